//! The story batches of `corpus/` give exactly the discrepancies of their `expected.yaml`: no more, no fewer, and the
//! same events and compatible pairs.

use claimdiff::model::finding::{Finding, Side};
use claimdiff::model::outcome::Outcome;
use claimdiff::pipeline::{CheckOptions, check};
use claimdiff::read::{ReadOptions, batch};
use claimdiff::rule::set::RuleSet;
use serde::Deserialize;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Expected {
    events: Vec<Vec<String>>,
    #[serde(default)]
    discrepancies: Vec<Discrepancy>,
    #[serde(default)]
    compatible: Vec<Discrepancy>,
}

#[derive(Deserialize, Debug)]
#[serde(deny_unknown_fields)]
struct Discrepancy {
    kind: String,
    #[serde(rename = "type")]
    finding_type: Option<String>,
    severity: Option<String>,
    sides: Vec<ExpectedSide>,
    #[allow(dead_code)]
    why: Option<String>,
}

#[derive(Deserialize, Debug)]
#[serde(deny_unknown_fields)]
struct ExpectedSide {
    text: String,
    articles: Vec<String>,
}

/// The file's name, or the record's id.
fn short(outcome: &Outcome, article: usize) -> String {
    let id = &outcome.articles[article].id;
    id.rsplit('/').next().unwrap_or(id).to_owned()
}

fn side_fits(outcome: &Outcome, side: &Side, expected: &ExpectedSide, exact: bool) -> bool {
    let got: BTreeSet<String> = side.articles.iter().map(|a| short(outcome, *a)).collect();
    let wanted: BTreeSet<String> = expected.articles.iter().cloned().collect();
    let says = |quote: &str| quote.to_lowercase().contains(&expected.text.to_lowercase());
    // Of what some lack, one side is silent.
    let silent = side.claims.is_empty() && expected.text.is_empty();
    let quoted = silent || side.claims.iter().any(|c| says(&outcome.claims[*c].quote));
    quoted && if exact { got == wanted } else { wanted.is_subset(&got) }
}

fn fits(outcome: &Outcome, finding: &Finding, expected: &Discrepancy, exact: bool) -> bool {
    let word = |value: serde_json::Value| value.as_str().unwrap_or_default().to_owned();
    let finding_type = serde_json::to_value(finding.finding_type).map(word).unwrap_or_default();
    finding.kinds.contains(&expected.kind)
        && expected.finding_type.as_ref().is_none_or(|t| *t == finding_type)
        && expected.severity.as_ref().is_none_or(|s| s == finding.severity.name())
        && (!exact || finding.sides.len() == expected.sides.len())
        && expected.sides.iter().all(|e| finding.sides.iter().any(|s| side_fits(outcome, s, e, exact)))
}

fn describe(outcome: &Outcome, finding: &Finding) -> String {
    let sides = finding.sides.iter().map(|side| {
        let articles: Vec<String> = side.articles.iter().map(|a| short(outcome, *a)).collect();
        let quotes: BTreeSet<&str> = side.claims.iter().map(|c| outcome.claims[*c].quote.as_str()).collect();
        format!("{:?} {quotes:?} {articles:?}", side.text)
    });
    let sides: Vec<String> = sides.collect();
    let code = finding.reason.code;
    format!(
        "{:?} {:?} {} {code:?}: {}",
        finding.kinds,
        finding.finding_type,
        finding.severity.name(),
        sides.join(" | ")
    )
}

/// The articles of a batch; of one that checks a draft, the draft.
fn articles(folder: &Path) -> PathBuf {
    let draft = folder.join("draft.md");
    if draft.exists() { draft } else { folder.join("articles") }
}

/// How a batch is read: a draft, against the wire.
fn against(folder: &Path) -> ReadOptions {
    let wire = Some(folder.join("wire")).filter(|wire| wire.exists());
    ReadOptions { against: wire.into_iter().collect(), ..ReadOptions::default() }
}

/// What is wrong with a batch.
fn faults(folder: &Path, rules: &RuleSet) -> Vec<String> {
    let text = fs::read_to_string(folder.join("expected.yaml")).unwrap();
    let expected: Expected =
        serde_yaml::from_str(&text).unwrap_or_else(|e| panic!("{}: {e}", folder.display()));
    let read = batch(&[articles(folder)], &against(folder)).unwrap();
    let outcome = check(read, rules, &CheckOptions { explain: true, ..CheckOptions::default() });
    let mut faults = Vec::new();
    let events: BTreeSet<BTreeSet<String>> =
        outcome.events.iter().map(|e| e.articles.iter().map(|a| short(&outcome, *a)).collect()).collect();
    let wanted: BTreeSet<BTreeSet<String>> =
        expected.events.iter().map(|e| e.iter().cloned().collect()).collect();
    if events != wanted {
        faults.push(format!("events {events:?}, not {wanted:?}"));
    }
    let mut open: Vec<&Discrepancy> = expected.discrepancies.iter().collect();
    for finding in &outcome.discrepancies {
        match open.iter().position(|e| fits(&outcome, finding, e, true)) {
            Some(at) => drop(open.remove(at)),
            None => faults.push(format!("not expected: {}", describe(&outcome, finding))),
        }
    }
    faults.extend(open.iter().map(|e| format!("missing: {e:?}")));
    for pair in &expected.compatible {
        if !outcome.compatible.iter().any(|f| fits(&outcome, f, pair, false)) {
            faults.push(format!("not explained: {pair:?}"));
        }
    }
    faults
}

#[test]
fn every_batch_gives_what_it_should() {
    let rules = RuleSet::builtin().unwrap();
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
    let mut batches: Vec<_> =
        fs::read_dir(&corpus).unwrap().map(|e| e.unwrap().path()).filter(|p| p.is_dir()).collect();
    batches.sort();
    assert!(batches.len() >= 10);
    let mut all = Vec::new();
    for folder in batches {
        let name = folder.file_name().unwrap().to_string_lossy().into_owned();
        all.extend(faults(&folder, &rules).into_iter().map(|f| format!("{name}: {f}")));
    }
    assert!(all.is_empty(), "{} faults\n{}", all.len(), all.join("\n"));
}
