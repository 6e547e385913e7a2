//! Reads years alone: "1998", "fiscal 1989", "nineteen ninety-six", "1998-99". In: the tokens from one on. Out: the
//! year, unless its neighbours make it a count, a sum, a label or a clock time.

use crate::annotate::date::said::{Found, Said};
use crate::annotate::date::words::Words;
use crate::model::span::Span;

/// "1998", "fiscal 1989", "nineteen ninety-six", "1998-99".
pub fn year(w: &Words, at: usize, first: usize, end: usize) -> Option<Vec<Found>> {
    if w.fold(at) == "fiscal" {
        let year = w.year(at + 1).filter(|_| at + 1 < end)?;
        return Some(vec![Found::new(at..at + 2, Said::Year(year))]);
    }
    if let Some(found) = spelled(w, at, end).or_else(|| year_range(w, at)) {
        return Some(found);
    }
    let year = w.year(at)?;
    let before = w.before(at, first);
    let anchored = matches!(
        before,
        "in" | "since"
            | "by"
            | "until"
            | "till"
            | "from"
            | "during"
            | "of"
            | "through"
            | "before"
            | "after"
            | "the"
            | "early"
            | "late"
            | "mid"
            | "fiscal"
            | "year"
            | "around"
            | "circa"
            | "between"
            | "its"
            | "his"
            | "her"
            | "their"
            | "spring"
            | "summer"
            | "autumn"
            | "fall"
            | "winter"
            | "for"
    );
    let modern = (1900..=2050).contains(&year);
    let sign = w.is_label(at, first)
        || matches!(
            before,
            "$" | "#"
                | "\u{a3}"
                | "\u{20ac}"
                | "/"
                | ":"
                | "."
                | "no"
                | "about"
                | "some"
                | "than"
                | "least"
                | "nearly"
                | "over"
                | "almost"
        ) && (w.touches(at) || before.len() > 1);
    let next = at + 1;
    let measured = next < end
        && ((w.touches(next) && matches!(w.fold(next), "%" | "/" | "km" | "m" | "ft" | "th"))
            || matches!(w.fold(next), "people" | "percent" | "km" | "miles" | "feet" | "meters" | "metres" | "troops" | "hours" | "gmt" | "utc" | "est" | "edt" | "million" | "and" if !anchored && w.fold(next) != "and")
            || w.unit(next).is_some()
            || (!anchored
                && w.lower(next)
                && w.fold(next).ends_with('s')
                && !matches!(w.fold(next), "is" | "was" | "has" | "as" | "this")));
    ((modern || (anchored && before != "the" && before != "for" && before != "of")) && !sign && !measured)
        .then(|| vec![Found::new(at..next, Said::Year(year))])
}

/// "1998-99", "1994-1998": two years in one token.
fn year_range(w: &Words, at: usize) -> Option<Vec<Found>> {
    let fold = w.fold(at);
    let (a, b) = fold.split_once('-').filter(|(a, _)| w.is_number(at) && a.len() == 4)?;
    let from: i16 = a.parse().ok().filter(|y| (1900..=2050).contains(y))?;
    let to: i16 = match b.len() {
        4 => b.parse().ok()?,
        2 => from / 100 * 100 + b.parse::<i16>().ok()?,
        _ => return None,
    };
    if to <= from {
        return None;
    }
    let span = w.document.tokens[at].span;
    let part = |start, end, year| Found {
        tokens: at..at + 1,
        part: Some(Span { start, end }),
        said: Said::Year(year),
        clock: None,
    };
    Some(vec![part(span.start, span.start + 4, from), part(span.start + 5, span.end, to)])
}

/// "nineteen ninety-six", "the year two thousand".
fn spelled(w: &Words, at: usize, end: usize) -> Option<Vec<Found>> {
    if let Some((year, past)) = spelled_year(w, at, end) {
        return Some(vec![Found::new(at..past, Said::Year(year))]);
    }
    let (n, past) =
        (w.fold(at) == "year" && !w.is_number(at + 1)).then(|| w.number(at + 1, end)).flatten()?;
    ((1000.0..2200.0).contains(&n)).then(|| vec![Found::new(at..past, Said::Year(n as i16))])
}

/// "nineteen ninety-six": from the seventeenth to the twenty-first century.
pub fn spelled_year(w: &Words, at: usize, end: usize) -> Option<(i16, usize)> {
    if w.is_number(at) || at + 1 >= end || w.is_number(at + 1) {
        return None;
    }
    let century = w.numerals.word(w.fold(at)).filter(|n| (16.0..=20.0).contains(n))?;
    let (rest, past) = w.number(at + 1, end).filter(|(n, _)| (10.0..=99.0).contains(n))?;
    Some((century as i16 * 100 + rest as i16, past))
}
