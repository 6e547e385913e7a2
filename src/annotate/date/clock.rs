//! Reads clock times and parts of a day that stand alone: "10:35 a.m.", "5 p.m. EST Friday", "0830 GMT", "noon
//! Thursday", "the morning of July 7". In: the tokens from one on. Out: a finding whose day is the one beside it, or
//! the day of the passage.

use crate::annotate::date::said::{Found, Said, Unit};
use crate::annotate::date::words::Words;
use crate::model::document::TokenKind;

/// Finds a day at a token: the date readers, lent by the room so that this file need not know them.
pub type DayReader<'r> = &'r dyn Fn(usize) -> Option<Found>;

/// Reads at token `at` of the sentence `first..end`.
pub fn read(w: &Words, at: usize, first: usize, end: usize, day: DayReader) -> Option<Vec<Found>> {
    let (clock, mut past) = time(w, at, end).or_else(|| named(w, at, first, end))?;
    let (mut past_zone, mut zone) = (past, "");
    if let Some(suffix) = w.zone(past).filter(|_| past < end) {
        (zone, past_zone) = (suffix, past + 1);
        // "5 p.m. Eastern time"
        if matches!(w.fold(past_zone), "time" | "standard" | "daylight") && past_zone < end {
            past_zone += 1;
        }
    }
    past = past_zone;
    let mut next = past;
    // "10:35 a.m. (0735 GMT) Friday"
    if w.fold(next) == "(" {
        next = (next..end.min(next + 6)).find(|i| w.fold(*i) == ")").map_or(next, |close| close + 1);
    }
    let beside_from = next;
    while next < end && next < beside_from + 2 && matches!(w.fold(next), "," | "on" | "of") {
        next += 1;
    }
    let beside = (next < end).then(|| day(next)).flatten().filter(|f| is_day(&f.said) && f.clock.is_none());
    let mut found = match beside {
        Some(day) => Found { tokens: at..day.tokens.end, part: None, said: day.said, clock: None },
        None => Found::new(at..past, Said::ThisDay),
    };
    found.clock = Some(format!("T{clock}{zone}"));
    Some(vec![found])
}

fn is_day(said: &Said) -> bool {
    matches!(said, Said::Day { .. } | Said::Weekday(..) | Said::Away(_) | Said::Unit(Unit::Day, _))
}

/// "10:35 a.m.", "22:10", "5 p.m.", "5pm", "0830 GMT", "4 o'clock".
fn time(w: &Words, at: usize, end: usize) -> Option<(String, usize)> {
    if !w.is_number(at) {
        return None;
    }
    let fold = w.fold(at);
    let (hour, minute, past) =
        if w.fold(at + 1) == ":" && at + 2 < end && w.touches(at + 1) && w.touches(at + 2) {
            let minute = w.fold(at + 2);
            (fold.parse::<u8>().ok()?, minute.parse::<u8>().ok().filter(|_| minute.len() == 2)?, at + 3)
        } else if fold.len() == 4 && w.zone(at + 1).is_some() {
            (fold[..2].parse().ok()?, fold[2..].parse().ok()?, at + 1)
        } else if let Some((hour, minute)) = fold.split_once('.').filter(|(_, m)| m.len() == 2) {
            (hour.parse().ok()?, minute.parse().ok()?, at + 1)
        } else {
            (fold.parse().ok()?, 60, at + 1)
        };
    let half = if past < end { half_of_day(w, past) } else { None };
    let (hour, past) = match half {
        Some((12, past)) if hour < 12 => (hour + 12, past),
        Some((0, past)) if hour == 12 => (0, past),
        Some((_, past)) if (1..=12).contains(&hour) => (hour, past),
        Some(_) => return None,
        None => (hour, past),
    };
    let sure = half.is_some()
        || w.zone(past).is_some()
        || (fold.len() == 2 && past == at + 3 && w.fold(at + 1) == ":");
    if hour > 24 || minute > 60 || !sure || (minute == 60 && half.is_none()) {
        return None;
    }
    // TIMEX3 writes the hour alone when no minute is said; TempEval's scorer reads T10 and T10:00 alike.
    Some((if minute == 60 { format!("{hour:02}:00") } else { format!("{hour:02}:{minute:02}") }, past))
}

/// "a.m.", "pm", "o'clock", "in the morning": what to add to the hour, and one past.
fn half_of_day(w: &Words, at: usize) -> Option<(u8, usize)> {
    match w.fold(at) {
        "a.m" | "am" => Some((0, at + 1)),
        "p.m" | "pm" => Some((12, at + 1)),
        "o'clock" => Some(half_of_day(w, at + 1).unwrap_or((1, at + 1))),
        "in" if w.fold(at + 1) == "the" => match w.part_of_day(at + 2)? {
            "MO" => Some((0, at + 3)),
            "AF" | "EV" => Some((12, at + 3)),
            _ => None,
        },
        _ => None,
    }
}

/// "noon", "midnight", "the morning of July 7", "overnight".
fn named(w: &Words, at: usize, first: usize, end: usize) -> Option<(String, usize)> {
    let part = w.part_of_day(at)?;
    let word = w.document.tokens.get(at).is_some_and(|t| t.kind == TokenKind::Word);
    let alone = w.lower(at)
        && matches!(w.fold(at), "noon" | "midnight" | "midday" | "dawn" | "overnight")
        && matches!(
            w.before(at, first),
            "at" | "by"
                | "until"
                | "till"
                | "before"
                | "after"
                | "since"
                | "from"
                | "around"
                | "about"
                | "between"
                | "to"
                | "shortly"
        );
    let with_day =
        matches!(w.fold(at + 1), "of" | "on" | ",") || w.capital(at + 1) || w.day_word(at + 1).is_some();
    let dated = at + 1 < end
        && with_day
        && matches!(w.before(at, first), "the" | "early" | "late" | "in" | "on" | "mid" | "" | "by" | "at");
    if !word || !(alone || dated) {
        return None;
    }
    if alone {
        return Some((part.to_owned(), at + 1));
    }
    // Without a day after it, "the morning of the attack" says nothing that can be resolved.
    let next = at + 1 + usize::from(matches!(w.fold(at + 1), "of" | "on" | ","));
    let day = w.weekday(next).is_some() || w.month(next).is_some() || w.day_word(next).is_some();
    (day && next < end).then(|| (part.to_owned(), at + 1))
}
