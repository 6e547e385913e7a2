//! Two spellings of one name of a place: "Mackinac Island Lane" and "Macinac Island Ln.", "Nabi Saleh" and "Nebi
//! Saleh". In: two names as written. Out: how their only differing word differs. It does not know where they are.

use crate::lexicon::fold::fold;
use crate::lexicon::names::{self, NameRelation};

/// How the names differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Difference {
    /// By one letter that is missing, added, wrong or swapped.
    Slip,
    /// As two ways to write one sound of another script do.
    Transliteration,
}

/// Words that stand before a name and are no part of it.
const BEFORE: [&str; 10] = ["near", "nearby", "outside", "the", "village", "town", "city", "of", "in", "at"];
/// A word of so many letters may have lost one; shorter ones differ by a letter as a rule ("Elm", "Oak").
const LONG: usize = 6;
/// The same where the names share another word, or one of them is known.
const SHORT: usize = 4;
/// "St", "Ave", "Blvd" are abbreviations of at most so many letters.
const ABBREVIATION: usize = 4;

/// How the two names differ, if they differ as two spellings of one name do. `known`: the gazetteer knows one of
/// them, so that the other is not just a neighbour of like name.
pub fn difference(a: &str, b: &str, known: bool) -> Option<Difference> {
    let (a, b) = (words(a), words(b));
    if a.len() != b.len() {
        return None;
    }
    let mut apart = a.iter().zip(&b).filter(|(x, y)| x != y && !abbreviates(x, y) && !abbreviates(y, x));
    let (x, y) = apart.next().filter(|_| apart.next().is_none())?;
    let letters = |word: &str| word.chars().all(char::is_alphabetic);
    let shortest = x.chars().count().min(y.chars().count());
    let shared = a.len() > 1;
    if !letters(x) || !letters(y) || x.chars().next() != y.chars().next() || shortest < SHORT {
        return None;
    }
    if shortest >= LONG || known || shared && vowels_only(x, y) {
        if is_slip(x, y) {
            return Some(Difference::Slip);
        }
        let verdict = names::relate(x, y);
        return (verdict.relation == NameRelation::Variant).then_some(Difference::Transliteration);
    }
    None
}

fn words(name: &str) -> Vec<String> {
    let folded = fold(name);
    let all: Vec<String> =
        folded.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_owned).collect();
    let head = all.iter().take_while(|w| BEFORE.contains(&w.as_str())).count();
    all.get(head..).unwrap_or(&[]).to_vec()
}

/// "st" for "street", "ave" for "avenue".
fn abbreviates(short: &str, long: &str) -> bool {
    let mut rest = long.chars();
    short.len() <= ABBREVIATION
        && short.len() < long.len()
        && short.chars().next() == long.chars().next()
        && short.chars().all(|c| rest.any(|d| d == c))
}

/// Do the consonants agree?
fn vowels_only(a: &str, b: &str) -> bool {
    let consonants = |word: &str| word.chars().filter(|c| !"aeiouy".contains(*c)).collect::<String>();
    consonants(a) == consonants(b)
}

/// One letter missing, added, wrong, or two swapped.
fn is_slip(a: &str, b: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let (short, long) = if a.len() <= b.len() { (&a, &b) } else { (&b, &a) };
    let head = short.iter().zip(long.iter()).take_while(|(x, y)| x == y).count();
    let (rest, other) = (short.get(head..).unwrap_or(&[]), long.get(head..).unwrap_or(&[]));
    match other.len() - rest.len() {
        0 => match (rest, other) {
            ([x, y, p @ ..], [z, w, q @ ..]) if x == w && y == z => p == q,
            ([_, p @ ..], [_, q @ ..]) => p == q,
            _ => false,
        },
        1 => other.get(1..) == Some(rest),
        _ => false,
    }
}
