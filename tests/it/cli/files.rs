//! Which files are read: named in a file, changed since a revision, listed with the reason why not.

use crate::cli::{Desk, refused};
use std::process::Command;

fn article(event: &str, killed: u32) -> Vec<u8> {
    format!("---\nevent: {event}\npublished: 2023-07-10\n---\nIn the {event} {killed} were killed.\n")
        .into_bytes()
}

#[test]
fn paths_can_come_from_a_file_or_from_standard_input() {
    let desk = Desk::new(&[]);
    desk.write("a.txt", &article("fire", 12));
    desk.write("b.txt", &article("fire", 17));
    desk.write("list", b"a.txt\r\n\nb.txt\n");
    assert_eq!(desk.run(&["check", "--files-from", "list"]).code, Some(1));
    assert_eq!(desk.run_with(&["check", "--files-from", "-"], b"a.txt\0b.txt\0").code, Some(1));
    assert_eq!(desk.run_with(&["check", "b.txt", "--files-from", "-"], b"a.txt").code, Some(1));
    let both = refused("standard input cannot hold both paths and an article");
    assert_eq!(desk.run_with(&["check", "-", "--files-from", "-"], b"a.txt"), both);
    assert_eq!(desk.run(&["check", "--files-from", "none"]).code, Some(2));
    assert_eq!(desk.run_with(&["check", "--files-from", "-"], b"c.txt").code, Some(2));
    let nothing = "no PATH is given, and no configuration names any; try `claimdiff check stories/`";
    assert_eq!(desk.run(&["check"]), refused(nothing));
}

#[test]
fn every_file_is_listed_with_what_becomes_of_it() {
    let desk = Desk::new(&[
        ("s/a.txt", b"In the fire 12 were killed on Friday.\n"),
        ("s/b.pdf", b"%PDF"),
        ("s/c.txt", b""),
        ("s/d.txt", b"x\n"),
        ("s/feed.jsonl", b"{\"text\":\"One was killed.\"}\n{\"text\":\"Two were killed.\"}\n"),
        ("s/.hidden.txt", b"x\n"),
        ("s/a.txt.claimdiff.yaml", b"suppress: []\n"),
        ("s/.ignore", b"d.txt\n"),
    ]);
    let ran = desk.run(&["check", "s", "--list-files"]);
    assert_eq!(ran.code, Some(0), "{ran:?}");
    assert_eq!(
        ran.out,
        "s/.hidden.txt  skipped: hidden\n\
         s/.ignore  skipped: hidden\n\
         s/a.txt  read: 1 article\n\
         s/a.txt.claimdiff.yaml  skipped: claimdiff's own settings\n\
         s/b.pdf  skipped: format .pdf is not read\n\
         s/c.txt  skipped: is empty\n\
         s/d.txt  skipped: ignored by an ignore file\n\
         s/feed.jsonl  read: 2 articles\n"
    );
}

fn git(desk: &Desk, words: &[&str]) {
    let name = ["-c", "user.name=a", "-c", "user.email=a@example.org"];
    let ran = Command::new("git").current_dir(desk.path()).args(name).args(words).output().unwrap();
    assert!(ran.status.success(), "{ran:?}");
}

#[test]
fn only_events_with_a_changed_article_are_reported() {
    let desk = Desk::new(&[]);
    for (event, more) in [("fire", 0), ("flood", 100)] {
        desk.write(&format!("s/{event}-a.txt"), &article(event, 12 + more));
        desk.write(&format!("s/{event}-b.txt"), &article(event, 17 + more));
    }
    git(&desk, &["init", "-q"]);
    git(&desk, &["add", "."]);
    git(&desk, &["commit", "-q", "-m", "a"]);
    let found = |words: &[&str]| {
        let ran = desk.run(&[&["check", "s", "--format", "jsonl"], words].concat());
        (ran.code, ran.out.lines().filter(|line| line.contains("\"severity\":\"error\"")).count())
    };
    assert_eq!(found(&[]), (Some(1), 2));
    assert_eq!(found(&["--since", "HEAD"]), (Some(0), 0));
    desk.write("s/fire-a.txt", &article("fire", 13));
    assert_eq!(found(&["--since", "HEAD"]), (Some(1), 1));
    git(&desk, &["checkout", "-q", "."]);
    desk.write("s/flood-c.txt", &article("flood", 112));
    assert_eq!(found(&["--since", "HEAD"]), (Some(1), 1), "what is not committed has changed");
    let ran = desk.run(&["check", "s", "--since", "no-such"]);
    assert_eq!(ran.code, Some(2));
    assert!(ran.err.starts_with("claimdiff: --since asks git what changed, and git says: "), "{}", ran.err);
    assert_eq!(desk.run(&["check", "s", "--since=--output=x"]).code, Some(2));
}

#[test]
fn where_there_is_no_git_it_says_so() {
    let desk = Desk::new(&[]);
    desk.write("a.txt", &article("fire", 12));
    let mut command = crate::cli::command();
    let words = ["check", "a.txt", "--since", "HEAD", "--no-builtin", "--rules", "../rule.yaml"];
    let ran = crate::cli::ran(command.current_dir(desk.path()).env("PATH", "").args(words), b"");
    assert_eq!(ran, refused("--since asks git what changed, and git is not installed"));
}
