//! Articles in, their texts out, each once, folded, with every claim about an event marked. A text that is no longer
//! what was compared is not shown.

use crate::model::article::Article;
use crate::model::claim::About;
use crate::model::outcome::Reread;
use crate::report::grid::State;
use crate::report::html::page::{Page, numbers};
use maud::{Markup, html};
use std::ops::Range;

/// A claim's place in the text.
struct Mark {
    claim: usize,
    at: Range<usize>,
}

/// All articles.
pub fn all(page: &Page) -> Markup {
    let mut marks: Vec<Vec<Mark>> = page.outcome.articles.iter().map(|_| Vec::new()).collect();
    for (claim, said) in page.outcome.claims.iter().enumerate() {
        let shown = said.about == About::Event || page.finding_of(claim).is_some();
        let span =
            page.text(said.article).filter(|_| shown).and_then(|a| a.find(&said.location, &said.quote));
        if let (Some(span), Some(of_article)) = (span, marks.get_mut(said.article)) {
            of_article.push(Mark { claim, at: span.start as usize..span.end as usize });
        }
    }
    html! {
        section #articles aria-labelledby="articles-title" {
            h2 #articles-title { "Articles" }
            @for (n, marks) in marks.iter().enumerate() { (one(page, n, marks)) }
        }
    }
}

fn one(page: &Page, n: usize, marks: &[Mark]) -> Markup {
    let Some(about) = page.outcome.articles.get(n) else { return html! {} };
    let url =
        about.meta.url.as_deref().filter(|url| url.starts_with("https://") || url.starts_with("http://"));
    html! {
        details.article #{ "a" (n + 1) } {
            summary {
                b { (page.names.name(n)) }
                @if let Some(title) = &about.title { ": " (title) }
                @if let Some(published) = page.published(n) { small { " " (published) } }
            }
            p.facts {
                code { (about.path) }
                @if let Some(author) = &about.meta.author { " · " (author) }
                @if let Some(url) = url { " · " a href=(url) rel="noopener noreferrer" { (url) } }
                @if about.meta.draft { " · draft" }
                @if about.meta.partial { " · only a part of the article" }
                @if about.meta.retired.is_some() { " · retired: a newer version stands" }
            }
            @match (page.text(n), page.outcome.texts.get(n)) {
                (Some(text), _) => (body(page, text, marks)),
                (None, Some(Reread::Changed)) => p.changed { "The text has changed since it was compared." },
                (None, Some(_)) => p.changed { "The text could not be read again." },
                (None, None) => p { "The text was not kept." },
            }
        }
    }
}

/// The text, a paragraph a line.
fn body(page: &Page, article: &Article, marks: &[Mark]) -> Markup {
    let text = article.readable();
    let mut at = 0;
    let lines = text.split_inclusive('\n').filter_map(|line| {
        let range = at..at + line.trim_end().len();
        at += line.len();
        (!line.trim().is_empty()).then_some(range)
    });
    let title = article.title().map_or(0, str::len);
    html! {
        div.text {
            @for line in lines {
                @if line.start < title { p.headline { (paragraph(page, text, &line, marks)) } }
                @else { p { (paragraph(page, text, &line, marks)) } }
            }
        }
    }
}

/// A line cut wherever a mark begins or ends, so that marks may overlap.
fn paragraph(page: &Page, text: &str, line: &Range<usize>, marks: &[Mark]) -> Markup {
    let here: Vec<&Mark> =
        marks.iter().filter(|mark| mark.at.start < line.end && line.start < mark.at.end).collect();
    let ends = here.iter().flat_map(|mark| [mark.at.start, mark.at.end]);
    let mut cuts: Vec<usize> = ends.filter(|at| line.contains(at)).chain([line.start, line.end]).collect();
    cuts.sort_unstable();
    cuts.dedup();
    html! {
        @for cut in cuts.windows(2) {
            (piece(page, text.get(cut[0]..cut[1]).unwrap_or_default(), cut[0], &here))
        }
    }
}

/// A piece of text under the marks that cover it. A mark that begins here is where links to its claim lead.
fn piece(page: &Page, text: &str, start: usize, here: &[&Mark]) -> Markup {
    let over: Vec<&&Mark> = here.iter().filter(|mark| mark.at.contains(&start)).collect();
    if over.is_empty() {
        return html! { (text) };
    }
    let state = over.iter().filter_map(|mark| page.states.get(&mark.claim)).min();
    let class = state.map_or("plain", |state| if *state == State::Finer { "finer" } else { "differs" });
    let marked = html! { mark.(class) data-c=(numbers(over.iter().map(|mark| mark.claim + 1))) { (text) } };
    let begin = over.iter().filter(|mark| mark.at.start == start);
    begin.fold(marked, |inner, mark| html! { span #{ "c" (mark.claim + 1) } { (inner) } })
}
