//! Persons: `tests/data/annotate/person.yaml`, what stands beside a name, and properties.

use claimdiff::annotate::{organization, person};
use claimdiff::lexicon::words::Lexicon;
use claimdiff::model::article::Article;
use claimdiff::model::document::{Document, MentionValue};
use claimdiff::model::value::name::Name;
use claimdiff::segment::segment;
use proptest::prelude::*;

/// Institutions come first: what they hold is no person.
fn annotated(text: &str) -> Document {
    let lexicon = Lexicon::builtin();
    let mut document = segment(Article::new("a".into(), "a".into(), "", text), &lexicon);
    for find in [organization::find, person::find] {
        let found = find(&document, &lexicon);
        document.mentions.extend(found);
        document.sort_mentions();
    }
    document
}

fn persons(document: &Document) -> Vec<(String, Name)> {
    let named = document.mentions.iter().filter_map(|mention| match &mention.value {
        MentionValue::Person(name) => {
            Some((mention.span.of(document.article.text()).to_owned(), name.clone()))
        }
        _ => None,
    });
    named.collect()
}

#[test]
fn phrasings() {
    let data = include_str!("../../data/annotate/person.yaml");
    let cases: Vec<serde_yaml::Value> = serde_yaml::from_str(data).unwrap();
    let mut faults = Vec::new();
    for case in cases {
        let text = case["text"].as_str().unwrap();
        let wanted: Vec<&str> =
            case["persons"].as_sequence().unwrap().iter().map(|p| p.as_str().unwrap()).collect();
        let found: Vec<String> = persons(&annotated(text))
            .into_iter()
            .map(
                |(written, name)| {
                    if written == name.name { written } else { format!("{written} => {}", name.name) }
                },
            )
            .collect();
        if found != wanted {
            faults.push(format!("{text}\n  wanted {wanted:?}\n  found  {found:?}"));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn titles_ages_and_offices_stay_with_the_person() {
    let document = annotated(
        "CENTCOM chief General Michael Kurilla spoke. 42-year-old Henry Jackson listened. \
         Michael Kurilla, the head of US Central Command, left. Dina Haddad, 9, and Ali Saleh, aged 61, stayed.",
    );
    let found = persons(&document);
    let of = |name: &str| found.iter().find(|(_, n)| n.name == name).map(|(_, n)| n.clone()).unwrap();
    assert_eq!(of("Michael Kurilla").title.as_deref(), Some("General"));
    assert_eq!(of("Michael Kurilla").office.as_deref(), Some("head of US Central Command"));
    assert_eq!(
        (of("Henry Jackson").age, of("Dina Haddad").age, of("Ali Saleh").age),
        (Some(42), Some(9), Some(61))
    );
}

#[test]
fn the_seeds_name_their_people() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/seeds");
    let Ok(entries) = std::fs::read_dir(folder) else {
        eprintln!("SKIPPED the_seeds_name_their_people: no {folder}");
        return;
    };
    let mut found: Vec<(String, Vec<String>)> = entries
        .map(|entry| {
            let path = entry.unwrap().path();
            let mut names: Vec<String> = persons(&annotated(&std::fs::read_to_string(&path).unwrap()))
                .into_iter()
                .map(|(_, n)| n.name)
                .collect();
            names.sort();
            names.dedup();
            (path.file_name().unwrap().to_string_lossy()[..3].to_owned(), names)
        })
        .collect();
    found.sort();
    let wanted: [(&str, &[&str]); 5] = [
        ("000", &["Usama al Muhajir"]),
        ("001", &["Alexus Grynkewich", "Michael Kurilla", "Osama al-Muhajer"]),
        ("002", &["Alexus Grynkewich", "Bashar al-Assad", "Michael Kurilla", "Osama al-Muhajer"]),
        ("003", &["Michael Kurilla", "Usamah al-Muhajir"]),
        ("004", &["Taylor Swift"]),
    ];
    let wanted: Vec<(String, Vec<String>)> =
        wanted.iter().map(|(f, n)| ((*f).to_owned(), n.iter().map(|n| (*n).to_owned()).collect())).collect();
    assert_eq!(found, wanted);
}

proptest! {
    #[test]
    fn any_text_is_read_and_mentions_do_not_overlap(text in "([A-Z][a-z]{0,6}|al|bin|[,.\"'()-]|Gen\\.|Mr|[0-9]{1,3}|\\PC| |\n){0,60}") {
        let document = annotated(&text);
        let mut end = 0;
        for mention in &document.mentions {
            prop_assert!(!mention.span.of(document.article.text()).is_empty());
            prop_assert!(mention.tokens.start >= end, "{:?}", document.mentions);
            end = mention.tokens.end;
        }
    }
}
