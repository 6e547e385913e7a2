//! A name as written in, its words in plain lower-case letters out, each with its place in the source.
//!
//! Marks and apostrophes vanish, everything else that is no letter parts words. Scripts that the letter table does
//! not romanise keep their letters. It knows nothing of titles or particles.

use crate::lexicon::names::tables::tables;
use unicode_normalization::char::{decompose_compatible, is_combining_mark};

/// Words beyond this many are not read: no person has as many names, and a pair costs words squared.
const MAX_WORDS: usize = 16;

/// Letters of a word beyond this many are not read: a comparison costs letters squared.
const MAX_LETTERS: usize = 32;

/// A folded word.
#[derive(Clone, Debug)]
pub(super) struct Word {
    /// Plain letters.
    pub letters: String,
    /// First byte in the source.
    pub start: usize,
    /// One past the last byte in the source.
    pub end: usize,
}

/// The words of `source`.
pub(super) fn words(source: &str) -> Vec<Word> {
    let body = source.len() - possessive(source);
    let mut words: Vec<Word> = Vec::with_capacity(4);
    let mut word = Word { letters: String::new(), start: 0, end: 0 };
    for (at, c) in source.char_indices() {
        if at >= body || words.len() == MAX_WORDS {
            break;
        }
        if is_silent(c) {
            continue;
        }
        let before = word.letters.len();
        if before < 4 * MAX_LETTERS {
            fold_char(c, &mut word.letters);
        }
        if word.letters.len() > before {
            if before == 0 {
                word.start = at;
            }
            word.end = at + c.len_utf8();
        } else if before > 0 && !keeps_word(c) {
            words.push(std::mem::replace(&mut word, Word { letters: String::new(), start: 0, end: 0 }));
        }
    }
    if !word.letters.is_empty() && words.len() < MAX_WORDS {
        words.push(word);
    }
    for word in &mut words {
        if let Some((cut, _)) = word.letters.char_indices().nth(MAX_LETTERS) {
            word.letters.truncate(cut);
        }
    }
    words
}

/// How many bytes of a possessive ending ("Putin's", "Cyprus'") close `source`.
pub(super) fn possessive(source: &str) -> usize {
    let body = source.strip_suffix(['s', 'S']).unwrap_or(source);
    let short = body.strip_suffix(['\'', '’']).unwrap_or(body);
    if short.len() == body.len() { 0 } else { source.len() - short.len() }
}

/// Adds the plain letters of `c`; none for what is no letter.
fn fold_char(c: char, out: &mut String) {
    if c.is_ascii() {
        if c.is_ascii_alphabetic() {
            out.push(c.to_ascii_lowercase());
        }
        return;
    }
    for lower in c.to_lowercase() {
        fold_lower(lower, out);
    }
}

fn fold_lower(c: char, out: &mut String) {
    if let Some(plain) = tables().letters.get(&c) {
        out.push_str(plain);
        return;
    }
    decompose_compatible(c, |part| {
        if is_combining_mark(part) {
        } else if let Some(plain) = tables().letters.get(&part) {
            out.push_str(plain);
        } else if part.is_alphabetic() {
            out.extend(part.to_lowercase());
        }
    });
}

/// Apostrophes and the marks that stand for ayn and hamza: not letters, and they part no words.
pub(super) fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | '`' | '´' | 'ʿ' | 'ʾ' | 'ʻ' | 'ʼ' | 'ʹ' | 'ʽ' | 'ˈ' | '′' | '"')
}

fn is_silent(c: char) -> bool {
    is_apostrophe(c)
        || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
        || (!c.is_ascii() && is_combining_mark(c))
}

/// A letter that is not sounded (ь) parts no words, nor does one past the cap.
fn keeps_word(c: char) -> bool {
    c.is_alphabetic()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(source: &str) -> Vec<String> {
        words(source).into_iter().map(|word| word.letters).collect()
    }

    #[test]
    fn marks_vanish_and_hyphens_part() {
        assert_eq!(folded("Usāmah al-Muhājir’s"), ["usamah", "al", "muhajir"]);
        assert_eq!(folded("Мария Ильинская"), ["mariya", "ilinskaya"]);
        assert_eq!(folded("İSMAİL Ağa"), ["ismail", "aga"]);
        assert_eq!(folded("习近平 \u{200f}"), ["习近平"]);
        assert!(folded(" 12 -- \u{0}").is_empty());
    }

    #[test]
    fn a_word_knows_its_place() {
        let source = "Kim Jong-un";
        let places: Vec<&str> = words(source).iter().map(|word| &source[word.start..word.end]).collect();
        assert_eq!(places, ["Kim", "Jong", "un"]);
    }
}
