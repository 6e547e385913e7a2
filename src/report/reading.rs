//! A value in, what the words were read as, in the shortest form: "12..15", "about 300", "2023-07-07". Nothing where
//! the words say it already.

use crate::model::value::Value;
use crate::model::value::interval::Interval;

/// What a claim's value was read as.
pub fn value(value: &Value) -> Option<String> {
    Some(match value {
        Value::Count { interval: n, .. } => interval(*n),
        Value::Money { interval: n, currency } => format!("{} {currency}", interval(*n)),
        Value::Measure { interval: n, unit } => format!("{} {}", interval(*n), unit.name),
        Value::Date(date) => date.timex.clone(),
        Value::Place(place) => place.name.clone(),
        Value::Name(name) => name.name.clone(),
        Value::Term(term) => term.clone(),
        Value::Text(_) | Value::Quote { .. } => return None,
    })
}

/// One number, or from the least to the most; an open end is left out.
pub fn interval(interval: Interval) -> String {
    let about = if interval.approx { "about " } else { "" };
    let end = |end: Option<f64>| end.map_or_else(String::new, |end| end.to_string());
    match interval.point() {
        Some(point) => format!("{about}{point}"),
        None => format!("{about}{}..{}", end(interval.min), end(interval.max)),
    }
}
