//! Reads what hangs on another date: "yesterday", "last Friday", "this week", "three days ago", "that day", "two weeks
//! later", "now". In: the tokens from one on. Out: what they say. It resolves nothing.

use crate::annotate::date::said::{Found, From, Said, Shift, Unit, Year};
use crate::annotate::date::words::Words;

/// Reads at token `at` of the sentence `first..end`.
pub fn read(w: &Words, at: usize, first: usize, end: usize) -> Option<Vec<Found>> {
    let one = day_word(w, at, first, end)
        .or_else(|| weekday(w, at, first, end))
        .or_else(|| shifted(w, at, first, end))
        .or_else(|| day_of_month(w, at, first, end))
        .or_else(|| counted(w, at, end))
        .or_else(|| neighbour(w, at, end))
        .or_else(|| joined(w, at, end))
        .or_else(|| vague(w, at, first, end));
    one.map(|found| vec![found])
}

/// "today", "tonight", "yesterday morning".
fn day_word(w: &Words, at: usize, first: usize, end: usize) -> Option<Found> {
    let (days, part) = w.day_word(at)?;
    // "USA Today"
    if w.is_title_case(at, first) && w.capital(at - 1) {
        return None;
    }
    let mut found = Found::new(at..at + 1, Said::Away(days));
    found.clock = part.map(|p| format!("T{p}"));
    part_after(w, &mut found, end);
    Some(found)
}

/// "Friday", "Friday night".
fn weekday(w: &Words, at: usize, first: usize, end: usize) -> Option<Found> {
    let (day, guard) = w.weekday(at)?;
    // Days with a name of their own.
    if matches!(w.before(at, first), "black" | "bloody" | "super" | "cyber") && w.capital(at - 1) {
        return None;
    }
    // "on Mon."
    let short = guard == "short" && w.capital(at) && w.before(at, first) == "on";
    let bare = short || guard.is_empty() && (w.capital(at) || w.document.tokens.len() <= SHORT);
    if !bare {
        return None;
    }
    let mut found = Found::new(at..at + 1, Said::Weekday(day, None));
    part_after(w, &mut found, end);
    Some(found)
}

/// A phrase on the command line has few words; there "friday" may be written in lower case.
const SHORT: usize = 8;

/// Takes in the part of the day after a day: "night" of "Friday night".
fn part_after(w: &Words, found: &mut Found, end: usize) {
    let next = found.tokens.end;
    if let Some(part) = w.part_of_day(next).filter(|_| next < end && found.clock.is_none()) {
        found.clock = Some(format!("T{part}"));
        found.tokens.end = next + 1;
    }
}

/// "on the 24th": the day alone, of the month named last.
fn day_of_month(w: &Words, at: usize, first: usize, end: usize) -> Option<Found> {
    let day = w.ordinal(at).filter(|day| w.is_number(at) && (1..=31).contains(day))?;
    let placed = at >= first + 2
        && w.fold(at - 1) == "the"
        && matches!(
            w.fold(at - 2),
            "on" | "until" | "by" | "from" | "to" | "of" | "since" | "and" | "before" | "after"
        );
    let noun = at + 1 < end
        && (w.lower(at + 1) || w.capital(at + 1))
        && !matches!(w.fold(at + 1), "and" | "to" | "the" | "in" | "at" | "by");
    (placed && !noun).then(|| Found::new(at..at + 1, Said::DayOfMonth(day)))
}

/// "last week", "this coming Friday", "next May", "the same day", "last fall", "that night".
fn shifted(w: &Words, at: usize, first: usize, end: usize) -> Option<Found> {
    let mut shift = w.shift(at)?;
    // "following Monday's shooting": a preposition.
    if w.fold(at) == "following" && !matches!(w.before(at, first), "the" | "") {
        return None;
    }
    let mut next = at + 1;
    // "this past Friday", "this coming week", "that same day".
    if let Some(second) = w.shift(next).filter(|_| next < end && matches!(shift, Shift::This | Shift::Same)) {
        shift = second;
        next += 1;
    }
    while next < end && matches!(w.fold(next), "fiscal" | "full" | "entire" | "whole" | "calendar") {
        next += 1;
    }
    if next >= end {
        return None;
    }
    let past = next + 1;
    let found = |said| Some(Found::new(at..past, said));
    if let Some((day, guard)) = w.weekday(next).filter(|(_, guard)| *guard != "every") {
        if guard == "short" {
            return None;
        }
        let mut found = Found::new(at..past, Said::Weekday(day, Some(shift)));
        part_after(w, &mut found, end);
        return Some(found);
    }
    if let Some((month, _)) = w.month(next) {
        let day_at = past + usize::from(w.fold(past) == "." && w.touches(past));
        if let Some(day) = w.day_of_month(day_at).filter(|_| day_at < end && shift == Shift::Last) {
            return Some(Found::new(at..day_at + 1, Said::Day { year: None, month, day }));
        }
        return found(Said::Month(month, Year::Nearest(shift)));
    }
    if let Some((season, _)) = w.season(next) {
        return found(Said::Season(season, Year::Nearest(shift)));
    }
    if let Some((rule, past)) = w.holiday(next, end) {
        return Some(Found::new(at..past, Said::Holiday(rule.to_owned(), Year::Nearest(shift))));
    }
    if let Some(part) = w.part_of_day(next) {
        let days = match shift {
            Shift::Last if part == "NI" => Said::Away(-1),
            Shift::This => Said::Away(0),
            Shift::Same | Shift::Before | Shift::After => Said::Unit(Unit::Day, shift),
            Shift::Next => Said::Unit(Unit::Day, Shift::After),
            Shift::Last => return None,
        };
        let mut found = Found::new(at..past, days);
        found.clock = Some(format!("T{part}"));
        return Some(found);
    }
    if w.fold(next) == "weekend" {
        return found(Said::Unit(Unit::Weekend, shift));
    }
    let (unit, plural) = w.unit(next)?;
    // ABC's "This Week"
    if w.is_title_case(at, first) && w.capital(next) {
        return None;
    }
    if plural || matches!(unit, Unit::Second | Unit::Minute | Unit::Hour | Unit::Night | Unit::Fortnight) {
        return None;
    }
    let mut found = Found::new(at..past, Said::Unit(unit, shift));
    match (unit, shift) {
        (Unit::Quarter, shift) => found.said = quarter(shift),
        // "the last day of the trial", "this day": no day of the calendar.
        (Unit::Day, Shift::Last | Shift::This) => return None,
        (Unit::Day, Shift::Next) => {
            found.said = Said::Unit(Unit::Day, Shift::After);
            part_after(w, &mut found, end);
        }
        (Unit::Day, _) => part_after(w, &mut found, end),
        // "that week" of "the week that": a relative clause has no unit right after it.
        (_, Shift::Same) if w.before(at, first) == "all" => return None,
        _ => {}
    }
    Some(found)
}

fn quarter(shift: Shift) -> Said {
    match shift {
        Shift::Same => Said::Quarter(None, Year::Open),
        shift => Said::Unit(Unit::Quarter, shift),
    }
}

/// "three days ago", "a year earlier", "two weeks later", "ten days before", "five years from now".
fn counted(w: &Words, at: usize, end: usize) -> Option<Found> {
    if let Some(found) = vaguely_counted(w, at, end) {
        return Some(found);
    }
    let (n, mut next) = amount(w, at, end)?;
    if matches!(w.fold(next), "more" | "full" | "calendar" | "business" | "working") {
        next += 1;
    }
    let (unit, _) = w.unit(next).filter(|_| next < end)?;
    let (sign, from, past) = direction(w, next + 1, end)?;
    let n = n?;
    if matches!(unit, Unit::Second | Unit::Minute | Unit::Hour) {
        return None;
    }
    let n = n as i64;
    Some(Found::new(at..past, Said::Back(sign * n, unit, from)))
}

/// "several years ago", "a few days later": no number, so only before or after is said.
fn vaguely_counted(w: &Words, at: usize, end: usize) -> Option<Found> {
    let next = match (w.fold(at), w.fold(at + 1)) {
        ("several" | "few" | "many" | "some", _) => at + 1,
        ("a", "few") => at + 2,
        _ => return None,
    };
    w.unit(next).filter(|(_, plural)| *plural)?;
    match direction(w, next + 1, end)? {
        (-1, From::Publication, past) => Some(Found::new(at..past, Said::Vague("PAST_REF".to_owned()))),
        (1, From::Publication, past) => Some(Found::new(at..past, Said::Vague("FUTURE_REF".to_owned()))),
        _ => None,
    }
}

/// A number of units: a cardinal, an article, "a few" (no number).
fn amount(w: &Words, at: usize, end: usize) -> Option<(Option<f64>, usize)> {
    if let Some((n, past)) = w.number(at, end) {
        return Some((Some(n), past));
    }
    match w.fold(at) {
        "a" | "an" if w.fold(at + 1) == "couple" => {
            Some((Some(2.0), at + 2 + usize::from(w.fold(at + 2) == "of")))
        }
        "a" | "an" => Some((Some(1.0), at + 1)),
        _ => None,
    }
}

/// "ago", "earlier", "later", "from now", "before" at the end of a phrase: sign, anchor, one past.
fn direction(w: &Words, at: usize, end: usize) -> Option<(i64, From, usize)> {
    if at >= end {
        return None;
    }
    let closed = at + 1 >= end || matches!(w.fold(at + 1), "," | "." | ";" | "!" | "?" | "\"" | ")");
    match w.fold(at) {
        "ago" => Some((-1, From::Publication, at + 1)),
        // "three days later than planned" is a length.
        "earlier" | "later" if w.fold(at + 1) == "than" => None,
        "earlier" => Some((-1, From::Text, at + 1)),
        "later" => Some((1, From::Text, at + 1)),
        "before" | "previously" | "prior" if closed => Some((-1, From::Text, at + 1)),
        "after" if closed => Some((1, From::Text, at + 1)),
        "hence" => Some((1, From::Publication, at + 1)),
        "from" if w.fold(at + 1) == "now" => Some((1, From::Publication, at + 2)),
        "from" if w.fold(at + 1) == "today" => Some((1, From::Publication, at + 2)),
        _ => None,
    }
}

/// "the day before yesterday", "the day after tomorrow", "the day after", "the day before", "the following day".
fn neighbour(w: &Words, at: usize, end: usize) -> Option<Found> {
    let (unit, plural) = w.unit(at)?;
    let sign = match w.fold(at + 1) {
        "before" | "earlier" => -1,
        "after" | "later" => 1,
        _ => return None,
    };
    if plural || unit != Unit::Day || at + 1 >= end {
        return None;
    }
    if let Some((days, _)) = w.day_word(at + 2).filter(|(days, part)| *days != 0 && part.is_none()) {
        return (at + 2 < end).then(|| Found::new(at..at + 3, Said::Away(days + sign)));
    }
    // "the day after the attack" hangs on an event: only when the phrase is closed is the last day meant.
    let (_, _, past) = direction(w, at + 1, end)?;
    Some(Found::new(at..past, Said::Unit(Unit::Day, if sign < 0 { Shift::Before } else { Shift::After })))
}

/// "year-earlier", "year-ago", "year-end", "mid-July", "late-November", "mid-1990", "mid-week".
fn joined(w: &Words, at: usize, end: usize) -> Option<Found> {
    let fold = w.fold(at);
    if matches!(fold, "year-ago" | "year-earlier") {
        let period = matches!(w.fold(at + 1), "period" | "quarter" | "month") && at + 1 < end;
        return Some(Found::new(at..at + 1 + usize::from(period), Said::Back(-1, Unit::Year, From::Text)));
    }
    let (head, rest) = fold.split_once('-')?;
    if !matches!(head, "mid" | "late" | "early" | "post" | "pre") {
        return None;
    }
    if let Some(year) = (rest.len() == 4).then(|| rest.parse::<i16>().ok()).flatten() {
        return (1500..=2100).contains(&year).then(|| Found::new(at..at + 1, Said::Year(year)));
    }
    let month = w.month_of(rest).filter(|_| head != "pre" && head != "post")?;
    if let Some(year) = w.year(at + 1).filter(|_| at + 1 < end) {
        return Some(Found::new(at..at + 2, Said::Month(month, Year::Is(year))));
    }
    Some(Found::new(at..at + 1, Said::Month(month, Year::Open)))
}

/// Words after "the past" with which a new clause or phrase begins; other small words make it "the past few", "past it".
fn goes_on(word: &str) -> bool {
    matches!(
        word,
        "that"
            | "it"
            | "they"
            | "he"
            | "she"
            | "we"
            | "i"
            | "and"
            | "but"
            | "to"
            | "is"
            | "has"
            | "have"
            | "when"
            | "or"
            | "with"
    )
}

/// "now", "recently", "the past".
fn vague(w: &Words, at: usize, first: usize, end: usize) -> Option<Found> {
    let (timex, past) = w.vague(at, end)?;
    let the = w.before(at, first) == "the";
    // "as soon as", "from now", "the past few weeks", "walked past": no time by itself.
    let refused = match w.fold(at) {
        "soon" => matches!(w.before(at, first), "as" | "how" | "too"),
        "now" => w.before(at, first) == "from",
        "recent" => w.unit(past).is_some_and(|(_, plural)| plural),
        "past" => {
            !the || w.unit(past).is_some()
                || w.number(past, end).is_some()
                || (w.lower(past) && !goes_on(w.fold(past)))
        }
        "future" => !the,
        "near" | "distant" | "long" | "short" if past - at > 1 => !the && w.fold(past - 1) != "ago",
        _ => false,
    };
    (!refused).then(|| Found::new(at..past, Said::Vague(timex.to_owned())))
}
