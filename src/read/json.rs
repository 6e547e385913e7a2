//! A line of JSON Lines in, a record out: an object with a `text` (or `maintext`). A line that cannot be read does not
//! stop the next.

use crate::model::article::Origin;
use crate::model::record::{Entry, Record, TEXT_KEYS, type_name};
use crate::read::dump;
use crate::read::error::{Fault, ReadError};
use serde_json::{Map, Value};

/// The lines of a file and their numbers. Blank ones are passed over.
pub fn lines(bytes: &[u8]) -> Vec<(u32, &[u8])> {
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    let lines = (1..).zip(bytes.split(|b| *b == b'\n'));
    lines.filter(|(_, line)| !line.iter().all(u8::is_ascii_whitespace)).collect()
}

/// Does a text of unknown format begin as JSON Lines do?
pub fn looks_like_json(bytes: &[u8]) -> bool {
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    let mut seen = bytes.iter().filter(|b| !b.is_ascii_whitespace());
    seen.next() == Some(&b'{') && seen.next() == Some(&b'"')
}

/// The record of a line, or why it gives none.
pub fn record(path: &str, line: u32, bytes: &[u8]) -> Result<Record, ReadError> {
    let written = std::str::from_utf8(bytes).map_err(|error| {
        let offset = error.valid_up_to();
        let fault = Fault::NotUtf8 { offset, byte: bytes.get(offset).copied().unwrap_or(0) };
        ReadError::at(path, line, column(&bytes[..offset]), fault)
    })?;
    let map: Map<String, Value> =
        serde_json::from_str(written).map_err(|error| fault(path, line, bytes, &error))?;
    let columns = columns(written);
    let origin = Origin { offset: 0, line, column: 0, lines: false };
    if !map.keys().any(|key| is_text(key)) && dump::is_article(&map) {
        let record = dump::record(path, &map)?;
        return Ok(Record { line: Some(line), title_origin: origin, text_origin: origin, ..record });
    }
    let mut record = Record { line: Some(line), ..Record::default() };
    (record.title_origin, record.text_origin) = (origin, origin);
    let mut text: Option<String> = None;
    for (key, value) in map {
        let column = columns.iter().rfind(|(k, _)| *k == key).map_or(1, |(_, column)| *column);
        match value {
            Value::Null if is_text(&key) => {}
            Value::String(value) if is_text(&key) => {
                if text.is_none() || key == "text" {
                    text = Some(value);
                }
            }
            value if is_text(&key) => {
                let found = type_name(&value);
                let fault = Fault::Type { key, expected: "a text", found };
                return Err(ReadError::at(path, line, column, fault));
            }
            value => record.entries.push(Entry { key, value, line, column }),
        }
    }
    record.text = text.filter(|t| t != "None").ok_or_else(|| ReadError::at(path, line, 1, Fault::NoText))?;
    match record.text.trim().is_empty() {
        true => Err(ReadError::at(path, line, 1, Fault::Empty)),
        false => Ok(record),
    }
}

fn is_text(key: &str) -> bool {
    TEXT_KEYS.contains(&key)
}

fn fault(path: &str, line: u32, bytes: &[u8], error: &serde_json::Error) -> ReadError {
    let message = error.to_string();
    let tail = format!(" at line {} column {}", error.line(), error.column());
    let message = message.strip_suffix(&tail).unwrap_or(&message);
    // serde_json counts bytes, and names the last one it took.
    let at = error.column().saturating_sub(1).min(bytes.len());
    ReadError::at(path, line, column(&bytes[..at]), Fault::Json(message.to_owned()))
}

/// 1-based column in characters of what follows `before` on its line.
fn column(before: &[u8]) -> u32 {
    before.iter().filter(|b| (**b as i8) >= -0x40).count() as u32 + 1
}

/// The keys of an object, which is known to be well-formed, and the column of each value.
fn columns(line: &str) -> Vec<(String, u32)> {
    let mut found = Vec::new();
    let (mut depth, mut chars) = (0u32, 0u32);
    let (mut string, mut escaped) = (None, false);
    let mut key: Option<&str> = None;
    for (at, c) in line.char_indices() {
        chars += 1;
        if let Some(start) = string {
            match c {
                _ if escaped => escaped = false,
                '\\' => escaped = true,
                '"' => {
                    string = None;
                    key = (depth == 1).then(|| &line[start..=at]);
                }
                _ => {}
            }
            continue;
        }
        match c {
            '"' => string = Some(at),
            '{' | '[' => depth += 1,
            '}' | ']' => depth = depth.saturating_sub(1),
            ':' if depth == 1 => {
                let space = line[at + 1..].chars().take_while(|c| c.is_whitespace()).count() as u32;
                let key = key.take().and_then(|key| serde_json::from_str(key).ok());
                found.extend(key.map(|key| (key, chars + space + 1)));
            }
            _ => {}
        }
    }
    found
}
