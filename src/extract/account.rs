//! The account that an article gives of its event. In: the claims of one article, in the order of its text. Out: the
//! same claims; counts of people that differ from the article's own figure of their kind, and that nothing marks as
//! another account of it, are parts of it or background. Marked parts stay parts.
//!
//! An article says its figure in the title or the lead and says it again; a lone count further down that differs
//! counts a part, another incident or a longer time, and seldom says so (measured: `docs/scope.md`).

use crate::extract::build::is_population;
use crate::lexicon::threshold::Threshold;
use crate::model::article::Field;
use crate::model::claim::{About, Claim, Polarity, Revision, is_nation};
use crate::model::relation::Relation;
use crate::model::value::Value;
use crate::model::value::interval::Interval;
use std::collections::{BTreeMap, BTreeSet};

/// What it weighs for a figure to be said in the title, by the first claim, by the next two, and further down.
const TITLE: f64 = 3.0;
const FIRST: f64 = 2.5;
const NEXT: f64 = 1.7;
const FURTHER: f64 = 1.0;

/// Near the top a figure of like size is a slip or a rival account, worth an editor's look.
const TOP: u32 = 4;

/// Settles, kind by kind, which counts are of the event. Up to the sentence `lead` whatever stands there is the article's
/// own account, and a rival if it differs.
pub fn settle(claims: &mut [Claim], lead: usize) {
    let mut kinds: Vec<&str> = claims.iter().filter(|c| counts(c)).map(|c| c.kind.as_str()).collect();
    kinds.sort_unstable();
    kinds.dedup();
    let mut settled = Vec::new();
    for kind in kinds {
        let own = || claims.iter().enumerate().filter(move |(_, c)| c.kind == kind && counts(c));
        let said: Vec<&Claim> = own().map(|(_, claim)| claim).collect();
        let Some(account) = Account::of(&said) else { continue };
        settled.extend(own().map(|(at, claim)| (at, account.standing(claim, lead))));
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
    let holds = claim.polarity == Polarity::Asserted && claim.revision != Some(Revision::Superseded);
    is_of_people(claim) && holds && claim.about == About::Event && !claim.part
}

/// Does it count people, and somebody rather than nobody?
pub fn is_of_people(claim: &Claim) -> bool {
    match &claim.value {
        Value::Count { interval, unit, class } => {
            (class.is_some() || unit.is_none()) && size(*interval) > 0.0
        }
        _ => false,
    }
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

/// The figure of one kind that an article gives for its event, and who gives it where.
struct Account<'a> {
    figure: Interval,
    sentences: BTreeSet<u32>,
    populations: BTreeSet<Option<&'a str>>,
    speakers: BTreeSet<Option<&'a str>>,
    /// How often each value is said.
    times: BTreeMap<Key, usize>,
}

impl<'a> Account<'a> {
    /// The figure that weighs most; of two, the one said first.
    fn of(said: &[&'a Claim]) -> Option<Self> {
        let mut weights: BTreeMap<Key, f64> = BTreeMap::new();
        let mut times: BTreeMap<Key, usize> = BTreeMap::new();
        for (turn, claim) in said.iter().enumerate() {
            let value = key(claim.value.interval()?);
            let weight = match turn {
                _ if claim.location.field == Field::Title => TITLE,
                0 => FIRST,
                1 | 2 => NEXT,
                _ => FURTHER,
            };
            *weights.entry(value).or_default() += weight;
            *times.entry(value).or_default() += 1;
        }
        let (mut figure, mut most) = (said.first()?.value.interval()?, 0.0);
        for value in said.iter().filter_map(|claim| claim.value.interval()) {
            let weight = weights.get(&key(value)).copied().unwrap_or(0.0);
            if weight > most {
                (figure, most) = (value, weight);
            }
        }
        let gives = |c: &&&'a Claim| c.value.interval().is_some_and(|value| key(value) == key(figure));
        let own = || said.iter().filter(gives);
        Some(Self {
            figure,
            sentences: own().map(|c| c.sentence_index).collect(),
            populations: own().map(|c| population(c)).collect(),
            speakers: own().map(|c| speaker(c)).collect(),
            times,
        })
    }

    fn standing(&self, claim: &Claim, lead: usize) -> Standing {
        let Some(value) = claim.value.interval() else { return Standing::Figure };
        let marked = claim.revision.is_some() || claim.contrasted;
        let leads = claim.location.field == Field::Title || claim.sentence_index as usize <= lead;
        if leads || marked || value.relate(self.figure) != Relation::Disjoint || self.is_repeated(value) {
            return Standing::Figure;
        }
        // "Seven were hurt, five in the fire"; "4 soldiers" of nine people.
        let whom = population(claim);
        let narrower = whom.is_some() && self.populations.iter().all(Option::is_none);
        if size(value) < size(self.figure) && (narrower || self.sentences.contains(&claim.sentence_index)) {
            return Standing::Part;
        }
        // "15 fighters" beside "13 soldiers" are two counts.
        let of_others = whom.is_some() && !self.populations.contains(&whom);
        if of_others || self.is_rival(claim, value) { Standing::Figure } else { Standing::Aside }
    }

    fn is_repeated(&self, value: Interval) -> bool {
        self.times.get(&key(value)).is_some_and(|times| *times > 1)
    }

    /// Is it an account that an editor wants to see beside the figure: of its size, by somebody else or near the top?
    /// "A man was killed" is a figure only by its article; a plural one near the top is the event's as often.
    fn is_rival(&self, claim: &Claim, value: Interval) -> bool {
        let (a, b) = (size(value), size(self.figure));
        let near = claim.sentence_index <= TOP;
        if b == 1.0 && a > b {
            return near;
        }
        let told = speaker(claim);
        let other_voice = told.is_some() && !self.speakers.contains(&told);
        a.min(b) >= Threshold::OwnRival.value() * a.max(b)
            && (other_voice || near)
            && !claim.adds()
            && !points_back(claim)
    }
}

/// Who says it, unless the article itself.
fn speaker(claim: &Claim) -> Option<&str> {
    claim.attribution.as_ref().map(|speaker| speaker.key.as_str())
}

/// Whom a claim counts, unless it is people in general; Afghans and Americans are populations too.
pub fn population(claim: &Claim) -> Option<&str> {
    let Value::Count { class, unit, .. } = &claim.value else { return None };
    let nation = unit.as_deref().filter(|unit| is_nation(unit));
    class.as_deref().filter(|class| is_population(Some(class))).or(nation)
}

/// Does it take up a count made before ("the two", "all six") rather than make one?
fn points_back(claim: &Claim) -> bool {
    let first = claim.text.split_whitespace().next().unwrap_or("").to_lowercase();
    matches!(first.as_str(), "the" | "both" | "all" | "these" | "those")
}

/// The ends of a value: what makes two claims say one figure. "At least four" and "four" are two, and agree.
type Key = (Option<u64>, Option<u64>);

fn key(value: Interval) -> Key {
    (value.min.map(f64::to_bits), value.max.map(f64::to_bits))
}

/// The number in "at least 12", "12" and "up to 12".
pub fn size(value: Interval) -> f64 {
    value.max.or(value.min).unwrap_or(0.0)
}
