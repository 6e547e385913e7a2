//! Which words of a text are places, and which places they are.

use claimdiff::annotate::annotate;
use claimdiff::lexicon::words::Lexicon;
use claimdiff::model::article::Article;
use claimdiff::model::document::MentionValue;
use claimdiff::segment::segment;

/// Each place or people of a text: its words and its path.
fn seen(text: &str) -> Vec<(String, String)> {
    let lexicon = Lexicon::builtin();
    let mut document = segment(Article::new("a".into(), "a".into(), "", text), &lexicon);
    annotate(&mut document, &lexicon);
    let words = |span: claimdiff::model::span::Span| span.of(document.article.readable()).to_owned();
    document
        .mentions
        .iter()
        .filter_map(|m| match &m.value {
            MentionValue::Place(place) => Some((words(m.span), place.path.join("/"))),
            MentionValue::Demonym(people) => {
                Some((words(m.span), format!("people of {}", people.path.join("/"))))
            }
            _ => None,
        })
        .collect()
}

fn assert_seen(text: &str, expected: &[(&str, &str)]) {
    let found = seen(text);
    let found: Vec<(&str, &str)> =
        found.iter().map(|(words, path)| (words.as_str(), path.as_str())).collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn places_with_what_stands_around_them() {
    assert_seen(
        "The strike hit Afrin in northern Aleppo province, near the Turkish border, Syrian media said.",
        &[
            ("Afrin", "Syria/Aleppo/Afrin"),
            ("northern Aleppo province", "Syria/Aleppo"),
            ("Turkish border", "Turkey"),
            ("Syrian", "people of Syria"),
        ],
    );
    assert_seen(
        "MOSUL, Iraq (AP) -- A bomb exploded 20 km west of Erbil on Monday.",
        &[("MOSUL", "Iraq/Nineveh/Mosul"), ("Iraq", "Iraq"), ("Erbil", "Iraq/Erbil/Erbil")],
    );
}

#[test]
fn what_the_text_speaks_of_decides_between_namesakes() {
    assert_seen(
        "A truck crashed in Lebanon, Ind., on Friday. Police in Lebanon are looking for the driver.",
        &[
            ("Lebanon", "United States/Indiana/Boone County/Lebanon"),
            ("Ind", "United States/Indiana"),
            ("Lebanon", "Lebanon"),
        ],
    );
    assert_seen(
        "Libyan militias shelled Tripoli.",
        &[("Libyan", "people of Libya"), ("Tripoli", "Libya/Tripoli/Tripoli")],
    );
}

#[test]
fn people_institutions_and_common_words_are_no_places() {
    assert_seen("Nancy Troy and Gov. Austin Page read it in March, a NATO official said.", &[]);
    assert_seen("The storm came ashore near Mexico Beach.", &[("Mexico Beach", "Mexico Beach")]);
    assert_seen("The London-based group spoke to Mr. Paris. Reading is fun.", &[]);
    assert_seen(
        "British Columbia lies far from Pennsylvania.",
        &[("British Columbia", "Canada/British Columbia"), ("Pennsylvania", "United States/Pennsylvania")],
    );
}

#[test]
fn a_country_before_a_noun_is_an_adjective() {
    assert_seen(
        "A truck bomb hit the Syrian town of al-Bab, a US official said. He spoke in the US.",
        &[
            ("Syrian", "people of Syria"),
            ("town of al-Bab", "Syria/Aleppo/Al-Bab"),
            ("US", "people of United States"),
            ("US", "United States"),
        ],
    );
}

#[test]
fn the_dateline_is_that_of_the_text_below_the_title() {
    let document = super::document("# NATO condemns bomb\nHOMS (AP) -- A bomb exploded in Syria.");
    let places = super::spans(&document, |m| matches!(m.value, MentionValue::Place(_)));
    assert_eq!(places, ["HOMS", "Syria"]);
}

#[test]
fn a_capital_goes_by_its_country() {
    for text in [
        "A bomb exploded in the Somali capital.",
        "It happened in the capital of Somalia.",
        "It is Somalia's capital.",
    ] {
        let found = seen(text);
        assert_eq!(
            found.first().map(|f| f.1.as_str()),
            Some("Somalia/Banadir/Mogadishu"),
            "{text}: {found:?}"
        );
    }
    // Two towns claim to be the capital: the country is all that is said.
    assert_eq!(seen("He lives in the Bolivian capital."), [("Bolivian".into(), "people of Bolivia".into())]);
}

#[test]
fn a_town_named_like_a_common_word_needs_its_country() {
    assert_seen("Five people died in Lion on Monday.", &[]);
    assert_seen(
        "Five people died in Lion on Monday, and French firemen were sent from Paris, France.",
        &[
            ("Lion", "France/Auvergne-Rhone-Alpes/Departement du Rhone/Lyon"),
            ("French", "people of France"),
            ("Paris", "France/Ile-de-France/Paris/Paris"),
            ("France", "France"),
        ],
    );
}

#[test]
fn a_border_runs_between_two_countries() {
    for text in [
        "Shots were fired on the border of Armenia and Azerbaijan.",
        "Shots were fired on the border between Armenia and Azerbaijan.",
        "Shots were fired on the Armenia-Azerbaijan border.",
    ] {
        assert_eq!(seen(text).len(), 1, "{text}: {:?}", seen(text));
    }
}
