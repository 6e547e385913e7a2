//! What a desk has decided about findings before they are reported: how much some matter, which are settled and why,
//! which were known before. Nouns only; `config` reads them, `settle` acts on them.

use crate::model::kind::Severity;
use jiff::civil::Date;
use std::collections::BTreeSet;

/// Which findings something is about: all that is given must hold.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Selector {
    /// A reason code ("counts-disjoint") or the id of a rule that read the values ("killed/killed-passive").
    pub rule: Option<String>,
    /// A kind of claim.
    pub kind: Option<String>,
    /// The contract's word for a type of finding ("conflict").
    pub finding_type: Option<String>,
    /// An event: the name it is pinned to, its title, or the id of one of its articles.
    pub event: Option<String>,
    /// A finding's fingerprint.
    pub fingerprint: Option<String>,
    /// Globs: the finding would not stand without the articles of these files.
    pub files: Vec<String>,
    /// The finding would not stand without the articles of these sources.
    pub source: Vec<String>,
    /// The values differ by no more than this: people, days, kilometres, or the unit of the value.
    pub within: Option<f64>,
    /// The finding would not stand without this article, whose own words the selector was found in.
    pub path: Option<String>,
}

/// How much the findings of a selection matter.
#[derive(Clone, Debug, PartialEq)]
pub struct Weight {
    /// Which findings.
    pub of: Selector,
    /// What they are.
    pub severity: Severity,
}

/// A finding that is settled, and why.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Suppression {
    /// Which findings.
    pub of: Selector,
    /// Why: never empty.
    pub reason: String,
    /// Whose decision it is.
    pub by: Option<String>,
    /// The last day on which it holds.
    pub until: Option<Date>,
    /// The value that the desk has decided on.
    pub value: Option<String>,
    /// The day of that decision: articles published up to it are settled with the finding.
    pub on: Option<Date>,
    /// Where it is written: `claimdiff.yaml:12:5`.
    pub origin: String,
}

/// A finding of an earlier run.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Known {
    /// Its fingerprint.
    pub fingerprint: String,
    /// Its kinds.
    pub kinds: Vec<String>,
    /// The contract's word for its type.
    pub finding_type: String,
    /// Its sentence, for people.
    pub message: String,
    /// The pairs of normal forms that stood against each other, each pair and all pairs sorted.
    pub pairs: BTreeSet<(String, String)>,
    /// The ids of its articles.
    pub articles: BTreeSet<String>,
}

/// All that is to be done with findings once they are found.
#[derive(Clone, Debug, Default)]
pub struct Policy {
    /// In order: the last that holds counts.
    pub weights: Vec<Weight>,
    /// In the order of their files.
    pub suppressions: Vec<Suppression>,
    /// The findings of an earlier run, and the file that names them.
    pub baseline: Option<(String, Vec<Known>)>,
    /// Sources, the most trusted first.
    pub ranking: Vec<String>,
    /// The day that `until` is held against; `None` where nothing has one.
    pub today: Option<Date>,
    /// Paths of the articles that changed: only their events are reported.
    pub changed: Option<BTreeSet<String>>,
    /// So many findings are reported at most.
    pub most: Option<usize>,
}
