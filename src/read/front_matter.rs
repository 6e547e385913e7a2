//! The head of a text file: YAML between `---` lines. In: the text of a file. Out: its entries with their places, and
//! where the body begins. It does not know what the keys mean.

use crate::model::record::Entry;
use crate::read::error::{Fault, ReadError};
use crate::rule::parser;
use crate::rule::source::too_deep;
use serde_json::{Map, Value};

/// Larger heads are refused before they are parsed: real ones have a few hundred bytes.
pub const MAX_SIZE: usize = 64 * 1024;

/// Deeper brackets are refused before they are parsed: serde_yaml needs 38 s for 200 kB of them.
pub const MAX_DEPTH: usize = 16;

/// A file's head.
#[derive(Debug, Default)]
pub struct Head {
    /// Its entries in the order of the file; empty when there is no front matter.
    pub entries: Vec<Entry>,
    /// Where the body begins in the text.
    pub body: usize,
    /// 1-based line on which the body begins.
    pub line: u32,
}

/// Reads the head of `text`, the text of a file without byte order mark.
pub fn head(path: &str, text: &str) -> Result<Head, ReadError> {
    let Some((yaml, body)) = split(path, text)? else { return Ok(Head { line: 1, ..Head::default() }) };
    check_depth(path, yaml)?;
    // A blank first line stands for the `---`, so that the parser counts lines as the file does.
    let parsed = |yaml: &str| parser::from_str::<Value>(&format!("\n{yaml}"));
    let read = parsed(yaml).or_else(|error| parsed(&quoted(yaml)).map_err(|_| fault(path, yaml, &error)))?;
    let map = match read {
        Value::Object(map) => map,
        Value::Null => Map::new(),
        _ => {
            let fault = Fault::FrontMatter("it takes lines of `key: value`".to_owned());
            return Err(ReadError::at(path, 2, 1, fault));
        }
    };
    let places = places(yaml);
    if let Some((line, key)) = repeated(&places) {
        return Err(ReadError::at(path, line, 1, Fault::FrontMatter(format!("`{key}` stands there twice"))));
    }
    let entries = map.into_iter().map(|(key, value)| {
        let (line, column) = places.iter().find(|p| p.key == key).map_or((1, 1), |p| (p.line, p.column));
        Entry { key, value, line, column }
    });
    let line = 1 + text[..body].matches('\n').count() as u32;
    Ok(Head { entries: entries.collect(), body, line })
}

/// Where the value of the top-level entry at `line` stands verbatim in the head of `text`: byte offset and characters
/// before it on the line. `None` when it is written with escapes or over several lines.
pub fn verbatim(text: &str, line: u32, value: &str) -> Option<(usize, u32)> {
    let start = text.match_indices('\n').nth(line.checked_sub(2)? as usize)?.0 + 1;
    let written = text[start..].lines().next()?;
    let colon = written.find(':')? + 1;
    let rest = written[colon..].trim_start();
    let quote = rest.starts_with(['"', '\'']) as usize;
    let at = written.len() - rest.len() + quote;
    let tail = written.get(at..)?.strip_prefix(value)?.trim_start_matches(['"', '\'']).trim();
    // Only a comment may follow, or the value would go on.
    (tail.is_empty() || tail.starts_with('#')).then(|| (start + at, written[..at].chars().count() as u32))
}

/// The YAML (after the first line) and where the body begins. A text that merely opens with a dashed line has none.
fn split<'a>(path: &str, text: &'a str) -> Result<Option<(&'a str, usize)>, ReadError> {
    let Some(first) = text.find('\n').filter(|end| text[..*end].trim_end() == "---") else { return Ok(None) };
    let start = first + 1;
    let mut at = start;
    for line in text[start..].split_inclusive('\n') {
        if at - start > MAX_SIZE {
            break;
        }
        let past = at + line.len();
        if matches!(line.trim_end(), "---" | "...") {
            return Ok(Some((&text[start..at], past)));
        }
        at = past;
    }
    if !looks_like_yaml(&text[start..]) {
        return Ok(None);
    }
    let fault = match at - start > MAX_SIZE {
        true => Fault::FrontMatterSize(MAX_SIZE),
        false => Fault::FrontMatter("opened on line 1 and never closed; end it with a line `---`".to_owned()),
    };
    Err(ReadError::at(path, 1, 1, fault))
}

/// Does the first line that is neither blank nor a comment begin with `key:`?
fn looks_like_yaml(text: &str) -> bool {
    let line = text.lines().take(100).find(|line| !line.trim().is_empty() && !line.starts_with('#'));
    line.is_some_and(|line| key_of(line).is_some() || line.starts_with(['[', '{', '-']))
}

/// The key of a line `key: ...` or `"key": ...`, and the byte behind its colon.
fn key_of(line: &str) -> Option<(&str, usize)> {
    let colon = line.find(':')?;
    let key = line[..colon].trim_matches(['"', '\'']);
    let plain = key.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | ' ' | '.'));
    let ends = line[colon + 1..].chars().next().is_none_or(char::is_whitespace);
    (plain && ends && key.starts_with(char::is_alphanumeric) && key.len() <= 64).then_some((key, colon + 1))
}

/// The YAML with quotation marks around values that hold a colon, as headlines do ("title: Dam: two dead"): strictly that
/// is an error, and can mean nothing else.
fn quoted(yaml: &str) -> String {
    let mut out = String::with_capacity(yaml.len() + 16);
    for line in yaml.split_inclusive('\n') {
        match key_of(line).map(|(_, colon)| (line[..colon].trim_end(), line[colon..].trim())) {
            Some((key, value)) if value.contains(": ") && value.starts_with(char::is_alphanumeric) => {
                out.push_str(&format!("{key} '{}'\n", value.replace('\'', "''")));
            }
            _ => out.push_str(line),
        }
    }
    out
}

fn check_depth(path: &str, yaml: &str) -> Result<(), ReadError> {
    let Some(at) = too_deep(yaml, MAX_DEPTH) else { return Ok(()) };
    let (line, column) = place(yaml, at);
    Err(ReadError::at(path, line, column, Fault::FrontMatterDepth(MAX_DEPTH)))
}

/// Line and column in the file of byte `at` of the YAML.
fn place(yaml: &str, at: usize) -> (u32, u32) {
    let before = &yaml[..at];
    let start = before.rfind('\n').map_or(0, |i| i + 1);
    (before.matches('\n').count() as u32 + 2, before[start..].chars().count() as u32 + 1)
}

struct Place<'a> {
    key: &'a str,
    line: u32,
    column: u32,
}

/// Where the top-level keys stand, and the column of what follows each.
fn places(yaml: &str) -> Vec<Place<'_>> {
    let keyed = yaml.lines().enumerate().filter_map(|(i, line)| key_of(line).map(|found| (i, line, found)));
    keyed
        .map(|(i, line, (key, colon))| {
            let space = line[colon..].len() - line[colon..].trim_start().len();
            let column = line[..colon + space].chars().count() + 1;
            Place { key, line: i as u32 + 2, column: column as u32 }
        })
        .collect()
}

fn repeated<'a>(places: &[Place<'a>]) -> Option<(u32, &'a str)> {
    let again = |(i, place): &(usize, &Place<'a>)| places[..*i].iter().any(|before| before.key == place.key);
    places.iter().enumerate().find(again).map(|(_, place)| (place.line, place.key))
}

/// A parser's fault, at its place in the file.
fn fault(path: &str, yaml: &str, error: &parser::Error) -> ReadError {
    let mut message = error.to_string();
    let mut place = error.location().map_or((1, 1), |found| (found.line() as u32, found.column() as u32));
    message = message.replace(&format!(" at line {} column {}", place.0, place.1), "");
    // What is never closed is found at the end of the input, where nobody can mend it: go where it was opened.
    let opened = last_place(&message).filter(|_| place.0 > yaml.lines().count() as u32 + 1);
    if let Some((at, opened)) = opened {
        place = opened;
        message.truncate(at);
    }
    if message.starts_with("mapping values are not allowed") {
        message.push_str("; put a value that holds a colon between quotation marks");
    }
    ReadError::at(path, place.0, place.1, Fault::FrontMatter(message))
}

/// Where " at line L column C" ends a message, and L and C.
fn last_place(message: &str) -> Option<(usize, (u32, u32))> {
    let at = message.rfind(" at line ")?;
    let (line, column) = message[at + " at line ".len()..].split_once(" column ")?;
    Some((at, (line.parse().ok()?, column.parse().ok()?)))
}
