//! Reads lengths of time and repeated times: "three days", "the past few weeks", "a 10-year", "years"; "every Monday",
//! "daily", "each year". They are found so that nothing in them is taken for a date. In: the tokens from one on.

use crate::annotate::date::said::{Found, Said, Shift, Unit};
use crate::annotate::date::words::Words;

/// Reads at token `at` of the sentence `first..end`.
pub fn read(w: &Words, at: usize, first: usize, end: usize) -> Option<Vec<Found>> {
    let one = repeated(w, at, first, end)
        .or_else(|| joined(w, at))
        .or_else(|| counted(w, at, end))
        .or_else(|| bare(w, at, first, end));
    one.map(|found| vec![found])
}

/// "every day", "each July", "every two weeks", "Mondays", "weekly".
fn repeated(w: &Words, at: usize, first: usize, end: usize) -> Option<Found> {
    if let Some(timex) = w.frequency(at) {
        // "the Daily Mirror", "China Daily": a name.
        return (!w.capital(at) || at == first).then(|| Found::new(at..at + 1, Said::Set(timex.to_owned())));
    }
    if let Some((day, _)) = w.weekday(at).filter(|(_, guard)| *guard == "every") {
        return Some(Found::new(at..at + 1, Said::Set(format!("XXXX-WXX-{day}"))));
    }
    if !matches!(w.fold(at), "every" | "each") || at + 1 >= end {
        return None;
    }
    let other = usize::from(w.fold(at + 1) == "other");
    let next = at + 1 + other;
    let set = |past, value: String| Some(Found::new(at..past, Said::Set(value)));
    if let Some((day, _)) = w.weekday(next).filter(|_| next < end) {
        return set(next + 1, format!("XXXX-WXX-{day}"));
    }
    if let Some((month, _)) = w.month(next) {
        return set(next + 1, format!("XXXX-{month:02}"));
    }
    if let Some((season, _)) = w.season(next) {
        return set(next + 1, format!("XXXX-{season}"));
    }
    let (n, unit) = match w.number(next, end) {
        Some((n, past)) => (n, past),
        None => (1.0 + other as f64, next),
    };
    let (kind, _) = w.unit(unit).filter(|_| unit < end)?;
    set(unit + 1, timex(Some(n), kind))
}

/// "three-day", "10-year-old", "day-long", "decades-old", "twenty-four-hour".
fn joined(w: &Words, at: usize) -> Option<Found> {
    let fold = w.fold(at);
    let mut parts = fold.split('-').filter(|part| !part.is_empty());
    let head = parts.next()?;
    let rest: Vec<&str> = parts.collect();
    let found = |n, unit| Some(Found::new(at..at + 1, Said::Duration(timex(n, unit))));
    if let Some(unit) = w.unit_of(head) {
        return matches!(rest[..], ["long"] | ["old"]).then(|| found(None, unit)).flatten();
    }
    let mut n = w.numerals.word(head)?;
    let mut rest = &rest[..];
    if let Some(ones) = rest.first().and_then(|part| w.numerals.word(part)).filter(|_| n >= 20.0) {
        n += ones;
        rest = &rest[1..];
    }
    let unit = w.unit_of(rest.first()?).filter(|unit| *unit != Unit::Quarter)?;
    // "a 12-year-old" is a person, an "8-month-old truce" is none.
    let known = match rest[1..] {
        [] | ["long"] => true,
        ["old"] => unit != Unit::Year,
        _ => false,
    };
    known.then(|| found(Some(n), unit)).flatten()
}

/// "three days", "two more weeks", "the next 12 months", "several years", "a few days", "a year and a half".
fn counted(w: &Words, at: usize, end: usize) -> Option<Found> {
    let mut next = at;
    let shift = w.shift(at).filter(|s| !matches!(s, Shift::Same));
    if shift.is_some() {
        next += 1;
    }
    if shift.is_some() && w.ordinal(next).is_some() && !w.is_number(next) {
        return None;
    }
    if next >= end {
        return None;
    }
    let (n, mut unit_at) = amount(w, next, end, shift.is_some())?;
    while unit_at < end
        && matches!(
            w.fold(unit_at),
            "more"
                | "full"
                | "trading"
                | "business"
                | "working"
                | "consecutive"
                | "straight"
                | "additional"
                | "long"
                | "calendar"
                | "past"
                | "or"
        )
    {
        if w.fold(unit_at) == "or" {
            let (_, past) = w.number(unit_at + 1, end)?;
            unit_at = past;
        } else {
            unit_at += 1;
        }
    }
    let (unit, plural) = w.unit(unit_at).filter(|_| unit_at < end)?;
    if w.capital(unit_at) || (unit == Unit::Second && !plural) || unit == Unit::Quarter && !plural {
        return None;
    }
    // "a day" and "a second" are hardly ever a measured time.
    if w.fold(at) == "a" && matches!(unit, Unit::Day | Unit::Minute) {
        return None;
    }
    let half = w.fold(unit_at + 1) == "and" && w.fold(unit_at + 2) == "a" && w.fold(unit_at + 3) == "half";
    if half && unit_at + 3 < end {
        return Some(Found::new(at..unit_at + 4, Said::Duration(timex(n.map(|n| n + 0.5), unit))));
    }
    // "three days old" and "23 years old" are ages; "two quarter finals" is no time.
    let past = unit_at + 1;
    if past < end && w.fold(past) == "old" {
        return None;
    }
    Some(Found::new(at..past, Said::Duration(timex(n, unit))))
}

fn amount(w: &Words, at: usize, end: usize, shifted: bool) -> Option<(Option<f64>, usize)> {
    if let Some((n, past)) = w.number(at, end) {
        let half =
            w.fold(past) == "and" && w.fold(past + 1) == "a" && w.fold(past + 2) == "half" && past + 2 < end;
        return Some(if half { (Some(n + 0.5), past + 3) } else { (Some(n), past) });
    }
    let range = w.is_number(at) && w.fold(at).contains('-');
    match w.fold(at) {
        "several" | "few" | "many" => Some((None, at + 1)),
        "a" | "an" => match w.fold(at + 1) {
            "few" => Some((None, at + 2)),
            "couple" => Some((Some(2.0), at + 2 + usize::from(w.fold(at + 2) == "of"))),
            "half" => Some((Some(0.5), at + 2)),
            _ => Some((Some(1.0), at + 1)),
        },
        "half" if matches!(w.fold(at + 1), "a" | "an") => Some((Some(0.5), at + 2)),
        _ if range => Some((None, at + 1)),
        _ if shifted && w.unit(at).is_some_and(|(_, plural)| plural) => Some((None, at)),
        _ => None,
    }
}

/// "years", "in recent months", "decades of war": a plural alone, and "the year" with an article is none.
fn bare(w: &Words, at: usize, first: usize, end: usize) -> Option<Found> {
    let from = if matches!(w.fold(at), "recent" | "coming") { at + 1 } else { at };
    let (unit, plural) = w.unit(from).filter(|_| from < end)?;
    let small = matches!(
        unit,
        Unit::Hour | Unit::Second | Unit::Minute | Unit::Quarter | Unit::Night | Unit::Weekend
    );
    let age = w.fold(from + 1) == "old" && from + 1 < end;
    if !plural
        || small
        || age
        || w.capital(from)
        || matches!(w.before(at, first), "these" | "those" | "whose" | "its" | "our")
    {
        return None;
    }
    Some(Found::new(at..from + 1, Said::Duration(timex(None, unit))))
}

/// The TIMEX3 value: `P3D`, `PT24H`, `PXY`.
fn timex(n: Option<f64>, unit: Unit) -> String {
    let times = |k: f64| n.map_or("X".to_owned(), |n| (n * k).to_string());
    match unit {
        Unit::Second => format!("PT{}S", times(1.0)),
        Unit::Minute => format!("PT{}M", times(1.0)),
        Unit::Hour => format!("PT{}H", times(1.0)),
        Unit::Day | Unit::Night => format!("P{}D", times(1.0)),
        Unit::Weekend => format!("P{}WE", times(1.0)),
        Unit::Week => format!("P{}W", times(1.0)),
        Unit::Fortnight => format!("P{}W", times(2.0)),
        Unit::Month => format!("P{}M", times(1.0)),
        Unit::Quarter => format!("P{}Q", times(1.0)),
        Unit::Year => format!("P{}Y", times(1.0)),
        Unit::Decade if n.is_none() => "PXDE".to_owned(),
        Unit::Century if n.is_none() => "PXCE".to_owned(),
        Unit::Decade => format!("P{}Y", times(10.0)),
        Unit::Century => format!("P{}Y", times(100.0)),
    }
}
