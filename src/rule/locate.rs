//! Where a node of a YAML document stands in its text. In: the text and the way to a node (`rules[2].any[0]`). Out: a
//! byte. Used only when something is wrong.
//!
//! The parser keeps no positions, but an error that a visitor raises carries that of the node it visits. So the
//! document is walked once more and the visitor fails on purpose when it stands on the node: exact for quoted, folded
//! and aliased scalars alike, where a search for the text would find the wrong one of two that are equal.

use crate::rule::parser::{self, Value};
use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use std::fmt;

/// The way from the document to a node.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place(Vec<Step>);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Step {
    Key(String),
    Item(usize),
}

impl Place {
    /// The document.
    pub fn root() -> Self {
        Self::default()
    }

    /// The value of a key here.
    pub fn key(&self, key: &str) -> Self {
        self.with(Step::Key(key.to_owned()))
    }

    /// An item of the list here.
    pub fn item(&self, number: usize) -> Self {
        self.with(Step::Item(number))
    }

    /// The node that holds this one.
    pub fn above(&self) -> Self {
        Self(self.0[..self.0.len().saturating_sub(1)].to_vec())
    }

    /// The nearest place from here upward that a key leads to.
    pub fn nearest_key(&self) -> Self {
        let keys = self.0.iter().rposition(|step| matches!(step, Step::Key(_))).map_or(0, |at| at + 1);
        Self(self.0[..keys].to_vec())
    }

    /// The key that leads here, unless it is an item.
    pub fn last_key(&self) -> Option<&str> {
        match self.0.last()? {
            Step::Key(key) => Some(key),
            Step::Item(_) => None,
        }
    }

    /// How many steps lead here.
    pub fn depth(&self) -> usize {
        self.0.len()
    }

    /// The node of a tree that stands here.
    pub fn of_mut<'v>(&self, tree: &'v mut Value) -> Option<&'v mut Value> {
        self.0.iter().try_fold(tree, |node, step| match step {
            Step::Key(key) => node.get_mut(key.as_str()),
            Step::Item(number) => node.get_mut(*number),
        })
    }

    fn with(&self, step: Step) -> Self {
        Self(self.0.iter().cloned().chain([step]).collect())
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().enumerate().try_for_each(|(n, step)| match step {
            Step::Key(key) => write!(f, "{}{key}", if n > 0 { "." } else { "" }),
            Step::Item(number) => write!(f, "[{number}]"),
        })
    }
}

/// The byte where the node at `place` begins, or the nearest node above it that is there. A place inside a list may
/// also lead to a lone value that stands for a list of one.
pub fn node(text: &str, place: &Place) -> usize {
    seek(text, Seek { rest: &place.0, on_key: false })
}

/// The byte where the key that leads to `place` begins.
pub fn key(text: &str, place: &Place) -> usize {
    seek(text, Seek { rest: &place.0, on_key: true })
}

fn seek(text: &str, seek: Seek) -> usize {
    let stopped = seek.deserialize(parser::Deserializer::from_str(text)).err();
    stopped.and_then(|error| error.location()).map_or(0, |place| place.index())
}

/// Walks to a node and fails there.
#[derive(Clone, Copy)]
struct Seek<'p> {
    rest: &'p [Step],
    on_key: bool,
}

impl<'de> DeserializeSeed<'de> for Seek<'_> {
    type Value = ();
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Seek<'_> {
    type Value = ();

    // What every scalar comes to, as serde refuses it: the error that is wanted.
    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("nothing")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let Some((Step::Key(wanted), rest)) = self.rest.split_first() else { return Err(here()) };
        while let Some(found) = map.next_key_seed(KeySeek { wanted, fail: self.on_key && rest.is_empty() })? {
            if found {
                map.next_value_seed(Seek { rest, ..self })?;
            } else {
                map.next_value::<IgnoredAny>()?;
            }
        }
        Err(here())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<(), A::Error> {
        let Some((Step::Item(wanted), rest)) = self.rest.split_first() else { return Err(here()) };
        for _ in 0..*wanted {
            seq.next_element::<IgnoredAny>()?;
        }
        seq.next_element_seed(Seek { rest, ..self })?;
        Err(here())
    }
}

/// Is it the key? On the last step of a search for a key, fails on it.
struct KeySeek<'p> {
    wanted: &'p str,
    fail: bool,
}

impl<'de> DeserializeSeed<'de> for KeySeek<'_> {
    type Value = bool;
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<bool, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for KeySeek<'_> {
    type Value = bool;
    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a key")
    }
    fn visit_str<E: Error>(self, key: &str) -> Result<bool, E> {
        if self.fail && key == self.wanted { Err(here()) } else { Ok(key == self.wanted) }
    }
}

fn here<E: Error>() -> E {
    E::custom("here")
}

/// The byte in `text` of byte `at` of a scalar's value, when the scalar begins at `start`: past its quotation mark,
/// escapes and folded lines. Where that cannot be told, `start` itself: on the scalar's line in any case.
pub fn inside(text: &str, start: usize, value: &str, at: usize) -> usize {
    let scalar = text.get(start..).unwrap_or("");
    value.get(..at).and_then(|before| skip(scalar, before)).map_or(start, |len| start + len)
}

/// How many bytes of a written scalar stand for `value`, its beginning.
fn skip(scalar: &str, value: &str) -> Option<usize> {
    let mut rest = scalar;
    while rest.starts_with(['&', '!']) {
        rest = rest[rest.find(char::is_whitespace)?..].trim_start();
    }
    let style = rest.chars().next()?;
    match style {
        '"' | '\'' => rest = &rest[1..],
        '|' | '>' => rest = rest[rest.find('\n')?..].trim_start(),
        _ => {}
    }
    let mut value = value;
    while let Some(wanted) = value.chars().next() {
        let mut taken = wanted.len_utf8();
        if style == '"' && rest.starts_with('\\') {
            match escape(rest)? {
                (Some(c), len) if c == wanted => rest = &rest[len..],
                (None, len) => (rest, taken) = (rest[len..].trim_start(), 0),
                _ => return None,
            }
        } else if style == '\'' && wanted == '\'' {
            rest = rest.strip_prefix("''")?;
        } else if wanted.is_whitespace() && rest.starts_with(char::is_whitespace) {
            // A run of blanks may be folded: lines and indentation become one space.
            rest = rest.trim_start();
            taken = value.len() - value.trim_start().len();
        } else {
            rest = rest.strip_prefix(wanted)?;
        }
        value = &value[taken..];
    }
    while style == '"' && rest.starts_with('\\') {
        // An escaped line end stands for nothing: what is meant begins behind it.
        let Some((None, len)) = escape(rest) else { break };
        rest = rest[len..].trim_start();
    }
    Some(scalar.len() - rest.len())
}

/// The character that an escape stands for, none for an escaped line end, and its length.
fn escape(rest: &str) -> Option<(Option<char>, usize)> {
    let letter = rest.chars().nth(1)?;
    let hex = |len: usize| {
        let code = u32::from_str_radix(rest.get(2..2 + len)?, 16).ok()?;
        Some((Some(char::from_u32(code)?), 2 + len))
    };
    match letter {
        'x' => hex(2),
        'u' => hex(4),
        'U' => hex(8),
        'n' => Some((Some('\n'), 2)),
        't' => Some((Some('\t'), 2)),
        '\n' | '\r' => Some((None, 2)),
        '"' | '\\' | '/' | ' ' | '\t' => Some((Some(letter), 2)),
        _ => None,
    }
}
