//! A reporting verb and its subject. In: a verb. Out: the phrase of its speaker, left of it ("X, head of Y, said"),
//! right of it ("..., said X") or behind "by", and the outlet that it was told. It does not know who is meant.

use super::phrase::{self, Head, Phrase};
use super::speaker::{Memory, settle};
use super::words::{self, Words, is_capital, is_mark, is_quote_mark};
use crate::model::document::{Document, Stance, TokenKind};
use std::ops::Range;

/// An apposition between a speaker and the verb ("Hasan, head of the clinic, said") has at most this many tokens.
const APPOSITION: usize = 18;

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
        return Some(Found { group: at..phrase.tokens.end, phrase, verb: at..verb.past, stance, via: None });
    }
    let parted = at > within.start && (document.text(at - 1) == "," || is_quote_mark(document, at - 1));
    if (parted || at == within.start)
        && let Some(phrase) = inverted(document, words, verb.past, within.end)
    {
        return Some(Found { group: at..phrase.tokens.end, phrase, verb: at..verb.past, stance, via: None });
    }
    let phrase = subject(document, words, end, within.start)?;
    if phrase.head == Head::Unknown && !verb.strong {
        return None;
    }
    let group = phrase.tokens.start..verb.past;
    let by =
        (document.fold(verb.past) == "by").then(|| phrase::after(words, document, verb.past + 1, within.end));
    let via = by.flatten().or_else(|| told(document, words, at, verb.past, within.end));
    Some(Found { group, phrase, verb: at..verb.past, stance, via })
}

/// Does what follows show that a word such as "claims" is a verb here?
fn introduces(document: &Document, past: usize, end: usize) -> bool {
    past >= end
        || document.fold(past) == "that"
        || is_quote_mark(document, past)
        || matches!(document.text(past), "," | ":" | ".")
}

/// Where the subject of the verb at `at` ends: auxiliaries, adverbs, days and "in a statement" stand between. Also
/// whether the verb is passive.
fn subject_end(document: &Document, words: &Words, at: usize, first: usize) -> (usize, bool) {
    let mut end = at;
    let mut passive = false;
    while end > first && at - end < APPOSITION {
        let before = end - 1;
        let fold = document.fold(before);
        let aux = matches!(
            fold,
            "has"
                | "have"
                | "had"
                | "also"
                | "later"
                | "further"
                | "earlier"
                | "then"
                | "again"
                | "too"
                | "since"
                | "already"
                | "previously"
                | "both"
                | "who"
                | "which"
                | "now"
                | "did"
                | "have also"
        );
        let be = matches!(fold, "was" | "were" | "is" | "are" | "be" | "been" | "being" | "get" | "got");
        passive |= be;
        let adverb =
            fold.len() > 3 && fold.ends_with("ly") && !is_capital(document, before) && fold != "family";
        if aux || be || adverb {
            end = before;
        } else if words.is_time(document, before) || words.is_statement(document, before) {
            // "On Monday", "in a statement": back to the preposition; without one it is part of the subject.
            let from = before.saturating_sub(4).max(first);
            let led = (from..before)
                .rev()
                .find(|i| matches!(document.fold(*i), "on" | "in" | "at" | "during" | "via"));
            let bare = words.is_time(document, before) && !is_capital(document, before);
            match led {
                Some(led) if (led..before).all(|i| !is_mark(document, i)) => end = led,
                _ if bare || (words.is_time(document, before) && before > first) => end = before,
                _ => break,
            }
        } else {
            break;
        }
    }
    (end, passive)
}

/// The subject that ends at `end`, also across an apposition ("Hasan, head of the clinic, said").
fn subject(document: &Document, words: &Words, end: usize, first: usize) -> Option<Phrase> {
    let last = end.checked_sub(1).filter(|last| *last >= first)?;
    if document.text(last) == "," {
        let from = last.saturating_sub(APPOSITION).max(first);
        let comma = (from..last).rev().find(|i| document.text(*i) == "," || is_quote_mark(document, *i))?;
        let plain = (comma + 1..last).all(|i| words.verb(document, i, last).is_none());
        let phrase = phrase::before(words, document, comma, first).filter(|p| {
            document.text(comma) == ","
                && plain
                && matches!(p.head, Head::Name | Head::Noun)
                && opens_clause(document, p.tokens.start, first)
        });
        // "Who" in front of the verb: the phrase right before the comma is meant.
        return phrase.or_else(|| {
            let relative = matches!(document.fold(end), "who" | "which");
            relative.then(|| phrase::before(words, document, last, first)).flatten()
        });
    }
    let phrase = phrase::before(words, document, end, first)?;
    // "General Hasan, army chief said": a title behind a name, with its closing comma left out.
    let comma = phrase.tokens.start.checked_sub(1).filter(|i| *i > first && document.text(*i) == ",");
    let titled = words.noun(document, end - 1).is_some();
    let whole = comma.filter(|_| titled).and_then(|comma| phrase::before(words, document, comma, first));
    let whole = whole.filter(|p| {
        p.head == Head::Name && p.tokens.len() > 1 && opens_clause(document, p.tokens.start, first)
    });
    Some(whole.unwrap_or(phrase))
}

/// Does a clause begin at token `at`?
fn opens_clause(document: &Document, at: usize, first: usize) -> bool {
    at == first || {
        let before = at - 1;
        is_mark(document, before)
            || matches!(document.fold(before), "and" | "but" | "that" | "while" | "as" | "when")
    }
}

/// The speaker behind the verb: "..., said X", with nothing behind X that would make it the subject of a clause.
fn inverted(document: &Document, words: &Words, start: usize, end: usize) -> Option<Phrase> {
    let phrase = phrase::after(words, document, start, end)?;
    if !matches!(phrase.head, Head::Name | Head::Noun) {
        return None;
    }
    let past = phrase.tokens.end;
    let closes = past >= end
        || (is_mark(document, past) && document.text(past) != "(")
        || words.is_time(document, past);
    let venue = matches!(
        document.fold(past),
        "in" | "on" | "at" | "during" | "of" | "for" | "from" | "who" | "late" | "early"
    ) && (past + 1..end.min(past + 6))
        .any(|i| words.is_statement(document, i) || words.is_time(document, i))
        || document.fold(past) == "who";
    (closes || venue).then_some(phrase)
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
