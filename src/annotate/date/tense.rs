//! Says whether a weekday or month lies ahead, from the words before it in its clause. In: the tokens. Out: yes or
//! no. It has no tagger: a cue of the future must stand nearer than a verb that closes the clause.

use crate::annotate::date::words::Words;
use std::ops::Range;

/// So many tokens back a cue is still of the same clause; in the texts measured longer ones gain nothing.
const REACH: usize = 18;

/// So many tokens before a cue "had" still looks back ("had been in touch with her family until Thursday").
const HAD: usize = 10;

/// Where a day lies, as far as its clause tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tense {
    /// A verb right before it says that it is over.
    Over,
    /// Nothing tells.
    Open,
    /// A cue of the future stands before it in its clause.
    Ahead,
}

/// The tense of the expression at `tokens` of the sentence `first..end`.
pub fn tense(w: &Words, tokens: Range<usize>, first: usize, end: usize) -> Tense {
    let at = tokens.start;
    if over_before(w, at, first) || of_a_happening(w, tokens.end, end) {
        Tense::Over
    } else if ahead(w, at, first)
        || month_due(w, tokens.clone(), first)
        || opens_future(w, tokens.clone(), first, end)
    {
        Tense::Ahead
    } else if happened(w, at, first) || opens_past(w, tokens, first, end) {
        Tense::Over
    } else {
        Tense::Open
    }
}

/// "the suspect in Tuesday's fatal shooting", "the April 16 attack": what it dates is over.
fn of_a_happening(w: &Words, past: usize, end: usize) -> bool {
    let from = past + usize::from(w.fold(past) == "'s");
    (from..end.min(from + 3))
        .take_while(|i| w.lower(*i) && !is_function_word(w.fold(*i)))
        .any(|i| w.happening(i, end))
}

/// Is the expression at `tokens` the day of an event that its clause tells of ("was shot on Friday", "on Friday a bomb
/// exploded"), and not that of a statement?
pub fn of_event(w: &Words, tokens: Range<usize>, first: usize, end: usize) -> bool {
    let before = first.max(tokens.start.saturating_sub(REACH))..tokens.start;
    let after = tokens.end..end.min(tokens.end + REACH / 2);
    let tells = |i: usize, end: usize| w.effect(i, end) || w.event_noun(i, end).is_some();
    let stated = (before.end.saturating_sub(2).max(first)..before.end)
        .any(|i| matches!(w.fold(i), "said" | "says" | "told" | "announced" | "reported"));
    let stop = |i: &usize| !matches!(w.fold(*i), "." | ";" | ":");
    let (start, past) = (before.end, after.end);
    !stated
        && (before.rev().take_while(stop).any(|i| tells(i, start))
            || after.take_while(stop).any(|i| tells(i, past)))
}

/// Words that end a noun phrase before its noun.
fn is_function_word(word: &str) -> bool {
    matches!(
        word,
        "in" | "at"
            | "on"
            | "to"
            | "of"
            | "by"
            | "for"
            | "from"
            | "after"
            | "before"
            | "and"
            | "or"
            | "when"
            | "if"
            | "as"
            | "a"
            | "an"
            | "the"
            | "with"
            | "during"
            | "over"
            | "that"
            | "which"
            | "who"
            | "but"
    )
}

/// Does a verb that tells of dead or hurt people, or of an attack, stand before token `at` in its clause?
fn happened(w: &Words, at: usize, first: usize) -> bool {
    let stop = first.max(at.saturating_sub(REACH));
    (stop..at)
        .rev()
        .take_while(|i| {
            !matches!(w.fold(*i), "." | ";" | ":" | "will" | "would" | "to" | "could" | "may" | "might")
        })
        .any(|i| w.effect(i, at))
}

/// "said on Friday": the verb right before the day, or before its preposition.
fn over_before(w: &Words, at: usize, first: usize) -> bool {
    let mut i = at;
    while i > first && matches!(w.fold(i - 1), "on" | "late" | "early" | "last" | "in" | "the") {
        i -= 1;
    }
    i > first && over(w, i - 1, first)
}

/// "On Tuesday, the court will hear": the day opens the sentence and "will" follows before any other verb form.
fn opens_future(w: &Words, tokens: Range<usize>, first: usize, end: usize) -> bool {
    let opens = tokens.start == first || (tokens.start == first + 1 && w.fold(first) == "on");
    if !opens {
        return false;
    }
    (tokens.end..end.min(tokens.end + REACH))
        .take_while(|i| {
            !w.past_verb(*i) && !matches!(w.fold(*i), "that" | "which" | "who" | ";" | "has" | "have")
        })
        .any(|i| w.fold(i) == "will" || w.fold(i).ends_with("'ll"))
}

/// "On 3 March, the army crossed": the day opens the sentence, and a verb in the past follows before a modal.
fn opens_past(w: &Words, tokens: Range<usize>, first: usize, end: usize) -> bool {
    let opens = tokens.start == first || (tokens.start == first + 1 && w.fold(first) == "on");
    let verbs = |i: &usize| w.past_verb(*i) || matches!(w.fold(*i), "will" | "is" | "are" | "may" | "could");
    opens && (tokens.end..end.min(tokens.end + REACH)).find(verbs).is_some_and(|i| w.past_verb(i))
}

/// "by early June": with "by", a month is a term that is set.
fn month_due(w: &Words, tokens: Range<usize>, first: usize) -> bool {
    let early = matches!(w.before(tokens.start, first), "early" | "late" | "mid");
    let before = if early && tokens.start > first + 1 {
        w.fold(tokens.start - 2)
    } else {
        w.before(tokens.start, first)
    };
    before == "by" && tokens.len() == 1 && w.month(tokens.start).is_some()
}

/// Does a cue of the future stand before token `at`, in its clause?
fn ahead(w: &Words, at: usize, first: usize) -> bool {
    let mut i = at;
    let stop = first.max(at.saturating_sub(REACH));
    while i > stop {
        i -= 1;
        match w.fold(i) {
            "." | ";" | "--" | "-" | "\"" | "\u{201c}" | "\u{201d}" | "that" | "which" | "who" | "after"
            | "when" | "because" | "while" | "but" | "following" | "since" => return false,
            _ => {}
        }
        if w.future_cue(i, at) || w.fold(i).ends_with("'ll") {
            // "Until Thursday, they had not", "had been scheduled": the sentence looks back.
            if w.fold(i) == "to" && w.fold(i + 1) == "be" && is_report(w, i, at, first) {
                return false;
            }
            let had = (first.max(i.saturating_sub(HAD))..i).any(|j| w.fold(j) == "had");
            return !(had || i == first && w.fold(i) == "until");
        }
        if matches!(w.fold(i), "said" | "says" | "told" | "announced" | "reported") {
            return false;
        }
    }
    false
}

/// "what is believed to be a shooting on Friday", "the third to be killed Friday": no future.
fn is_report(w: &Words, to: usize, at: usize, first: usize) -> bool {
    let opinion = matches!(
        w.before(to, first),
        "believed"
            | "thought"
            | "known"
            | "suspected"
            | "appears"
            | "appeared"
            | "appear"
            | "seems"
            | "seemed"
            | "found"
            | "likely"
            | "said"
            | "reported"
    );
    opinion || (to..at).any(|i| w.happening(i, at) || w.effect(i, at))
}

/// A verb in the past, and no participle after "to be" or "is".
fn over(w: &Words, at: usize, first: usize) -> bool {
    if !w.past_verb(at) || w.future_cue(at, at + 1) {
        return false;
    }
    !matches!(w.before(at, first), "be" | "is" | "are" | "been" | "get")
}
