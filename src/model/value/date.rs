//! Days and spans of days, with the grain they were said in.

use crate::model::relation::Relation;
use jiff::civil::Date;
use serde::Serialize;

/// How exactly a date was said. A coarse date never becomes a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Grain {
    /// A clock time or part of a day.
    Time,
    /// A day.
    Day,
    /// A weekend.
    Weekend,
    /// A week.
    Week,
    /// A month.
    Month,
    /// A quarter or half of a year.
    Quarter,
    /// A season.
    Season,
    /// A year.
    Year,
    /// A decade.
    Decade,
    /// A century.
    Century,
    /// None: past, present or future in general.
    Vague,
}

/// A date as TIMEX3 writes it, with the days it may be.
#[derive(Clone, Debug, PartialEq)]
pub struct DateValue {
    /// First day it may be; `None` while it is partial (no year, no anchor).
    pub start: Option<Date>,
    /// Last day it may be.
    pub end: Option<Date>,
    /// How exactly it was said.
    pub grain: Grain,
    /// TIMEX3 value: `2023-07-07`, `XXXX-07-07`, `XXXX-WXX-5`, `2023-Q3`, `PRESENT_REF`, ...
    pub timex: String,
}

impl DateValue {
    /// A single day.
    pub fn day(day: Date) -> Self {
        Self { start: Some(day), end: Some(day), grain: Grain::Day, timex: day.to_string() }
    }

    /// Does it say one day, or a time on one? "At 10 p.m." alone does not say which.
    pub fn is_day(&self) -> bool {
        self.grain <= Grain::Day && !self.timex.starts_with("XXXX-XX-XXT")
    }

    /// Does it name a night, or midnight? The night of Friday is Saturday's too, from midnight on.
    pub fn is_night(&self) -> bool {
        self.grain == Grain::Time && (self.timex.ends_with("TNI") || self.timex.contains("T24"))
    }

    /// The days by which others may call it: those it says, and of a night named by its evening the day after.
    pub fn days(&self) -> Option<(Date, Date)> {
        let (start, end) = (self.start?, self.end?);
        let morrow = if self.is_night() { end.tomorrow().ok() } else { None };
        Some((start, morrow.unwrap_or(end)))
    }

    /// How it relates to `other`. A partial date may agree with another, never contradict it, so it is
    /// [`Relation::Unknown`] unless both are written alike.
    pub fn relate(&self, other: &DateValue) -> Relation {
        let (Some((a, b)), Some((c, d))) = (self.days(), other.days()) else {
            return if self.timex == other.timex { Relation::Same } else { Relation::Unknown };
        };
        if (self.start, self.end) == (other.start, other.end) {
            Relation::Same
        } else if b < c || d < a {
            Relation::Disjoint
        } else if c <= a && b <= d {
            Relation::Within
        } else if a <= c && d <= b {
            Relation::Contains
        } else {
            Relation::Overlaps
        }
    }
}
