//! Which articles are worth comparing. In: the words and facts that tell each article apart. Out: pairs of articles that share
//! one. The number of pairs grows with articles times keys, never with articles squared.

use crate::model::features::DayNumber;
use crate::model::profile::Profile;
use rayon::prelude::*;

/// An article is found by this many of its weightiest words, and a third as many name pairs. 25 brought nothing over
/// 16; 12 lose one true pair in twenty.
const KEYS: usize = 16;

/// A key that at most this many articles hold makes pairs of them all; one that more hold pairs an article only with
/// its [`NEAR`] neighbours in time.
const CROWD: usize = 30;
const NEAR: usize = 5;

/// An article with fewer distinct words is an empty page, which is like every other empty page.
const WORDS: usize = 6;

/// A key, the day of an article that holds it, and that article.
type Held = (u64, (DayNumber, u32));

/// The pairs to compare, each with the smaller index first, sorted. `facts` gives further keys of an article.
pub fn candidates(
    profiles: &[Profile],
    rarity: &[f64],
    facts: impl Fn(usize) -> Vec<u64> + Sync,
) -> Vec<(u32, u32)> {
    let found_by = |(article, profile): (usize, &Profile)| {
        if profile.words.len() < WORDS {
            return Vec::new();
        }
        let rare = |key: u32| rarity.get(key as usize).copied().unwrap_or(0.0);
        let pairs = profile.pairs.iter().map(|(key, n)| (*key, (1.0 + n.ln()) * rare(*key)));
        let keys = heaviest(profile.words.iter().copied(), KEYS).chain(heaviest(pairs, KEYS / 3));
        let keys = keys.map(u64::from).chain(facts(article));
        keys.map(|key| (key, (profile.published.unwrap_or(0), article as u32))).collect()
    };
    let mut held: Vec<Held> = profiles.par_iter().enumerate().flat_map_iter(found_by).collect();
    held.par_sort_unstable();
    let mut found = Vec::new();
    for holders in held.chunk_by(|a, b| a.0 == b.0) {
        let reach = if holders.len() <= CROWD { CROWD } else { NEAR };
        for (at, (_, (_, article))) in holders.iter().enumerate() {
            let earlier = &holders[at.saturating_sub(reach)..at];
            found.extend(earlier.iter().map(|(_, (_, other))| (*other.min(article), *other.max(article))));
        }
    }
    found.par_sort_unstable();
    found.dedup();
    found
}

fn heaviest(weights: impl Iterator<Item = (u32, f64)>, count: usize) -> impl Iterator<Item = u32> {
    let mut sorted: Vec<(u32, f64)> = weights.collect();
    sorted.sort_unstable_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    sorted.into_iter().take(count).map(|(key, _)| key)
}
