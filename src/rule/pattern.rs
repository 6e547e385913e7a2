//! Phrases as compiled: a short program over tokens, which `extract/matcher` runs. What the instructions are, and what
//! can be told of a program without running it. `phrase` writes them.

use crate::lexicon::words::ListId;
use crate::model::document::WordId;

/// What a slot takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SlotKind {
    /// A bare number mention.
    Number,
    /// A number or article with a noun of the slot's list.
    Count,
    /// A sum of money.
    Money,
    /// A number with a unit.
    Measure,
    /// A date or time mention.
    Date,
    /// A duration mention.
    Duration,
    /// A place mention.
    Place,
    /// A demonym mention.
    Demonym,
    /// A person mention.
    Person,
    /// An organisation mention.
    Organization,
    /// A quotation.
    Quote,
}

/// The slot types and their names in patterns.
pub const SLOTS: &[(&str, SlotKind)] = &[
    ("number", SlotKind::Number),
    ("count", SlotKind::Count),
    ("money", SlotKind::Money),
    ("measure", SlotKind::Measure),
    ("date", SlotKind::Date),
    ("duration", SlotKind::Duration),
    ("place", SlotKind::Place),
    ("demonym", SlotKind::Demonym),
    ("person", SlotKind::Person),
    ("organization", SlotKind::Organization),
    ("quote", SlotKind::Quote),
];

/// A slot of a pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slot {
    /// What it takes.
    pub kind: SlotKind,
    /// The nouns of a count.
    pub list: Option<ListId>,
    /// Marked with `!`.
    pub value: bool,
}

/// An instruction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// One token with this word.
    Word(WordId),
    /// A term of this list; remembered for `from LIST`.
    List(ListId),
    /// A slot, by its number.
    Slot(u16),
    /// Any one token that is no clause boundary.
    Any,
    /// An insertion between commas, dashes or brackets.
    Aside,
    /// Try the first, then the second.
    Split(u16, u16),
    /// Go on there.
    Jump(u16),
    /// A match.
    Match,
}

/// A compiled pattern.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pattern {
    /// The program.
    pub steps: Vec<Step>,
    /// Its slots.
    pub slots: Vec<Slot>,
}

/// Can the program match without a word, a term or a slot? Then it matches everywhere.
pub fn takes_nothing(steps: &[Step]) -> bool {
    is_matched(steps, |pc| matches!(steps.get(pc), Some(Step::Word(_) | Step::List(_) | Step::Slot(_))))
}

/// Is there a path from the first instruction to a match that passes none of these?
fn is_matched(steps: &[Step], barred: impl Fn(usize) -> bool) -> bool {
    let mut seen = vec![false; steps.len()];
    let mut open = vec![0usize];
    while let Some(pc) = open.pop() {
        if pc >= steps.len() || barred(pc) || std::mem::replace(&mut seen[pc], true) {
            continue;
        }
        match steps[pc] {
            Step::Match => return true,
            Step::Split(a, b) => open.extend([a as usize, b as usize]),
            Step::Jump(a) => open.push(a as usize),
            _ => open.push(pc + 1),
        }
    }
    false
}
