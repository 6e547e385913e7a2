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
static HIGH_TITLES: LazyLock<BTreeMap<&str, &str>> = LazyLock::new(|| builtin::rows("high-title").collect());

/// Names that may be of one person. `same` tells whether two forms may be one name by their spelling.
pub fn clashes(stances: &[Stance], same: &dyn Fn(usize, usize) -> bool, kind: &Kind) -> Vec<Clash> {
    let mut found = Vec::new();
    let known = |i: usize, rank: usize| {
        (0..stances.len()).any(|j| (i == j || same(i, j)) && !stances[j].of(rank).is_empty())
    };
    for i in 0..stances.len() {
        for j in i + 1..stances.len() {
            if same(i, j) || !share_a_word(&stances[i], &stances[j]) {
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

/// Do two full names have the first or the last word in common? Both, where one has a pet name inside, are one name.
fn share_a_word(a: &Stance, b: &Stance) -> bool {
    let (Some(x), Some(y)) = (written(a), written(b)) else { return false };
    let (Some(p), Some(q)) = (outer_words(x), outer_words(y)) else { return false };
    let pet_name = |name: &str| name.contains(['"', '\u{201c}', '\u{2018}']);
    (p.0 == q.0) != (p.1 == q.1) || p == q && !pet_name(x) && !pet_name(y)
}

fn written<'a>(stance: &Stance<'a>) -> Option<&'a str> {
    Some(&name(stance.statements.first()?)?.name)
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
