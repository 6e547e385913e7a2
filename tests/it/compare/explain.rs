//! `src/compare/compatible.rs` and `coverage.rs`: what is said of pairs that do not conflict, and how much was met.

use crate::compare::build::Batch;
use claimdiff::model::claim::About;

#[test]
fn a_bound_and_a_number_are_explained_once_for_all_articles() {
    let batch = Batch::default()
        .article("a", "")
        .counts("killed", "10+")
        .article("b", "")
        .counts("killed", "12")
        .article("c", "")
        .counts("killed", "12");
    assert_eq!(batch.found(), [""; 0]);
    assert_eq!(batch.explained(), ["CountsMeet: 10+ [a] | 12 [b c]"]);
}

#[test]
fn coverage_tells_what_was_not_compared() {
    let batch = Batch::default()
        .article("a", "")
        .counts("killed", "10")
        .counts("missing", "3")
        .article("b", "")
        .counts("killed", "10")
        .counts("killed", "500000")
        .with(|c| c.about = About::Background);
    let coverage = batch.compare(false).coverage;
    let killed = coverage["killed"];
    assert_eq!((killed.found, killed.compared, killed.single_source, killed.not_comparable), (3, 2, 0, 1));
    assert_eq!(coverage["missing"].single_source, 1);
}

#[test]
fn background_never_meets_the_event() {
    let batch = Batch::default()
        .article("a", "")
        .counts("killed", "10")
        .article("b", "")
        .counts("killed", "75")
        .with(|c| c.about = About::Background);
    assert_eq!(batch.found(), [""; 0]);
}
