//! What many articles repeat without telling it: lines that a site puts around every story, and tails of headlines
//! that name the outlet. In: the features of the batch. Out: the hashes of such lines and tails.

use crate::model::features::{DayNumber, Features};
use std::collections::BTreeMap;

/// A line that stands in this many articles may be furniture.
const ARTICLES: usize = 2;

/// ... if their days of publication lie further apart than this: sentences of a wire story are printed by many papers
/// too, but within days.
const SPREAD: DayNumber = 30;

/// Shorter lines ("He was 34.") recur by chance.
const SHORT: u32 = 20;

/// A tail that stands in this many headlines is no part of what they say.
const TAILS: usize = 2;

/// Hashes of segments, sorted.
#[derive(Clone, Debug, Default)]
pub struct Furniture {
    lines: Vec<u64>,
    tails: Vec<u64>,
}

impl Furniture {
    /// Is a sentence with this hash furniture?
    pub fn is_line(&self, hash: u64) -> bool {
        self.lines.binary_search(&hash).is_ok()
    }

    /// Is the tail of a headline with this hash furniture?
    pub fn is_tail(&self, hash: u64) -> bool {
        self.tails.binary_search(&hash).is_ok()
    }
}

/// Finds the furniture of a batch.
pub fn furniture(batch: &[&Features]) -> Furniture {
    let mut lines: Vec<(u64, DayNumber)> = Vec::new();
    let mut tails: BTreeMap<u64, usize> = BTreeMap::new();
    for features in batch {
        if let Some(day) = features.published {
            let long = features.segments.iter().filter(|segment| segment.bytes >= SHORT);
            let mut hashes: Vec<u64> = long.map(|segment| segment.hash).collect();
            hashes.sort_unstable();
            hashes.dedup();
            lines.extend(hashes.into_iter().map(|hash| (hash, day)));
        }
        for tail in features.title.iter().skip(1) {
            *tails.entry(tail.hash).or_default() += 1;
        }
    }
    lines.sort_unstable();
    let groups = lines.chunk_by(|a, b| a.0 == b.0).filter(|group| group.len() >= ARTICLES);
    // Days ascend inside a group.
    let spread = groups.filter(|group| group[group.len() - 1].1 - group[0].1 > SPREAD);
    Furniture {
        lines: spread.map(|group| group[0].0).collect(),
        tails: tails.into_iter().filter(|(_, count)| *count >= TAILS).map(|(hash, _)| hash).collect(),
    }
}
