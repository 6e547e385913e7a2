//! Where a speaker's phrase begins, when no punctuation tells. In: the phrase as it was read from its verb to the
//! left. Out: its first token, or nothing where what was read is the place of something else ("across the country
//! said"). News copy loses its commas; then the end of one clause runs into the speaker of the next.

use super::phrase::{self, Head, is_determiner};
use super::words::{Sort, Words, is_capital, is_mark};
use crate::model::document::{Document, Mention, MentionValue};
use std::ops::Range;

/// "Activists in the district of Alwaer in Homs": so many prepositions stand between a speaker and the verb.
const NESTED: usize = 3;

/// From one preposition to the one before: "in the old town of".
const REACH: usize = 6;

/// The first token of the phrase over `tokens`, which may begin at `first` at the earliest.
pub fn start(words: &Words, document: &Document, tokens: Range<usize>, first: usize) -> Option<usize> {
    let closed = document.text(tokens.end.checked_sub(1)?) == ")";
    let bracket = tokens.clone().find(|i| closed && document.text(*i) == "(").unwrap_or(tokens.end);
    let core = tokens.start..bracket;
    if core.is_empty() {
        return Some(tokens.start);
    }
    let mut start = core.start;
    // At the beginning of a clause there is nothing before the phrase that could have run into it.
    if !opens(document, start, first) {
        start = behind_plural(words, document, start..core.end);
        start = behind_unknown(words, document, start..core.end);
    }
    start = behind_place(words, document, start..core.end, first);
    start = named(words, document, start..core.end);
    let led = start > first && is_preposition(document, start - 1);
    if !led {
        return Some(start);
    }
    if let Some(outer) = outer(words, document, start - 1, first) {
        return Some(outer);
    }
    speaks(words, document, start..core.end).then_some(start)
}

/// Does a sentence or a clause begin at token `at`, for sure?
fn opens(document: &Document, at: usize, first: usize) -> bool {
    at == first
        || is_mark(document, at - 1)
        || matches!(document.fold(at - 1), "but" | "that" | "while" | "where" | "because")
}

/// Can the phrase speak although a preposition stands before it?
fn speaks(words: &Words, document: &Document, tokens: Range<usize>) -> bool {
    let last = tokens.end - 1;
    let joiner = tokens.clone().skip(1).find(|i| phrase::is_joiner(document.fold(*i)));
    words.noun(document, last).is_some()
        || joiner.is_some_and(|joiner| words.noun(document, joiner - 1).is_some())
        || words.is_statement(document, last)
        || mention_ending(document, tokens.clone())
            .is_some_and(|m| matches!(m.value, MentionValue::Person(_) | MentionValue::Organization(_)))
        || (tokens.clone().any(|i| words.noun(document, i).is_some()) && !is_place(document, last))
}

/// "Eight volunteers opposition activists": persons in the plural do not stand before another noun.
fn behind_plural(words: &Words, document: &Document, tokens: Range<usize>) -> usize {
    let last = tokens.end - 1;
    let ends = |i: &usize| {
        let next = i + 1;
        !is_capital(document, *i)
            && document.fold(*i).ends_with('s')
            && words.noun(document, *i) == Some(Sort::Person)
            && !is_mark(document, next)
            && document.fold(next) != "'s"
            && !phrase::is_joiner(document.fold(next))
            && (next..=last).all(|i| words.role(document, i).is_none() || document.fold(i).ends_with('s'))
    };
    (tokens.start..last).rev().find(ends).map_or(tokens.start, |i| i + 1)
}

/// "Equipment state-run SANA", "wounding dozens more observers": without a determiner, words in lower case that
/// describe no speaker belong to the clause before.
fn behind_unknown(words: &Words, document: &Document, tokens: Range<usize>) -> usize {
    let last = tokens.end - 1;
    let from = (tokens.start..last)
        .rev()
        .find(|i| phrase::is_joiner(document.fold(*i)) || document.fold(*i) == "'s")
        .map_or(tokens.start, |i| i + 1);
    if from > tokens.start {
        return tokens.start;
    }
    let possessed =
        matches!(document.fold(from), "his" | "her" | "its" | "their") && is_capital(document, last);
    // "The prison wounding dozens more guards".
    let participle = |i: &usize| {
        !is_capital(document, *i)
            && document.fold(*i).ends_with("ing")
            && words.noun(document, i + 1).is_none()
            && !words.describes(document, *i)
    };
    let cut = (from + 2..last).rev().find(participle);
    if is_determiner(document.fold(from)) && !possessed && cut.is_none() {
        return from;
    }
    let foreign = |i: &usize| {
        let lower = !is_capital(document, *i) && !is_mark(document, *i);
        // "Thomas de Maiziere".
        let particle = *i > from && is_capital(document, i - 1) && is_capital(document, i + 1);
        lower && !particle && words.noun(document, *i).is_none() && !words.describes(document, *i)
    };
    (cut.unwrap_or(from)..last).rev().find(foreign).map_or(tokens.start, |i| i + 1)
}

/// "In southern Syria residents", "the Salah al-Din district of Aleppo Syrian state television": a place behind its
/// preposition ends there, and the speaker begins behind it.
fn behind_place(words: &Words, document: &Document, tokens: Range<usize>, first: usize) -> usize {
    let last = tokens.end - 1;
    // "The old district of Aleppo Syrian state television".
    let places = document.mentions_in(tokens.start.saturating_sub(REACH)..last).iter();
    let mut ends =
        places.filter(|m| matches!(m.value, MentionValue::Place(_))).map(|m| m.tokens.end as usize);
    if let Some(end) = ends.find(|end| *end > tokens.start && *end <= last && is_demonym(document, *end)) {
        return end;
    }
    let prepositions = (tokens.start..last).rev().filter(|i| is_preposition(document, *i));
    let outside = tokens.start.checked_sub(1).filter(|i| *i >= first && is_preposition(document, *i));
    for at in prepositions.chain(outside) {
        let opens = (at + 1..last.min(at + 4)).find(|i| {
            !is_determiner(document.fold(*i)) && (is_capital(document, *i) || !words.describes(document, *i))
        });
        let Some(place) = opens.and_then(|i| place_at(document, i)).filter(|place| place.end <= last) else {
            continue;
        };
        if document.fold(place.end) == "'s"
            || is_mark(document, place.end)
            || phrase::is_joiner(document.fold(place.end))
        {
            continue;
        }
        let of = matches!(document.fold(at), "of" | "for") && at >= tokens.start;
        let of_speaker = of && at > tokens.start && words.noun(document, at - 1).is_some();
        let sort = words.noun(document, last).filter(|_| !is_capital(document, last));
        // "Head of Aleppo police", "a group of Aleppo activists".
        let within = of_speaker && sort.is_some() && !is_body_place(document, at - 1);
        // "A source at Aleppo police command".
        let inside = at > tokens.start && sort == Some(Sort::Body);
        if sort.is_some() && !within && !inside {
            return place.end;
        }
    }
    tokens.start
}

/// "The district of": it is a body by its name only.
fn is_body_place(document: &Document, at: usize) -> bool {
    matches!(
        document.fold(at),
        "district" | "municipality" | "center" | "centre" | "station" | "church" | "clinic"
    )
}

/// "Syria Ali al-Zaatari", "Aleppo SANA": what the phrase ends with is a name of its own, behind a place or a body.
fn named(words: &Words, document: &Document, tokens: Range<usize>) -> usize {
    let person = mention_ending(document, tokens.clone())
        .filter(|m| matches!(m.value, MentionValue::Person(_)))
        .map(|m| m.tokens.start as usize);
    let known = words.speakers.and_then(|list| {
        (tokens.start + 1..tokens.end).find(|i| {
            is_capital(document, *i)
                && words.lexicon.term_at(list, document, *i, tokens.end) == Some(tokens.end)
        })
    });
    let Some(tail) = person.or(known).filter(|tail| *tail > tokens.start) else { return tokens.start };
    let before = tail - 1;
    let other = if is_capital(document, before) {
        is_place(document, before) && words.noun(document, before).is_none()
            || (person.is_some()
                && document.mentions_in(before.saturating_sub(REACH)..tail).iter().any(|m| {
                    let body = matches!(m.value, MentionValue::Organization(_));
                    body && m.tokens.len() > 2 && m.tokens.end as usize == tail
                }))
    } else {
        !is_mark(document, before)
            && document.fold(before) != "'s"
            && !is_determiner(document.fold(before))
            && !phrase::is_joiner(document.fold(before))
            && !words.describes(document, before)
            && (words.noun(document, before).is_none()
                || (person.is_some() && words.noun(document, before) == Some(Sort::Body)))
    };
    if other { tail } else { tokens.start }
}

/// The first token of the speaker whose place begins with the preposition at `at`: "activists in the district of
/// Alwaer in".
fn outer(words: &Words, document: &Document, at: usize, first: usize) -> Option<usize> {
    let mut at = at;
    for _ in 0..NESTED {
        let noun = at.checked_sub(1).filter(|noun| *noun >= first)?;
        if words.noun(document, noun).is_some() && !is_body_place(document, noun) {
            let found = phrase::back(words, document, at, first)?;
            return matches!(found.head, Head::Noun | Head::Name).then_some(found.tokens.start);
        }
        let floor = at.saturating_sub(REACH).max(first);
        let plain = |i: &usize| {
            let verb = words.is_past(document, *i) || words.verb(document, *i, at).is_some();
            !is_mark(document, *i) && !verb
        };
        at = (floor..at)
            .rev()
            .take_while(|i| plain(i) || is_preposition(document, *i))
            .find(|i| is_preposition(document, *i))?;
    }
    None
}

fn is_preposition(document: &Document, at: usize) -> bool {
    !is_capital(document, at)
        && matches!(
            document.fold(at),
            "in" | "at"
                | "near"
                | "from"
                | "across"
                | "of"
                | "outside"
                | "inside"
                | "around"
                | "throughout"
                | "into"
                | "over"
                | "on"
                | "against"
                | "between"
                | "through"
        )
}

fn mention_ending(document: &Document, tokens: Range<usize>) -> Option<&Mention> {
    document.mentions_in(tokens.clone()).iter().find(|m| {
        m.tokens.end as usize == tokens.end
            && m.tokens.start as usize >= tokens.start
            && matches!(m.value, MentionValue::Person(_) | MentionValue::Organization(_))
    })
}

fn place_at(document: &Document, at: usize) -> Option<Range<usize>> {
    let place =
        document.mentions_in(at..at + 1).iter().find(|m| matches!(m.value, MentionValue::Place(_)))?;
    Some(place.tokens.start as usize..place.tokens.end as usize)
}

fn is_demonym(document: &Document, at: usize) -> bool {
    document.mentions_in(at..at + 1).iter().any(|m| matches!(m.value, MentionValue::Demonym(_)))
}

fn is_place(document: &Document, at: usize) -> bool {
    document
        .mentions_in(at.saturating_sub(REACH)..at + 1)
        .iter()
        .any(|m| matches!(m.value, MentionValue::Place(_)) && (m.tokens.end as usize) > at)
}
