//! Reads a day counted from another one that is named: "the day after Christmas", "two days before July 7". In: the
//! tokens from one on. Out: what they say. Days counted from an event ("two days after the attack") are no dates.

use crate::annotate::date::clock::DayReader;
use crate::annotate::date::said::{Found, Said, Unit};
use crate::annotate::date::words::Words;

/// Reads at token `at` of a sentence that ends with `end`.
pub fn read(w: &Words, at: usize, end: usize, day: DayReader) -> Option<Vec<Found>> {
    let (n, unit) = match w.unit(at) {
        Some(_) => (1.0, at),
        None if matches!(w.fold(at), "a" | "one") => (1.0, at + 1),
        None => w.number(at, end)?,
    };
    w.unit(unit).filter(|(kind, _)| *kind == Unit::Day && unit + 2 < end)?;
    let sign = match w.fold(unit + 1) {
        "before" => -1,
        "after" => 1,
        _ => return None,
    };
    let named = day(unit + 2).filter(|found| found.clock.is_none() && found.part.is_none())?;
    let is_day = matches!(
        named.said,
        Said::Day { .. } | Said::DayIn(..) | Said::Weekday(..) | Said::Away(_) | Said::Holiday(..)
    );
    // No count of days in news is longer; what is goes beyond the calendar.
    let days = (n.fract() == 0.0 && n < 100_000.0).then_some(n as i64)?;
    let said = Said::Beside(Box::new(named.said), sign * days);
    is_day.then(|| vec![Found::new(at..named.tokens.end, said)])
}
