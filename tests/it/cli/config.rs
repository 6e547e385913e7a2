//! The configuration from outside: found, merged, shown, refused.

use crate::cli::Desk;

const A: &[u8] =
    b"---\nevent: fire\nsource: Daily A\npublished: 2023-07-10\n---\nIn the fire 12 were killed.\n";
const B: &[u8] =
    b"---\nevent: fire\nsource: Daily B\npublished: 2023-07-10\n---\nIn the fire 17 were killed.\n";

fn desk(config: &str) -> Desk {
    Desk::new(&[("s/a.txt", A), ("s/b.txt", B), ("claimdiff.yaml", config.as_bytes()), (".git/HEAD", b"")])
}

fn finding(desk: &Desk, words: &[&str]) -> serde_json::Value {
    let ran = desk.run(&[&["check", "s", "--format", "json"], words].concat());
    let report: serde_json::Value = serde_json::from_str(&ran.out).unwrap_or_else(|_| panic!("{ran:?}"));
    report["discrepancies"][0].clone()
}

#[test]
fn it_is_found_from_the_working_folder_upwards() {
    let desk = desk("fail-on: never\n");
    assert_eq!(desk.run(&["check", "s"]).code, Some(0));
    assert_eq!(desk.run(&["check", "s", "--no-config"]).code, Some(1));
    assert_eq!(desk.run(&["check", "s", "--fail-on", "note"]).code, Some(1), "the command line wins");
    desk.write("deeper/x.txt", b"");
    let mut command = crate::cli::command();
    let words = ["check", "../s", "--no-builtin", "--rules", "../../rule.yaml"];
    let ran = crate::cli::ran(command.current_dir(desk.path().join("deeper")).args(words), b"");
    assert_eq!(ran.code, Some(0), "{ran:?}");
}

#[test]
fn a_repository_ends_the_search() {
    let desk = desk("fail-on: never\n");
    desk.write("other/.git/HEAD", b"");
    desk.write("other/s/a.txt", A);
    desk.write("other/s/b.txt", B);
    let mut command = crate::cli::command();
    let words = ["check", "s", "--no-builtin", "--rules", "../../rule.yaml"];
    let ran = crate::cli::ran(command.current_dir(desk.path().join("other")).args(words), b"");
    assert_eq!(ran.code, Some(1), "{ran:?}");
}

#[test]
fn paths_are_meant_from_its_own_folder() {
    let desk = desk("");
    desk.write("sub/c.yaml", b"paths: ../s\noutput: { csv: out.csv }\nfail-on: never\n");
    let ran = desk.run(&["check", "--config", "sub/c.yaml"]);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    assert!(desk.path().join("sub/out.csv").is_file());
}

#[test]
fn every_setting_is_shown_with_its_origin() {
    let desk = desk(
        "# ours\nfail-on: warning\nkinds: { toll: { tolerance: 9 } }\nsuppress: [{ kind: toll, reason: Counted twice }]\n",
    );
    let ran = desk.run(&["check", "s", "--quiet", "--show-config"]);
    assert_eq!(ran.code, Some(0), "{ran:?}");
    let line = |key: &str| {
        let words = ran.out.lines().find(|line| line.starts_with(&format!("{key} "))).unwrap_or_default();
        words.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    assert!(ran.out.starts_with("configuration: claimdiff.yaml\n"), "{}", ran.out);
    assert_eq!(line("fail-on"), "fail-on warning claimdiff.yaml:2:10");
    assert_eq!(line("quiet"), "quiet true --quiet");
    assert_eq!(line("format"), "format table default");
    assert_eq!(line("kinds"), "kinds toll claimdiff.yaml:3:16");
    assert_eq!(line("suppress"), "suppress Counted twice claimdiff.yaml:4:12");
}

#[test]
fn what_is_wrong_is_told_with_its_place_before_anything_is_read() {
    for (config, told) in [
        ("fial-on: note\n", "claimdiff.yaml:1:1: there is no key `fial-on` here"),
        (
            "fail-on: nott\n",
            "claimdiff.yaml:1:10: fail-on: `nott` is none of error, warning, note, never; did you mean `note`?",
        ),
        ("output: { sarfi: x }\n", "claimdiff.yaml:1:11: output.sarfi: there is no format `sarfi`"),
        ("kinds: { tol: {} }\n", "claimdiff.yaml:1:10: kinds.tol: there is no kind `tol`"),
        (
            "kinds: { toll: { tolerance: -1 } }\n",
            "claimdiff.yaml:1:29: kinds.toll.tolerance: takes a finite number",
        ),
        ("policy: lowset\n", "claimdiff.yaml:1:9: policy: there is no policy `lowset`"),
        (
            "thresholds: { place-silnt: 3 }\n",
            "claimdiff.yaml:1:15: thresholds.place-silnt: there is no threshold `place-silnt`",
        ),
        ("today: tomorrow\n", "claimdiff.yaml:1:8: today: `tomorrow` is not a date"),
        ("max-findings: 0\n", "claimdiff.yaml:1:15: max-findings: takes a number of 1 or more"),
        ("baseline: none.json\n", "none.json: no such file; `claimdiff baseline write` makes one"),
        (
            "severity: [{ is: note, kind: tol }]\n",
            "claimdiff.yaml:1:30: severity[0].kind: there is no kind `tol`",
        ),
        (
            "severity: [{ is: none, kind: toll }]\n",
            "claimdiff.yaml:1:18: severity[0].is: is error, warning or note",
        ),
        ("suppress: [{ reason: x }]\n", "claimdiff.yaml:1:12: suppress[0]: would settle every finding"),
        (
            "suppress: [{ reason: ' ', kind: toll }]\n",
            "claimdiff.yaml:1:22: suppress[0].reason: says nothing",
        ),
        (
            "suppress: [{ reason: x, kind: toll, until: 31.1. }]\n",
            "claimdiff.yaml:1:44: suppress[0].until: `31.1.` is not a day",
        ),
        (
            "suppress: [{ reason: x, files: 'a[' }]\n",
            "claimdiff.yaml:1:32: suppress[0].files: `a[` is no glob",
        ),
    ] {
        let ran = desk(config).run(&["check", "s"]);
        assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""), "{config}: {ran:?}");
        assert!(ran.err.starts_with(&format!("claimdiff: {told}")), "{config}: {}", ran.err);
    }
}

#[test]
fn a_kind_compares_as_the_desk_says() {
    assert_eq!(finding(&desk(""), &[])["severity"], "error");
    assert_eq!(finding(&desk("kinds: { toll: { severity: warning } }"), &[])["severity"], "warning");
    assert!(finding(&desk("kinds: { toll: { tolerance: 5 } }"), &[]).is_null());
}

#[test]
fn severities_go_by_kind_type_file_source_event_and_distance() {
    for (entry, severity) in [
        ("kind: toll", "note"),
        ("type: conflict", "note"),
        ("rule: counts-disjoint", "note"),
        ("rule: toll/toll", "note"),
        ("files: s/a.txt", "note"),
        ("files: ['*.md']", "error"),
        ("source: daily b", "note"),
        ("source: Evening*", "error"),
        ("event: fire", "note"),
        ("event: flood", "error"),
        ("kind: toll, within: 5", "note"),
        ("kind: toll, within: 4", "error"),
    ] {
        let config = format!("severity: [{{ is: note, {entry} }}]\n");
        assert_eq!(finding(&desk(&config), &[])["severity"], severity, "{entry}");
    }
    let last = "severity: [{ is: note, kind: toll }, { is: warning, event: fire }]\n";
    assert_eq!(finding(&desk(last), &[])["severity"], "warning", "the last that holds counts");
}

#[test]
fn a_threshold_can_be_set() {
    let places = |config: &str| {
        let article = |place: &str| {
            format!("---\nevent: fire\npublished: 2023-07-10\n---\nThe blast happened in {place}.\n")
        };
        let desk = Desk::new(&[("claimdiff.yaml", config.as_bytes())]);
        desk.write("s/a.txt", article("Aleppo").as_bytes());
        desk.write("s/b.txt", article("Homs").as_bytes());
        let mut command = crate::cli::command();
        crate::cli::ran(command.current_dir(desk.path()).args(["check", "s"]), b"").code
    };
    assert_eq!(places(""), Some(1));
    assert_eq!(places("thresholds: { place-silent: 900, place-note: 1000 }"), Some(0));
}

#[test]
fn the_source_that_the_desk_trusts_is_named_and_the_other_looked_at() {
    let desk = desk("sources: [Daily B, Daily A]\n");
    let found = finding(&desk, &[]);
    assert_eq!(found["remarks"][0]["code"], "ranked-first");
    let said = found["remarks"][0]["detail"].as_str().unwrap();
    assert!(said.starts_with("Daily B, which the desk ranks first here, says “17"), "{said}");
    let github = desk.run(&["check", "s", "--format", "github"]).out;
    assert!(github.starts_with("::error file=s/a.txt,line=6"), "{github}");
}
