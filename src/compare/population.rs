//! Whom a figure counts: how one population relates to another, and what figures for two of them say of each other.
//! In: the stances of two populations of one kind. Out: a figure that both cannot share, or a part larger than its
//! whole. The populations are data (`rules/lexicon/population.tsv`); "" is everybody.

use crate::lexicon::builtin;
use crate::model::finding::{FindingType, Reason, ReasonCode};
use crate::model::kind::Kind;
use crate::model::relation::Relation;
use crate::model::statement::{Clash, Rivalry, Stance, Statement, Verdict};
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// Pairs of populations that no one belongs to both of; what lies below them excludes each other too. Women and
/// children, police and soldiers may overlap.
const OPPOSED: &[(&str, &str)] =
    &[("civilian", "combatant"), ("militant", "soldier"), ("militant", "police"), ("militant", "security")];

/// One or two dead of two sorts are as often two sorts of victims as one sort told wrongly; three of the same number
/// are not.
const SHARED_NUMBER: f64 = 3.0;

/// Title and first sentences: here a figure for all is one for all.
const TOP: u32 = 3;

static PARENTS: LazyLock<BTreeMap<&'static str, &'static str>> =
    LazyLock::new(|| builtin::rows("population").collect());

/// Does every one of `part` belong to `whole`, which is another?
pub fn within(part: &str, whole: &str) -> bool {
    part != whole && (whole.is_empty() || above(part).any(|class| class == whole))
}

/// Can nobody belong to both?
pub fn exclude(a: &str, b: &str) -> bool {
    let below = |class: &str, top: &str| class == top || above(class).any(|c| c == top);
    OPPOSED.iter().any(|(x, y)| (below(a, x) && below(b, y)) || (below(a, y) && below(b, x)))
}

fn above(class: &str) -> impl Iterator<Item = &'static str> {
    // A row that names itself would never end; no list is deeper than this.
    std::iter::successors(PARENTS.get(class).copied(), |class| PARENTS.get(class).copied()).take(8)
}

/// One number, given to two populations that exclude each other, by articles that know nothing of the other one.
/// Each side comes as its stances and its population.
pub fn shared_number((a, of_a): (&[Stance], &str), (b, of_b): (&[Stance], &str), kind: &Kind) -> Vec<Clash> {
    let mut found = Vec::new();
    for (i, one) in a.iter().enumerate() {
        let value = one.statements.first().and_then(|s| s.claim.value.interval());
        let Some(number) = value.and_then(|v| v.point()).filter(|n| *n >= SHARED_NUMBER) else { continue };
        let Some((j, other)) = b.iter().enumerate().find(|(_, other)| other.form == one.form) else {
            continue;
        };
        let rivalry = apart(one, a, other, b);
        if rivalry.for_a.is_empty() || rivalry.for_b.is_empty() {
            continue;
        }
        found.push(Clash {
            a: i,
            b: j,
            a_claims: rivalry.for_a.iter().map(|s| s.index).collect(),
            b_claims: rivalry.for_b.iter().map(|s| s.index).collect(),
            finding_type: FindingType::Conflict,
            severity: kind.severity,
            relation: Relation::Same,
            reason: Reason {
                code: ReasonCode::PopulationsExclude,
                details: vec![number.to_string(), of_a.to_owned(), of_b.to_owned()],
            },
        });
    }
    found
}

/// What a verdict on part and whole is when it is not a matter of time.
pub fn as_part(verdict: Verdict) -> Verdict {
    let conflict = verdict.finding_type == FindingType::Conflict;
    let code = if conflict { ReasonCode::PartExceedsWhole } else { verdict.reason.code };
    Verdict { reason: Reason { code, ..verdict.reason }, ..verdict }
}

/// A part that is larger than the whole which an article without that part gives.
pub fn larger_part<'s, 'a>(
    parts: &'s [Stance<'a>],
    wholes: &'s [Stance<'a>],
) -> Vec<(usize, usize, Rivalry<'s, 'a>)> {
    let ends =
        |stance: &Stance| stance.statements.first().and_then(|s| s.claim.value.interval()).map(|v| v.ends());
    // Further down stand the dead of other scenes.
    let told = |all: &mut Vec<Statement>| all.retain(|s| s.claim.sentence_index <= TOP && !s.adds());
    let mut found = Vec::new();
    for (i, part) in parts.iter().enumerate() {
        for (j, whole) in wholes.iter().enumerate() {
            if ends(part).zip(ends(whole)).is_some_and(|((least, _), (_, most))| least > most) {
                let mut rivalry = apart(part, parts, whole, wholes);
                told(&mut rivalry.for_a);
                told(&mut rivalry.for_b);
                found.push((i, j, rivalry));
            }
        }
    }
    found
}

/// The firm statements of each whose article says nothing of the other population.
fn apart<'s, 'a>(
    a: &'s Stance<'a>,
    all_a: &[Stance],
    b: &'s Stance<'a>,
    all_b: &[Stance],
) -> Rivalry<'s, 'a> {
    let alone = |stance: &Stance<'a>, others: &[Stance]| -> Vec<Statement<'a>> {
        let silent = |s: &&Statement| s.is_firm() && others.iter().all(|other| other.of(s.rank).is_empty());
        stance.statements.iter().filter(silent).copied().collect()
    };
    Rivalry { a, b, for_a: alone(a, all_b), for_b: alone(b, all_a) }
}
