//! Institutions, armed groups and companies. In: a segmented document. Out: a mention each, with one normal form for
//! all its names where the list knows one, else the words themselves, folded.
//!
//! Known names come from a list; others are runs of capitals that a telling word ends ("Aleppo Media Center") or
//! opens ("Ministry of Health"), and words all in capitals. It knows no persons and no places.

use crate::lexicon::name_words::{is_common_word, is_given_name};
use crate::lexicon::words::{Lexicon, ListId};
use crate::model::document::{Case, Document, Mention, MentionValue, ParagraphKind, TokenKind};
use std::ops::Range;

/// A run is read back at most this far from the word that ends it.
const LONGEST: usize = 6;
/// Longer words in capitals are shouting, not acronyms.
const ACRONYM: std::ops::RangeInclusive<usize> = 2..=7;

/// The institutions of a document, in the order of the text.
pub fn find(document: &Document, lexicon: &Lexicon) -> Vec<Mention> {
    let finder = Finder {
        document,
        lexicon,
        known: lexicon.list("organization"),
        tail: lexicon.list("name-tail"),
        never: lexicon.list("never-name"),
        title: lexicon.list("person-title"),
    };
    let mut found = Vec::new();
    for paragraph in &document.paragraphs {
        for sentence in paragraph.sentences.clone() {
            finder.sentence(document.tokens_of(sentence as usize), paragraph.kind, &mut found);
        }
    }
    found
}

struct Finder<'a> {
    document: &'a Document,
    lexicon: &'a Lexicon,
    known: Option<ListId>,
    tail: Option<ListId>,
    never: Option<ListId>,
    title: Option<ListId>,
}

impl Finder<'_> {
    fn sentence(&self, tokens: Range<usize>, kind: ParagraphKind, found: &mut Vec<Mention>) {
        let words = tokens.clone().filter(|i| self.is_word(*i)).count();
        let shouted = tokens.clone().filter(|i| self.case(*i) == Case::Upper).count() * 2 > words;
        let mut at = tokens.start;
        while at < tokens.end {
            if let Some(past) = self.no_institution(at, &tokens) {
                at = past;
                continue;
            }
            if !self.is_capital(at) {
                at += 1;
                continue;
            }
            let hit = self
                .known(at, &tokens)
                .or_else(|| self.of(at, &tokens))
                .or_else(|| self.headed(at, &tokens))
                .or_else(|| (!shouted || kind == ParagraphKind::Body).then(|| self.acronym(at)).flatten());
            match hit {
                Some((range, key)) => {
                    at = range.end;
                    found.push(self.document.mention(range, MentionValue::Organization(key)));
                }
                None => at += 1,
            }
        }
    }

    /// A name of the list.
    fn known(&self, at: usize, sentence: &Range<usize>) -> Option<(Range<usize>, String)> {
        let list = self.known?;
        let end = self.lexicon.term_at(list, self.document, at, sentence.end)?;
        let upper = self.lexicon.attribute(list, self.document, at..end, "case") == Some("upper");
        let capitals = (at..end).all(|i| self.case(i) != Case::Lower || end - at > 2);
        // "Hezbollah Brigades" is another group than Hezbollah.
        let goes_on = self.is_tail(end, "organization") && self.is_capital(end) && sentence.contains(&end);
        if (upper && self.case(at) != Case::Upper) || !capitals || goes_on {
            return None;
        }
        let key = self.lexicon.attribute(list, self.document, at..end, "key")?;
        Some((at..end, key.to_owned()))
    }

    /// A term of the list without a key sounds like an institution and is none (West Bank).
    fn no_institution(&self, at: usize, sentence: &Range<usize>) -> Option<usize> {
        let list = self.known?;
        let end = self.lexicon.term_at(list, self.document, at, sentence.end)?;
        self.lexicon.attribute(list, self.document, at..end, "key").is_none().then_some(end)
    }

    /// Capitals that a telling word ends: "Syrian Democratic Forces".
    fn headed(&self, at: usize, sentence: &Range<usize>) -> Option<(Range<usize>, String)> {
        if !self.begins(at, sentence) {
            return None;
        }
        let mut end = None;
        let mut i = at;
        while i < sentence.end && i < at + LONGEST {
            let joins =
                matches!(self.document.fold(i), "of" | "for" | "and" | "&" | "the") && self.is_capital(i + 1);
            let inner = i > at && joins && i + 1 < sentence.end;
            if !self.is_capital(i) && !inner {
                break;
            }
            if self.is_tail(i, "organization") && self.is_capital(i) && i > at {
                end = Some(i + 1);
            }
            i += 1;
        }
        let end = end?;
        // Frank Church, Grace Bank: a given name and one word are a person unless an article stands before them.
        let person =
            end == at + 2 && is_given_name(self.document.fold(at)) && !self.after_article(at, sentence);
        (!person).then(|| (at..end, self.key(at..end)))
    }

    /// "Ministry of Health", "University of Aleppo", "Department of Homeland Security".
    fn of(&self, at: usize, sentence: &Range<usize>) -> Option<(Range<usize>, String)> {
        if !self.is_tail(at, "organization") || self.document.fold(at + 1) != "of" {
            return None;
        }
        let mut end = at + 2;
        if self.document.fold(end) == "the" {
            end += 1;
        }
        let first = end;
        while end < sentence.end && end < first + LONGEST {
            // "Health and Sport", but not "Health and Aleppo Media Center".
            let pair = self.is_capital(end + 1) && !self.is_capital(end + 2);
            let and = self.document.fold(end) == "and"
                && pair
                && end > first
                && !self.is_tail(end + 1, "organization");
            if !self.is_capital(end) && !and {
                break;
            }
            end += 1;
        }
        (end > first && end <= sentence.end).then(|| (at..end, self.key(at..end)))
    }

    /// SDF, YPG; not U.S., not a shouted word.
    fn acronym(&self, at: usize) -> Option<(Range<usize>, String)> {
        let token = self.document.tokens.get(at)?;
        let text = self.document.text(at);
        let fold = self.document.fold(at);
        let fits = token.case == Case::Upper
            && token.kind == TokenKind::Word
            && ACRONYM.contains(&text.len())
            && text.bytes().all(|b| b.is_ascii_uppercase());
        let other = self.never.is_some_and(|list| self.lexicon.contains(list, token.word))
            || is_common_word(fold)
            || text.bytes().all(|b| b"IVXL".contains(&b))
            || matches!(fold, "us" | "uk" | "usa" | "uae" | "la" | "dc" | "ny" | "nyc");
        // Two capitals before a name may be initials (PK Jena).
        let initials = text.len() == 2
            && self.case(at + 1) == Case::Capital
            && !is_common_word(self.document.fold(at + 1));
        (fits && !other && !initials).then(|| (at..at + 1, fold.to_owned()))
    }

    /// Can a run of capitals begin here? Not inside one, not at a title, not at a sentence's first word that is a
    /// common one.
    fn begins(&self, at: usize, sentence: &Range<usize>) -> bool {
        let common =
            at == sentence.start && is_common_word(self.document.fold(at)) && !self.is_tail(at, "lead");
        let word = self.document.tokens.get(at).map(|token| token.word);
        let title = word.zip(self.title).is_some_and(|(word, list)| self.lexicon.contains(list, word));
        let adjective = self
            .document
            .text(at)
            .rsplit_once('-')
            .is_some_and(|(_, last)| last.starts_with(char::is_lowercase));
        !common && !title && !adjective && !matches!(self.document.fold(at), "the" | "a" | "an")
    }

    fn after_article(&self, at: usize, sentence: &Range<usize>) -> bool {
        at > sentence.start && matches!(self.document.fold(at - 1), "the" | "a" | "an")
    }

    fn case(&self, i: usize) -> Case {
        self.document.tokens.get(i).map_or(Case::None, |token| token.case)
    }

    fn is_word(&self, i: usize) -> bool {
        self.document.tokens.get(i).is_some_and(|token| token.kind == TokenKind::Word)
    }

    fn is_capital(&self, i: usize) -> bool {
        self.is_word(i) && matches!(self.case(i), Case::Capital | Case::Upper | Case::Mixed)
    }

    fn is_tail(&self, i: usize, kind: &str) -> bool {
        let Some((list, token)) = self.tail.zip(self.document.tokens.get(i)) else { return false };
        // Most words are in no list: ask that first.
        self.lexicon.contains(list, token.word)
            && self.lexicon.attribute(list, self.document, i..i + 1, "kind") == Some(kind)
    }

    /// The words, folded, in one spacing.
    fn key(&self, tokens: Range<usize>) -> String {
        tokens.map(|i| self.document.fold(i)).collect::<Vec<_>>().join(" ")
    }
}
