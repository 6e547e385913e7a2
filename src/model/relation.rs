//! How two values relate: the words that every comparator answers with.

use serde::Serialize;

/// The relation of A to B, for places, dates and counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Relation {
    /// Both say the same.
    Same,
    /// A lies within B.
    Within,
    /// A holds B.
    Contains,
    /// They share a part.
    Overlaps,
    /// Both cannot be true.
    Disjoint,
    /// Not enough is known of one of them.
    Unknown,
}

impl Relation {
    /// The relation of B to A.
    pub fn mirror(self) -> Self {
        match self {
            Relation::Within => Relation::Contains,
            Relation::Contains => Relation::Within,
            same => same,
        }
    }

    /// The word of the contract.
    pub fn name(self) -> &'static str {
        match self {
            Relation::Same => "same",
            Relation::Within => "within",
            Relation::Contains => "contains",
            Relation::Overlaps => "overlaps",
            Relation::Disjoint => "disjoint",
            Relation::Unknown => "unknown",
        }
    }

    /// 1 same, .75 within or contains, .5 overlaps, 0 disjoint; none when nothing is known.
    pub fn score(self) -> Option<f64> {
        match self {
            Relation::Same => Some(1.0),
            Relation::Within | Relation::Contains => Some(0.75),
            Relation::Overlaps => Some(0.5),
            Relation::Disjoint => Some(0.0),
            Relation::Unknown => None,
        }
    }
}
