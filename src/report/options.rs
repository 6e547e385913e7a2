//! What a user may ask of a report. Formats that have no use for an option leave it alone.

use jiff::Timestamp;

/// How a desk words a figure on which sources differ, after the published guidance of three houses.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Policy {
    /// "Between 8 and 10 people": the range (BBC Editorial Guidelines, 11.3.1).
    #[default]
    Range,
    /// "8 people, the lowest figure given": the most conservative estimate, the dispute noted (ACLED).
    Lowest,
    /// "8–10 people": minimum and maximum (Airwars, Iraq Body Count).
    MinMax,
}

/// The policies, their words for `--policy`, and what each prints.
pub const POLICIES: &[(&str, Policy, &str)] = &[
    ("range", Policy::Range, "between 8 and 10 people, depending on the source (BBC)"),
    ("lowest", Policy::Lowest, "8 people, the lowest figure given; others say 10 (ACLED)"),
    ("min-max", Policy::MinMax, "8–10 people (Airwars)"),
];

/// How a report shall look.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ReportOptions {
    /// Show why articles are one event, the sentences around the values, and pairs that are no conflict.
    pub explain: bool,
    /// Columns of the terminal; `None` when there is none.
    pub width: Option<usize>,
    /// Use colour.
    pub color: bool,
    /// Findings only: no notices, no closing lines.
    pub quiet: bool,
    /// Where a format can mark findings as suppressed, list them among the others.
    pub suppressed: bool,
    /// What a format that wants a time shall say: no clock is asked.
    pub time: Timestamp,
    /// How figures that differ are worded for print.
    pub policy: Policy,
}

/// Columns where no terminal tells: what fits a mail, a log and half a screen.
const DEFAULT_COLUMNS: usize = 100;

/// Narrower than this nothing stands beside anything; wider than this the eye loses the line.
const COLUMNS: (usize, usize) = (60, 200);

/// Sentences in longer lines are hard to read.
const PROSE: usize = 120;

impl ReportOptions {
    /// How many columns to fill.
    pub fn columns(&self) -> usize {
        self.width.unwrap_or(DEFAULT_COLUMNS).clamp(COLUMNS.0, COLUMNS.1)
    }

    /// How many columns a paragraph may fill, its indent of two on either side left free.
    pub fn prose(&self) -> usize {
        self.columns().min(PROSE) - 4
    }
}
