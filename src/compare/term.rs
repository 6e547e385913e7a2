//! Words of a closed set ("drone", "car bomb"), where a rule file declares such a kind. In: two stances. Out: a
//! conflict when the words differ.
//!
//! A term may carry its broader terms before it, `/` between ("drone/mq-9"): finer and coarser go together. Where a word
//! may be several things, `|` parts its readings ("missile|air"): terms are apart only when all readings are.

use crate::lexicon::threshold::Threshold;
use crate::model::finding::{FindingType, Reason, ReasonCode};
use crate::model::kind::Kind;
use crate::model::relation::Relation;
use crate::model::statement::{Rivalry, Stance, Statement, Verdict};
use crate::model::value::Value;

/// The class of what is told of one person.
const PERSON: &str = "person";

/// How two texts relate: they are the same, but for case and marks, or they are apart.
pub fn relate_texts(a: &Stance, b: &Stance, _: &Kind) -> Relation {
    if a.form == b.form { Relation::Same } else { Relation::Disjoint }
}

/// How the term of `a` relates to that of `b`: the closest of what their readings allow.
pub fn relate(a: &Stance, b: &Stance, _: &Kind) -> Relation {
    let (Some(a), Some(b)) = (term(a), term(b)) else { return Relation::Unknown };
    if a == b {
        return Relation::Same;
    }
    let readings = || a.split('|').flat_map(|x| b.split('|').map(move |y| (x, y)));
    if readings().any(|(x, y)| below(x, y)) {
        Relation::Within
    } else if readings().any(|(x, y)| below(y, x)) {
        Relation::Contains
    } else if readings().any(|(x, y)| x == y) {
        Relation::Overlaps
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
    if a.iter().all(|x| b.iter().all(|y| may_have_changed(x, y))) {
        return Vec::new();
    }
    // Two who each vouch for one account dispute; that nobody vouches for one is a slip.
    let voices = |all: &[Statement]| -> Vec<String> {
        all.iter().filter_map(|s| s.voice()).map(str::to_owned).collect()
    };
    let (by_a, by_b) = (voices(a), voices(b));
    let disputed =
        by_a.len() == a.len() && by_b.len() == b.len() && by_a.iter().all(|voice| !by_b.contains(voice));
    vec![Verdict {
        a_claims: a.iter().map(|s| s.index).collect(),
        b_claims: b.iter().map(|s| s.index).collect(),
        finding_type: if disputed { FindingType::Dispute } else { FindingType::Conflict },
        severity: kind.severity,
        reason: Reason {
            code: ReasonCode::TermsDiffer,
            details: vec![first.claim.text.clone(), second.claim.text.clone()],
        },
    }]
}

/// Is it told of a person, in stories so far apart that both held when they were written? People are promoted.
fn may_have_changed(a: &Statement, b: &Statement) -> bool {
    let of_person = a.claim.subject.as_ref().is_some_and(|of| of.class.as_deref() == Some(PERSON));
    let days = a.published.zip(b.published).and_then(|(a, b)| a.day.until(b.day).ok());
    of_person && days.is_some_and(|span| span.get_days().abs() > Threshold::OfficeDays.days())
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
