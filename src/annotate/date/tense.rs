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
    if over_before(w, at, first) {
        Tense::Over
    } else if ahead(w, at, first)
        || month_due(w, tokens.clone(), first)
        || opens_future(w, tokens, first, end)
    {
        Tense::Ahead
    } else {
        Tense::Open
    }
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
            let had = (first.max(i.saturating_sub(HAD))..i).any(|j| w.fold(j) == "had");
            return !(had || i == first && w.fold(i) == "until");
        }
        if matches!(w.fold(i), "said" | "says" | "told" | "announced" | "reported") {
            return false;
        }
    }
    false
}

/// A verb in the past, and no participle after "to be" or "is".
fn over(w: &Words, at: usize, first: usize) -> bool {
    if !w.past_verb(at) || w.future_cue(at, at + 1) {
        return false;
    }
    !matches!(w.before(at, first), "be" | "is" | "are" | "been" | "get")
}
