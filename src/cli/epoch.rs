//! The time that a build says it is, so that its bytes can be made again: `SOURCE_DATE_EPOCH`.

use crate::cli::exit::CliError;
use jiff::Timestamp;

/// What the variable says; `None` where it is not set.
pub fn source_date() -> Result<Option<Timestamp>, CliError> {
    let Ok(seconds) = std::env::var("SOURCE_DATE_EPOCH") else { return Ok(None) };
    let wrong =
        || CliError::Other(format!("SOURCE_DATE_EPOCH is `{seconds}`, which is no number of seconds"));
    let read = seconds.trim().parse().ok().and_then(|seconds| Timestamp::from_second(seconds).ok());
    read.map(Some).ok_or_else(wrong)
}
