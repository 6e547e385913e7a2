//! The noun phrases of speakers, found without a parser: a run of capitals, common nouns that speak, what stands
//! between them, and a determiner. In: the token that a phrase must end before, or begin at. Out: its tokens and
//! what its head is. It does not know who the speaker is.

use super::edge;
use super::words::{Words, is_capital, is_mark};
use crate::model::document::{Document, ParagraphKind, Sentence, TokenKind};
use std::ops::Range;

/// A speaker's phrase has at most this many tokens: "the head of the information department of the Ministry of
/// Defence of Kazakhstan" has 13.
const LONGEST: usize = 14;

/// At most so many words in lower case that are no known nouns ("senior", "local"): more is running text.
const MODIFIERS: usize = 4;

/// What a phrase is, by its head.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Head {
    /// A name.
    Name,
    /// A common noun that speaks.
    Noun,
    /// A statement, a report: it speaks for somebody else.
    Statement,
    /// He, she, it, they.
    Pronoun,
    /// A word that nothing is known of, behind a determiner.
    Unknown,
}

/// A phrase that may be a speaker.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phrase {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// What it is.
    pub head: Head,
}

/// The phrase that ends right before token `end` and begins at `first` or later, without what belongs to the clause
/// before it.
pub fn before(words: &Words, document: &Document, end: usize, first: usize) -> Option<Phrase> {
    let phrase = back(words, document, end, first)?;
    if phrase.head == Head::Pronoun {
        return Some(phrase);
    }
    let start = edge::start(words, document, phrase.tokens.clone(), first)?;
    if start == phrase.tokens.start { Some(phrase) } else { whole(words, document, start..phrase.tokens.end) }
}

/// The same, as far back as its words go.
pub fn back(words: &Words, document: &Document, end: usize, first: usize) -> Option<Phrase> {
    let floor = end.saturating_sub(LONGEST).max(first);
    // "James Fox Jr. said": the point is not the sentence's.
    let junior = |at: usize| matches!(document.fold(at), "jr" | "sr" | "inc" | "co" | "corp" | "ltd");
    let end = end - usize::from(end >= floor + 2 && document.text(end - 1) == "." && junior(end - 2));
    let mut start = end;
    let mut modifiers = 0;
    while start > floor {
        let at = start - 1;
        let fold = document.fold(at);
        if document.text(at) == ")" {
            start = (at.saturating_sub(6).max(floor)..at).rev().find(|i| document.text(*i) == "(")?;
        } else if is_pronoun(fold) && start == end && !is_upper(document, at) {
            return Some(Phrase { tokens: at..end, head: Head::Pronoun });
        } else if is_determiner(fold) && !is_upper(document, at) {
            if start == end {
                break;
            }
            start = at;
            let joined = at >= floor + 2 && joins(words, document, at - 1, at - 2);
            if !joined {
                break;
            }
            start = at - 1;
        } else if fold == "'s" {
            if start == end {
                break;
            }
            start = at;
        } else if document.tokens.get(at).is_some_and(|t| t.kind == TokenKind::Number) {
            // "Two officials" in digits; a number is never the head.
            start -= usize::from(start < end && words.noun(document, start).is_some());
            break;
        } else if words.is_title_point(document, at) && start < end {
            start = at;
        } else if is_mark(document, at) {
            break;
        } else if is_joiner(fold) {
            if start == end || at <= floor || !joins(words, document, at, at - 1) {
                break;
            }
            start = at;
        } else if is_barrier(words, document, at) {
            break;
        } else {
            if !is_capital(document, at) && words.noun(document, at).is_none() {
                modifiers += 1;
            }
            if modifiers > MODIFIERS {
                break;
            }
            start = at;
        }
    }
    whole(words, document, start..end)
}

/// The phrase that begins at token `start` and ends at `limit` or earlier.
pub fn after(words: &Words, document: &Document, start: usize, limit: usize) -> Option<Phrase> {
    let limit = limit.min(start + LONGEST);
    let mut past = start;
    // One past the last token that can be the phrase's last.
    let mut good = start;
    let mut modifiers = 0;
    while past < limit {
        let fold = document.fold(past);
        let next = past + 1;
        if document.text(past) == "(" && good > start {
            let Some(close) = (next..limit.min(past + 7)).find(|i| document.text(*i) == ")") else { break };
            past = close + 1;
            good = past;
            continue;
        } else if past == start && is_pronoun(fold) && !is_upper(document, past) {
            return Some(Phrase { tokens: past..next, head: Head::Pronoun });
        } else if is_determiner(fold) && !is_upper(document, past) {
            let joined = past > start && is_joiner(document.fold(past - 1));
            if past > start && !joined {
                break;
            }
        } else if fold == "'s" {
            if past == start {
                break;
            }
        } else if document.tokens.get(past).is_some_and(|t| t.kind == TokenKind::Number) {
            // "Channel 7 News".
            if past > start && !matches!(document.fold(past - 1), "channel" | "newschannel") {
                break;
            }
            if past > start {
                good = next;
            }
        } else if words.is_title_point(document, past) && past > start {
            // "Gen. Hasan": the point belongs to the title.
        } else if is_mark(document, past) {
            break;
        } else if is_joiner(fold) {
            if past == start || !joins(words, document, past, past - 1) || !opens(words, document, next) {
                break;
            }
        } else if is_barrier(words, document, past) {
            break;
        } else if is_capital(document, past) || words.noun(document, past).is_some() {
            good = next;
        } else {
            modifiers += 1;
            if modifiers > MODIFIERS {
                break;
            }
            if words.is_statement(document, past) {
                good = next;
            }
        }
        past = next;
    }
    let end = if good > start { good } else { past };
    whole(words, document, start..end)
}

/// The phrase over `tokens`, if its head makes one.
fn whole(words: &Words, document: &Document, tokens: Range<usize>) -> Option<Phrase> {
    let mut tokens = tokens;
    while tokens.start < tokens.end
        && (is_mark(document, tokens.start) || document.fold(tokens.start) == "'s")
    {
        tokens.start += 1;
    }
    let mut last = tokens.end.checked_sub(1).filter(|last| *last >= tokens.start)?;
    if document.text(last) == ")" {
        last = (tokens.start..last).rev().find(|i| document.text(*i) == "(")?.checked_sub(1)?;
    }
    // The head of "a spokesman for the agency" stands before the first joiner, that of "US officials" is the last.
    let joiner = tokens.clone().skip(1).find(|i| is_joiner(document.fold(*i)));
    let head = joiner.map_or(last, |i| i - 1).max(tokens.start);
    let known = |i: usize| words.noun(document, i).is_some();
    let determined = is_determiner(document.fold(tokens.start));
    // "Reports say": a capital that the sentence gives.
    let opens = head == tokens.start && document.tokens_of(document.sentence_of(head)).start == head;
    let head = if words.is_statement(document, head) && (opens || !is_capital(document, head)) {
        Head::Statement
    } else if is_capital(document, head)
        && !(head == tokens.start && is_determiner(document.fold(head)) && !is_upper(document, head))
    {
        Head::Name
    } else if known(head) || known(last) {
        Head::Noun
    } else if determined && tokens.len() > 1 {
        Head::Unknown
    } else {
        return None;
    };
    Some(Phrase { tokens, head })
}

/// Can the word be no part of a phrase? ("Reports" can: it is a noun too.)
fn is_barrier(words: &Words, document: &Document, at: usize) -> bool {
    let contraction = document.fold(at).ends_with("n't");
    let stop = words.is_stop(document, at) && !words.is_statement(document, at);
    let me = fold_is_me(document.fold(at));
    contraction || me || is_adverb(document, at) || (stop && !is_surname(words, document, at))
}

/// "I'd say", "we're determined": the speaker is who is quoted, and known already.
fn fold_is_me(fold: &str) -> bool {
    let pronoun = fold.split(['\'', '\u{2019}']).next().unwrap_or(fold);
    matches!(pronoun, "i" | "we" | "you")
}

/// "Omar Said": in running text a capital right behind a capital is a name, whatever else the word may be.
fn is_surname(words: &Words, document: &Document, at: usize) -> bool {
    let names =
        at > 0 && is_capital(document, at) && is_capital(document, at - 1) && !words.is_time(document, at);
    let paragraph = |s: &Sentence| document.paragraphs.get(s.paragraph as usize).map(|p| p.kind);
    names && document.sentences.get(document.sentence_of(at)).and_then(paragraph) == Some(ParagraphKind::Body)
}

/// May the word at `joiner` tie what follows to the noun at `noun`?
fn joins(words: &Words, document: &Document, joiner: usize, noun: usize) -> bool {
    let speaks = words.noun(document, noun).is_some() || words.is_statement(document, noun);
    match document.fold(joiner) {
        "of" | "for" => speaks || is_capital(document, noun),
        "by" => words.is_statement(document, noun),
        "in" | "at" | "from" | "with" | "to" => speaks,
        _ => false,
    }
}

/// Can a phrase go on with token `at` behind a joiner?
fn opens(words: &Words, document: &Document, at: usize) -> bool {
    let noun = |i: usize| {
        (is_capital(document, i) || words.noun(document, i).is_some()) && !words.is_stop(document, i)
    };
    let venue = words.is_statement(document, at + 1) && !is_capital(document, at + 1);
    noun(at) || (is_determiner(document.fold(at)) && !venue)
}

fn is_upper(document: &Document, at: usize) -> bool {
    document.tokens.get(at).is_some_and(|t| t.case == crate::model::document::Case::Upper)
}

fn is_adverb(document: &Document, at: usize) -> bool {
    let fold = document.fold(at);
    fold.len() > 3
        && fold.ends_with("ly")
        && !is_capital(document, at)
        && !matches!(fold, "family" | "elderly" | "assembly")
}

/// Is it a word that ties two parts of a phrase?
pub fn is_joiner(fold: &str) -> bool {
    matches!(fold, "of" | "for" | "in" | "at" | "from" | "with" | "by" | "to")
}

/// Is it a word that a phrase begins with?
pub fn is_determiner(fold: &str) -> bool {
    matches!(
        fold,
        "the"
            | "a"
            | "an"
            | "his"
            | "her"
            | "its"
            | "their"
            | "our"
            | "some"
            | "several"
            | "many"
            | "one"
            | "two"
            | "three"
            | "four"
            | "another"
            | "other"
            | "multiple"
            | "both"
            | "most"
            | "these"
            | "those"
            | "my"
    )
}

/// Is it a pronoun that stands for a speaker?
pub fn is_pronoun(fold: &str) -> bool {
    matches!(fold, "he" | "she" | "it" | "they" | "him" | "them")
}
