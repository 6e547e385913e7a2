//! `claimdiff relate`: how two values relate, one pair or a table of them. How each kind is read and related stands in
//! [`crate::cli::relaters`].

use crate::cli::args::{RelateArgs, RelateFormat};
use crate::cli::exit::{CliError, Exit};
use crate::cli::relaters::{RELATERS, Related, Relater};
use crate::cli::settings::{self, Merge};
use crate::cli::{output, start};
use crate::rule::set::RuleSet;
use rayon::prelude::*;
use std::io::Read;
use std::path::Path;

/// Runs the command.
pub fn run(mut args: RelateArgs) -> Result<Exit, CliError> {
    let config = settings::load(&args.shared)?;
    let mut merge = Merge::new(&config);
    merge.shared(&mut args.shared);
    merge.done()?;
    let relater = RELATERS
        .iter()
        .find(|relater| relater.name == args.kind)
        .ok_or_else(|| CliError::Other(format!("`{}` cannot be related", args.kind)))?;
    let rules = start::words(&args.shared, &config)?;
    match (&args.pairs, &args.a, &args.b) {
        (Some(file), ..) => many(relater, file, &args, &rules),
        (None, Some(a), Some(b)) => one(relater, a, b, &args, &rules),
        _ => Err(CliError::Other("name two values, or a file with --pairs".to_owned())),
    }
}

fn one(relater: &Relater, a: &str, b: &str, args: &RelateArgs, rules: &RuleSet) -> Result<Exit, CliError> {
    let related = (relater.relate)(a, b, args.published, rules);
    output::print(|out| match args.format {
        RelateFormat::Text => {
            writeln!(out, "{}\t{}\t{}", related.relation, score(related.score), related.reason)
        }
        RelateFormat::Json => {
            let (relation, reason) = (related.relation, &related.reason);
            let line = serde_json::json!({
                "kind": relater.name, "a": a, "b": b, "relation": relation, "score": related.score, "reason": reason
            });
            writeln!(out, "{line}")
        }
    })?;
    Ok(Exit::Clean)
}

/// Prints `id<TAB>relation<TAB>score` for each line of `id<TAB>A<TAB>B`. Nothing is printed unless all can be read.
fn many(relater: &Relater, file: &Path, args: &RelateArgs, rules: &RuleSet) -> Result<Exit, CliError> {
    let text = read(file)?;
    let mut pairs = Vec::new();
    for (i, line) in text.lines().enumerate().filter(|(_, line)| !line.is_empty()) {
        let mut cells = line.split('\t');
        let (Some(id), Some(a), Some(b)) = (cells.next(), cells.next(), cells.next()) else {
            let message = "a line takes three cells, id, A and B, separated by tabs";
            return Err(CliError::Other(format!("{}:{}:1: {message}", file.display(), i + 1)));
        };
        pairs.push((id, a, b));
    }
    let related: Vec<Related> = start::on_threads(args.shared.jobs, || {
        pairs.par_iter().map(|(_, a, b)| (relater.relate)(a, b, args.published, rules)).collect()
    })?;
    output::print(|out| {
        pairs.iter().zip(&related).try_for_each(|((id, ..), related)| {
            writeln!(out, "{id}\t{}\t{}", related.relation, score(related.score))
        })
    })?;
    Ok(Exit::Clean)
}

fn read(file: &Path) -> Result<String, CliError> {
    let mut bytes = Vec::new();
    let done = match file.to_str() {
        Some(crate::read::STDIN) => std::io::stdin().lock().read_to_end(&mut bytes).map(drop),
        _ => std::fs::read(file).map(|read| bytes = read),
    };
    done.map_err(|error| CliError::file(file, format_args!("cannot be read: {error}")))?;
    let text = String::from_utf8(bytes).map_err(|error| {
        CliError::file(file, format_args!("not UTF-8 at byte {}", error.utf8_error().valid_up_to()))
    })?;
    Ok(text.trim_start_matches('\u{feff}').to_owned())
}

/// A score with up to six decimals, empty when nothing is known.
fn score(score: Option<f64>) -> String {
    let Some(score) = score else { return String::new() };
    let written = format!("{score:.6}");
    written.trim_end_matches('0').trim_end_matches('.').to_owned()
}
