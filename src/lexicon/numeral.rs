//! Cardinal numbers, in digits, words and both: "1,200", "twenty-two", "a hundred and five", "1.2 million", "2 lakh".
//! In: a document and the token where a number may begin. Out: its value and one past its last token. It reads no
//! hedges, ranges or signs, and does not ask what is counted.

use crate::lexicon::words::{Lexicon, ListId};
use crate::model::document::{Document, TokenKind, WordId};

/// Reads cardinals; holds what it needs of the lexicon, so make one per document.
#[derive(Clone, Copy)]
pub struct Numerals<'a> {
    lexicon: &'a Lexicon,
    words: Option<ListId>,
}

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Small,
    Ten,
    Hundred,
    Dozen,
    Scale,
}

impl<'a> Numerals<'a> {
    /// Looks the word list up.
    pub fn new(lexicon: &'a Lexicon) -> Self {
        Self { lexicon, words: lexicon.list("number-word") }
    }

    /// May a cardinal begin with this token?
    pub fn begins(&self, document: &Document, at: usize) -> bool {
        document.tokens.get(at).is_some_and(|token| {
            token.kind == TokenKind::Number
                || self.words.is_some_and(|list| self.lexicon.contains(list, token.word))
        })
    }

    /// The cardinal that begins at token `at` and does not cross `end`.
    pub fn cardinal(&self, document: &Document, at: usize, end: usize) -> Option<(f64, usize)> {
        let (mut total, mut group) = (0.0, 0.0);
        let mut before: Option<Kind> = None;
        let mut past = at;
        if let Some(value) = digits(document, at).filter(|_| at < end) {
            (group, past, before) = (value, at + 1, Some(Kind::Small));
        } else if matches!(document.fold(at), "a" | "an" | "one") && self.multiplies(document, at + 1, end) {
            (group, past, before) = (1.0, at + 1, Some(Kind::Small));
        }
        while past < end {
            let joined = usize::from(
                document.fold(past) == "and"
                    && matches!(before, Some(Kind::Hundred | Kind::Scale))
                    && self.kind(document, past + 1).is_some_and(|(k, v)| small(k) && v > 0.0),
            );
            let Some((kind, value)) = self.kind(document, past + joined) else { break };
            match (before, kind) {
                (None | Some(Kind::Hundred | Kind::Scale), Kind::Small | Kind::Ten) => group += value,
                (Some(Kind::Ten), Kind::Small) if (1.0..10.0).contains(&value) => group += value,
                (Some(Kind::Small | Kind::Ten), Kind::Hundred | Kind::Dozen) => group *= value,
                (Some(Kind::Small | Kind::Ten | Kind::Hundred), Kind::Scale) => {
                    total += group * value;
                    group = 0.0;
                }
                _ => break,
            }
            past += 1 + joined;
            before = Some(kind);
        }
        (past > at).then_some((total + group, past))
    }

    /// The value of one folded word or the part of one: "three", "16".
    pub fn word(&self, folded: &str) -> Option<f64> {
        if folded.bytes().next().is_some_and(|b| b.is_ascii_digit()) {
            return plain(folded);
        }
        let (kind, value) = self.of(self.lexicon.word(folded))?;
        matches!(kind, Kind::Small | Kind::Ten | Kind::Hundred).then_some(value)
    }

    /// What the word multiplies by: a thousand for "thousand", one for every other word.
    pub fn scale(&self, document: &Document, at: usize) -> f64 {
        match self.kind(document, at) {
            Some((Kind::Hundred | Kind::Scale, value)) => value,
            _ => 1.0,
        }
    }

    fn multiplies(&self, document: &Document, at: usize, end: usize) -> bool {
        at < end
            && self
                .kind(document, at)
                .is_some_and(|(k, _)| matches!(k, Kind::Hundred | Kind::Dozen | Kind::Scale))
    }

    fn kind(&self, document: &Document, at: usize) -> Option<(Kind, f64)> {
        self.of(document.tokens.get(at)?.word)
    }

    fn of(&self, word: WordId) -> Option<(Kind, f64)> {
        let list = self.words.filter(|list| self.lexicon.contains(*list, word))?;
        let value = self.lexicon.cell(list, &[word], "value")?.parse().ok()?;
        let kind = match self.lexicon.cell(list, &[word], "kind")? {
            "small" => Kind::Small,
            "ten" => Kind::Ten,
            "hundred" => Kind::Hundred,
            "dozen" => Kind::Dozen,
            _ => Kind::Scale,
        };
        Some((kind, value))
    }
}

fn small(kind: Kind) -> bool {
    matches!(kind, Kind::Small | Kind::Ten)
}

/// The value of a token of digits: "12", "1,200", "7.8"; none for "10-12", "21st", "1980s", "007".
pub fn digits(document: &Document, at: usize) -> Option<f64> {
    let token = document.tokens.get(at).filter(|token| token.kind == TokenKind::Number)?;
    plain(token.fold.of(&document.folds))
}

/// The value of digits with commas every three places and at most one point.
pub fn plain(digits: &str) -> Option<f64> {
    // 15 digits are exact in an f64; what is longer is a code or a telephone number.
    if digits.is_empty()
        || digits.len() > 19
        || !digits.bytes().all(|b| b.is_ascii_digit() || b == b',' || b == b'.')
    {
        return None;
    }
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let grouped = !whole.contains(',')
        || whole
            .split(',')
            .enumerate()
            .all(|(i, g)| if i == 0 { (1..=3).contains(&g.len()) } else { g.len() == 3 || g.len() == 2 });
    if whole.is_empty() || !grouped || fraction.contains([',', '.']) {
        return None;
    }
    let text: String = digits.chars().filter(|c| *c != ',').collect();
    text.parse().ok()
}
