//! Figures of two kinds. In: the stances of one population under two kinds ("killed", "injured"). Out: one rare number
//! that one article gives to the dead and another to the injured, where neither knows a figure for the other kind.

use crate::model::finding::{FindingType, Reason, ReasonCode};
use crate::model::kind::{Kind, Severity};
use crate::model::relation::Relation;
use crate::model::statement::{Clash, Stance, Statement};
use crate::model::value::interval::Interval;

/// Kinds whose figures are told by one noun and one verb, so that the verb alone may slip.
const EFFECTS: &[&str] = &["killed", "injured", "missing", "displaced", "casualties"];

/// "Casualties" are the dead and the hurt; read as the dead alone, an editor has to choose.
const UNCLEAR: &str = "casualties";

/// Small numbers fall together by chance: in the development stories every number below this stands beside some
/// other effect somewhere.
const RARE_FROM: f64 = 8.0;

/// Up to here a number that ends in nought is what anybody would estimate.
const ROUND_TO: f64 = 100.0;

/// Is the number so unusual that two articles hardly have it by chance? Not the small, not the round tens, not one,
/// two or five followed by noughts.
pub fn is_rare(n: f64) -> bool {
    if n < RARE_FROM || n.fract() != 0.0 {
        return false;
    }
    let digits = format!("{n:.0}");
    let significant = digits.trim_end_matches('0');
    let round_ten = n <= ROUND_TO && n % 10.0 == 0.0;
    !round_ten && !matches!(significant, "1" | "2" | "5" | "15" | "25")
}

/// Does the kind count people to whom something happened?
pub fn is_effect(kind: &str) -> bool {
    EFFECTS.contains(&kind)
}

/// The stances of one kind, the kind, and whether an article gives any figure of it.
type Side<'s, 'a, 'f> = (&'s [Stance<'a>], &'s Kind, &'f dyn Fn(usize) -> bool);

/// The pairs of stances, one of each kind, that share a rare number without either article telling both kinds.
pub fn shared_number((a, kind_a, knows_a): Side, (b, kind_b, knows_b): Side) -> Vec<Clash> {
    let mut found = Vec::new();
    for (i, one) in a.iter().enumerate() {
        let value = one.statements.first().and_then(|s| s.claim.value.interval());
        let Some(number) = value.and_then(|v| v.point()).filter(|n| is_rare(*n)) else { continue };
        let Some((j, other)) = b.iter().enumerate().find(|(_, other)| other.form == one.form) else {
            continue;
        };
        let alone_a = one.statements.iter().any(|s| s.is_firm() && !knows_b(s.rank));
        let alone_b = other.statements.iter().any(|s| s.is_firm() && !knows_a(s.rank));
        // An article that gives the number to one kind and another figure to the other has counted, not slipped. That
        // the figures of one kind differ is a finding of its own.
        let settled = counted_apart(one, b, number) || counted_apart(other, a, number);
        if !alone_a || !alone_b || settled {
            continue;
        }
        // A number of things is seldom that of the dead; an editor has to look.
        let unclear = [kind_a, kind_b].iter().any(|kind| kind.id == UNCLEAR || !is_effect(&kind.id));
        let most = if unclear { Severity::Warning } else { Severity::Error };
        let firm =
            |stance: &Stance| stance.statements.iter().filter(|s| s.is_firm()).map(|s| s.index).collect();
        found.push(Clash {
            a: i,
            b: j,
            a_claims: firm(one),
            b_claims: firm(other),
            finding_type: FindingType::Conflict,
            severity: kind_a.severity.min(most),
            relation: Relation::Same,
            reason: Reason {
                code: ReasonCode::NumberOfTwoKinds,
                details: vec![number.to_string(), kind_a.id.clone(), kind_b.id.clone()],
            },
        });
    }
    found
}

/// The injured of an early report who are the dead of a later one: the same number, by articles that know nothing of
/// the other kind. It names a rise that the figures of neither kind show.
pub fn later_death((dead, kind, knows_dead): Side, (hurt, _, knows_hurt): Side) -> Vec<Clash> {
    let mut found = Vec::new();
    for (i, late) in dead.iter().enumerate() {
        for (j, early) in hurt.iter().enumerate().filter(|(_, early)| early.form == late.form) {
            let exact = late.statements.first().and_then(|s| s.claim.value.interval()?.point());
            let firm = |s: &&Statement| s.is_firm() && !s.claim.part && !s.adds();
            let died: Vec<&Statement> =
                late.statements.iter().filter(firm).filter(|s| !knows_hurt(s.rank)).collect();
            let hurt: Vec<&Statement> =
                early.statements.iter().filter(firm).filter(|s| !knows_dead(s.rank)).collect();
            let before = |a: &Statement, b: &Statement| match (a.published, b.published) {
                (Some(a), Some(b)) => a.day < b.day || a.instant.zip(b.instant).is_some_and(|(a, b)| a < b),
                _ => false,
            };
            // All reports of the one come before all of the other.
            let in_order = died.iter().all(|d| hurt.iter().all(|h| before(h, d)));
            if exact.is_none_or(|n| n < 1.0) || died.is_empty() || hurt.is_empty() || !in_order {
                continue;
            }
            found.push(Clash {
                a: i,
                b: j,
                a_claims: died.iter().map(|s| s.index).collect(),
                b_claims: hurt.iter().map(|s| s.index).collect(),
                finding_type: FindingType::UpdateOverTime,
                severity: kind.severity.min(Severity::Note),
                relation: Relation::Same,
                reason: Reason {
                    code: ReasonCode::LaterDeath,
                    details: vec![hurt[0].claim.text.clone(), died[0].claim.text.clone()],
                },
            });
        }
    }
    found
}

/// Does an article of this stance give the other kind a figure that cannot be the number?
fn counted_apart(stance: &Stance, other_kind: &[Stance], number: f64) -> bool {
    let articles =
        |s: &Stance| s.statements.iter().filter(|s| !s.claim.part).map(|s| s.rank).collect::<Vec<_>>();
    let own = articles(stance);
    other_kind.iter().any(|figure| {
        let value = figure.statements.first().and_then(|s| s.claim.value.interval());
        let differs = value.is_some_and(|v| v.relate(Interval::exactly(number)) == Relation::Disjoint);
        differs && articles(figure).iter().any(|article| own.contains(article))
    })
}
