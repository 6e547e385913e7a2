//! `claimdiff check --list-files`: which files would be read, and why others would not.

use crate::cli::args::CheckArgs;
use crate::cli::exit::{CliError, Exit};
use crate::cli::{output, start};
use crate::read::list::{Listed, list};
use crate::report::safe;

/// Prints the list.
pub fn run(args: &CheckArgs) -> Result<Exit, CliError> {
    let (paths, options) = start::paths(&args.input, &args.against)?;
    let listed = list(&paths, &options)?;
    output::print(|out| {
        listed.iter().try_for_each(|Listed { path, state }| {
            writeln!(out, "{}  {}", safe::terminal(path), safe::terminal(&state.words()))
        })
    })?;
    Ok(Exit::Clean)
}
