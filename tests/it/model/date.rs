//! `src/model/value/date.rs`: which days a date may be, and how two stand to each other.

use claimdiff::model::relation::Relation::{self, Contains, Disjoint, Overlaps, Same, Unknown};
use claimdiff::model::value::date::{DateValue, Grain};
use jiff::civil::{Date, date};

fn july(day: i8) -> Date {
    date(2023, 7, day)
}

fn days(from: i8, to: i8) -> DateValue {
    DateValue {
        start: Some(july(from)),
        end: Some(july(to)),
        grain: Grain::Week,
        timex: format!("{from}/{to}"),
    }
}

fn time(day: i8, part: &str) -> DateValue {
    DateValue { grain: Grain::Time, timex: format!("2023-07-{day:02}{part}"), ..days(day, day) }
}

/// Both ways.
fn relates(a: &DateValue, b: &DateValue, relation: Relation) {
    assert_eq!(a.relate(b), relation, "{a:?} {b:?}");
    assert_eq!(b.relate(a), relation.mirror(), "{b:?} {a:?}");
}

#[test]
fn a_day_or_a_time_on_one_is_a_day_and_a_week_or_an_hour_alone_is_none() {
    assert!(DateValue::day(july(7)).is_day());
    assert!(time(7, "T22:00").is_day());
    assert!(!days(3, 9).is_day());
    assert!(!DateValue { timex: "XXXX-XX-XXT22:00".into(), ..time(7, "") }.is_day());
}

#[test]
fn a_night_is_its_evening_and_the_day_after() {
    for night in ["TNI", "T24:00"] {
        assert!(time(7, night).is_night(), "{night}");
        assert_eq!(time(7, night).days(), Some((july(7), july(8))), "{night}");
    }
    assert!(!time(7, "TMO").is_night());
    assert!(!DateValue { grain: Grain::Day, ..time(7, "TNI") }.is_night());
    assert_eq!(time(7, "TMO").days(), Some((july(7), july(7))));
    relates(&time(7, "TNI"), &DateValue::day(july(8)), Contains);
    relates(&time(7, "TNI"), &DateValue::day(july(9)), Disjoint);
    relates(&time(7, "TMO"), &DateValue::day(july(8)), Disjoint);
}

#[test]
fn days_meet_where_they_share_one() {
    relates(&days(3, 9), &days(3, 9), Same);
    relates(&days(3, 9), &days(10, 12), Disjoint);
    relates(&days(3, 9), &days(9, 12), Overlaps);
    relates(&days(3, 9), &days(4, 8), Contains);
    relates(&days(3, 9), &days(3, 8), Contains);
    relates(&days(3, 9), &days(4, 9), Contains);
    // The same day by its name and by its evening: a time says it more exactly, and both are of that day.
    relates(&DateValue::day(july(7)), &time(7, "TMO"), Same);
}

#[test]
fn a_partial_date_contradicts_nothing() {
    let partial = |timex: &str| DateValue { start: None, end: None, grain: Grain::Day, timex: timex.into() };
    relates(&partial("XXXX-07-07"), &DateValue::day(july(8)), Unknown);
    relates(&partial("XXXX-07-07"), &partial("XXXX-07-08"), Unknown);
    relates(&partial("XXXX-07-07"), &partial("XXXX-07-07"), Same);
    assert_eq!(partial("XXXX-07-07").days(), None);
}
