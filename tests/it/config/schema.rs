//! `docs/schema/config.json` describes what `config/written.rs` reads: every key of it, and nothing else.

use crate::rule::schema::{described, faults, keys, listed};
use claimdiff::config::written::{ConfigFile, SeverityEntry, SuppressEntry};
use claimdiff::model::finding::FindingType;
use claimdiff::report::FORMATS;
use claimdiff::rule::yaml::Compare;
use serde_json::Value;
use std::collections::BTreeSet;

fn schema() -> Value {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/schema/config.json");
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

fn set<'a>(words: impl Iterator<Item = &'a str>) -> BTreeSet<String> {
    words.map(str::to_owned).collect()
}

#[test]
fn every_key_is_described_and_every_described_key_is_read() {
    let schema = schema();
    let defs = &schema["$defs"];
    assert_eq!(described(&schema), keys::<ConfigFile>());
    assert_eq!(described(&defs["severity"]), keys::<SeverityEntry>());
    assert_eq!(described(&defs["suppress"]), keys::<SuppressEntry>());
    assert_eq!(described(&defs["compare"]), keys::<Compare>());
}

/// The two files share no `$ref`: an editor may have one without the other.
#[test]
fn lists_are_described_as_in_rule_files() {
    let (config, rules) = (schema(), crate::rule::schema::schema());
    for part in ["/properties/lists", "/$defs/list", "/properties/house-style"] {
        assert_eq!(config.pointer(part), rules.pointer(part), "{part}");
        assert!(config.pointer(part).is_some(), "{part}");
    }
}

#[test]
fn every_word_is_described() {
    let schema = schema();
    assert_eq!(listed(&schema["properties"]["format"]), set(FORMATS.iter().map(|format| format.name)));
    for of in ["severity", "suppress"] {
        let types = listed(&schema["$defs"][of]["properties"]["type"]);
        assert_eq!(types, set(FindingType::ALL.iter().map(|sort| sort.name())));
    }
}

#[test]
fn the_examples_of_the_page_are_as_the_schema_says() {
    let schema = schema();
    let page = include_str!("../../../docs/configuration.md");
    let mut seen = 0;
    for block in page.split("```yaml\n").skip(1).filter_map(|rest| rest.split("```").next()) {
        if block.starts_with("---") || block.starts_with("# a rule file") {
            continue;
        }
        let value: Value = serde_yaml::from_str(block).unwrap();
        assert_eq!(faults(&value, &schema, &schema, "configuration.md"), [""; 0]);
        claimdiff::config::load::Config::of("configuration.md", block).unwrap();
        seen += 1;
    }
    assert!(seen > 3, "only {seen} examples");
}

#[test]
fn what_the_schema_refuses_is_refused() {
    let schema = schema();
    for text in [
        "fail_on: note",
        "quiet: 1",
        "suppress: [{ kind: killed }]",
        "severity: [{ kind: killed }]",
        "kinds: { killed: { severity: eror } }",
    ] {
        let value: Value = serde_yaml::from_str(text).unwrap();
        assert!(!faults(&value, &schema, &schema, "").is_empty(), "the schema takes {text}");
        assert!(claimdiff::config::load::Config::of("c.yaml", text).is_err(), "the tool takes {text}");
    }
}
