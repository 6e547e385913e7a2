//! ninjs, the JSON of news agencies, in its three spellings: an object in, a record out. 1.x has `body_text` and
//! `headline`, 2.x lists of `bodies` and `headlines`, 3.x the same in camel case.

use crate::model::record::{Record, key};
use crate::read::error::ReadError;
use crate::read::{dateline, page};
use serde_json::{Map, Value};

/// Fields, and how the versions spell them.
const FIELDS: &[(&str, &[&str])] = &[
    ("author", &["byline", "by"]),
    // When this text was written: the first version said something else.
    (
        "published",
        &[
            "versioncreated",
            "versionCreated",
            "firstpublished",
            "firstPublished",
            "firstcreated",
            "firstCreated",
        ],
    ),
    (key::URI, &["uri"]),
    (key::VERSION, &["version"]),
    (key::STATUS, &["pubstatus", "pubStatus"]),
    (key::SLUG, &["slugline"]),
    (key::NOTE, &["ednote", "edNote"]),
    (key::DATELINE, &["located", "dateline"]),
    ("language", &["language"]),
    ("source", &["source", "creditline", "copyrightholder", "copyrightHolder"]),
];

/// Is the object an item of ninjs?
pub fn is(object: &Map<String, Value>) -> bool {
    let has = |key: &str| object.contains_key(key);
    has("uri")
        && (has("versioncreated")
            || has("versionCreated")
            || has("pubstatus")
            || has("pubStatus")
            || is_standard(object))
        && object.keys().any(|key| {
            matches!(key.as_str(), "bodies" | "headlines" | "descriptions" | "standard")
                || key.starts_with("body_")
                || key.starts_with("headline")
                || key.starts_with("description_")
        })
}

fn is_standard(object: &Map<String, Value>) -> bool {
    object.get("standard").and_then(|standard| standard.get("name")).and_then(Value::as_str) == Some("ninjs")
}

/// Is it something else than a story: a picture, a film, a package?
pub fn other_type(object: &Map<String, Value>) -> Option<&str> {
    object.get("type").and_then(Value::as_str).filter(|kind| !matches!(*kind, "text" | "composite" | ""))
}

/// The record of an item; its text is empty when it has none.
pub fn record(path: &str, object: &Map<String, Value>) -> Result<Record, ReadError> {
    let mut record = Record::default();
    let text = |key: &str| object.get(key).and_then(scalar);
    record.set("title", &headline(object).unwrap_or_default());
    record.set("source", &names(object, &["infosources", "infoSources"]));
    for (key, spellings) in FIELDS {
        spellings.iter().filter_map(|name| text(name)).for_each(|value| record.set(key, &value));
    }
    let body = match body(object) {
        Some(body) => body,
        None => {
            // Some agencies send a teaser only.
            record.set(key::PARTIAL, "true");
            description(object).unwrap_or_default()
        }
    };
    record.text = match body {
        Body::Plain(text) => text,
        Body::Html(html) => {
            let (text, captions) = page::fragment(path, &html)?;
            record.set(key::CAPTION, &captions.join(" | "));
            text
        }
    };
    let agency = dateline::agency(&record.text).unwrap_or("").to_owned();
    record.set("source", &agency);
    Ok(record)
}

/// A body as it is written.
enum Body {
    Plain(String),
    Html(String),
}

impl Default for Body {
    fn default() -> Self {
        Body::Plain(String::new())
    }
}

impl Body {
    fn of(kind: &str, text: &str) -> Option<Self> {
        let markup = ["html", "xml", "rich"].iter().any(|word| kind.to_ascii_lowercase().contains(word));
        let looks = text.trim_start().starts_with('<') && text.contains("</");
        (!text.trim().is_empty())
            .then(|| if markup || looks { Body::Html(text.to_owned()) } else { Body::Plain(text.to_owned()) })
    }

    fn is_plain(&self) -> bool {
        matches!(self, Body::Plain(_))
    }
}

fn headline(object: &Map<String, Value>) -> Option<String> {
    let listed = || first(object.get("headlines")?, "main").map(str::to_owned);
    let named = |key: &str| object.get(key).and_then(scalar);
    let any =
        || object.iter().find(|(key, _)| key.starts_with("headline_")).and_then(|(_, value)| scalar(value));
    named("headline")
        .or_else(|| named("headline_main"))
        .or_else(listed)
        .or_else(any)
        .or_else(|| named("title"))
}

fn body(object: &Map<String, Value>) -> Option<Body> {
    let named = object.iter().filter(|(key, _)| key.starts_with("body_"));
    let named = named.filter_map(|(key, value)| Body::of(key, value.as_str()?));
    let items = object.get("bodies").and_then(Value::as_array).into_iter().flatten();
    let listed = items.filter_map(|item| {
        let text = |key: &str| item.get(key).and_then(Value::as_str);
        let kind = text("contenttype").or_else(|| text("contentType")).or_else(|| text("role")).unwrap_or("");
        Body::of(kind, text("value")?)
    });
    let mut all: Vec<Body> = named.chain(listed).collect();
    let plain = all.iter().position(Body::is_plain).unwrap_or(0);
    (!all.is_empty()).then(|| all.swap_remove(plain))
}

fn description(object: &Map<String, Value>) -> Option<Body> {
    let listed = || first(object.get("descriptions")?, "text");
    let named = || {
        object.iter().find(|(key, _)| key.starts_with("description_")).and_then(|(_, value)| value.as_str())
    };
    Body::of("", listed().or_else(named)?)
}

/// The value with that role in a list, else the first.
fn first<'a>(list: &'a Value, role: &str) -> Option<&'a str> {
    let items = list.as_array()?;
    let with_role = items.iter().find(|item| item.get("role").and_then(Value::as_str) == Some(role));
    with_role.or_else(|| items.first())?.get("value")?.as_str()
}

fn names(object: &Map<String, Value>, keys: &[&str]) -> String {
    let lists = keys.iter().filter_map(|key| object.get(*key)?.as_array());
    let names = lists.flatten().filter_map(|item| item.get("name")?.as_str());
    names.collect::<Vec<_>>().join(", ")
}

fn scalar(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}
