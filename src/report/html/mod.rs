//! The page: an outcome in, one HTML file out that needs no network and runs nothing that an article says. Verdicts
//! first, worst first; then each event with its matrix, its tolls over time and its places; then what was not compared;
//! last the articles, each once, which everything above links into. All of it can be read without the script, which
//! filters, copies and lays articles side by side.

mod article;
mod difference;
mod event;
mod excerpt;
mod finding;
mod map;
mod matrix;
mod page;
mod rest;
mod timeline;

use crate::model::outcome::Outcome;
use crate::report::html::page::Page;
use crate::report::options::ReportOptions;
use crate::report::safe;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use maud::{DOCTYPE, Markup, PreEscaped, html};
use sha2::{Digest, Sha256};
use std::io::{self, Write};

const STYLE: &str = include_str!("page.css");
const SCRIPT: &str = include_str!("page.js");

/// Writes the page.
pub fn write(outcome: &Outcome, options: &ReportOptions, out: &mut dyn Write) -> io::Result<()> {
    let page = Page::new(outcome, options);
    out.write_all(safe::html(&document(&page).into_string()).as_bytes())
}

fn document(page: &Page) -> Markup {
    let title = format!("{} · claimdiff", rest::tally(page));
    html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(policy());
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="referrer" content="no-referrer";
                meta name="generator" content={ "claimdiff " (env!("CARGO_PKG_VERSION")) };
                meta name="color-scheme" content="light dark";
                title { (title) }
                style { (PreEscaped(STYLE)) }
            }
            body {
                a.skip href="#findings" { "Skip to the findings" }
                header.top { (rest::head(page)) }
                (finding::filters(page))
                main {
                    (finding::all(page))
                    (event::all(page))
                    (rest::not_compared(page))
                    (rest::settled(page))
                    (rest::compatible(page))
                    (rest::notices(page))
                    (article::all(page))
                }
                dialog #beside aria-labelledby="beside-title" {
                    form method="dialog" {
                        h2 #beside-title { "Side by side" }
                        button { "Close" }
                    }
                    div.columns {}
                }
                (rest::foot())
                script { (PreEscaped(SCRIPT)) }
            }
        }
    }
}

/// Nothing may be fetched, sent or framed; only the page's own style and script, known by their hashes, may act.
fn policy() -> String {
    let hash = |text: &str| STANDARD.encode(Sha256::digest(text.as_bytes()));
    format!(
        "default-src 'none'; style-src 'sha256-{}'; script-src 'sha256-{}'; base-uri 'none'; form-action 'none'",
        hash(STYLE),
        hash(SCRIPT)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn style_and_script_come_through_the_sanitiser_as_they_are() {
        for text in [STYLE, SCRIPT] {
            assert_eq!(safe::html(text), text, "their hash would not fit any more");
            assert!(!text.contains("</"), "an end tag ends the element that holds it");
        }
    }
}
