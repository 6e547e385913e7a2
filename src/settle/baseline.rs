//! Findings of an earlier run. In: what a baseline file holds. Out: findings that were known set apart, stale entries told.
//!
//! A finding is known while every pair of normal forms in it was there before, between articles of which one still takes
//! part: so an article that repeats an old value is not new, a value that nobody gave is, and the same two numbers in
//! another story are.

use crate::model::finding::{Finding, Settled};
use crate::model::outcome::{Notice, Outcome};
use crate::model::policy::{Known, Policy};
use std::collections::{BTreeMap, BTreeSet};

/// So many stale entries are named; the rest are counted.
const NAMED: usize = 5;

/// What a baseline keeps of a finding.
pub fn known(finding: &Finding, message: String, outcome: &Outcome) -> Known {
    let mut kinds = finding.kinds.clone();
    kinds.sort_unstable();
    let articles = finding.sides.iter().flat_map(|side| &side.articles);
    Known {
        fingerprint: finding.fingerprint.clone(),
        kinds,
        finding_type: finding.finding_type.name().to_owned(),
        message,
        pairs: pairs(finding),
        articles: articles.filter_map(|a| Some(outcome.articles.get(*a)?.id.clone())).collect(),
    }
}

/// Every form of one side with every form of another, each pair sorted.
fn pairs(finding: &Finding) -> BTreeSet<(String, String)> {
    let mut pairs = BTreeSet::new();
    for (n, side) in finding.forms.iter().enumerate() {
        for (a, b) in side.iter().flat_map(|a| finding.forms[n + 1..].iter().flatten().map(move |b| (a, b))) {
            pairs.insert(if a <= b { (a.clone(), b.clone()) } else { (b.clone(), a.clone()) });
        }
    }
    pairs
}

/// Kinds, type and pair: what an entry is looked up by.
type Key<'a> = (&'a [String], &'a str, &'a (String, String));

/// Sets apart what is known.
pub fn apply(outcome: &mut Outcome, policy: &Policy) {
    let Some((file, entries)) = &policy.baseline else { return };
    let mut index: BTreeMap<Key, Vec<usize>> = BTreeMap::new();
    for (n, entry) in entries.iter().enumerate() {
        for pair in &entry.pairs {
            index.entry((&entry.kinds, &entry.finding_type, pair)).or_default().push(n);
        }
    }
    let mut seen = vec![false; entries.len()];
    let mut open = Vec::new();
    // What a suppression settles is found all the same.
    for pair in outcome.settled.iter().flat_map(|settled| pairs(&settled.finding)) {
        let entries = entries.iter().zip(&mut seen);
        entries.filter(|(entry, _)| entry.pairs.contains(&pair)).for_each(|(_, seen)| *seen = true);
    }
    for finding in std::mem::take(&mut outcome.discrepancies) {
        let own = known(&finding, String::new(), outcome);
        let holds = |n: &usize| !entries[*n].articles.is_disjoint(&own.articles);
        let before = |pair: &(String, String)| -> Vec<usize> {
            let all = index.get(&(own.kinds.as_slice(), own.finding_type.as_str(), pair));
            all.into_iter().flatten().copied().filter(holds).collect()
        };
        let found: Vec<Vec<usize>> = own.pairs.iter().map(before).collect();
        found.iter().flatten().for_each(|n| seen[*n] = true);
        match !found.is_empty() && found.iter().all(|entries| !entries.is_empty()) {
            true => outcome.settled.push(Settled { finding, by: None }),
            false => open.push(finding),
        }
    }
    outcome.discrepancies = open;
    let stale: Vec<&Known> =
        entries.iter().zip(seen).filter(|(_, seen)| !seen).map(|(entry, _)| entry).collect();
    outcome.notices.extend(stale_notice(file, &stale));
}

fn stale_notice(file: &str, stale: &[&Known]) -> Option<Notice> {
    let count = match stale.len() {
        0 => return None,
        1 => "1 entry of the baseline is".to_owned(),
        n => format!("{n} entries of the baseline are"),
    };
    let named: Vec<&str> = stale.iter().take(NAMED).map(|entry| entry.fingerprint.as_str()).collect();
    let more = if stale.len() > NAMED { ", ..." } else { "" };
    let message = format!(
        "{count} found no more; `claimdiff baseline prune` takes them out ({}{more})",
        named.join(", ")
    );
    Some(Notice { code: "baseline-stale".to_owned(), place: file.to_owned(), message })
}
