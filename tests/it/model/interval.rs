//! `src/model/value/interval.rs`: ends, what is in between, and how two stand to each other.

use claimdiff::model::relation::Relation::{self, Contains, Disjoint, Overlaps, Same, Within};
use claimdiff::model::value::Value;
use claimdiff::model::value::interval::Interval;
use claimdiff::model::value::measure::Unit;

fn about(n: f64) -> Interval {
    Interval { approx: true, ..Interval::exactly(n) }
}

/// Both ways.
fn relates(a: Interval, b: Interval, relation: Relation) {
    assert_eq!(a.relate(b), relation, "{a:?} {b:?}");
    assert_eq!(b.relate(a), relation.mirror(), "{b:?} {a:?}");
}

#[test]
fn only_a_closed_interval_of_one_number_is_a_point() {
    assert_eq!(Interval::exactly(12.0).point(), Some(12.0));
    for none in [
        Interval::between(12.0, 13.0),
        Interval::at_least(12.0),
        Interval::at_most(12.0),
        Interval::default(),
    ] {
        assert_eq!(none.point(), None, "{none:?}");
    }
}

#[test]
fn what_is_about_reaches_a_fifth_to_either_side() {
    assert_eq!(about(300.0).ends(), (240.0, 360.0));
    // Below nothing too: about ten under zero is from twelve to eight under zero.
    assert_eq!(about(-10.0).ends(), (-12.0, -8.0));
    assert_eq!(Interval::exactly(300.0).ends(), (300.0, 300.0));
    assert_eq!(Interval::at_least(3.0).ends(), (3.0, f64::INFINITY));
    assert_eq!(Interval::at_most(3.0).ends(), (f64::NEG_INFINITY, 3.0));
}

#[test]
fn intervals_meet_where_they_share_a_number() {
    let between = Interval::between;
    relates(between(1.0, 3.0), between(1.0, 3.0), Same);
    relates(Interval::default(), Interval { approx: true, ..Interval::default() }, Same);
    relates(between(1.0, 3.0), between(4.0, 6.0), Disjoint);
    relates(between(1.0, 3.0), between(3.0, 6.0), Overlaps);
    relates(between(1.0, 4.0), between(3.0, 6.0), Overlaps);
    relates(between(2.0, 3.0), between(1.0, 4.0), Within);
    relates(between(1.0, 3.0), between(1.0, 4.0), Within);
    relates(between(2.0, 4.0), between(1.0, 4.0), Within);
    relates(Interval::at_least(12.0), Interval::exactly(11.0), Disjoint);
    relates(Interval::at_least(12.0), Interval::exactly(12.0), Contains);
    relates(about(300.0), Interval::exactly(360.0), Contains);
    relates(about(300.0), Interval::exactly(361.0), Disjoint);
}

#[test]
fn factors_and_sums() {
    let times = Interval::between(2.0, 3.0).times(1000.0);
    assert_eq!(times, Interval::between(2000.0, 3000.0));
    assert_eq!(Interval::at_least(2.0).times(3.0), Interval::at_least(6.0));
    assert!(about(2.0).times(3.0).approx);
    let sum = Interval::between(2.0, 3.0).plus(Interval::exactly(4.0));
    assert_eq!(sum, Interval::between(6.0, 7.0));
    assert_eq!(Interval::at_least(2.0).plus(Interval::exactly(4.0)), Interval::at_least(6.0));
    for (a, b) in [(about(2.0), Interval::exactly(4.0)), (Interval::exactly(4.0), about(2.0))] {
        assert_eq!(a.plus(b), about(6.0));
    }
}

#[test]
fn counts_sums_and_measures_have_an_interval_and_words_have_none() {
    let interval = Interval::exactly(2.0);
    let km = Unit { name: "km".into(), dimension: "length".into(), factor: 1000.0 };
    assert_eq!(Unit::own("magnitude").dimension, "magnitude");
    assert_eq!(Unit::own("magnitude").factor, 1.0);
    let values = [
        (Value::Count { interval, unit: None, class: None }, "count", Some(2.0)),
        (Value::Money { interval, currency: "EUR".into() }, "money", Some(2.0)),
        (Value::Measure { interval, unit: km }, "measure", Some(2000.0)),
        (Value::Term("drone".into()), "term", None),
        (Value::Text("a drone".into()), "text", None),
        (Value::Quote { speaker: None, text: "No.".into() }, "quote", None),
    ];
    for (value, name, point) in values {
        assert_eq!(value.type_name(), name);
        assert_eq!(value.interval().and_then(Interval::point), point, "{name}");
    }
}
