//! Options and their exit codes: wrong usage is 2, and no option is accepted that does nothing.

use crate::cli::{Desk, command, ran, refused};

const A: &[u8] = b"Twelve people were killed on Friday.\n";

#[test]
fn wrong_usage_is_two() {
    let words: &[&[&str]] = &[
        &[],
        &["check"],
        &["chekc", "a.txt"],
        &["check", "a.txt", "--nosuch"],
        &["check", "a.txt", "--format", "tabel"],
        &["check", "a.txt", "--fail-on", "always"],
        &["check", "a.txt", "--jobs", "0"],
        &["check", "a.txt", "--output", "report.json"],
        &["check", "a.txt", "--config", "c.yaml", "--no-config"],
        &["relate", "name", "A"],
        &["relate", "shoe", "A", "B"],
        &["relate", "name", "A", "B", "--pairs", "f"],
    ];
    for words in words {
        let ran = ran(command().args(*words), b"");
        assert_eq!(ran.code, Some(2), "{words:?}");
        assert!(ran.out.is_empty() && !ran.err.is_empty(), "{words:?}: {ran:?}");
    }
}

#[test]
fn help_and_version_are_zero() {
    let all: &[&[&str]] = &[
        &["--help"],
        &["--version"],
        &["check", "--help"],
        &["rules", "test", "--help"],
        &["help", "relate"],
    ];
    for words in all {
        let ran = ran(command().args(*words), b"");
        assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""), "{words:?}");
    }
    let help = ran(command().args(["check", "--help"]), b"").out;
    for format in claimdiff::report::FORMATS {
        assert!(help.contains(&format!("- {}:", format.name)), "{} is not in the help", format.name);
    }
}

#[test]
fn no_rules_are_a_failure() {
    let desk = Desk::new(&[("a.txt", A)]);
    let ran = ran(command().current_dir(desk.path()).args(["check", "a.txt", "--no-builtin"]), b"");
    assert_eq!(ran, refused("there are no rules: --no-builtin leaves only those of --rules"));
}

#[test]
fn a_broken_rule_stops_before_any_article_is_read() {
    let desk = Desk::new(&[("r.yaml", b"kind: toll\nvalue: counts\n")]);
    let words = ["check", "no-such-file.txt", "--no-builtin", "--rules", "r.yaml"];
    let ran = ran(command().current_dir(desk.path()).args(words), b"");
    assert_eq!(ran.code, Some(2));
    assert!(ran.err.starts_with("claimdiff: r.yaml:2:"), "{}", ran.err);
}

#[test]
fn threads_change_nothing() {
    let files: Vec<(String, String)> = (0..20)
        .map(|n| (format!("s/{n:02}.txt"), format!("On 7 July 2023, {} were killed in Aleppo.", n % 3 + 4)))
        .collect();
    let desk = Desk::new(&[]);
    files.iter().for_each(|(name, text)| desk.write(name, text.as_bytes()));
    let run = |jobs| desk.run(&["check", "s", "--format", "json", "--explain", "--jobs", jobs]);
    assert_eq!(run("1"), run("4"));
}
