//! A person's name, and what an article says beside it.

/// A person as one article names them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Name {
    /// The fullest form, as written, without titles.
    pub name: String,
    /// Titles and ranks written before it.
    pub title: Option<String>,
    /// Age in years.
    pub age: Option<u8>,
}
