//! Whether two articles can tell of one event, by what they claim of it. In: the features of both. Out: points, to be
//! added to those of their likeness; the victims they share, for people; and keys that find an article among others.
//!
//! Two shootings in one city are told in the same words, and often by the same outlet: their days and places part
//! them. A trial months later is told in other words: the victim's name joins it. Only events in which people came to
//! harm are points in time and space; a running story (a law, a leak, a launch) has a new day and place in each article.

use crate::lexicon::gazetteer::geometry::km;
use crate::model::features::{DayNumber, Facts, Features, Ground, hash};
use crate::model::vocabulary::{Vocabulary, WordNumber};

/// Points of two articles of which one names a victim and the other the same person. Of 100 pairs of articles that are
/// compared, 5 are one event in a batch of local news; of such pairs 96 are.
const VICTIM: f64 = 2.5;

/// ... of which every place of the one lies apart from every place of the other: 1 of 100 is one event.
const APART: f64 = -1.6;

/// ... which report, both freshly, on different days: 1 of 100.
const OTHER_DAY: f64 = -1.8;

/// An article reports an event freshly when it was published so many days after it; later ones look back on it, and
/// their days are less sure.
const FRESH: DayNumber = 7;

/// Reports of one event differ by so many days at most: by a night, or a time zone.
const ONE_NIGHT: DayNumber = 1;

/// Places closer than this may be one: suburbs, a village and the town that it is near.
const NEAR_KM: f64 = 25.0;

/// Places so many degrees of latitude apart are not closer than that: a degree has 111 km.
const NEAR_DEGREES: f64 = 0.25;

/// An article is found by so many of its victims,
const VICTIMS: usize = 12;

/// ... and by so many of its days, each with so many of its places.
const DAYS: usize = 2;
const PLACES: usize = 4;

/// The points of what two articles claim.
pub fn points(a: &Features, b: &Features) -> f64 {
    let (one, other) = (&a.facts, &b.facts);
    let mut sum = 0.0;
    if shared_victims(one, other).next().is_some() {
        sum += VICTIM;
    }
    if one.harmed && other.harmed {
        if are_apart(&one.grounds, &other.grounds) {
            sum += APART;
        }
        if fresh_gap(a, b).is_some_and(|days| days > ONE_NIGHT) {
            sum += OTHER_DAY;
        }
    }
    sum
}

/// Persons whom both name and at least one calls a victim, with what it is worth to share one, as one of the articles
/// writes them.
pub fn shares(a: &Facts, b: &Facts, words: &Vocabulary) -> Vec<(String, f64)> {
    let shown = shared_victims(a, b).filter_map(|shown| words.word(shown));
    shown.map(|shown| (shown.to_string(), VICTIM)).collect()
}

/// What finds the article: its victims, and the places of a fresh report with its days.
pub fn keys(features: &Features, words: &Vocabulary) -> Vec<u64> {
    let facts = &features.facts;
    let victims = facts.victims.iter().take(VICTIMS).filter_map(|person| words.word(person.text));
    let mut keys: Vec<u64> = victims.map(|name| hash(name.as_bytes())).collect();
    for day in fresh(features).take(DAYS) {
        let places = facts.grounds.iter().filter_map(|ground| ground.ids.first()).take(PLACES);
        keys.extend(places.map(|id| hash(format!("{day} {}", id.0).as_bytes())));
    }
    keys
}

fn shared_victims<'a>(a: &'a Facts, b: &'a Facts) -> impl Iterator<Item = WordNumber> + 'a {
    let named = |facts: &'a Facts, others: &'a Facts| {
        let both = facts.victims.iter().filter(|person| others.people.binary_search(&person.text).is_ok());
        both.map(|person| person.shown)
    };
    named(a, b).chain(named(b, a))
}

/// Do both name places, and none that may be one?
fn are_apart(a: &[Ground], b: &[Ground]) -> bool {
    !a.is_empty() && !b.is_empty() && a.iter().all(|x| b.iter().all(|y| is_elsewhere(x, y)))
}

fn is_elsewhere(a: &Ground, b: &Ground) -> bool {
    let means = |ids: &[_], ground: &Ground| ids.iter().any(|id| ground.ids.binary_search(id).is_ok());
    let apart = || (a.point.0 - b.point.0).abs() >= NEAR_DEGREES || km(a.point, b.point) >= NEAR_KM;
    !means(&a.ids, b) && !means(&a.inside, b) && !means(&b.inside, a) && apart()
}

/// The days between the events of two fresh reports.
fn fresh_gap(a: &Features, b: &Features) -> Option<DayNumber> {
    fresh(a).flat_map(|x| fresh(b).map(move |y| (x - y).abs())).min()
}

/// The days of the event that the article reports freshly.
fn fresh(features: &Features) -> impl Iterator<Item = DayNumber> {
    let days = features.facts.days.iter().copied();
    days.filter(|day| features.published.is_some_and(|published| (0..=FRESH).contains(&(published - day))))
}
