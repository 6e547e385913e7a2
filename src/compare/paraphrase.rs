//! Paraphrases that change the sense. In: the quotations of an event and what its articles tell unquoted of the same
//! speakers. Out: statements that go along with a quotation word for word and end in other words: no marks warn the
//! reader that the end is not the speaker's.

use crate::lexicon::builtin::STOP_WORDS;
use crate::lexicon::fold::fold;
use crate::model::finding::{FindingType, Reason, ReasonCode};
use crate::model::kind::{Kind, Severity};
use crate::model::relation::Relation;
use crate::model::statement::{Clash, Stance, Statement};
use crate::model::value::Value;
use std::collections::{BTreeMap, BTreeSet};

/// So many words in one run are one statement, told twice.
const RUN: usize = 6;
/// So many of them are no stop words.
const TELLING: usize = 3;
/// Before the shared words, and behind them, each side has at most so many of its own.
const OPENING: usize = 3;
const ENDING: usize = 6;

/// Quotations (`a`) and unquoted statements (`b`) that part at their ends. `same` tells whether two speakers are one.
pub fn clashes(
    quotes: &[Stance],
    statements: &[Stance],
    same: &dyn Fn(&Statement, &Statement) -> bool,
    kind: &Kind,
) -> Vec<Clash> {
    let quoted: Vec<Vec<String>> = quotes.iter().map(words).collect();
    let mut runs: BTreeMap<&[String], BTreeSet<usize>> = BTreeMap::new();
    for (n, words) in quoted.iter().enumerate() {
        for run in words.windows(RUN) {
            runs.entry(run).or_default().insert(n);
        }
    }
    let mut found = Vec::new();
    for (b, told) in statements.iter().enumerate() {
        let told_words = words(told);
        let near: BTreeSet<usize> =
            told_words.windows(RUN).filter_map(|run| runs.get(run)).flatten().copied().collect();
        for a in near {
            let Some((said, instead)) = endings(&quoted[a], &told_words) else { continue };
            let fits = |x: &Statement, y: &Statement| x.rank != y.rank && same(x, y);
            let own = |all: &[Statement], others: &[Statement]| -> Vec<usize> {
                all.iter().filter(|x| others.iter().any(|y| fits(x, y))).map(|x| x.index).collect()
            };
            let (a_claims, b_claims) =
                (own(&quotes[a].statements, &told.statements), own(&told.statements, &quotes[a].statements));
            if !a_claims.is_empty() && !b_claims.is_empty() {
                found.push(Clash {
                    a,
                    b,
                    a_claims,
                    b_claims,
                    finding_type: FindingType::Quote,
                    severity: Severity::Warning.min(kind.severity),
                    relation: Relation::Overlaps,
                    reason: Reason { code: ReasonCode::QuoteParaphrased, details: vec![said, instead] },
                });
            }
        }
    }
    found
}

/// What the quotation says behind the words that both share, and what the statement says there.
fn endings(quote: &[String], told: &[String]) -> Option<(String, String)> {
    let (from, at, run) = (0..=OPENING.min(quote.len()))
        .flat_map(|i| (0..=OPENING.min(told.len())).map(move |j| (i, j)))
        .map(|(i, j)| (i, j, quote[i..].iter().zip(&told[j..]).take_while(|(x, y)| x == y).count()))
        .max_by_key(|(i, j, run)| (*run, std::cmp::Reverse((*i, *j))))?;
    let shared = quote.get(from..from + run)?;
    let (said, instead) = (quote.get(from + run..)?, told.get(at + run..)?);
    let telling = |words: &[String]| words.iter().filter(|word| !STOP_WORDS.contains(word.as_str())).count();
    let ends = |words: &[String]| (1..=ENDING).contains(&words.len());
    // An end that holds the other's words says it at more length.
    let own =
        |a: &[String], b: &[String]| a.iter().any(|x| !STOP_WORDS.contains(x.as_str()) && !b.contains(x));
    let apart = own(said, instead) && own(instead, said);
    (run >= RUN && telling(shared) >= TELLING && ends(said) && ends(instead) && apart)
        .then(|| (said.join(" "), instead.join(" ")))
}

/// Its words without case and marks.
fn words(stance: &Stance) -> Vec<String> {
    let text = match stance.statements.first().map(|s| &s.claim.value) {
        Some(Value::Quote { text, .. }) => fold(text),
        _ => String::new(),
    };
    let bare = text.split([' ', '-']).map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()));
    bare.filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ends(quote: &str, told: &str) -> Option<(String, String)> {
        let words = |text: &str| text.split(' ').map(str::to_owned).collect::<Vec<_>>();
        endings(&words(quote), &words(told))
    }

    #[test]
    fn another_end_is_told_and_a_cut_or_a_longer_one_is_not() {
        let quote = "the dam will hold through the winter but hardly longer";
        assert_eq!(
            ends(quote, "the dam will hold through the winter but for many years"),
            Some(("hardly longer".into(), "for many years".into()))
        );
        assert_eq!(ends(quote, "the dam will hold through the winter"), None);
        assert_eq!(ends(quote, "the dam will hold through the winter but hardly longer than that"), None);
        assert_eq!(ends(quote, "the bridge will close for the winter but for many years"), None);
    }
}
