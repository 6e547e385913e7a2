//! `src/report/wording.rs`: words to print while sources differ, by house policy.

use claimdiff::report::options::Policy;
use claimdiff::report::wording::wording;
use claimdiff::{Options, RuleSet, batch_of, check};

/// The words for the first finding on two articles, published on one day or on two.
fn printed(a: &str, b: &str, days: [&str; 2], policy: Policy) -> Option<String> {
    let line = |id: &str, text: &str, day: &str| {
        serde_json::json!({ "id": id, "event": "e", "published": day, "text": text }).to_string()
    };
    let lines = [line("a", a, days[0]), line("b", b, days[1])].join("\n");
    let batch = batch_of("a.jsonl", lines.as_bytes()).unwrap();
    let outcome = check(batch, &RuleSet::builtin().unwrap(), &Options::default());
    wording(outcome.discrepancies.first()?, &outcome, policy)
}

const ONE_DAY: [&str; 2] = ["2024-03-06", "2024-03-06"];

#[test]
fn three_policies_word_one_conflict() {
    let words = |policy| {
        let (a, b) = ("The fire killed eight people.", "The fire killed at least 1,200 people.");
        printed(a, b, ONE_DAY, policy).unwrap()
    };
    assert_eq!(words(Policy::Range), "between 8 and at least 1,200 people killed, depending on the source");
    assert_eq!(words(Policy::Lowest), "8 people killed, the lowest figure given; others say at least 1,200");
    assert_eq!(words(Policy::MinMax), "8–1,200+ people killed");
}

#[test]
fn an_update_is_worded_by_its_day_whatever_the_policy() {
    for policy in [Policy::Range, Policy::Lowest, Policy::MinMax] {
        let (a, b) = ("The fire killed eight people.", "The fire killed 10 people.");
        let words = printed(a, b, ["2024-03-05", "2024-03-06"], policy).unwrap();
        assert_eq!(words, "10 people killed as of 6 March 2024, up from 8");
        let (a, b) = ("The fire killed more than 900 people.", "The fire killed more than 1,000 people.");
        let words = printed(a, b, ["2024-03-05", "2024-03-06"], policy).unwrap();
        assert_eq!(words, "more than 1,000 people killed as of 6 March 2024, up from more than 900");
    }
}

#[test]
fn what_counts_no_people_or_names_no_number_has_no_words() {
    for (a, b) in [
        ("The ferry sank on Sunday.", "The ferry sank on March 1."),
        ("Hundreds of people were killed in the fire.", "The fire killed 17 people."),
    ] {
        assert_eq!(printed(a, b, ONE_DAY, Policy::Range), None, "{a}");
    }
}
