//! What only the whole article can tell of a claim. In: claims with their rules. Out: those that stand: a rule may speak
//! only where no other does (`where.alone`), and a figure may be what is left of another (`set.less`).

use crate::model::claim::{About, Claim, Polarity};
use crate::model::document::Certainty;
use crate::model::value::Value;
use crate::model::value::interval::Interval;
use crate::rule::set::Rule;

/// The claims that stand in their article.
pub fn stand(made: Vec<(&Rule, Claim)>) -> Vec<Claim> {
    let others: Vec<&Claim> =
        made.iter().filter(|(rule, _)| !rule.written.scope.alone).map(|(_, claim)| claim).collect();
    let stays: Vec<bool> = made
        .iter()
        .map(|(rule, claim)| !rule.written.scope.alone || !others.iter().any(|other| silences(other, claim)))
        .collect();
    let mut made: Vec<(&Rule, Claim)> =
        made.into_iter().zip(stays).filter(|(_, stays)| *stays).map(|(made, _)| made).collect();
    let left: Vec<Option<Interval>> = made.iter().map(|(rule, claim)| left(rule, claim, &made)).collect();
    for ((rule, claim), left) in made.iter_mut().zip(left) {
        if rule.written.set.less.is_none() {
            continue;
        }
        // What was worked out may inform, but it contradicts nobody.
        claim.certainty = Certainty::Unverified;
        if let (Value::Count { interval, .. }, Some(left)) = (&mut claim.value, left) {
            *interval = left;
        }
    }
    let nothing =
        |claim: &Claim| claim.value.interval().is_some_and(|n| n.min.is_some_and(|least| least <= 0.0));
    made.retain(|(rule, claim)| rule.written.set.less.is_none() || !nothing(claim));
    made.into_iter().map(|(_, claim)| claim).collect()
}

/// Does a claim keep one that would stand alone from standing? One victim told apart, or a part, is no figure for all.
fn silences(other: &Claim, alone: &Claim) -> bool {
    if other.kind != alone.kind {
        return false;
    }
    let several = |claim: &Claim| claim.value.interval().is_some_and(|n| n.min.or(n.max) > Some(1.0));
    let single = other.value.interval().and_then(Interval::point) == Some(1.0);
    // "Several were hurt" leaves room for the five who were shot.
    let room = |(other, alone): (Interval, Interval)| other.max.is_none() && other.min <= alone.min;
    let roomy = other.value.interval().zip(alone.value.interval()).is_some_and(room);
    !several(alone) || (other.about == About::Event && !other.part && !single && !roomy)
}

/// What is left of a claim's figure when the article's largest of the other kind is taken off.
fn left(rule: &Rule, claim: &Claim, all: &[(&Rule, Claim)]) -> Option<Interval> {
    let kind = rule.written.set.less.as_deref()?;
    let whole = claim.value.interval()?;
    // "Five others were shot": they are not counted among the dead.
    if claim.adds() {
        return None;
    }
    let figures = all.iter().map(|(_, other)| other).filter(|other| {
        other.kind == kind && other.about == About::Event && other.polarity == Polarity::Asserted
    });
    let off = figures.filter_map(|other| other.value.interval()?.min).fold(0.0, f64::max);
    let less = |n: Option<f64>| n.map(|n| (n - off).max(0.0));
    Some(Interval { min: less(whole.min), max: less(whole.max), approx: whole.approx })
}
