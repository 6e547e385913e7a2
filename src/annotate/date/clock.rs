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
    let time = time(w, at, end);
    let (mut clock, mut past) =
        time.as_ref().map(|t| (t.timex(0), t.past)).or_else(|| named(w, at, first, end))?;
    let (mut past_zone, mut zone) = (past, "");
    if let Some(suffix) = w.zone(past).filter(|_| past < end) {
        (zone, past_zone) = (suffix, past + 1);
        // "5 p.m. Eastern time"
        if matches!(w.fold(past_zone), "time" | "standard" | "daylight") && past_zone < end {
            past_zone += 1;
        }
    }
    if w.fold(past_zone) == "local" && w.fold(past_zone + 1) == "time" && past_zone + 1 < end {
        past_zone += 2;
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
    let beside = (next < end).then(|| day(next)).flatten().filter(|f| is_day(&f.said));
    let part = beside.as_ref().and_then(|f| f.clock.as_deref());
    match (&time, part) {
        // "10:30 Monday night": the part of the day says which half.
        (Some(time), Some(part)) if !time.half => clock = time.timex(time.hours_in(part)?),
        // "10:30 p.m. Monday night"
        (Some(_), _) | (None, None) => {}
        (None, Some(_)) => return None,
    }
    if time.as_ref().is_some_and(|time| !time.sure && part.is_none()) {
        return None;
    }
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

/// A time in figures.
struct Time {
    hour: u8,
    /// `None` when it is not said.
    minute: Option<u8>,
    /// Is the half of the day said?
    half: bool,
    /// Is it a time whatever follows?
    sure: bool,
    past: usize,
}

impl Time {
    /// What TIMEX3 writes, so many hours on. It writes the hour alone when no minute is said; TempEval's scorer reads
    /// T10 and T10:00 alike.
    fn timex(&self, hours: u8) -> String {
        format!("{:02}:{:02}", self.hour + hours, self.minute.unwrap_or(0))
    }

    /// What a part of the day adds to the hour; nothing fits "3:00" of a night.
    fn hours_in(&self, part: &str) -> Option<u8> {
        match (part, self.hour) {
            ("TMO", 1..=12) => Some(0),
            ("TAF" | "TEV", 1..=11) | ("TNI", 6..=11) => Some(12),
            ("TAF", 12) | (_, 13..) => Some(0),
            _ => None,
        }
    }
}

/// "10:35 a.m.", "22:10", "5 p.m.", "5pm", "0830 GMT", "4 o'clock".
fn time(w: &Words, at: usize, end: usize) -> Option<Time> {
    if !w.is_number(at) {
        return None;
    }
    let fold = w.fold(at);
    let colon = w.fold(at + 1) == ":" && at + 2 < end && w.touches(at + 1) && w.touches(at + 2);
    let (hour, minute, past): (u8, _, _) = if colon {
        let minute = w.fold(at + 2);
        (fold.parse().ok()?, Some(minute.parse().ok().filter(|_| minute.len() == 2)?), at + 3)
    } else if fold.len() == 4 && w.zone(at + 1).is_some() {
        (fold[..2].parse().ok()?, Some(fold[2..].parse().ok()?), at + 1)
    } else if let Some((hour, minute)) = fold.split_once('.').filter(|(_, m)| m.len() == 2) {
        (hour.parse().ok()?, Some(minute.parse().ok()?), at + 1)
    } else {
        (fold.parse().ok()?, None, at + 1)
    };
    let half = if past < end { half_of_day(w, past) } else { None };
    let (hour, past) = match half {
        Some((12, past)) if hour < 12 => (hour + 12, past),
        Some((0, past)) if hour == 12 => (0, past),
        Some((_, past)) if (1..=12).contains(&hour) => (hour, past),
        Some(_) => return None,
        None => (hour, past),
    };
    let sure = half.is_some() || (minute.is_some() && w.zone(past).is_some()) || (colon && fold.len() == 2);
    // A number without minutes is a time by its half of the day only.
    let known = half.is_some() || minute.is_some_and(|_| colon || sure);
    (hour <= 24 && minute.is_none_or(|minute| minute < 60) && known).then_some(Time {
        hour,
        minute,
        half: half.is_some(),
        sure,
        past,
    })
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
        && (w.fold(at) == "overnight"
            || matches!(
                w.before(at, first),
                "the" | "early" | "late" | "in" | "on" | "mid" | "" | "by" | "at"
            ));
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
