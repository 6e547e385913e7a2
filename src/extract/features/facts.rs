//! What tells one event from another of its sort. In: the claims of an article. Out: its [`Facts`]: when and where it
//! says the event was, and whom it names.

use crate::lexicon::fold::fold;
use crate::lexicon::gazetteer::data::Gazetteer;
use crate::model::claim::{About, Claim, Polarity};
use crate::model::features::{DayNumber, Facts, Ground, Key, day_number};
use crate::model::value::Value;
use crate::model::value::date::{DateValue, Grain};
use crate::model::value::place::{Place, PlaceId};
use crate::model::vocabulary::Vocabulary;

/// The role of a day or place that says when or where the event was.
const OF_EVENT: &str = "event";

/// Roles of those whom it happened to.
const VICTIMS: [&str; 2] = ["victim", "target"];

/// Kinds that count them.
const HARM: [&str; 2] = ["killed", "injured"];

/// What is no part of a first name or surname.
const GENERATIONS: [&str; 5] = ["jr", "sr", "ii", "iii", "iv"];

/// A place lies in at most so many others: a district, a division, a country, a region; it keeps a broken record from
/// going round in circles.
const DEEP: usize = 8;

/// Reads the facts from the claims of one article.
pub fn facts(claims: &[Claim], words: &Vocabulary) -> Facts {
    let mut facts = Facts::default();
    let (mut people, mut victims) = (Vec::new(), Vec::new());
    for claim in claims.iter().filter(|c| c.about == About::Event && c.polarity == Polarity::Asserted) {
        let role = claim.role.as_deref();
        let of_event = role.is_none_or(|role| role == OF_EVENT);
        match &claim.value {
            Value::Date(date) if of_event => facts.days.extend(day(date)),
            Value::Place(place) if of_event => facts.grounds.extend(ground(place)),
            Value::Name(name) => {
                let Some(text) = person(&name.name) else { continue };
                people.push(words.number(&text));
                if role.is_some_and(|role| VICTIMS.contains(&role)) {
                    victims.push((text, name.name.as_str()));
                }
            }
            Value::Count { interval, .. } => {
                facts.harmed |= HARM.contains(&claim.kind.as_str()) && interval.max != Some(0.0);
            }
            _ => {}
        }
    }
    facts.days.sort_unstable();
    facts.days.dedup();
    people.sort_unstable();
    people.dedup();
    victims.sort_unstable();
    victims.dedup_by(|a, b| a.0 == b.0);
    let key = |(text, shown): (String, &str)| Key { text: words.number(&text), shown: words.number(shown) };
    facts.people = people.into();
    facts.victims = victims.into_iter().map(key).collect();
    facts.grounds.sort_unstable_by(|a, b| a.ids.cmp(&b.ids));
    facts.grounds.dedup_by(|a, b| a.ids == b.ids);
    facts
}

/// The day, if it is one.
fn day(date: &DateValue) -> Option<DayNumber> {
    let start = date.start.filter(|_| date.start == date.end && date.grain <= Grain::Day);
    start.map(day_number)
}

/// First name and surname, since half of all mentions leave a middle name out; a surname alone is many people's.
fn person(name: &str) -> Option<String> {
    let folded = fold(name);
    let words = || folded.split(|c: char| !c.is_alphanumeric()).filter(|word| word.chars().nth(1).is_some());
    let (first, last) = (words().next()?, words().rfind(|word| !GENERATIONS.contains(word))?);
    (first != last).then(|| format!("{first} {last}"))
}

/// The place, and what it lies in.
fn ground(place: &Place) -> Option<Ground> {
    let gazetteer = Gazetteer::get();
    let first = place.readings.first()?;
    let parents = std::iter::successors(gazetteer.parent(first.id), |id| gazetteer.parent(*id));
    let mut ids: Vec<PlaceId> = place.readings.iter().map(|reading| reading.id).collect();
    ids.sort_unstable();
    ids.dedup();
    Some(Ground { ids, inside: parents.take(DEEP).collect(), point: gazetteer.point(first.id) })
}
