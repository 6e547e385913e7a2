//! The contract's exit codes, each state once: `docs/exit-codes.md` lists them.

use crate::cli::{Desk, command, ran};
use std::io::Read;
use std::process::Stdio;

const A: &[u8] = b"---\nevent: fire\npublished: 2023-07-10\n---\nIn the fire 12 were killed.\n";
const B: &[u8] = b"---\nevent: fire\npublished: 2023-07-10\n---\nIn the fire 17 were killed.\n";

/// A folder, a command line, and the code.
type State = (&'static [(&'static str, &'static [u8])], &'static [&'static str], i32);

const STATES: &[State] = &[
    // nothing at or above --fail-on
    (&[("s/a.txt", A)], &["check", "s"], 0),
    (&[("s/a.txt", A), ("s/b.txt", B)], &["check", "s", "--fail-on", "never"], 0),
    (
        &[("s/a.txt", A), ("s/b.txt", B), ("claimdiff.yaml", b"kinds: { toll: { severity: note } }")],
        &["check", "s"],
        0,
    ),
    // discrepancies at or above it
    (&[("s/a.txt", A), ("s/b.txt", B)], &["check", "s"], 1),
    (
        &[("s/a.txt", A), ("s/b.txt", B), ("claimdiff.yaml", b"kinds: { toll: { severity: note } }")],
        &["check", "s", "--fail-on", "note"],
        1,
    ),
    (&[("s/a.txt", A), ("s/b.txt", B), ("s/c.txt", b"")], &["check", "s"], 1),
    // settled, or known
    (
        &[("s/a.txt", A), ("s/b.txt", B), ("claimdiff.yaml", b"suppress: [{ kind: toll, reason: Seen }]")],
        &["check", "s"],
        0,
    ),
    // could not do what was asked
    (&[], &["check"], 2),
    (&[], &["check", "--nosuch"], 2),
    (&[("s/a.txt", A)], &["check", "no-such.txt"], 2),
    (&[("s/a.txt", A)], &["check", "s/a.txt", "no-such.txt"], 2),
    (
        &[("a.txt", b"---\nid: x\n---\nOne.\n"), ("b.txt", b"---\nid: x\n---\nTwo.\n")],
        &["check", "a.txt", "b.txt"],
        2,
    ),
    (&[("s/a.pdf", b"x")], &["check", "s"], 2),
    (&[("a.txt", A), ("r.yaml", b"kind: x\nvalue: cuont\n")], &["check", "a.txt", "--rules", "r.yaml"], 2),
    (&[("a.txt", A), ("claimdiff.yaml", b"fial-on: note\n")], &["check", "a.txt"], 2),
    (&[("a.txt", A)], &["check", "a.txt", "--config", "none.yaml"], 2),
    (&[("a.txt", A)], &["check", "a.txt", "--baseline", "none.json"], 2),
    (&[("a.txt", A)], &["check", "a.txt", "--output", "json=no/such/folder.json"], 2),
    // found, and not readable
    (&[("s/a.txt", A), ("s/c.txt", b"")], &["check", "s"], 2),
    (&[("s/a.txt", A), ("s/c.txt", b"")], &["check", "s", "--allow-unread"], 0),
    (&[("s.jsonl", b"{\"text\":\"One was killed.\"}\n{broken\n")], &["check", "s.jsonl"], 2),
    // the other commands
    (&[("a.txt", A)], &["extract", "a.txt"], 0),
    (&[("a.txt", A)], &["annotate", "a.txt"], 0),
    (&[("a.txt", A)], &["baseline", "write", "a.txt"], 0),
    (&[("a.txt", A)], &["baseline", "prune", "a.txt"], 2),
];

#[test]
fn every_state_has_its_code() {
    for (files, words, code) in STATES {
        let ran = Desk::new(files).run(words);
        assert_eq!(
            ran.code,
            Some(*code),
            "{words:?} with {:?}: {ran:?}",
            files.iter().map(|f| f.0).collect::<Vec<_>>()
        );
    }
}

#[test]
fn what_is_printed_for_shells_is_zero() {
    for words in [&["completions", "bash"][..], &["completions", "zsh"], &["man"], &["rules", "schema"]] {
        let ran = ran(command().args(words), b"");
        assert_eq!((ran.code, ran.err.as_str(), ran.out.is_empty()), (Some(0), "", false), "{words:?}");
    }
    let page = ran(command().arg("man"), b"").out;
    assert!(page.contains(".TH") && page.contains("fail\\-on"), "{page}");
}

#[test]
fn a_closed_pipe_is_quiet() {
    let mut feed = String::new();
    for n in 0..3_000 {
        feed.push_str(&format!(
            "{{\"id\":\"{n}\",\"text\":\"In the fire {n} were killed in the night of Friday.\"}}\n"
        ));
    }
    let desk = Desk::new(&[("feed.jsonl", feed.as_bytes())]);
    let mut child = command()
        .current_dir(desk.path())
        .args(["extract", "feed.jsonl", "--format", "jsonl", "--no-builtin", "--rules", "../rule.yaml"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut some = [0; 16];
    child.stdout.take().unwrap().read_exact(&mut some).unwrap();
    let done = child.wait_with_output().unwrap();
    assert_eq!((done.status.code(), done.stderr), (Some(0), vec![]));
}
