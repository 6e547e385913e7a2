//! What two places have to do with each other. In: two places with their readings. Out: a [`Relation`] and why. Two
//! places are disjoint only when every pair of readings is. It makes no words and decides no severity.

use crate::lexicon::gazetteer::data::{Gazetteer, PlaceKind};
use crate::lexicon::gazetteer::geometry::{Bounds, km};
use crate::lexicon::gazetteer::shape::{Land, Shape, Spot, distance};
use crate::lexicon::threshold::Threshold;
use crate::model::relation::Relation;
use crate::model::value::place::{Direction, Place, PlaceId, Reading, Scope, Standing};

/// An area is in another if at least this share of it is (lessons on places).
const WITHIN: f64 = 0.55;
/// Two areas overlap if at least this share of one lies in the other; less is the raster's noise.
const OVERLAPS: f64 = 0.12;
/// Two areas are the same if at least this share of each lies in the other.
const SAME: f64 = 0.9;
/// A border zone reaches so far on either side.
const BORDER_KM: f64 = 40.0;
/// Sea and land meet up to this distance: boxes are rough, and coasts bend.
const SHORE_KM: f64 = 20.0;

/// Why two places relate as they do.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum PlaceReason {
    /// One and the same place, perhaps spelt in two ways.
    SamePlace,
    /// One lies in the other.
    Inside,
    /// They share ground, or one says "near".
    SharedGround,
    /// One holds or claims the other: which country it is in is disputed.
    Disputed,
    /// The city lies outside the region that is called after it, and "the Kyiv region" may mean both.
    CalledAfter,
    /// Two places so close that articles mix them up.
    Close {
        /// The distance.
        km: f64,
    },
    /// They lie in two countries.
    TwoCountries,
    /// They are different divisions, or parts, of one country.
    Apart,
    /// They are so far from each other.
    Far {
        /// The distance.
        km: f64,
    },
    /// One of them has no reading.
    NotKnown,
}

impl Gazetteer {
    /// How `a` relates to `b`: the closest relation that any pair of their readings allows. A site lies somewhere in
    /// its region, so it may be in any part of that; where its region is only supposed, it contradicts nothing.
    pub fn relate(&self, a: &Place, b: &Place) -> (Relation, PlaceReason) {
        let site = |place: &Place| place.standing != Standing::Known;
        let supposed = [a, b].iter().any(|place| place.standing == Standing::Supposed);
        let (relation, reason) = self.relate_regions(a, b);
        let meets = (Relation::Overlaps, PlaceReason::SharedGround);
        match (relation, site(a), site(b)) {
            (_, true, true) if a.name == b.name => (Relation::Same, PlaceReason::SamePlace),
            (Relation::Disjoint, ..) if supposed => (Relation::Unknown, PlaceReason::NotKnown),
            (Relation::Disjoint | Relation::Unknown, ..) | (_, false, false) => (relation, reason),
            (_, true, true) => meets,
            (Relation::Same | Relation::Within, true, false) => (Relation::Within, PlaceReason::Inside),
            (Relation::Same | Relation::Contains, false, true) => (Relation::Contains, PlaceReason::Inside),
            _ => meets,
        }
    }

    /// Why a place is outside a part of an area: its name, the side of the area on which it lies, the area's name.
    /// "Aleppo lies in the northwest of Syria", when the other says "eastern Syria".
    pub fn side(&self, a: &Place, b: &Place) -> Option<(&str, Direction, &str)> {
        let one = |part: &Place, other: &Place| {
            let (area, inner) = (part.readings.first()?, other.readings.first()?);
            let of_it = area.id != inner.id && self.lies_in(inner.id, area.id);
            let named =
                matches!(area.scope, Scope::Part(_)) && !matches!(inner.scope, Scope::Border(_) | Scope::Off);
            let Shape::Land(land) = self.shape(Reading { id: area.id, scope: Scope::Whole }) else {
                return None;
            };
            let side = self.extent(&land)?.side(self.centre(*inner));
            (of_it && named).then(|| (self.name(inner.id), side, self.name(area.id)))
        };
        one(a, b).or_else(|| one(b, a))
    }

    fn relate_regions(&self, a: &Place, b: &Place) -> (Relation, PlaceReason) {
        let mut best = (Relation::Unknown, PlaceReason::NotKnown);
        let shapes: Vec<(Reading, Shape)> = b.readings.iter().map(|r| (*r, self.shape(*r))).collect();
        for x in &a.readings {
            let shape = self.shape(*x);
            for (y, other) in &shapes {
                let found = self.relate_readings(*x, &shape, *y, other);
                if rank(found.0) < rank(best.0) {
                    best = found;
                }
            }
        }
        best
    }

    fn relate_readings(&self, x: Reading, a: &Shape, y: Reading, b: &Shape) -> (Relation, PlaceReason) {
        if x == y {
            return (Relation::Same, PlaceReason::SamePlace);
        }
        if x.id == y.id {
            return self.same_record(x, a, y, b);
        }
        let (relation, reason) = self.relate_shapes(a, b);
        if relation != Relation::Disjoint {
            // Who holds a disputed area has no better claim to the words than who claims it.
            let with_country = [x, y].iter().any(|r| self.kind(r.id) == PlaceKind::Country);
            let told = reason == PlaceReason::Inside && with_country && self.disputed(x, a, y, b).is_some();
            return (relation, if told { PlaceReason::Disputed } else { reason });
        }
        if let Some(found) = self.disputed(x, a, y, b) {
            return found;
        }
        let called_after = |p: Reading, q: Reading| {
            self.kind(p.id) == PlaceKind::City
                && self.kind(q.id) == PlaceKind::Division
                && self.name(p.id) == self.name(q.id)
                && self.country(p.id) == self.country(q.id)
        };
        if called_after(x, y) || called_after(y, x) {
            return (Relation::Overlaps, PlaceReason::CalledAfter);
        }
        (relation, reason)
    }

    /// Two readings of one record: the whole, a part, its surroundings.
    fn same_record(&self, x: Reading, a: &Shape, y: Reading, b: &Shape) -> (Relation, PlaceReason) {
        match (x.scope, y.scope) {
            (Scope::Part(p), Scope::Part(q)) if p.opposes(q) => (Relation::Disjoint, PlaceReason::Apart),
            (Scope::Part(_), Scope::Part(_)) => match self.relate_shapes(a, b) {
                (Relation::Disjoint, _) => (Relation::Overlaps, PlaceReason::SharedGround),
                found => found,
            },
            (Scope::Part(_) | Scope::Coast, Scope::Whole) => (Relation::Within, PlaceReason::Inside),
            (Scope::Whole, Scope::Part(_) | Scope::Coast) => (Relation::Contains, PlaceReason::Inside),
            _ => (Relation::Overlaps, PlaceReason::SharedGround),
        }
    }

    fn relate_shapes(&self, a: &Shape, b: &Shape) -> (Relation, PlaceReason) {
        match (a, b) {
            (Shape::Border(of, with), other) | (other, Shape::Border(of, with)) => {
                self.border(*of, *with, other)
            }
            (Shape::Beside(base, far), other) | (other, Shape::Beside(base, far)) => {
                self.beside(base, *far, other)
            }
            (Shape::Point(p), Shape::Point(q)) => self.points(*p, *q),
            (Shape::Point(p), Shape::Disk(q, far)) => disk(*p, *q, *far),
            (Shape::Disk(..), Shape::Point(_)) => mirror(self.relate_shapes(b, a)),
            (Shape::Disk(p, f), Shape::Disk(q, g)) => {
                let far = km(p.at, q.at);
                meets(far <= f + g, far - f - g)
            }
            (Shape::Point(p), Shape::Land(land)) => self.point_in(*p, land),
            (Shape::Disk(p, far), Shape::Land(land)) => {
                let gap = distance(self, p.at, b) - far;
                meets(land.holds(self, *p) || gap <= 0.0, gap)
            }
            (Shape::Point(p) | Shape::Disk(p, _), Shape::Water(_)) => {
                let far = if let Shape::Disk(_, far) = a { *far } else { 0.0 };
                let gap = distance(self, p.at, b) - far;
                meets(gap <= SHORE_KM, gap)
            }
            (Shape::Land(land), Shape::Water(_)) => {
                let gap = land.tiles(self).map(|s| distance(self, s.at, b)).fold(f64::INFINITY, f64::min);
                meets(gap <= SHORE_KM, gap)
            }
            (Shape::Land(p), Shape::Land(q)) => self.lands(p, q),
            (Shape::Water(p), Shape::Water(q)) => {
                let share = |p: &[_], q: &[_]| {
                    let shares = p.iter().flat_map(|x: &Bounds| q.iter().map(|y| x.share_in(y)));
                    shares.fold(0.0, f64::max)
                };
                shares(share(p, q), share(q, p))
            }
            (Shape::Land(_), Shape::Point(_) | Shape::Disk(..)) | (Shape::Water(_), _) => {
                mirror(self.relate_shapes(b, a))
            }
        }
    }

    fn points(&self, p: Spot, q: Spot) -> (Relation, PlaceReason) {
        if self.lies_in(p.id, q.id) {
            return (Relation::Within, PlaceReason::Inside);
        }
        if self.lies_in(q.id, p.id) {
            return (Relation::Contains, PlaceReason::Inside);
        }
        let far = km(p.at, q.at);
        let countries = (self.country(p.id), self.country(q.id));
        if countries.0 != countries.1 && far > Threshold::PlaceSilent.value() {
            return (Relation::Disjoint, PlaceReason::TwoCountries);
        }
        match far {
            far if far <= Threshold::PlaceSilent.value() => {
                (Relation::Overlaps, PlaceReason::Close { km: far })
            }
            far if far <= Threshold::PlaceNote.value() => {
                (Relation::Disjoint, PlaceReason::Close { km: far })
            }
            far => (Relation::Disjoint, PlaceReason::Far { km: far }),
        }
    }

    fn point_in(&self, p: Spot, land: &Land) -> (Relation, PlaceReason) {
        if land.holds(self, p) {
            return (Relation::Within, PlaceReason::Inside);
        }
        (Relation::Disjoint, self.why_apart(p.id, land.id))
    }

    fn lands(&self, p: &Land, q: &Land) -> (Relation, PlaceReason) {
        let found = match (p.of, q.of) {
            (_, None) if self.lies_in(p.id, q.id) => (Relation::Within, PlaceReason::Inside),
            (None, _) if self.lies_in(q.id, p.id) => (Relation::Contains, PlaceReason::Inside),
            _ => shares(self.share(p, q), self.share(q, p)),
        };
        if found.0 == Relation::Disjoint { (found.0, self.why_apart(p.id, q.id)) } else { found }
    }

    /// How much of `p` lies in `q`.
    fn share(&self, p: &Land, q: &Land) -> f64 {
        let (mut all, mut inside) = (0.0_f64, 0.0);
        for spot in p.tiles(self) {
            all += 1.0;
            inside += f64::from(u8::from(q.holds(self, spot)));
        }
        inside / all.max(1.0)
    }

    fn why_apart(&self, p: PlaceId, q: PlaceId) -> PlaceReason {
        match (self.country(p), self.country(q)) {
            (Some(a), Some(b)) if a != b => PlaceReason::TwoCountries,
            _ => PlaceReason::Apart,
        }
    }

    /// The zone on both sides of a country's border.
    fn border(&self, of: PlaceId, with: Option<PlaceId>, other: &Shape) -> (Relation, PlaceReason) {
        let home = self.shape(Reading { id: of, scope: Scope::Whole });
        let close = |spot: Spot, shape: &Shape| distance(self, spot.at, shape) <= BORDER_KM;
        let near = |spot: Spot| match (self.country(spot.id), with) {
            (Some(c), Some(with)) if c == of => {
                close(spot, &self.shape(Reading { id: with, scope: Scope::Whole }))
            }
            (Some(c), None) if c == of => true,
            (Some(c), Some(with)) if c != with => false,
            _ => close(spot, &home),
        };
        let meet = match other {
            Shape::Point(spot) | Shape::Disk(spot, _) => near(*spot),
            Shape::Land(land) => land.tiles(self).any(near),
            Shape::Border(a, b) => {
                let pair = [Some(of), with];
                pair.contains(&Some(*a))
                    || b.is_some_and(|b| pair.contains(&Some(b)))
                    || (with.is_none() && b.is_none())
            }
            Shape::Water(_) | Shape::Beside(..) => true,
        };
        if meet {
            (Relation::Overlaps, PlaceReason::SharedGround)
        } else {
            (Relation::Disjoint, PlaceReason::Apart)
        }
    }

    fn beside(&self, base: &Shape, far: f64, other: &Shape) -> (Relation, PlaceReason) {
        let gap = match other {
            Shape::Point(spot) | Shape::Disk(spot, _) => distance(self, spot.at, base),
            Shape::Land(land) => {
                land.tiles(self).map(|s| distance(self, s.at, base)).fold(f64::INFINITY, f64::min)
            }
            Shape::Water(_) if matches!(base, Shape::Water(_)) => return self.relate_shapes(base, other),
            Shape::Water(_) => match base {
                Shape::Land(land) => {
                    land.tiles(self).map(|s| distance(self, s.at, other)).fold(f64::INFINITY, f64::min)
                }
                _ => 0.0,
            },
            Shape::Border(..) => 0.0,
            Shape::Beside(inner, _) => return self.beside(base, far * 2.0, inner),
        };
        meets(gap <= far, gap)
    }

    /// Never a conflict from the country of a disputed area alone: Simferopol in "Russia" and in "Ukraine".
    fn disputed(&self, x: Reading, a: &Shape, y: Reading, b: &Shape) -> Option<(Relation, PlaceReason)> {
        let one = |area: Reading, shape: &Shape, country: Reading| {
            // "Western Ukraine" is no claim to Crimea.
            let whole = country.scope == Scope::Whole && self.kind(country.id) == PlaceKind::Country;
            let holder = self.country(country.id).filter(|_| whole)?;
            let claimed = self.regions().filter(|r| self.claimants(*r).any(|c| c == holder)).any(|region| {
                if area.id == region {
                    return !self.apart(region);
                }
                let land = Land { id: region, parts: self.parts(region).collect(), of: None };
                match shape {
                    Shape::Point(spot) | Shape::Disk(spot, _) => land.holds(self, *spot),
                    Shape::Land(part) if self.kind(area.id) != PlaceKind::Country => {
                        self.share(part, &land) >= WITHIN
                    }
                    _ => false,
                }
            });
            claimed.then_some((Relation::Overlaps, PlaceReason::Disputed))
        };
        one(x, a, y).or_else(|| one(y, b, x))
    }
}

fn disk(p: Spot, q: Spot, far: f64) -> (Relation, PlaceReason) {
    let gap = km(p.at, q.at) - far;
    if gap <= 0.0 {
        (Relation::Within, PlaceReason::SharedGround)
    } else {
        meets(gap <= Threshold::PlaceSilent.value() / 2.0, gap)
    }
}

fn meets(meet: bool, gap: f64) -> (Relation, PlaceReason) {
    if meet {
        (Relation::Overlaps, PlaceReason::SharedGround)
    } else {
        (Relation::Disjoint, PlaceReason::Far { km: gap.max(0.0) })
    }
}

fn shares(a_in_b: f64, b_in_a: f64) -> (Relation, PlaceReason) {
    if a_in_b >= SAME && b_in_a >= SAME {
        (Relation::Same, PlaceReason::SamePlace)
    } else if a_in_b >= WITHIN && a_in_b >= b_in_a {
        (Relation::Within, PlaceReason::Inside)
    } else if b_in_a >= WITHIN {
        (Relation::Contains, PlaceReason::Inside)
    } else if a_in_b.max(b_in_a) >= OVERLAPS {
        (Relation::Overlaps, PlaceReason::SharedGround)
    } else {
        (Relation::Disjoint, PlaceReason::Apart)
    }
}

fn mirror((relation, reason): (Relation, PlaceReason)) -> (Relation, PlaceReason) {
    (relation.mirror(), reason)
}

fn rank(relation: Relation) -> u8 {
    match relation {
        Relation::Same => 0,
        Relation::Within | Relation::Contains => 1,
        Relation::Overlaps => 2,
        Relation::Disjoint => 3,
        Relation::Unknown => 4,
    }
}
