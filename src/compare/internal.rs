//! One article against itself. In: the stances of one slot and which are apart. Out: two exact figures, or two
//! lower limits, for one thing in one article.
//!
//! Four in five wire stories with two death counts are right: the second is of another place, of a part, of last
//! year. So only figures near the top count, where an article speaks of its own event, said in one voice; and none in
//! an article that speaks of a change.

use crate::compare::{interval, kinds};
use crate::lexicon::builtin;
use crate::lexicon::threshold::Threshold;
use crate::model::article::Field;
use crate::model::claim::Claim;
use crate::model::finding::{FindingType, Reason, ReasonCode};
use crate::model::kind::{Kind, Severity};
use crate::model::relation::Relation;
use crate::model::statement::{Clash, Stance, Statement};
use crate::model::value::Value;
use std::collections::BTreeSet;
use std::sync::LazyLock;

/// The normal form of nobody.
const NOBODY: &str = "0";

/// How the text names one person who was not yet spoken of.
const ARTICLES: [&str; 2] = ["a", "an"];

/// Those in whose words crime is reported.
static POLICE: LazyLock<BTreeSet<&'static str>> = LazyLock::new(|| builtin::set("police-voice"));

/// Pairs of figures that one article gives for one thing. `makes_up` tells of two stances and an article whether it also
/// gives the rest of the larger figure: then the smaller is a part of it. `changes` tells the articles that speak of a
/// change of such a figure; `told` says of two stances and a claim of one of them that a finding between articles has it.
pub fn contradictions(
    stances: &[Stance],
    apart: &dyn Fn(usize, usize) -> bool,
    makes_up: &dyn Fn(usize, usize, usize) -> bool,
    changes: &dyn Fn(usize) -> bool,
    told: &dyn Fn(usize, usize, usize) -> bool,
    kind: &Kind,
) -> Vec<Clash> {
    let mut found = Vec::new();
    for (i, a) in stances.iter().enumerate() {
        for (j, b) in stances.iter().enumerate().skip(i + 1) {
            if !apart(i, j) {
                continue;
            }
            let told = |s: &Statement| told(i, j, s.index);
            for own in a.statements.chunk_by(|x, y| x.rank == y.rank) {
                let Some(rank) = own.first().map(|s| s.rank).filter(|rank| !changes(*rank)) else { continue };
                let others = b.of(rank);
                let is_told = own.iter().any(told) && others.iter().any(told);
                let is_part = || {
                    makes_up(i, j, rank)
                        || is_one_of_many(own, others, stances)
                        || is_one_of_many(others, own, stances)
                };
                if is_told || is_part() {
                    continue;
                }
                found.extend(clash(own, others, kind).map(|clash| Clash { a: i, b: j, ..clash }));
            }
        }
    }
    found
}

/// "No charges have been filed", and "charged with arson": nobody and somebody, of one thing, in one article. Of people
/// harmed this would be two scenes; what a rule gives a subject of its own is one thing.
pub fn none_and_some(stances: &[Stance], subject: &str, kind: &Kind) -> Vec<Clash> {
    let least = |stance: &Stance| stance.statements.first()?.claim.value.interval()?.min;
    let mut found = Vec::new();
    let none = stances.iter().enumerate().filter(|(_, s)| s.form == NOBODY && !subject.is_empty());
    for (i, none) in none {
        for (j, some) in stances.iter().enumerate().filter(|(_, s)| least(s) >= Some(1.0)) {
            for own in none.statements.chunk_by(|x, y| x.rank == y.rank) {
                let others = own.first().map_or(&[][..], |s| some.of(s.rank));
                let firm = |all: &[Statement]| -> Vec<usize> {
                    all.iter().filter(|s| s.is_firm()).map(|s| s.index).collect()
                };
                let (a_claims, b_claims) = (firm(own), firm(others));
                if a_claims.is_empty() || b_claims.is_empty() {
                    continue;
                }
                found.push(Clash {
                    a: i,
                    b: j,
                    a_claims,
                    b_claims,
                    finding_type: FindingType::InternalContradiction,
                    severity: kind.severity.min(Severity::Warning),
                    relation: Relation::Disjoint,
                    reason: Reason {
                        code: ReasonCode::WithinArticle,
                        details: vec![own[0].claim.text.clone(), others[0].claim.text.clone()],
                    },
                });
            }
        }
    }
    found
}

/// Do the clashes hold one of these two stances against the other, and the claim among them?
pub fn is_told(clashes: &[Clash], a: usize, b: usize, claim: usize) -> bool {
    let of_these = clashes.iter().filter(|clash| (clash.a, clash.b) == (a, b));
    of_these.into_iter().any(|clash| clash.a_claims.contains(&claim) || clash.b_claims.contains(&claim))
}

/// "A man died when a tree fell" in a story of two dead: one of them, where the story has another one, or tells the two
/// behind its headline. A story of this man alone has a headline of one too many.
fn is_one_of_many(one: &[Statement], many: &[Statement], stances: &[Stance]) -> bool {
    let somebody = |s: &Statement| {
        let first = s.claim.text.split_whitespace().next().unwrap_or_default();
        ARTICLES.iter().any(|article| article.eq_ignore_ascii_case(first))
            && s.claim.value.interval().and_then(|value| value.point()) == Some(1.0)
    };
    let least = |s: &Statement| s.claim.value.interval().and_then(|value| value.min).unwrap_or(0.0);
    let of_text = |s: &&Statement| s.claim.location.field != Field::Title && s.is_firm();
    let Some(rank) = one.first().map(|s| s.rank).filter(|_| one.iter().all(somebody)) else { return false };
    let mut beside = stances.iter().flat_map(|stance| stance.of(rank)).filter(of_text);
    many.iter().all(|s| least(s) > 1.0)
        && beside.any(|s| least(s) > 1.0 || somebody(s) && !one.iter().any(|own| one_noun(own, s)))
}

fn clash(a: &[Statement], b: &[Statement], kind: &Kind) -> Option<Clash> {
    let a: Vec<&Statement> = a.iter().filter(|s| counts(s)).collect();
    let b: Vec<&Statement> = b.iter().filter(|s| counts(s)).collect();
    let (first, second) = (a.first()?, b.first()?);
    // A lower limit beside a number is a part, or the number as it was; two of them are two accounts only where the
    // article says that reports differ.
    let limits = [first, second].iter().filter(|s| is_limit(s)).count();
    let accounts = || a.iter().chain(&b).any(|s| s.claim.contrasted) && of_one_size(first, second);
    if limits == 1 || limits == 2 && !accounts() {
        return None;
    }
    // Two figures that one voice gives in one sentence are parts of something, or two things.
    let together = |x: &Statement, y: &Statement| {
        x.claim.sentence_index == y.claim.sentence_index && x.voice() == y.voice()
    };
    if a.iter().any(|x| b.iter().any(|y| limits == 0 && together(x, y) || !one_noun(x, y))) {
        return None;
    }
    let one_voice = a.iter().any(|x| b.iter().any(|y| own_voice(x) == own_voice(y)));
    let ascribed = a.iter().chain(&b).all(|s| s.voice().is_some());
    // "419 were hurt; the president said 438": the article itself holds the two against each other.
    let side_by_side = a.iter().any(|x| b.iter().any(|y| x.claim.sentence_index == y.claim.sentence_index));
    let severity = match (one_voice || is_headline(&a) || is_headline(&b), ascribed || side_by_side) {
        // Of two lower limits both may hold, and one of them is out of date.
        _ if limits == 2 => kind.severity.min(Severity::Note),
        (true, _) => kind.severity,
        (false, true) => kind.severity.min(Severity::Note),
        (false, false) => return None,
    };
    Some(Clash {
        a: 0,
        b: 0,
        a_claims: a.iter().map(|s| s.index).collect(),
        b_claims: b.iter().map(|s| s.index).collect(),
        finding_type: FindingType::InternalContradiction,
        severity,
        relation: Relation::Disjoint,
        reason: Reason {
            code: ReasonCode::WithinArticle,
            details: vec![first.claim.text.clone(), second.claim.text.clone()],
        },
    })
}

/// Does the title alone say it, in nobody's voice? A headline speaks for whoever its text has the figure from. Many a
/// text opens with it once more.
fn is_headline(statements: &[&Statement]) -> bool {
    let in_title = |s: &&&Statement| s.claim.location.field == Field::Title;
    let title = statements.iter().find(in_title).map(|s| s.claim.context.trim());
    let repeated = |s: &Statement| title == Some(s.claim.context.trim_start_matches(['#', ' ']).trim_end());
    statements.iter().all(|s| (in_title(&s) || repeated(s)) && s.voice().is_none())
}

/// May both count the same: by one noun, or one of them by none?
fn one_noun(a: &Statement, b: &Statement) -> bool {
    let noun = |noun: &str| Some(noun.to_lowercase()).filter(|noun| !kinds::is_anybody(noun));
    match (&a.claim.value, &b.claim.value) {
        (Value::Count { unit: Some(a), .. }, Value::Count { unit: Some(b), .. }) => noun(a) == noun(b),
        _ => true,
    }
}

/// Who speaks; of what the police say of a crime, an article says most in its own voice.
fn own_voice<'a>(statement: &'a Statement) -> Option<&'a str> {
    statement.voice().filter(|voice| !POLICE.contains(*voice))
}

fn of_one_size(a: &Statement, b: &Statement) -> bool {
    let (a, b) = (a.claim.value.interval(), b.claim.value.interval());
    a.zip(b).is_some_and(|(a, b)| interval::are_of_one_size(a, b))
}

fn is_limit(statement: &Statement) -> bool {
    statement.claim.value.interval().is_some_and(|value| value.min.is_some() && value.max.is_none())
}

fn counts(statement: &Statement) -> bool {
    let claim: &Claim = statement.claim;
    let top = claim.location.field == Field::Title
        || (claim.sentence_index as usize) < Threshold::HeadOfStory.count();
    let exact = claim.value.interval().is_some_and(|value| value.point().is_some() && !value.approx);
    let told = exact || is_limit(statement) && !claim.is_vague();
    statement.is_firm() && !statement.adds() && !claim.part && claim.revision.is_none() && top && told
}
