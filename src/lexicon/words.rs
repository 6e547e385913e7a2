//! Word lists: which words, and runs of words, belong to which list. In: TSV files (`rules/lexicon/`, or a desk's
//! own). Out: a word's lists in one look-up, and the attributes of its row. It knows no grammar.
//!
//! A list is a TSV file: a header line `term<TAB>attribute...`, then one row a term. Lines that begin with `#` are
//! comments. A term may be several words; it is folded, so its capitals and accents do not matter.

use crate::lexicon::fold::fold;
use crate::model::document::{Document, WordId};
use std::collections::HashMap;

/// A word list. [`Lexicon`] holds at most [`MAX_LISTS`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ListId(pub u16);

/// As many lists as a [`ListSet`] has bits; the built-in rules use about a quarter.
pub const MAX_LISTS: usize = 256;

/// A set of lists.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ListSet([u64; MAX_LISTS / 64]);

impl ListSet {
    /// Adds a list.
    pub fn insert(&mut self, list: ListId) {
        self.0[list.0 as usize / 64] |= 1 << (list.0 % 64);
    }

    /// Is the list in it?
    pub fn contains(&self, list: ListId) -> bool {
        self.0[list.0 as usize / 64] >> (list.0 % 64) & 1 == 1
    }

    /// Adds all lists of `other`.
    pub fn add(&mut self, other: &ListSet) {
        self.0.iter_mut().zip(other.0).for_each(|(a, b)| *a |= b);
    }
}

/// What is wrong with a word list.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ListError {
    /// The header does not begin with `term`.
    #[error("line {line}: the first line of a word list names its columns, and the first column is `term`")]
    Header {
        /// 1-based.
        line: usize,
    },
    /// A row has more cells than the header.
    #[error("line {line}: {cells} cells, but the header names {columns} columns")]
    Cells {
        /// 1-based.
        line: usize,
        /// Cells in the row.
        cells: usize,
        /// Columns in the header.
        columns: usize,
    },
    /// More than [`MAX_LISTS`] lists.
    #[error("more than {MAX_LISTS} word lists")]
    TooMany,
}

struct List {
    name: String,
    columns: Vec<String>,
    rows: HashMap<Box<[WordId]>, Vec<Box<str>>>,
}

struct Phrase {
    rest: Box<[WordId]>,
    list: ListId,
}

/// All word lists of a run.
#[derive(Default)]
pub struct Lexicon {
    ids: HashMap<Box<str>, WordId>,
    /// Per word: the lists that hold it as a term of one word.
    single: Vec<ListSet>,
    /// Per word: the terms of several words that begin with it, longest first.
    phrases: HashMap<WordId, Vec<Phrase>>,
    lists: Vec<List>,
}

/// The word lists that come with the tool: name and TSV.
const BUILTIN: &[(&str, &str)] = &[
    ("abbreviation", include_str!("../../rules/lexicon/abbreviation.tsv")),
    ("auxiliary", include_str!("../../rules/lexicon/auxiliary.tsv")),
    ("before", include_str!("../../rules/lexicon/before.tsv")),
    ("casualty-noun", include_str!("../../rules/lexicon/casualty-noun.tsv")),
    ("clause-break", include_str!("../../rules/lexicon/clause-break.tsv")),
    ("contrast-cue", include_str!("../../rules/lexicon/contrast-cue.tsv")),
    ("currency", include_str!("../../rules/lexicon/currency.tsv")),
    ("day-word", include_str!("../../rules/lexicon/day-word.tsv")),
    ("death-noun", include_str!("../../rules/lexicon/death-noun.tsv")),
    ("decade-word", include_str!("../../rules/lexicon/decade-word.tsv")),
    ("detain", include_str!("../../rules/lexicon/detain.tsv")),
    ("detained", include_str!("../../rules/lexicon/detained.tsv")),
    ("direction", include_str!("../../rules/lexicon/direction.tsv")),
    ("event-noun", include_str!("../../rules/lexicon/event-noun.tsv")),
    ("event-verb", include_str!("../../rules/lexicon/event-verb.tsv")),
    ("fall", include_str!("../../rules/lexicon/fall.tsv")),
    ("frequency", include_str!("../../rules/lexicon/frequency.tsv")),
    ("furniture", include_str!("../../rules/lexicon/furniture.tsv")),
    ("future-cue", include_str!("../../rules/lexicon/future-cue.tsv")),
    ("happening", include_str!("../../rules/lexicon/happening.tsv")),
    ("hedge", include_str!("../../rules/lexicon/hedge.tsv")),
    ("hedge-cue", include_str!("../../rules/lexicon/hedge-cue.tsv")),
    ("holiday", include_str!("../../rules/lexicon/holiday.tsv")),
    ("hypothetical-cue", include_str!("../../rules/lexicon/hypothetical-cue.tsv")),
    ("injure", include_str!("../../rules/lexicon/injure.tsv")),
    ("injured", include_str!("../../rules/lexicon/injured.tsv")),
    ("injury-noun", include_str!("../../rules/lexicon/injury-noun.tsv")),
    ("kill", include_str!("../../rules/lexicon/kill.tsv")),
    ("killed", include_str!("../../rules/lexicon/killed.tsv")),
    ("leader", include_str!("../../rules/lexicon/leader.tsv")),
    ("length-unit", include_str!("../../rules/lexicon/length-unit.tsv")),
    ("locative", include_str!("../../rules/lexicon/locative.tsv")),
    ("missing", include_str!("../../rules/lexicon/missing.tsv")),
    ("modifier-stop", include_str!("../../rules/lexicon/modifier-stop.tsv")),
    ("month", include_str!("../../rules/lexicon/month.tsv")),
    ("name-particle", include_str!("../../rules/lexicon/name-particle.tsv")),
    ("name-tail", include_str!("../../rules/lexicon/name-tail.tsv")),
    ("near", include_str!("../../rules/lexicon/near.tsv")),
    ("negation-cue", include_str!("../../rules/lexicon/negation-cue.tsv")),
    ("never-name", include_str!("../../rules/lexicon/never-name.tsv")),
    ("not-counted", include_str!("../../rules/lexicon/not-counted.tsv")),
    ("number-label", include_str!("../../rules/lexicon/number-label.tsv")),
    ("number-word", include_str!("../../rules/lexicon/number-word.tsv")),
    ("ordinal", include_str!("../../rules/lexicon/ordinal.tsv")),
    ("organization", include_str!("../../rules/lexicon/organization.tsv")),
    ("outlet-word", include_str!("../../rules/lexicon/outlet-word.tsv")),
    ("part-cue", include_str!("../../rules/lexicon/part-cue.tsv")),
    ("part-of-day", include_str!("../../rules/lexicon/part-of-day.tsv")),
    ("past-verb", include_str!("../../rules/lexicon/past-verb.tsv")),
    ("person-title", include_str!("../../rules/lexicon/person-title.tsv")),
    ("place-cue", include_str!("../../rules/lexicon/place-cue.tsv")),
    ("place-follow", include_str!("../../rules/lexicon/place-follow.tsv")),
    ("place-word", include_str!("../../rules/lexicon/place-word.tsv")),
    ("population", include_str!("../../rules/lexicon/population.tsv")),
    ("reporting-verb", include_str!("../../rules/lexicon/reporting-verb.tsv")),
    ("rise", include_str!("../../rules/lexicon/rise.tsv")),
    ("season", include_str!("../../rules/lexicon/season.tsv")),
    ("sentence-opener", include_str!("../../rules/lexicon/sentence-opener.tsv")),
    ("source-cue", include_str!("../../rules/lexicon/source-cue.tsv")),
    ("speaker", include_str!("../../rules/lexicon/speaker.tsv")),
    ("speaker-modifier", include_str!("../../rules/lexicon/speaker-modifier.tsv")),
    ("speaker-noun", include_str!("../../rules/lexicon/speaker-noun.tsv")),
    ("speaker-stop", include_str!("../../rules/lexicon/speaker-stop.tsv")),
    ("stand", include_str!("../../rules/lexicon/stand.tsv")),
    ("statement-noun", include_str!("../../rules/lexicon/statement-noun.tsv")),
    ("stop-word", include_str!("../../rules/lexicon/stop-word.tsv")),
    ("victim", include_str!("../../rules/lexicon/victim.tsv")),
    ("direction", include_str!("../../rules/lexicon/direction.tsv")),
    ("length-unit", include_str!("../../rules/lexicon/length-unit.tsv")),
    ("near", include_str!("../../rules/lexicon/near.tsv")),
    ("place-word", include_str!("../../rules/lexicon/place-word.tsv")),
    ("furniture", include_str!("../../rules/lexicon/furniture.tsv")),
    ("outlet-word", include_str!("../../rules/lexicon/outlet-word.tsv")),
    ("rise", include_str!("../../rules/lexicon/rise.tsv")),
    ("fall", include_str!("../../rules/lexicon/fall.tsv")),
    ("stand", include_str!("../../rules/lexicon/stand.tsv")),
    ("before", include_str!("../../rules/lexicon/before.tsv")),
    ("stop-word", include_str!("../../rules/lexicon/stop-word.tsv")),
    ("currency", include_str!("../../rules/lexicon/currency.tsv")),
    ("decade-word", include_str!("../../rules/lexicon/decade-word.tsv")),
    ("day-word", include_str!("../../rules/lexicon/day-word.tsv")),
    ("frequency", include_str!("../../rules/lexicon/frequency.tsv")),
    ("future-cue", include_str!("../../rules/lexicon/future-cue.tsv")),
    ("hedge", include_str!("../../rules/lexicon/hedge.tsv")),
    ("holiday", include_str!("../../rules/lexicon/holiday.tsv")),
    ("month", include_str!("../../rules/lexicon/month.tsv")),
    ("not-counted", include_str!("../../rules/lexicon/not-counted.tsv")),
    ("number-label", include_str!("../../rules/lexicon/number-label.tsv")),
    ("number-word", include_str!("../../rules/lexicon/number-word.tsv")),
    ("ordinal", include_str!("../../rules/lexicon/ordinal.tsv")),
    ("part-of-day", include_str!("../../rules/lexicon/part-of-day.tsv")),
    ("past-verb", include_str!("../../rules/lexicon/past-verb.tsv")),
    ("season", include_str!("../../rules/lexicon/season.tsv")),
    ("time-shift", include_str!("../../rules/lexicon/time-shift.tsv")),
    ("time-unit", include_str!("../../rules/lexicon/time-unit.tsv")),
    ("time-zone", include_str!("../../rules/lexicon/time-zone.tsv")),
    ("unit", include_str!("../../rules/lexicon/unit.tsv")),
    ("vague-number", include_str!("../../rules/lexicon/vague-number.tsv")),
    ("vague-time", include_str!("../../rules/lexicon/vague-time.tsv")),
    ("victim", include_str!("../../rules/lexicon/victim.tsv")),
    ("weekday", include_str!("../../rules/lexicon/weekday.tsv")),
];

impl Lexicon {
    /// The lists that come with the tool.
    pub fn builtin() -> Self {
        let mut lexicon = Self::default();
        for (name, tsv) in BUILTIN {
            // A test reads every built-in list, so none can be refused here.
            let added = lexicon.add(name, tsv);
            debug_assert!(added.is_ok(), "{name}: {added:?}");
        }
        lexicon
    }

    /// Adds the rows of a TSV to the list `name`, which is made when it is new.
    pub fn add(&mut self, name: &str, tsv: &str) -> Result<ListId, ListError> {
        let mut lines = tsv.lines().enumerate().filter(|(_, l)| !l.starts_with('#') && !l.trim().is_empty());
        let columns: Vec<String> = match lines.next() {
            Some((line, header)) => {
                let mut cells = header.split('\t').map(str::trim);
                if cells.next() != Some("term") {
                    return Err(ListError::Header { line: line + 1 });
                }
                cells.map(str::to_owned).collect()
            }
            None => return Err(ListError::Header { line: 1 }),
        };
        let list = self.list_or_new(name, &columns)?;
        for (line, row) in lines {
            let mut cells = row.split('\t').map(str::trim);
            let term = cells.next().unwrap_or_default();
            let values: Vec<Box<str>> = cells.map(Box::from).collect();
            if values.len() > columns.len() {
                return Err(ListError::Cells {
                    line: line + 1,
                    cells: values.len() + 1,
                    columns: columns.len() + 1,
                });
            }
            self.insert(list, term, values);
        }
        Ok(list)
    }

    /// Adds one term without attributes; for lists written inside rule files.
    pub fn add_term(&mut self, name: &str, term: &str) -> Result<ListId, ListError> {
        let list = self.list_or_new(name, &[])?;
        self.insert(list, term, Vec::new());
        Ok(list)
    }

    fn list_or_new(&mut self, name: &str, columns: &[String]) -> Result<ListId, ListError> {
        if let Some(list) = self.list(name) {
            return Ok(list);
        }
        if self.lists.len() == MAX_LISTS {
            return Err(ListError::TooMany);
        }
        self.lists.push(List { name: name.to_owned(), columns: columns.to_vec(), rows: HashMap::new() });
        Ok(ListId(self.lists.len() as u16 - 1))
    }

    fn insert(&mut self, list: ListId, term: &str, values: Vec<Box<str>>) {
        let words: Box<[WordId]> = fold(term).split_whitespace().map(|word| self.word_or_new(word)).collect();
        match &*words {
            [] => return,
            [word] => self.single[word.0 as usize].insert(list),
            [first, rest @ ..] => {
                let phrases = self.phrases.entry(*first).or_default();
                let at = phrases.partition_point(|p| p.rest.len() > rest.len());
                phrases.insert(at, Phrase { rest: rest.into(), list });
            }
        }
        self.lists[list.0 as usize].rows.insert(words, values);
    }

    /// The word's number, given now if it has none; rule patterns intern their literal words this way.
    pub fn word_or_new(&mut self, folded: &str) -> WordId {
        if self.single.is_empty() {
            self.single.push(ListSet::default()); // WordId::UNKNOWN
        }
        if let Some(id) = self.ids.get(folded) {
            return *id;
        }
        let id = WordId(self.single.len() as u32);
        self.single.push(ListSet::default());
        self.ids.insert(folded.into(), id);
        id
    }

    /// The number of a folded word, [`WordId::UNKNOWN`] if nothing speaks of it.
    pub fn word(&self, folded: &str) -> WordId {
        self.ids.get(folded).copied().unwrap_or(WordId::UNKNOWN)
    }

    /// The list of that name.
    pub fn list(&self, name: &str) -> Option<ListId> {
        self.lists.iter().position(|list| list.name == name).map(|i| ListId(i as u16))
    }

    /// The names of all lists, in the order they were added.
    pub fn list_names(&self) -> impl Iterator<Item = &str> {
        self.lists.iter().map(|list| list.name.as_str())
    }

    /// The lists that hold this word as a term of its own.
    pub fn lists_of(&self, word: WordId) -> ListSet {
        self.single.get(word.0 as usize).copied().unwrap_or_default()
    }

    /// Does the list hold this word as a term of its own?
    pub fn contains(&self, list: ListId, word: WordId) -> bool {
        self.single.get(word.0 as usize).is_some_and(|set| set.contains(list))
    }

    /// The terms of several words that stand in the document at token `at`: their lists and one past their last
    /// token, longest first. They do not cross `end`.
    pub fn phrases_at<'a>(
        &'a self,
        document: &'a Document,
        at: usize,
        end: usize,
    ) -> impl Iterator<Item = (ListId, usize)> + 'a {
        let word = document.tokens.get(at).map_or(WordId::UNKNOWN, |token| token.word);
        self.phrases.get(&word).into_iter().flatten().filter_map(move |phrase| {
            let past = at + 1 + phrase.rest.len();
            let fits = past <= end
                && phrase.rest.iter().zip(document.tokens.get(at + 1..past)?).all(|(w, t)| *w == t.word);
            fits.then_some((phrase.list, past))
        })
    }

    /// Where the longest term of `list` that begins at token `at` ends; `None` when there is none.
    pub fn term_at(&self, list: ListId, document: &Document, at: usize, end: usize) -> Option<usize> {
        let phrase = self.phrases_at(document, at, end).find(|(l, _)| *l == list).map(|(_, past)| past);
        phrase.or_else(|| {
            let token = document.tokens.get(at).filter(|_| at < end)?;
            self.contains(list, token.word).then_some(at + 1)
        })
    }

    /// A cell of the row of the term that stands at `tokens`; `None` when the list has no such term or column, or
    /// the cell is empty.
    pub fn attribute(
        &self,
        list: ListId,
        document: &Document,
        tokens: std::ops::Range<usize>,
        column: &str,
    ) -> Option<&str> {
        if let [token] = document.tokens.get(tokens.clone())? {
            return self.cell(list, &[token.word], column);
        }
        let words: Vec<WordId> = document.tokens.get(tokens)?.iter().map(|token| token.word).collect();
        self.cell(list, &words, column)
    }

    /// The same for words that stand in no document, such as the parts of a hyphenated word.
    pub fn cell(&self, list: ListId, words: &[WordId], column: &str) -> Option<&str> {
        let list = self.lists.get(list.0 as usize)?;
        let column = list.columns.iter().position(|name| name == column)?;
        list.rows.get(words)?.get(column).map(|cell| &**cell).filter(|cell| !cell.is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_builtin_list_can_be_read() {
        let mut lexicon = Lexicon::default();
        for (name, tsv) in BUILTIN {
            assert!(lexicon.add(name, tsv).is_ok(), "{name}: {:?}", lexicon.add(name, tsv).err());
        }
    }

    #[test]
    fn refuses_a_list_without_header() {
        assert_eq!(Lexicon::default().add("x", "# c\nkilled\n"), Err(ListError::Header { line: 2 }));
    }
}
