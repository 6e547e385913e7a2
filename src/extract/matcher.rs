//! Runs compiled phrases over the tokens of a sentence. In: a phrase and a first token. Out: the match that its
//! alternatives prefer, with its slots and terms.
//!
//! A bounded backtracker: each pair of instruction and token is visited once a match, so the work for a sentence is at
//! most instructions x tokens x matches, whatever the phrase. Mentions and terms of several words are edges over
//! several tokens, which is why this is not a regular expression over characters: a token may begin a place, a name
//! and two list terms at once.

use crate::extract::counted_nouns::CountedNouns;
use crate::extract::cues::kinds_of;
use crate::extract::enumeration::past_age;
use crate::extract::index::{Index, Starts};
use crate::extract::noun_phrase::{Counted, Reader};
use crate::extract::sentence::{Sentence, closing};
use crate::lexicon::words::{Lexicon, ListId};
use crate::model::document::{Document, MentionValue};
use crate::rule::pattern::{Pattern, Slot, SlotKind, Step};
use std::ops::Range;

/// An insertion ("the army said on Sunday") is no longer than this in tokens; a longer one is a clause of its own.
const LONGEST_ASIDE: usize = 16;

/// Slots and terms that one match can remember.
const MARKS: usize = 6;

/// What a slot took.
#[derive(Clone, Debug)]
pub struct SlotMatch {
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

/// What a step took that is to be remembered.
#[derive(Clone, Copy, Debug)]
pub struct Mark {
    /// The slot or list.
    what: What,
    from: u32,
    to: u32,
}

#[derive(Clone, Copy, Debug)]
enum What {
    Slot(u16),
    Term(ListId),
}

impl Mark {
    fn tokens(&self) -> Range<usize> {
        self.from as usize..self.to as usize
    }
}

/// A match.
#[derive(Clone, Debug)]
pub struct Found {
    /// All its tokens.
    pub tokens: Range<usize>,
    marks: [Option<Mark>; MARKS],
}

/// Where the machine stands: instruction, token, and the last mark on its way (0 for none).
#[derive(Clone, Copy)]
struct State {
    pc: u16,
    at: u32,
    last: u32,
}

/// A mark and the one before it.
struct Link {
    mark: Mark,
    before: u32,
    depth: u8,
}

/// A document and its lexicon, ready to be searched sentence by sentence.
pub struct Matcher<'a> {
    /// The document.
    pub document: &'a Document,
    /// What words mean.
    pub lexicon: &'a Lexicon,
    /// The sentence that is searched.
    pub sentence: Sentence,
    counts: CountedNouns,
    /// Per instruction and token: the round in which the pair was visited last.
    visited: Vec<u32>,
    round: u32,
    open: Vec<State>,
    trail: Vec<Link>,
}

impl<'a> Matcher<'a> {
    /// Prepares a document; [`Matcher::enter`] comes next.
    pub fn new(document: &'a Document, lexicon: &'a Lexicon) -> Self {
        Self {
            document,
            lexicon,
            sentence: Sentence::default(),
            counts: CountedNouns::new(lexicon),
            visited: Vec::new(),
            round: 0,
            open: Vec::new(),
            trail: Vec::new(),
        }
    }

    /// Turns to another sentence.
    pub fn enter(&mut self, sentence: usize) {
        self.sentence.enter(self.document, self.lexicon, sentence);
    }

    /// Which phrases may begin where in the sentence.
    pub fn find_starts(&mut self, index: &Index, starts: &mut Starts) {
        let Self { document, lexicon, sentence, counts, .. } = self;
        starts.find(index, document, sentence, |list, at, noun| {
            (noun || counts.lists.counts_people(list))
                && counts.ends(document, lexicon, sentence, list, at) != [0, 0]
        });
    }

    /// The matches of a phrase that begin at `starts`, one a first token, handed to `each` until it says that it is enough.
    pub fn search(
        &mut self,
        pattern: &Pattern,
        starts: impl Iterator<Item = usize>,
        mut each: impl FnMut(&mut Self, Found) -> bool,
    ) {
        // Pairs from which an earlier start came to no match lead a later one nowhere either.
        self.next_round();
        for start in starts {
            let Some(found) = self.run(pattern, start) else { continue };
            let more = each(self, found);
            self.next_round();
            if !more {
                return;
            }
        }
    }

    fn next_round(&mut self) {
        self.round = self.round.checked_add(1).unwrap_or_else(|| {
            self.visited.clear();
            1
        });
    }

    /// Runs a phrase from token `start` of the sentence.
    fn run(&mut self, pattern: &Pattern, start: usize) -> Option<Found> {
        let (begin, end) = (self.sentence.tokens.start, self.sentence.tokens.end);
        let width = end + 1 - begin;
        if self.visited.len() < pattern.steps.len() * width {
            self.visited.resize(pattern.steps.len() * width, 0);
        }
        self.open.clear();
        self.trail.clear();
        self.open.push(State { pc: 0, at: start as u32, last: 0 });
        while let Some(state) = self.open.pop() {
            let (mut pc, mut at) = (state.pc as usize, state.at as usize);
            // Goes on without the stack as long as there is one way to go.
            loop {
                let visited = &mut self.visited[pc * width + (at - begin)];
                if std::mem::replace(visited, self.round) == self.round {
                    break;
                }
                match *pattern.steps.get(pc)? {
                    // An empty match is none; what comes after it in preference is not looked for.
                    Step::Match if at == start => {
                        self.next_round();
                        return None;
                    }
                    Step::Match => return Some(self.found(start..at, state.last)),
                    Step::Jump(to) => pc = to as usize,
                    Step::Split(a, b) => {
                        self.open.push(State { pc: b, at: at as u32, last: state.last });
                        pc = a as usize;
                    }
                    _ if at >= end => break,
                    Step::Word(word) if self.document.tokens[at].word == word => (pc, at) = (pc + 1, at + 1),
                    Step::Any if !is_boundary(self.document.fold(at)) => (pc, at) = (pc + 1, at + 1),
                    Step::Word(_) | Step::Any => break,
                    Step::Aside => match self.aside(at, end) {
                        Some(to) => (pc, at) = (pc + 1, to),
                        None => break,
                    },
                    Step::List(list) => {
                        if self.sentence.at(at).lists.contains(list) {
                            self.push_terms(list, State { pc: pc as u16, at: at as u32, last: state.last });
                        }
                        break;
                    }
                    Step::Slot(slot) => {
                        let from = State { pc: pc as u16, at: at as u32, last: state.last };
                        self.push_slot(pattern.slots[slot as usize], slot, from);
                        break;
                    }
                }
            }
        }
        None
    }

    /// Opens the state after a step that took the tokens up to `to`.
    fn push(&mut self, from: State, to: usize, what: What) {
        let before = from.last;
        let depth = before.checked_sub(1).map_or(0, |last| self.trail[last as usize].depth);
        let mut last = before;
        if (depth as usize) < MARKS {
            let mark = Mark { what, from: from.at, to: to as u32 };
            self.trail.push(Link { mark, before, depth: depth + 1 });
            last = self.trail.len() as u32;
        }
        self.open.push(State { pc: from.pc + 1, at: to as u32, last });
    }

    /// Opens the states after the terms of a list that begin here: that after the longest is tried first.
    fn push_terms(&mut self, list: ListId, from: State) {
        let (document, lexicon, at) = (self.document, self.lexicon, from.at as usize);
        if lexicon.contains(list, document.tokens[at].word) {
            self.push(from, at + 1, What::Term(list));
        }
        let first = self.open.len();
        for (_, to) in lexicon.phrases_at(document, at, self.sentence.tokens.end).filter(|(l, _)| *l == list)
        {
            self.push(from, to, What::Term(list));
        }
        self.open[first..].reverse();
    }

    /// Opens the states after what a slot may take here: that after the longest is tried first.
    fn push_slot(&mut self, slot: Slot, number: u16, from: State) {
        let at = from.at as usize;
        if !self.sentence.at(at).has_kind(slot.kind) {
            return;
        }
        if let (SlotKind::Count, Some(list)) = (slot.kind, slot.list) {
            let ends = self.counts.ends(self.document, self.lexicon, &self.sentence, list, at);
            for to in ends.into_iter().rev().filter(|to| *to > 0) {
                self.push(from, to as usize, What::Slot(number));
            }
            return;
        }
        for mention in self.sentence.mentions(self.document, at).iter().rev() {
            let to = mention.tokens.end as usize;
            if kinds_of(&mention.value).contains(&slot.kind) && to <= self.sentence.tokens.end {
                self.push(from, to, What::Slot(number));
            }
        }
    }

    /// One past an insertion that begins with a comma, dash or bracket at token `at`.
    fn aside(&self, at: usize, end: usize) -> Option<usize> {
        let close = closing(self.document.fold(at))?;
        // "Three men, ages 25, 26 and 33, were hurt": the commas between ages close nothing.
        let aged = past_age(self.document, at, end);
        if aged > at && close.contains(&self.document.fold(aged)) {
            return Some(aged + 1);
        }
        let last = end.min(at + LONGEST_ASIDE);
        (at + 2..last).find(|i| close.contains(&self.document.fold(*i))).map(|i| i + 1)
    }

    fn found(&self, tokens: Range<usize>, mut last: u32) -> Found {
        let mut marks = [None; MARKS];
        while let Some(link) = last.checked_sub(1).and_then(|last| self.trail.get(last as usize)) {
            marks[link.depth as usize - 1] = Some(link.mark);
            last = link.before;
        }
        Found { tokens, marks }
    }

    /// What the first of the `wanted` slots took.
    pub fn slot(&self, pattern: &Pattern, found: &Found, wanted: &[u16]) -> Option<SlotMatch> {
        let (slot, tokens) = found.marks.iter().flatten().find_map(|mark| match mark.what {
            What::Slot(slot) if wanted.contains(&slot) => Some((slot, mark.tokens())),
            _ => None,
        })?;
        let counted = match *pattern.slots.get(slot as usize)? {
            Slot { kind: SlotKind::Count, list: Some(list), .. } => {
                Reader::new(self.document, self.lexicon, &self.counts.lists, list).read(tokens.clone())
            }
            Slot { kind: SlotKind::Number, .. } => number_within(self.document, tokens.clone()),
            _ => None,
        };
        Some(SlotMatch { tokens, counted })
    }
}

impl Found {
    /// The list terms on its way.
    pub fn terms(&self) -> Vec<TermMatch> {
        let terms = self.marks.iter().flatten().filter_map(|mark| match mark.what {
            What::Term(list) => Some(TermMatch { list, tokens: mark.tokens() }),
            What::Slot(_) => None,
        });
        terms.collect()
    }
}

/// The first number mention within `tokens`.
pub fn number_within(document: &Document, tokens: Range<usize>) -> Option<Counted> {
    document.mentions_in(tokens).iter().find_map(|mention| match &mention.value {
        MentionValue::Number(interval) => Some(Counted::bare(*interval)),
        _ => None,
    })
}

/// Gaps do not cross these: what stands beyond is another clause. A point inside a sentence is that of an abbreviation.
fn is_boundary(fold: &str) -> bool {
    matches!(fold, ";" | "!" | "?")
}
