//! Exit codes, and the faults that make them: 0, 1 and 2, and never another for a foreseeable state.

use crate::read::error::ReadError;
use crate::report::safe;
use crate::rule::error::RuleError;
use std::io::{self, Write};
use std::process::ExitCode;

/// How a run ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// Nothing at or above the threshold.
    Clean = 0,
    /// Discrepancies at or above it.
    Found = 1,
    /// The run could not do what was asked.
    Failed = 2,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        ExitCode::from(exit as u8)
    }
}

/// Why a run could not do what was asked.
#[derive(Debug, thiserror::Error)]
pub enum CliError {
    /// Input that cannot be read.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// A broken rule.
    #[error(transparent)]
    Rule(#[from] RuleError),
    /// Anything else, in one sentence.
    #[error("{0}")]
    Other(String),
    /// Writing to standard output failed.
    #[error("standard output: {0}")]
    Output(#[from] io::Error),
}

impl CliError {
    /// A message about a file.
    pub fn file(path: &std::path::Path, message: impl std::fmt::Display) -> Self {
        CliError::Other(format!("{}: {message}", path.display()))
    }
}

/// Prints a message of one line, whatever the names and words in it hold.
pub fn say_line(message: impl std::fmt::Display) {
    say(safe::terminal(&message.to_string()));
}

/// Prints a message for people. A closed standard error is nobody's loss.
pub fn say(message: impl std::fmt::Display) {
    drop(writeln!(io::stderr().lock(), "claimdiff: {message}"));
}

/// Is this the other end of a pipe that was closed? Then what was wanted has been read.
pub fn is_closed_pipe(error: &io::Error) -> bool {
    error.kind() == io::ErrorKind::BrokenPipe
}
