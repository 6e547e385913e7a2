//! What a list of counted nouns adds up to: "four civilians and five fighters". In: its parts, as `noun_phrase` reads them.
//! Out: their sum, or that the rest tells who the first are.

use crate::extract::noun_phrase::{PERSON, Reader};
use crate::model::value::interval::Interval;
use std::ops::Range;

/// A part of a list: its tokens, how many, and the class of its noun.
pub type Part = (Range<usize>, Interval, Option<String>);

impl Reader<'_> {
    /// "Eight people, five men and three women": the rest tells who the first are.
    pub fn is_told_apart(&self, parts: &[Part]) -> bool {
        let Some(((tokens, whole, _), rest)) = parts.split_first() else { return false };
        let sum: Option<f64> = rest.iter().map(|(_, part, _)| part.point()).sum();
        rest.len() > 1 && sum.is_some() && sum == whole.point() && self.document.fold(tokens.end) == ","
    }

    /// The sum of a list. Of a group and one that belongs to it nobody can tell whether the first holds the second:
    /// "16 civilians and three children" are 16 to 19.
    pub fn sum(&self, parts: &[Part]) -> Option<Interval> {
        let ((_, first, _), rest) = parts.split_first()?;
        let mut sum = *first;
        for (n, (_, interval, class)) in rest.iter().enumerate() {
            let class = class.as_deref().unwrap_or_default();
            let nested = parts.iter().take(n + 1).filter_map(|(_, _, class)| class.as_deref());
            let nested =
                nested.into_iter().any(|other| self.within(class, other) || self.within(other, class));
            let least = sum.min.zip(interval.min).map(|(a, b)| a.max(b));
            sum = sum.plus(*interval);
            if nested {
                sum.min = least;
            }
        }
        Some(sum)
    }

    /// Is a population a part of another one that is narrower than everybody?
    fn within(&self, part: &str, whole: &str) -> bool {
        let parent = |class: &str| {
            let list = self.lists.population?;
            self.lexicon.cell(list, &[self.lexicon.word(class)], "parent")
        };
        whole != PERSON
            && std::iter::successors(parent(part), |class| parent(class)).take(8).any(|c| c == whole)
    }
}
