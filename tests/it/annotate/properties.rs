//! What holds for any text: spans slice it, scopes lie in it, and time grows with its length.

use super::document;
use claimdiff::model::document::MentionValue;
use proptest::prelude::*;
use std::time::{Duration, Instant};

/// Words that make annotators work, signs that break them, and letters of several scripts.
fn text() -> impl Strategy<Value = String> {
    let words = [
        "said",
        "says",
        "X",
        "he",
        "It",
        "the",
        "army",
        "officials",
        "according",
        "to",
        "citing",
        "\"",
        "'",
        "\u{201c}",
        "\u{201d}",
        "\u{2018}",
        "\u{2019}s",
        ",",
        ".",
        ";",
        ":",
        "(",
        ")",
        "\n\n",
        "not",
        "no",
        "reports",
        "of",
        "denied",
        "that",
        "but",
        "and",
        "could",
        "if",
        "possible",
        "statement",
        "by",
        "who",
        "12",
        "U.S.",
        "Gen.",
        "Łódź",
        "محمد",
        "北京",
        "e\u{301}",
        "\u{200b}",
        "was",
        "quoted",
        "as",
        "saying",
        "told",
        "Reuters",
        "s'",
    ];
    let word = prop_oneof![prop::sample::select(words.to_vec()).prop_map(str::to_owned), "\\PC{0,4}"];
    prop::collection::vec((word, prop::bool::weighted(0.8)), 0..60).prop_map(|words| {
        words.into_iter().map(|(word, space)| if space { word + " " } else { word }).collect()
    })
}

proptest! {
    #[test]
    fn spans_and_scopes_lie_in_the_text(text in text()) {
        let document = document(&text);
        let whole = document.article.text().to_owned();
        for mention in &document.mentions {
            let (start, end) = (mention.span.start as usize, mention.span.end as usize);
            prop_assert!(start < end && whole.get(start..end).is_some());
            prop_assert!(mention.tokens.start < mention.tokens.end);
            prop_assert!(mention.tokens.end as usize <= document.tokens.len());
            if let MentionValue::Attribution(a) = &mention.value {
                prop_assert!(a.scope.start < a.scope.end && a.scope.end as usize <= document.tokens.len());
                prop_assert!(!a.speaker.is_empty());
            }
        }
    }
}

#[test]
fn hostile_text_takes_linear_time() {
    let long = format!("{} said no. {}", "A".repeat(500_000), "He said. ".repeat(20_000));
    let repeated = [
        "\"",
        "said ",
        "he said ",
        "\u{201c}X said. ",
        "not ",
        "possible confirmed ",
        "no reports of ",
        "X said, ",
    ];
    for text in
        repeated.iter().map(|text| text.repeat(100_000 / text.split_whitespace().count())).chain([long])
    {
        let started = Instant::now();
        document(&text);
        // A second or two without optimisation; anything quadratic takes hours.
        let took = started.elapsed();
        assert!(took < Duration::from_secs(60), "{took:?} for {:?}...", text.get(..20));
    }
}
