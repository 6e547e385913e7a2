//! `rules/examples/`: files for desks to copy from. Each loads beside the built-in rules and passes what it shows.

use claimdiff::pipeline::rule_test::{self, Verdict};
use claimdiff::rule::set::RuleSet;
use std::path::PathBuf;

fn folder() -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/rules/examples"))
}

#[test]
fn every_file_passes_its_examples_and_pairs() {
    let rules = RuleSet::load(true, &[folder()]).unwrap_or_else(|error| panic!("{error}"));
    let tested = rule_test::run(&rules).into_iter().chain(rule_test::run_pairs(&rules));
    let failed: Vec<_> = tested.filter(|test| test.verdict != Verdict::Pass).collect();
    assert!(failed.is_empty(), "{failed:#?}");
}

#[test]
fn every_file_begins_with_its_schema_and_shows_a_text_that_gives_nothing() {
    for entry in std::fs::read_dir(folder()).unwrap() {
        let path = entry.unwrap().path();
        let text = std::fs::read_to_string(&path).unwrap();
        assert!(text.starts_with("# yaml-language-server: $schema="), "{}", path.display());
        // A house style has nothing to give.
        assert!(text.contains("gives: none") || !text.contains("kind:"), "{}", path.display());
    }
}

#[test]
fn a_pair_that_does_not_hold_is_told() {
    let pair = |gives: &str| {
        let mut rules = RuleSet::builtin().unwrap();
        let text = format!(
            "kind: killed\npairs:\n  - {{ a: The blast killed 12., b: The blast killed nine., gives: {gives} }}\n"
        );
        rules.add("desk.yaml", &text).unwrap_or_else(|error| panic!("{error}"));
        let tested = rule_test::run_pairs(&rules);
        let last = tested.last().unwrap();
        (last.verdict, last.line)
    };
    assert_eq!(pair("error"), (Verdict::Pass, None));
    assert_eq!(pair("none"), (Verdict::Noisy, Some(3)));
    assert_eq!(pair("note"), (Verdict::Wrong, Some(3)));
}

#[test]
fn a_rule_can_be_switched_off() {
    let mut rules = RuleSet::builtin().unwrap();
    let before = rules.rules.len();
    rules.add("desk.yaml", "kind: killed\nrules:\n  - { id: nobody, off: true }\n").unwrap();
    assert_eq!(rules.rules.len(), before - 1);
    let error =
        rules.add("desk2.yaml", "kind: killed\nrules:\n  - { id: nobdy, off: true }\n").err().unwrap();
    assert!(error.to_string().contains("there is no rule `killed/nobdy` to switch off"), "{error}");
}

#[test]
fn a_desk_sets_the_floors_of_vague_words() {
    let least = |lists: &str| {
        let mut rules = RuleSet::builtin().unwrap();
        let file = format!(
            "{lists}kind: killed\nrules:\n  - id: of-the-desk\n    any: <number> goners\n    examples:\n      - {{ text: Dozens of people were killed., gives: 0 }}\n"
        );
        rules.add("desk.yaml", &file).unwrap_or_else(|error| panic!("{error}"));
        let tested = rule_test::run(&rules);
        tested.iter().find(|test| test.rule == "killed/of-the-desk").unwrap().got[0].0.clone()
    };
    assert_eq!(least(""), "24+");
    assert_eq!(least("lists: { vague-number: { dozens: 12 } }\n"), "12+");
}

#[test]
fn a_known_term_keeps_its_attributes() {
    let mut rules = RuleSet::builtin().unwrap();
    rules.add("desk.yaml", "lists: { victim: [soldiers] }\n").unwrap();
    rules.add("more.yaml", "lists: { victim: { astronauts: combatant } }\n").unwrap();
    let list = rules.lexicon.list("victim").unwrap();
    let class = |word: &str| rules.lexicon.cell(list, &[rules.lexicon.word(word)], "class");
    assert_eq!((class("soldiers"), class("astronauts")), (Some("soldier"), Some("combatant")));
}
