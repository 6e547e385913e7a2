//! Phrases as compiled: a short program over tokens, which `extract/matcher` runs. What the instructions are, and what
//! can be told of a program without running it. `phrase` writes them.

use crate::lexicon::words::ListId;
use crate::model::document::WordId;

/// What a slot takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
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
    /// A date mention that says one day, or a time on one.
    Day,
    /// A duration mention.
    Duration,
    /// A place mention.
    Place,
    /// A demonym mention.
    Demonym,
    /// A person mention.
    Person,
    /// A person mention, or words that stand for one ("she").
    Someone,
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
    ("day", SlotKind::Day),
    ("duration", SlotKind::Duration),
    ("place", SlotKind::Place),
    ("demonym", SlotKind::Demonym),
    ("person", SlotKind::Person),
    ("someone", SlotKind::Someone),
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

/// Can the program match any words at all, for want of a word, a term or a slot? A match of no words is none, so a phrase
/// of which every part is optional is not meant.
pub fn takes_anything(steps: &[Step]) -> bool {
    let sure = |pc: usize| matches!(steps.get(pc), Some(Step::Word(_) | Step::List(_) | Step::Slot(_)));
    let blind = |pc: &usize| matches!(steps.get(*pc), Some(Step::Any | Step::Aside));
    let ends = |pc: usize| steps.get(pc) == Some(&Step::Match);
    // A way past all that is sure, by a step that takes any word.
    !(0..steps.len()).any(sure)
        || (0..steps.len())
            .filter(blind)
            .any(|pc| reaches(steps, 0, |at| at == pc, sure) && reaches(steps, pc, ends, sure))
}

/// Is there a path from `start` to such an instruction that passes none that is barred?
fn reaches(
    steps: &[Step],
    start: usize,
    goal: impl Fn(usize) -> bool,
    barred: impl Fn(usize) -> bool,
) -> bool {
    let mut seen = vec![false; steps.len()];
    let mut open = vec![start];
    while let Some(pc) = open.pop() {
        if pc >= steps.len() || barred(pc) || std::mem::replace(&mut seen[pc], true) {
            continue;
        }
        if goal(pc) {
            return true;
        }
        match steps[pc] {
            Step::Match => {}
            Step::Split(a, b) => open.extend([a as usize, b as usize]),
            Step::Jump(a) => open.push(a as usize),
            _ => open.push(pc + 1),
        }
    }
    false
}
