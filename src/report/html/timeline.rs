//! The tolls of an event over the time of publication: a small plot for each kind that counts people. A dot is a number,
//! a line its range, an arrow an open end; a hollow dot stands in a finding.

use crate::model::claim::{About, Claim, Polarity};
use crate::model::value::Value;
use crate::model::value::interval::Interval;
use crate::report::grid::State;
use crate::report::html::page::{Page, day};
use crate::report::words::{number, plain, thing};
use crate::report::wrap::shorten;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use maud::{Markup, html};
use std::cmp::Reverse;
use std::collections::BTreeSet;

/// The size of a plot and of its frame, in the units of its view box.
const WIDTH: f64 = 420.0;
const HEIGHT: f64 = 200.0;
const LEFT: f64 = 46.0;
const RIGHT: f64 = 96.0;
const TOP: f64 = 22.0;
const BOTTOM: f64 = 28.0;

/// An event has so many plots at most: the kinds that most texts speak of.
const PLOTS: usize = 4;

/// What counts as a toll, in the order of the plots where as many texts speak.
const TOLLS: &[&str] =
    &["killed", "injured", "missing", "casualties", "rescued", "detained", "displaced", "onboard"];

/// The class of a noun that leaves nobody out.
const EVERYBODY: &str = "person";

/// Words closer than this cover each other.
const LINE: f64 = 13.0;

/// A name beside a dot takes so many letters.
const NAME: usize = 15;

/// The width of a letter, on average.
const LETTER: f64 = 6.3;

/// Names keep so far apart.
const GAP: f64 = 2.0;

/// How long an arrow is.
const ARROW: f64 = 16.0;

/// A figure, and when it was published.
struct Toll<'a> {
    at: usize,
    claim: &'a Claim,
    count: Interval,
    time: f64,
}

/// The plots of an event; none where fewer than two texts with a date give a figure.
pub fn plots(page: &Page, event: usize) -> Markup {
    let mut kinds: Vec<(&str, Vec<Toll>)> = Vec::new();
    for (at, claim) in page.outcome.claims.iter().enumerate().filter(|(_, claim)| claim.event == event) {
        let Some(toll) = toll(page, at, claim) else { continue };
        match kinds.iter_mut().find(|(kind, _)| *kind == claim.kind) {
            Some((_, tolls)) => tolls.push(toll),
            None => kinds.push((&claim.kind, vec![toll])),
        }
    }
    let texts = |tolls: &[Toll]| tolls.iter().map(|toll| toll.claim.article).collect::<BTreeSet<_>>().len();
    kinds.retain(|(_, tolls)| texts(tolls) > 1);
    kinds.sort_by_key(|(kind, tolls)| (Reverse(texts(tolls)), TOLLS.iter().position(|toll| toll == kind)));
    html! { @for (kind, tolls) in kinds.iter().take(PLOTS) { (plot(page, kind, tolls)) } }
}

/// A claim as a toll: a count of people that is about the event, asserted and dated.
fn toll<'a>(page: &Page, at: usize, claim: &'a Claim) -> Option<Toll<'a>> {
    let Value::Count { interval, class, .. } = &claim.value else { return None };
    // "No civilians" tells nothing of how many there were in all.
    if interval.max == Some(0.0) && class.as_deref().is_some_and(|class| class != EVERYBODY) {
        return None;
    }
    let people = TOLLS.contains(&claim.kind.as_str());
    let counts = people && claim.about == About::Event && !claim.part && claim.subject.is_none();
    let asserted = claim.polarity == Polarity::Asserted && (interval.min.is_some() || interval.max.is_some());
    let published = page.outcome.articles.get(claim.article)?.meta.published?;
    let noon = || Some(published.day.at(12, 0, 0, 0).to_zoned(TimeZone::UTC).ok()?.timestamp());
    let time = published.instant.or_else(noon)?.as_second() as f64;
    (counts && asserted).then_some(Toll { at, claim, count: *interval, time })
}

/// From values to the units of the view box.
struct Scale {
    first: f64,
    last: f64,
    most: f64,
}

impl Scale {
    fn x(&self, time: f64) -> f64 {
        let share = if self.last > self.first { (time - self.first) / (self.last - self.first) } else { 0.0 };
        LEFT + 10.0 + share * (WIDTH - LEFT - RIGHT - 10.0)
    }

    fn y(&self, count: f64) -> f64 {
        HEIGHT - BOTTOM - count / self.most * (HEIGHT - TOP - BOTTOM)
    }
}

fn plot(page: &Page, kind: &str, tolls: &[Toll]) -> Markup {
    let fold = |of: fn(f64, f64) -> f64, start| tolls.iter().map(|toll| toll.time).fold(start, of);
    let ends = tolls.iter().flat_map(|toll| [toll.count.min, toll.count.max]).flatten();
    let scale = Scale {
        first: fold(f64::min, f64::INFINITY),
        last: fold(f64::max, f64::NEG_INFINITY),
        most: ends.clone().fold(1.0, f64::max),
    };
    let mut counts: Vec<f64> = ends.chain([0.0]).collect();
    counts.sort_by(|a, b| b.total_cmp(a));
    let mut dots: Vec<&Toll> = tolls.iter().collect();
    dots.sort_by(|a, b| a.time.total_cmp(&b.time).then(a.at.cmp(&b.at)));
    // A text that repeats its figure is one dot.
    let mut seen: Vec<(usize, Interval)> = Vec::new();
    dots.retain(|toll| {
        let key = (toll.claim.article, toll.count);
        let new = !seen.contains(&key);
        seen.push(key);
        new
    });
    let texts = dots.iter().map(|toll| toll.claim.article).collect::<BTreeSet<_>>().len();
    // Words keep clear of all dots.
    let ends =
        |toll: &&Toll| [toll.count.min, toll.count.max].map(|n| n.map(|n| (scale.x(toll.time), scale.y(n))));
    let spots = dots.iter().flat_map(ends).flatten();
    let mut taken: Vec<Taken> = spots.map(|(x, y)| (x - 6.0, x + 6.0, y - 6.0, y + 6.0)).collect();
    let open =
        dots.iter().filter(|toll| toll.count.max.is_none()).filter_map(|toll| Some((toll, toll.count.min?)));
    taken.extend(
        open.map(|(toll, n)| (scale.x(toll.time), scale.y(n))).map(|(x, y)| (x - 6.0, x + 6.0, y - ARROW, y)),
    );
    html! {
        figure.plot {
            figcaption { (thing(kind)) " over time of publication" }
            svg viewBox={ "0 0 " (WIDTH) " " (HEIGHT) } role="group"
                aria-label={ (thing(kind)) ", " (number(texts, "article")) ", by time of publication" }
            {
                @for count in apart(counts.into_iter(), |count| scale.y(count)) {
                    path.grid d={ "M" (LEFT) " " (round(scale.y(count))) "H" (WIDTH - RIGHT) } {}
                    text.tick x=(LEFT - 6.0) y=(round(scale.y(count) + 4.0)) text-anchor="end" { (count) }
                }
                @for (time, label) in days(&scale) {
                    text.tick x=(round(scale.x(time))) y=(HEIGHT - 8.0) text-anchor="middle" { (label) }
                }
                @for toll in dots { (dot(page, toll, &scale, &mut taken)) }
            }
        }
    }
}

/// Those of some values that leave room for words beside each, the first always.
fn apart(values: impl Iterator<Item = f64>, place: impl Fn(f64) -> f64) -> Vec<f64> {
    let mut kept: Vec<f64> = Vec::new();
    for value in values {
        if kept.iter().all(|other| (place(*other) - place(value)).abs() >= LINE) {
            kept.push(value);
        }
    }
    kept
}

/// The first and the last day, and what is written below them.
fn days(scale: &Scale) -> Vec<(f64, String)> {
    let label = |time: f64| {
        let instant = Timestamp::from_second(time as i64).ok()?;
        let full = day(instant.to_zoned(TimeZone::UTC).date());
        Some((time, full))
    };
    let mut days: Vec<(f64, String)> = [scale.first, scale.last].into_iter().filter_map(label).collect();
    days.dedup_by(|a, b| a.1 == b.1);
    days
}

fn dot(page: &Page, toll: &Toll, scale: &Scale, taken: &mut Vec<Taken>) -> Markup {
    let Interval { min, max, .. } = toll.count;
    let x = round(scale.x(toll.time));
    let (low, high) = (min.or(max).unwrap_or(0.0), max.or(min).unwrap_or(0.0));
    let (bottom, top) = (round(scale.y(low)), round(scale.y(high)));
    let name = page.names.name(toll.claim.article);
    let published = page.published(toll.claim.article).unwrap_or_default();
    let said = format!("{name}, {published}: {}", plain(&toll.claim.text));
    let differs = page.states.get(&toll.at).is_some_and(|state| *state == State::Differs);
    let label = place_label(x, top, shorten(name, NAME).chars().count() as f64 * LETTER, taken);
    html! {
        a.dot.differs[differs] href=(page.place(toll.at)) aria-label=(said) {
            title { (said) }
            @if bottom > top { path.range d={ "M" (x) " " (bottom) "V" (top) } {} }
            @if max.is_none() { (arrow(x, top, -1.0)) }
            @if min.is_none() { (arrow(x, bottom, 1.0)) }
            circle cx=(x) cy=(top) r="4.5" {}
            @if bottom > top { circle cx=(x) cy=(bottom) r="4.5" {} }
        }
        // Outside the link, whose name is whole where this one is shortened.
        @if let Some((x, y, anchor)) = label {
            text x=(round(x)) y=(round(y)) text-anchor=(anchor) aria-hidden="true" { (shorten(name, NAME)) }
        }
    }
}

/// Room that is taken: from left to right, from top to bottom.
type Taken = (f64, f64, f64, f64);

/// Where a name stands beside its dot: right or left of it, above or below; nowhere if all is taken.
fn place_label(x: f64, y: f64, width: f64, taken: &mut Vec<Taken>) -> Option<(f64, f64, &'static str)> {
    let beside = [(8.0, 4.0, "start"), (-8.0, 4.0, "end")];
    let around = [(-4.0, -9.0, "start"), (-4.0, 17.0, "start"), (4.0, -9.0, "end"), (4.0, 17.0, "end")];
    let found = beside.into_iter().chain(around).find_map(|(dx, dy, anchor)| {
        let left = if anchor == "start" { x + dx } else { x + dx - width };
        let room = (left - GAP, left + width + GAP, y + dy - 10.0, y + dy + 3.0);
        let inside = room.0 >= LEFT - 10.0 && room.1 <= WIDTH && room.2 >= 0.0 && room.3 <= HEIGHT - 18.0;
        let meets =
            |other: &Taken| room.0 < other.1 && other.0 < room.1 && room.2 < other.3 && other.2 < room.3;
        (inside && !taken.iter().any(meets)).then_some((room, (x + dx, y + dy, anchor)))
    });
    taken.extend(found.map(|(room, _)| room));
    found.map(|(_, label)| label)
}

/// An arrow from a number to where it may still go: up is -1.
fn arrow(x: f64, from: f64, way: f64) -> Markup {
    let to = from + way * ARROW;
    let back = to - way * 5.0;
    html! { path.range d={ "M" (x) " " (from) "V" (to) "M" (x - 4.0) " " (back) "L" (x) " " (to) "L" (x + 4.0) " " (back) } {} }
}

/// Tenths of a unit are finer than anybody sees.
pub fn round(n: f64) -> f64 {
    (n * 10.0).round() / 10.0
}
