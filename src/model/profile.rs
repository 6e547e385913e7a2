//! An article inside its batch: what is left of its features once furniture is gone, with numbers for keys that all
//! articles share. Made and used by `group`.

use crate::model::features::DayNumber;

/// Keys with a number each, sorted by key.
pub type Weights = Vec<(u32, f64)>;

/// Keys with a count each, sorted by key.
pub type Counts = Vec<(u32, u32)>;

/// How often an article says what, counted by place: title 3, lead 2, rest 1.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    /// Words.
    pub words: Counts,
    /// Proper words.
    pub proper: Counts,
    /// Pairs of capitalised words.
    pub pairs: Counts,
    /// Numbers with what they count.
    pub numbers: Counts,
    /// The words of the title, sorted.
    pub title: Vec<u32>,
    /// Days named near the top of the text, sorted.
    pub days: Vec<DayNumber>,
    /// When it was published.
    pub published: Option<DayNumber>,
}

/// The same, weighed by how rare each key is; lists are vectors of length 1, so that their product is a cosine.
#[derive(Clone, Debug, Default)]
pub struct Profile {
    /// Words.
    pub words: Weights,
    /// Proper words.
    pub proper: Weights,
    /// Numbers.
    pub numbers: Weights,
    /// Words of the title.
    pub title: Weights,
    /// Pairs of capitalised words, with their count by place (not a vector).
    pub pairs: Weights,
    /// The rarity of all proper words together.
    pub proper_mass: f64,
    /// Days named near the top of the text, sorted.
    pub days: Vec<DayNumber>,
    /// When it was published.
    pub published: Option<DayNumber>,
}
