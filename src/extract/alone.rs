//! What only the whole article can tell of a claim. In: claims with their rules. Out: those that stand: a rule may speak
//! only where no other does (`where.alone`), and a figure may be what is left of another (`set.less`).

use crate::model::claim::{About, Claim, Polarity};
use crate::model::document::Certainty;
use crate::model::value::Value;
use crate::model::value::interval::Interval;
use crate::rule::set::Rule;
use std::collections::BTreeMap;

/// The claims that stand in their article.
pub fn stand(made: Vec<(&Rule, Claim)>) -> Vec<Claim> {
    let told = Told::of(&made);
    let stays = |rule: &Rule, claim: &Claim| !rule.written.scope.alone || !told.silences(claim);
    let stays: Vec<bool> = made.iter().map(|(rule, claim)| stays(rule, claim)).collect();
    let mut made: Vec<(&Rule, Claim)> =
        made.into_iter().zip(stays).filter(|(_, stays)| *stays).map(|(made, _)| made).collect();
    let largest = largest(&made);
    let stated: Vec<(String, Interval)> =
        made.iter().filter_map(|(rule, claim)| outright(rule, claim)).collect();
    for (rule, claim) in &mut made {
        let Some(kind) = rule.written.set.less.as_deref() else { continue };
        // "Five others were shot": they are not counted among the dead.
        let off = if claim.adds() { 0.0 } else { largest.get(kind).copied().unwrap_or(0.0) };
        let less = |n: Option<f64>| n.map(|n| (n - off).max(0.0));
        if let Value::Count { interval, .. } = &mut claim.value {
            *interval =
                Interval { min: less(interval.min), max: less(interval.max), approx: interval.approx };
        }
        // What was worked out may inform, but it contradicts nobody, unless the article also tells it outright.
        let same = |(kind, interval): &(String, Interval)| {
            *kind == claim.kind && Some(*interval) == claim.value.interval()
        };
        if off > 0.0 || !stated.iter().any(same) {
            claim.certainty = Certainty::Unverified;
        }
    }
    let nothing =
        |claim: &Claim| claim.value.interval().is_some_and(|n| n.min.is_some_and(|least| least <= 0.0));
    made.retain(|(rule, claim)| rule.written.set.less.is_none() || !nothing(claim));
    made.into_iter().map(|(_, claim)| claim).collect()
}

/// The kind and figure that a rule tells of the event outright, for several people that are no part.
fn outright(rule: &Rule, claim: &Claim) -> Option<(String, Interval)> {
    let figure = claim.value.interval().filter(|figure| figure.min > Some(1.0))?;
    let alone = rule.written.set.less.is_none() && claim.about == About::Event && !claim.part;
    alone.then(|| (claim.kind.clone(), figure))
}

/// The largest figure of each kind that the article asserts of its event.
fn largest(made: &[(&Rule, Claim)]) -> BTreeMap<String, f64> {
    let mut largest = BTreeMap::new();
    for (_, claim) in made {
        let asserted = claim.about == About::Event && claim.polarity == Polarity::Asserted;
        if let Some(least) = claim.value.interval().and_then(|n| n.min).filter(|_| asserted) {
            let known = largest.entry(claim.kind.clone()).or_insert(least);
            *known = least.max(*known);
        }
    }
    largest
}

/// What the other rules tell of a kind, in one role.
#[derive(Default)]
struct Figures {
    /// A figure for several people that has an end, or no number at all.
    closed: bool,
    /// The highest lower limit without one: "several were hurt" leaves room for the five who were shot.
    open: Option<f64>,
}

/// What the rules tell that need not stand alone, by kind and role.
struct Told<'c>(BTreeMap<(&'c str, Option<&'c str>), Figures>);

impl<'c> Told<'c> {
    fn of(made: &'c [(&Rule, Claim)]) -> Self {
        let mut told: BTreeMap<(&str, Option<&str>), Figures> = BTreeMap::new();
        for (_, claim) in made.iter().filter(|(rule, _)| !rule.written.scope.alone) {
            let figures = told.entry((&claim.kind, claim.role.as_deref())).or_default();
            let figure = claim.value.interval();
            // One victim told apart, or a part, is no figure for all.
            if claim.about != About::Event || claim.part || figure.and_then(Interval::point) == Some(1.0) {
                continue;
            }
            match figure {
                Some(Interval { min: Some(least), max: None, .. }) => {
                    figures.open = Some(figures.open.map_or(least, |known| known.max(least)));
                }
                _ => figures.closed = true,
            }
        }
        Self(told)
    }

    /// Is there a figure that keeps one that would stand alone from standing?
    fn silences(&self, alone: &Claim) -> bool {
        let Some(figures) = self.0.get(&(alone.kind.as_str(), alone.role.as_deref())) else { return false };
        match alone.value.interval() {
            Some(own) if own.min.or(own.max) > Some(1.0) => {
                figures.closed || figures.open.is_some_and(|least| own.min.is_none_or(|own| least > own))
            }
            _ => true,
        }
    }
}
