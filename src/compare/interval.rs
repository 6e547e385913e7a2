//! Numbers: counts, sums, measures. In: two stances of one slot. Out: whether a number fits both.
//!
//! It does not decide which claims may meet (`scope`), whose figure an article itself takes back (`rival`), nor what it
//! means that no number fits (`course`).

use crate::lexicon::builtin;
use crate::lexicon::threshold::Threshold;
use crate::model::kind::Kind;
use crate::model::relation::Relation;
use crate::model::statement::Stance;
use crate::model::value::Value;
use crate::model::value::interval::Interval;
use crate::model::value::measure::{DAY, TIME_OF_DAY};
use std::collections::BTreeSet;
use std::sync::LazyLock;

/// "More than 51" begins at 52, and who writes it has the same 51 before him as who writes "51".
const MORE_THAN: f64 = 1.0;

/// Words for a number under ten.
static FEW: LazyLock<BTreeSet<&'static str>> = LazyLock::new(|| builtin::set("few"));

/// The least that they are said of: to some, two villages are several.
const PAIR: f64 = 2.0;

/// Words for a number just below the one that follows.
static NEARLY: LazyLock<BTreeSet<&'static str>> = LazyLock::new(|| builtin::set("nearly"));

/// "More than 100" is told of 101 and of 100; whoever writes "more than 51" has counted.
const ROUND: f64 = 10.0;

/// How the number of `a` relates to that of `b`.
pub fn relate(a: &Stance, b: &Stance, kind: &Kind) -> Relation {
    match (meant(a), meant(b)) {
        (Some(x), Some(y)) => {
            let (x, y) = on_one_scale(a, x, y);
            related(x, y, kind)
        }
        _ => Relation::Unknown,
    }
}

/// What lies between the values of two stances; negative where they meet.
pub fn between(a: &Stance, b: &Stance) -> Option<f64> {
    let (x, y) = on_one_scale(a, interval(a)?, interval(b)?);
    Some(gap(x, y))
}

/// Two values of stances like `of`: a quarter past midnight is half an hour after a quarter to.
fn on_one_scale(of: &Stance, a: Interval, b: Interval) -> (Interval, Interval) {
    if !is_time_of_day(of) || gap(a, b) <= DAY / 2.0 {
        return (a, b);
    }
    let later = |n: f64| if n < DAY / 2.0 { n + DAY } else { n };
    let moved = |i: Interval| Interval { min: i.min.map(later), max: i.max.map(later), ..i };
    (moved(a), moved(b))
}

fn is_time_of_day(stance: &Stance) -> bool {
    let value = stance.statements.first().map(|s| &s.claim.value);
    matches!(value, Some(Value::Measure { unit, .. }) if unit.dimension == TIME_OF_DAY)
}

/// The same, approximate ends widened and the tolerance of the kind granted.
fn related(a: Interval, b: Interval, kind: &Kind) -> Relation {
    let (a, b) = (wide(a), wide(b));
    let relation = a.relate(b);
    let gap = gap(a, b);
    let larger = a.ends().0.abs().max(b.ends().0.abs());
    let allowed = if is_more_than(a, b) && larger_point(a, b) % ROUND == 0.0 { MORE_THAN } else { 0.0 };
    if relation == Relation::Disjoint && gap <= allowed.max(kind.tolerance).max(kind.tolerance_share * larger)
    {
        return Relation::Overlaps;
    }
    relation
}

/// Is the one a number, and the other "more than" it?
pub fn is_more_than(a: Interval, b: Interval) -> bool {
    let beyond = |n: Interval, open: Interval| {
        open.max.is_none() && n.point().zip(open.min).is_some_and(|(n, least)| least - n == MORE_THAN)
    };
    beyond(a, b) || beyond(b, a)
}

fn larger_point(a: Interval, b: Interval) -> f64 {
    a.point().or(b.point()).unwrap_or(0.0)
}

/// What lies between two intervals that do not meet.
pub fn gap(a: Interval, b: Interval) -> f64 {
    let ((low, high), (from, to)) = (a.ends(), b.ends());
    if high < from { from - high } else { low - to }
}

/// Could one figure be another account of what the other counts? Not a part of it.
pub fn is_account(a: &Stance, b: &Stance) -> bool {
    interval(a).zip(interval(b)).is_none_or(|(a, b)| are_of_one_size(a, b))
}

/// Are two figures of a size, so that they may count one thing? "Nobody" may be an account of any.
pub fn are_of_one_size(a: Interval, b: Interval) -> bool {
    let size = |value: Interval| value.max.or(value.min).unwrap_or(0.0);
    let (a, b) = (size(a), size(b));
    a.min(b) >= Threshold::SameSize.value() * a.max(b) || a.min(b) == 0.0
}

/// The number as it is meant. "Several" has no upper end, but who writes it of eleven owes the reader the number;
/// "nearly 450" has no lower end, and is not said of 363.
pub fn meant(stance: &Stance) -> Option<Interval> {
    let said = interval(stance)?;
    let all =
        |asks: &dyn Fn(&str) -> bool| stance.statements.iter().all(|s| asks(&s.claim.text.to_lowercase()));
    let few = |text: &str| {
        text.split(|c: char| !c.is_alphanumeric()).any(|word| FEW.contains(word)) && !text.contains("hundred")
    };
    let nearly = |text: &str| NEARLY.iter().any(|word| text.starts_with(word));
    Some(match said {
        Interval { min: Some(min), max: None, .. } if min < Threshold::Handful.value() && all(&few) => {
            Interval { min: Some(min.min(PAIR)), max: Some(Threshold::Handful.value()), ..said }
        }
        Interval { min: None, max: Some(max), .. } if all(&nearly) => {
            Interval { min: Some(max * Threshold::Nearly.value()), ..said }
        }
        _ => said,
    })
}

pub fn interval(stance: &Stance) -> Option<Interval> {
    stance.statements.first().and_then(|s| s.claim.value.interval())
}

/// Are they two lower limits? No number parts them, and the higher one may be an update.
pub fn are_limits(a: &Stance, b: &Stance) -> bool {
    let bound = |stance: &Stance| {
        let open = interval(stance).is_some_and(|i| i.min.is_some() && i.max.is_none() && !i.approx);
        open && !stance.statements.iter().any(|s| s.claim.is_vague())
    };
    bound(a) && bound(b)
}

/// Approximate ends widened by what the number of its digits allows; the result is no longer approximate.
pub fn wide(interval: Interval) -> Interval {
    if !interval.approx {
        return interval;
    }
    let share = |n: f64| match digits(n) {
        0 | 1 => Threshold::AboutOneDigit.value(),
        2 => Threshold::AboutTwoDigits.value(),
        _ => Threshold::AboutMoreDigits.value(),
    };
    Interval {
        min: interval.min.map(|n| n - n.abs() * share(n)),
        max: interval.max.map(|n| n + n.abs() * share(n)),
        approx: false,
    }
}

/// How many digits of a number count: 1 for 300 and 9,000, 2 for 650, 3 for 245.
fn digits(n: f64) -> usize {
    let written = format!("{}", n.abs());
    let shown: String = written.chars().filter(char::is_ascii_digit).collect();
    if written.contains('.') { shown.len() } else { shown.trim_end_matches('0').len() }
}
