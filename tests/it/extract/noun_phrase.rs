//! Counted nouns, as the slot `<count:victim>` reads them.

use super::{claims, values};

const FILE: &str = "
kind: stranded
value: count
rules:
  - id: stranded
    any: ['<count:victim> <auxiliary>* stranded', 'stranded <count:victim>']
";

#[track_caller]
fn counts(text: &str, expected: &[&str]) {
    assert_eq!(values(&claims(FILE, text)), expected, "{text}");
}

#[test]
fn numbers_articles_and_no() {
    counts("Twelve people were stranded.", &["12"]);
    counts("At least 12 people were stranded.", &["12+"]);
    counts("A woman was stranded.", &["1"]);
    counts("The two men were stranded.", &["2"]);
    counts("The man was stranded.", &["1"]);
    counts("No civilians were stranded.", &["0"]);
    counts("It stranded 300 travellers.", &["300"]);
}

#[test]
fn nouns_of_the_list_only_and_in_the_right_number() {
    counts("Three whales were stranded.", &[]);
    counts("The men were stranded.", &[]);
    counts("Three years later people were stranded.", &[]);
}

#[test]
fn a_few_words_may_stand_before_the_noun() {
    counts("Three young Iraqi police recruits were stranded.", &["3"]);
    counts("Three very young and somewhat tired but happy people were stranded.", &[]);
}

#[test]
fn lists_are_added_up_and_their_items_are_parts() {
    let found = claims(FILE, "Four civilians and five fighters were stranded.");
    // In the order of the text; the sum and its first part begin together, the shorter comes first.
    assert_eq!(values(&found), ["4", "9", "5"]);
    assert_eq!(found.iter().map(|c| c.part).collect::<Vec<_>>(), [true, false, true]);
    let quotes: Vec<&str> = found.iter().map(|c| &*c.quote).collect();
    assert_eq!(quotes, ["Four civilians", "Four civilians and five fighters", "five fighters"]);
    // Men are people like any: a part is told by a population of its own only.
    counts("Four men, two women and three children were stranded.", &["9", "2", "3"]);
}

#[test]
fn a_comma_behind_somebody_without_a_number_begins_a_clause() {
    counts("According to a local official, 12 people were stranded.", &["12"]);
    counts("According to a local official, 12 people and three children were stranded.", &["15", "3"]);
    counts("In a raid on a policeman, two men were stranded.", &["2"]);
    counts("A policeman, two men and a boy were stranded.", &["1", "4", "1"]);
}

#[test]
fn some_of_a_group_are_a_part_of_it() {
    let found = claims(FILE, "Two of the miners were stranded.");
    assert_eq!(values(&found), ["2"]);
    assert!(found[0].part);
    assert!(!claims(FILE, "Two miners were stranded.")[0].part);
}

#[test]
fn names_tell_whom_an_article_knows_of_and_names_with_others_how_many() {
    let known = claims(FILE, "Ana Silva and Jorge Ruiz were stranded.");
    assert_eq!(values(&known), ["2"]);
    assert!(known[0].part);
    let all = claims(FILE, "Ana Silva and two others were stranded.");
    assert_eq!(values(&all), ["3"]);
    assert!(!all[0].part);
    counts("Ana Silva was stranded.", &[]);
}
