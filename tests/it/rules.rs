//! Every `examples:` of every built-in rule file gives what it says.

use claimdiff::pipeline::rule_test::{self, Verdict};
use claimdiff::rule::set::RuleSet;

#[test]
fn every_example_of_the_builtin_rules_holds() {
    let rules = RuleSet::builtin().unwrap_or_else(|e| panic!("{e}"));
    let tested = rule_test::run(&rules);
    assert!(tested.len() > 30, "only {} examples", tested.len());
    let wrong: Vec<_> = tested.iter().filter(|t| t.verdict != Verdict::Pass).collect();
    for t in &wrong {
        eprintln!(
            "{} {:?}: {}\n  expected {:?}\n  got      {:?}",
            t.rule, t.verdict, t.text, t.expected, t.got
        );
    }
    assert!(wrong.is_empty(), "{} of {} examples", wrong.len(), tested.len());
}
