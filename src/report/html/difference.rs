//! Two wordings in, the words in which the first departs out. Words are compared without case and marks at their ends.

use similar::{Algorithm, DiffOp, capture_diff_slices};

/// A run of a text, and whether the rival lacks it.
pub type Piece<'t> = (&'t str, bool);

/// The pieces of `text`, in order. Where the two share no word there is nothing to point at, and all of it is one piece.
pub fn pieces<'t>(text: &'t str, rival: &str) -> Vec<Piece<'t>> {
    let (words, spans) = words(text);
    let (others, _) = self::words(rival);
    let diff = capture_diff_slices(Algorithm::Myers, &words, &others);
    let mut lacks = vec![true; words.len()];
    for op in diff {
        if let DiffOp::Equal { old_index, len, .. } = op {
            lacks[old_index..old_index + len].fill(false);
        }
    }
    if lacks.iter().all(|lack| *lack) {
        return vec![(text, false)];
    }
    let mut pieces: Vec<Piece> = Vec::new();
    let mut from = 0;
    for (at, (start, end)) in spans.iter().enumerate() {
        if !lacks[at] {
            continue;
        }
        // Words of one run are marked together, the space between them too.
        let run = at > 0 && lacks[at - 1];
        let begin = if run { from } else { *start };
        if begin > from {
            pieces.push((&text[from..begin], false));
        }
        pieces.push((&text[begin..*end], true));
        from = *end;
    }
    if from < text.len() {
        pieces.push((&text[from..], false));
    }
    pieces
}

/// The words in one form, and where each stands.
fn words(text: &str) -> (Vec<String>, Vec<(usize, usize)>) {
    let base = text.as_ptr() as usize;
    let bare = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    let all = text.split_whitespace().map(|word| (bare(word), word.as_ptr() as usize - base, word.len()));
    all.filter(|(word, ..)| !word.is_empty()).map(|(word, at, len)| (word, (at, at + len))).unzip()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked(text: &str, rival: &str) -> String {
        let piece = |(text, lacks): Piece| if lacks { format!("[{text}]") } else { text.to_owned() };
        pieces(text, rival).into_iter().map(piece).collect()
    }

    #[test]
    fn what_the_rival_lacks_is_marked() {
        assert_eq!(marked("at least 12 people", "nine people"), "[at][ least][ 12] people");
        assert_eq!(marked("We will “never” yield.", "we will not yield"), "We will [“never”] yield.");
        assert_eq!(marked("the same", "The same!"), "the same");
        assert_eq!(marked("eastern Syria", "Aleppo region"), "eastern Syria");
        assert_eq!(marked("", "x"), "");
    }
}
