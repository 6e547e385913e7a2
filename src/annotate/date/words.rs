//! What single tokens can mean in an expression of time. In: a document and the lexicon. Out: months, weekdays,
//! units, numbers. It knows no order of words beyond a neighbour that guards a doubtful one.

use crate::annotate::date::said::{Shift, Unit};
use crate::lexicon::numeral::Numerals;
use crate::lexicon::words::{Lexicon, ListId, ListSet};
use crate::model::document::{Case, Document, TokenKind};
use std::ops::Range;

/// The lists that date rules use, in the order of [`NAMES`].
#[derive(Clone, Copy)]
enum List {
    Month,
    Weekday,
    Unit,
    Season,
    Part,
    Holiday,
    Ordinal,
    Shift,
    Day,
    Vague,
    Frequency,
    Number,
    Decade,
    Zone,
    Label,
    Cue,
    Past,
    Happening,
    Killed,
    Injured,
    Event,
    EventNoun,
    DeathNoun,
}

/// Their files.
const NAMES: [&str; 23] = [
    "month",
    "weekday",
    "time-unit",
    "season",
    "part-of-day",
    "holiday",
    "ordinal",
    "time-shift",
    "day-word",
    "vague-time",
    "frequency",
    "number-word",
    "decade-word",
    "time-zone",
    "number-label",
    "future-cue",
    "past-verb",
    "happening",
    "killed",
    "injured",
    "event-verb",
    "event-noun",
    "death-noun",
];

/// Words of these may begin an expression.
const TRIGGERS: [List; 13] = [
    List::Month,
    List::Weekday,
    List::Unit,
    List::Season,
    List::Part,
    List::Holiday,
    List::Ordinal,
    List::Shift,
    List::Day,
    List::Vague,
    List::Frequency,
    List::Number,
    List::Decade,
];

/// A document seen through the lists.
pub struct Words<'a> {
    /// The document.
    pub document: &'a Document,
    lexicon: &'a Lexicon,
    lists: [Option<ListId>; NAMES.len()],
    triggers: ListSet,
    /// Cardinals.
    pub numerals: Numerals<'a>,
}

impl<'a> Words<'a> {
    /// Looks the lists up, once per document.
    pub fn new(document: &'a Document, lexicon: &'a Lexicon) -> Self {
        let lists = NAMES.map(|name| lexicon.list(name));
        let mut triggers = ListSet::default();
        TRIGGERS.iter().filter_map(|list| lists[*list as usize]).for_each(|list| triggers.insert(list));
        Self { document, lexicon, lists, triggers, numerals: Numerals::new(lexicon) }
    }

    /// Can an expression of time begin with this token? Most tokens are turned away here.
    pub fn may_begin(&self, at: usize) -> bool {
        let Some(token) = self.document.tokens.get(at) else { return false };
        match token.kind {
            TokenKind::Number => true,
            TokenKind::Punct => matches!(self.fold(at), "'" | "`"),
            TokenKind::Word => {
                self.lexicon.lists_of(token.word).meets(&self.triggers)
                    || matches!(
                        self.fold(at),
                        "every"
                            | "each"
                            | "several"
                            | "few"
                            | "many"
                            | "half"
                            | "fiscal"
                            | "latest"
                            | "final"
                            | "right"
                            | "these"
                            | "near"
                            | "distant"
                            | "long"
                            | "short"
                            | "eve"
                    )
                    || (matches!(self.fold(at), "a" | "an") && self.after_article(at + 1))
                    || self.fold(at).bytes().any(|b| b == b'-')
                    || self.starts_holiday(at)
            }
        }
    }

    /// "a year", "a few days", "a hundred years", "a long time ago".
    fn after_article(&self, at: usize) -> bool {
        self.unit(at).is_some()
            || matches!(
                self.fold(at),
                "few" | "couple" | "dozen" | "hundred" | "thousand" | "full" | "half" | "long"
            )
    }

    fn starts_holiday(&self, at: usize) -> bool {
        let capital =
            self.document.tokens.get(at).is_some_and(|t| t.case == Case::Capital || t.case == Case::Upper);
        capital
            && self
                .lexicon
                .phrases_at(self.document, at, at + 5)
                .any(|(list, _)| Some(list) == self.list(List::Holiday))
    }

    /// The token folded.
    pub fn fold(&self, at: usize) -> &str {
        self.document.fold(at)
    }

    /// The token before, folded; empty at the start of the sentence that begins with `first`.
    pub fn before(&self, at: usize, first: usize) -> &str {
        if at > first { self.document.fold(at - 1) } else { "" }
    }

    /// Does the word have a capital letter?
    pub fn capital(&self, at: usize) -> bool {
        self.document.tokens.get(at).is_some_and(|t| !matches!(t.case, Case::Lower | Case::None))
    }

    /// Is it a word in lower case?
    pub fn lower(&self, at: usize) -> bool {
        self.document.tokens.get(at).is_some_and(|t| t.case == Case::Lower)
    }

    /// Is it a number in digits?
    pub fn is_number(&self, at: usize) -> bool {
        self.document.tokens.get(at).is_some_and(|t| t.kind == TokenKind::Number)
    }

    /// Does the token touch the one before it?
    pub fn touches(&self, at: usize) -> bool {
        let tokens = &self.document.tokens;
        at > 0 && tokens.get(at).is_some_and(|t| tokens[at - 1].span.end == t.span.start)
    }

    fn cell(&self, list: List, tokens: Range<usize>, column: &str) -> Option<&str> {
        self.lexicon.attribute(self.list(list)?, self.document, tokens, column)
    }

    fn list(&self, list: List) -> Option<ListId> {
        self.lists[list as usize]
    }

    fn is_in(&self, list: List, at: usize) -> bool {
        let word = self.document.tokens.get(at).map(|token| token.word);
        self.list(list).zip(word).is_some_and(|(list, word)| self.lexicon.contains(list, word))
    }

    /// The month that the token names, and how far that is in doubt (the guard of its row).
    pub fn month(&self, at: usize) -> Option<(i8, &str)> {
        self.is_in(List::Month, at).then_some(())?;
        let number = self.cell(List::Month, at..at + 1, "number")?.parse().ok()?;
        let guard = self.cell(List::Month, at..at + 1, "guard").unwrap_or("");
        (guard.is_empty() || self.capital(at)).then_some((number, guard))
    }

    /// The month that a part of a hyphenated word names.
    pub fn month_of(&self, folded: &str) -> Option<i8> {
        self.lexicon.cell(self.list(List::Month)?, &[self.lexicon.word(folded)], "number")?.parse().ok()
    }

    /// The weekday that the token names (Monday is 1), and the guard of its row.
    pub fn weekday(&self, at: usize) -> Option<(i8, &str)> {
        self.is_in(List::Weekday, at).then_some(())?;
        let number = self.cell(List::Weekday, at..at + 1, "number")?.parse().ok()?;
        let guard = self.cell(List::Weekday, at..at + 1, "guard").unwrap_or("");
        (guard != "short" || self.capital(at)).then_some((number, guard))
    }

    /// The unit that the token names, and whether it is a plural.
    pub fn unit(&self, at: usize) -> Option<(Unit, bool)> {
        self.is_in(List::Unit, at).then_some(())?;
        let unit = Unit::from_code(self.cell(List::Unit, at..at + 1, "code")?)?;
        Some((unit, self.cell(List::Unit, at..at + 1, "plural").is_some()))
    }

    /// The unit that a part of a hyphenated word names.
    pub fn unit_of(&self, folded: &str) -> Option<Unit> {
        Unit::from_code(self.lexicon.cell(self.list(List::Unit)?, &[self.lexicon.word(folded)], "code")?)
    }

    /// The code of the season that the token names, and whether it is another everyday word too.
    pub fn season(&self, at: usize) -> Option<(&'static str, bool)> {
        self.is_in(List::Season, at).then_some(())?;
        let code = match self.cell(List::Season, at..at + 1, "code")? {
            "SP" => "SP",
            "SU" => "SU",
            "FA" => "FA",
            _ => "WI",
        };
        Some((code, self.cell(List::Season, at..at + 1, "guard").is_some()))
    }

    /// What TIMEX3 writes for the part of the day that the token names: `MO`, `12:00`.
    pub fn part_of_day(&self, at: usize) -> Option<&str> {
        self.is_in(List::Part, at).then_some(())?;
        self.cell(List::Part, at..at + 1, "code")
    }

    /// What the word that moves a unit means.
    pub fn shift(&self, at: usize) -> Option<Shift> {
        self.is_in(List::Shift, at).then_some(())?;
        Some(match self.cell(List::Shift, at..at + 1, "shift")? {
            "last" | "past" => Shift::Last,
            "this" => Shift::This,
            "next" => Shift::Next,
            "before" => Shift::Before,
            "after" => Shift::After,
            _ => Shift::Same,
        })
    }

    /// Days from the publication, and the part of the day, of "today" and its like.
    pub fn day_word(&self, at: usize) -> Option<(i64, Option<&str>)> {
        self.is_in(List::Day, at).then_some(())?;
        let days = self.cell(List::Day, at..at + 1, "days")?.parse().ok()?;
        Some((days, self.cell(List::Day, at..at + 1, "part")))
    }

    /// The TIMEX3 value of a vague phrase at the token, and one past it.
    pub fn vague(&self, at: usize, end: usize) -> Option<(&str, usize)> {
        self.phrase(List::Vague, at, end, "timex")
    }

    /// The rule of the holiday at the token, and one past it. The first word has a capital.
    pub fn holiday(&self, at: usize, end: usize) -> Option<(&str, usize)> {
        let (rule, past) = self.capital(at).then(|| self.phrase(List::Holiday, at, end, "rule")).flatten()?;
        // "Easter Avenue", "Christmas Island": a name.
        let named = past == at + 1 && past < end && self.capital(past) && self.lower(past + 1);
        (!named || self.weekday(past).is_some()).then_some((rule, past))
    }

    fn phrase(&self, list: List, at: usize, end: usize, column: &str) -> Option<(&str, usize)> {
        let past = self.lexicon.term_at(self.list(list)?, self.document, at, end)?;
        Some((self.cell(list, at..past, column)?, past))
    }

    /// The TIMEX3 value of "daily" and its like.
    pub fn frequency(&self, at: usize) -> Option<&str> {
        self.is_in(List::Frequency, at).then_some(())?;
        self.cell(List::Frequency, at..at + 1, "timex")
    }

    /// The decade that "nineties" names: its year without the last digit.
    pub fn decade_word(&self, at: usize) -> Option<i16> {
        self.is_in(List::Decade, at).then_some(())?;
        self.cell(List::Decade, at..at + 1, "tens")?.parse().ok()
    }

    /// Does the noun before make the digits at the token a label ("Flight 2019")?
    pub fn is_label(&self, at: usize, first: usize) -> bool {
        at > first && self.capital(at - 1) && self.is_in(List::Label, at - 1)
    }

    /// What TIMEX3 writes for a time zone after a clock time.
    pub fn zone(&self, at: usize) -> Option<&str> {
        let zone = self.is_in(List::Zone, at) && self.capital(at);
        zone.then(|| self.cell(List::Zone, at..at + 1, "suffix").unwrap_or(""))
    }

    /// Does the clause before the token, from the right, hold a cue of the future here?
    pub fn future_cue(&self, at: usize, end: usize) -> bool {
        self.begins(List::Cue, at, end)
    }

    /// Is the token a verb in the past tense?
    pub fn past_verb(&self, at: usize) -> bool {
        self.is_in(List::Past, at)
            || (self.lower(at) && self.fold(at).len() > 4 && self.fold(at).ends_with("ed"))
    }

    /// Does a noun for one happening ("shooting", "car bomb") begin at the token?
    pub fn happening(&self, at: usize, end: usize) -> bool {
        self.begins(List::Happening, at, end)
    }

    /// Does a past form begin at the token that says that people came to harm, or what struck?
    pub fn effect(&self, at: usize, end: usize) -> bool {
        let past = self.lower(at) && (self.fold(at).ends_with("ed") || self.is_in(List::Past, at));
        (past && self.begins(List::Event, at, end))
            || self.begins(List::Killed, at, end)
            || self.begins(List::Injured, at, end)
    }

    /// One past a noun for an event or a death at the token.
    pub fn event_noun(&self, at: usize, end: usize) -> Option<usize> {
        let lists = [List::Happening, List::EventNoun, List::DeathNoun];
        let ends = lists.into_iter().filter_map(|list| self.list(list));
        ends.filter_map(|list| self.lexicon.term_at(list, self.document, at, end)).max()
    }

    fn begins(&self, list: List, at: usize, end: usize) -> bool {
        self.list(list).is_some_and(|list| self.lexicon.term_at(list, self.document, at, end).is_some())
    }

    /// A cardinal.
    pub fn number(&self, at: usize, end: usize) -> Option<(f64, usize)> {
        self.numerals.cardinal(self.document, at, end)
    }

    /// "first", "21st".
    pub fn ordinal(&self, at: usize) -> Option<i8> {
        if self.is_number(at) {
            let fold = self.fold(at);
            let digits = ["st", "nd", "rd", "th"].iter().find_map(|suffix| fold.strip_suffix(suffix))?;
            return digits.parse().ok();
        }
        self.is_in(List::Ordinal, at).then_some(())?;
        self.cell(List::Ordinal, at..at + 1, "value")?.parse().ok()
    }

    /// The value of an ordinal that is a part of a hyphenated word.
    pub fn ordinal_of(&self, folded: &str) -> Option<i8> {
        self.lexicon.cell(self.list(List::Ordinal)?, &[self.lexicon.word(folded)], "value")?.parse().ok()
    }

    /// A day of the month: "7", "7th", "eighth".
    pub fn day_of_month(&self, at: usize) -> Option<i8> {
        let day = if self.is_number(at) { self.fold(at).parse().ok() } else { None };
        day.or_else(|| self.ordinal(at)).filter(|day| (1..=31).contains(day))
    }

    /// A year in four digits.
    pub fn year(&self, at: usize) -> Option<i16> {
        let fold = self.fold(at);
        (self.is_number(at) && fold.len() == 4)
            .then(|| fold.parse().ok())
            .flatten()
            .filter(|y| YEARS.contains(y))
    }
}

/// Four digits outside these are hardly ever a year in news.
pub const YEARS: std::ops::RangeInclusive<i16> = 1000..=2199;
