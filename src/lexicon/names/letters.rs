//! Two words in, how alike they are out, 0 to 1: equal, an initial, one canonical form, a known pet form, or by the
//! weighted letters that differ. It sees one word of each name; which words meet is `align`'s affair.

use crate::lexicon::names::piece::Piece;
use crate::lexicon::names::rewrite::{index, is_vowel};
use crate::lexicon::names::rows::rows;

/// All costs are hundredths of a wrong letter.
const WRONG: u16 = 100;
/// A vowel for another: romanisations swap o~u and e~i freely, a~e and a~i seldom; .5 is best for the mix (.4 and
/// .6 are .001 worse).
const VOWEL_FOR_VOWEL: u16 = 50;
/// A vowel more or less: short vowels are not written in Arabic script.
const VOWEL_ADDED: u16 = 30;
/// An h more or less: 2 to 1 for one person, after the rewrites have dropped most.
const H_ADDED: u16 = 40;
/// First letters are heard best: another one costs this much more.
const FIRST_LETTER: u16 = 35;
/// Up to this cost a consonant counts as a variant of another, also in front.
const NEAR_CONSONANT: u16 = 35;

/// One canonical form is as good as equal, but equal letters go first.
const SAME_CANON: f64 = 0.98;
/// A line of the nickname table.
const NICKNAME: f64 = 0.9;
/// An initial that agrees answers the word, but says less than it.
const INITIAL: f64 = 0.85;
/// First letters that romanisation confuses, so that "Y. Petrov" may be "Evgeny Petrov".
const INITIALS: &[(char, char)] =
    &[('c', 'k'), ('k', 'q'), ('j', 'y'), ('i', 'y'), ('e', 'y'), ('o', 'u'), ('g', 'h')];

/// What one letter for another costs.
#[derive(Debug)]
pub(super) struct Costs {
    table: [[u16; 26]; 26],
    /// Lines read.
    #[cfg(test)]
    pub lines: usize,
}

impl Costs {
    /// Reads the table; the cheapest line that holds a pair counts.
    pub fn load(text: &'static str) -> Self {
        let mut table = [[WRONG; 26]; 26];
        #[cfg(test)]
        let mut lines = 0;
        for row in rows(text) {
            let Some(cost) = row.get(1).and_then(|cost| cost.parse::<f64>().ok()) else { continue };
            let cost = (cost * f64::from(WRONG)).round() as u16;
            let letters: Vec<usize> = row[0].chars().filter_map(index).collect();
            for &a in &letters {
                for &b in &letters {
                    table[a][b] = table[a][b].min(cost);
                }
            }
            #[cfg(test)]
            {
                lines += 1;
            }
        }
        for (i, row) in table.iter_mut().enumerate() {
            row[i] = 0;
        }
        Self {
            table,
            #[cfg(test)]
            lines,
        }
    }

    fn swap(&self, a: char, b: char) -> u16 {
        if a == b {
            0
        } else if is_vowel(a) && is_vowel(b) {
            VOWEL_FOR_VOWEL
        } else if let (Some(a), Some(b)) = (index(a), index(b)) {
            self.table[a][b]
        } else {
            WRONG
        }
    }

    /// How alike two words are.
    pub fn likeness(&self, a: &Piece, b: &Piece) -> f64 {
        if a.letters == b.letters {
            return 1.0;
        }
        if a.is_initial() || b.is_initial() {
            return initials(a, b);
        }
        if a.canon == b.canon {
            return SAME_CANON;
        }
        if a.nicknames.iter().any(|line| b.nicknames.contains(line)) {
            return NICKNAME;
        }
        let mean = (a.canon.len() + b.canon.len()) as f64 / 2.0 * f64::from(WRONG);
        (1.0 - f64::from(self.edits(&a.canon, &b.canon)) / mean).max(0.0)
    }

    /// The cheapest way from one canonical form to the other.
    fn edits(&self, a: &[char], b: &[char]) -> u16 {
        let mut row: Vec<u16> = Vec::with_capacity(b.len() + 1);
        row.push(0);
        for &d in b {
            row.push(row[row.len() - 1] + added(d));
        }
        for &c in a {
            let c_added = added(c);
            let mut diagonal = row[0];
            row[0] += c_added;
            for (j, &d) in b.iter().enumerate() {
                let above = row[j + 1];
                row[j + 1] = (above + c_added).min(row[j] + added(d)).min(diagonal + self.swap(c, d));
                diagonal = above;
            }
        }
        let first = match (a.first(), b.first()) {
            (Some(&c), Some(&d)) if c != 'h' && d != 'h' && self.swap(c, d) > NEAR_CONSONANT => {
                if is_vowel(c) && is_vowel(d) { 0 } else { FIRST_LETTER }
            }
            _ => 0,
        };
        row[row.len() - 1] + first
    }
}

fn added(c: char) -> u16 {
    if is_vowel(c) {
        VOWEL_ADDED
    } else if c == 'h' {
        H_ADDED
    } else {
        WRONG
    }
}

fn initials(a: &Piece, b: &Piece) -> f64 {
    match (a.letters.chars().next(), b.letters.chars().next()) {
        (Some(c), Some(d)) if c == d || INITIALS.contains(&(c, d)) || INITIALS.contains(&(d, c)) => INITIAL,
        _ => 0.0,
    }
}
