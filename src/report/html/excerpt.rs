//! A claim in, the words around it out: its sentence from the article, else what the claim itself carries.

use crate::model::claim::Claim;
use crate::model::span::Span;
use crate::report::html::difference::pieces;
use crate::report::html::page::Page;
use maud::{Markup, html};

/// So much of a sentence stands on either side of a quotation.
const ROOM: usize = 220;

/// A quotation inside its sentence.
pub struct Excerpt<'a> {
    before: &'a str,
    quote: &'a str,
    after: &'a str,
}

impl<'a> Excerpt<'a> {
    /// The excerpt of a claim.
    pub fn of(page: &Page<'a>, claim: &'a Claim) -> Self {
        let quote = claim.quote.as_str();
        let read = page.text(claim.article).and_then(|article| {
            let span = article.find(&claim.location, quote)?;
            // The sentence counts from where its quotation does.
            let before = claim.location.start.saturating_sub(claim.sentence.0);
            let after = claim.sentence.1.saturating_sub(claim.location.end);
            // Markup stands blank in what is read.
            let text = article.readable();
            let start = Span { start: span.start.checked_sub(before)?, end: span.start };
            let end = Span { start: span.end, end: span.end.checked_add(after)? };
            Some((start.of(text), end.of(text)))
        });
        let carried = || claim.context.split_once(quote).filter(|_| !quote.is_empty());
        let (before, after) = read.or_else(carried).unwrap_or_default();
        Self { before, quote, after }
    }

    /// The sentence with the quotation marked, and in it the words that `rival` has otherwise.
    pub fn markup(&self, rival: Option<&str>) -> Markup {
        let (before, after) = (tail(self.before.trim_start()), head(self.after.trim_end()));
        html! {
            (before)
            mark {
                @for (piece, lacks) in pieces(self.quote, rival.unwrap_or(self.quote)) {
                    @if lacks { b { (piece) } } @else { (piece) }
                }
            }
            (after)
        }
    }
}

/// The end of a text, cut at a word.
fn tail(text: &str) -> String {
    if text.len() <= ROOM {
        return text.to_owned();
    }
    let from = text.len() - ROOM;
    let cut = text.char_indices().find(|(at, c)| *at >= from && *c == ' ').map_or(text.len(), |(at, _)| at);
    format!("…{}", &text[cut..])
}

/// The beginning of a text, cut at a word.
fn head(text: &str) -> String {
    if text.len() <= ROOM {
        return text.to_owned();
    }
    let cut = text.char_indices().rfind(|(at, c)| *at <= ROOM && *c == ' ').map_or(0, |(at, _)| at);
    format!("{} …", &text[..cut])
}
