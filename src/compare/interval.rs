//! Numbers: counts, sums, measures. In: two stances of one slot. Out: whether a number fits both and, where none
//! does, what the days of publication make of it: an update, a lowered figure, a stale one, or a conflict.
//!
//! It does not decide which claims may meet (`scope`) nor whose figure an article itself takes back (`rival`).

use crate::model::article::Published;
use crate::model::claim::Revision;
use crate::model::finding::{FindingType, Reason, ReasonCode};
use crate::model::kind::{Kind, Severity};
use crate::model::relation::Relation;
use crate::model::statement::{Clash, Rivalry, Stance, Statement, Verdict};
use crate::model::value::interval::{APPROX_SHARE, Interval};
use jiff::Timestamp;
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// "About 650" is said of a number known to the nearest ten, so half the width of "about 300" is enough.
const TWO_DIGITS_SHARE: f64 = 0.1;

/// "Some 245" is a count that may be off by a few: a fiftieth keeps it apart from 274.
const EXACT_DIGITS_SHARE: f64 = 0.02;

/// "More than 51" begins at 52, and who writes it has the same 51 before him as who writes "51".
const MORE_THAN: f64 = 1.0;

/// A rival count of one thing is seldom less than two thirds of the other; a part mostly is.
const ACCOUNT_SHARE: f64 = 2.0 / 3.0;

/// Words that make a one of a victim: "a neighbour died" tells of one, not of how many.
const ONE: &[&str] = &["1", "one", "single", "lone", "only", "sole"];

/// Words for a rough lower limit: two of them say nothing of a rise.
const VAGUE: &[&str] = &["dozens", "scores", "hundreds", "thousands", "tens", "several", "many", "few"];

/// Words for a number under ten.
const FEW: &[&str] = &["several", "few", "handful"];

/// The most that they are said of without a second thought.
const HANDFUL: f64 = 9.0;

/// "Dozens" is told of twelve by some houses and of twenty-four by others, "hundreds" of a hundred and of two.
const VAGUE_SHARE: f64 = 0.5;

/// How the number of `a` relates to that of `b`.
pub fn relate(a: &Stance, b: &Stance, kind: &Kind) -> Relation {
    match (meant(a), meant(b)) {
        (Some(x), Some(y)) => related(x, y, kind),
        _ => Relation::Unknown,
    }
}

/// The same, approximate ends widened and the tolerance of the kind granted.
fn related(a: Interval, b: Interval, kind: &Kind) -> Relation {
    let (a, b) = (wide(a), wide(b));
    let relation = a.relate(b);
    let ((low, high), (from, to)) = (a.ends(), b.ends());
    let gap = if high < from { from - high } else { low - to };
    let larger = low.abs().max(from.abs());
    let rounded = a.point().is_some() && b.max.is_none() || b.point().is_some() && a.max.is_none();
    let allowed = if rounded { MORE_THAN } else { 0.0 };
    if relation == Relation::Disjoint && gap <= allowed.max(kind.tolerance).max(kind.tolerance_share * larger)
    {
        return Relation::Overlaps;
    }
    relation
}

/// Could one figure be another account of what the other counts? Not a part of it.
pub fn is_account(a: &Stance, b: &Stance) -> bool {
    interval(a).zip(interval(b)).is_none_or(|(a, b)| are_of_one_size(a, b))
}

/// Are two figures of a size, so that they may count one thing? "Nobody" may be an account of any.
pub fn are_of_one_size(a: Interval, b: Interval) -> bool {
    let size = |value: Interval| value.max.or(value.min).unwrap_or(0.0);
    let (a, b) = (size(a), size(b));
    a.min(b) >= ACCOUNT_SHARE * a.max(b) || a.min(b) == 0.0
}

/// What becomes of two stances that are apart: at most one verdict for each sort of disagreement.
pub fn judge(rivalry: &Rivalry, kind: &Kind) -> Vec<Verdict> {
    let (Some(a), Some(b)) = (interval(rivalry.a), interval(rivalry.b)) else { return Vec::new() };
    let (for_a, for_b) = (counting(&rivalry.for_a, b), counting(&rivalry.for_b, a));
    if for_a.is_empty() || for_b.is_empty() {
        return Vec::new();
    }
    let a_lower = wide(a).ends().0 < wide(b).ends().0;
    let (low, high) = if a_lower { (&for_a, &for_b) } else { (&for_b, &for_a) };
    let found = by_time(low, high, are_limits(rivalry.a, rivalry.b), kind);
    let turn = |(code, severity, low, high): Outcome| {
        let newer_is_low = matches!(code, ReasonCode::Lowered | ReasonCode::LoweredSilently);
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
    if let Some(most) = most_of_vague(rivalry) {
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
    vec![Verdict {
        a_claims: claims(a),
        b_claims: claims(b),
        finding_type: FindingType::Conflict,
        severity: kind.severity,
        reason: Reason { code: ReasonCode::CountsDisjoint, details: vec![text(rivalry.a), text(rivalry.b)] },
    }]
}

/// How much it matters at most that "dozens" is no number: houses mean different numbers by it. A number that no house
/// would call so is worth a look.
fn most_of_vague(rivalry: &Rivalry) -> Option<Severity> {
    let vague = |all: &[Statement]| !all.is_empty() && all.iter().all(|s| is_vague(&s.claim.text));
    let (a, b) = (vague(&rivalry.for_a), vague(&rivalry.for_b));
    let size = |stance| interval(stance).and_then(|value| value.max.or(value.min)).unwrap_or(0.0);
    let (word, number) =
        if a { (size(rivalry.a), size(rivalry.b)) } else { (size(rivalry.b), size(rivalry.a)) };
    let natural = a && b || number >= VAGUE_SHARE * word;
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
        ReasonCode::Update | ReasonCode::BoundRaised | ReasonCode::Lowered => FindingType::UpdateOverTime,
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

/// The first and last publication among statements; days and instants apart, since a day without an instant can
/// only be told from another day.
#[derive(Default)]
struct Timeline {
    first_day: Option<Date>,
    last_day: Option<Date>,
    first_dayonly: Option<Date>,
    last_dayonly: Option<Date>,
    first_instant: Option<Timestamp>,
    last_instant: Option<Timestamp>,
}

impl Timeline {
    fn of(statements: &[Statement]) -> Self {
        let published = || statements.iter().filter_map(|s| s.published);
        let bare = || published().filter(|p| p.instant.is_none());
        Self {
            first_day: published().map(|p| p.day).min(),
            last_day: published().map(|p| p.day).max(),
            first_dayonly: bare().map(|p| p.day).min(),
            last_dayonly: bare().map(|p| p.day).max(),
            first_instant: published().filter_map(|p| p.instant).min(),
            last_instant: published().filter_map(|p| p.instant).max(),
        }
    }

    fn begins_before(&self, then: Option<Published>) -> bool {
        let Some(then) = then else { return false };
        match then.instant {
            Some(instant) => {
                self.first_instant.is_some_and(|first| first < instant)
                    || self.first_dayonly.is_some_and(|first| first < then.day)
            }
            None => self.first_day.is_some_and(|first| first < then.day),
        }
    }

    fn ends_after(&self, then: Option<Published>) -> bool {
        let Some(then) = then else { return false };
        match then.instant {
            Some(instant) => {
                self.last_instant.is_some_and(|last| last > instant)
                    || self.last_dayonly.is_some_and(|last| last > then.day)
            }
            None => self.last_day.is_some_and(|last| last > then.day),
        }
    }
}

/// "Several" has no upper end, but who writes it of eleven owes the reader the number.
fn meant(stance: &Stance) -> Option<Interval> {
    let said = interval(stance)?;
    let handful = stance.statements.iter().all(|s| {
        let text = s.claim.text.to_lowercase();
        text.split(|c: char| !c.is_alphanumeric()).any(|word| FEW.contains(&word))
            && !text.contains("hundred")
    });
    let open = said.max.is_none() && said.min.is_some_and(|min| min < HANDFUL);
    Some(if handful && open { Interval { max: Some(HANDFUL), ..said } } else { said })
}

fn interval(stance: &Stance) -> Option<Interval> {
    stance.statements.first().and_then(|s| s.claim.value.interval())
}

/// Are they two lower limits? No number parts them, and the higher one may be an update.
pub fn are_limits(a: &Stance, b: &Stance) -> bool {
    let bound = |stance: &Stance| {
        let open = interval(stance).is_some_and(|i| i.min.is_some() && i.max.is_none() && !i.approx);
        open && !stance.statements.iter().any(|s| is_vague(&s.claim.text))
    };
    bound(a) && bound(b)
}

fn is_vague(text: &str) -> bool {
    let text = text.to_lowercase().replace("as many as", "");
    text.split(|c: char| !c.is_alphanumeric()).any(|word| VAGUE.contains(&word))
}

/// Approximate ends widened by what the number of its digits allows; the result is no longer approximate.
fn wide(interval: Interval) -> Interval {
    if !interval.approx {
        return interval;
    }
    let share = |n: f64| match digits(n) {
        0 | 1 => APPROX_SHARE,
        2 => TWO_DIGITS_SHARE,
        _ => EXACT_DIGITS_SHARE,
    };
    Interval {
        min: interval.min.map(|n| n - n.abs() * share(n)),
        max: interval.max.map(|n| n + n.abs() * share(n)),
        approx: false,
    }
}

/// How many digits of a number count: 1 for 300 and 9,000, 2 for 650, 3 for 245.
fn digits(n: f64) -> usize {
    let written = format!("{}", n.abs());
    let shown: String = written.chars().filter(char::is_ascii_digit).collect();
    if written.contains('.') { shown.len() } else { shown.trim_end_matches('0').len() }
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
