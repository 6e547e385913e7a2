//! A measure and, in brackets behind it, the same in another unit. In: the stances of one slot. Out: contradictions of
//! an article with itself: "200 kilometres (180 miles)".
//!
//! Whoever converts also rounds, so both are taken as known to as many digits as they show.

use crate::compare::interval::wide;
use crate::model::finding::{FindingType, Reason, ReasonCode};
use crate::model::kind::Kind;
use crate::model::relation::Relation;
use crate::model::statement::{Clash, Stance, Statement};
use crate::model::value::Value;
use crate::model::value::interval::Interval;

/// What stands between the two, at most: a space and a bracket.
const BRACKET: u32 = 2;

/// Measures that are not what stands in brackets behind them.
pub fn mismatches(stances: &[Stance], kind: &Kind) -> Vec<Clash> {
    let mut found = Vec::new();
    for (i, stance) in stances.iter().enumerate() {
        for said in &stance.statements {
            let converted = stances.iter().enumerate().flat_map(|(j, other)| {
                other.of(said.rank).iter().filter(|s| is_behind(said, s)).map(move |s| (j, s))
            });
            for (j, converted) in converted.filter(|(_, s)| differs(said, s)) {
                found.push(Clash {
                    a: i,
                    b: j,
                    a_claims: vec![said.index],
                    b_claims: vec![converted.index],
                    finding_type: FindingType::InternalContradiction,
                    severity: kind.severity,
                    relation: Relation::Disjoint,
                    reason: Reason {
                        code: ReasonCode::ConversionDiffers,
                        details: vec![said.claim.text.clone(), converted.claim.text.clone()],
                    },
                });
            }
        }
    }
    found
}

fn is_behind(said: &Statement, converted: &Statement) -> bool {
    let (a, b) = (&said.claim.location, &converted.claim.location);
    let close = a.field == b.field && b.start > a.end && b.start - a.end <= BRACKET;
    close && unit(said) != unit(converted)
}

fn unit<'a>(statement: &Statement<'a>) -> Option<&'a str> {
    match &statement.claim.value {
        Value::Measure { unit, .. } => Some(&unit.name),
        _ => None,
    }
}

/// Is no number fit for both? A bound is told of both alike, so only the numbers count.
fn differs(a: &Statement, b: &Statement) -> bool {
    let number = |s: &Statement| {
        let value = s.claim.value.interval()?;
        Some(wide(Interval { approx: true, ..Interval::exactly(value.min.or(value.max)?) }))
    };
    number(a).zip(number(b)).is_some_and(|(a, b)| a.relate(b) == Relation::Disjoint)
}
