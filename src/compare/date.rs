//! Days of one event. In: two stances. Out: whether some day fits both, and how much it matters where none does.
//!
//! A date without year or anchor never comes here (`scope` leaves it out); what an article itself reconciles is told
//! by `rival`.

use crate::compare::scope;
use crate::compare::slip::WEEKDAYS;
use crate::lexicon::threshold::Threshold;
use crate::model::finding::{FindingType, Reason, ReasonCode};
use crate::model::kind::{Kind, Severity};
use crate::model::relation::Relation;
use crate::model::statement::{Rivalry, Stance, Statement, Verdict};
use crate::model::value::Value;
use crate::model::value::date::DateValue;
use jiff::civil::Date;

/// Title and first sentences.
const TOP: u32 = 4;

/// Words beside a day that make one day of difference natural.
const NIGHT: &[&str] =
    &["night", "overnight", "midnight", "late", "early", "dawn", "predawn", "gmt", "utc", "zone"];

/// Two words that name a zone.
const ZONE: &[&str] = &["local time", "standard time", "eastern time", "daylight time"];

/// How the day of `a` relates to that of `b`.
pub fn relate(a: &Stance, b: &Stance, _: &Kind) -> Relation {
    match (date(a), date(b)) {
        (Some(a), Some(b)) => a.relate(b),
        _ => Relation::Unknown,
    }
}

/// One event has one day: who gives another speaks of something else, whoever says it.
pub fn is_account(_: &Stance, _: &Stance) -> bool {
    false
}

/// What becomes of two days that are apart.
pub fn judge(rivalry: &Rivalry, kind: &Kind) -> Vec<Verdict> {
    let (a, b) = (&telling(&rivalry.for_a), &telling(&rivalry.for_b));
    if a.is_empty() || b.is_empty() {
        return Vec::new();
    }
    let days = gap(rivalry.a, rivalry.b);
    let (code, severity) = if is_same_weekday(rivalry) && (weekday_only(a) || weekday_only(b)) {
        (ReasonCode::DatesSameWeekday, Severity::Note)
    } else if days > Threshold::NightDays.days() {
        (ReasonCode::DatesDisjoint, kind.severity)
    } else if a.iter().chain(b).any(|s| names_night(s)) {
        (ReasonCode::DatesOvernight, Severity::Note)
    } else {
        (ReasonCode::DatesDisjoint, kind.severity.min(Severity::Warning))
    };
    let mut details = vec![said(a), said(b)];
    if code == ReasonCode::DatesDisjoint {
        details.push(days.to_string());
    }
    vec![Verdict {
        a_claims: a.iter().map(|s| s.index).collect(),
        b_claims: b.iter().map(|s| s.index).collect(),
        finding_type: FindingType::Conflict,
        severity: severity.min(kind.severity),
        reason: Reason { code, details },
    }]
}

/// The statements that date the event: an article says when near its top; further down it tells what was before, and a
/// page prints its own day.
fn telling<'a>(statements: &[Statement<'a>]) -> Vec<Statement<'a>> {
    let tells = |s: &&Statement| s.claim.sentence_index <= TOP && !scope::is_page_date(s.claim);
    statements.iter().filter(tells).copied().collect()
}

fn date<'a>(stance: &Stance<'a>) -> Option<&'a DateValue> {
    let dates = stance.statements.iter().filter_map(|s| match &s.claim.value {
        Value::Date(date) => Some(date),
        _ => None,
    });
    // Of "Friday" and "Friday night", the night, which reaches farther.
    dates.reduce(|first, date| if date.is_night() && !first.is_night() { date } else { first })
}

/// Days from the end of the earlier to the start of the later.
fn gap(a: &Stance, b: &Stance) -> i32 {
    let ends = |stance| date(stance).and_then(DateValue::days);
    let (Some((a, b)), Some((c, d))) = (ends(a), ends(b)) else { return 0 };
    days(b, c).max(days(d, a))
}

fn days(from: Date, to: Date) -> i32 {
    from.until(to).map_or(0, |span| span.get_days())
}

fn names_night(statement: &Statement) -> bool {
    let near = format!("{} {}", statement.claim.quote, statement.claim.context).to_lowercase();
    ZONE.iter().any(|zone| near.contains(zone))
        || near.split(|c: char| !c.is_alphanumeric()).any(|word| NIGHT.contains(&word))
}

/// Are both single days, some weeks apart? Where one is known by the name of its weekday alone, the articles may well
/// mean the same one.
fn is_same_weekday(rivalry: &Rivalry) -> bool {
    let day = |stance| date(stance).filter(|d| d.start == d.end).and_then(|d| d.start);
    let (a, b) = (day(rivalry.a), day(rivalry.b));
    a.zip(b).is_some_and(|(a, b)| a.weekday() == b.weekday())
}

/// Is the day known from the name of a weekday alone, in every article?
fn weekday_only(statements: &[Statement]) -> bool {
    statements.iter().all(|s| {
        let text = s.claim.text.to_lowercase();
        !text.contains(|c: char| c.is_ascii_digit()) && WEEKDAYS.iter().any(|day| text.contains(day))
    })
}

fn said(statements: &[Statement]) -> String {
    statements.first().map(|s| s.claim.text.clone()).unwrap_or_default()
}
