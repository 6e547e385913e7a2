//! Which statements of two differing stances really stand against each other. In: the stances of one slot and which
//! of them are apart. Out: for a pair, the statements left on each side.
//!
//! An article speaks of one thing in several ways ("in Syria", "in the east of the country"; "at least 14", "15"), and
//! it lists what is many ("the villages of X and Y"). So a statement stands against a value only when nothing else in
//! its own article agrees with that value; or when it is ascribed to a speaker of its own, as an article does that
//! sets two accounts side by side. A coarser wording of the statement's own value agrees with everything and counts
//! for nothing. What the difference means is for the comparators.

use crate::model::relation::Relation;
use crate::model::statement::{Rivalry, Stance, Statement};

/// How the stances of one slot relate: which are apart, and which lie within which.
pub struct Table {
    size: usize,
    cells: Vec<(bool, Relation)>,
}

impl Table {
    /// Asks `apart` and `relate` for every pair once.
    pub fn new<'a>(
        stances: &[Stance<'a>],
        apart: impl Fn(&Stance<'a>, &Stance<'a>) -> bool,
        relate: impl Fn(&Stance<'a>, &Stance<'a>) -> Relation,
    ) -> Self {
        let size = stances.len();
        let mut cells = vec![(false, Relation::Same); size * size];
        for (i, a) in stances.iter().enumerate() {
            for (j, b) in stances.iter().enumerate().skip(i + 1) {
                let (split, relation) = (apart(a, b), relate(a, b));
                cells[i * size + j] = (split, relation);
                cells[j * size + i] = (split, relation.mirror());
            }
        }
        Self { size, cells }
    }

    /// All pairs that are apart, each once.
    pub fn pairs(&self) -> Vec<(usize, usize)> {
        let all = (0..self.size).flat_map(|a| (a + 1..self.size).map(move |b| (a, b)));
        all.filter(|(a, b)| self.apart(*a, *b)).collect()
    }

    /// Are the two apart?
    pub fn apart(&self, a: usize, b: usize) -> bool {
        self.cells[a * self.size + b].0
    }

    /// How `a` relates to `b`.
    pub fn relation(&self, a: usize, b: usize) -> Relation {
        self.cells[a * self.size + b].1
    }
}

/// The statements of stances `a` and `b` that stand against each other.
pub fn rivalry<'s, 'a>(stances: &'s [Stance<'a>], table: &Table, a: usize, b: usize) -> Rivalry<'s, 'a> {
    Rivalry {
        a: &stances[a],
        b: &stances[b],
        for_a: against(stances, table, a, b),
        for_b: against(stances, table, b, a),
    }
}

fn against<'a>(stances: &[Stance<'a>], table: &Table, own: usize, other: usize) -> Vec<Statement<'a>> {
    let reconciling: Vec<&Stance> = (0..stances.len())
        .filter(|k| *k != own && !table.apart(*k, other) && table.relation(own, *k) != Relation::Within)
        .map(|k| &stances[k])
        .collect();
    let stands = |s: &&Statement| s.is_firm() && reconciling.iter().all(|stance| is_apart_from(s, stance));
    stances[own].statements.iter().filter(stands).copied().collect()
}

/// Does the statement's article not give `stance` too, or only in another voice?
fn is_apart_from(statement: &Statement, stance: &Stance) -> bool {
    stance.of(statement.rank).iter().all(|s| s.voice() != statement.voice())
}
