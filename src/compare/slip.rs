//! Days that cannot be as one article writes them: a weekday that is not that of its date, an event that is over and
//! lies after the publication. In: the stances on one event's day. Out: contradictions of an article with itself.
//!
//! A day without its year is held against its weekday only near the publication, where its year is sure.

use crate::compare::scope;
use crate::lexicon::threshold::Threshold;
use crate::model::article::{Basis, Published};
use crate::model::document::Certainty;
use crate::model::finding::{FindingType, Reason, ReasonCode};
use crate::model::kind::Kind;
use crate::model::relation::Relation;
use crate::model::statement::{Clash, Stance, Statement};
use crate::model::value::Value;
use crate::model::value::date::{DateValue, Grain};
use jiff::civil::Date;
use jiff::tz::{Offset, TimeZone};

/// Names of the days of the week; the first three letters are their abbreviations.
pub const WEEKDAYS: &[&str] = &["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// Title and first sentences: further down, articles speak of what is ahead.
const TOP: u32 = 4;

/// So many hours ahead of UTC is the zone in which a day begins first.
const FIRST_ZONE: i8 = 14;

/// Statements whose day cannot be as it is written.
pub fn slips(stances: &[Stance], kind: &Kind) -> Vec<Clash> {
    let mut found = Vec::new();
    for (n, stance) in stances.iter().enumerate() {
        for s in stance.statements.iter().filter(|s| s.is_firm()) {
            let Value::Date(date) = &s.claim.value else { continue };
            let Some(day) = date.start.filter(|_| date.start == date.end) else { continue };
            let reason = weekday(s, day).or_else(|| after_publication(s, date, day));
            found.extend(reason.map(|reason| slip(n, s, reason, kind)));
        }
    }
    found
}

fn slip(stance: usize, statement: &Statement, reason: Reason, kind: &Kind) -> Clash {
    Clash {
        a: stance,
        b: stance,
        a_claims: vec![statement.index],
        b_claims: vec![statement.index],
        finding_type: FindingType::InternalContradiction,
        severity: kind.severity,
        relation: Relation::Disjoint,
        reason,
    }
}

/// "Friday, July 8, 2023", a Saturday: in one phrase one of the two must be wrong.
fn weekday(s: &Statement, day: Date) -> Option<Reason> {
    let text = s.claim.text.to_lowercase();
    let word = |name: &str| text.split(|c: char| !c.is_alphabetic()).any(|w| w == name || w == &name[..3]);
    let mut named = WEEKDAYS.iter().filter(|name| word(name));
    let name = named.next().filter(|_| named.next().is_none() && has_digit(&text))?;
    let own = WEEKDAYS.get(day.weekday().to_monday_zero_offset() as usize)?;
    let sure = has_year(&text)
        || s.published.is_some_and(|p| days(p.day, day).abs() <= Threshold::WeekdayDays.days());
    let details = vec![s.claim.text.clone(), day.strftime("%A").to_string()];
    (name != own && sure).then_some(Reason { code: ReasonCode::WeekdayDiffers, details })
}

/// An event that was, on a day that had begun nowhere when the article was published.
fn after_publication(s: &Statement, date: &DateValue, day: Date) -> Option<Reason> {
    let published = s.published.filter(|p| p.basis == Basis::Metadata)?;
    let told = date.grain <= Grain::Day
        && !scope::is_page_date(s.claim)
        && has_digit(&s.claim.text)
        && s.claim.certainty == Certainty::Stated
        && s.claim.sentence_index <= TOP;
    let details = vec![s.claim.text.clone(), published.day.to_string()];
    (told && day > last_day(published)).then_some(Reason { code: ReasonCode::DateAfterPublication, details })
}

/// The last day that had begun somewhere on earth.
fn last_day(published: Published) -> Date {
    let zone = TimeZone::fixed(Offset::constant(FIRST_ZONE));
    match published.instant {
        Some(instant) => instant.to_zoned(zone).date().max(published.day),
        None => published.day.tomorrow().unwrap_or(published.day),
    }
}

fn has_digit(text: &str) -> bool {
    text.contains(|c: char| c.is_ascii_digit())
}

fn has_year(text: &str) -> bool {
    text.split(|c: char| !c.is_ascii_digit()).any(|digits| digits.len() == 4)
}

fn days(from: Date, to: Date) -> i32 {
    from.until(to).map_or(0, |span| span.get_days())
}
