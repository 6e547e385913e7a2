//! The subject of a reporting verb, left of it. In: the verb. Out: the phrase of the speaker, also across an
//! apposition ("Hasan, head of the clinic, said") or a relative clause, and who else speaks ("police and witnesses").

use super::phrase::{self, Head, Phrase};
use super::words::{Sort, Words, is_capital, is_mark, is_quote_mark};
use crate::model::document::{Document, Mention, MentionValue};
use std::ops::Range;

/// An apposition between a speaker and the verb ("Hasan, head of the clinic, said") has at most this many tokens.
const APPOSITION: usize = 18;

/// A relative clause without commas ("Hasan who runs the clinic said") has at most so many.
const RELATIVE: usize = 18;

/// One that ends in what could be a speaker itself has at most so many.
const SHORT_RELATIVE: usize = 8;

/// The subject of a verb.
pub struct Subject {
    /// The speaker.
    pub phrase: Phrase,
    /// Who else says it.
    pub also: Option<Phrase>,
    /// The name that an apposition gives the speaker ("a spokesman, Omar Hadi, said").
    pub name: Option<Range<usize>>,
}

/// Where the subject of the verb at `at` ends: auxiliaries, adverbs, days and "in a statement" stand between. Also
/// whether the verb is passive.
pub fn subject_end(document: &Document, words: &Words, at: usize, first: usize) -> (usize, bool) {
    let mut end = at;
    let mut passive = false;
    while end > first && at - end < APPOSITION {
        let before = end - 1;
        let fold = document.fold(before);
        // "The WHO said": in capitals it is an institution.
        let institution = document.text(before) == "WHO";
        let aux = !institution
            && matches!(
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

/// The subject that ends at `end`.
pub fn subject(document: &Document, words: &Words, end: usize, first: usize) -> Option<Subject> {
    let last = end.checked_sub(1).filter(|last| *last >= first)?;
    if document.text(last) == "," {
        if let Some(subject) = parted(document, words, last, first) {
            return Some(subject);
        }
        // "Who" in front of the verb: the phrase right before the comma is meant.
        let relative = matches!(document.fold(end), "who" | "which");
        let phrase = relative.then(|| phrase::before(words, document, last, first)).flatten()?;
        return Some(Subject { phrase, also: None, name: None });
    }
    // "Two people familiar with the matter said".
    if let Some(matter) = phrase::back(words, document, end, first)
        && let Some(phrase) = insider(document, words, matter.tokens.start, first)
    {
        return Some(Subject { phrase, also: None, name: None });
    }
    let phrase = match phrase::before(words, document, end, first) {
        Some(phrase) => relative(document, words, &phrase.tokens, first).unwrap_or(phrase),
        None => relative(document, words, &(end..end), first)?,
    };
    // "An organisation monitoring the conflict said".
    if let Some(ing) =
        phrase.tokens.start.checked_sub(1).filter(|i| phrase.head == Head::Unknown && *i > first)
        && document.fold(ing).ends_with("ing")
    {
        let phrase = phrase::before(words, document, ing, first).filter(|p| p.head == Head::Noun)?;
        return Some(Subject { phrase, also: None, name: None });
    }
    // "Qamishli resident Omar Hadi a writer said": an apposition that lost its commas.
    let article = matches!(document.fold(phrase.tokens.start), "a" | "an" | "the");
    if article
        && phrase.head == Head::Noun
        && words.noun(document, phrase.tokens.end - 1) == Some(Sort::Person)
    {
        let start = phrase.tokens.start;
        let person = (start.saturating_sub(4).max(first)..start)
            .any(|i| person_at(document, i).is_some_and(|person| person.end == start));
        let person = person.then(|| phrase::before(words, document, start, first)).flatten();
        if let Some(phrase) = person.filter(|p| opens_clause(document, p.tokens.start, first)) {
            return Some(Subject { phrase, also: None, name: None });
        }
    }
    // "General Hasan, army chief said": a title behind a name, with its closing comma left out.
    let comma = phrase.tokens.start.checked_sub(1).filter(|i| *i > first && document.text(*i) == ",");
    let titled = phrase.tokens.end == end && words.noun(document, end - 1).is_some();
    let whole = comma.filter(|_| titled).and_then(|comma| phrase::before(words, document, comma, first));
    let whole = whole.filter(|p| {
        p.head == Head::Name && p.tokens.len() > 1 && opens_clause(document, p.tokens.start, first)
    });
    if let Some(phrase) = whole {
        return Some(Subject { phrase, also: None, name: None });
    }
    let also = joined(document, words, &phrase, first);
    Some(Subject { phrase, also, name: None })
}

/// "X, head of Y, said", "A spokesman for Y, Omar Hadi, said", "X, 45, of Y, said": the comma is at `last`.
fn parted(document: &Document, words: &Words, last: usize, first: usize) -> Option<Subject> {
    let from = last.saturating_sub(APPOSITION).max(first);
    let mut comma = last;
    loop {
        comma = (from..comma).rev().find(|i| document.text(*i) == "," || is_quote_mark(document, *i))?;
        let spoken = (comma + 1..last).any(|i| words.verb(document, i, last).is_some());
        if document.text(comma) != "," || spoken {
            return None;
        }
        let phrase = phrase::before(words, document, comma, first).filter(|p| {
            matches!(p.head, Head::Name | Head::Noun) && opens_clause(document, p.tokens.start, first)
        });
        let Some(phrase) = phrase else { continue };
        // "Omar Hadi, a guard at the mill, on the coast, said": the name is meant.
        let start = phrase.tokens.start;
        let outer = (start > first + 1 && document.text(start - 1) == ",")
            .then(|| phrase::before(words, document, start - 1, first))
            .flatten()
            .filter(|p| p.head == Head::Name && opens_clause(document, p.tokens.start, first));
        let phrase = outer.filter(|_| phrase.head == Head::Noun).unwrap_or(phrase);
        // "Omar, an engineer, went to Homs, said a friend".
        let acts = (comma..last).any(|i| document.text(i) == "," && words.is_past(document, i + 1));
        let inner = (comma + 1..last).any(|i| document.text(i) == ",") && phrase.tokens.start > first;
        if acts || (inner && document.text(phrase.tokens.start - 1) == ",") {
            return None;
        }
        // A list: "In Homs, Hama, ..."; a lone place in front of a subject.
        let place = |m: &&Mention| {
            matches!(m.value, MentionValue::Place(_)) && m.tokens.end as usize == phrase.tokens.end
        };
        let name = (comma + 1..last)
            .take(4)
            .find_map(|i| person_at(document, i).filter(|person| person.end == last));
        let name = name.filter(|_| phrase.head == Head::Noun);
        if phrase.head == Head::Name
            && document.mentions_in(phrase.tokens.clone()).iter().find(place).is_some()
            && person_at(document, comma + 1).is_some()
        {
            return None;
        }
        return Some(Subject { phrase, also: None, name });
    }
}

/// "Two people familiar with the matter", "sources with knowledge of the talks": who knows what begins at `at`.
fn insider(document: &Document, words: &Words, at: usize, first: usize) -> Option<Phrase> {
    let back = |n: usize| at.checked_sub(n).filter(|i| *i > first).map_or("", |i| document.fold(i));
    let length = match (back(2), back(1)) {
        ("familiar", "with") | ("close", "to") | ("briefed", "on") => 2,
        ("knowledge", "of") if back(3) == "with" => 3,
        ("knowledge", "of") if back(4) == "with" => 4,
        _ => return None,
    };
    // "People" speak for nobody, and so are no known noun.
    phrase::before(words, document, at - length, first)
        .filter(|p| matches!(p.head, Head::Noun | Head::Unknown))
}

fn person_at(document: &Document, at: usize) -> Option<Range<usize>> {
    let mentions = document.mentions_in(at..at + 1).iter();
    let person = mentions.into_iter().find(|m| matches!(m.value, MentionValue::Person(_)))?;
    Some(person.tokens.start as usize..person.tokens.end as usize)
}

/// "Hasan who runs the clinic said": whom the relative clause describes, when `object` is its object.
fn relative(document: &Document, words: &Words, object: &Range<usize>, first: usize) -> Option<Phrase> {
    let from = object.start.saturating_sub(RELATIVE).max(first + 1);
    let who = (from..object.end)
        .rev()
        .take_while(|i| {
            !is_mark(document, *i) && words.verb(document, *i, object.end).is_none_or(|v| !v.strong)
        })
        .find(|i| matches!(document.fold(*i), "who" | "which"))?;
    let led = object.start > who
        && matches!(
            document.fold(object.start - 1),
            "and"
                | "in"
                | "on"
                | "at"
                | "of"
                | "across"
                | "from"
                | "for"
                | "by"
                | "with"
                | "to"
                | "near"
                | "against"
        );
    if !led && !object.is_empty() && object.end - who > SHORT_RELATIVE {
        return None;
    }
    let phrase = phrase::before(words, document, who, first)?;
    (matches!(phrase.head, Head::Name | Head::Noun) && opens_clause(document, phrase.tokens.start, first))
        .then_some(phrase)
}

/// "Police and witnesses said": who stands before "and", unless it belongs to the clause before.
fn joined(document: &Document, words: &Words, phrase: &Phrase, first: usize) -> Option<Phrase> {
    let and = phrase.tokens.start.checked_sub(1).filter(|i| *i > first && document.fold(*i) == "and")?;
    if !matches!(phrase.head, Head::Name | Head::Noun) {
        return None;
    }
    let other = phrase::before(words, document, and, first)?;
    let sure = matches!(other.head, Head::Name | Head::Noun)
        && (opens_clause(document, other.tokens.start, first) || is_institution(document, words, &other));
    sure.then_some(other)
}

/// Is the phrase, or what it ends with, a well-known institution or "state media"?
fn is_institution(document: &Document, words: &Words, phrase: &Phrase) -> bool {
    let Range { start, end } = phrase.tokens.clone();
    let term = |list| (start..end).any(|i| words.lexicon.term_at(list, document, i, end) == Some(end));
    words.speakers.is_some_and(|list| is_capital(document, end - 1) && term(list))
}

/// Does a clause begin at token `at`?
pub fn opens_clause(document: &Document, at: usize, first: usize) -> bool {
    at == first || {
        let before = at - 1;
        is_mark(document, before)
            || matches!(document.fold(before), "and" | "but" | "that" | "while" | "as" | "when")
    }
}
