//! Findings that the desk has settled. In: suppressions with their reasons. Out: those findings set apart, each with the
//! suppression; notices of suppressions that have expired or settle nothing.

use crate::model::finding::{FindingType, Settled};
use crate::model::outcome::{Notice, Outcome};
use crate::model::policy::{Policy, Suppression};
use crate::settle::select::Select;
use jiff::civil::Date;

/// Sets settled findings apart.
pub fn suppress(outcome: &mut Outcome, policy: &Policy) {
    if policy.suppressions.is_empty() {
        return;
    }
    let ready: Vec<(Select, &Suppression)> =
        policy.suppressions.iter().map(|s| (Select::new(&s.of), s)).collect();
    let mut used = vec![false; ready.len()];
    let mut open = Vec::new();
    for finding in std::mem::take(&mut outcome.discrepancies) {
        let mut by = None;
        for (n, (select, suppression)) in ready.iter().enumerate() {
            // A decision settles the conflict, not who departs from it.
            let departs = finding.finding_type == FindingType::Resolution;
            let settles = !(departs && suppression.value.is_some()) && select.holds(&finding, outcome);
            used[n] |= settles;
            if settles && by.is_none() && !has_expired(suppression, policy.today) {
                by = Some((*suppression).clone());
            }
        }
        match by {
            Some(by) => outcome.settled.push(Settled { finding, by: Some(by) }),
            None => open.push(finding),
        }
    }
    outcome.discrepancies = open;
    outcome.notices.extend(ready.iter().zip(used).filter_map(|((_, suppression), used)| {
        let (code, message) = if has_expired(suppression, policy.today) {
            let until = suppression.until.map_or(String::new(), |day| format!(" after {day}"));
            let then = if used { "; what it settled is open again" } else { "" };
            (
                "suppression-expired",
                format!("this suppression does not hold{until}{then}: {}", suppression.reason),
            )
        } else if !used {
            ("suppression-unused", format!("this suppression settles nothing: {}", suppression.reason))
        } else {
            return None;
        };
        Some(Notice { code: code.to_owned(), place: suppression.origin.clone(), message })
    }));
}

/// Is its last day over?
pub fn has_expired(suppression: &Suppression, today: Option<Date>) -> bool {
    suppression.until.zip(today).is_some_and(|(until, today)| today > until)
}
