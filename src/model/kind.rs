//! A kind of claim: the head of a rule file, which is all that comparing needs to know of rules.

use serde::{Deserialize, Serialize};

/// What sort of value a kind's claims carry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs)]
pub enum ValueType {
    Count,
    Date,
    Place,
    Name,
    Term,
    Text,
    Money,
    Measure,
    Quote,
}

/// How much a finding matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// A trap: values that look different and are not in conflict. Only shown with `--explain`.
    None,
    /// Explained by time, scope, precision or lineage.
    Note,
    /// An editor has to choose or attribute.
    Warning,
    /// One of the statements must be wrong.
    Error,
}

impl Severity {
    /// The contract's word.
    pub fn name(self) -> &'static str {
        match self {
            Severity::None => "none",
            Severity::Note => "note",
            Severity::Warning => "warning",
            Severity::Error => "error",
        }
    }
}

/// How the figures of a kind go while a story runs, which decides what a later, other figure means.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Course {
    /// They grow (the dead): a higher one is an update, a lower one is lowered or wrong.
    #[default]
    Rises,
    /// They go up and down (the missing): any later one is an update.
    Changes,
    /// They stay (people aboard): another one is wrong, whenever it is told.
    Stays,
}

/// A kind of claim.
#[derive(Clone, Debug, PartialEq)]
pub struct Kind {
    /// Kebab-case, unique ("killed").
    pub id: String,
    /// What it is, for people.
    pub title: String,
    /// What its claims carry.
    pub value: ValueType,
    /// Severity of a plain conflict.
    pub severity: Severity,
    /// Numbers closer than this are the same (absolute).
    pub tolerance: f64,
    /// Numbers closer than this share of the larger are the same.
    pub tolerance_share: f64,
    /// Numbers closer than this (absolute), and not the same, are worth a note at most.
    pub note_within: f64,
    /// How its figures go over time.
    pub over_time: Course,
    /// What the desk says to whoever sees a finding of the kind.
    pub message: Option<String>,
}
