//! Names of streets that are those of places: "Ferguson Road", "the 1300 block of North Erie", "the corner of Wyoming
//! and Copper". In: a phrase as the gazetteer reads it. Out: whether it names a street. It finds no streets of its own.

use crate::lexicon::gazetteer::phrase::Found;
use crate::lexicon::words::{Lexicon, ListId};
use crate::model::document::{Case, Document};

/// "The corner of Wyoming and Copper": so far back from the second name stands "corner".
const CORNER: usize = 7;

/// Looks at what stands around a name.
pub struct Streets<'a> {
    document: &'a Document,
    lexicon: &'a Lexicon,
    words: Option<ListId>,
}

impl<'a> Streets<'a> {
    /// For the names of `document`.
    pub fn new(document: &'a Document, lexicon: &'a Lexicon) -> Self {
        Self { document, lexicon, words: lexicon.list("street-word") }
    }

    /// Is the name that of a street? A place that everybody knows needs its word right behind it: "Baghdad Airport
    /// Road" is in Baghdad, "Lima Center Road" not in Lima. A state's or country's needs one that says a street and no
    /// more: "Ohio Street", not "Ohio Court of Appeals".
    pub fn holds(&self, found: &Found, broad: bool, known: bool) -> bool {
        let (start, past) = (found.tokens.start, found.name.end);
        if found.container.is_some() && found.tokens.end > past || self.is_shouted(past) {
            return false;
        }
        let named = self.touches(past) && self.is_word(past) && (!broad || self.is_plain(past));
        let longer = !known && self.capital(past) && self.is_word(past + 1);
        named
            || longer && self.touches(past) && self.touches(past + 1)
            || self.is_of_a_block(start)
            || self.is_at_a_corner(start, past)
            || !known && self.crosses(start)
    }

    /// "The Austin neighborhood" is a part of some town, and no gazetteer knows it; "the Missouri State Highway Patrol"
    /// is an institution.
    pub fn is_of_another(&self, found: &Found, broad: bool) -> bool {
        let past = found.name.end;
        match self.document.fold(past) {
            "neighborhood" | "neighbourhood" => !broad,
            "state" => self.capital(past) && self.capital(past + 1) && self.touches(past + 1),
            _ => false,
        }
    }

    /// "The 1300 block of North Erie", "the 200 block of W. Houston".
    fn is_of_a_block(&self, start: usize) -> bool {
        let initial =
            start.checked_sub(1).is_some_and(|b| self.document.text(b).trim_end_matches('.').len() == 1);
        let Some(of) = start.checked_sub(1 + usize::from(initial)) else { return false };
        let digit = |i: usize| self.document.text(i).starts_with(|c: char| c.is_ascii_digit());
        let block = |i: usize| match self.document.fold(i) {
            "block" => i.checked_sub(1).is_some_and(|n| digit(n) || self.document.text(n) == "-"),
            word => word.ends_with("-block"),
        };
        self.document.fold(of) == "of" && of.checked_sub(1).is_some_and(block)
    }

    /// "At Wyoming and Copper streets", "the intersection of Hollywood and Bethune".
    fn is_at_a_corner(&self, start: usize, past: usize) -> bool {
        let joins = |i: usize| matches!(self.document.fold(i), "and" | "&");
        let plural = |i: usize| self.is_word_folded(i) && self.document.fold(i).ends_with('s');
        let before = start.checked_sub(1).is_some_and(joins);
        if joins(past) && self.capital(past + 1) && plural(past + 2) || before && plural(past) {
            return true;
        }
        let sentence = self.document.tokens_of(self.document.sentence_of(start)).start;
        let corner = |i: usize| {
            matches!(self.document.fold(i), "corner" | "intersection") && self.document.fold(i + 1) == "of"
        };
        let near = start.saturating_sub(if before { CORNER } else { 3 }).max(sentence);
        (before || joins(past)) && (near..start).any(corner)
    }

    /// "Bay Road near University", "Elm Street and Lincoln": the street that crosses the one before.
    fn crosses(&self, start: usize) -> bool {
        let link = |i: &usize| matches!(self.document.fold(*i), "and" | "&" | "near" | "at");
        let before = start.checked_sub(1).filter(link).and_then(|b| b.checked_sub(1));
        before.is_some_and(|b| b > 0 && self.is_word(b) && self.capital(b - 1))
    }

    /// "ON BOGOTA STREETS": where all is in capitals, they say nothing.
    fn is_shouted(&self, past: usize) -> bool {
        let sentence = self.document.tokens_of(self.document.sentence_of(past.saturating_sub(1)));
        let tokens = self.document.tokens.get(sentence).unwrap_or(&[]);
        !tokens.iter().any(|t| matches!(t.case, Case::Lower | Case::Capital))
    }

    fn is_plain(&self, i: usize) -> bool {
        let cell = self.words.and_then(|list| self.lexicon.attribute(list, self.document, i..i + 1, "of"));
        cell == Some("any")
    }

    fn is_word(&self, i: usize) -> bool {
        self.capital(i) && self.is_word_folded(i)
    }

    fn is_word_folded(&self, i: usize) -> bool {
        let token = self.document.tokens.get(i);
        self.words.zip(token).is_some_and(|(list, token)| self.lexicon.contains(list, token.word))
    }

    fn capital(&self, i: usize) -> bool {
        let case = self.document.tokens.get(i).map(|t| t.case);
        matches!(case, Some(Case::Capital | Case::Upper | Case::Mixed))
    }

    /// Does only white space stand between the token and the one before?
    fn touches(&self, i: usize) -> bool {
        let tokens = &self.document.tokens;
        let pair = i.checked_sub(1).and_then(|b| Some((tokens.get(b)?, tokens.get(i)?)));
        pair.is_some_and(|(b, t)| t.span.start - b.span.end <= 1)
    }
}
