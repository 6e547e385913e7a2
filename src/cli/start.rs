//! What commands begin and end with: rules loaded, articles read, threads started, what was not read told.

use crate::cli::args::{Input, Shared};
use crate::cli::exit::{CliError, Exit, say, say_line};
use crate::config::load::Config;
use crate::lexicon::words::Lexicon;
use crate::model::outcome::Notice;
use crate::read::{Batch, ReadOptions, STDIN};
use crate::rule::error::RuleError;
use crate::rule::set::RuleSet;
use std::io::Read;
use std::path::{Path, PathBuf};

/// Loads the rules with their examples; a broken one stops the run.
pub fn rules(shared: &Shared, config: &Config) -> Result<RuleSet, CliError> {
    loaded(shared, config, RuleSet::load)
}

/// Loads the rules to read articles with, before any is read.
pub fn ready_rules(shared: &Shared, config: &Config) -> Result<RuleSet, CliError> {
    loaded(shared, config, RuleSet::ready)
}

fn loaded(
    shared: &Shared,
    config: &Config,
    load: fn(bool, &[PathBuf]) -> Result<RuleSet, RuleError>,
) -> Result<RuleSet, CliError> {
    let mut rules = load(!shared.no_builtin, &[])?;
    let (source, file) = (config.source(), &config.file);
    rules.add_words(&source, &file.lists, &file.house_style)?;
    rules.add_paths(&shared.rules)?;
    rules.set_kinds(&source, &file.kinds)?;
    match rules.rules.is_empty() {
        true => {
            Err(CliError::Other("there are no rules: --no-builtin leaves only those of --rules".to_owned()))
        }
        false => Ok(rules),
    }
}

/// The word lists alone, for commands that read phrases and claim nothing; those of --rules are among them.
pub fn words(shared: &Shared, config: &Config) -> Result<RuleSet, CliError> {
    match shared.rules.is_empty() && config.file.lists.is_empty() {
        true => Ok(RuleSet { lexicon: Lexicon::builtin(), ..RuleSet::default() }),
        false => ready_rules(shared, config),
    }
}

/// Reads the articles, and those that they are checked against. A batch without any is a failure, and the notices say why.
pub fn batch(shared: &Shared, input: &Input, against: &[PathBuf]) -> Result<Batch, CliError> {
    let (paths, options) = paths(input, against)?;
    let batch = on_threads(shared.jobs, || crate::read::batch(&paths, &options))??;
    if batch.articles.is_empty() {
        tell(&batch.notices);
        return Err(CliError::Other("nothing to check: no article could be read".to_owned()));
    }
    Ok(batch)
}

/// What is named, on the command line or in a file, and how it is to be read.
pub fn paths(input: &Input, against: &[PathBuf]) -> Result<(Vec<PathBuf>, ReadOptions), CliError> {
    let mut paths = input.paths.clone();
    if let Some(file) = &input.files_from {
        if file.as_os_str() == STDIN && paths.iter().chain(against).any(|path| path.as_os_str() == STDIN) {
            return Err(CliError::Other("standard input cannot hold both paths and an article".to_owned()));
        }
        paths.extend(named_in(file)?);
    } else if paths.is_empty() {
        let message = "no PATH is given, and no configuration names any; try `claimdiff check stories/`";
        return Err(CliError::Other(message.to_owned()));
    }
    let options = ReadOptions {
        published: input.published,
        stdin_filename: input.stdin_filename.clone(),
        against: against.to_vec(),
        format: input.input_format.clone(),
    };
    Ok((paths, options))
}

/// The paths that a file names: a line each, or ended by NUL as `git diff -z` writes them.
fn named_in(file: &Path) -> Result<Vec<PathBuf>, CliError> {
    let io = |error: std::io::Error| CliError::file(file, format_args!("cannot be read: {error}"));
    let mut text = String::new();
    if file.as_os_str() == STDIN {
        std::io::stdin().lock().read_to_string(&mut text).map_err(io)?;
    } else {
        text = std::fs::read_to_string(file).map_err(io)?;
    }
    let ends: &[char] = if text.contains('\0') { &['\0'] } else { &['\n', '\r'] };
    Ok(text.split(ends).filter(|line| !line.trim().is_empty()).map(PathBuf::from).collect())
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
    notices.iter().for_each(|notice| say_line(format_args!("{}: {}", notice.place, notice.message)));
}

/// Prints the notices of articles on which the tool itself failed: they are told though nothing else is.
pub fn tell_faults(notices: &[Notice]) {
    let faults = notices.iter().filter(|notice| notice.code == "fault");
    faults.for_each(|notice| say_line(format_args!("{}: {}", notice.place, notice.message)));
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
