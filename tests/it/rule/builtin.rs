//! The tables of the built-in rules test themselves.

use claimdiff::lexicon::builtin::BUILTIN;
use claimdiff::rule::builtin::{COMPACT, FILES, SCOPE};
use claimdiff::rule::yaml::RuleFile;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn files() -> Vec<(&'static str, RuleFile)> {
    let all = FILES.iter().chain([&SCOPE]);
    all.map(|(name, text)| (*name, serde_yaml::from_str(text).unwrap())).collect()
}

#[test]
fn the_build_reads_the_files_as_they_are_written() {
    let compact: BTreeMap<String, RuleFile> = serde_json::from_str(COMPACT).unwrap();
    assert_eq!(compact.len(), files().len(), "a file of rules/ is not registered");
    for (name, mut written) in files() {
        written.pairs.clear();
        written.rules.iter_mut().for_each(|rule| rule.examples.clear());
        assert_eq!(format!("{:#?}", compact[name]), format!("{written:#?}"), "{name}");
    }
}

#[test]
fn every_word_list_is_registered_once() {
    let names: BTreeSet<&str> = BUILTIN.iter().map(|(name, _)| *name).collect();
    assert_eq!(names.len(), BUILTIN.len(), "a list stands twice in lexicon/builtin.rs");
    // Other files of `lexicon/` read their lists themselves.
    let sources: String = sources(&root().join("src")).concat();
    for entry in std::fs::read_dir(root().join("rules/lexicon")).unwrap() {
        let file = entry.unwrap().file_name().into_string().unwrap();
        let stem = file.strip_suffix(".tsv").unwrap_or_else(|| panic!("{file} is no TSV"));
        let read = sources.contains(&format!("rules/lexicon/{file}"));
        assert!(read, "rules/lexicon/{file} is read by nothing");
        if let Some((_, text)) = BUILTIN.iter().find(|(name, _)| *name == stem) {
            assert_eq!(
                *text,
                std::fs::read_to_string(root().join("rules/lexicon").join(&file)).unwrap(),
                "{file}"
            );
        }
    }
}

fn sources(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries
        .flat_map(
            |path| if path.is_dir() { sources(&path) } else { vec![std::fs::read_to_string(path).unwrap()] },
        )
        .collect()
}

#[test]
fn every_rule_has_an_example_that_gives_a_value_and_every_kind_one_that_gives_none() {
    let mut bare = Vec::new();
    for (name, file) in files() {
        let gives = |example: &claimdiff::rule::yaml::Example| example.gives.0 != ["none"];
        for rule in &file.rules {
            if !rule.examples.iter().any(gives) {
                bare.push(format!("{name}: {} has no example that gives a value", rule.id));
            }
        }
        let mut all = file.rules.iter().flat_map(|rule| &rule.examples);
        if !file.rules.is_empty() && all.all(gives) {
            bare.push(format!("{name}: no example gives none"));
        }
    }
    assert!(bare.is_empty(), "{}", bare.join("\n"));
}

#[test]
fn ids_are_unique_and_a_file_is_called_like_its_kind() {
    let mut kinds = BTreeSet::new();
    for (name, file) in files() {
        let Some(kind) = &file.kind else { continue };
        assert_eq!(name, format!("{kind}.yaml"));
        assert!(kinds.insert(kind.clone()), "{kind} stands twice");
        let ids: BTreeSet<&str> = file.rules.iter().map(|rule| rule.id.as_str()).collect();
        assert_eq!(ids.len(), file.rules.len(), "{name}: an id stands twice");
        assert!(!file.docs.what.is_empty() && !file.docs.why.is_empty(), "{name}: no docs");
    }
}

#[test]
fn every_list_of_a_file_is_used() {
    let files = files();
    let mut phrases = String::new();
    for (_, file) in &files {
        for rule in &file.rules {
            let set = [&rule.set.class, &rule.set.unit, &rule.set.subject].into_iter().flatten();
            rule.any.0.iter().chain(&rule.not.0).chain(set).for_each(|text| phrases.push_str(text));
            if let Some(claimdiff::rule::scalar::Scalar::Word(word)) = &rule.set.value {
                phrases.push_str(word);
            }
        }
        file.background.values().flatten().for_each(|text| phrases.push_str(text));
    }
    for (name, file) in &files {
        for list in file.lists.keys() {
            let used =
                [format!("<{list}>"), format!(":{list}>"), format!(":{list}!>"), format!("from {list}")];
            // A list that exists gets more terms; those are used where it is.
            let known = BUILTIN.iter().any(|(builtin, _)| builtin == list);
            assert!(known || used.iter().any(|form| phrases.contains(form)), "{name}: nothing uses `{list}`");
        }
    }
}
