//! `src/compare/lineage.rs`: copies of one text.

use crate::compare::build::Batch;

fn two(a: &str, b: &str) -> Batch {
    Batch::default().article("a", "").counts("killed", a).article("b", "").counts("killed", b)
}

#[test]
fn copies_are_told_once() {
    let mut copies = two("12", "12");
    copies.articles[1].lineage = copies.articles[0].lineage;
    assert_eq!(copies.found(), ["killed lineage note: 12 [a] | 12 [b]"]);
}

#[test]
fn two_texts_that_agree_are_two_witnesses() {
    assert_eq!(two("12", "12").found(), [""; 0]);
}

#[test]
fn copies_that_share_no_claim_give_nothing_to_show() {
    let mut copies = two("12", "9+");
    copies.articles[1].lineage = copies.articles[0].lineage;
    assert_eq!(copies.found(), [""; 0]);
}

#[test]
fn figures_stand_for_a_text_rather_than_offices() {
    let batch = Batch::default().article("a", "").names("Lina Haddad", "official").counts("killed", "12");
    let mut copies = batch.article("b", "").names("Lina Haddad", "official").counts("killed", "12");
    copies.articles[1].lineage = copies.articles[0].lineage;
    assert_eq!(copies.found(), ["killed lineage note: 12 [a] | 12 [b]"]);
}
