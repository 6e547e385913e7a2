//! Rule files written anew: what examples give, in the place of what they gave, and nothing else. In: a file's text and
//! new values. Out: the text with its comments, its order and its lines.

use crate::rule::locate::{self, Place};
use crate::rule::parser::{self, Value};
use crate::rule::scalar::OneOrMany;
use serde::Deserialize;
use std::ops::Range;

/// The text with `new` values of the `gives` at `place`; `None` where that cannot be done without touching more.
pub fn gives(text: &str, place: &Place, new: &[String]) -> Option<String> {
    let mut tree: Value = parser::from_str(text).ok()?;
    let node = place.of_mut(&mut tree)?;
    let old = OneOrMany::deserialize(&*node).ok()?;
    let written = written(new);
    *node = parser::from_str(&written).ok()?;
    let Range { start, end } = extent(text, place, &old.0)?;
    let renewed = format!("{}{written}{}", text.get(..start)?, text.get(end..)?);
    // Another reading of the text would be another file: the rest of it must be what it was.
    (parser::from_str::<Value>(&renewed).ok()? == tree).then_some(renewed)
}

/// From where to where the values stand.
fn extent(text: &str, place: &Place, old: &[String]) -> Option<Range<usize>> {
    let start = locate::node(text, place);
    let last = || {
        let last = old.len().checked_sub(1)?;
        scalar_end(text, &place.item(last), &old[last])
    };
    let rest = text.get(start..)?;
    let end = if rest.starts_with('[') {
        let from = if old.is_empty() { start } else { last()? };
        from + text[from..].find(']')? + 1
    } else if rest.starts_with("- ") {
        last()?
    } else {
        scalar_end(text, place, old.first()?)?
    };
    Some(start..end)
}

/// One past a scalar.
fn scalar_end(text: &str, place: &Place, value: &str) -> Option<usize> {
    let start = locate::node(text, place);
    let end = locate::inside(text, start, value, value.len());
    let quoted = text.get(start..)?.starts_with(['"', '\'']);
    (end > start).then_some(end + usize::from(quoted))
}

/// Values as a desk writes them.
fn written(values: &[String]) -> String {
    match values {
        [] => "none".to_owned(),
        [one] => scalar(one),
        all => format!("[{}]", all.iter().map(|value| scalar(value)).collect::<Vec<_>>().join(", ")),
    }
}

/// Without quotation marks where none are needed. JSON's are YAML's, too.
fn scalar(value: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || matches!(c, ' ' | '.' | '+' | '<' | '=' | '~' | '/' | '-');
    let reads_so = || {
        let read = parser::from_str(value).ok();
        read.and_then(|read: Value| OneOrMany::deserialize(&read).ok()).is_some_and(|read| read.0 == [value])
    };
    match value.chars().all(plain) && reads_so() {
        true => value.to_owned(),
        false => serde_json::Value::from(value).to_string(),
    }
}
