//! Quotations. In: the quotations of one event as stances, and who is a person. Out: one remark told in two wordings,
//! and one wording put into two mouths.
//!
//! Only words count: case, marks, brackets and the ends of a quotation do not, since every desk cuts where it likes.
//! What stands between an ellipsis was left out on purpose.

use crate::lexicon::builtin::{self, STOP_WORDS};
use crate::lexicon::fold::fold;
use crate::lexicon::names::{NameRelation, relate};
use crate::lexicon::threshold::Threshold;
use crate::model::finding::{FindingType, Reason, ReasonCode};
use crate::model::kind::{Kind, Severity};
use crate::model::relation::Relation;
use crate::model::statement::{Clash, Stance, Statement};
use crate::model::value::Value;
use similar::{Algorithm, DiffOp, capture_diff_slices, get_diff_ratio};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::LazyLock;
use strsim::jaro_winkler;

/// Remarks that share no run of so many words are not held against each other.
const RUN: usize = 3;

/// Stands for what an editor left out or put in brackets.
const EDITED: &str = "\u{2026}";

/// What stands where one side has words and the other has none.
const NOTHING: &str = "nothing";

/// Words that turn the sense round, however small.
static NEGATIONS: LazyLock<BTreeSet<&'static str>> = LazyLock::new(|| {
    builtin::pairs("negation-cue").filter(|(_, class)| *class == "not").map(|(term, _)| term).collect()
});

/// One quotation, cut into words.
struct Remark {
    words: Vec<String>,
}

/// Clashes among the quotations of an event. `is_person` says whether the article of that rank names such a person.
pub fn clashes(stances: &[Stance], is_person: &dyn Fn(usize, &str) -> bool, kind: &Kind) -> Vec<Clash> {
    let remarks: Vec<Remark> = stances.iter().map(remark).collect();
    let mut found: Vec<Clash> = stances
        .iter()
        .enumerate()
        .filter_map(|(at, stance)| two_mouths(stance, at, is_person, kind))
        .collect();
    for (a, b) in candidates(&remarks) {
        found.extend(altered((stances, &remarks), (a, b), is_person, kind));
        found.extend(cut_for_two((stances, &remarks), (a, b), is_person, kind));
    }
    found
}

/// The pairs that share a run of words: few, where all pairs would be many.
fn candidates(remarks: &[Remark]) -> BTreeSet<(usize, usize)> {
    let mut sharing: BTreeMap<&[String], Vec<usize>> = BTreeMap::new();
    for (n, remark) in
        remarks.iter().enumerate().filter(|(_, remark)| remark.words.len() >= Threshold::QuoteWords.count())
    {
        for run in remark.words.windows(RUN) {
            let those = sharing.entry(run).or_default();
            if those.last() != Some(&n) {
                those.push(n);
            }
        }
    }
    let pairs = sharing.values().flat_map(|those| {
        those.iter().enumerate().flat_map(|(i, a)| those[i + 1..].iter().map(|b| (*a, *b)))
    });
    pairs.collect()
}

/// One remark in two wordings: most words are the same, and some inside are not.
fn altered(
    (stances, remarks): (&[Stance], &[Remark]),
    (a, b): (usize, usize),
    is_person: &dyn Fn(usize, &str) -> bool,
    kind: &Kind,
) -> Option<Clash> {
    let (in_a, in_b) = difference(&remarks[a].words, &remarks[b].words)
        .or_else(|| difference_of_pieces(&remarks[a].words, &remarks[b].words))?;
    let (one, other) = by_one_speaker(&stances[a], &stances[b], is_person)?;
    // "Weren't" for "wasn't", "Shia" for "Shiite", an "also" more: the ear, not the sense.
    let spelt = in_a.len() == in_b.len()
        && in_a.iter().zip(&in_b).all(|(x, y)| jaro_winkler(x, y) >= Threshold::QuoteOneWord.value());
    let small = in_a.iter().chain(&in_b).all(|word| STOP_WORDS.contains(word.as_str()));
    let negated = |words: &[String]| words.iter().any(|word| NEGATIONS.contains(word.as_str()));
    let turned = negated(&in_a) != negated(&in_b);
    let most = if (small || spelt) && !turned { Severity::Note } else { Severity::Warning };
    Some(Clash {
        a,
        b,
        a_claims: one,
        b_claims: other,
        finding_type: FindingType::Quote,
        severity: kind.severity.min(most),
        relation: Relation::Overlaps,
        reason: Reason { code: ReasonCode::QuoteAltered, details: vec![joined(&in_a), joined(&in_b)] },
    })
}

/// The words in which two wordings of one remark differ; nothing where they are two remarks, or two cuts of one.
fn difference(x: &[String], y: &[String]) -> Option<(Vec<String>, Vec<String>)> {
    let ops = inner(capture_diff_slices(Algorithm::Myers, x, y));
    let edited = |op: &DiffOp| x[op.old_range()].iter().chain(&y[op.new_range()]).any(|word| word == EDITED);
    let differing: Vec<&DiffOp> =
        ops.iter().filter(|op| !matches!(op, DiffOp::Equal { .. }) && !edited(op)).collect();
    let left_out = |op: &&DiffOp| op.old_range().is_empty() || op.new_range().is_empty();
    if differing.is_empty()
        || differing
            .iter()
            .filter(|op| left_out(op))
            .any(|op| op.old_range().len() + op.new_range().len() >= Threshold::QuoteLeftOut.count())
    {
        return None;
    }
    let (old, new): (usize, usize) =
        ops.iter().fold((0, 0), |(o, n), op| (o + op.old_range().len(), n + op.new_range().len()));
    let equal: Vec<&DiffOp> = ops.iter().filter(|op| matches!(op, DiffOp::Equal { .. })).collect();
    let shared: Vec<&String> = equal.iter().flat_map(|op| &x[op.old_range()]).collect();
    let telling = shared.iter().filter(|word| !STOP_WORDS.contains(word.as_str())).count();
    let longest = equal.iter().map(|op| op.old_range().len()).max().unwrap_or(0);
    let telling = telling >= Threshold::QuoteTelling.count() || longest >= Threshold::QuoteTellingRun.count();
    let likeness = Threshold::QuoteLikeness.value() as f32;
    let enough = shared.len() as f32 >= likeness * x.len().min(y.len()) as f32;
    let alike = get_diff_ratio(&ops, old, new) >= likeness;
    if !alike || !enough || old.min(new) <= Threshold::QuoteWords.count() || !telling {
        return None;
    }
    let words = |of: &[String], range: &dyn Fn(&DiffOp) -> Range<usize>| {
        differing.iter().flat_map(|op| of[range(op)].iter().cloned()).collect::<Vec<String>>()
    };
    Some((words(x, &|op| op.old_range()), words(y, &|op| op.new_range())))
}

/// The same for what stands before, between and behind ellipses: "There was smoke ... I ran" is two pieces of a remark.
fn difference_of_pieces(x: &[String], y: &[String]) -> Option<(Vec<String>, Vec<String>)> {
    let is_gap = |word: &String| word == EDITED;
    if !x.iter().chain(y).any(is_gap) {
        return None;
    }
    x.split(is_gap).find_map(|a| y.split(is_gap).find_map(|b| difference(a, b)))
}

fn joined(words: &[String]) -> String {
    if words.is_empty() { NOTHING.to_owned() } else { format!("\u{201c}{}\u{201d}", words.join(" ")) }
}

/// What differs between the first and the last words that both have.
fn inner(ops: Vec<DiffOp>) -> Vec<DiffOp> {
    // At the ends, one word for one word is another wording; anything else is another cut.
    let kept = |op: &DiffOp| match op {
        DiffOp::Equal { .. } => true,
        DiffOp::Replace { old_len, new_len, .. } => old_len == new_len && *old_len == 1,
        _ => false,
    };
    let (Some(first), Some(last)) = (ops.iter().position(kept), ops.iter().rposition(kept)) else {
        return Vec::new();
    };
    ops.into_iter().take(last + 1).skip(first).collect()
}

/// The claims of both by articles that are not the same, and whose speakers are. A quotation without a speaker may be
/// by anybody whom its article names.
fn by_one_speaker(
    a: &Stance,
    b: &Stance,
    is_person: &dyn Fn(usize, &str) -> bool,
) -> Option<(Vec<usize>, Vec<usize>)> {
    // An article that has both has two remarks.
    let both = |s: &Statement| !a.of(s.rank).is_empty() && !b.of(s.rank).is_empty();
    let open = |x: &Statement, y: &Statement| {
        speaker(x).is_none() && speaker(y).is_some_and(|name| is_named(name) && is_person(x.rank, name))
    };
    let may_be_one = |x: &Statement, y: &Statement| by_one(x, y) || open(x, y) || open(y, x);
    let fits = |x: &Statement, y: &Statement| x.rank != y.rank && !both(x) && !both(y) && may_be_one(x, y);
    let told = |own: &Stance, others: &Stance| -> Vec<usize> {
        own.statements
            .iter()
            .filter(|x| others.statements.iter().any(|y| fits(x, y)))
            .map(|x| x.index)
            .collect()
    };
    let (one, other) = (told(a, b), told(b, a));
    (!one.is_empty() && !other.is_empty()).then_some((one, other))
}

/// Are the speakers of both named, and one?
pub fn by_one(x: &Statement, y: &Statement) -> bool {
    match (speaker(x), speaker(y)) {
        (Some(x), Some(y)) => is_named(x) && is_named(y) && is_one(x, y),
        _ => false,
    }
}

/// The same words, by two people: each named in full by its article.
fn two_mouths(
    stance: &Stance,
    at: usize,
    is_person: &dyn Fn(usize, &str) -> bool,
    kind: &Kind,
) -> Option<Clash> {
    // Most words are quoted once: whether their speaker is a person is asked of all names of the event.
    if stance.articles() < 2 || remark(stance).words.len() < Threshold::QuoteWords.count() {
        return None;
    }
    let named: Vec<&Statement> =
        stance.statements.iter().filter(|s| full_speaker(s, is_person).is_some()).collect();
    let first = named.first()?;
    let own = speaker(first)?;
    let (same, other): (Vec<&Statement>, Vec<&Statement>) =
        named.iter().copied().partition(|s| speaker(s).is_some_and(|s| is_one(s, own)));
    let stranger = other.iter().find(|s| s.rank != first.rank)?;
    Some(Clash {
        a: at,
        b: at,
        a_claims: same.iter().map(|s| s.index).collect(),
        b_claims: other.iter().map(|s| s.index).collect(),
        finding_type: FindingType::Quote,
        severity: kind.severity,
        relation: Relation::Same,
        reason: Reason {
            code: ReasonCode::QuoteSpeaker,
            details: vec![own.to_owned(), speaker(stranger)?.to_owned()],
        },
    })
}

/// The same words, but for those that an editor left out ("we will rebuild ... and not forget"), by two people named in full.
fn cut_for_two(
    (stances, remarks): (&[Stance], &[Remark]),
    (a, b): (usize, usize),
    is_person: &dyn Fn(usize, &str) -> bool,
    kind: &Kind,
) -> Option<Clash> {
    let (x, y) = (&remarks[a].words, &remarks[b].words);
    let ops = capture_diff_slices(Algorithm::Myers, x, y);
    let edited = |op: &DiffOp| x[op.old_range()].iter().chain(&y[op.new_range()]).any(|word| word == EDITED);
    // "We pay" and "nobody should pay" are two beginnings: at the ends only a cut is allowed.
    let reworded = |op: &DiffOp| matches!(op, DiffOp::Replace { .. }) && !edited(op);
    if ops.iter().any(reworded) {
        return None;
    }
    let (mut shared, mut left_out) = (Vec::new(), false);
    for op in inner(ops) {
        match op {
            DiffOp::Equal { .. } => shared.extend(&x[op.old_range()]),
            _ if edited(&op) => left_out = true,
            _ => return None,
        }
    }
    let telling = shared.iter().filter(|word| !STOP_WORDS.contains(word.as_str())).count();
    if !left_out || shared.len() < Threshold::QuoteWords.count() || telling < Threshold::QuoteTelling.count()
    {
        return None;
    }
    let named = |stance: &Stance, other: &Stance| -> Vec<(usize, usize, String)> {
        let own = stance.statements.iter().filter(|s| other.of(s.rank).is_empty());
        let full = own.filter_map(|s| Some((s.rank, s.index, full_speaker(s, is_person)?.to_owned())));
        full.collect()
    };
    let (left, right) = (named(&stances[a], &stances[b]), named(&stances[b], &stances[a]));
    let strangers = left.iter().all(|(rank, _, one)| {
        right.iter().all(|(other_rank, _, other)| rank != other_rank && !is_one(one, other))
    });
    let (one, other) = (left.first()?, right.first()?);
    strangers.then(|| Clash {
        a,
        b,
        a_claims: left.iter().map(|(_, index, _)| *index).collect(),
        b_claims: right.iter().map(|(_, index, _)| *index).collect(),
        finding_type: FindingType::Quote,
        severity: kind.severity,
        relation: Relation::Same,
        reason: Reason { code: ReasonCode::QuoteSpeaker, details: vec![one.2.clone(), other.2.clone()] },
    })
}

/// The speaker, when the article names a person of that full name.
fn full_speaker<'a>(statement: &Statement<'a>, is_person: &dyn Fn(usize, &str) -> bool) -> Option<&'a str> {
    speaker(statement)
        .filter(|speaker| speaker.contains(' ') && is_named(speaker) && is_person(statement.rank, speaker))
}

/// "A neighbour" of one article is not the neighbour of another.
fn is_named(speaker: &str) -> bool {
    speaker.contains(char::is_uppercase)
}

/// Are both forms of one name, or the same words?
pub fn is_one(a: &str, b: &str) -> bool {
    fold(a) == fold(b) || relate(a, b).relation != NameRelation::Different
}

fn speaker<'a>(statement: &Statement<'a>) -> Option<&'a str> {
    let attribution = statement.claim.attribution.as_ref().map(|speaker| speaker.speaker.as_str());
    match &statement.claim.value {
        Value::Quote { speaker: Some(speaker), .. } => Some(speaker),
        _ => attribution,
    }
}

/// Its words without case and marks; [`EDITED`] for an ellipsis and for what stands in brackets.
fn remark(stance: &Stance) -> Remark {
    let text = match stance.statements.first().map(|s| &s.claim.value) {
        Some(Value::Quote { text, .. }) => fold(text),
        _ => String::new(),
    };
    let mut words = Vec::new();
    let mut depth = 0_usize;
    for word in text.split_whitespace() {
        let opened = word.matches(['[', '(']).count();
        let plain = word.trim_matches(|c: char| !c.is_alphanumeric());
        if depth + opened > 0 || word.contains(EDITED) || word.contains("...") {
            words.push(EDITED.to_owned());
        } else if !plain.is_empty() {
            words.push(plain.to_owned());
        }
        depth = (depth + opened).saturating_sub(word.matches([']', ')']).count());
    }
    words.dedup_by(|b, a| a == EDITED && b == EDITED);
    Remark { words }
}
