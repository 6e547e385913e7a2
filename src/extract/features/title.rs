//! The parts of a title. In: the title's tokens. Out: what it says, and tails that may or may not belong to it ("...
//! in strike - live updates"); a tail that names the outlet is left out. A tail that many titles share is found in
//! `group`.

use crate::lexicon::words::Lexicon;
use crate::model::document::{Document, TokenKind};
use std::ops::Range;

/// An outlet's name has at most this many words ("Fort Worth Star Telegram News").
const OUTLET: usize = 5;

/// The token ranges of the title's parts, the first of them always.
pub fn parts(document: &Document, lexicon: &Lexicon, title: Range<usize>) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    let mut start = title.start;
    for at in title.clone() {
        if divides(document, at, &title) {
            parts.push(start..at);
            start = at + 1;
        }
    }
    parts.push(start..title.end);
    let mut first = true;
    parts.retain(|part| std::mem::take(&mut first) || !is_outlet(document, lexicon, part.clone()));
    parts.retain(|part| !part.is_empty());
    parts
}

/// Is token `at` a dash or bar with white space on both sides?
fn divides(document: &Document, at: usize, title: &Range<usize>) -> bool {
    let end = |i: usize| document.tokens.get(i).map_or(0, |t| t.span.end);
    let start = |i: usize| document.tokens.get(i).map_or(0, |t| t.span.start);
    matches!(document.text(at), "-" | "--" | "|" | "\u{2013}" | "\u{2014}")
        && at > title.start
        && at + 1 < title.end
        && start(at) > end(at - 1)
        && start(at + 1) > end(at)
}

fn is_outlet(document: &Document, lexicon: &Lexicon, part: Range<usize>) -> bool {
    let Some(list) = lexicon.list("outlet-word") else { return false };
    let words = document.tokens.get(part).unwrap_or_default().iter().filter(|t| t.kind != TokenKind::Punct);
    words.clone().count() <= OUTLET && words.into_iter().any(|token| lexicon.contains(list, token.word))
}
