//! Reads a place phrase: a name with what stands around it. In: a document and a token. Out: a [`Found`] with all
//! readings, or nothing. It reads "north-eastern Syria", "the east of Libya", "near Aleppo", "20 km west of Mosul",
//! "Idlib province", "the city of Homs", "Odessa, Texas"; what a place is beside is read by `around`. Whether the
//! words mean a place at all (and not a person, a team, a paper) is for `annotate` to decide.

use crate::lexicon::gazetteer::data::{Gazetteer, PlaceKind, Posting};
use crate::lexicon::gazetteer::reader::{Name, PlaceReader};
use crate::model::document::Case;
use crate::model::value::place::{Direction, Place, PlaceId, Reading, Scope};
use std::ops::Range;

/// A name of several readings keeps at most so many: the most populous ones decide.
const READINGS: usize = 16;

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
    pub(super) fn without(&self, mut name: Name, towns: bool) -> Name {
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

    pub(super) fn finish(&self, at: usize, name: Name, scopes: impl Fn(PlaceId) -> Vec<Scope>) -> Found {
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
