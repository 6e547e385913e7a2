//! Publication dates as people and programs write them: text in, [`Published`] out. Only forms without a second
//! reading: a day, or a day and a time. It does not look for dates in prose; that is `annotate`'s work.

use crate::model::article::{Basis, Published};
use jiff::civil::{Date, Time};
use jiff::tz::Offset;
use std::ops::Range;

/// Why a text is no publication date.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotADate {
    /// Not written in one of the forms.
    #[error("`{0}` is not a date; write 2023-07-10 or 2023-07-10T14:30:00Z")]
    Form(String),
    /// Written well, but the calendar has no such day.
    #[error("`{0}` is not a date: the calendar has no such day")]
    Calendar(String),
    /// Written well, but the clock has no such time.
    #[error("`{0}` is not a date: the clock has no such time or zone")]
    Clock(String),
}

/// A leading `date` stands within this many bytes, or it is part of the story.
const LEAD: usize = 64;

/// A refused date is quoted up to this many characters.
const QUOTED: usize = 40;

/// Reads `YYYY-MM-DD`, or that and a time: `T` or a space, hours and minutes, seconds and their fraction if given,
/// `Z` or an offset if given (UTC if not). The day is that of the zone named.
pub fn published(text: &str, basis: Basis) -> Result<Published, NotADate> {
    let text = text.trim();
    let shown = || text.chars().take(QUOTED).collect::<String>();
    let form = || NotADate::Form(shown());
    let (date, rest) = text.split_at_checked(10).ok_or_else(form)?;
    let day = day(date).ok_or_else(form)?.ok_or_else(|| NotADate::Calendar(shown()))?;
    if rest.is_empty() {
        return Ok(Published { day, instant: None, zoned: false, basis });
    }
    let rest = rest.strip_prefix(['T', 't', ' ']).ok_or_else(form)?.trim_start();
    let zone = rest.find(['Z', 'z', '+', '-', ' ']).unwrap_or(rest.len());
    let (clock, zone) = rest.split_at(zone);
    let time = time(clock).ok_or_else(form)?.ok_or_else(|| NotADate::Clock(shown()))?;
    let offset = offset(zone.trim()).ok_or_else(form)?.ok_or_else(|| NotADate::Clock(shown()))?;
    let instant = offset.to_timestamp(day.to_datetime(time)).map_err(|_| NotADate::Clock(shown()))?;
    Ok(Published { day, instant: Some(instant), zoned: !zone.trim().is_empty(), basis })
}

/// The date of a text that opens with `date YYYY-MM-DD`, and the bytes that say so: they are not part of the story.
pub fn leading_date(text: &str) -> Option<(Published, Range<usize>)> {
    let start = text.find(|c: char| !c.is_whitespace()).filter(|start| *start < LEAD)?;
    let word = text.get(start..start + 4).filter(|word| word.eq_ignore_ascii_case("date"))?;
    let rest = &text[start + word.len()..];
    let written = rest.strip_prefix(':').unwrap_or(rest).trim_start_matches([' ', '\t']);
    let date = written.get(..10).filter(|_| written.len() < rest.len())?;
    let past = text.len() - written.len() + date.len();
    let whole = text[past..].chars().next().is_none_or(char::is_whitespace);
    let published = published(date, Basis::LeadingDate).ok().filter(|_| whole)?;
    Some((published, start..past))
}

/// `Some(None)`: written like a day, but there is none.
fn day(text: &str) -> Option<Option<Date>> {
    let bytes = text.as_bytes();
    let year = digits(bytes.get(..4)?)?;
    let month = digits(bytes.get(5..7)?)?;
    let day = digits(bytes.get(8..10)?)?;
    (bytes[4] == b'-' && bytes[7] == b'-').then(|| Date::new(year, month as i8, day as i8).ok())
}

fn time(text: &str) -> Option<Option<Time>> {
    let (clock, fraction) = text.split_once(['.', ',']).unwrap_or((text, "0"));
    let parts: Vec<i16> =
        clock.split(':').map(|p| (p.len() == 2).then(|| digits(p.as_bytes()))?).collect::<Option<_>>()?;
    let nanos = format!("{:0<9}", fraction.get(..fraction.len().min(9))?).parse::<i32>().ok()?;
    let (hour, minute, second) = match parts[..] {
        [hour, minute] => (hour, minute, 0),
        [hour, minute, second] => (hour, minute, second),
        _ => return None,
    };
    // RFC 3339 allows a leap second; the clock here has none.
    let second = if second == 60 { 59 } else { second };
    Some(Time::new(hour as i8, minute as i8, second as i8, nanos).ok())
}

fn offset(text: &str) -> Option<Option<Offset>> {
    if matches!(text, "" | "Z" | "z" | "UTC" | "GMT") {
        return Some(Some(Offset::UTC));
    }
    let sign = match text.as_bytes().first()? {
        b'+' => 1,
        b'-' => -1,
        _ => return None,
    };
    let rest = text[1..].replace(':', "");
    let (hours, minutes) = match rest.len() {
        2 => (digits(rest.as_bytes())?, 0),
        4 => (digits(&rest.as_bytes()[..2])?, digits(&rest.as_bytes()[2..])?),
        _ => return None,
    };
    let seconds = sign * (i32::from(hours) * 3600 + i32::from(minutes) * 60);
    Some((hours < 24 && minutes < 60).then(|| Offset::from_seconds(seconds).ok()).flatten())
}

fn digits(bytes: &[u8]) -> Option<i16> {
    bytes.iter().try_fold(0i16, |n, b| b.is_ascii_digit().then(|| n * 10 + i16::from(b - b'0')))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<String> {
        let read = published(text, Basis::Metadata).ok()?;
        Some(read.instant.map_or(read.day.to_string(), |instant| format!("{} {instant}", read.day)))
    }

    #[test]
    fn days_and_instants() {
        assert_eq!(read("2023-07-10").as_deref(), Some("2023-07-10"));
        for same in
            ["2023-07-10T14:30Z", "2023-07-10 14:30", "2023-07-10 14:30:00", "2023-07-10T14:30:00.000 UTC"]
        {
            assert_eq!(read(same).as_deref(), Some("2023-07-10 2023-07-10T14:30:00Z"), "{same}");
        }
        assert_eq!(read("2023-07-10T01:00:00+03:00").as_deref(), Some("2023-07-10 2023-07-09T22:00:00Z"));
        assert_eq!(read("2009-03-04 08:15:26.5-05").as_deref(), Some("2009-03-04 2009-03-04T13:15:26.5Z"));
    }

    #[test]
    fn what_is_no_date_is_refused() {
        for no in [
            "",
            "yesterday",
            "10/07/2023",
            "2023-7-10",
            "2023-07-1O",
            "2023-07-10X",
            "2023-07-10T",
            "é23-07-10a",
        ] {
            assert!(matches!(published(no, Basis::Metadata), Err(NotADate::Form(_))), "{no}");
        }
        assert!(matches!(published("2023-02-30", Basis::Metadata), Err(NotADate::Calendar(_))));
        assert!(matches!(published("2023-02-28T25:00Z", Basis::Metadata), Err(NotADate::Clock(_))));
        assert!(matches!(published("2023-02-28T20:00+99:00", Basis::Metadata), Err(NotADate::Clock(_))));
    }

    #[test]
    fn a_leading_date_is_told_from_a_story_about_dates() {
        let text = " date 2023-07-10 In the fight";
        let found = leading_date(text).map(|(p, range)| (p.day.to_string(), &text[range]));
        assert_eq!(found, Some(("2023-07-10".to_owned(), "date 2023-07-10")));
        for no in
            ["date palms", "dates 2023-07-10", "date2023-07-10", "The date 2023-07-10", "date 2023-07-101"]
        {
            assert!(leading_date(no).is_none(), "{no}");
        }
    }
}
