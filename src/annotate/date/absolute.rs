//! Reads dates written with figures or a month's name: "Friday, July 7, 2023", "7 and 8 July", "2023-07-07", "7/13/23",
//! "July 2023", "1998". In: the tokens from one on. Out: what they say; two findings for a range or list.

use crate::annotate::date::period::year_of;
use crate::annotate::date::said::{Found, Said, Year};
use crate::annotate::date::words::Words;
use crate::annotate::date::years::{spelled_year, year};
use crate::model::document::TokenKind;
use crate::model::span::Span;

/// Reads at token `at` of the sentence `first..end`.
pub fn read(w: &Words, at: usize, first: usize, end: usize) -> Option<Vec<Found>> {
    weekday_date(w, at, end)
        .or_else(|| month_first(w, at, end))
        .or_else(|| day_first(w, at, end))
        .or_else(|| figures(w, at, end))
        .or_else(|| month(w, at, first, end))
        .or_else(|| year(w, at, first, end))
}

/// "Friday, July 7, 2023", "Friday the 7th of July", "Sunday (July 9)": one expression.
fn weekday_date(w: &Words, at: usize, end: usize) -> Option<Vec<Found>> {
    w.weekday(at).filter(|(_, guard)| *guard != "every")?;
    let mut next = at + 1;
    while next < end && next < at + 3 && matches!(w.fold(next), "," | "." | "the") {
        next += 1;
    }
    let mut found = month_first(w, next, end).or_else(|| day_first(w, next, end))?;
    let one = found.len() == 1 && !matches!(found[0].said, Said::Month(..));
    if !one {
        return None;
    }
    found[0].tokens.start = at;
    Some(found)
}

/// "July 7", "Sept. 7, 2023", "March eighth", "July 7-9", "July 7, 8 and 9", "July 2023", "July of 2023".
fn month_first(w: &Words, at: usize, end: usize) -> Option<Vec<Found>> {
    let (month, _) = w.month(at)?;
    let mut next = at + 1;
    if w.fold(next) == "." && w.touches(next) {
        next += 1;
    }
    if next >= end {
        return None;
    }
    if let Some((a, b)) = day_range(w, next) {
        let year = year_after(w, next + 1, end);
        let year_past = year.map_or(next + 1, |(_, past)| past);
        return Some(two_in_one(w, at, next, (a, b), month, year.map(|y| y.0), year_past));
    }
    let after_the = if w.fold(next) == "the" { next + 1 } else { next };
    if let Some(day) = w.day_of_month(after_the).filter(|_| !counts(w, after_the, end)) {
        let past = after_the + 1;
        if let Some((year, past)) = year_after(w, past, end) {
            return Some(vec![Found::new(at..past, Said::Day { year: Some(year), month, day })]);
        }
        if let (Year::Shifted(shift), past) = year_of(w, past, end) {
            return Some(vec![Found::new(at..past, Said::DayIn(month, day, shift))]);
        }
        let mut found = vec![Found::new(at..past, Said::Day { year: None, month, day })];
        more_days(w, past, end, month, &mut found);
        return Some(found);
    }
    if let Some((year, past)) = year_after(w, next, end) {
        return Some(vec![Found::new(at..past, Said::Month(month, Year::Is(year)))]);
    }
    None
}

/// "July 7 and 8", "July 7 to 9", "July 7, 8 and 9, 2023": the bare numbers after the first day.
fn more_days(w: &Words, mut past: usize, end: usize, month: i8, found: &mut Vec<Found>) {
    while past + 1 < end {
        let link = match w.fold(past) {
            "," if w.fold(past + 1) == "and" => 2,
            "and" | "to" | "through" | "or" | "until" | "-" | "--" | "," => 1,
            _ => break,
        };
        let at = past + link;
        let Some(day) = w.day_of_month(at).filter(|_| at < end && !counts(w, at, end)) else { break };
        // "July 7, 23 people" is no list: after a comma alone the list must go on.
        let goes_on = matches!(w.fold(at + 1), "and" | "or" | ",") && w.day_of_month(at + 2).is_some();
        if (w.fold(past) == "," && link == 1 && !goes_on) || w.month(at + 1).is_some() {
            break;
        }
        let year = year_after(w, at + 1, end);
        found.push(Found::new(at..at + 1, Said::Day { year: year.map(|y| y.0), month, day }));
        past = at + 1;
        if let Some((year, end)) = year {
            for one in found.iter_mut() {
                if let Said::Day { year: open @ None, .. } = &mut one.said {
                    *open = Some(year);
                }
            }
            if let Some(last) = found.last_mut() {
                last.tokens.end = end;
            }
            break;
        }
    }
}

/// "7 July", "7th of July 2023", "7-9 July", "7 and 8 July".
fn day_first(w: &Words, at: usize, end: usize) -> Option<Vec<Found>> {
    if let Some(days) = day_range(w, at) {
        let (month, _) = w.month(at + 1)?;
        let past = month_end(w, at + 1, end);
        let year = year_after(w, past, end);
        let past = year.map_or(past, |y| y.1);
        return Some(two_in_one(w, at, at, days, month, year.map(|y| y.0), past));
    }
    let day = w.day_of_month(at)?;
    let mut next = at + 1;
    if matches!(w.fold(next), "and" | "to" | "or" | "-" | "--" | ",") && next + 2 < end {
        w.day_of_month(next + 1)?;
        let (month, _) = w.month(next + 2)?;
        let mut found = day_first(w, next + 1, end)?;
        let year = match found.first()?.said {
            Said::Day { year, .. } => year,
            _ => None,
        };
        found.insert(0, Found::new(at..at + 1, Said::Day { year, month, day }));
        return Some(found);
    }
    if w.fold(next) == "of" {
        next += 1;
    }
    let (month, guard) = w.month(next).filter(|_| next < end)?;
    if guard == "short" && !w.capital(next) {
        return None;
    }
    // "12 May Day marchers", "at 7 March 9": the month belongs to what follows.
    if !guard.is_empty()
        && w.is_number(next + 1)
        && w.year(next + 1).is_none()
        && w.day_of_month(next + 1).is_some()
    {
        return None;
    }
    let past = month_end(w, next, end);
    if let (Year::Shifted(shift), past) = year_of(w, past, end) {
        return Some(vec![Found::new(at..past, Said::DayIn(month, day, shift))]);
    }
    let written = year_after(w, past, end).or_else(|| short_year(w, past));
    let (year, past) = written.map_or((None, past), |(year, past)| (Some(year), past));
    Some(vec![Found::new(at..past, Said::Day { year, month, day })])
}

/// One past a month's name, its point included when a year follows.
fn month_end(w: &Words, at: usize, end: usize) -> usize {
    let point = w.fold(at + 1) == "." && w.touches(at + 1) && at + 2 < end && w.year(at + 2).is_some();
    at + 1 + usize::from(point)
}

/// A year right here, or after a comma or "of".
fn year_after(w: &Words, at: usize, end: usize) -> Option<(i16, usize)> {
    let skip = usize::from(matches!(w.fold(at), "," | "of"));
    if at + skip >= end {
        return None;
    }
    w.year(at + skip).map(|year| (year, at + skip + 1)).or_else(|| spelled_year(w, at + skip, end))
}

/// "89" of a dateline: "Osorno, 18 Jan 89 --", "7 Aug 98 (Reuters)".
fn short_year(w: &Words, at: usize) -> Option<(i16, usize)> {
    let closed = matches!(w.fold(at + 1), "--" | "-" | "\u{2013}" | "\u{2014}" | "(" | "[");
    let year = Some(w.fold(at)).filter(|fold| closed && w.is_number(at) && fold.len() == 2)?;
    Some((two_digits(year.parse().ok()?), at + 1))
}

/// 70 to 99 are of the last century, as POSIX has it.
fn two_digits(year: i16) -> i16 {
    if year >= 70 { 1900 + year } else { 2000 + year }
}

/// "7-9" as one token, or "2023-07" not.
fn day_range(w: &Words, at: usize) -> Option<(i8, i8)> {
    let (a, b) = w.fold(at).split_once('-').filter(|_| w.is_number(at))?;
    let (a, b): (i8, i8) = (a.parse().ok()?, b.parse().ok()?);
    ((1..=31).contains(&a) && (1..=31).contains(&b)).then_some((a, b))
}

/// Two findings from a token such as "7-9" at `both`; the expression is `at..past`.
fn two_in_one(
    w: &Words,
    at: usize,
    both: usize,
    (a, b): (i8, i8),
    month: i8,
    year: Option<i16>,
    past: usize,
) -> Vec<Found> {
    let span = w.document.tokens[both].span;
    let dash = w.document.text(both).find('-').unwrap_or(0) as u32 + span.start;
    let all = w.document.span(at..past);
    let part = |start, end, day| Found {
        tokens: at..past,
        part: Some(Span { start, end }),
        said: Said::Day { year, month, day },
        clock: None,
    };
    vec![part(all.start, dash, a), part(dash + 1, all.end, b)]
}

/// "July 7 people": the number counts the noun after it. Digits with a sign or a unit right after are no day.
fn counts(w: &Words, at: usize, end: usize) -> bool {
    let next = at + 1;
    if next >= end {
        return false;
    }
    matches!(w.fold(next), "%" | "percent" | "per" | "million" | "billion" | "people" | "persons")
        || (matches!(w.fold(next), "." | ":" | "/")
            && w.touches(next)
            && w.touches(next + 1)
            && w.is_number(next + 1))
}

/// "2023-07-07", "2023-07", "7/13/2023", "13.7.2023": slashed dates only when one field exceeds 12.
fn figures(w: &Words, at: usize, end: usize) -> Option<Vec<Found>> {
    if !w.is_number(at) {
        return None;
    }
    let fold = w.fold(at);
    if fold.len() == 10 && fold.as_bytes()[4] == b'-' && fold.as_bytes()[7] == b'-' {
        let (year, month, day) = (fold[..4].parse().ok()?, fold[5..7].parse().ok()?, fold[8..].parse().ok()?);
        return Some(vec![Found::new(at..at + 1, Said::Day { year: Some(year), month, day })]);
    }
    let (a, b, year, past) = if fold.matches('.').count() == 2 {
        let mut parts = fold.split('.');
        (parts.next()?, parts.next()?, parts.next()?, at + 1)
    } else if at + 4 < end
        && w.fold(at + 1) == "/"
        && w.fold(at + 3) == "/"
        && (at + 1..at + 5).all(|i| w.touches(i))
    {
        (fold, w.fold(at + 2), w.fold(at + 4), at + 5)
    } else {
        return None;
    };
    let (a, b): (i8, i8) = (a.parse().ok()?, b.parse().ok()?);
    let year = match year.len() {
        4 => year.parse().ok()?,
        2 => two_digits(year.parse().ok()?),
        _ => return None,
    };
    let (month, day) = match (a, b) {
        (13..=31, 1..=12) => (b, a),
        (1..=12, 13..=31) => (a, b),
        (1..=12, 1..=12) if a == b => (a, b),
        _ => return None,
    };
    Some(vec![Found::new(at..past, Said::Day { year: Some(year), month, day })])
}

/// A month alone, guarded by its neighbours.
fn month(w: &Words, at: usize, first: usize, end: usize) -> Option<Vec<Found>> {
    let (month, guard) = w.month(at)?;
    let before = w.before(at, first);
    let preposition = matches!(
        before,
        "in" | "by"
            | "since"
            | "of"
            | "until"
            | "till"
            | "early"
            | "late"
            | "mid"
            | "through"
            | "during"
            | "for"
            | "from"
            | "between"
            | "to"
            | "each"
            | "every"
            | "next"
            | "last"
            | "this"
            | "before"
            | "after"
            | "around"
    );
    let known = match guard {
        "short" => preposition && w.fold(at + 1) == "." && w.touches(at + 1),
        "word" if month == 3 && before == "the" => {
            w.lower(at + 1) && !matches!(w.fold(at + 1), "on" | "for" | "to" | "in")
        }
        "word" => preposition && (month != 3 || before != "for"),
        "name" => {
            preposition
                || !(at + 1 < end && w.capital(at + 1) && w.document.tokens[at + 1].kind == TokenKind::Word)
        }
        _ => true,
    };
    if !guard.is_empty() && w.in_name(at) {
        return None;
    }
    let (year, past) = year_of(w, at + 1, end);
    (known || year != Year::Open).then(|| vec![Found::new(at..past, Said::Month(month, year))])
}
