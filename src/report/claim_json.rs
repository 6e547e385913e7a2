//! A claim in, the contract's JSON object out: the same in a report and in `extract --format jsonl`.

use crate::model::claim::{Claim, Revision, Speaker, Subject};
use crate::model::outcome::Outcome;
use crate::report::value_json::ValueJson;
use serde::Serialize;

/// The id of a claim in this run.
pub fn claim_id(index: usize) -> String {
    format!("c{}", index + 1)
}

/// The id of an event in this run.
pub fn event_id(index: usize) -> String {
    format!("e{}", index + 1)
}

/// A claim as written; the keys are explained in `docs/json.md`.
#[derive(Serialize)]
#[allow(missing_docs)]
pub struct ClaimJson<'a> {
    pub id: String,
    pub article: &'a str,
    pub kind: &'a str,
    pub event: Option<String>,
    pub about: &'static str,
    pub role: Option<&'a str>,
    pub subject: Option<SubjectJson<'a>>,
    pub value: ValueJson<'a>,
    pub text: &'a str,
    pub field: &'static str,
    pub start: u32,
    pub end: u32,
    pub line: u32,
    pub column: u32,
    pub quote: &'a str,
    pub sentence: SentenceJson,
    pub context: &'a str,
    pub attribution: Option<AttributionJson<'a>>,
    pub polarity: &'static str,
    pub certainty: &'static str,
    pub part: bool,
    pub revision: Option<&'static str>,
    pub rule: &'a str,
}

/// What a number is of.
#[derive(Serialize)]
#[allow(missing_docs)]
pub struct SubjectJson<'a> {
    pub text: &'a str,
    pub class: Option<&'a str>,
    pub claim: Option<String>,
}

/// Offsets of the sentence.
#[derive(Serialize)]
#[allow(missing_docs)]
pub struct SentenceJson {
    pub start: u32,
    pub end: u32,
}

/// Who says it, and whom they cite.
#[derive(Serialize)]
#[allow(missing_docs)]
pub struct AttributionJson<'a> {
    pub speaker: &'a str,
    pub chain: &'a [String],
    pub via: &'a [String],
}

impl<'a> ClaimJson<'a> {
    /// Claim number `index` of `outcome`; its event is null where the articles were not grouped.
    pub fn new(index: usize, claim: &'a Claim, outcome: &'a Outcome) -> Self {
        let subject = |s: &'a Subject| SubjectJson { text: &s.text, class: s.class.as_deref(), claim: None };
        let attribution =
            |s: &'a Speaker| AttributionJson { speaker: &s.speaker, chain: &s.chain, via: &s.via };
        Self {
            id: claim_id(index),
            article: outcome.articles.get(claim.article).map_or("", |article| article.id.as_str()),
            kind: &claim.kind,
            event: outcome.events.get(claim.event).map(|_| event_id(claim.event)),
            about: claim.about.name(),
            role: claim.role.as_deref(),
            subject: claim.subject.as_ref().map(subject),
            value: (&claim.value).into(),
            text: &claim.text,
            field: claim.location.field.name(),
            start: claim.location.start,
            end: claim.location.end,
            line: claim.location.line,
            column: claim.location.column,
            quote: &claim.quote,
            sentence: SentenceJson { start: claim.sentence.0, end: claim.sentence.1 },
            context: &claim.context,
            attribution: claim.attribution.as_deref().map(attribution),
            polarity: claim.polarity.name(),
            certainty: claim.certainty.name(),
            part: claim.part,
            revision: claim.revision.map(|revision| match revision {
                Revision::Raised => "raised",
                Revision::Lowered => "lowered",
                Revision::Superseded => "superseded",
            }),
            rule: &claim.rule,
        }
    }
}
