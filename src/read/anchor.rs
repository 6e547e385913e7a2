//! Finds the words of a text that was decoded from markup again in the file. In: the file as text and the decoded text.
//! Out: for each word that was found, its line and column. Parsers forget positions, and escapes and tags stand between
//! words; the words themselves do not change, so they are looked for in their order, each close behind the one before.

use crate::model::anchor::{Anchor, Anchors};
use crate::model::span::LineIndex;

/// A word stands within so many bytes of the one before, markup left aside, or it is passed over.
const NEAR: usize = 240;

/// After so many words in a row that were not found, the text is looked for anew.
const LOST: usize = 4;

/// So many words in a row make sure that it is the passage looked for.
const SURE: usize = 5;

/// So many times the length of the file is searched at most.
const BUDGET: usize = 6;

/// How words are hidden in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Markup {
    /// Tags and character references.
    Tags,
    /// JSON strings, and tags inside them.
    Json,
    /// None, as in a mail.
    None,
}

/// A file whose words are looked for.
pub struct File {
    plain: String,
    index: LineIndex,
    left: usize,
    past: usize,
}

impl File {
    /// Prepares the text of a file.
    pub fn new(text: &str, markup: Markup) -> Self {
        let plain = blanked(text, markup);
        Self { index: LineIndex::new(&plain), left: plain.len().saturating_mul(BUDGET), past: 0, plain }
    }

    /// Where the words of `text` stand, looked for from byte `from` of the file on.
    pub fn anchors(&mut self, text: &str, from: usize) -> Anchors {
        let words: Vec<(usize, &str)> = words(text).collect();
        let (mut found, mut cursor, mut missed) = (Vec::new(), None, LOST);
        for (number, (at, word)) in words.iter().enumerate() {
            if missed >= LOST {
                let rest = words.get(number..).unwrap_or(&[]);
                if number > 0 && rest.len() < SURE {
                    break;
                }
                let Some(place) = self.passage(rest, cursor.unwrap_or(from)) else {
                    if self.left == 0 {
                        break;
                    }
                    continue;
                };
                (cursor, missed) = (Some(place), 0);
            }
            let start = cursor.unwrap_or(from);
            match self.next(word, start, NEAR) {
                Some(place) => {
                    found.push(self.anchor(*at, place));
                    self.past = place + word.len();
                    (cursor, missed) = (Some(self.past), 0);
                }
                None => missed += 1,
            }
        }
        Anchors::new(found)
    }

    /// Where the words of the next text of the file stand: behind those of the last one, if they are there.
    pub fn next_anchors(&mut self, text: &str) -> Anchors {
        let found = self.anchors(text, self.past);
        if found.first_line().is_some() { found } else { self.anchors(text, 0) }
    }

    /// The 1-based line of byte `at`.
    pub fn line(&self, at: usize) -> u32 {
        self.index.line(at) as u32 + 1
    }

    fn anchor(&self, at: usize, place: usize) -> Anchor {
        let (line, column) = self.index.line_column(&self.plain, place);
        let start = self.index.start_of(line);
        let pairs = self.index.pairs_to(&self.plain, place) - self.index.pairs_to(&self.plain, start);
        Anchor {
            at: at as u32,
            line: line as u32 + 1,
            column: column as u32 + 1,
            utf16_column: (column + pairs) as u32 + 1,
        }
    }

    /// Where a passage begins that opens with these words.
    fn passage(&mut self, words: &[(usize, &str)], from: usize) -> Option<usize> {
        let (_, first) = words.first()?;
        let mut cursor = from;
        loop {
            let place = self.next(first, cursor, usize::MAX)?;
            let mut end = place + first.len();
            let whole = words.iter().skip(1).take(SURE - 1).all(|(_, word)| {
                let gap = self.plain[end..].find(char::is_alphanumeric);
                let follows = gap.filter(|gap| self.plain[end + gap..].starts_with(word));
                follows.map(|gap| end += gap + word.len()).is_some()
            });
            if whole {
                return Some(place);
            }
            cursor = place + first.len();
        }
    }

    /// Where a word stands next, whole, within `near` bytes that are no white space.
    fn next(&mut self, word: &str, from: usize, near: usize) -> Option<usize> {
        let mut cursor = from;
        let end = self.reach(from, near);
        while let Some(place) = self.plain.get(cursor..end)?.find(word).map(|at| cursor + at) {
            self.left = self.left.checked_sub(place - cursor + 1)?;
            let past = place + word.len();
            let before = self.plain[..place].chars().next_back();
            let after = self.plain[past..].chars().next();
            if ![before, after].into_iter().flatten().any(char::is_alphanumeric) {
                return Some(place);
            }
            cursor = past;
        }
        self.left = self.left.saturating_sub(end - cursor);
        None
    }

    /// One past the last byte that is within `near` bytes of `from`, not counting blanks.
    fn reach(&self, from: usize, near: usize) -> usize {
        if near == usize::MAX {
            return self.plain.len();
        }
        let mut left = near;
        let bytes = self.plain.as_bytes();
        let mut at = from.min(bytes.len());
        while at < bytes.len() && left > 0 {
            left -= usize::from(bytes[at] != b' ');
            at += 1;
        }
        (at..=bytes.len()).find(|at| self.plain.is_char_boundary(*at)).unwrap_or(bytes.len())
    }
}

/// The words of a text and where each begins.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(move |word| (word.as_ptr() as usize - text.as_ptr() as usize, word))
}

/// The text with markup blanked out, of the same length.
fn blanked(text: &str, markup: Markup) -> String {
    let mut bytes = text.as_bytes().to_vec();
    if markup == Markup::Json {
        blank_escapes(&mut bytes);
    }
    if markup != Markup::None {
        blank_tags(&mut bytes);
    }
    // Only whole characters were blanked: markup begins and ends with ASCII signs.
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
}

fn blank(bytes: &mut [u8]) {
    bytes.iter_mut().filter(|b| !matches!(b, b'\n' | b'\r')).for_each(|b| *b = b' ');
}

/// `\n`, `\"`, `\u0041`.
fn blank_escapes(bytes: &mut [u8]) {
    let mut at = 0;
    while let Some(open) = bytes.get(at..).and_then(|rest| rest.iter().position(|b| *b == b'\\')) {
        let start = at + open;
        let size = if bytes.get(start + 1) == Some(&b'u') { 6 } else { 2 };
        let end = (start + size).min(bytes.len());
        // What follows a backslash is ASCII in sound JSON; in other files nothing is looked for.
        if bytes[start..end].is_ascii() {
            blank(&mut bytes[start..end]);
        }
        at = end;
    }
}

/// Tags, and references such as `&#x27;`. A comment or a CDATA section loses its marks only.
fn blank_tags(bytes: &mut [u8]) {
    /// No reference is longer: `&CounterClockwiseContourIntegral;`.
    const REFERENCE: usize = 34;
    let mut at = 0;
    while let Some(open) = bytes.get(at..).and_then(|rest| rest.iter().position(|b| matches!(b, b'<' | b'&')))
    {
        let start = at + open;
        let rest = &bytes[start..];
        let end = if rest.starts_with(b"<!") {
            Some(2)
        } else if rest[0] == b'<' {
            rest.iter().position(|b| *b == b'>').map(|i| i + 1)
        } else {
            let reference = rest.iter().take(REFERENCE).position(|b| *b == b';');
            reference
                .filter(|i| rest[1..*i].iter().all(|b| b.is_ascii_alphanumeric() || *b == b'#'))
                .map(|i| i + 1)
        };
        let size = end.unwrap_or(1);
        blank(&mut bytes[start..start + size]);
        at = start + size;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places(file: &str, markup: Markup, text: &str) -> Vec<(String, u32, u32)> {
        let anchors = File::new(file, markup).anchors(text, 0);
        words(text)
            .filter_map(|(at, word)| {
                let found = anchors.of(at as u32, at as u32 + 1)?;
                (found.at as usize == at).then(|| (word.to_owned(), found.line, found.column))
            })
            .collect()
    }

    #[test]
    fn words_are_found_behind_tags_and_references() {
        let file = "<p title='Ten'>\n<b>Ten</b> people&#x27;s\n  homes</p>";
        let found = places(file, Markup::Tags, "Ten people's homes");
        let expected = [("Ten", 2, 4), ("people", 2, 12), ("s", 2, 24), ("homes", 3, 3)];
        assert_eq!(found, expected.map(|(word, line, column)| (word.to_owned(), line, column)));
    }

    #[test]
    fn words_are_found_behind_escapes() {
        let file = "{\"title\": \"Ten\",\n \"text\": \"One\\nTwo \\u201cthree\\\" 😀 four\"}";
        let found = places(file, Markup::Json, "One\nTwo \u{201c}three\" 😀 four");
        let expected = [("One", 2, 11), ("Two", 2, 16), ("three", 2, 26), ("four", 2, 36)];
        assert_eq!(found, expected.map(|(word, line, column)| (word.to_owned(), line, column)));
    }

    #[test]
    fn what_is_not_there_is_passed_over() {
        assert_eq!(places("<p>Nothing of it</p>", Markup::Tags, "Ten people died"), []);
        let found = places("Ten people very sadly died", Markup::None, "Ten men and people died");
        assert!(found.is_empty() || found.iter().all(|(_, line, _)| *line == 1));
    }
}
