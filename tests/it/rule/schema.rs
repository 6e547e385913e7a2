//! `docs/schema/rule.json` describes what `yaml.rs` reads: every key and every word of it, and nothing else; and the
//! built-in files are as it says.

use claimdiff::model::kind::{Severity, ValueType};
use claimdiff::rule::builtin::{FILES, SCOPE};
use claimdiff::rule::yaml;
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::collections::BTreeSet;

pub fn schema() -> Value {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/schema/rule.json");
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

/// The keys of a type, or the words of an enum, as serde tells them when it refuses another.
fn known<T: DeserializeOwned>(probe: &str) -> BTreeSet<String> {
    let told = serde_yaml::from_str::<T>(probe).err().unwrap().to_string();
    assert!(told.contains("expected"), "{told}");
    told.split('`').skip(3).step_by(2).map(str::to_owned).collect()
}

pub fn keys<T: DeserializeOwned>() -> BTreeSet<String> {
    known::<T>("zzz: 1")
}

pub fn words<T: DeserializeOwned>() -> BTreeSet<String> {
    known::<T>("zzz")
}

pub fn described(schema: &Value) -> BTreeSet<String> {
    schema["properties"].as_object().unwrap().keys().cloned().collect()
}

pub fn listed(schema: &Value) -> BTreeSet<String> {
    schema["enum"].as_array().unwrap().iter().map(|word| word.as_str().unwrap().to_owned()).collect()
}

#[test]
fn every_key_is_described_and_every_described_key_is_read() {
    let schema = schema();
    let defs = &schema["$defs"];
    assert_eq!(described(&schema), keys::<yaml::RuleFile>());
    assert_eq!(described(&defs["compare"]), keys::<yaml::Compare>());
    assert_eq!(described(&defs["docs"]), keys::<yaml::Docs>());
    assert_eq!(described(&defs["rule"]), keys::<yaml::Rule>());
    assert_eq!(described(&defs["where"]), keys::<yaml::Where>());
    assert_eq!(described(&defs["set"]), keys::<yaml::Set>());
    assert_eq!(described(&defs["example"]), keys::<yaml::Example>());
    assert_eq!(described(&defs["pair"]), keys::<yaml::Pair>());
}

#[test]
fn every_word_is_described_and_every_described_word_is_read() {
    let schema = schema();
    let set = &schema["$defs"]["set"]["properties"];
    let scope = &schema["$defs"]["where"]["properties"];
    assert_eq!(listed(&schema["properties"]["value"]), words::<ValueType>());
    assert_eq!(listed(&schema["$defs"]["compare"]["properties"]["severity"]), words::<Severity>());
    assert_eq!(listed(&scope["in"]["items"]), words::<yaml::Part>());
    assert_eq!(listed(&scope["about"]), words::<yaml::AboutWord>());
    assert_eq!(listed(&set["certainty"]), words::<yaml::CertaintyWord>());
    assert_eq!(listed(&set["polarity"]), words::<yaml::PolarityWord>());
    assert_eq!(listed(&set["revision"]), words::<yaml::RevisionWord>());
    let roles: BTreeSet<String> =
        claimdiff::rule::compile::ROLES.iter().map(|role| (*role).to_owned()).collect();
    assert_eq!(listed(&set["role"]), roles);
}

#[test]
fn every_key_says_what_it_is() {
    fn visit(schema: &Value, at: &str, bare: &mut Vec<String>) {
        for (key, inner) in schema["properties"].as_object().into_iter().flatten() {
            if inner["description"].is_null() && inner["$ref"].is_null() {
                bare.push(format!("{at}.{key}"));
            }
        }
        for (name, inner) in schema["$defs"].as_object().into_iter().flatten() {
            if inner["description"].is_null() {
                bare.push(name.clone());
            }
            visit(inner, name, bare);
        }
    }
    let mut bare = Vec::new();
    visit(&schema(), "", &mut bare);
    assert!(bare.is_empty(), "{bare:?} without a description");
}

/// What of `value` is not as the schema says: types, keys, words, what is required.
pub fn faults(value: &Value, schema: &Value, root: &Value, at: &str) -> Vec<String> {
    if let Some(reference) = schema["$ref"].as_str() {
        let target =
            root.pointer(reference.trim_start_matches('#')).unwrap_or_else(|| panic!("no {reference}"));
        return faults(value, target, root, at);
    }
    if let Some(choices) = schema["oneOf"].as_array() {
        let fitting = choices.iter().filter(|choice| faults(value, choice, root, at).is_empty()).count();
        return if fitting == 1 { vec![] } else { vec![format!("{at}: {value} fits {fitting} choices")] };
    }
    let fits = match schema["type"].as_str() {
        Some("string") => value.is_string(),
        Some("number") => value.is_number(),
        Some("boolean") => value.is_boolean(),
        Some("array") => value.is_array(),
        Some("object") => value.is_object(),
        other => panic!("{at}: type {other:?}"),
    };
    let word = schema["enum"].as_array().is_none_or(|words| words.contains(value));
    if !fits || !word {
        return vec![format!("{at}: {value} is not {schema}")];
    }
    let mut found = Vec::new();
    for (n, item) in value.as_array().into_iter().flatten().enumerate() {
        found.extend(faults(item, &schema["items"], root, &format!("{at}[{n}]")));
    }
    for (key, inner) in value.as_object().into_iter().flatten() {
        let at = format!("{at}.{key}");
        match (&schema["properties"][key], &schema["additionalProperties"]) {
            (Value::Null, Value::Bool(false)) => found.push(format!("{at} is not described")),
            (Value::Null, other) => found.extend(faults(inner, other, root, &at)),
            (described, _) => found.extend(faults(inner, described, root, &at)),
        }
    }
    let has = |key: &Value| value.get(key.as_str().unwrap()).is_some();
    let required = |schema: &Value| schema["required"].as_array().is_none_or(|keys| keys.iter().all(has));
    if !required(schema) || schema["anyOf"].as_array().is_some_and(|any| !any.iter().any(required)) {
        found.push(format!("{at}: a required key is missing"));
    }
    found
}

#[test]
fn the_built_in_files_are_as_the_schema_says() {
    let schema = schema();
    let starter = include_str!("../../../src/cli/starter.yaml");
    for (name, text) in FILES.iter().chain([&SCOPE, &("starter.yaml", starter)]) {
        let value: Value = serde_yaml::from_str(text).unwrap();
        assert_eq!(faults(&value, &schema, &schema, name), [""; 0]);
    }
}

#[test]
fn what_the_schema_refuses_is_refused() {
    let schema = schema();
    for text in [
        "title: a",
        "kind: a\nvlaue: count",
        "kind: a\nvalue: cuont",
        "kind: a\nvalue: count\nrules: [{ id: a }]",
        "kind: a\nvalue: count\nrules: [{ any: <number> }]",
        "kind: a\nvalue: count\nrules: [{ id: a, any: <number>, set: { role: victm } }]",
        "kind: a\nvalue: count\nrules: [{ id: a, any: <number>, where: { in: body } }]",
        "kind: a\nvalue: count\nrules: [{ id: a, any: [[<number>]] }]",
        "kind: a\nvalue: count\nrules: [{ id: a, any: <number>, examples: [{ text: a }] }]",
    ] {
        let value: Value = serde_yaml::from_str(text).unwrap();
        assert!(!faults(&value, &schema, &schema, "").is_empty(), "the schema takes {text}");
        assert!(super::add(text).is_err(), "the tool takes {text}");
    }
}
