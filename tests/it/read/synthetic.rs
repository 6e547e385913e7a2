//! One invented event in twelve formats, all in one batch: `../shared/samples/synthetic` with its `gold_findings.json`.
//! Not part of the repository: the test says so loudly where the folder is missing.

use claimdiff::model::article::Basis;
use claimdiff::model::finding::{Finding, ReasonCode};
use claimdiff::model::kind::Severity;
use claimdiff::model::outcome::Outcome;
use claimdiff::model::published::published;
use claimdiff::read::{ReadOptions, batch};
use claimdiff::{Options, RuleSet, check};
use serde_json::Value;
use std::path::{Path, PathBuf};

/// What must hold today, as gold type and articles. What the gold has besides is printed; it is not the readers' work.
const HELD: &[(&str, &str)] = &[
    ("location-contradiction", "BC"),
    ("dateline-not-location", "AB"),
    ("weekday-date", "D"),
    ("name-spelling", "AB"),
    ("name-spelling", "AF"),
    ("same-wire", "AG"),
    ("same-wire", "AE"),
    ("toll-lowered", "BH"),
    ("denial-vs-claim", "DB"),
    ("headline-body", "F"),
    ("date-conflict", "AI"),
    ("vague-compatible", "BI"),
    ("sum-mismatch", "J"),
    ("boilerplate", "D"),
    ("date-modified-before-published", "D"),
];

fn samples() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/samples/synthetic");
    if !folder.is_dir() {
        eprintln!("SKIPPED: {} is not there", folder.display());
        return None;
    }
    Some(folder)
}

/// The letter of an article: the first of its file's name.
fn letter(outcome: &Outcome, article: usize) -> char {
    outcome.articles[article].path.rsplit('/').next().unwrap().chars().next().unwrap()
}

/// Does a finding of one of these kinds have `a` and `b` on two sides, or for a single letter, that article on one?
fn found<'a>(
    outcome: &'a Outcome,
    kinds: &[&str],
    codes: &[ReasonCode],
    articles: &str,
) -> Option<&'a Finding> {
    let on = |side: usize, finding: &Finding, wanted: char| {
        finding
            .sides
            .get(side)
            .is_some_and(|side| side.articles.iter().any(|a| letter(outcome, *a) == wanted))
    };
    outcome.discrepancies.iter().find(|finding| {
        let named = finding.kinds.iter().any(|kind| kinds.contains(&kind.as_str()));
        let coded = codes.is_empty() || codes.contains(&finding.reason.code);
        let mut letters = articles.chars();
        let (a, b) = (letters.next().unwrap(), letters.next());
        let count = finding.sides.len();
        let meets = (0..count)
            .any(|x| on(x, finding, a) && b.is_none_or(|b| (0..count).any(|y| y != x && on(y, finding, b))));
        named && coded && meets
    })
}

fn holds(outcome: &Outcome, kind: &str, articles: &str) -> bool {
    let found = |kinds: &[&str], codes: &[ReasonCode]| found(outcome, kinds, codes, articles).is_some();
    match kind {
        "location-contradiction" => found(&["location"], &[]),
        "dateline-not-location" => !found(&["location"], &[]),
        "weekday-date" => found(&["date"], &[ReasonCode::WeekdayDiffers]),
        "name-spelling" => found(&["person"], &[]),
        "same-wire" => {
            outcome.discrepancies.iter().any(|f| f.reason.code == ReasonCode::OneText) && {
                let of = |wanted: char| {
                    outcome
                        .articles
                        .iter()
                        .enumerate()
                        .find(|(n, _)| letter(outcome, *n) == wanted)
                        .unwrap()
                        .1
                        .lineage
                };
                let mut letters = articles.chars();
                of(letters.next().unwrap()) == of(letters.next().unwrap())
            }
        }
        "toll-update" => found(&["killed"], &[ReasonCode::Update, ReasonCode::BoundRaised]),
        "toll-lowered" => found(&["killed"], &[ReasonCode::Lowered]),
        "sum-mismatch" => found(&["killed"], &[ReasonCode::SumDiffers]),
        "vague-compatible" => outcome.discrepancies.iter().all(|f| {
            f.kinds != ["injured"] || {
                let vague = f.sides.iter().any(|side| side.text.contains("dozens"));
                !vague || f.severity <= Severity::Note
            }
        }),
        "boilerplate" => outcome.claims.iter().all(|claim| !claim.context.contains("Peru")),
        "date-modified-before-published" => {
            outcome.notices.iter().any(|n| n.code == "modified-before-published")
        }
        "cause-weapon" => found(&["weapon", "cause"], &[]),
        "denial-vs-claim" | "victim-class" => outcome.discrepancies.iter().any(|finding| {
            let of = |wanted: char, text: &str| {
                finding.sides.iter().any(|side| {
                    side.text.to_lowercase().contains(text)
                        && side.articles.iter().any(|a| letter(outcome, *a) == wanted)
                })
            };
            let (a, b) = (articles.chars().next().unwrap(), articles.chars().nth(1).unwrap());
            let parts = if kind == "denial-vs-claim" { ["no civilians", "three"] } else { ["four", "three"] };
            of(a, parts[0]) && of(b, parts[1])
        }),
        "killed-vs-injured" => outcome
            .discrepancies
            .iter()
            .any(|f| f.kinds.iter().any(|k| k == "killed") && f.kinds.iter().any(|k| k == "injured")),
        "headline-body" => found(&["killed"], &[ReasonCode::WithinArticle]),
        "quote-altered" => found(&["quote"], &[]),
        "date-conflict" => found(&["date"], &[ReasonCode::DatesDisjoint]),
        "age-conflict" => found(&["age"], &[]),
        other => panic!("unknown gold type {other}"),
    }
}

#[test]
fn ten_articles_in_twelve_formats() {
    let Some(folder) = samples() else { return };
    let copy = tempfile::tempdir().unwrap();
    for entry in std::fs::read_dir(&folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let mut bytes = std::fs::read(&path).unwrap();
        if name == "F.md" {
            // Pinned to an event of its own, it would meet nobody.
            let text = String::from_utf8(bytes).unwrap();
            bytes = text
                .lines()
                .filter(|line| !line.starts_with("event:"))
                .flat_map(|line| [line, "\n"])
                .collect::<String>()
                .into_bytes();
        }
        // That one holds the same articles once more.
        if name != "articles.jsonl" {
            std::fs::write(copy.path().join(name), bytes).unwrap();
        }
    }
    // The pasted note has no date of its own; its "July 6" is of the year of publication.
    let options =
        ReadOptions { published: published("2023-07-08", Basis::Option).ok(), ..ReadOptions::default() };
    let read = batch(&[copy.path().to_path_buf()], &options).unwrap();
    assert_eq!((read.articles.len(), read.unread), (11, 0), "{:?}", read.notices);
    let outcome = check(read, &RuleSet::builtin().unwrap(), &Options::default());
    assert_eq!(outcome.events.len(), 1, "{:?}", outcome.events);
    let gold: Value =
        serde_json::from_slice(&std::fs::read(folder.join("gold_findings.json")).unwrap()).unwrap();
    let mut missing = Vec::new();
    for finding in gold["findings"].as_array().unwrap() {
        let text = |key: &str| finding[key].as_str().unwrap_or("");
        let (kind, articles) = (text("type"), format!("{}{}", text("a"), text("b")));
        let held = holds(&outcome, kind, &articles);
        assert!(held || !HELD.contains(&(kind, articles.as_str())), "{kind} {articles}: {}", text("why"));
        if !held {
            missing.push(format!("{kind} {articles}"));
        }
    }
    eprintln!("gold findings that are not found: {}", missing.join(", "));
}
