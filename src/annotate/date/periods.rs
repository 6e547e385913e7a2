//! The half of the resolver that turns periods and steps into days: units, quarters, seasons, holidays, "two weeks
//! earlier". In: what is said, and the anchors. Out: values.

use crate::annotate::date::calendar as cal;
use crate::annotate::date::resolve::{Anchors, Place};
use crate::annotate::date::said::{From, Shift, Unit, Year};
use crate::annotate::date::tense::Tense;
use crate::model::value::date::{DateValue, Grain};
use jiff::civil::Date;

/// A holiday is kept on days around it: what happened at one may have happened so many days before.
const EVE: i64 = 7;

impl Anchors {
    /// This, last or next unit.
    pub(super) fn unit(&self, unit: Unit, shift: Shift) -> Option<DateValue> {
        // A history's "next month" is seen from where it stands.
        let in_text = shift.in_text() || (self.narrative && (unit == Unit::Day || shift == Shift::Next));
        let base = match (in_text, unit) {
            (true, Unit::Day) => self.last_day.or(self.published),
            (true, _) => self.last.or(self.published),
            (false, _) => self.published,
        };
        let Some(base) = base else {
            let (grain, timex) = match unit {
                Unit::Day => (Grain::Day, "XXXX-XX-XX"),
                Unit::Week => (Grain::Week, "XXXX-WXX"),
                Unit::Weekend => (Grain::Weekend, "XXXX-WXX-WE"),
                Unit::Month => (Grain::Month, "XXXX-XX"),
                Unit::Quarter => (Grain::Quarter, "XXXX-QX"),
                _ => (Grain::Year, "XXXX"),
            };
            return Some(cal::partial(grain, timex.to_owned()));
        };
        let steps = shift.steps();
        match unit {
            // "the weekend", said on a Monday or Tuesday, is the one that is over.
            Unit::Weekend if shift == Shift::This && base.weekday().to_monday_one_offset() <= 3 => {
                cal::weekend(cal::add_days(base, -7)?)
            }
            Unit::Weekend => cal::weekend(cal::add_days(base, 7 * steps)?),
            unit => step(base, steps, unit),
        }
    }

    /// A quarter by number, or the one named last.
    pub(super) fn quarter(&self, number: Option<i8>, year: Year, place: Place) -> Option<DateValue> {
        let Some(published) = self.published else {
            return match (number, year) {
                (Some(number), Year::Is(year)) => cal::quarter(year, number),
                (number, _) => {
                    let number = number.map_or("X".to_owned(), |n| n.to_string());
                    Some(cal::partial(Grain::Quarter, format!("XXXX-Q{number}")))
                }
            };
        };
        let now = (published.month() + 2) / 3;
        let Some(number) = number else {
            // "the latest quarter" is over.
            let over =
                |(y, q): &(i16, i8)| year != Year::Nearest(Shift::Last) || (*y, *q) < (published.year(), now);
            // "the quarter" is the one named last, else the one before the publication.
            let (said, named) = self.quarter.filter(over).unwrap_or(if now > 1 {
                (published.year(), now - 1)
            } else {
                (published.year() - 1, 4)
            });
            return cal::quarter(
                if matches!(year, Year::Open | Year::Nearest(_)) { said } else { self.year(year)? },
                named,
            );
        };
        let year = match year {
            Year::Open if number > now && !place.ahead() => published.year() - 1,
            // "expects to report a third-quarter loss", said in the fourth: the future is in the verb, not the quarter.
            Year::Open if number + 1 < now && place.ahead() => published.year() + 1,
            year => self.year(year)?,
        };
        cal::quarter(year, number)
    }

    /// A season.
    pub(super) fn season(&self, code: &str, year: Year, place: Place) -> Option<DateValue> {
        let Some(base) = self.passage(place, false).map(|(day, _)| day) else {
            return match year {
                Year::Is(year) => cal::season(year, code),
                _ => Some(cal::partial(Grain::Season, format!("XXXX-{code}"))),
            };
        };
        let this = cal::season(base.year(), code)?;
        let begun = this.start <= Some(base);
        let over = this.end < Some(base);
        let year = match year {
            Year::Is(year) => year,
            Year::Shifted(shift) => base.year().checked_add(shift.steps() as i16)?,
            Year::Nearest(Shift::Last | Shift::Before) if !over => base.year() - 1,
            Year::Nearest(Shift::Next | Shift::After) if begun => base.year() + 1,
            Year::Open if !begun && !place.ahead() => base.year() - 1,
            _ => base.year(),
        };
        cal::season(year, code)
    }

    /// A holiday, in the year said or the nearest; what is over in the past.
    pub(super) fn holiday(&self, rule: &str, year: Year, place: Place) -> Option<DateValue> {
        if let Ok(day) = rule.parse::<Date>() {
            // Named before it was, it is that day of a year before.
            let over = Place { tense: Tense::Over, ..place };
            let known = self.published.is_none_or(|p| p >= day);
            return if known {
                Some(DateValue::day(day))
            } else {
                self.month_day(day.month(), day.day(), over)
            };
        }
        let day = match (year, self.published) {
            (Year::Is(year), _) => cal::holiday(year, rule)?,
            (_, None) => return Some(cal::partial(Grain::Day, "XXXX-XX-XX".to_owned())),
            (year, Some(published)) => {
                let here = published.year();
                let days = [here - 1, here, here + 1].into_iter().filter_map(|y| cal::holiday(y, rule));
                match year {
                    Year::Nearest(Shift::Last | Shift::Before) => days.filter(|d| *d < published).max()?,
                    Year::Nearest(Shift::Next | Shift::After) => days.into_iter().find(|d| *d > published)?,
                    Year::Shifted(shift) => cal::holiday(here.checked_add(shift.steps() as i16)?, rule)?,
                    // "a Halloween party shooting" may be told a day early, "a Fourth of July shooting" not in spring.
                    _ if place.tense == Tense::Over => {
                        let latest = cal::add_days(published, EVE)?;
                        days.filter(|d| *d <= latest).max()?
                    }
                    _ => days.min_by_key(|d| d.duration_since(published).as_hours().abs())?,
                }
            }
        };
        Some(DateValue::day(day))
    }

    /// So many units before or after.
    pub(super) fn back(&self, n: i64, unit: Unit, from: From) -> Option<DateValue> {
        // "a year earlier" in a report on a quarter is that quarter of the year before.
        if let (Unit::Year, -1, Some((year, number))) = (unit, n, self.quarter) {
            return cal::quarter(year.min(self.published?.year()) - 1, number);
        }
        let base = match (from, unit) {
            (From::Publication, _) | (From::Text, Unit::Year) if !self.narrative => self.published,
            (From::Publication, _) => self.published,
            (From::Text, Unit::Day) => self.last_day.or(self.published),
            (From::Text, _) => self.last.or(self.published),
        };
        match base {
            Some(base) => step(base, n, unit),
            None if n < 0 => Some(cal::partial(Grain::Vague, "PAST_REF".to_owned())),
            None => Some(cal::partial(Grain::Vague, "FUTURE_REF".to_owned())),
        }
    }
}

/// The unit `n` units on from the one in which `base` lies.
fn step(base: Date, n: i64, unit: Unit) -> Option<DateValue> {
    match unit {
        Unit::Second | Unit::Minute => Some(DateValue::day(base)),
        Unit::Hour => Some(DateValue::day(cal::add_days(base, n / 24)?)),
        Unit::Day | Unit::Night => Some(DateValue::day(cal::add_days(base, n)?)),
        Unit::Week => cal::week(cal::add_days(base, n.checked_mul(7)?)?),
        Unit::Fortnight => cal::week(cal::add_days(base, n.checked_mul(14)?)?),
        Unit::Weekend => cal::weekend(cal::add_days(base, n.checked_mul(7)?)?),
        Unit::Month => {
            let date = cal::add_months(base, n)?;
            cal::month(date.year(), date.month())
        }
        Unit::Quarter => {
            let date = cal::add_months(base, n.checked_mul(3)?)?;
            cal::quarter(date.year(), (date.month() + 2) / 3)
        }
        Unit::Year => cal::year(i16::try_from(i64::from(base.year()).checked_add(n)?).ok()?),
        Unit::Decade => cal::decade(i16::try_from((i64::from(base.year()) / 10).checked_add(n)?).ok()?),
        Unit::Century => cal::century(i16::try_from((i64::from(base.year()) / 100).checked_add(n)?).ok()?),
    }
}
