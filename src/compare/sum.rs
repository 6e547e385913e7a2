//! Figures that their own parts do not make. In: the stances of one slot. Out: contradictions of an article with itself:
//! "ten people - four civilians and five fighters - were killed".

use crate::model::finding::{FindingType, Reason, ReasonCode};
use crate::model::kind::Kind;
use crate::model::relation::Relation;
use crate::model::statement::{Clash, Stance, Statement};

/// Statements whose parts add up to something else: one clash for each article and figure, however often it is said.
pub fn mismatches(stances: &[Stance], kind: &Kind) -> Vec<Clash> {
    let mut found = Vec::new();
    for (n, stance) in stances.iter().enumerate() {
        for own in stance.statements.chunk_by(|x, y| x.rank == y.rank) {
            let wrong: Vec<&Statement> = own.iter().filter(|s| s.is_firm() && differs(s)).collect();
            let Some((claim, parts)) =
                wrong.first().and_then(|s| Some((s.claim, s.claim.breakdown.as_ref()?)))
            else {
                continue;
            };
            let claims: Vec<usize> = wrong.iter().map(|s| s.index).collect();
            found.push(Clash {
                a: n,
                b: n,
                a_claims: claims.clone(),
                b_claims: claims,
                finding_type: FindingType::InternalContradiction,
                severity: kind.severity,
                relation: Relation::Disjoint,
                reason: Reason {
                    code: ReasonCode::SumDiffers,
                    details: vec![claim.text.clone(), parts.text.clone()],
                },
            });
        }
    }
    found
}

fn differs(statement: &Statement) -> bool {
    let whole = statement.claim.value.interval();
    let parts = statement.claim.breakdown.as_ref();
    whole.zip(parts).is_some_and(|(whole, parts)| whole.relate(parts.sum) == Relation::Disjoint)
}
