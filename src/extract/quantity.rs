//! What opens a counted noun: a number, an article, "no". In: a document and a token. Out: how many it says, and where
//! the noun may begin.

use crate::model::document::{Document, MentionValue};
use crate::model::value::interval::Interval;

/// The number at token `at`, and the token after it.
fn number_at(document: &Document, at: usize) -> Option<(Interval, usize)> {
    document.mentions_in(at..at + 1).iter().find_map(|m| match &m.value {
        MentionValue::Number(interval) => Some((*interval, m.tokens.end as usize)),
        _ => None,
    })
}

/// Is it one of the words with which [`quantity`] begins, besides numbers?
pub fn is_determiner(fold: &str) -> bool {
    matches!(fold, "no" | "a" | "an" | "another" | "the" | "his" | "her" | "their" | "its")
}

/// The number or article at token `at`: what it says, the token after it, and whether only a singular noun may follow.
pub fn quantity(document: &Document, at: usize, end: usize) -> Option<(Interval, usize, bool)> {
    if let Some((interval, after)) = number_at(document, at).filter(|(_, after)| *after <= end) {
        return Some((interval, after, false));
    }
    match document.fold(at) {
        "no" => Some((Interval::exactly(0.0), at + 1, false)),
        // "Another 12 people"
        "another" if number_at(document, at + 1).is_some_and(|(_, after)| after <= end) => {
            number_at(document, at + 1).map(|(interval, after)| (interval, after, false))
        }
        "a" | "an" | "another" => Some((Interval::exactly(1.0), at + 1, true)),
        "the" | "his" | "her" | "their" | "its" => {
            // "the two men" counts two; "the man" one.
            let inner = (at + 1 < end).then(|| quantity(document, at + 1, end)).flatten();
            let numbered = inner.filter(|(_, _, singular)| !singular);
            numbered.or(Some((Interval::exactly(1.0), at + 1, true)))
        }
        _ => None,
    }
}

/// "8-year-old"?
pub fn is_age(fold: &str) -> bool {
    fold.ends_with("-year-old") || fold.ends_with("-year-olds") || fold.ends_with("-month-old")
}
