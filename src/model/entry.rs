//! A piece of metadata as it stands in a file, before anybody knows what its key means.

use serde_json::Value;

/// One piece of metadata as written.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Its key.
    pub key: String,
    /// Its value.
    pub value: Value,
    /// 1-based line of the value.
    pub line: u32,
    /// 1-based column of the value, in characters.
    pub column: u32,
}
