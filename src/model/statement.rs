//! A claim as the comparing sees it: with its article's day, and gathered with all claims that say the same; and the
//! clash of two such stances. In: claims and articles. Out: nouns only; what clashes is decided in `compare`.

use crate::model::article::Published;
use crate::model::claim::{Claim, Polarity, Revision};
use crate::model::document::Certainty;
use crate::model::finding::{FindingType, Reason};
use crate::model::kind::Severity;
use crate::model::relation::Relation;

/// One claim of an event, with what its article adds to it.
#[derive(Clone, Copy, Debug)]
pub struct Statement<'a> {
    /// Index of the claim in the outcome.
    pub index: usize,
    /// The claim.
    pub claim: &'a Claim,
    /// Place of its article among all articles by day, instant and id: an order that does not depend on the order in
    /// which files were named.
    pub rank: usize,
    /// When its article was published.
    pub published: Option<Published>,
}

impl Statement<'_> {
    /// Key of its speaker; `None` for the article's own voice.
    pub fn voice(&self) -> Option<&str> {
        self.claim.attribution.as_ref().map(|speaker| speaker.key.as_str())
    }

    /// Does its article say that it is so, rather than that it may be, or that somebody denies it?
    pub fn is_firm(&self) -> bool {
        self.claim.polarity == Polarity::Asserted && self.claim.certainty != Certainty::Unverified
    }

    /// Do its own words mark a change of this sort?
    pub fn marks(&self, revision: Revision) -> bool {
        self.claim.revision == Some(revision)
    }
}

/// One value of one slot and everybody who gives it.
#[derive(Clone, Debug)]
pub struct Stance<'a> {
    /// Its normal form: equal for equal values, the same on every run.
    pub form: String,
    /// Who gives it, by rank and position; never empty.
    pub statements: Vec<Statement<'a>>,
}

impl Stance<'_> {
    /// Does the article of this rank give the value?
    pub fn holds(&self, rank: usize) -> bool {
        self.statements.binary_search_by_key(&rank, |s| s.rank).is_ok()
    }

    /// How many articles give it.
    pub fn articles(&self) -> usize {
        self.statements.chunk_by(|a, b| a.rank == b.rank).count()
    }
}

/// Two stances that do not go together, and why.
#[derive(Clone, Debug, PartialEq)]
pub struct Clash {
    /// Index of one stance.
    pub a: usize,
    /// Index of the other.
    pub b: usize,
    /// Claims of `a` that take part.
    pub a_claims: Vec<usize>,
    /// Claims of `b` that take part.
    pub b_claims: Vec<usize>,
    /// What sort of disagreement.
    pub finding_type: FindingType,
    /// How much it matters.
    pub severity: Severity,
    /// How `a` relates to `b`.
    pub relation: Relation,
    /// Why.
    pub reason: Reason,
}
