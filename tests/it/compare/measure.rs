//! Measures: units of one dimension meet, others do not.

use crate::compare::build::{Batch, interval};
use claimdiff::model::value::Value;
use claimdiff::model::value::measure::Unit;

fn unit(name: &str) -> Unit {
    let (dimension, factor) = match name {
        "km" => ("length", 1000.0),
        "mi" => ("length", 1609.344),
        other => (other, 1.0),
    };
    Unit { name: name.into(), dimension: dimension.into(), factor }
}

fn two(a: (&str, &str), b: (&str, &str)) -> Vec<String> {
    let value =
        |(number, name): (&str, &str)| Value::Measure { interval: interval(number), unit: unit(name) };
    let batch = Batch::default().article("a", "").says("distance", value(a), a.0);
    batch.article("b", "").says("distance", value(b), b.0).found()
}

#[test]
fn miles_meet_kilometres() {
    assert_eq!(two(("10", "mi"), ("16", "km")), [""; 0]);
    assert_eq!(two(("10", "mi"), ("10", "km")), ["distance conflict error: 10 [a] | 10 [b]"]);
}

#[test]
fn two_dimensions_do_not_meet() {
    assert_eq!(two(("10", "km"), ("500", "kg")), [""; 0]);
}
