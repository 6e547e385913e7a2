//! Cues: what can be told of a token, or of a whole sentence, before any phrase is run over it. In: words, lists and
//! kinds of mentions. Out: a small set that is compared in a few instructions. It may say "perhaps" where the answer
//! is no, never the other way round.

use crate::lexicon::words::ListSet;
use crate::model::document::{MentionValue, WordId};
use crate::rule::pattern::SlotKind;

/// Words share this many bits: few enough to be compared fast, enough that two words of a sentence seldom share one.
const WORD_BITS: u32 = 256;

/// The bit for "an insertion may begin here", above those of the slot kinds.
const ASIDE: u16 = 1 << 15;

/// A set of words (by their numbers modulo [`WORD_BITS`]), lists and kinds of mentions.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cues {
    /// Lists with a term that begins here.
    pub lists: ListSet,
    words: [u64; WORD_BITS as usize / 64],
    kinds: u16,
}

impl Cues {
    /// Adds a word.
    pub fn insert_word(&mut self, word: WordId) {
        let bit = word.0 % WORD_BITS;
        self.words[bit as usize / 64] |= 1 << (bit % 64);
    }

    /// Adds a kind of mention; [`SlotKind::Count`] stands for a number, an article or "no".
    pub fn insert_kind(&mut self, kind: SlotKind) {
        self.kinds |= 1 << kind as u16;
    }

    /// Adds the beginning of an insertion.
    pub fn insert_aside(&mut self) {
        self.kinds |= ASIDE;
    }

    /// Adds all of `other`.
    pub fn add(&mut self, other: &Self) {
        self.lists.add(&other.lists);
        self.words.iter_mut().zip(other.words).for_each(|(a, b)| *a |= b);
        self.kinds |= other.kinds;
    }

    /// Have the two anything in common?
    pub fn meets(&self, other: &Self) -> bool {
        self.kinds & other.kinds != 0
            || self.words.iter().zip(other.words).any(|(a, b)| a & b != 0)
            || self.lists.meets(&other.lists)
    }

    /// Does a mention of this kind begin here?
    pub fn has_kind(&self, kind: SlotKind) -> bool {
        self.kinds >> kind as u16 & 1 == 1
    }

    /// How often some part of the set is found, roughly: a word is rarer than a list, a list rarer than a number.
    pub fn weight(&self) -> u32 {
        let words: u32 = self.words.iter().map(|bits| bits.count_ones()).sum();
        words + 4 * self.lists.len() + 8 * self.kinds.count_ones()
    }
}

/// The slots that take such a mention; a day is a date too.
pub fn kinds_of(value: &MentionValue) -> &'static [SlotKind] {
    match value {
        MentionValue::Number(_) => &[SlotKind::Number],
        MentionValue::Money { .. } => &[SlotKind::Money],
        MentionValue::Measure { .. } => &[SlotKind::Measure],
        MentionValue::Date(date) | MentionValue::Time(date) if date.is_day() => {
            &[SlotKind::Date, SlotKind::Day]
        }
        MentionValue::Date(_) | MentionValue::Time(_) => &[SlotKind::Date],
        MentionValue::Duration(_) => &[SlotKind::Duration],
        MentionValue::Place(_) => &[SlotKind::Place],
        MentionValue::Demonym(_) => &[SlotKind::Demonym],
        MentionValue::Person(_) => &[SlotKind::Person],
        MentionValue::Organization(_) => &[SlotKind::Organization],
        MentionValue::Quote { .. } => &[SlotKind::Quote],
        MentionValue::Set(_)
        | MentionValue::Attribution(_)
        | MentionValue::Negation
        | MentionValue::Denial
        | MentionValue::Unreported
        | MentionValue::Hypothetical
        | MentionValue::Hedge(_) => &[],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::words::ListId;

    #[test]
    fn sets_meet_in_a_word_a_list_or_a_kind_and_in_nothing_else() {
        let (mut word, mut kind, mut list) = (Cues::default(), Cues::default(), Cues::default());
        word.insert_word(WordId(700));
        kind.insert_kind(SlotKind::Place);
        list.lists.insert(ListId(70));
        let mut all = Cues::default();
        for cues in [&word, &kind, &list] {
            assert!(!all.meets(cues) && cues.meets(cues));
            all.add(cues);
            assert!(all.meets(cues));
        }
        assert!(!word.meets(&kind) && !kind.meets(&list) && !list.meets(&word));
        assert!(kind.has_kind(SlotKind::Place) && !kind.has_kind(SlotKind::Date));
    }
}
