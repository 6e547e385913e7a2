//! Places of one event. In: two stances. Out: whether one place fits both, and how much it matters where none does.
//!
//! What two places have to do with each other is asked of the gazetteer; what an article itself reconciles ("in
//! Syria", "in the east of the country") is told by `rival`.

use crate::model::finding::{FindingType, Reason, ReasonCode};
use crate::model::kind::{Kind, Severity};
use crate::model::relation::Relation;
use crate::model::statement::{Rivalry, Stance, Statement, Verdict};
use crate::model::value::Value;
use crate::model::value::place::Place;

/// Two points nearer than this may be one place: a town and its outskirts, a village and the town it belongs to.
const SILENT_KM: f64 = 25.0;

/// Four in five events that media place differently lie within 50 km of each other (Weidmann): a note, no error.
const NOTE_KM: f64 = 50.0;

/// The relation of `a` to `b`, and the kilometres between them where both are known.
pub fn place_relation(a: &Place, b: &Place) -> (Relation, Option<f64>) {
    if a.name.to_lowercase() == b.name.to_lowercase() {
        (Relation::Same, Some(0.0))
    } else {
        (Relation::Unknown, None)
    }
}

/// How the place of `a` relates to that of `b`; places closer than [`SILENT_KM`] overlap.
pub fn relate(a: &Stance, b: &Stance) -> Relation {
    measured(a, b).0
}

/// Can no place be both?
pub fn apart(a: &Stance, b: &Stance) -> bool {
    relate(a, b) == Relation::Disjoint
}

/// What becomes of two places that are apart.
pub fn judge(rivalry: &Rivalry, kind: &Kind) -> Vec<Verdict> {
    let (a, b) = (&rivalry.for_a, &rivalry.for_b);
    if a.is_empty() || b.is_empty() {
        return Vec::new();
    }
    let (_, km) = measured(rivalry.a, rivalry.b);
    let (code, severity) = match km {
        Some(km) if km < NOTE_KM => (ReasonCode::PlacesNear, kind.severity.min(Severity::Note)),
        _ => (ReasonCode::PlacesDisjoint, kind.severity),
    };
    let far = km.map(|km| format!("{km:.0}")).unwrap_or_default();
    vec![Verdict {
        a_claims: a.iter().map(|s| s.index).collect(),
        b_claims: b.iter().map(|s| s.index).collect(),
        finding_type: FindingType::Conflict,
        severity,
        reason: Reason { code, details: vec![said(a), said(b), far] },
    }]
}

fn measured(a: &Stance, b: &Stance) -> (Relation, Option<f64>) {
    let (Some(a), Some(b)) = (place(a), place(b)) else { return (Relation::Unknown, None) };
    match place_relation(a, b) {
        (Relation::Disjoint, Some(km)) if km < SILENT_KM => (Relation::Overlaps, Some(km)),
        other => other,
    }
}

fn place<'a>(stance: &Stance<'a>) -> Option<&'a Place> {
    match stance.statements.first().map(|s| &s.claim.value) {
        Some(Value::Place(place)) => Some(place),
        _ => None,
    }
}

fn said(statements: &[Statement]) -> String {
    statements.first().map(|s| s.claim.text.clone()).unwrap_or_default()
}
