//! `src/compare/lineage.rs`: copies of one text.

use crate::compare::build::Batch;
use claimdiff::model::finding::FindingType;

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

/// The sides of the only conflict: their words, and how many articles and texts they have.
fn sides(batch: &Batch) -> Vec<(String, usize, usize)> {
    let found = batch.compare(false).discrepancies;
    let conflict = found.iter().find(|f| f.finding_type == FindingType::Conflict).unwrap();
    conflict.sides.iter().map(|s| (s.text.clone(), s.articles.len(), s.lineages)).collect()
}

/// Twelve dead in `twelve` articles, which are copies or not, and 17 in two others.
fn against_two(twelve: usize, copies: bool) -> Batch {
    let mut batch = Batch::default();
    for n in 0..twelve {
        batch = batch.article(&format!("a{n}"), "").counts("killed", "12");
        if copies {
            batch.articles[n].lineage = 0;
        }
    }
    batch.article("b", "").counts("killed", "17").article("c", "").counts("killed", "17")
}

#[test]
fn the_better_supported_side_has_more_texts_and_not_more_copies() {
    let side = |text: &str, articles, texts| (text.to_owned(), articles, texts);
    assert_eq!(sides(&against_two(3, false)), [side("12", 3, 3), side("17", 2, 2)]);
    assert_eq!(sides(&against_two(3, true)), [side("17", 2, 2), side("12", 3, 1)]);
}

#[test]
fn copies_do_not_decide_how_a_side_is_worded() {
    let worded = |copies: usize, texts: usize| {
        let mut batch = Batch::default().article("z", "").counts("killed", "60");
        batch = batch.article("b", "").counts("killed", "58");
        for n in 0..copies {
            batch = batch.article(&format!("a{n}"), "").counts("killed", "58");
            batch = batch.with(|claim| claim.text = "58 people".into());
            batch.articles[2 + n].lineage = 2 + n % texts;
        }
        sides(&batch)[0].0.clone()
    };
    assert_eq!(worded(3, 1), "58", "of one text each, the shorter");
    assert_eq!(worded(3, 3), "58 people", "of more texts");
}

/// One article with two figures, each of another voice, and a second one with the same.
fn both_say_both() -> Batch {
    let say = |batch: Batch, article: &str| {
        batch.article(article, "").counts("killed", "12").by("police").counts("killed", "17").by("medics")
    };
    say(say(Batch::default(), "a"), "b")
}

#[test]
fn copies_that_say_both_are_no_witnesses_against_each_other() {
    let conflicts = |batch: &Batch| {
        let found = batch.compare(false).discrepancies;
        found.iter().filter(|f| f.finding_type == FindingType::Conflict).count()
    };
    let mut batch = both_say_both();
    assert_eq!(conflicts(&batch), 1);
    batch.articles[1].lineage = 0;
    assert_eq!(conflicts(&batch), 0);
    // A copy that was changed speaks for itself.
    batch = batch.article("c", "").counts("killed", "17").by("medics");
    batch.articles[2].lineage = 0;
    assert_eq!(conflicts(&batch), 1);
}

#[test]
fn figures_stand_for_a_text_rather_than_offices() {
    let batch = Batch::default().article("a", "").names("Lina Haddad", "official").counts("killed", "12");
    let mut copies = batch.article("b", "").names("Lina Haddad", "official").counts("killed", "12");
    copies.articles[1].lineage = copies.articles[0].lineage;
    assert_eq!(copies.found(), ["killed lineage note: 12 [a] | 12 [b]"]);
}
