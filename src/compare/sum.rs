//! Figures that their own parts do not make. In: the stances of one slot. Out: contradictions of an article with itself:
//! "ten people - four civilians and five fighters - were killed".

use crate::model::finding::{FindingType, Reason, ReasonCode};
use crate::model::kind::Kind;
use crate::model::relation::Relation;
use crate::model::statement::{Clash, Stance};

/// Statements whose parts add up to something else.
pub fn mismatches(stances: &[Stance], kind: &Kind) -> Vec<Clash> {
    let mut found = Vec::new();
    for (n, stance) in stances.iter().enumerate() {
        for s in stance.statements.iter().filter(|s| s.is_firm()) {
            let Some((breakdown, whole)) = s.claim.breakdown.as_ref().zip(s.claim.value.interval()) else {
                continue;
            };
            if whole.relate(breakdown.sum) != Relation::Disjoint {
                continue;
            }
            found.push(Clash {
                a: n,
                b: n,
                a_claims: vec![s.index],
                b_claims: vec![s.index],
                finding_type: FindingType::InternalContradiction,
                severity: kind.severity,
                relation: Relation::Disjoint,
                reason: Reason {
                    code: ReasonCode::SumDiffers,
                    details: vec![s.claim.text.clone(), breakdown.text.clone()],
                },
            });
        }
    }
    found
}
