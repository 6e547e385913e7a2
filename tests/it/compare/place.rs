//! `src/compare/place.rs` and `rival.rs`: places apart, nearer, coarser, and two accounts in one article.

use crate::compare::build::Batch;
use claimdiff::lexicon::gazetteer::reader::PlaceReader;
use claimdiff::lexicon::words::Lexicon;
use claimdiff::model::article::Article;
use claimdiff::model::value::Value;
use claimdiff::model::value::place::Place;
use claimdiff::segment::segment;

fn place(text: &str) -> Place {
    let lexicon = Lexicon::builtin();
    let document = segment(Article::new("a".into(), "a".into(), "", text), &lexicon);
    PlaceReader::new(&document, &lexicon).read_all().unwrap()
}

/// One article a row: its id and its places, each with a speaker or "".
fn places(rows: &[(&str, &[(&str, &str)])]) -> Batch {
    rows.iter().fold(Batch::default(), |batch, (id, said)| {
        said.iter().fold(batch.article(id, ""), |batch, (text, speaker)| {
            let batch = batch.says("location", Value::Place(place(text)), text).role("event");
            if speaker.is_empty() { batch } else { batch.by(speaker) }
        })
    })
}

#[test]
fn places_that_share_no_ground_conflict_and_coarser_ones_take_no_side() {
    let batch = places(&[
        ("0", &[("Syria", "")]),
        ("1", &[("eastern Syria", "")]),
        ("2", &[("eastern Syria", "")]),
        ("3", &[("Aleppo region", "")]),
    ]);
    assert_eq!(batch.found(), ["location conflict error: eastern Syria [1 2] | Aleppo region [3]"]);
    let explained = batch.explained();
    assert!(explained.contains(&"PlaceWithin: eastern Syria [1 2] | Syria [0]".to_owned()), "{explained:?}");
}

#[test]
fn finer_and_coarser_agree() {
    for (a, b) in
        [("al-Bab", "northern Syria"), ("al-Bab", "Aleppo region"), ("Syria", "al-Bab"), ("Al Bab", "al-Bab")]
    {
        assert_eq!(places(&[("a", &[(a, "")]), ("b", &[(b, "")])]).found(), [""; 0], "{a} {b}");
    }
}

#[test]
fn an_article_that_carries_two_accounts_stands_on_both_sides() {
    let batch = places(&[
        ("a", &[("eastern Syria", "the command")]),
        (
            "b",
            &[("Syria", "the command"), ("eastern Syria", "the command"), ("Aleppo region", "an official")],
        ),
    ]);
    assert_eq!(batch.found(), ["location conflict error: eastern Syria [a b] | Aleppo region [b]"]);
}

#[test]
fn two_known_spellings_of_one_place_are_a_note() {
    let spelt = places(&[("a", &[("Deir Ezzor", "")]), ("b", &[("Deir Ezzour", "")])]).found();
    assert_eq!(spelt, ["location spelling note: Deir Ezzor [a] | Deir Ezzour [b]"]);
    assert_eq!(places(&[("a", &[("al-Bab", "")]), ("b", &[("Al Bab", "")])]).found(), [""; 0]);
}

#[test]
fn a_list_of_places_and_other_scenes_are_no_accounts() {
    let listed = places(&[("a", &[("Kirkuk", ""), ("Mosul", "")]), ("b", &[("Mosul", "")])]);
    assert_eq!(listed.found(), [""; 0]);
    let elsewhere = places(&[
        ("a", &[("eastern Syria", "the command"), ("Black Sea", "Moscow")]),
        ("b", &[("eastern Syria", ""), ("Germany", "an expert")]),
    ]);
    assert_eq!(elsewhere.found(), [""; 0]);
}

#[test]
fn where_somebody_works_is_not_where_it_happened() {
    let batch = places(&[("a", &[("Aleppo region", "")]), ("b", &[("eastern Syria", "")])]).role("attached");
    assert_eq!(batch.found(), [""; 0]);
}
