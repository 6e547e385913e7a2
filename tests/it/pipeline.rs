//! What must hold of every run: threads and the order of files change nothing, and every quotation stands in its file
//! where the report says.

use claimdiff::model::article::Article;
use claimdiff::model::finding::ReasonCode;
use claimdiff::model::outcome::Outcome;
use claimdiff::report::{self, FORMATS, ReportOptions};
use claimdiff::{Batch, Options, ReadOptions, RuleSet, check, read};
use std::collections::BTreeSet;
use std::path::PathBuf;

fn batches() -> Vec<PathBuf> {
    let corpus = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("corpus");
    let folders = std::fs::read_dir(corpus).unwrap().map(|entry| entry.unwrap().path());
    let mut folders: Vec<PathBuf> =
        folders.filter(|path| path.is_dir()).map(|path| path.join("articles")).collect();
    folders.sort();
    folders
}

fn json(outcome: &Outcome) -> Vec<u8> {
    let mut out = Vec::new();
    let format = report::find(FORMATS, "json").unwrap();
    (format.write)(outcome, &ReportOptions::default(), &mut out).unwrap();
    out
}

#[test]
fn the_number_of_threads_changes_no_byte() {
    let rules = RuleSet::builtin().unwrap();
    let run = |jobs| {
        let batch = read(&batches(), &ReadOptions::default()).unwrap();
        json(&check(batch, &rules, &Options { explain: true, jobs: Some(jobs) }))
    };
    assert!(run(1) == run(4));
}

#[test]
fn the_order_of_files_changes_no_finding() {
    let rules = RuleSet::builtin().unwrap();
    let found = |reversed: bool| -> BTreeSet<String> {
        let mut batch = read(&batches(), &ReadOptions::default()).unwrap();
        if reversed {
            batch.articles.reverse();
        }
        let outcome = check(batch, &rules, &Options::default());
        let sides = |f: &claimdiff::model::finding::Finding| -> BTreeSet<String> {
            let ids = |s: &claimdiff::model::finding::Side| -> BTreeSet<String> {
                s.articles.iter().map(|a| outcome.articles[*a].id.clone()).collect()
            };
            f.sides.iter().map(|s| format!("{} {:?}", s.text, ids(s))).collect()
        };
        outcome
            .discrepancies
            .iter()
            .map(|f| format!("{} {:?} {:?} {:?}", f.fingerprint, f.kinds, f.severity, sides(f)))
            .collect()
    };
    let forwards = found(false);
    assert!(forwards.len() > 8, "{forwards:?}");
    assert_eq!(forwards, found(true));
}

#[test]
fn every_quotation_stands_where_the_report_says() {
    let rules = RuleSet::builtin().unwrap();
    let outcome = check(read(&batches(), &ReadOptions::default()).unwrap(), &rules, &Options::default());
    let mut checked = 0;
    for claim in &outcome.claims {
        let path = &outcome.articles[claim.article].path;
        if path.ends_with(".jsonl") {
            continue;
        }
        let file = std::fs::read_to_string(path).unwrap();
        let at = claim.location;
        assert_eq!(
            &file[at.start as usize..at.end as usize],
            claim.quote,
            "{path}:{}:{}",
            at.line,
            at.column
        );
        let line = file.lines().nth(at.line as usize - 1).unwrap();
        let tail: String = line.chars().skip(at.column as usize - 1).collect();
        let first = claim.quote.lines().next().unwrap();
        assert!(tail.starts_with(first), "{path}:{}:{}: {first:?} in {tail:?}", at.line, at.column);
        checked += 1;
    }
    assert!(checked > 100, "{checked} quotations");
}

#[test]
fn the_house_style_is_told_where_articles_differ_and_to_those_who_use_another() {
    let mut rules = RuleSet::builtin().unwrap();
    rules.add("desk.yaml", "house-style: { Zelenskyy: [Zelensky, Zelenskiy] }").unwrap();
    let told = |draft: bool| -> (Vec<String>, Vec<String>) {
        let texts = [("a.txt", "Zelensky"), ("b.txt", "Zelenskiy"), ("c.txt", "Zelenskiy")];
        let mut batch = Batch::default();
        for (path, name) in texts {
            let text = format!("President Volodymyr {name} visited the bridge.");
            let mut article = Article::new(path.into(), path.into(), "", &text);
            article.meta.event = Some("visit".into());
            article.meta.draft = draft && path == "c.txt";
            batch.articles.push(article);
        }
        let outcome = check(batch, &rules, &Options::default());
        let remarks = outcome.discrepancies.iter().flat_map(|finding| &finding.remarks);
        let styles = remarks.filter(|remark| remark.code == ReasonCode::HouseStyle);
        let notices = outcome.notices.iter().filter(|notice| notice.code == "house-style");
        (
            styles.map(|remark| remark.details.join("/")).collect(),
            notices.map(|notice| format!("{}: {}", notice.place, notice.message)).collect(),
        )
    };
    let (remarks, notices) = told(false);
    assert_eq!(remarks, ["Zelenskyy/Zelenskiy, Zelensky"]);
    assert_eq!(
        notices,
        [
            "b.txt: writes “Zelenskiy”, and the house style is “Zelenskyy” (and 1 more)",
            "a.txt: writes “Zelensky”, and the house style is “Zelenskyy”",
        ]
    );
    let (_, notices) = told(true);
    assert_eq!(notices, ["c.txt: writes “Zelenskiy”, and the house style is “Zelenskyy”"]);
}

/// Articles on one event, one a text.
fn outcome_of(texts: &[&str]) -> Outcome {
    let articles = texts.iter().enumerate().map(|(i, text)| {
        let mut article = Article::new(format!("{i}"), format!("{i}"), "", text);
        article.meta.event = Some("e".into());
        article
    });
    let batch = Batch { articles: articles.collect(), ..Batch::default() };
    check(batch, &RuleSet::builtin().unwrap(), &Options::default())
}

/// The places of the claims of article `article`, from broad to narrow.
fn places_of(outcome: &Outcome, article: usize) -> Vec<String> {
    let of = outcome.claims.iter().filter(|c| c.article == article);
    of.filter_map(|c| match &c.value {
        claimdiff::model::value::Value::Place(place) => Some(place.path.join("/")),
        _ => None,
    })
    .collect()
}

#[test]
fn the_articles_of_an_event_settle_together_what_a_name_of_a_place_means() {
    let bare = "A fire at a plant in Georgia killed three workers.";
    let outcome = outcome_of(&[bare, "A fire at a plant in Atlanta, Georgia, killed three workers."]);
    assert_eq!(places_of(&outcome, 0), ["United States/Georgia"]);
    assert!(outcome.discrepancies.is_empty(), "{:?}", outcome.discrepancies);
    // Alone, or beside Tbilisi, it is the country.
    assert_eq!(places_of(&outcome_of(&[bare]), 0), ["Georgia"]);
    let outcome = outcome_of(&[bare, "A fire at a plant in Tbilisi, Georgia, killed three workers."]);
    assert_eq!(places_of(&outcome, 0), ["Georgia"]);
    // Who says himself which is meant is not overruled.
    let own = "A fire at a plant in Moscow, Idaho, killed three workers.";
    let outcome = outcome_of(&[own, "A fire at a plant in Moscow, Russia, killed three workers."]);
    assert_eq!(places_of(&outcome, 0)[0], "United States/Idaho/Latah County/Moscow");
}

#[test]
fn a_headline_repeated_at_the_head_of_a_text_is_no_part_of_its_first_sentence() {
    let of = |text: &str| {
        let article = Article::new("a".into(), "a".into(), "Three men hurt in shooting - news.example", text);
        let batch = Batch { articles: vec![article], ..Batch::default() };
        let outcome = check(batch, &RuleSet::builtin().unwrap(), &Options::default());
        outcome.claims.iter().filter(|c| c.kind == "location").map(|c| c.text.clone()).collect::<Vec<_>>()
    };
    let text = "Three men hurt in shooting - news.exampleMilwaukee police are investigating a shooting.";
    assert_eq!(of(text), ["Milwaukee"]);
    assert_eq!(of("Three men hurt in shooting in Gary, Indiana.").len(), 2);
}
