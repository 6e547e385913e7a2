//! Furniture: what a web page says around every story ("Sign up for our newsletter"). In: a sentence. Out: whether one
//! of the stock phrases of `rules/lexicon/furniture.tsv` stands in it. Lines that a site repeats in its own words are
//! found in `group`, where the whole batch is seen.

use crate::lexicon::words::Lexicon;
use crate::model::article::Field;
use crate::model::document::Document;
use std::ops::Range;

/// Sentences of this many bytes and more tell a story even if they hold a stock phrase.
const LONG: usize = 260;

/// ... and of so many, when the phrase is a single word: a story may be about copyright, or about subscribers.
const LONG_FOR_A_WORD: usize = 80;

/// Is the sentence (or title) at `tokens` furniture?
pub fn is_furniture(document: &Document, lexicon: &Lexicon, tokens: Range<usize>, field: Field) -> bool {
    let Some(list) = lexicon.list("furniture") else { return false };
    let bytes = document.span(tokens.clone()).len();
    if bytes >= LONG {
        return false;
    }
    tokens.clone().any(|at| {
        let Some(past) = lexicon.term_at(list, document, at, tokens.end) else { return false };
        if past == at + 1 && bytes >= LONG_FOR_A_WORD {
            return false;
        }
        let place = match lexicon.attribute(list, document, at..past, "at") {
            Some("title") => field == Field::Title,
            Some("start") => field == Field::Text && at == tokens.start,
            _ => field == Field::Text,
        };
        let with = lexicon.attribute(list, document, at..past, "with").unwrap_or_default();
        let mut rest = past..tokens.end;
        place && (with.is_empty() || rest.any(|i| with.split(' ').any(|word| word == document.fold(i))))
    })
}
