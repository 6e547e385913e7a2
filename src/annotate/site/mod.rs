//! Places that no gazetteer lists, where the text frames them as places: "the Sago mine in central West Virginia", "the
//! village of Besnaya", "Jindaris, a town in northwest Syria", "Kabul airport", "Oak Street". In: a document with its
//! places found. Out: a place mention for each, somewhere in its region: it may agree with another place or contradict
//! one outside that region, never one inside it.
//!
//! The region is the place named beside it, else what the document's places share, which contradicts nothing. It
//! knows no coordinates of its own.

mod street;
mod town;

use crate::lexicon::gazetteer::data::{Gazetteer, PlaceKind};
use crate::lexicon::name_words::is_common_word;
use crate::lexicon::words::{Lexicon, ListId};
use crate::model::document::{Case, Document, Mention, MentionValue, Token, TokenKind};
use crate::model::value::place::{Place, PlaceId, Reading, Scope, Standing};
use foldhash::HashSet;
use std::ops::Range;

/// A name has at most so many words before "mine" or behind "village of".
const LONGEST: usize = 4;

/// The sites of a document, in the order of the text.
pub fn find(document: &Document, lexicon: &Lexicon) -> Vec<Mention> {
    let list = |name| lexicon.list(name);
    let (Some(words), Some(title)) = (list("site-word"), list("person-title")) else {
        return Vec::new();
    };
    let finder = Finder {
        document,
        lexicon,
        words,
        title,
        streets: list("street-word"),
        roads: list("road-word"),
        direction: list("direction"),
        levels: list("place-word"),
        doubtful: list("doubtful-town"),
        happenings: [list("happening"), list("event-noun")],
        home: home(document),
        parts: parts_of_names(document),
    };
    let mut found: Vec<Mention> = Vec::new();
    for sentence in 0..document.sentences.len() {
        let bounds = document.tokens_of(sentence);
        let mut at = bounds.start;
        while at < bounds.end {
            match finder.site(at, bounds.clone()) {
                Some(mention) => {
                    at = mention.tokens.end as usize;
                    found.push(mention);
                }
                None => at += 1,
            }
        }
    }
    found
}

/// The narrowest record that holds all places of a document. Peoples do not count: "U.S. troops died" in Kabul.
fn home(document: &Document) -> Option<PlaceId> {
    let gazetteer = Gazetteer::get();
    let places = document.mentions.iter().filter_map(as_place).filter_map(|p| p.readings.first());
    let all: Vec<PlaceId> = places.map(|reading| reading.id).collect();
    // A town lies in its state, and the state that is named beside it holds the same town.
    let fits = |id: &PlaceId| all.iter().all(|o| gazetteer.lies_in(*o, *id) || gazetteer.lies_in(*id, *o));
    let town = all.iter().copied().filter(|id| gazetteer.kind(*id) == PlaceKind::City).find(fits);
    let holds = |id: &PlaceId| all.iter().all(|o| gazetteer.lies_in(*o, *id));
    let shared = || gazetteer.line(*all.first()?).find(holds);
    town.or_else(shared).filter(|id| gazetteer.country(*id).is_some())
}

/// The words that are part of a longer name somewhere: who is "Maria Hernandez" once is no town later.
fn parts_of_names(document: &Document) -> HashSet<&str> {
    let capital = |i: usize| document.tokens.get(i).is_some_and(|t| t.case == Case::Capital);
    (1..document.tokens.len())
        .filter(|i| {
            capital(*i) && capital(*i - 1) && document.sentence_of(*i) == document.sentence_of(*i - 1)
        })
        .map(|i| document.fold(i))
        .collect()
}

struct Finder<'a> {
    document: &'a Document,
    lexicon: &'a Lexicon,
    words: ListId,
    title: ListId,
    streets: Option<ListId>,
    roads: Option<ListId>,
    direction: Option<ListId>,
    levels: Option<ListId>,
    doubtful: Option<ListId>,
    happenings: [Option<ListId>; 2],
    home: Option<PlaceId>,
    parts: HashSet<&'a str>,
}

/// A site: its words, the region that the text gives it, and whether it is itself a town rather than a spot in one.
type Site<'p> = (Range<usize>, Option<&'p Place>, bool);

impl Finder<'_> {
    /// The site that begins at `at`.
    fn site(&self, at: usize, bounds: Range<usize>) -> Option<Mention> {
        // Streets and towns are places wherever they are; of "the Iraqi base" only a region makes one.
        let placed = |site: &Site| site.1.is_some() || self.home.is_some();
        let (tokens, region, town) = self
            .named_before_its_word(at, bounds.clone())
            .filter(placed)
            .or_else(|| self.street(at, bounds.clone()))
            .or_else(|| self.apposed(at, bounds.clone()))
            .or_else(|| self.named_behind_its_word(at, bounds.clone()).filter(placed))
            .or_else(|| self.within(at, bounds.clone()))
            .or_else(|| self.unknown_town(at, bounds))?;
        let gazetteer = Gazetteer::get();
        let readings = match region {
            Some(place) => place.readings.clone(),
            None => {
                let holds = |id: &PlaceId| !town || gazetteer.kind(*id) != PlaceKind::City;
                let home = self.home.and_then(|home| gazetteer.line(home).find(holds));
                home.map(|id| Reading { id, scope: Scope::Whole }).into_iter().collect()
            }
        };
        let name = self.document.span(tokens.clone()).of(self.document.article.readable());
        let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
        let mut place = gazetteer.place(name.clone(), readings);
        place.standing = if region.is_some() { Standing::Inside } else { Standing::Supposed };
        place.path.push(name);
        Some(self.document.mention(tokens, MentionValue::Place(place)))
    }

    /// "the Sago mine", "Pokhara International Airport", "the Bahanaga station in Balasore district".
    fn named_before_its_word(&self, at: usize, bounds: Range<usize>) -> Option<Site<'_>> {
        let run = self.run(at, bounds.end)?;
        // The word itself may be written with a capital: "Sago Mine", "Abbey Gate".
        let (name_end, past) = (at + 1..=run.end).rev().find_map(|word| {
            let past = self.lexicon.term_at(self.words, self.document, word, bounds.end)?;
            (past >= run.end).then_some((word, past))
        })?;
        let region = narrower(self.place_inside(at..name_end), self.region(at, past, bounds));
        (self.opens_well(at, name_end) && !self.known_place(at..past)).then_some((at..past, region, false))
    }

    /// "the village of Besnaya".
    fn named_behind_its_word(&self, at: usize, bounds: Range<usize>) -> Option<Site<'_>> {
        let word = self.lexicon.term_at(self.words, self.document, at, bounds.end)?;
        if self.document.fold(word) != "of" || word + 1 >= bounds.end {
            return None;
        }
        let run = self.run(word + 1, bounds.end).filter(|run| !self.is_taken(run.start))?;
        Some((run.clone(), self.region(at, run.end, bounds), true))
    }

    /// Up to [`LONGEST`] capital words that stand together.
    fn run(&self, at: usize, end: usize) -> Option<Range<usize>> {
        let capital = |i: usize| self.is_capital(i);
        let free = at == 0 || !capital(at - 1);
        let past = (at..end).take_while(|i| capital(*i)).last()? + 1;
        (free && past - at <= LONGEST + 1 && self.calendar_free(at..past)).then_some(at..past)
    }

    /// "A mine" at the head of a sentence has no name.
    fn is_capital(&self, i: usize) -> bool {
        let named = |t: &Token| t.kind == TokenKind::Word && matches!(t.case, Case::Capital | Case::Mixed);
        self.document.tokens.get(i).is_some_and(named) && !matches!(self.document.fold(i), "a" | "an")
    }

    fn is_in(&self, list: Option<ListId>, i: usize) -> bool {
        let token = self.document.tokens.get(i);
        list.zip(token).is_some_and(|(list, token)| self.lexicon.contains(list, token.word))
    }

    fn is_titled(&self, at: usize) -> bool {
        self.document.tokens.get(at).is_some_and(|t| self.lexicon.contains(self.title, t.word))
    }

    fn calendar_free(&self, tokens: Range<usize>) -> bool {
        !self.document.mentions_in(tokens).iter().any(|m| {
            matches!(m.value, MentionValue::Date(_) | MentionValue::Time(_) | MentionValue::Organization(_))
        })
    }

    /// A name, not the first word of a sentence, a title or a people alone: "Local market", "Sgt. Gate", "Iraqi base".
    fn opens_well(&self, at: usize, name_end: usize) -> bool {
        let document = self.document;
        let first = document.tokens_of(document.sentence_of(at)).start == at;
        let titled = self.is_titled(at);
        let people = document
            .mentions_in(at..at + 1)
            .iter()
            .any(|m| matches!(m.value, MentionValue::Demonym(_)) && m.tokens.end as usize == name_end);
        let common = (at..name_end).all(|i| is_common_word(document.fold(i)));
        !(titled || people || (common && (first || name_end == at + 1)))
    }

    /// The region that the words right behind a site name, or the possessive right before it.
    fn region(&self, at: usize, past: usize, bounds: Range<usize>) -> Option<&Place> {
        let linked = matches!(self.document.fold(past), "in" | "of" | "at" | "," | "on" | "near" | "outside");
        let behind = linked.then(|| self.place_at(past + 1)).flatten();
        behind.or_else(|| {
            let owner = at.checked_sub(1).filter(|i| *i > bounds.start && self.document.fold(*i) == "'s")?;
            self.place_until(owner)
        })
    }

    /// The place whose mention begins at a token, an article skipped.
    fn place_at(&self, at: usize) -> Option<&Place> {
        let at = at + usize::from(self.document.fold(at) == "the");
        // The span of a direction may begin at its noun's article.
        self.document.mentions_in(at..at + 1).iter().find_map(as_place)
    }

    fn place_until(&self, past: usize) -> Option<&Place> {
        let from = past.saturating_sub(LONGEST);
        let ends = |m: &&Mention| m.tokens.end as usize == past;
        self.document.mentions_in(from..past).iter().filter(ends).find_map(as_place)
    }

    fn place_inside(&self, tokens: Range<usize>) -> Option<&Place> {
        let inner = self.document.mentions_in(tokens.clone()).iter().find_map(as_place)?;
        // "Lion Gate" is not in Lyon where the text speaks of Kabul.
        let country = |place: &Place| place.readings.first().and_then(|r| Gazetteer::get().country(r.id));
        let outside = |m: &&Mention| !tokens.contains(&(m.tokens.start as usize));
        let mut others = self.document.mentions.iter().filter(outside).filter_map(as_place).peekable();
        let fits = others.peek().is_none() || others.any(|place| country(place) == country(inner));
        fits.then_some(inner)
    }

    /// Does the gazetteer know the whole of it: "Port of Beirut", "Balasore district"?
    fn known_place(&self, tokens: Range<usize>) -> bool {
        self.document
            .mentions_in(tokens.clone())
            .iter()
            .any(|m| as_place(m).is_some() && m.tokens.end as usize >= tokens.end)
    }

    /// Is the token part of a mention?
    fn is_taken(&self, at: usize) -> bool {
        let near = self.document.mentions_in(at.saturating_sub(2 * LONGEST)..at + 1);
        near.iter().any(|m| m.tokens.end as usize > at)
    }
}

/// Of the place in a name and the region behind it, the one that holds where both agree, else the region: "Kabul
/// airport in Afghanistan" is in Kabul, "Lakeside Mall in Ohio" not in Lakeside, Florida.
fn narrower<'a>(inside: Option<&'a Place>, region: Option<&'a Place>) -> Option<&'a Place> {
    let (Some(inner), Some(outer)) = (inside, region) else { return inside.or(region) };
    let gazetteer = Gazetteer::get();
    let agree = inner.readings.iter().any(|i| {
        outer.readings.iter().any(|o| gazetteer.lies_in(i.id, o.id) || gazetteer.lies_in(o.id, i.id))
    });
    Some(if agree { inner } else { outer })
}

fn as_place(mention: &Mention) -> Option<&Place> {
    match &mention.value {
        MentionValue::Place(place) => Some(place),
        _ => None,
    }
}
