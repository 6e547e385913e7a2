//! A reporting verb and its subject. In: a verb. Out: the phrase of its speaker, left of it ("X, head of Y, said"),
//! right of it ("..., said X") or behind "by", and the outlet that it was told. It does not know who is meant.

use super::memory::Memory;
use super::phrase::{self, Head, Phrase};
use super::speaker::settle;
use super::subject::{Subject, subject, subject_end};
use super::words::{self, Words, is_capital, is_mark, is_quote_mark};
use crate::model::document::{Document, Stance, TokenKind};
use std::ops::Range;

/// A phrase and its verb, before it is known who is meant.
pub struct Found {
    /// From the first to one past the last token of speaker and verb.
    pub group: Range<usize>,
    /// The speaker.
    pub phrase: Phrase,
    /// The verb.
    pub verb: Range<usize>,
    /// How the speaker stands to what is said.
    pub stance: Stance,
    /// Who passes it on.
    pub via: Option<Phrase>,
    /// Who else says it ("police and witnesses").
    pub also: Option<Phrase>,
    /// The name that an apposition gives the speaker.
    pub name: Option<Range<usize>>,
}

/// A reporting verb with its speaker, left or right of it.
pub fn spoken(
    document: &Document,
    words: &Words,
    verb: &words::Verb,
    at: usize,
    within: Range<usize>,
    stance: Stance,
) -> Option<Found> {
    if verb.noun && !introduces(document, verb.past, within.end) {
        return None;
    }
    // "The airline added 12 planes", "an order": things are added, not words.
    let counted = document.tokens.get(verb.past).is_some_and(|t| t.kind == TokenKind::Number);
    if document.fold(at) == "added" && (counted || matches!(document.fold(verb.past), "a" | "an" | "to")) {
        return None;
    }
    let quoted = document.fold(verb.past.saturating_sub(2)) == "as" || document.fold(at + 1) == "quoted";
    let (end, passive) = subject_end(document, words, at, within.start);
    if passive && !quoted {
        // "Was reported by X".
        let by = (document.fold(verb.past) == "by")
            .then(|| phrase::after(words, document, verb.past + 1, within.end));
        let phrase = by.flatten().filter(|p| p.head != Head::Unknown)?;
        let group = at..phrase.tokens.end;
        return Some(Found { group, phrase, verb: at..verb.past, stance, via: None, also: None, name: None });
    }
    let parted = at > within.start && (document.text(at - 1) == "," || is_quote_mark(document, at - 1));
    // "The fire spread said police.": "said" takes no object, so what closes the sentence is its subject.
    let bare = matches!(document.fold(at), "said" | "says") && !is_capital(document, at);
    // "..., a spokesman, Omar Hadi, told the agency": who is told does not speak.
    let tells = matches!(document.fold(at), "told" | "tells" | "tell");
    if (parted || bare || at == within.start)
        && !tells
        && let Some((phrase, also)) =
            inverted(document, words, verb.past, within.end, !parted && at > within.start)
    {
        let end = also.as_ref().map_or(phrase.tokens.end, |also| also.tokens.end);
        return Some(Found {
            group: at..end,
            phrase,
            verb: at..verb.past,
            stance,
            via: None,
            also,
            name: None,
        });
    }
    let Subject { phrase, also, name } = subject(document, words, end, within.start)?;
    if phrase.head == Head::Unknown && !verb.strong {
        return None;
    }
    let group = also.as_ref().map_or(phrase.tokens.start, |also| also.tokens.start)..verb.past;
    let by =
        (document.fold(verb.past) == "by").then(|| phrase::after(words, document, verb.past + 1, within.end));
    let via = by.flatten().or_else(|| told(document, words, at, verb.past, within.end));
    Some(Found { group, phrase, verb: at..verb.past, stance, via, also, name })
}

/// Does what follows show that a word such as "claims" is a verb here?
fn introduces(document: &Document, past: usize, end: usize) -> bool {
    past >= end
        || document.fold(past) == "that"
        || is_quote_mark(document, past)
        || matches!(document.text(past), "," | ":" | ".")
}

/// The speaker behind the verb: "..., said X", with nothing behind X that would make it the subject of a clause;
/// and who else: "said X and Y". `last`: X must close the sentence.
fn inverted(
    document: &Document,
    words: &Words,
    start: usize,
    end: usize,
    last: bool,
) -> Option<(Phrase, Option<Phrase>)> {
    let plain = |p: &Phrase| matches!(p.head, Head::Name | Head::Noun);
    let phrase = phrase::after(words, document, start, end).filter(plain)?;
    let past = phrase.tokens.end;
    if document.fold(past) == "and"
        && let Some(also) = phrase::after(words, document, past + 1, end).filter(plain)
        && closes(document, words, also.tokens.end, end, last)
    {
        return Some((phrase, Some(also)));
    }
    closes(document, words, past, end, last).then_some((phrase, None))
}

/// Does the phrase that ends at `past` end the clause?
fn closes(document: &Document, words: &Words, past: usize, end: usize, last: bool) -> bool {
    if last {
        return past >= end || matches!(document.text(past), "." | "!" | "?");
    }
    let venue = matches!(
        document.fold(past),
        "in" | "on" | "at" | "during" | "of" | "for" | "from" | "who" | "late" | "early"
    ) && (past + 1..end.min(past + 6))
        .any(|i| words.is_statement(document, i) || words.is_time(document, i))
        || document.fold(past) == "who";
    past >= end
        || (is_mark(document, past) && document.text(past) != "(")
        || words.is_time(document, past)
        || venue
}

/// The outlet in "X told the outlet".
fn told(document: &Document, words: &Words, at: usize, past: usize, end: usize) -> Option<Phrase> {
    if !matches!(document.fold(at), "told" | "tells" | "tell") {
        return None;
    }
    let listener = phrase::after(words, document, past, end).filter(|p| p.head == Head::Name)?;
    let outlet = settle(words, document, &listener, end, &Memory::default())?;
    let news = |i: usize| {
        matches!(
            document.fold(i),
            "news"
                | "agency"
                | "newspaper"
                | "channel"
                | "television"
                | "tv"
                | "radio"
                | "network"
                | "magazine"
                | "times"
                | "post"
                | "daily"
        )
    };
    (outlet.outlet || listener.tokens.clone().any(news)).then_some(listener)
}
