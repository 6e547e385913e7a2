//! What stands around the findings: the head, what was not compared, what the desk settled, what only looks like a
//! conflict, notices, and the foot.

use crate::model::finding::Finding;
use crate::model::kind::Severity;
use crate::model::outcome::{KindCoverage, Reread};
use crate::report::html::page::{Page, sign};
use crate::report::message::message;
use crate::report::settled;
use crate::report::words::{self, Scene, capped, number, thing};
use maud::{Markup, html};

/// So many articles are named in a sentence.
const NAMED: usize = 8;

/// "1 error, 2 warnings", or that there are none.
pub fn tally(page: &Page) -> String {
    let of = |severity| page.findings.iter().filter(|(finding, _)| finding.severity == severity).count();
    let counts = [Severity::Error, Severity::Warning, Severity::Note].map(|s| (of(s), s.name()));
    let counts: Vec<String> =
        counts.iter().filter(|(n, _)| *n > 0).map(|(n, word)| number(*n, word)).collect();
    if counts.is_empty() { "No discrepancies".to_owned() } else { counts.join(", ") }
}

/// Title, what was read, and what changed since.
pub fn head(page: &Page) -> Markup {
    let outcome = page.outcome;
    let sum = |count: fn(&KindCoverage) -> usize| -> usize { outcome.coverage.values().map(count).sum() };
    html! {
        h1 { (tally(page)) }
        p {
            (number(outcome.articles.len(), "article")) " in " (number(outcome.events.len(), "event")) "; "
            (number(sum(|k| k.found), "claim")) " found, " (sum(|k| k.compared)) " compared. "
            a href="#events" { "Events" } " · " a href="#not-compared" { "Not compared" } " · "
            a href="#articles" { "Articles" }
        }
        @for (what, names) in unlike(page) {
            p.changed role="alert" { b { "Look again: " } (what) ": " (names) "." }
        }
        @for line in settled::more(outcome) { p { (line) } }
    }
}

/// The articles whose text is no longer what was compared.
fn unlike(page: &Page) -> Vec<(String, String)> {
    let texts = &page.outcome.texts;
    let named = |is: fn(&Reread) -> bool, what: &str| {
        let found: Vec<String> = texts
            .iter()
            .enumerate()
            .filter(|(_, text)| is(text))
            .map(|(i, _)| page.names.name(i).to_owned())
            .collect();
        let what = format!("{} {what}", number(found.len(), "article"));
        (!found.is_empty()).then(|| (what, capped(found, NAMED)))
    };
    let changed = named(|text| matches!(text, Reread::Changed), "changed after the comparison");
    let gone = named(|text| matches!(text, Reread::Gone), "could not be read again after the comparison");
    changed.into_iter().chain(gone).collect()
}

/// Coverage: what met nothing.
pub fn not_compared(page: &Page) -> Markup {
    let outcome = page.outcome;
    html! {
        section #not-compared aria-labelledby="not-compared-title" {
            h2 #not-compared-title { "Not compared" }
            @if !outcome.without_claims.is_empty() {
                p {
                    "Without a claim: "
                    @for (i, article) in outcome.without_claims.iter().enumerate() {
                        @if i > 0 { ", " } (page.link(*article))
                    }
                    "."
                }
            }
            details {
                summary { "Claims by kind" }
                div.wide role="region" tabindex="0" aria-label="Claims by kind" {
                    table {
                        thead {
                            tr {
                                th scope="col" { "kind" } th scope="col" { "found" } th scope="col" { "compared" }
                                th scope="col" { "only one source" }
                                th scope="col" { "background, attached or incomplete" }
                            }
                        }
                        tbody {
                            @for (kind, counts) in &outcome.coverage {
                                tr {
                                    th scope="row" { (thing(kind)) }
                                    td { (counts.found) } td { (counts.compared) } td { (counts.single_source) }
                                    td { (counts.not_comparable) }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// What the desk has settled, with reasons, and what its baseline knows.
pub fn settled(page: &Page) -> Markup {
    let suppressed: Vec<_> = settled::suppressed(page.outcome).collect();
    let known: Vec<&Finding> = settled::known(page.outcome).collect();
    html! {
        @if !suppressed.is_empty() {
            section #suppressed aria-labelledby="suppressed-title" {
                h2 #suppressed-title { "Suppressed" }
                ul {
                    @for (finding, by) in suppressed {
                        li {
                            (told(page, finding)) " " b { "Suppressed: " } (settled::why(by))
                            " " code { (by.origin) }
                        }
                    }
                }
            }
        }
        @if !known.is_empty() {
            section #known aria-labelledby="known-title" {
                h2 #known-title { "Known from the baseline" }
                details {
                    summary { (number(known.len(), "finding")) }
                    ul { @for finding in known { li { (told(page, finding)) } } }
                }
            }
        }
    }
}

/// Pairs that look as if they were in conflict.
pub fn compatible(page: &Page) -> Markup {
    let pairs = &page.outcome.compatible;
    html! {
        @if !pairs.is_empty() {
            section #compatible aria-labelledby="compatible-title" {
                h2 #compatible-title { "Looks like a conflict and is none" }
                details {
                    summary { (number(pairs.len(), "pair")) }
                    ul {
                        @for pair in pairs {
                            li { (told(page, pair)) " " (words::reason(&pair.reason, &Scene::of(pair, &page.names))) }
                        }
                    }
                }
            }
        }
    }
}

/// What could not be read, or was read otherwise than one may think.
pub fn notices(page: &Page) -> Markup {
    let notices = &page.outcome.notices;
    html! {
        @if !notices.is_empty() {
            section #notices aria-labelledby="notices-title" {
                h2 #notices-title { "Notices" }
                ul { @for notice in notices { li { code { (notice.place) } " " (notice.message) } } }
            }
        }
    }
}

/// A finding in one sentence.
fn told(page: &Page, finding: &Finding) -> Markup {
    html! { (sign(finding.severity)) " " (message(finding, &page.names, page.outcome)) }
}

/// Keys, and where the places come from.
pub fn foot() -> Markup {
    html! {
        footer {
            p { kbd { "j" } " and " kbd { "k" } " go to the next and the previous finding, " kbd { "f" } " to the filters." }
            p { "claimdiff " (env!("CARGO_PKG_VERSION")) ". Places: GeoNames, CC BY 4.0." }
        }
    }
}
