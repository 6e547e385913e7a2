//! `src/model/relation.rs`: the words of the contract, and what each relation is worth.

use claimdiff::model::relation::Relation;

#[test]
fn each_relation_has_its_word_its_mirror_and_its_score() {
    let all = [
        (Relation::Same, "same", Relation::Same, Some(1.0)),
        (Relation::Within, "within", Relation::Contains, Some(0.75)),
        (Relation::Contains, "contains", Relation::Within, Some(0.75)),
        (Relation::Overlaps, "overlaps", Relation::Overlaps, Some(0.5)),
        (Relation::Disjoint, "disjoint", Relation::Disjoint, Some(0.0)),
        (Relation::Unknown, "unknown", Relation::Unknown, None),
    ];
    for (relation, word, mirror, score) in all {
        assert_eq!((relation.name(), relation.mirror(), relation.score()), (word, mirror, score));
    }
}
