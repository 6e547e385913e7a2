//! A word's plain letters in, its canonical letters out: what romanisation confuses is written one way.
//!
//! The rewrites are data, in stages; within a stage one pass from left to right takes the longest spelling that
//! fits. Doubled letters and an unsounded h need no data. It does not compare.

use crate::lexicon::names::rows::rows;

/// Where in a word a rewrite applies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    Any,
    /// At the end, with a letter before it.
    End,
    BeforeVowel,
    NotBeforeVowel,
}

#[derive(Debug)]
struct Rewrite {
    from: Vec<char>,
    place: Place,
    to: Vec<char>,
}

/// The rewrites of the table, by stage and first letter, the longest first.
#[derive(Debug)]
pub(super) struct Rewrites {
    stages: [[Vec<Rewrite>; 26]; STAGES],
}

/// Consonants, vowels, letters.
const STAGES: usize = 3;

impl Rewrites {
    /// Reads the table.
    pub fn load(table: &'static str) -> Self {
        let mut stages: [[Vec<Rewrite>; 26]; STAGES] = Default::default();
        for row in rows(table) {
            if let Some((stage, rewrite)) = read(&row)
                && let Some(letter) = rewrite.from.first().and_then(|c| index(*c))
                && let Some(stage) = stages.get_mut(stage)
            {
                stage[letter].push(rewrite);
            }
        }
        for rewrites in stages.iter_mut().flatten() {
            rewrites.sort_by_key(|rewrite| std::cmp::Reverse(rewrite.from.len()));
        }
        Self { stages }
    }

    /// How many rewrites there are.
    #[cfg(test)]
    pub fn len(&self) -> usize {
        self.stages.iter().flatten().map(Vec::len).sum()
    }

    /// The canonical letters of a word.
    pub fn apply(&self, letters: &[char]) -> Vec<char> {
        if letters.len() < 2 {
            return letters.to_vec();
        }
        let mut word = letters.to_vec();
        let mut next = Vec::with_capacity(word.len() + 2);
        for stage in &self.stages {
            next.clear();
            pass(stage, &word, &mut next);
            std::mem::swap(&mut word, &mut next);
            word.dedup_by(|b, a| a == b && !is_vowel(*a));
        }
        word.dedup();
        drop_unsounded_h(&mut word);
        word
    }
}

fn read(row: &[&'static str]) -> Option<(usize, Rewrite)> {
    let stage = row.first()?.parse::<usize>().ok()?.checked_sub(1)?;
    let place = match *row.get(2)? {
        "any" => Place::Any,
        "end" => Place::End,
        "before-vowel" => Place::BeforeVowel,
        "not-before-vowel" => Place::NotBeforeVowel,
        _ => return None,
    };
    Some((stage, Rewrite { from: row.get(1)?.chars().collect(), place, to: row.get(3)?.chars().collect() }))
}

fn pass(stage: &[Vec<Rewrite>; 26], word: &[char], out: &mut Vec<char>) {
    let mut at = 0;
    while let Some(&c) = word.get(at) {
        let rest = &word[at..];
        match index(c).and_then(|letter| stage[letter].iter().find(|rewrite| rewrite.fits(rest, at))) {
            Some(rewrite) => {
                out.extend_from_slice(&rewrite.to);
                at += rewrite.from.len();
            }
            None => {
                out.push(c);
                at += 1;
            }
        }
    }
}

/// The place of a plain letter in the alphabet.
pub(super) fn index(c: char) -> Option<usize> {
    c.is_ascii_lowercase().then(|| c as usize - 'a' as usize)
}

impl Rewrite {
    fn fits(&self, rest: &[char], at: usize) -> bool {
        rest.starts_with(&self.from) && {
            let next = rest.get(self.from.len()).copied();
            match self.place {
                Place::Any => true,
                Place::End => next.is_none() && at > 0,
                Place::BeforeVowel => next.is_some_and(is_vowel),
                Place::NotBeforeVowel => !next.is_some_and(is_vowel),
            }
        }
    }
}

/// The vowels that are left after rewriting y.
pub(super) fn is_vowel(c: char) -> bool {
    matches!(c, 'a' | 'e' | 'i' | 'o' | 'u')
}

/// A final h after two letters (Usamah, Osama) and an h that closes a syllable (Mahdi, Madi) are not heard.
fn drop_unsounded_h(word: &mut Vec<char>) {
    if word.len() > 2 && word.last() == Some(&'h') {
        word.pop();
    }
    let mut before = None;
    let mut at = 0;
    while let Some(&c) = word.get(at) {
        if c == 'h' && before.is_some_and(is_vowel) && word.get(at + 1).is_some_and(|next| !is_vowel(*next)) {
            word.remove(at);
        } else {
            at += 1;
        }
        before = Some(c);
    }
}

#[cfg(test)]
mod tests {
    use crate::lexicon::names::tables::tables;

    fn canon(word: &str) -> String {
        tables().rewrites.apply(&word.chars().collect::<Vec<_>>()).into_iter().collect()
    }

    #[test]
    fn spellings_of_one_name_meet() {
        for (a, b) in [
            ("usamah", "usama"),
            ("tchaikovsky", "chaikovski"),
            ("zelenskyy", "zelenskiy"),
            ("romanoff", "romanov"),
            ("nawai", "navai"),
            ("mahmoud", "mahmud"),
            ("husayn", "hussein"),
            ("dzhokhar", "djokhar"),
            ("alexei", "aleksey"),
        ] {
            assert_eq!(canon(a), canon(b), "{a} {b}");
        }
    }

    #[test]
    fn short_words_stay() {
        assert_eq!(canon("w"), "w");
        assert_eq!(canon("ah"), "ah");
    }
}
