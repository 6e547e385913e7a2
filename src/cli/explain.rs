//! `claimdiff explain`: what a word in a report or message means; with a report, what one finding in it stands on.

use crate::cli::args::ExplainArgs;
use crate::cli::exit::{CliError, Exit};
use crate::cli::settings::{self, Merge};
use crate::cli::{explain_rule, output, start};
use crate::lexicon::threshold::{self, Row};
use crate::model::finding::{ReasonCode, reason_codes};
use crate::model::kind::{Course, Kind, ValueType};
use crate::report::words::meaning;
use crate::rule::code;
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
        Some(path) => finding(path, &args.id, &start::rules(&args.shared, &config)?.kinds)?,
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
    if id == THRESHOLDS {
        let all: Vec<String> = threshold::rows().iter().map(shown).collect();
        return Some(format!("thresholds: the numbers that verdicts hang on\n\n{}", all.join("\n")));
    }
    listed(TYPES, "a type of discrepancy")
        .or_else(|| reason(id))
        .or_else(|| threshold::rows().iter().find(|row| row.name == id).map(shown))
        .or_else(|| code::rows().find(|row| row.code == id).map(|row| fault(&row)))
        .or_else(|| listed(crate::read::error::CODES, "an error or notice of reading"))
        .or_else(|| listed(crate::settle::CODES, "a notice about what the desk has settled"))
}

/// A fault of rule files, with an example of it.
fn fault(row: &code::Row) -> String {
    let code::Row { code, means, wrong, right } = row;
    format!("{code}: a fault in a rule file\n\n{means}\n\nwrong  {wrong}\nright  {right}")
}

/// The sentence of a reason code, with dots for what a report puts in.
fn reason(id: &str) -> Option<String> {
    let code: ReasonCode = serde_json::from_value(Value::String(id.to_owned())).ok()?;
    let sentence = meaning(code);
    let limits = deciding(id);
    let limits = if limits.is_empty() { limits } else { format!("\n\nThresholds\n{limits}") };
    Some(format!("{id}: a reason why values are, or are not, in conflict\n\nIn a report: {sentence}{limits}"))
}

/// The word that lists all thresholds.
const THRESHOLDS: &str = "thresholds";

/// The thresholds that decide on reasons of this code, a line each.
fn deciding(code: &str) -> String {
    let rows = threshold::rows().iter().filter(|row| row.reasons.split(' ').any(|reason| reason == code));
    rows.map(shown).collect::<Vec<_>>().join("\n")
}

/// A threshold with its value and its reason.
fn shown(row: &Row) -> String {
    format!("  {} {} {}: {}", row.name, row.threshold.value(), row.unit, row.why)
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
fn finding(path: &Path, id: &str, kinds: &[Kind]) -> Result<String, CliError> {
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
    drop(show(found, &report, kinds, &mut text));
    Ok(String::from_utf8_lossy(&text).into_owned())
}

fn show(finding: &Value, report: &Value, kinds: &[Kind], out: &mut dyn Write) -> io::Result<()> {
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
    for remark in finding["remarks"].as_array().into_iter().flatten() {
        writeln!(out, "Remark: {} ({})", word(&remark["detail"]), word(&remark["code"]))?;
    }
    writeln!(out, "How the first side relates to the second: {}", word(&finding["relation"]))?;
    if let Some(words) = finding["wording"].as_str() {
        writeln!(out, "To print: {words}")?;
    }
    writeln!(out, "Scope: event {}, {}", word(&finding["event"]), event(finding, report))?;
    if let Some(kind) = kinds.iter().find(|known| known.id == kind) {
        writeln!(out, "Compared as: {}", tolerances(kind))?;
    }
    let limits = deciding(reason["code"].as_str().unwrap_or_default());
    if !limits.is_empty() {
        writeln!(out, "Thresholds\n{limits}")?;
    }
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
            writeln!(out, "      {}", scope(claim))?;
        }
    }
    Ok(())
}

/// The event's title, and how many articles it has.
fn event(finding: &Value, report: &Value) -> String {
    let events = report["events"].as_array().map(Vec::as_slice).unwrap_or_default();
    let event = events.iter().find(|event| event["id"] == finding["event"]);
    let articles = |event: &Value| event["articles"].as_array().map_or(0, Vec::len);
    event.map_or_else(String::new, |event| {
        format!("“{}”, {} articles", event["title"].as_str().unwrap_or("-"), articles(event))
    })
}

/// How values of a kind are compared: the rule file's own numbers.
fn tolerances(kind: &Kind) -> String {
    let mut text = format!("{} ({}), plain conflict: {}", kind.id, kind.title, kind.severity.name());
    if kind.tolerance > 0.0 {
        text.push_str(&format!(", the same within {}", kind.tolerance));
    }
    if kind.tolerance_share > 0.0 {
        text.push_str(&format!(", the same within {:.0}%", kind.tolerance_share * 100.0));
    }
    if kind.note_within > 0.0 {
        text.push_str(&format!(", a note within {}", kind.note_within));
    }
    if kind.value == ValueType::Count {
        text.push_str(match kind.over_time {
            Course::Rises => ", rises over time",
            Course::Changes => ", changes over time",
            Course::Stays => ", stays over time",
        });
    }
    text
}

/// What decides whether the claim may meet another.
fn scope(claim: &Value) -> String {
    let mut parts = vec![format!("about {}", claim["about"].as_str().unwrap_or("-"))];
    let subject = &claim["subject"]["text"];
    for (name, value) in [("role", &claim["role"]), ("of", subject), ("class", &claim["value"]["class"])] {
        parts.extend(value.as_str().map(|value| format!("{name} {value}")));
    }
    if claim["part"] == true {
        parts.push("a part of another figure".to_owned());
    }
    for (name, usual) in [("polarity", "asserted"), ("certainty", "stated")] {
        parts.extend(claim[name].as_str().filter(|value| *value != usual).map(str::to_owned));
    }
    parts.join(", ")
}
