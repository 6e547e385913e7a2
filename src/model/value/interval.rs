//! Intervals with open or closed ends: what "at least 12" and "about 300" have in common with "7 July".

use crate::model::relation::Relation;

/// From `min` to `max`, both included; `None` is open. Counts, sums and measures; whole numbers up to 2^53 are exact.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Interval {
    /// The least it can be.
    pub min: Option<f64>,
    /// The most it can be.
    pub max: Option<f64>,
    /// Said with "about", "some", "nearly": the comparator widens.
    pub approx: bool,
}

/// How far "about n" reaches on either side: a fifth, so that "about 300" meets 341 and not 471 (taxonomy, row 2).
pub const APPROX_SHARE: f64 = 0.2;

/// How far below n "up to n" and "nearly n" are still natural: a tenth (taxonomy, row 2). Only used where a lower end
/// is needed; the contract leaves it open.
pub const NEARLY_SHARE: f64 = 0.1;

impl Interval {
    /// Exactly `n`.
    pub fn exactly(n: f64) -> Self {
        Self { min: Some(n), max: Some(n), approx: false }
    }

    /// `n` or more.
    pub fn at_least(n: f64) -> Self {
        Self { min: Some(n), max: None, approx: false }
    }

    /// `n` or fewer.
    pub fn at_most(n: f64) -> Self {
        Self { min: None, max: Some(n), approx: false }
    }

    /// From `min` to `max`.
    pub fn between(min: f64, max: f64) -> Self {
        Self { min: Some(min), max: Some(max), approx: false }
    }

    /// The single number it stands for, if it is closed and has one.
    pub fn point(self) -> Option<f64> {
        (self.min.is_some() && self.min == self.max).then_some(self.min).flatten()
    }

    /// The ends after widening what is only approximate, as numbers.
    pub fn ends(self) -> (f64, f64) {
        let low = self.min.unwrap_or(f64::NEG_INFINITY);
        let high = self.max.unwrap_or(f64::INFINITY);
        if self.approx {
            (low - low.abs() * APPROX_SHARE, high + high.abs() * APPROX_SHARE)
        } else {
            (low, high)
        }
    }

    /// How it relates to `other`, approximate ends widened.
    pub fn relate(self, other: Interval) -> Relation {
        if self == other {
            return Relation::Same;
        }
        let ((a, b), (c, d)) = (self.ends(), other.ends());
        if b < c || d < a {
            Relation::Disjoint
        } else if (a, b) == (c, d) {
            Relation::Same
        } else if c <= a && b <= d {
            Relation::Within
        } else if a <= c && d <= b {
            Relation::Contains
        } else {
            Relation::Overlaps
        }
    }

    /// The interval of `factor` times the number.
    pub fn times(self, factor: f64) -> Interval {
        Interval { min: self.min.map(|n| n * factor), max: self.max.map(|n| n * factor), approx: self.approx }
    }

    /// The interval of the sum of two numbers, one in each.
    pub fn plus(self, other: Interval) -> Interval {
        Interval {
            min: self.min.zip(other.min).map(|(a, b)| a + b),
            max: self.max.zip(other.max).map(|(a, b)| a + b),
            approx: self.approx || other.approx,
        }
    }
}
