//! What the desk has settled, in words. In: an outcome. Out: a line for each suppressed finding with its reason, and how many
//! the baseline knows.

use crate::model::finding::{Finding, Settled};
use crate::model::outcome::Outcome;
use crate::model::policy::Suppression;
use crate::report::message::message;
use crate::report::names::Names;

/// The findings that a suppression settles, each with it.
pub fn suppressed(outcome: &Outcome) -> impl Iterator<Item = (&Finding, &Suppression)> {
    outcome.settled.iter().filter_map(|Settled { finding, by }| Some((finding, by.as_ref()?)))
}

/// The findings that the baseline knows.
pub fn known(outcome: &Outcome) -> impl Iterator<Item = &Finding> {
    outcome.settled.iter().filter(|settled| settled.by.is_none()).map(|settled| &settled.finding)
}

/// "Two wards counted twice (M. Keller, until 2024-01-31)".
pub fn why(suppression: &Suppression) -> String {
    let until = suppression.until.map(|day| format!("until {day}"));
    let notes: Vec<String> = suppression.by.clone().into_iter().chain(until).collect();
    let notes = if notes.is_empty() { String::new() } else { format!(" ({})", notes.join(", ")) };
    format!("{}{notes}", suppression.reason.trim())
}

/// The message of a suppressed finding with the reason.
pub fn line(finding: &Finding, suppression: &Suppression, names: &Names, outcome: &Outcome) -> String {
    format!("{} Suppressed: {}", message(finding, names, outcome), why(suppression))
}

/// What else a reader must know that the findings do not show: how many are known, how many are left out.
pub fn more(outcome: &Outcome) -> Vec<String> {
    let more =
        |n: usize| if n == 1 { "1 more finding is".to_owned() } else { format!("{n} more findings are") };
    let (known, left_out) = (known(outcome).count(), outcome.left_out);
    let known = (known > 0).then(|| format!("{} known from the baseline.", more(known)));
    let left_out =
        (left_out > 0).then(|| format!("{} left out; none weighs more than those shown.", more(left_out)));
    known.into_iter().chain(left_out).collect()
}
