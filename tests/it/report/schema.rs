//! The JSON Schemas in `docs/schema` say what the formats write: every key written is described with its type, and
//! everything described is written. The sample holds every key, so neither can drift from the other unseen.

use super::{report, sample, written};
use claimdiff::report::{CLAIM_FORMATS, MENTION_FORMATS, ReportOptions, find};
use serde_json::{Map, Value};
use std::collections::BTreeSet;
use std::path::Path;

/// A schema and which of its properties were seen.
struct Checker {
    name: &'static str,
    schema: Value,
    seen: BTreeSet<String>,
    faults: Vec<String>,
}

impl Checker {
    fn load(name: &'static str) -> Self {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/schema").join(name);
        let schema = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
        Self { name, schema, seen: BTreeSet::new(), faults: Vec::new() }
    }

    fn check(&mut self, value: &Value) {
        self.visit(value, &self.schema.clone(), "");
    }

    fn visit(&mut self, value: &Value, schema: &Value, at: &str) {
        if let Some(reference) = schema["$ref"].as_str() {
            let Some(own) = reference.strip_prefix('#') else {
                return; // another file, which is checked against what is written by itself
            };
            let target =
                self.schema.pointer(own).unwrap_or_else(|| panic!("{}: no {reference}", self.name)).clone();
            return self.visit(value, &target, own);
        }
        if let Some(choices) = schema["oneOf"].as_array() {
            let fits = |choice: &&Value| match choice["properties"]["type"]["const"].as_str() {
                Some(tag) => value["type"] == tag,
                None => type_fits(value, choice) || choice.get("$ref").is_some() && value.is_object(),
            };
            let Some(i) = choices.iter().position(|choice| fits(&choice)) else {
                return self.faults.push(format!("{at}: nothing fits {value}"));
            };
            return self.visit(value, &choices[i].clone(), &format!("{at}/oneOf/{i}"));
        }
        let enumerated = schema["enum"].as_array().is_none_or(|words| words.contains(value));
        if !type_fits(value, schema) || !enumerated || schema.get("const").is_some_and(|c| c != value) {
            self.faults.push(format!("{at}: {value} is not {schema}"));
        }
        match value {
            Value::Array(items) => {
                for item in items {
                    self.visit(item, &schema["items"], &format!("{at}/items"));
                }
            }
            Value::Object(object) => self.object(object, schema, at),
            _ => {}
        }
    }

    fn object(&mut self, object: &Map<String, Value>, schema: &Value, at: &str) {
        for (key, inner) in object {
            let at_key = format!("{at}/properties/{key}");
            match (schema["properties"].get(key), schema.get("additionalProperties")) {
                (Some(described), _) => self.visit(inner, described, &at_key),
                (None, Some(described)) => {
                    self.visit(inner, described, &format!("{at}/additionalProperties"))
                }
                (None, None) => self.faults.push(format!("{at_key} is written and not described")),
            }
            self.seen.insert(at_key);
        }
        let required = schema["required"].as_array().map(Vec::as_slice).unwrap_or_default();
        for key in required.iter().filter_map(Value::as_str).filter(|key| !object.contains_key(*key)) {
            self.faults.push(format!("{at}: {key} is required and not written"));
        }
    }

    /// Everything described was written, and with its type.
    fn finish(mut self) {
        let mut described = BTreeSet::new();
        properties(&self.schema, "", &mut described);
        self.faults.extend(
            described.difference(&self.seen).map(|key| format!("{key} is described and never written")),
        );
        assert!(self.faults.is_empty(), "docs/schema/{}:\n{}", self.name, self.faults.join("\n"));
    }
}

/// What of `value` is not as the schema says.
pub fn faults(schema: &'static str, value: &Value) -> Vec<String> {
    let mut checker = Checker::load(schema);
    checker.check(value);
    checker.faults
}

fn type_fits(value: &Value, schema: &Value) -> bool {
    let fits = |word: &str| match word {
        "null" => value.is_null(),
        "boolean" => value.is_boolean(),
        "integer" => value.is_i64() || value.is_u64(),
        "number" => value.is_number(),
        "string" => value.is_string(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        other => panic!("no such type: {other}"),
    };
    match &schema["type"] {
        Value::String(word) => fits(word),
        Value::Array(words) => words.iter().filter_map(Value::as_str).any(fits),
        _ => schema.get("const").is_some() || schema.get("enum").is_some(),
    }
}

/// The place of every property below `schema`.
fn properties(schema: &Value, at: &str, found: &mut BTreeSet<String>) {
    match schema {
        Value::Object(object) => {
            for (key, inner) in object {
                let at_key = format!("{at}/{key}");
                if at.ends_with("/properties") {
                    found.insert(at_key.clone());
                }
                properties(inner, &at_key, found);
            }
        }
        Value::Array(items) => {
            for (i, inner) in items.iter().enumerate() {
                properties(inner, &format!("{at}/{i}"), found);
            }
        }
        _ => {}
    }
}

fn lines(text: &str) -> impl Iterator<Item = Value> + '_ {
    text.lines().map(|line| serde_json::from_str(line).unwrap())
}

#[test]
fn a_report_is_as_its_schema_says() {
    let mut checker = Checker::load("report.json");
    checker.check(&serde_json::from_str(&report("json")).unwrap());
    checker.finish();
}

#[test]
fn a_claim_is_as_its_schema_says() {
    let mut checker = Checker::load("claim.json");
    let format = find(CLAIM_FORMATS, "jsonl").unwrap();
    for claim in lines(&written(format, &sample::outcome(), &ReportOptions::default())) {
        checker.check(&claim);
    }
    checker.finish();
}

#[test]
fn a_mention_is_as_its_schema_says() {
    let mut checker = Checker::load("mention.json");
    let format = find(MENTION_FORMATS, "jsonl").unwrap();
    for mention in lines(&written(format, &sample::document(), &ReportOptions::default())) {
        checker.check(&mention);
    }
    checker.finish();
}
