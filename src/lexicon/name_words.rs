//! Two long word lists that tell a capital word from a name: given names, and common words. In: a folded word. Out:
//! is it in the list? The lists are sorted and searched in place, so that a start costs next to
//! nothing.

use std::cmp::Ordering;
use std::sync::LazyLock;

static GIVEN: LazyLock<Sorted> =
    LazyLock::new(|| Sorted::of(include_str!("../../rules/lexicon/given-name.tsv")));
static COMMON: LazyLock<Sorted> =
    LazyLock::new(|| Sorted::of(include_str!("../../rules/lexicon/common-word.tsv")));

/// Does a person's name in English news often begin with this word?
pub fn is_given_name(folded: &str) -> bool {
    GIVEN.contains(folded)
}

/// Is the word written in lower case far more often than with a capital?
pub fn is_common_word(folded: &str) -> bool {
    COMMON.contains(folded)
}

/// A sorted list, a word a line, and where in it the words of each first byte stand.
struct Sorted {
    body: &'static str,
    /// Per first byte: its first line.
    starts: [u32; 257],
}

impl Sorted {
    /// Skips the header.
    fn of(list: &'static str) -> Self {
        let body = list.split_once("\nterm\n").map_or("", |(_, body)| body);
        let mut counts = [0u32; 257];
        for line in body.split_inclusive('\n') {
            counts[usize::from(line.as_bytes().first().copied().unwrap_or(0)) + 1] += line.len() as u32;
        }
        let mut sum = 0;
        let starts = counts.map(|count| {
            sum += count;
            sum
        });
        Self { body, starts }
    }

    fn contains(&self, word: &str) -> bool {
        let Some(first) = word.bytes().next().map(usize::from) else { return false };
        let lines = self.starts[first] as usize..self.starts[first + 1] as usize;
        let mut left = self.body.get(lines).unwrap_or("");
        while !left.is_empty() {
            // The line that holds the middle byte.
            let middle = left.len() / 2;
            let bytes = left.as_bytes();
            let start = bytes[..middle].iter().rposition(|b| *b == b'\n').map_or(0, |at| at + 1);
            let end = bytes[middle..].iter().position(|b| *b == b'\n').map_or(left.len(), |at| middle + at);
            match left.get(start..end).unwrap_or("").cmp(word) {
                Ordering::Equal => return true,
                Ordering::Less => left = left.get(end + 1..).unwrap_or(""),
                Ordering::Greater => left = left.get(..start).unwrap_or(""),
            }
        }
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_found_and_nothing_else() {
        for list in [&*GIVEN, &*COMMON] {
            assert!(list.body.lines().count() > 1000);
            assert!(list.body.lines().all(|word| list.contains(word)), "the list is not sorted");
        }
        for word in ["", "a\nb", "zzzz", "\u{0}", "muhajir"] {
            assert!(!is_given_name(word) && !is_common_word(word), "{word:?}");
        }
    }
}
