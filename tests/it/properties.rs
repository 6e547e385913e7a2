//! What must hold of every run of `check`, over the corpus and over arbitrary Unicode: a report does not hang on threads, on
//! the order of files or rules, on articles about other things, or on copies.

use crate::report::schema;
use claimdiff::model::article::Article;
use claimdiff::model::finding::{Finding, FindingType};
use claimdiff::report::{FORMATS, ReportOptions, find};
use claimdiff::{Batch, Options, Outcome, ReadOptions, RuleSet, check, read};
use proptest::prelude::*;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

static RULES: LazyLock<RuleSet> = LazyLock::new(|| RuleSet::builtin().unwrap());

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn folders() -> Vec<PathBuf> {
    let folders = std::fs::read_dir(root().join("corpus")).unwrap().map(|entry| entry.unwrap().path());
    let mut folders: Vec<PathBuf> =
        folders.map(|folder| folder.join("articles")).filter(|folder| folder.is_dir()).collect();
    folders.sort();
    folders
}

fn corpus() -> Vec<Batch> {
    folders().into_iter().map(|folder| read(&[folder], &ReadOptions::default()).unwrap()).collect()
}

fn checked(articles: &[Article], jobs: usize) -> Outcome {
    let batch = Batch { articles: articles.to_vec(), ..Batch::default() };
    check(batch, &RULES, &Options { explain: true, jobs: Some(jobs), ..Options::default() })
}

fn json(outcome: &Outcome) -> String {
    let mut out = Vec::new();
    (find(FORMATS, "json").unwrap().write)(outcome, &ReportOptions::default(), &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

/// A finding by ids of articles, so that their order in the batch is left out.
fn essence(outcome: &Outcome, finding: &Finding) -> String {
    let sides: BTreeSet<String> = finding
        .sides
        .iter()
        .map(|side| {
            let ids: BTreeSet<&str> =
                side.articles.iter().map(|a| outcome.articles[*a].id.as_str()).collect();
            format!("{} {ids:?} {}", side.text, side.lineages)
        })
        .collect();
    let Finding { kinds, finding_type, severity, fingerprint, .. } = finding;
    format!("{kinds:?} {finding_type:?} {severity:?} {fingerprint} {:?} {sides:?}", finding.reason.code)
}

fn all(outcome: &Outcome) -> BTreeSet<String> {
    outcome.discrepancies.iter().map(|finding| essence(outcome, finding)).collect()
}

/// What stays of a finding when a copy is added: all but which articles are on its sides.
fn verdict(finding: &Finding) -> String {
    let sides: Vec<String> =
        finding.sides.iter().map(|side| format!("{} {}", side.text, side.lineages)).collect();
    let Finding { kinds, finding_type, severity, reason, .. } = finding;
    format!("{kinds:?} {finding_type:?} {severity:?} {:?} {:?} {sides:?}", reason.code, reason.details)
}

fn verdicts(outcome: &Outcome) -> BTreeSet<String> {
    let found = outcome.discrepancies.iter().filter(|f| f.finding_type != FindingType::Lineage);
    found.map(verdict).collect()
}

const LIBRARY: &str = "The village library of Nether Wallop lends out seeds this spring. Readers may take home six \
                       packets of beans or poppies and bring back what they harvest, said librarian Ottoline Farthing.";

/// The articles with one more, about something else.
fn and_another(mut articles: Vec<Article>) -> Vec<Article> {
    articles.push(Article::new("zz".into(), "zz".into(), "Library lends seeds", LIBRARY));
    articles
}

/// The articles with a copy of one of them.
fn and_copy(mut articles: Vec<Article>, number: usize) -> Vec<Article> {
    let mut copy = articles[number].clone();
    copy.id = format!("{}-copy", copy.id);
    articles.push(copy);
    articles
}

#[test]
fn an_unrelated_article_changes_no_other_event() {
    let mut found = 0;
    for batch in corpus() {
        let alone = all(&checked(&batch.articles, 2));
        found += alone.len();
        assert_eq!(alone, all(&checked(&and_another(batch.articles), 2)));
    }
    assert!(found > 8, "{found} findings");
}

#[test]
fn a_copy_of_an_article_changes_no_verdict() {
    for batch in corpus() {
        let alone = verdicts(&checked(&batch.articles, 2));
        for number in 0..batch.articles.len() {
            let id = &batch.articles[number].id;
            assert_eq!(alone, verdicts(&checked(&and_copy(batch.articles.clone(), number), 2)), "{id}");
        }
    }
}

#[test]
fn the_order_of_rule_files_changes_no_byte() {
    let mut files: Vec<PathBuf> = std::fs::read_dir(root().join("rules"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|e| e == "yaml") && !path.ends_with("scope.yaml"))
        .collect();
    files.sort();
    let reports = |files: &[PathBuf]| -> Vec<String> {
        let rules = RuleSet::ready(false, files).unwrap();
        let options = Options { explain: true, jobs: Some(2), ..Options::default() };
        corpus().into_iter().map(|batch| json(&check(batch, &rules, &options))).collect()
    };
    let straight = reports(&files);
    assert!(straight.iter().any(|report| report.contains("\"severity\"")));
    files.reverse();
    assert!(straight == reports(&files), "reversed");
    let half = files.len() / 2;
    files.rotate_left(half);
    assert!(straight == reports(&files), "rotated");
}

#[test]
fn the_order_in_which_files_are_named_changes_no_byte() {
    let mut batches = 0;
    for folder in folders() {
        let mut paths: Vec<PathBuf> =
            std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
        paths.sort();
        let report = |paths: &[PathBuf]| {
            let batch = read(paths, &ReadOptions::default()).unwrap();
            json(&check(batch, &RULES, &Options { explain: true, ..Options::default() }))
        };
        let straight = report(&paths);
        paths.reverse();
        assert!(straight == report(&paths), "{}", folder.display());
        batches += 1;
    }
    assert!(batches > 3, "{batches} batches");
}

/// Sentences that make claims, and whatever else Unicode has.
fn text() -> impl Strategy<Value = String> {
    let sentence = prop_oneof![
        (1..90u32).prop_map(|n| format!("The blast in Aleppo killed {n} people on Friday. ")),
        (1..9u32).prop_map(|n| format!("Police said {n} men and two women were injured near Homs. ")),
        "[A-Z][a-zé]{2,8} [A-Z][a-z\u{301}]{3,9}"
            .prop_map(|name| format!("{name}, 34, was among the dead. ")),
        "\\PC{0,30}",
        any::<String>(),
    ];
    prop::collection::vec(sentence, 0..7).prop_map(|sentences| sentences.concat())
}

fn articles() -> impl Strategy<Value = Vec<Article>> {
    prop::collection::vec(("\\PC{0,20}", text()), 1..5).prop_map(|texts| {
        let named = texts.iter().enumerate().map(|(number, (title, text))| {
            let mut article = Article::new(format!("a{number}"), format!("a{number}"), title, text);
            article.meta.event = Some("blast".into());
            article.meta.source = Some(format!("Source {number}"));
            article
        });
        named.collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_articles_are_checked_alike_by_any_threads_in_any_order(articles in articles()) {
        let straight = checked(&articles, 1);
        prop_assert_eq!(straight.unread, 0, "{:?}", straight.notices);
        let report = json(&straight);
        prop_assert_eq!(&report, &json(&checked(&articles, 4)));
        let value = serde_json::from_str(&report).unwrap();
        let faults = schema::faults("report.json", &value);
        prop_assert!(faults.is_empty(), "{}", faults.join("\n"));
        let mirrored: Vec<Article> = articles.into_iter().rev().collect();
        prop_assert_eq!(all(&straight), all(&checked(&mirrored, 2)));
    }

    #[test]
    fn another_article_changes_nothing_and_a_copy_only_how_many_there_are(
        articles in articles(),
        chosen in any::<prop::sample::Index>(),
    ) {
        let alone = checked(&articles, 1);
        prop_assert_eq!(all(&alone), all(&checked(&and_another(articles.clone()), 1)));
        let number = chosen.index(articles.len());
        prop_assert_eq!(verdicts(&alone), verdicts(&checked(&and_copy(articles, number), 1)));
    }
}
