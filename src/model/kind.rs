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
    /// What the desk says to whoever sees a finding of the kind.
    pub message: Option<String>,
}
