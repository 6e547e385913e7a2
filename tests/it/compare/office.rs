//! Offices: of one full name, at one time; what an office has beside it in the word list goes together.

use crate::compare::build::Batch;
use claimdiff::model::claim::Subject;
use claimdiff::model::value::Value;

fn holds(batch: Batch, name: &str, office: &str) -> Batch {
    let mut batch = batch.says("office", Value::Term(office.into()), office);
    let claim = batch.claims.last_mut().unwrap();
    claim.subject = Some(Subject { text: name.into(), class: Some("person".into()) });
    batch
}

fn pair(a: (&str, &str), b: (&str, &str), later: &str) -> Vec<String> {
    let first = holds(Batch::default().article("a", "2023-07-07"), a.0, a.1);
    holds(first.article("b", later), b.0, b.1).found()
}

#[test]
fn two_offices_of_one_name_are_a_conflict() {
    let found = pair(("Karim Saleh", "mayor"), ("Karim Saleh", "governor"), "2023-07-08");
    assert_eq!(found, ["office conflict error: mayor [a] | governor [b]"]);
}

#[test]
fn promotions_other_people_and_surnames_are_none() {
    let mayor = ("Karim Saleh", "mayor");
    assert_eq!(pair(mayor, ("Karim Saleh", "governor"), "2023-09-08"), [""; 0]);
    assert_eq!(pair(mayor, ("Dina Saleh", "governor"), "2023-07-08"), [""; 0]);
    assert_eq!(pair(("Saleh", "mayor"), ("Saleh", "governor"), "2023-07-08"), [""; 0]);
    assert_eq!(pair(mayor, ("Karim Saleh", "governor|mayor"), "2023-07-08"), [""; 0]);
}
