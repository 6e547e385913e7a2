//! An annotated article in, what the tool sees in it out: a listing for people, JSON Lines for programs. Stretches that
//! are denied or doubted have no place in the contract's list of types and are shown to people only.

use crate::model::document::{Document, Mention, MentionValue};
use crate::model::span::LineIndex;
use crate::report::options::ReportOptions;
use crate::report::value_json::{NameJson, Number, PlaceJson, bounds};
use crate::report::wrap::shorten;
use crate::report::{reading, safe};
use serde::Serialize;
use std::io::{self, Write};

#[derive(Serialize)]
struct MentionJson<'a> {
    article: &'a str,
    #[serde(rename = "type")]
    mention_type: &'static str,
    field: &'static str,
    start: u32,
    end: u32,
    line: u32,
    column: u32,
    quote: &'a str,
    #[serde(flatten)]
    value: MentionFields<'a>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum MentionFields<'a> {
    Number { min: Option<Number>, max: Option<Number>, approx: bool },
    Money { min: Option<Number>, max: Option<Number>, approx: bool, currency: &'a str },
    Measure { min: Option<Number>, max: Option<Number>, approx: bool, unit: &'a str },
    Temporal { timex: &'a str },
    Place(PlaceJson<'a>),
    Person(NameJson<'a>),
    Organization { name: &'a str },
    Quote { speaker: Option<&'a str> },
    Attribution { speaker: &'a str, verb: &'a str, chain: &'a [String], via: &'a [String] },
}

/// One mention per line.
pub fn jsonl(document: &Document, _: &ReportOptions, out: &mut dyn Write) -> io::Result<()> {
    let index = LineIndex::new(document.article.text());
    let mut line = Vec::new();
    for mention in &document.mentions {
        let Some(value) = fields(&mention.value) else { continue };
        let at = document.article.locate(&index, mention.span);
        let mention = MentionJson {
            article: &document.article.id,
            mention_type: mention.value.type_name(),
            field: at.field.name(),
            start: at.start,
            end: at.end,
            line: at.line,
            column: at.column,
            quote: mention.span.of(document.article.text()),
            value,
        };
        safe::json_line(&mention, &mut line, out)?;
    }
    Ok(())
}

/// One line per mention: where, type, the words, what they were read as.
pub fn text(document: &Document, options: &ReportOptions, out: &mut dyn Write) -> io::Result<()> {
    let index = LineIndex::new(document.article.text());
    writeln!(out, "{}", safe::terminal(&document.article.id))?;
    for mention in &document.mentions {
        let at = document.article.locate(&index, mention.span);
        let position = format!("{}:{}", at.line, at.column);
        let line = format!("  {position:<8} {:<12}  {}", mention.value.type_name(), words(document, mention));
        writeln!(out, "{}", shorten(&line, options.columns()))?;
    }
    Ok(())
}

fn fields(value: &MentionValue) -> Option<MentionFields<'_>> {
    Some(match value {
        MentionValue::Number(interval) => {
            let (min, max, approx) = bounds(interval);
            MentionFields::Number { min, max, approx }
        }
        MentionValue::Money { interval, currency } => {
            let (min, max, approx) = bounds(interval);
            MentionFields::Money { min, max, approx, currency }
        }
        MentionValue::Measure { interval, unit } => {
            let (min, max, approx) = bounds(interval);
            MentionFields::Measure { min, max, approx, unit: &unit.name }
        }
        MentionValue::Date(date) | MentionValue::Time(date) => MentionFields::Temporal { timex: &date.timex },
        MentionValue::Duration(timex) | MentionValue::Set(timex) => MentionFields::Temporal { timex },
        MentionValue::Place(place) | MentionValue::Demonym(place) => MentionFields::Place(place.into()),
        MentionValue::Person(name) => MentionFields::Person(name.into()),
        MentionValue::Organization(name) => MentionFields::Organization { name },
        MentionValue::Quote { speaker } => MentionFields::Quote { speaker: speaker.as_deref() },
        MentionValue::Attribution(attribution) => MentionFields::Attribution {
            speaker: &attribution.speaker,
            verb: &attribution.verb,
            chain: &attribution.chain,
            via: &attribution.via,
        },
        // What only rules read.
        MentionValue::Reference(_)
        | MentionValue::Negation
        | MentionValue::Denial
        | MentionValue::Unreported
        | MentionValue::Hypothetical
        | MentionValue::Hedge(_) => return None,
    })
}

fn words(document: &Document, mention: &Mention) -> String {
    let read = match &mention.value {
        MentionValue::Number(interval) => reading::interval(*interval),
        MentionValue::Money { interval, currency } => format!("{} {currency}", reading::interval(*interval)),
        MentionValue::Measure { interval, unit } => {
            format!("{} {}", reading::interval(*interval), unit.name)
        }
        MentionValue::Date(date) | MentionValue::Time(date) => date.timex.clone(),
        MentionValue::Duration(timex) | MentionValue::Set(timex) => timex.clone(),
        MentionValue::Place(place) => place.name.clone(),
        MentionValue::Demonym(people) => people.path.last().cloned().unwrap_or_default(),
        MentionValue::Person(name) => name.name.clone(),
        MentionValue::Reference(name) | MentionValue::Organization(name) => name.clone(),
        MentionValue::Quote { speaker } => speaker.clone().unwrap_or_default(),
        MentionValue::Attribution(attribution) => {
            let cited: String = attribution.chain.iter().map(|cited| format!(", citing {cited}")).collect();
            format!("{} {}{cited}", attribution.speaker, attribution.verb)
        }
        MentionValue::Negation
        | MentionValue::Denial
        | MentionValue::Unreported
        | MentionValue::Hypothetical => String::new(),
        MentionValue::Hedge(certainty) => certainty.name().to_owned(),
    };
    let quote = mention.span.of(document.article.text());
    let read = if read.is_empty() || read == quote { String::new() } else { format!("  = {read}") };
    safe::terminal(&format!("“{quote}”{read}"))
}
