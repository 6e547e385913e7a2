//! Who a figure comes from. In: the stances of one slot. Out: one exact figure that two articles ascribe to two
//! different sources.
//!
//! Two may well say the same, so it counts only where all that is known of the figure is two names: each article has it
//! from one source and names no other for it.

use crate::lexicon::builtin::{self, STOP_WORDS};
use crate::lexicon::fold::fold;
use crate::lexicon::names::{NameRelation, relate};
use crate::model::claim::Speaker;
use crate::model::finding::{FindingType, Reason, ReasonCode};
use crate::model::kind::{Kind, Severity};
use crate::model::relation::Relation;
use crate::model::statement::{Clash, Stance, Statement};
use std::collections::BTreeSet;
use std::sync::LazyLock;

/// Nouns of bodies that count for themselves.
static INSTITUTIONS: LazyLock<BTreeSet<&'static str>> =
    LazyLock::new(|| builtin::terms("institution").collect());

/// Figures of two sources.
pub fn mismatches(stances: &[Stance], kind: &Kind) -> Vec<Clash> {
    stances.iter().enumerate().filter_map(|(at, stance)| mismatch(stance, at, kind)).collect()
}

fn mismatch(stance: &Stance, at: usize, kind: &Kind) -> Option<Clash> {
    let value = stance.statements.first()?.claim.value.interval()?;
    value.point().filter(|n| !value.approx && *n > 1.0)?;
    let voices: BTreeSet<Option<&str>> = stance.statements.iter().map(Statement::voice).collect();
    let [Some(one), Some(other)] = voices.iter().copied().collect::<Vec<_>>()[..] else { return None };
    let of = |voice: &str| -> Vec<&Statement> {
        stance.statements.iter().filter(|s| s.voice() == Some(voice) && s.is_firm()).collect()
    };
    let (a, b) = (of(one), of(other));
    let (first, second) = (a.first()?, b.first()?);
    if a.iter().any(|x| b.iter().any(|y| x.rank == y.rank)) || are_kin(first, second) {
        return None;
    }
    let said = |s: &Statement| s.claim.attribution.as_ref().map(|speaker| speaker.speaker.clone());
    Some(Clash {
        a: at,
        b: at,
        a_claims: a.iter().map(|s| s.index).collect(),
        b_claims: b.iter().map(|s| s.index).collect(),
        finding_type: FindingType::Attribution,
        severity: kind.severity.min(Severity::Warning),
        relation: Relation::Same,
        reason: Reason {
            code: ReasonCode::SourcesDiffer,
            details: vec![first.claim.text.clone(), said(first)?, said(second)?],
        },
    })
}

/// May they be one source: a spokesman and his agency, an official and "officials", one who cites the other?
fn are_kin(a: &Statement, b: &Statement) -> bool {
    let (Some(x), Some(y)) = (&a.claim.attribution, &b.claim.attribution) else { return true };
    // A person may speak for the other side's office; "the police" are many.
    let names_one = |words: &str| words.split_whitespace().any(|word| INSTITUTIONS.contains(word));
    // The key of a body may be its acronym.
    let vague = |by: &Speaker| !names_one(&by.key) && !names_one(&fold(&by.speaker));
    let cites =
        |x: &[String], y: &str| x.iter().any(|cited| relate(cited, y).relation != NameRelation::Different);
    // "The provincial disaster agency" describes the Provincial Disaster Management Authority.
    let described = |x: &Speaker, y: &Speaker| {
        let other = fold(&y.speaker);
        let plain = x.speaker.split_whitespace().filter(|word| word.starts_with(char::is_lowercase));
        plain
            .filter(|word| !INSTITUTIONS.contains(word) && !STOP_WORDS.contains(word))
            .any(|word| other.split_whitespace().any(|other| other == word))
    };
    x.key.contains(&y.key)
        || y.key.contains(&x.key)
        || vague(x)
        || vague(y)
        || relate(&x.speaker, &y.speaker).relation != NameRelation::Different
        || described(x, y)
        || described(y, x)
        || cites(&x.chain, &y.speaker)
        || cites(&y.chain, &x.speaker)
}
