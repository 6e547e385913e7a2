//! What every part of the page looks up: names, the order of findings, which claim stands in which finding, the
//! articles' texts. In: an outcome. Out: answers; it writes no markup but the smallest pieces.

use crate::model::article::Article;
use crate::model::claim::Claim;
use crate::model::finding::{Finding, Side};
use crate::model::kind::Severity;
use crate::model::outcome::{Outcome, Reread};
use crate::report::grid::{Grid, State, grids, named};
use crate::report::names::Names;
use crate::report::options::ReportOptions;
use jiff::civil::Date;
use maud::{Markup, html};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// An outcome and all that the page asks of it.
pub struct Page<'a> {
    /// What is reported.
    pub outcome: &'a Outcome,
    /// What was asked for.
    pub options: &'a ReportOptions,
    /// How articles are called.
    pub names: Names,
    /// Findings, worst first, each with the id of its place in the page.
    pub findings: Vec<(&'a Finding, String)>,
    /// The matrix of each event.
    pub grids: Vec<Option<Grid>>,
    /// The claims that findings name, and whether each is only a matter of exactness.
    pub states: BTreeMap<usize, State>,
    /// The outlets, sorted; filters offer them.
    pub outlets: Vec<&'a str>,
    /// For each claim of a finding the first, worst finding, as a number in `findings`.
    of_claim: BTreeMap<usize, usize>,
    /// For each article its outlet.
    outlet_of: Vec<usize>,
}

impl<'a> Page<'a> {
    /// Looks everything up once.
    pub fn new(outcome: &'a Outcome, options: &'a ReportOptions) -> Self {
        let names = Names::new(outcome);
        let mut order: Vec<&Finding> = outcome.discrepancies.iter().collect();
        order.sort_by_key(|finding| Reverse(finding.severity));
        let mut seen = BTreeMap::new();
        let findings: Vec<(&Finding, String)> = order
            .into_iter()
            .map(|finding| {
                let times = seen.entry(finding.fingerprint.as_str()).or_insert(0);
                *times += 1;
                let again = if *times > 1 { format!("-{times}") } else { String::new() };
                (finding, format!("{}{again}", finding.fingerprint))
            })
            .collect();
        let mut of_claim = BTreeMap::new();
        for (number, (finding, _)) in findings.iter().enumerate() {
            for claim in finding.sides.iter().flat_map(|side| &side.claims) {
                of_claim.entry(*claim).or_insert(number);
            }
        }
        let outlet = |i: usize| -> &'a str {
            let article = &outcome.articles[i];
            let source = article.meta.source.as_deref().map(str::trim).filter(|source| !source.is_empty());
            source.unwrap_or(&article.id)
        };
        let all: Vec<&str> = (0..outcome.articles.len()).map(outlet).collect();
        let outlets: Vec<&str> = all.iter().copied().collect::<BTreeSet<_>>().into_iter().collect();
        let outlet_of = all.iter().map(|name| outlets.binary_search(name).unwrap_or(0)).collect();
        let (grids, states) = (grids(outcome, &names), named(outcome));
        Self { outcome, options, names, findings, grids, states, outlets, of_claim, outlet_of }
    }

    /// A claim; `None` for an index that is none.
    pub fn claim(&self, index: usize) -> Option<&'a Claim> {
        self.outcome.claims.get(index)
    }

    /// The finding in which a claim stands, as a number in `findings`.
    pub fn finding_of(&self, claim: usize) -> Option<usize> {
        self.of_claim.get(&claim).copied()
    }

    /// Do more texts stand beside a claim than on any other side of its worst finding?
    pub fn is_with_most(&self, claim: usize) -> bool {
        let Some((finding, _)) = self.finding_of(claim).and_then(|n| self.findings.get(n)) else {
            return false;
        };
        let (own, others): (Vec<&Side>, Vec<&Side>) =
            finding.sides.iter().partition(|side| side.claims.contains(&claim));
        let most = |sides: &[&Side]| sides.iter().map(|side| side.lineages).max().unwrap_or(0);
        !others.is_empty() && most(&own) > most(&others)
    }

    /// The text of an article, if it could be read again and still says the same.
    pub fn text(&self, article: usize) -> Option<&'a Article> {
        match self.outcome.texts.get(article) {
            Some(Reread::Same(text)) => Some(text),
            _ => None,
        }
    }

    /// The outlets of a finding, as the numbers that filters use.
    pub fn outlets_of(&self, sides: &[Side]) -> String {
        let articles = sides.iter().flat_map(|side| &side.articles);
        let outlets: BTreeSet<usize> = articles.filter_map(|a| self.outlet_of.get(*a)).copied().collect();
        numbers(outlets)
    }

    /// Where a claim stands in the page: in its article, if that is shown.
    pub fn place(&self, claim: usize) -> String {
        match self.claim(claim) {
            Some(said) if self.text(said.article).is_none() => format!("#a{}", said.article + 1),
            _ => format!("#c{}", claim + 1),
        }
    }

    /// The name of an article, which leads to its text.
    pub fn link(&self, article: usize) -> Markup {
        html! { a.source href={ "#a" (article + 1) } { (self.names.name(article)) } }
    }

    /// "10 July 2023, 14:30 UTC".
    pub fn published(&self, article: usize) -> Option<String> {
        let published = self.outcome.articles.get(article)?.meta.published?;
        let clock = published.instant.map(|instant| instant.strftime(", %H:%M UTC").to_string());
        let date = match published.instant {
            Some(instant) => instant.strftime("%-d %B %Y").to_string(),
            None => day(published.day),
        };
        Some(format!("{date}{}", clock.unwrap_or_default()))
    }
}

/// A day as people write it.
pub fn day(date: Date) -> String {
    date.strftime("%-d %B %Y").to_string()
}

/// Numbers as the script reads them.
pub fn numbers(numbers: impl IntoIterator<Item = usize>) -> String {
    numbers.into_iter().map(|n| n.to_string()).collect::<Vec<_>>().join(" ")
}

/// The sign of a severity: it can be told without colour.
pub fn sign(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "✖",
        Severity::Warning => "▲",
        Severity::Note => "●",
        Severity::None => "○",
    }
}
