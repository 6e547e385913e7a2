//! The job summary of GitHub Actions: the findings as tables, appended to the file that the runner names. In: an outcome.
//! Out: Markdown, cut to what the runner takes; a larger summary would be refused whole.

use crate::cli::exit::CliError;
use crate::model::outcome::Outcome;
use crate::report::options::ReportOptions;
use crate::report::{FORMATS, find};
use std::fs::OpenOptions;
use std::io::Write;
use std::path::PathBuf;

/// The runner takes a mebibyte a step; what other commands of the step wrote is in the file already.
const LARGEST: u64 = 1024 * 1024;

/// The variable that names the file.
const VARIABLE: &str = "GITHUB_STEP_SUMMARY";

/// Appends the summary, where the runner wants one.
pub fn append(outcome: &Outcome, shown: &ReportOptions) -> Result<(), CliError> {
    let Some(path) = std::env::var_os(VARIABLE).filter(|path| !path.is_empty()).map(PathBuf::from) else {
        return Ok(());
    };
    let used = std::fs::metadata(&path).map_or(0, |about| about.len());
    let Some(text) = fitting(outcome, shown, LARGEST.saturating_sub(used) as usize)? else { return Ok(()) };
    let written =
        OpenOptions::new().append(true).create(true).open(&path).and_then(|mut f| f.write_all(&text));
    written.map_err(|error| CliError::file(&path, format_args!("cannot be written: {error}")))
}

/// The tables with as many findings as fit, weightiest first; the others are counted.
fn fitting(outcome: &Outcome, shown: &ReportOptions, room: usize) -> Result<Option<Vec<u8>>, CliError> {
    let Some(format) = find(FORMATS, "markdown") else { return Ok(None) };
    let mut most = outcome.discrepancies.len();
    let mut cut = outcome.clone();
    loop {
        crate::settle::cut(&mut cut, Some(most));
        let mut text = Vec::new();
        (format.write)(&cut, &ReportOptions { color: false, width: None, ..*shown }, &mut text)?;
        if text.len() <= room {
            return Ok(Some(text));
        }
        if most == 0 {
            return Ok(None);
        }
        // What settled findings take is cut last.
        if most == 1 {
            cut.settled.clear();
        }
        most /= 2;
    }
}
