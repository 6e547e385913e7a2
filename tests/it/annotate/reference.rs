//! Pronouns and ages that stand for a person.

use super::{Data, check, data, document};
use claimdiff::model::document::MentionValue;

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    text: String,
    references: Vec<String>,
}

fn references(text: &str) -> Vec<String> {
    let document = document(text);
    let written = |m: &claimdiff::model::document::Mention| match &m.value {
        MentionValue::Reference(name) => Some(format!("{} => {name}", m.span.of(document.article.text()))),
        _ => None,
    };
    document.mentions.iter().filter_map(written).collect()
}

#[test]
fn stand_for_the_one_person_who_can_be_meant() {
    let Data { cases, not } = data::<Case>(include_str!("../../data/annotate/reference.yaml"));
    let mut wrong = Vec::new();
    for case in cases {
        check(&mut wrong, &case.text, &references(&case.text), &case.references);
    }
    for text in not {
        check(&mut wrong, &text, &references(&text), &Vec::new());
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
