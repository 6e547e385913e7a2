//! Figures of two kinds. In: the stances of one population under two kinds ("killed", "injured"). Out: one rare number
//! that one article gives to the dead and another to the injured, where neither knows a figure for the other kind; and
//! victims who are hurt in one article and dead in another.

use crate::compare::timeline::is_before;
use crate::lexicon::builtin;
use crate::lexicon::threshold::Threshold;
use crate::model::claim::Revision;
use crate::model::finding::{FindingType, Reason, ReasonCode};
use crate::model::kind::{Kind, Severity};
use crate::model::relation::Relation;
use crate::model::statement::{Clash, Stance, Statement};
use crate::model::value::Value;
use crate::model::value::interval::Interval;
use std::collections::BTreeSet;
use std::sync::LazyLock;

/// Kinds whose figures are told by one noun and one verb, so that the verb alone may slip.
const EFFECTS: &[&str] = &["killed", "injured", "missing", "displaced", "casualties"];

/// "Casualties" are the dead and the hurt; read as the dead alone, an editor has to choose.
const UNCLEAR: &str = "casualties";

/// Nouns that tell nothing of who was hurt.
static ANYBODY: LazyLock<BTreeSet<&'static str>> = LazyLock::new(|| builtin::set("anybody"));

/// Is the number so unusual that two articles hardly have it by chance? Not the small, not the round tens, not one,
/// two or five followed by noughts.
pub fn is_rare(n: f64) -> bool {
    if n < Threshold::RareNumber.value() || n.fract() != 0.0 {
        return false;
    }
    let digits = format!("{n:.0}");
    let significant = digits.trim_end_matches('0');
    let round_ten = n <= Threshold::RoundNumber.value() && n % 10.0 == 0.0;
    !round_ten && !matches!(significant, "1" | "2" | "5" | "15" | "25")
}

/// Does the noun, in lower case, leave open who it is?
pub fn is_anybody(noun: &str) -> bool {
    ANYBODY.contains(noun)
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
        let Some(number) = value.and_then(|v| v.point()).filter(|n| is_telling(*n, [kind_a, kind_b])) else {
            continue;
        };
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
            severity: kind_a.severity.min(kind_b.severity).min(most),
            relation: Relation::Same,
            reason: Reason {
                code: ReasonCode::NumberOfTwoKinds,
                details: in_either_order(number, kind_a, kind_b),
            },
        });
    }
    found
}

/// The number and the two kinds, whichever rule file was read first.
fn in_either_order(number: f64, a: &Kind, b: &Kind) -> Vec<String> {
    let (first, second) = if a.id <= b.id { (a, b) } else { (b, a) };
    vec![number.to_string(), first.id.clone(), second.id.clone()]
}

/// Does the number tell that two kinds were mixed up? The dead are among the casualties: who counts as many of them
/// has most likely heard of one figure, whatever number it is.
fn is_telling(n: f64, kinds: [&Kind; 2]) -> bool {
    let casualties =
        kinds.iter().any(|kind| kind.id == UNCLEAR) && kinds.iter().all(|kind| is_effect(&kind.id));
    is_rare(n) || casualties && n >= Threshold::RareNumber.value()
}

/// The injured of one report who are the dead of another: the same number, by articles that know nothing of the other
/// kind. Where the dead are told later it names a rise that the figures of neither kind show; else one of the two is
/// wrong, or stale, if both speak of one person by one noun.
pub fn later_death((dead, kind, knows_dead): Side, (hurt, _, knows_hurt): Side) -> Vec<Clash> {
    let mut found = Vec::new();
    for (i, late) in dead.iter().enumerate() {
        for (j, early) in hurt.iter().enumerate().filter(|(_, early)| early.form == late.form) {
            let exact = late.statements.first().and_then(|s| s.claim.value.interval()?.point());
            let firm = |s: &&Statement| s.is_firm() && !s.claim.part && !s.adds();
            // Who says of the injured that one has died knows of the injured.
            let tells = |s: &&Statement| !knows_hurt(s.rank) || s.marks(Revision::Raised);
            let mut died: Vec<&Statement> = late.statements.iter().filter(firm).filter(tells).collect();
            if died.iter().any(|s| s.marks(Revision::Raised)) {
                died.retain(|s| s.marks(Revision::Raised));
            }
            // It holds for all who count this one among the hurt, whatever dead they know beside him.
            let told_since = |s: &Statement| {
                died.iter().any(|d| d.marks(Revision::Raised) && d.rank != s.rank)
                    && !dead_since(dead, s.rank)
            };
            // "A boy was critically hurt": the gravest of the hurt, and who of them may die.
            let alive = |s: &&Statement| {
                let counts = told_since(s) || !s.adds() && (!s.claim.part || exact == Some(1.0));
                s.is_firm() && counts
            };
            let hurt: Vec<&Statement> = early
                .statements
                .iter()
                .filter(alive)
                .filter(|s| !knows_dead(s.rank) || told_since(s))
                .collect();
            if exact.is_none_or(|n| n < 1.0) || died.is_empty() || hurt.is_empty() {
                continue;
            }
            let all = |asks: &dyn Fn(&Statement, &Statement) -> bool| {
                died.iter().all(|d| hurt.iter().all(|h| asks(h, d)))
            };
            let in_order = all(&|hurt, dead| is_before(hurt.published, dead.published));
            let marked = died.iter().any(|d| d.marks(Revision::Raised));
            let one_person = exact == Some(1.0) && (marked || all(&one_noun));
            let (finding_type, severity, code) = match (in_order, one_person) {
                (true, _) => (FindingType::UpdateOverTime, Severity::Note, ReasonCode::LaterDeath),
                (false, true) => (FindingType::Conflict, Severity::Warning, ReasonCode::DeadOrHurt),
                (false, false) => continue,
            };
            found.push(Clash {
                a: i,
                b: j,
                a_claims: died.iter().map(|s| s.index).collect(),
                b_claims: hurt.iter().map(|s| s.index).collect(),
                finding_type,
                severity: kind.severity.min(severity),
                relation: Relation::Same,
                reason: Reason {
                    code,
                    details: vec![hurt[0].claim.text.clone(), died[0].claim.text.clone()],
                },
            });
        }
    }
    found
}

/// Does the article tell a later death itself?
fn dead_since(dead: &[Stance], rank: usize) -> bool {
    dead.iter().flat_map(|stance| stance.of(rank)).any(|s| s.marks(Revision::Raised))
}

/// Do both count by one noun that tells who it is ("boy", "nurse")? "A person" may be anybody.
fn one_noun(a: &Statement, b: &Statement) -> bool {
    match (&a.claim.value, &b.claim.value) {
        (Value::Count { unit: Some(a), .. }, Value::Count { unit: Some(b), .. }) => {
            a.eq_ignore_ascii_case(b) && !is_anybody(&a.to_lowercase())
        }
        _ => false,
    }
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
