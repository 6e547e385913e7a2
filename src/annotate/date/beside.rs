//! Reads a day counted from another one that is named, or from the event that the text dated last: "the day after
//! Christmas", "two days before July 7", "a week from Friday", "the day after his death". In: the tokens from one on.
//! Out: what they say.

use crate::annotate::date::clock::DayReader;
use crate::annotate::date::said::{Found, Said, Unit};
use crate::annotate::date::words::Words;

/// Reads at token `at` of a sentence that ends with `end`.
pub fn read(w: &Words, at: usize, end: usize, day: DayReader) -> Option<Vec<Found>> {
    if w.fold(at) == "eve" && w.fold(at + 1) == "of" && at + 2 < end {
        return named(at, -1, at + 2, day);
    }
    let (n, unit) = match w.unit(at) {
        Some(_) => (1.0, at),
        None if matches!(w.fold(at), "a" | "one") => (1.0, at + 1),
        None => w.number(at, end)?,
    };
    // No count of days in news is longer; what is goes beyond the calendar.
    let n = (n.fract() == 0.0 && n < 100_000.0).then_some(n as i64)?;
    // "the days before the attack" is no day.
    let (kind, _) = w.unit(unit).filter(|(_, plural)| unit + 2 < end && !(unit == at && *plural))?;
    let days = match (kind, w.fold(unit + 1)) {
        (Unit::Day, "before") => -n,
        (Unit::Day, "after") => n,
        // "the day of the attack", not "the first day of the trial".
        (Unit::Day, "of") if unit == at && at > 0 && w.fold(at - 1) == "the" => 0,
        (Unit::Week, "from") => return named(at, n * 7, unit + 2, day),
        _ => return None,
    };
    named(at, days, unit + 2, day).or_else(|| from_event(w, at, days, unit + 2, end, day))
}

/// Counted from the day named at `next`.
fn named(at: usize, days: i64, next: usize, day: DayReader) -> Option<Vec<Found>> {
    let named = day(next).filter(|found| found.clock.is_none() && found.part.is_none())?;
    let is_day = matches!(
        named.said,
        Said::Day { .. } | Said::DayIn(..) | Said::Weekday(..) | Said::Away(_) | Said::Holiday(..)
    );
    let said = Said::Beside(Box::new(named.said), days);
    (is_day && days != 0).then(|| vec![Found::new(at..named.tokens.end, said)])
}

/// "the day after his death", "two days after the fatal shooting": from the day that is named beside the event, else
/// from the last one before.
fn from_event(
    w: &Words,
    at: usize,
    days: i64,
    next: usize,
    end: usize,
    day: DayReader,
) -> Option<Vec<Found>> {
    let determined = matches!(
        w.fold(next),
        "the" | "his" | "her" | "their" | "its" | "this" | "that" | "a" | "an" | "my" | "our"
    );
    let past = (next + 1..end.min(next + 1 + EVENT_WORDS)).find_map(|i| w.event_noun(i, end));
    let past = past.filter(|_| determined)?;
    let on = past + usize::from(matches!(w.fold(past), "on" | "," | "of"));
    let beside = if on < end { day(on).filter(|found| found.clock.is_none()) } else { None };
    let said = match beside.map(|found| found.said) {
        Some(said @ (Said::Day { .. } | Said::DayIn(..) | Said::Weekday(..) | Said::Away(_))) => {
            Said::Beside(Box::new(said), days)
        }
        _ => Said::FromEvent(days),
    };
    Some(vec![Found::new(at..past, said)])
}

/// A noun phrase of an event has its noun among so many words after its article.
const EVENT_WORDS: usize = 3;
