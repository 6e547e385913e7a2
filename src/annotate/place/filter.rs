//! Whether the words of a name mean a place where they stand. In: a phrase as the gazetteer reads it. Out: yes or no.
//! Towns bear the names of people (Nancy), of things (Mobile) and lend theirs to institutions (Boston Globe): a small
//! town needs a word that says "place" beside it, once in the article. It chooses between no readings.

use crate::annotate::place::street::Streets;
use crate::lexicon::dateline::dateline;
use crate::lexicon::gazetteer::data::{Gazetteer, PlaceKind};
use crate::lexicon::gazetteer::phrase::Found;
use crate::lexicon::gazetteer::reader::PlaceReader;
use crate::lexicon::name_words::{is_common_word, is_given_name};
use crate::lexicon::words::{Lexicon, ListId};
use crate::model::document::{Case, Document, MentionValue, TokenKind};
use foldhash::HashSet;
use std::ops::Range;

/// A town of this size needs no word beside it that says it is a place (lessons on places, point 4).
const WELL_KNOWN: f64 = 300_000.0;

/// Acronyms have at most so many letters; longer words in capitals are shouted.
const ACRONYM: usize = 5;

/// Is it a place?
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Yes.
    Place,
    /// If the document speaks of the country that it lies in.
    Perhaps,
    /// No.
    Other,
}

/// "US", "U.S.", "USA", "EU": names of countries that serve as adjectives.
const SHORT: usize = 6;

/// How sure a neighbour makes that a name is a place.
#[derive(Clone, Copy, PartialEq)]
enum Cue {
    /// "in", "near", "residents".
    Sure,
    /// "of", "to", "from" stand before persons too.
    Weak,
}

/// Looks at the neighbours of names.
pub struct Filter<'a> {
    reader: &'a PlaceReader<'a>,
    document: &'a Document,
    lexicon: &'a Lexicon,
    title: Option<ListId>,
    tail: Option<ListId>,
    openers: [Option<ListId>; 3],
    calendar: [Option<ListId>; 2],
    cue: Option<ListId>,
    follow: Option<ListId>,
    stop: Option<ListId>,
    sites: Option<ListId>,
    doubtful: Option<ListId>,
    shouted: Vec<bool>,
    /// The bytes of the dateline.
    dateline: Range<u32>,
    /// Tokens inside the name of an institution, with its first token.
    institution: Vec<u32>,
    surnames: HashSet<&'a str>,
    streets: Streets<'a>,
}

impl<'a> Filter<'a> {
    /// A filter for the document of `reader`.
    pub fn new(reader: &'a PlaceReader<'a>, document: &'a Document, lexicon: &'a Lexicon) -> Self {
        let list = |name| lexicon.list(name);
        let body = document.article.text_start();
        let mut institution = vec![u32::MAX; document.tokens.len()];
        for mention in document.mentions.iter().filter(|m| matches!(m.value, MentionValue::Organization(_))) {
            let tokens = mention.tokens.start as usize..mention.tokens.end as usize;
            institution.get_mut(tokens).into_iter().flatten().for_each(|first| *first = mention.tokens.start);
        }
        let mut filter = Self {
            reader,
            document,
            lexicon,
            title: list("person-title"),
            tail: list("name-tail"),
            openers: [list("direction"), list("near"), list("place-word")],
            calendar: [list("month"), list("weekday")],
            cue: list("place-cue"),
            follow: list("place-follow"),
            stop: list("stop-word"),
            sites: list("site-word"),
            doubtful: list("doubtful-town"),
            shouted: (0..document.sentences.len()).map(|i| shouted(document, i)).collect(),
            dateline: dateline(document.article.body(), lexicon)
                .map_or(0..0, |line| body..body + line.end as u32),
            institution,
            surnames: HashSet::default(),
            streets: Streets::new(document, lexicon),
        };
        filter.surnames = filter.surnames();
        filter
    }

    /// Can a place phrase begin here?
    pub fn may_begin(&self, at: usize) -> bool {
        let Some(token) = self.document.tokens.get(at).filter(|t| t.kind == TokenKind::Word) else {
            return false;
        };
        let opens = || {
            let begun = self.lexicon.lists_begun_by(token.word);
            self.openers.iter().flatten().any(|list| begun.contains(*list))
                && (self.is_in(&self.openers, at)
                    || self
                        .lexicon
                        .phrases_at(self.document, at, at + 6)
                        .any(|(l, _)| self.openers.contains(&Some(l))))
        };
        token.case != Case::Lower || matches!(self.document.fold(at), "the" | "between") || opens()
    }

    /// Words that follow a given name or a title somewhere in the document.
    fn surnames(&self) -> HashSet<&'a str> {
        let first = |i: usize| self.is_titled(i) || (self.capital(i) && is_given_name(self.document.fold(i)));
        (1..self.document.tokens.len())
            .filter(|i| self.capital(*i) && self.adjacent(*i) && first(*i - 1) && !self.is_tail(*i))
            .map(|i| self.document.fold(i))
            .collect()
    }

    /// The names of small towns that some phrase of the document surely says are places.
    pub fn named_before(&self, found: &[&Found]) -> HashSet<String> {
        found.iter().filter(|f| f.cued || self.cue(f) == Some(Cue::Sure)).map(|f| self.key(f)).collect()
    }

    fn key(&self, found: &Found) -> String {
        found.name.clone().map(|i| self.document.fold(i)).collect::<Vec<_>>().join(" ")
    }

    /// Is the name a place here?
    pub fn verdict(&self, found: &Found, named: &HashSet<String>) -> Verdict {
        let gazetteer = Gazetteer::get();
        let name = found.name.clone();
        let Some(first) = found.readings.first() else { return Verdict::Other };
        let kind = gazetteer.kind(first.id);
        let broad = kind != PlaceKind::City && (kind != PlaceKind::District || name.len() > 1);
        let strong = found.container.is_some() || (found.cued && found.tokens.end > name.end);
        if self.in_institution(found, broad) || (!strong && self.is_person(found, broad)) {
            return Verdict::Other;
        }
        let well_known = gazetteer.population(first.id) >= WELL_KNOWN;
        if self.streets.holds(found, broad, broad || well_known) || self.streets.is_of_another(found, broad) {
            return Verdict::Other;
        }
        let single = name.len() == 1;
        let cue = self.cue(found);
        let given = single && is_given_name(self.document.fold(name.start));
        let cued = found.cued || cue == Some(Cue::Sure) || (cue == Some(Cue::Weak) && !given);
        if single && found.container.is_none() {
            let known = matches!(
                kind,
                PlaceKind::Country | PlaceKind::Continent | PlaceKind::Sea | PlaceKind::Region
            );
            if let Some(verdict) = self.plain_word(name.start, known, cued) {
                return verdict;
            }
        }
        // "the Somali capital" has its article for the word, "the Nancy" is no town.
        let lower = |i: usize| self.document.tokens.get(i).is_some_and(|t| t.case == Case::Lower);
        let worded = lower(name.start) || lower(name.end - 1);
        let articled = !worded
            && name.start == found.tokens.start
            && name.start > 0
            && self.document.fold(name.start - 1) == "the";
        if broad || strong {
            return Verdict::Place;
        }
        if !self.is_free(found) || (articled && cue != Some(Cue::Sure)) {
            return Verdict::Other;
        }
        if single && self.is_in(&[self.doubtful], name.start) {
            return if cued { Verdict::Perhaps } else { Verdict::Other };
        }
        let place = well_known || cued || named.contains(&self.key(found));
        match place {
            true => Verdict::Place,
            false if given => Verdict::Other,
            false => Verdict::Perhaps,
        }
    }

    /// "US strikes", "UK troops", "the EU mission": a short name right before a noun is said of a people, as an
    /// adjective is, and "the US" alone of the country.
    pub fn is_adjective(&self, found: &Found) -> bool {
        let (name, gazetteer) = (found.name.clone(), Gazetteer::get());
        let token = |i: usize| self.document.tokens.get(i);
        let upper = name.len() == 1 && token(name.start).is_some_and(|t| t.case == Case::Upper);
        let country = found.readings.first().map(|r| gazetteer.kind(r.id));
        let wide = matches!(country, Some(PlaceKind::Country | PlaceKind::Continent));
        if !upper || !wide || found.tokens != found.name || self.document.span(name.clone()).len() > SHORT {
            return false;
        }
        let noun = token(name.end).is_some_and(|t| t.kind == TokenKind::Word) && self.adjacent(name.end);
        noun && !self.is_in(&[self.stop], name.end)
    }

    /// What is to be said of a single word that may be no name at all: a month, a common word, an acronym.
    fn plain_word(&self, i: usize, known: bool, cued: bool) -> Option<Verdict> {
        let upper = self.document.tokens.get(i).is_some_and(|t| t.case == Case::Upper);
        let written = self.document.text(i);
        if self.is_in(&self.calendar, i) {
            return Some(Verdict::Other);
        }
        // Kinds of places ("Bay", "Camp") are common words too; "in Car" is not the Central African Republic.
        let common = is_common_word(self.document.fold(i)) || self.is_in(&[self.sites], i);
        if common && !(known && upper) {
            let place = cued && known && written.len() > 3 && !self.opens_sentence(i);
            return Some(if place { Verdict::Place } else { Verdict::Other });
        }
        // "NATO" is no town; "NSW" and "D.C." are read as what they abbreviate.
        (upper && !known && !cued && !written.contains('.') && self.is_acronym(i)).then_some(Verdict::Other)
    }

    /// Inside an institution's name only what opens it as its country counts: "Texas Forest Service".
    fn in_institution(&self, found: &Found, broad: bool) -> bool {
        let first = self.institution.get(found.name.start).copied().unwrap_or(u32::MAX);
        if first == u32::MAX {
            return false;
        }
        let past = found.name.end;
        let whole =
            first as usize == found.name.start && self.institution.get(past).is_none_or(|f| *f != first);
        let opens = first as usize == found.name.start;
        !(whole
            || (opens
                && (broad
                    || WELL_KNOWN
                        <= found.readings.first().map_or(0.0, |r| Gazetteer::get().population(r.id)))))
    }

    /// Is the name, or a part of it, a person's?
    fn is_person(&self, found: &Found, broad: bool) -> bool {
        let (start, past) = (found.name.start, found.name.end);
        let single = found.name.len() == 1;
        let folded = self.document.fold(start);
        let before = start.checked_sub(1);
        let touches = before.is_some_and(|b| self.capital(b) && self.adjacent(start));
        let given_before = touches && before.is_some_and(|b| is_given_name(self.document.fold(b)));
        let titled = before.is_some_and(|b| self.is_titled(b));
        let initial =
            before.is_some_and(|b| self.document.text(b).len() == 2 && self.document.text(b).ends_with('.'));
        if titled || initial || (given_before && !broad) {
            return true;
        }
        let given = is_given_name(folded);
        let joined = self.capital(past) && self.adjacent(past) && !self.is_in(&self.calendar, past);
        let surname_follows = joined && !self.is_tail(past) && !self.is_titled(past);
        if given && single && surname_follows && !is_common_word(self.document.fold(past)) {
            return true;
        }
        single && !found.cued && (!broad || given) && self.surnames.contains(folded)
    }

    /// Nothing capital stands right before or after the name of a town: it is no part of a longer name.
    fn is_free(&self, found: &Found) -> bool {
        let (start, past) = (found.name.start, found.tokens.end);
        let before = start.checked_sub(1).is_some_and(|b| {
            let common = is_common_word(self.document.fold(b))
                || self.is_people(b)
                || self.opens_sentence(b) && !is_given_name(self.document.fold(b));
            self.capital(b) && self.adjacent(start) && !common
        });
        let after = self.capital(past)
            && self.adjacent(past)
            && !is_common_word(self.document.fold(past))
            && !self.is_in(&self.calendar, past);
        !before && !after
    }

    /// "the Syrian town of al-Bab": the people's name is no part of the town's.
    fn is_people(&self, at: usize) -> bool {
        self.reader.people(at, at + 1).is_some()
    }

    /// A word in capitals that is short enough for an acronym ("NATO", "SWAT"), where not all is in capitals as it is in
    /// a dateline.
    fn is_acronym(&self, i: usize) -> bool {
        let Some(token) = self.document.tokens.get(i) else { return false };
        let shouted = self.shouted.get(self.document.sentence_of(i)).copied().unwrap_or(false);
        token.span.len() <= ACRONYM && !self.dateline.contains(&token.span.start) && !shouted
    }

    /// The word beside it that says it is a place: "in", "the town of"; behind it "police", "residents".
    fn cue(&self, found: &Found) -> Option<Cue> {
        let follows = self.document.tokens.get(found.tokens.end);
        if follows.zip(self.follow).is_some_and(|(t, follow)| self.lexicon.contains(follow, t.word)) {
            return Some(Cue::Sure);
        }
        let mut at = found.tokens.start;
        // "in Homs and Hama", "between Homs, Hama and Idlib": the cue of the first holds for the rest.
        for _ in 0..3 {
            let before = at.checked_sub(1)?;
            match self.lexicon.attribute(self.cue?, self.document, before..at, "strength") {
                Some("sure") => return Some(Cue::Sure),
                Some(_) => return Some(Cue::Weak),
                None => {}
            }
            let joins = matches!(self.document.text(before), "," | "and" | "or");
            at = before.checked_sub(1).filter(|n| joins && self.capital(*n))?;
        }
        None
    }

    /// Is the token, or the word before its point, a title that makes the next word a person: "Sgt.", "Mr", "Gov."?
    fn is_titled(&self, i: usize) -> bool {
        let at = if self.document.text(i) == "." { i.saturating_sub(1) } else { i };
        let kind =
            self.title.and_then(|title| self.lexicon.attribute(title, self.document, at..at + 1, "kind"));
        kind.is_some_and(|kind| kind == "honorific" || (kind != "role" && self.capital(at)))
    }

    fn is_in(&self, lists: &[Option<ListId>], i: usize) -> bool {
        let Some(token) = self.document.tokens.get(i) else { return false };
        lists.iter().flatten().any(|list| self.lexicon.contains(*list, token.word))
    }

    fn is_tail(&self, i: usize) -> bool {
        let token = self.document.tokens.get(i);
        self.tail.zip(token).is_some_and(|(tail, token)| self.lexicon.contains(tail, token.word))
    }

    fn opens_sentence(&self, i: usize) -> bool {
        self.document.tokens_of(self.document.sentence_of(i)).start == i
    }

    fn capital(&self, i: usize) -> bool {
        let case = self.document.tokens.get(i).map(|t| t.case);
        matches!(case, Some(Case::Capital | Case::Upper | Case::Mixed))
    }

    /// Does only white space stand between the token and the one before?
    fn adjacent(&self, i: usize) -> bool {
        let tokens = &self.document.tokens;
        let pair = i.checked_sub(1).and_then(|b| Some((tokens.get(b)?, tokens.get(i)?)));
        pair.is_some_and(|(b, t)| {
            t.span.start - b.span.end <= 1 && self.document.sentence_of(i - 1) == self.document.sentence_of(i)
        })
    }
}

/// Are most words of the sentence in capitals?
fn shouted(document: &Document, sentence: usize) -> bool {
    let tokens = document.tokens.get(document.tokens_of(sentence)).unwrap_or(&[]);
    let words = tokens.iter().filter(|t| t.kind == TokenKind::Word);
    let upper = tokens.iter().filter(|t| t.case == Case::Upper).count();
    upper * 2 > words.count()
}
