//! Which phrases may match in a sentence, and at which of its tokens. In: compiled rules; then, for each sentence, what
//! may begin at its tokens. Out: pairs of a phrase and a first token, a few where there are thousands.
//!
//! For each cue the index holds two sets of phrases: those that may begin with it, and those of which a need is met by it.
//! A sentence is walked from its end: a phrase is tried at a token that it may begin with, when all its needs are met
//! there or further on.

use crate::extract::need::{Cue, NEEDS, NeedReader};
use crate::extract::sentence::Sentence;
use crate::lexicon::words::{ListId, ListSet, MAX_LISTS};
use crate::model::document::{Document, WordId};
use crate::rule::pattern::{Pattern, SlotKind};
use crate::rule::set::RuleSet;
use std::ops::Range;

/// Bits in a block of a set.
const BLOCK: usize = u64::BITS as usize;

/// A phrase of the run, by its number.
pub type PhraseId = u32;

/// All phrases of a run by their cues. Phrases are numbered: those that make claims in the order of the rules, then those
/// that undo them, then background phrases.
#[derive(Debug, Default)]
pub struct Index {
    /// Of each phrase that makes claims: its rule, and which of the rule's phrases it is.
    pub any: Vec<(u32, u32)>,
    /// Of each rule: the phrases that undo its matches.
    pub not: Vec<Range<PhraseId>>,
    /// The background phrases.
    pub background: Range<PhraseId>,
    /// The rules with a regular expression.
    pub regexes: Vec<u32>,
    /// Lists whose counted nouns are asked for, with their row.
    counts: Vec<(ListId, u16)>,
    /// By word, list and kind: the row of its cue; 0 for none.
    words: Vec<u16>,
    lists: Vec<u16>,
    kinds: [u16; KINDS],
    /// Blocks in a set of phrases.
    width: usize,
    /// A row a cue: the set of phrases that may begin with it, and those whose first, second ... need it meets, as the
    /// blocks that are not empty. Row 0: those that may begin anywhere, and those that have no such need.
    rows: Vec<Vec<(u16, u64)>>,
}

/// Kinds of mentions, and one more for insertions.
const KINDS: usize = 16;
const ASIDE: usize = KINDS - 1;

impl Index {
    /// Reads all phrases of a run.
    pub fn of(rules: &RuleSet) -> Self {
        let mut index = Self { lists: vec![0; MAX_LISTS], ..Self::default() };
        let mut patterns: Vec<&Pattern> = Vec::new();
        for (number, rule) in rules.rules.iter().enumerate() {
            index.any.extend((0..rule.any.len()).map(|phrase| (number as u32, phrase as u32)));
            patterns.extend(rule.any.iter().map(|phrase| &phrase.pattern));
            index.regexes.extend(rule.regex.as_ref().map(|_| number as u32));
        }
        for rule in &rules.rules {
            let first = patterns.len() as PhraseId;
            patterns.extend(&rule.not);
            index.not.push(first..patterns.len() as PhraseId);
        }
        let first = patterns.len() as PhraseId;
        patterns.extend(rules.background.iter().map(|(_, pattern)| pattern));
        index.background = first..patterns.len() as PhraseId;
        index.width = patterns.len().div_ceil(BLOCK);
        index.rows = vec![Vec::new()];
        let mut reader = NeedReader::default();
        for (phrase, pattern) in patterns.iter().enumerate() {
            let needs = reader.read(pattern);
            match &needs.first {
                Some(first) => first.iter().for_each(|cue| index.enter(*cue, 0, phrase)),
                None => index.set(0, 0, phrase),
            }
            for set in 1..=NEEDS {
                match needs.all.get(set - 1) {
                    Some(cues) => cues.iter().for_each(|cue| index.enter(*cue, set, phrase)),
                    None => index.set(0, set, phrase),
                }
            }
        }
        index
    }

    /// Puts a phrase into a set of the row of a cue.
    fn enter(&mut self, cue: Cue, set: usize, phrase: usize) {
        let new = self.rows.len() as u16;
        let row = match cue {
            Cue::Word(word) => {
                let word = word.0 as usize;
                self.words.resize(self.words.len().max(word + 1), 0);
                &mut self.words[word]
            }
            Cue::List(list) => &mut self.lists[list.0 as usize],
            Cue::Kind(kind) => &mut self.kinds[kind as usize],
            Cue::Aside => &mut self.kinds[ASIDE],
            Cue::Count(list) => {
                let known =
                    self.counts.iter().position(|(known, _)| *known == list).unwrap_or(self.counts.len());
                if known == self.counts.len() {
                    self.counts.push((list, 0));
                }
                &mut self.counts[known].1
            }
        };
        if *row == 0 {
            *row = new;
            self.rows.push(Vec::new());
        }
        let row = *row as usize;
        self.set(row, set, phrase);
    }

    fn set(&mut self, row: usize, set: usize, phrase: usize) {
        let (at, bit) = ((set * self.width + phrase / BLOCK) as u16, 1 << (phrase % BLOCK));
        let row = &mut self.rows[row];
        // Phrases come in order: the block is among the last, if it is there.
        match row.iter_mut().rev().take(NEEDS + 1).find(|(known, _)| *known == at) {
            Some((_, block)) => *block |= bit,
            None => row.push((at, bit)),
        }
    }
}

/// Adds the blocks of a row.
fn meet(all: &mut [u64], row: &[(u16, u64)]) {
    for (at, block) in row {
        all[*at as usize] |= block;
    }
}

/// The phrases that may match in a sentence; the buffers are used again for the next one.
#[derive(Debug, Default)]
pub struct Starts {
    /// The tokens at which phrases may begin, each with the place of the phrase's next one, from 1; 0 for none.
    tokens: Vec<(u32, u32)>,
    /// By phrase: the place of its first.
    first: Vec<u32>,
    /// The phrases that have one, as a set.
    found: Vec<u64>,
    /// A row: those that may begin at the token, and those whose needs are met behind it.
    row: Vec<u64>,
}

impl Starts {
    /// Turns to another sentence. `counts` tells whether something counted of a list begins at a token, and hears whether a
    /// noun of the list stands there or further on; it is asked where a number, an article or a name stands.
    pub fn find(
        &mut self,
        index: &Index,
        document: &Document,
        sentence: &Sentence,
        mut counts: impl FnMut(ListId, usize, bool) -> bool,
    ) {
        let width = index.width;
        self.forget();
        self.first.resize(width * BLOCK, 0);
        self.found.resize(width, 0);
        let anywhere = index.rows.first().map_or(&[][..], Vec::as_slice);
        self.row.clear();
        self.row.resize(width * (NEEDS + 1), 0);
        meet(&mut self.row, anywhere);
        let mut nouns = ListSet::default();
        for token in sentence.tokens.clone().rev() {
            self.row[..width].fill(0);
            let firsts = anywhere.iter().filter(|(at, _)| (*at as usize) < width);
            firsts.for_each(|(at, block)| self.row[*at as usize] |= block);
            let mut meet = |row: u16| {
                if row > 0 {
                    meet(&mut self.row, &index.rows[row as usize]);
                }
            };
            let cues = sentence.at(token);
            let word = document.tokens.get(token).map_or(WordId::UNKNOWN, |token| token.word);
            meet(index.words.get(word.0 as usize).copied().unwrap_or(0));
            cues.lists.iter().for_each(|list| meet(index.lists[list.0 as usize]));
            cues.kinds().for_each(|kind| meet(index.kinds[kind]));
            nouns.add(&cues.lists);
            if cues.has_kind(SlotKind::Count) {
                for (list, row) in &index.counts {
                    if counts(*list, token, nouns.contains(*list)) {
                        meet(*row);
                    }
                }
            }
            self.begin(width, token);
        }
    }

    /// Forgets the sentence before. There are thousands of phrases, of which few were found: only those are cleared.
    fn forget(&mut self) {
        self.tokens.clear();
        for (block, found) in self.found.iter_mut().enumerate() {
            while *found != 0 {
                self.first[block * BLOCK + found.trailing_zeros() as usize] = 0;
                *found &= *found - 1;
            }
        }
    }

    /// Notes the phrases that may begin at a token.
    fn begin(&mut self, width: usize, token: usize) {
        let (firsts, needs) = self.row.split_at(width);
        for (block, first) in firsts.iter().enumerate().filter(|(_, first)| **first != 0) {
            let mut begin = *first;
            for set in needs.chunks_exact(width) {
                begin &= set[block];
            }
            self.found[block] |= begin;
            while begin != 0 {
                // Tokens come from the last to the first, so each is put in front.
                let first = &mut self.first[block * BLOCK + begin.trailing_zeros() as usize];
                self.tokens.push((token as u32, std::mem::replace(first, self.tokens.len() as u32 + 1)));
                begin &= begin - 1;
            }
        }
    }

    /// Those of `phrases` that may begin somewhere, in order, each with its tokens in the order of the text.
    pub fn by_phrase(
        &self,
        phrases: Range<PhraseId>,
    ) -> impl Iterator<Item = (PhraseId, impl Iterator<Item = usize>)> {
        let blocks = phrases.start as usize / BLOCK..(phrases.end as usize).div_ceil(BLOCK);
        let found = blocks.flat_map(|block| {
            let mut left = self.found.get(block).copied().unwrap_or(0);
            std::iter::from_fn(move || {
                let bit = (left != 0).then(|| left.trailing_zeros())?;
                left &= left - 1;
                Some((block * BLOCK) as PhraseId + bit)
            })
        });
        found.filter(move |phrase| phrases.contains(phrase)).map(|phrase| (phrase, self.tokens_of(phrase)))
    }

    fn tokens_of(&self, phrase: PhraseId) -> impl Iterator<Item = usize> {
        let mut next = self.first[phrase as usize];
        std::iter::from_fn(move || {
            let (token, after) = *self.tokens.get(next.checked_sub(1)? as usize)?;
            next = after;
            Some(token as usize)
        })
    }
}
