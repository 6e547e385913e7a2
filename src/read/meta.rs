//! A record in, an article out: which metadata key means what, in the words of the contract and of common dumps. It
//! reads no files and no text.

use crate::model::article::{Article, Basis, Meta, Published};
use crate::model::outcome::Notice;
use crate::model::published::{NotADate, leading_date, published};
use crate::model::record::{Entry, Record, TEXT_KEYS, key, type_name};
use crate::read::error::{Fault, ReadError};
use crate::read::when::when;
use crate::read::{marker, versions};
use serde_json::Value;

/// The keys of an article, and other names for each that dumps use, best first. The first name wins when a record has
/// several.
const KEYS: &[(&str, &[&str])] = &[
    ("id", &[]),
    ("title", &[]),
    ("source", &["source_domain"]),
    ("author", &["authors"]),
    ("published", &["date_publish", "date"]),
    ("url", &[]),
    ("event", &[]),
];

/// What front matter says to the tool itself.
const SETTINGS: &str = "claimdiff";

/// Keys that writers use for one of ours without a slip of the finger.
const SYNONYMS: &[(&str, &str)] = &[
    ("headline", "title"),
    ("outlet", "source"),
    ("byline", "author"),
    ("pubdate", "published"),
    ("link", "url"),
];

/// The article of a record. `id` is used when the record names none. What its keys look like slips goes to `notices`.
pub fn article(
    path: &str,
    id: String,
    record: Record,
    notices: &mut Vec<Notice>,
) -> Result<Article, ReadError> {
    let mut meta = Meta::default();
    let (mut own_id, mut title) = (None, None);
    for (key, others) in KEYS {
        let Some((entry, value)) = value(path, &record, key, others)? else { continue };
        match *key {
            "id" => own_id = Some(value.trim().to_owned()),
            "title" => title = Some(value),
            "source" => meta.source = Some(value.trim().to_owned()),
            "author" => meta.author = Some(value.trim().to_owned()),
            "url" => meta.url = Some(value.trim().to_owned()),
            "event" => meta.event = Some(value.trim().to_owned()),
            _ => match time(&value) {
                Ok(published) => meta.published = Some(published),
                // `date` is not ours, and may be anything.
                Err(_) if entry.key == "date" => {}
                Err(error) if record.foreign => notices.push(no_time(path, entry, &error)),
                Err(error) => {
                    let fault = Fault::Date { key: entry.key.clone(), message: error.to_string() };
                    return Err(ReadError::at(path, entry.line, entry.column, fault));
                }
            },
        }
    }
    notices.extend(record.notices);
    for entry in record.entries.iter().filter(|entry| !is_known(&entry.key) && !entry.value.is_null()) {
        // Only a desk writes front matter; records come from anywhere and settle nothing.
        if entry.key == SETTINGS && record.line.is_none() && !record.foreign && entry.value.is_object() {
            meta.settings = Some(entry.clone());
            continue;
        }
        if !record.foreign {
            notices.extend(slip(path, entry));
        }
        meta.other.insert(entry.key.clone(), written(&entry.value));
    }
    let line = title.as_deref().unwrap_or("");
    meta.edition = versions::edition(&meta, line);
    let headline = marker::mark(line).map_or(0..line.len(), |mark| mark.headline);
    let before = &line[..headline.start];
    meta.partial = meta.other.get(key::PARTIAL).is_some_and(|is| is == "true");
    let modified = [key::MODIFIED, "date_modify"].iter().find_map(|key| meta.other.get(*key));
    meta.modified = modified.and_then(|written| time(written).ok());
    notices.extend(changed_before_published(&meta).then(|| Notice {
        code: "modified-before-published".to_owned(),
        place: id.clone(),
        message: "the metadata say that it was changed before it was published".to_owned(),
    }));
    let lead = leading_date(&record.text);
    meta.published = meta.published.or(lead.as_ref().map(|(published, _)| *published));
    let readable = match lead {
        // The leading date is metadata; to a rule it would look like a day in the first sentence.
        Some((_, range)) => {
            let mut text = record.readable.unwrap_or_else(|| record.text.clone());
            text.replace_range(range.clone(), &" ".repeat(range.len()));
            Some(text)
        }
        None => record.readable,
    };
    let mut article = Article::new(own_id.unwrap_or(id), path.to_owned(), &line[headline], &record.text)
        .with_origins(record.title_origin.behind(before), record.text_origin)
        .with_anchors(record.title_anchors.behind(before.len()), record.text_anchors);
    article.meta = meta;
    Ok(match readable {
        Some(readable) => article.with_readable(&readable),
        None => article,
    })
}

/// A time as people write it, or as formats do.
fn time(written: &str) -> Result<Published, NotADate> {
    published(written, Basis::Metadata).or_else(|error| match when(written) {
        Some(time) => published(&time, Basis::Metadata),
        None => Err(error),
    })
}

fn no_time(path: &str, entry: &Entry, error: &NotADate) -> Notice {
    Notice {
        code: "date".to_owned(),
        place: path.to_owned(),
        message: format!("`{}` of its metadata is not used: {error}", entry.key),
    }
}

fn changed_before_published(meta: &Meta) -> bool {
    let Some((modified, published)) = meta.modified.zip(meta.published) else { return false };
    match modified.instant.zip(published.instant) {
        Some((modified, published)) => modified < published,
        None => modified.day < published.day,
    }
}

/// The value of a key or of another name for it, and its entry; `None` where all are missing.
fn value<'a>(
    path: &str,
    record: &'a Record,
    key: &str,
    others: &[&str],
) -> Result<Option<(&'a Entry, String)>, ReadError> {
    for name in std::iter::once(&key).chain(others) {
        let Some(entry) = record.entries.iter().find(|entry| entry.key == *name) else { continue };
        if let Some(text) = text(path, entry, record.foreign)? {
            return Ok(Some((entry, text)));
        }
    }
    Ok(None)
}

/// A value as text. Missing: null, the empty string, and the string "None", which dumps write for null.
fn text(path: &str, entry: &Entry, foreign: bool) -> Result<Option<String>, ReadError> {
    let text = match &entry.value {
        Value::Null => return Ok(None),
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        Value::Array(items) if items.iter().all(Value::is_string) => {
            items.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(", ")
        }
        // What programs write otherwise is kept as it is, and not used.
        _ if foreign => return Ok(None),
        other => {
            let fault = Fault::Type { key: entry.key.clone(), expected: "a text", found: type_name(other) };
            return Err(ReadError::at(path, entry.line, entry.column, fault));
        }
    };
    // White space at the ends stays: positions count from the start of the text as it was written.
    Ok((!text.trim().is_empty() && text.trim() != "None").then_some(text))
}

fn written(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

fn is_known(key: &str) -> bool {
    TEXT_KEYS.contains(&key) || KEYS.iter().any(|(name, others)| *name == key || others.contains(&key))
}

/// A notice for a key that is nearly one of ours: one slip in a short key, two in a longer one.
fn slip(path: &str, entry: &Entry) -> Option<Notice> {
    let folded = entry.key.to_lowercase();
    let synonym = SYNONYMS.iter().find(|(word, _)| *word == folded).map(|(_, key)| *key);
    let near = || {
        let distance = |key: &str| strsim::damerau_levenshtein(&folded, key);
        KEYS.iter()
            .map(|(key, _)| *key)
            .filter(|key| distance(key) <= key.len() / 4)
            .min_by_key(|key| distance(key))
    };
    let key = synonym.or_else(near)?;
    Some(Notice {
        code: "unknown-key".to_owned(),
        place: format!("{path}:{}:1", entry.line),
        message: format!("`{}` is not used; did you mean `{key}`?", entry.key),
    })
}
