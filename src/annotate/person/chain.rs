//! The mentions of one person in an article, joined. In: the candidates of a document. Out: chains, each with its
//! fullest form, and the bare surnames that belong to them. It joins names, never people: two men of one name are one
//! chain.

use crate::annotate::person::marks::Mark;
use crate::annotate::person::runs::Candidate;
use crate::lexicon::names::{NameReason, NameRelation, Spelling, are_relatives, relate_spellings};
use crate::lexicon::words::{Lexicon, ListId};
use crate::model::document::{Document, ParagraphKind};
use foldhash::HashMap;
use std::ops::Range;

/// So many chains that share a word with a name are compared with it, the latest first: a bound on work.
const COMPARED: usize = 8;
/// Partial names of one chain agree at least so far: an initial or a missing middle name, no other spelling.
const SURE: f64 = 0.85;

/// Between a name and another name of the same person stand no more words, with comma and opening mark.
const ALIAS: usize = 8;

/// Two ages of one person differ by no more: a birthday may lie between them.
const BIRTHDAY: u8 = 1;

/// One person of an article.
#[derive(Debug)]
pub struct Chain {
    /// The fullest form, as written.
    pub name: String,
    spelling: Spelling,
    /// The first title written before it.
    pub title: Option<String>,
    /// The first age given.
    pub age: Option<u8>,
    /// The first office given.
    pub office: Option<String>,
    /// First token of the first mention.
    first: usize,
}

impl Chain {
    /// Is it the full name in other letters: a slip of the article, or two houses' spellings in one story?
    pub fn is_other_spelling(&self, written: &str) -> bool {
        if written == self.name || !written.contains(' ') {
            return false;
        }
        let spelling = Spelling::new(written);
        spelling.token_count() > 1
            && relate_spellings(&self.spelling, &spelling).reason == NameReason::Variant
    }
}

/// The chains of a document.
pub struct Chains<'a> {
    /// In the order of their first mentions.
    pub chains: Vec<Chain>,
    /// By each word of a name: the chains that hold it, in order.
    by_word: HashMap<String, Vec<usize>>,
    /// By surname, or a given name that stands alone: the chain that had it last.
    by_surname: HashMap<String, usize>,
    /// The chain of the last mention, and where that ends.
    last: Option<(usize, usize)>,
    lexicon: &'a Lexicon,
    /// What introduces another name of the same person.
    cues: Option<ListId>,
}

impl<'a> Chains<'a> {
    /// No chains yet.
    pub fn new(lexicon: &'a Lexicon) -> Self {
        Self {
            chains: Vec::new(),
            by_word: HashMap::default(),
            by_surname: HashMap::default(),
            last: None,
            lexicon,
            cues: lexicon.list("alias-cue"),
        }
    }

    /// Adds a mention and returns its chain.
    pub fn add(&mut self, document: &Document, candidate: &Candidate) -> usize {
        let written = document.span(candidate.tokens.clone()).of(document.article.readable());
        let spelling = Spelling::new(written);
        let words: Vec<String> =
            candidate.tokens.clone().map(|i| word(document.fold(i)).to_owned()).collect();
        let other_name = self.alias(document, candidate);
        let known = match (other_name, candidate.full) {
            (Some(number), _) => Some(number),
            (None, true) => self.find(&spelling, &words),
            // "Her 1-year-old baby Karim" is not the 22-year-old Karim Saleh.
            (None, false) => self.surname(&words).filter(|number| self.may_be_aged(*number, candidate.age)),
        };
        let number = known.unwrap_or(self.chains.len());
        if known.is_none() {
            self.chains.push(Chain {
                name: written.to_owned(),
                spelling: spelling.clone(),
                title: None,
                age: None,
                office: None,
                first: candidate.tokens.start,
            });
        }
        let text =
            |tokens: &Range<usize>| document.span(tokens.clone()).of(document.article.readable()).to_owned();
        if let Some(chain) = self.chains.get_mut(number) {
            if other_name.is_none() && spelling.token_count() > chain.spelling.token_count() {
                chain.name = written.to_owned();
                chain.spelling = spelling;
            }
            chain.title = chain.title.take().or_else(|| candidate.title.as_ref().map(text));
            chain.age = chain.age.or(candidate.age);
            chain.office = chain.office.take().or_else(|| candidate.office.as_ref().map(text));
        }
        self.index(number, words, candidate.full);
        self.last = Some((number, candidate.tokens.end));
        number
    }

    /// Takes the age beside a surname for the person's; false where it must be another's.
    pub fn learn_age(&mut self, number: usize, age: Option<u8>) -> bool {
        let may = self.may_be_aged(number, age);
        if let Some(chain) = self.chains.get_mut(number).filter(|_| may) {
            chain.age = chain.age.or(age);
        }
        may
    }

    /// May the person of a chain be so old?
    fn may_be_aged(&self, number: usize, age: Option<u8>) -> bool {
        let known = self.chains.get(number).and_then(|chain| chain.age);
        known.zip(age).is_none_or(|(known, age)| known.abs_diff(age) <= BIRTHDAY)
    }

    /// The chain of the name right before, when this one is given as another name of the same person: "Ali Omar, also
    /// known as Abu Hamza".
    fn alias(&self, document: &Document, candidate: &Candidate) -> Option<usize> {
        let (number, end) = self.last?;
        let between = end..candidate.tokens.start;
        if between.is_empty() || between.len() > ALIAS {
            return None;
        }
        let opens = |i: &usize| matches!(document.fold(*i), "," | "(" | "\"" | "\u{201c}" | "-" | "--");
        let first = between.clone().find(|i| !opens(i))?;
        let past = self.lexicon.term_at(self.cues?, document, first, between.end)?;
        (past..between.end).all(|i| opens(&i)).then_some(number)
    }

    fn index(&mut self, number: usize, words: Vec<String>, full: bool) {
        let suffix =
            |word: &&String| matches!(word.as_str(), "jr" | "sr" | "jr." | "sr." | "ii" | "iii" | "iv");
        let ends = [words.iter().rev().find(|w| !suffix(w)), words.first().filter(|_| full)];
        for end in ends.into_iter().flatten().filter(|word| word.chars().count() > 1) {
            self.by_surname.insert(end.clone(), number);
        }
        for word in words {
            let chains = self.by_word.entry(word).or_default();
            if chains.last() != Some(&number) {
                chains.push(number);
            }
        }
    }

    /// The latest chain that spells the same name, or a part of it.
    fn find(&self, spelling: &Spelling, words: &[String]) -> Option<usize> {
        let mut near: Vec<usize> = words
            .iter()
            .filter_map(|word| self.by_word.get(word))
            .flat_map(|c| c.iter().rev().take(COMPARED))
            .copied()
            .collect();
        near.sort_unstable();
        near.dedup();
        near.into_iter().rev().take(2 * COMPARED).find(|number| {
            self.chains.get(*number).is_some_and(|chain| {
                let verdict = relate_spellings(&chain.spelling, spelling);
                let one = match verdict.relation {
                    NameRelation::Identical => true,
                    NameRelation::Variant => verdict.reason != NameReason::Near,
                    NameRelation::Partial => verdict.reason != NameReason::Near && verdict.score >= SURE,
                    NameRelation::Different => false,
                };
                one && !are_relatives(&chain.spelling, spelling, &verdict)
            })
        })
    }

    fn surname(&self, words: &[String]) -> Option<usize> {
        words.last().and_then(|word| self.by_surname.get(word)).copied()
    }

    /// The chain that a capital word alone belongs to, with the tokens it covers.
    pub fn bare(&self, document: &Document, marks: &[Mark], i: usize) -> Option<(usize, Range<usize>)> {
        let mark = marks.get(i).filter(|m| m.capital && !m.taken && !m.initial && !m.never)?;
        let number = *self.by_surname.get(word(document.fold(i)))?;
        let chain = self.chains.get(number)?;
        let sentence = document.sentence_of(i);
        let tokens = document.tokens_of(sentence);
        let paragraph = document.sentences.get(sentence).map_or(0, |s| s.paragraph as usize);
        let heading = document.paragraphs.get(paragraph).is_some_and(|p| p.kind != ParagraphKind::Body);
        let first_word = i == tokens.start;
        // A surname comes after the full name, unless it can be nothing else.
        let known_word = mark.given || mark.common || mark.place;
        if (!heading && i < chain.first && known_word) || (mark.common && (first_word || heading)) {
            return None;
        }
        let beside = |j: usize| tokens.contains(&j).then(|| marks.get(j).copied().unwrap_or_default());
        let before = i.checked_sub(1).and_then(beside).unwrap_or_default();
        let after = beside(i + 1).unwrap_or_default();
        let previous = i.checked_sub(1).filter(|j| tokens.contains(j)).map_or("", |j| document.fold(j));
        if mark.place
            && matches!(previous, "in" | "at" | "from" | "near" | "to" | "of" | "across" | "outside")
        {
            return None;
        }
        let part_of_another = after.runs() && !heading && !after.title.is_some_and(|_| after.common)
            || after.tail
            || (before.runs() && !heading && !before.common && !before.never && before.title.is_none())
            || before.lead
            || matches!(previous, "the" | "a" | "an");
        let start = if before.front && !before.capital { i - 1 } else { i };
        (!part_of_another).then_some((number, start..i + 1))
    }
}

/// A word of a name without its article, possessive or apostrophes: "al-Muhajir" is "muhajir".
fn word(fold: &str) -> &str {
    let bare = fold.strip_prefix("al-").or_else(|| fold.strip_prefix("el-")).unwrap_or(fold);
    bare.trim_end_matches(['\'', '.'])
}
