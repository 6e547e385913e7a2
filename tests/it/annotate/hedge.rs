//! How sure statements are.

use super::{Data, check, data, document, spans};
use claimdiff::model::document::MentionValue;

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    text: String,
    #[serde(default)]
    unverified: Vec<String>,
    #[serde(default)]
    claimed: Vec<String>,
    #[serde(default)]
    confirmed: Vec<String>,
}

#[test]
fn finds_how_sure_statements_are() {
    let Data { cases, not } = data::<Case>(include_str!("../../data/annotate/hedge.yaml"));
    let mut wrong = Vec::new();
    for case in cases {
        let document = document(&case.text);
        let expected =
            [("unverified", case.unverified), ("claimed", case.claimed), ("confirmed", case.confirmed)];
        for (name, expected) in expected {
            let found = spans(&document, |m| matches!(m.value, MentionValue::Hedge(c) if c.name() == name));
            check(&mut wrong, &format!("{name}: {}", case.text), &found, &expected);
        }
    }
    for text in not {
        let found = spans(&document(&text), |m| matches!(m.value, MentionValue::Hedge(_)));
        check(&mut wrong, &text, &found, &Vec::new());
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
