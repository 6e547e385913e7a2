//! The words of a batch, each kept once. Articles refer to them by number: of the words of one article, nearly all
//! stand in many others.
//!
//! Threads add words in any order, so a number says nothing but which word it is; whoever needs an order takes the
//! alphabet's.

use crate::model::features::hash;
use foldhash::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// The words are spread over so many tables, so that threads seldom wait for each other: a power of two.
const SHARDS: usize = 64;

/// The number of a word in its [`Vocabulary`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct WordNumber(u32);

impl WordNumber {
    /// As an index: below [`Vocabulary::bound`].
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

#[derive(Debug, Default)]
struct Shard {
    numbers: HashMap<Arc<str>, u32>,
    words: Vec<Arc<str>>,
}

/// Words and their numbers.
#[derive(Debug)]
pub struct Vocabulary {
    shards: [Mutex<Shard>; SHARDS],
}

impl Default for Vocabulary {
    fn default() -> Self {
        Self { shards: std::array::from_fn(|_| Mutex::default()) }
    }
}

impl Vocabulary {
    /// The number of a word, which is added if it is new.
    pub fn number(&self, word: &str) -> WordNumber {
        let at = hash(word.as_bytes()) as usize % SHARDS;
        let mut shard = self.shard(at);
        let place = match shard.numbers.get(word) {
            Some(place) => *place,
            None => {
                let (word, place): (Arc<str>, u32) = (word.into(), shard.words.len() as u32);
                shard.words.push(Arc::clone(&word));
                shard.numbers.insert(word, place);
                place
            }
        };
        WordNumber(place * SHARDS as u32 + at as u32)
    }

    /// The word as all who hold it share it.
    pub fn share(&self, word: &str) -> Arc<str> {
        self.word(self.number(word)).unwrap_or_else(|| word.into())
    }

    /// The word of a number; `None` for a number of another vocabulary.
    pub fn word(&self, number: WordNumber) -> Option<Arc<str>> {
        self.shard(number.index() % SHARDS).words.get(number.index() / SHARDS).cloned()
    }

    /// All words with their numbers, in the order of the alphabet.
    pub fn sorted(&self) -> Vec<(Arc<str>, WordNumber)> {
        let mut all = Vec::new();
        for at in 0..SHARDS {
            let words = self.shard(at).words.clone().into_iter().zip(0..);
            all.extend(words.map(|(word, place)| (word, WordNumber(place * SHARDS as u32 + at as u32))));
        }
        all.sort_unstable();
        all
    }

    /// More than every number so far.
    pub fn bound(&self) -> usize {
        (0..SHARDS).map(|at| self.shard(at).words.len()).max().unwrap_or(0) * SHARDS
    }

    /// A thread that panicked while it held a shard left it whole: a word is in the list before it is in the table.
    fn shard(&self, at: usize) -> MutexGuard<'_, Shard> {
        self.shards[at].lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_has_one_number_and_comes_back() {
        let vocabulary = Vocabulary::default();
        let numbers: Vec<WordNumber> =
            ["strike", "aleppo", "strike"].map(|word| vocabulary.number(word)).into();
        assert_eq!(numbers[0], numbers[2]);
        assert_ne!(numbers[0], numbers[1]);
        assert!(numbers.iter().all(|number| number.index() < vocabulary.bound()));
        assert_eq!(vocabulary.word(numbers[1]).as_deref(), Some("aleppo"));
        let words: Vec<Arc<str>> = vocabulary.sorted().into_iter().map(|(word, _)| word).collect();
        assert_eq!(words.iter().map(|word| &**word).collect::<Vec<_>>(), ["aleppo", "strike"]);
    }
}
