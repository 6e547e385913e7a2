//! The baseline from outside: an archive is taken as it is, and only what is new fails.

use crate::cli::{Desk, Ran};
use serde_json::Value;

fn article(event: &str, source: &str, day: &str, killed: u32) -> Vec<u8> {
    format!(
        "---\nevent: {event}\nsource: {source}\npublished: {day}\n---\nIn the {event} {killed} were killed.\n"
    )
    .into_bytes()
}

fn desk() -> Desk {
    let desk = Desk::new(&[]);
    desk.write("s/a.txt", &article("fire", "Daily A", "2023-07-10", 12));
    desk.write("s/b.txt", &article("fire", "Daily B", "2023-07-10", 17));
    assert_eq!(desk.run(&["baseline", "write", "s"]).code, Some(0));
    desk
}

fn check(desk: &Desk) -> (Ran, Value) {
    let ran = desk.run(&["check", "s", "--format", "json", "--baseline", "claimdiff-baseline.json"]);
    let report = serde_json::from_str(&ran.out).unwrap_or(Value::Null);
    (ran, report)
}

#[test]
fn what_was_there_is_known() {
    let (ran, report) = check(&desk());
    assert_eq!((ran.code, report["discrepancies"].as_array().unwrap().len()), (Some(0), 0));
    assert_eq!(report["known"].as_array().unwrap().len(), 1);
}

#[test]
fn it_stays_known_when_lines_move_files_are_reordered_and_an_old_value_is_repeated() {
    let desk = desk();
    let moved = [
        &b"---\nevent: fire\nsource: Daily B\npublished: 2023-07-10\n---\n\n\nMore soon.\n\n"[..],
        b"In the fire 17 were killed.\n",
    ]
    .concat();
    desk.write("s/b.txt", &moved);
    desk.write("s/0.txt", &article("fire", "Daily C", "2023-07-08", 17));
    let (ran, report) = check(&desk);
    assert_eq!(ran.code, Some(0), "{report}");
    let words = ["check", "s/b.txt", "s/0.txt", "s/a.txt", "--baseline", "claimdiff-baseline.json"];
    assert_eq!(desk.run(&words).code, Some(0));
}

#[test]
fn a_value_that_nobody_gave_is_new() {
    let desk = desk();
    desk.write("s/c.txt", &article("fire", "Daily C", "2023-07-10", 14));
    assert_eq!(check(&desk).0.code, Some(1));
}

#[test]
fn the_same_numbers_in_another_story_are_new() {
    let desk = desk();
    desk.write("s/d.txt", &article("flood", "Daily A", "2023-09-01", 12));
    desk.write("s/e.txt", &article("flood", "Daily B", "2023-09-01", 17));
    let (ran, report) = check(&desk);
    assert_eq!((ran.code, report["known"].as_array().unwrap().len()), (Some(1), 1));
}

#[test]
fn what_is_found_no_more_is_stale_and_can_be_pruned() {
    let desk = desk();
    desk.write("s/b.txt", &article("fire", "Daily B", "2023-07-10", 12));
    let (ran, report) = check(&desk);
    assert_eq!(ran.code, Some(0));
    assert_eq!(report["notices"][0]["code"], "baseline-stale");
    let ran = desk.run(&["baseline", "prune", "s"]);
    assert_eq!(ran.out, "claimdiff-baseline.json: 1 finding taken out, 0 left\n");
    let (_, report) = check(&desk);
    assert_eq!(report["notices"].as_array().unwrap().len(), 0);
    // Pruning adds nothing.
    desk.write("s/b.txt", &article("fire", "Daily B", "2023-07-10", 19));
    assert_eq!(desk.run(&["baseline", "prune", "s"]).code, Some(0));
    assert_eq!(check(&desk).0.code, Some(1));
}

#[test]
fn writing_twice_gives_the_same_bytes() {
    let desk = desk();
    let read = || std::fs::read(desk.path().join("claimdiff-baseline.json")).unwrap();
    let first = read();
    desk.run(&["baseline", "write", "s"]);
    assert_eq!(first, read());
}

#[test]
fn a_broken_baseline_is_told() {
    let desk = desk();
    desk.write("claimdiff-baseline.json", b"{\"schema\":2,\"findings\":[]}");
    let ran = check(&desk).0;
    assert_eq!(
        (ran.code, ran.err.as_str()),
        (Some(2), "claimdiff: claimdiff-baseline.json: has schema 2; this version reads 1\n")
    );
    desk.write("claimdiff-baseline.json", b"[]");
    assert!(check(&desk).0.err.starts_with("claimdiff: claimdiff-baseline.json: is no baseline: "));
}
