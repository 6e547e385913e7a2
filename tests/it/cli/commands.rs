//! Each command does what its help says.

use crate::cli::{Desk, command, ran, refused};
use std::process::Stdio;

const A: &[u8] = b"---\nsource: Post\npublished: 2023-07-10\n---\nTwelve people were killed on Friday.\n";

#[test]
fn relate_prints_relation_score_and_reason() {
    let desk =
        Desk::new(&[("pairs.tsv", "1\tOsama Adel\tUsama Adil\r\n\n2\tJohn Smith\tMary Jones\n".as_bytes())]);
    let one = ran(command().args(["relate", "name", "Osama Adel", "Osama Adel"]), b"");
    assert_eq!((one.code, one.err.as_str()), (Some(0), ""));
    assert!(one.out.starts_with("identical\t1\t"), "{}", one.out);
    let many = ran(command().current_dir(desk.path()).args(["relate", "name", "--pairs", "pairs.tsv"]), b"");
    let rows: Vec<Vec<&str>> = many.out.lines().map(|line| line.split('\t').collect()).collect();
    assert_eq!(
        rows.iter().map(|row| (row[0], row[1], row.len())).collect::<Vec<_>>(),
        [("1", "variant", 3), ("2", "different", 3)]
    );
    let piped = ran(command().args(["relate", "name", "--pairs", "-"]), b"x\ta\n");
    assert_eq!(piped, refused("-:1:1: a line takes three cells, id, A and B, separated by tabs"));
}

#[test]
fn a_starter_passes_its_own_examples() {
    let starter = ran(command().args(["rules", "new", "evacuated"]), b"").out;
    let desk = Desk::new(&[("evacuated.yaml", starter.as_bytes())]);
    let words = ["rules", "test", "--no-builtin", "--rules", "evacuated.yaml"];
    let ran = ran(command().current_dir(desk.path()).args(words), b"");
    assert_eq!((ran.code, ran.out.as_str()), (Some(0), "3 examples, 3 passed, 0 failed\n"), "{}", ran.err);
    let told = "`Evacuated!` is no id: use a-z, 0-9 and single hyphens";
    assert_eq!(super::ran(command().args(["rules", "new", "Evacuated!"]), b""), refused(told));
}

#[test]
fn explain_knows_kinds_rules_types_and_codes() {
    let desk = Desk::new(&[]);
    for id in ["toll", "conflict", "counts-disjoint", "not-english", "front-matter"] {
        let ran = desk.run(&["explain", id]);
        assert_eq!(ran.code, Some(0), "{id}: {}", ran.err);
        assert!(ran.out.starts_with(id), "{}", ran.out);
    }
    assert_eq!(
        desk.run(&["explain", "conflcit"]),
        refused("nothing is called `conflcit`; did you mean `conflict`?")
    );
}

#[test]
fn explain_names_the_numbers_that_decide() {
    let desk = Desk::new(&[]);
    let all = desk.run(&["explain", "thresholds"]).out;
    assert!(all.contains("\n  place-silent 25 km: closer points"), "{all}");
    assert!(desk.run(&["explain", "place-note"]).out.contains("place-note 50 km: "));
    let reason = desk.run(&["explain", "places-near"]).out;
    assert!(
        reason.contains("Thresholds\n  place-silent 25 km") && !reason.contains("quote-words"),
        "{reason}"
    );
}

#[test]
fn explain_shows_what_a_finding_stands_on() {
    let report = r#"{"claims":[{"id":"c1","article":"a.txt","line":3,"column":17,"quote":"12","rule":"killed/x","value":{"min":12}}],
        "discrepancies":[{"id":"d1","fingerprint":"f","message":"12 or 15.","severity":"error","type":"conflict","kind":"killed",
        "reason":{"code":"counts-disjoint","detail":"No number fits both."},"sides":[{"text":"12","claims":["c1"]}]}]}"#;
    let desk = Desk::new(&[("r.json", report.as_bytes())]);
    let ran = desk.run(&["explain", "d1", "--report", "r.json"]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    for part in
        ["d1  12 or 15.", "a.txt:3:17  \"12\"", "rule killed/x", "No number fits both. (counts-disjoint)"]
    {
        assert!(ran.out.contains(part), "{part} is not in {}", ran.out);
    }
    assert_eq!(desk.run(&["explain", "d2", "--report", "r.json"]), refused("r.json: holds no finding `d2`"));
}

#[test]
fn standard_input_is_json_lines_or_one_text() {
    let desk = Desk::new(&[]);
    let id_of = |words: &[&str], stdin: &[u8]| {
        let all = [&["check", "-", "--format", "json"], words].concat();
        let ran = desk.run_with(&all, stdin);
        assert_eq!(ran.code, Some(0), "{}", ran.err);
        let report: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
        report["articles"]
            .as_array()
            .unwrap()
            .iter()
            .map(|a| a["id"].as_str().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(id_of(&[], A), ["-"]);
    assert_eq!(id_of(&["--stdin-filename", "wire/a.md"], A), ["wire/a.md"]);
    assert_eq!(id_of(&[], b" {\"text\":\"One.\"}\n{\"id\":\"two\",\"text\":\"Two.\"}\n"), ["-:1", "two"]);
    assert_eq!(desk.run(&["check", "-", "-"]), refused("-: standard input can be read only once"));
}

#[test]
fn a_folder_is_read_in_order_and_ignore_files_count() {
    let desk =
        Desk::new(&[("s/b.txt", b"Two."), ("s/a/z.md", b"One."), ("s/c.txt", b"No."), ("s/.d.txt", b"No.")]);
    desk.write("s/.claimdiffignore", b"c.txt\n");
    let ran = desk.run(&["check", "s/", "--format", "json"]);
    let report: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    let ids: Vec<&str> =
        report["articles"].as_array().unwrap().iter().filter_map(|a| a["id"].as_str()).collect();
    assert_eq!(ids, ["s/a/z.md", "s/b.txt"]);
}

#[test]
fn a_report_can_go_to_files_too() {
    let desk = Desk::new(&[("a.txt", A)]);
    let ran = desk.run(&["check", "a.txt", "--output", "json=out.json", "--output", "table=out.txt"]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    let written = std::fs::read_to_string(desk.path().join("out.json")).unwrap();
    assert!(serde_json::from_str::<serde_json::Value>(&written).is_ok());
    assert_eq!(std::fs::read_to_string(desk.path().join("out.txt")).unwrap(), ran.out);
    let ran = desk.run(&["check", "a.txt", "--output", "json=no/such/folder"]);
    assert_eq!(ran.code, Some(2));
    assert!(ran.err.starts_with("claimdiff: no/such/folder: cannot be written"), "{}", ran.err);
}

#[test]
fn a_closed_pipe_is_quiet() {
    let desk = Desk::new(&[]);
    let many: String = (0..3000).map(|n| format!("{{\"text\":\"In all {n} were killed.\"}}\n")).collect();
    desk.write("feed.jsonl", many.as_bytes());
    for words in [["extract", "feed.jsonl"], ["annotate", "feed.jsonl"], ["check", "feed.jsonl"]] {
        let mut child = command()
            .current_dir(desk.path())
            .args(words)
            .args(["--no-builtin", "--rules", "../rule.yaml"])
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        drop(child.stdout.take());
        let done = child.wait_with_output().unwrap();
        assert_eq!(String::from_utf8_lossy(&done.stderr), "", "{words:?}");
        assert!(matches!(done.status.code(), Some(0 | 1)), "{words:?}: {:?}", done.status);
    }
}

#[cfg(unix)]
#[test]
fn a_pipe_that_the_shell_made_is_read() {
    let desk = Desk::new(&[]);
    let made = std::process::Command::new("mkfifo").arg(desk.path().join("pipe")).status();
    if !made.is_ok_and(|status| status.success()) {
        return; // no mkfifo here
    }
    let path = desk.path().join("pipe");
    let writer = std::thread::spawn(move || std::fs::write(path, A));
    let ran = desk.run(&["extract", "pipe", "--format", "jsonl"]);
    assert!(writer.join().unwrap().is_ok());
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
}
