//! Which articles are about the same event. In: the features of the batch, and the desk's pins. Out: a partition of
//! the batch into events, with the reasons; and which articles are copies of one text. It compares no values.
//!
//! The batch is ordered by content first, and everything below works on that order: the order of files and the number
//! of threads change nothing.

mod background;
mod candidates;
mod cluster;
mod explain;
mod facts;
mod furniture;
mod lineage;
mod scored;
mod similarity;
mod tally;
mod weigh;

use crate::model::event::{Event, Joined};
use crate::model::features::{Features, Key};
use crate::model::profile::{Profile, Tally};
use crate::model::vocabulary::{Vocabulary, WordNumber};
use rayon::prelude::*;
use scored::Scored;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

/// The events of a batch.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Grouping {
    /// By first article. Title, articles, pin and reasons are filled; the days come with the claims.
    pub events: Vec<Event>,
    /// The index in `events` of each article's main event.
    pub of: Vec<usize>,
}

/// Groups a batch into events. `pins` holds the desk's own event for each article, as far as it gave one: articles
/// with equal pins are one event, and pinned articles are in no other. `words` holds those of all articles.
pub fn events(features: &[Features], pins: &[Option<String>], words: &Vocabulary) -> Grouping {
    let order = by_content(features);
    let batch: Vec<&Features> = order.iter().map(|i| &features[*i]).collect();
    let pin = |i: usize| order.get(i).and_then(|i| pins.get(*i)).and_then(Option::as_deref);
    let likeness = Likeness::new(&batch, words);
    let points = likeness.candidates(|i| pin(i).is_none());
    let mut found: Vec<(Option<&str>, Vec<u32>)> =
        cluster::clusters(batch.len(), &points, |a, b| likeness.points_seen(a, b))
            .into_iter()
            .filter(|members| members.iter().all(|i| pin(*i as usize).is_none()))
            .map(|members| (None, members))
            .collect();
    let mut pinned: BTreeMap<&str, Vec<u32>> = BTreeMap::new();
    for i in 0..batch.len() {
        if let Some(pin) = pin(i) {
            pinned.entry(pin).or_default().push(i as u32);
        }
    }
    found.extend(pinned.into_iter().map(|(pin, members)| (Some(pin), members)));
    let ties = ties(&found, &points);
    let mut events: Vec<Event> = found
        .into_par_iter()
        .map(|(pin, mut members)| {
            members.sort_unstable_by_key(|i| order[*i as usize]);
            let why = |i: &u32| {
                let other = members.iter().find(|j| *j != i).copied().unwrap_or(*i);
                let other = ties.get(i).map_or(other, |(_, other)| *other);
                let (points, shared) = likeness.why(*i, other);
                Joined { article: order[*i as usize], points, shared }
            };
            Event {
                title: title(&members, &batch),
                joined: members.iter().skip(1).map(why).collect(),
                articles: members.iter().map(|i| order[*i as usize]).collect(),
                pin: pin.map(str::to_owned),
                ..Event::default()
            }
        })
        .collect();
    events.sort_by(|a, b| a.articles.cmp(&b.articles));
    let mut of = vec![0; features.len()];
    for (number, event) in events.iter().enumerate() {
        event.articles.iter().for_each(|i| of[*i] = number);
    }
    Grouping { events, of }
}

/// For each article the member of its own group that it is most like, among the pairs that were scored.
fn ties(groups: &[(Option<&str>, Vec<u32>)], points: &Scored) -> HashMap<u32, (f64, u32)> {
    let mut group_of: HashMap<u32, usize> = HashMap::new();
    for (number, (_, members)) in groups.iter().enumerate() {
        group_of.extend(members.iter().map(|i| (*i, number)));
    }
    let mut best: HashMap<u32, (f64, u32)> = HashMap::new();
    // The pairs ascend, and only a better one replaces what is there.
    for ((a, b), points) in points.iter().filter(|((a, b), _)| group_of.get(a) == group_of.get(b)) {
        for (i, other) in [(a, b), (b, a)] {
            let known = best.entry(i).or_insert((points, other));
            if points > known.0 {
                *known = (points, other);
            }
        }
    }
    best
}

/// The lineage of each article: articles that share most of their wording have the same number. Numbers count up from
/// 0 in the order of the batch.
pub fn lineages(features: &[Features]) -> Vec<usize> {
    let order = by_content(features);
    let batch: Vec<&Features> = order.iter().map(|i| &features[*i]).collect();
    let furniture = furniture::furniture(&batch);
    let roots = lineage::lineages(&batch, |hash| furniture.is_line(hash));
    let mut root_of = vec![0; features.len()];
    order.iter().zip(roots).for_each(|(i, root)| root_of[*i] = root);
    let mut numbers: HashMap<usize, usize> = HashMap::new();
    let next = |root| {
        let count = numbers.len();
        *numbers.entry(root).or_insert(count)
    };
    root_of.into_iter().map(next).collect()
}

/// The articles ordered by content; equal ones by id.
fn by_content(features: &[Features]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..features.len()).collect();
    order.sort_by(|a, b| {
        let key = |i: &usize| (features[*i].hash, &features[*i].id);
        key(a).cmp(&key(b))
    });
    order
}

/// The headline of the article published first.
fn title(members: &[u32], batch: &[&Features]) -> String {
    let each = members.iter().map(|i| batch[*i as usize]).filter(|f| !f.headline.is_empty());
    let first = each.min_by_key(|f| (f.published.is_none(), f.published, f.hash));
    first.map(|f| f.headline.clone()).unwrap_or_default()
}

/// All that is needed to say how like two articles of the batch are.
struct Likeness<'a> {
    batch: &'a [&'a Features],
    words: &'a Vocabulary,
    order: Alphabet,
    rarity: Vec<f64>,
    profiles: Vec<Profile>,
}

impl<'a> Likeness<'a> {
    fn new(batch: &'a [&'a Features], words: &'a Vocabulary) -> Self {
        let order = Alphabet::new(batch, words);
        let furniture = furniture::furniture(batch);
        let (is_line, is_tail) = (|hash| furniture.is_line(hash), |hash| furniture.is_tail(hash));
        let number = |key: &Key| order.place(key.text);
        let count = |features: &&Features| tally::tally(features, number, is_line, is_tail);
        let tallies: Vec<Tally> = batch.par_iter().map(count).collect();
        // Only words have a share in news at large; pairs and numbers hold a space.
        let share = |key: u32| {
            order.keys.get(key as usize).filter(|k| !k.contains(' ')).map(|k| background::share(k))
        };
        let rarity = weigh::rarity(&tallies, order.keys.len(), share);
        let profiles = tallies.into_par_iter().map(|tally| weigh::profile(tally, &rarity)).collect();
        Self { batch, words, order, rarity, profiles }
    }

    fn points(&self, a: u32, b: u32) -> f64 {
        let (a, b) = (a as usize, b as usize);
        similarity::points(&self.profiles[a], &self.profiles[b], &self.rarity)
            + facts::points(self.batch[a], self.batch[b])
    }

    /// The same, no fewer than [`cluster::UNSEEN`]: so much is told of most pairs without a look at all their words.
    fn points_seen(&self, a: u32, b: u32) -> f64 {
        let (a, b) = (a as usize, b as usize);
        let facts = facts::points(self.batch[a], self.batch[b]);
        let floor = cluster::UNSEEN - facts;
        similarity::points_above(floor, &self.profiles[a], &self.profiles[b], &self.rarity)
            .map_or(cluster::UNSEEN, |points| (points + facts).max(cluster::UNSEEN))
    }

    /// The points of the candidate pairs of which both are `free`; those that say no are left out.
    fn candidates(&self, free: impl Fn(usize) -> bool) -> Scored {
        let mut pairs =
            candidates::candidates(&self.profiles, &self.rarity, |i| facts::keys(self.batch[i], self.words));
        pairs.retain(|(a, b)| free(*a as usize) && free(*b as usize));
        let scored = pairs.into_par_iter().map(|(a, b)| ((a, b), self.points_seen(a, b)));
        let scored: Vec<((u32, u32), f64)> = scored.filter(|(_, points)| *points > cluster::UNSEEN).collect();
        Scored::new(self.batch.len(), &scored)
    }

    /// The points of two articles, and what they share in the words of the first.
    fn why(&self, a: u32, b: u32) -> (f64, Vec<String>) {
        let (i, j) = (a as usize, b as usize);
        let (one, other) = (&self.profiles[i], &self.profiles[j]);
        let written = self.batch[i].keys.iter().map(|key| (self.order.place(key.text), key.shown));
        let shown: HashMap<u32, WordNumber> = written.collect();
        let shares = similarity::shares(one, other, &self.rarity).into_iter();
        let shares = shares
            .filter_map(|(key, points)| Some((self.words.word(*shown.get(&key)?)?.to_string(), points)));
        let victims = facts::shares(&self.batch[i].facts, &self.batch[j].facts, self.words);
        let shares = shares.chain(victims).collect();
        (self.points(a, b), explain::words(shares, similarity::shared_day(one, other)))
    }
}

/// The distinct keys of a batch in the order of the alphabet: their places are numbers that no thread decides.
struct Alphabet {
    keys: Vec<Arc<str>>,
    /// By the vocabulary's number.
    places: Vec<u32>,
}

impl Alphabet {
    fn new(batch: &[&Features], words: &Vocabulary) -> Self {
        const NOWHERE: u32 = u32::MAX;
        let mut places = vec![NOWHERE; words.bound()];
        for key in batch.iter().flat_map(|features| &features.keys) {
            if let Some(place) = places.get_mut(key.text.index()) {
                *place = 0;
            }
        }
        let mut keys = Vec::new();
        for (word, number) in words.sorted() {
            if let Some(place) = places.get_mut(number.index()).filter(|place| **place != NOWHERE) {
                *place = keys.len() as u32;
                keys.push(word);
            }
        }
        Self { keys, places }
    }

    /// The place of a key; past all places for the word of another vocabulary.
    fn place(&self, word: WordNumber) -> u32 {
        self.places.get(word.index()).copied().unwrap_or(u32::MAX)
    }
}
