//! Places of one event. In: two stances. Out: whether one place fits both, and how much it matters where none does.
//!
//! What two places have to do with each other is asked of the gazetteer; what an article itself reconciles ("in
//! Syria", "in the east of the country") is told by `rival`.

use crate::compare::address;
use crate::lexicon::gazetteer::data::Gazetteer;
use crate::lexicon::gazetteer::relate::{NOTE_KM, PlaceReason, SILENT_KM};
use crate::lexicon::gazetteer::spelling::{self, Difference};
use crate::lexicon::names::{self, NameReason, NameRelation};
use crate::model::finding::{FindingType, Reason, ReasonCode};
use crate::model::kind::{Kind, Severity};
use crate::model::relation::Relation;
use crate::model::statement::{Clash, Rivalry, Stance, Statement, Verdict};
use crate::model::value::Value;
use crate::model::value::place::{Place, Standing};

/// Title and first sentences: where it happened stands there in some article, if it is disputed, unless an article
/// weighs two accounts against each other further down.
const TOP: u32 = 8;

/// The relation of `a` to `b`, and the kilometres between them where the gazetteer measures them.
fn place_relation(a: &Place, b: &Place) -> (Relation, Option<f64>) {
    let (relation, reason) = Gazetteer::get().relate(a, b);
    let km = match reason {
        PlaceReason::Close { km } | PlaceReason::Far { km } => Some(km),
        _ => None,
    };
    (relation, km)
}

/// How the place of `a` relates to that of `b`; places closer than [`SILENT_KM`] overlap.
pub fn relate(a: &Stance, b: &Stance, _: &Kind) -> Relation {
    measured(a, b).0
}

/// Could one be another account of where the other is? Who disputes a place disputes it within one country.
pub fn is_account(a: &Stance, b: &Stance) -> bool {
    let country = |stance| place(stance).and_then(|place| place.country.as_deref());
    country(a).is_some() && country(a) == country(b)
}

/// What becomes of two places that are apart.
pub fn judge(rivalry: &Rivalry, kind: &Kind) -> Vec<Verdict> {
    let told = |s: &Statement| s.claim.sentence_index <= TOP || s.claim.contrasted;
    let telling = |all: &[Statement]| all.iter().any(told);
    let (a, b) = (&rivalry.for_a, &rivalry.for_b);
    if !telling(a) || !telling(b) {
        return Vec::new();
    }
    let (_, km) = measured(rivalry.a, rivalry.b);
    let (code, severity) = match km {
        Some(km) if km < NOTE_KM => (ReasonCode::PlacesNear, kind.severity.min(Severity::Note)),
        _ => (ReasonCode::PlacesDisjoint, kind.severity),
    };
    let far = km.map(|km| format!("{km:.0}")).unwrap_or_default();
    let mut details = vec![said(a), said(b), far];
    if let (Some(x), Some(y)) = (place(rivalry.a), place(rivalry.b))
        && let Some((inner, side, area)) = Gazetteer::get().side(x, y)
    {
        details.extend([inner.to_owned(), side.noun().to_owned(), area.to_owned()]);
    }
    vec![Verdict {
        a_claims: a.iter().map(|s| s.index).collect(),
        b_claims: b.iter().map(|s| s.index).collect(),
        finding_type: FindingType::Conflict,
        severity,
        reason: Reason { code, details },
    }]
}

/// One place that articles spell in two ways: a note where both spellings are known; where the gazetteer knows but
/// one of them, or both name a street, a mine, a gate, somebody misspelt it, and an editor has to look.
pub fn variants(stances: &[Stance], kind: &Kind, relation: &dyn Fn(usize, usize) -> Relation) -> Vec<Clash> {
    let mut found = Vec::new();
    for (i, a) in stances.iter().enumerate() {
        for (j, b) in stances.iter().enumerate().skip(i + 1) {
            let related = relation(i, j);
            let severity = match related {
                Relation::Disjoint => continue,
                Relation::Same if is_variant(a, b) => Severity::Note,
                _ => match misspelt(a, b) {
                    Some(severity) => severity,
                    None => continue,
                },
            };
            let own = |stance: &Stance, other: &Stance| -> Vec<usize> {
                stance.statements.iter().filter(|s| other.of(s.rank).is_empty()).map(|s| s.index).collect()
            };
            let (a_claims, b_claims) = (own(a, b), own(b, a));
            if a_claims.is_empty() || b_claims.is_empty() {
                continue;
            }
            found.push(Clash {
                a: i,
                b: j,
                a_claims,
                b_claims,
                finding_type: FindingType::SpellingVariant,
                severity: kind.severity.min(severity),
                relation: Relation::Same,
                reason: Reason {
                    code: ReasonCode::PlacesVariant,
                    details: vec![said(&a.statements), said(&b.statements)],
                },
            });
        }
    }
    found
}

/// How much it matters that the gazetteer knows at most one of two spellings; nothing where an article has both.
fn misspelt(a: &Stance, b: &Stance) -> Option<Severity> {
    let both = a.statements.iter().any(|s| !b.of(s.rank).is_empty());
    let (x, y) = (place(a)?, place(b)?);
    // "Syrias" is a possessive that lost its apostrophe.
    if x.name.strip_suffix('s') == Some(&y.name) || y.name.strip_suffix('s') == Some(&x.name) {
        return None;
    }
    let known = [x, y].iter().filter(|p| p.standing == Standing::Known).count();
    if both || known == 2 {
        return None;
    }
    let (name_x, name_y) = address::same_ends(&x.name, &y.name);
    let difference = spelling::difference(name_x, name_y, known == 1)?;
    let thing = x.name.split_whitespace().count() > 1;
    Some(match difference {
        Difference::Slip if known == 1 || thing => Severity::Warning,
        Difference::Slip | Difference::Transliteration => Severity::Note,
    })
}

/// Do the names themselves differ by their spelling, not by a hyphen, an article, or as two names do?
fn is_variant(a: &Stance, b: &Stance) -> bool {
    let (Some(a), Some(b)) = (place(a), place(b)) else { return false };
    let verdict = names::relate(&a.name, &b.name);
    verdict.relation == NameRelation::Variant && verdict.reason == NameReason::Variant
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
