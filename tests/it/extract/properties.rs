//! What holds for any text and any phrase: quotations are what stands at their place, and time grows with the text.

use super::{claims_in, rules};
use claimdiff::model::article::Field;
use claimdiff::rule::set::RuleSet;
use proptest::prelude::*;
use std::sync::LazyLock;
use std::time::{Duration, Instant};

static BUILTIN: LazyLock<RuleSet> = LazyLock::new(|| RuleSet::builtin().unwrap());

/// Words that rules look for, signs that break sentences, and letters of several scripts.
fn text() -> impl Strategy<Value = String> {
    let words = [
        "killed",
        "twelve",
        "12",
        "people",
        "and",
        "a",
        "man",
        "the",
        "two",
        "women",
        "of",
        "no",
        "were",
        "died",
        "in",
        "Aleppo",
        "near",
        "Omar",
        "al-Sayed",
        "said",
        "denied",
        "that",
        "Monday",
        "7 July 2023",
        "strike",
        "hit",
        ",",
        ".",
        "\"",
        "\u{201c}",
        "\u{201d}",
        "(",
        ")",
        "\n\n",
        "\n",
        "Łódź",
        "محمد",
        "北京",
        "e\u{301}",
        "\u{200b}",
        "\u{0}",
        "\u{1f600}",
        "since",
        "toll",
        "rose",
        "to",
        "--",
        "injured",
        "missing",
        "was",
    ];
    prop::collection::vec((prop::sample::select(words.to_vec()), "[ ]?"), 0..80)
        .prop_map(|words| words.into_iter().map(|(word, space)| format!("{word}{space}")).collect())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_quote_is_the_text_at_its_place(title in "[A-Za-zé ]{0,20}", text in text()) {
        for claim in claims_in(&BUILTIN, &title, &text) {
            let of = if claim.location.field == Field::Title { &title } else { &text };
            prop_assert_eq!(of.get(claim.location.start as usize..claim.location.end as usize), Some(&*claim.quote));
            let (start, end) = claim.sentence;
            prop_assert!(of.get(start as usize..end as usize).is_some());
        }
    }

    #[test]
    fn any_characters_are_read_without_a_fault(text in "\\PC{0,200}") {
        claims_in(&BUILTIN, "", &text);
    }
}

/// A day's worth of patience for a test machine under load; the work itself takes a fraction of it.
const PATIENCE: Duration = Duration::from_secs(20);

#[test]
fn hostile_phrases_end_soon() {
    let stars = "<auxiliary>* ".repeat(12);
    let gaps = "<gap 20> was ".repeat(8);
    let choices = "(was | is | <auxiliary> | was was)? ".repeat(12);
    let file = format!(
        "kind: k\nvalue: term\nrules:\n  - id: r\n    any: ['{stars} end', '{gaps} end', '{choices} end']\n    set: {{ value: yes }}\n"
    );
    let begun = Instant::now();
    assert!(claims_in(&rules(&[&file]), "", &"was ".repeat(2_000)).is_empty());
    assert!(begun.elapsed() < PATIENCE, "{:?}", begun.elapsed());
}

#[test]
fn hostile_texts_end_soon() {
    let texts =
        ["killed ", "the two men and a woman and ", "12 ", ", ", "Omar killed Omar ", "no ", "( - , "];
    for part in texts {
        let begun = Instant::now();
        claims_in(&BUILTIN, "", &part.repeat(40_000 / part.len()));
        assert!(begun.elapsed() < PATIENCE, "{part:?}: {:?}", begun.elapsed());
    }
}
