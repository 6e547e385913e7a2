//! An outcome in, the report of the contract out: one JSON document, `schema` 1. The types here are the document as
//! written, in the order of its keys; `docs/json.md` explains them and `docs/schema/report.json` is checked against
//! them.

use crate::model::edition::Retired;
use crate::model::event::{Event, Joined};
use crate::model::finding::{Finding, FindingType, Reason, ReasonCode, Side};
use crate::model::kind::Severity;
use crate::model::outcome::{ArticleSummary, KindCoverage, Notice, Outcome};
use crate::model::policy::Suppression;
use crate::model::relation::Relation;
use crate::report::claim_json::{ClaimJson, claim_id, event_id};
use crate::report::grid::{Grid, grids};
use crate::report::message::message;
use crate::report::names::Names;
use crate::report::options::{Policy, ReportOptions};
use crate::report::safe;
use crate::report::settled;
use crate::report::value_json::Number;
use crate::report::wording::wording;
use crate::report::words::{self, Scene};
use serde::{Serialize, Serializer};
use std::collections::BTreeMap;
use std::io::{self, Write};

/// The number of the document's layout: a key removed, renamed or given another meaning makes it 2.
pub const SCHEMA: u32 = 1;

/// Writes the report.
pub fn write(outcome: &Outcome, options: &ReportOptions, out: &mut dyn Write) -> io::Result<()> {
    serde_json::to_writer_pretty(safe::Json(&mut *out), &report(outcome, options.policy))?;
    out.write_all(b"\n")
}

/// Writes the findings alone, one per line; those that are suppressed come last and say so.
pub fn lines(outcome: &Outcome, options: &ReportOptions, out: &mut dyn Write) -> io::Result<()> {
    let mut buffer = Vec::new();
    let names = Names::new(outcome);
    let mut findings = findings_json(outcome.discrepancies.iter(), 'd', &names, outcome, options.policy);
    findings.extend(suppressed_json(&names, outcome, options.policy));
    findings.iter().try_for_each(|finding| safe::json_line(finding, &mut buffer, out))
}

/// The claims as a list of JSON objects, each made when it is written: a large batch has millions of them.
struct ClaimsJson<'a>(&'a Outcome);

impl Serialize for ClaimsJson<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let claims = self.0.claims.iter().enumerate();
        serializer.collect_seq(claims.map(|(i, claim)| ClaimJson::new(i, claim, self.0)))
    }
}

#[derive(Serialize)]
struct ReportJson<'a> {
    schema: u32,
    tool: ToolJson,
    articles: Vec<ArticleJson<'a>>,
    events: Vec<EventJson<'a>>,
    claims: ClaimsJson<'a>,
    discrepancies: Vec<FindingJson<'a>>,
    suppressed: Vec<FindingJson<'a>>,
    known: Vec<FindingJson<'a>>,
    left_out: usize,
    compatible: Vec<FindingJson<'a>>,
    coverage: CoverageJson<'a>,
    notices: Vec<NoticeJson<'a>>,
}

#[derive(Serialize)]
struct ToolJson {
    name: &'static str,
    version: &'static str,
}

#[derive(Serialize)]
struct ArticleJson<'a> {
    id: &'a str,
    path: &'a str,
    title: Option<&'a str>,
    source: Option<&'a str>,
    published: Option<String>,
    url: Option<&'a str>,
    lineage: String,
    draft: bool,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    partial: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    status: Option<&'static str>,
}

#[derive(Serialize)]
struct EventJson<'a> {
    id: String,
    title: &'a str,
    articles: Vec<&'a str>,
    also: Vec<&'a str>,
    start: Option<String>,
    end: Option<String>,
    pin: Option<&'a str>,
    joined: Vec<JoinedJson<'a>>,
    matrix: Option<Grid>,
}

#[derive(Serialize)]
struct JoinedJson<'a> {
    article: &'a str,
    points: Number,
    shared: &'a [String],
}

#[derive(Serialize)]
struct FindingJson<'a> {
    id: String,
    fingerprint: &'a str,
    event: String,
    kind: &'a str,
    kinds: &'a [String],
    #[serde(rename = "type")]
    finding_type: FindingType,
    severity: Severity,
    relation: Relation,
    message: String,
    wording: Option<String>,
    reason: ReasonJson,
    remarks: Vec<ReasonJson>,
    sides: Vec<SideJson<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    suppression: Option<SuppressionJson<'a>>,
}

#[derive(Serialize)]
struct SuppressionJson<'a> {
    reason: &'a str,
    by: Option<&'a str>,
    until: Option<String>,
    value: Option<&'a str>,
    origin: &'a str,
}

#[derive(Serialize)]
struct ReasonJson {
    code: ReasonCode,
    detail: String,
}

#[derive(Serialize)]
struct SideJson<'a> {
    text: &'a str,
    claims: Vec<String>,
    articles: Vec<&'a str>,
    lineages: usize,
}

#[derive(Serialize)]
struct CoverageJson<'a> {
    found: usize,
    compared: usize,
    single_source: usize,
    not_comparable: usize,
    kinds: BTreeMap<&'a str, CountsJson>,
    without_claims: Vec<&'a str>,
}

#[derive(Serialize)]
struct CountsJson {
    found: usize,
    compared: usize,
    single_source: usize,
    not_comparable: usize,
}

#[derive(Serialize)]
struct NoticeJson<'a> {
    code: &'a str,
    place: &'a str,
    message: &'a str,
}

fn report(outcome: &Outcome, policy: Policy) -> ReportJson<'_> {
    let names = Names::new(outcome);
    let event = |(i, (event, matrix))| event_json(i, event, matrix, outcome);
    ReportJson {
        schema: SCHEMA,
        tool: ToolJson { name: env!("CARGO_PKG_NAME"), version: env!("CARGO_PKG_VERSION") },
        articles: outcome.articles.iter().map(article_json).collect(),
        events: outcome.events.iter().zip(grids(outcome, &names)).enumerate().map(event).collect(),
        claims: ClaimsJson(outcome),
        discrepancies: findings_json(outcome.discrepancies.iter(), 'd', &names, outcome, policy),
        suppressed: suppressed_json(&names, outcome, policy),
        known: findings_json(settled::known(outcome), 'k', &names, outcome, policy),
        left_out: outcome.left_out,
        compatible: findings_json(outcome.compatible.iter(), 'p', &names, outcome, policy),
        coverage: coverage_json(outcome),
        notices: outcome.notices.iter().map(notice_json).collect(),
    }
}

fn article_json(article: &ArticleSummary) -> ArticleJson<'_> {
    let published = article.meta.published.map(|p| match p.instant {
        Some(instant) if p.zoned => instant.to_string(),
        // No zone is invented: the time as the article gives it.
        Some(instant) => jiff::tz::Offset::UTC.to_datetime(instant).to_string(),
        None => p.day.to_string(),
    });
    let status = article.meta.retired.as_ref().map(|retired| match retired {
        Retired::Withdrawn => "withdrawn",
        Retired::Replaced(_) => "superseded",
        Retired::Corrected(_) => "corrected",
    });
    ArticleJson {
        id: &article.id,
        path: &article.path,
        title: article.title.as_deref(),
        source: article.meta.source.as_deref(),
        published,
        url: article.meta.url.as_deref(),
        lineage: format!("l{}", article.lineage + 1),
        draft: article.meta.draft,
        partial: article.meta.partial,
        status,
    }
}

fn ids<'a>(articles: &[usize], outcome: &'a Outcome) -> Vec<&'a str> {
    articles.iter().filter_map(|i| outcome.articles.get(*i)).map(|article| article.id.as_str()).collect()
}

fn event_json<'a>(
    index: usize,
    event: &'a Event,
    matrix: Option<Grid>,
    outcome: &'a Outcome,
) -> EventJson<'a> {
    let joined = |joined: &'a Joined| {
        let article = outcome.articles.get(joined.article)?;
        Some(JoinedJson { article: &article.id, points: Number(joined.points), shared: &joined.shared })
    };
    EventJson {
        id: event_id(index),
        title: &event.title,
        articles: ids(&event.articles, outcome),
        also: ids(&event.also, outcome),
        start: event.start.map(|day| day.to_string()),
        end: event.end.map(|day| day.to_string()),
        pin: event.pin.as_deref(),
        joined: event.joined.iter().filter_map(joined).collect(),
        matrix,
    }
}

fn findings_json<'a>(
    findings: impl Iterator<Item = &'a Finding>,
    letter: char,
    names: &Names,
    outcome: &'a Outcome,
    policy: Policy,
) -> Vec<FindingJson<'a>> {
    let finding = |(i, finding): (usize, &'a Finding)| {
        let scene = Scene::of(finding, names);
        let reason =
            |reason: &Reason| ReasonJson { code: reason.code, detail: words::reason(reason, &scene) };
        FindingJson {
            id: format!("{letter}{}", i + 1),
            fingerprint: &finding.fingerprint,
            event: event_id(finding.event),
            kind: finding.kinds.first().map_or("", String::as_str),
            kinds: &finding.kinds,
            finding_type: finding.finding_type,
            severity: finding.severity,
            relation: finding.relation,
            message: message(finding, names, outcome),
            wording: wording(finding, outcome, policy),
            reason: reason(&finding.reason),
            remarks: finding.remarks.iter().map(reason).collect(),
            sides: finding.sides.iter().map(|side| side_json(side, outcome)).collect(),
            suppression: None,
        }
    };
    findings.enumerate().map(finding).collect()
}

/// Suppressed findings, each with why.
fn suppressed_json<'a>(names: &Names, outcome: &'a Outcome, policy: Policy) -> Vec<FindingJson<'a>> {
    let all = settled::suppressed(outcome).map(|(finding, _)| finding);
    let findings =
        findings_json(all, 's', names, outcome, policy).into_iter().zip(settled::suppressed(outcome));
    let with = |(finding, (_, by)): (FindingJson<'a>, (_, &'a Suppression))| FindingJson {
        suppression: Some(SuppressionJson {
            reason: &by.reason,
            by: by.by.as_deref(),
            until: by.until.map(|day| day.to_string()),
            value: by.value.as_deref(),
            origin: &by.origin,
        }),
        ..finding
    };
    findings.map(with).collect()
}

fn side_json<'a>(side: &'a Side, outcome: &'a Outcome) -> SideJson<'a> {
    SideJson {
        text: &side.text,
        claims: side.claims.iter().map(|claim| claim_id(*claim)).collect(),
        articles: ids(&side.articles, outcome),
        lineages: side.lineages,
    }
}

fn coverage_json(outcome: &Outcome) -> CoverageJson<'_> {
    let sum = |count: fn(&KindCoverage) -> usize| outcome.coverage.values().map(count).sum();
    CoverageJson {
        found: sum(|kind| kind.found),
        compared: sum(|kind| kind.compared),
        single_source: sum(|kind| kind.single_source),
        not_comparable: sum(|kind| kind.not_comparable),
        kinds: outcome.coverage.iter().map(|(kind, counts)| (kind.as_str(), counts_json(counts))).collect(),
        without_claims: ids(&outcome.without_claims, outcome),
    }
}

fn counts_json(counts: &KindCoverage) -> CountsJson {
    let KindCoverage { found, compared, single_source, not_comparable } = *counts;
    CountsJson { found, compared, single_source, not_comparable }
}

fn notice_json(notice: &Notice) -> NoticeJson<'_> {
    NoticeJson { code: &notice.code, place: &notice.place, message: &notice.message }
}
