//! Copies of one text. In: the statements of one event, with the lineage of each article. Out: for each text that more
//! than one article carries, a note: they are one witness, however many they are.

use crate::compare::finding::Firsts;
use crate::compare::slot::normal_form;
use crate::model::finding::{Finding, FindingType, Reason, ReasonCode, Side};
use crate::model::kind::Severity;
use crate::model::outcome::ArticleSummary;
use crate::model::relation::Relation;
use crate::model::statement::Statement;
use crate::model::value::Value;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// The copies among the articles of one event. Each comes with the forms and the articles that its fingerprint is of.
pub fn copies(event: usize, statements: &[Statement], articles: &[ArticleSummary]) -> Vec<(Finding, Firsts)> {
    let mut texts: BTreeMap<usize, Vec<&Statement>> = BTreeMap::new();
    for statement in statements {
        if let Some(article) = articles.get(statement.claim.article) {
            texts.entry(article.lineage).or_default().push(statement);
        }
    }
    texts.values().filter_map(|copies| note(event, copies, articles)).collect()
}

/// What a reader knows a text by, the most telling first: its figures, days and places, then names, then
/// words.
fn rank(value: &Value) -> u8 {
    match value {
        Value::Count { .. }
        | Value::Date(_)
        | Value::Place(_)
        | Value::Money { .. }
        | Value::Measure { .. } => 0,
        Value::Name(_) | Value::Quote { .. } => 1,
        Value::Term(_) | Value::Text(_) => 2,
    }
}

fn note(event: usize, copies: &[&Statement], articles: &[ArticleSummary]) -> Option<(Finding, Firsts)> {
    // What most of them tell alike stands for the text, of several the one that stands first in it: the order of the
    // files says nothing.
    let mut alike: BTreeMap<(&str, String), Vec<&Statement>> = BTreeMap::new();
    for statement in copies {
        alike
            .entry((&statement.claim.kind, normal_form(&statement.claim.value)))
            .or_default()
            .push(statement);
    }
    let told_by = |said: &[&Statement]| said.iter().map(|s| s.rank).collect::<BTreeSet<usize>>().len();
    let shared = alike.iter().filter(|(_, said)| told_by(said) > 1).min_by_key(|(_, said)| {
        let first = said.iter().map(|s| (s.claim.sentence_index, s.claim.location.start)).min();
        (Reverse(told_by(said)), said.first().map(|s| rank(&s.claim.value)), first)
    })?;
    let ((kind, form), said) = shared;
    let mut sides: BTreeMap<usize, Side> = BTreeMap::new();
    for statement in said {
        let side = sides.entry(statement.rank).or_insert_with(|| Side {
            text: statement.claim.text.clone(),
            articles: vec![statement.claim.article],
            lineages: 1,
            ..Side::default()
        });
        side.claims.push(statement.index);
    }
    let firsts = sides
        .values()
        .filter_map(|side| Some((form.clone(), articles.get(*side.articles.first()?)?.id.clone())))
        .collect();
    let finding = Finding {
        event,
        kinds: vec![(*kind).to_owned()],
        finding_type: FindingType::Lineage,
        severity: Severity::Note,
        relation: Relation::Same,
        reason: Reason { code: ReasonCode::OneText, details: vec![sides.len().to_string()] },
        remarks: Vec::new(),
        sides: sides.into_values().collect(),
        fingerprint: String::new(),
        forms: Vec::new(),
    };
    Some((finding, firsts))
}
