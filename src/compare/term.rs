//! Words of a closed set ("drone", "car bomb"), where a rule file declares such a kind. In: two stances. Out: a
//! conflict when the words differ.
//!
//! A term may carry its broader terms before it, `/`-separated ("drone/mq-9"): finer and coarser go together.

use crate::model::finding::{FindingType, Reason, ReasonCode};
use crate::model::kind::Kind;
use crate::model::relation::Relation;
use crate::model::statement::{Rivalry, Stance, Verdict};
use crate::model::value::Value;

/// How the term of `a` relates to that of `b`.
pub fn relate(a: &Stance, b: &Stance, _: &Kind) -> Relation {
    let (Some(a), Some(b)) = (term(a), term(b)) else { return Relation::Unknown };
    if a == b {
        Relation::Same
    } else if below(a, b) {
        Relation::Within
    } else if below(b, a) {
        Relation::Contains
    } else {
        Relation::Disjoint
    }
}

/// Could one be another account of the other? Two speakers may name two causes.
pub fn is_account(_: &Stance, _: &Stance) -> bool {
    true
}

/// What becomes of two terms that are apart.
pub fn judge(rivalry: &Rivalry, kind: &Kind) -> Vec<Verdict> {
    let (a, b) = (&rivalry.for_a, &rivalry.for_b);
    let (Some(first), Some(second)) = (a.first(), b.first()) else { return Vec::new() };
    vec![Verdict {
        a_claims: a.iter().map(|s| s.index).collect(),
        b_claims: b.iter().map(|s| s.index).collect(),
        finding_type: FindingType::Conflict,
        severity: kind.severity,
        reason: Reason {
            code: ReasonCode::TermsDiffer,
            details: vec![first.claim.text.clone(), second.claim.text.clone()],
        },
    }]
}

fn below(finer: &str, coarser: &str) -> bool {
    finer.strip_prefix(coarser).is_some_and(|rest| rest.starts_with('/'))
}

fn term<'a>(stance: &Stance<'a>) -> Option<&'a str> {
    match stance.statements.first().map(|s| &s.claim.value) {
        Some(Value::Term(term)) => Some(term),
        _ => None,
    }
}
