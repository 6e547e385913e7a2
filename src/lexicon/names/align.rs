//! Two comparable names in, which token answers which out. Greedy by likeness; two neighbours may answer one word
//! (Jong Un, Jongun). It does not judge.

use crate::lexicon::names::letters::Costs;
use crate::lexicon::names::spelling::{Spelling, Token};
use std::cmp::Ordering;

/// Words less alike than this are other words: below it different persons outnumber one person.
pub(super) const FLOOR: f64 = 0.54;
/// Two neighbours that answer one word are a little weaker than two words that answer each other.
const JOINED: f64 = 0.02;
/// Two neighbours may answer a word of at least this part of their length, so that no surname swallows two words.
const JOINED_LENGTH: f64 = 0.7;

/// Tokens of A that answer tokens of B.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Match {
    pub likeness: f64,
    /// First token of A, and how many.
    pub a: usize,
    pub a_count: usize,
    /// First token of B, and how many.
    pub b: usize,
    pub b_count: usize,
}

impl Match {
    /// The same match, with the sides exchanged.
    pub fn mirror(self) -> Self {
        Self { likeness: self.likeness, a: self.b, a_count: self.b_count, b: self.a, b_count: self.a_count }
    }
}

/// The matches, in A's order, no token in two of them.
pub(super) fn align(a: &Spelling, b: &Spelling, costs: &Costs) -> Vec<Match> {
    let mut found = candidates(a, b, costs);
    found.sort_by(better);
    let (mut a_used, mut b_used) = (0u32, 0u32);
    found.retain(|m| {
        let (a_bits, b_bits) = (bits(m.a, m.a_count), bits(m.b, m.b_count));
        let free = a_used & a_bits == 0 && b_used & b_bits == 0;
        if free {
            a_used |= a_bits;
            b_used |= b_bits;
        }
        free
    });
    found.sort_by_key(|m| m.a);
    found
}

fn bits(from: usize, count: usize) -> u32 {
    ((1u32 << count.min(8)) - 1) << from.min(24)
}

fn candidates(a: &Spelling, b: &Spelling, costs: &Costs) -> Vec<Match> {
    let mut found = Vec::with_capacity(8);
    for (i, x) in a.tokens.iter().enumerate() {
        for (j, y) in b.tokens.iter().enumerate() {
            if stray_initial(&a.tokens, i, &b.tokens, j) || stray_initial(&b.tokens, j, &a.tokens, i) {
                continue;
            }
            let likeness = costs.likeness(&x.piece, &y.piece);
            if likeness >= FLOOR {
                found.push(Match { likeness, a: i, a_count: 1, b: j, b_count: 1 });
            }
        }
    }
    for (i, x) in a.tokens.iter().enumerate() {
        for (j, y) in b.tokens.iter().enumerate() {
            if let Some(likeness) = joined(x, y, costs) {
                found.push(Match { likeness, a: i, a_count: 2, b: j, b_count: 1 });
            }
            if let Some(likeness) = joined(y, x, costs) {
                found.push(Match { likeness, a: i, a_count: 1, b: j, b_count: 2 });
            }
        }
    }
    found
}

/// A leading initial answers the given name, which stands first or last, not the patronymic between.
fn stray_initial(names: &[Token], i: usize, others: &[Token], j: usize) -> bool {
    i == 0
        && names.len() > 1
        && names.first().is_some_and(|token| token.piece.is_initial())
        && others.get(j).is_some_and(|token| !token.piece.is_initial())
        && j != 0
        && j + 1 != others.len()
}

fn joined(two: &Token, one: &Token, costs: &Costs) -> Option<f64> {
    let pair = two.joined.as_ref()?;
    if (one.piece.letters.len() as f64) < JOINED_LENGTH * pair.letters.len() as f64 {
        return None;
    }
    Some(costs.likeness(pair, &one.piece) - JOINED).filter(|likeness| *likeness >= FLOOR)
}

/// The best first; among equals the one that keeps the order of words, then the last of both names: a full order,
/// so that the same names always align the same way.
fn better(x: &Match, y: &Match) -> Ordering {
    y.likeness
        .total_cmp(&x.likeness)
        .then_with(|| x.a.abs_diff(x.b).cmp(&y.a.abs_diff(y.b)))
        .then_with(|| (y.a, y.b, y.a_count, y.b_count).cmp(&(x.a, x.b, x.a_count, x.b_count)))
}
