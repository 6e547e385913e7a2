//! What a claim says, once read: intervals, days, places, names, terms and texts.

pub mod interval;

pub mod date;

pub mod measure;

pub mod place;

pub mod name;

use crate::model::value::date::DateValue;
use crate::model::value::interval::Interval;
use crate::model::value::measure::Unit;
use crate::model::value::name::Name;
use crate::model::value::place::Place;

/// The value of a claim.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// How many of something.
    Count {
        /// From how many to how many.
        interval: Interval,
        /// The noun counted, as written ("militants").
        unit: Option<String>,
        /// The noun's class in its word list ("combatant").
        class: Option<String>,
    },
    /// When.
    Date(DateValue),
    /// Where.
    Place(Place),
    /// Who.
    Name(Name),
    /// One word of a closed set, in its normal form ("drone").
    Term(String),
    /// Free text.
    Text(String),
    /// A sum.
    Money {
        /// In whole units of the currency.
        interval: Interval,
        /// ISO 4217 code.
        currency: String,
    },
    /// A physical quantity.
    Measure {
        /// In the unit named.
        interval: Interval,
        /// The unit.
        unit: Unit,
    },
    /// Words in quotation marks.
    Quote {
        /// Who said them.
        speaker: Option<String>,
        /// The words, without the marks.
        text: String,
    },
}

impl Value {
    /// The contract's word for the type.
    pub fn type_name(&self) -> &'static str {
        match self {
            Value::Count { .. } => "count",
            Value::Date(_) => "date",
            Value::Place(_) => "place",
            Value::Name(_) => "name",
            Value::Term(_) => "term",
            Value::Text(_) => "text",
            Value::Money { .. } => "money",
            Value::Measure { .. } => "measure",
            Value::Quote { .. } => "quote",
        }
    }

    /// The interval of a count, sum or measure; of a measure in base units, so that miles meet kilometres.
    pub fn interval(&self) -> Option<Interval> {
        match self {
            Value::Count { interval, .. } | Value::Money { interval, .. } => Some(*interval),
            Value::Measure { interval, unit } => Some(interval.times(unit.factor)),
            _ => None,
        }
    }
}
