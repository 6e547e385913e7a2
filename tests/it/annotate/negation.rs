//! What is negated, denied, unreported or only imagined.

use super::{Data, check, data, document, spans};

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    text: String,
    #[serde(default)]
    negation: Vec<String>,
    #[serde(default)]
    denial: Vec<String>,
    #[serde(default)]
    unreported: Vec<String>,
    #[serde(default)]
    hypothetical: Vec<String>,
}

#[test]
fn finds_what_is_denied_and_what_never_happened() {
    let Data { cases, not } = data::<Case>(include_str!("../../data/annotate/negation.yaml"));
    let mut wrong = Vec::new();
    for case in cases {
        let document = document(&case.text);
        let expected = [
            ("negation", case.negation),
            ("denial", case.denial),
            ("unreported", case.unreported),
            ("hypothetical", case.hypothetical),
        ];
        for (kind, expected) in expected {
            let found = spans(&document, |m| m.value.type_name() == kind);
            check(&mut wrong, &format!("{kind}: {}", case.text), &found, &expected);
        }
    }
    for text in not {
        let document = document(&text);
        let kinds = ["negation", "denial", "unreported", "hypothetical"];
        let found = spans(&document, |m| kinds.contains(&m.value.type_name()));
        check(&mut wrong, &text, &found, &Vec::new());
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
