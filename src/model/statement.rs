//! A claim as the comparing sees it: with its article's day, and gathered with all claims that say the same; and the
//! clash of two such stances. In: claims and articles. Out: nouns only; what clashes is decided in `compare`.

use crate::model::article::Published;
use crate::model::claim::{About, Claim, Polarity, Revision};
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
    /// The lineage of its article: copies of one text are one witness.
    pub lineage: usize,
    /// When its article was published.
    pub published: Option<Published>,
}

impl Statement<'_> {
    /// Key of its speaker; `None` for the article's own voice.
    pub fn voice(&self) -> Option<&str> {
        self.claim.attribution.as_ref().map(|speaker| speaker.key.as_str())
    }

    /// Does its article say that it is so, rather than that it may be, or that somebody denies it? An article that
    /// weighs two reports against each other ("in contrast to reports that ...") gives both for what they say.
    pub fn is_firm(&self) -> bool {
        let sure = self.claim.certainty != Certainty::Unverified || self.claim.contrasted;
        self.claim.polarity == Polarity::Asserted && sure
    }

    /// Is it a figure to be added to another?
    pub fn adds(&self) -> bool {
        self.claim.adds()
    }

    /// Does it give a figure at all, rather than the absence of reports?
    pub fn is_figure(&self) -> bool {
        self.claim.about == About::Event && self.claim.polarity != Polarity::Unreported
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

impl<'a> Stance<'a> {
    /// What the article of this rank says of it.
    pub fn of(&self, rank: usize) -> &[Statement<'a>] {
        let from = self.statements.partition_point(|s| s.rank < rank);
        let to = self.statements.partition_point(|s| s.rank <= rank);
        self.statements.get(from..to).unwrap_or(&[])
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

/// Two stances that differ, and the statements of each that nothing in their own article reconciles with the other.
#[derive(Clone, Debug)]
pub struct Rivalry<'s, 'a> {
    /// One stance.
    pub a: &'s Stance<'a>,
    /// The other.
    pub b: &'s Stance<'a>,
    /// Statements of `a` that stand against `b`; by rank.
    pub for_a: Vec<Statement<'a>>,
    /// Statements of `b` that stand against `a`; by rank.
    pub for_b: Vec<Statement<'a>>,
}

impl Clash {
    /// The same clash of stances numbered elsewhere.
    pub fn moved(self, a: usize, b: usize) -> Self {
        Self { a: self.a + a, b: self.b + b, ..self }
    }

    /// The same clash seen from the other stance.
    pub fn turned(self) -> Self {
        Self {
            a: self.b,
            b: self.a,
            a_claims: self.b_claims,
            b_claims: self.a_claims,
            relation: self.relation.mirror(),
            ..self
        }
    }
}

impl Verdict {
    /// The clash of stances `a` and `b`.
    pub fn clash(self, a: usize, b: usize, relation: Relation) -> Clash {
        let Verdict { a_claims, b_claims, finding_type, severity, reason } = self;
        Clash { a, b, a_claims, b_claims, finding_type, severity, relation, reason }
    }
}

/// What a comparator makes of a rivalry: part of a [`Clash`].
#[derive(Clone, Debug, PartialEq)]
pub struct Verdict {
    /// Claims of `a` that take part.
    pub a_claims: Vec<usize>,
    /// Claims of `b` that take part.
    pub b_claims: Vec<usize>,
    /// What sort of disagreement.
    pub finding_type: FindingType,
    /// How much it matters.
    pub severity: Severity,
    /// Why.
    pub reason: Reason,
}
