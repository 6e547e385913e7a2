//! Which of the places of a name a document means. In: all phrases of the document, then one phrase. Out: its place
//! with the readings that remain, likeliest first. What the document names beside it decides: its countries, its
//! states, its peoples. It drops no reading of the country that it settles on.

use crate::lexicon::gazetteer::data::{Gazetteer, PlaceKind};
use crate::lexicon::gazetteer::phrase::Found;
use crate::lexicon::gazetteer::reader::PlaceReader;
use crate::model::value::place::{Place, PlaceId, Reading, Standing};
use foldhash::HashMap;

/// A country that a phrase names outright counts twice as much as one that a town lies in.
const OUTRIGHT: f64 = 2.0;
/// What one doubling of the votes for a country outweighs: a place some eight times as large elsewhere.
const COUNTRY: f64 = 3.0;
/// The same for a state or province.
const DIVISION: f64 = 2.0;
/// A country is meant before a town of its name.
const COUNTRY_FIRST: f64 = 6.0;
/// A division is meant before its town of the same name where it has a dozen times the people: Quebec, not New York.
const TOWN_FIRST: f64 = -2.5;
/// What a rare spelling costs.
const RARE: f64 = 4.0;
/// Readings this much less likely than the first are dropped.
const KEPT: f64 = 6.0;

/// Countries whose towns bear English names.
const ENGLISH: [&str; 7] = ["US", "GB", "CA", "AU", "NZ", "IE", "ZA"];

/// What a document says of countries and divisions.
#[derive(Default)]
pub struct Votes {
    holders: HashMap<PlaceId, f64>,
}

impl Votes {
    /// A place phrase votes for the country, and the division, that all its likely readings share.
    pub fn place(&mut self, found: &Found) {
        self.readings(&found.readings, found.container.is_some());
    }

    fn readings(&mut self, readings: &[Reading], contained: bool) {
        let gazetteer = Gazetteer::get();
        let shared = |kind: PlaceKind| {
            let mut all =
                readings.iter().map(|r| gazetteer.line(r.id).find(|id| gazetteer.kind(*id) == kind));
            let first = all.next().flatten()?;
            all.all(|holder| holder == Some(first)).then_some(first)
        };
        for kind in [PlaceKind::Country, PlaceKind::Division] {
            if let Some(holder) = shared(kind) {
                let outright = contained || readings.iter().any(|r| r.id == holder);
                *self.holders.entry(holder).or_default() += if outright { OUTRIGHT } else { 1.0 };
            }
        }
    }

    /// A people votes for its country.
    pub fn people(&mut self, id: PlaceId) {
        let gazetteer = Gazetteer::get();
        for holder in gazetteer.line(id) {
            *self.holders.entry(holder).or_default() += 1.0;
        }
    }

    /// The country that the document is about, if no other is named half as often.
    pub fn country(&self) -> Option<PlaceId> {
        let gazetteer = Gazetteer::get();
        let mut all: Vec<(f64, PlaceId)> = self.holders.iter().map(|(id, votes)| (*votes, *id)).collect();
        all.retain(|(_, id)| gazetteer.kind(*id) == PlaceKind::Country);
        all.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        let next = all.get(1).map_or(0.0, |(votes, _)| *votes);
        all.first().filter(|(votes, _)| *votes > 2.0 * next).map(|(_, id)| *id)
    }

    /// Does the document speak of where this town lies? In countries whose towns bear English names, surnames mostly,
    /// its state or county must be named; elsewhere the country is enough.
    pub fn expects(&self, found: &Found) -> bool {
        let gazetteer = Gazetteer::get();
        found.readings.iter().any(|reading| {
            let country = gazetteer.country(reading.id).and_then(|c| gazetteer.iso(c)).unwrap_or("");
            let kind = if ENGLISH.contains(&country) { PlaceKind::Division } else { PlaceKind::Country };
            self.of(reading.id, kind) >= OUTRIGHT
        })
    }

    fn of(&self, id: PlaceId, kind: PlaceKind) -> f64 {
        let gazetteer = Gazetteer::get();
        let holder = gazetteer.line(id).find(|step| gazetteer.kind(*step) == kind);
        holder.and_then(|holder| self.holders.get(&holder)).copied().unwrap_or(0.0)
    }

    fn score(&self, reading: Reading, rare: bool) -> f64 {
        let gazetteer = Gazetteer::get();
        let broad = match gazetteer.kind(reading.id) {
            PlaceKind::Country | PlaceKind::Continent | PlaceKind::Sea => COUNTRY_FIRST,
            PlaceKind::Division | PlaceKind::District => TOWN_FIRST,
            PlaceKind::Region | PlaceKind::City => 0.0,
        };
        (gazetteer.population(reading.id) + 1000.0).ln()
            + broad
            + COUNTRY * (1.0 + self.of(reading.id, PlaceKind::Country)).log2()
            + DIVISION * (1.0 + self.of(reading.id, PlaceKind::Division)).log2()
            - if rare { RARE } else { 0.0 }
    }

    /// The place of a phrase, as the document means it.
    pub fn settle(&self, reader: &PlaceReader, found: Found) -> Place {
        let likely = found.readings.iter().map(|r| (self.score(*r, false), *r));
        let others = found.others.iter().map(|r| (self.score(*r, true), *r));
        let mut all: Vec<(f64, Reading)> = likely.chain(others).collect();
        // Stable: readings of one score keep the gazetteer's order.
        all.sort_by(|a, b| b.0.total_cmp(&a.0));
        let Some((best, first)) = all.first().copied() else { return reader.place(found.shown, Vec::new()) };
        let (readings, namesakes) = self.part(all, best, first);
        Place { namesakes, ..reader.place(found.shown, readings) }
    }

    /// Parts what a name may mean, likeliest first, into what remains and its namesakes elsewhere. Where the votes are
    /// for the likeliest's country, there are none: the document has spoken.
    fn part(&self, all: Vec<(f64, Reading)>, best: f64, first: Reading) -> (Vec<Reading>, Vec<Reading>) {
        let gazetteer = Gazetteer::get();
        let country = gazetteer.country(first.id);
        let voted = self.of(first.id, PlaceKind::Country) > 0.0;
        let remains = |(score, r): &(f64, Reading)| {
            let home = gazetteer.country(r.id) == country;
            (home || !voted) && *score >= best - KEPT
                || gazetteer.lies_in(r.id, first.id)
                || gazetteer.lies_in(first.id, r.id)
        };
        let (kept, dropped): (Vec<_>, Vec<_>) = all.into_iter().partition(remains);
        let bare = |all: Vec<(f64, Reading)>| all.into_iter().map(|(_, reading)| reading).collect();
        (bare(kept), if voted { Vec::new() } else { bare(dropped) })
    }
}

/// Settles the places that the articles of one event name, together: beside another's "Atlanta, Georgia", an
/// article's "Georgia" is the state. Only names with one country vote, and only those whose own article knew namesakes
/// elsewhere are read again.
pub fn settle_together(places: &mut [&mut Place]) {
    let gazetteer = Gazetteer::get();
    let mut votes = Votes::default();
    for place in places.iter().filter(|p| p.standing == Standing::Known) {
        let home = place.country.as_deref();
        let abroad = |r: &Reading| gazetteer.country(r.id).and_then(|c| gazetteer.iso(c)) != home;
        if !place.namesakes.iter().any(abroad) {
            votes.readings(&place.readings, false);
        }
    }
    for place in places.iter_mut() {
        let Some(first) = place.readings.first() else { continue };
        let here = votes.of(first.id, PlaceKind::Country);
        if place.namesakes.iter().all(|r| votes.of(r.id, PlaceKind::Country) <= here) {
            continue;
        }
        let open = place.readings.drain(..).chain(place.namesakes.drain(..));
        let mut all: Vec<(f64, Reading)> = open.map(|r| (votes.score(r, false), r)).collect();
        all.sort_by(|a, b| b.0.total_cmp(&a.0));
        let Some((best, first)) = all.first().copied() else { continue };
        let (readings, namesakes) = votes.part(all, best, first);
        **place = Place { namesakes, ..gazetteer.place(std::mem::take(&mut place.name), readings) };
    }
}
