//! The days that a sentence names. In: its tokens, and the mentions of dates and times that lie there, if any. Out: day
//! numbers. Whole weeks and months are no days, and a clock time alone names none.

use crate::lexicon::words::Lexicon;
use crate::model::document::{Document, Mention, MentionValue};
use crate::model::features::{DayNumber, day_number};
use crate::model::value::date::DateValue;
use std::ops::Range;

/// The lists whose words say which day a clock time belongs to.
const DAY_LISTS: [&str; 4] = ["weekday", "month", "day-word", "holiday"];

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
