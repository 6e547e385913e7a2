//! `src/compare/population.rs`: whom a figure counts.

use crate::compare::build::Batch;

fn two(a: &str, b: &str) -> Batch {
    Batch::default().article("a", "").counts("killed", a).article("b", "").counts("killed", b)
}

#[test]
fn one_number_for_populations_that_exclude_each_other() {
    assert_eq!(two("10 militant", "10 civilian").found(), ["killed conflict error: 10 [a] | 10 [b]"]);
    assert_eq!(two("10 militant", "10 soldier").found(), ["killed conflict error: 10 [a] | 10 [b]"]);
    // A child is a civilian, one dead is soon shared by chance, seven and three may add up.
    assert_eq!(two("10 child", "10 civilian").found(), [""; 0]);
    assert_eq!(two("1 militant", "1 civilian").found(), [""; 0]);
    assert_eq!(two("7 militant", "3 civilian").found(), [""; 0]);
    assert_eq!(two("10 militant", "10 civilian").counts("killed", "10 militant").found(), [""; 0]);
}

#[test]
fn a_part_may_not_exceed_the_whole() {
    assert_eq!(two("9", "12 soldier").found(), ["killed conflict error: 9 [a] | 12 [b]"]);
    assert_eq!(two("0", "3 civilian").found(), ["killed conflict error: 0 [a] | 3 [b]"]);
    assert_eq!(two("12", "9 soldier").found(), [""; 0]);
    assert_eq!(two("2", "2 police").found(), [""; 0]);
    let part = two("12", "3 child").with(|c| c.part = true);
    assert_eq!(part.found(), [""; 0]);
}

#[test]
fn nobody_of_one_population_says_nothing_of_another() {
    assert_eq!(two("1", "0 civilian").found(), [""; 0]);
    assert_eq!(two("1 militant", "0 civilian").found(), [""; 0]);
    assert_eq!(two("3 civilian", "0 civilian").found(), ["killed conflict error: 3 [a] | 0 [b]"]);
    let explained = two("1 militant", "0 civilian").explained();
    assert_eq!(explained, ["DifferentPopulations: 0 [b] | 1 [a]"]);
}

#[test]
fn a_part_of_nobody_in_particular_meets_nothing() {
    let batch = two("12", "3").with(|c| c.part = true);
    assert_eq!(batch.found(), [""; 0]);
    assert_eq!(batch.compare(false).coverage["killed"].not_comparable, 1);
}

#[test]
fn fighters_of_a_government_are_no_militants() {
    let fighters = |text: &str| two("10 militant", "25 militant").with(|c| c.text = text.into()).found();
    assert_eq!(fighters("25 regime fighters"), [""; 0]);
    assert_eq!(fighters("25 Islamic State fighters").len(), 1);
}

#[test]
fn a_figure_far_down_is_no_whole_of_a_part() {
    let deep = two("12 soldier", "9").with(|c| c.sentence_index = 8);
    assert_eq!(deep.found(), [""; 0]);
    assert_eq!(two("12 soldier", "9").found(), ["killed conflict error: 12 [a] | 9 [b]"]);
}
