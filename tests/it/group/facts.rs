//! `src/group/facts.rs`: what tells one event from another of its sort.

use super::{group, read};
use claimdiff::model::features::Features;

/// A short report in the wording of one outlet.
fn report(id: &str, published: &str, weekday: &str, city: &str) -> Features {
    let text = format!(
        "Two men were wounded in a shooting in {city} on {weekday} night. Officers found the men in the 400 block \
         of Harbor Street. They were taken to a hospital in good condition. Nobody has been arrested, police said."
    );
    read(id, published, &format!("2 wounded in {city} shooting"), &text)
}

#[test]
fn fresh_reports_of_two_days_are_two_events() {
    // The words are the same; the second pair differs in nothing but its days.
    let one = [
        report("a", "2016-10-14", "Thursday", "Baltimore"),
        report("b", "2016-10-14", "Thursday", "Baltimore"),
    ];
    assert_eq!(group(&one).events.len(), 1);
    let two = [
        report("a", "2016-10-14", "Thursday", "Baltimore"),
        report("b", "2016-11-18", "Thursday", "Baltimore"),
    ];
    assert_eq!(group(&two).events.len(), 2);
}

#[test]
fn harm_in_two_cities_is_two_events() {
    let facts = |city: &str| report("a", "2016-10-14", "Thursday", city).facts;
    let batch = |city: &str| {
        let with = |facts| Features { facts, ..report("b", "2016-10-14", "Thursday", "Baltimore") };
        let mut batch = vec![report("a", "2016-10-14", "Thursday", "Baltimore"), with(facts(city))];
        // So that the words alone leave it open.
        batch[1].segments.truncate(1);
        batch[1].title.clear();
        batch
    };
    assert!(facts("Baltimore").harmed && !facts("Baltimore").grounds.is_empty());
    let points = |city: &str| {
        let grouping = group(&batch(city));
        let joined = grouping.events.iter().flat_map(|event| &event.joined);
        joined.map(|joined| joined.points).next()
    };
    let (same, other) = (points("Baltimore").unwrap(), points("Denver"));
    assert!(other.is_none_or(|points| points < same - 1.0), "{same} {other:?}");
}

#[test]
fn a_victim_joins_the_trial_to_the_report() {
    let killed = |name: &str| {
        let text = format!(
            "{name}, 34, was shot dead outside a bar in Denver on Saturday. Officers looked for a white van. The \
             owner of the bar closed it for the week."
        );
        read("a", "2016-05-16", "Man shot dead outside bar", &text)
    };
    let trial = read(
        "b",
        "2017-02-09",
        "Mechanic found guilty of murder",
        "A jury in Denver took three hours to convict Owen Tarrant of murder. Prosecutors said that he shot and \
         killed Leroy Vantongeren after a quarrel over money. He will be sentenced in April.",
    );
    assert_eq!(group(&[killed("Paul Osterhagen"), trial.clone()]).events.len(), 2);
    let grouping = group(&[killed("Leroy Vantongeren"), trial]);
    assert_eq!(grouping.events.len(), 1);
    let shared = &grouping.events[0].joined[0].shared;
    assert_eq!(shared.first().map(String::as_str), Some("Leroy Vantongeren"), "{shared:?}");
}
