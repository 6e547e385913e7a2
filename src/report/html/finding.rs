//! Findings in, the first part of the page out: a card for each, worst first, and the form that filters them.

use crate::model::claim::Claim;
use crate::model::finding::{Finding, Side};
use crate::model::kind::Severity;
use crate::report::block::sort;
use crate::report::html::excerpt::Excerpt;
use crate::report::html::page::{Page, numbers, sign};
use crate::report::message::{lead, message, speaker_words};
use crate::report::wording::wording;
use crate::report::words::{self, Scene, number, plain, thing};
use maud::{Markup, html};
use std::collections::BTreeSet;

/// A side shows so many articles at once; the others unfold.
const SHOWN: usize = 4;

/// The form of the filters. The script shows it: without one it would do nothing.
pub fn filters(page: &Page) -> Markup {
    let kinds: BTreeSet<&str> =
        page.findings.iter().flat_map(|(finding, _)| &finding.kinds).map(String::as_str).collect();
    let of = |severity| page.findings.iter().filter(|(finding, _)| finding.severity == severity).count();
    html! {
        form #filters hidden role="search" aria-label="Filter the findings" {
            fieldset {
                legend { "Severity" }
                @for severity in [Severity::Error, Severity::Warning, Severity::Note] {
                    label {
                        input type="checkbox" name="severity" value=(severity.name()) checked;
                        " " (sign(severity)) " " (severity.name()) " (" (of(severity)) ")"
                    }
                }
            }
            label {
                "Kind "
                select name="kind" {
                    option value="" { "all" }
                    @for kind in kinds { option value=(kind) { (thing(kind)) } }
                }
            }
            label {
                "Source "
                select name="source" {
                    option value="" { "all" }
                    @for (n, outlet) in page.outlets.iter().enumerate() { option value=(n) { (plain(outlet)) } }
                }
            }
            button type="reset" { "Show all" }
            output #shown role="status" {}
        }
    }
}

/// All cards.
pub fn all(page: &Page) -> Markup {
    html! {
        section #findings aria-labelledby="findings-title" {
            h2 #findings-title { "Findings" }
            @if page.findings.is_empty() { p { "No discrepancies found." } }
            @for (n, (finding, id)) in page.findings.iter().enumerate() { (card(page, n, finding, id)) }
        }
    }
}

fn card(page: &Page, number: usize, finding: &Finding, id: &str) -> Markup {
    let title = format!("t{}", number + 1);
    let words = wording(finding, page.outcome, page.options.policy);
    let ready = words.clone().unwrap_or_else(|| message(finding, &page.names, page.outcome));
    let scene = Scene::of(finding, &page.names);
    let event = page.outcome.events.get(finding.event);
    html! {
        article.finding.(finding.severity.name()) #(id) tabindex="-1" aria-labelledby=(title)
            data-severity=(finding.severity.name()) data-kinds=(finding.kinds.join(" "))
            data-sources=(page.outlets_of(&finding.sides))
        {
            p.tags {
                span.severity { (sign(finding.severity)) " " (finding.severity.name()) }
                @for kind in &finding.kinds { span { (thing(kind)) } }
                @if let Some(sort) = sort(finding) { span { (sort) } }
                a.permalink href={ "#" (id) } aria-label={ "#" (number + 1) ", link to this finding" } { "#" (number + 1) }
            }
            h3 #(title) { (lead(finding, &page.names)) }
            @if let Some(event) = event.filter(|_| page.outcome.events.len() > 1) {
                p.of { "In " a href={ "#e" (finding.event + 1) } { (plain(&event.title)) } }
            }
            div.sides {
                @for (n, side) in finding.sides.iter().enumerate() { (column(page, finding, n, side)) }
            }
            p.reason {
                (words::reason(&finding.reason, &scene))
                @for remark in &finding.remarks { " " (words::reason(remark, &scene)) }
            }
            p.actions {
                @if let Some(words) = &words { span.wording { "For print: " q { (words) } } }
                button.copy type="button" hidden data-copy=(ready) {
                    @if words.is_some() { "Copy wording" } @else { "Copy finding" }
                }
                button.beside type="button" hidden data-claims=(numbers(firsts(page, finding))) {
                    "Side by side"
                }
            }
        }
    }
}

fn column(page: &Page, finding: &Finding, n: usize, side: &Side) -> Markup {
    let rival = finding.sides.get(usize::from(n == 0)).map(|side| side.text.as_str());
    let claims = one_each(page, side);
    let count = match (side.articles.len(), side.lineages) {
        (articles, lineages) if lineages > 0 && lineages < articles => {
            format!("{}, {}", number(articles, "article"), number(lineages, "independent text"))
        }
        (articles, _) => number(articles, "article"),
    };
    let entry = |(at, claim): &(usize, &Claim)| said(page, *at, claim, rival);
    html! {
        div.side role="group" aria-label={ "Side " (n + 1) } {
            h4 { (plain(&side.text)) }
            p.count { (count) }
            @if claims.is_empty() {
                p.silent {
                    "says nothing of it: "
                    @for (i, article) in side.articles.iter().enumerate() {
                        @if i > 0 { ", " } (page.link(*article))
                    }
                }
            }
            @for claim in claims.iter().take(SHOWN) { (entry(claim)) }
            @if let Some(more) = claims.get(SHOWN..).filter(|more| !more.is_empty()) {
                details {
                    summary { (number(more.len(), "more article")) }
                    @for claim in more { (entry(claim)) }
                }
            }
        }
    }
}

/// A claim in its sentence, and who says it where.
fn said(page: &Page, at: usize, claim: &Claim, rival: Option<&str>) -> Markup {
    let mut notes: Vec<String> = claim.attribution.as_deref().map(speaker_words).into_iter().collect();
    let (polarity, certainty) = (claim.polarity.name(), claim.certainty.name());
    notes.extend((polarity != "asserted").then(|| polarity.to_owned()));
    notes.extend((certainty == "unverified").then(|| certainty.to_owned()));
    html! {
        figure.said {
            blockquote { (Excerpt::of(page, claim).markup(rival)) }
            figcaption {
                a.source href=(page.place(at)) { (page.names.name(claim.article)) ", line " (claim.location.line) }
                @if let Some(published) = page.published(claim.article) { " · " (published) }
                @if !notes.is_empty() { " · " (notes.join("; ")) }
            }
        }
    }
}

/// The claims of a side, the first of each article.
fn one_each<'a>(page: &Page<'a>, side: &Side) -> Vec<(usize, &'a Claim)> {
    let mut seen = BTreeSet::new();
    let claims = side.claims.iter().filter_map(|at| Some((*at, page.claim(*at)?)));
    claims.filter(|(_, claim)| seen.insert(claim.article)).collect()
}

/// One claim of each side, then the others: what is laid side by side.
fn firsts(page: &Page, finding: &Finding) -> Vec<usize> {
    let sides: Vec<_> = finding.sides.iter().map(|side| one_each(page, side)).collect();
    let longest = sides.iter().map(Vec::len).max().unwrap_or(0);
    let rounds = (0..longest).flat_map(|round| sides.iter().filter_map(move |side| side.get(round)));
    rounds.map(|(at, _)| at + 1).collect()
}
