//! Every format writes one sample; what it writes is kept in `tests/snapshots/`. Whatever an article holds, no format
//! passes on what would rewrite a terminal, and JSON gives the text back as it was.
#![allow(clippy::unwrap_used, clippy::panic)]

mod ci;
mod html;
pub mod sample;
pub mod schema;
mod wording;

use claimdiff::report::safe::is_unsafe;
use claimdiff::report::wrap::width;
use claimdiff::report::{CLAIM_FORMATS, FORMATS, Format, MENTION_FORMATS, ReportOptions, find};
use proptest::prelude::*;
use serde_json::Value;
use snapbox::{Data, assert_data_eq};
use std::path::Path;
use std::sync::Arc;

/// What a format writes.
fn written<I: ?Sized>(format: &Format<I>, input: &I, options: &ReportOptions) -> String {
    let mut out = Vec::new();
    (format.write)(input, options, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

/// What the format of that name writes of the sample.
fn report(name: &str) -> String {
    written(find(FORMATS, name).unwrap(), &sample::outcome(), &ReportOptions::default())
}

fn check(name: &str, written: String) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/snapshots").join(name);
    let version = |version| format!("\"version\": \"{version}\"");
    let written = written.replace(&version(env!("CARGO_PKG_VERSION")), &version("[VERSION]"));
    assert_data_eq!(Data::text(written), Data::read_from(&path, None).raw());
}

#[test]
fn every_format_has_a_snapshot() {
    let options = ReportOptions::default();
    for format in FORMATS {
        check(&format!("report.{}.txt", format.name), report(format.name));
    }
    for format in CLAIM_FORMATS {
        check(&format!("claims.{}.txt", format.name), written(format, &sample::outcome(), &options));
    }
    for format in MENTION_FORMATS {
        check(&format!("mentions.{}.txt", format.name), written(format, &sample::document(), &options));
    }
}

#[test]
fn the_table_reads_at_every_width() {
    let table = find(FORMATS, "table").unwrap();
    for columns in [80, 120, 200] {
        let options =
            ReportOptions { width: Some(columns), explain: columns > 80, ..ReportOptions::default() };
        let text = written(table, &sample::outcome(), &options);
        for line in text.lines() {
            assert!(width(line) <= columns, "{line}");
        }
        check(&format!("report.table.{columns}.txt"), text);
    }
}

#[test]
fn a_batch_that_agrees_is_said_to() {
    let mut outcome = sample::outcome();
    outcome.discrepancies.clear();
    outcome.settled.clear();
    outcome.left_out = 0;
    let table = find(FORMATS, "table").unwrap();
    let text = written(table, &outcome, &ReportOptions::default());
    assert!(text.contains("No discrepancies among these."), "{text}");
    assert!(text.contains("No discrepancies found."), "{text}");
    assert!(
        text.contains("Read 15 articles in 3 events; found 20 claims, compared 19; no discrepancies."),
        "{text}"
    );
    let quiet = ReportOptions { quiet: true, ..ReportOptions::default() };
    assert_eq!(written(table, &outcome, &quiet), "");
}

#[test]
fn colour_comes_only_when_asked_for() {
    let table = find(FORMATS, "table").unwrap();
    let color = ReportOptions { color: true, ..ReportOptions::default() };
    assert!(written(table, &sample::outcome(), &color).contains("\u{1b}[1m"));
    assert!(!report("table").contains('\u{1b}'));
}

#[test]
fn json_names_both_values_and_both_sources() {
    let json: Value = serde_json::from_str(&report("json")).unwrap();
    assert_eq!(
        json["discrepancies"][0]["message"],
        "Sources disagree on where it happened: eastern Syria (000, Daily A, Daily B, 003) against Aleppo region \
         (003, quoting France24, citing a U.S. defense official)."
    );
    assert_eq!(json["claims"][12]["value"]["min"].to_string(), "30000001");
    assert_eq!(json["claims"][12]["value"]["max"], Value::Null);
    assert_eq!(json["claims"][16]["value"]["min"].to_string(), "6.4");
    assert_eq!(json["articles"][0]["published"], "2023-07-10");
    assert_eq!(json["articles"][1]["published"], "2023-07-09T21:30:00Z");
}

/// Any text, dangerous characters far more often than chance would have them.
fn text() -> impl Strategy<Value = String> {
    let dangerous = prop::sample::select(sample::HOSTILE.chars().collect::<Vec<_>>());
    prop::collection::vec(prop_oneof![any::<char>(), dangerous, prop::char::range(' ', '~')], 0..60)
        .prop_map(|chars| chars.into_iter().collect())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn no_format_passes_on_what_rewrites_a_terminal(text in text(), columns in 60usize..200) {
        let mut outcome = sample::outcome();
        for claim in &mut outcome.claims {
            (claim.quote, claim.text, claim.context) = (text.clone(), text.clone(), text.as_str().into());
            claim.attribution.iter_mut().for_each(|speaker| Arc::make_mut(speaker).speaker = text.clone());
        }
        for article in &mut outcome.articles {
            (article.meta.source, article.title) = (Some(text.clone()), Some(text.clone()));
        }
        outcome.events.iter_mut().for_each(|event| event.title = text.clone());
        for by in outcome.settled.iter_mut().filter_map(|settled| settled.by.as_mut()) {
            (by.reason, by.origin, by.by) = (text.clone(), text.clone(), Some(text.clone()));
        }
        outcome.discrepancies.iter_mut().flat_map(|f| &mut f.sides).for_each(|side| side.text = text.clone());
        let options = ReportOptions { width: Some(columns), explain: true, ..ReportOptions::default() };
        for format in FORMATS.iter().chain(CLAIM_FORMATS) {
            let written = written(format, &outcome, &options);
            let found = written.chars().find(|c| is_unsafe(*c) && *c != '\n');
            prop_assert_eq!(found, None, "{}: {}", format.name, written);
        }
        let json: Value = serde_json::from_str(&written(find(FORMATS, "json").unwrap(), &outcome, &options)).unwrap();
        prop_assert_eq!(json["claims"][0]["quote"].as_str(), Some(text.as_str()));
    }
}
