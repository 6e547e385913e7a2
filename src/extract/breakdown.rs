//! A figure that is told apart at once: "ten people - four women and six men - were killed". In: a document and where
//! such parts may begin. Out: what they are, and what they add up to.
//!
//! Only what claims to be all of them is read: counted people, joined by "and", alone between two dashes or brackets
//! or behind a colon. "Including three children" and commas, which may go on with a list, do not.

use crate::extract::noun_phrase::{Lists, Reader};
use crate::extract::quantity::quantity;
use crate::extract::sentence::closing;
use crate::lexicon::words::Lexicon;
use crate::model::document::Document;
use crate::model::value::interval::Interval;
use std::ops::Range;

/// Those whom an article names first among others: "ten civilians (two women and three children)" leaves men out.
const NAMED_FIRST: &[&str] = &["woman", "child"];

/// The parts that begin with the sign at token `at`, and their sum.
pub fn breakdown(
    document: &Document,
    lexicon: &Lexicon,
    at: usize,
    end: usize,
) -> Option<(Range<usize>, Interval)> {
    let sign = document.fold(at);
    let close = closing(sign).filter(|_| sign != ",");
    if at + 1 >= end || close.is_none() && sign != ":" {
        return None;
    }
    let people = lexicon.list("victim")?;
    let lists = Lists::of(lexicon);
    let reader = Reader::new(document, lexicon, &lists, people);
    let past = reader.ends(at + 1, end).into_iter().max()?;
    let closes = match document.fold(past) {
        _ if past >= end => true,
        "." | ";" => sign != "(",
        other => close.is_some_and(|close| close.contains(&other)),
    };
    let counted = reader.read(at + 1..past).filter(|_| closes)?;
    let (last, rest) = counted.parts.split_last()?;
    let joined = matches!(document.fold(last.0.start.saturating_sub(1)), "and" | "&");
    let said = |part: &Range<usize>| quantity(document, part.start, part.end).is_some();
    let all_said = said(&last.0) && rest.iter().all(|(part, ..)| said(part));
    let all_named_first = counted
        .parts
        .iter()
        .all(|(_, _, class)| class.as_deref().is_some_and(|class| NAMED_FIRST.contains(&class)));
    (joined && all_said && !all_named_first).then_some((at + 1..past, counted.interval))
}
