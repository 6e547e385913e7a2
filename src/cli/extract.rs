//! `claimdiff extract`: reads articles and prints their claims.

use crate::cli::args::ExtractArgs;
use crate::cli::exit::{CliError, Exit};
use crate::cli::settings::{self, Merge};
use crate::cli::{output, start};
use crate::pipeline::claims;
use crate::report::{CLAIM_FORMATS, find};
use std::mem::ManuallyDrop;

/// Runs the command.
pub fn run(mut args: ExtractArgs) -> Result<Exit, CliError> {
    let config = settings::load(&args.shared)?;
    let mut merge = Merge::new(&config);
    merge.shared(&mut args.shared);
    merge.input(&mut args.input);
    merge.done()?;
    let format = find(CLAIM_FORMATS, &args.format)
        .ok_or_else(|| CliError::Other(format!("there is no format `{}`", args.format)))?;
    // The end of the process frees them faster.
    let rules = ManuallyDrop::new(start::ready_rules(&args.shared, &config)?);
    let batch = start::batch(&args.shared, &args.input, &[])?;
    if !args.shared.quiet {
        start::tell(&batch.notices);
    }
    let outcome = claims(batch, &rules, start::jobs(&args.shared));
    start::tell_faults(&outcome.notices);
    let shown = output::options(&args.shared, false)?;
    output::print(|out| (format.write)(&outcome, &shown, out))?;
    Ok(start::exit(false, outcome.unread, &args.input))
}
