//! Counts what an article says, by place. In: its features, and which of its segments are furniture. Out: its
//! [`Tally`]. It knows nothing of how rare a key is.

use crate::model::features::{Features, Key, Seen, Segment, Sort};
use crate::model::profile::{Counts, Tally};

/// A word of the title counts this often, one of the lead [`LEAD_WEIGHT`] times, any other once: the event that an
/// article is about stands there.
const TITLE_WEIGHT: u32 = 3;
const LEAD_WEIGHT: u32 = 2;

/// How many bytes the lead has: two or three sentences.
const LEAD: u32 = 600;

/// Days are taken from this many bytes: a little more than the lead, since "on Friday" may come in the third sentence.
const DAYS: u32 = 900;

/// An article without title gets its first sentences as one, until they have this many bytes.
const HEADLINE: u32 = 20;

/// Counts one article. `number` gives each of its keys its number in the batch.
pub fn tally(
    features: &Features,
    number: impl Fn(&Key) -> u32,
    is_line: impl Fn(u64) -> bool,
    is_tail: impl Fn(u64) -> bool,
) -> Tally {
    let numbers: Vec<u32> = features.keys.iter().map(number).collect();
    let mut tally = Tally { published: features.published, ..Tally::default() };
    let body: Vec<&Segment> = features.segments.iter().filter(|segment| !is_line(segment.hash)).collect();
    let mut title: Vec<&Segment> = features.title.iter().take(1).collect();
    title.extend(features.title.iter().skip(1).filter(|tail| !is_tail(tail.hash)));
    if title.is_empty() {
        let mut bytes = 0;
        title.extend(body.iter().copied().take_while(|segment| {
            let short = bytes < HEADLINE;
            bytes += segment.bytes;
            short
        }));
    }
    for seen in title.iter().flat_map(|segment| segment.seen.iter()) {
        let Some(&key) = numbers.get(seen.key as usize) else { continue };
        if matches!(seen.sort, Sort::Word | Sort::Short) {
            tally.title.push(key);
        }
        if seen.sort != Sort::Proper {
            add(&mut tally, seen, key, TITLE_WEIGHT);
        }
    }
    let mut at = 0;
    for segment in body {
        let weight = if at < LEAD { LEAD_WEIGHT } else { 1 };
        for seen in segment.seen.iter() {
            if let Some(&key) = numbers.get(seen.key as usize) {
                add(&mut tally, seen, key, weight);
            }
        }
        if at < DAYS {
            tally.days.extend(segment.days.iter());
        }
        at = at.saturating_add(segment.bytes);
    }
    for weights in [&mut tally.words, &mut tally.proper, &mut tally.pairs, &mut tally.numbers] {
        sum(weights);
    }
    tally.title.sort_unstable();
    tally.title.dedup();
    tally.title.shrink_to_fit();
    tally.days.sort_unstable();
    tally.days.dedup();
    tally
}

fn add(tally: &mut Tally, seen: &Seen, key: u32, weight: u32) {
    match seen.sort {
        Sort::Word => tally.words.push((key, weight)),
        Sort::Proper => tally.proper.push((key, weight)),
        Sort::Pair => tally.pairs.push((key, weight)),
        Sort::Number => tally.numbers.push((key, weight)),
        Sort::Short => {}
    }
}

/// Sorts by key and adds up what has the same key.
fn sum(weights: &mut Counts) {
    weights.sort_unstable_by_key(|(key, _)| *key);
    weights.dedup_by(|next, kept| {
        let same = next.0 == kept.0;
        if same {
            kept.1 += next.1;
        }
        same
    });
    weights.shrink_to_fit();
}
