//! What the desk has decided about findings, done. In: an outcome and a policy. Out: the same outcome, its findings
//! weighed, what is settled or known before set apart, what is unused or stale told. It compares no claims and reads no
//! files.
//!
//! The walk: the desk's ranking of sources is noted, then severities, decisions, suppressions, the baseline, what
//! changed, and last the cut.

mod baseline;
mod cut;
mod decision;
mod ranking;
mod select;
mod suppress;
mod weight;

pub use baseline::known;
pub use cut::cut;

use crate::model::outcome::Outcome;
use crate::model::policy::Policy;

/// The codes of the notices that this room makes, and what each means.
pub const CODES: &[(&str, &str)] = &[
    (
        "suppression-expired",
        "The last day of a suppression is over. What it settled is open again; renew it, or take it out.",
    ),
    (
        "suppression-unused",
        "A suppression settles no finding of this run. Take it out if the whole batch was read.",
    ),
    (
        "baseline-stale",
        "The baseline names what is found no more. `claimdiff baseline prune` takes it out; run it over the whole batch.",
    ),
];

/// Severity of a plain conflict, by kind.
pub type Plain<'a> = &'a dyn Fn(&str) -> Option<crate::model::kind::Severity>;

/// Applies the policy.
pub fn settle(outcome: &mut Outcome, policy: &Policy, plain: Plain) {
    ranking::note(outcome, &policy.ranking);
    weight::weigh(outcome, &policy.weights, plain);
    decision::departures(outcome, policy);
    weight::weigh_departures(outcome, &policy.weights, plain);
    suppress::suppress(outcome, policy);
    baseline::apply(outcome, policy);
    cut::changed(outcome, policy.changed.as_ref());
    cut::cut(outcome, policy.most);
}
