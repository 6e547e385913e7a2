//! Which statements of two differing stances really stand against each other. In: the stances of one slot and which
//! of them are apart. Out: for a pair, the statements left on each side.
//!
//! An article speaks of one thing in several ways ("in Syria", "in the east of the country"; "at least 14", "15"), it
//! lists what is many ("the villages of X and Y"), and some of what was found in it is noise. So:
//!
//! - A statement stands for nothing when its article has a finer wording of the same: "Syria" beside "eastern Syria".
//! - Two statements stand against each other only when their articles agree on nothing else in the slot: an article
//!   that says Friday and, somewhere, Thursday is no witness against one that says Friday.
//! - Of several values in one article, one is the event's; the others are parts, of another time, of another scene.
//! - But an article that sets two accounts side by side, each with its speaker, stands on both sides, if the one could
//!   be an account of the other: another place of the same country, a figure of the same size.
//!
//! What the difference means is for the comparators.

use crate::compare::kinds;
use crate::lexicon::threshold::Threshold;
use crate::model::relation::Relation;
use crate::model::statement::{Rivalry, Stance, Statement};
use crate::model::value::Value;
use crate::model::value::measure::TIME_OF_DAY;
use std::collections::{BTreeMap, BTreeSet};

/// What an article says in a slot: a stance, in a voice.
#[derive(Clone, Debug)]
struct Said {
    stance: usize,
    voice: Option<String>,
}

/// How the stances of one slot relate: which are apart, and which lie within which.
pub struct Table {
    size: usize,
    cells: Vec<Cell>,
    /// By rank of the article.
    said: BTreeMap<usize, Vec<Said>>,
    /// Of several values that an article (by rank) gives, the event's own.
    main: BTreeMap<usize, usize>,
}

#[derive(Clone, Copy)]
struct Cell {
    apart: bool,
    relation: Relation,
    /// May the one be another account of the other, when somebody else gives it?
    account: bool,
}

/// What the comparator of a slot says of two stances.
pub struct Asked<'f, 'a> {
    /// How the first relates to the second; asked once for a pair.
    pub relate: &'f dyn Fn(&Stance<'a>, &Stance<'a>) -> Relation,
    /// Can both be true, and the later still be an update?
    pub limits: &'f dyn Fn(&Stance<'a>, &Stance<'a>) -> bool,
    /// Could they be two accounts of one thing?
    pub account: &'f dyn Fn(&Stance<'a>, &Stance<'a>) -> bool,
}

/// Title and lead: of the figures that stand there, the largest is the event's own in four of five stories; the
/// others are parts, older counts and other events.
const TOP: u32 = 3;

impl Table {
    /// Asks for every pair once.
    pub fn new<'a>(stances: &[Stance<'a>], asked: &Asked<'_, 'a>) -> Self {
        let size = stances.len();
        let same = Cell { apart: false, relation: Relation::Same, account: false };
        let mut table =
            Self { size, cells: vec![same; size * size], said: BTreeMap::new(), main: BTreeMap::new() };
        for (i, a) in stances.iter().enumerate() {
            for s in &a.statements {
                let said = Said { stance: i, voice: s.voice().map(str::to_owned) };
                table.said.entry(s.rank).or_default().push(said);
            }
            for (j, b) in stances.iter().enumerate().skip(i + 1) {
                let relation = (asked.relate)(a, b);
                let apart = relation == Relation::Disjoint || (asked.limits)(a, b);
                let account = relation == Relation::Disjoint && (asked.account)(a, b);
                table.cells[i * size + j] = Cell { apart, relation, account };
                table.cells[j * size + i] = Cell { apart, relation: relation.mirror(), account };
            }
        }
        table
    }

    /// The same where an article has one value of its own for the event and others of parts, other times and other
    /// scenes: of figures the one that it says to have changed, else the largest near the top; of places the first.
    pub fn with_main(mut self, stances: &[Stance]) -> Self {
        let mut best: BTreeMap<usize, (bool, bool, f64)> = BTreeMap::new();
        for (i, stance) in stances.iter().enumerate() {
            for s in stance.statements.iter().filter(|s| s.is_firm() && !s.claim.part) {
                let sentence = s.claim.sentence_index;
                let size = match s.claim.value.interval() {
                    Some(value) => value.min.or(value.max).unwrap_or(0.0),
                    None => -f64::from(sentence),
                };
                let weight = (s.claim.revision.is_some(), sentence <= TOP, size);
                if best.get(&s.rank).is_none_or(|known| weight > *known) {
                    best.insert(s.rank, weight);
                    self.main.insert(s.rank, i);
                }
            }
        }
        self
    }

    /// Is the statement another value than the one its article gives for the event, and no other account of it? So far
    /// down that only a remark that reports differ, or that the figure changed, makes it one of the story's, it is so too.
    fn is_aside(&self, statement: &Statement, own: usize) -> bool {
        let deep = statement.claim.sentence_index as usize > Threshold::Passing.count();
        let told_in_passing = deep && !self.is_repeated(statement.rank, own) && !is_of_its_own(statement);
        if told_in_passing && !statement.claim.contrasted && statement.claim.revision.is_none() {
            return true;
        }
        let Some(main) = self.main.get(&statement.rank) else { return false };
        if *main != own && statement.adds() {
            return true;
        }
        let cell = self.cell(own, *main);
        let own_voice = |said: &&Said| said.stance == *main && said.voice.as_deref() == statement.voice();
        let one_voice = || self.said.get(&statement.rank).into_iter().flatten().any(|said| own_voice(&said));
        let changes = statement.claim.revision.is_some();
        !changes && cell.relation == Relation::Disjoint && (!cell.account || one_voice())
    }

    /// Does the article give the value twice? Then it stands behind long captions, and not in passing.
    fn is_repeated(&self, rank: usize, stance: usize) -> bool {
        self.said.get(&rank).into_iter().flatten().filter(|said| said.stance == stance).nth(1).is_some()
    }

    /// Is the value of another scene than the event's own in this article?
    fn is_elsewhere(&self, rank: usize, stance: usize) -> bool {
        let cell = self.main.get(&rank).map(|main| self.cell(stance, *main));
        cell.is_some_and(|cell| cell.relation == Relation::Disjoint && !cell.account)
    }

    fn cell(&self, a: usize, b: usize) -> Cell {
        self.cells[a * self.size + b]
    }

    /// All pairs that are apart, each once.
    pub fn pairs(&self) -> Vec<(usize, usize)> {
        let all = (0..self.size).flat_map(|a| (a + 1..self.size).map(move |b| (a, b)));
        all.filter(|(a, b)| self.apart(*a, *b)).collect()
    }

    /// Are the two apart?
    pub fn apart(&self, a: usize, b: usize) -> bool {
        self.cell(a, b).apart
    }

    /// How `a` relates to `b`.
    pub fn relation(&self, a: usize, b: usize) -> Relation {
        self.cell(a, b).relation
    }

    /// What the statement's article says besides that could reconcile it with others: no coarser wording of the
    /// statement itself, no other account by another speaker, nothing of another scene. `None` when there is a finer wording of it.
    fn beside(&self, statement: &Statement, own: usize) -> Option<BTreeSet<usize>> {
        let mut beside = BTreeSet::new();
        for said in self.said.get(&statement.rank).into_iter().flatten().filter(|said| said.stance != own) {
            let cell = self.cell(said.stance, own);
            let same_voice = said.voice.as_deref() == statement.voice();
            match cell.relation {
                Relation::Within if same_voice => return None,
                Relation::Contains => {}
                _ if cell.account && !same_voice || self.is_elsewhere(statement.rank, said.stance) => {}
                _ => {
                    beside.insert(said.stance);
                }
            }
        }
        Some(beside)
    }

    /// Does one of `a` meet one of `b`, or `more`?
    fn meets(&self, a: &BTreeSet<usize>, b: &BTreeSet<usize>, more: Option<usize>) -> bool {
        a.iter().any(|x| b.iter().copied().chain(more).any(|y| self.relation(*x, y) != Relation::Disjoint))
    }
}

/// Is it of a person, or of things that a rule gives a subject of their own ("suspects")? Those are told once, wherever.
/// Hours, sums and the people who were shot are as often those of another event.
fn is_of_its_own(statement: &Statement) -> bool {
    let claim = statement.claim;
    let of_its_own = match &claim.value {
        Value::Measure { unit, .. } => unit.dimension != TIME_OF_DAY,
        Value::Count { .. } => !kinds::is_effect(&claim.kind),
        _ => false,
    };
    claim.subject.is_some() && of_its_own
}

/// The stances of a slot with what is needed of each for every pair it is in.
pub struct Rivals<'s, 'a> {
    stances: &'s [Stance<'a>],
    table: &'s Table,
    firm: Vec<Sorted<'a>>,
}

impl<'s, 'a> Rivals<'s, 'a> {
    /// Sorts the statements of each stance once.
    pub fn new(stances: &'s [Stance<'a>], table: &'s Table) -> Self {
        let firm = stances.iter().enumerate().map(|(n, stance)| firm(stance, table, n)).collect();
        Self { stances, table, firm }
    }

    /// The statements of stances `a` and `b` that stand against each other.
    pub fn rivalry(&self, a: usize, b: usize) -> Rivalry<'s, 'a> {
        Rivalry {
            a: &self.stances[a],
            b: &self.stances[b],
            for_a: self.standing(a, b),
            for_b: self.standing(b, a),
        }
    }

    fn standing(&self, own: usize, other: usize) -> Vec<Statement<'a>> {
        // Two lower limits meet, so nothing reconciles them; only numbers that cannot both be true are reconciled.
        let disjoint = self.table.relation(own, other) == Relation::Disjoint;
        let reconciled = |x: &BTreeSet<usize>, y: &BTreeSet<usize>| {
            disjoint && (self.table.meets(x, y, Some(other)) || self.table.meets(y, x, Some(own)))
        };
        let stands = |beside: &BTreeSet<usize>| self.firm[other].keys().any(|y| !reconciled(beside, y));
        let mut left: Vec<Statement> =
            self.firm[own].iter().filter(|(x, _)| stands(x)).flat_map(|(_, s)| s.iter().copied()).collect();
        left.sort_by_key(|s| (s.rank, s.claim.location.field, s.claim.location.start, s.index));
        left
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
