//! The days that a sentence names. In: its tokens, and the mentions of dates and times that lie there, if any. Out: day
//! numbers. Whole weeks and months are no days, and a clock time alone names none.

use crate::lexicon::words::Lexicon;
use crate::model::document::{Document, Mention, MentionValue};
use crate::model::features::{DayNumber, day_number};
use crate::model::value::date::DateValue;
use std::ops::Range;

/// The lists whose words say which day a clock time belongs to.
const DAY_LISTS: [&str; 4] = ["weekday", "month", "day-word", "holiday"];

/// The day of a page stands within this many bytes of its top, below a headline and a summary.
const HEAD: usize = 400;

/// ... and on a line with at most this many other words: "last updated at", an outlet, a zone.
const BESIDE: usize = 6;

/// The days that the sentence at `tokens` names.
pub fn days(document: &Document, lexicon: &Lexicon, tokens: Range<usize>) -> Vec<DayNumber> {
    let mentions = document.mentions_in(tokens).iter();
    let found = mentions.filter_map(|mention| match &mention.value {
        MentionValue::Date(value) => day(value),
        MentionValue::Time(value) if names_day(document, lexicon, mention, value) => day(value),
        _ => None,
    });
    found.collect()
}

/// The day of a date or time.
fn day(value: &DateValue) -> Option<DayNumber> {
    let day = value.start.filter(|_| value.start == value.end);
    day.map(day_number)
}

/// Does a time say its day itself? "9 p.m." was read as that of the day of publication, for want of a better one.
fn names_day(document: &Document, lexicon: &Lexicon, mention: &Mention, value: &DateValue) -> bool {
    let words = mention.tokens.start as usize..mention.tokens.end as usize;
    let lists = || DAY_LISTS.iter().filter_map(|name| lexicon.list(name));
    let clock = value.timex.contains(':');
    !clock
        || words
            .clone()
            .any(|at| lists().any(|list| lexicon.term_at(list, document, at, words.end).is_some()))
}

/// The day that a page bears above its story, when nothing else says when it was published: a day with its year, on a
/// line of its own near the top ("Updated 3 May 2013, 10:20 GMT").
pub fn page_day(document: &Document) -> Option<DayNumber> {
    let text = document.article.readable();
    let start = document.article.text_start() as usize;
    document.mentions.iter().find_map(|mention| {
        let value = match &mention.value {
            MentionValue::Date(value) | MentionValue::Time(value) => value,
            _ => return None,
        };
        let span = document.span(mention.tokens.start as usize..mention.tokens.end as usize);
        let (from, to) = (span.start as usize, span.end as usize);
        let near = from >= start && from < start + HEAD && names_year(text.get(from..to)?);
        let line = near.then(|| text[..from].rfind('\n').map_or(0, |at| at + 1))?;
        let past = text[to..].find('\n').map_or(text.len(), |at| to + at);
        let others = words(&text[line..from]) + words(&text[to..past]);
        day(value).filter(|_| others <= BESIDE)
    })
}

fn words(text: &str) -> usize {
    text.split_whitespace().filter(|word| word.chars().any(char::is_alphabetic)).count()
}

fn names_year(text: &str) -> bool {
    text.split(|c: char| !c.is_ascii_digit()).any(|digits| digits.len() == 4)
}
