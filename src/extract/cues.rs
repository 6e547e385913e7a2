//! Cues: what can be told of a token before any phrase is run over it. In: lists and kinds of mentions. Out: a small set.
//! It may say "perhaps" where the answer is no, never the other way round.

use crate::lexicon::words::ListSet;
use crate::model::document::MentionValue;
use crate::rule::pattern::SlotKind;

/// The bit for "an insertion may begin here", above those of the slot kinds.
const ASIDE: u16 = 1 << 15;

/// A set of lists and kinds of mentions.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cues {
    /// Lists with a term that begins here.
    pub lists: ListSet,
    kinds: u16,
}

impl Cues {
    /// Adds a kind of mention; [`SlotKind::Count`] stands for a number, an article or "no".
    pub fn insert_kind(&mut self, kind: SlotKind) {
        self.kinds |= 1 << kind as u16;
    }

    /// Adds the beginning of an insertion.
    pub fn insert_aside(&mut self) {
        self.kinds |= ASIDE;
    }

    /// Does a mention of this kind begin here?
    pub fn has_kind(&self, kind: SlotKind) -> bool {
        self.kinds >> kind as u16 & 1 == 1
    }

    /// The numbers of its kinds; 15 for an insertion.
    pub fn kinds(&self) -> impl Iterator<Item = usize> {
        let mut left = self.kinds;
        std::iter::from_fn(move || {
            let kind = (left != 0).then(|| left.trailing_zeros() as usize)?;
            left &= left - 1;
            Some(kind)
        })
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
        MentionValue::Person(_) => &[SlotKind::Person, SlotKind::Someone],
        MentionValue::Reference(_) => &[SlotKind::Someone],
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

    #[test]
    fn tells_its_kinds() {
        let mut cues = Cues::default();
        cues.insert_kind(SlotKind::Place);
        cues.insert_aside();
        assert!(cues.has_kind(SlotKind::Place) && !cues.has_kind(SlotKind::Date));
        assert_eq!(cues.kinds().collect::<Vec<_>>(), [SlotKind::Place as usize, 15]);
    }
}
