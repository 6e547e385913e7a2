//! What is left out of a report for being of no interest now: events in which nothing changed, and what is more than was
//! asked for.

use crate::model::outcome::Outcome;
use std::cmp::Reverse;
use std::collections::BTreeSet;

/// Keeps the findings of events that a changed article takes part in.
pub fn changed(outcome: &mut Outcome, changed: Option<&BTreeSet<String>>) {
    let Some(changed) = changed else { return };
    let touched: BTreeSet<usize> = outcome
        .events
        .iter()
        .enumerate()
        .filter(|(_, event)| {
            let mut articles =
                event.articles.iter().chain(&event.also).filter_map(|a| outcome.articles.get(*a));
            articles.any(|article| changed.contains(&article.path))
        })
        .map(|(n, _)| n)
        .collect();
    outcome.discrepancies.retain(|finding| touched.contains(&finding.event));
    outcome.compatible.retain(|finding| touched.contains(&finding.event));
    outcome.settled.retain(|settled| touched.contains(&settled.finding.event));
}

/// Keeps so many findings, the weightiest of all events first, and counts the others.
pub fn cut(outcome: &mut Outcome, most: Option<usize>) {
    let Some(most) = most.filter(|most| outcome.discrepancies.len() > *most) else { return };
    let mut order: Vec<usize> = (0..outcome.discrepancies.len()).collect();
    order.sort_by_key(|n| Reverse(outcome.discrepancies[*n].severity));
    let kept: BTreeSet<usize> = order.into_iter().take(most).collect();
    outcome.left_out = outcome.discrepancies.len() - kept.len();
    let mut at = 0..;
    outcome.discrepancies.retain(|_| at.next().is_some_and(|n| kept.contains(&n)));
}
