//! Streets of one event. In: the stances on where it happened. Out: one house or block, told to stand in two streets.
//!
//! No gazetteer knows where streets are, so two of them may always meet: a block is told by its own street in one article
//! and by the corner in another. Only addresses are held against each other ("the 300 block of Marrow Lane", "14 Elm
//! Street", "a house along Marrow Drive"), and only of articles that have one address each and never name the other's.

use crate::lexicon::builtin;
use crate::lexicon::fold::fold;
use crate::lexicon::gazetteer::spelling;
use crate::model::finding::{FindingType, Reason, ReasonCode};
use crate::model::kind::{Kind, Severity};
use crate::model::relation::Relation;
use crate::model::statement::{Clash, Stance, Statement};
use crate::model::value::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

/// Words that end the name of a street.
static STREETS: LazyLock<BTreeSet<&'static str>> = LazyLock::new(|| builtin::set("street-word"));

/// Words that are left out of it as often as not.
static SIDES: LazyLock<BTreeSet<&'static str>> = LazyLock::new(|| builtin::set("street-side"));

/// What stands in a street.
static DWELLINGS: LazyLock<BTreeSet<&'static str>> = LazyLock::new(|| builtin::set("dwelling"));

/// So many words before the street's name may stand between it and the building.
const REACH: usize = 4;

/// Further down, articles name the streets of suspects, witnesses and hospitals.
const TOP: u32 = 8;

/// Pairs of streets that are each the only address in their articles.
pub fn conflicts(stances: &[Stance], kind: &Kind) -> Vec<Clash> {
    let names: Vec<Option<String>> = stances.iter().map(street).collect();
    let mut addresses: BTreeMap<usize, BTreeSet<&str>> = BTreeMap::new();
    let mut named: BTreeMap<usize, BTreeSet<&str>> = BTreeMap::new();
    for (stance, name) in stances.iter().zip(&names) {
        let Some(name) = name.as_deref() else { continue };
        for s in &stance.statements {
            named.entry(s.rank).or_default().insert(name);
            if is_address(s) {
                addresses.entry(s.rank).or_default().insert(name);
            }
        }
    }
    let only = |s: &&Statement, other: &str| {
        let one = addresses.get(&s.rank).is_some_and(|those| those.len() == 1);
        let unnamed = named.get(&s.rank).is_some_and(|those| !those.contains(other));
        is_address(s) && one && unnamed
    };
    let mut found = Vec::new();
    for (i, a) in names.iter().enumerate() {
        for (j, b) in names.iter().enumerate().skip(i + 1) {
            let (Some(a), Some(b)) = (a.as_deref(), b.as_deref()) else { continue };
            if a == b || spelling::difference(a, b, false).is_some() {
                continue;
            }
            let of_a: Vec<&Statement> = stances[i].statements.iter().filter(|s| only(s, b)).collect();
            let of_b: Vec<&Statement> = stances[j].statements.iter().filter(|s| only(s, a)).collect();
            let (Some(one), Some(other)) = (of_a.first(), of_b.first()) else { continue };
            found.push(Clash {
                a: i,
                b: j,
                a_claims: of_a.iter().map(|s| s.index).collect(),
                b_claims: of_b.iter().map(|s| s.index).collect(),
                finding_type: FindingType::Conflict,
                severity: kind.severity.min(Severity::Warning),
                relation: Relation::Disjoint,
                reason: Reason {
                    code: ReasonCode::PlacesDisjoint,
                    details: vec![one.claim.text.clone(), other.claim.text.clone(), String::new()],
                },
            });
        }
    }
    found
}

/// Two names without the word for a street that only one of them has ("Marrow lane" is read as "Marrow").
pub fn same_ends<'n>(a: &'n str, b: &'n str) -> (&'n str, &'n str) {
    let bare = |name: &'n str| {
        let (rest, last) = name.rsplit_once(' ')?;
        STREETS.contains(fold(last).trim_end_matches('.')).then_some(rest)
    };
    match (bare(a), bare(b)) {
        (Some(rest), None) => (rest, b),
        (None, Some(rest)) => (a, rest),
        _ => (a, b),
    }
}

/// The name of a street without the word that says so; `None` for every other place.
fn street(stance: &Stance) -> Option<String> {
    let Value::Place(place) = &stance.statements.first()?.claim.value else { return None };
    let name = fold(&place.name).replace('.', "");
    let words: Vec<&str> = name.split_whitespace().filter(|word| !SIDES.contains(word)).collect();
    let (last, rest) = words.split_last()?;
    (STREETS.contains(last) && !rest.is_empty()).then(|| rest.join(" "))
}

/// Do the words before it make it an address?
fn is_address(statement: &Statement) -> bool {
    let claim = statement.claim;
    let Some(at) = claim.context.find(&claim.text).filter(|_| claim.sentence_index <= TOP) else {
        return false;
    };
    let before = fold(&claim.context[..at]);
    let words: Vec<&str> = before
        .split(|c: char| !c.is_alphanumeric())
        .filter(|w| !w.is_empty() && !SIDES.contains(w))
        .collect();
    let near = || words.iter().rev().take(REACH);
    let numbered = words.last().is_some_and(|word| word.chars().all(|c| c.is_ascii_digit()));
    numbered || words.ends_with(&["block", "of"]) || near().any(|word| DWELLINGS.contains(word))
}

#[cfg(test)]
mod tests {
    use super::same_ends;

    #[test]
    fn the_word_for_a_street_that_one_name_lacks_is_left_out() {
        assert_eq!(same_ends("Marow Island", "Marrow Island Lane"), ("Marow Island", "Marrow Island"));
        assert_eq!(same_ends("Elm Street", "Oak Street"), ("Elm Street", "Oak Street"));
        assert_eq!(same_ends("Elm", "Oak"), ("Elm", "Oak"));
    }
}
