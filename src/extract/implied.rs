//! Counts that the article's own figure implies, and that tell nothing beside it. In: the claims of one article, its
//! figures settled. Out: those that are left.
//!
//! "Two of them" is a part of whoever was counted: no other article has a figure to hold against it. "Several people
//! were hurt" is said of the twelve that the next sentence counts. Alone in their article both are all that it tells,
//! and stay. So do parts with a population of their own ("three children"), and those that stand beside the figure
//! ("seven, five of them seriously").

use crate::extract::account::{is_of_people, population, size};
use crate::model::claim::{About, Claim, Polarity, Revision};
use std::collections::{BTreeMap, BTreeSet};

/// Words for a few ("several", "multiple") say no size; "dozens" does.
const A_FEW: f64 = 10.0;

/// What an article gives for all whom a kind counts.
#[derive(Default)]
struct Figures {
    /// The sentences that give it.
    sentences: BTreeSet<u32>,
    /// The largest figure, closed or open.
    largest: f64,
    /// The largest exact one; none when all are vague or open.
    exact: Option<f64>,
}

/// Leaves out what the figures imply.
pub fn leave_out(claims: &mut Vec<Claim>) {
    let mut figures: BTreeMap<String, Figures> = BTreeMap::new();
    for claim in claims.iter().filter(|claim| is_told(claim) && !claim.part) {
        let Some(value) = claim.value.interval() else { continue };
        let known = figures.entry(claim.kind.clone()).or_default();
        known.sentences.insert(claim.sentence_index);
        known.largest = known.largest.max(size(value));
        known.exact = known.exact.into_iter().chain(value.point()).reduce(f64::max);
    }
    claims.retain(|claim| !figures.get(&claim.kind).is_some_and(|figures| figures.imply(claim)));
}

/// Is it a count of people that the article asserts of its event?
fn is_told(claim: &Claim) -> bool {
    is_of_people(claim) && claim.polarity == Polarity::Asserted && claim.about == About::Event
}

impl Figures {
    fn imply(&self, claim: &Claim) -> bool {
        let Some(value) = claim.value.interval() else { return false };
        if !is_told(claim) || claim.revision == Some(Revision::Superseded) {
            return false;
        }
        if claim.part {
            let beside = self.sentences.contains(&claim.sentence_index);
            return population(claim).is_none() && !beside && size(value) < self.largest;
        }
        let few = value.min.filter(|least| value.max.is_none() && claim.is_vague() && *least < A_FEW);
        few.zip(self.exact).is_some_and(|(least, exact)| least <= exact)
    }
}
