//! What an expression of time says, before anyone asks which day that was. Plain data: readers make it, the resolver
//! reads it.

use crate::model::span::Span;
use std::ops::Range;

/// A unit of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Seconds.
    Second,
    /// Minutes.
    Minute,
    /// Hours.
    Hour,
    /// Nights, counted like days.
    Night,
    /// Days.
    Day,
    /// Weekends.
    Weekend,
    /// Weeks.
    Week,
    /// Two weeks.
    Fortnight,
    /// Months.
    Month,
    /// Quarters of a year.
    Quarter,
    /// Years.
    Year,
    /// Ten years.
    Decade,
    /// A hundred years.
    Century,
}

impl Unit {
    /// The unit of a code in `rules/lexicon/time-unit.tsv`.
    pub fn from_code(code: &str) -> Option<Unit> {
        Some(match code {
            "TS" => Unit::Second,
            "TM" => Unit::Minute,
            "TH" => Unit::Hour,
            "N" => Unit::Night,
            "D" => Unit::Day,
            "WE" => Unit::Weekend,
            "W" => Unit::Week,
            "FN" => Unit::Fortnight,
            "M" => Unit::Month,
            "Q" => Unit::Quarter,
            "Y" => Unit::Year,
            "DE" => Unit::Decade,
            "CE" => Unit::Century,
            _ => return None,
        })
    }
}

/// Which one of its kind, seen from an anchor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shift {
    /// "last", seen from the publication.
    Last,
    /// "this", seen from the publication.
    This,
    /// "next", seen from the publication.
    Next,
    /// "previous", seen from the last date in the text.
    Before,
    /// "same", "that".
    Same,
    /// "following".
    After,
}

impl Shift {
    /// How many units on.
    pub fn steps(self) -> i64 {
        match self {
            Shift::Last | Shift::Before => -1,
            Shift::This | Shift::Same => 0,
            Shift::Next | Shift::After => 1,
        }
    }

    /// Is it seen from the last date in the text, and not from the publication?
    pub fn in_text(self) -> bool {
        matches!(self, Shift::Before | Shift::Same | Shift::After)
    }
}

/// The year of a month, quarter, season or holiday.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Year {
    /// Not said.
    Open,
    /// In figures.
    Is(i16),
    /// "of last year", "last year's".
    Shifted(Shift),
    /// "last fall", "next May": the nearest on that side.
    Nearest(Shift),
}

/// Where "two days earlier" counts from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum From {
    /// The publication ("ago").
    Publication,
    /// The last date in the text ("later", "earlier").
    Text,
}

/// What is said.
#[derive(Clone, Debug, PartialEq)]
pub enum Said {
    /// "July 7", "7 July 2023".
    Day {
        /// As far as it is said.
        year: Option<i16>,
        /// 1 to 12.
        month: i8,
        /// 1 to 31.
        day: i8,
    },
    /// "December 15 last year".
    DayIn(i8, i8, Shift),
    /// "the 24th": of the month named last.
    DayOfMonth(i8),
    /// "Friday", "last Friday": Monday is 1.
    Weekday(i8, Option<Shift>),
    /// "two days after July 7": a day and how many days on.
    Beside(Box<Said>, i64),
    /// "two days after the attack": days from the last one named.
    FromEvent(i64),
    /// "yesterday": days from the publication.
    Away(i64),
    /// The day of a clock time that stands alone.
    ThisDay,
    /// "July", "July 2023", "last July".
    Month(i8, Year),
    /// "2023".
    Year(i16),
    /// "last week", "that year".
    Unit(Unit, Shift),
    /// "the third quarter"; `None`: the one named last.
    Quarter(Option<i8>, Year),
    /// "the first half of 2023".
    Half(i8, Year),
    /// "last fall": the code of the season.
    Season(&'static str, Year),
    /// "Thanksgiving": the rule of the holiday.
    Holiday(String, Year),
    /// "Labor Day weekend".
    WeekendOf(String, Year),
    /// "the week of July 3".
    WeekOf(i8, i8),
    /// "the 1990s": the year without its last digit.
    Decade(i16),
    /// "the 19th century": its number less one.
    Century(i16),
    /// "three days ago" (-3), "two weeks later" (2).
    Back(i64, Unit, From),
    /// Past, present or future in general.
    Vague(String),
    /// How long.
    Duration(String),
    /// How often.
    Set(String),
}

/// A stretch of the text and what it says.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// The bytes, where they are only a part of the tokens ("7" of "7-9").
    pub part: Option<Span>,
    /// What it says.
    pub said: Said,
    /// A clock time or part of the day: what stands after the T of a TIMEX3 value.
    pub clock: Option<String>,
}

impl Found {
    /// Whole tokens, no clock time.
    pub fn new(tokens: Range<usize>, said: Said) -> Self {
        Self { tokens, part: None, said, clock: None }
    }
}
