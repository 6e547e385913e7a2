//! Workflow commands of GitHub Actions: annotations beside the lines, ten of each grade, since the runner drops the
//! rest in silence; how many there are more is said.

use crate::model::kind::Severity;
use crate::model::outcome::Outcome;
use crate::report::alert::{Alert, alerts, grade};
use crate::report::options::ReportOptions;
use crate::report::words::{capped, number};
use crate::report::{safe, settled};
use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};

/// The runner shows so many annotations of one grade in a step.
const SHOWN: usize = 10;

/// So many reasons of suppressions are told; the job summary has all.
const REASONS: usize = 5;

/// It cuts a message here.
const MESSAGE: usize = 4_000;

/// Writes the commands.
pub fn write(outcome: &Outcome, _: &ReportOptions, out: &mut dyn Write) -> io::Result<()> {
    let mut told: BTreeMap<&str, usize> = BTreeMap::new();
    let all = alerts(outcome);
    // The last notices say what is settled and what is left out.
    let last = 1 + settled(outcome).len();
    let room = |word: &str| if word == "notice" { SHOWN - last } else { SHOWN };
    for alert in &all {
        let word = command(alert.finding.severity);
        let count = told.entry(word).or_default();
        *count += 1;
        if *count <= room(word) {
            writeln!(out, "{}", annotation(word, alert))?;
        }
    }
    for line in settled(outcome) {
        writeln!(out, "::notice title=claimdiff::{}", message(&line))?;
    }
    let left_out: usize = told.iter().map(|(word, count)| count.saturating_sub(room(word))).sum();
    if left_out > 0 {
        writeln!(
            out,
            "::notice title=claimdiff::{left_out} more findings are not shown here; the job summary has all."
        )?;
    }
    Ok(())
}

/// What is settled, a line of each sort.
fn settled(outcome: &Outcome) -> Vec<String> {
    let all: Vec<String> = settled::suppressed(outcome).map(|(_, by)| settled::why(by)).collect();
    let count = number(all.len(), "finding");
    let reasons: BTreeSet<String> = all.into_iter().collect();
    let reasons: Vec<String> = reasons.into_iter().collect();
    let suppressed =
        (!reasons.is_empty()).then(|| format!("{count} suppressed: {}.", capped(reasons, REASONS)));
    suppressed.into_iter().chain(settled::more(outcome)).collect()
}

fn command(severity: Severity) -> &'static str {
    grade(severity, ["error", "warning", "notice"])
}

fn annotation(word: &str, alert: &Alert) -> String {
    let place = &alert.primary;
    let mut properties = format!("file={},line={},endLine={}", property(place.path), place.line, place.line);
    if let Some((start, end)) = place.columns {
        properties.push_str(&format!(",col={start},endColumn={end}"));
    }
    let kind = alert.finding.kinds.join(" / ");
    let text: String = format!("{} {}", alert.message, alert.reason).chars().take(MESSAGE).collect();
    format!("::{word} {properties},title={}::{}", property(&format!("claimdiff: {kind}")), message(&text))
}

/// The text of a command: percent first, then what ends a line.
fn message(text: &str) -> String {
    safe::terminal(text).replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    message(text).replace(':', "%3A").replace(',', "%2C")
}
