//! Says whether a weekday or month lies ahead, from the words before it in its clause. In: the tokens. Out: yes or
//! no. It has no tagger: a cue of the future must stand nearer than a verb that closes the clause.

use crate::annotate::date::words::Words;

/// So many tokens back a cue is still of the same clause; in the texts measured longer ones gain nothing.
const REACH: usize = 18;

/// Does a cue of the future stand before token `at`, in its clause?
pub fn ahead(w: &Words, at: usize, first: usize) -> bool {
    let mut i = at;
    // "said on Friday": the verb right before the day, or before its preposition, says that it is over.
    let before = w.before(i, first);
    if matches!(before, "on" | "late" | "early" | "last") {
        i -= 1;
    }
    if i > first && over(w, i - 1, first) {
        return false;
    }
    let stop = first.max(at.saturating_sub(REACH));
    while i > stop {
        i -= 1;
        match w.fold(i) {
            "." | ";" | "--" | "-" | "(" | "\"" | "\u{201c}" | "\u{201d}" | "that" | "which" | "who" | "after" | "when"
            | "because" | "while" | "but" | "following" | "since" => return false,
            _ => {}
        }
        if w.future_cue(i, at) {
            return true;
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
