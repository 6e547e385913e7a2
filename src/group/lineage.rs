//! Articles that share most of their wording: a wire story that several papers print is one voice, not several. In:
//! the features of the batch. Out: sets of articles.

use crate::model::features::Features;
use rayon::prelude::*;

/// Two articles are one lineage when this share of the shorter one's runs of words stands in the other: papers cut
/// wire copy from the end and touch up its first sentences. Reports that only quote the same statement stay below.
const MOST: f64 = 0.5;

/// ... and when the shorter one has this many runs: fewer are one quoted sentence.
const RUNS: usize = 12;

/// An article is found by this many of its runs, those with the smallest hashes: a fair sample, the same in each copy.
const SAMPLE: usize = 32;

/// ... each of which compares it with this many others; copies of one text find each other in turns.
const NEAR: usize = 5;

/// The number of each article's lineage; the numbers are those of articles, not of places in the batch.
pub fn lineages(batch: &[&Features], is_line: impl Fn(u64) -> bool + Sync) -> Vec<usize> {
    let runs: Vec<Vec<u32>> = batch.par_iter().map(|features| runs(features, &is_line)).collect();
    let mut held: Vec<(u32, u32)> = Vec::new();
    for (article, runs) in runs.iter().enumerate() {
        held.extend(runs.iter().take(SAMPLE).map(|run| (*run, article as u32)));
    }
    held.par_sort_unstable();
    let mut pairs: Vec<(u32, u32)> = Vec::new();
    for holders in held.chunk_by(|a, b| a.0 == b.0) {
        for (at, (_, article)) in holders.iter().enumerate() {
            pairs.extend(holders[at.saturating_sub(NEAR)..at].iter().map(|(_, other)| (*other, *article)));
        }
    }
    // Equal texts are neighbours: the batch comes ordered by content.
    let equal = (1..batch.len()).filter(|i| batch[*i].hash == batch[i - 1].hash);
    pairs.extend(equal.map(|i| (i as u32 - 1, i as u32)));
    pairs.par_sort_unstable();
    pairs.dedup();
    let mut parent: Vec<usize> = (0..batch.len()).collect();
    for (a, b) in pairs {
        let (a, b) = (a as usize, b as usize);
        let (x, y) = (root(&mut parent, a), root(&mut parent, b));
        if x != y && (batch[a].hash == batch[b].hash || is_copy(&runs[a], &runs[b])) {
            parent[x.max(y)] = x.min(y);
        }
    }
    (0..batch.len()).map(|i| root(&mut parent, i)).collect()
}

fn runs(features: &Features, is_line: &(impl Fn(u64) -> bool + Sync)) -> Vec<u32> {
    let story = features.segments.iter().filter(|segment| !is_line(segment.hash));
    let mut runs: Vec<u32> = story.flat_map(|segment| &segment.shingles).copied().collect();
    runs.sort_unstable();
    runs.dedup();
    runs
}

fn root(parent: &mut [usize], mut i: usize) -> usize {
    while parent[i] != i {
        parent[i] = parent[parent[i]];
        i = parent[i];
    }
    i
}

fn is_copy(a: &[u32], b: &[u32]) -> bool {
    let shorter = a.len().min(b.len());
    let (mut i, mut j, mut both) = (0, 0, 0usize);
    while i < a.len() && j < b.len() {
        match a[i].cmp(&b[j]) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => (i, j, both) = (i + 1, j + 1, both + 1),
        }
    }
    shorter >= RUNS && both as f64 >= MOST * shorter as f64
}
