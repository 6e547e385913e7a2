//! Five real articles that lie beside some checkouts: four about one strike, one about another raid. What an editor
//! must see there, and must not. Skips loudly where they are not there.

use claimdiff::model::outcome::Outcome;
use claimdiff::{Options, ReadOptions, RuleSet, check, read};
use std::path::Path;

/// The number at the head of an article's file name: "003".
fn number(outcome: &Outcome, article: usize) -> String {
    let path = &outcome.articles[article].path;
    path.rsplit('/').next().unwrap().chars().take(3).collect()
}

#[test]
fn the_seeds_give_four_findings_and_no_other() {
    let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/seeds");
    if !seeds.is_dir() {
        eprintln!("SKIPPED: no ../shared/seeds beside the checkout");
        return;
    }
    let batch = read(&[seeds], &ReadOptions::default()).unwrap();
    let outcome = check(batch, &RuleSet::builtin().unwrap(), &Options { explain: true, jobs: None });
    let events: Vec<Vec<String>> =
        outcome.events.iter().map(|e| e.articles.iter().map(|a| number(&outcome, *a)).collect()).collect();
    assert_eq!(events, [vec!["000", "001", "002", "003"], vec!["004"]]);
    let found: Vec<(String, &str, Vec<String>)> = outcome
        .discrepancies
        .iter()
        .map(|f| {
            let sides = f.sides.iter().map(|side| {
                let articles: Vec<String> = side.articles.iter().map(|a| number(&outcome, *a)).collect();
                articles.join("+")
            });
            let mut sides: Vec<String> = sides.collect();
            sides.sort();
            (format!("{} {:?}", f.kinds.join("/"), f.finding_type), f.severity.name(), sides)
        })
        .collect();
    let sides = |all: &[&str]| all.iter().map(|s| (*s).to_owned()).collect::<Vec<_>>();
    assert_eq!(
        found,
        [
            ("location Conflict".to_owned(), "error", sides(&["001+002+003", "003"])),
            ("injured Dispute".to_owned(), "warning", sides(&["000+001+002", "003"])),
            ("person SpellingVariant".to_owned(), "warning", sides(&["000", "001+002", "003"])),
            // A paraphrase that changes the sense, outside quotation marks.
            ("statement/quote Quote".to_owned(), "warning", sides(&["001", "002"])),
        ]
    );
    let explained = |a: &str, b: &str| {
        outcome.compatible.iter().any(|f| f.kinds.iter().any(|k| k == a) && f.kinds.iter().any(|k| k == b))
    };
    assert!(explained("killed", "injured"), "nobody killed and somebody perhaps injured: not explained");
}
