//! Who departs from what the desk has decided. In: suppressions that record a value. Out: one finding a decision and kind,
//! of type resolution: the value on one side, the articles that say otherwise on the other.
//!
//! A number or a day is held against every claim of the event. A name, place or word is held against the sides of the
//! findings that the decision settles: that two of those differ is for `compare` to say.

use crate::model::claim::{About, Claim, Polarity};
use crate::model::document::Certainty;
use crate::model::finding::{Finding, FindingType, Reason, ReasonCode, Side};
use crate::model::kind::Severity;
use crate::model::outcome::Outcome;
use crate::model::policy::{Policy, Suppression};
use crate::model::relation::Relation;
use crate::model::value::Value;
use crate::model::value::interval::Interval;
use crate::settle::select::Select;
use crate::settle::suppress::has_expired;
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// Adds the departures.
pub fn departures(outcome: &mut Outcome, policy: &Policy) {
    let mut found = Vec::new();
    for decision in policy.suppressions.iter().filter(|s| !has_expired(s, policy.today)) {
        let Some(value) = &decision.value else { continue };
        for ((event, kind), (agree, depart)) in sides(decision, value, outcome) {
            let after = |claim: &usize| {
                let article =
                    outcome.claims.get(*claim).and_then(|claim| outcome.articles.get(claim.article));
                article
                    .is_some_and(|a| a.meta.draft || is_later(a.meta.published.map(|p| p.day), decision.on))
            };
            let depart: BTreeSet<usize> = depart.into_iter().filter(after).collect();
            if !depart.is_empty() {
                found.push(departure(decision, value, event, &kind, [agree, depart], outcome));
            }
        }
    }
    outcome.discrepancies.extend(found);
    outcome.discrepancies.sort_by_key(|finding| (finding.event, std::cmp::Reverse(finding.severity)));
}

/// Was it published after the decision? What has no day may have been.
fn is_later(published: Option<Date>, on: Option<Date>) -> bool {
    published.zip(on).is_none_or(|(published, on)| published > on)
}

/// Claims that say what was decided, and claims that do not, by event and kind.
type Sides = BTreeMap<(usize, String), (BTreeSet<usize>, BTreeSet<usize>)>;

fn sides(decision: &Suppression, value: &str, outcome: &Outcome) -> Sides {
    let mut sides = Sides::new();
    let select = Select::new(&decision.of);
    let settled: Vec<&Finding> = outcome.discrepancies.iter().filter(|f| select.holds(f, outcome)).collect();
    for finding in &settled {
        for claim in finding.sides.iter().flat_map(|side| &side.claims) {
            sort(*claim, value, finding, outcome, &mut sides);
        }
    }
    // What all later articles agree on is no finding of its own, and may still not be what was decided.
    if let (Some(kind), Some(event)) = (&decision.of.kind, &decision.of.event) {
        let events =
            (0..outcome.events.len()).filter(|at| crate::settle::select::is_event(event, *at, outcome));
        let events: BTreeSet<usize> = events.collect();
        for (index, claim) in outcome.claims.iter().enumerate() {
            let counts = claim.kind == *kind && events.contains(&claim.event) && is_firm(claim);
            if let Some(agrees) = counts.then(|| agrees(value, &claim.value)).flatten() {
                put(index, claim, agrees, &mut sides);
            }
        }
    }
    sides
}

fn is_firm(claim: &Claim) -> bool {
    claim.about == About::Event
        && claim.polarity == Polarity::Asserted
        && claim.certainty != Certainty::Unverified
        && !claim.part
}

fn sort(index: usize, value: &str, finding: &Finding, outcome: &Outcome, sides: &mut Sides) {
    let Some(claim) = outcome.claims.get(index) else { return };
    let of_side = || {
        let same = |text: &str| text.trim().eq_ignore_ascii_case(value.trim());
        let decided = finding.sides.iter().position(|side| {
            let said = side.claims.iter().filter_map(|claim| outcome.claims.get(*claim));
            same(&side.text) || said.into_iter().any(|claim| same(&claim.text) || same(&claim.quote))
        });
        decided.is_some_and(|at| finding.sides[at].claims.contains(&index))
    };
    put(index, claim, agrees(value, &claim.value).unwrap_or_else(of_side), sides);
}

fn put(index: usize, claim: &Claim, agrees: bool, sides: &mut Sides) {
    let entry = sides.entry((claim.event, claim.kind.clone())).or_default();
    if agrees { &mut entry.0 } else { &mut entry.1 }.insert(index);
}

/// Can both be true? `None` where the decided value is neither a number nor a day.
fn agrees(decided: &str, value: &Value) -> Option<bool> {
    if let Value::Date(date) = value {
        let day: Date = decided.trim().parse().ok()?;
        return Some(date.start.is_none_or(|start| start <= day) && date.end.is_none_or(|end| day <= end));
    }
    let decided = interval(decided)?;
    Some(value.interval()?.relate(decided) != Relation::Disjoint)
}

/// A number as rule files write it: `12`, `12+`, `<=30`, `~300`, `10-12`.
pub fn interval(text: &str) -> Option<Interval> {
    let text = text.trim();
    let number = |text: &str| text.replace(',', "").trim().parse::<f64>().ok().filter(|n| n.is_finite());
    if let Some(rest) = text.strip_prefix("<=") {
        return number(rest).map(Interval::at_most);
    }
    if let Some(rest) = text.strip_suffix('+') {
        return number(rest).map(Interval::at_least);
    }
    if let Some(rest) = text.strip_prefix('~') {
        return number(rest).map(|n| Interval { approx: true, ..Interval::exactly(n) });
    }
    match text.split_once('-') {
        Some((low, high)) => Some(Interval::between(number(low)?, number(high)?)),
        None => number(text).map(Interval::exactly),
    }
}

fn departure(
    decision: &Suppression,
    value: &str,
    event: usize,
    kind: &str,
    [agree, depart]: [BTreeSet<usize>; 2],
    outcome: &Outcome,
) -> Finding {
    let side = |text: &str, claims: BTreeSet<usize>| {
        let articles = claims.iter().filter_map(|claim| Some(outcome.claims.get(*claim)?.article));
        let articles: BTreeSet<usize> = articles.collect();
        let lineages = articles.iter().filter_map(|a| Some(outcome.articles.get(*a)?.lineage));
        Side {
            text: text.to_owned(),
            lineages: lineages.collect::<BTreeSet<_>>().len(),
            claims: claims.into_iter().collect(),
            articles: articles.into_iter().collect(),
        }
    };
    let texts: BTreeSet<&str> =
        depart.iter().filter_map(|claim| Some(outcome.claims.get(*claim)?.text.as_str())).collect();
    let first = depart.first().and_then(|claim| outcome.claims.get(*claim)).map_or("", |claim| &claim.text);
    let forms = vec![vec![value.to_owned()], texts.iter().map(|text| (*text).to_owned()).collect()];
    Finding {
        event,
        kinds: vec![kind.to_owned()],
        finding_type: FindingType::Resolution,
        severity: Severity::Warning,
        relation: Relation::Disjoint,
        reason: Reason {
            code: ReasonCode::DepartsFromDecision,
            details: vec![value.to_owned(), decision.reason.clone(), decision.by.clone().unwrap_or_default()],
        },
        remarks: Vec::new(),
        fingerprint: fingerprint(kind, value, &texts),
        forms,
        sides: vec![side(value, agree), side(first, depart.clone())],
    }
}

/// Of what was decided and what is said instead, not of who says it.
fn fingerprint(kind: &str, value: &str, texts: &BTreeSet<&str>) -> String {
    let parts: Vec<&str> = [kind, "resolution", value].into_iter().chain(texts.iter().copied()).collect();
    crate::model::fingerprint::fingerprint(&parts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_decided_number_is_written_as_in_rule_files() {
        assert_eq!(interval("12"), Some(Interval::exactly(12.0)));
        assert_eq!(interval("1,200+"), Some(Interval::at_least(1200.0)));
        assert_eq!(interval("<=30"), Some(Interval::at_most(30.0)));
        assert_eq!(interval("10-12"), Some(Interval::between(10.0, 12.0)));
        assert_eq!(interval("Aleppo"), None);
    }
}
