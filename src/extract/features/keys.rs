//! The words, name pairs and numbers of a sentence. In: its tokens. Out: what was [`Seen`] in it, as numbers into the
//! article's list of keys. It needs no mention: capitals, stop words and the signs around a number are enough.

use crate::lexicon::stem::{stem, stem_into};
use crate::lexicon::words::{Lexicon, ListId, WordHasher};
use crate::model::document::{Case, Document, Token, TokenKind};
use crate::model::features::{Key, Seen, Sort};
use crate::model::vocabulary::Vocabulary;
use std::collections::HashMap;
use std::hash::BuildHasherDefault;
use std::ops::Range;

/// The Arabic article, where it is joined to a name: "al-Bab", "Al Bab" and "Bab" are one town. Its other forms
/// ("ash-Shaddadi") are too much like English words ("as-yet", "at-risk") to be cut off everywhere.
const ARTICLES: [&str; 2] = ["al-", "el-"];

/// Reads sentences and collects the keys of one article.
pub struct Reader<'a> {
    document: &'a Document,
    lexicon: &'a Lexicon,
    stop: Option<ListId>,
    weekdays: Option<ListId>,
    months: Option<ListId>,
    /// A fast hash, which words could be chosen to break, will do: an article has no more words than
    /// [`super::LONGEST`] lets through.
    numbers: HashMap<Box<str>, u32, BuildHasherDefault<WordHasher>>,
    /// Where each key's words for people stand in `shown`: there they end.
    ends: Vec<usize>,
    shown: String,
    /// The stem of the word that is read.
    stem: String,
}

impl<'a> Reader<'a> {
    /// A reader of one document.
    pub fn new(document: &'a Document, lexicon: &'a Lexicon) -> Self {
        Self {
            document,
            lexicon,
            stop: lexicon.list("stop-word"),
            weekdays: lexicon.list("weekday"),
            months: lexicon.list("month"),
            numbers: HashMap::default(),
            ends: Vec::new(),
            shown: String::new(),
            stem: String::new(),
        }
    }

    /// All keys met so far, their words added to `words`.
    pub fn keys(self, words: &Vocabulary) -> Box<[Key]> {
        let mut texts: Vec<(&str, u32)> = self.numbers.iter().map(|(text, at)| (&**text, *at)).collect();
        texts.sort_unstable_by_key(|(_, at)| *at);
        let starts = std::iter::once(0).chain(self.ends.iter().copied());
        let shown = starts.zip(&self.ends).map(|(start, end)| &self.shown[start..*end]);
        let key = |((text, _), shown): ((&str, _), &str)| {
            let number = words.number(text);
            Key { text: number, shown: if text == shown { number } else { words.number(shown) } }
        };
        texts.into_iter().zip(shown).map(key).collect()
    }

    /// The keys of the sentence at `tokens`.
    pub fn read(&mut self, tokens: Range<usize>) -> Box<[Seen]> {
        let mut seen = Vec::with_capacity(tokens.len());
        // The capitalised word just before, when only a space lies between: its stem and where it stands.
        let mut before: Option<(String, usize)> = None;
        let mut at = tokens.start;
        while at < tokens.end {
            let Some(token) = self.document.tokens.get(at).copied() else { break };
            let name = before.take();
            if token.kind == TokenKind::Punct || self.document.fold(at) == "'s" {
                at += 1;
            } else if self.document.fold(at).starts_with(|c: char| c.is_ascii_digit()) {
                at = self.number(at, &tokens, &mut seen);
            } else {
                before = self.word(at, token, &tokens, name, &mut seen);
                at += 1;
            }
        }
        seen.into()
    }

    fn word(
        &mut self,
        at: usize,
        token: Token,
        tokens: &Range<usize>,
        before: Option<(String, usize)>,
        seen: &mut Vec<Seen>,
    ) -> Option<(String, usize)> {
        if self.is_in(self.stop, token) {
            return None;
        }
        let mut stem = std::mem::take(&mut self.stem);
        stem_into(self.without_article(at), &mut stem);
        let found = if stem.is_empty() { None } else { self.stemmed(at, token, &stem, tokens, before, seen) };
        self.stem = stem;
        found
    }

    fn stemmed(
        &mut self,
        at: usize,
        token: Token,
        stem: &str,
        tokens: &Range<usize>,
        before: Option<(String, usize)>,
        seen: &mut Vec<Seen>,
    ) -> Option<(String, usize)> {
        let sort = if stem.chars().nth(1).is_some() { Sort::Word } else { Sort::Short };
        let key = self.key(stem, self.document.text(at));
        seen.push(Seen { sort, key });
        let dated = self.is_in(self.weekdays, token) || self.is_in(self.months, token);
        if dated || !is_capital(token, self.document.text(at)) {
            return None;
        }
        if !self.opens(at, tokens) {
            seen.push(Seen { sort: Sort::Proper, key });
        }
        if let Some((first, from)) = before.filter(|(_, from)| self.joined(*from, at)) {
            let shown = format!("{} {}", self.document.text(from), self.document.text(at));
            let key = self.key(&format!("{first} {stem}"), &shown);
            seen.push(Seen { sort: Sort::Pair, key });
        }
        Some((stem.to_owned(), at))
    }

    /// Reads the number that begins with token `at` and returns where to go on.
    fn number(&mut self, at: usize, tokens: &Range<usize>, seen: &mut Vec<Seen>) -> usize {
        let fold = self.document.fold(at);
        let touches = |i: usize| i < tokens.end && self.starts(i) == self.ends(i - 1);
        let clock = self.document.text(at + 1) == ":" && touches(at + 1) && touches(at + 2);
        let past = if clock { at + 3 } else { at + 1 };
        let next = |i: usize| if past + i < tokens.end { self.document.fold(past + i) } else { "" };
        let digits =
            fold.find(|c: char| !c.is_ascii_digit() && !matches!(c, ',' | '.')).unwrap_or(fold.len());
        let (number, rest) = (fold[..digits].to_owned(), fold[digits..].trim_start_matches('-').to_owned());
        let old = matches!(rest.as_str(), "year-old" | "years-old")
            || matches!(next(0), "year-old" | "years-old")
            || (matches!(next(0), "year" | "years") && next(1) == "old");
        // "Maria Lopez, 34, was ..."
        let set_off = number.len() <= 2
            && at >= tokens.start + 2
            && self.document.text(at - 1) == ","
            && self.document.tokens.get(at - 2).is_some_and(|t| is_capital(*t, self.document.text(at - 2)))
            && matches!(self.document.text(past), "," | "." | ";");
        let (text, shown) = if old || set_off {
            (format!("age {number}"), format!("aged {number}"))
        } else if next(0) == "block" {
            (format!("block {number}"), format!("{number} block"))
        } else if clock {
            let time = format!("{number}:{}", self.document.fold(at + 2));
            (format!("number {time}"), time)
        } else if number.len() >= 2 && !is_year(&number) {
            (format!("number {number}"), number.clone())
        } else {
            (String::new(), String::new())
        };
        if !text.is_empty() {
            let key = self.key(&text, &shown);
            seen.push(Seen { sort: Sort::Number, key });
        }
        let key = self.key(&number, &number);
        seen.push(Seen { sort: Sort::Word, key });
        if rest.contains(|c: char| c.is_alphabetic()) && rest.len() > 2 {
            let key = self.key(&stem(&rest), &rest);
            seen.push(Seen { sort: Sort::Word, key });
        }
        past
    }

    fn key(&mut self, text: &str, shown: &str) -> u32 {
        if let Some(number) = self.numbers.get(text) {
            return *number;
        }
        let number = self.ends.len() as u32;
        self.shown.push_str(shown);
        self.ends.push(self.shown.len());
        self.numbers.insert(text.into(), number);
        number
    }

    /// The fold of token `at` without an article joined to it.
    fn without_article(&self, at: usize) -> &'a str {
        let fold = self.document.fold(at);
        ARTICLES.iter().find_map(|article| fold.strip_prefix(article)).unwrap_or(fold)
    }

    fn is_in(&self, list: Option<ListId>, token: Token) -> bool {
        list.is_some_and(|list| self.lexicon.contains(list, token.word))
    }

    /// Is the capital of token `at` due to its place, as the first word of a sentence or quotation?
    fn opens(&self, at: usize, tokens: &Range<usize>) -> bool {
        at == tokens.start || matches!(self.document.text(at - 1), "." | "!" | "?" | ":" | "\"" | "\u{201c}")
    }

    /// Does only white space of one byte lie between two neighbours?
    fn joined(&self, from: usize, at: usize) -> bool {
        from + 1 == at && self.starts(at) == self.ends(from) + 1
    }

    fn starts(&self, at: usize) -> u32 {
        self.document.tokens.get(at).map_or(0, |token| token.span.start)
    }

    fn ends(&self, at: usize) -> u32 {
        self.document.tokens.get(at).map_or(0, |token| token.span.end)
    }
}

fn is_capital(token: Token, written: &str) -> bool {
    let first = written.chars().next().is_some_and(char::is_uppercase);
    let capital = matches!(token.case, Case::Capital | Case::Upper) || (token.case == Case::Mixed && first);
    capital && written.chars().nth(1).is_some()
}

/// A number that is read as a year says when, not how many: days are compared as days.
fn is_year(number: &str) -> bool {
    number.len() == 4 && (number.starts_with("19") || number.starts_with("20"))
}
