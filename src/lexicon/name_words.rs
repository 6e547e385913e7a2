//! Two long word lists that tell a capital word from a name: given names, and common words. In: a folded word. Out:
//! is it in the list? The words are borrowed from the lists as they are compiled in, so that a start costs little.

use crate::lexicon::words::WordHasher;
use std::collections::HashSet;
use std::hash::BuildHasherDefault;
use std::sync::LazyLock;

type Words = HashSet<&'static str, BuildHasherDefault<WordHasher>>;

static GIVEN: LazyLock<Words> = LazyLock::new(|| words(include_str!("../../rules/lexicon/given-name.tsv")));
static COMMON: LazyLock<Words> = LazyLock::new(|| words(include_str!("../../rules/lexicon/common-word.tsv")));

/// Does a person's name in English news often begin with this word?
pub fn is_given_name(folded: &str) -> bool {
    GIVEN.contains(folded)
}

/// Is the word written in lower case far more often than with a capital?
pub fn is_common_word(folded: &str) -> bool {
    COMMON.contains(folded)
}

/// The words of a list, a line each, without its header.
fn words(list: &'static str) -> Words {
    let body = list.split_once("\nterm\n").map_or("", |(_, body)| body);
    // Room for all of them at once: words of English have five letters or more.
    let mut words = Words::with_capacity_and_hasher(body.len() / 5, BuildHasherDefault::default());
    words.extend(body.lines());
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_found_and_nothing_else() {
        for (word, given, common) in [("ahmed", true, false), ("the", false, true), ("muhajir", false, false)]
        {
            assert_eq!((is_given_name(word), is_common_word(word)), (given, common), "{word}");
        }
        assert!(GIVEN.len() > 1000 && COMMON.len() > 1000);
        for word in ["", "a\nb", "zzzz", "\u{0}"] {
            assert!(!is_given_name(word) && !is_common_word(word), "{word:?}");
        }
    }
}
