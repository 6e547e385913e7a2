//! What a user may ask of a report. Formats that have no use for an option leave it alone.

use jiff::Timestamp;

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
