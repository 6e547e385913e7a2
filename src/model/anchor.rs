//! Where the words of a text that was decoded from markup stand in the file: offsets in the text, lines and columns in
//! the file.

/// A word of the text and its place in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Anchor {
    /// Byte of the word in its field (title or text).
    pub at: u32,
    /// 1-based line in the file.
    pub line: u32,
    /// 1-based column in the file, in characters.
    pub column: u32,
    /// The same in UTF-16 code units.
    pub utf16_column: u32,
}

/// The anchors of one field, in the order of the text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Anchors(Vec<Anchor>);

impl Anchors {
    /// From anchors in the order of the text.
    pub fn new(anchors: Vec<Anchor>) -> Self {
        Self(anchors)
    }

    /// The first word of `start..end` whose place is known, else the nearest one before it, else the first of all.
    /// `None` when no word of the field was found in the file.
    pub fn of(&self, start: u32, end: u32) -> Option<Anchor> {
        let next = self.0.partition_point(|anchor| anchor.at < start);
        let inside = self.0.get(next).filter(|anchor| anchor.at < end);
        let before = || next.checked_sub(1).and_then(|at| self.0.get(at));
        inside.or_else(before).or_else(|| self.0.first()).copied()
    }

    /// The anchors of what stands behind the first `bytes` of the field.
    pub fn behind(self, bytes: usize) -> Self {
        let rest = self.0.into_iter();
        let moved =
            rest.filter_map(|anchor| Some(Anchor { at: anchor.at.checked_sub(bytes as u32)?, ..anchor }));
        Self(moved.collect())
    }

    /// Line of the first word.
    pub fn first_line(&self) -> Option<u32> {
        self.0.first().map(|anchor| anchor.line)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_span_is_at_its_first_known_word() {
        let anchor = |at, line| Anchor { at, line, column: 1, utf16_column: 1 };
        let anchors = Anchors::new(vec![anchor(4, 7), anchor(10, 9)]);
        let line = |start, end| anchors.of(start, end).map(|anchor| anchor.line);
        assert_eq!(
            [line(4, 5), line(3, 5), line(5, 9), line(9, 12), line(30, 31), line(0, 2)],
            [Some(7), Some(7), Some(7), Some(9), Some(9), Some(7)]
        );
        assert_eq!(Anchors::default().of(0, 1), None);
    }
}
