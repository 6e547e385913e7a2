//! The baseline file: what an earlier run found. In: a path. Out: its entries; and back. JSON, an entry a finding, sorted,
//! so that a change of it reads well in a review.

use crate::model::policy::Known;
use serde::{Deserialize, Serialize};
use std::path::Path;

/// The number of the file's layout.
const SCHEMA: u32 = 1;

/// Its name, where none is given.
pub const NAME: &str = "claimdiff-baseline.json";

/// More is no baseline: it is held in memory.
const LARGEST: u64 = 256 * 1024 * 1024;

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct BaselineFile {
    schema: u32,
    findings: Vec<Entry>,
}

#[derive(Serialize, Deserialize, PartialEq, Eq, PartialOrd, Ord)]
#[serde(deny_unknown_fields)]
struct Entry {
    kinds: Vec<String>,
    #[serde(rename = "type")]
    finding_type: String,
    fingerprint: String,
    message: String,
    pairs: Vec<(String, String)>,
    articles: Vec<String>,
}

/// Reads the entries of a baseline.
pub fn read(path: &Path) -> Result<Vec<Known>, String> {
    let io = |error: std::io::Error| match error.kind() {
        std::io::ErrorKind::NotFound => "no such file; `claimdiff baseline write` makes one".to_owned(),
        _ => format!("cannot be read: {error}"),
    };
    let size = std::fs::metadata(path).map_err(io)?.len();
    if size > LARGEST {
        return Err(format!("{size} bytes; a baseline has at most {LARGEST}"));
    }
    let bytes = std::fs::read(path).map_err(io)?;
    let file: BaselineFile =
        serde_json::from_slice(&bytes).map_err(|error| format!("is no baseline: {error}"))?;
    if file.schema != SCHEMA {
        return Err(format!("has schema {}; this version reads {SCHEMA}", file.schema));
    }
    let known = |entry: Entry| Known {
        fingerprint: entry.fingerprint,
        kinds: entry.kinds,
        finding_type: entry.finding_type,
        message: entry.message,
        pairs: entry.pairs.into_iter().map(|(a, b)| if a <= b { (a, b) } else { (b, a) }).collect(),
        articles: entry.articles.into_iter().collect(),
    };
    Ok(file.findings.into_iter().map(known).collect())
}

/// The text of a baseline.
pub fn text(entries: &[Known]) -> Result<String, serde_json::Error> {
    let entry = |known: &Known| Entry {
        kinds: known.kinds.clone(),
        finding_type: known.finding_type.clone(),
        fingerprint: known.fingerprint.clone(),
        message: known.message.clone(),
        pairs: known.pairs.iter().cloned().collect(),
        articles: known.articles.iter().cloned().collect(),
    };
    let mut findings: Vec<Entry> = entries.iter().map(entry).collect();
    findings.sort();
    findings.dedup();
    Ok(format!("{}\n", serde_json::to_string_pretty(&BaselineFile { schema: SCHEMA, findings })?))
}
