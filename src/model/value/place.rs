//! A place as an article names it, with all readings that the context leaves open.

/// A named place and how the phrase modifies it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Place {
    /// As shown to people: "eastern Syria", "Aleppo region".
    pub name: String,
}
