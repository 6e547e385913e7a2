//! What grouping needs of an article. In: a document, with or without mentions (dates are used when they are there),
//! and its claims. Out: its [`Features`], after which the text can be dropped. It counts and weighs nothing: that takes the batch.

mod days;
mod facts;
mod furniture;
mod keys;
mod title;
mod wording;

use crate::lexicon::words::Lexicon;
use crate::model::article::Field;
use crate::model::claim::Claim;
use crate::model::document::{Document, ParagraphKind};
use crate::model::features::{Features, Segment, day_number, hash};
use crate::model::vocabulary::Vocabulary;
use std::ops::Range;

/// Text past this many bytes is not looked at: news articles that we saw have up to 40,000, and what an article is
/// about stands near its top.
const LONGEST: u32 = 60_000;

/// A headline made of the first sentence is cut after this many characters.
const HEADLINE: usize = 120;

/// Reads the features of a document. `words` is that of the batch.
pub fn features(document: &Document, claims: &[Claim], lexicon: &Lexicon, words: &Vocabulary) -> Features {
    let mut reader = keys::Reader::new(document, lexicon);
    let title = title_tokens(document);
    let mut parts = Vec::new();
    if !furniture::is_furniture(document, lexicon, title.clone(), Field::Title) {
        for part in title::parts(document, lexicon, title.clone()) {
            let seen = reader.read(part.clone());
            parts.push(Segment { seen, ..segment(document, part) });
        }
    }
    let mut segments = Vec::new();
    for sentence in body(document) {
        let tokens = document.tokens_of(sentence);
        if !furniture::is_furniture(document, lexicon, tokens.clone(), Field::Text) {
            let seen = reader.read(tokens.clone());
            let days = days::days(document, lexicon, tokens.clone()).into();
            let shingles = wording::shingles(document, tokens.clone());
            segments.push(Segment { seen, days, shingles, ..segment(document, tokens) });
        }
    }
    Features {
        id: document.article.id.clone(),
        hash: content_hash(document),
        published: document
            .article
            .meta
            .published
            .map(|p| day_number(p.day))
            .or_else(|| days::page_day(document)),
        headline: headline(document),
        title: parts,
        segments,
        keys: reader.keys(words),
        facts: facts::facts(claims, words),
    }
}

/// The tokens of the title field.
fn title_tokens(document: &Document) -> Range<usize> {
    let sentences = document.paragraphs.first().filter(|p| p.kind == ParagraphKind::Title);
    sentences.map_or(0..0, |p| {
        let start = document.tokens_of(p.sentences.start as usize).start;
        start..(p.sentences.end as usize).checked_sub(1).map_or(start, |last| document.tokens_of(last).end)
    })
}

/// The sentences of the text, without a first paragraph that only says the title again.
fn body(document: &Document) -> impl Iterator<Item = usize> + '_ {
    let text = document.article.readable();
    let title = document.article.title().unwrap_or_default().trim();
    let first = document.paragraphs.iter().position(|p| p.kind != ParagraphKind::Title).unwrap_or(0);
    let body = document.paragraphs.iter().enumerate().skip(first);
    body.filter(move |(i, p)| *i != first || !p.span.of(text).trim().eq_ignore_ascii_case(title))
        .flat_map(|(_, p)| p.sentences.clone())
        .map(|sentence| sentence as usize)
        .take_while(|sentence| {
            let start = document.sentences.get(*sentence).map_or(0, |s| s.span.start);
            start.saturating_sub(document.article.text_start()) < LONGEST
        })
}

fn segment(document: &Document, tokens: Range<usize>) -> Segment {
    let span = document.span(tokens.clone());
    // Up to the next token, so that lengths add up to the text's.
    let next = document.tokens.get(tokens.end).map_or(span.end, |token| token.span.start);
    let text = span.of(document.article.readable());
    Segment { hash: hash(text.as_bytes()), bytes: next.saturating_sub(span.start), ..Segment::default() }
}

fn content_hash(document: &Document) -> u64 {
    let published = document.article.meta.published.map(|p| p.day.to_string()).unwrap_or_default();
    hash(format!("{published}\n{}", document.article.text()).as_bytes())
}

fn headline(document: &Document) -> String {
    let text = document.article.readable();
    let first = || document.sentences.first().map_or("", |sentence| sentence.span.of(text));
    let line = document.article.title().map(str::trim).filter(|t| !t.is_empty()).unwrap_or_else(first);
    let words = line.split_whitespace().collect::<Vec<_>>().join(" ");
    match words.char_indices().nth(HEADLINE) {
        Some((cut, _)) => format!("{} ...", words[..cut].trim_end()),
        None => words,
    }
}
