//! `claimdiff check`: reads, compares, reports.

use crate::cli::args::CheckArgs;
use crate::cli::exit::{CliError, Exit};
use crate::cli::{output, start};
use crate::pipeline::{CheckOptions, check};
use crate::report::{FORMATS, find};
use std::mem::ManuallyDrop;

/// Runs the command.
pub fn run(args: &CheckArgs) -> Result<Exit, CliError> {
    let unknown = || CliError::Other(format!("there is no format `{}`", args.format));
    let format = find(FORMATS, &args.format).ok_or_else(unknown)?;
    // The end of the process frees them faster.
    let rules = ManuallyDrop::new(start::ready_rules(&args.shared)?);
    let batch = start::batch(&args.input, &args.against)?;
    let unread = batch.unread;
    let options = CheckOptions { explain: args.explain, jobs: start::jobs(&args.shared) };
    let outcome = check(batch, &rules, &options);
    let shown = output::options(&args.shared, args.explain);
    for (name, path) in &args.output {
        let format = find(FORMATS, name).ok_or_else(unknown)?;
        output::save(path, shown, |options, out| (format.write)(&outcome, options, out))?;
    }
    output::print(|out| (format.write)(&outcome, &shown, out))?;
    let found = outcome.discrepancies.iter().any(|finding| args.fail_on.counts(finding.severity));
    Ok(start::exit(found, unread, &args.input))
}
