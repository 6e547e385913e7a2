//! The ground that a reading covers. In: a reading. Out: a [`Shape`] that knows its tiles and which points it holds.
//! It compares nothing; `relate` does.

use crate::lexicon::gazetteer::data::{Gazetteer, Part, PlaceKind};
use crate::lexicon::gazetteer::geometry::{Bounds, Tile, away, km};
use crate::model::value::place::{Direction, PlaceId, Reading, Scope};

/// "Near", "outside", "around" reach about as far as a drive of half an hour (lessons on places: a disk of 35 km).
const NEAR_KM: f64 = 35.0;
/// "South of X", without a distance, is taken as this far at most.
const AWAY_KM: f64 = 60.0;
/// "Between Homs and Hama" reaches so far beyond either.
const ROAD_KM: f64 = 10.0;
/// A part of a city's disk of this radius, and "the Aleppo area".
const CITY_KM: f64 = 12.0;

/// Where a point is looked for.
#[derive(Clone, Copy, Debug)]
pub struct Spot {
    /// Latitude and longitude.
    pub at: (f64, f64),
    /// The record that lies there, or the division of the tile.
    pub id: PlaceId,
}

/// The ground that a reading covers.
#[derive(Clone, Debug)]
pub enum Shape {
    /// A town, or a district by its centre.
    Point(Spot),
    /// So far around a point.
    Disk(Spot, f64),
    /// Land: whole countries and divisions, boxes, and of them perhaps only a part.
    Land(Land),
    /// Water.
    Water(Vec<Bounds>),
    /// A strip on either side of a border: of the first, with the second or anyone.
    Border(PlaceId, Option<PlaceId>),
    /// Within so many kilometres of an area or of water.
    Beside(Box<Shape>, f64),
}

/// An area on land.
#[derive(Clone, Debug)]
pub struct Land {
    /// The record.
    pub id: PlaceId,
    /// What it is made of.
    pub parts: Vec<Part>,
    /// Only this part of the box.
    pub of: Option<(Direction, Bounds)>,
}

impl Land {
    /// Does it hold this spot?
    pub fn holds(&self, gazetteer: &Gazetteer, spot: Spot) -> bool {
        let inside = |part: &Part| {
            part.holder.is_none_or(|holder| gazetteer.lies_in(spot.id, holder))
                && part.bounds.is_none_or(|bounds| bounds.holds(spot.at, 0.0))
        };
        self.parts.iter().any(inside) && self.of.is_none_or(|(d, bounds)| bounds.part(d, spot.at))
    }

    /// Its tiles: a spot each, named by its division.
    pub fn tiles<'a>(&'a self, gazetteer: &'a Gazetteer) -> impl Iterator<Item = Spot> + 'a {
        let divisions = self.parts.iter().enumerate().flat_map(move |(i, part)| {
            let list: Box<dyn Iterator<Item = PlaceId>> = match part.holder.map(|h| (h, gazetteer.kind(h))) {
                Some((h, PlaceKind::Country)) => Box::new(gazetteer.divisions(h).map(PlaceId)),
                Some((h, _)) => Box::new(std::iter::once(h)),
                None => Box::new(gazetteer.all_divisions()),
            };
            list.map(move |division| (i, division))
        });
        divisions
            .flat_map(move |(i, division)| gazetteer.tiles(division).map(move |tile| (i, tile)))
            .filter(move |(i, tile): &(usize, Tile)| {
                let part = self.parts.get(*i).and_then(|part| part.bounds);
                part.is_none_or(|bounds| bounds.holds(tile.point(), 0.0))
                    && self.of.is_none_or(|(d, bounds)| bounds.part(d, tile.point()))
            })
            .map(|(_, tile)| Spot { at: tile.point(), id: tile.division })
    }
}

impl Gazetteer {
    /// Is `id` the same record as `holder`, or below it?
    pub fn lies_in(&self, id: PlaceId, holder: PlaceId) -> bool {
        self.line(id).any(|step| step == holder)
    }

    /// The record and all that hold it, from narrow to broad.
    pub fn line(&self, id: PlaceId) -> impl Iterator<Item = PlaceId> + '_ {
        std::iter::successors(Some(id), |at| self.parent(*at)).take(4)
    }

    /// The country that holds it all.
    pub fn country(&self, id: PlaceId) -> Option<PlaceId> {
        self.line(id).find(|step| self.kind(*step) == PlaceKind::Country)
    }

    /// The ground that a reading covers.
    pub fn shape(&self, reading: Reading) -> Shape {
        let id = reading.id;
        let spot = Spot { at: self.point(id), id };
        let base = match self.kind(id) {
            PlaceKind::City | PlaceKind::District => Shape::Point(spot),
            PlaceKind::Sea => Shape::Water(self.parts(id).filter_map(|part| part.bounds).collect()),
            PlaceKind::Country | PlaceKind::Division => {
                let whole = Part { holder: Some(id), bounds: None };
                Shape::Land(Land { id, parts: vec![whole], of: None })
            }
            PlaceKind::Region | PlaceKind::Continent => {
                Shape::Land(Land { id, parts: self.parts(id).collect(), of: None })
            }
        };
        match (reading.scope, base) {
            (Scope::Part(direction), Shape::Land(mut land)) => {
                land.of = self.extent(&land).map(|bounds| (direction, bounds));
                Shape::Land(land)
            }
            (Scope::Part(_), Shape::Point(spot)) => Shape::Disk(spot, CITY_KM),
            (Scope::Border(other), _) => Shape::Border(id, other),
            (Scope::Between(other), Shape::Point(spot)) => {
                let (p, q) = (spot.at, self.point(other));
                let middle = ((p.0 + q.0) / 2.0, (p.1 + q.1) / 2.0);
                Shape::Disk(Spot { at: middle, id }, km(p, q) / 2.0 + ROAD_KM)
            }
            (Scope::Near | Scope::Away { km: None, towards: None }, Shape::Point(spot)) => {
                Shape::Disk(spot, NEAR_KM)
            }
            (Scope::Off | Scope::Away { km: None, towards: Some(_) }, Shape::Point(spot)) => {
                Shape::Disk(spot, AWAY_KM)
            }
            (Scope::Away { km: Some(far), towards }, Shape::Point(spot)) => {
                let far = f64::from(far);
                match towards {
                    // Roads bend and "north" is said of what lies north-west: a third of the way, or 10 km.
                    Some(way) => {
                        Shape::Disk(Spot { at: away(spot.at, way, far), ..spot }, (far / 3.0).max(10.0))
                    }
                    None => Shape::Disk(spot, far + 10.0),
                }
            }
            (Scope::Near | Scope::Off | Scope::Between(_) | Scope::Away { .. }, base) => {
                Shape::Beside(Box::new(base), AWAY_KM)
            }
            (Scope::Whole | Scope::Part(_) | Scope::Coast, base) => base,
        }
    }

    /// The middle of the ground that a reading covers.
    pub fn centre(&self, reading: Reading) -> (f64, f64) {
        // Only of a part of a land, or so far away from a place, the middle is not the record's own.
        if !matches!(reading.scope, Scope::Part(_) | Scope::Between(_) | Scope::Away { .. }) {
            return self.point(reading.id);
        }
        match self.shape(reading) {
            Shape::Land(land) if land.of.is_some() => {
                let (mut lat, mut lon, mut count) = (0.0, 0.0, 0.0);
                for spot in land.tiles(self) {
                    (lat, lon, count) = (lat + spot.at.0, lon + spot.at.1, count + 1.0);
                }
                if count > 0.0 { (lat / count, lon / count) } else { self.point(reading.id) }
            }
            Shape::Disk(spot, _) => spot.at,
            _ => self.point(reading.id),
        }
    }

    /// The box in which directions are measured: a country's mainland, the towns of its divisions, its boxes.
    pub(super) fn extent(&self, land: &Land) -> Option<Bounds> {
        let boxes = land.parts.iter().filter_map(|part| match (part.bounds, part.holder) {
            (Some(bounds), _) => Some(bounds),
            (None, Some(holder)) if self.kind(holder) == PlaceKind::Country => Some(self.mainland(holder)),
            (None, Some(holder)) => Some(self.bounds(holder)),
            (None, None) => None,
        });
        Bounds::around(boxes.flat_map(|b| [(b.south, b.west), (b.north, b.east)]))
    }
}

/// The distance from a spot to a shape in kilometres; tiles are 28 km high, so half of that is taken off.
pub fn distance(gazetteer: &Gazetteer, from: (f64, f64), shape: &Shape) -> f64 {
    let tile = 14.0;
    match shape {
        Shape::Point(spot) => km(from, spot.at),
        Shape::Disk(spot, far) => (km(from, spot.at) - far).max(0.0),
        Shape::Land(land) => land
            .tiles(gazetteer)
            .map(|spot| (km(from, spot.at) - tile).max(0.0))
            .fold(f64::INFINITY, f64::min),
        Shape::Water(boxes) => boxes.iter().map(|b| to_box(from, b)).fold(f64::INFINITY, f64::min),
        Shape::Border(of, _) => {
            let land = gazetteer.shape(Reading { id: *of, scope: Scope::Whole });
            distance(gazetteer, from, &land)
        }
        Shape::Beside(base, far) => (distance(gazetteer, from, base) - far).max(0.0),
    }
}

fn to_box(from: (f64, f64), b: &Bounds) -> f64 {
    if b.holds(from, 0.0) {
        return 0.0;
    }
    let lon = if b.west <= b.east { from.1.clamp(b.west, b.east) } else { from.1 };
    km(from, (from.0.clamp(b.south, b.north), lon))
}
