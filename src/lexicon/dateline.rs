//! What the first line of a wire story says of itself: its dateline ("NAIROBI, Aug. 7 (AP) -"). In: the text of an
//! article. Out: place, day and where the story proper begins. It does not guess a year that is not written.

use crate::lexicon::fold::fold;
use crate::lexicon::words::Lexicon;
use jiff::civil::Date;

/// A dateline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dateline {
    /// The place as written ("NAIROBI, Kenya").
    pub place: String,
    /// Year, as far as it is written.
    pub year: Option<i16>,
    /// Month and day, as far as they are written.
    pub month_day: Option<(i8, i8)>,
    /// One past the last byte of the dateline, its dash or colon included.
    pub end: usize,
}

impl Dateline {
    /// The day, when it is written with its year.
    pub fn day(&self) -> Option<Date> {
        let (month, day) = self.month_day?;
        Date::new(self.year?, month, day).ok()
    }
}

/// A dateline is no longer than this: "SAN SALVADOR, El Salvador, Sept. 30, 1989 (Reuters Television) --" has 66 bytes.
const LONGEST: usize = 100;

/// The dateline at the start of a text.
pub fn dateline(text: &str, lexicon: &Lexicon) -> Option<Dateline> {
    let skipped = text.len() - text.trim_start().len();
    let line = text.get(skipped..)?.lines().next()?;
    let (head, sign) = cut(line)?;
    let end = skipped + head.len() + sign;
    let head = head.trim_end();
    let (head, agency) = match head.rfind('(').filter(|_| head.ends_with(')')) {
        Some(open) => (head.get(..open)?.trim_end(), true),
        None => (head, false),
    };
    let mut parts: Vec<&str> = head.trim_end_matches(',').split(',').map(str::trim).collect();
    let mut year = None;
    if parts.len() > 1 {
        year = parts.last().and_then(|part| four_digits(part));
        if year.is_some() {
            parts.pop();
        }
    }
    let mut month_day = None;
    if let Some((day, said)) = parts.last().filter(|_| parts.len() > 1).and_then(|p| read_day(p, lexicon)) {
        month_day = Some(day);
        year = year.or(said);
        parts.pop();
    }
    let city = parts.first()?;
    let letters = || city.chars().filter(|c| c.is_alphabetic());
    // Without capitals only a day or an agency tells a dateline from any other first words.
    let capital = letters().count() > 2 && letters().all(char::is_uppercase);
    let named = city.chars().next().is_some_and(char::is_uppercase) && (agency || month_day.is_some());
    let short = parts.iter().all(|part| part.split_whitespace().count() <= 4) && parts.len() <= 3;
    ((capital || named) && short).then(|| Dateline { place: parts.join(", "), year, month_day, end })
}

/// What stands before the dash or colon that ends a dateline, and the length of that sign.
fn cut(line: &str) -> Option<(&str, usize)> {
    let mut inside = false;
    for (i, c) in line.char_indices().take_while(|(i, _)| *i < LONGEST) {
        match c {
            '(' => inside = true,
            ')' => inside = false,
            _ if inside => {}
            '\u{2014}' | '\u{2013}' | ':' => return Some((line.get(..i)?, c.len_utf8())),
            '-' => {
                let (before, rest) = (line.get(..i)?, line.get(i..)?);
                let run = rest.len() - rest.trim_start_matches('-').len();
                if run > 1 || before.ends_with([' ', ')']) || before.ends_with('_') {
                    return Some((before, run));
                }
            }
            _ => {}
        }
    }
    None
}

fn four_digits(part: &str) -> Option<i16> {
    (part.len() == 4).then(|| part.parse().ok()).flatten()
}

/// "Aug. 7", "7 August", "7 Aug 1989", "7 Aug 89": month and day, and the year as far as it is written.
fn read_day(part: &str, lexicon: &Lexicon) -> Option<((i8, i8), Option<i16>)> {
    let list = lexicon.list("month")?;
    let mut words = part.split_whitespace();
    let (a, b) = (words.next()?, words.next()?);
    let year = words.next();
    let (month, day) = if a.starts_with(|c: char| c.is_ascii_digit()) { (b, a) } else { (a, b) };
    let word = lexicon.word(&fold(month.trim_end_matches('.')));
    let month = lexicon.cell(list, &[word], "number")?.parse().ok()?;
    let day = day.parse().ok().filter(|day| (1..=31).contains(day))?;
    let year = match year {
        Some(year) => Some(four_digits(year).or_else(|| two_digits(year))?),
        None => None,
    };
    words.next().is_none().then_some(((month, day), year))
}

/// "89": 70 to 99 are of the last century, as POSIX has it.
fn two_digits(part: &str) -> Option<i16> {
    let year: i16 = part.parse().ok().filter(|_| part.len() == 2)?;
    Some(if year >= 70 { 1900 + year } else { 2000 + year })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_a_story_says_of_itself() {
        let lexicon = Lexicon::builtin();
        let read = |text: &str| dateline(text, &lexicon).map(|d| (d.place, d.year, d.month_day));
        assert_eq!(read("NAIROBI, Aug. 7 (AP) - A bomb"), Some(("NAIROBI".into(), None, Some((8, 7)))));
        assert_eq!(read("WASHINGTON: The"), Some(("WASHINGTON".into(), None, None)));
        assert_eq!(
            read("PORT-AU-PRINCE, Haiti (AP) \u{2014} Gangs"),
            Some(("PORT-AU-PRINCE, Haiti".into(), None, None))
        );
        assert_eq!(read("Geneva, 7 July 2023 - "), Some(("Geneva".into(), Some(2023), Some((7, 7)))));
        assert_eq!(read("Osorno, 18 Jan 89 -- Two"), Some(("Osorno".into(), Some(1989), Some((1, 18)))));
        assert_eq!(read("On Friday, July 7 men - who"), None);
        assert_eq!(read("Officials said: no"), None);
        assert_eq!(read("The long-awaited talks - of which"), None);
    }
}
