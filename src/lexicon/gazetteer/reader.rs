//! Finds a name at a token and narrows what it may mean by the words that touch it. In: a document. Out: the longest
//! name with its postings, the word of its kind ("province"), what holds it ("Odessa, Texas"; "Syria's Aleppo"). The
//! wordings around it are `phrase`'s.

use crate::lexicon::gazetteer::data::{self, Gazetteer, PlaceKind, Posting};
use crate::lexicon::words::{Lexicon, ListId};
use crate::model::document::{Case, Document};
use crate::model::value::place::{Direction, PlaceId};
use std::cell::OnceCell;
use std::ops::Range;

/// A reading is dropped, unless the context asks for it, when it has less than this share of the people of the first:
/// Moscow, Idaho beside Moscow.
const PROMINENT: f64 = 0.01;
/// Names have at most so many tokens ("Autonomous Administration of North and East Syria").
const LONGEST: usize = 9;

/// The names that begin at a token, longest first, each with one past its last token.
type Ends = Box<[(u32, data::Name)]>;

/// A name and what it may mean.
pub(super) struct Name {
    /// Its tokens.
    pub(super) tokens: Range<usize>,
    /// One past its last, with the word after it ("province").
    pub(super) past: usize,
    /// What it may mean, as far as its word allows.
    pub(super) postings: Vec<Posting>,
    /// What its word says it is.
    pub(super) level: Option<&'static str>,
    /// Does a word say that it is a place?
    pub(super) word: bool,
}

/// Reads place phrases of one document.
pub struct PlaceReader<'a> {
    pub(super) document: &'a Document,
    pub(super) lexicon: &'a Lexicon,
    pub(super) gazetteer: &'static Gazetteer,
    pub(super) directions: Option<ListId>,
    pub(super) words: Option<ListId>,
    pub(super) near: Option<ListId>,
    pub(super) units: Option<ListId>,
    pub(super) any_case: bool,
    /// Per token: what begins there, once somebody has asked.
    names: Vec<OnceCell<Ends>>,
}

impl<'a> PlaceReader<'a> {
    /// A reader of `document`. Names must be capitalised.
    pub fn new(document: &'a Document, lexicon: &'a Lexicon) -> Self {
        Self {
            document,
            lexicon,
            gazetteer: Gazetteer::get(),
            directions: lexicon.list("direction"),
            words: lexicon.list("place-word"),
            near: lexicon.list("near"),
            units: lexicon.list("length-unit"),
            any_case: false,
            names: vec![OnceCell::new(); document.tokens.len()],
        }
    }

    /// The readings of a name that nothing around it narrows.
    pub(super) fn likely(&self, name: &Name) -> Vec<Posting> {
        let gazetteer = self.gazetteer;
        let usable = |p: &&Posting| !p.needs_word || name.word;
        let mut found: Vec<Posting> =
            name.postings.iter().filter(usable).filter(|p| !p.alternate).copied().collect();
        if found.is_empty() {
            found = name.postings.iter().filter(usable).copied().collect();
        }
        let most = found.iter().map(|p| gazetteer.population(p.id)).fold(0.0, f64::max);
        found.retain(|p| gazetteer.population(p.id) >= most * PROMINENT);
        found
    }

    /// The container after a comma, and the readings that lie in it: "Odessa, Texas", "Homs, Syria".
    pub(super) fn container(&self, name: &Name) -> Option<(Range<usize>, Vec<Posting>)> {
        if self.document.text(name.past) != "," {
            return self
                .possessor(name)
                .map(|held| (name.tokens.clone(), held))
                .filter(|(_, held)| !held.is_empty());
        }
        let start = name.past + 1;
        if !self.capital(start) {
            return None;
        }
        self.ends(start, self.document.tokens.len()).find_map(|(past, holders)| {
            let broad = |p: &Posting| self.gazetteer.kind(p.id) != PlaceKind::City && !p.demonym;
            let holders: Vec<PlaceId> =
                self.gazetteer.postings(holders).filter(broad).map(|p| p.id).collect();
            let held: Vec<Posting> = self.held(&name.postings, &holders);
            (!held.is_empty()).then_some((start..past, held))
        })
    }

    /// "Syria's Aleppo province", "the Turkish city of Antakya": the readings that lie in the country before the name.
    pub(super) fn possessor(&self, name: &Name) -> Option<Vec<Posting>> {
        let first = name.tokens.start;
        let before = (1..=5).filter_map(|back| first.checked_sub(back)).filter(|at| self.capital(*at));
        let holders = before.into_iter().find_map(|at| {
            let (past, holder) = self.ends(at, first).next()?;
            let gap = past..first;
            let people = self.gazetteer.postings(holder).any(|p| p.demonym);
            let linked = match self.document.fold(past) {
                "'s" | "'" => true,
                _ if people => gap.clone().all(|i| !self.capital(i) && self.document.text(i) != ","),
                _ => false,
            };
            (linked && gap.len() <= 4)
                .then(|| self.gazetteer.postings(holder).map(|p| p.id).collect::<Vec<_>>())
        })?;
        Some(self.held(&name.postings, &holders))
    }

    pub(super) fn held(&self, postings: &[Posting], holders: &[PlaceId]) -> Vec<Posting> {
        let inside = |p: &&Posting| holders.iter().any(|h| p.id != *h && self.gazetteer.lies_in(p.id, *h));
        let all: Vec<Posting> = postings.iter().filter(inside).copied().collect();
        let main: Vec<Posting> = all.iter().filter(|p| !p.alternate).copied().collect();
        if main.is_empty() { all } else { main }
    }

    /// The longest name at `at` that has a reading, with the word after it.
    pub(super) fn named(&self, at: usize, end: usize) -> Option<Name> {
        self.ends(at, end).find_map(|(past, name)| {
            if !self.written_as_name(at..past) {
                return None;
            }
            let usable = self.gazetteer.postings(name).filter(|p| !p.demonym && !p.abbreviation).collect();
            let (level, after) =
                self.level(past, end).map_or((None, past), |(level, after)| (Some(level), after));
            let kept = match level {
                Some(level) => self.of_level(usable, level),
                None => usable,
            };
            let word = level.is_some();
            let name = Name { tokens: at..past, past: after, postings: kept, level, word };
            (!self.likely(&name).is_empty()).then_some(name)
        })
    }

    /// All names that begin at `at` and end before `end`, longest first, each with one past its last token.
    pub(super) fn ends(&self, at: usize, end: usize) -> impl Iterator<Item = (usize, data::Name)> {
        let names = self.names.get(at).map_or(&[][..], |names| names.get_or_init(|| self.look_up(at)));
        names.iter().map(|(past, name)| (*past as usize, *name)).filter(move |(past, _)| *past <= end)
    }

    /// All names that begin at `at`, longest first.
    fn look_up(&self, at: usize) -> Ends {
        let mut found = Vec::new();
        let mut cursor = self.gazetteer.cursor();
        let end = self.document.tokens.len();
        for i in at..end.min(at + LONGEST) {
            if i > at && self.document.text(i) == "." && i + 1 < end && self.joined(i) {
                continue; // "St. Petersburg"
            }
            let Some(next) = self.gazetteer.step(cursor, i == at, self.document.fold(i)) else { break };
            cursor = next;
            found.extend(self.gazetteer.name_at(cursor).map(|name| (i as u32 + 1, name)));
        }
        found.reverse();
        found.into()
    }

    /// Does the point at `i` follow a short word at once, as in "St."?
    pub(super) fn joined(&self, i: usize) -> bool {
        let tokens = &self.document.tokens;
        let before = i.checked_sub(1).and_then(|b| tokens.get(b));
        before.is_some_and(|b| b.span.end == tokens[i].span.start && b.span.len() <= 3)
    }

    /// Capitals where a name has them; short names ("US", "UAE") all in capitals. A direction before it and the word
    /// after it may be written small ("eastern Ghouta", "Damascus countryside").
    pub(super) fn written_as_name(&self, tokens: Range<usize>) -> bool {
        if self.any_case {
            return true;
        }
        let last = tokens.end.saturating_sub(1);
        let short = tokens.len() == 1
            && self.document.fold(last).bytes().filter(u8::is_ascii_alphabetic).count() <= 3;
        let upper = self.case(last) == Case::Upper;
        let article = || self.document.fold(tokens.start) == "the";
        let seat = || self.document.fold(tokens.start) == "capital"; // "the capital of Yemen"
        let turned = || self.direction(tokens.start, tokens.end).is_some();
        let opens = || self.capital(tokens.start) || article() || seat() || turned();
        let closes = || self.capital(last) || (tokens.len() > 1 && self.level(last, tokens.end).is_some());
        (tokens.clone().any(|i| self.capital(i)) && opens() && closes())
            && (!short || upper || self.document.text(last).len() == 3)
    }

    pub(super) fn capital(&self, i: usize) -> bool {
        self.any_case || matches!(self.case(i), Case::Capital | Case::Upper | Case::Mixed)
    }

    pub(super) fn direction(&self, at: usize, end: usize) -> Option<(Option<Direction>, usize)> {
        let list = self.directions?;
        let past = self.lexicon.term_at(list, self.document, at, end)?;
        let code = self.lexicon.attribute(list, self.document, at..past, "direction")?;
        // “eastern” Syria: an article that doubts the direction puts it in quotation marks.
        let quoted = at > 0 && is_quote(self.document.fold(at - 1)) && is_quote(self.document.fold(past));
        Some((Direction::from_code(code), past + usize::from(quoted && past < end)))
    }

    /// The word that says what kind of place it is, and one past it.
    pub(super) fn level(&self, at: usize, end: usize) -> Option<(&'static str, usize)> {
        let list = self.words?;
        let past = self.lexicon.term_at(list, self.document, at, end)?;
        let level = match self.lexicon.attribute(list, self.document, at..past, "level")? {
            "division" => "division",
            "district" => "district",
            "town" => "town",
            "land" => "land",
            _ => "area",
        };
        Some((level, past))
    }

    /// The postings that the word fits; all of them when it fits none.
    pub(super) fn of_level(&self, postings: Vec<Posting>, level: &str) -> Vec<Posting> {
        let order: &[&[PlaceKind]] = match level {
            "division" => {
                &[&[PlaceKind::Division, PlaceKind::Region], &[PlaceKind::District], &[PlaceKind::City]]
            }
            "district" => {
                &[&[PlaceKind::District, PlaceKind::Region], &[PlaceKind::Division], &[PlaceKind::City]]
            }
            "town" => &[&[PlaceKind::City], &[PlaceKind::District, PlaceKind::Region]],
            _ => &[],
        };
        let fits =
            |kinds: &&&[PlaceKind]| postings.iter().any(|p| kinds.contains(&self.gazetteer.kind(p.id)));
        match order.iter().find(fits) {
            Some(kinds) => {
                postings.into_iter().filter(|p| kinds.contains(&self.gazetteer.kind(p.id))).collect()
            }
            None => postings,
        }
    }

    pub(super) fn case(&self, i: usize) -> Case {
        self.document.tokens.get(i).map_or(Case::None, |t| t.case)
    }

    pub(super) fn skip_the(&self, at: usize, end: usize) -> usize {
        at + usize::from(at + 1 < end && self.document.fold(at) == "the")
    }
}

fn is_quote(fold: &str) -> bool {
    matches!(fold, "\"" | "\u{201c}" | "\u{201d}" | "'" | "\u{ab}" | "\u{bb}")
}
