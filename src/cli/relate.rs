//! `claimdiff relate`: how two values relate, one pair or a table of them. What relates them lives with the nouns;
//! here is the list of kinds, and the reading of a bare phrase.

use crate::annotate::date::only_date;
use crate::annotate::number::only_count;
use crate::cli::args::{RelateArgs, RelateFormat};
use crate::cli::exit::{CliError, Exit};
use crate::cli::{output, start};
use crate::lexicon;
use crate::model::article::{Article, Published};
use crate::model::document::Document;
use crate::model::relation::Relation;
use crate::pipeline::document;
use crate::rule::set::RuleSet;
use clap::builder::PossibleValue;
use rayon::prelude::*;
use std::io::Read;
use std::path::Path;

/// A kind of values that can be related.
pub struct Relater {
    /// The word on the command line.
    pub name: &'static str,
    /// What it relates, for the help.
    pub about: &'static str,
    /// Relates A to B; relative dates count from the day given.
    pub relate: fn(&str, &str, Option<Published>, &RuleSet) -> Related,
}

/// How A relates to B.
#[derive(Clone, Debug, PartialEq)]
pub struct Related {
    /// The contract's word.
    pub relation: &'static str,
    /// 0 to 1; `None` when nothing is known.
    pub score: Option<f64>,
    /// One sentence.
    pub reason: String,
}

/// All kinds; a new one is one line here and its function.
pub const RELATERS: &[Relater] = &[
    Relater { name: "name", about: "two names of persons", relate: names },
    Relater { name: "date", about: "two dates or spans of days", relate: dates },
    Relater { name: "count", about: "two numbers, with their hedges", relate: counts },
];

/// The choices of KIND.
pub fn choices() -> impl Iterator<Item = PossibleValue> {
    RELATERS.iter().map(|relater| PossibleValue::new(relater.name).help(relater.about))
}

/// Runs the command.
pub fn run(args: &RelateArgs) -> Result<Exit, CliError> {
    let relater = RELATERS
        .iter()
        .find(|relater| relater.name == args.kind)
        .ok_or_else(|| CliError::Other(format!("`{}` cannot be related", args.kind)))?;
    let rules = start::words(&args.shared)?;
    match (&args.pairs, &args.a, &args.b) {
        (Some(file), ..) => many(relater, file, args, &rules),
        (None, Some(a), Some(b)) => one(relater, a, b, args, &rules),
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

fn names(a: &str, b: &str, _: Option<Published>, _: &RuleSet) -> Related {
    let verdict = lexicon::names::relate(a, b);
    let differing: Vec<String> = verdict
        .alignment
        .iter()
        .map(|pair| match (pair.a.as_str(), pair.b.as_str()) {
            ("", alone) | (alone, "") => format!("\"{alone}\" has no counterpart"),
            (x, y) => format!("\"{x}\" answers \"{y}\""),
        })
        .collect();
    let colon = if differing.is_empty() { "" } else { ": " };
    let reason = format!("{}{colon}{}", verdict.reason.code(), differing.join(", "));
    Related { relation: verdict.relation.name(), score: Some(verdict.score), reason }
}

fn dates(a: &str, b: &str, published: Option<Published>, rules: &RuleSet) -> Related {
    let read = |text: &str| only_date(&phrase(text, published, rules));
    let (Some(x), Some(y)) = (read(a), read(b)) else {
        return unread(a, read(a).is_some(), b, "date");
    };
    related(x.relate(&y), (a, &x.timex), (b, &y.timex))
}

fn counts(a: &str, b: &str, published: Option<Published>, rules: &RuleSet) -> Related {
    let read = |text: &str| only_count(&phrase(text, published, rules));
    let (Some(x), Some(y)) = (read(a), read(b)) else {
        return unread(a, read(a).is_some(), b, "number");
    };
    let shown = |n: crate::model::value::interval::Interval| {
        let end = |end: Option<f64>| end.map_or("open".to_owned(), |end| end.to_string());
        let about = if n.approx { "about " } else { "" };
        if n.min == n.max {
            format!("{about}{}", end(n.min))
        } else {
            format!("{about}{} to {}", end(n.min), end(n.max))
        }
    };
    related(x.relate(y), (a, &shown(x)), (b, &shown(y)))
}

/// A bare phrase as a document.
fn phrase(text: &str, published: Option<Published>, rules: &RuleSet) -> Document {
    let mut article = Article::new("phrase".to_owned(), "phrase".to_owned(), "", text);
    article.meta.published = published;
    document(article, rules)
}

fn related(relation: Relation, (a, x): (&str, &str), (b, y): (&str, &str)) -> Related {
    let words = match relation {
        Relation::Same => "the same as",
        Relation::Within => "within",
        Relation::Contains => "wider than, and holds,",
        Relation::Overlaps => "partly the same as",
        Relation::Disjoint => "never the same as",
        Relation::Unknown => "not comparable with",
    };
    let reason = format!("\"{a}\" ({x}) is {words} \"{b}\" ({y})");
    Related { relation: relation.name(), score: relation.score(), reason }
}

fn unread(a: &str, a_is_read: bool, b: &str, what: &str) -> Related {
    let text = if a_is_read { b } else { a };
    let reason = format!("no {what} can be read in \"{text}\"");
    Related { relation: Relation::Unknown.name(), score: None, reason }
}
