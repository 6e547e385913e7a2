//! A JSON file in, records out: one article or many, bare or wrapped, as ninjs or as crawlers dump them. JSON Lines are
//! `json`'s.

use crate::model::record::{Entry, Record, key, type_name};
use crate::read::anchor::{File, Markup};
use crate::read::error::{Fault, ReadError};
use crate::read::{ReadRecord, ninjs, page, versions};
use serde_json::{Map, Value};

/// Keys under which programs wrap articles: AP's `data`, `item`, the BBC's `item`, search engines' `hits`.
const WRAPPERS: &[&str] = &[
    "articles",
    "article",
    "items",
    "item",
    "data",
    "results",
    "docs",
    "documents",
    "records",
    "news",
    "stories",
    "entries",
    "response",
    "hits",
    "_source",
    "_items",
];

/// Wrappers stand in wrappers no deeper.
const DEPTH: usize = 6;

/// What dumps call an article's text, best first.
const TEXTS: &[&str] = &[
    "text",
    "maintext",
    "articleBody",
    "article_text",
    "full_text",
    "fulltext",
    "body",
    "content",
    "body_html",
    "html",
];

/// What dumps call the other fields, beside the names that every format shares.
const NAMES: &[(&str, &[&str])] = &[
    ("title", &["headline", "title_page"]),
    ("source", &["source_name", "publisher", "outlet", "site_name", "domain"]),
    ("author", &["byline", "creator"]),
    (
        "published",
        &[
            "datePublished",
            "publishedAt",
            "published_at",
            "pub_date",
            "pubDate",
            "publish_date",
            "date_published",
        ],
    ),
    (key::MODIFIED, &["dateModified", "date_modify", "updated_at", "date_modified"]),
    ("url", &["link", "canonical_url"]),
];

/// The articles of a file.
pub fn records(path: &str, text: &str) -> Result<Vec<ReadRecord>, ReadError> {
    let parsed: Value = serde_json::from_str(text).map_err(|error| fault(path, text, &error))?;
    let mut objects = Vec::new();
    gather(&parsed, &mut objects, 0);
    let mut file = File::new(text, Markup::Json);
    let records: Vec<ReadRecord> = objects
        .into_iter()
        .map(|found| match found {
            Ok(object) => record(path, object).map(|record| anchored(record, &mut file)),
            Err(other) => {
                let fault = Fault::Json(format!("an article must be a mapping, not {}", type_name(other)));
                Err(ReadError::file(path, fault))
            }
        })
        .collect();
    match records.is_empty() {
        true => {
            Err(ReadError::file(path, Fault::NoArticle("no object in it has the text of an article".into())))
        }
        false => Ok(records),
    }
}

/// The objects that are articles, in lists or wrappers. What stands in a list of articles and is none is a fault.
fn gather<'a>(value: &'a Value, found: &mut Vec<Result<&'a Map<String, Value>, &'a Value>>, depth: usize) {
    match value {
        Value::Object(map) if is_article(map) => found.push(Ok(map)),
        Value::Object(map) if depth < DEPTH => {
            let wrapped = WRAPPERS.iter().filter_map(|key| map.get(*key));
            wrapped
                .filter(|inner| inner.is_array() || inner.is_object())
                .for_each(|inner| gather(inner, found, depth + 1));
        }
        Value::Array(items) => {
            let before = found.len();
            items.iter().for_each(|item| gather(item, found, depth + 1));
            if found.len() > before {
                found.extend(items.iter().filter(|item| !item.is_object() && !item.is_array()).map(Err));
            }
        }
        _ => {}
    }
}

/// Is the object an article, by what it holds?
pub fn is_article(map: &Map<String, Value>) -> bool {
    ninjs::is(map) || TEXTS.iter().any(|key| map.get(*key).is_some_and(Value::is_string))
}

/// The record of an article.
pub fn record(path: &str, object: &Map<String, Value>) -> ReadRecord {
    let is_ninjs = ninjs::is(object);
    let kind = ninjs::other_type(object).filter(|_| is_ninjs);
    if let Some(kind) = kind {
        return Err(ReadError::file(path, Fault::NoArticle(format!("the item is a {kind}, not a text"))));
    }
    let mut record = if is_ninjs { ninjs::record(path, object)? } else { plain(path, object)? };
    record.foreign = true;
    versions::stand_in(&mut record);
    match record.text.trim().is_empty() {
        true => Err(ReadError::file(path, Fault::Empty)),
        false => Ok(record),
    }
}

/// The same with the places of its words in the file.
fn anchored(mut record: Record, file: &mut File) -> Record {
    record.text_anchors = file.next_anchors(&record.text);
    record.title_anchors = file.anchors(record.get("title").unwrap_or(""), 0);
    record.line = record.text_anchors.first_line();
    record
}

/// A record as crawlers write it.
fn plain(path: &str, object: &Map<String, Value>) -> Result<Record, ReadError> {
    let mut record = Record::default();
    let texts = TEXTS.iter().filter_map(|key| object.get(*key)?.as_str());
    let text = texts.into_iter().find(|text| !text.trim().is_empty() && *text != "None").unwrap_or("");
    let (text, cut) = cut_off(text);
    record.text = match text.trim_start().starts_with('<') && text.contains("</") {
        true => page::fragment(path, text)?.0,
        false => text.to_owned(),
    };
    for (key, value) in object.iter().filter(|(key, _)| !TEXTS.contains(&key.as_str())) {
        let known = NAMES
            .iter()
            .find(|(_, names)| names.contains(&key.as_str()))
            .map_or(key.as_str(), |(key, _)| key);
        // Of several names for one field the first that says something counts.
        let value = match value {
            Value::Object(map) => map.get("name").cloned().unwrap_or(Value::Null),
            value => value.clone(),
        };
        if !value.is_null() && record.get(known).is_none() {
            record.entries.push(Entry { key: known.to_owned(), value, line: 1, column: 1 });
        }
    }
    if cut {
        record.set(key::PARTIAL, "true");
    }
    Ok(record)
}

/// The text before "[+1234 chars]", which some services write for the rest.
fn cut_off(text: &str) -> (&str, bool) {
    let end = text.trim_end();
    let open = end.rfind("[+").filter(|_| end.ends_with(" chars]"));
    open.map_or((text, false), |open| (text[..open].trim_end_matches(['\u{2026}', '.', ' ']), true))
}

fn fault(path: &str, text: &str, error: &serde_json::Error) -> ReadError {
    let message = error.to_string();
    let tail = format!(" at line {} column {}", error.line(), error.column());
    let message = message.strip_suffix(&tail).unwrap_or(&message).to_owned();
    // serde_json counts bytes.
    let line = text.split('\n').nth(error.line().saturating_sub(1)).unwrap_or("");
    let column = line.char_indices().take_while(|(at, _)| at + 1 < error.column()).count() as u32 + 1;
    ReadError::at(path, error.line().max(1) as u32, column, Fault::Json(message))
}
