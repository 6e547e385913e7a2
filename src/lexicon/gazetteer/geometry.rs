//! Boxes, tiles and distances on the globe. In: degrees. Out: kilometres, yes or no. It knows no place.

use crate::model::value::place::{Direction, PlaceId};

/// A half is drawn wider by this share of the extent, so that a town just across the middle is no conflict.
const HALF: f64 = 0.08;
/// A quarter reaches so far over the middle on one axis, if it makes up for it on the other: Peshawar is in "northwest
/// Pakistan", though a little east of the middle of that slanting country.
const QUARTER: f64 = 0.2;
/// "Central" reaches so far from the middle on both axes: the inner 60 % of the lessons, and a margin of 5 % a side.
const CENTRE: f64 = 0.35;

/// A box of degrees.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bounds {
    /// Southern edge.
    pub south: f64,
    /// Western edge; greater than `east` when the box crosses the antimeridian.
    pub west: f64,
    /// Northern edge.
    pub north: f64,
    /// Eastern edge.
    pub east: f64,
}

impl Bounds {
    /// The smallest box around some points; `None` without any.
    pub fn around(points: impl Iterator<Item = (f64, f64)>) -> Option<Bounds> {
        points.fold(None, |found: Option<Bounds>, (lat, lon)| {
            let b = found.unwrap_or(Bounds { south: lat, west: lon, north: lat, east: lon });
            Some(Bounds {
                south: b.south.min(lat),
                west: b.west.min(lon),
                north: b.north.max(lat),
                east: b.east.max(lon),
            })
        })
    }

    /// Is the point inside, or at most `margin` degrees outside?
    pub fn holds(&self, (lat, lon): (f64, f64), margin: f64) -> bool {
        let (west, east) = (self.west - margin, self.east + margin);
        let across =
            if self.west > self.east { lon >= west || lon <= east } else { lon >= west && lon <= east };
        across && lat >= self.south - margin && lat <= self.north + margin
    }

    /// What both share, in square degrees, as a share of this box. Boxes across the antimeridian count to it.
    pub fn share_in(&self, other: &Bounds) -> f64 {
        let east = |b: &Bounds| if b.west > b.east { b.east + 360.0 } else { b.east };
        let width = (east(self).min(east(other)) - self.west.max(other.west)).max(0.0);
        let height = (self.north.min(other.north) - self.south.max(other.south)).max(0.0);
        let area = (east(self) - self.west) * (self.north - self.south);
        if area > 0.0 { width * height / area } else { 0.0 }
    }

    /// On which side of the box the point lies: a third on each axis is the middle.
    pub fn side(&self, (lat, lon): (f64, f64)) -> Direction {
        let third = |value: f64, low: f64, high: f64| match (value - low) / (high - low) {
            share if share > 2.0 / 3.0 => 1,
            share if share < 1.0 / 3.0 => -1,
            _ => 0,
        };
        Direction { north: third(lat, self.south, self.north), east: third(lon, self.west, self.east) }
    }

    /// Is the point in that part of the box?
    pub fn part(&self, direction: Direction, (lat, lon): (f64, f64)) -> bool {
        // How far towards a side, from -0.5 (the other side) to 0.5.
        let along = |value: f64, low: f64, high: f64| {
            if high > low { (value - low) / (high - low) - 0.5 } else { 0.0 }
        };
        let (y, x) = (along(lat, self.south, self.north), along(lon, self.west, self.east));
        let (north, east) = (y * f64::from(direction.north), x * f64::from(direction.east));
        match (direction.north, direction.east) {
            (0, 0) => x.abs() <= CENTRE && y.abs() <= CENTRE,
            (_, 0) => north >= -HALF,
            (0, _) => east >= -HALF,
            _ => north >= -QUARTER && east >= -QUARTER && north + east >= 0.0,
        }
    }
}

/// Tiles a degree, as in `rules/gazetteer/build.py`.
const TILES: f64 = 4.0;

/// A quarter of a degree each way, in which somebody lives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Tile {
    cell: u32,
    /// The division that its people belong to.
    pub division: PlaceId,
}

impl Tile {
    /// Tile number `cell` of the globe, from the south-west, in rows of latitude.
    pub fn new(cell: u32, division: PlaceId) -> Self {
        Self { cell, division }
    }

    /// Its middle: latitude and longitude.
    pub fn point(self) -> (f64, f64) {
        let row = 360 * TILES as u32;
        let (y, x) = (self.cell / row, self.cell % row);
        ((f64::from(y) + 0.5) / TILES - 90.0, (f64::from(x) + 0.5) / TILES - 180.0)
    }
}

/// Kilometres in a degree of latitude.
const DEGREE: f64 = 111.2;

/// The distance between two points in kilometres (haversine; the globe's mean diameter is 12,742 km).
pub fn km(a: (f64, f64), b: (f64, f64)) -> f64 {
    let (p, q) = ((b.0 - a.0).to_radians() / 2.0, (b.1 - a.1).to_radians() / 2.0);
    let h = p.sin().powi(2) + a.0.to_radians().cos() * b.0.to_radians().cos() * q.sin().powi(2);
    12_742.0 * h.sqrt().min(1.0).asin()
}

/// The point so many kilometres away.
pub fn away((lat, lon): (f64, f64), towards: Direction, km: f64) -> (f64, f64) {
    let diagonal = if towards.north != 0 && towards.east != 0 { 0.5_f64.sqrt() } else { 1.0 };
    let degrees = km * diagonal / DEGREE;
    let wide = lat.to_radians().cos().max(0.05);
    (lat + degrees * f64::from(towards.north), lon + degrees * f64::from(towards.east) / wide)
}
