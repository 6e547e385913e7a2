//! Which claims may meet at all. In: a claim. Out: whether it says something of the event that another article could
//! contradict, and of whom.
//!
//! Background, attached places, days of announcement, partial dates, figures taken back and parts without a
//! population of their own never enter a slot. How slots relate to each other is for `population` and `denial`.

use crate::lexicon::builtin;
use crate::lexicon::fold::fold;
use crate::model::claim::{About, Claim, Revision, is_nation};
use crate::model::kind::{Kind, ValueType};
use crate::model::value::Value;
use crate::model::value::date::{DateValue, Grain};
use std::collections::BTreeSet;
use std::sync::LazyLock;

/// Roles of a place or a day that say where or when the event was.
pub const OF_EVENT: &str = "event";

/// Classes of people that stand for all: who died in a mine is told as miners here and as workers there.
const EVERYBODY: &[&str] = &["person", "people", "victim", "worker", "resident", "other"];

/// The class of what is told of one person.
pub const PERSON: &str = "person";

/// The class of "fighters", and whose it is when they are a government's.
const FIGHTERS: &str = "militant";
const SOLDIERS: &str = "soldier";

/// Words that say so.
static OF_A_STATE: LazyLock<BTreeSet<&'static str>> = LazyLock::new(|| builtin::set("of-a-state"));

/// How the names of days and months begin.
const DAYS: &[&str] = &[
    "mon", "tue", "wed", "thu", "fri", "sat", "sun", "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug",
    "sep", "oct", "nov", "dec", "yes", "tod", "tom", "ton",
];

/// Words of a day that is told from the event, and is another day.
static AFTERWARDS: LazyLock<BTreeSet<&'static str>> = LazyLock::new(|| builtin::set("afterwards"));

/// Digits of a year.
const YEAR: usize = 4;

/// Words that join a day to a sentence. "Updated at" and "of publication" join it to a page.
static BEFORE_A_DAY: LazyLock<BTreeSet<&'static str>> = LazyLock::new(|| builtin::set("before-a-day"));

/// Title and lead: here "today" is a day.
pub const TOP: u32 = 3;

/// May the claim meet another at all?
pub fn is_comparable(claim: &Claim, kind: &Kind) -> bool {
    // How a person is spelt is asked wherever the person is named.
    let anywhere = matches!(claim.value, Value::Name(_));
    if claim.about != About::Event && !anywhere || claim.revision == Some(Revision::Superseded) {
        return false;
    }
    // A surname alone may be of two people, in two articles surely.
    if claim.subject.as_ref().is_some_and(|of| of.class.as_deref() == Some(PERSON) && !of.text.contains(' '))
    {
        return false;
    }
    let role = claim.role.as_deref();
    match (&claim.value, kind.value) {
        (Value::Place(_), ValueType::Place) => role.is_none_or(|role| role == OF_EVENT),
        (Value::Date(date), ValueType::Date) => {
            role.is_none_or(|role| role == OF_EVENT)
                && date.start.is_some()
                && date.end.is_some()
                && is_day(claim, date)
        }
        (Value::Name(name), ValueType::Name) => !name.name.is_empty(),
        (Value::Count { .. }, ValueType::Count) => !claim.part || !population(claim).is_empty(),
        (Value::Money { .. }, ValueType::Money) | (Value::Measure { .. }, ValueType::Measure) => !claim.part,
        (Value::Text(_), ValueType::Text) => true,
        (Value::Term(_), ValueType::Term) | (Value::Quote { .. }, ValueType::Quote) => true,
        _ => false,
    }
}

/// Does a date say when something happened, closely enough to be held against another? A clock time alone hangs on
/// whatever day the text spoke of last; a year or more is context; "today" far down is "nowadays".
pub fn is_day(claim: &Claim, date: &DateValue) -> bool {
    let text = fold(&claim.text);
    let names_day =
        text.split(|c: char| !c.is_alphanumeric()).any(|w| w.len() > 2 && DAYS.contains(&&w[..3]));
    match date.grain {
        Grain::Time => names_day || text.contains("20") && text.contains('-'),
        Grain::Day if matches!(text.as_str(), "today" | "now") => claim.sentence_index <= TOP,
        grain => grain <= Grain::Month && !AFTERWARDS.iter().any(|word| text.contains(*word)),
    }
}

/// Is it the day of the page ("Date of publication 7 July 2023", "Daily Herald Friday 7 July 2023") that stands before
/// the text or a picture's caption? A sentence joins a day with its year by a preposition, a comma or a verb.
pub fn is_page_date(claim: &Claim) -> bool {
    let with_year = claim.text.split(|c: char| !c.is_ascii_digit()).any(|digits| digits.len() == YEAR);
    let Some(at) = claim.context.find(&claim.text).filter(|_| with_year) else { return false };
    let before = claim.context[..at].trim_end();
    let last = fold(before.rsplit(char::is_whitespace).next().unwrap_or(""));
    let follows = claim.context[at + claim.text.len()..].trim_start();
    let alone = follows.is_empty() || follows.starts_with(char::is_alphanumeric);
    !before.ends_with(',') && alone && !BEFORE_A_DAY.contains(last.as_str())
}

/// Whom a count counts: the class of its noun, or the nation; "" for everybody.
pub fn population(claim: &Claim) -> String {
    match &claim.value {
        Value::Count { class: Some(class), .. } if class == FIGHTERS && is_of_a_state(&claim.text) => {
            SOLDIERS.to_owned()
        }
        Value::Count { class: Some(class), .. } if !EVERYBODY.contains(&class.as_str()) => class.clone(),
        Value::Count { unit: Some(unit), class: Some(_), .. } if is_nation(unit) => fold(unit),
        _ => String::new(),
    }
}

/// Do the words say that the fighters are a government's ("regime fighters")?
fn is_of_a_state(text: &str) -> bool {
    fold(text).split(|c: char| !c.is_alphanumeric()).any(|word| OF_A_STATE.contains(word))
}
