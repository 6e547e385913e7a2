//! `src/compare/incident.rs`: which articles of a running story are witnesses against each other.

use crate::compare::build::Batch;
use claimdiff::lexicon::gazetteer::reader::PlaceReader;
use claimdiff::lexicon::words::Lexicon;
use claimdiff::model::article::Article;
use claimdiff::model::value::Value;
use claimdiff::model::value::interval::Interval;
use claimdiff::segment::segment;

/// An article with a day, a place and a number of dead; "" for what it does not tell.
fn tells(batch: Batch, id: &str, day: &str, place: &str, dead: &str) -> Batch {
    let mut batch = batch.article(id, "2023-07-09");
    if !day.is_empty() {
        batch = batch.on(day, "that day");
    }
    if !place.is_empty() {
        let lexicon = Lexicon::builtin();
        let document = segment(Article::new("a".into(), "a".into(), "", place), &lexicon);
        let place_read = PlaceReader::new(&document, &lexicon).read_all().unwrap();
        batch = batch.says("location", Value::Place(place_read), place).role("event");
    }
    if dead.is_empty() { batch } else { batch.counts("killed", dead) }
}

fn two(a: (&str, &str, &str), b: (&str, &str, &str)) -> Batch {
    tells(tells(Batch::default(), "a", a.0, a.1, a.2), "b", b.0, b.1, b.2)
}

#[test]
fn sources_that_agree_on_the_rest_disagree_on_one_thing() {
    let toll = two(("2023-07-07", "Aleppo", "40"), ("2023-07-07", "Aleppo", "12")).running();
    assert_eq!(toll.found(), ["killed conflict error: 40 [a] | 12 [b]"]);
    let place = two(("2023-07-07", "Aleppo", "12"), ("2023-07-07", "Raqqa", "12")).running();
    assert_eq!(place.found(), ["location conflict error: Aleppo [a] | Raqqa [b]"]);
    let day = two(("2023-07-07", "Aleppo", "12"), ("2023-07-04", "Aleppo", "12")).running();
    assert_eq!(day.found(), ["date conflict error: that day [a] | that day [b]"]);
}

#[test]
fn another_day_or_place_with_another_toll_is_another_incident() {
    for (a, b) in [
        (("2023-07-07", "Aleppo", "40"), ("2023-07-04", "Aleppo", "12")),
        (("2023-07-07", "Aleppo", "40"), ("2023-07-07", "Raqqa", "12")),
        (("2023-07-07", "Aleppo", "12"), ("2023-07-02", "Aleppo", "11")),
        (("", "Aleppo", "12"), ("", "Raqqa", "11")),
    ] {
        assert_eq!(two(a, b).running().found(), [""; 0], "{a:?} {b:?}");
        // What a desk has pinned is one incident.
        assert!(!two(a, b).found().is_empty(), "{a:?} {b:?}");
    }
}

#[test]
fn a_word_for_many_and_a_country_hold_no_incidents_together() {
    let hurt = |limit: &str| {
        let of = |batch, id, place, dead| {
            tells(batch, id, "2023-07-07", place, dead).says("injured", wounded(), limit)
        };
        of(of(Batch::default(), "a", "Aleppo", "40"), "b", "Raqqa", "12").running().found()
    };
    assert_eq!(hurt("dozens"), [""; 0]);
    assert!(!hurt("at least 24").is_empty());
    let country = two(("2023-07-07", "Syria", "40"), ("2023-07-04", "Syria", "12")).running();
    assert_eq!(country.found(), [""; 0]);
}

fn wounded() -> Value {
    Value::Count { interval: Interval::at_least(24.0), unit: None, class: None }
}

#[test]
fn figures_of_one_size_and_single_days_prove_no_other_incident() {
    let figures = two(("", "", "12"), ("", "", "9")).running();
    assert_eq!(figures.found(), ["killed conflict error: 12 [a] | 9 [b]"]);
    let days = two(("2023-07-07", "", ""), ("2023-07-05", "", "")).running();
    assert_eq!(days.found(), ["date conflict error: that day [a] | that day [b]"]);
}

#[test]
fn an_article_about_another_incident_is_no_witness() {
    let one = two(("2023-07-07", "Aleppo", "12"), ("2023-07-07", "Aleppo", "9"));
    let batch = tells(one, "c", "2023-07-03", "Raqqa", "31").running();
    assert_eq!(batch.found(), ["killed conflict error: 12 [a] | 9 [b]"]);
}

#[test]
fn three_days_are_no_slip_but_a_running_story() {
    let one = two(("2023-07-07", "Aleppo", ""), ("2023-07-05", "Aleppo", ""));
    let batch = tells(one, "c", "2023-07-03", "Aleppo", "");
    assert_eq!(batch.found(), ["date conflict note: that day [a] | that day [b] | that day [c]"]);
}

#[test]
fn the_day_of_a_page_is_not_the_day_of_the_event() {
    let page = |before: &str, after: &str| {
        let batch = Batch::default().article("a", "2023-07-09").on("2023-07-04", "July 4");
        let batch = batch.article("b", "2023-07-09").on("2023-07-09", "9 July 2023");
        batch.with(|c| c.context = format!("{before}9 July 2023{after}").into()).found()
    };
    assert_eq!(page("Date of publication ", " A bus fell into a river"), [""; 0]);
    assert_eq!(page("", " A bus fell into a river"), [""; 0]);
    assert_eq!(
        page("A bus fell into a river on ", ", the police said"),
        ["date conflict error: July 4 [a] | 9 July 2023 [b]"]
    );
}
