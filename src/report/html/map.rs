//! The places in play at an event, as the gazetteer knows them: inhabited ground as a faint raster, an area as the
//! raster that it covers ("eastern Syria"), a town as a dot, "near" and "20 km north of" as a circle, water as a box.

use crate::lexicon::gazetteer::data::{Gazetteer, PlaceKind};
use crate::lexicon::gazetteer::geometry::{Bounds, km};
use crate::lexicon::gazetteer::shape::Shape;
use crate::model::claim::About;
use crate::model::value::Value;
use crate::model::value::place::{Place, PlaceId, Reading};
use crate::report::html::page::Page;
use crate::report::html::timeline::round;
use crate::report::words::{capped, plain};
use maud::{Markup, html};
use std::collections::{BTreeMap, BTreeSet};

/// The largest size of a map, in the units of its view box.
const WIDTH: f64 = 400.0;
const HEIGHT: f64 = 300.0;

/// A map shows so many places; each has a letter and a colour.
const PLACES: usize = 6;

/// A place so far from the first is only listed: on a map of both neither could be seen.
const FAR_KM: f64 = 1500.0;

/// A place's legend names so many articles.
const NAMED: usize = 4;

/// Degrees of a tile of the gazetteer, and how many cells a map has from west to east at most.
const TILE: f64 = 0.25;
const CELLS: f64 = 90.0;

/// A map is never narrower, in degrees: a dot alone tells nothing.
const LEAST: f64 = 2.0;

/// Kilometres in a degree of latitude.
const DEGREE: f64 = 111.2;

/// A place, and who names it.
struct Shown<'a> {
    place: &'a Place,
    reading: Reading,
    shape: Shape,
    claims: Vec<usize>,
    articles: BTreeSet<usize>,
}

/// The map of an event; none where no place is known.
pub fn map(page: &Page, event: usize) -> Markup {
    let gazetteer = Gazetteer::get();
    let mut shown = places(page, event, gazetteer);
    let centre = shown.first().map(|first| gazetteer.centre(first.reading));
    let far = |shown: &Shown| centre.map_or(0.0, |centre| km(centre, gazetteer.centre(shown.reading)));
    let off: Vec<Shown> = shown.extract_if(.., |shown| far(shown) > FAR_KM).collect();
    let Some(view) = View::of(&shown, gazetteer) else { return html! {} };
    let names: Vec<String> = shown.iter().map(|shown| plain(&shown.place.name)).collect();
    let ground = view.raster(ground(&shown, gazetteer).into_iter());
    let mut letters = Vec::new();
    html! {
        figure.map {
            figcaption { "Places in play" }
            svg viewBox={ "0 0 " (round(view.width)) " " (round(view.height)) } role="img"
                aria-label={ "Map of " (capped(names, PLACES)) }
            {
                path.ground d=(ground) stroke-width=(round(view.cell())) {}
                @for (n, shown) in shown.iter().enumerate().rev() { (area(&view, n, shown, gazetteer)) }
                @for (n, shown) in shown.iter().enumerate() {
                    (letter(&view, n, gazetteer.centre(shown.reading), &mut letters))
                }
                (measure(&view))
            }
            ol.places {
                @for (n, shown) in shown.iter().enumerate() {
                    li.{ "p" (n) } {
                        b { (name(n)) } " "
                        a href=(shown.claims.first().map_or(String::new(), |claim| page.place(*claim))) {
                            (plain(&shown.place.name))
                        }
                        " – " (capped(shown.articles.iter().map(|a| page.names.name(*a).to_owned()).collect(), NAMED))
                    }
                }
                @for shown in &off {
                    li {
                        "Not on the map: "
                        a href=(shown.claims.first().map_or(String::new(), |claim| page.place(*claim))) {
                            (plain(&shown.place.name))
                        }
                        ", " (round(far(shown) / 100.0).round() * 100.0) " km away"
                    }
                }
            }
        }
    }
}

/// "A" for the first place.
fn name(n: usize) -> char {
    char::from(b'A' + (n % 26) as u8)
}

/// The places where an event is said to have happened: those of findings first, then what most articles name.
fn places<'a>(page: &Page<'a>, event: usize, gazetteer: &Gazetteer) -> Vec<Shown<'a>> {
    let mut all: Vec<Shown> = Vec::new();
    for (at, claim) in page.outcome.claims.iter().enumerate().filter(|(_, claim)| claim.event == event) {
        let of_event = claim.role.as_deref().is_none_or(|role| role == "event");
        let Value::Place(place) = &claim.value else { continue };
        let Some(reading) = place.readings.first().filter(|_| of_event && claim.about == About::Event) else {
            continue;
        };
        let at_once = |shown: &Shown| shown.reading == *reading && shown.place.name == place.name;
        let known = match all.iter().position(at_once) {
            Some(known) => known,
            None => {
                let (claims, articles) = (Vec::new(), BTreeSet::new());
                all.push(Shown {
                    place,
                    reading: *reading,
                    shape: gazetteer.shape(*reading),
                    claims,
                    articles,
                });
                all.len() - 1
            }
        };
        if let Some(known) = all.get_mut(known) {
            known.claims.push(at);
            known.articles.insert(claim.article);
        }
    }
    let disputed = |shown: &Shown| shown.claims.iter().any(|claim| page.finding_of(*claim).is_some());
    all.sort_by_key(|shown| (!disputed(shown), std::cmp::Reverse(shown.articles.len())));
    all.truncate(PLACES);
    all
}

/// Where people live in the countries of the places.
fn ground(shown: &[Shown], gazetteer: &Gazetteer) -> Vec<(f64, f64)> {
    let countries: BTreeSet<PlaceId> =
        shown.iter().filter_map(|shown| gazetteer.country(shown.reading.id)).collect();
    let tiles = countries.into_iter().flat_map(|country| {
        let mainland = gazetteer.mainland(country);
        let divisions = gazetteer.divisions(country).map(PlaceId);
        let points = divisions.flat_map(|division| gazetteer.tiles(division)).map(|tile| tile.point());
        points.filter(move |point| mainland.holds(*point, 1.0))
    });
    tiles.collect()
}

/// The part of the globe that a map shows.
struct View {
    bounds: Bounds,
    width: f64,
    height: f64,
    /// Units in a degree of latitude.
    scale: f64,
    /// How much shorter a degree of longitude is.
    squeeze: f64,
    /// Degrees of a cell.
    step: f64,
}

impl View {
    fn of(shown: &[Shown], gazetteer: &Gazetteer) -> Option<View> {
        let around =
            Bounds::around(shown.iter().flat_map(|shown| extent(&shown.shape, shown.reading, gazetteer)))?;
        let widen = |low: f64, high: f64| {
            let by = ((high - low) * 0.12).max((LEAST - (high - low)) / 2.0);
            (low - by, high + by)
        };
        let ((south, north), (west, east)) =
            (widen(around.south, around.north), widen(around.west, around.east));
        let squeeze = ((south + north) / 2.0).to_radians().cos().max(0.2);
        let (high, wide) = (north - south, (east - west) * squeeze);
        let scale = (WIDTH / wide).min(HEIGHT / high);
        let mut step = TILE;
        while (east - west) / step > CELLS {
            step *= 2.0;
        }
        let bounds = Bounds { south, west, north, east };
        // A map of half the globe tells nothing.
        (east - west < 180.0).then_some(View {
            bounds,
            width: wide * scale,
            height: high * scale,
            scale,
            squeeze,
            step,
        })
    }

    fn x(&self, lon: f64) -> f64 {
        round((lon - self.bounds.west) * self.squeeze * self.scale)
    }

    fn y(&self, lat: f64) -> f64 {
        round((self.bounds.north - lat) * self.scale)
    }

    fn cell(&self) -> f64 {
        self.step * self.scale
    }

    /// Points as cells, those of a row that touch as one stroke.
    fn raster(&self, points: impl Iterator<Item = (f64, f64)>) -> String {
        let mut rows: BTreeMap<i32, BTreeSet<i32>> = BTreeMap::new();
        for (lat, lon) in points.filter(|point| self.bounds.holds(*point, self.step)) {
            let cell = |degrees: f64| (degrees / self.step).floor() as i32;
            rows.entry(cell(lat)).or_default().insert(cell(lon));
        }
        let mut path = String::new();
        for (row, columns) in rows {
            let y = self.y((f64::from(row) + 0.5) * self.step);
            let mut columns = columns.into_iter().peekable();
            while let Some(first) = columns.next() {
                let mut past = first + 1;
                while columns.next_if_eq(&past).is_some() {
                    past += 1;
                }
                let (from, to) = (self.x(f64::from(first) * self.step), self.x(f64::from(past) * self.step));
                path.push_str(&format!("M{from} {y}H{to}"));
            }
        }
        path
    }
}

/// Points between which a shape lies.
fn extent(shape: &Shape, reading: Reading, gazetteer: &Gazetteer) -> Vec<(f64, f64)> {
    match shape {
        Shape::Point(spot) => vec![spot.at],
        Shape::Disk(spot, far) => {
            let (lat, lon) = (far / DEGREE, far / DEGREE / spot.at.0.to_radians().cos().max(0.2));
            vec![(spot.at.0 - lat, spot.at.1 - lon), (spot.at.0 + lat, spot.at.1 + lon)]
        }
        Shape::Land(land) => {
            let mainland = gazetteer.country(land.id).map(|country| gazetteer.mainland(country));
            let inside = |at: &(f64, f64)| mainland.is_none_or(|bounds| bounds.holds(*at, 1.0));
            land.tiles(gazetteer).map(|spot| spot.at).filter(inside).collect()
        }
        Shape::Water(boxes) => boxes.iter().flat_map(|b| [(b.south, b.west), (b.north, b.east)]).collect(),
        Shape::Border(..) => vec![gazetteer.point(reading.id)],
        Shape::Beside(shape, _) => extent(shape, reading, gazetteer),
    }
}

fn area(view: &View, n: usize, shown: &Shown, gazetteer: &Gazetteer) -> Markup {
    let class = format!("p{n}");
    let mut shape = &shown.shape;
    while let Shape::Beside(inner, _) = shape {
        shape = inner;
    }
    match shape {
        Shape::Point(spot) => html! {
            circle.spot.(class) cx=(view.x(spot.at.1)) cy=(view.y(spot.at.0)) r="4" {}
        },
        Shape::Disk(spot, far) => html! {
            circle.area.(class) cx=(view.x(spot.at.1)) cy=(view.y(spot.at.0)) r=(round(far / DEGREE * view.scale)) {}
            circle.spot.(class) cx=(view.x(spot.at.1)) cy=(view.y(spot.at.0)) r="3" {}
        },
        // A whole country is the ground itself.
        Shape::Land(land) if land.of.is_none() && gazetteer.kind(land.id) == PlaceKind::Country => html! {},
        Shape::Land(land) => html! {
            path.land.(class) d=(view.raster(land.tiles(gazetteer).map(|spot| spot.at)))
                stroke-width=(round(view.cell())) {}
        },
        Shape::Water(boxes) => html! {
            @for b in boxes {
                rect.area.(class) x=(view.x(b.west)) y=(view.y(b.north))
                    width=(round((view.x(b.east) - view.x(b.west)).abs()))
                    height=(round((view.y(b.south) - view.y(b.north)).abs())) {}
            }
        },
        Shape::Border(..) | Shape::Beside(..) => html! {},
    }
}

/// A place's letter beside its middle, moved on where another one stands.
fn letter(view: &View, n: usize, (lat, lon): (f64, f64), taken: &mut Vec<(f64, f64)>) -> Markup {
    let (mut x, y) = (view.x(lon) + 12.0, (view.y(lat) - 10.0).max(10.0));
    while taken.iter().any(|(a, b)| (a - x).abs() < 18.0 && (b - y).abs() < 18.0) {
        x += 19.0;
    }
    taken.push((x, y));
    html! {
        g.letter.{ "p" (n) } {
            circle cx=(round(x)) cy=(round(y)) r="8.5" {}
            text x=(round(x)) y=(round(y + 4.0)) text-anchor="middle" { (name(n)) }
        }
    }
}

/// A bar of a round number of kilometres, about a quarter of the map.
fn measure(view: &View) -> Markup {
    let Bounds { south, west, north, east } = view.bounds;
    let middle = (south + north) / 2.0;
    let quarter = km((middle, west), (middle, east)) / 4.0;
    let ten = 10_f64.powf(quarter.max(1.0).log10().floor());
    let bar = [5.0, 2.0, 1.0].into_iter().map(|n| n * ten).find(|bar| *bar <= quarter).unwrap_or(ten);
    let wide = bar / DEGREE * view.scale;
    let y = view.height - 8.0;
    html! {
        path.bar d={ "M8 " (round(y - 4.0)) "V" (round(y)) "H" (round(8.0 + wide)) "V" (round(y - 4.0)) } {}
        text.tick x=(round(14.0 + wide)) y=(round(y)) { (bar) " km" }
    }
}
