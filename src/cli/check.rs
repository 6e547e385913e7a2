//! `claimdiff check`: reads, compares, reports.

use crate::cli::args::{CheckArgs, FailOn};
use crate::cli::exit::{CliError, Exit};
use crate::cli::policy::{Asked, policy};
use crate::cli::settings::{self, Merge};
use crate::cli::{files, output, progress, show_config, start, summary, texts};
use crate::pipeline::{CheckOptions, check};
use crate::report::options::POLICIES;
use crate::report::{FORMATS, SHOW_TEXTS, find};
use std::mem::ManuallyDrop;

/// Runs the command.
pub fn run(mut args: CheckArgs) -> Result<Exit, CliError> {
    let config = settings::load(&args.shared)?;
    let mut merge = Merge::new(&config);
    merge.check(&mut args);
    merge.tables();
    let rows = merge.done()?;
    if args.show_config {
        return show_config::run(&config, &rows);
    }
    if args.list_files {
        return files::run(&args);
    }
    let name = args.format.as_deref().unwrap_or(FORMATS[0].name);
    let unknown = |name: &str| CliError::Other(format!("there is no format `{name}`"));
    let format = find(FORMATS, name).ok_or_else(|| unknown(name))?;
    // The end of the process frees them faster.
    let rules = ManuallyDrop::new(start::ready_rules(&args.shared, &config)?);
    let batch = start::batch(&args.shared, &args.input, &args.against)?;
    let asked = Asked {
        baseline: args.baseline.as_deref(),
        today: args.today,
        most: args.max_findings,
        since: args.since.as_deref(),
    };
    let policy = policy(&config, &batch.articles, &rules, &asked)?;
    let watch = progress::watch(batch.articles.len(), args.shared.quiet);
    let options = CheckOptions {
        explain: args.explain,
        jobs: start::jobs(&args.shared),
        policy,
        done: watch.as_ref().map(progress::Watch::counter),
    };
    let shows = |name: &str| SHOW_TEXTS.contains(&name);
    let shows = shows(name) || args.output.iter().any(|(name, _)| shows(name));
    let kept = if shows { texts::kept(&batch) } else { Vec::new() };
    let mut outcome = check(batch, &rules, &options);
    drop(watch);
    if shows {
        outcome.texts = texts::again(&outcome, kept, args.input.input_format.as_deref());
    }
    start::tell_faults(&outcome.notices);
    let mut shown = output::options(&args.shared, args.explain)?;
    shown.suppressed = args.show_suppressed;
    let wording = args.policy.as_deref().unwrap_or(POLICIES[0].0);
    shown.policy = POLICIES.iter().find(|(name, ..)| *name == wording).map_or(shown.policy, |(_, p, _)| *p);
    for (name, path) in &args.output {
        let format = find(FORMATS, name).ok_or_else(|| unknown(name))?;
        output::save(path, shown, |options, out| (format.write)(&outcome, options, out))?;
    }
    output::print(|out| (format.write)(&outcome, &shown, out))?;
    if name == "github" {
        summary::append(&outcome, &shown)?;
    }
    let fail_on = args.fail_on.unwrap_or(FailOn::Error);
    let found = outcome.discrepancies.iter().any(|finding| fail_on.counts(finding.severity));
    Ok(start::exit(found, outcome.unread, &args.input))
}
