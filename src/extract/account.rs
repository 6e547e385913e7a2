//! The account that an article gives of its event. In: the claims of one article, in the order of its text. Out: the
//! same claims; counts of people that differ from the article's own figure of their kind, and that nothing marks as
//! another account of it, are parts of it or background. Marked parts stay parts.
//!
//! An article says its figure in the title or the lead and says it again; a lone count further down that differs
//! counts a part, another incident or a longer time, and seldom says so (measured: `docs/scope.md`).

use crate::extract::build::is_population;
use crate::model::article::Field;
use crate::model::claim::{About, Claim, Polarity};
use crate::model::relation::Relation;
use crate::model::value::Value;
use crate::model::value::interval::Interval;

/// What it weighs for a figure to be said in the title, by the first claim, by the next two, and further down.
const TITLE: f64 = 3.0;
const FIRST: f64 = 2.5;
const NEXT: f64 = 1.7;
const FURTHER: f64 = 1.0;

/// The first sentence, and a title's: whatever stands there is the article's own account, and a rival if it differs.
const LEAD: u32 = 1;

/// Near the top a figure of like size is a slip or a rival account, worth an editor's look.
const TOP: u32 = 4;

/// A rival count of one thing is seldom less than two thirds of the other; a part mostly is.
const ACCOUNT_SHARE: f64 = 2.0 / 3.0;

/// Settles, kind by kind, which counts are of the event.
pub fn settle(claims: &mut [Claim]) {
    let mut kinds: Vec<&str> = claims.iter().filter(|c| counts(c)).map(|c| c.kind.as_str()).collect();
    kinds.sort_unstable();
    kinds.dedup();
    let mut settled = Vec::new();
    for kind in kinds {
        let own = || claims.iter().enumerate().filter(move |(_, c)| c.kind == kind && counts(c));
        let said: Vec<&Claim> = own().map(|(_, claim)| claim).collect();
        let Some(account) = Account::of(&said) else { continue };
        settled.extend(own().map(|(at, claim)| (at, account.standing(claim))));
    }
    for (at, standing) in settled {
        match standing {
            Standing::Figure => {}
            Standing::Part => claims[at].part = true,
            Standing::Aside => claims[at].about = About::Background,
        }
    }
}

/// Is it a count of people that could be the event's figure? "Nobody" is no size to compare with.
fn counts(claim: &Claim) -> bool {
    let people = match &claim.value {
        Value::Count { interval, unit, class } => {
            (class.is_some() || unit.is_none()) && size(*interval) > 0.0
        }
        _ => false,
    };
    people && claim.about == About::Event && claim.polarity == Polarity::Asserted && !claim.part
}

/// What a count is to its article's figure.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Standing {
    /// The figure, or another account of it.
    Figure,
    /// A part of it.
    Part,
    /// Neither.
    Aside,
}

/// The figure of one kind that an article gives for its event, and how often each figure is said.
struct Account<'a> {
    /// The claims that give the figure.
    own: Vec<&'a Claim>,
    figure: Interval,
    /// All claims of the kind that might have been it.
    said: &'a [&'a Claim],
}

impl<'a> Account<'a> {
    /// The figure that weighs most; of two, the one said first.
    fn of(said: &'a [&'a Claim]) -> Option<Self> {
        let mut weights: Vec<(Interval, f64)> = Vec::new();
        for (turn, claim) in said.iter().enumerate() {
            let value = claim.value.interval()?;
            let weight = match turn {
                _ if claim.location.field == Field::Title => TITLE,
                0 => FIRST,
                1 | 2 => NEXT,
                _ => FURTHER,
            };
            match weights.iter_mut().find(|(known, _)| is_one(*known, value)) {
                Some((_, sum)) => *sum += weight,
                None => weights.push((value, weight)),
            }
        }
        let (mut figure, mut most) = *weights.first()?;
        for (value, weight) in weights {
            if weight > most {
                (figure, most) = (value, weight);
            }
        }
        let own = said.iter().copied().filter(|c| c.value.interval().is_some_and(|v| is_one(v, figure)));
        Some(Self { own: own.collect(), figure, said })
    }

    fn standing(&self, claim: &Claim) -> Standing {
        let Some(value) = claim.value.interval() else { return Standing::Figure };
        let marked = claim.revision.is_some() || claim.contrasted;
        let leads = claim.location.field == Field::Title || claim.sentence_index <= LEAD;
        if leads || marked || value.relate(self.figure) != Relation::Disjoint || self.is_repeated(value) {
            return Standing::Figure;
        }
        // "Seven were hurt, five in the fire"; "4 soldiers" of nine people.
        let beside = self.own.iter().any(|own| own.sentence_index == claim.sentence_index);
        let narrower = population(claim).is_some() && self.own.iter().all(|c| population(c).is_none());
        if size(value) < size(self.figure) && (beside || narrower) {
            Standing::Part
        } else if self.is_of_others(claim) || self.is_rival(claim, value) {
            Standing::Figure
        } else {
            Standing::Aside
        }
    }

    fn is_repeated(&self, value: Interval) -> bool {
        self.said.iter().filter(|c| c.value.interval().is_some_and(|v| is_one(v, value))).count() > 1
    }

    /// Is it an account that an editor wants to see beside the figure: of its size, by somebody else or near the top?
    /// "A man was killed" is a figure only by its article; a plural one near the top is the event's as often.
    fn is_rival(&self, claim: &Claim, value: Interval) -> bool {
        let (a, b) = (size(value), size(self.figure));
        let near = claim.sentence_index <= TOP;
        if b == 1.0 && a > b {
            return near;
        }
        let speaker = |c: &Claim| c.attribution.as_ref().map(|a| a.key.clone());
        let told = speaker(claim);
        let other_voice = told.is_some() && self.own.iter().all(|c| speaker(c) != told);
        a.min(b) >= ACCOUNT_SHARE * a.max(b) && (other_voice || near) && !claim.adds() && !points_back(claim)
    }

    /// Does it count a population that the figure does not ("15 fighters" beside "13 soldiers")?
    fn is_of_others(&self, claim: &Claim) -> bool {
        let own = population(claim);
        own.is_some() && self.own.iter().all(|c| population(c) != own)
    }
}

/// Whom a claim counts, unless it is people in general; Afghans and Americans are populations too.
fn population(claim: &Claim) -> Option<&str> {
    let Value::Count { class, unit, .. } = &claim.value else { return None };
    let nation = unit.as_deref().filter(|unit| unit.starts_with(char::is_uppercase));
    class.as_deref().filter(|class| is_population(Some(class))).or(nation)
}

/// Does it take up a count made before ("the two", "all six") rather than make one?
fn points_back(claim: &Claim) -> bool {
    let first = claim.text.split_whitespace().next().unwrap_or("").to_lowercase();
    matches!(first.as_str(), "the" | "both" | "all" | "these" | "those")
}

/// Are they one figure? "At least four" and "four" are two, and agree.
fn is_one(a: Interval, b: Interval) -> bool {
    (a.min, a.max) == (b.min, b.max)
}

/// The number in "at least 12", "12" and "up to 12".
fn size(value: Interval) -> f64 {
    value.max.or(value.min).unwrap_or(0.0)
}
