//! Ages: of one person, whatever came first; a birthday is no conflict.

use crate::compare::build::Batch;
use claimdiff::model::claim::Subject;
use claimdiff::model::value::Value;
use claimdiff::model::value::interval::Interval;
use claimdiff::model::value::measure::Unit;

fn aged(batch: Batch, name: &str, years: f64) -> Batch {
    let value = Value::Measure { interval: Interval::exactly(years), unit: Unit::own("year") };
    let mut batch = batch.says("age", value, &format!("{name}, {years}"));
    let claim = batch.claims.last_mut().unwrap();
    claim.subject = Some(Subject { text: name.into(), class: Some("person".into()) });
    batch
}

fn pair(a: (&str, f64), b: (&str, f64)) -> Vec<String> {
    let first = aged(Batch::default().article("a", "2023-07-07"), a.0, a.1);
    aged(first.article("b", "2023-07-09"), b.0, b.1).found()
}

#[test]
fn two_ages_of_one_person_are_a_conflict_and_no_update() {
    let found = pair(("Dina Haddad", 24.0), ("Dina Rima Haddad", 42.0));
    assert_eq!(found, ["age conflict error: Dina Haddad, 24 [a] | Dina Rima Haddad, 42 [b]"]);
}

#[test]
fn a_birthday_and_another_person_are_none() {
    assert_eq!(pair(("Dina Haddad", 24.0), ("Dina Haddad", 25.0)), [""; 0]);
    assert_eq!(pair(("Dina Haddad", 24.0), ("Rima Haddad", 42.0)), [""; 0]);
    assert_eq!(pair(("Karim Saleh Sr.", 50.0), ("Karim Saleh Jr.", 16.0)), [""; 0]);
}
