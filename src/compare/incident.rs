//! Whether two articles of a group tell of one incident. In: all statements of an event. Out: for two articles, whether
//! they are strangers: a running story (a war, a wave of attacks) holds many incidents, and the toll of the one is no
//! rival of the toll of the other.
//!
//! Sources that disagree on one incident agree on the rest of it. So two articles are strangers when the tops of their
//! texts answer as many of the questions where, when, who and how many differently as alike, or when their days lie too
//! far apart for a slip. Figures of one size are rivals, and answer nothing.

use crate::compare::interval;
use crate::compare::scope;
use crate::lexicon::gazetteer::data::{Gazetteer, PlaceKind};
use crate::lexicon::names::{self, NameRelation};
use crate::model::claim::{About, Claim};
use crate::model::relation::Relation;
use crate::model::statement::Statement;
use crate::model::value::Value;
use crate::model::value::interval::Interval;
use crate::model::value::place::Place;
use jiff::civil::Date;
use std::collections::BTreeMap;

/// Title and first sentences: further down a story tells of other incidents too.
const TOP: u32 = 5;

/// Two sources that date one incident differently are a day apart, over a night or a time zone.
const ONE_NIGHT: i32 = 1;

/// More days than these are no slip of the day: none of the differing days of one event in the development stories are
/// further apart than one.
const OTHER_INCIDENT: i32 = 3;

/// Weekdays counted from two days of publication differ by whole weeks, and may be one day.
const WEEK: i32 = 7;

/// From here on an equal number is a token of one incident: any two attacks may kill one or two, and any two may hurt
/// "dozens".
const TOKEN: f64 = 3.0;

/// Roles of those whom it happened to: who speaks of an incident speaks of many.
const VICTIMS: &[&str] = &["victim", "target"];

/// In larger groups a third article is not looked for: every pair would be held against every article.
const MOST_LINKED: usize = 60;

/// What a shared victim or figure weighs, beside a shared day or place.
const PROOF: usize = 2;

/// What the top of an article says of its incident.
#[derive(Default)]
struct Account<'a> {
    days: Vec<(Date, Date)>,
    places: Vec<&'a Place>,
    figures: BTreeMap<&'a str, Vec<Interval>>,
    /// Those of the figures that say a number.
    tokens: BTreeMap<&'a str, Vec<Interval>>,
    victims: Vec<&'a str>,
    published: Option<Date>,
}

/// What articles, by rank, say of their incidents.
#[derive(Default)]
pub struct Incidents<'a> {
    accounts: BTreeMap<usize, Account<'a>>,
}

/// How two articles answer one question.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Answer {
    Open,
    Together,
    Apart,
}

impl<'a> Incidents<'a> {
    /// Reads the accounts of one event. What a desk has pinned is one incident, whatever it says.
    pub fn of(statements: &[Statement<'a>], pinned: bool) -> Self {
        let mut accounts: BTreeMap<usize, Account> = BTreeMap::new();
        for s in statements.iter().filter(|s| !pinned && tells(s)) {
            let account = accounts.entry(s.rank).or_default();
            account.published = s.published.map(|published| published.day);
            match &s.claim.value {
                Value::Date(date) => account.days.extend(date.days()),
                Value::Place(place) if !is_country(place) => account.places.push(place),
                Value::Count { interval, .. } => {
                    let kind = s.claim.kind.as_str();
                    account.figures.entry(kind).or_default().push(*interval);
                    if says_number(s.claim, *interval) {
                        account.tokens.entry(kind).or_default().push(*interval);
                    }
                }
                Value::Name(name) => account.victims.push(&name.name),
                _ => {}
            }
        }
        Self { accounts }
    }

    /// Do the articles of these ranks tell of two incidents? A third article that shares a figure or a victim with the
    /// one, and is no stranger to the other, holds them together: an old toll is the toll that others gave before.
    pub fn are_strangers(&self, a: usize, b: usize) -> bool {
        let (Some(one), Some(other)) = (self.accounts.get(&a), self.accounts.get(&b)) else { return false };
        if a == b || !differ(one, other) {
            return false;
        }
        let links = |x: &Account, y: &Account| share_proof(x, y) && !differ(x, y);
        let joins = |c: &Account| links(one, c) && !differ(c, other) || links(other, c) && !differ(c, one);
        self.accounts.len() > MOST_LINKED
            || !self.accounts.iter().any(|(rank, c)| *rank != a && *rank != b && joins(c))
    }
}

/// Have two accounts a victim or a figure in common?
fn share_proof(a: &Account, b: &Account) -> bool {
    who(a, b) == Answer::Together || figures(a, b) == Answer::Together
}

/// Do two accounts, taken alone, tell of two incidents?
fn differ(one: &Account, other: &Account) -> bool {
    let (day, place, figure) = (when(one, other), places(one, other), figures(one, other));
    let who = who(one, other);
    let far = days_between(one, other).is_some_and(|days| days > OTHER_INCIDENT && days % WEEK != 0);
    // A victim's name or a figure is shared by one incident, a day and a city by several.
    let weight = |proves: bool| if proves { PROOF } else { 1 };
    let answers = [(day, 1), (place, 1), (who, PROOF), (figure, weight(figure == Answer::Together))];
    let sum = |sought: Answer| -> usize {
        answers.iter().filter(|(answer, _)| *answer == sought).map(|(_, weight)| weight).sum()
    };
    let (apart, together) = (sum(Answer::Apart), sum(Answer::Together));
    // Who agrees on nothing else, and differs in the day alone, may still have slipped in that.
    let alone = together == 0 && apart == 1 && day == Answer::Apart;
    far && together < PROOF || apart > 0 && apart >= together && !alone
}

/// Does the statement belong to what the top of its article says of its own incident?
fn tells(s: &Statement) -> bool {
    let claim: &Claim = s.claim;
    let of_event = match (&claim.value, claim.role.as_deref()) {
        (Value::Name(_), role) => role.is_some_and(|role| VICTIMS.contains(&role)),
        (_, role) => role.is_none_or(|role| role == scope::OF_EVENT),
    };
    let top = claim.sentence_index <= TOP && claim.about == About::Event && of_event;
    let date_of_page = match &claim.value {
        Value::Date(date) => !scope::is_day(claim, date) || scope::is_page_date(claim),
        _ => false,
    };
    top && !claim.part && s.is_firm() && !date_of_page
}

/// Every incident of a war is in its country.
fn is_country(place: &Place) -> bool {
    let gazetteer = Gazetteer::get();
    place.readings.first().is_some_and(|reading| gazetteer.kind(reading.id) == PlaceKind::Country)
}

/// Is it a number, and not a word for many ("dozens", "several")? Limits say theirs in digits.
fn says_number(claim: &Claim, interval: Interval) -> bool {
    let large = interval.min.is_some_and(|n| n >= TOKEN);
    large && (interval.point().is_some() || claim.text.contains(|c: char| c.is_ascii_digit()))
}

fn when(a: &Account, b: &Account) -> Answer {
    match days_between(a, b) {
        None => Answer::Open,
        Some(days) if days > ONE_NIGHT => Answer::Apart,
        Some(_) => Answer::Together,
    }
}

/// The least number of days between a day of the one and a day of the other.
fn days_between(a: &Account, b: &Account) -> Option<i32> {
    let gap = |(a, b): (Date, Date), (c, d): (Date, Date)| days(b, c).max(days(d, a)).max(0);
    let all = a.days.iter().flat_map(|x| b.days.iter().map(move |y| gap(*x, *y)));
    all.min()
}

fn days(from: Date, to: Date) -> i32 {
    from.until(to).map_or(0, |span| span.get_days())
}

fn places(a: &Account, b: &Account) -> Answer {
    let disjoint = |a: &Place, b: &Place| Gazetteer::get().relate(a, b).0 == Relation::Disjoint;
    match (a.places.is_empty() || b.places.is_empty(), &a.places, &b.places) {
        (true, ..) => Answer::Open,
        (_, a, b) if a.iter().all(|x| b.iter().all(|y| disjoint(x, y))) => Answer::Apart,
        _ => Answer::Together,
    }
}

/// One victim's name is one incident; two names may be two of many victims.
fn who(a: &Account, b: &Account) -> Answer {
    let one = |a: &str, b: &str| {
        matches!(names::relate(a, b).relation, NameRelation::Identical | NameRelation::Variant)
    };
    let shared = a.victims.iter().any(|x| b.victims.iter().any(|y| one(x, y)));
    if shared { Answer::Together } else { Answer::Open }
}

/// Figures of one kind that are rivals neither speak for one incident nor against it.
fn figures(a: &Account, b: &Account) -> Answer {
    let mut apart = false;
    for (kind, own) in &a.figures {
        let Some(others) = b.figures.get(kind) else { continue };
        let mut pairs = own.iter().flat_map(|x| others.iter().map(move |y| (*x, *y)));
        let (said, told) = (a.tokens.get(kind), b.tokens.get(kind));
        if said.zip(told).is_some_and(|(said, told)| said.iter().any(|x| told.contains(x))) {
            return Answer::Together;
        }
        let older = |x: &Account, y: &Account| x.published.zip(y.published).is_some_and(|(x, y)| x < y);
        // A toll that rises from day to day is one toll.
        let rises = |x: Interval, y: Interval| {
            let up = x.ends().0 < y.ends().0;
            up && older(a, b) || !up && older(b, a)
        };
        apart |= pairs.all(|(x, y)| {
            x.relate(y) == Relation::Disjoint && !interval::are_of_one_size(x, y) && !rises(x, y)
        });
    }
    if apart { Answer::Apart } else { Answer::Open }
}
