//! Where sentences begin and end.

use crate::lexicon::words::{Lexicon, ListId};
use crate::model::document::{Case, Token, TokenKind};
use std::ops::Range;

/// A sentence is cut here even without a full stop: rules look at no more than a sentence, so this bounds their work
/// on text that has none. The longest sentence of edited news that we saw has some 110 tokens.
const LONGEST: usize = 400;

/// The word lists that this file asks for, looked up once an article.
pub struct Lists<'a> {
    lexicon: &'a Lexicon,
    abbreviations: Option<ListId>,
    openers: Option<ListId>,
}

impl<'a> Lists<'a> {
    /// Looks them up.
    pub fn of(lexicon: &'a Lexicon) -> Self {
        Self {
            lexicon,
            abbreviations: lexicon.list("abbreviation"),
            openers: lexicon.list("sentence-opener"),
        }
    }

    fn is_abbreviation(&self, token: &Token) -> bool {
        self.abbreviations.is_some_and(|list| self.lexicon.contains(list, token.word))
    }

    fn is_opener(&self, token: &Token) -> bool {
        self.openers.is_some_and(|list| self.lexicon.contains(list, token.word))
    }
}

/// The sentences of one paragraph, as token ranges; `first` is the number of its first token.
pub fn sentences(
    tokens: &[Token],
    first: usize,
    text: &str,
    folds: &str,
    lists: &Lists,
) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut at = 0;
    while at < tokens.len() {
        let ends = ends(tokens, at, text, folds, lists);
        let past = if ends { closing(tokens, at + 1, text) } else { at + 1 };
        if ends || past - start >= LONGEST {
            found.push(first + start..first + past);
            start = past;
        }
        at = past;
    }
    if start < tokens.len() {
        found.push(first + start..first + tokens.len());
    }
    found
}

/// Does a sentence end with token `at`?
fn ends(tokens: &[Token], at: usize, text: &str, folds: &str, lists: &Lists) -> bool {
    let written = tokens[at].span.of(text);
    if !written.ends_with(['.', '!', '?']) {
        return false;
    }
    match written {
        "!" | "?" => true,
        "." | "..." => {
            let next = tokens.get(closing(tokens, at + 1, text));
            let touches =
                next.is_some_and(|n| n.span.start == tokens[at].span.end && n.kind != TokenKind::Punct);
            let goes_on = next.is_some_and(|n| {
                (n.case == Case::Lower && n.kind == TokenKind::Word) || matches!(n.span.of(text), "," | ";")
            });
            !touches && !goes_on && !after_abbreviation(tokens, at, folds, lists)
        }
        // The point of "U.S." is part of the word: the sentence ends when the next word is one that opens sentences.
        _ if written.ends_with('.') && written.len() > 2 => {
            opens(tokens, closing(tokens, at + 1, text), lists)
        }
        _ => false,
    }
}

/// Is the point at `at` that of an abbreviation such as "Gen.", with the sentence going on?
fn after_abbreviation(tokens: &[Token], at: usize, folds: &str, lists: &Lists) -> bool {
    let Some(before) = at.checked_sub(1).map(|i| tokens[i]).filter(|b| b.span.end == tokens[at].span.start)
    else {
        return false;
    };
    let fold = before.fold.of(folds);
    let known = lists.is_abbreviation(&before)
        && (before.case == Case::Capital || matches!(fold, "vs" | "etc" | "approx"));
    let follows = tokens.get(at + 1).is_some_and(|n| n.kind == TokenKind::Number || n.case != Case::None);
    known && follows && !opens(tokens, at + 1, lists)
}

/// Is token `at` a capital word that opens sentences?
fn opens(tokens: &[Token], at: usize, lists: &Lists) -> bool {
    tokens.get(at).is_some_and(|t| t.case == Case::Capital && lists.is_opener(t))
}

/// One past the closing quotation marks and brackets from token `at`.
fn closing(tokens: &[Token], at: usize, text: &str) -> usize {
    let mut past = at;
    while let Some(token) = tokens.get(past) {
        let joined = past == 0 || tokens[past - 1].span.end == token.span.start;
        let closes = matches!(token.span.of(text), "\u{201d}" | "\u{2019}" | ")" | "]" | "\u{bb}")
            || (matches!(token.span.of(text), "\"" | "'") && joined);
        if !closes {
            break;
        }
        past += 1;
    }
    past
}
