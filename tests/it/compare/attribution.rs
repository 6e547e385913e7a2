//! `src/compare/attribution.rs`: one figure of two sources; and, beside it, one number of people and of things.

use crate::compare::build::Batch;

fn two(a: &str, b: &str) -> Batch {
    Batch::default()
        .article("a", "")
        .counts("killed", "10")
        .by(a)
        .article("b", "")
        .counts("killed", "10")
        .by(b)
}

#[test]
fn one_figure_of_two_institutions() {
    let found = two("the civil defence", "the interior ministry").found();
    assert_eq!(found, ["killed attribution warning: 10 [a] | 10 [b]"]);
}

#[test]
fn kin_and_the_vague_may_both_have_said_it() {
    for (a, b) in [
        ("the interior ministry", "the ministry"),
        ("the interior ministry", "officials"),
        ("the interior ministry", "Lina Haddad"),
        ("the interior ministry", "the interior ministry"),
        ("the provincial rescue agency", "Valley Rescue Authority"),
    ] {
        assert_eq!(two(a, b).found(), [""; 0], "{a} {b}");
    }
    // A third voice: then everybody knows the figure.
    let third = two("the civil defence", "the interior ministry").article("c", "").counts("killed", "10");
    assert_eq!(third.found(), [""; 0]);
}

#[test]
fn the_number_of_the_dead_is_that_of_some_things() {
    let two = |number: &str| {
        let batch = Batch::default().article("a", "").counts("killed", number);
        batch.article("b", "").counts("quantity", &format!("{number} shelter")).found()
    };
    assert_eq!(two("4460"), ["killed+quantity conflict warning: 4460 [a] | 4460 [b]"]);
    assert_eq!(two("5000"), [""; 0]);
    assert_eq!(two("7"), [""; 0]);
}

#[test]
fn the_hurt_of_an_early_report_who_died() {
    let two = |early: &str, late: &str| {
        let batch = Batch::default().article("a", "2023-07-07").counts("injured", early);
        batch.article("b", "2023-07-08").counts("killed", late)
    };
    assert_eq!(two("1", "1").found(), ["injured+killed update note: 1 [a] | 1 [b]"]);
    assert_eq!(two("3", "1").found(), [""; 0]);
    // Who tells of both has counted them apart.
    assert_eq!(two("1", "1").counts("injured", "1").found(), [""; 0]);
    let order = Batch::default().article("a", "2023-07-07").counts("killed", "1");
    assert_eq!(order.article("b", "2023-07-08").counts("injured", "1").found(), [""; 0]);
}
