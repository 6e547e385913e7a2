//! `src/compare/internal.rs`: an article against itself.

use crate::compare::build::Batch;
use claimdiff::model::claim::Revision;

fn one() -> Batch {
    Batch::default().article("a", "2023-07-07").counts("killed", "10").counts("killed", "12")
}

#[test]
fn two_exact_figures_near_the_top_contradict_each_other() {
    assert_eq!(one().found(), ["killed internal error: 10 [a] | 12 [a]"]);
    let speakers = Batch::default()
        .article("a", "")
        .counts("killed", "10")
        .by("the police")
        .counts("killed", "12")
        .by("medics");
    assert_eq!(speakers.found(), ["killed internal note: 10 [a] | 12 [a]"]);
}

#[test]
fn parts_changes_and_later_paragraphs_do_not() {
    assert_eq!(one().with(|c| c.part = true).found(), [""; 0]);
    assert_eq!(one().revised(Revision::Raised).found(), [""; 0]);
    assert_eq!(one().with(|c| c.sentence_index = 9).found(), [""; 0]);
    assert_eq!(one().by("medics").found(), [""; 0]);
    let bound = Batch::default().article("a", "").counts("killed", "10+").counts("killed", "12");
    assert_eq!(bound.found(), [""; 0]);
}

#[test]
fn what_stands_between_articles_is_not_told_again() {
    let batch = Batch::default()
        .article("a", "")
        .counts("killed", "15")
        .by("the command")
        .counts("killed", "14")
        .by("the army")
        .article("b", "")
        .counts("killed", "15");
    assert_eq!(batch.found(), ["killed conflict error: 15 [a b] | 14 [a]"]);
}
