//! What a file format gives before its metadata are understood: entries as written, text, and where both stood.

use crate::model::anchor::Anchors;
use crate::model::article::Origin;
pub use crate::model::entry::Entry;
use crate::model::outcome::Notice;
use serde_json::Value;

/// The keys that hold an article's text, best first; they are no metadata.
pub const TEXT_KEYS: &[&str] = &["text", "maintext"];

/// What readers of structured formats call what they find, besides the keys of an article (`docs/input.md`): what
/// tells versions of one story apart, and what is kept out of the text.
pub mod key {
    /// When this version was made.
    pub const MODIFIED: &str = "modified";
    /// What names the story in all its versions.
    pub const URI: &str = "uri";
    /// The number of the version.
    pub const VERSION: &str = "version";
    /// May it be used?
    pub const STATUS: &str = "status";
    /// The slug line.
    pub const SLUG: &str = "slug";
    /// A note to editors.
    pub const NOTE: &str = "ednote";
    /// Where the reporter was.
    pub const DATELINE: &str = "dateline";
    /// Where the article says by metadata that its event was.
    pub const EVENT_PLACE: &str = "event_place";
    /// Captions of pictures.
    pub const CAPTION: &str = "caption";
    /// Is the text only a part of the article?
    pub const PARTIAL: &str = "partial";
}

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
    /// Where the words of the text stood, when it was decoded from markup.
    pub text_anchors: Anchors,
    /// The same for the title.
    pub title_anchors: Anchors,
    /// 1-based line of the record, where a file holds several.
    pub line: Option<u32>,
    /// Did a program write it? Then a date that is none is no slip of the user's, and does not stop the run.
    pub foreign: bool,
    /// What was left out, or read otherwise than one may think.
    pub notices: Vec<Notice>,
}

impl Record {
    /// Adds a piece of metadata, unless it is empty or known already.
    pub fn set(&mut self, key: &str, value: &str) {
        let value = value.split_whitespace().collect::<Vec<_>>().join(" ");
        if !value.is_empty() && self.get(key).is_none() {
            let line = self.line.unwrap_or(1);
            self.entries.push(Entry { key: key.to_owned(), value: Value::String(value), line, column: 1 });
        }
    }

    /// The text of an entry.
    pub fn get(&self, key: &str) -> Option<&str> {
        self.entries.iter().find(|entry| entry.key == key).and_then(|entry| entry.value.as_str())
    }
}
