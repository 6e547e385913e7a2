//! One event that an article names by two days: "Friday's raid", and further down "the raid on Thursday". In: the stances on
//! one event's day. Out: contradictions of an article with itself, and with those that give one of the two days.
//!
//! Articles name many days; only one that stands beside the happening, told as the one that is known ("the", "this", or
//! the day's own), dates the event itself.

use crate::lexicon::builtin;
use crate::lexicon::fold::fold;
use crate::model::finding::{FindingType, Reason, ReasonCode};
use crate::model::kind::{Kind, Severity};
use crate::model::relation::Relation;
use crate::model::statement::{Clash, Stance, Statement};
use crate::model::value::Value;
use crate::model::value::date::{DateValue, Grain};
use std::collections::BTreeSet;
use std::sync::LazyLock;

/// Title and first sentences.
const TOP: u32 = 4;

/// So many words may stand between the article or the day and the happening ("the joint raid").
const REACH: usize = 2;

/// What tells that the happening is the one spoken of.
const KNOWN: &[&str] = &["the", "this", "that"];

/// What may stand between the happening and its day.
const JOINTS: &[&str] = &["on", "early", "late"];

static HAPPENINGS: LazyLock<BTreeSet<&'static str>> = LazyLock::new(|| builtin::terms("happening").collect());

/// Pairs of days by which one article names its event.
pub fn contradictions(stances: &[Stance], kind: &Kind) -> Vec<Clash> {
    let mut found = Vec::new();
    for (i, a) in stances.iter().enumerate() {
        for (j, b) in stances.iter().enumerate().skip(i + 1) {
            if day(a).zip(day(b)).is_none_or(|(a, b)| a.relate(b) != Relation::Disjoint) {
                continue;
            }
            let own = |s: &&Statement| s.claim.sentence_index <= TOP && s.is_firm();
            let named = |stance: &Stance| -> BTreeSet<usize> {
                stance.statements.iter().filter(own).filter(|s| names_the_event(s)).map(|s| s.rank).collect()
            };
            let both: BTreeSet<usize> = named(a).intersection(&named(b)).copied().collect();
            // An article that is right about one of the days stands beside it.
            let of = |stance: &Stance, other: &Stance| -> Vec<usize> {
                let sides = |s: &&Statement| both.contains(&s.rank) || other.of(s.rank).is_empty();
                stance.statements.iter().filter(own).filter(sides).map(|s| s.index).collect()
            };
            if both.is_empty() {
                continue;
            }
            found.push(Clash {
                a: i,
                b: j,
                a_claims: of(a, b),
                b_claims: of(b, a),
                finding_type: FindingType::InternalContradiction,
                severity: kind.severity.min(Severity::Warning),
                relation: Relation::Disjoint,
                reason: Reason { code: ReasonCode::WithinArticle, details: vec![text(a), text(b)] },
            });
        }
    }
    found
}

fn day<'a>(stance: &Stance<'a>) -> Option<&'a DateValue> {
    match stance.statements.first().map(|s| &s.claim.value) {
        Some(Value::Date(date)) if date.grain == Grain::Day => Some(date),
        _ => None,
    }
}

/// "Friday's joint raid", "the raid on Friday".
fn names_the_event(statement: &Statement) -> bool {
    let claim = statement.claim;
    let Some(at) = claim.context.find(&claim.text) else { return false };
    let (before, after) = (&claim.context[..at], &claim.context[at + claim.text.len()..]);
    let words = |text: &str| -> Vec<String> {
        let clause = |c: char| matches!(c, ',' | '.' | ';' | ':');
        fold(text).split(clause).next().unwrap_or("").split_whitespace().map(str::to_owned).collect()
    };
    let happens = |word: &String| HAPPENINGS.contains(word.as_str());
    let owned = ["'s ", "\u{2019}s "].iter().find_map(|mark| after.strip_prefix(mark));
    if owned.is_some_and(|rest| words(rest).iter().take(REACH).any(happens)) {
        return true;
    }
    let before = fold(before);
    let mut back = before.split_whitespace().rev().skip_while(|word| JOINTS.contains(word));
    back.next().is_some_and(|word| HAPPENINGS.contains(word))
        && back.take(REACH).any(|word| KNOWN.contains(&word))
}

fn text(stance: &Stance) -> String {
    stance.statements.first().map(|s| s.claim.text.clone()).unwrap_or_default()
}
