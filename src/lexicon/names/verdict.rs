//! Two names in, the contract's relation out, with its score, its reason and the words that differ, aligned.
//! It decides where "different" begins; it never says that two people are one.

use crate::lexicon::names::align::Match;
use crate::lexicon::names::score::{Scored, score};
use crate::lexicon::names::spelling::Spelling;

/// Below this score two names are different names: best F1 on the development pairs.
const SAME: f64 = 0.692;
/// Below this a likeness is for a person to look at: 7 in 10 false alarms lie in the band, 1 in 16 true pairs.
const SURE: f64 = 0.80;

/// The contract's word for how two names relate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NameRelation {
    /// The same letters, but for titles, case, possessive, apostrophe style.
    Identical,
    /// Another spelling of the same name.
    Variant,
    /// One leaves out or shortens what the other has: a surname alone, a middle name, an initial, a pet form.
    Partial,
    /// Another name.
    Different,
}

impl NameRelation {
    /// The word of the contract.
    pub fn name(self) -> &'static str {
        match self {
            NameRelation::Identical => "identical",
            NameRelation::Variant => "variant",
            NameRelation::Partial => "partial",
            NameRelation::Different => "different",
        }
    }
}

/// Why names relate as they do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NameReason {
    /// The same letters.
    Identical,
    /// Only marks, hyphens, spaces, apostrophes or particles differ.
    Typographic,
    /// The words are the same, in another order.
    Reordered,
    /// A word is spelt otherwise.
    Variant,
    /// A pet form stands for a given name.
    Nickname,
    /// A word is missing or shortened to an initial.
    Partial,
    /// So far apart that a person should look.
    Near,
    /// Another name.
    Different,
    /// One of the two holds no name.
    Empty,
}

impl NameReason {
    /// The reason code of reports.
    pub fn code(self) -> &'static str {
        match self {
            NameReason::Identical => "name-identical",
            NameReason::Typographic => "name-typographic",
            NameReason::Reordered => "name-reordered",
            NameReason::Variant => "name-variant",
            NameReason::Nickname => "name-nickname",
            NameReason::Partial => "name-partial",
            NameReason::Near => "name-near",
            NameReason::Different => "name-different",
            NameReason::Empty => "name-empty",
        }
    }
}

/// Words that answer each other and differ; an empty side has no answer.
#[derive(Clone, Debug, PartialEq)]
pub struct AlignedPair {
    /// As written in A.
    pub a: String,
    /// As written in B.
    pub b: String,
    /// How alike the two are, 0 to 1.
    pub likeness: f64,
}

/// How two names relate.
#[derive(Clone, Debug, PartialEq)]
pub struct NameVerdict {
    /// The contract's word.
    pub relation: NameRelation,
    /// The likelihood that both spell one name, 0 to 1.
    pub score: f64,
    /// Why.
    pub reason: NameReason,
    /// The words that differ, in A's order, then B's words that nothing answers.
    pub alignment: Vec<AlignedPair>,
}

/// Compares two names as written.
pub fn relate(a: &str, b: &str) -> NameVerdict {
    relate_spellings(&Spelling::new(a), &Spelling::new(b))
}

/// Compares two names that were read before.
pub fn relate_spellings(a: &Spelling, b: &Spelling) -> NameVerdict {
    if a.is_empty() || b.is_empty() {
        let same = a.source() == b.source() && !a.source().is_empty();
        let (relation, reason, score) = match same {
            true => (NameRelation::Identical, NameReason::Identical, 1.0),
            false => (NameRelation::Different, NameReason::Empty, 0.0),
        };
        return NameVerdict { relation, score, reason, alignment: Vec::new() };
    }
    // One order for every pair, so that the verdict of (b, a) is the mirror of (a, b).
    let turned = order(b) < order(a);
    let (short, long) = if turned { (b, a) } else { (a, b) };
    let scored = score(short, long);
    let (relation, reason) = judge(short, long, &scored);
    let mut matches = scored.matches;
    if turned {
        matches.iter_mut().for_each(|m| *m = m.mirror());
        matches.sort_by_key(|m| m.a);
    }
    let alignment = if scored.same_run { Vec::new() } else { differing(a, b, &matches) };
    NameVerdict { relation, score: scored.score, reason, alignment }
}

fn order(name: &Spelling) -> (usize, usize, &str, &str) {
    (name.letters, name.tokens.len(), &name.plain, name.source())
}

fn judge(a: &Spelling, b: &Spelling, scored: &Scored) -> (NameRelation, NameReason) {
    let initials = a.tokens.iter().chain(&b.tokens).any(|token| token.piece.is_initial());
    let nickname = scored.matches.iter().any(|m| {
        let (x, y) = (&a.tokens[m.a].piece, &b.tokens[m.b].piece);
        x.canon != y.canon && x.nicknames.iter().any(|line| y.nicknames.contains(line))
    });
    if scored.score < SAME {
        (NameRelation::Different, NameReason::Different)
    } else if a.text == b.text {
        (NameRelation::Identical, NameReason::Identical)
    } else if a.plain == b.plain {
        (NameRelation::Variant, NameReason::Typographic)
    } else {
        let partial = scored.a_alone + scored.b_alone > 0 || initials || nickname;
        let relation = if partial { NameRelation::Partial } else { NameRelation::Variant };
        let same_words = scored.matches.iter().all(|m| m.likeness == 1.0);
        let reason = if same_words && !partial && !scored.reordered {
            NameReason::Typographic
        } else if scored.score < SURE {
            NameReason::Near
        } else if nickname {
            NameReason::Nickname
        } else if partial {
            NameReason::Partial
        } else if scored.reordered && same_words {
            NameReason::Reordered
        } else {
            NameReason::Variant
        };
        (relation, reason)
    }
}

/// The words that differ, in A's order, then B's words that nothing answers.
fn differing(a: &Spelling, b: &Spelling, matches: &[Match]) -> Vec<AlignedPair> {
    let mut pairs = Vec::new();
    for i in 0..a.tokens.len() {
        match matches.iter().find(|m| (m.a..m.a + m.a_count).contains(&i)) {
            Some(m) if m.a == i => {
                let (x, y) = (a.written(m.a, m.a_count), b.written(m.b, m.b_count));
                if x.to_lowercase() != y.to_lowercase() {
                    pairs.push(AlignedPair { a: x.to_owned(), b: y.to_owned(), likeness: m.likeness });
                }
            }
            Some(_) => {}
            None => {
                pairs.push(AlignedPair { a: a.written(i, 1).to_owned(), b: String::new(), likeness: 0.0 })
            }
        }
    }
    for j in 0..b.tokens.len() {
        if !matches.iter().any(|m| (m.b..m.b + m.b_count).contains(&j)) {
            pairs.push(AlignedPair { a: String::new(), b: b.written(j, 1).to_owned(), likeness: 0.0 });
        }
    }
    pairs
}
