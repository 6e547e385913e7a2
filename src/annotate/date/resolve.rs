//! Turns what is said into days. In: findings in the order of the text, the publication day, the tense. Out: values.
//! It keeps what later findings hang on: the last day, quarter and year named. It reads no words.

use crate::annotate::date::calendar as cal;
use crate::annotate::date::said::{Said, Shift, Unit, Year};
use crate::annotate::date::tense::Tense;
use crate::model::value::date::{DateValue, Grain};
use jiff::civil::Date;

/// A day named with its year, for a later "the Oct. 23 slaying".
#[derive(Clone, Copy)]
struct Full {
    day: Date,
    sentence: u32,
}

/// What expressions hang on.
#[derive(Default)]
pub struct Anchors {
    pub(super) published: Option<Date>,
    /// Does the text tell of the past by full dates, so that it hangs on them and not on its publication?
    pub(super) narrative: bool,
    pub(super) last_day: Option<Date>,
    last_day_in: u32,
    /// Does an expression hang on the day of an event ("two days after the attack")?
    pub(super) from_event: bool,
    /// The last day on which something is said to have happened.
    event_day: Option<Date>,
    /// The first day of the last date of any grain.
    pub(super) last: Option<Date>,
    pub(super) quarter: Option<(i16, i8)>,
    full: Vec<Full>,
    /// The last date whose year was written, and its sentence.
    dated: Option<Full>,
}

/// As many days named with their year are kept as a page of history has; more would make a long list quadratic.
const FULL_DAYS: usize = 64;

/// A date whose year lies this far from the publication belongs to a passage about the past.
const FAR_DAYS: i64 = 400;

/// A passage about the past is left this many sentences after its last date.
const PASSAGE: u32 = 3;

/// What the resolver must know of the place where something is said.
#[derive(Clone, Copy)]
pub struct Place {
    /// Its sentence.
    pub sentence: u32,
    /// Does its clause tell of the past or of the future?
    pub tense: Tense,
    /// Does its clause tell of an attack, an accident, a death?
    pub of_event: bool,
    /// Is it the end of a range whose start was resolved just before ("Monday to Wednesday")?
    pub closes_range: bool,
}

impl Place {
    /// Is it ahead?
    pub(super) fn ahead(self) -> bool {
        self.tense == Tense::Ahead
    }
}

impl Anchors {
    /// For a text published on a day, or on an unknown one.
    pub fn new(published: Option<Date>, narrative: bool) -> Self {
        Self { published, narrative, ..Self::default() }
    }

    /// The value of a date, and what later ones may hang on it. Durations and sets are not dates.
    pub fn resolve(&mut self, said: &Said, place: Place) -> Option<DateValue> {
        let value = self.value(said, place)?;
        self.remember(said, &value, place);
        Some(value)
    }

    fn remember(&mut self, said: &Said, value: &DateValue, place: Place) {
        let Some(start) = value.start else { return };
        if value.grain == Grain::Day {
            (self.last_day, self.last_day_in) = (Some(start), place.sentence);
            if place.of_event {
                self.event_day = Some(start);
            }
        }
        self.last = Some(start);
        match said {
            Said::Quarter(..) | Said::Unit(Unit::Quarter, _) => {
                self.quarter = Some((start.year(), (start.month() + 2) / 3));
            }
            Said::Day { year: Some(_), .. } => {
                if self.full.len() < FULL_DAYS {
                    self.full.push(Full { day: start, sentence: place.sentence });
                }
                self.dated = Some(Full { day: start, sentence: place.sentence });
            }
            Said::Month(_, Year::Is(_)) if self.narrative => {
                self.dated = Some(Full { day: start, sentence: place.sentence })
            }
            Said::Year(_) if self.narrative => {
                self.dated = Some(Full { day: start, sentence: place.sentence })
            }
            Said::Day { year: None, .. }
                if self.dated.is_some_and(|d| d.sentence == place.sentence) || self.narrative =>
            {
                self.dated = Some(Full { day: start, sentence: place.sentence });
            }
            Said::Away(_) | Said::Weekday(..) if !self.narrative => self.dated = None,
            _ => {}
        }
    }

    fn value(&self, said: &Said, place: Place) -> Option<DateValue> {
        match said {
            Said::Day { year: Some(year), month, day } => {
                Some(DateValue::day(cal::day(*year, *month, *day)?))
            }
            Said::Day { year: None, month, day } => self.month_day(*month, *day, place),
            Said::DayIn(month, day, shift) => match self.year(Year::Shifted(*shift)) {
                Some(year) => Some(DateValue::day(cal::day(year, *month, *day)?)),
                None => self.month_day(*month, *day, place),
            },
            Said::DayOfMonth(day) => {
                let month = self.last_day.or(self.published)?;
                Some(DateValue::day(cal::day(month.year(), month.month(), *day)?))
            }
            Said::Weekday(weekday, shift) => self.weekday(*weekday, *shift, place),
            Said::Beside(named, days) => match self.value(named, place)?.start {
                Some(day) => Some(DateValue::day(cal::add_days(day, *days)?)),
                None => Some(cal::partial(Grain::Day, "XXXX-XX-XX".to_owned())),
            },
            Said::FromEvent(days) => Some(DateValue::day(cal::add_days(self.event_day?, *days)?)),
            Said::Away(days) => match self.published {
                Some(published) => Some(DateValue::day(cal::add_days(published, *days)?)),
                None => Some(cal::partial(Grain::Day, "XXXX-XX-XX".to_owned())),
            },
            Said::ThisDay => {
                let beside = self.last_day.filter(|_| self.last_day_in == place.sentence);
                // A day that the sentence does not name is not guessed: "was shot at 10 p.m." is seldom today.
                match beside {
                    Some(day) => Some(DateValue::day(day)),
                    None => Some(cal::partial(Grain::Day, "XXXX-XX-XX".to_owned())),
                }
            }
            Said::Month(month, year) => self.month(*month, *year, place),
            Said::Year(year) => cal::year(*year),
            Said::Unit(unit, shift) => self.unit(*unit, *shift),
            Said::Quarter(number, year) => self.quarter(*number, *year, place),
            Said::Half(number, year) => match self.year(*year) {
                Some(year) => cal::half(year, *number),
                None => Some(cal::partial(Grain::Quarter, format!("XXXX-H{number}"))),
            },
            Said::Season(code, year) => self.season(code, *year, place),
            Said::Holiday(rule, year) => self.holiday(rule, *year, place),
            Said::WeekendOf(rule, year) => match self.holiday(rule, *year, place)? {
                DateValue { start: Some(day), .. } => cal::weekend_at(day),
                _ => Some(cal::partial(Grain::Weekend, "XXXX-WXX-WE".to_owned())),
            },
            Said::WeekOf(month, day) => cal::week(self.month_day(*month, *day, place)?.start?),
            Said::Decade(tens) => cal::decade(*tens),
            Said::Century(hundreds) => cal::century(*hundreds),
            Said::Back(n, unit, from) => self.back(*n, *unit, *from),
            Said::Vague(timex) => Some(cal::partial(Grain::Vague, timex.clone())),
            Said::Duration(_) | Said::Set(_) => None,
        }
    }

    /// Where the passage stands: the last date with a year, if the passage is about the past, else the publication.
    /// A month or season is not taken into a passage of other sentences: it is hardly ever theirs.
    pub(super) fn passage(&self, place: Place, of_day: bool) -> Option<(Date, bool)> {
        let far = |d: Full| {
            self.published.is_none_or(|p| (p.duration_since(d.day).as_hours() / 24).abs() > FAR_DAYS)
                && (self.narrative || d.sentence == place.sentence || of_day && self.goes_on(d, place))
        };
        self.dated
            .filter(|d| far(*d) && (self.narrative || !place.ahead()))
            .map(|d| (d.day, true))
            .or(self.published.map(|p| (p, false)))
    }

    /// Does the passage about the past still go on, in a sentence or two that tell of what is over?
    fn goes_on(&self, dated: Full, place: Place) -> bool {
        place.tense == Tense::Over && place.sentence.saturating_sub(dated.sentence) <= PASSAGE
    }

    /// The year that puts it nearest to the publication; in a passage about the past, to the date named before.
    pub(super) fn month_day(&self, month: i8, day: i8, place: Place) -> Option<DateValue> {
        let again = self.full.iter().rev().find(|f| (f.day.month(), f.day.day()) == (month, day));
        if let Some(full) = again {
            return Some(DateValue::day(full.day));
        }
        let Some((anchor, past)) = self.passage(place, true) else {
            // A leap year, so that 29 February is a day.
            cal::day(2000, month, day)?;
            return Some(cal::partial(Grain::Day, format!("XXXX-{month:02}-{day:02}")));
        };
        // A tale moves on: of two years as near, the later one.
        let anchor = if past { cal::add_days(anchor, NARRATIVE_DAYS)? } else { anchor };
        let year = anchor.year();
        let candidates = [year - 1, year, year + 1].into_iter().filter_map(|y| cal::day(y, month, day));
        let distance = |d: &Date| {
            let days = d.duration_since(anchor).as_hours() / 24;
            match place.tense {
                // What is over and lies a few days ahead was written wrongly, not a year ago.
                Tense::Over if days > SLIP_DAYS && !past => i64::MAX,
                Tense::Open if days > 0 && !past => days * FUTURE_COST,
                _ => days.abs() * PAST_COST,
            }
        };
        candidates.min_by_key(distance).map(DateValue::day)
    }

    fn weekday(&self, weekday: i8, shift: Option<Shift>, place: Place) -> Option<DateValue> {
        if let Some(start) = self.last_day.filter(|_| place.closes_range && shift.is_none()) {
            let on = i64::from((weekday - start.weekday().to_monday_one_offset()).rem_euclid(7));
            return Some(DateValue::day(cal::add_days(start, on)?));
        }
        let past = self.passage(place, false).filter(|(_, past)| *past && self.narrative).map(|(day, _)| day);
        let base = match shift {
            Some(shift) if shift.in_text() => past.or(self.last_day).or(self.published),
            _ => past.or(self.published),
        };
        let Some(base) = base else {
            return Some(cal::partial(Grain::Day, format!("XXXX-WXX-{weekday}")));
        };
        let latest = cal::weekday_until(base, weekday)?;
        let day = match shift {
            None if past.is_some() => cal::add_days(latest, if latest == base { 0 } else { 7 })?,
            None | Some(Shift::This | Shift::Same) if place.ahead() && latest != base => {
                cal::add_days(latest, 7)?
            }
            None | Some(Shift::Same) => latest,
            Some(Shift::This) => latest,
            Some(Shift::Last | Shift::Before) if latest == base => cal::add_days(base, -7)?,
            Some(Shift::Last | Shift::Before) => latest,
            Some(Shift::Next | Shift::After) => cal::add_days(latest, 7)?,
        };
        Some(DateValue::day(day))
    }

    fn month(&self, month: i8, year: Year, place: Place) -> Option<DateValue> {
        if let Year::Is(year) = year {
            return cal::month(year, month);
        }
        let Some((anchor, past)) = self.passage(place, false) else {
            return Some(cal::partial(Grain::Month, format!("XXXX-{month:02}")));
        };
        let here = anchor.year();
        let year = match year {
            Year::Shifted(shift) => here.checked_add(shift.steps() as i16)?,
            Year::Nearest(Shift::Last | Shift::Before) if month >= anchor.month() => here - 1,
            Year::Nearest(Shift::Next | Shift::After) if month <= anchor.month() => here + 1,
            Year::Nearest(_) => here,
            _ if past && month < anchor.month() - 6 => here + 1,
            _ if past => here,
            _ if month > anchor.month() && !place.ahead() => here - 1,
            _ if month < anchor.month() && place.ahead() => here + 1,
            _ => here,
        };
        cal::month(year, month)
    }

    /// The year said; the publication's where none is.
    pub(super) fn year(&self, year: Year) -> Option<i16> {
        match year {
            Year::Is(year) => Some(year),
            Year::Open => self.published.map(Date::year),
            Year::Shifted(shift) | Year::Nearest(shift) => {
                let base = if shift.in_text() { self.last.or(self.published) } else { self.published };
                base.and_then(|base| base.year().checked_add(shift.steps() as i16))
            }
        }
    }
}

/// A day without year half a year away is more often behind than ahead (in May, "the Oct. 23 slaying"): a day ahead is
/// taken up to five months away, a day behind up to seven.
const FUTURE_COST: i64 = 7;
const PAST_COST: i64 = 5;

/// So many days ahead, a day that is over is a slip of the pen, or of a time zone.
const SLIP_DAYS: i64 = 7;

/// A tale's next month-day is looked for around this many days after the last: half a year less the look back that
/// "two months before" needs.
const NARRATIVE_DAYS: i64 = 90;
