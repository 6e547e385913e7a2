//! A rule file as it is written. Only shapes are checked here; `load` and `compile` resolve names and phrases. The keys
//! are described for editors in `docs/schema/rule.json`, which a test keeps in step with these types.
//!
//! No `flatten`, `untagged` or internal `tag` anywhere: with them serde_yaml forgets where a fault stands.

use crate::model::kind::{Course, Severity, ValueType};
use crate::rule::scalar::{OneOrMany, Scalar, Terms};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A rule file: one kind of claim, or phrases that mark context, or a house style, or all of them.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RuleFile {
    /// Id of the kind, kebab-case. A file of background phrases alone has none.
    pub kind: Option<String>,
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
    /// Word lists: a list of words each, or a map from words to what they mean; they add to a list that exists.
    #[serde(default)]
    pub lists: BTreeMap<String, Terms>,
    /// The rules, in order: of two that read the same words, the first wins.
    #[serde(default)]
    pub rules: Vec<Rule>,
    /// Pairs of texts that must, or must not, contradict each other in the kind.
    #[serde(default)]
    pub pairs: Vec<Pair>,
    /// Phrases that mark a sentence as context, by class: `digest`, `round-up`, `frame`, `cumulative`, `other-incident`, `history`.
    #[serde(default)]
    pub background: BTreeMap<String, Vec<String>>,
    /// How the desk spells names: the preferred form, and the forms that it does not use.
    #[serde(default, rename = "house-style")]
    pub house_style: BTreeMap<String, Vec<String>>,
}

/// How values compare.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Compare {
    /// Numbers that differ by no more than this are the same.
    pub tolerance: Option<f64>,
    /// Numbers that differ by no more than this share of the larger are the same.
    pub tolerance_share: Option<f64>,
    /// A difference of no more than this is worth a note at most.
    pub note_within: Option<f64>,
    /// How its figures go over time.
    pub over_time: Option<Course>,
    /// Severity of a plain conflict.
    pub severity: Option<Severity>,
    /// What the desk says to whoever sees a finding of the kind.
    pub message: Option<String>,
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
    /// Takes the rule of that id out.
    #[serde(default)]
    pub off: bool,
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
    /// Only in the first so many paragraphs of the text.
    pub paragraphs: Option<u16>,
    /// Only under a heading that holds one of these words; empty: under any and none.
    #[serde(default)]
    pub section: OneOrMany,
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
    /// The dateline of the text; what stands there plays the part that the rule says.
    Dateline,
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
    /// So many more than the slot reads, told by the rest of the phrase ("killed two before killing himself": 1).
    pub plus: Option<f64>,
    /// A kind whose largest figure in the article is taken off the value ("five people were shot": less `killed`).
    pub less: Option<String>,
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
    /// What the value is of: a word, `from LIST`, or `from place`, `from person`, `from organization` for the words of
    /// that slot, `from count` for those between a number and its noun. Values of two subjects are not compared.
    pub subject: Option<String>,
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

/// Two texts, as of two articles of one event, and how much their difference must matter.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pair {
    /// What one article says.
    pub a: String,
    /// What the other says.
    pub b: String,
    /// The severity of the weightiest finding of the kind; `none` for none.
    pub gives: Severity,
    /// The day on which both were published.
    pub published: Option<String>,
}

/// Is it an id: a-z, 0-9 and single hyphens?
pub fn is_kebab(id: &str) -> bool {
    let part =
        |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
    id.split('-').all(part)
}
