//! A sentence as phrases see it: for each token what may begin there. In: a document and a sentence of it. Out: cues.
//! It is filled once a sentence and shared by all phrases: those of rules, what undoes them, and scope cues.

use crate::extract::cues::{Cues, kinds_of};
use crate::extract::quantity;
use crate::lexicon::words::{Lexicon, ListSet};
use crate::model::document::{Document, Mention, WordId};
use crate::rule::pattern::SlotKind;
use std::ops::Range;

/// The sentence that is looked at; its buffers are used again for the next one.
#[derive(Debug, Default)]
pub struct Sentence {
    /// Its number in the document.
    pub number: usize,
    /// Its tokens.
    pub tokens: Range<usize>,
    /// The lists with a term anywhere in it.
    pub lists: ListSet,
    at: Vec<Cues>,
    /// Per token, and one past the last: the first mention that begins there or later.
    mentions: Vec<u32>,
}

impl Sentence {
    /// Turns to another sentence.
    pub fn enter(&mut self, document: &Document, lexicon: &Lexicon, number: usize) {
        self.number = number;
        self.tokens = document.tokens_of(number);
        self.lists = ListSet::default();
        self.at.clear();
        self.mentions.clear();
        let end = self.tokens.end;
        let text = document.article.text_start();
        let mut mention =
            document.mentions.partition_point(|m| (m.tokens.start as usize) < self.tokens.start);
        for at in self.tokens.clone() {
            let mut cues = Cues::default();
            let word = document.tokens.get(at).map_or(WordId::UNKNOWN, |token| token.word);
            if word != WordId::UNKNOWN {
                cues.lists = lexicon.lists_of(word);
                lexicon.phrases_at(document, at, end).for_each(|(list, _)| cues.lists.insert(list));
            }
            self.mentions.push(mention as u32);
            while let Some(found) = document.mentions.get(mention).filter(|m| m.tokens.start as usize == at) {
                kinds_of(&found.value).iter().for_each(|kind| cues.insert_kind(*kind));
                mention += 1;
            }
            let fold = document.fold(at);
            let counts = quantity::is_determiner(fold) || quantity::is_age(fold);
            // A list of people may begin with a name, a headline with a noun.
            let headline = document.tokens.get(at).is_some_and(|token| token.span.start <= text);
            let named = cues.has_kind(SlotKind::Person) || (headline && !cues.lists.is_empty());
            if cues.has_kind(SlotKind::Number) || counts || named {
                cues.insert_kind(SlotKind::Count);
            }
            if closing(document.fold(at)).is_some() {
                cues.insert_aside();
            }
            self.lists.add(&cues.lists);
            self.at.push(cues);
        }
        self.mentions.push(mention as u32);
    }

    /// What may begin at token `at` of the document, which must be of this sentence.
    pub fn at(&self, at: usize) -> &Cues {
        &self.at[at - self.tokens.start]
    }

    /// The mentions that begin at token `at`, longest first.
    pub fn mentions<'a>(&self, document: &'a Document, at: usize) -> &'a [Mention] {
        let at = at - self.tokens.start;
        document.mentions.get(self.mentions[at] as usize..self.mentions[at + 1] as usize).unwrap_or(&[])
    }
}

/// What closes an insertion that this sign opens.
pub fn closing(open: &str) -> Option<&'static [&'static str]> {
    Some(match open {
        "," => &[","],
        "-" | "--" => &["-", "--"],
        "(" => &[")"],
        "[" => &["]"],
        _ => return None,
    })
}
