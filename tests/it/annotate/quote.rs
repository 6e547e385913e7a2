//! Quotations.

use super::{Data, check, data, document, spans};
use claimdiff::model::document::MentionValue;

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    text: String,
    quotes: Vec<String>,
}

fn quotes(text: &str) -> Vec<String> {
    spans(&document(text), |m| matches!(m.value, MentionValue::Quote { .. }))
}

#[test]
fn finds_the_words_between_the_marks() {
    let Data { cases, not } = data::<Case>(include_str!("../../data/annotate/quote.yaml"));
    let mut wrong = Vec::new();
    for case in cases {
        check(&mut wrong, &case.text, &quotes(&case.text), &case.quotes);
    }
    for text in not {
        check(&mut wrong, &text, &quotes(&text), &Vec::new());
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
