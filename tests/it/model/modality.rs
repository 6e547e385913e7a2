//! How a stretch of text is meant, all annotators together.

use crate::annotate::{data, document};
use claimdiff::model::modality::Modalities;

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    text: String,
    /// The words that are asked about.
    at: String,
    #[serde(default)]
    speaker: Option<String>,
    #[serde(default = "asserted")]
    polarity: String,
    #[serde(default = "stated")]
    certainty: String,
    #[serde(default)]
    negated: bool,
    #[serde(default)]
    hypothetical: bool,
}

fn asserted() -> String {
    "asserted".into()
}

fn stated() -> String {
    "stated".into()
}

#[test]
fn answers_for_any_stretch() {
    for case in data::<Case>(include_str!("../../data/annotate/modality.yaml")).cases {
        let document = document(&case.text);
        let start = case.text.find(&case.at).unwrap();
        let end = start + case.at.len();
        let first = document.tokens.iter().position(|t| t.span.start as usize >= start).unwrap();
        let past = document.tokens.iter().filter(|t| t.span.end as usize <= end).count();
        let meant = Modalities::of(&document).at(first..past);
        let context = format!("{:?} in {:?}", case.at, case.text);
        assert_eq!(meant.attribution.map(|a| a.speaker.clone()), case.speaker, "{context}");
        assert_eq!(meant.polarity().name(), case.polarity, "{context}");
        assert_eq!(meant.certainty.name(), case.certainty, "{context}");
        assert_eq!(meant.negated, case.negated, "{context}: negated");
        assert_eq!(meant.hypothetical, case.hypothetical, "{context}: hypothetical");
    }
}
