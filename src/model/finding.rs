//! Findings: where sources disagree, and pairs that look as if they did and do not.

use crate::model::kind::Severity;
use crate::model::relation::Relation;
use serde::Serialize;

/// The contract's types of discrepancy; finer distinctions are [`Reason`]s.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)]
pub enum FindingType {
    Conflict,
    Dispute,
    UpdateOverTime,
    SpellingVariant,
    InternalContradiction,
    Granularity,
    Attribution,
    Quote,
    Lineage,
    Omission,
    Metadata,
    Resolution,
}

/// Why two values are or are not in conflict: a code and what it speaks of. Words are made in `report`.
#[derive(Clone, Debug, PartialEq)]
pub struct Reason {
    /// Which reason.
    pub code: ReasonCode,
    /// What the words need: numbers, names, kinds, in the order that the code's sentence uses them.
    pub details: Vec<String>,
}

/// Every reason that a verdict can have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)]
pub enum ReasonCode {
    PlacesDisjoint,
    PlacesNear,
    PlaceWithin,
    CountsDisjoint,
    CountsMeet,
    DatesDisjoint,
    DatesMeet,
    NamesVariant,
    NamesTypographic,
    NamesDifferent,
    DifferentKinds,
    DifferentPopulations,
    Update,
    Lowered,
    Stale,
    Unverified,
    Unreported,
    Partial,
}

/// One of the sides of a finding.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Side {
    /// The value in the words of its first claim.
    pub text: String,
    /// Indexes of its claims in the outcome, ascending.
    pub claims: Vec<usize>,
    /// Indexes of its articles, ascending.
    pub articles: Vec<usize>,
    /// How many independent lineages stand behind it.
    pub lineages: usize,
}

/// A discrepancy, or a compatible pair that `--explain` shows.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// Index of the event.
    pub event: usize,
    /// Kinds of the sides, that of the first first, without repeats.
    pub kinds: Vec<String>,
    /// What sort of disagreement.
    pub finding_type: FindingType,
    /// How much it matters; [`Severity::None`] for compatible pairs.
    pub severity: Severity,
    /// How the first two sides relate.
    pub relation: Relation,
    /// Why.
    pub reason: Reason,
    /// What is said in addition, most important first ("003 remarks on the difference").
    pub remarks: Vec<Reason>,
    /// At least two, or one with claims of one article for a contradiction inside a sentence.
    pub sides: Vec<Side>,
    /// Stable over runs: see the contract.
    pub fingerprint: String,
}
