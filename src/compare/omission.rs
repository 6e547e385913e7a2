//! What one has and another lacks. In: the statements of one event. Out: notes: what only one text tells, and, where a
//! desk checks its draft, what only the draft says and what it lacks.
//!
//! Silence is no contradiction, so a note is the most it can be; and only where several texts could have told it.

use crate::compare::finding::Firsts;
use crate::compare::scope::OF_EVENT;
use crate::compare::slot::normal_form;
use crate::lexicon::threshold::Threshold;
use crate::model::document::Certainty;
use crate::model::finding::{Finding, FindingType, Reason, ReasonCode, Side};
use crate::model::kind::Severity;
use crate::model::outcome::ArticleSummary;
use crate::model::relation::Relation;
use crate::model::statement::Statement;
use std::collections::{BTreeMap, BTreeSet};

/// Kinds whose absence a reader would miss.
const MISSED: &[&str] = &["killed", "injured", "missing"];

/// Kinds that a draft is asked for besides.
const ASKED_OF_A_DRAFT: &[&str] = &["location", "date"];

/// A finding, with the forms and articles that its fingerprint is of.
type Signed = (Finding, Firsts);

/// The articles of one event, by their index, and the order in which they were published.
struct Batch<'a> {
    all: BTreeMap<usize, &'a ArticleSummary>,
    ranks: BTreeMap<usize, usize>,
}

/// The notes of one event.
pub fn notes(event: usize, statements: &[Statement], articles: &[ArticleSummary]) -> Vec<Signed> {
    let all: BTreeMap<usize, &ArticleSummary> =
        statements.iter().filter_map(|s| Some((s.claim.article, articles.get(s.claim.article)?))).collect();
    // Files come in any order; ranks do not depend on it.
    let ranks: BTreeMap<usize, usize> = statements.iter().map(|s| (s.claim.article, s.rank)).collect();
    let batch = Batch { all, ranks };
    let drafts: BTreeSet<usize> = batch.all.iter().filter(|(_, a)| a.meta.draft).map(|(n, _)| *n).collect();
    let kinds = MISSED.iter().chain(ASKED_OF_A_DRAFT.iter().filter(|_| !drafts.is_empty()));
    kinds.filter_map(|kind| note(event, kind, statements, &batch, &drafts)).collect()
}

fn note(
    event: usize,
    kind: &str,
    statements: &[Statement],
    batch: &Batch,
    drafts: &BTreeSet<usize>,
) -> Option<Signed> {
    let all = &batch.all;
    let of_kind = statements.iter().filter(|s| s.claim.kind == kind && s.is_figure());
    let tells: BTreeSet<usize> = of_kind.clone().map(|s| s.claim.article).collect();
    // What a summary leaves out, its article may tell.
    let whole: BTreeSet<usize> = all.iter().filter(|(_, a)| !a.meta.partial).map(|(n, _)| *n).collect();
    let silent: Vec<usize> = whole.iter().copied().filter(|a| !tells.contains(a)).collect();
    let texts = |articles: &mut dyn Iterator<Item = &usize>| {
        articles.filter_map(|a| all.get(a)).map(|a| a.lineage).collect::<BTreeSet<usize>>().len()
    };
    let code = if drafts.is_empty() {
        let alone = texts(&mut whole.union(&tells)) >= Threshold::OmissionTexts.count()
            && texts(&mut tells.iter()) == 1;
        alone.then_some(ReasonCode::ToldByOne)?
    } else if !tells.is_empty() && tells.is_subset(drafts) {
        ReasonCode::OnlyTheDraft
    } else if !tells.is_empty() && tells.is_disjoint(drafts) && texts(&mut tells.iter()) > 1 {
        ReasonCode::TheDraftLacks
    } else {
        return None;
    };
    let said: Vec<&Statement> = of_kind
        .filter(|s| s.claim.role.as_deref().is_none_or(|role| role == OF_EVENT))
        .filter(|s| is_something(s, drafts.is_empty()))
        .collect();
    let first = said.iter().min_by_key(|s| (s.rank, s.claim.location.start, s.index))?;
    let side = Side {
        text: first.claim.text.clone(),
        claims: said.iter().map(|s| s.index).collect(),
        articles: tells.iter().copied().collect(),
        lineages: texts(&mut tells.iter()),
    };
    let without: Vec<usize> = match code {
        ReasonCode::TheDraftLacks => drafts.iter().copied().collect(),
        _ => silent,
    };
    let lineages = texts(&mut without.iter());
    let nothing = Side { articles: without, lineages, ..Side::default() };
    let firsts = [&side, &nothing]
        .into_iter()
        .filter_map(|side| {
            Some(all.get(side.articles.iter().min_by_key(|a| batch.ranks.get(a))?)?.id.clone())
        })
        .map(|article| (normal_form(&first.claim.value), article))
        .collect();
    let finding = Finding {
        event,
        kinds: vec![kind.to_owned()],
        finding_type: FindingType::Omission,
        severity: Severity::Note,
        relation: Relation::Unknown,
        reason: Reason { code, details: vec![first.claim.text.clone()] },
        remarks: Vec::new(),
        sides: vec![side, nothing],
        fingerprint: String::new(),
        forms: Vec::new(),
    };
    Some((finding, firsts))
}

/// Nobody hurt, or "she was hurt", told once, is no news that the others lack; a draft that misses the one who is
/// missing should know.
fn is_something(statement: &Statement, told_once: bool) -> bool {
    let Some(value) = statement.claim.value.interval() else { return true };
    let least = if told_once { 2.0 } else { 1.0 };
    value.max.or(value.min) >= Some(least) && statement.claim.certainty != Certainty::Unverified
}
