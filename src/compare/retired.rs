//! Versions that do not stand any more. In: the statements of one event, those of retired articles apart. Out: where a
//! figure that its own source has replaced, corrected or withdrawn lives on in another story.
//!
//! A figure that was merely replaced was right when it was told: it is stale in a story that came later, and in a copy
//! of the text that it stood in. One that was corrected was never right.

use crate::compare::finding::Firsts;
use crate::compare::scope::{is_comparable, population};
use crate::compare::slot::normal_form;
use crate::model::article::Published;
use crate::model::edition::Retired;
use crate::model::finding::{Finding, FindingType, Reason, ReasonCode, Side};
use crate::model::kind::{Kind, Severity};
use crate::model::outcome::ArticleSummary;
use crate::model::relation::Relation;
use crate::model::statement::Statement;
use std::collections::{BTreeMap, BTreeSet};

/// Takes the statements of retired articles out of those of an event.
pub fn part<'a>(statements: Vec<Statement<'a>>, articles: &[ArticleSummary]) -> [Vec<Statement<'a>>; 2] {
    let is_live = |s: &Statement| articles.get(s.claim.article).is_none_or(|a| a.meta.retired.is_none());
    let (live, retired) = statements.into_iter().partition(is_live);
    [live, retired]
}

/// Where retired figures live on. Each finding comes with the forms and articles that its fingerprint is of.
pub fn findings(
    event: usize,
    live: &[Statement],
    retired: &[Statement],
    kinds: &[Kind],
    articles: &[ArticleSummary],
) -> Vec<(Finding, Firsts)> {
    let mut found: BTreeMap<(&str, String, String), (Finding, Firsts)> = BTreeMap::new();
    for old in retired.iter().filter(|s| s.is_firm() && s.claim.value.interval().is_some()) {
        let Some(kind) = kinds.iter().find(|kind| kind.id == old.claim.kind) else { continue };
        let Some(article) = articles.get(old.claim.article).filter(|_| is_comparable(old.claim, kind)) else {
            continue;
        };
        let Some(fate) = &article.meta.retired else { continue };
        let question = |s: &&Statement| {
            s.claim.kind == old.claim.kind
                && s.claim.subject == old.claim.subject
                && population(s.claim) == population(old.claim)
                && s.is_firm()
                && is_comparable(s.claim, kind)
        };
        let form = normal_form(&old.claim.value);
        let same = |s: &&Statement| normal_form(&s.claim.value) == form;
        let (code, newer) = match fate {
            Retired::Withdrawn => (ReasonCode::Withdrawn, vec![*old]),
            Retired::Replaced(by) | Retired::Corrected(by) => {
                let own = |s: &&Statement| articles.get(s.claim.article).is_some_and(|a| &a.id == by);
                let now: Vec<Statement> = live.iter().filter(own).filter(question).copied().collect();
                // What the newer version still says, or says nothing of, was not replaced.
                if now.is_empty() || now.iter().any(|s| same(&s)) {
                    continue;
                }
                (ReasonCode::Superseded, now)
            }
        };
        let story = &article.meta.edition.story;
        let then = newer.first().and_then(|s| s.published);
        let lives_on = |s: &&Statement| {
            let Some(other) = articles.get(s.claim.article) else { return false };
            let copy = other.lineage == article.lineage;
            let late = match fate {
                Retired::Withdrawn => false,
                Retired::Corrected(_) => true,
                Retired::Replaced(_) => is_after(s.published, then),
            };
            &other.meta.edition.story != story && (copy || late)
        };
        let repeats: Vec<Statement> =
            live.iter().filter(question).filter(same).filter(lives_on).copied().collect();
        let Some((first, second)) = newer.first().zip(repeats.first()) else { continue };
        let details = vec![second.claim.text.clone(), first.claim.text.clone()];
        let sides = vec![side(&newer, articles), side(&repeats, articles)];
        let firsts = [first, second].map(|s| {
            (
                normal_form(&s.claim.value),
                articles.get(s.claim.article).map_or(String::new(), |a| a.id.clone()),
            )
        });
        let finding = Finding {
            event,
            kinds: vec![kind.id.clone()],
            finding_type: FindingType::Conflict,
            severity: kind.severity.min(Severity::Warning),
            relation: if code == ReasonCode::Withdrawn { Relation::Same } else { Relation::Disjoint },
            reason: Reason { code, details },
            remarks: Vec::new(),
            sides,
            forms: firsts.iter().map(|(form, _)| vec![form.clone()]).collect(),
            fingerprint: String::new(),
        };
        // Title and text of one version say the same; so do its older versions.
        let key = (old.claim.kind.as_str(), form, story.clone().unwrap_or_default());
        found.entry(key).or_insert((finding, firsts.to_vec()));
    }
    found.into_values().collect()
}

/// Takes out the findings that a retired figure explains: the same claims, found to differ.
pub fn absorb(discrepancies: &mut Vec<Finding>, superseded: &[Finding]) {
    let claims = |side: &Side| side.claims.iter().copied().collect::<BTreeSet<usize>>();
    discrepancies.retain(|finding| {
        let sides: Vec<BTreeSet<usize>> = finding.sides.iter().map(claims).collect();
        !superseded.iter().any(|known| {
            let known: Vec<BTreeSet<usize>> = known.sides.iter().map(claims).collect();
            sides.len() == 2 && sides.iter().all(|side| known.iter().any(|k| side.is_subset(k)))
        })
    });
}

fn side(statements: &[Statement], articles: &[ArticleSummary]) -> Side {
    let own: BTreeSet<usize> = statements.iter().map(|s| s.claim.article).collect();
    let lineages: BTreeSet<usize> = own.iter().filter_map(|a| articles.get(*a)).map(|a| a.lineage).collect();
    Side {
        text: statements.first().map(|s| s.claim.text.clone()).unwrap_or_default(),
        claims: statements.iter().map(|s| s.index).collect(),
        articles: own.into_iter().collect(),
        lineages: lineages.len(),
    }
}

/// Was the one surely published after the other?
fn is_after(one: Option<Published>, other: Option<Published>) -> bool {
    let Some((one, other)) = one.zip(other) else { return false };
    match one.instant.zip(other.instant) {
        Some((one, other)) => one > other,
        None => one.day > other.day,
    }
}
