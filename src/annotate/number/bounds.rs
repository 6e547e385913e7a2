//! The hedges around a number and what they make of its bounds. In: a number. Out: its tokens with the hedges, and
//! the bounds as `docs/` states them: "more than n" is n+1 and up, "nearly n" up to n, "about n" is n, approximately.

use crate::annotate::number::Words;
use crate::model::value::interval::Interval;
use std::ops::Range;

/// How far it is to the next number.
#[derive(Clone, Copy, PartialEq)]
pub enum Step {
    /// Things are counted: more than ten is eleven and up.
    One,
    /// Sums and lengths are measured: more than ten is anything above it.
    None,
}

/// A hedge has at most so many words ("at the very least").
const LONGEST: usize = 4;

/// Takes in the hedges on both sides. None reaches back before `first`, the start of the sentence.
pub fn widen(
    w: &Words,
    tokens: Range<usize>,
    interval: Interval,
    first: usize,
    end: usize,
    step: Step,
) -> (Range<usize>, Interval) {
    let (mut tokens, mut interval) = (tokens, interval);
    // "at least about 12" has two.
    for _ in 0..2 {
        let Some((start, bound)) = hedge_before(w, tokens.start, first) else { break };
        if doubtful(w, start, tokens.start, interval) {
            break;
        }
        interval = bounded(interval, bound, step);
        tokens.start = start;
    }
    if let Some((past, bound)) = hedge_after(w, tokens.end, end) {
        interval = bounded(interval, bound, step);
        tokens.end = past;
    }
    (tokens, interval)
}

/// The longest hedge that ends right before token `at`.
fn hedge_before<'w>(w: &'w Words, at: usize, first: usize) -> Option<(usize, &'w str)> {
    let from = at.saturating_sub(LONGEST).max(first);
    (from..at)
        .find(|start| w.term(w.hedge, *start, at) == Some(at))
        .and_then(|start| Some((start, w.cell(w.hedge, start..at, "bound")?)))
}

/// "told about two men": a small exact number is hardly ever hedged with one preposition.
fn doubtful(w: &Words, start: usize, at: usize, interval: Interval) -> bool {
    let preposition =
        at == start + 1 && matches!(w.fold(start), "about" | "over" | "under" | "around" | "some");
    preposition && interval.point().is_some_and(|n| n <= SMALL)
}

/// "about two" is rare in news, "asked about two" is not.
const SMALL: f64 = 2.0;

/// "12 or more", "a dozen or so", "100+".
fn hedge_after(w: &Words, at: usize, end: usize) -> Option<(usize, &'static str)> {
    if at >= end {
        return None;
    }
    match (w.fold(at), w.fold(at + 1)) {
        ("+", _) if w.touches(at) => Some((at + 1, "least")),
        ("or", "more") if at + 1 < end => Some((at + 2, "least")),
        ("or", "so") if at + 1 < end => Some((at + 2, "about")),
        ("or", "fewer" | "less") if at + 1 < end => Some((at + 2, "most")),
        _ => None,
    }
}

/// The bounds under a hedge. Only whole numbers of things have a next one.
fn bounded(interval: Interval, bound: &str, by: Step) -> Interval {
    let Interval { min, max, approx } = interval;
    let step = |n: f64| if n.fract() == 0.0 && by == Step::One { 1.0 } else { 0.0 };
    match bound {
        // A vague number has no upper end: "more than several hundred" stays 200 and up.
        "more" if max.is_none() => interval,
        // "More than 200-250" keeps its upper end, which somebody took the trouble to say.
        "more" | "least" if min.is_some() && min < max => interval,
        "more" => Interval { min: min.map(|n| n + step(n)), max: None, approx: false },
        "least" => Interval { min, max: None, approx: false },
        "fewer" => Interval { min: None, max: max.map(|n| n - step(n)), approx: false },
        "most" if max.is_none() => interval,
        "most" => Interval { min: None, max, approx: false },
        _ => Interval { min, max, approx: approx || max.is_some() },
    }
}
