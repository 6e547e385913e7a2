//! An event in, its matrix out: what each independent text says of each thing, and whether it agrees. Everything is
//! taken from the claims and findings of the outcome; two claims that no finding names are not compared here again.

use crate::model::claim::{About, Claim};
use crate::model::finding::FindingType;
use crate::model::outcome::Outcome;
use crate::report::claim_json::claim_id;
use crate::report::names::Names;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// An event of more independent texts has no matrix: nobody reads a page that wide, and its cells would outweigh the
/// rest of the report.
pub const COLUMNS: usize = 40;

/// What each text says of each thing.
#[derive(Serialize)]
#[allow(missing_docs)]
pub struct Grid {
    pub columns: Vec<Column>,
    pub rows: Vec<Row>,
}

/// An independent text and the articles that carry it.
#[derive(Serialize)]
#[allow(missing_docs)]
pub struct Column {
    pub lineage: String,
    pub sources: Vec<String>,
}

/// One thing that is claimed.
#[derive(Serialize)]
#[allow(missing_docs)]
pub struct Row {
    pub kind: String,
    pub subject: Option<String>,
    pub cells: Vec<GridCell>,
}

/// What one text says of it.
#[derive(Serialize)]
#[allow(missing_docs)]
pub struct GridCell {
    pub text: Option<String>,
    pub claims: Vec<String>,
    pub state: State,
}

/// How a cell stands to the others of its row, what matters most first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)]
pub enum State {
    Differs,
    Finer,
    Agrees,
    NotCompared,
    Silent,
}

impl State {
    /// The word that people see.
    pub fn name(self) -> &'static str {
        match self {
            State::Agrees => "agrees",
            State::Differs => "differs",
            State::Finer => "finer",
            State::Silent => "silent",
            State::NotCompared => "not compared",
        }
    }
}

/// The matrices of all events; none for an event of one text or of too many.
pub fn grids(outcome: &Outcome, names: &Names) -> Vec<Option<Grid>> {
    let mut claims: Vec<Vec<(usize, &Claim)>> = vec![Vec::new(); outcome.events.len()];
    for (i, claim) in outcome.claims.iter().enumerate().filter(|(_, claim)| claim.about == About::Event) {
        if let Some(of_event) = claims.get_mut(claim.event) {
            of_event.push((i, claim));
        }
    }
    let named = named(outcome);
    claims.iter().enumerate().map(|(event, claims)| grid(event, claims, &named, outcome, names)).collect()
}

/// The claims that findings hold against each other, and whether each is only a matter of exactness.
pub fn named(outcome: &Outcome) -> BTreeMap<usize, State> {
    let mut named = BTreeMap::new();
    // That articles carry one text, or that one alone tells a thing, is no disagreement.
    let agreed = [FindingType::Lineage, FindingType::Omission];
    for finding in outcome.discrepancies.iter().filter(|finding| !agreed.contains(&finding.finding_type)) {
        let finer = finding.finding_type == FindingType::Granularity;
        for claim in finding.sides.iter().flat_map(|side| &side.claims) {
            let state = named.entry(*claim).or_insert(State::Finer);
            if !finer {
                *state = State::Differs;
            }
        }
    }
    named
}

fn grid(
    event: usize,
    claims: &[(usize, &Claim)],
    named: &BTreeMap<usize, State>,
    outcome: &Outcome,
    names: &Names,
) -> Option<Grid> {
    let event = outcome.events.get(event)?;
    let lineage = |article: usize| outcome.articles.get(article).map_or(article, |article| article.lineage);
    let mut lineages: Vec<(usize, Vec<usize>)> = Vec::new();
    for article in event.articles.iter().chain(&event.also) {
        match lineages.iter_mut().find(|(known, _)| *known == lineage(*article)) {
            Some((_, articles)) => articles.push(*article),
            None => lineages.push((lineage(*article), vec![*article])),
        }
    }
    if !(2..=COLUMNS).contains(&lineages.len()) {
        return None;
    }
    let keys: BTreeSet<(&str, Option<&str>)> = claims.iter().map(|(_, claim)| key(claim)).collect();
    let rows = keys.into_iter().map(|row| {
        let said: Vec<Vec<(usize, &Claim)>> = lineages
            .iter()
            .map(|(column, _)| {
                let here =
                    |(_, claim): &&(usize, &Claim)| lineage(claim.article) == *column && key(claim) == row;
                claims.iter().filter(here).copied().collect()
            })
            .collect();
        let speaking = said.iter().filter(|claims| !claims.is_empty()).count();
        let cells = said.iter().map(|claims| cell(claims, speaking, named)).collect();
        Row { kind: row.0.to_owned(), subject: row.1.map(str::to_owned), cells }
    });
    let source = |article: &usize| names.name(*article).to_owned();
    let column = |(lineage, articles): &(usize, Vec<usize>)| Column {
        lineage: format!("l{}", lineage + 1),
        sources: articles.iter().map(source).collect(),
    };
    Some(Grid { rows: rows.collect(), columns: lineages.iter().map(column).collect() })
}

/// What a claim is of: its kind, and its subject or the part it plays.
fn key(claim: &Claim) -> (&str, Option<&str>) {
    let role = claim.role.as_deref().filter(|role| *role != "event");
    (&claim.kind, claim.subject.as_ref().map(|subject| subject.text.as_str()).or(role))
}

fn cell(claims: &[(usize, &Claim)], speaking: usize, named: &BTreeMap<usize, State>) -> GridCell {
    let found = claims.iter().filter_map(|(i, _)| named.get(i)).min();
    let state = match found {
        Some(state) => *state,
        None if claims.is_empty() => State::Silent,
        None if speaking > 1 => State::Agrees,
        None => State::NotCompared,
    };
    // Where claims are in dispute, those are shown; else the first wording stands for all.
    let disputed = claims.iter().filter(|(i, _)| named.contains_key(i));
    let mut shown: Vec<&Claim> = disputed.map(|(_, claim)| *claim).collect();
    shown.extend(claims.first().filter(|_| found.is_none()).map(|(_, claim)| *claim));
    let mut texts: Vec<&str> = Vec::new();
    for claim in &shown {
        if !shown.iter().any(|other| says_more(other, claim))
            && !texts.iter().any(|text| is_one(text, &claim.text))
        {
            texts.push(&claim.text);
        }
    }
    let text = (!texts.is_empty()).then(|| texts.join(" / "));
    GridCell { text, claims: claims.iter().map(|(i, _)| claim_id(*i)).collect(), state }
}

fn is_one(a: &str, b: &str) -> bool {
    a.to_lowercase() == b.to_lowercase()
}

/// Does another claim say the same number, in the same words and more: "ten", "Ten people"?
fn says_more(other: &Claim, claim: &Claim) -> bool {
    let (more, less) = (other.text.to_lowercase(), claim.text.to_lowercase());
    let one_number = claim.value.interval().is_some() && claim.value.interval() == other.value.interval();
    one_number && more.strip_prefix(&less).is_some_and(|rest| rest.starts_with(' '))
}
