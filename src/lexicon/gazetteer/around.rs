//! Reads where a place is by what it stands beside: "between Homs and Hama", "20 km west of Mosul", "near Aleppo", "off the
//! coast of Yemen", "the Turkish border". In: a document and a token. Out: a [`Found`], or nothing. The name itself is
//! `reader`'s, all other wordings are `phrase`'s.

use crate::lexicon::gazetteer::data::{PlaceKind, Posting};
use crate::lexicon::gazetteer::geometry::km;
use crate::lexicon::gazetteer::phrase::Found;
use crate::lexicon::gazetteer::reader::{Name, PlaceReader};
use crate::model::document::TokenKind;
use crate::model::value::place::{PlaceId, Reading, Scope};

/// Two towns further apart than this are no place together.
const DRIVE_KM: f64 = 300.0;

impl PlaceReader<'_> {
    /// "between Homs and Hama": two towns of one country, a day's drive apart at most.
    pub(super) fn between(&self, at: usize, end: usize) -> Option<Found> {
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

    /// "20 km west of Mosul", "30 miles from Kyiv".
    pub(super) fn away(&self, at: usize, end: usize) -> Option<Found> {
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
    pub(super) fn beside(&self, at: usize, end: usize) -> Option<Found> {
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

    /// "20 km (12 miles) west of ...".
    fn skip_brackets(&self, at: usize, end: usize) -> usize {
        if self.document.text(at) != "(" {
            return at;
        }
        (at..end.min(at + 6)).find(|i| self.document.text(*i) == ")").map_or(at, |close| close + 1)
    }
}
