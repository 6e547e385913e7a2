//! The value of a claim. In: a settled match. Out: what its slot reads, or what its rule sets.

use crate::extract::build::Builder;
use crate::extract::search::Candidate;
use crate::lexicon::unit::unit;
use crate::model::document::MentionValue;
use crate::model::kind::ValueType;
use crate::model::value::Value;
use crate::model::value::date::Grain;
use crate::model::value::interval::Interval;
use crate::model::value::measure::{TIME_OF_DAY, Unit};
use std::ops::Range;

/// The last hour that both halves of the day may be told to have, and the minutes of an hour.
const NOON: u32 = 12;
const MINUTES: u32 = 60;

impl Builder<'_> {
    /// What the value slot reads, or the rule sets.
    pub fn value(&self, candidate: &Candidate) -> Option<Value> {
        let kind = &self.rules.kinds[candidate.rule.kind];
        let class = || self.source(candidate, candidate.rule.class.as_ref(), "class");
        let named = || self.source(candidate, candidate.rule.unit.as_ref(), "unit");
        let fixed = || self.source(candidate, candidate.rule.value.as_ref(), "value");
        let counted = candidate.value.as_ref().and_then(|slot| slot.counted.as_ref());
        let interval = || {
            let fixed = fixed().and_then(|word| {
                let (digits, open) = word.strip_suffix('+').map_or((word.as_str(), false), |n| (n, true));
                let n = digits.parse().ok()?;
                let most = candidate.rule.written.set.max.unwrap_or(n);
                Some(Interval { min: Some(n), max: (!open).then_some(most), approx: false })
            });
            fixed.or_else(|| counted.map(|c| c.interval))
        };
        match kind.value {
            ValueType::Count => {
                let head = counted.and_then(|c| c.head);
                Some(Value::Count {
                    interval: interval()?,
                    unit: head.map(|i| self.document.text(i).to_owned()),
                    class: match &candidate.rule.class {
                        Some(_) => class(),
                        None => counted.and_then(|c| c.class.clone()),
                    },
                })
            }
            ValueType::Money => self
                .mentioned(candidate)
                .or_else(|| Some(Value::Money { interval: interval()?, currency: named()? })),
            ValueType::Measure => self
                .time_of_day(candidate)
                .or_else(|| self.mentioned(candidate).filter(|v| matches!(v, Value::Measure { .. })))
                .or_else(|| Some(Value::Measure { interval: interval()?, unit: self.unit(&named()?) })),
            ValueType::Term => fixed().map(Value::Term),
            ValueType::Text => Some(Value::Text(fixed().unwrap_or_else(|| {
                self.document.span(candidate.tokens.clone()).of(self.document.article.text()).to_owned()
            }))),
            ValueType::Date | ValueType::Place | ValueType::Name | ValueType::Quote => {
                self.mentioned(candidate)
            }
        }
    }

    /// A unit that the rule names.
    fn unit(&self, name: &str) -> Unit {
        let lexicon = &self.rules.lexicon;
        unit(lexicon, &[lexicon.word(name)]).unwrap_or_else(|| Unit::own(name))
    }

    /// The time of day that a date in the slot tells, in minutes past midnight: 1290 of "9:30 p.m. on Friday". A clock
    /// without "p.m." that shows less than one in the afternoon may be of either half of the day.
    fn time_of_day(&self, candidate: &Candidate) -> Option<Value> {
        let tokens = candidate.value.as_ref()?.tokens.clone();
        let mentions = self.document.mentions_in(tokens.start..tokens.start + 1).iter();
        let mut times = mentions.filter(|m| m.tokens.end as usize == tokens.end).filter_map(|m| {
            let MentionValue::Time(date) = &m.value else { return None };
            clock(&date.timex)
        });
        let (hour, minute) = times.next()?;
        let half = |i: usize| {
            let word = self.document.fold(i).replace('.', "");
            let word = word.trim_start_matches(|c: char| c.is_ascii_digit() || c == ':');
            matches!(word, "am" | "pm" | "noon" | "midnight" | "morning" | "afternoon" | "evening" | "night")
        };
        let told = hour > NOON || tokens.clone().any(half);
        let minutes = f64::from(hour * MINUTES + minute);
        told.then(|| Value::Measure { interval: Interval::exactly(minutes), unit: Unit::own(TIME_OF_DAY) })
    }

    /// The value of the mention in the slot.
    fn mentioned(&self, candidate: &Candidate) -> Option<Value> {
        let tokens = &candidate.value.as_ref()?.tokens;
        let mentions = self.document.mentions_in(tokens.start..tokens.start + 1).iter();
        mentions.filter(|m| m.tokens.end as usize == tokens.end).find_map(|mention| match &mention.value {
            // "Recently" names no day that could be compared.
            MentionValue::Date(date) | MentionValue::Time(date) if date.grain == Grain::Vague => None,
            // "About 6.30am" names no day either, whatever day the words around it speak of.
            MentionValue::Time(_) if !self.names_a_day(tokens.clone()) => None,
            MentionValue::Date(date) | MentionValue::Time(date) => Some(Value::Date(date.clone())),
            MentionValue::Place(place) => Some(Value::Place(place.clone())),
            MentionValue::Person(name) => Some(Value::Name(name.clone())),
            MentionValue::Money { interval, currency } => {
                Some(Value::Money { interval: *interval, currency: currency.clone() })
            }
            MentionValue::Measure { interval, unit } => {
                Some(Value::Measure { interval: *interval, unit: unit.clone() })
            }
            MentionValue::Quote { speaker } => Some(Value::Quote {
                speaker: speaker.clone(),
                text: mention.span.of(self.document.article.text()).to_owned(),
            }),
            _ => None,
        })
    }

    /// Does a time of day say on which day: "6 p.m. on Tuesday", "yesterday evening", "tonight", "9 July, 18:30"?
    fn names_a_day(&self, tokens: Range<usize>) -> bool {
        let lists = ["weekday", "month", "day-word"].map(|name| self.rules.lexicon.list(name));
        tokens.clone().any(|i| {
            let iso = self.document.text(i).len() > "18:30:00".len();
            let pointed = matches!(self.document.fold(i), "last" | "this" | "that" | "same" | "overnight");
            iso || pointed
                || lists
                    .iter()
                    .flatten()
                    .any(|list| self.rules.lexicon.term_at(*list, self.document, i, tokens.end).is_some())
        })
    }
}

/// Hour and minute of a TIMEX3 value ("2023-07-07T21:30"); a part of the day ("TNI") has none.
fn clock(timex: &str) -> Option<(u32, u32)> {
    let (hour, minute) = timex.split_once('T')?.1.get(..5)?.split_once(':')?;
    Some((hour.parse().ok()?, minute.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::clock;

    #[test]
    fn a_clock_has_an_hour_and_a_minute() {
        assert_eq!(clock("XXXX-XX-XXT21:30"), Some((21, 30)));
        assert_eq!(clock("2023-07-07T24:00"), Some((24, 0)));
        assert_eq!(clock("2023-07-07TNI"), None);
        assert_eq!(clock("2023-07-07"), None);
    }
}
