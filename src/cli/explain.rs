//! `claimdiff explain`: what a word in a report or message means; with a report, what one finding in it stands on.

use crate::cli::args::ExplainArgs;
use crate::cli::exit::{CliError, Exit};
use crate::cli::settings::{self, Merge};
use crate::cli::{explain_rule, output, start};
use crate::model::finding::{ReasonCode, reason_codes};
use crate::report::words::meaning;
use crate::rule::set::RuleSet;
use serde_json::Value;
use std::io::{self, Write};
use std::path::Path;

/// The types of discrepancy and what each means.
pub const TYPES: &[(&str, &str)] = &[
    (
        "conflict",
        "Two sources state what cannot both be true. One of them is wrong, or they speak of different things.",
    ),
    ("dispute", "One side says it, another denies it; both are quoted. The desk attributes, or finds out."),
    (
        "update-over-time",
        "A later report gives a newer figure of the same thing. Use the latest, and say as of when.",
    ),
    (
        "spelling-variant",
        "One name in several spellings. Choose one for the desk; nothing says which is right.",
    ),
    ("internal-contradiction", "An article disagrees with itself, or its headline with its text."),
    ("granularity", "One source is more exact than another; both can be true."),
    ("attribution", "Sources agree on what was said and not on who said it."),
    ("quote", "The same words, quoted differently."),
    ("lineage", "Articles share most of their wording: they are one voice, not several."),
    ("omission", "A source leaves out what others report."),
    ("metadata", "An article's metadata do not fit its text."),
    ("resolution", "A decision that the desk recorded no longer fits what the sources say."),
];

/// Runs the command.
pub fn run(mut args: ExplainArgs) -> Result<Exit, CliError> {
    let config = settings::load(&args.shared)?;
    let mut merge = Merge::new(&config);
    merge.shared(&mut args.shared);
    merge.done()?;
    let text = match &args.report {
        Some(path) => finding(path, &args.id)?,
        None => {
            let rules = start::rules(&args.shared, &config)?;
            word(&args.id, &rules).ok_or_else(|| unknown(&args.id, &rules))?
        }
    };
    output::print(|out| writeln!(out, "{}", text.trim_end()))?;
    Ok(Exit::Clean)
}

/// What an id means: a rule, a kind, a discrepancy type, an error code.
fn word(id: &str, rules: &RuleSet) -> Option<String> {
    if let Some(rule) = rules.find(id).next() {
        return explain_rule::rule(rule, rules);
    }
    if let Some(at) = rules.kinds.iter().position(|kind| kind.id == id) {
        return explain_rule::kind(at, rules);
    }
    let listed = |table: &[(&str, &str)], what: &str| {
        table.iter().find(|(code, _)| *code == id).map(|(code, text)| format!("{code}: {what}\n\n{text}"))
    };
    listed(TYPES, "a type of discrepancy")
        .or_else(|| reason(id))
        .or_else(|| listed(crate::read::error::CODES, "an error or notice of reading"))
        .or_else(|| listed(crate::settle::CODES, "a notice about what the desk has settled"))
}

/// The sentence of a reason code, with dots for what a report puts in.
fn reason(id: &str) -> Option<String> {
    let code: ReasonCode = serde_json::from_value(Value::String(id.to_owned())).ok()?;
    let sentence = meaning(code);
    Some(format!("{id}: a reason why values are, or are not, in conflict\n\nIn a report: {sentence}"))
}

fn unknown(id: &str, rules: &RuleSet) -> CliError {
    let kinds = rules.kinds.iter().map(|kind| kind.id.as_str());
    let ids = rules.rules.iter().map(|rule| rule.id.as_str());
    let codes = TYPES.iter().chain(crate::read::error::CODES).chain(crate::settle::CODES);
    let codes = codes.map(|(code, _)| *code).chain(reason_codes().iter().copied());
    let hint = crate::rule::error::did_you_mean(id, kinds.chain(ids).chain(codes));
    let hint = hint.unwrap_or_else(|| "`claimdiff rules list` lists the rules".to_owned());
    CliError::Other(format!("nothing is called `{id}`; {hint}"))
}

/// What a finding of a report stands on.
fn finding(path: &Path, id: &str) -> Result<String, CliError> {
    let bytes =
        std::fs::read(path).map_err(|error| CliError::file(path, format_args!("cannot be read: {error}")))?;
    let report: Value = serde_json::from_slice(&bytes)
        .map_err(|error| CliError::file(path, format_args!("is no report in JSON: {error}")))?;
    let lists = ["discrepancies", "suppressed", "known", "compatible"]
        .into_iter()
        .filter_map(|list| report[list].as_array());
    let found = lists
        .flatten()
        .find(|finding| finding["id"] == id || finding["fingerprint"] == id)
        .ok_or_else(|| CliError::file(path, format_args!("holds no finding `{id}`")))?;
    let mut text = Vec::new();
    // Writing into memory does not fail.
    drop(show(found, &report, &mut text));
    Ok(String::from_utf8_lossy(&text).into_owned())
}

fn show(finding: &Value, report: &Value, out: &mut dyn Write) -> io::Result<()> {
    let word = |value: &Value| value.as_str().unwrap_or("-").to_owned();
    writeln!(out, "{}  {}", word(&finding["id"]), word(&finding["message"]))?;
    let (severity, kind) = (word(&finding["severity"]), word(&finding["kind"]));
    writeln!(
        out,
        "\n{severity}, {}, kind {kind}, fingerprint {}",
        word(&finding["type"]),
        word(&finding["fingerprint"])
    )?;
    if let Some((_, about)) = TYPES.iter().find(|(code, _)| finding["type"] == *code) {
        writeln!(out, "{about}")?;
    }
    let reason = &finding["reason"];
    writeln!(out, "\nReason: {} ({})", word(&reason["detail"]), word(&reason["code"]))?;
    let claims = report["claims"].as_array().map(Vec::as_slice).unwrap_or_default();
    for (n, side) in finding["sides"].as_array().into_iter().flatten().enumerate() {
        writeln!(out, "\nSide {}: {}", n + 1, word(&side["text"]))?;
        for id in side["claims"].as_array().into_iter().flatten() {
            let Some(claim) = claims.iter().find(|claim| claim["id"] == *id) else { continue };
            let place = format!("{}:{}:{}", word(&claim["article"]), claim["line"], claim["column"]);
            let speaker =
                claim["attribution"]["speaker"].as_str().map_or(String::new(), |s| format!(", says {s}"));
            writeln!(out, "  {place}  \"{}\"{speaker}", word(&claim["quote"]))?;
            writeln!(out, "      read by rule {}, value {}", word(&claim["rule"]), claim["value"])?;
        }
    }
    Ok(())
}
