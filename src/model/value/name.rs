//! A person's name, and what an article says beside it.

/// A person as one article names them. All mentions of one person in an article carry the same record, but for
/// `spelt`; how a single mention is written is the text under its span.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Name {
    /// The fullest form, as written, without titles.
    pub name: String,
    /// Titles and ranks written before it.
    pub title: Option<String>,
    /// Age in years.
    pub age: Option<u8>,
    /// The office that an apposition gives them ("head of US Central Command").
    pub office: Option<String>,
    /// How this mention spells the name, when it has other letters than the rest of the article.
    pub spelt: Option<String>,
}
