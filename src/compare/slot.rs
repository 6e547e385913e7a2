//! Claims that answer one question. In: the statements of one event. Out: slots, one for each kind, subject and
//! population, and in each slot its stances: what is said, and by whom; and the normal forms of values.

use crate::compare::scope::{PERSON, is_comparable, population};
use crate::lexicon::fold::fold;
use crate::model::claim::Claim;
use crate::model::kind::Kind;
use crate::model::statement::{Stance, Statement};
use crate::model::value::Value;
use crate::model::value::interval::Interval;
use std::collections::{BTreeMap, BTreeSet};

/// The class of what is known by its part in the event, and by no name.
const BY_PART: &str = "part";

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
    numbers: BTreeMap<(&'a str, usize), Vec<f64>>,
}

impl<'a> Known<'a> {
    /// From all claims of an event.
    pub fn of(statements: &[Statement<'a>]) -> Self {
        let key = |s: &Statement<'a>| (s.claim.kind.as_str(), s.rank);
        let mut numbers: BTreeMap<_, Vec<f64>> = BTreeMap::new();
        for s in statements {
            if let Some(number) = s.claim.value.interval().and_then(|value| value.point()) {
                numbers.entry(key(s)).or_default().push(number);
            }
        }
        Self {
            numbers,
            figures: statements.iter().filter(|s| s.is_figure()).map(key).collect(),
            changes: statements.iter().filter(|s| s.claim.revision.is_some()).map(key).collect(),
        }
    }

    /// Does the article give any figure of the kind?
    pub fn tells(&self, kind: &str, rank: usize) -> bool {
        self.figures.contains(&(kind, rank))
    }

    /// Does it tell what is left of the larger number without the smaller one: six here and four there are its ten?
    /// Twice one number is that number told twice.
    pub fn makes_up(&self, kind: &str, rank: usize, smaller: f64, larger: f64) -> bool {
        let rest = larger - smaller;
        let told = self.numbers.get(&(kind, rank)).is_some_and(|numbers| numbers.contains(&rest));
        rest != smaller && told
    }

    /// Does it say that a figure of the kind changed?
    pub fn changes(&self, kind: &str, rank: usize) -> bool {
        self.changes.contains(&(kind, rank))
    }
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
            stances: told_once(stances.into_iter().map(|(form, statements)| stance(form, statements))),
        })
        .collect()
}

/// Of what is known by its part alone ("the woman who was killed", "when it happened"), an article that gives two values
/// speaks of two, and none of them can be held against another article's.
fn told_once<'a>(stances: impl Iterator<Item = Stance<'a>>) -> Vec<Stance<'a>> {
    let mut stances: Vec<Stance<'a>> = stances.collect();
    if !stances.iter().flat_map(|stance| &stance.statements).any(is_by_part) {
        return stances;
    }
    let mut values: BTreeMap<usize, usize> = BTreeMap::new();
    for stance in &stances {
        let ranks: BTreeSet<usize> = stance.statements.iter().map(|s| s.rank).collect();
        ranks.into_iter().for_each(|rank| *values.entry(rank).or_default() += 1);
    }
    for stance in &mut stances {
        stance.statements.retain(|s| values.get(&s.rank) == Some(&1));
    }
    stances.retain(|stance| !stance.statements.is_empty());
    stances
}

/// Is the value of somebody or something that no name tells apart from others of its part?
pub fn is_by_part(statement: &Statement) -> bool {
    statement.claim.subject.as_ref().is_some_and(|of| of.class.as_deref() == Some(BY_PART))
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
