//! Two aligned names in, one score out: how much of each name the other covers, less what speaks against one name.
//! The words for it are made in `verdict`.

use crate::lexicon::names::align::{FLOOR, Match, align};
use crate::lexicon::names::spelling::{Spelling, Token};
use crate::lexicon::names::tables::tables;

/// The shorter name is what a mention keeps of the full one, so that its coverage counts four times the other's
/// (symmetric weights cost .013 of F1).
const SHORT_SIDE: f64 = 0.8;
/// A word that each name has and the other lacks is a conflict, not a partial mention; each pair costs about half.
const BOTH_LACK: f64 = 0.55;
/// Surname first is usual in lists and in East Asia: another order says almost nothing.
const OTHER_ORDER: f64 = 0.03;
/// Father and son: "A bin B" and "B bin A" share every word and are two men.
const PATRONYMIC_SWAP: f64 = 0.35;
/// The worst matched word counts for itself: an average hides one wrong word in a long name.
const WORST_WORD: f64 = 0.1;
/// A syllable of a Korean or Chinese name is a third of it and one letter makes another name.
const SYLLABLE_BAR: f64 = 0.8;
/// What a syllable below the bar costs.
const SYLLABLE_COST: f64 = 0.1;
/// All letters in one run agree, but words are parted in other places.
const SAME_RUN: f64 = 0.97;

/// How two names compare.
#[derive(Debug)]
pub(super) struct Scored {
    pub score: f64,
    pub matches: Vec<Match>,
    /// Words of A and of B that nothing answers.
    pub a_alone: usize,
    pub b_alone: usize,
    /// The words stand in another order.
    pub reordered: bool,
    /// The letters agree in one run, however the words are parted; there are no matches then.
    pub same_run: bool,
}

/// Scores `a`, the shorter name, against `b`.
pub(super) fn score(a: &Spelling, b: &Spelling) -> Scored {
    let matches = align(a, b, &tables().costs);
    let a_side = cover(&a.tokens, matches.iter().map(|m| (m.a, m.a_count, m.likeness)));
    let b_side = cover(&b.tokens, matches.iter().map(|m| (m.b, m.b_count, m.likeness)));
    if a.run == b.run && a.run.len() > 2 && a_side.alone + b_side.alone > 0 {
        return Scored {
            score: SAME_RUN,
            matches: Vec::new(),
            a_alone: 0,
            b_alone: 0,
            reordered: false,
            same_run: true,
        };
    }
    let mut score = SHORT_SIDE * a_side.covered + (1.0 - SHORT_SIDE) * b_side.covered;
    score *= BOTH_LACK.powi(a_side.alone.min(b_side.alone) as i32);
    let reordered = matches.windows(2).any(|pair| pair[0].b > pair[1].b);
    if reordered {
        score -= OTHER_ORDER;
        if father_and_son(a, b, &matches) {
            score -= PATRONYMIC_SWAP;
        }
    }
    let worst = matches.iter().map(|m| m.likeness).fold(1.0, f64::min);
    score -= WORST_WORD * (1.0 - above_floor(worst));
    if syllables(a, b) && (a_side.alone + b_side.alone > 0 || worst < SYLLABLE_BAR) {
        score -= SYLLABLE_COST;
    }
    let (a_alone, b_alone) = (a_side.alone, b_side.alone);
    Scored { score: score.clamp(0.0, 1.0), matches, a_alone, b_alone, reordered, same_run: false }
}

/// How much of one name the other covers.
struct Cover {
    /// 0 to 1.
    covered: f64,
    /// Words that nothing answers.
    alone: usize,
}

fn cover(tokens: &[Token], matches: impl Iterator<Item = (usize, usize, f64)> + Clone) -> Cover {
    let (mut covered, mut weight, mut alone) = (0.0, 0.0, 0);
    for (i, token) in tokens.iter().enumerate() {
        match matches.clone().find(|(from, count, _)| (*from..from + count).contains(&i)) {
            Some((_, _, likeness)) => {
                covered += token.weight * (0.5 + 0.5 * above_floor(likeness));
                weight += token.weight;
            }
            None if token.title => {}
            None => {
                weight += token.weight;
                alone += 1;
            }
        }
    }
    Cover { covered: if weight > 0.0 { covered / weight } else { 0.0 }, alone }
}

fn above_floor(likeness: f64) -> f64 {
    ((likeness - FLOOR) / (1.0 - FLOOR)).max(0.0)
}

/// Do son and father change parts? In each name the one follows "son of", and each time it is another.
fn father_and_son(a: &Spelling, b: &Spelling, matches: &[Match]) -> bool {
    let answer =
        |i: usize| matches.iter().find(|m| m.a_count == 1 && m.b_count == 1 && m.a == i).map(|m| m.b);
    (1..a.tokens.len()).filter(|i| a.tokens[*i].after_patronymic).any(|i| match (answer(i - 1), answer(i)) {
        (Some(son), Some(father)) => son > father && b.tokens[son].after_patronymic,
        _ => false,
    })
}

/// Are both names written as syllables, three on one side and two or three on the other?
fn syllables(a: &Spelling, b: &Spelling) -> bool {
    let (short, long) = (a.tokens.len().min(b.tokens.len()), a.tokens.len().max(b.tokens.len()));
    long == 3 && short >= 2 && a.tokens.iter().chain(&b.tokens).all(|token| token.piece.is_syllable())
}
