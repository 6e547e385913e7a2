//! Expressions of time. In: a segmented document with its publication day. Out: mentions of type date, time, duration
//! and set, with spans and values as TIMEX3 and TempEval-3 have them. First the readers say what is written, then the
//! resolver says which day that was; a coarse expression never becomes a day. It does not tell an event's date from an
//! announcement's: rules do.

mod absolute;
mod beside;
mod calendar;
mod clock;
mod names;
mod period;
mod periods;
mod relative;
mod resolve;
mod said;
mod span;
mod tense;
mod words;
mod years;

use crate::annotate::date::resolve::{Anchors, Place};
use crate::annotate::date::said::{Found, Said, Year};
use crate::annotate::date::words::Words;
use crate::lexicon::words::Lexicon;
use crate::model::document::{Document, Mention, MentionValue};
use crate::model::value::date::{DateValue, Grain};
use std::ops::Range;

/// Finds the expressions of time of a document.
pub fn find(document: &Document, lexicon: &Lexicon) -> Vec<Mention> {
    let w = Words::new(document, lexicon);
    let found = read(&w);
    let published = document.article.meta.published.map(|published| published.day);
    let mut anchors = Anchors::new(published, is_narrative(&found));
    // Which days are those of events is asked only where something hangs on one.
    anchors.from_event = found.iter().any(|f| matches!(f.said, Said::FromEvent(_)));
    let (mut last, mut weekday) = (0..0, false);
    let mut mentions = Vec::with_capacity(found.len());
    for one in found {
        let tokens = one.tokens.clone();
        let named = matches!(one.said, Said::Weekday(..));
        let closes = weekday && named && is_closed(document, last.end..tokens.start);
        mentions.extend(mention(&w, &mut anchors, one, closes));
        (last, weekday) = (tokens, named);
    }
    mentions
}

/// The date that a whole phrase says: that of its only expression of time, or the days of a range joined. "Friday
/// (July 7)" says one day twice.
pub fn only_date(document: &Document) -> Option<DateValue> {
    let dates = document.mentions.iter().filter_map(|mention| match &mention.value {
        MentionValue::Date(value) | MentionValue::Time(value) => Some((mention, value)),
        _ => None,
    });
    let mut dates = dates.collect::<Vec<_>>().into_iter();
    let (mut last, first) = dates.next()?;
    let mut all = first.clone();
    for (mention, value) in dates {
        let between = last.tokens.end as usize..mention.tokens.start as usize;
        if value.start == all.start && value.end == all.end && value.start.is_some() {
            last = mention;
            continue;
        }
        let range = last.tokens == mention.tokens || is_range(document, between);
        let (start, end) = (all.start?, value.end?);
        if !range || start > end {
            return None;
        }
        let timex = format!("{}/{}", all.timex, value.timex);
        all = DateValue { start: Some(start), end: Some(end), grain: all.grain.max(value.grain), timex };
        last = mention;
    }
    Some(all)
}

/// Do only words of a range stand there?
fn is_range(document: &Document, between: Range<usize>) -> bool {
    !between.is_empty() && between.into_iter().all(|i| RANGE.contains(&document.fold(i)))
}

/// Words between the ends of a range.
const RANGE: &[&str] = &["to", "through", "until", "till", "and", "-", "--", "the", "on"];

fn read(w: &Words) -> Vec<Found> {
    let mut all = Vec::new();
    for sentence in &w.document.sentences {
        let (first, end) = (sentence.tokens.start as usize, sentence.tokens.end as usize);
        let mut at = first;
        while at < end {
            let found = if w.may_begin(at) { read_at(w, at, first, end) } else { None };
            match found {
                Some(found) => {
                    at = found.iter().map(|f| f.tokens.end).max().unwrap_or(at).max(at + 1);
                    all.extend(found);
                }
                None => at += 1,
            }
        }
    }
    all
}

/// The longest reading at token `at`; of two as long, that of the reader named first.
fn read_at(w: &Words, at: usize, first: usize, end: usize) -> Option<Vec<Found>> {
    let day = |at: usize| {
        let found = absolute::read(w, at, first, end)
            .or_else(|| relative::read(w, at, first, end))
            .or_else(|| period::read(w, at, first, end))?;
        found.into_iter().next()
    };
    let readings = [
        clock::read(w, at, first, end, &day),
        beside::read(w, at, end, &day),
        absolute::read(w, at, first, end),
        relative::read(w, at, first, end),
        period::read(w, at, first, end),
        span::read(w, at, first, end),
    ];
    let mut best: Option<Vec<Found>> = None;
    for found in readings.into_iter().flatten() {
        let past = |found: &[Found]| found.iter().map(|f| f.tokens.end).max().unwrap_or(0);
        if best.as_deref().is_none_or(|best| past(best) < past(&found)) {
            best = Some(found);
        }
    }
    best
}

/// A text that names several dates with their year and hardly any by weekday or "yesterday" tells of the past.
fn is_narrative(found: &[Found]) -> bool {
    let dated = |f: &&Found| matches!(f.said, Said::Day { year: Some(_), .. } | Said::Month(_, Year::Is(_)));
    let near = |f: &&Found| matches!(f.said, Said::Away(_) | Said::Weekday(..));
    let (dated, near) = (found.iter().filter(dated).count(), found.iter().filter(near).count());
    // Five: a news story with background names two or three; five to one: histories have a weekday now and then.
    dated >= 5 && dated >= 5 * near
}

/// Does what stands between two dates make the second the end of a range?
fn is_closed(document: &Document, between: Range<usize>) -> bool {
    between.len() == 1 && matches!(document.fold(between.start), "to" | "through" | "until" | "till" | "-")
}

fn mention(w: &Words, anchors: &mut Anchors, found: Found, closes_range: bool) -> Option<Mention> {
    let sentence = w.document.sentence_of(found.tokens.start);
    let first = w.document.tokens_of(sentence).start;
    let value = match found.said {
        Said::Duration(timex) => MentionValue::Duration(timex),
        Said::Set(timex) => MentionValue::Set(timex),
        ref said => {
            let end = w.document.tokens_of(sentence).end;
            let tokens = found.tokens.clone();
            let tense = tense::tense(w, tokens.clone(), first, end);
            let of_event = anchors.from_event && tense::of_event(w, tokens, first, end);
            let place = Place { sentence: sentence as u32, tense, of_event, closes_range };
            let date = anchors.resolve(said, place)?;
            match found.clock {
                Some(clock) => MentionValue::Time(at_clock(date, &clock)),
                None => MentionValue::Date(date),
            }
        }
    };
    let tokens = widen(w, found.tokens.clone(), first, &value);
    let mut mention = w.document.mention(tokens, value);
    if let Some(part) = found.part {
        mention.span = part;
    }
    Some(mention)
}

/// A day with a clock time. A night keeps the day of its evening, by which papers name it.
fn at_clock(day: DateValue, clock: &str) -> DateValue {
    DateValue { grain: Grain::Time, timex: format!("{}{clock}", day.timex), ..day }
}

/// Takes in what TempEval-3 counts to the expression: "the", "early", "late", and hedges before a number.
fn widen(w: &Words, tokens: Range<usize>, first: usize, value: &MentionValue) -> Range<usize> {
    let grain = match value {
        MentionValue::Date(date) => Some(date.grain),
        MentionValue::Time(_) => Some(Grain::Time),
        _ => None,
    };
    let article = grain.is_none_or(|g| !matches!(g, Grain::Day | Grain::Month))
        || w.shift(tokens.start).is_some()
        || w.unit(tokens.start).is_some();
    let mut start = tokens.start;
    while start > first {
        match w.fold(start - 1) {
            "early" | "late" | "earlier" | "later" | "mid" | "about" | "nearly" | "almost" | "around"
            | "roughly" => {}
            "the" if article => {}
            "than" if start >= first + 2 && matches!(w.fold(start - 2), "more" | "less") => start -= 1,
            "least" if start >= first + 2 && w.fold(start - 2) == "at" => start -= 1,
            _ => break,
        }
        start -= 1;
        if w.fold(start) == "the" {
            break;
        }
    }
    start..tokens.end
}
