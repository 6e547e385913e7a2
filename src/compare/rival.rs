//! Which statements of two differing stances really stand against each other. In: the stances of one slot and which
//! of them are apart. Out: for a pair, the statements left on each side.
//!
//! An article speaks of one thing in several ways ("in Syria", "in the east of the country"; "at least 14", "15"), it
//! lists what is many ("the villages of X and Y"), and some of what was found in it is noise. So:
//!
//! - A statement stands for nothing when its article has a finer wording of the same: "Syria" beside "eastern Syria".
//! - Two statements stand against each other only when their articles agree on nothing else in the slot: an article
//!   that says Friday and, somewhere, Thursday is no witness against one that says Friday.
//! - Of several figures in one voice, one is the event's; the others are parts or of another time.
//! - Only what is said in the same voice can reconcile: an article that sets two accounts side by side, each with its
//!   speaker, stands on both sides.
//!
//! What the difference means is for the comparators.

use crate::model::relation::Relation;
use crate::model::statement::{Rivalry, Stance, Statement};
use std::collections::{BTreeMap, BTreeSet};

/// How the stances of one slot relate: which are apart, and which lie within which.
pub struct Table {
    size: usize,
    cells: Vec<(bool, Relation)>,
    /// What each article (by rank) says in each voice: the stances.
    voices: BTreeMap<usize, Vec<(Option<String>, usize)>>,
    /// Of several figures that one article gives in one voice, the event's own.
    main: BTreeMap<(usize, Option<String>), usize>,
}

/// Title and lead: of the figures that stand there, the largest is the event's own in four of five stories; the
/// others are parts, older counts and other events.
const TOP: u32 = 3;

impl Table {
    /// Asks `apart` and `relate` for every pair once.
    pub fn new<'a>(
        stances: &[Stance<'a>],
        apart: impl Fn(&Stance<'a>, &Stance<'a>) -> bool,
        relate: impl Fn(&Stance<'a>, &Stance<'a>) -> Relation,
    ) -> Self {
        let size = stances.len();
        let mut cells = vec![(false, Relation::Same); size * size];
        let mut voices: BTreeMap<usize, Vec<(Option<String>, usize)>> = BTreeMap::new();
        for (i, a) in stances.iter().enumerate() {
            for s in &a.statements {
                voices.entry(s.rank).or_default().push((s.voice().map(str::to_owned), i));
            }
            for (j, b) in stances.iter().enumerate().skip(i + 1) {
                let (split, relation) = (apart(a, b), relate(a, b));
                cells[i * size + j] = (split, relation);
                cells[j * size + i] = (split, relation.mirror());
            }
        }
        Self { size, cells, voices, main: BTreeMap::new() }
    }

    /// The same where an article has one value of its own for the event and others of parts, other times and other
    /// scenes: of figures the largest near the top, of places the first.
    pub fn with_main(mut self, stances: &[Stance]) -> Self {
        let mut best: BTreeMap<(usize, Option<String>), (bool, f64)> = BTreeMap::new();
        for (i, stance) in stances.iter().enumerate() {
            for s in stance.statements.iter().filter(|s| s.is_firm() && !s.claim.part) {
                let sentence = s.claim.sentence_index;
                let size = match s.claim.value.interval() {
                    Some(value) => value.min.or(value.max).unwrap_or(0.0),
                    None => -f64::from(sentence),
                };
                let key = (s.rank, s.voice().map(str::to_owned));
                let weight = (sentence <= TOP, size);
                if best.get(&key).is_none_or(|known| weight > *known) {
                    best.insert(key.clone(), weight);
                    self.main.insert(key, i);
                }
            }
        }
        self
    }

    /// Is the statement another figure than the one its article, in this voice, gives for the event?
    fn is_aside(&self, statement: &Statement, own: usize) -> bool {
        let main = self.main.get(&(statement.rank, statement.voice().map(str::to_owned)));
        statement.claim.revision.is_none()
            && main.is_some_and(|main| self.relation(own, *main) == Relation::Disjoint)
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

    /// What the statement's article says besides, in the statement's own voice, that could reconcile it with others: no
    /// coarser wording of the statement itself. `None` when there is a finer wording of it.
    fn beside(&self, statement: &Statement, own: usize) -> Option<BTreeSet<usize>> {
        let mut beside = BTreeSet::new();
        for (voice, k) in self.voices.get(&statement.rank).into_iter().flatten() {
            if *k == own || voice.as_deref() != statement.voice() {
                continue;
            }
            match self.relation(*k, own) {
                Relation::Within => return None,
                Relation::Contains => {}
                _ => {
                    beside.insert(*k);
                }
            }
        }
        Some(beside)
    }

    fn meets(&self, a: &BTreeSet<usize>, b: &BTreeSet<usize>) -> bool {
        a.iter().any(|x| b.iter().any(|y| self.relation(*x, *y) != Relation::Disjoint))
    }
}

/// The statements of stances `a` and `b` that stand against each other.
pub fn rivalry<'s, 'a>(stances: &'s [Stance<'a>], table: &Table, a: usize, b: usize) -> Rivalry<'s, 'a> {
    let (of_a, of_b) = (firm(&stances[a], table, a), firm(&stances[b], table, b));
    // Two lower limits meet, so nothing reconciles them; only numbers that cannot both be true are reconciled.
    let reconciled = |x: &BTreeSet<usize>, y: &BTreeSet<usize>| {
        let (with_x, with_y) = (with(x, a), with(y, b));
        table.relation(a, b) == Relation::Disjoint && (table.meets(x, &with_y) || table.meets(&with_x, y))
    };
    let stand = |own: &Sorted<'a>, other: &Sorted<'a>, turned: bool| -> Vec<Statement<'a>> {
        let against = |beside: &BTreeSet<usize>| {
            other.keys().any(|y| if turned { !reconciled(y, beside) } else { !reconciled(beside, y) })
        };
        let mut left: Vec<Statement> =
            own.iter().filter(|(beside, _)| against(beside)).flat_map(|(_, s)| s.iter().copied()).collect();
        left.sort_by_key(|s| (s.rank, s.claim.location.field, s.claim.location.start, s.index));
        left
    };
    Rivalry {
        a: &stances[a],
        b: &stances[b],
        for_a: stand(&of_a, &of_b, false),
        for_b: stand(&of_b, &of_a, true),
    }
}

/// The firm statements of a stance, by what their articles say besides: thousands of articles have a few such sets.
type Sorted<'a> = BTreeMap<BTreeSet<usize>, Vec<Statement<'a>>>;

fn firm<'a>(stance: &Stance<'a>, table: &Table, own: usize) -> Sorted<'a> {
    let mut sorted: Sorted = BTreeMap::new();
    for statement in stance.statements.iter().filter(|s| s.is_firm() && !table.is_aside(s, own)) {
        if let Some(beside) = table.beside(statement, own) {
            sorted.entry(beside).or_default().push(*statement);
        }
    }
    sorted
}

fn with(set: &BTreeSet<usize>, own: usize) -> BTreeSet<usize> {
    set.iter().copied().chain([own]).collect()
}
