//! `claimdiff baseline`: the findings of today, written down as known; or what is found no more taken out.

use crate::cli::args::{BaselineAction, BaselineArgs, BaselineRun};
use crate::cli::exit::{CliError, Exit};
use crate::cli::policy::{Asked, policy};
use crate::cli::settings::{self, Merge};
use crate::cli::{output, start};
use crate::config::baseline::{NAME, read, text};
use crate::model::outcome::Outcome;
use crate::model::policy::Known;
use crate::pipeline::{CheckOptions, check};
use crate::report::message::message;
use crate::report::names::Names;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// Runs the command.
pub fn run(args: BaselineArgs) -> Result<Exit, CliError> {
    match args.action {
        BaselineAction::Write(run) => write(run),
        BaselineAction::Prune(run) => prune(run),
    }
}

fn write(mut run: BaselineRun) -> Result<Exit, CliError> {
    let (outcome, path, unread) = outcome(&mut run)?;
    let entries = found(&outcome);
    save(&path, &entries)?;
    tell(&run, &path, &format!("{} written", count(entries.len())))?;
    Ok(start::exit(false, unread, &run.input))
}

fn prune(mut run: BaselineRun) -> Result<Exit, CliError> {
    let (outcome, path, unread) = outcome(&mut run)?;
    let old = read(&path).map_err(|message| CliError::file(&path, message))?;
    let pairs: BTreeSet<(Vec<String>, String, (String, String))> = found(&outcome)
        .into_iter()
        .flat_map(|f| f.pairs.into_iter().map(move |pair| (f.kinds.clone(), f.finding_type.clone(), pair)))
        .collect();
    let before = old.len();
    // A pair that is found no more is not known any longer; an entry without one goes.
    let kept: Vec<Known> = old
        .into_iter()
        .map(|entry| Known {
            pairs: entry
                .pairs
                .iter()
                .filter(|pair| {
                    pairs.contains(&(entry.kinds.clone(), entry.finding_type.clone(), (*pair).clone()))
                })
                .cloned()
                .collect(),
            ..entry
        })
        .filter(|entry| !entry.pairs.is_empty())
        .collect();
    save(&path, &kept)?;
    tell(&run, &path, &format!("{} taken out, {} left", count(before - kept.len()), kept.len()))?;
    Ok(start::exit(false, unread, &run.input))
}

/// What is found now, whatever was known before.
fn outcome(run: &mut BaselineRun) -> Result<(Outcome, PathBuf, usize), CliError> {
    let config = settings::load(&run.shared)?;
    let mut merge = Merge::new(&config);
    merge.baseline(run);
    merge.done()?;
    let rules = start::rules(&run.shared, &config)?;
    let batch = start::batch(&run.shared, &run.input, &run.against)?;
    let asked = Asked { today: run.today, ..Asked::default() };
    let policy = policy(&config, &batch.articles, &rules, &asked)?;
    let unread = batch.unread;
    start::tell(&batch.notices);
    let options = CheckOptions { jobs: start::jobs(&run.shared), policy, ..CheckOptions::default() };
    let path = run.baseline.clone().unwrap_or_else(|| PathBuf::from(NAME));
    Ok((check(batch, &rules, &options), path, unread))
}

fn found(outcome: &Outcome) -> Vec<Known> {
    let names = Names::new(outcome);
    let known = |finding| crate::settle::known(finding, message(finding, &names, outcome), outcome);
    outcome.discrepancies.iter().map(known).collect()
}

fn save(path: &Path, entries: &[Known]) -> Result<(), CliError> {
    let text = text(entries).map_err(|error| CliError::file(path, error))?;
    output::whole(path, |out| out.write_all(text.as_bytes()))
}

fn tell(run: &BaselineRun, path: &Path, what: &str) -> Result<(), CliError> {
    if run.shared.quiet {
        return Ok(());
    }
    output::print(|out| writeln!(out, "{}: {what}", path.display()))
}

fn count(n: usize) -> String {
    if n == 1 { "1 finding".to_owned() } else { format!("{n} findings") }
}
