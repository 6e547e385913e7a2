//! `src/compare/term.rs`: words of a closed set, with broader ones and several readings.

use crate::compare::build::Batch;
use claimdiff::model::value::Value;

fn two(a: &str, b: &str) -> Batch {
    let weapon = |batch: Batch, word: &str| batch.says("weapon", Value::Term(word.into()), word);
    weapon(weapon(Batch::default().article("a", ""), a).article("b", ""), b)
}

#[test]
fn terms_that_exclude_each_other() {
    assert_eq!(two("air/drone", "bomb/car").found(), ["weapon conflict error: air/drone [a] | bomb/car [b]"]);
    assert_eq!(two("air/drone", "air/jet").found().len(), 1);
}

#[test]
fn finer_and_coarser_and_a_shared_reading_go_together() {
    for (a, b) in [
        ("air/drone/mq-9", "air/drone"),
        ("air", "air/drone"),
        ("missile|air", "air/drone"),
        ("rocket|missile", "missile|air"),
    ] {
        assert_eq!(two(a, b).found(), [""; 0], "{a} {b}");
        assert_eq!(two(b, a).found(), [""; 0], "{b} {a}");
    }
    // "Airbus" does not lie below "air".
    assert_eq!(two("air", "airbus").found().len(), 1);
}

#[test]
fn the_narrower_term_is_named_first() {
    let explained = two("air", "air/drone").explained();
    assert_eq!(explained, ["TermWithin: air [a] | air/drone [b]"]);
    let details = &two("air", "air/drone").compare(true).compatible[0].reason.details;
    assert_eq!(details, &["air/drone", "air"]);
}

#[test]
fn two_speakers_dispute() {
    let batch = Batch::default()
        .article("a", "")
        .says("weapon", Value::Term("air".into()), "air strike")
        .by("Health Ministry")
        .article("b", "")
        .says("weapon", Value::Term("rocket".into()), "rocket")
        .by("Army");
    assert_eq!(batch.found(), ["weapon dispute error: air strike [a] | rocket [b]"]);
}
