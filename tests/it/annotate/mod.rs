//! Annotators against `tests/data/annotate/*.yaml`: a list of texts with what must be found in each, and a list of
//! texts in which nothing may be found.

mod attribution;
mod date;
mod hedge;
mod negation;
mod number;
mod organization;
mod person;
mod properties;
mod quote;
mod reference;
mod site;

use claimdiff::annotate::annotate;
use claimdiff::lexicon::words::Lexicon;
use claimdiff::model::article::Article;
use claimdiff::model::document::{Document, Mention};
use claimdiff::segment::segment;
use serde::de::DeserializeOwned;
use std::sync::LazyLock;

/// A text, annotated with the built-in lists; a first line that begins with `# ` is its title.
pub fn document(text: &str) -> Document {
    static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::builtin);
    let (title, body) = text.strip_prefix("# ").and_then(|t| t.split_once('\n')).unwrap_or(("", text));
    let mut document = segment(Article::new("a".into(), "a".into(), title, body), &LEXICON);
    annotate(&mut document, &LEXICON);
    document
}

/// What a data file holds.
#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Data<Case> {
    pub cases: Vec<Case>,
    pub not: Vec<String>,
}

/// Reads a file of `tests/data/annotate/`.
pub fn data<Case: DeserializeOwned>(yaml: &str) -> Data<Case> {
    let data: Result<Data<Case>, _> = serde_yaml::from_str(yaml);
    assert!(data.is_ok(), "{:?}", data.as_ref().err());
    data.unwrap_or(Data { cases: Vec::new(), not: Vec::new() })
}

/// The text of the mentions that `pick` takes.
pub fn spans(document: &Document, pick: impl Fn(&Mention) -> bool) -> Vec<String> {
    let text = document.article.text();
    document.mentions.iter().filter(|m| pick(m)).map(|m| m.span.of(text).to_owned()).collect()
}

/// Notes where `found` is not what was expected, so that one run shows every case that fails.
pub fn check<T: PartialEq + std::fmt::Debug>(wrong: &mut Vec<String>, text: &str, found: &T, expected: &T) {
    if found != expected {
        wrong.push(format!("{text}\n    found    {found:?}\n    expected {expected:?}"));
    }
}

mod place;
