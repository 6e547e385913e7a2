//! Runs the examples that stand inside rule files. In: compiled rules. Out: a verdict for each example. Printing is
//! the command line's work.
//!
//! An example asks for the values of its *kind*, whichever rule reads them, and, if it gives any, that its own rule
//! reads one: so an example shows what an article that says so would give.

use crate::extract::Extractor;
use crate::model::article::{Article, Basis};
use crate::model::kind::Severity;
use crate::model::published::published;
use crate::model::value::Value;
use crate::model::value::interval::Interval;
use crate::pipeline::{CheckOptions, check, claims_of};
use crate::read::Batch;
use crate::rule::locate::Place;
use crate::rule::set::{Rule, RuleSet, WrittenPair};

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
    /// It gave the values, and rules before its own read all of them.
    Elsewhere,
}

impl Verdict {
    /// Its name and what it means.
    pub fn words(self) -> &'static str {
        match self {
            Verdict::Pass => "passed",
            Verdict::Missing => "missing: a value should be read here and none is",
            Verdict::Noisy => "noisy: a value is read here and none should be",
            Verdict::Wrong => "wrong: other values are read here than should be",
            Verdict::Elsewhere => "elsewhere: the values are right, but another rule reads them",
        }
    }

    /// Its name.
    pub fn name(self) -> &'static str {
        self.words().split(':').next().unwrap_or_default()
    }
}

/// An example and what it gave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tested {
    /// `kind/rule-id`.
    pub rule: String,
    /// The file.
    pub origin: String,
    /// Where it stands there.
    pub place: Place,
    /// Its line, of an example that did not pass.
    pub line: Option<usize>,
    /// The text.
    pub text: String,
    /// What it should give, sorted.
    pub expected: Vec<String>,
    /// What it gave, sorted, each with the rule that read it.
    pub got: Vec<(String, String)>,
    /// What became of it.
    pub verdict: Verdict,
}

/// Runs every example of every rule, in the order of the rules.
pub fn run(rules: &RuleSet) -> Vec<Tested> {
    run_of(rules, |_| true)
}

/// The same for the files of which `wanted` holds.
pub fn run_of(rules: &RuleSet, wanted: impl Fn(&str) -> bool) -> Vec<Tested> {
    let extractor = &Extractor::new(rules);
    let examples = |rule| std::iter::repeat(rule).zip(0..);
    let all = rules
        .rules
        .iter()
        .filter(|rule| wanted(&rule.origin))
        .flat_map(|rule| examples(rule).take(rule.written.examples.len()));
    all.filter_map(|(rule, number)| one(extractor, rule, number)).collect()
}

/// Runs every pair of every file, in their order.
pub fn run_pairs(rules: &RuleSet) -> Vec<Tested> {
    run_pairs_of(rules, |_| true)
}

/// The same for the files of which `wanted` holds.
pub fn run_pairs_of(rules: &RuleSet, wanted: impl Fn(&str) -> bool) -> Vec<Tested> {
    rules
        .pairs
        .iter()
        .filter(|pair| wanted(&pair.origin))
        .filter_map(|pair| contradiction(rules, pair))
        .collect()
}

fn contradiction(rules: &RuleSet, pair: &WrittenPair) -> Option<Tested> {
    let (kind, written) = (rules.kinds.get(pair.kind)?, &pair.written);
    let day = written.published.as_deref().and_then(|day| published(day, Basis::Metadata).ok());
    let article = |id: &str, text: &str| {
        let mut article = Article::new(id.into(), id.into(), "", text);
        article.meta.published = day;
        article.meta.event = Some("pair".to_owned());
        article
    };
    let articles = vec![article("a", &written.a), article("b", &written.b)];
    let outcome = check(Batch { articles, ..Batch::default() }, rules, &CheckOptions::default());
    let of_kind = outcome.discrepancies.iter().filter(|finding| finding.kinds.contains(&kind.id));
    let severity = of_kind.map(|finding| finding.severity).max().unwrap_or(Severity::None);
    let verdict = match (written.gives, severity) {
        (wanted, got) if wanted == got => Verdict::Pass,
        (_, Severity::None) => Verdict::Missing,
        (Severity::None, _) => Verdict::Noisy,
        _ => Verdict::Wrong,
    };
    let line = if verdict == Verdict::Pass { None } else { rules.line_of_pair(pair) };
    let shown = |severity: Severity| match severity {
        Severity::None => Vec::new(),
        told => vec![told.name().to_owned()],
    };
    let rule = format!("{} (pair)", kind.id);
    Some(Tested {
        got: shown(severity).into_iter().map(|word| (word, rule.clone())).collect(),
        expected: shown(written.gives),
        text: format!("{} | {}", written.a, written.b),
        origin: pair.origin.clone(),
        place: Place::root().key("pairs").item(pair.number),
        rule,
        line,
        verdict,
    })
}

fn one(extractor: &Extractor, rule: &Rule, number: usize) -> Option<Tested> {
    let rules = extractor.rules();
    let example = rule.written.examples.get(number)?;
    let mut article = Article::new("example".into(), "example".into(), "", &example.text);
    // `rule/compile` has refused days that are none.
    article.meta.published =
        example.published.as_deref().and_then(|day| published(day, Basis::Metadata).ok());
    let (own, kind) = (rules.full_id(rule), &rules.kinds.get(rule.kind)?.id);
    let claims = claims_of(article, extractor).into_iter().filter(|claim| claim.kind == *kind);
    let mut got: Vec<(String, String)> =
        claims.map(|claim| (short(&claim.value), claim.rule.to_string())).collect();
    let mut expected: Vec<String> =
        example.gives.0.iter().filter(|value| *value != "none").cloned().collect();
    got.sort();
    expected.sort();
    let verdict = if got.is_empty() && !expected.is_empty() {
        Verdict::Missing
    } else if expected.is_empty() && !got.is_empty() {
        Verdict::Noisy
    } else if !got.iter().map(|(value, _)| value).eq(&expected) {
        Verdict::Wrong
    } else if !expected.is_empty() && !got.iter().any(|(_, by)| *by == own) {
        Verdict::Elsewhere
    } else {
        Verdict::Pass
    };
    let line = if verdict == Verdict::Pass { None } else { rules.line(rule, Some(number)) };
    let (origin, text) = (rule.origin.clone(), example.text.clone());
    let place = Place::root().key("rules").item(rule.number).key("examples").item(number);
    Some(Tested { rule: own, origin, place, line, text, expected, got, verdict })
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
