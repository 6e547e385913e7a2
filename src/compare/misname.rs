//! People misnamed. In: the names of an event, each article with its fullest forms. Out: names that have a word in
//! common, stand for one part in two articles and have one age or one high office: "Karim Saleh, 24" here and "Karim
//! Omar, 24" there. One person misnamed, or two: an editor has to look.

use crate::lexicon::builtin;
use crate::lexicon::fold::fold;
use crate::lexicon::names::outer_words;
use crate::model::finding::{FindingType, Reason, ReasonCode};
use crate::model::kind::{Kind, Severity};
use crate::model::relation::Relation;
use crate::model::statement::{Clash, Stance, Statement};
use crate::model::value::Value;
use crate::model::value::name::Name;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// The parts that an age makes one person's: what is done to people, or by them.
const PARTS: &[&str] = &["victim", "target", "suspect"];

/// Titles of which an event seldom has two bearers of one surname, under one word each: "gen." is "general".
static HIGH_TITLES: LazyLock<BTreeMap<&str, &str>> = LazyLock::new(|| builtin::pairs("high-title").collect());

/// Names that may be of one person. `kin` has for each form those that may be the same name by their spelling, ascending.
pub fn clashes(stances: &[Stance], kin: &[Vec<usize>], kind: &Kind) -> Vec<Clash> {
    let mut found = Vec::new();
    let known = |i: usize, rank: usize| kin[i].iter().chain([&i]).any(|j| !stances[*j].of(rank).is_empty());
    let words: Vec<Option<Words>> = stances.iter().map(words).collect();
    for i in 0..stances.len() {
        for j in i + 1..stances.len() {
            let (Some(x), Some(y)) = (&words[i], &words[j]) else { continue };
            if !share_a_word(x, y) || kin[i].binary_search(&j).is_ok() {
                continue;
            }
            let mut told: Option<(usize, usize, String)> = None;
            for x in &stances[i].statements {
                for y in &stances[j].statements {
                    // An article that names both has two people.
                    if x.rank != y.rank && !known(i, y.rank) && !known(j, x.rank) {
                        told = told.or_else(|| Some((x.index, y.index, in_common(x, y)?)));
                    }
                }
            }
            if let Some((x, y, common)) = told {
                let details = vec![stances[i].form.clone(), stances[j].form.clone(), common];
                found.push(Clash {
                    a: i,
                    b: j,
                    a_claims: vec![x],
                    b_claims: vec![y],
                    finding_type: FindingType::Conflict,
                    severity: Severity::Warning.min(kind.severity),
                    relation: Relation::Unknown,
                    reason: Reason { code: ReasonCode::NamesOnePart, details },
                });
            }
        }
    }
    found
}

/// The first and the last word of a full name.
struct Words {
    outer: (String, String),
    /// Is a pet name inside, in quotation marks?
    pet_name: bool,
}

fn words(stance: &Stance) -> Option<Words> {
    let written = &name(stance.statements.first()?)?.name;
    let pet_name = written.contains(['"', '\u{201c}', '\u{2018}']);
    Some(Words { outer: outer_words(written)?, pet_name })
}

/// Do two full names have the first or the last word in common? Both, where one has a pet name inside, are one name.
fn share_a_word(a: &Words, b: &Words) -> bool {
    let (p, q) = (&a.outer, &b.outer);
    (p.0 == q.0) != (p.1 == q.1) || p == q && !a.pet_name && !b.pet_name
}

/// What makes two names look like one person's: the age in one part, or the high title before one surname.
fn in_common(a: &Statement, b: &Statement) -> Option<String> {
    let (x, y) = (name(a)?, name(b)?);
    let part = a.claim.role.as_deref().filter(|role| PARTS.contains(role));
    if part.is_some()
        && part == b.claim.role.as_deref()
        && x.age == y.age
        && let Some(age) = x.age
    {
        return Some(age.to_string());
    }
    let last = |name: &Name| outer_words(&name.name).map(|words| words.1);
    let title = high_title(x)?;
    (high_title(y)? == title && last(x) == last(y)).then(|| title.to_owned())
}

fn high_title(name: &Name) -> Option<&'static str> {
    let title = fold(name.title.as_deref()?);
    HIGH_TITLES.get(title.split_whitespace().next_back()?.trim_end_matches('.')).copied()
}

fn name<'a>(statement: &Statement<'a>) -> Option<&'a Name> {
    match &statement.claim.value {
        Value::Name(name) => Some(name),
        _ => None,
    }
}
