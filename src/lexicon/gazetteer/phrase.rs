//! Reads a place phrase: a name with what stands around it. In: a document and a token. Out: a [`Found`] with all
//! readings, or nothing. It reads "north-eastern Syria", "the east of Libya", "near Aleppo", "20 km west of Mosul",
//! "Idlib province", "the city of Homs", "Odessa, Texas", "off the coast of Yemen", "the Turkish border". Whether the
//! words mean a place at all (and not a person, a team, a paper) is for `annotate` to decide.

use crate::lexicon::gazetteer::data::{Gazetteer, PlaceKind, Posting};
use crate::lexicon::words::{Lexicon, ListId};
use crate::model::document::{Case, Document, TokenKind};
use crate::model::value::place::{Direction, Place, PlaceId, Reading, Scope};
use std::ops::Range;

/// A name of several readings keeps at most so many: the most populous ones decide.
const READINGS: usize = 16;
/// A reading is dropped, unless the context asks for it, when it has less than this share of the people of the first:
/// Moscow, Idaho beside Moscow.
const PROMINENT: f64 = 0.01;
/// Names have at most so many tokens ("Autonomous Administration of North and East Syria").
const LONGEST: usize = 9;

/// A place phrase found in a document.
#[derive(Clone, Debug)]
pub struct Found {
    /// All its tokens, without an article before it and without the container after it.
    pub tokens: Range<usize>,
    /// The same without "near", "off", "20 km west of": the span of a mention.
    pub core: Range<usize>,
    /// The tokens of the name alone.
    pub name: Range<usize>,
    /// The container after a comma ("Texas" in "Odessa, Texas").
    pub container: Option<Range<usize>>,
    /// What it may mean.
    pub place: Place,
    /// What else it could mean if the context asks for it: small namesakes, rare spellings.
    pub others: Vec<Reading>,
    /// Words around the name say that it is a place ("province", "near", "northern", a container).
    pub cued: bool,
}

/// Reads place phrases of one document.
pub struct PlaceReader<'a> {
    pub(super) document: &'a Document,
    pub(super) lexicon: &'a Lexicon,
    pub(super) gazetteer: &'static Gazetteer,
    directions: Option<ListId>,
    words: Option<ListId>,
    near: Option<ListId>,
    units: Option<ListId>,
    any_case: bool,
}

/// A name and what it may mean.
struct Name {
    tokens: Range<usize>,
    /// With the word after it ("province").
    past: usize,
    postings: Vec<Posting>,
    level: Option<&'static str>,
    word: bool,
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
        }
    }

    /// The place that a whole text names: for values that people type, who may not care for capitals.
    pub fn read_all(mut self) -> Option<Place> {
        let end = self.document.tokens.len();
        self.any_case = (0..end).all(|i| !self.capital(i));
        // "in eastern Syria": at most a preposition stands before the phrase.
        (0..end.min(2)).find_map(|at| self.read(at, end)).map(|found| found.place)
    }

    /// The phrase that begins at token `at` and ends before `end`.
    pub fn read(&self, at: usize, end: usize) -> Option<Found> {
        let start = self.skip_the(at, end);
        self.away(start, end)
            .or_else(|| self.beside(start, end))
            .or_else(|| self.border(start, end))
            .or_else(|| self.part(start, end, start > at))
            .or_else(|| self.kind_of(start, end))
            .or_else(|| self.plain(start, end))
    }

    /// "20 km west of Mosul", "30 miles from Kyiv".
    fn away(&self, at: usize, end: usize) -> Option<Found> {
        let number = self.document.tokens.get(at).filter(|t| t.kind == TokenKind::Number)?;
        let count: f32 = number.fold.of(&self.document.folds).replace(',', "").parse().ok()?;
        let unit = at + 1 + usize::from(self.document.text(at + 1) == "-");
        let units = self.units?;
        let past = self.lexicon.term_at(units, self.document, unit, end)?;
        let factor: f32 = self.lexicon.attribute(units, self.document, unit..past, "km")?.parse().ok()?;
        let mut next = self.skip_brackets(past, end);
        let mut towards = None;
        if let Some((direction, after)) = self.direction(self.skip_the(next, end), end) {
            (towards, next) = (direction, after);
        }
        let linked = matches!(self.document.fold(next), "of" | "from" | "outside" | "off");
        let found = self.named(self.skip_the(next + usize::from(linked), end), end).filter(|_| linked)?;
        let core = found.tokens.start..found.past;
        let found = self.finish(at, found, |_| vec![Scope::Away { km: Some(count * factor), towards }]);
        Some(Found { core, ..found })
    }

    /// "near Aleppo", "off the coast of Yemen", "the border with Turkey".
    fn beside(&self, at: usize, end: usize) -> Option<Found> {
        let near = self.near?;
        let past = self.lexicon.term_at(near, self.document, at, end)?;
        let how = self.lexicon.attribute(near, self.document, at..past, "how")?;
        let start = self.skip_the(past, end);
        if how == "near" {
            if let Some(mut found) = self.border(start, end) {
                found.tokens.start = at;
                return Some(found);
            }
        }
        // "near southern Gaza's Rafah": the direction belongs to the name behind it.
        let start = self.direction(start, end).map_or(start, |(_, past)| past);
        let name = self.named(start, end)?;
        let scope = match how {
            "off" => Scope::Off,
            "border" => Scope::Border(None),
            _ => Scope::Near,
        };
        let core = name.tokens.start..name.past;
        Some(Found { core, ..self.finish(at, name, |_| vec![scope]) })
    }

    /// A state's abbreviation that stands for it: after a comma ("Ky."), or by itself where its points or its length
    /// say that it is one ("W.Va.", "NSW").
    pub fn abbreviation(&self, at: usize, end: usize, after_comma: bool) -> Option<Found> {
        let (past, postings) = self.ends(at, end).into_iter().find(|(_, p)| p.iter().any(|p| p.abbreviation))?;
        let written = self.document.span(at..past).of(self.document.article.readable());
        let letters = written.bytes().filter(u8::is_ascii_alphabetic).count();
        let plain = written.trim_end_matches('.').contains('.') || (letters > 2 && self.case(past - 1) == Case::Upper);
        if !self.capital(at) || !(after_comma || plain) {
            return None;
        }
        let all = postings.iter().filter(|p| p.abbreviation);
        let readings = all.map(|p| Reading { id: p.id, scope: Scope::Whole }).collect();
        let (tokens, place) = (at..past, self.place(at..past, readings));
        let (core, name) = (tokens.clone(), tokens.clone());
        Some(Found { tokens, core, name, container: None, place, others: Vec::new(), cued: true })
    }

    fn case(&self, i: usize) -> Case {
        self.document.tokens.get(i).map_or(Case::None, |t| t.case)
    }

    /// The word of a people at `at`, and one past it: "Syrian", "South Koreans".
    pub fn people(&self, at: usize, end: usize) -> Option<(usize, PlaceId)> {
        self.ends(at, end).into_iter().find_map(|(past, postings)| {
            let first = postings.first().filter(|p| p.demonym && self.written_as_name(at..past))?;
            Some((past, first.id))
        })
    }

    /// "the Turkish border", "the Turkey-Syria border", "Syria's border with Turkey".
    pub fn border(&self, at: usize, end: usize) -> Option<Found> {
        let folded = self.document.fold(at);
        let country = |word: &str| {
            let found = self.gazetteer.lookup(word);
            found.iter().map(|p| p.id).find(|id| self.gazetteer.kind(*id) == PlaceKind::Country)
        };
        let single = || {
            self.ends(at, end).into_iter().find_map(|(past, postings)| {
                let id = postings
                    .iter()
                    .map(|p| p.id)
                    .find(|id| self.gazetteer.kind(*id) == PlaceKind::Country)?;
                Some((past, id, None))
            })
        };
        let double = || {
            let (a, b) = folded.split_once(['-', '/'])?;
            Some((at + 1, country(a)?, Some(country(b)?)))
        };
        let (mut past, id, mut with) = double().or_else(single)?;
        if !self.capital(at) {
            return None;
        }
        past += usize::from(matches!(self.document.fold(past), "'s" | "'"));
        if !matches!(self.document.fold(past), "border" | "borders" | "frontier") || past >= end {
            return None;
        }
        past += 1;
        let name = at..past - 1;
        if self.document.fold(past) == "with" {
            if let Some((after, postings)) = self.ends(past + 1, end).into_iter().next() {
                with = postings.first().map(|p| p.id);
                past = after;
            }
        }
        let reading = Reading { id, scope: Scope::Border(with) };
<<<<<<< HEAD
        Some(Found {
            tokens: at..past,
            name,
            container: None,
            place: self.place(at..past, vec![reading]),
            cued: true,
        })
=======
        let place = self.place(at..past, vec![reading]);
        Some(Found { tokens: at..past, core: at..past, name, container: None, place, others: Vec::new(), cued: true })
>>>>>>> main
    }

    /// "eastern Syria", "the north of Mali", "the eastern parts of Libya", "coastal Syria", "south of Gaza City".
    fn part(&self, at: usize, end: usize, the: bool) -> Option<Found> {
        let (direction, past) = self.direction(at, end)?;
        // "North Kivu", "Western Sahara" are names.
        if self.ends(at, end).first().is_some_and(|(name, _)| *name > past && self.written_as_name(at..*name))
        {
            return None;
        }
        let mut next = past;
        let piece = matches!(
            self.document.fold(next),
            "part"
                | "parts"
                | "areas"
                | "half"
                | "corner"
                | "region"
                | "regions"
                | "provinces"
                | "outskirts"
                | "side"
        );
        next += usize::from(piece);
        let of = self.document.fold(next) == "of";
        next = self.skip_the(next + usize::from(of), end);
        if piece && !of {
            return None;
        }
        let away = of && !piece && !the;
        let name = self.kind_name(next, end).or_else(|| self.named(next, end))?;
        let name = self.without_cities(name);
        let word = name.word;
        Some(self.finish(at, name, |id| match direction {
            None => vec![Scope::Coast],
            Some(towards) if away => vec![Scope::Away { km: None, towards: Some(towards) }],
            Some(direction) => self.scopes_of_part(id, direction, word),
        }))
    }

    /// A direction is said of the land rather than of its town of the same name: "southern Gaza", "northern Aleppo".
    fn without_cities(&self, mut name: Name) -> Name {
        let town = |p: &Posting| self.gazetteer.kind(p.id) == PlaceKind::City;
        let in_land = name.postings.iter().any(|land| {
            !town(land)
                && name.postings.iter().any(|p| p.id != land.id && self.gazetteer.lies_in(p.id, land.id))
        });
        if in_land {
            name.postings.retain(|p| !town(p));
        }
        name
    }

    /// "southern Helmand province" is Helmand, which lies in the south; "northern Aleppo province" is a part of it:
    /// both are kept where both can be meant. Without the word, it is a part.
    fn scopes_of_part(&self, id: PlaceId, direction: Direction, word: bool) -> Vec<Scope> {
        let part = Scope::Part(direction);
        if !word || !matches!(self.gazetteer.kind(id), PlaceKind::Division | PlaceKind::District) {
            return vec![part];
        }
        let holder = self.gazetteer.line(id).skip(1).last();
        let lies_there = holder.is_some_and(|country| {
            self.gazetteer.mainland(country).part(direction, self.gazetteer.point(id), 0.0, 0.3)
        });
        if lies_there { vec![part, Scope::Whole] } else { vec![part] }
    }

    /// "the province of Idlib", "the city of Homs".
    fn kind_of(&self, at: usize, end: usize) -> Option<Found> {
        let name = self.kind_name(at, end)?;
        Some(self.finish(at, name, |id| self.scopes_of_word(id, None)))
    }

    fn kind_name(&self, at: usize, end: usize) -> Option<Name> {
        let (level, past) = self.level(at, end)?;
        if self.document.fold(past) != "of" {
            return None;
        }
        let mut name = self.named(self.skip_the(past + 1, end), end)?;
        if name.level.is_none() {
            name.level = Some(level);
            name.word = true;
            name.postings = self.of_level(name.postings, level);
        }
        Some(name)
    }

    fn plain(&self, at: usize, end: usize) -> Option<Found> {
        let name = self.named(at, end)?;
        // "Syria's north-east", not "Nigeria's north-eastern Borno state".
        if matches!(self.document.fold(name.past), "'s" | "'") {
            if let Some((Some(direction), past)) = self.direction(name.past + 1, end) {
                let goes_on = self.capital(past) || matches!(self.document.fold(past), "of");
                if !goes_on && past <= end {
                    let mut found = self.finish(at, name, |_| vec![Scope::Part(direction)]);
                    found.tokens.end = past;
                    found.core = at..past;
                    return Some(found);
                }
            }
        }
        let level = name.level;
        Some(self.finish(at, name, |id| self.scopes_of_word(id, level)))
    }

    /// "The Aleppo area" is around the city; "the Mosul region" too, where no division is called so.
    fn scopes_of_word(&self, id: PlaceId, level: Option<&str>) -> Vec<Scope> {
        let city = self.gazetteer.kind(id) == PlaceKind::City;
        if city && matches!(level, Some("division" | "area")) {
            vec![Scope::Near]
        } else {
            vec![Scope::Whole]
        }
    }

    fn finish(&self, at: usize, name: Name, scopes: impl Fn(PlaceId) -> Vec<Scope>) -> Found {
        let container = self.container(&name);
        let likely = container.as_ref().map_or_else(|| self.likely(&name), |(_, held)| held.clone());
        let read = |postings: &[Posting]| {
            let ids = postings.iter().map(|p| p.id);
            let all = ids.flat_map(|id| scopes(id).into_iter().map(move |scope| Reading { id, scope }));
            all.take(READINGS).collect::<Vec<_>>()
        };
        let fits = |p: &&Posting| (!p.needs_word || name.word) && !likely.contains(p);
        let rest: Vec<Posting> = name.postings.iter().filter(fits).copied().collect();
        let others = if container.is_some() { Vec::new() } else { read(&rest) };
        let tokens = at..name.past;
        let cued = container.is_some() || name.word || at < name.tokens.start;
        let place = self.place(tokens.clone(), read(&likely));
        let container = container.map(|(range, _)| range).filter(|range| range.start >= tokens.end);
        Found { core: tokens.clone(), tokens, name: name.tokens, container, place, others, cued }
    }

    /// The readings of a name that nothing around it narrows.
    fn likely(&self, name: &Name) -> Vec<Posting> {
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
    fn container(&self, name: &Name) -> Option<(Range<usize>, Vec<Posting>)> {
        if self.document.text(name.past) != "," {
            return self
                .possessor(name)
                .map(|held| (name.tokens.clone(), held))
                .filter(|(_, held)| !held.is_empty());
        }
        let end = self.document.tokens.len();
        let start = name.past + 1;
        self.ends(start, end).into_iter().find_map(|(past, holders)| {
            if !self.capital(start) {
                return None;
            }
<<<<<<< HEAD
            let broad = |p: &&Posting| {
                self.gazetteer.kind(p.id) != PlaceKind::City && !p.demonym && p.id != PlaceId(u32::MAX)
            };
=======
            let broad = |p: &&Posting| self.gazetteer.kind(p.id) != PlaceKind::City && !p.demonym;
>>>>>>> main
            let holders: Vec<PlaceId> = holders.iter().filter(broad).map(|p| p.id).collect();
            let held: Vec<Posting> = self.held(&name.postings, &holders);
            (!held.is_empty()).then_some((start..past, held))
        })
    }

    /// "Syria's Aleppo province", "the Turkish city of Antakya": the readings that lie in the country before the name.
    fn possessor(&self, name: &Name) -> Option<Vec<Posting>> {
        let first = name.tokens.start;
        let holders = (1..=5).filter_map(|back| first.checked_sub(back)).find_map(|at| {
            let (past, postings) = self.ends(at, first).into_iter().next().filter(|_| self.capital(at))?;
            let gap = past..first;
            let people = postings.iter().any(|p| p.demonym);
            let linked = match self.document.fold(past) {
                "'s" | "'" => true,
                _ if people => gap.clone().all(|i| !self.capital(i) && self.document.text(i) != ","),
                _ => false,
            };
            (linked && gap.len() <= 4).then(|| postings.iter().map(|p| p.id).collect::<Vec<_>>())
        })?;
        Some(self.held(&name.postings, &holders))
    }

    fn held(&self, postings: &[Posting], holders: &[PlaceId]) -> Vec<Posting> {
        let inside = |p: &&Posting| holders.iter().any(|h| p.id != *h && self.gazetteer.lies_in(p.id, *h));
        let all: Vec<Posting> = postings.iter().filter(inside).copied().collect();
        let main: Vec<Posting> = all.iter().filter(|p| !p.alternate).copied().collect();
        if main.is_empty() { all } else { main }
    }

    /// The longest name at `at` that has a reading, with the word after it.
    fn named(&self, at: usize, end: usize) -> Option<Name> {
        self.ends(at, end).into_iter().find_map(|(past, postings)| {
            if !self.written_as_name(at..past) {
                return None;
            }
            let usable: Vec<Posting> =
                postings.into_iter().filter(|p| !p.demonym && !p.abbreviation).collect();
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

    /// All names that begin at `at`, longest first.
    pub(super) fn ends(&self, at: usize, end: usize) -> Vec<(usize, Vec<Posting>)> {
        let mut found = Vec::new();
        let mut cursor = self.gazetteer.cursor();
        for i in at..end.min(at + LONGEST) {
            if i > at && self.document.text(i) == "." && i + 1 < end && self.joined(i) {
                continue; // "St. Petersburg"
            }
            let Some(next) = self.gazetteer.step(cursor, i == at, self.document.fold(i)) else { break };
            cursor = next;
            let postings: Vec<Posting> = self.gazetteer.postings(cursor).collect();
            if !postings.is_empty() {
                found.push((i + 1, postings));
            }
        }
        found.reverse();
        found
    }

    /// Does the point at `i` follow a short word at once, as in "St."?
    fn joined(&self, i: usize) -> bool {
        let tokens = &self.document.tokens;
        let before = i.checked_sub(1).and_then(|b| tokens.get(b));
        before.is_some_and(|b| b.span.end == tokens[i].span.start && b.span.len() <= 3)
    }

    /// Capitals where a name has them; short names ("US", "UAE") all in capitals. A direction before it and the word
    /// after it may be written small ("eastern Ghouta", "Damascus countryside").
    fn written_as_name(&self, tokens: Range<usize>) -> bool {
        if self.any_case {
            return true;
        }
        let last = tokens.end.saturating_sub(1);
<<<<<<< HEAD
        let short = tokens.len() == 1
            && self.document.fold(last).bytes().filter(u8::is_ascii_alphabetic).count() <= 3;
        let upper = self.document.tokens.get(last).is_some_and(|t| t.case == Case::Upper);
=======
        let short = tokens.len() == 1 && self.document.fold(last).bytes().filter(u8::is_ascii_alphabetic).count() <= 3;
        let upper = self.case(last) == Case::Upper;
>>>>>>> main
        let opens = || self.capital(tokens.start) || self.direction(tokens.start, tokens.end).is_some();
        let closes = || self.capital(last) || (tokens.len() > 1 && self.level(last, tokens.end).is_some());
        (tokens.clone().any(|i| self.capital(i)) && opens() && closes())
            && (!short || upper || self.document.text(last).len() == 3)
    }

    pub(super) fn capital(&self, i: usize) -> bool {
        self.any_case || matches!(self.case(i), Case::Capital | Case::Upper | Case::Mixed)
    }

    fn direction(&self, at: usize, end: usize) -> Option<(Option<Direction>, usize)> {
        let list = self.directions?;
        let past = self.lexicon.term_at(list, self.document, at, end)?;
        let code = self.lexicon.attribute(list, self.document, at..past, "direction")?;
        Some((Direction::from_code(code), past))
    }

    /// The word that says what kind of place it is, and one past it.
    fn level(&self, at: usize, end: usize) -> Option<(&'static str, usize)> {
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
    fn of_level(&self, postings: Vec<Posting>, level: &str) -> Vec<Posting> {
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

    fn skip_the(&self, at: usize, end: usize) -> usize {
        at + usize::from(at + 1 < end && self.document.fold(at) == "the")
    }

    /// "20 km (12 miles) west of ...".
    fn skip_brackets(&self, at: usize, end: usize) -> usize {
        if self.document.text(at) != "(" {
            return at;
        }
        (at..end.min(at + 6)).find(|i| self.document.text(*i) == ")").map_or(at, |close| close + 1)
    }

    /// The place value of a phrase.
    pub(super) fn place(&self, tokens: Range<usize>, readings: Vec<Reading>) -> Place {
        let written = self.document.span(tokens).of(self.document.article.readable());
        let name = written.split_whitespace().collect::<Vec<_>>().join(" ");
        self.gazetteer.place(name, readings)
    }
}

impl Gazetteer {
    /// A place value: what its first reading says is worked out here.
    pub fn place(&self, name: String, readings: Vec<Reading>) -> Place {
        let Some(first) = readings.first().copied() else { return Place { name, ..Place::default() } };
        let mut path: Vec<String> = self.line(first.id).map(|id| self.name(id).to_owned()).collect();
        path.reverse();
        let (lat, lon) = self.centre(first);
        let country = self.country(first.id).and_then(|c| self.iso(c)).map(str::to_owned);
        Place { name, readings, path, country, lat: Some(lat), lon: Some(lon) }
    }
}
