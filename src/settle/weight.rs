//! How much findings matter to this desk. In: its weights, in order. Out: findings with their severities.

use crate::model::finding::{Finding, FindingType};
use crate::model::outcome::Outcome;
use crate::model::policy::Weight;
use crate::settle::Plain;
use crate::settle::select::Select;
use std::cmp::Reverse;

/// Sets the severities of all findings but departures, which are not there yet.
pub fn weigh(outcome: &mut Outcome, weights: &[Weight], plain: Plain) {
    apply(outcome, weights, plain, |_| true);
}

/// Sets those of departures from decisions.
pub fn weigh_departures(outcome: &mut Outcome, weights: &[Weight], plain: Plain) {
    apply(outcome, weights, plain, |finding| finding.finding_type == FindingType::Resolution);
}

fn apply(outcome: &mut Outcome, weights: &[Weight], plain: Plain, which: impl Fn(&Finding) -> bool) {
    if weights.is_empty() {
        return;
    }
    let ready: Vec<(Select, &Weight)> =
        weights.iter().map(|weight| (Select::new(&weight.of), weight)).collect();
    let mut findings = std::mem::take(&mut outcome.discrepancies);
    for finding in findings.iter_mut().filter(|finding| which(finding)) {
        if let Some((select, weight)) = ready.iter().rev().find(|(select, _)| select.holds(finding, outcome))
        {
            // A kind that weighs more must not make an error of each difference that time or precision explains: what
            // is less than a plain conflict of its kind rises only where its own sort is named.
            let full = finding
                .kinds
                .first()
                .and_then(|kind| plain(kind))
                .is_none_or(|full| finding.severity >= full);
            finding.severity = match full || select.names_the_sort() {
                true => weight.severity,
                false => finding.severity.min(weight.severity),
            };
        }
    }
    findings.sort_by_key(|finding| (finding.event, Reverse(finding.severity)));
    outcome.discrepancies = findings;
}
