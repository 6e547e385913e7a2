//! What the desk decides about findings, in the library: order, weight, cut.

use crate::report::sample;
use claimdiff::model::kind::Severity;
use claimdiff::model::policy::{Policy, Selector, Weight};
use claimdiff::settle::settle;

fn plain(_: &str) -> Option<Severity> {
    Some(Severity::Error)
}

#[test]
fn an_empty_policy_changes_nothing() {
    let before = sample::outcome();
    let mut after = before.clone();
    settle(&mut after, &Policy::default(), &plain);
    assert_eq!(before.discrepancies, after.discrepancies);
    assert_eq!(before.notices, after.notices);
}

#[test]
fn a_kind_that_weighs_more_makes_no_error_of_what_is_explained() {
    let raise = |of: Selector| {
        let mut outcome = sample::outcome();
        outcome.discrepancies.iter_mut().for_each(|finding| finding.severity = Severity::Note);
        let policy = Policy { weights: vec![Weight { of, severity: Severity::Error }], ..Policy::default() };
        settle(&mut outcome, &policy, &plain);
        outcome.discrepancies.iter().filter(|finding| finding.severity == Severity::Error).count()
    };
    assert_eq!(raise(Selector::default()), 0);
    assert_eq!(raise(Selector { finding_type: Some("conflict".into()), ..Selector::default() }), 1);
}

#[test]
fn the_heaviest_findings_survive_the_cut_in_their_order() {
    let mut outcome = sample::outcome();
    let all = outcome.discrepancies.len();
    outcome.left_out = 0;
    settle(&mut outcome, &Policy { most: Some(1), ..Policy::default() }, &plain);
    assert_eq!((outcome.discrepancies.len(), outcome.left_out), (1, all - 1));
    assert_eq!(outcome.discrepancies[0].severity, Severity::Error);
}
