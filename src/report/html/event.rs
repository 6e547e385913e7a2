//! Events in, a section for each out: its articles, its matrix, its tolls and places, and why it is one event. Articles
//! that are alone are only listed.

use crate::model::event::Event;
use crate::report::html::page::{Page, day};
use crate::report::html::{map, matrix, timeline};
use crate::report::words::{list, number, plain};
use maud::{Markup, html};

/// All events of more than one article; then those of one.
pub fn all(page: &Page) -> Markup {
    let told = |event: &Event| event.articles.len() + event.also.len() > 1;
    let events = || page.outcome.events.iter().enumerate();
    let alone: Vec<usize> = events().filter(|(_, event)| !told(event)).map(|(n, _)| n).collect();
    html! {
        section #events aria-labelledby="events-title" {
            h2 #events-title { "Events" }
            @for (n, event) in events().filter(|(_, event)| told(event)) { (one(page, n, event)) }
            @if !alone.is_empty() {
                details.alone {
                    summary { (number(alone.len(), "article")) " alone in " (if alone.len() == 1 { "its" } else { "their" }) " event" }
                    ul {
                        @for n in alone {
                            @for article in &page.outcome.events[n].articles {
                                li #{ "e" (n + 1) } { (page.link(*article)) ": " (plain(&page.outcome.events[n].title)) }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn one(page: &Page, n: usize, event: &Event) -> Markup {
    let days = match (event.start, event.end) {
        (Some(start), Some(end)) if start != end => Some(format!("{} to {}", day(start), day(end))),
        (start, end) => start.or(end).map(day),
    };
    let found: Vec<_> = page.findings.iter().enumerate().filter(|(_, (f, _))| f.event == n).collect();
    let title = format!("e{}-title", n + 1);
    html! {
        section.event #{ "e" (n + 1) } tabindex="-1" aria-labelledby=(title) {
            h3 #(title) { (plain(&event.title)) }
            p.facts {
                @if let Some(days) = days { (days) " · " }
                (number(event.articles.len(), "article"))
                @if let Some(pin) = &event.pin { " · pinned as " bdi { (plain(pin)) } }
                " · "
                @if found.is_empty() { "no discrepancies" }
                @for (i, (number, (finding, id))) in found.iter().enumerate() {
                    @if i > 0 { " " }
                    a.(finding.severity.name()) href={ "#" (id) } { (finding.severity.name()) " #" (number + 1) }
                }
            }
            (matrix::matrix(page, n))
            div.plots { (timeline::plots(page, n)) (map::map(page, n)) }
            details {
                summary { "Its articles" @if page.options.explain { ", and why they are one event" } }
                ul {
                    @for article in &event.articles { li { (source(page, event, *article)) } }
                    @for article in &event.also { li { (source(page, event, *article)) " – in passing" } }
                }
            }
        }
    }
}

fn source(page: &Page, event: &Event, article: usize) -> Markup {
    let joined = event.joined.iter().find(|joined| joined.article == article && !joined.shared.is_empty());
    html! {
        (page.link(article))
        @if let Some(published) = page.published(article) { ", " (published) }
        @if let Some(joined) = joined.filter(|_| page.options.explain) { " – joined by " (list(&joined.shared)) }
    }
}
