//! Versions of a story: the newest stands, and what lives on of the older ones is found.

use claimdiff::model::edition::Retired;
use claimdiff::model::finding::{Finding, ReasonCode};
use claimdiff::model::kind::Severity;
use claimdiff::model::outcome::Outcome;
use claimdiff::read::{Batch, bytes_of};
use claimdiff::{Options, RuleSet, check};

fn batch(lines: &[&str]) -> Batch {
    bytes_of("wire.jsonl", lines.join("\n").as_bytes()).unwrap()
}

/// Ids of the articles that stand, and of those that do not.
fn fates(lines: &[&str]) -> (Vec<String>, Vec<String>) {
    let articles = batch(lines).articles;
    let (gone, stand): (Vec<_>, Vec<_>) =
        articles.into_iter().partition(|article| article.meta.retired.is_some());
    let ids = |articles: Vec<claimdiff::model::article::Article>| {
        articles.into_iter().map(|article| article.id).collect()
    };
    (ids(stand), ids(gone))
}

fn outcome(lines: &[&str]) -> Outcome {
    check(batch(lines), &RuleSet::builtin().unwrap(), &Options::default())
}

fn killed(outcome: &Outcome) -> Vec<&Finding> {
    outcome.discrepancies.iter().filter(|finding| finding.kinds == ["killed"]).collect()
}

const OLD: &str = r#"{"id":"v1","source":"Bay","uri":"bay:1","version":"1","published":"2024-03-05T16:00:00Z","event":"ferry","text":"Eight people were killed in a ferry fire off Vlora on Tuesday, the coast guard said."}"#;
const NEW: &str = r#"{"id":"v2","source":"Bay","uri":"bay:1","version":"2","published":"2024-03-05T18:00:00Z","event":"ferry","text":"Ten people were killed in a ferry fire off Vlora on Tuesday, the coast guard said."}"#;

#[test]
fn numbers_times_and_slugs_tell_versions_apart() {
    assert_eq!(fates(&[NEW, OLD]), (vec!["v2".to_owned()], vec!["v1".to_owned()]));
    let by_time = [
        r#"{"id":"a","url":"https://bay.example/1","published":"2024-03-05T16:00:00Z","text":"Eight died."}"#,
        r#"{"id":"b","url":"https://bay.example/1","published":"2024-03-05T16:00:00Z","date_modify":"2024-03-05T17:00:00Z","text":"Ten died."}"#,
    ];
    assert_eq!(fates(&by_time), (vec!["b".to_owned()], vec!["a".to_owned()]));
    let by_slug = [
        r#"{"id":"a","source":"Bay","title":"Ferry-Fire","text":"Eight died."}"#,
        r#"{"id":"c","source":"Bay","title":"Ferry-Fire, 2nd Ld-Writethru","text":"Ten died."}"#,
        r#"{"id":"b","source":"Bay","title":"Ferry-Fire, 1st Ld-Writethru","text":"Nine died."}"#,
        r#"{"id":"d","source":"Other","title":"Ferry-Fire","text":"Six died."}"#,
    ];
    assert_eq!(fates(&by_slug), (vec!["c".to_owned(), "d".to_owned()], vec!["a".to_owned(), "b".to_owned()]));
}

#[test]
fn one_headline_or_one_site_is_no_version() {
    for lines in [
        [
            r#"{"id":"a","source":"Bay","title":"Ferry fire","text":"Eight died."}"#,
            r#"{"id":"b","source":"Bay","title":"Ferry fire","text":"Ten died."}"#,
        ],
        [
            r#"{"id":"a","url":"https://bay.example/","text":"Eight died."}"#,
            r#"{"id":"b","url":"https://bay.example/","text":"Ten died."}"#,
        ],
    ] {
        assert_eq!(fates(&lines).1, Vec::<String>::new());
    }
}

#[test]
fn kills_retire_the_whole_story() {
    let kill = r#"{"id":"k","source":"Bay","uri":"bay:1","version":"3","status":"canceled","event":"ferry","text":"Kill the story."}"#;
    let read = batch(&[OLD, NEW, kill]);
    assert!(read.articles.iter().all(|article| article.meta.retired == Some(Retired::Withdrawn)));
    let told: Vec<&str> = read.notices.iter().map(|notice| notice.code.as_str()).collect();
    assert_eq!(told, ["withdrawn"; 3]);
    let slug = [
        r#"{"id":"a","source":"Bay","title":"Ten die in ferry fire","text":"Ten died."}"#,
        r#"{"id":"b","source":"Bay","title":"KILL: Ten die in ferry fire","text":"Kill it."}"#,
    ];
    assert_eq!(fates(&slug).0, Vec::<String>::new());
    // A copy of the killed story still carries its figure.
    let copy = r#"{"id":"c","source":"Gazette","event":"ferry","published":"2024-03-05T18:30:00Z","text":"Ten people were killed in a ferry fire off Vlora on Tuesday, the coast guard said."}"#;
    let found = outcome(&[OLD, NEW, kill, copy]);
    let found = killed(&found);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!((found[0].reason.code, found[0].severity), (ReasonCode::Withdrawn, Severity::Warning));
}

#[test]
fn the_same_version_counts_once() {
    let read = batch(&[OLD, &OLD.replace("\"v1\"", "\"again\"")]);
    assert_eq!((read.articles.len(), read.notices[0].code.as_str()), (1, "repeated"));
    assert_eq!(read.notices[0].message, "is the same version of the same story as v1, and counts once");
}

#[test]
fn versions_are_no_rivals() {
    let found = outcome(&[OLD, NEW]);
    assert!(found.discrepancies.is_empty(), "{:?}", found.discrepancies);
}

#[test]
fn an_old_figure_that_lives_on_is_stale() {
    let other = |hour: u8, words: &str| {
        format!(
            r#"{{"id":"o","source":"Quay","published":"2024-03-05T{hour}:30:00Z","event":"ferry","text":"{words} were killed when a ferry burned near Vlora on Tuesday, according to port officials."}}"#
        )
    };
    let late = outcome(&[OLD, NEW, &other(19, "Eight people")]);
    let found = killed(&late);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!((found[0].reason.code, found[0].severity), (ReasonCode::Superseded, Severity::Warning));
    assert_eq!(found[0].reason.details, ["Eight people", "Ten people"]);
    // Told while it stood, it is an update; what the newest version says is no news.
    let early = outcome(&[OLD, NEW, &other(16, "Eight people")]);
    assert_eq!(killed(&early).iter().map(|f| f.reason.code).collect::<Vec<_>>(), [ReasonCode::Update]);
    assert!(killed(&outcome(&[OLD, NEW, &other(19, "Ten people")])).is_empty());
    // A figure that was corrected was never right.
    let corrected = NEW.replace("\"version\":\"2\"", "\"version\":\"2\",\"ednote\":\"CORRECTS toll\"");
    let found = outcome(&[OLD, &corrected, &other(16, "Eight people")]);
    assert_eq!(killed(&found).iter().map(|f| f.reason.code).collect::<Vec<_>>(), [ReasonCode::Superseded]);
}

#[test]
fn a_summary_omits_nothing() {
    let text = |id: &str, words: &str, partial: bool| {
        format!(
            r#"{{"id":"{id}","source":"{id}","published":"2024-03-05","event":"ferry","partial":"{partial}","text":"{words}"}}"#
        )
    };
    let omissions = |partial: bool| {
        let lines = [
            text(
                "a",
                "Ten people were killed in a ferry fire off Vlora on Tuesday and 19 people were injured.",
                false,
            ),
            text("b", "A blaze on the ship near Vlora left ten people dead on Tuesday.", partial),
            text(
                "c",
                "Port officials said ten people died when a ferry burned off Vlora on Tuesday.",
                partial,
            ),
            text("d", "The fire off Vlora on Tuesday took the lives of ten people, police said.", partial),
        ];
        let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
        let found = outcome(&lines);
        found.discrepancies.iter().filter(|finding| finding.reason.code == ReasonCode::ToldByOne).count()
    };
    assert_eq!((omissions(false), omissions(true)), (1, 0));
}
