//! `src/compare/quote.rs`: one remark in two wordings, one wording in two mouths.

use crate::compare::build::Batch;

fn two(a: (&str, &str), b: (&str, &str)) -> Vec<String> {
    let batch = Batch::default().article("a", "").names(a.0, "official").quotes(a.0, a.1);
    let batch = batch.article("b", "").names(b.0, "official").quotes(b.0, b.1);
    batch.found().into_iter().filter(|line| line.starts_with("quote")).collect()
}

fn by_one(a: &str, b: &str) -> Vec<String> {
    two(("Lina Haddad", a), ("Lina Haddad", b))
}

#[test]
fn another_word_in_the_middle_is_another_wording() {
    let found =
        by_one("We are still digging people out of there", "We are still digging bodies out of there");
    let line = "quote quote warning: We are still digging people out of there [a] | \
                We are still digging bodies out of there [b]";
    assert_eq!(found, [line]);
}

#[test]
fn what_the_ear_adds_is_a_note() {
    let found = by_one("It is a heavy loss that a boy died", "It is a heavy loss that boy died");
    assert_eq!(found.len(), 1);
    assert!(found[0].starts_with("quote quote note"), "{found:?}");
    let found =
        by_one("They weren't meant to stand near the gate", "They wasn't meant to stand near the gate");
    assert!(found[0].starts_with("quote quote note"), "{found:?}");
}

#[test]
fn where_a_quotation_is_cut_says_nothing() {
    assert_eq!(by_one("We lost the bridge and the road to the harbour", "the road to the harbour"), [""; 0]);
    assert_eq!(by_one("We lost the bridge last night", "last night we also lost the road"), [""; 0]);
}

#[test]
fn what_an_editor_marks_says_nothing() {
    assert_eq!(by_one("We lost the old bridge and the road", "We lost [it] and the road"), [""; 0]);
    assert_eq!(by_one("We lost the old bridge and the road", "We lost … bridge and the road"), [""; 0]);
}

#[test]
fn what_stands_before_an_ellipsis_is_a_remark_of_its_own() {
    let whole = "There was a porter lying on top of me and he hardly seemed to be breathing any more";
    let cut = "There was a sailor lying on top of me … I never saw him stand up after that";
    let found = by_one(whole, cut);
    assert!(found.first().is_some_and(|line| line.starts_with("quote quote warning")), "{found:?}");
    assert_eq!(by_one(whole, "There was smoke … I never saw him stand up after that"), [""; 0]);
}

#[test]
fn remarks_that_share_stock_phrases_are_two_remarks() {
    assert_eq!(by_one("We are going to rebuild it all", "We are going to find the driver"), [""; 0]);
    assert_eq!(by_one("We lost the bridge at noon", "Nobody saw the lorry coming"), [""; 0]);
}

#[test]
fn an_article_with_both_has_two_remarks() {
    let batch = Batch::default()
        .article("a", "")
        .quotes("Lina Haddad", "You want the town to be a quiet place")
        .quotes("Lina Haddad", "You want the town to be a busy place")
        .article("b", "")
        .quotes("Lina Haddad", "You want the town to be a quiet place");
    assert_eq!(batch.found(), [""; 0]);
}

#[test]
fn two_people_do_not_say_the_same_words() {
    let found = two(("Lina Haddad", "It was a massacre"), ("Omar Aziz", "It was a massacre"));
    assert_eq!(found, ["quote quote error: It was a massacre [a] | It was a massacre [b]"]);
    // One man by his surname, a neighbour, a set phrase.
    assert_eq!(two(("Lina Haddad", "It was a massacre"), ("Haddad", "It was a massacre")), [""; 0]);
    assert_eq!(two(("a neighbour", "It was a massacre"), ("the driver", "It was a massacre")), [""; 0]);
    assert_eq!(two(("Lina Haddad", "No comment"), ("Omar Aziz", "No comment")), [""; 0]);
}

#[test]
fn a_small_word_that_turns_the_sense_is_no_small_matter() {
    for (a, b) in [
        ("We will rebuild every house in this town", "We will not rebuild every house in this town"),
        ("It was a mistake to open the dam", "It wasn't a mistake to open the dam"),
    ] {
        let found = by_one(a, b);
        assert!(found.first().is_some_and(|line| line.starts_with("quote quote warning")), "{found:?}");
    }
}
