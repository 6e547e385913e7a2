//! Average link: the two groups that are most alike on the mean are joined, while that mean is positive. In: points
//! of pairs, and a way to score one more. Out: the groups. It knows nothing of articles; indexes settle ties, so they
//! must not depend on the order of files.
//!
//! Single link was measured too: two round-ups of a day's news are enough to chain all its events into one.

use crate::group::scored::Scored;
use foldhash::{HashMap, HashSet};
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// A pair that nobody scored counts this much, and so does one that scored less: "not seen" and "no" are the same.
pub const UNSEEN: f64 = -4.0;

/// Pairs that were not candidates are scored when a join hangs on them, for this many members a side. Groups that
/// both have as many are then judged by scored pairs alone. Without it large groups fall apart, since most of their
/// pairs were never candidates.
const SAMPLE: usize = 3;

/// Two groups that both have this many articles are joined only if they are nearly as close to each other as each is
/// inside: this parts look-alikes (another quake, another year's award) that no date parts. At 2 it breaks events.
const GROWN: usize = 4;
const COHESION: f64 = 0.4;

/// Means are compared to this many places, so that no rounding of a sum decides.
const PLACES: f64 = 1e9;

/// A tie between two groups: the sum of the points of their scored pairs, and how many these are.
#[derive(Clone, Copy, Debug, Default)]
struct Tie {
    sum: f64,
    scored: usize,
}

/// A group that grows; emptied when another takes it in.
#[derive(Debug, Default)]
struct Group {
    /// Ascending; the first stands for the group where ties are settled.
    members: Vec<u32>,
    /// To groups that at least one scored pair leads to. Their order decides nothing: each is settled by itself, and the
    /// queue orders what it is given.
    ties: HashMap<u32, Tie>,
    /// The points of all pairs inside.
    inner: f64,
    /// How often it changed: what the queue says about an older state is void.
    version: u32,
}

/// A possible join: mean, then the first members (the smaller first wins), then both groups with their versions.
type Join = (i64, Reverse<u32>, Reverse<u32>, u32, u32, u32, u32);

struct Clusters<'a, F> {
    groups: Vec<Group>,
    points: &'a Scored,
    score: F,
    /// Pairs that `score` was asked for.
    asked: HashSet<(u32, u32)>,
    queue: BinaryHeap<Join>,
}

/// Groups `count` articles. `points` holds the candidates above [`UNSEEN`], smaller index first; `score` gives the
/// points of any pair. Each group's members ascend, and so do the groups by their first member.
pub fn clusters(count: usize, points: &Scored, score: impl Fn(u32, u32) -> f64) -> Vec<Vec<u32>> {
    let single = |i| Group { members: vec![i], ..Group::default() };
    let groups: Vec<Group> = (0..count as u32).map(single).collect();
    let mut all = Clusters { groups, points, score, asked: HashSet::default(), queue: BinaryHeap::new() };
    for ((i, j), sum) in points.iter() {
        all.groups[i as usize].ties.insert(j, Tie { sum, scored: 1 });
        all.groups[j as usize].ties.insert(i, Tie { sum, scored: 1 });
        all.offer(i, j, sum);
    }
    while let Some((_, _, _, i, j, at_i, at_j)) = all.queue.pop() {
        let current = |k: u32, version: u32| {
            let group = &all.groups[k as usize];
            group.version == version && !group.members.is_empty()
        };
        if current(i, at_i) && current(j, at_j) {
            all.join(i, j);
        }
    }
    let mut found: Vec<Vec<u32>> = all.groups.into_iter().map(|group| group.members).collect();
    found.retain(|members| !members.is_empty());
    found.sort_unstable();
    found
}

impl<F: Fn(u32, u32) -> f64> Clusters<'_, F> {
    fn join(&mut self, i: u32, j: u32) {
        // The one with more ties stays, so that fewer must be moved.
        let (i, j) = if self.groups[i as usize].ties.len() < self.groups[j as usize].ties.len() {
            (j, i)
        } else {
            (i, j)
        };
        let gone = std::mem::take(&mut self.groups[j as usize]);
        let kept = &mut self.groups[i as usize];
        let tie = kept.ties.remove(&j).unwrap_or_default();
        let unseen = (kept.members.len() * gone.members.len()).saturating_sub(tie.scored);
        kept.inner += gone.inner + tie.sum + UNSEEN * unseen as f64;
        kept.members.extend(gone.members);
        kept.members.sort_unstable();
        kept.version += 1;
        for (k, moved) in gone.ties {
            if k == i {
                continue;
            }
            let tie = self.groups[i as usize].ties.entry(k).or_default();
            *tie = Tie { sum: tie.sum + moved.sum, scored: tie.scored + moved.scored };
            let joined = *tie;
            let other = &mut self.groups[k as usize].ties;
            other.remove(&j);
            other.insert(i, joined);
        }
        let others: Vec<u32> = self.groups[i as usize].ties.keys().copied().collect();
        for k in others {
            let mean = self.mean(i, k);
            self.offer(i, k, mean);
        }
    }

    fn offer(&mut self, i: u32, j: u32, mean: f64) {
        if mean > 0.0 {
            let (a, b) = (&self.groups[i as usize], &self.groups[j as usize]);
            let (Some(&x), Some(&y)) = (a.members.first(), b.members.first()) else { return };
            let rounded = (mean * PLACES).round() as i64;
            self.queue.push((rounded, Reverse(x.min(y)), Reverse(x.max(y)), i, j, a.version, b.version));
        }
    }

    /// The mean points between two groups; negative when what was seen, or cohesion, forbids to join them.
    fn mean(&mut self, i: u32, j: u32) -> f64 {
        let (size_i, size_j) = (self.groups[i as usize].members.len(), self.groups[j as usize].members.len());
        let all = size_i * size_j;
        let mut tie = self.groups[i as usize].ties.get(&j).copied().unwrap_or_default();
        // What was seen speaks against it; what was not seen is hardly ever better, and most ties are such.
        if tie.sum <= 0.0 {
            return UNSEEN;
        }
        let complete = all == tie.scored;
        if !complete {
            tie = self.fill(i, j, tie);
        }
        let smaller = size_i.min(size_j);
        let mean = if !complete && smaller >= SAMPLE {
            tie.sum / tie.scored as f64
        } else {
            (tie.sum + UNSEEN * all.saturating_sub(tie.scored) as f64) / all as f64
        };
        if smaller >= GROWN && mean < COHESION * self.inner(i).min(self.inner(j)) { UNSEEN } else { mean }
    }

    /// The mean points inside a group.
    fn inner(&self, i: u32) -> f64 {
        let group = &self.groups[i as usize];
        let size = group.members.len();
        group.inner / (size * (size - 1) / 2).max(1) as f64
    }

    /// Scores pairs of the first members that were no candidates, and keeps the result.
    fn fill(&mut self, i: u32, j: u32, mut tie: Tie) -> Tie {
        let first = |k: u32| self.groups[k as usize].members.iter().take(SAMPLE).copied().collect::<Vec<_>>();
        let (left, right) = (first(i), first(j));
        for (x, y) in left.iter().flat_map(|x| right.iter().map(move |y| (*x.min(y), *x.max(y)))) {
            if !self.points.holds(x, y) && self.asked.insert((x, y)) {
                tie.sum += (self.score)(x, y).max(UNSEEN);
                tie.scored += 1;
            }
        }
        self.groups[i as usize].ties.insert(j, tie);
        self.groups[j as usize].ties.insert(i, tie);
        tie
    }
}
