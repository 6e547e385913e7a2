//! Word lists: which words, and runs of words, belong to which list. In: TSV files (`rules/lexicon/`, or a desk's
//! own). Out: a word's lists in one look-up, and the attributes of its row. It knows no grammar.
//!
//! A list is a TSV file: a header line `term<TAB>attribute...`, then one row a term. Lines that begin with `#` are
//! comments. A term may be several words; it is folded, so its capitals and accents do not matter.

use crate::lexicon::builtin::BUILTIN;
use crate::lexicon::fold::fold;
use crate::model::document::{Document, WordId};
use std::borrow::Cow;
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::ops::Range;

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

    /// Takes a list out; says whether it was in it.
    pub fn remove(&mut self, list: ListId) -> bool {
        let was = self.contains(list);
        self.0[list.0 as usize / 64] &= !(1 << (list.0 % 64));
        was
    }

    /// Is the list in it?
    #[inline]
    pub fn contains(&self, list: ListId) -> bool {
        self.0[list.0 as usize / 64] >> (list.0 % 64) & 1 == 1
    }

    /// Have the two a list in common?
    pub fn meets(&self, other: &ListSet) -> bool {
        self.0.iter().zip(other.0).any(|(a, b)| a & b != 0)
    }

    /// Its lists, in the order of their numbers.
    pub fn iter(&self) -> impl Iterator<Item = ListId> {
        let (mut blocks, mut block) = (self.0, 0);
        std::iter::from_fn(move || {
            while *blocks.get(block)? == 0 {
                block += 1;
            }
            let bit = blocks[block].trailing_zeros() as u16;
            blocks[block] &= blocks[block] - 1;
            Some(ListId(block as u16 * 64 + bit))
        })
    }

    /// How many lists are in it?
    pub fn len(&self) -> u32 {
        self.0.iter().map(|bits| bits.count_ones()).sum()
    }

    /// Is no list in it?
    pub fn is_empty(&self) -> bool {
        self.len() == 0
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

/// Hashes words: every token is looked up once. The keys are words of lists and rules, never of articles, so nobody
/// can fill the table with words that collide, and a fast hash will do.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct WordHasher(u64);

/// A table whose keys come from lists and rules.
type Table<K, V> = HashMap<K, V, BuildHasherDefault<WordHasher>>;

/// An odd number with bits all over: the golden ratio in 64 bits.
const SPREAD: u64 = 0x9e37_79b9_7f4a_7c15;

impl Hasher for WordHasher {
    fn write(&mut self, bytes: &[u8]) {
        for chunk in bytes.chunks(8) {
            let block = match chunk.try_into() {
                Ok(whole) => u64::from_le_bytes(whole),
                Err(_) => chunk.iter().fold(0, |block, b| block << 8 | u64::from(*b)),
            };
            self.0 = (self.0.rotate_left(5) ^ block).wrapping_mul(SPREAD);
        }
    }

    fn finish(&self) -> u64 {
        // The table takes the low bits, a product keeps its best in the high ones.
        self.0 ^ (self.0 >> 32)
    }
}

/// A cell of a list, a word, as it stands in a built-in file or as a desk wrote it.
type Text = Cow<'static, str>;

/// Where the cells of a term stand in its list.
type Row = Range<u32>;

struct List {
    name: String,
    columns: Vec<String>,
    cells: Vec<Text>,
    /// The terms of one word that have cells.
    single: Table<WordId, Row>,
    /// The same of several words.
    several: Table<Box<[WordId]>, Row>,
}

impl List {
    /// The cells of a term, none when it has none.
    fn cells(&self, words: &[WordId]) -> &[Text] {
        let row = match words {
            [word] => self.single.get(word),
            _ => self.several.get(words),
        };
        row.and_then(|row| self.cells.get(row.start as usize..row.end as usize)).unwrap_or(&[])
    }
}

/// What the lists say of a word.
#[derive(Default)]
struct Word {
    /// The lists that hold it as a term of one word.
    single: ListSet,
    /// The lists that hold a term that begins with it.
    begins: ListSet,
    /// Where in [`Lexicon::phrases`] the terms of several words stand that begin with it, from 1; 0 for none.
    opener: u32,
}

struct Phrase {
    rest: Box<[WordId]>,
    list: ListId,
}

/// The columns that `from LIST` reads.
const RULE_COLUMNS: &[&str] = &["value", "class", "unit", "subject"];

/// The built-in lists and rules speak of somewhat fewer words; a start needs room for no more.
const WORDS: usize = 1 << 14;

/// All word lists of a run.
#[derive(Default)]
pub struct Lexicon {
    ids: Table<Text, WordId>,
    /// By [`WordId`].
    words: Vec<Word>,
    /// Terms of several words with the same first word, longest first.
    phrases: Vec<Vec<Phrase>>,
    /// By [`ListId`].
    lists: Vec<List>,
    by_name: Table<String, ListId>,
}

impl Lexicon {
    /// The lists that come with the tool.
    pub fn builtin() -> Self {
        let mut lexicon = Self::default();
        lexicon.ids.reserve(WORDS);
        lexicon.words.reserve(WORDS);
        for (name, tsv) in BUILTIN {
            // A test reads every built-in list, so none can be refused here.
            let added = lexicon.add(name, tsv);
            debug_assert!(added.is_ok(), "{name}: {added:?}");
        }
        lexicon
    }

    /// Adds the rows of a TSV to the list `name`, which is made when it is new.
    pub fn add(&mut self, name: &str, tsv: &'static str) -> Result<ListId, ListError> {
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
        let mut values: Vec<Text> = Vec::new();
        for (line, row) in lines {
            let mut cells = row.split('\t').map(str::trim);
            let term = cells.next().unwrap_or_default();
            values.clear();
            values.extend(cells.map(Cow::Borrowed));
            if values.len() > columns.len() {
                return Err(ListError::Cells {
                    line: line + 1,
                    cells: values.len() + 1,
                    columns: columns.len() + 1,
                });
            }
            self.insert(list, folded(term), &values);
        }
        Ok(list)
    }

    /// Adds one term of a list written inside a rule file. With a `cell`, that is what the term means in every column
    /// that rules read; without one, a term that is known keeps its attributes.
    pub fn add_term(&mut self, name: &str, term: &str, cell: Option<&str>) -> Result<ListId, ListError> {
        let id = self.list_or_new(name, &[])?;
        let term = fold(term);
        let words: Vec<WordId> = term.split_whitespace().map(|word| self.word_or_new(word)).collect();
        let list = &mut self.lists[id.0 as usize];
        let mut values = list.cells(&words).to_vec();
        if let Some(cell) = cell {
            for column in RULE_COLUMNS {
                if !list.columns.iter().any(|own| own == column) {
                    list.columns.push((*column).to_owned());
                }
            }
            values.resize(list.columns.len(), Text::default());
            for (column, value) in list.columns.iter().zip(&mut values) {
                if RULE_COLUMNS.contains(&column.as_str()) {
                    *value = cell.to_owned().into();
                }
            }
        }
        self.insert(id, term.into(), &values);
        Ok(id)
    }

    /// Takes all terms out of a list.
    pub fn clear(&mut self, list: ListId) {
        for word in &mut self.words {
            word.single.remove(list);
            word.begins.remove(list);
        }
        self.phrases.iter_mut().for_each(|phrases| phrases.retain(|phrase| phrase.list != list));
        let list = &mut self.lists[list.0 as usize];
        list.cells.clear();
        list.single.clear();
        list.several.clear();
    }

    /// Takes a term out of a list; says whether it was in it.
    pub fn remove_term(&mut self, list: ListId, term: &str) -> bool {
        let words: Vec<WordId> = fold(term).split_whitespace().map(|word| self.word(word)).collect();
        let [first, rest @ ..] = &*words else { return false };
        let Some(word) = self.words.get_mut(first.0 as usize) else { return false };
        if rest.is_empty() {
            self.lists[list.0 as usize].single.remove(first);
            return word.single.remove(list);
        }
        self.lists[list.0 as usize].several.remove(&*words);
        let Some(phrases) = (word.opener as usize).checked_sub(1).and_then(|at| self.phrases.get_mut(at))
        else {
            return false;
        };
        let before = phrases.len();
        phrases.retain(|phrase| phrase.list != list || *phrase.rest != *rest);
        phrases.len() < before
    }

    /// Adds all terms of the list `from`, with what they mean there, to the list `name`.
    pub fn extend(&mut self, name: &str, from: ListId) -> Result<(), ListError> {
        let columns = self.lists[from.0 as usize].columns.clone();
        let id = self.list_or_new(name, &columns)?;
        for column in &columns {
            if !self.lists[id.0 as usize].columns.contains(column) {
                self.lists[id.0 as usize].columns.push(column.clone());
            }
        }
        for term in self.terms(from) {
            let words: Vec<WordId> = term.split_whitespace().map(|word| self.word(word)).collect();
            let theirs = self.lists[from.0 as usize].cells(&words);
            let cell =
                |column: &String| columns.iter().position(|own| own == column).and_then(|at| theirs.get(at));
            let ours = self.lists[id.0 as usize].columns.iter();
            let values: Vec<Text> = match theirs.is_empty() {
                true => Vec::new(),
                false => ours.map(|column| cell(column).cloned().unwrap_or_default()).collect(),
            };
            self.insert(id, term.into(), &values);
        }
        Ok(())
    }

    fn list_or_new(&mut self, name: &str, columns: &[String]) -> Result<ListId, ListError> {
        if let Some(list) = self.list(name) {
            return Ok(list);
        }
        if self.lists.len() == MAX_LISTS {
            return Err(ListError::TooMany);
        }
        let list = ListId(self.lists.len() as u16);
        self.lists.push(List {
            name: name.to_owned(),
            columns: columns.to_vec(),
            cells: Vec::new(),
            single: Table::default(),
            several: Table::default(),
        });
        self.by_name.insert(name.to_owned(), list);
        Ok(list)
    }

    /// Adds a folded term; its cells take the place of those that it had.
    fn insert(&mut self, list: ListId, term: Text, values: &[Text]) {
        let word = term.trim();
        if word.contains(char::is_whitespace) {
            let words: Vec<WordId> = word.split_whitespace().map(|word| self.word_or_new(word)).collect();
            self.insert_phrase(list, words.into(), values);
        } else if !word.is_empty() {
            let id = match term {
                Cow::Borrowed(term) => self.intern(term.trim().into()),
                Cow::Owned(_) => self.word_or_new(word),
            };
            let word = &mut self.words[id.0 as usize];
            word.begins.insert(list);
            word.single.insert(list);
            let list = &mut self.lists[list.0 as usize];
            match row(&mut list.cells, values) {
                Some(row) => list.single.insert(id, row),
                None => list.single.remove(&id),
            };
        }
    }

    fn insert_phrase(&mut self, list: ListId, words: Box<[WordId]>, values: &[Text]) {
        let [first, rest @ ..] = &*words else { return };
        let first = &mut self.words[first.0 as usize];
        first.begins.insert(list);
        if first.opener == 0 {
            self.phrases.push(Vec::new());
            first.opener = self.phrases.len() as u32;
        }
        let phrases = &mut self.phrases[first.opener as usize - 1];
        if !phrases.iter().any(|phrase| phrase.list == list && *phrase.rest == *rest) {
            let at = phrases.partition_point(|p| p.rest.len() > rest.len());
            phrases.insert(at, Phrase { rest: rest.into(), list });
        }
        let list = &mut self.lists[list.0 as usize];
        match row(&mut list.cells, values) {
            Some(row) => list.several.insert(words, row),
            None => list.several.remove(&words),
        };
    }

    /// The word's number, given now if it has none; rule patterns intern their literal words this way.
    pub fn word_or_new(&mut self, folded: &str) -> WordId {
        match self.ids.get(folded) {
            Some(id) => *id,
            None => self.intern(folded.to_owned().into()),
        }
    }

    fn intern(&mut self, folded: Text) -> WordId {
        if self.words.is_empty() {
            // WordId::UNKNOWN
            self.words.push(Word::default());
        }
        let new = WordId(self.words.len() as u32);
        let id = *self.ids.entry(folded).or_insert(new);
        if id == new {
            self.words.push(Word::default());
        }
        id
    }

    /// The number of a folded word, [`WordId::UNKNOWN`] if nothing speaks of it.
    pub fn word(&self, folded: &str) -> WordId {
        self.ids.get(folded).copied().unwrap_or(WordId::UNKNOWN)
    }

    /// The list of that name.
    pub fn list(&self, name: &str) -> Option<ListId> {
        self.by_name.get(name).copied()
    }

    /// The names of all lists, in the order they were added.
    pub fn list_names(&self) -> impl Iterator<Item = &str> {
        self.lists.iter().map(|list| list.name.as_str())
    }

    /// The terms of a list, folded and sorted; for people, not for look-ups.
    pub fn terms(&self, list: ListId) -> Vec<String> {
        let words: HashMap<WordId, &str> = self.ids.iter().map(|(word, id)| (*id, &**word)).collect();
        let mut terms: Vec<String> = Vec::new();
        for (id, word) in &words {
            if self.contains(list, *id) {
                terms.push((*word).to_owned());
            }
            for phrase in self.phrases_of(*id).iter().filter(|phrase| phrase.list == list) {
                let rest = phrase.rest.iter().filter_map(|id| words.get(id).copied());
                terms.push(std::iter::once(*word).chain(rest).collect::<Vec<_>>().join(" "));
            }
        }
        terms.sort();
        terms
    }

    /// The lists that hold this word as a term of its own.
    pub fn lists_of(&self, word: WordId) -> ListSet {
        self.words.get(word.0 as usize).map_or_else(ListSet::default, |word| word.single)
    }

    /// The lists with a term that begins with this word.
    pub fn lists_begun_by(&self, word: WordId) -> ListSet {
        self.words.get(word.0 as usize).map_or_else(ListSet::default, |word| word.begins)
    }

    /// Does the list hold this word as a term of its own?
    #[inline]
    pub fn contains(&self, list: ListId, word: WordId) -> bool {
        self.words.get(word.0 as usize).is_some_and(|word| word.single.contains(list))
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
        self.phrases_of(word).iter().filter_map(move |phrase| {
            let past = at + 1 + phrase.rest.len();
            let fits = past <= end
                && phrase.rest.iter().zip(document.tokens.get(at + 1..past)?).all(|(w, t)| *w == t.word);
            fits.then_some((phrase.list, past))
        })
    }

    /// The terms of several words that begin with this word, longest first.
    fn phrases_of(&self, word: WordId) -> &[Phrase] {
        let opener = self.words.get(word.0 as usize).and_then(|word| word.opener.checked_sub(1));
        opener.and_then(|at| self.phrases.get(at as usize)).map_or(&[], Vec::as_slice)
    }

    /// Where the longest term of `list` that begins at token `at` ends; `None` when there is none.
    #[inline]
    pub fn term_at(&self, list: ListId, document: &Document, at: usize, end: usize) -> Option<usize> {
        // Most words begin no term of the list: annotators ask this of every token.
        let word = document.tokens.get(at)?.word;
        let begins = self.words.get(word.0 as usize)?.begins.contains(list);
        if begins { self.longest_term(list, document, at, end) } else { None }
    }

    fn longest_term(&self, list: ListId, document: &Document, at: usize, end: usize) -> Option<usize> {
        let word = document.tokens.get(at)?.word;
        let phrase = self.phrases_of(word).iter().filter(|phrase| phrase.list == list).find_map(|phrase| {
            let past = at + 1 + phrase.rest.len();
            let words = document.tokens.get(at + 1..past).filter(|_| past <= end)?;
            phrase.rest.iter().zip(words).all(|(w, t)| *w == t.word).then_some(past)
        });
        phrase.or_else(|| (at < end && self.contains(list, word)).then_some(at + 1))
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
        list.cells(words).get(column).map(|cell| &**cell).filter(|cell| !cell.is_empty())
    }
}

/// A term in its folded form, without a copy where it is written in it.
fn folded(term: &'static str) -> Text {
    match term.bytes().all(|b| b.is_ascii() && !b.is_ascii_uppercase() && b != b'`') {
        true => Cow::Borrowed(term),
        false => Cow::Owned(fold(term)),
    }
}

/// Puts the cells of a row behind the others; without cells there is no row.
fn row(cells: &mut Vec<Text>, values: &[Text]) -> Option<Row> {
    let start = cells.len() as u32;
    cells.extend_from_slice(values);
    (!values.is_empty()).then_some(start..cells.len() as u32)
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
