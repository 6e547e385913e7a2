//! What grouping is told of an article.

use claimdiff::annotate::annotate;
use claimdiff::extract::features::features;
use claimdiff::lexicon::words::Lexicon;
use claimdiff::model::article::{Article, Basis, Published};
use claimdiff::model::features::{Features, Sort, day_number, day_of};
use claimdiff::model::vocabulary::{Vocabulary, WordNumber};
use claimdiff::segment::segment;
use std::sync::{Arc, LazyLock};

static WORDS: LazyLock<Vocabulary> = LazyLock::new(Vocabulary::default);

fn read(title: &str, text: &str) -> Features {
    let lexicon = Lexicon::builtin();
    let mut article = Article::new("a".into(), "a".into(), title, text);
    let day = jiff::civil::date(2021, 5, 12);
    article.meta.published = Some(Published { day, instant: None, zoned: false, basis: Basis::Metadata });
    let mut document = segment(article, &lexicon);
    annotate(&mut document, &lexicon);
    features(&document, &[], &lexicon, &WORDS)
}

fn word(number: WordNumber) -> Arc<str> {
    WORDS.word(number).unwrap()
}

/// What is seen of one sort in the text.
fn seen(features: &Features, sort: Sort) -> Vec<String> {
    let all = features.segments.iter().flat_map(|segment| &segment.seen).filter(|seen| seen.sort == sort);
    all.map(|seen| word(features.keys[seen.key as usize].text).to_string()).collect()
}

#[test]
fn words_names_and_numbers() {
    let features = read(
        "",
        "Police in Varnholt say Ilse Brandauer, 34, was hurt at 1:30 p.m. in the 700 block of Mill Road. \
         A 9-year-old boy and 21 others were near al-Bab.",
    );
    assert_eq!(seen(&features, Sort::Proper), ["varnholt", "ilse", "brandauer", "mill", "road", "bab"]);
    assert_eq!(seen(&features, Sort::Pair), ["ilse brandauer", "mill road"]);
    assert_eq!(seen(&features, Sort::Number), ["age 34", "number 1:30", "block 700", "age 9", "number 21"]);
    assert!(
        seen(&features, Sort::Word).iter().any(|word| word == "year-old")
            && !seen(&features, Sort::Word).iter().any(|word| word == "the")
    );
    let shown =
        features.keys.iter().find(|key| &*word(key.text) == "ilse brandauer").map(|key| word(key.shown));
    assert_eq!(shown.as_deref(), Some("Ilse Brandauer"));
}

#[test]
fn days_but_no_weeks_and_no_bare_clock_times() {
    let days = |text: &str| -> Vec<String> {
        let features = read("", text);
        let days = features.segments.iter().flat_map(|segment| &segment.days);
        days.filter_map(|day| day_of(*day)).map(|day| day.to_string()).collect()
    };
    assert_eq!(days("It burned on Monday."), ["2021-05-10"]);
    assert_eq!(days("It burned on Saturday night."), ["2021-05-08"]);
    assert!(days("It burned at 9 p.m. last week.").is_empty());
}

#[test]
fn day_numbers_go_both_ways() {
    for day in [jiff::civil::date(1969, 12, 31), jiff::civil::date(2024, 2, 29), jiff::civil::Date::MAX] {
        assert_eq!(day_of(day_number(day)), Some(day));
    }
    assert_eq!(day_number(jiff::civil::date(1970, 1, 2)), 1);
}

#[test]
fn outlets_furniture_and_repeated_titles_are_left_out() {
    let title = "Dam breaks above Varnholt - Springfield Daily News";
    let features = read(title, &format!("{title}\n\nIt broke at noon.\n\nSign up for our newsletter."));
    assert_eq!(features.title.len(), 1);
    assert_eq!(features.segments.len(), 1);
    assert_eq!(features.headline, title);
    assert_eq!(read("Page not found", "It broke at noon.").title, []);
}

#[test]
fn a_story_may_be_about_what_furniture_speaks_of() {
    let story =
        "A court in Varnholt ruled on Monday that the copyright of a painted cow belongs to its painter.";
    assert_eq!(read("", story).segments.len(), 1);
    assert!(read("", "Copyright 2021 The Harrow Post").segments.is_empty());
}

#[test]
fn an_empty_article_has_no_features() {
    let features = read("", "");
    assert!(features.keys.is_empty() && features.segments.is_empty() && features.headline.is_empty());
}

#[test]
fn a_page_without_a_day_has_the_one_above_its_text() {
    let day = |text: &str| {
        let lexicon = Lexicon::builtin();
        let mut document = segment(Article::new("a".into(), "a".into(), "", text), &lexicon);
        annotate(&mut document, &lexicon);
        features(&document, &[], &lexicon, &WORDS).published.and_then(day_of).map(|day| day.to_string())
    };
    let story = "A dam above Varnholt broke on Tuesday and flooded the town.";
    assert_eq!(
        day(&format!("Dam breaks\nUpdated 4 May 2021, 10:20 GMT\n{story}")).as_deref(),
        Some("2021-05-04")
    );
    assert_eq!(day(&format!("May 4, 2021\n\n{story}")).as_deref(), Some("2021-05-04"));
    assert_eq!(day(story), None);
    assert_eq!(
        day("A dam above the town of Varnholt broke on 4 May 2021 and flooded its lower streets."),
        None
    );
}
