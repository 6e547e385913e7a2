//! Numbers of things, sums of money, measures. In: a segmented document with its expressions of time. Out: mentions
//! whose bounds hold the hedges ("at least a dozen" is 12 and up) and whose spans hold their words. It does not ask
//! what is counted: rules do. What is no number of things (years, ages, clock times, labels) is refused.

mod amount;
mod bounds;
mod core;
mod refuse;

use crate::annotate::number::core::Core;
use crate::lexicon::numeral::Numerals;
use crate::lexicon::words::{Lexicon, ListId};
use crate::model::document::{Case, Document, Mention, MentionValue, TokenKind};
use crate::model::value::interval::Interval;
use std::ops::Range;

/// A document seen through the lists that number rules use.
pub(crate) struct Words<'a> {
    document: &'a Document,
    lexicon: &'a Lexicon,
    numerals: Numerals<'a>,
    vague: Option<ListId>,
    hedge: Option<ListId>,
    label: Option<ListId>,
    not_counted: Option<ListId>,
    unit: Option<ListId>,
    currency: Option<ListId>,
    time_unit: Option<ListId>,
    month: Option<ListId>,
}

impl<'a> Words<'a> {
    fn new(document: &'a Document, lexicon: &'a Lexicon) -> Self {
        Self {
            document,
            lexicon,
            numerals: Numerals::new(lexicon),
            vague: lexicon.list("vague-number"),
            hedge: lexicon.list("hedge"),
            label: lexicon.list("number-label"),
            not_counted: lexicon.list("not-counted"),
            unit: lexicon.list("unit"),
            currency: lexicon.list("currency"),
            time_unit: lexicon.list("time-unit"),
            month: lexicon.list("month"),
        }
    }

    fn fold(&self, at: usize) -> &str {
        self.document.fold(at)
    }

    fn before(&self, at: usize, first: usize) -> &str {
        if at > first { self.document.fold(at - 1) } else { "" }
    }

    fn kind(&self, at: usize) -> Option<TokenKind> {
        self.document.tokens.get(at).map(|token| token.kind)
    }

    fn lower(&self, at: usize) -> bool {
        self.document.tokens.get(at).is_some_and(|token| token.case == Case::Lower)
    }

    fn capital(&self, at: usize) -> bool {
        self.document
            .tokens
            .get(at)
            .is_some_and(|token| matches!(token.case, Case::Capital | Case::Upper | Case::Mixed))
    }

    fn touches(&self, at: usize) -> bool {
        let tokens = &self.document.tokens;
        at > 0 && tokens.get(at).is_some_and(|token| tokens[at - 1].span.end == token.span.start)
    }

    fn is_in(&self, list: Option<ListId>, at: usize) -> bool {
        let word = self.document.tokens.get(at).map(|token| token.word);
        list.zip(word).is_some_and(|(list, word)| self.lexicon.contains(list, word))
    }

    fn term(&self, list: Option<ListId>, at: usize, end: usize) -> Option<usize> {
        self.lexicon.term_at(list?, self.document, at, end)
    }

    fn cell(&self, list: Option<ListId>, tokens: Range<usize>, column: &str) -> Option<&str> {
        self.lexicon.attribute(list?, self.document, tokens, column)
    }
}

/// Finds the numbers of a document. Expressions of time that are there already are left alone.
pub fn find(document: &Document, lexicon: &Lexicon) -> Vec<Mention> {
    let w = Words::new(document, lexicon);
    let mut found = Vec::new();
    let mut times = document.mentions.iter().filter(|mention| is_time(&mention.value)).peekable();
    for sentence in &document.sentences {
        let (start, end) = (sentence.tokens.start as usize, sentence.tokens.end as usize);
        // What stands before the last mention is no part of the next.
        let (mut at, mut free) = (start, start);
        while at < end {
            while times.next_if(|time| time.tokens.end as usize <= at).is_some() {}
            if let Some(time) = times.peek().filter(|time| time.tokens.start as usize <= at) {
                (at, free) = (time.tokens.end as usize, time.tokens.end as usize);
                continue;
            }
            let stop = times.peek().map_or(end, |time| end.min(time.tokens.start as usize));
            match read(&w, at, start..stop, free) {
                Some((tokens, value)) => {
                    at = tokens.end.max(at + 1);
                    free = at;
                    found.extend(value.map(|value| document.mention(tokens, value)));
                }
                None => at += 1,
            }
        }
    }
    found
}

/// The interval that a whole phrase says: that of the only number in it.
pub fn only_count(document: &Document) -> Option<Interval> {
    let mut numbers = document.mentions.iter().filter_map(|mention| match mention.value {
        MentionValue::Number(interval) => Some(interval),
        _ => None,
    });
    numbers.next().filter(|_| numbers.next().is_none())
}

fn is_time(value: &MentionValue) -> bool {
    matches!(
        value,
        MentionValue::Date(_) | MentionValue::Time(_) | MentionValue::Duration(_) | MentionValue::Set(_)
    )
}

/// Reads at token `at` of a sentence; nothing before `free` is taken in. A value of `None` means that the tokens are no
/// number of things and that nothing in them is.
fn read(
    w: &Words,
    at: usize,
    sentence: Range<usize>,
    free: usize,
) -> Option<(Range<usize>, Option<MentionValue>)> {
    let (first, end) = (sentence.start, sentence.end);
    if let Some(measure) = amount::hyphenated(w, at) {
        return Some((at..at + 1, Some(measure)));
    }
    let number = core::read(w, at, first, end)?;
    if let Core { interval: Some(interval), tokens } = &number {
        if let Some((tokens, value)) = amount::read(w, tokens.clone(), *interval, free, end) {
            return Some((tokens, Some(value)));
        }
        if !refuse::refused(w, tokens.clone(), *interval, first, end) {
            let (tokens, interval) =
                bounds::widen(w, tokens.clone(), *interval, free, end, bounds::Step::One);
            return Some((tokens, Some(MentionValue::Number(interval))));
        }
    }
    Some((number.tokens, None))
}
