//! Sites: `tests/data/annotate/site.yaml`.

use claimdiff::annotate::{ANNOTATORS, site};
use claimdiff::lexicon::words::Lexicon;
use claimdiff::model::article::Article;
use claimdiff::model::document::MentionValue;
use claimdiff::segment::segment;

#[test]
fn phrasings() {
    let data = include_str!("../../data/annotate/site.yaml");
    let cases: Vec<serde_yaml::Value> = serde_yaml::from_str(data).unwrap();
    let lexicon = Lexicon::builtin();
    let mut faults = Vec::new();
    for case in cases {
        let text = case["text"].as_str().unwrap();
        let list = case["sites"].as_sequence().unwrap();
        let wanted: Vec<&str> = list.iter().map(|o| o.as_str().unwrap()).collect();
        let mut document = segment(Article::new("a".into(), "a".into(), "", text), &lexicon);
        for annotator in ANNOTATORS.iter().take_while(|a| a.name != "site") {
            document.mentions.extend((annotator.find)(&document, &lexicon));
            document.sort_mentions();
        }
        let found: Vec<String> = site::find(&document, &lexicon)
            .into_iter()
            .filter_map(|mention| match mention.value {
                MentionValue::Place(place) => {
                    Some(format!("{} => {}", mention.span.of(text), place.path.join("/")))
                }
                _ => None,
            })
            .collect();
        if found != wanted {
            faults.push(format!("{text}\n  wanted {wanted:?}\n  found  {found:?}"));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
