//! Where reports go: several files in one run, each whole or not at all; the job summary; the cut; thousands of findings.

use crate::cli::{Desk, command, ran};
use serde_json::Value;
use std::fmt::Write;

/// A feed of events in which two articles disagree.
fn feed(events: usize) -> String {
    let mut feed = String::new();
    for n in 0..events {
        for (source, killed) in [("a", 12), ("b", 17)] {
            writeln!(
                feed,
                r#"{{"id":"{source}{n}","source":"Daily {source}","event":"fire {n}","published":"2023-07-10","text":"In the fire {killed} were killed."}}"#
            )
            .unwrap();
        }
    }
    feed
}

#[test]
fn several_reports_are_written_in_one_run() {
    let desk = Desk::new(&[("feed.jsonl", feed(2).as_bytes())]);
    let words =
        ["check", "feed.jsonl", "--output", "sarif=r.sarif", "--output", "junit=r.xml", "--format", "csv"];
    let ran = desk.run(&words);
    assert_eq!((ran.code, ran.err.as_str()), (Some(1), ""));
    let read = |name: &str| std::fs::read_to_string(desk.path().join(name)).unwrap();
    assert!(read("r.sarif").contains("\"2.1.0\"") && read("r.xml").contains("<testsuites>"));
    assert!(ran.out.starts_with("finding,"));
}

#[test]
fn a_report_that_cannot_be_written_leaves_the_old_one() {
    let desk = Desk::new(&[("feed.jsonl", feed(1).as_bytes()), ("r.json", b"old")]);
    assert_eq!(desk.run(&["check", "feed.jsonl", "--output", "json=none/r.json"]).code, Some(2));
    assert_eq!(desk.run(&["check", "no-such", "--output", "json=r.json"]).code, Some(2));
    assert_eq!(std::fs::read(desk.path().join("r.json")).unwrap(), b"old");
    assert_eq!(desk.run(&["check", "feed.jsonl", "--output", "json=r.json"]).code, Some(1));
    assert!(std::fs::read(desk.path().join("r.json")).unwrap().starts_with(b"{"));
    let left: Vec<_> = std::fs::read_dir(desk.path()).unwrap().map(|e| e.unwrap().file_name()).collect();
    assert_eq!(left.len(), 2, "{left:?}");
    assert_eq!(desk.run(&["check", "feed.jsonl", "--output", "json=/dev/null"]).code, Some(1));
}

#[test]
fn the_weightiest_are_kept_and_the_others_counted() {
    let desk = Desk::new(&[("feed.jsonl", feed(5).as_bytes())]);
    // The findings of the first four events are notes.
    let config = "severity:\n  - { is: note, kind: toll }\n  - { is: error, event: fire 4 }\n";
    desk.write("claimdiff.yaml", config.as_bytes());
    let ran = desk.run(&["check", "feed.jsonl", "--max-findings", "2", "--format", "json"]);
    let report: Value = serde_json::from_str(&ran.out).unwrap();
    let kept: Vec<&str> =
        report["discrepancies"].as_array().unwrap().iter().filter_map(|f| f["severity"].as_str()).collect();
    assert_eq!((ran.code, kept, &report["left_out"]), (Some(1), vec!["note", "error"], &3.into()));
    let table = desk.run(&["check", "feed.jsonl", "--max-findings", "2"]).out;
    assert!(table.contains("3 more findings are left out"), "{table}");
}

#[test]
fn the_time_of_a_report_is_that_of_the_source() {
    let desk = Desk::new(&[("feed.jsonl", feed(1).as_bytes())]);
    let junit = |epoch: Option<&str>| {
        let mut command = command();
        let words = ["check", "feed.jsonl", "--format", "junit", "--no-builtin", "--rules", "../rule.yaml"];
        command.current_dir(desk.path()).args(words);
        if let Some(epoch) = epoch {
            command.env("SOURCE_DATE_EPOCH", epoch);
        }
        ran(&mut command, b"").out
    };
    assert!(junit(None).contains("timestamp=\"1970-01-01T00:00:00\""));
    assert!(junit(Some("1690848000")).contains("timestamp=\"2023-08-01T00:00:00\""));
}

#[test]
fn five_thousand_findings_fit_into_every_format() {
    let desk = Desk::new(&[("feed.jsonl", feed(5_000).as_bytes()), ("summary.md", b"before\n")]);
    let outputs = ["sarif=r.sarif", "gitlab=r.json", "junit=r.xml", "markdown=r.md", "csv=r.csv"];
    let mut command = command();
    command.current_dir(desk.path()).env("GITHUB_STEP_SUMMARY", "summary.md");
    command.args(["check", "feed.jsonl", "--format", "github", "--no-builtin", "--rules", "../rule.yaml"]);
    for output in outputs {
        command.args(["--output", output]);
    }
    let ran = ran(&mut command, b"");
    assert_eq!((ran.code, ran.err.as_str()), (Some(1), ""));
    let read = |name: &str| std::fs::read_to_string(desk.path().join(name)).unwrap();
    // GitHub takes 10 MB when packed; this fits unpacked.
    let text = read("r.sarif");
    assert!(text.len() < 10_000_000, "{} bytes", text.len());
    let sarif: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(sarif["runs"][0]["results"].as_array().unwrap().len(), 5_000);
    // The widget shows one row for equal fingerprints.
    let gitlab: Vec<Value> = serde_json::from_str(&read("r.json")).unwrap();
    let mut fingerprints: Vec<&str> = gitlab.iter().filter_map(|item| item["fingerprint"].as_str()).collect();
    fingerprints.sort_unstable();
    fingerprints.dedup();
    assert_eq!(fingerprints.len(), 5_000);
    let junit = read("r.xml");
    assert_eq!(junit.matches("<failure").count(), 5_000);
    // Ten annotations of each grade are shown, and 4,096 characters of each.
    assert_eq!(ran.out.matches("::error ").count(), 10);
    assert!(ran.out.lines().all(|line| line.chars().count() < 4_096));
    assert!(ran.out.contains("4990 more findings are not shown here"), "{}", ran.out);
    // A summary of more than a mebibyte is not shown at all.
    let summary = read("summary.md");
    assert!(summary.starts_with("before\n") && summary.len() <= 1024 * 1024, "{} bytes", summary.len());
    assert!(summary.contains("more findings are left out") && summary.matches("| error |").count() > 1_000);
}
