//! The order of files and copies of articles change nothing.

use super::{by_id, group, read};
use claimdiff::group::lineages;
use claimdiff::model::features::Features;
use proptest::collection::vec;
use proptest::prelude::*;

const PLACES: [&str; 6] = ["Varnholt", "Oskerby", "Marisol", "Lower Elm", "Port Anselm", "Kallstad"];
const PEOPLE: [&str; 5] = ["Ilse Brandauer", "Per Lundahl", "Amara Diallo", "Jon Whitlock", "Rosa Quint"];
const DEEDS: [&str; 6] = [
    "a dam broke above",
    "fire destroyed a paper mill at",
    "a ferry sank off",
    "thieves robbed the only bank of",
    "a hotel collapsed in the centre of",
    "a strike stopped all trains through",
];

fn article() -> impl Strategy<Value = (String, String, String)> {
    let lines = vec((0..PLACES.len(), 0..PEOPLE.len(), 0..DEEDS.len(), 2..60u32), 0..6);
    (lines, 0..40i64, any::<bool>()).prop_map(|(lines, day, titled)| {
        let day = jiff::civil::date(2021, 3, 1).checked_add(jiff::ToSpan::days(day)).unwrap().to_string();
        let line = |(place, person, deed, count): &(usize, usize, usize, u32)| {
            let (place, person, deed) = (PLACES[*place], PEOPLE[*person], DEEDS[*deed]);
            format!("On Friday {deed} {place}, and {person} spoke of {count} people hurt.")
        };
        let text: Vec<String> = lines.iter().map(line).collect();
        let title = if titled { lines.first().map(line).unwrap_or_default() } else { String::new() };
        (day, title, text.join(" "))
    })
}

/// A batch, some of its articles twice, and the same in another order.
fn batches() -> impl Strategy<Value = (Vec<Features>, Vec<Features>)> {
    (vec(article(), 1..14), vec(any::<prop::sample::Index>(), 0..4)).prop_flat_map(|(articles, copies)| {
        let mut all = articles.clone();
        all.extend(copies.iter().map(|copy| copy.get(&articles).clone()));
        let named = all.iter().enumerate();
        let batch: Vec<Features> =
            named.map(|(i, (day, title, text))| read(&format!("a{i:02}"), day, title, text)).collect();
        (Just(batch.clone()), Just(batch).prop_shuffle())
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn the_order_of_files_changes_nothing((batch, shuffled) in batches()) {
        let (one, other) = (group(&batch), group(&shuffled));
        prop_assert_eq!(by_id(&batch, &one), by_id(&shuffled, &other));
        let pairs = |batch: &[Features]| {
            let numbers = lineages(batch);
            let mut pairs = Vec::new();
            for i in 0..batch.len() {
                for j in 0..batch.len() {
                    pairs.push((batch[i].id.clone(), batch[j].id.clone(), numbers[i] == numbers[j]));
                }
            }
            pairs.sort();
            pairs
        };
        prop_assert_eq!(pairs(&batch), pairs(&shuffled));
    }

    #[test]
    fn every_article_is_in_one_event((batch, _) in batches()) {
        let grouping = group(&batch);
        let mut all: Vec<usize> = grouping.events.iter().flat_map(|e| e.articles.clone()).collect();
        all.sort_unstable();
        prop_assert_eq!(all, (0..batch.len()).collect::<Vec<_>>());
        for event in &grouping.events {
            prop_assert_eq!(event.joined.len() + 1, event.articles.len());
            prop_assert!(event.articles.is_sorted());
        }
        prop_assert!(grouping.events.is_sorted_by_key(|e| e.articles[0]));
    }

    #[test]
    fn one_thread_or_four((batch, _) in batches()) {
        let pool = |threads| rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        prop_assert_eq!(pool(1).install(|| group(&batch)), pool(4).install(|| group(&batch)));
    }
}
