//! Calendar arithmetic and the values it yields: a week, quarter, season, holiday as TIMEX3 writes it, with its days.
//! In: numbers. Out: a [`DateValue`], or nothing where the calendar has no such day (30 February, the year 12000).

use crate::model::value::date::{DateValue, Grain};
use jiff::Span;
use jiff::civil::{Date, ISOWeekDate, Weekday};

fn value(start: Option<Date>, end: Option<Date>, grain: Grain, timex: String) -> DateValue {
    DateValue { start, end, grain, timex }
}

/// A value of which nothing but the TIMEX3 form is known.
pub fn partial(grain: Grain, timex: String) -> DateValue {
    value(None, None, grain, timex)
}

/// `days` after `date`.
pub fn add_days(date: Date, days: i64) -> Option<Date> {
    date.checked_add(Span::new().try_days(days).ok()?).ok()
}

/// `months` after `date`; the day is cut to the month's length.
pub fn add_months(date: Date, months: i64) -> Option<Date> {
    date.checked_add(Span::new().try_months(months).ok()?).ok()
}

/// A day.
pub fn day(year: i16, month: i8, day: i8) -> Option<Date> {
    Date::new(year, month, day).ok()
}

/// The last day of the month in which `date` lies.
fn month_end(year: i16, month: i8) -> Option<Date> {
    Some(day(year, month, 1)?.last_of_month())
}

/// A month.
pub fn month(year: i16, month: i8) -> Option<DateValue> {
    let (start, end) = (day(year, month, 1)?, month_end(year, month)?);
    Some(value(Some(start), Some(end), Grain::Month, format!("{year:04}-{month:02}")))
}

/// A year.
pub fn year(year: i16) -> Option<DateValue> {
    let (start, end) = (day(year, 1, 1)?, day(year, 12, 31)?);
    Some(value(Some(start), Some(end), Grain::Year, format!("{year:04}")))
}

/// The ISO week of a day.
pub fn week(of: Date) -> Option<DateValue> {
    let iso = of.iso_week_date();
    let start = ISOWeekDate::new(iso.year(), iso.week(), Weekday::Monday).ok()?.date();
    Some(value(Some(start), add_days(start, 6), Grain::Week, format!("{:04}-W{:02}", iso.year(), iso.week())))
}

/// The weekend of the ISO week of a day.
pub fn weekend(of: Date) -> Option<DateValue> {
    let iso = of.iso_week_date();
    let start = ISOWeekDate::new(iso.year(), iso.week(), Weekday::Saturday).ok()?.date();
    Some(value(
        Some(start),
        add_days(start, 1),
        Grain::Weekend,
        format!("{:04}-W{:02}-WE", iso.year(), iso.week()),
    ))
}

/// The weekend that goes by the name of a holiday: that before a Monday to Wednesday, else that of its week.
pub fn weekend_at(holiday: Date) -> Option<DateValue> {
    let early = holiday.weekday().to_monday_one_offset() <= 3;
    weekend(if early { add_days(holiday, -7)? } else { holiday })
}

/// A quarter, 1 to 4. A firm's fiscal quarter has the same value, so its days are only those of a calendar year's.
pub fn quarter(year: i16, number: i8) -> Option<DateValue> {
    let (start, end) = (day(year, number * 3 - 2, 1)?, month_end(year, number * 3)?);
    Some(value(Some(start), Some(end), Grain::Quarter, format!("{year:04}-Q{number}")))
}

/// A half, 1 or 2.
pub fn half(year: i16, number: i8) -> Option<DateValue> {
    let (start, end) = (day(year, number * 6 - 5, 1)?, month_end(year, number * 6)?);
    Some(value(Some(start), Some(end), Grain::Quarter, format!("{year:04}-H{number}")))
}

/// A northern season. Its days reach from the first of the month (as weather services count) to the solstice or
/// equinox (as calendars do), so that either reading lies inside.
pub fn season(year: i16, code: &str) -> Option<DateValue> {
    let (from, to) = match code {
        "SP" => (day(year, 3, 1), day(year, 6, 21)),
        "SU" => (day(year, 6, 1), day(year, 9, 23)),
        "FA" => (day(year, 9, 1), day(year, 12, 21)),
        _ => (day(year, 12, 1), day(year.checked_add(1)?, 3, 21)),
    };
    Some(value(Some(from?), Some(to?), Grain::Season, format!("{year:04}-{code}")))
}

/// A decade, by its year without the last digit.
pub fn decade(tens: i16) -> Option<DateValue> {
    let first = tens.checked_mul(10)?;
    Some(value(Some(day(first, 1, 1)?), Some(day(first + 9, 12, 31)?), Grain::Decade, format!("{tens:03}")))
}

/// A century, by its years without the last two digits.
pub fn century(hundreds: i16) -> Option<DateValue> {
    let first = hundreds.checked_mul(100)?;
    // The 20th century is said of 1901 to 2000 and of 1900 to 1999: both lie inside.
    let (start, end) = (day(first, 1, 1)?, day(first.checked_add(100)?, 12, 31)?);
    Some(value(Some(start), Some(end), Grain::Century, format!("{hundreds:02}")))
}

/// The latest such weekday (Monday is 1) on or before a day.
pub fn weekday_until(date: Date, weekday: i8) -> Option<Date> {
    let back = (date.weekday().to_monday_one_offset() - weekday).rem_euclid(7);
    add_days(date, -i64::from(back))
}

/// The day of a holiday, from its rule in `rules/lexicon/holiday.tsv`.
pub fn holiday(year: i16, rule: &str) -> Option<Date> {
    if rule == "election" {
        return add_days(nth_weekday(year, 11, 1, 1)?, 1);
    }
    if let Some(days) = rule.strip_prefix("easter") {
        return add_days(easter(year)?, days.parse().ok()?);
    }
    if !rule.contains('/') {
        let (month, day_of) = rule.split_once('-')?;
        return day(year, month.parse().ok()?, day_of.parse().ok()?);
    }
    let mut parts = rule.split('/');
    let (month, nth, weekday) = (parts.next()?, parts.next()?, parts.next()?);
    nth_weekday(year, month.parse().ok()?, nth.parse().ok()?, weekday.parse().ok()?)
}

fn nth_weekday(year: i16, month: i8, nth: i8, weekday: i8) -> Option<Date> {
    let weekday = Weekday::from_monday_one_offset(weekday).ok()?;
    day(year, month, 1)?.nth_weekday_of_month(nth, weekday).ok()
}

/// Western Easter, by the rule of Meeus, Jones and Butcher.
fn easter(year: i16) -> Option<Date> {
    let y = i32::from(year);
    let (a, b, c) = (y % 19, y / 100, y % 100);
    let g = (8 * b + 13) / 25;
    let h = (19 * a + b - b / 4 - g + 15) % 30;
    let l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
    let m = (a + 11 * h + 19 * l) / 433;
    let month = (h + l - 7 * m + 90) / 25;
    let day_of = (h + l - 7 * m + 33 * month + 19) % 32;
    day(year, month as i8, day_of as i8)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn holidays_fall_where_they_fell() {
        assert_eq!(holiday(2000, "easter+0"), Some(date(2000, 4, 23)));
        assert_eq!(holiday(2024, "easter-2"), Some(date(2024, 3, 29)));
        assert_eq!(holiday(1999, "11/4/4"), Some(date(1999, 11, 25)));
        assert_eq!(holiday(2023, "05/-1/1"), Some(date(2023, 5, 29)));
        assert_eq!(holiday(1998, "election"), Some(date(1998, 11, 3)));
    }

    #[test]
    fn the_ends_of_time_are_no_overflow() {
        assert_eq!(add_days(date(9999, 12, 31), 1), None);
        assert_eq!(decade(i16::MAX), None);
        assert_eq!(season(i16::MAX, "WI"), None);
        assert_eq!(add_days(date(2000, 1, 1), i64::MAX), None);
    }
}
