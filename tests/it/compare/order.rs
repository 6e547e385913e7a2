//! `src/compare/sides.rs` and `fingerprint.rs`: sides, their order, and what stays the same.

use crate::compare::build::Batch;
use claimdiff::model::finding::ReasonCode;

fn three() -> Batch {
    Batch::default()
        .article("a", "2023-07-07")
        .counts("killed", "9")
        .article("b", "2023-07-07")
        .counts("killed", "12")
        .article("c", "2023-07-07")
        .counts("killed", "12")
}

#[test]
fn the_best_supported_side_comes_first() {
    assert_eq!(three().found(), ["killed conflict error: 12 [b c] | 9 [a]"]);
}

#[test]
fn copies_of_one_wire_are_one_lineage() {
    let mut batch = three();
    batch.articles[2].lineage = batch.articles[1].lineage;
    let found = batch.compare(false).discrepancies;
    let sides: Vec<_> = found[0].sides.iter().map(|side| (side.articles.len(), side.lineages)).collect();
    assert_eq!(sides, [(1, 1), (2, 1)]);
}

#[test]
fn the_fingerprint_outlives_a_further_article() {
    let before = three().compare(false).discrepancies[0].fingerprint.clone();
    let after =
        three().article("d", "2023-07-07").counts("killed", "9").compare(false).discrepancies[0].clone();
    assert_eq!(before.len(), 16);
    assert_eq!(after.fingerprint, before);
    let other =
        Batch::default().article("a", "").counts("killed", "9").article("b", "").counts("killed", "13");
    assert_ne!(other.compare(false).discrepancies[0].fingerprint, before);
}

#[test]
fn an_article_on_both_sides_and_rival_speakers_are_remarked() {
    let batch = Batch::default()
        .article("a", "")
        .counts("killed", "15")
        .by("the command")
        .article("b", "")
        .counts("killed", "15")
        .by("the command")
        .counts("killed", "14")
        .by("the army");
    let found = batch.compare(false).discrepancies;
    let codes: Vec<_> = found[0].remarks.iter().map(|r| (r.code, r.details.join("/"))).collect();
    assert_eq!(
        codes,
        [
            (ReasonCode::OnBothSides, "b".to_owned()),
            (ReasonCode::RivalSpeakers, "the command/the army".to_owned())
        ]
    );
}
