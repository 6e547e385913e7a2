//! Each element of a phrase (`docs/rules.md`): what it takes, and what it does not.

use super::claims;

/// What a phrase reads in a text; it stands in a rule with a fixed value, so that the whole match is quoted.
fn read(phrase: &str, text: &str) -> Vec<String> {
    let file = format!(
        "kind: found
value: term
lists:
  stuck: [stranded, stuck, cut off, cut off from the world]
rules:
  - id: found
    any: ['{}']
    set: {{ value: yes }}
",
        phrase.replace('\'', "''")
    );
    claims(&file, text).into_iter().map(|claim| claim.quote).collect()
}

/// The phrase takes exactly this in the text.
#[track_caller]
fn takes(phrase: &str, text: &str, found: &str) {
    assert_eq!(read(phrase, text), [found], "{phrase} in {text:?}");
}

#[track_caller]
fn takes_nothing(phrase: &str, text: &str) {
    assert_eq!(read(phrase, text), Vec::<String>::new(), "{phrase} in {text:?}");
}

#[test]
fn words_whatever_their_capitals_and_accents() {
    takes("death toll", "The Death Tóll rose.", "Death Tóll");
    takes_nothing("death toll", "The death of a toll collector.");
    takes_nothing("death toll", "He spoke of death. Toll roads were closed.");
}

#[test]
fn terms_of_a_list_the_longest_first() {
    takes("were <stuck>", "They were stuck there.", "were stuck");
    takes("<stuck>", "The town is cut off from the world.", "cut off from the world");
    takes("<stuck> from", "The town is cut off from the world.", "cut off from");
    takes_nothing("<stuck>", "They cut costs off the books.");
}

#[test]
fn mentions_that_annotators_found() {
    for (slot, yes, found) in [
        ("<number>", "It hit 12 of them.", "12"),
        ("<money>", "It cost $5 million.", "$5 million"),
        ("<measure>", "It fell 30 km away.", "30 km"),
        ("<date>", "It fell on 5 July 2023.", "5 July 2023"),
        ("<duration>", "It took three hours.", "three hours"),
        ("<place>", "It fell on Aleppo.", "Aleppo"),
        ("<demonym>", "A Syrian truck passed.", "Syrian"),
        ("<person>", "There stood Omar al-Sayed.", "Omar al-Sayed"),
        ("<organization>", "It was the Red Cross.", "Red Cross"),
    ] {
        takes(slot, yes, found);
        takes_nothing(slot, "Nothing at all was there.");
    }
    assert_eq!(read("<quote>", "He said: \"It is over now, my friends.\"").len(), 1);
}

#[test]
fn gaps_as_short_as_they_can_be() {
    takes("left <gap 3> <stuck>", "It left many of them stuck.", "left many of them stuck");
    takes("left <gap 3> <stuck>", "It left them stuck, stuck.", "left them stuck");
    takes("left <gap 3> <stuck>", "It left stuck wheels.", "left stuck");
    takes_nothing("left <gap 3> <stuck>", "It left many of the men stuck.");
    takes_nothing("left <gap 3> <stuck>", "It left; all were stuck.");
}

#[test]
fn asides_between_commas_dashes_or_brackets() {
    for text in ["They, he said, were stuck.", "They -- he said -- were stuck.", "They (he said) were stuck."]
    {
        assert_eq!(read("they <aside> were <stuck>", text).len(), 1, "{text}");
    }
    takes_nothing("they <aside> were <stuck>", "They, he said were stuck.");
    takes_nothing("they <aside> were <stuck>", "They were stuck.");
    let long = format!("They, {} said, were stuck.", "and he ".repeat(10));
    takes_nothing("they <aside> were <stuck>", &long);
}

#[test]
fn perhaps_and_up_to_six_times() {
    takes("were very? <stuck>", "They were stuck.", "were stuck");
    takes("were very? <stuck>", "They were very stuck.", "were very stuck");
    takes_nothing("were very? <stuck>", "They were very very stuck.");
    takes("were very* <stuck>", "They were very very stuck.", "were very very stuck");
    takes_nothing("were very* <stuck>", &format!("They were {}stuck.", "very ".repeat(7)));
}

#[test]
fn one_of_these() {
    let phrase = "(they | all of <gap 1> | (he | she) too) were <stuck>";
    takes(phrase, "They were stuck.", "They were stuck");
    takes(phrase, "All of them were stuck.", "All of them were stuck");
    takes(phrase, "He too were stuck.", "He too were stuck");
    takes_nothing(phrase, "He were stuck.");
}

#[test]
fn the_marked_slot_holds_the_value() {
    let file = |phrase: &str| format!("kind: k\nvalue: count\nrules:\n  - id: r\n    any: ['{phrase}']\n");
    let value = |phrase: &str| super::values(&claims(&file(phrase), "It rose from 12 to 30 there."));
    assert_eq!(value("from <number> to <number>"), ["12"]);
    assert_eq!(value("from <number> to <number!>"), ["30"]);
}

#[test]
fn more_terms_than_a_match_remembers_do_no_harm() {
    takes(
        "<stuck>* end",
        "stuck stuck stuck stuck stuck stuck end",
        "stuck stuck stuck stuck stuck stuck end",
    );
    let phrase = "<stuck> <stuck> <stuck> <stuck> <stuck> <stuck> <stuck> <stuck>";
    takes(phrase, &"stuck ".repeat(8), "stuck stuck stuck stuck stuck stuck stuck stuck");
}
