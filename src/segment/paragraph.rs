//! Where paragraphs begin and end, and which of them are headings.

use crate::model::document::ParagraphKind;
use crate::model::span::Span;

/// Lines of hard-wrapped copy are about this long (72 columns less a long word, up to 90).
const WRAPPED: std::ops::RangeInclusive<usize> = 50..=90;

/// A heading has at most this many bytes: longer bare lines are body text that lost its full stop.
const HEADING: usize = 120;

/// The paragraphs of `text` from byte `start`. A blank line ends one; a single newline does too, unless the text is
/// hard-wrapped (most lines inside its blocks are of typewriter length).
pub fn paragraphs(text: &str, start: usize) -> Vec<(Span, ParagraphKind)> {
    let lines = lines(text, start);
    let wrapped = is_wrapped(text, &lines);
    let mut found: Vec<Span> = Vec::new();
    let mut open = false;
    for line in lines {
        if line.is_empty() {
            open = false;
        } else if open && wrapped {
            if let Some(last) = found.last_mut() {
                *last = last.cover(line);
            }
        } else {
            found.push(line);
            open = true;
        }
    }
    found.into_iter().map(|span| (span, kind(span.of(text)))).collect()
}

/// Each line without surrounding white space; blank lines are empty spans.
fn lines(text: &str, start: usize) -> Vec<Span> {
    let mut at = start;
    text[start..]
        .split('\n')
        .map(|line| {
            let body = line.trim();
            let from = at + (line.len() - line.trim_start().len());
            at += line.len() + 1;
            Span::new(from.min(from + body.len()), from + body.len())
        })
        .collect()
}

fn is_wrapped(text: &str, lines: &[Span]) -> bool {
    let inner = lines.windows(2).filter(|pair| !pair[0].is_empty() && !pair[1].is_empty());
    let (mut all, mut long) = (0, 0);
    for pair in inner {
        all += 1;
        let ends_sentence = pair[0].of(text).ends_with(['.', '!', '?', '"', '\u{201d}', ':']);
        long += usize::from(WRAPPED.contains(&pair[0].len()) && !ends_sentence);
    }
    all >= 3 && long * 2 > all
}

fn kind(line: &str) -> ParagraphKind {
    let closed = line.ends_with(['.', '!', '?', '"', '\u{201d}', ',', ';', ')']);
    if line.len() <= HEADING && !closed && !line.contains(". ") {
        ParagraphKind::Heading
    } else {
        ParagraphKind::Body
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_newline_ends_a_paragraph_unless_the_text_is_wrapped() {
        let plain = "A heading\nOne sentence here.\nAnother one.";
        assert_eq!(paragraphs(plain, 0).len(), 3);
        assert_eq!(paragraphs(plain, 0)[0].1, ParagraphKind::Heading);
        let line = "word ".repeat(13);
        let wrapped = format!("{line}\n{line}\n{line}\n{line}\nend.\n\nNext.");
        assert_eq!(paragraphs(&wrapped, 0).len(), 2);
    }
}
