//! How like two articles are. In: two profiles. Out: points, positive when they are likelier about one event than
//! not; and what the points came from, key by key, for people.
//!
//! The weights were fitted once, on four corpora of grouped news (shootings, wire news, look-alike events without
//! dates, a mixed batch) together; the best setting is a plateau, and each corpus alone gains less than .01 by its own.

use crate::model::features::DayNumber;
use crate::model::profile::{Profile, Weights};

/// Points of two articles that share nothing. Lower makes fewer and smaller events; -3.6 to -4.2 did equally well.
const NOTHING: f64 = -3.8;

/// The most that each likeness gives.
const WORDS: f64 = 5.0;
const PROPER: f64 = 5.0;
const TITLE: f64 = 3.5;
const NUMBERS: f64 = 3.5;
const PAIRS: f64 = 3.5;
const OVERLAP: f64 = 2.0;

/// So much rarity of shared name pairs is full evidence: some five pairs that hardly any other article has. Unlike a
/// cosine it is not thinned by length.
const FULL: f64 = 40.0;

/// Of articles with fewer proper words, no share of them is taken.
const FEW: usize = 3;

/// Points by the days between two publications, up to and including; past the last [`LATER`]. A trial or a follow-up
/// comes months later, so it is no veto.
const GAP: [(DayNumber, f64); 4] = [(1, 1.6), (3, 1.0), (7, 0.5), (30, 0.0)];
const LATER: f64 = -1.4;

/// Points by the days between the nearest days that their leads name; past the last [`OTHER_DAY`].
const DAYS: [(DayNumber, f64); 3] = [(0, 1.5), (1, 0.0), (7, -0.7)];
const OTHER_DAY: f64 = -1.8;

/// More than rounding can add to a sum of points.
const ROUNDING: f64 = 1e-6;

/// The points of two articles.
pub fn points(a: &Profile, b: &Profile, rarity: &[f64]) -> f64 {
    points_above(f64::NEG_INFINITY, a, b, rarity).unwrap_or(NOTHING)
}

/// The same; `None` when they are certain to be fewer than `floor`. Words, which are most of an article, are then not
/// looked at: they could not give enough any more.
pub fn points_above(floor: f64, a: &Profile, b: &Profile, rarity: &[f64]) -> Option<f64> {
    let gap = match (a.published, b.published) {
        (Some(a), Some(b)) => step(&GAP, LATER, (a - b).abs()),
        _ => 0.0,
    };
    let days = nearest(&a.days, &b.days).map_or(0.0, |days| step(&DAYS, OTHER_DAY, days));
    let (mut proper, mut mass) = (0.0, 0.0);
    shared(&a.proper, &b.proper, |key, x, y| {
        proper += x * y;
        mass += rare(rarity, key);
    });
    let mut evidence = 0.0;
    shared(&a.pairs, &b.pairs, |key, x, y| evidence += rare(rarity, key) * trust(x, y));
    let others = [
        PROPER * proper,
        TITLE * cosine(&a.title, &b.title),
        NUMBERS * cosine(&a.numbers, &b.numbers),
        PAIRS * (evidence / FULL).min(1.0),
        OVERLAP * mass * scale(a, b),
        gap,
        days,
    ];
    if NOTHING + WORDS + others.iter().sum::<f64>() + ROUNDING < floor {
        return None;
    }
    let words = NOTHING + WORDS * cosine(&a.words, &b.words);
    Some(others.iter().fold(words, |sum, points| sum + points))
}

/// What each shared key gives, in the order of keys; a key that counts twice, as word and as name, is there once.
pub fn shares(a: &Profile, b: &Profile, rarity: &[f64]) -> Vec<(u32, f64)> {
    let mut found = Vec::new();
    for (weight, x, y) in [
        (WORDS, &a.words, &b.words),
        (PROPER, &a.proper, &b.proper),
        (TITLE, &a.title, &b.title),
        (NUMBERS, &a.numbers, &b.numbers),
    ] {
        shared(x, y, |key, x, y| found.push((key, weight * x * y)));
    }
    shared(&a.pairs, &b.pairs, |key, x, y| found.push((key, PAIRS * rare(rarity, key) * trust(x, y) / FULL)));
    let scale = scale(a, b);
    shared(&a.proper, &b.proper, |key, _, _| found.push((key, OVERLAP * rare(rarity, key) * scale)));
    found.sort_by_key(|(key, _)| *key);
    found.dedup_by(|next, kept| {
        let same = next.0 == kept.0;
        if same {
            kept.1 += next.1;
        }
        same
    });
    found
}

/// A day that the leads of both name, and what it gives.
pub fn shared_day(a: &Profile, b: &Profile) -> Option<(DayNumber, f64)> {
    let day = a.days.iter().find(|day| b.days.binary_search(day).is_ok())?;
    Some((*day, step(&DAYS, OTHER_DAY, 0)))
}

/// How much a name pair said `x` and `y` times is worth: from .6, when one of them says it once in passing, to 1.
fn trust(x: f64, y: f64) -> f64 {
    (0.4 + 0.2 * x.min(y)).min(1.0)
}

/// Turns the rarity of shared proper words into the share of those of the article with less, so that a retold lead
/// is like the long report.
fn scale(a: &Profile, b: &Profile) -> f64 {
    let mass = a.proper_mass.min(b.proper_mass);
    if a.proper.len().min(b.proper.len()) >= FEW && mass > 0.0 { mass.recip() } else { 0.0 }
}

fn cosine(a: &Weights, b: &Weights) -> f64 {
    let mut sum = 0.0;
    shared(a, b, |_, x, y| sum += x * y);
    sum
}

/// Calls `with` for each key that both have, in the order of keys. Which of the two goes on is not told by a branch:
/// nobody can foresee it, and most of the time of grouping is spent here.
fn shared(a: &Weights, b: &Weights, mut with: impl FnMut(u32, f64, f64)) {
    let (mut i, mut j) = (0, 0);
    while let (Some(&(key, x)), Some(&(other, y))) = (a.get(i), b.get(j)) {
        if key == other {
            with(key, x, y);
        }
        i += usize::from(key <= other);
        j += usize::from(other <= key);
    }
}

fn rare(rarity: &[f64], key: u32) -> f64 {
    rarity.get(key as usize).copied().unwrap_or(0.0)
}

fn step(steps: &[(DayNumber, f64)], past: f64, days: DayNumber) -> f64 {
    steps.iter().find(|(upto, _)| days <= *upto).map_or(past, |(_, points)| *points)
}

fn nearest(a: &[DayNumber], b: &[DayNumber]) -> Option<DayNumber> {
    a.iter().flat_map(|x| b.iter().map(move |y| (x - y).abs())).min()
}
