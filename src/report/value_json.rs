//! A value in, the `value` object of the contract out. Also used, without its type, by mentions.

use crate::model::value::Value;
use crate::model::value::date::{DateValue, Grain};
use crate::model::value::interval::Interval;
use crate::model::value::name::Name;
use crate::model::value::place::{Direction, Place};
use serde::{Serialize, Serializer};

/// Whole numbers up to this are exact in a double and are written without a fraction.
const EXACT: f64 = 9_007_199_254_740_992.0;

/// Coordinates are written to a hundred-thousandth of a degree, about a metre: no place is known better.
const DEGREE_PARTS: f64 = 1e5;

/// A number: without a fraction where it has none, `null` where it is not finite.
#[derive(Clone, Copy)]
pub struct Number(pub f64);

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.0.fract() == 0.0 && self.0.abs() <= EXACT {
            serializer.serialize_i64(self.0 as i64)
        } else {
            serializer.serialize_f64(self.0)
        }
    }
}

/// The value of a claim.
#[derive(Serialize)]
#[serde(tag = "type", rename_all = "lowercase")]
#[allow(missing_docs)]
pub enum ValueJson<'a> {
    Count {
        min: Option<Number>,
        max: Option<Number>,
        approx: bool,
        unit: Option<&'a str>,
        class: Option<&'a str>,
    },
    Date(DateJson<'a>),
    Place(PlaceJson<'a>),
    Name(NameJson<'a>),
    Term {
        term: &'a str,
    },
    Text {
        text: &'a str,
    },
    Money {
        min: Option<Number>,
        max: Option<Number>,
        approx: bool,
        currency: &'a str,
    },
    Measure {
        min: Option<Number>,
        max: Option<Number>,
        approx: bool,
        unit: &'a str,
    },
    Quote {
        speaker: Option<&'a str>,
        text: &'a str,
    },
}

/// Days that a date may be.
#[derive(Serialize)]
#[allow(missing_docs)]
pub struct DateJson<'a> {
    pub start: Option<String>,
    pub end: Option<String>,
    pub grain: Grain,
    pub timex: &'a str,
}

/// A place: its path runs from broad to narrow.
#[derive(Serialize)]
#[allow(missing_docs)]
pub struct PlaceJson<'a> {
    pub name: &'a str,
    pub path: &'a [String],
    pub country: Option<&'a str>,
    pub lat: Option<Number>,
    pub lon: Option<Number>,
    pub direction: Option<&'a str>,
    pub near: bool,
}

/// A person's name.
#[derive(Serialize)]
#[allow(missing_docs)]
pub struct NameJson<'a> {
    pub name: &'a str,
    pub title: Option<&'a str>,
    pub age: Option<u8>,
}

impl<'a> From<&'a Value> for ValueJson<'a> {
    fn from(value: &'a Value) -> Self {
        match value {
            Value::Count { interval, unit, class } => {
                let (min, max, approx) = bounds(interval);
                ValueJson::Count { min, max, approx, unit: unit.as_deref(), class: class.as_deref() }
            }
            Value::Date(date) => ValueJson::Date(date.into()),
            Value::Place(place) => ValueJson::Place(place.into()),
            Value::Name(name) => ValueJson::Name(name.into()),
            Value::Term(term) => ValueJson::Term { term },
            Value::Text(text) => ValueJson::Text { text },
            Value::Money { interval, currency } => {
                let (min, max, approx) = bounds(interval);
                ValueJson::Money { min, max, approx, currency }
            }
            Value::Measure { interval, unit } => {
                let (min, max, approx) = bounds(interval);
                ValueJson::Measure { min, max, approx, unit: &unit.name }
            }
            Value::Quote { speaker, text } => ValueJson::Quote { speaker: speaker.as_deref(), text },
        }
    }
}

/// Least, most, and whether only about so.
pub fn bounds(interval: &Interval) -> (Option<Number>, Option<Number>, bool) {
    (interval.min.map(Number), interval.max.map(Number), interval.approx)
}

impl<'a> From<&'a DateValue> for DateJson<'a> {
    fn from(date: &'a DateValue) -> Self {
        let day = |day: Option<jiff::civil::Date>| day.map(|day| day.to_string());
        Self { start: day(date.start), end: day(date.end), grain: date.grain, timex: &date.timex }
    }
}

impl<'a> From<&'a Place> for PlaceJson<'a> {
    fn from(place: &'a Place) -> Self {
        let degrees = |degrees: f64| Number((degrees * DEGREE_PARTS).round() / DEGREE_PARTS);
        Self {
            name: &place.name,
            path: &place.path,
            country: place.country.as_deref(),
            lat: place.lat.map(degrees),
            lon: place.lon.map(degrees),
            direction: place.direction().map(Direction::name),
            near: place.near(),
        }
    }
}

impl<'a> From<&'a Name> for NameJson<'a> {
    fn from(name: &'a Name) -> Self {
        Self { name: &name.name, title: name.title.as_deref(), age: name.age }
    }
}
