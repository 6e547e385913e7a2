//! Findings as CI systems want them: one main place, the other places, one line of text, weightiest first. In: an
//! outcome. Out: alerts, which the formats for machines write down.

use crate::model::claim::Claim;
use crate::model::finding::{Finding, ReasonCode, Side};
use crate::model::kind::Severity;
use crate::model::outcome::Outcome;
use crate::model::policy::Suppression;
use crate::report::message::message;
use crate::report::names::Names;
use crate::report::settled;
use crate::report::words::{self, Scene};
use std::cmp::Reverse;

/// Files of records: a claim's columns count inside a field, so only the record's line is a place in the file.
const RECORDS: &[&str] = &[".jsonl", ".ndjson"];

/// A finding with its places.
pub struct Alert<'a> {
    /// The finding.
    pub finding: &'a Finding,
    /// Both values and both sources, in one sentence.
    pub message: String,
    /// Why, in a sentence or two.
    pub reason: String,
    /// Where an editor has to look first: a draft, else the side with the least support.
    pub primary: Place<'a>,
    /// Where the other sides stand, one for each article.
    pub related: Vec<Place<'a>>,
}

/// Where a claim stands.
#[derive(Clone)]
pub struct Place<'a> {
    /// The file, as it was named.
    pub path: &'a str,
    /// The article's name in reports.
    pub name: String,
    /// The words that say the value.
    pub text: &'a str,
    /// 1-based.
    pub line: u32,
    /// 1-based, in UTF-16 code units; `None` where the file holds records.
    pub columns: Option<(u32, u32)>,
}

/// The alerts of an outcome: errors first, then in the order of the findings.
pub fn alerts(outcome: &Outcome) -> Vec<Alert<'_>> {
    let names = Names::new(outcome);
    let mut alerts: Vec<Alert> =
        outcome.discrepancies.iter().filter_map(|finding| alert(finding, outcome, &names)).collect();
    alerts.sort_by_key(|alert| Reverse(alert.finding.severity));
    alerts
}

/// The alerts of what is suppressed, each with why.
pub fn suppressed(outcome: &Outcome) -> Vec<(Alert<'_>, &Suppression)> {
    let names = Names::new(outcome);
    let alert = |(finding, by)| Some((alert(finding, outcome, &names)?, by));
    settled::suppressed(outcome).filter_map(alert).collect()
}

fn alert<'a>(finding: &'a Finding, outcome: &'a Outcome, names: &Names) -> Option<Alert<'a>> {
    let sides: Vec<Vec<Place>> = finding
        .sides
        .iter()
        .map(|side| {
            let mut claims: Vec<&'a Claim> =
                side.claims.iter().filter_map(|claim| outcome.claims.get(*claim)).collect();
            // A value that an article repeats is shown once.
            claims.dedup_by_key(|claim| claim.article);
            claims.into_iter().filter_map(|claim| place(claim, outcome, names)).collect()
        })
        .collect();
    let is_draft = |side: &Side| {
        side.articles.iter().any(|a| outcome.articles.get(*a).is_some_and(|article| article.meta.draft))
    };
    let told: Vec<usize> = (0..sides.len()).filter(|n| !sides[*n].is_empty()).collect();
    // Where the desk ranks sources, the side that it trusts least is the one to look at.
    let rank = |n: &usize| {
        let ranks = finding.sides[*n].articles.iter().filter_map(|a| outcome.articles.get(*a)?.rank);
        ranks.min().unwrap_or(usize::MAX)
    };
    let last = told.iter().max_by_key(|n| (rank(n), **n));
    let main = told.iter().find(|n| is_draft(&finding.sides[**n])).or(last).copied()?;
    let mut related: Vec<Place> = Vec::new();
    for (n, side) in sides.iter().enumerate() {
        related.extend(side.iter().skip(usize::from(n == main)).cloned());
    }
    let scene = Scene::of(finding, names);
    let mut reason = words::reason(&finding.reason, &scene);
    for remark in &finding.remarks {
        reason.push(' ');
        reason.push_str(&words::reason(remark, &scene));
    }
    Some(Alert {
        finding,
        message: message(finding, names, outcome),
        reason,
        primary: sides[main].first()?.clone(),
        related,
    })
}

fn place<'a>(claim: &'a Claim, outcome: &'a Outcome, names: &Names) -> Option<Place<'a>> {
    let article = outcome.articles.get(claim.article)?;
    let path = article.path.trim_start_matches("./");
    let records = RECORDS.iter().any(|extension| path.ends_with(extension));
    // The first line of what is quoted: a region of several lines is shown in no diff.
    let first = claim.quote.lines().next().unwrap_or("");
    let (start, width) = (claim.location.utf16_column, first.encode_utf16().count() as u32);
    Some(Place {
        path,
        name: names.name(claim.article).to_owned(),
        text: &claim.text,
        line: claim.location.line.max(1),
        columns: (!records).then_some((start, start + width.max(1))),
    })
}

/// The contract's word for a reason ("counts-disjoint").
pub fn code(code: ReasonCode) -> String {
    serde_json::to_value(code).ok().and_then(|word| word.as_str().map(str::to_owned)).unwrap_or_default()
}

/// How CI systems of three grades call a severity.
pub fn grade(severity: Severity, [error, warning, note]: [&str; 3]) -> &str {
    match severity {
        Severity::Error => error,
        Severity::Warning => warning,
        Severity::Note | Severity::None => note,
    }
}
