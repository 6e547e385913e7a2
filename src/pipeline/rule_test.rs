//! Runs the examples that stand inside rule files. In: compiled rules. Out: a verdict for each example. Printing is
//! the command line's work.

use crate::extract::Extractor;
use crate::model::article::{Article, Basis, Published};
use crate::model::value::Value;
use crate::model::value::interval::Interval;
use crate::pipeline::claims_of;
use crate::rule::set::RuleSet;

/// What became of an example: the four cases of a test, and a value that is there and wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It gave what it should.
    Pass,
    /// It should give a value and gave none.
    Missing,
    /// It should give none and gave one.
    Noisy,
    /// It gave another value.
    Wrong,
}

/// An example and what it gave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tested {
    /// `kind/rule-id`.
    pub rule: String,
    /// The file.
    pub origin: String,
    /// The text.
    pub text: String,
    /// What it should give, sorted.
    pub expected: Vec<String>,
    /// What it gave, sorted.
    pub got: Vec<String>,
    /// What became of it.
    pub verdict: Verdict,
}

/// Runs every example of every rule. An example asks for the values of its *kind*, whichever rule reads them, and, if
/// it gives any, that its own rule reads one.
pub fn run(rules: &RuleSet) -> Vec<Tested> {
    let extractor = &Extractor::new(rules);
    rules
        .rules
        .iter()
        .flat_map(|rule| {
            let kind = &rules.kinds[rule.kind].id;
            rule.written.examples.iter().map(move |example| {
                let mut article = Article::new("example".into(), "example".into(), "", &example.text);
                let day = example.published.as_deref().and_then(|day| day.parse().ok());
                article.meta.published =
                    day.map(|day| Published { day, instant: None, basis: Basis::Metadata });
                let claims = claims_of(article, extractor);
                let of_kind = || claims.iter().filter(|claim| claim.kind == *kind);
                let own = format!("{kind}/{}", rule.id);
                let mut got: Vec<String> = of_kind().map(|claim| short(&claim.value)).collect();
                let mut expected: Vec<String> =
                    example.gives.0.iter().filter(|value| *value != "none").cloned().collect();
                got.sort();
                expected.sort();
                let own_missing = !expected.is_empty() && !of_kind().any(|claim| claim.rule == own);
                let verdict = match (got.is_empty(), expected.is_empty()) {
                    (true, false) => Verdict::Missing,
                    (false, true) => Verdict::Noisy,
                    _ if got != expected => Verdict::Wrong,
                    _ if own_missing => Verdict::Missing,
                    _ => Verdict::Pass,
                };
                let (origin, text) = (rule.origin.clone(), example.text.clone());
                Tested { rule: own, origin, text, expected, got, verdict }
            })
        })
        .collect()
}

/// A value in the short form of `gives:`: `3`, `12+`, `<=30`, `~300`, `0..1`, `2023-07-07`, a name, a place.
pub fn short(value: &Value) -> String {
    match value {
        Value::Count { interval, .. } | Value::Money { interval, .. } | Value::Measure { interval, .. } => {
            short_interval(*interval)
        }
        Value::Date(date) => date.timex.clone(),
        Value::Place(place) => place.name.clone(),
        Value::Name(name) => name.name.clone(),
        Value::Term(text) | Value::Text(text) | Value::Quote { text, .. } => text.clone(),
    }
}

fn short_interval(interval: Interval) -> String {
    let mark = if interval.approx { "~" } else { "" };
    match (interval.min, interval.max) {
        (Some(min), Some(max)) if min == max => format!("{mark}{min}"),
        (Some(min), Some(max)) => format!("{mark}{min}..{max}"),
        (Some(min), None) => format!("{mark}{min}+"),
        (None, Some(max)) => format!("{mark}<={max}"),
        (None, None) => "?".to_owned(),
    }
}
