//! Reads periods: quarters and halves, seasons, weekends, holidays, decades, centuries. In: the tokens from one on.
//! Out: what they say.

use crate::annotate::date::said::{Found, Said, Shift, Unit, Year};
use crate::annotate::date::words::Words;

/// Reads at token `at` of the sentence `first..end`.
pub fn read(w: &Words, at: usize, first: usize, end: usize) -> Option<Vec<Found>> {
    if let Some(two) = two_quarters(w, at, end) {
        return Some(two);
    }
    let one = quarter(w, at, first, end)
        .or_else(|| season(w, at, first, end))
        .or_else(|| holiday(w, at, end))
        .or_else(|| decade(w, at, first, end))
        .or_else(|| century(w, at, end))
        .or_else(|| week(w, at, first, end))
        .or_else(|| year(w, at, first, end));
    one.map(|found| vec![found])
}

/// "the third quarter of 1989", "third-quarter", "the 1988 second quarter", "last year's third quarter", "the latest
/// quarter", "the first half".
fn quarter(w: &Words, at: usize, first: usize, end: usize) -> Option<Found> {
    let (mut next, mut year) = (at, Year::Open);
    if let Some(said) = w.year(at) {
        (next, year) = (at + 1, Year::Is(said));
    } else if let Some(shift) = w.shift(at).filter(|_| w.fold(at + 1) == "year" && w.fold(at + 2) == "'s") {
        (next, year) = (at + 3, Year::Shifted(shift));
    } else if matches!(w.fold(at), "year-ago" | "year-earlier") {
        (next, year) = (at + 1, Year::Shifted(Shift::Last));
    }
    if matches!(w.fold(next), "fiscal" | "fiscal's") && next < end {
        next += 1;
    }
    if next >= end {
        return None;
    }
    let fold = w.fold(next);
    let (number, half, mut past) = if let Some(word) = fold.strip_suffix("-quarter") {
        (Some(ordinal(w, word)?), false, next + 1)
    } else if let Some(word) = fold.strip_suffix("-half") {
        (Some(ordinal(w, word)?), true, next + 1)
    } else if matches!(w.fold(next + 1), "quarter" | "half") && next + 1 < end {
        let half = w.fold(next + 1) == "half";
        let number = match fold {
            "final" => Some(if half { 2 } else { 4 }),
            "latest" if !half => {
                year = Year::Nearest(Shift::Last);
                None
            }
            word => Some(w.ordinal(next).or_else(|| ordinal(w, word))?),
        };
        (number, half, next + 2)
    } else if fold == "quarter" && (year != Year::Open || w.before(at, first) == "the") {
        (None, false, next + 1)
    } else if matches!(fold, "latest") && w.fold(next + 1) == "period" {
        year = Year::Nearest(Shift::Last);
        (None, false, next + 2)
    } else {
        return None;
    };
    if half && number.is_some_and(|n| n > 2) || number.is_some_and(|n| n > 4) {
        return None;
    }
    if year == Year::Open {
        (year, past) = year_of(w, past, end);
    }
    let said = match (half, number) {
        // "the first half of the match", "third quarter" of a game: only with a year or in the singular with "the".
        (true, Some(n)) if year != Year::Open => Said::Half(n, year),
        (true, _) => return None,
        (false, number) => Said::Quarter(number, year),
    };
    Some(Found::new(at..past, said))
}

/// "the second and third quarters of 2022", "the first two quarters".
fn two_quarters(w: &Words, at: usize, end: usize) -> Option<Vec<Found>> {
    let first = w.ordinal(at).filter(|n| (1..=4).contains(n))?;
    if first == 1 && w.fold(at + 1) == "two" && w.fold(at + 2) == "quarters" && at + 2 < end {
        let (year, past) = year_of(w, at + 3, end);
        return Some(vec![Found::new(at..past, Said::Half(1, year))]);
    }
    let listed = matches!(w.fold(at + 1), "and" | "or") && w.fold(at + 3) == "quarters" && at + 3 < end;
    let second = w.ordinal(at + 2).filter(|n| listed && (1..=4).contains(n))?;
    let (year, past) = year_of(w, at + 4, end);
    Some(vec![
        Found::new(at..at + 1, Said::Quarter(Some(first), year)),
        Found::new(at + 2..past, Said::Quarter(Some(second), year)),
    ])
}

fn ordinal(w: &Words, word: &str) -> Option<i8> {
    w.ordinal_of(word.strip_prefix("fiscal-").unwrap_or(word))
}

/// "of 1989", "1989", "of last year", "of the year", "this year": the year and one past it.
pub fn year_of(w: &Words, at: usize, end: usize) -> (Year, usize) {
    let mut next = at + usize::from(w.fold(at) == "of");
    if w.fold(next) == "fiscal" {
        next += 1;
    }
    if let Some(year) = w.year(next).filter(|_| next < end) {
        return (Year::Is(year), next + 1);
    }
    if let Some(shift) = w.shift(next).filter(|_| w.fold(next + 1) == "year" && next + 1 < end) {
        return (Year::Shifted(shift), next + 2);
    }
    if next > at && w.fold(next) == "the" && w.fold(next + 1) == "year" && next + 1 < end {
        return (Year::Shifted(Shift::This), next + 2);
    }
    (Year::Open, at)
}

/// "summer", "the fall of 1998", "spring 2023".
fn season(w: &Words, at: usize, first: usize, end: usize) -> Option<Found> {
    let (code, guarded) = w.season(at)?;
    let (year, past) = year_of(w, at + 1, end);
    let before = w.before(at, first);
    let placed = matches!(
        before,
        "in" | "by" | "since" | "early" | "late" | "mid" | "until" | "during" | "each" | "every"
    );
    let with_the = before == "the" && !matches!(w.fold(past), "of" | "in" | "from" | "to");
    // "in the fall", where "the fall" alone may be one from a ladder.
    let in_the = at >= first + 2 && matches!(w.fold(at - 2), "in" | "by" | "during" | "until" | "since");
    let known = year != Year::Open || (placed && w.fold(past) != "of") || (with_the && (!guarded || in_the));
    known.then(|| Found::new(at..past, Said::Season(code, year)))
}

/// "Thanksgiving", "Labor Day 2023".
fn holiday(w: &Words, at: usize, end: usize) -> Option<Found> {
    let (rule, past) = w.holiday(at, end)?;
    if w.fold(past) == "week" && past < end {
        return None;
    }
    if w.fold(past) == "weekend" && past < end {
        let (year, past) = year_of(w, past + 1, end);
        return Some(Found::new(at..past, Said::WeekendOf(rule.to_owned(), year)));
    }
    let (year, past) = year_of(w, past, end);
    Some(Found::new(at..past, Said::Holiday(rule.to_owned(), year)))
}

/// "the 1990s", "the '90s", "the nineties".
fn decade(w: &Words, at: usize, first: usize, end: usize) -> Option<Found> {
    let fold = w.fold(at);
    let (digits, past) = if let Some(digits) = fold.strip_suffix('s').filter(|_| w.is_number(at)) {
        (digits, at + 1)
    } else if matches!(fold, "'" | "`") && w.touches(at + 1) && at + 1 < end && w.is_number(at + 1) {
        (w.fold(at + 1).strip_suffix('s')?, at + 2)
    } else if let Some((head, rest)) =
        fold.split_once('-').filter(|(head, _)| matches!(*head, "mid" | "late" | "early"))
    {
        let _ = head;
        (rest.strip_suffix('s')?, at + 1)
    } else {
        let tens = w.decade_word(at).filter(|_| w.before(at, first) == "the")?;
        return Some(Found::new(at..at + 1, Said::Decade(tens)));
    };
    let digits = digits.trim_end_matches('\'');
    let year: i16 = digits.parse().ok()?;
    match digits.len() {
        4 if year % 10 == 0 && (1500..=2100).contains(&year) => {
            Some(Found::new(at..past, Said::Decade(year / 10)))
        }
        // "in his 30s" is an age.
        2 if year % 10 == 0 && (past > at + 1 || w.before(at, first) == "the") => {
            Some(Found::new(at..past, Said::Decade(if year <= 10 { 200 } else { 190 } + year / 10)))
        }
        _ => None,
    }
}

/// "the 19th century", "the twentieth century".
fn century(w: &Words, at: usize, end: usize) -> Option<Found> {
    let number = w.ordinal(at)?;
    let joined = at + 1 < end && w.fold(at + 1) == "century";
    (joined && (1..=30).contains(&number))
        .then(|| Found::new(at..at + 2, Said::Century(i16::from(number) - 1)))
}

/// "the weekend", "the week of July 3", "the week".
fn week(w: &Words, at: usize, first: usize, end: usize) -> Option<Found> {
    let the = w.before(at, first) == "the";
    match w.fold(at) {
        "weekend" if the && w.fold(at + 1) != "of" => {
            Some(Found::new(at..at + 1, Said::Unit(Unit::Weekend, Shift::This)))
        }
        "week" | "month" if the && in_part(w, at, first) => {
            let unit = if w.fold(at) == "week" { Unit::Week } else { Unit::Month };
            Some(Found::new(at..at + 1, Said::Unit(unit, Shift::This)))
        }
        "week" if the && w.fold(at + 1) == "of" && at + 3 < end => {
            let (month, _) = w.month(at + 2)?;
            let day = at + 3 + usize::from(w.fold(at + 3) == ".");
            Some(Found::new(at..day + 1, Said::WeekOf(month, w.day_of_month(day).filter(|_| day < end)?)))
        }
        _ => None,
    }
}

/// "earlier in the week": what stands before the unit at the token.
fn in_part(w: &Words, at: usize, first: usize) -> bool {
    at >= first + 3
        && w.fold(at - 2) == "in"
        && matches!(w.fold(at - 3), "earlier" | "later" | "early" | "late")
}

/// "year end", "year's end", "the full year", "earlier in the year": the year of the publication.
fn year(w: &Words, at: usize, first: usize, end: usize) -> Option<Found> {
    let found =
        |past: usize| (past <= end).then(|| Found::new(at..past, Said::Unit(Unit::Year, Shift::This)));
    match (w.fold(at), w.fold(at + 1), w.fold(at + 2)) {
        ("year", "'s", "end") => found(at + 3),
        ("year", "end", _) => found(at + 2),
        ("year-end", ..) => found(at + 1),
        ("year", ..) => {
            let part = w.before(at, first) == "the" && in_part(w, at, first);
            part.then(|| found(at + 1)).flatten()
        }
        _ => None,
    }
}
