//! Institutions: `tests/data/annotate/organization.yaml`.

use claimdiff::annotate::organization;
use claimdiff::lexicon::words::Lexicon;
use claimdiff::model::article::Article;
use claimdiff::model::document::MentionValue;
use claimdiff::segment::segment;

#[test]
fn phrasings() {
    let data = include_str!("../../data/annotate/organization.yaml");
    let cases: Vec<serde_yaml::Value> = serde_yaml::from_str(data).unwrap();
    let lexicon = Lexicon::builtin();
    let mut faults = Vec::new();
    for case in cases {
        let text = case["text"].as_str().unwrap();
        let list = case["organizations"].as_sequence().unwrap();
        let wanted: Vec<&str> = list.iter().map(|o| o.as_str().unwrap()).collect();
        let document = segment(Article::new("a".into(), "a".into(), "", text), &lexicon);
        let found: Vec<String> = organization::find(&document, &lexicon)
            .into_iter()
            .filter_map(|mention| match mention.value {
                MentionValue::Organization(key) => Some(format!("{} => {key}", mention.span.of(text))),
                _ => None,
            })
            .collect();
        if found != wanted {
            faults.push(format!("{text}\n  wanted {wanted:?}\n  found  {found:?}"));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
