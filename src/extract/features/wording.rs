//! The wording of a sentence, to know a text that was printed twice. In: a sentence. Out: hashes of its runs of words.

use crate::model::document::{Document, TokenKind};
use crate::model::features::hash;
use std::ops::Range;

/// Words in a run. Shorter runs are stock phrases ("a police spokesman said"), longer ones break at each small edit.
const RUN: usize = 5;

/// The hashes of all runs of [`RUN`] words, sorted, each once. Half a hash will do: two articles are copies when they
/// share most of their runs, and one run in a million by chance is none of them. Runs do not cross sentences, so that a sentence left
/// out leaves the others as they are.
pub fn shingles(document: &Document, tokens: Range<usize>) -> Box<[u32]> {
    let spoken = |i: &usize| document.tokens.get(*i).is_some_and(|token| token.kind != TokenKind::Punct);
    // The words with a space between, and where each begins and ends.
    let (mut text, mut words) = (String::new(), Vec::new());
    for i in tokens.filter(spoken) {
        let start = text.len();
        text.push_str(document.fold(i));
        words.push(start..text.len());
        text.push(' ');
    }
    let run = |words: &[Range<usize>]| &text.as_bytes()[words[0].start..words[RUN - 1].end];
    let mut hashes: Vec<u32> = words.windows(RUN).map(|words| (hash(run(words)) >> 32) as u32).collect();
    hashes.sort_unstable();
    hashes.dedup();
    hashes.into()
}
