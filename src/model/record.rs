//! What a file format gives before its metadata are understood: entries as written, text, and where both stood.

use crate::model::article::Origin;
pub use crate::model::entry::Entry;
use serde_json::Value;

/// The keys that hold an article's text, best first; they are no metadata.
pub const TEXT_KEYS: &[&str] = &["text", "maintext"];

/// What a value is called in messages.
pub fn type_name(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "true or false",
        Value::Number(_) => "a number",
        Value::String(_) => "a text",
        Value::Array(_) => "a list",
        Value::Object(_) => "a mapping",
    }
}

/// An article as a file format gives it.
#[derive(Clone, Debug, Default)]
pub struct Record {
    /// Metadata, in the order of the file.
    pub entries: Vec<Entry>,
    /// The text; positions point into it.
    pub text: String,
    /// The text with markup blanked out, of the same length; `None` for the text itself.
    pub readable: Option<String>,
    /// Where the text stood.
    pub text_origin: Origin,
    /// Where the title stood.
    pub title_origin: Origin,
    /// 1-based line of the record, where a file holds several.
    pub line: Option<u32>,
}
