//! Does a selector hold for a finding? In: selectors, findings, what they speak of. Out: yes or no.

use crate::model::claim::Claim;
use crate::model::finding::{Finding, ReasonCode};
use crate::model::outcome::{ArticleSummary, Outcome};
use crate::model::policy::Selector;
use crate::model::value::Value;
use globset::{Glob, GlobBuilder, GlobMatcher};

/// A selector with its globs ready.
pub struct Select<'p> {
    of: &'p Selector,
    files: Vec<GlobMatcher>,
    sources: Vec<GlobMatcher>,
}

impl<'p> Select<'p> {
    /// Prepares a selector. A glob that is none matches nothing; `config` has refused it.
    pub fn new(of: &'p Selector) -> Self {
        let matchers = |globs: &[String], glob: fn(&str) -> Result<Glob, globset::Error>| {
            globs.iter().filter_map(|text| Some(glob(text).ok()?.compile_matcher())).collect()
        };
        Self { of, files: matchers(&of.files, file_glob), sources: matchers(&of.source, source_glob) }
    }

    /// Does it hold for the finding?
    pub fn holds(&self, finding: &Finding, outcome: &Outcome) -> bool {
        let Selector { kind, finding_type, event, fingerprint, within, .. } = self.of;
        let is = |wanted: &Option<String>, found: &str| wanted.as_ref().is_none_or(|word| word == found);
        is(fingerprint, &finding.fingerprint)
            && is(finding_type, finding.finding_type.name())
            && kind.as_ref().is_none_or(|kind| finding.kinds.contains(kind))
            && event.as_ref().is_none_or(|event| is_event(event, finding.event, outcome))
            && within.is_none_or(|most| gap(finding, outcome).is_some_and(|gap| gap <= most))
            && self.of.rule.as_ref().is_none_or(|rule| {
                code(finding.reason.code) == *rule
                    || falls_without(finding, outcome, &|claim| read_by(claim, rule), &|_| false)
            })
            && self.articles_hold(finding, outcome)
    }

    /// Would the finding fall without the selected articles?
    fn articles_hold(&self, finding: &Finding, outcome: &Outcome) -> bool {
        if self.files.is_empty() && self.sources.is_empty() && self.of.path.is_none() {
            return true;
        }
        let selected = |index: usize| {
            let article = outcome.articles.get(index);
            article.is_some_and(|article| self.article_holds(article))
        };
        falls_without(finding, outcome, &|claim| selected(claim.article), &selected)
    }

    fn article_holds(&self, article: &ArticleSummary) -> bool {
        let source = article.meta.source.as_deref().unwrap_or("").trim();
        let any =
            |globs: &[GlobMatcher], text: &str| globs.is_empty() || globs.iter().any(|g| g.is_match(text));
        any(&self.files, article.path.trim_start_matches("./"))
            && any(&self.sources, source)
            && self.of.path.as_ref().is_none_or(|path| *path == article.path)
    }

    /// Does it select by the sort of finding, so that its severity is meant for no other?
    pub fn names_the_sort(&self) -> bool {
        let Selector { rule, finding_type, fingerprint, .. } = self.of;
        rule.is_some() || finding_type.is_some() || fingerprint.is_some()
    }
}

/// A glob over paths: folders above do not matter, `*` stays inside a folder.
pub fn file_glob(text: &str) -> Result<Glob, globset::Error> {
    let text = text.trim_start_matches("./");
    GlobBuilder::new(&format!("{{{text},**/{text}}}")).literal_separator(true).build()
}

/// A glob over the names of sources, capitals aside.
pub fn source_glob(text: &str) -> Result<Glob, globset::Error> {
    GlobBuilder::new(text).case_insensitive(true).build()
}

/// Is one of the sides gone, so that nothing stands against anything, once these claims and articles are left out?
fn falls_without(
    finding: &Finding,
    outcome: &Outcome,
    claim_out: &dyn Fn(&Claim) -> bool,
    article_out: &dyn Fn(usize) -> bool,
) -> bool {
    let left = finding.sides.iter().filter(|side| match side.claims.is_empty() {
        true => side.articles.iter().any(|article| !article_out(*article)),
        false => {
            side.claims.iter().filter_map(|claim| outcome.claims.get(*claim)).any(|claim| !claim_out(claim))
        }
    });
    left.count() < finding.sides.len().min(2)
}

fn read_by(claim: &Claim, rule: &str) -> bool {
    *claim.rule == *rule || claim.rule.split_once('/').is_some_and(|(_, id)| id == rule)
}

pub fn is_event(wanted: &str, event: usize, outcome: &Outcome) -> bool {
    let Some(event) = outcome.events.get(event) else { return false };
    let articles = event.articles.iter().filter_map(|article| outcome.articles.get(*article));
    event.pin.as_deref() == Some(wanted)
        || event.title.eq_ignore_ascii_case(wanted)
        || articles.into_iter().any(|article| article.id == wanted)
}

/// The contract's word for a reason.
fn code(code: ReasonCode) -> String {
    serde_json::to_value(code).ok().and_then(|word| word.as_str().map(str::to_owned)).unwrap_or_default()
}

/// How far the values of the sides lie apart at most: numbers, days, kilometres.
fn gap(finding: &Finding, outcome: &Outcome) -> Option<f64> {
    if matches!(finding.reason.code, ReasonCode::PlacesDisjoint | ReasonCode::PlacesNear) {
        return finding.reason.details.get(2)?.parse().ok();
    }
    let sides: Vec<Vec<(f64, f64)>> = finding
        .sides
        .iter()
        .map(|side| side.claims.iter().filter_map(|claim| ends(&outcome.claims.get(*claim)?.value)).collect())
        .collect();
    let mut widest: Option<f64> = None;
    for (n, side) in sides.iter().enumerate() {
        for (a, b) in side.iter().flat_map(|a| sides[n + 1..].iter().flatten().map(move |b| (a, b))) {
            let apart = (a.0 - b.1).max(b.0 - a.1).max(0.0);
            widest = Some(widest.map_or(apart, |known| known.max(apart)));
        }
    }
    widest.filter(|gap| gap.is_finite())
}

/// The least and the most that a value can be, as numbers.
fn ends(value: &Value) -> Option<(f64, f64)> {
    if let Value::Date(date) = value {
        let number =
            |day: jiff::civil::Date| Some(f64::from(jiff::civil::Date::ZERO.until(day).ok()?.get_days()));
        return Some((number(date.start?)?, number(date.end?)?));
    }
    let interval = value.interval()?;
    let (low, high) = (interval.min.unwrap_or(f64::NEG_INFINITY), interval.max.unwrap_or(f64::INFINITY));
    Some((low, high))
}
