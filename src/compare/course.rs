//! What becomes of figures that differ. In: two stances of numbers that are apart. Out: what the days of publication make
//! of it: an update, a lowered figure, a stale one, or a conflict; then what the clashes of a slot say of each other.

use crate::compare::interval::{self, are_limits, interval, is_more_than, meant, wide};
use crate::compare::slot::is_by_part;
use crate::compare::timeline::Timeline;
use crate::lexicon::threshold::Threshold;
use crate::model::claim::Revision;
use crate::model::finding::{FindingType, Reason, ReasonCode};
use crate::model::kind::{Course, Kind, Severity};
use crate::model::statement::{Clash, Rivalry, Stance, Statement, Verdict};
use crate::model::value::Value;
use crate::model::value::interval::Interval;
use crate::model::value::measure::TIME_OF_DAY;
use std::collections::{BTreeMap, BTreeSet};

/// Words that make a one of a victim: "a neighbour died" tells of one, not of how many.
const ONE: &[&str] = &["1", "one", "single", "lone", "only", "sole"];

/// What becomes of two stances that are apart: at most one verdict for each sort of disagreement.
pub fn judge(rivalry: &Rivalry, kind: &Kind) -> Vec<Verdict> {
    let (Some(a), Some(b)) = (meant(rivalry.a), meant(rivalry.b)) else { return Vec::new() };
    let (for_a, for_b) = (counting(&rivalry.for_a, b), counting(&rivalry.for_b, a));
    if for_a.is_empty() || for_b.is_empty() {
        return Vec::new();
    }
    let a_lower = wide(a).ends().0 < wide(b).ends().0;
    let (low, high) = if a_lower { (&for_a, &for_b) } else { (&for_b, &for_a) };
    let found = by_time(low, high, are_limits(rivalry.a, rivalry.b), kind);
    let turn = |(code, severity, low, high): Outcome| {
        let newer_is_low =
            matches!(code, ReasonCode::Lowered | ReasonCode::LoweredSilently | ReasonCode::Fell);
        let (first, second) = match (code, newer_is_low) {
            (ReasonCode::CountsDisjoint, _) => (text(rivalry.a), text(rivalry.b)),
            (_, true) => (said(&high), said(&low)),
            (_, false) => (said(&low), said(&high)),
        };
        let (a_claims, b_claims) =
            if a_lower { (claims(&low), claims(&high)) } else { (claims(&high), claims(&low)) };
        let reason = Reason { code, details: vec![first, second] };
        Verdict { a_claims, b_claims, finding_type: type_of(code), severity, reason }
    };
    let mut verdicts: Vec<Verdict> = found.into_iter().map(turn).collect();
    // "51" and "more than 51" are one count, told by somebody who was not careful.
    let most = if is_more_than(a, b) { Some(Severity::Note) } else { most_of_vague(rivalry) };
    // "No charges have been filed" holds for the hour in which it was written.
    let not_yet = |all: &[Statement]| {
        all.iter()
            .all(|s| s.claim.subject.is_some() && s.claim.value.interval() == Some(Interval::exactly(0.0)))
    };
    let open = not_yet(&rivalry.for_a) || not_yet(&rivalry.for_b);
    let most = most.or(open.then_some(Severity::Warning));
    if let Some(most) = most {
        verdicts.iter_mut().for_each(|verdict| verdict.severity = verdict.severity.min(most));
    }
    verdicts
}

/// The same for what does not change with time: whichever story came first, they are in conflict.
pub fn judge_fixed(rivalry: &Rivalry, kind: &Kind) -> Vec<Verdict> {
    let (a, b) = (&rivalry.for_a, &rivalry.for_b);
    if !crosses(a, b) || are_limits(rivalry.a, rivalry.b) {
        return Vec::new();
    }
    let gap = interval::between(rivalry.a, rivalry.b).unwrap_or(f64::INFINITY);
    let small = gap <= kind.note_within;
    let by_part = a.iter().chain(b).any(is_by_part);
    let far = a.iter().all(|x| b.iter().all(|y| days_between(x, y) > Threshold::MeasureDays.days()));
    // Two who bear no name and differ by more than a slip are two, and so are two hours months apart.
    if far && (small || by_part) || by_part && !small && is_of_somebody(rivalry.a) {
        return Vec::new();
    }
    let most = if small { Severity::Note } else { kind.severity };
    vec![Verdict {
        a_claims: claims(a),
        b_claims: claims(b),
        finding_type: FindingType::Conflict,
        severity: kind.severity.min(most),
        reason: Reason { code: ReasonCode::CountsDisjoint, details: vec![text(rivalry.a), text(rivalry.b)] },
    }]
}

/// Is it a measure of people, and not of the event itself?
fn is_of_somebody(stance: &Stance) -> bool {
    let value = stance.statements.first().map(|s| &s.claim.value);
    matches!(value, Some(Value::Measure { unit, .. }) if unit.dimension != TIME_OF_DAY)
}

/// Days between the publications; 0 where one has no day.
fn days_between(a: &Statement, b: &Statement) -> i32 {
    let days = a.published.zip(b.published).and_then(|(a, b)| a.day.until(b.day).ok());
    days.map_or(0, |span| span.get_days().abs())
}

/// How much it matters at most that "dozens" is no number: houses mean different numbers by it. A number that no house
/// would call so is worth a look.
fn most_of_vague(rivalry: &Rivalry) -> Option<Severity> {
    let vague = |all: &[Statement]| !all.is_empty() && all.iter().all(|s| s.claim.is_vague());
    let (a, b) = (vague(&rivalry.for_a), vague(&rivalry.for_b));
    let size = |stance| interval(stance).and_then(|value| value.max.or(value.min)).unwrap_or(0.0);
    let (word, number) =
        if a { (size(rivalry.a), size(rivalry.b)) } else { (size(rivalry.b), size(rivalry.a)) };
    let natural = a && b || number >= Threshold::Vague.value() * word;
    (a || b).then_some(if natural { Severity::Note } else { Severity::Warning })
}

/// What the clashes of a slot say of each other. A claim that comes too late with a low figure is no step of a rise.
/// Two figures of one day, neither of which is told to be later, are no conflict any more once both were overtaken by
/// one and the same higher figure: they belong to the update.
pub fn settle(stances: &[Stance], clashes: &mut Vec<Clash>) {
    let low = |at: usize| interval(&stances[at]).map_or(f64::INFINITY, |value| wide(value).ends().0);
    let late: BTreeSet<usize> = clashes
        .iter()
        .filter(|clash| matches!(clash.reason.code, ReasonCode::Stale | ReasonCode::LoweredSilently))
        .flat_map(|clash| if low(clash.a) < low(clash.b) { &clash.a_claims } else { &clash.b_claims })
        .copied()
        .collect();
    for clash in clashes.iter_mut() {
        if matches!(clash.reason.code, ReasonCode::Update | ReasonCode::BoundRaised) {
            clash.a_claims.retain(|claim| !late.contains(claim));
            clash.b_claims.retain(|claim| !late.contains(claim));
        }
    }
    clashes.retain(|clash| !clash.a_claims.is_empty() && !clash.b_claims.is_empty());
    let mut overtaken: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
    for clash in clashes.iter().filter(|clash| clash.reason.code == ReasonCode::Update) {
        let (lower, higher) =
            if low(clash.a) < low(clash.b) { (clash.a, clash.b) } else { (clash.b, clash.a) };
        overtaken.entry(lower).or_default().insert(higher);
    }
    for clash in clashes.iter_mut().filter(|clash| clash.reason.code == ReasonCode::CountsDisjoint) {
        let (a, b) = (overtaken.get(&clash.a), overtaken.get(&clash.b));
        if a.zip(b).is_some_and(|(a, b)| !a.is_disjoint(b)) {
            clash.finding_type = FindingType::UpdateOverTime;
            clash.severity = clash.severity.min(Severity::Note);
            clash.reason.code = ReasonCode::Update;
        }
    }
}

type Outcome<'a> = (ReasonCode, Severity, Vec<Statement<'a>>, Vec<Statement<'a>>);

/// The statements that count: all but the ones without a number, where the other figure is higher.
fn counting<'a>(statements: &[Statement<'a>], other: Interval) -> Vec<Statement<'a>> {
    let more = other.ends().0 > 1.0;
    let tells_one = |s: &Statement| {
        let one = s.claim.value.interval().and_then(|value| value.point()) == Some(1.0);
        one && !s
            .claim
            .text
            .to_lowercase()
            .split(|c: char| !c.is_alphanumeric())
            .any(|word| ONE.contains(&word))
    };
    statements.iter().filter(|s| !more || !tells_one(s)).copied().collect()
}

fn type_of(code: ReasonCode) -> FindingType {
    match code {
        ReasonCode::Update | ReasonCode::BoundRaised | ReasonCode::Lowered | ReasonCode::Fell => {
            FindingType::UpdateOverTime
        }
        _ => FindingType::Conflict,
    }
}

/// Sorts the statements of the lower figure by when they stand to those of the higher one.
fn by_time<'a>(low: &[Statement<'a>], high: &[Statement<'a>], bounds: bool, kind: &Kind) -> Vec<Outcome<'a>> {
    let (lows, highs) = (Timeline::of(low), Timeline::of(high));
    let late: Vec<_> = low.iter().filter(|l| highs.begins_before(l.published)).copied().collect();
    let early: Vec<_> = low
        .iter()
        .filter(|l| !highs.begins_before(l.published) && highs.ends_after(l.published))
        .copied()
        .collect();
    let open: Vec<_> = low
        .iter()
        .filter(|l| !highs.begins_before(l.published) && !highs.ends_after(l.published))
        .copied()
        .collect();
    let rising: Vec<_> = high.iter().filter(|h| lows.begins_before(h.published)).copied().collect();
    if bounds {
        let update = !early.is_empty() && !rising.is_empty();
        return if update {
            vec![(ReasonCode::BoundRaised, Severity::Note, early, rising)]
        } else {
            Vec::new()
        };
    }
    let raised = high.iter().any(|h| h.marks(Revision::Raised));
    if low.iter().any(|l| l.marks(Revision::Lowered)) {
        return vec![(ReasonCode::Lowered, Severity::Warning, low.to_vec(), high.to_vec())];
    }
    // A figure that is told before, beside and after another was never overtaken by it: they stand against each other.
    let changes = kind.over_time == Course::Changes;
    if !changes && !raised && !late.is_empty() && !early.is_empty() && crosses(&open, high) {
        return vec![(ReasonCode::CountsDisjoint, kind.severity, low.to_vec(), high.to_vec())];
    }
    let mut found = Vec::new();
    if raised && !open.is_empty() {
        found.push((ReasonCode::Update, Severity::Note, [early.clone(), open].concat(), high.to_vec()));
    } else {
        if !early.is_empty() {
            found.push((ReasonCode::Update, Severity::Note, early.clone(), rising));
        }
        if !open.is_empty() && crosses(&open, high) {
            found.push((ReasonCode::CountsDisjoint, kind.severity, open, high.to_vec()));
        }
    }
    if !late.is_empty() {
        let end = Timeline::of(&late);
        let before: Vec<_> = high.iter().filter(|h| end.ends_after(h.published)).copied().collect();
        let stale = raised || !early.is_empty();
        let (code, severity) = match stale {
            _ if changes => (ReasonCode::Fell, Severity::Note),
            true => (ReasonCode::Stale, kind.severity.min(Severity::Warning)),
            false => (ReasonCode::LoweredSilently, kind.severity),
        };
        found.push((code, severity, late, before));
    }
    found
}

/// Do two different articles stand against each other? What one article says twice is `internal`.
fn crosses(low: &[Statement], high: &[Statement]) -> bool {
    low.iter().any(|l| high.iter().any(|h| h.rank != l.rank))
}

fn claims(statements: &[Statement]) -> Vec<usize> {
    statements.iter().map(|s| s.index).collect()
}

fn text(stance: &Stance) -> String {
    said(&stance.statements)
}

fn said(statements: &[Statement]) -> String {
    statements.first().map(|s| s.claim.text.clone()).unwrap_or_default()
}
