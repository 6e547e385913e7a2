//! Where clauses end: how far a "not", a "reportedly", an "if" reaches. In: tokens of one sentence. Out: the first
//! token past the clause, or its first. It knows punctuation and conjunctions (`clause-break.tsv`) and no grammar.

use crate::lexicon::words::{Lexicon, ListId};
use crate::model::document::{Case, Document, MentionValue, TokenKind};

/// A list goes on behind a comma when its last "or" or "and" stands at most so many tokens behind it
/// ("no deaths, serious injuries or damage").
const LIST_REACH: usize = 5;

/// Finds the bounds of clauses.
pub struct Clauses<'a> {
    lexicon: &'a Lexicon,
    breaks: Option<ListId>,
    openers: Option<ListId>,
}

impl<'a> Clauses<'a> {
    /// Looks its word lists up.
    pub fn new(lexicon: &'a Lexicon) -> Self {
        Self { lexicon, breaks: lexicon.list("clause-break"), openers: lexicon.list("modifier-stop") }
    }

    /// One past the last token of the clause that token `from` stands in; at most `limit`. Quotation marks that
    /// close there are left out.
    pub fn end(&self, document: &Document, from: usize, limit: usize) -> usize {
        let mut end = self.bound(document, from, limit);
        while end > from + 1
            && matches!(document.text(end - 1), "\"" | "'" | "\u{201d}" | "\u{2019}" | "\u{bb}")
        {
            end -= 1;
        }
        end
    }

    fn bound(&self, document: &Document, from: usize, limit: usize) -> usize {
        let mut brackets = 0usize;
        for at in from..limit {
            let ends = match document.text(at) {
                ";" | ":" | "." | "?" | "!" | "\u{2014}" | "\u{2013}" | "--" | "-" => true,
                "(" | "[" => {
                    brackets += 1;
                    false
                }
                ")" | "]" => {
                    brackets = match brackets.checked_sub(1) {
                        Some(left) => left,
                        None => return at,
                    };
                    false
                }
                "," => brackets == 0 && !self.list_goes_on(document, at, limit),
                _ => at > from && brackets == 0 && self.breaks_at(document, at, limit),
            };
            if ends && at > from {
                return at;
            }
        }
        limit
    }

    /// The first token of the clause that token `at` stands in; at least `limit`.
    pub fn start(&self, document: &Document, at: usize, limit: usize) -> usize {
        let mut first = at;
        while first > limit {
            let before = first - 1;
            let mark =
                matches!(document.text(before), "," | ";" | ":" | "\u{2014}" | "\u{2013}" | "--" | "(");
            if mark || self.class(document, before, at).is_some_and(|class| class != "list") {
                break;
            }
            first -= 1;
        }
        // "The toll, 12, has not been confirmed": no clause begins with an auxiliary; its subject stands before.
        let auxiliary = matches!(
            document.fold(first),
            "has" | "have" | "had" | "was" | "were" | "is" | "are" | "could" | "would" | "might" | "may"
        );
        if auxiliary { limit } else { first }
    }

    /// Does a new clause begin with token `at`?
    fn breaks_at(&self, document: &Document, at: usize, limit: usize) -> bool {
        match self.class(document, at, limit) {
            Some("break") => true,
            Some("and") => self.opens_statement(document, at + 1),
            _ => false,
        }
    }

    fn class(&self, document: &Document, at: usize, limit: usize) -> Option<&str> {
        let list = self.breaks?;
        let past = self.lexicon.term_at(list, document, at, limit)?;
        self.lexicon.attribute(list, document, at..past, "class")
    }

    /// Is token `at` the first of a statement of its own: a number, a name, a pronoun, an article, a verb?
    fn opens_statement(&self, document: &Document, at: usize) -> bool {
        let Some(token) = document.tokens.get(at) else { return true };
        let number =
            document.mentions_in(at..at + 1).iter().any(|m| matches!(m.value, MentionValue::Number(_)));
        let known = self.openers.is_some_and(|list| self.lexicon.contains(list, token.word));
        number
            || known
            || token.kind == TokenKind::Number
            || matches!(token.case, Case::Capital | Case::Upper)
    }

    /// Does the comma at `at` part the items of a list?
    fn list_goes_on(&self, document: &Document, at: usize, limit: usize) -> bool {
        for next in at + 1..limit.min(at + 1 + LIST_REACH) {
            match document.text(next) {
                "," => continue,
                ";" | ":" | "." | "\"" | "\u{201c}" => return false,
                _ => {}
            }
            match self.class(document, next, limit) {
                Some("list") => return true,
                Some("and") => return !self.opens_statement(document, next + 1),
                Some(_) => return false,
                // A finite verb or a pronoun: the comma ends the clause.
                None if self.openers.is_some_and(|list| {
                    document.tokens.get(next).is_some_and(|t| self.lexicon.contains(list, t.word))
                }) =>
                {
                    return false;
                }
                None => {}
            }
        }
        false
    }
}
