//! Which claims may meet at all. In: the claims of one event. Out: slots, one for each kind, subject and population,
//! and in each slot its stances: what is said, and by whom.
//!
//! Background, attached places, days of announcement, partial dates, figures taken back and parts without a
//! population of their own never enter a slot. How slots relate to each other is for `population` and `denial`.

use crate::lexicon::fold::fold;
use crate::model::claim::{About, Claim, Revision, is_nation};
use crate::model::event::Event;
use crate::model::kind::{Kind, ValueType};
use crate::model::outcome::ArticleSummary;
use crate::model::statement::{Stance, Statement};
use crate::model::value::Value;
use crate::model::value::date::{DateValue, Grain};
use crate::model::value::interval::Interval;
use jiff::civil::Date;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// The claims of each event as statements.
pub fn statements<'a>(
    events: &[Event],
    claims: &'a [Claim],
    articles: &[ArticleSummary],
) -> Vec<Vec<Statement<'a>>> {
    let ranks = ranks(articles);
    let mut statements: Vec<Vec<Statement>> = vec![Vec::new(); events.len()];
    for (index, claim) in claims.iter().enumerate() {
        let article = articles.get(claim.article).zip(ranks.get(claim.article));
        if let (Some(own), Some((article, rank))) = (statements.get_mut(claim.event), article) {
            own.push(Statement { index, claim, rank: *rank, published: article.meta.published });
        }
    }
    statements
}

/// The statements of one event, parted where articles tell of different times: the trial of an old attack, the strike on
/// the same town in March. Articles without a day stay with the most. What a desk has pinned is one.
pub fn scenes<'a>(statements: Vec<Statement<'a>>, pinned: bool) -> Vec<Vec<Statement<'a>>> {
    let mut days: Vec<(Date, usize)> =
        statements.iter().filter_map(|s| Some((told_day(s.claim)?, s.rank))).collect();
    days.sort_unstable();
    let apart =
        |pair: &[(Date, usize)]| pair[0].0.until(pair[1].0).is_ok_and(|gap| gap.get_days() > ANOTHER_TIME);
    if pinned || !days.windows(2).any(apart) {
        return vec![statements];
    }
    // An article that tells of two times holds them together.
    let runs: Vec<BTreeSet<usize>> = days
        .chunk_by(|a, b| !apart(&[*a, *b]))
        .map(|run| run.iter().map(|(_, rank)| *rank).collect())
        .collect();
    if runs.iter().enumerate().any(|(n, run)| runs[..n].iter().any(|other| !other.is_disjoint(run))) {
        return vec![statements];
    }
    let most = runs.iter().enumerate().max_by_key(|(n, run)| (run.len(), Reverse(*n))).map_or(0, |(n, _)| n);
    let mut scenes: Vec<Vec<Statement>> = vec![Vec::new(); runs.len()];
    for statement in statements {
        let at = runs.iter().position(|run| run.contains(&statement.rank)).unwrap_or(most);
        scenes[at].push(statement);
    }
    scenes
}

/// The day of the event, if the claim tells it near the top.
fn told_day(claim: &Claim) -> Option<Date> {
    match &claim.value {
        Value::Date(date) if date.grain <= Grain::Day && claim.sentence_index <= TOP => {
            let of_event =
                claim.about == About::Event && claim.role.as_deref().is_none_or(|role| role == OF_EVENT);
            date.start.filter(|_| of_event && is_day(claim, date))
        }
        _ => None,
    }
}

/// The place of each article among all by day, instant and id; articles without a day come last.
fn ranks(articles: &[ArticleSummary]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..articles.len()).collect();
    order.sort_by_key(|a| {
        let published = articles[*a].meta.published;
        (published.is_none(), published.map(|p| p.day), published.and_then(|p| p.instant), &articles[*a].id)
    });
    let mut ranks = vec![0; articles.len()];
    order.iter().enumerate().for_each(|(rank, article)| ranks[*article] = rank);
    ranks
}

/// Claims of one event that answer one question.
#[derive(Clone, Debug)]
pub struct Slot<'a> {
    /// The kind of all its claims.
    pub kind: &'a Kind,
    /// Whom they count, "" for all; see [`population`].
    pub population: String,
    /// What they are of ("the drone"), "" for the event itself.
    pub subject: String,
    /// What is said, in the order of the normal forms.
    pub stances: Vec<Stance<'a>>,
}

/// What articles (by rank) tell of a kind, beyond the claims that may meet others.
pub struct Known<'a> {
    figures: BTreeSet<(&'a str, usize)>,
    changes: BTreeSet<(&'a str, usize)>,
}

impl<'a> Known<'a> {
    /// From all claims of an event.
    pub fn of(statements: &[Statement<'a>]) -> Self {
        let key = |s: &Statement<'a>| (s.claim.kind.as_str(), s.rank);
        Self {
            figures: statements.iter().filter(|s| s.is_figure()).map(key).collect(),
            changes: statements.iter().filter(|s| s.claim.revision.is_some()).map(key).collect(),
        }
    }

    /// Does the article give any figure of the kind?
    pub fn tells(&self, kind: &str, rank: usize) -> bool {
        self.figures.contains(&(kind, rank))
    }

    /// Does it say that a figure of the kind changed?
    pub fn changes(&self, kind: &str, rank: usize) -> bool {
        self.changes.contains(&(kind, rank))
    }
}

/// Roles of a place or a day that say where or when the event was.
pub const OF_EVENT: &str = "event";

/// Classes of people that stand for all: who died in a mine is told as miners here and as workers there.
const EVERYBODY: &[&str] = &["person", "people", "victim", "worker", "resident", "other"];

/// The class of what is told of one person.
const PERSON: &str = "person";

/// The class of "fighters", and whose it is when they are a government's.
const FIGHTERS: &str = "militant";
const SOLDIERS: &str = "soldier";

/// Words that say so.
const OF_A_STATE: &[&str] = &["regime", "government", "loyalist", "army"];

/// A month is more than any slip of the day, and less than the time to an anniversary or a trial.
const ANOTHER_TIME: i32 = 31;

/// How the names of days and months begin.
const DAYS: &[&str] = &[
    "mon", "tue", "wed", "thu", "fri", "sat", "sun", "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug",
    "sep", "oct", "nov", "dec", "yes", "tod", "tom", "ton",
];

/// Words of a day that is told from the event, and is another day.
const AFTERWARDS: &[&str] = &["later", "after", "following", "next"];

/// Digits of a year.
const YEAR: usize = 4;

/// Words that join a day to a sentence. "Updated at" and "of publication" join it to a page.
const BEFORE_A_DAY: &[&str] = &[
    "on",
    "in",
    "since",
    "from",
    "until",
    "till",
    "by",
    "to",
    "and",
    "or",
    "between",
    "before",
    "after",
    "during",
    "the",
    "this",
    "that",
    "early",
    "late",
    "is",
    "was",
    "for",
    "about",
    "around",
    "through",
    "throughout",
];

/// Title and lead: here "today" is a day.
const TOP: u32 = 3;

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
        grain => grain <= Grain::Month && !AFTERWARDS.iter().any(|word| text.contains(word)),
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
    !before.ends_with(',') && alone && !BEFORE_A_DAY.contains(&last.as_str())
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
    fold(text).split(|c: char| !c.is_alphanumeric()).any(|word| OF_A_STATE.contains(&word))
}

/// The slots of one event, by kind, subject and population.
pub fn slots<'a>(statements: &[Statement<'a>], kinds: &'a [Kind]) -> Vec<Slot<'a>> {
    let mut slots: BTreeMap<(usize, String, String), BTreeMap<String, Vec<Statement<'a>>>> = BTreeMap::new();
    for statement in statements {
        let Some(at) = kinds.iter().position(|kind| kind.id == statement.claim.kind) else { continue };
        if !is_comparable(statement.claim, &kinds[at]) {
            continue;
        }
        let key = (at, subject(statement.claim), population(statement.claim));
        slots
            .entry(key)
            .or_default()
            .entry(normal_form(&statement.claim.value))
            .or_default()
            .push(*statement);
    }
    slots
        .into_iter()
        .map(|((at, subject, population), stances)| Slot {
            kind: &kinds[at],
            subject,
            population,
            stances: stances.into_iter().map(|(form, statements)| stance(form, statements)).collect(),
        })
        .collect()
}

fn stance(form: String, mut statements: Vec<Statement>) -> Stance {
    statements.sort_by_key(|s| (s.rank, s.claim.location.field, s.claim.location.start, s.index));
    Stance { form, statements }
}

/// What a claim is of, so that a sum for a drone meets no other sum: the words without article, and the unit or
/// currency where figures in different ones cannot meet.
fn subject(claim: &Claim) -> String {
    let of = claim.subject.as_ref().map(|subject| {
        let words = fold(&subject.text);
        if subject.class.as_deref() == Some(PERSON) {
            return bearer(&words);
        }
        let rest = ["the ", "a ", "an "].iter().find_map(|article| words.strip_prefix(article));
        rest.unwrap_or(&words).to_owned()
    });
    let unit = match &claim.value {
        Value::Money { currency, .. } => currency,
        Value::Measure { unit, .. } => &unit.dimension,
        _ => "",
    };
    [of.as_deref().unwrap_or(""), unit].join("|").trim_matches('|').to_owned()
}

/// Whose age or office it is: first name, surname and generation, since half of all mentions leave a middle name out.
fn bearer(words: &str) -> String {
    let words: Vec<&str> = words.split_whitespace().collect();
    let suffix = |word: &&&str| matches!(word.trim_end_matches('.'), "jr" | "sr" | "ii" | "iii" | "iv");
    let generation = words.last().filter(suffix).copied().unwrap_or("");
    let names = &words[..words.len() - usize::from(!generation.is_empty())];
    let (first, last) = (names.first().copied().unwrap_or(""), names.last().copied().unwrap_or(""));
    [first, last, generation.trim_end_matches('.')].join(" ")
}

/// One form for all ways to write a value: what is grouped by, and what fingerprints are made of.
pub fn normal_form(value: &Value) -> String {
    match value {
        Value::Count { .. } | Value::Money { .. } | Value::Measure { .. } => {
            value.interval().map(number).unwrap_or_default()
        }
        Value::Date(date) => match (date.start, date.end) {
            (Some(start), Some(end)) if start == end => start.to_string(),
            (Some(start), Some(end)) => format!("{start}/{end}"),
            _ => date.timex.clone(),
        },
        Value::Place(place) => words(&place.name),
        Value::Name(name) => words(&name.name),
        Value::Term(term) => term.to_lowercase(),
        Value::Text(text) | Value::Quote { text, .. } => words(text),
    }
}

fn number(interval: Interval) -> String {
    let end = |n: Option<f64>| n.map(|n| n.to_string()).unwrap_or_default();
    let about = if interval.approx { "~" } else { "" };
    match interval.point() {
        Some(n) => format!("{about}{n}"),
        None => format!("{about}{}..{}", end(interval.min), end(interval.max)),
    }
}

/// Lower case, hyphens as spaces, no apostrophes, single spaces; marks on letters stay.
fn words(text: &str) -> String {
    let plain: String = text
        .to_lowercase()
        .chars()
        .filter(|c| !matches!(c, '\'' | '\u{2018}' | '\u{2019}' | '\u{2bc}' | '`' | '.'))
        .map(|c| if matches!(c, '-' | '\u{2010}'..='\u{2015}') { ' ' } else { c })
        .collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}
