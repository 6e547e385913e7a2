//! Reads a place phrase: a name with what stands around it. In: a document and a token. Out: a [`Found`] with all
//! readings, or nothing. It reads "north-eastern Syria", "the east of Libya", "near Aleppo", "20 km west of Mosul",
//! "Idlib province", "the city of Homs", "Odessa, Texas", "off the coast of Yemen", "the Turkish border". Whether the
//! words mean a place at all (and not a person, a team, a paper) is for `annotate` to decide.

use crate::lexicon::gazetteer::data::{Gazetteer, PlaceKind, Posting};
use crate::lexicon::gazetteer::geometry::km;
use crate::lexicon::gazetteer::reader::{Name, PlaceReader};
use crate::model::document::{Case, TokenKind};
use crate::model::value::place::{Direction, Place, PlaceId, Reading, Scope};
use std::ops::Range;

/// A name of several readings keeps at most so many: the most populous ones decide.
const READINGS: usize = 16;

/// Two towns further apart than this are no place together.
const DRIVE_KM: f64 = 300.0;

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
    /// The tokens that name it in reports.
    pub shown: Range<usize>,
    /// What it may mean, likeliest first.
    pub readings: Vec<Reading>,
    /// What else it could mean if the context asks for it: small namesakes, rare spellings.
    pub others: Vec<Reading>,
    /// Words around the name say that it is a place ("province", "near", "northern", a container).
    pub cued: bool,
}

impl PlaceReader<'_> {
    /// The place that a whole text names: for values that people type, who may not care for capitals.
    pub fn read_all(mut self) -> Option<Place> {
        let end = self.document.tokens.len();
        self.any_case = (0..end).all(|i| !self.capital(i));
        // "in eastern Syria": at most a preposition stands before the phrase.
        (0..end.min(2)).find_map(|at| self.read(at, end)).map(|found| self.place(found.shown, found.readings))
    }

    /// The phrase that begins at token `at` and ends before `end`.
    pub fn read(&self, at: usize, end: usize) -> Option<Found> {
        let start = self.skip_the(at, end);
        if start > at
            && let Some(found) = self.plain(at, end)
        {
            return Some(found); // "The Hague"
        }
        self.between(start, end)
            .or_else(|| self.away(start, end))
            .or_else(|| self.beside(start, end))
            .or_else(|| self.border(start, end))
            .or_else(|| self.part(start, end, start > at))
            .or_else(|| self.kind_of(start, end))
            .or_else(|| self.plain(start, end))
    }

    /// "between Homs and Hama": two towns of one country, a day's drive apart at most.
    fn between(&self, at: usize, end: usize) -> Option<Found> {
        let start = at + 1;
        if self.document.fold(at) != "between" || start >= end {
            return None;
        }
        let town = |p: &Posting| self.gazetteer.kind(p.id) == PlaceKind::City;
        let mut first = self.named(self.skip_the(start, end), end)?;
        if self.document.fold(first.past) != "and" {
            return None;
        }
        let mut second = self.named(self.skip_the(first.past + 1, end), end)?;
        // Of one country: "Hama" beside Homs is no town in Japan.
        let country = |p: &Posting| self.gazetteer.country(p.id);
        let homes = |name: &Name| name.postings.iter().filter(|p| town(p)).map(country).collect::<Vec<_>>();
        let (of_first, of_second) = (homes(&first), homes(&second));
        first.postings.retain(|p| town(p) && of_second.contains(&country(p)));
        second.postings.retain(|p| town(p) && of_first.contains(&country(p)));
        let others = self.likely(&second);
        let core = first.tokens.start..second.past;
        let mut found = self.finish(at, first, |id| {
            let close = |p: &&Posting| {
                self.gazetteer.country(p.id) == self.gazetteer.country(id)
                    && km(self.gazetteer.point(p.id), self.gazetteer.point(id)) <= DRIVE_KM
            };
            others.iter().filter(close).map(|p| Scope::Between(p.id)).take(1).collect()
        });
        found.tokens.end = core.end;
        found.shown = at..core.end;
        found.core = core;
        (!found.readings.is_empty()).then_some(found)
    }

    /// "the country's south", "the north of the country", "the country's western desert": one past it, and which part.
    pub fn part_of_the_country(&self, at: usize, end: usize) -> Option<(usize, Direction)> {
        let start = self.skip_the(at, end);
        if self.document.fold(start) == "country" && self.document.fold(start + 1) == "'s" {
            let (direction, past) = self.direction(start + 2, end)?;
            let noun = is_land(self.document.fold(past));
            return direction.filter(|_| !self.capital(past)).map(|d| (past + usize::from(noun), d));
        }
        let (direction, past) = self.direction(start, end)?;
        let part = usize::from(is_land(self.document.fold(past)));
        let of = past + part;
        let country = self.document.fold(of) == "of"
            && self.document.fold(of + 1) == "the"
            && self.document.fold(of + 2) == "country";
        direction.filter(|_| country).map(|d| (of + 3, d))
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
        let found = self.without(found, false);
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
        if how == "near"
            && let Some(mut found) = self.border(start, end)
        {
            found.tokens.start = at;
            return Some(found);
        }
        // "near southern Gaza's Rafah": the direction belongs to the name behind it.
        let start = self.direction(start, end).map_or(start, |(_, past)| past);
        let name = self.without(self.named(start, end)?, false);
        if how == "border"
            && let Some((past, with)) = self.neighbour(name.past, end)
        {
            let found = self.finish(at, name, |_| vec![Scope::Border(Some(with))]);
            return Some(Found { shown: at..past, tokens: at..past, core: at..past, ..found });
        }
        let scope = match how {
            "off" => Scope::Off,
            "border" => Scope::Border(None),
            _ => Scope::Near,
        };
        let core = name.tokens.start..name.past;
        Some(Found { core, ..self.finish(at, name, |_| vec![scope]) })
    }

    /// "... of Armenia and Azerbaijan": the second, and one past it.
    fn neighbour(&self, at: usize, end: usize) -> Option<(usize, PlaceId)> {
        if self.document.fold(at) != "and" {
            return None;
        }
        let name = self.named(self.skip_the(at + 1, end), end)?;
        Some((name.past, self.likely(&name).first()?.id))
    }

    /// A state's abbreviation that stands for it: after a comma ("Ky."), or by itself where its points or its length
    /// say that it is one ("W.Va.", "NSW").
    pub fn abbreviation(&self, at: usize, end: usize, after_comma: bool) -> Option<Found> {
        let postings = |name| self.gazetteer.postings(name).filter(|p| p.abbreviation);
        let (past, name) = self.ends(at, end).find(|(_, name)| postings(*name).next().is_some())?;
        let written = self.document.span(at..past).of(self.document.article.readable());
        let letters = written.bytes().filter(u8::is_ascii_alphabetic).count();
        let plain = written.trim_end_matches('.').contains('.')
            || (letters > 2 && self.case(past - 1) == Case::Upper);
        if !self.capital(at) || !(after_comma || plain) {
            return None;
        }
        let readings = postings(name).map(|p| Reading { id: p.id, scope: Scope::Whole }).collect();
        Some(Found {
            tokens: at..past,
            core: at..past,
            name: at..past,
            container: None,
            shown: at..past,
            readings,
            others: Vec::new(),
            cued: true,
        })
    }

    /// The word of a people at `at`, and one past it: "Syrian", "South Koreans".
    pub fn people(&self, at: usize, end: usize) -> Option<(usize, PlaceId)> {
        self.ends(at, end).find_map(|(past, name)| {
            let first = self.gazetteer.postings(name).next();
            let first = first.filter(|p| p.demonym && self.written_as_name(at..past))?;
            Some((past, first.id))
        })
    }

    /// "the Turkish border", "the Turkey-Syria border", "Syria's border with Turkey".
    pub fn border(&self, at: usize, end: usize) -> Option<Found> {
        if !self.capital(at) {
            return None;
        }
        let folded = self.document.fold(at);
        let country = |word: &str| {
            let found = self.gazetteer.lookup(word);
            found.iter().map(|p| p.id).find(|id| self.gazetteer.kind(*id) == PlaceKind::Country)
        };
        let single = || {
            self.ends(at, end).find_map(|(past, name)| {
                let mut ids = self.gazetteer.postings(name).map(|p| p.id);
                Some((past, ids.find(|id| self.gazetteer.kind(*id) == PlaceKind::Country)?, None))
            })
        };
        let double = || {
            let (a, b) = folded.split_once(['-', '/'])?;
            Some((at + 1, country(a)?, Some(country(b)?)))
        };
        let (mut past, id, mut with) = double().or_else(single)?;
        past += usize::from(matches!(self.document.fold(past), "'s" | "'"));
        if !matches!(self.document.fold(past), "border" | "borders" | "frontier") || past >= end {
            return None;
        }
        past += 1;
        let name = at..past - 1;
        if self.document.fold(past) == "with"
            && let Some((after, name)) = self.ends(past + 1, end).next()
        {
            with = self.gazetteer.postings(name).next().map(|p| p.id);
            past = after;
        }
        Some(Found {
            tokens: at..past,
            core: at..past,
            name,
            container: None,
            shown: at..past,
            readings: vec![Reading { id, scope: Scope::Border(with) }],
            others: Vec::new(),
            cued: true,
        })
    }

    /// "eastern Syria", "the north of Mali", "the eastern parts of Libya", "coastal Syria", "south of Gaza City".
    fn part(&self, at: usize, end: usize, the: bool) -> Option<Found> {
        let (direction, past) = self.direction(at, end)?;
        // "North Kivu", "Western Sahara" are names; "central Greece" may be one.
        let longest = self.ends(at, end).next();
        let longer = longest.is_some_and(|(name, _)| name > past && self.written_as_name(at..name));
        if longer && (self.capital(at) || direction.is_none()) {
            return None;
        }
        let mut next = past;
        let piece = is_piece(self.document.fold(next));
        next += usize::from(piece);
        let of = self.document.fold(next) == "of";
        next = self.skip_the(next + usize::from(of), end);
        if piece && !of {
            return None;
        }
        let away = of && !piece && !the;
        let name = self.kind_name(next, end).or_else(|| self.named(next, end))?;
        let name = self.without(name, true);
        let word = name.word;
        let mut found = self.finish(at, name, |id| match direction {
            None => vec![Scope::Coast],
            Some(towards) if away => vec![Scope::Away { km: None, towards: Some(towards) }],
            Some(direction) => self.scopes_of_part(id, direction, word),
        });
        if longer && let Some(name) = self.named(at, end) {
            let whole = |p: &Posting| Reading { id: p.id, scope: Scope::Whole };
            found.readings.extend(self.likely(&name).iter().map(whole));
        }
        Some(found)
    }

    /// A direction is said of the land rather than of its town of the same name ("southern Gaza", "northern Aleppo"),
    /// a distance of the town ("near Aleppo").
    fn without(&self, mut name: Name, towns: bool) -> Name {
        let town = |p: &Posting| self.gazetteer.kind(p.id) == PlaceKind::City;
        let pairs = |land: &Posting| {
            let below = |p: &&Posting| p.id != land.id && town(p) && self.gazetteer.lies_in(p.id, land.id);
            !town(land) && name.postings.iter().any(|p| below(&p))
        };
        let lands: Vec<PlaceId> = name.postings.iter().filter(|p| pairs(p)).map(|p| p.id).collect();
        if lands.is_empty() || name.word {
            return name;
        }
        if towns {
            // Only the towns in these lands: Toledo, Ohio is not in the district of Toledo in Belize.
            name.postings.retain(|p| !town(p) || !lands.iter().any(|l| self.gazetteer.lies_in(p.id, *l)));
        } else {
            name.postings
                .retain(|p| !lands.contains(&p.id) || self.gazetteer.kind(p.id) == PlaceKind::Country);
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
            self.gazetteer.mainland(country).part(direction, self.gazetteer.point(id))
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
        // "The capital of Yemen" is a name of its own.
        let own = self.ends(at, end).any(|(name, _)| name > past + 1);
        if self.document.fold(past) != "of" || own {
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
        if matches!(self.document.fold(name.past), "'s" | "'")
            && let Some((Some(direction), past)) = self.direction(name.past + 1, end)
        {
            let goes_on = self.capital(past) || matches!(self.document.fold(past), "of");
            if !goes_on && past <= end {
                let mut found = self.finish(at, name, |_| vec![Scope::Part(direction)]);
                found.tokens.end = past;
                found.core = at..past;
                return Some(found);
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
        let container = container.map(|(range, _)| range).filter(|range| range.start >= tokens.end);
        Found {
            core: tokens.clone(),
            shown: tokens.clone(),
            tokens,
            name: name.tokens,
            container,
            readings: read(&likely),
            others,
            cued,
        }
    }

    /// "20 km (12 miles) west of ...".
    fn skip_brackets(&self, at: usize, end: usize) -> usize {
        if self.document.text(at) != "(" {
            return at;
        }
        (at..end.min(at + 6)).find(|i| self.document.text(*i) == ")").map_or(at, |close| close + 1)
    }

    /// The place value of a phrase: the words as written, on one line and without quotation marks.
    pub fn place(&self, tokens: Range<usize>, readings: Vec<Reading>) -> Place {
        let written = self.document.span(tokens).of(self.document.article.readable());
        let plain = written.replace(['"', '\u{201c}', '\u{201d}'], "");
        let name = plain.split_whitespace().collect::<Vec<_>>().join(" ");
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
        Place { name, readings, path, country, lat: Some(lat), lon: Some(lon), ..Place::default() }
    }
}

/// "the eastern parts of Libya".
fn is_piece(word: &str) -> bool {
    matches!(
        word,
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
    )
}

/// "the country's western desert".
fn is_land(word: &str) -> bool {
    is_piece(word)
        || matches!(word, "desert" | "coast" | "highlands" | "mountains" | "plains" | "province" | "border")
}
