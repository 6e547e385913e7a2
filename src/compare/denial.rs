//! What is denied. In: the stances of one slot, or of two populations one of which holds the other. Out: a figure that
//! somebody rejects and another article asserts; a flat "none" against "perhaps one".

use crate::model::claim::Polarity;
use crate::model::document::Certainty;
use crate::model::finding::{FindingType, Reason, ReasonCode};
use crate::model::kind::{Kind, Severity};
use crate::model::relation::Relation;
use crate::model::statement::{Clash, Stance, Statement};

/// The form of a single victim.
const ONE: &str = "1";

/// Figures that one article has somebody deny and another asserts: the one that it is ascribed to disowns it (an
/// error), or another denies it (a dispute).
pub fn denied(stances: &[Stance], kind: &Kind) -> Vec<Clash> {
    let mut found = Vec::new();
    for (at, stance) in stances.iter().enumerate() {
        let denials = || stance.statements.iter().filter(|s| s.claim.polarity == Polarity::Denied);
        // "Nobody denies that he is dead" is no figure.
        if denials().next().is_none() || stance.form == ONE {
            continue;
        }
        let asserted = || {
            let same = stances.iter().enumerate().filter(|(_, other)| is_one_figure(stance, other));
            let all = same.flat_map(|(n, other)| other.statements.iter().map(move |s| (n, s)));
            all.filter(|(_, s)| s.is_firm() && denials().all(|d| d.rank != s.rank))
        };
        let (Some((by, first)), Some(denial)) = (asserted().next(), denials().next()) else { continue };
        let disowned = denials().any(|d| asserted().any(|(_, s)| is_ascribed_to(s, d.voice())));
        let who = denial.claim.attribution.as_ref().map(|s| s.speaker.clone()).unwrap_or_default();
        let (code, finding_type, severity) = match disowned {
            true => (ReasonCode::Disowned, FindingType::Attribution, kind.severity),
            false => (ReasonCode::Denied, FindingType::Dispute, kind.severity.min(Severity::Warning)),
        };
        found.push(Clash {
            a: by,
            b: at,
            a_claims: asserted().filter(|(n, _)| *n == by).map(|(_, s)| s.index).collect(),
            b_claims: denials().map(|s| s.index).collect(),
            finding_type,
            severity,
            relation: Relation::Same,
            reason: Reason { code, details: vec![first.claim.text.clone(), who] },
        });
    }
    found
}

/// Do both give one number, be it with "about"?
fn is_one_figure(a: &Stance, b: &Stance) -> bool {
    a.form.trim_start_matches('~') == b.form.trim_start_matches('~')
}

/// Is the statement said by `voice`, or by somebody who cites it?
fn is_ascribed_to(statement: &Statement, voice: Option<&str>) -> bool {
    let (Some(voice), Some(speaker)) = (voice, &statement.claim.attribution) else { return false };
    speaker.key == voice
        || speaker.chain.iter().any(|cited| crate::lexicon::fold::fold(cited).contains(voice))
}

/// "Did not harm civilians" against "a possible civilian injury": the numbers meet, the articles do not. The stances
/// that say "none" come first; both may be the same.
pub fn possibilities(none: &[Stance], possible: &[Stance], kind: &Kind) -> Vec<Clash> {
    let mut found = Vec::new();
    for (a, zero) in none.iter().enumerate().filter(|(_, stance)| stance.form == "0") {
        for (b, other) in possible.iter().enumerate() {
            found.extend(possibility(zero, other, kind).map(|clash| Clash { a, b, ..clash }));
        }
    }
    found
}

fn possibility(none: &Stance, possible: &Stance, kind: &Kind) -> Option<Clash> {
    let most = possible.statements.first()?.claim.value.interval()?.max.unwrap_or(f64::INFINITY);
    if most < 1.0 {
        return None;
    }
    let may =
        |s: &&Statement| s.claim.polarity == Polarity::Asserted && s.claim.certainty == Certainty::Unverified;
    let maybe: Vec<&Statement> = possible.statements.iter().filter(may).collect();
    let flat: Vec<&Statement> = none.statements.iter().filter(|s| s.is_firm()).collect();
    // An article that says both has told its reader; the editor has to look where two articles differ.
    let maybe: Vec<&Statement> =
        maybe.into_iter().filter(|m| none.of(m.rank).iter().all(|s| !s.is_firm())).collect();
    let (first, second) = (flat.first()?, maybe.first()?);
    Some(Clash {
        a: 0,
        b: 0,
        a_claims: flat.iter().map(|s| s.index).collect(),
        b_claims: maybe.iter().map(|s| s.index).collect(),
        finding_type: FindingType::Dispute,
        severity: kind.severity.min(Severity::Warning),
        relation: Relation::Within,
        reason: Reason {
            code: ReasonCode::DeniedPossibility,
            details: vec![first.claim.text.clone(), second.claim.text.clone()],
        },
    })
}
