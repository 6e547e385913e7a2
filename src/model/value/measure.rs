//! Units of measure: a name and what it is of the base unit of its dimension, so that miles meet kilometres.

/// The unit of times of day, in minutes past midnight: a dimension of its own, which begins anew after [`DAY`].
pub const TIME_OF_DAY: &str = "minute of the day";

/// The minutes of a day.
pub const DAY: f64 = 1440.0;

/// A unit, as a row of `rules/lexicon/unit.tsv` has it.
#[derive(Clone, Debug, PartialEq)]
pub struct Unit {
    /// Its normal form ("km").
    pub name: String,
    /// What it measures ("length"); measures of two dimensions are not compared.
    pub dimension: String,
    /// How many base units of the dimension it is (1000 for km).
    pub factor: f64,
}

impl Unit {
    /// A unit that no list knows is a dimension of its own ("magnitude").
    pub fn own(name: &str) -> Self {
        Self { name: name.to_owned(), dimension: name.to_owned(), factor: 1.0 }
    }
}
