//! The word lists of the attribution annotator. In: a token. Out: what it can be there. It builds no phrases.

use crate::lexicon::words::{Lexicon, ListId};
use crate::model::document::{Case, Document, Stance, TokenKind};

/// The lists, looked up once a document.
pub struct Words<'a> {
    /// Where the lists are.
    pub lexicon: &'a Lexicon,
    verbs: Option<ListId>,
    sources: Option<ListId>,
    nouns: Option<ListId>,
    roles: Option<ListId>,
    stops: Option<ListId>,
    calendar: Option<ListId>,
    statements: Option<ListId>,
    abbreviations: Option<ListId>,
    modifiers: Option<ListId>,
    titles: Option<ListId>,
    pasts: Option<ListId>,
    /// Well-known institutions.
    pub speakers: Option<ListId>,
}

/// A reporting verb.
#[derive(Clone, Copy, Debug)]
pub struct Verb {
    /// One past its last token.
    pub past: usize,
    /// How the speaker stands to what is said; `None` for a phrase that only looks like a verb of saying.
    pub stance: Option<Stance>,
    /// "Saying", "adding": the speaker is that of the sentence.
    pub gerund: bool,
    /// A plural noun as often as a verb ("claims").
    pub noun: bool,
    /// Only speakers have this verb.
    pub strong: bool,
}

/// What a common noun speaks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// An institution.
    Body,
    /// One or more persons.
    Person,
}

impl<'a> Words<'a> {
    /// Looks the lists up.
    pub fn new(lexicon: &'a Lexicon) -> Self {
        Self {
            lexicon,
            verbs: lexicon.list("reporting-verb"),
            sources: lexicon.list("source-cue"),
            nouns: lexicon.list("speaker-noun"),
            roles: lexicon.list("leader"),
            stops: lexicon.list("modifier-stop"),
            calendar: lexicon.list("speaker-stop"),
            statements: lexicon.list("statement-noun"),
            abbreviations: lexicon.list("abbreviation"),
            modifiers: lexicon.list("speaker-modifier"),
            titles: lexicon.list("person-title"),
            pasts: lexicon.list("past-verb"),
            speakers: lexicon.list("speaker"),
        }
    }

    /// The reporting verb at token `at`.
    pub fn verb(&self, document: &Document, at: usize, end: usize) -> Option<Verb> {
        let list = self.verbs?;
        let past = self.lexicon.term_at(list, document, at, end)?;
        let cell = |column| self.lexicon.attribute(list, document, at..past, column);
        let stance = match cell("stance") {
            Some("claim") => Some(Stance::Claim),
            Some("deny") => Some(Stance::Deny),
            Some("confirm") => Some(Stance::Confirm),
            Some("doubt") => Some(Stance::Doubt),
            Some("neutral") => Some(Stance::Neutral),
            _ => None,
        };
        let form = cell("form");
        let strong = cell("strong").is_some();
        Some(Verb { past, stance, gerund: form == Some("gerund"), noun: form == Some("noun"), strong })
    }

    /// The source cue at token `at`: one past its last token, and its class.
    pub fn source(&self, document: &Document, at: usize, end: usize) -> Option<(usize, &str)> {
        let list = self.sources?;
        let past = self.lexicon.term_at(list, document, at, end)?;
        Some((past, self.lexicon.attribute(list, document, at..past, "class")?))
    }

    /// What the common noun at token `at` speaks for, if it speaks.
    pub fn noun(&self, document: &Document, at: usize) -> Option<Sort> {
        let class = self.nouns.and_then(|list| self.lexicon.attribute(list, document, at..at + 1, "class"));
        match class {
            Some("body") => Some(Sort::Body),
            Some(_) => Some(Sort::Person),
            None => self.role(document, at).map(|_| Sort::Person),
        }
    }

    /// The part that a person of this noun plays ("spokesperson").
    pub fn role(&self, document: &Document, at: usize) -> Option<&str> {
        self.roles.and_then(|list| self.lexicon.attribute(list, document, at..at + 1, "class"))
    }

    /// May the word in lower case stand before the noun or the name of a speaker ("security", "pro-government",
    /// "coach")?
    pub fn describes(&self, document: &Document, at: usize) -> bool {
        let fold = document.fold(at);
        let adjective = ["al", "ic", "ive", "ese", "ish", "ian", "ary", "ern", "ist", "ous", "ent"];
        fold.contains('-')
            || self.holds(self.modifiers, document, at)
            || self.holds(self.titles, document, at)
            || (fold.len() > 4 && adjective.iter().any(|ending| fold.ends_with(ending)))
    }

    /// May the word not be a part of a speaker's name? ("US" may.)
    pub fn is_stop(&self, document: &Document, at: usize) -> bool {
        let upper = document.tokens.get(at).is_some_and(|t| t.case == Case::Upper);
        (!upper && self.holds(self.stops, document, at)) || self.holds(self.calendar, document, at)
    }

    /// Is it a day, a month, an adverb of time?
    pub fn is_time(&self, document: &Document, at: usize) -> bool {
        self.holds(self.calendar, document, at)
    }

    /// Is it something that speakers issue ("statement")?
    pub fn is_statement(&self, document: &Document, at: usize) -> bool {
        self.holds(self.statements, document, at)
    }

    /// Does the word look like a verb in the past?
    pub fn is_past(&self, document: &Document, at: usize) -> bool {
        let fold = document.fold(at);
        let regular = fold.len() > 4 && fold.ends_with("ed");
        !is_capital(document, at) && (regular || self.holds(self.pasts, document, at))
    }

    /// Is it a title in short, with or without its point ("Sgt.", "Dr")?
    pub fn is_short_title(&self, document: &Document, at: usize) -> bool {
        is_capital(document, at) && self.holds(self.abbreviations, document, at)
    }

    /// Is it the point of an abbreviated title ("Gen.")?
    pub fn is_title_point(&self, document: &Document, at: usize) -> bool {
        document.text(at) == "."
            && at.checked_sub(1).is_some_and(|before| self.is_short_title(document, before))
    }

    fn holds(&self, list: Option<ListId>, document: &Document, at: usize) -> bool {
        list.zip(document.tokens.get(at)).is_some_and(|(list, token)| self.lexicon.contains(list, token.word))
    }
}

/// Is the token a word with a capital?
pub fn is_capital(document: &Document, at: usize) -> bool {
    document.tokens.get(at).is_some_and(|t| {
        t.kind == TokenKind::Word && matches!(t.case, Case::Capital | Case::Upper | Case::Mixed)
    })
}

/// Is the token no word and no number?
pub fn is_mark(document: &Document, at: usize) -> bool {
    document.tokens.get(at).is_none_or(|t| t.kind == TokenKind::Punct)
}

/// Is the token a quotation mark?
pub fn is_quote_mark(document: &Document, at: usize) -> bool {
    matches!(
        document.text(at),
        "\"" | "\u{201c}" | "\u{201d}" | "\u{2018}" | "\u{2019}" | "'" | "\u{ab}" | "\u{bb}"
    )
}
