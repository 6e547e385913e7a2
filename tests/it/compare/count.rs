//! `src/compare/interval.rs`: bounds, updates, lowered and stale figures.

use crate::compare::build::Batch;
use claimdiff::model::claim::{Polarity, Revision};

const T1: &str = "2023-07-07T14:00Z";
const T2: &str = "2023-07-07T20:00Z";
const T3: &str = "2023-07-08T08:00Z";

fn two(a: (&str, &str), b: (&str, &str)) -> Batch {
    Batch::default().article("a", a.0).counts("killed", a.1).article("b", b.0).counts("killed", b.1)
}

#[test]
fn two_figures_of_one_hour_conflict() {
    assert_eq!(two((T1, "12"), (T1, "9")).found(), ["killed conflict error: 12 [a] | 9 [b]"]);
    assert_eq!(two((T1, "12"), (T1, "12")).found(), [""; 0]);
    assert_eq!(two((T1, "0"), (T1, "2")).found(), ["killed conflict error: 0 [a] | 2 [b]"]);
}

#[test]
fn bounds_leave_room() {
    for (a, b) in
        [("8+", "10"), ("301+", "341"), ("..500", "471"), ("24+", "34"), ("~300", "341"), ("..4000", "3958")]
    {
        assert_eq!(two((T1, a), (T1, b)).found(), [""; 0], "{a} {b}");
    }
    for (a, b) in [("301+", "290"), ("..300", "471+"), ("~245", "274"), ("~650", "900")] {
        assert_eq!(two((T1, a), (T1, b)).found().len(), 1, "{a} {b}");
    }
}

#[test]
fn more_than_a_round_n_is_n_and_a_victim_is_no_count() {
    assert_eq!(two((T1, "50"), (T1, "51+")).found(), [""; 0]);
    assert_eq!(two((T1, "51"), (T1, "52+")).found(), ["killed conflict note: 51 [a] | 52+ [b]"]);
    let victim = two((T1, "12"), (T1, "1")).with(|c| c.text = "a neighbour".into());
    assert_eq!(victim.found(), [""; 0]);
    assert_eq!(two((T1, "12"), (T1, "1")).found().len(), 1);
    assert_eq!(two((T1, "0"), (T1, "1")).with(|c| c.text = "a neighbour".into()).found().len(), 1);
}

#[test]
fn later_and_higher_is_an_update_when_the_order_is_known() {
    assert_eq!(two((T1, "8"), (T2, "12")).found(), ["killed update note: 8 [a] | 12 [b]"]);
    assert_eq!(
        two(("2023-07-07", "8"), ("2023-07-08", "12")).found(),
        ["killed update note: 8 [a] | 12 [b]"]
    );
    // One day without hours, or no day at all: no order.
    assert_eq!(
        two(("2023-07-07", "8"), ("2023-07-07", "12")).found(),
        ["killed conflict error: 8 [a] | 12 [b]"]
    );
    assert_eq!(two(("2023-07-07", "8"), ("", "12")).found(), ["killed conflict error: 8 [a] | 12 [b]"]);
}

#[test]
fn the_text_can_say_that_it_rose() {
    let rose = two(("2023-07-07", "8"), ("2023-07-07", "12")).revised(Revision::Raised);
    assert_eq!(rose.found(), ["killed update note: 8 [a] | 12 [b]"]);
    // A figure that is named as replaced is nobody's figure.
    let from = Batch::default()
        .article("a", T1)
        .counts("killed", "31")
        .article("b", T2)
        .counts("killed", "31")
        .revised(Revision::Raised)
        .counts("killed", "14")
        .revised(Revision::Superseded);
    assert_eq!(from.found(), [""; 0]);
}

#[test]
fn later_and_lower_needs_a_word() {
    assert_eq!(two((T1, "10+"), (T2, "8")).found(), ["killed conflict error: 10+ [a] | 8 [b]"]);
    let lowered = two((T1, "11300+"), (T3, "3958")).revised(Revision::Lowered);
    assert_eq!(lowered.found(), ["killed update warning: 11300+ [a] | 3958 [b]"]);
    let followed = two((T1, "14"), (T2, "12"))
        .revised(Revision::Lowered)
        .article("c", T3)
        .counts("killed", "12")
        .article("d", T1)
        .counts("killed", "14");
    assert_eq!(followed.found(), ["killed update warning: 14 [a d] | 12 [b c]"]);
}

#[test]
fn a_later_story_may_carry_a_stale_figure() {
    let stale = two((T1, "31"), (T2, "58")).article("c", T3).counts("killed", "31");
    assert_eq!(
        stale.found(),
        ["killed conflict warning: 58 [b] | 31 [c]", "killed update note: 31 [a] | 58 [b]"]
    );
    let rose = Batch::default()
        .article("a", T1)
        .counts("killed", "12")
        .revised(Revision::Raised)
        .article("b", T3)
        .counts("killed", "8");
    assert_eq!(rose.found(), ["killed conflict warning: 12 [a] | 8 [b]"]);
}

#[test]
fn a_rising_toll_is_one_finding() {
    let rising = Batch::default()
        .article("a", "2023-06-03")
        .counts("killed", "233")
        .article("b", "2023-06-03")
        .counts("killed", "238")
        .article("c", "2023-06-06")
        .counts("killed", "278");
    assert_eq!(rising.found(), ["killed update note: 233 [a] | 238 [b] | 278 [c]"]);
}

#[test]
fn lower_limits_that_rise_are_a_note() {
    assert_eq!(two((T1, "63+"), (T3, "137+")).found(), ["killed update note: 63+ [a] | 137+ [b]"]);
    assert_eq!(two((T1, "137+"), (T3, "63+")).found(), [""; 0]);
    assert_eq!(two((T1, "63+"), (T1, "137+")).found(), [""; 0]);
    assert_eq!(two((T1, "9+"), (T3, "14")).found(), [""; 0]);
}

#[test]
fn what_an_article_reconciles_is_no_conflict() {
    // b gives 14 beside the 15 of a, in its own voice: a part or another count, not a rival.
    let own = two((T1, "15"), (T1, "15")).counts("killed", "14").with(|c| c.sentence_index = 9);
    assert_eq!(own.found(), [""; 0]);
    let ascribed = own.by("the army");
    assert_eq!(ascribed.found(), ["killed conflict error: 15 [a b] | 14 [b]"]);
}

#[test]
fn the_figure_that_changed_is_the_articles_own() {
    let rising = Batch::default().article("a", T1).counts("killed", "233").article("b", T3);
    let batch = rising.counts("killed", "278").revised(Revision::Raised).counts("killed", "288");
    assert_eq!(batch.found(), ["killed update note: 233 [a] | 278 [b]"]);
}

#[test]
fn others_are_added_and_no_rivals() {
    let batch = two((T1, "7"), (T1, "7")).by("the police").counts("killed", "5").by("medics");
    assert_eq!(batch.clone().found().len(), 1);
    assert_eq!(batch.with(|c| c.text = "five other men".into()).found(), [""; 0]);
}

#[test]
fn what_nobody_vouches_for_is_no_side() {
    assert_eq!(two((T1, "32"), (T1, "72")).unverified().found(), [""; 0]);
    assert_eq!(two((T1, "3"), (T1, "0")).polarity(Polarity::Unreported).found(), [""; 0]);
}

#[test]
fn a_flat_none_disputes_a_possibility() {
    let batch = |kind: &str| {
        Batch::default()
            .article("a", "")
            .counts("killed", "0 civilian")
            .counts(kind, "0 civilian")
            .article("b", "")
            .counts("injured", "0..1 civilian")
            .unverified()
            .article("c", "")
            .counts("injured", "0..1 civilian")
            .unverified()
    };
    assert_eq!(batch("injured").found(), ["injured dispute warning: 0..1 [b c] | 0 [a]"]);
    assert_eq!(batch("killed").found(), [""; 0]);
    assert!(batch("killed").explained().contains(&"DifferentKinds: 0..1 [b c] | 0 [a]".to_owned()));
}

#[test]
fn a_denied_figure_is_a_dispute_or_disowned() {
    let denied = two((T1, "300"), (T3, "300")).polarity(Polarity::Denied).by("the ministry");
    assert_eq!(denied.found(), ["killed dispute warning: 300 [a] | 300 [b]"]);
    let disowned = Batch::default()
        .article("a", T1)
        .counts("killed", "300")
        .by("the ministry")
        .article("b", T3)
        .counts("killed", "300")
        .polarity(Polarity::Denied)
        .by("the ministry");
    assert_eq!(disowned.found(), ["killed attribution error: 300 [a] | 300 [b]"]);
    // An article that reports figure and denial has told its reader.
    let told = Batch::default()
        .article("a", T1)
        .counts("killed", "300")
        .counts("killed", "300")
        .polarity(Polarity::Denied)
        .article("b", T1)
        .counts("injured", "4");
    assert_eq!(told.found(), [""; 0]);
}

#[test]
fn one_rare_number_for_two_kinds() {
    let slip = |n: &str| {
        Batch::default()
            .article("a", "2023-10-14")
            .counts("killed", n)
            .article("b", "2023-10-15")
            .counts("killed", n)
            .counts("injured", "11+")
            .article("c", "2023-10-15")
            .counts("injured", n)
    };
    assert_eq!(slip("14").found(), ["killed+injured conflict error: 14 [a b] | 14 [c]"]);
    let small =
        Batch::default().article("a", "").counts("killed", "3").article("b", "").counts("injured", "3");
    assert_eq!(small.found(), [""; 0]);
    assert_eq!(slip("20").found(), [""; 0]);
    // The dead are among the casualties: any number but the smallest may be one figure.
    let unclear = |n: &str| {
        Batch::default().article("a", "").counts("casualties", n).article("b", "").counts("killed", n).found()
    };
    assert_eq!(unclear("20"), ["casualties+killed conflict warning: 20 [a] | 20 [b]"]);
    assert_eq!(unclear("4"), [""; 0]);
    // An article that gives the number to the one kind and another figure to the other has counted.
    assert_eq!(slip("14").counts("killed", "14").found(), [""; 0]);
}

#[test]
fn a_vague_word_against_a_number_is_a_note_or_a_warning() {
    let vague = |least: &str, text: &str, number: &str| {
        two((T1, least), (T1, number)).with(|c| c.text = number.into()).with_first(text).found()
    };
    assert_eq!(
        vague("24+", "dozens of people", "17"),
        ["killed conflict note: dozens of people [a] | 17 [b]"]
    );
    assert_eq!(
        vague("24+", "dozens of people", "5"),
        ["killed conflict warning: dozens of people [a] | 5 [b]"]
    );
    assert_eq!(vague("24+", "at least 24", "17"), ["killed conflict error: at least 24 [a] | 17 [b]"]);
    assert_eq!(
        vague("..300", "as many as 300", "471"),
        ["killed conflict error: as many as 300 [a] | 471 [b]"]
    );
}

#[test]
fn the_missing_may_become_fewer_and_those_aboard_stay() {
    let of = |kind: &str, a: &str, b: &str| {
        Batch::default().article("a", T1).counts(kind, a).article("b", T2).counts(kind, b).found()
    };
    assert_eq!(of("missing", "27", "19"), ["missing update note: 27 [a] | 19 [b]"]);
    assert_eq!(of("missing", "19", "27"), ["missing update note: 19 [a] | 27 [b]"]);
    assert_eq!(of("onboard", "138", "183"), ["onboard conflict error: 138 [a] | 183 [b]"]);
    assert_eq!(of("onboard", "138", "138"), [""; 0]);
}

#[test]
fn a_figure_that_is_told_before_beside_and_after_another_was_not_overtaken() {
    let held = two((T1, "14"), (T2, "41")).article("c", T2).counts("killed", "14");
    let held = held.article("d", T3).counts("killed", "14");
    assert_eq!(held.found(), ["killed conflict error: 14 [a c d] | 41 [b]"]);
}
