//! Suppressions and decisions from outside: each finding that is settled says why, and nothing is settled in silence.

use crate::cli::{Desk, Ran};
use serde_json::Value;

const A: &[u8] =
    b"---\nevent: fire\nsource: Daily A\npublished: 2023-07-10\n---\nIn the fire 12 were killed.\n";
const B: &[u8] =
    b"---\nevent: fire\nsource: Daily B\npublished: 2023-07-10\n---\nIn the fire 17 were killed.\n";
const C: &[u8] =
    b"---\nevent: fire\nsource: Daily C\npublished: 2023-07-12\n---\nIn the fire 17 were killed.\n";

fn desk(config: &str) -> Desk {
    Desk::new(&[("s/a.txt", A), ("s/b.txt", B), ("claimdiff.yaml", config.as_bytes())])
}

fn check(desk: &Desk, words: &[&str]) -> (Ran, Value) {
    let ran = desk.run(&[&["check", "s", "--format", "json"], words].concat());
    let report = serde_json::from_str(&ran.out).unwrap_or(Value::Null);
    (ran, report)
}

fn codes(report: &Value) -> Vec<&str> {
    let notices = report["notices"].as_array().map(Vec::as_slice).unwrap_or_default();
    notices.iter().filter_map(|notice| notice["code"].as_str()).collect()
}

#[test]
fn a_settled_finding_fails_nothing_and_says_why_in_every_format() {
    let desk = desk(
        "suppress:\n  - { kind: toll, reason: Two wards counted twice, by: M. Keller, until: 2023-08-01 }\n",
    );
    let (ran, report) = check(&desk, &["--today", "2023-08-01"]);
    assert_eq!((ran.code, report["discrepancies"].as_array().unwrap().len()), (Some(0), 0));
    let settled = &report["suppressed"][0]["suppression"];
    assert_eq!(settled["reason"], "Two wards counted twice");
    assert_eq!(settled["origin"], "claimdiff.yaml:2:5");
    assert_eq!(codes(&report), [""; 0]);
    for format in claimdiff::report::FORMATS {
        let words = ["check", "s", "--today", "2023-08-01", "--show-suppressed", "--format", format.name];
        let ran = desk.run(&words);
        let words = ran.out.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(words.contains("Two wards counted twice"), "{}: {}", format.name, ran.out);
        assert!(words.contains("Keller"), "{}: {}", format.name, ran.out);
    }
    let sarif: Value =
        serde_json::from_str(&desk.run(&["check", "s", "--today", "2023-08-01", "--format", "sarif"]).out)
            .unwrap();
    // GitHub would show it as open.
    assert_eq!(sarif["runs"][0]["results"].as_array().unwrap().len(), 0);
}

#[test]
fn an_expired_suppression_holds_no_more_and_is_told() {
    let desk = desk("suppress:\n  - { kind: toll, reason: Counted twice, until: 2023-08-01 }\n");
    let (ran, report) = check(&desk, &["--today", "2023-08-02"]);
    assert_eq!((ran.code, codes(&report)), (Some(1), vec!["suppression-expired"]));
    assert_eq!(report["notices"][0]["place"], "claimdiff.yaml:2:5");
    let by_epoch = |seconds: &str| {
        let mut command = crate::cli::command();
        let words = ["check", "s", "--no-builtin", "--rules", "../rule.yaml"];
        let command = command.current_dir(desk.path()).env("SOURCE_DATE_EPOCH", seconds).args(words);
        crate::cli::ran(command, b"")
    };
    assert_eq!(by_epoch("1690848000").code, Some(0), "2023-08-01");
    assert_eq!(by_epoch("1690934400").code, Some(1), "2023-08-02");
    assert_eq!(by_epoch("soon").code, Some(2));
}

#[test]
fn an_unused_suppression_is_told_and_fails_nothing() {
    let desk = desk("suppress: [{ event: flood, reason: The dam }, { kind: toll, reason: Counted twice }]\n");
    let (ran, report) = check(&desk, &[]);
    assert_eq!((ran.code, codes(&report)), (Some(0), vec!["suppression-unused"]));
}

#[test]
fn it_selects_by_rule_kind_event_fingerprint_file_and_source() {
    let (_, report) = check(&desk(""), &[]);
    let fingerprint = report["discrepancies"][0]["fingerprint"].as_str().unwrap().to_owned();
    for (selector, code) in [
        ("rule: counts-disjoint", 0),
        ("rule: toll/toll", 0),
        ("rule: counts-meet", 1),
        ("type: dispute", 1),
        ("event: fire", 0),
        ("event: s/a.txt", 0),
        ("event: flood", 1),
        (&format!("fingerprint: '{fingerprint}'"), 0),
        ("fingerprint: '0000000000000000'", 1),
        ("files: s/b.txt", 0),
        ("source: Daily B", 0),
        ("source: Daily C", 1),
    ] {
        let desk = desk(&format!("suppress: [{{ {selector}, reason: Seen }}]\n"));
        assert_eq!(check(&desk, &[]).0.code, Some(code), "{selector}");
    }
}

#[test]
fn a_file_settles_only_what_would_not_stand_without_it() {
    let desk = desk("suppress: [{ files: s/b.txt, reason: An old edition }]\n");
    assert_eq!(check(&desk, &[]).0.code, Some(0));
    let c =
        String::from_utf8_lossy(C).replace("2023-07-12", "2023-07-10").replace("In", "Officials say that in");
    desk.write("s/c.txt", c.as_bytes());
    assert_eq!(check(&desk, &[]).0.code, Some(1), "Daily C says the same");
}

#[test]
fn an_article_and_the_file_beside_it_can_settle_what_hangs_on_them() {
    let desk = Desk::new(&[("s/a.txt", A)]);
    let b = String::from_utf8_lossy(B)
        .replace("event:", "claimdiff:\n  suppress: [{ kind: toll, reason: Our own count }]\nevent:");
    desk.write("s/b.txt", b.as_bytes());
    let (ran, report) = check(&desk, &[]);
    assert_eq!(
        (ran.code, &report["suppressed"][0]["suppression"]["origin"]),
        (Some(0), &"s/b.txt:2:11".into()),
        "{}",
        ran.out
    );
    desk.write("s/b.txt", B);
    desk.write("s/b.txt.claimdiff.yaml", b"suppress:\n  - { kind: toll, reason: Wire copy }\n");
    let (ran, report) = check(&desk, &[]);
    let origin = &report["suppressed"][0]["suppression"]["origin"];
    assert_eq!((ran.code, origin), (Some(0), &"s/b.txt.claimdiff.yaml:2:5".into()));
    assert!(!ran.out.contains("skipped"), "the sidecar is no file of another format: {}", ran.out);
    desk.write("s/b.txt.claimdiff.yaml", b"suppress:\n  - { kind: toll, reson: Wire copy }\n");
    let ran = check(&desk, &[]).0;
    assert!(ran.err.starts_with("claimdiff: s/b.txt.claimdiff.yaml:2:"), "{ran:?}");
    assert_eq!(ran.code, Some(2));
}

#[test]
fn a_broken_suppression_in_front_matter_stops_the_run() {
    let b = String::from_utf8_lossy(B)
        .replace("event:", "claimdiff: { suppress: [{ kind: tol, reason: x }] }\nevent:");
    let desk = Desk::new(&[("s/a.txt", A), ("s/b.txt", b.as_bytes())]);
    let ran = check(&desk, &[]).0;
    assert_eq!(ran.code, Some(2));
    assert!(
        ran.err.contains("s/b.txt:2:12: claimdiff.suppress[0].kind: there is no kind `tol`"),
        "{}",
        ran.err
    );
}

#[test]
fn a_feed_settles_nothing() {
    let line = |id: &str, n: u32, more: &str| {
        format!("{{\"id\":\"{id}\",\"event\":\"fire\",\"text\":\"In the fire {n} were killed.\"{more}}}\n")
    };
    let more = ",\"claimdiff\":{\"suppress\":[{\"kind\":\"toll\",\"reason\":\"trust me\"}]}";
    let feed = line("a", 12, "") + &line("b", 17, more);
    let desk = Desk::new(&[("s/feed.jsonl", feed.as_bytes())]);
    assert_eq!(check(&desk, &[]).0.code, Some(1));
}

#[test]
fn an_article_that_departs_from_a_decision_is_a_finding() {
    let config = "suppress: [{ kind: toll, event: fire, value: 12, on: 2023-07-11, by: M. Keller, reason: The list of names }]\n";
    let desk = desk(config);
    let (ran, report) = check(&desk, &[]);
    assert_eq!(
        (ran.code, report["discrepancies"].as_array().unwrap().len()),
        (Some(0), 0),
        "settled with the finding"
    );
    desk.write("s/c.txt", C);
    let (ran, report) = check(&desk, &["--fail-on", "warning"]);
    let found = &report["discrepancies"][0];
    assert_eq!(
        (ran.code, &found["type"], &found["severity"]),
        (Some(1), &"resolution".into(), &"warning".into())
    );
    assert_eq!(
        found["message"],
        "Daily C departs from the desk's decision on the toll: 12 (Daily A) against 17 (Daily C)."
    );
    assert_eq!(found["reason"]["detail"], "The desk decided on “12” (M. Keller): The list of names");
    // Nobody else is left to contradict it, and still it is not what was decided.
    std::fs::remove_file(desk.path().join("s/a.txt")).unwrap();
    std::fs::remove_file(desk.path().join("s/b.txt")).unwrap();
    let (_, report) = check(&desk, &[]);
    assert_eq!(report["discrepancies"][0]["type"], "resolution", "{report}");
}
