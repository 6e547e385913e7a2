//! Who says what.

use super::{Data, check, data, document};
use claimdiff::model::document::{Attribution, Document, MentionValue, Stance};

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    text: String,
    says: Vec<Says>,
}

/// What is left out is not checked, but chain and via, which then are empty.
#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Says {
    speaker: String,
    key: Option<String>,
    verb: Option<String>,
    stance: Option<String>,
    #[serde(default)]
    chain: Vec<String>,
    #[serde(default)]
    via: Vec<String>,
    /// First and last words of the scope, or all of it.
    scope: Option<(String, String)>,
}

fn attributions(document: &Document) -> Vec<Attribution> {
    let mentions = document.mentions.iter().filter_map(|m| match &m.value {
        MentionValue::Attribution(a) => Some(a.clone()),
        _ => None,
    });
    mentions.collect()
}

fn stance(stance: Stance) -> &'static str {
    match stance {
        Stance::Neutral => "neutral",
        Stance::Claim => "claim",
        Stance::Deny => "deny",
        Stance::Confirm => "confirm",
        Stance::Doubt => "doubt",
    }
}

#[test]
fn finds_speakers_verbs_and_scopes() {
    let Data { cases, not } = data::<Case>(include_str!("../../data/annotate/attribution.yaml"));
    let mut wrong = Vec::new();
    for case in cases {
        let document = document(&case.text);
        let found = attributions(&document);
        let speakers: Vec<_> = found.iter().map(|a| a.speaker.clone()).collect();
        let expected: Vec<_> = case.says.iter().map(|s| s.speaker.clone()).collect();
        check(&mut wrong, &case.text, &speakers, &expected);
        for (a, says) in found.iter().zip(&case.says) {
            let expected = [says.key.as_deref(), says.verb.as_deref(), says.stance.as_deref()];
            let actual = [a.key.as_str(), a.verb.as_str(), stance(a.stance)];
            let shown: Vec<_> = expected.iter().zip(actual).map(|(e, a)| e.map(|_| a)).collect();
            check(&mut wrong, &case.text, &shown, &expected.to_vec());
            check(&mut wrong, &case.text, &a.chain, &says.chain);
            check(&mut wrong, &case.text, &a.via, &says.via);
            if let Some((first, last)) = &says.scope {
                let scope = document.span(a.scope.start as usize..a.scope.end as usize);
                let scope = scope.of(document.article.text());
                let fits = scope.starts_with(first.as_str()) && scope.ends_with(last.as_str());
                check(&mut wrong, &case.text, &(fits, scope), &(true, scope));
            }
        }
    }
    for text in not {
        check(&mut wrong, &text, &attributions(&document(&text)), &Vec::new());
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn quotations_know_their_speaker() {
    let speakers = |text: &str| -> Vec<Option<String>> {
        let document = document(text);
        let quotes = document.mentions.iter().filter_map(|m| match &m.value {
            MentionValue::Quote { speaker } => Some(speaker.clone()),
            _ => None,
        });
        quotes.collect()
    };
    let some = |speaker: &str| Some(speaker.to_owned());
    assert_eq!(speakers("“It shook. We ran for the door,” said Leila Haddad."), [some("Leila Haddad")]);
    assert_eq!(speakers("“It shook. We ran for the door.” The town was rebuilt."), [None]);
    let inner = "Sky News noted that “the ship had sunk, a port official said, after it hit a rock.”";
    assert_eq!(speakers(inner), [some("Sky News")]);
}
