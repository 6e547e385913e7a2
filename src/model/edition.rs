//! Which story an article is a version of, and what became of that version.

/// What the publisher says of a version.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Status {
    /// It may be used.
    #[default]
    Usable,
    /// It puts right what an earlier version had wrong.
    Correction,
    /// Withheld, cancelled or killed: nothing of it may be used.
    Withdrawn,
}

/// A version of a story.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Edition {
    /// What all versions of the story share: a URI, or its slug line without the words that count versions.
    pub story: Option<String>,
    /// Its number, where versions are counted.
    pub number: Option<u32>,
    /// What the publisher says of it.
    pub status: Status,
}

/// Why the claims of an article do not stand any more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Retired {
    /// A newer version stands: its article's id.
    Replaced(String),
    /// A newer version stands, and says that this one was wrong: its article's id.
    Corrected(String),
    /// The publisher withdrew it.
    Withdrawn,
}
