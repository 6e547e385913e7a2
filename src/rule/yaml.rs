//! A rule file as it is written. Only shapes are checked here; `set` resolves names and patterns.
//!
//! No `flatten`, `untagged` or internal `tag` anywhere: with them serde_yaml forgets where a fault stands.

use crate::model::kind::{Severity, ValueType};
use serde::de::{Deserializer, Error, SeqAccess, Visitor};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fmt;

/// A rule file: one kind of claim.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RuleFile {
    /// Id of the kind, kebab-case.
    pub kind: String,
    /// What the kind is, for people; the id if it is missing.
    pub title: Option<String>,
    /// What its claims carry. A file that adds rules to a known kind may leave it out.
    pub value: Option<ValueType>,
    /// How its values compare.
    #[serde(default)]
    pub compare: Compare,
    /// What and why, for `explain`.
    #[serde(default)]
    pub docs: Docs,
    /// Word lists: a list of words each; they add to a list that exists.
    #[serde(default)]
    pub lists: BTreeMap<String, Vec<String>>,
    /// The rules, in order: of two that read the same words, the first wins.
    #[serde(default)]
    pub rules: Vec<Rule>,
}

/// The file of scope cues: phrases that mark context.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ScopeFile {
    /// Word lists, as in a rule file.
    #[serde(default)]
    pub lists: BTreeMap<String, Vec<String>>,
    /// Phrases by class: `cumulative`, `other-incident`, `history`.
    pub background: BTreeMap<String, Vec<String>>,
}

/// How values compare.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Compare {
    /// Numbers that differ by no more than this are the same.
    pub tolerance: Option<f64>,
    /// Numbers that differ by no more than this share of the larger are the same.
    pub tolerance_share: Option<f64>,
    /// Severity of a plain conflict.
    pub severity: Option<Severity>,
}

/// What and why, for people.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Docs {
    /// What the kind is.
    #[serde(default)]
    pub what: String,
    /// Why sources differ on it.
    #[serde(default)]
    pub why: String,
}

/// A rule.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// Kebab-case, unique within the kind.
    pub id: String,
    /// Replaces the rule of that id which was there before.
    #[serde(default, rename = "override")]
    pub overrides: bool,
    /// Phrases, any of which makes a claim.
    #[serde(default)]
    pub any: OneOrMany,
    /// A regular expression over the raw sentence instead of phrases; named group `value`.
    pub regex: Option<String>,
    /// Phrases that, where they meet a match, undo it.
    #[serde(default)]
    pub not: OneOrMany,
    /// Where a match counts.
    #[serde(default, rename = "where")]
    pub scope: Where,
    /// What the claim gets besides its value.
    #[serde(default)]
    pub set: Set,
    /// Texts that must, or must not, give a value.
    #[serde(default)]
    pub examples: Vec<Example>,
}

/// Where a match counts.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Where {
    /// Parts of the article; empty: everywhere.
    #[serde(default, rename = "in")]
    pub parts: Vec<Part>,
    /// Only claims about an event, or only background.
    pub about: Option<AboutWord>,
    /// Only where no other rule finds a figure of the kind in the article.
    #[serde(default)]
    pub alone: bool,
}

/// A part of an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Part {
    /// The title.
    Headline,
    /// Headings inside the text.
    Heading,
    /// The first three sentences of the text.
    Lead,
    /// The text.
    Body,
}

/// Event or background.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AboutWord {
    /// An event that the article reports.
    Event,
    /// Context.
    Background,
}

/// What a claim gets besides the value its slot reads. Each takes a word, or `from LIST` for the cell of that list's
/// row: column `class` for `class`, `unit` for `unit`, and so on.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Set {
    /// A fixed value, for phrases without a slot of the kind's type ("nobody was hurt": 0).
    pub value: Option<Scalar>,
    /// The upper end beside `value` ("a possible injury": value 0, max 1).
    pub max: Option<f64>,
    /// The class of what is counted.
    pub class: Option<String>,
    /// The unit of a measure.
    pub unit: Option<String>,
    /// What part the value plays.
    pub role: Option<String>,
    /// How sure it is.
    pub certainty: Option<CertaintyWord>,
    /// Asserted, denied or unreported.
    pub polarity: Option<PolarityWord>,
    /// A part of another figure, not a rival of it.
    pub part: Option<bool>,
    /// Event or background, whatever the rest of the sentence says.
    pub about: Option<AboutWord>,
    /// What it says of earlier figures.
    pub revision: Option<RevisionWord>,
    /// The figure counts the dead before it, and this one besides.
    pub subject: Option<String>,
}

/// A number or a word.
#[derive(Clone, Debug, PartialEq)]
pub enum Scalar {
    /// A number.
    Number(f64),
    /// A word.
    Word(String),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)]
pub enum CertaintyWord {
    Stated,
    Claimed,
    Confirmed,
    Unverified,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)]
pub enum PolarityWord {
    Asserted,
    Denied,
    Unreported,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)]
pub enum RevisionWord {
    Raised,
    Lowered,
    Superseded,
}

/// A text and what the rule's file must make of it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Example {
    /// The text, a sentence or two.
    pub text: String,
    /// The value of a claim of the kind, as `extract` writes it: `3`, `12+`, `<=30`, `~300`, `2023-07-07`, a place or
    /// name; or `none`.
    pub gives: OneOrMany,
    /// A day to anchor relative dates.
    pub published: Option<String>,
}

/// One string, or a list of strings. Numbers are taken as they are written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OneOrMany(pub Vec<String>);

impl<'de> Deserialize<'de> for OneOrMany {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Either;
        impl<'de> Visitor<'de> for Either {
            type Value = OneOrMany;
            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("a string or a list of strings")
            }
            fn visit_str<E: Error>(self, s: &str) -> Result<OneOrMany, E> {
                Ok(OneOrMany(vec![s.to_owned()]))
            }
            fn visit_u64<E: Error>(self, n: u64) -> Result<OneOrMany, E> {
                Ok(OneOrMany(vec![n.to_string()]))
            }
            fn visit_f64<E: Error>(self, n: f64) -> Result<OneOrMany, E> {
                Ok(OneOrMany(vec![n.to_string()]))
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<OneOrMany, A::Error> {
                let mut all = Vec::new();
                while let Some(OneOrMany(one)) = seq.next_element::<OneOrMany>()? {
                    all.extend(one);
                }
                Ok(OneOrMany(all))
            }
        }
        deserializer.deserialize_any(Either)
    }
}

impl<'de> Deserialize<'de> for Scalar {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Either;
        impl Visitor<'_> for Either {
            type Value = Scalar;
            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("a number or a word")
            }
            fn visit_str<E: Error>(self, s: &str) -> Result<Scalar, E> {
                Ok(Scalar::Word(s.to_owned()))
            }
            fn visit_u64<E: Error>(self, n: u64) -> Result<Scalar, E> {
                Ok(Scalar::Number(n as f64))
            }
            fn visit_i64<E: Error>(self, n: i64) -> Result<Scalar, E> {
                Ok(Scalar::Number(n as f64))
            }
            fn visit_f64<E: Error>(self, n: f64) -> Result<Scalar, E> {
                if n.is_finite() { Ok(Scalar::Number(n)) } else { Err(E::custom("not a finite number")) }
            }
        }
        deserializer.deserialize_any(Either)
    }
}
