//! Two long word lists that tell a capital word from a name: given names, and common words. In: a folded word. Out:
//! is it in the list? The lists are sorted and searched in place, so that a start costs nothing.

use std::cmp::Ordering;

const GIVEN: &str = include_str!("../../rules/lexicon/given-name.tsv");
const COMMON: &str = include_str!("../../rules/lexicon/common-word.tsv");

/// Does a person's name in English news often begin with this word?
pub fn is_given_name(folded: &str) -> bool {
    contains(GIVEN, folded)
}

/// Is the word written in lower case far more often than with a capital?
pub fn is_common_word(folded: &str) -> bool {
    contains(COMMON, folded)
}

/// The lines below the header.
fn body(list: &str) -> &str {
    list.split_once("\nterm\n").map_or("", |(_, body)| body)
}

fn contains(list: &str, word: &str) -> bool {
    let mut left = body(list);
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_found_and_nothing_else() {
        for list in [GIVEN, COMMON] {
            assert!(body(list).lines().count() > 1000);
            assert!(body(list).lines().all(|word| contains(list, word)), "the list is not sorted");
        }
        for word in ["", "a\nb", "zzzz", "\u{0}", "muhajir"] {
            assert!(!is_given_name(word) && !is_common_word(word), "{word:?}");
        }
    }
}
