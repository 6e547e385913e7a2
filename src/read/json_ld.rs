//! What a page says of itself in JSON-LD, the form that search engines ask for: script texts in, metadata out.

use crate::model::record::{Record, key};
use serde_json::{Map, Value};

/// Metadata of the first article that one of the scripts describes, put into `record`; its body, if that is there too.
pub fn read(scripts: &[String], record: &mut Record) -> Option<String> {
    let parsed: Vec<Value> =
        scripts.iter().filter_map(|text| serde_json::from_str(trimmed(text)).ok()).collect();
    let mut objects = Vec::new();
    parsed.iter().for_each(|value| flatten(value, &mut objects, 0));
    let article = objects.iter().find(|object| is_article(object))?;
    let one = |key: &str| article.get(key).map(name).unwrap_or_default();
    record.set("title", &one("headline"));
    record.set("source", &one("publisher"));
    record.set("author", &one("author"));
    record.set("url", &one("url"));
    record.set(key::DATELINE, &one("dateline"));
    record.set(key::EVENT_PLACE, &one("contentLocation"));
    record.set("published", &one("datePublished"));
    record.set(key::MODIFIED, &one("dateModified"));
    let free = article.get("isAccessibleForFree").map(|value| name(value).to_ascii_lowercase());
    if free.as_deref() == Some("false") {
        record.set(key::PARTIAL, "true");
    }
    article.get("articleBody").and_then(Value::as_str).map(str::to_owned)
}

/// Some pages wrap the script for browsers of the last century.
fn trimmed(text: &str) -> &str {
    let text = text.trim().trim_start_matches("//<![CDATA[").trim_start_matches("<!--");
    text.trim_end_matches("-->").trim_end_matches("//]]>").trim().trim_end_matches(';')
}

/// The objects of a script: one, a list, or those of a graph.
fn flatten<'a>(value: &'a Value, found: &mut Vec<&'a Map<String, Value>>, depth: usize) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| flatten(item, found, depth)),
        Value::Object(map) if depth < 4 => {
            found.push(map);
            ["@graph", "mainEntity", "mainEntityOfPage"]
                .iter()
                .filter_map(|key| map.get(*key))
                .for_each(|inner| flatten(inner, found, depth + 1));
        }
        _ => {}
    }
}

fn is_article(object: &Map<String, Value>) -> bool {
    let is = |value: &Value| {
        value.as_str().is_some_and(|name| name.ends_with("Article") || name.ends_with("BlogPosting"))
    };
    match object.get("@type") {
        Some(Value::Array(types)) => types.iter().any(is),
        Some(one) => is(one),
        None => false,
    }
}

/// What a value is called: itself, its `name`, or those of a list.
fn name(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Bool(is) => is.to_string(),
        Value::Array(items) => {
            items.iter().map(name).filter(|name| !name.is_empty()).collect::<Vec<_>>().join(", ")
        }
        Value::Object(map) => map.get("name").or_else(|| map.get("@id")).map(name).unwrap_or_default(),
        _ => String::new(),
    }
}
