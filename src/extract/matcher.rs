//! Runs compiled patterns over the tokens of a sentence. In: a pattern and a first token. Out: the match that its
//! alternatives prefer, with its slots and terms.
//!
//! A bounded backtracker: each pair of instruction and token is visited once for a start, so the work for a sentence
//! is at most instructions x tokens a start, whatever the pattern. Mentions and terms of several words are edges over
//! several tokens, which is why this is not a regular expression over characters: a token may begin a place, a name
//! and two list terms at once.

use crate::extract::noun_phrase::{self, Counted};
use crate::lexicon::words::{Lexicon, ListId, ListSet};
use crate::model::document::{Document, MentionValue};
use crate::rule::pattern::{Pattern, Slot, SlotKind, Step};
use std::cell::RefCell;
use std::ops::Range;

/// An insertion ("the army said on Sunday") is no longer than this in tokens; a longer one is a clause of its own.
const LONGEST_ASIDE: usize = 16;

/// Slots and terms that one match can remember.
const MARKS: usize = 6;

/// What a slot took.
#[derive(Clone, Debug)]
pub struct SlotMatch {
    /// Which slot of the pattern.
    pub slot: u16,
    /// Its tokens.
    pub tokens: Range<usize>,
    /// The count, when it is one.
    pub counted: Option<Counted>,
}

/// Where a term of a list stood.
#[derive(Clone, Debug)]
pub struct TermMatch {
    /// The list.
    pub list: ListId,
    /// Its tokens.
    pub tokens: Range<usize>,
}

/// A match.
#[derive(Clone, Debug)]
pub struct Found {
    /// All its tokens.
    pub tokens: Range<usize>,
    /// What its slots took.
    pub slots: Vec<SlotMatch>,
    /// The list terms on its way.
    pub terms: Vec<TermMatch>,
}

#[derive(Clone, Copy)]
enum Mark {
    None,
    Slot { slot: u16, from: u32, to: u32 },
    Term { list: ListId, from: u32, to: u32 },
}

#[derive(Clone, Copy)]
struct State {
    pc: u16,
    at: u32,
    marks: [Mark; MARKS],
}

impl State {
    /// The state after a step that consumed the tokens before `to`.
    fn after(mut self, to: usize, mark: Option<Mark>) -> Self {
        self.pc += 1;
        self.at = to as u32;
        if let (Some(mark), Some(free)) = (mark, self.marks.iter_mut().find(|m| matches!(m, Mark::None))) {
            *free = mark;
        }
        self
    }
}

/// A document and its lexicon, ready to be searched.
pub struct Matcher<'a> {
    /// The document.
    pub document: &'a Document,
    /// What words mean.
    pub lexicon: &'a Lexicon,
    lists: noun_phrase::Lists,
    visited: RefCell<Vec<u64>>,
}

impl<'a> Matcher<'a> {
    /// Prepares a document.
    pub fn new(document: &'a Document, lexicon: &'a Lexicon) -> Self {
        Self { document, lexicon, lists: noun_phrase::Lists::of(lexicon), visited: RefCell::default() }
    }

    /// The lists that have a term in a sentence.
    pub fn lists_in(&self, sentence: usize) -> ListSet {
        let mut all = ListSet::default();
        let bounds = self.document.tokens_of(sentence);
        for at in bounds.clone() {
            all.add(&self.lexicon.lists_of(self.document.tokens[at].word));
            for (list, _) in self.lexicon.phrases_at(self.document, at, bounds.end) {
                all.insert(list);
            }
        }
        all
    }

    /// Runs a pattern from token `start`; no token from `end` on is looked at.
    pub fn run(&self, pattern: &Pattern, start: usize, end: usize) -> Option<Found> {
        let width = end + 1 - start;
        let mut visited = self.visited.borrow_mut();
        visited.clear();
        let mut open = vec![State { pc: 0, at: start as u32, marks: [Mark::None; MARKS] }];
        while let Some(state) = open.pop() {
            let (pc, at) = (state.pc as usize, state.at as usize);
            let bit = pc * width + (at - start);
            if visited.len() <= bit / 64 {
                visited.resize(bit / 64 + 1, 0);
            }
            if visited[bit / 64] >> (bit % 64) & 1 == 1 {
                continue;
            }
            visited[bit / 64] |= 1 << (bit % 64);
            match *pattern.steps.get(pc)? {
                Step::Match => return (at > start).then(|| self.found(pattern, start, at, &state.marks)),
                Step::Jump(to) => open.push(State { pc: to, ..state }),
                Step::Split(a, b) => {
                    open.push(State { pc: b, ..state });
                    open.push(State { pc: a, ..state });
                }
                step if at < end => self.step(pattern, step, state, end, &mut open),
                _ => {}
            }
        }
        None
    }

    /// Pushes the states that one consuming step leads to, the one to try first last.
    fn step(&self, pattern: &Pattern, step: Step, state: State, end: usize, open: &mut Vec<State>) {
        let at = state.at as usize;
        match step {
            Step::Word(word) => {
                if self.document.tokens[at].word == word {
                    open.push(state.after(at + 1, None));
                }
            }
            Step::Any => {
                if !is_boundary(self.document.fold(at)) {
                    open.push(state.after(at + 1, None));
                }
            }
            Step::List(list) => {
                let single = self.lexicon.contains(list, self.document.tokens[at].word).then_some(at + 1);
                let phrases = self.lexicon.phrases_at(self.document, at, end);
                let mut ends: Vec<usize> = phrases.filter(|(l, _)| *l == list).map(|(_, to)| to).collect();
                ends.extend(single);
                for to in ends.into_iter().rev() {
                    open.push(state.after(to, Some(Mark::Term { list, from: at as u32, to: to as u32 })));
                }
            }
            Step::Aside => {
                if let Some(to) = self.aside(at, end) {
                    open.push(state.after(to, None));
                }
            }
            Step::Slot(slot) => {
                for to in self.slot_ends(pattern.slots[slot as usize], at, end).into_iter().rev() {
                    open.push(state.after(to, Some(Mark::Slot { slot, from: at as u32, to: to as u32 })));
                }
            }
            Step::Match | Step::Jump(_) | Step::Split(..) => {}
        }
    }

    /// Where a slot that begins at token `at` may end, longest first.
    fn slot_ends(&self, slot: Slot, at: usize, end: usize) -> Vec<usize> {
        if let (SlotKind::Count, Some(list)) = (slot.kind, slot.list) {
            return noun_phrase::ends(self.document, self.lexicon, &self.lists, list, at, end);
        }
        let mentions = self.document.mentions_in(at..at + 1).iter();
        mentions
            .filter(|m| fits(slot.kind, &m.value))
            .map(|m| m.tokens.end as usize)
            .filter(|to| *to <= end)
            .collect()
    }

    /// One past an insertion that begins with a comma, dash or bracket at token `at`.
    fn aside(&self, at: usize, end: usize) -> Option<usize> {
        let open = self.document.fold(at);
        let close: &[&str] = match open {
            "," => &[","],
            "-" | "--" => &["-", "--"],
            "(" => &[")"],
            "[" => &["]"],
            _ => return None,
        };
        let last = end.min(at + LONGEST_ASIDE);
        (at + 2..last).find(|i| close.contains(&self.document.fold(*i))).map(|i| i + 1)
    }

    fn found(&self, pattern: &Pattern, start: usize, end: usize, marks: &[Mark; MARKS]) -> Found {
        let (mut slots, mut terms) = (Vec::new(), Vec::new());
        for mark in marks {
            match *mark {
                Mark::Slot { slot, from, to } => {
                    let tokens = from as usize..to as usize;
                    let counted = match pattern.slots[slot as usize] {
                        Slot { kind: SlotKind::Count, list: Some(list), .. } => {
                            noun_phrase::read(self.document, self.lexicon, &self.lists, list, tokens.clone())
                        }
                        Slot { kind: SlotKind::Number, .. } => {
                            number_within(self.document, tokens.clone()).and_then(|m| m.counted)
                        }
                        _ => None,
                    };
                    slots.push(SlotMatch { slot, tokens, counted });
                }
                Mark::Term { list, from, to } => {
                    terms.push(TermMatch { list, tokens: from as usize..to as usize })
                }
                Mark::None => {}
            }
        }
        Found { tokens: start..end, slots, terms }
    }
}

/// The first number mention within `tokens`, as a slot's match.
pub fn number_within(document: &Document, tokens: Range<usize>) -> Option<SlotMatch> {
    document.mentions_in(tokens.clone()).iter().find_map(|mention| match &mention.value {
        MentionValue::Number(interval) => {
            let counted =
                Counted { interval: *interval, head: None, class: None, parts: Vec::new(), of: false };
            Some(SlotMatch { slot: 0, tokens: tokens.clone(), counted: Some(counted) })
        }
        _ => None,
    })
}

fn fits(slot: SlotKind, value: &MentionValue) -> bool {
    matches!(
        (slot, value),
        (SlotKind::Number, MentionValue::Number(_))
            | (SlotKind::Money, MentionValue::Money { .. })
            | (SlotKind::Measure, MentionValue::Measure { .. })
            | (SlotKind::Date, MentionValue::Date(_) | MentionValue::Time(_))
            | (SlotKind::Duration, MentionValue::Duration(_))
            | (SlotKind::Place, MentionValue::Place(_))
            | (SlotKind::Demonym, MentionValue::Demonym(_))
            | (SlotKind::Person, MentionValue::Person(_))
            | (SlotKind::Organization, MentionValue::Organization(_))
            | (SlotKind::Quote, MentionValue::Quote { .. })
    )
}

/// Gaps do not cross these: what stands beyond is another clause.
fn is_boundary(fold: &str) -> bool {
    matches!(fold, ";" | "." | "!" | "?")
}
