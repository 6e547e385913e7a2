//! Numbers of things: `tests/data/annotate/number.yaml` and properties.

use crate::annotate::date::{LEXICON, bracketed};
use claimdiff::annotate::{date, number};
use claimdiff::model::article::Article;
use claimdiff::model::document::{Document, MentionValue};
use claimdiff::model::value::interval::Interval;
use claimdiff::segment::segment;
use proptest::prelude::*;

fn annotated(text: &str) -> Document {
    let mut document = segment(Article::new("a".into(), "a".into(), "", text), &LEXICON);
    document.mentions = date::find(&document, &LEXICON);
    let numbers = number::find(&document, &LEXICON);
    document.mentions.extend(numbers);
    document.sort_mentions();
    document
}

fn show(interval: &Interval) -> String {
    let end = |bound: Option<f64>| bound.map_or(String::new(), |n| n.to_string());
    format!("{}..{}{}", end(interval.min), end(interval.max), if interval.approx { "~" } else { "" })
}

/// The numbers, sums and measures of a text: words, the key of the data file, value.
fn found(text: &str) -> Vec<(String, &'static str, String)> {
    let document = annotated(text);
    let read = |value: &MentionValue| match value {
        MentionValue::Number(interval) => Some(("value", show(interval))),
        MentionValue::Money { interval, currency } => {
            Some(("money", format!("{currency} {}", show(interval))))
        }
        MentionValue::Measure { interval, unit } => {
            Some(("measure", format!("{} {}", unit.name, show(interval))))
        }
        _ => None,
    };
    let mentions = document.mentions.iter();
    mentions
        .filter_map(|m| read(&m.value).map(|(key, value)| (m.span.of(text).to_owned(), key, value)))
        .collect()
}

#[test]
fn phrasings() {
    let data = include_str!("../../data/annotate/number.yaml");
    let cases: Vec<serde_yaml::Value> = serde_yaml::from_str(data).unwrap();
    let (mut faults, mut count) = (Vec::new(), 0);
    let strings = |value: &serde_yaml::Value| -> Vec<String> {
        value.as_sequence().into_iter().flatten().map(|p| p.as_str().unwrap().to_owned()).collect()
    };
    for case in &cases {
        let wanted =
            ["value", "money", "measure"].into_iter().find_map(|key| Some((key, case[key].as_str()?)));
        for phrase in strings(&case["phrases"]) {
            count += 1;
            let (text, part) = bracketed(&phrase);
            let (key, value) = wanted.unwrap();
            let found = found(&text);
            if found != [(part, key, value.to_owned())] {
                faults.push(format!("{phrase}: wanted {key} {value}, found {found:?}"));
            }
        }
        for text in strings(&case["not"]) {
            count += 1;
            let found = found(&text);
            if found.iter().any(|(_, key, _)| *key == "value") {
                faults.push(format!("{text}: wanted no number, found {found:?}"));
            }
        }
    }
    assert!(faults.is_empty(), "{} of {count}:\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn a_hedge_does_not_reach_into_another_number_or_sentence() {
    let values: Vec<String> =
        found("It killed 12, at least 3 of them boys. More than 20 fled. 5 to 10 stayed.")
            .into_iter()
            .map(|(words, _, value)| format!("{words} = {value}"))
            .collect();
    assert_eq!(values, ["12 = 12..12", "at least 3 = 3..", "More than 20 = 21..", "5 to 10 = 5..10"]);
}

#[test]
fn from_eight_to_twelve_is_a_change_and_no_range() {
    let values: Vec<String> =
        found("The toll rose from 8 to 12.").into_iter().map(|(_, _, value)| value).collect();
    assert_eq!(values, ["8..8", "12..12"]);
}

/// Words that mean numbers, in any order.
fn words() -> impl Strategy<Value = String> {
    let word = prop::sample::select(vec![
        "12",
        "1,200",
        "7.8",
        "10-12",
        "twenty",
        "two",
        "hundred",
        "million",
        "dozen",
        "a",
        "half",
        "dozens",
        "of",
        "no",
        "one",
        "more",
        "than",
        "at",
        "least",
        "between",
        "and",
        "or",
        "to",
        "$",
        "percent",
        "km",
        ",",
        ".",
        "(",
        ")",
        "#",
        "aged",
        "Flight",
        "about",
        "up",
        "lakh",
        "several",
        "99999999999999999999",
        "0.5",
        "+",
        "so",
        "é",
        "-",
        "years",
    ]);
    prop::collection::vec(word, 0..24).prop_map(|words| words.join(" "))
}

proptest! {
    #[test]
    fn spans_lie_on_characters_and_nothing_panics(text in prop_oneof![".{0,200}", words()]) {
        for mention in &annotated(&text).mentions {
            prop_assert!(text.get(mention.span.start as usize..mention.span.end as usize).is_some_and(|s| !s.is_empty()));
            if let MentionValue::Number(interval) = &mention.value {
                prop_assert!(interval.min.zip(interval.max).is_none_or(|(min, max)| min <= max));
            }
        }
    }

    #[test]
    fn digits_and_words_say_the_same(n in 0u32..100) {
        let tens = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
        let small = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
            "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"];
        let word = match (n, n / 10, n % 10) {
            (0..20, ..) => small[n as usize].to_owned(),
            (_, ten, 0) => tens[ten as usize].to_owned(),
            (_, ten, one) => format!("{}-{}", tens[ten as usize], small[one as usize]),
        };
        let value = |words: &str| found(&format!("killed {words} people")).into_iter().map(|f| f.2).collect::<Vec<_>>();
        prop_assert_eq!(value(&word), value(&n.to_string()));
    }
}
