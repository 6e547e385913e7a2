//! What commands begin and end with: rules loaded, articles read, threads started, what was not read told.

use crate::cli::args::{Input, Shared};
use crate::cli::exit::{CliError, Exit, say};
use crate::lexicon::words::Lexicon;
use crate::model::outcome::Notice;
use crate::read::{Batch, ReadOptions};
use crate::rule::error::RuleError;
use crate::rule::set::RuleSet;
use std::path::PathBuf;

/// Loads the rules with their examples; a broken one stops the run.
pub fn rules(shared: &Shared) -> Result<RuleSet, CliError> {
    loaded(shared, RuleSet::load)
}

/// Loads the rules to read articles with, before any is read.
pub fn ready_rules(shared: &Shared) -> Result<RuleSet, CliError> {
    loaded(shared, RuleSet::ready)
}

fn loaded(
    shared: &Shared,
    load: fn(bool, &[PathBuf]) -> Result<RuleSet, RuleError>,
) -> Result<RuleSet, CliError> {
    if shared.config.is_some() {
        return Err(CliError::unavailable("--config"));
    }
    let rules = load(!shared.no_builtin, &shared.rules)?;
    match rules.rules.is_empty() {
        true => {
            Err(CliError::Other("there are no rules: --no-builtin leaves only those of --rules".to_owned()))
        }
        false => Ok(rules),
    }
}

/// The word lists alone, for commands that read phrases and claim nothing; those of --rules are among them.
pub fn words(shared: &Shared) -> Result<RuleSet, CliError> {
    match shared.rules.is_empty() && shared.config.is_none() {
        true => Ok(RuleSet { lexicon: Lexicon::builtin(), ..RuleSet::default() }),
        false => ready_rules(shared),
    }
}

/// Reads the articles, and those that they are checked against. A batch without any is a failure, and the notices say why.
pub fn batch(input: &Input, against: &[PathBuf]) -> Result<Batch, CliError> {
    let options = ReadOptions {
        published: input.published,
        stdin_filename: input.stdin_filename.clone(),
        against: against.to_vec(),
    };
    let batch = crate::read::batch(&input.paths, &options)?;
    if batch.articles.is_empty() {
        tell(&batch.notices);
        return Err(CliError::Other("nothing to check: no article could be read".to_owned()));
    }
    Ok(batch)
}

/// How many threads were asked for.
pub fn jobs(shared: &Shared) -> Option<usize> {
    shared.jobs.map(usize::from)
}

/// Runs `work` on as many threads as asked for.
pub fn on_threads<T: Send>(jobs: Option<u16>, work: impl FnOnce() -> T + Send) -> Result<T, CliError> {
    let Some(jobs) = jobs else { return Ok(work()) };
    let pool = rayon::ThreadPoolBuilder::new().num_threads(usize::from(jobs)).build();
    pool.map(|pool| pool.install(work)).map_err(|error| CliError::Other(format!("--jobs {jobs}: {error}")))
}

/// Prints notices, for formats that have no room for them.
pub fn tell(notices: &[Notice]) {
    notices.iter().for_each(|notice| say(format_args!("{}: {}", notice.place, notice.message)));
}

/// The exit code of a run that did its work, but for what it could not read.
pub fn exit(found: bool, unread: usize, input: &Input) -> Exit {
    if found {
        Exit::Found
    } else if unread > 0 && !input.allow_unread {
        let what = if unread == 1 { "1 article was" } else { &format!("{unread} articles were") };
        say(format_args!("{what} not read, so the exit code is 2; --allow-unread accepts that"));
        Exit::Failed
    } else {
        Exit::Clean
    }
}
