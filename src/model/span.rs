//! Byte spans, and the index that turns them into lines and columns.
//!
//! A [`Span`] points into [`crate::model::article::Article::text`]; the places users see (file offsets, lines,
//! columns) are made from it once, by [`crate::model::article::Article::locate`].

/// A half-open range of bytes, `start..end`, on character boundaries.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// The span `start..end`. Articles are capped far below 4 GiB when they are read, so `u32` holds every offset.
    pub fn new(start: usize, end: usize) -> Self {
        Self { start: start as u32, end: end as u32 }
    }

    /// Its text; empty where the span does not lie on character boundaries of `text`.
    #[inline]
    pub fn of(self, text: &str) -> &str {
        text.get(self.start as usize..self.end as usize).unwrap_or("")
    }

    /// Its length in bytes.
    pub fn len(self) -> usize {
        self.end.saturating_sub(self.start) as usize
    }

    /// Does it hold no byte?
    pub fn is_empty(self) -> bool {
        self.len() == 0
    }

    /// Do the two share a byte?
    pub fn meets(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Does it hold all of `other`?
    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// The smallest span that holds both.
    pub fn cover(self, other: Span) -> Span {
        Span { start: self.start.min(other.start), end: self.end.max(other.end) }
    }
}

/// Bytes between two checkpoints of the character count: small enough that a look-up, of which each mention takes
/// several, is cheap, large enough that the index takes a small part of the room of the text.
const STRIDE: usize = 64;

/// Finds line and column of a byte in a text, also in a text that is one line of many megabytes.
#[derive(Clone, Debug, Default)]
pub struct LineIndex {
    starts: Vec<u32>,
    chars_before: Vec<u32>,
    pairs_before: Vec<u32>,
}

impl LineIndex {
    /// Indexes `text`; a line ends with `\n` (a `\r` before it belongs to the line).
    pub fn new(text: &str) -> Self {
        let starts = std::iter::once(0)
            .chain(text.bytes().enumerate().filter(|(_, b)| *b == b'\n').map(|(i, _)| i as u32 + 1))
            .collect();
        let mut chars_before = Vec::with_capacity(text.len() / STRIDE + 1);
        let mut pairs_before = Vec::with_capacity(text.len() / STRIDE + 1);
        let (mut chars, mut pairs) = (0u32, 0u32);
        for chunk in text.as_bytes().chunks(STRIDE) {
            chars_before.push(chars);
            pairs_before.push(pairs);
            chars += chunk.iter().filter(|b| (**b as i8) >= -0x40).count() as u32;
            pairs += chunk.iter().filter(|b| is_pair(**b)).count() as u32;
        }
        chars_before.push(chars);
        pairs_before.push(pairs);
        Self { starts, chars_before, pairs_before }
    }

    /// The 0-based line that holds byte `at`.
    pub fn line(&self, at: usize) -> usize {
        self.starts.partition_point(|start| *start as usize <= at).saturating_sub(1)
    }

    /// The first byte of a 0-based line.
    pub fn start_of(&self, line: usize) -> usize {
        self.starts.get(line).copied().unwrap_or(0) as usize
    }

    /// How many characters that UTF-16 writes as two units stand before byte `at` of `text`, the text that was indexed.
    pub fn pairs_to(&self, text: &str, at: usize) -> usize {
        let at = at.min(text.len());
        let known = at / STRIDE;
        let before = self.pairs_before.get(known).copied().unwrap_or(0) as usize;
        let rest = text.as_bytes().get(known * STRIDE..at).unwrap_or(&[]);
        before + rest.iter().filter(|b| is_pair(**b)).count()
    }

    /// How many characters stand before byte `at` of `text`, the text that was indexed.
    pub fn chars_to(&self, text: &str, at: usize) -> usize {
        let at = at.min(text.len());
        let known = at / STRIDE;
        let before = self.chars_before.get(known).copied().unwrap_or(0) as usize;
        before + text.as_bytes()[known * STRIDE..at].iter().filter(|b| (**b as i8) >= -0x40).count()
    }

    /// 0-based line and column of byte `at`; the column counts characters.
    pub fn line_column(&self, text: &str, at: usize) -> (usize, usize) {
        let line = self.line(at);
        (line, self.chars_to(text, at) - self.chars_to(text, self.start_of(line)))
    }
}

/// Does the byte begin a character that UTF-16 writes as two units?
fn is_pair(byte: u8) -> bool {
    byte >= 0xf0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_also_past_a_checkpoint() {
        let text = format!("é{}\nab", "ü".repeat(3 * STRIDE));
        let index = LineIndex::new(&text);
        let newline = text.find('\n').unwrap_or(0);
        assert_eq!(index.line_column(&text, newline), (0, 3 * STRIDE + 1));
        assert_eq!(index.line_column(&text, newline + 2), (1, 1));
    }
}
