//! What looks like a number of things and is none: ages, clock times, labels, scores, captions. In: a number and its
//! neighbours. Out: yes or no. Years and dates were found before and never come here.

use crate::annotate::number::Words;
use crate::model::document::{Case, TokenKind};
use crate::model::value::interval::Interval;
use std::ops::Range;

/// People do not get older.
const OLDEST: f64 = 120.0;

/// Is the number at `tokens`, between `first` and `end`, no number of things?
pub fn refused(w: &Words, tokens: Range<usize>, interval: Interval, first: usize, end: usize) -> bool {
    let digits = w.kind(tokens.start) == Some(TokenKind::Number);
    is_age(w, &tokens, interval, first, end)
        || is_label(w, &tokens, first, digits)
        || (digits
            && (is_glued(w, &tokens)
                || is_caption(w, &tokens, first, end)
                || is_address(w, &tokens, first, end)))
        || (interval.point().is_some() && w.is_in(w.time_unit, tokens.end) && tokens.end < end)
        || w.is_in(w.month, tokens.end) && w.capital(tokens.end) && digits
}

/// "X, 23, of Y", "aged 23", "ages 6 and 9", ", also 15,".
fn is_age(w: &Words, tokens: &Range<usize>, interval: Interval, first: usize, end: usize) -> bool {
    if !interval.point().is_some_and(|n| n < OLDEST && n.fract() == 0.0) {
        return false;
    }
    let at = tokens.start;
    let before = w.before(at, first);
    if matches!(before, "aged" | "age" | "ages") {
        return true;
    }
    if in_ages(w, at, first) {
        return true;
    }
    // "girls, 7 and 5,"
    let pair = w.fold(tokens.end) == "and"
        && w.kind(tokens.end + 1) == Some(TokenKind::Number)
        && w.fold(tokens.end + 2) == ","
        && tokens.end + 2 < end;
    let closed = tokens.end >= end
        || pair
        || matches!(w.fold(tokens.end), "," | "." | ";" | ")" | "-" | "--")
        || (w.fold(tokens.end) == "of" && w.capital(tokens.end + 1));
    if !closed || w.kind(at) != Some(TokenKind::Number) {
        return false;
    }
    let after_name =
        |comma: usize| comma > first && w.fold(comma) == "," && w.kind(comma - 1) == Some(TokenKind::Word);
    (at > first && after_name(at - 1)) || (before == "also" && at > first + 1 && w.fold(at - 2) == ",")
}

/// "Ages 6 and 9", "ages 25, 26, and 33": a later one of a list of ages.
fn in_ages(w: &Words, at: usize, first: usize) -> bool {
    let mut i = at;
    while i > first
        && (matches!(w.fold(i - 1), "," | "and" | "to") || w.kind(i - 1) == Some(TokenKind::Number))
    {
        i -= 1;
    }
    i > first && i + 1 < at && matches!(w.fold(i - 1), "aged" | "ages")
}

/// "Flight 370", "No. 2", "Boeing 737", "Article 5".
fn is_label(w: &Words, tokens: &Range<usize>, first: usize, digits: bool) -> bool {
    let at = tokens.start;
    if at <= first || tokens.len() > 1 {
        return false;
    }
    let point = w.fold(at - 1) == "." && w.touches(at - 1) && at > first + 1;
    let noun = if point { at - 2 } else { at - 1 };
    let label = w.is_in(w.label, noun) && (w.capital(noun) || digits);
    label && (point || w.capital(noun) || !w.lower(tokens.end))
}

/// "at 3080 Lamar Street", "the 1100 block of", "(219) 881-1210", "call 911", "[72]", "41.454397".
fn is_address(w: &Words, tokens: &Range<usize>, first: usize, end: usize) -> bool {
    let (at, before) = (tokens.start, w.before(tokens.start, first));
    let after = if tokens.end < end { w.fold(tokens.end) } else { "" };
    let written = w.fold(at);
    let street =
        matches!(before, "at" | "near") && written.len() > 1 && w.capital(tokens.end) && tokens.end < end;
    let bracketed = (matches!(before, "(" | "[") && matches!(after, ")" | "]")) || before == "[";
    let phone = written.split_once('-').is_some_and(|(a, b)| (a.len(), b.len()) == (3, 4));
    // Four digits after the point are a place on a map, no measure in news.
    let coordinate = written.split_once('.').is_some_and(|(_, fraction)| fraction.len() >= 4);
    let minus =
        before == "-" && w.touches(at) && !(at >= first + 2 && w.kind(at - 2) == Some(TokenKind::Number));
    let shouted = |at: usize| w.document.tokens.get(at).is_some_and(|t| t.case == Case::Upper);
    // "KHOU 11 News": a station, unless all words shout.
    let station =
        at > first && shouted(at - 1) && w.capital(tokens.end) && !shouted(tokens.end) && written.len() <= 2;
    street
        || bracketed
        || phone
        || coordinate
        || minus
        || station
        || written == "911"
        || matches!(after, "block" | "blk")
}

/// Digits that touch a sign: "10:35", "9/11", "#4", "3.2.1", "AK-47".
fn is_glued(w: &Words, tokens: &Range<usize>) -> bool {
    let sign = |at: usize| matches!(w.fold(at), ":" | "/" | "#" | "@" | "&" | "=" | "_" | "*" | "." | "\\");
    let before = tokens.start > 0 && w.touches(tokens.start) && sign(tokens.start - 1);
    let after = w.touches(tokens.end)
        && sign(tokens.end)
        && w.touches(tokens.end + 1)
        && w.kind(tokens.end + 1) == Some(TokenKind::Number);
    before
        || after
        || (w.touches(tokens.end)
            && w.kind(tokens.end) == Some(TokenKind::Word)
            && w.fold(tokens.end) != "'s")
}

/// "1 of 14", "Photo 3 of 10", "1/14": the number of a picture.
fn is_caption(w: &Words, tokens: &Range<usize>, first: usize, end: usize) -> bool {
    let number = |at: usize| w.kind(at) == Some(TokenKind::Number);
    let at = tokens.start;
    let heads = |at: usize| {
        at == first
            || matches!(
                w.before(at, first),
                "photo" | "image" | "picture" | "slide" | "page" | "item" | "(" | "video"
            )
    };
    let counted = number(tokens.end + 1) && w.fold(tokens.end) == "of" && tokens.end + 1 < end && heads(at);
    let total = at >= first + 2 && w.fold(at - 1) == "of" && number(at - 2) && heads(at - 2);
    counted || total
}
