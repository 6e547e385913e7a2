//! Markdown in, the same text with its markup blanked out: every byte of markup becomes a space, so that offsets stay
//! those of the file. Pictures, code blocks, comments and struck-out words are blanked whole. It reads what newsrooms
//! write, not all of CommonMark; what it does not know it leaves as text. Every step is linear in the text.

use std::ops::Range;

/// Where a link's address may end at the latest: longer ones are no links.
const ADDRESS: usize = 2048;

/// Where a code span may end at the latest: longer ones are no code.
const CODE: usize = 1024;

/// Character references that stand for a sign which rules look at.
const REFERENCES: &[(&str, u8)] = &[
    ("&nbsp;", b' '),
    ("&#160;", b' '),
    ("&amp;", b'&'),
    ("&quot;", b'"'),
    ("&#34;", b'"'),
    ("&apos;", b'\''),
    ("&#39;", b'\''),
];

/// The text with its markup blanked out; as many bytes as `text`.
pub fn readable(text: &str) -> String {
    let mut page = Page { text, bytes: text.as_bytes().to_vec() };
    page.blocks();
    page.inline();
    String::from_utf8(page.bytes).unwrap_or_else(|_| text.to_owned())
}

struct Page<'a> {
    text: &'a str,
    bytes: Vec<u8>,
}

impl Page<'_> {
    /// Blanks bytes, but no line ends.
    fn blank(&mut self, range: Range<usize>) {
        for byte in self.bytes.get_mut(range).into_iter().flatten() {
            if !matches!(byte, b'\n' | b'\r') {
                *byte = b' ';
            }
        }
    }

    /// Comments, fences, rules, and the marks at the heads of lines.
    fn blocks(&mut self) {
        let text = self.text;
        let mut from = 0;
        while let Some(open) = text[from..].find("<!--").map(|i| from + i) {
            let Some(close) = text[open..].find("-->").map(|i| open + i + 3) else { break };
            self.blank(open..close);
            from = close;
        }
        let mut at = 0;
        let mut fence: Option<&str> = None;
        for line in text.split_inclusive('\n') {
            let range = at..at + line.len();
            at = range.end;
            let trimmed = line.trim();
            let opens = ["```", "~~~"].into_iter().find(|mark| trimmed.starts_with(mark));
            match (fence, opens) {
                (Some(mark), _) => {
                    fence = (!trimmed.starts_with(mark)).then_some(mark);
                    self.blank(range);
                }
                (None, Some(mark)) => {
                    fence = Some(mark);
                    self.blank(range);
                }
                (None, None) if is_rule(trimmed) || is_definition(trimmed) => self.blank(range),
                (None, None) => self.line(line, range.start),
            }
        }
    }

    /// Quotation, list and heading marks of a line that starts at `start`, and the bars of a table row.
    fn line(&mut self, line: &str, start: usize) {
        let mut at = 0;
        loop {
            let rest = &line[at..];
            let space = rest.len() - rest.trim_start_matches([' ', '\t']).len();
            let rest = &rest[space..];
            let mark = if rest.starts_with('>') { 1 } else { list_mark(rest) };
            if mark == 0 {
                let hashes = rest.bytes().take_while(|b| *b == b'#').count();
                if (1..=6).contains(&hashes) && rest[hashes..].starts_with([' ', '\t']) {
                    self.blank(start + at + space..start + at + space + hashes);
                    let body = line.trim_end();
                    let closing = body.len() - body.trim_end_matches('#').len();
                    self.blank(start + body.len() - closing..start + body.len());
                }
                break;
            }
            self.blank(start + at + space..start + at + space + mark);
            at += space + mark;
        }
        if line.trim().starts_with('|') {
            for (i, _) in line.match_indices('|') {
                self.blank(start + i..start + i + 1);
            }
        }
    }

    /// Links, pictures, tags, emphasis, code marks and escapes.
    fn inline(&mut self) {
        let text = self.text;
        let mut open: Vec<usize> = Vec::new();
        let mut at = 0;
        while at < text.len() {
            let rest = &text[at..];
            let byte = self.bytes[at];
            let step = match byte {
                b'\\' if rest[1..].starts_with(|c: char| c.is_ascii_punctuation()) => {
                    self.blank(at..at + 1);
                    2
                }
                b'`' => self.code(at),
                b'[' => {
                    open.push(at);
                    1
                }
                b']' => open.pop().map_or(1, |start| self.link(start, at)),
                b'<' => self.tag(at),
                b'*' | b'_' => self.emphasis(at),
                b'~' if rest.starts_with("~~") => self.struck(at),
                b'&' => self.reference(at),
                b'\n' if rest[1..].trim_start_matches(['\r', ' ', '\t']).starts_with('\n') => {
                    open.clear();
                    1
                }
                _ => 1,
            };
            at += step;
            while at < text.len() && !text.is_char_boundary(at) {
                at += 1;
            }
        }
    }

    fn code(&mut self, at: usize) -> usize {
        let rest = &self.text[at..];
        let ticks = rest.bytes().take_while(|b| *b == b'`').count();
        let line = rest.bytes().take(CODE).position(|b| b == b'\n').unwrap_or(rest.len().min(CODE));
        let mut from = ticks;
        while from < line {
            let Some(next) = rest.as_bytes()[from..line].iter().position(|b| *b == b'`') else { break };
            let run = rest.as_bytes()[from + next..].iter().take_while(|b| **b == b'`').count();
            if run == ticks {
                self.blank(at..at + ticks);
                self.blank(at + from + next..at + from + next + run);
                return from + next + run;
            }
            from += next + run;
        }
        ticks
    }

    /// `[text](address)`, `![alt](address)`, `[text][label]`, `[^note]`; brackets in prose stay. Returns the step
    /// from the closing bracket.
    fn link(&mut self, open: usize, close: usize) -> usize {
        let after = &self.text.as_bytes()[close + 1..];
        let past = match after.first() {
            Some(b'(') => address(after),
            Some(b'[') => after.iter().take(CODE).position(|b| *b == b']' || *b == b'\n'),
            _ => None,
        };
        let past = past.filter(|end| after[*end] != b'\n').map(|end| close + 1 + end + 1);
        let picture = open > 0 && self.bytes[open - 1] == b'!';
        match past {
            Some(past) if picture => self.blank(open - 1..past),
            Some(past) => {
                self.blank(open..open + 1);
                self.blank(close..past);
            }
            None if self.text[open + 1..].starts_with('^') => self.blank(open..close + 1),
            None => {}
        }
        past.map_or(1, |past| past - close)
    }

    fn tag(&mut self, at: usize) -> usize {
        let rest = &self.text.as_bytes()[at..];
        if !rest.get(1).is_some_and(|b| b.is_ascii_alphabetic() || matches!(b, b'/' | b'!')) {
            return 1;
        }
        let end = rest.iter().skip(1).take(ADDRESS).position(|b| matches!(b, b'>' | b'<' | b'\n'));
        match end.map(|i| i + 1).filter(|end| rest[*end] == b'>') {
            Some(end) => {
                self.blank(at..at + end + 1);
                end + 1
            }
            None => 1,
        }
    }

    /// A run of stars or underscores is markup unless it stands between spaces or inside a word.
    fn emphasis(&mut self, at: usize) -> usize {
        let sign = self.bytes[at];
        let run = self.text.as_bytes()[at..].iter().take_while(|b| **b == sign).count();
        let before = self.text[..at].chars().next_back().filter(|c| !c.is_whitespace());
        let after = self.text[at + run..].chars().next().filter(|c| !c.is_whitespace());
        let inside = before.is_some_and(char::is_alphanumeric) && after.is_some_and(char::is_alphanumeric);
        let alone = before.is_none() && after.is_none();
        if !alone && !inside {
            self.blank(at..at + run);
        }
        run
    }

    fn struck(&mut self, at: usize) -> usize {
        let rest = &self.text[at + 2..];
        let line = rest.find('\n').unwrap_or(rest.len());
        match rest[..line].find("~~") {
            Some(end) => {
                self.blank(at..at + 2 + end + 2);
                end + 4
            }
            None => line.max(1),
        }
    }

    fn reference(&mut self, at: usize) -> usize {
        let Some((written, sign)) = REFERENCES.iter().find(|(w, _)| self.text[at..].starts_with(w)) else {
            return 1;
        };
        self.blank(at..at + written.len());
        self.bytes[at] = *sign;
        written.len()
    }
}

/// Where the bracket that closes `(address)` stands, `after` beginning with the opening one.
fn address(after: &[u8]) -> Option<usize> {
    let mut depth = 0;
    for (i, byte) in after.iter().take(ADDRESS).enumerate() {
        match byte {
            b'(' => depth += 1,
            b')' if depth == 1 => return Some(i),
            b')' => depth -= 1,
            b'\n' | b']' => return None,
            _ => {}
        }
    }
    None
}

/// A thematic break, the underline of a heading, or the line between a table's head and body.
fn is_rule(line: &str) -> bool {
    let signs = || line.bytes().filter(|b| !b.is_ascii_whitespace());
    let one = |sign: u8| signs().count() >= 2 && signs().all(|b| b == sign);
    let table = line.starts_with('|') && signs().all(|b| matches!(b, b'|' | b'-' | b':'));
    b"-=*_".iter().any(|sign| one(*sign)) || table
}

/// `[label]: address`, which names the address of a link.
fn is_definition(line: &str) -> bool {
    let Some((label, address)) = line.strip_prefix('[').and_then(|rest| rest.split_once("]:")) else {
        return false;
    };
    !label.contains(['[', ']']) && address.trim_start().starts_with(['/', '#', '<', 'h', '.'])
}

/// Length of a bullet or of a number at the head of an item, 0 if there is none.
fn list_mark(rest: &str) -> usize {
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let mark = match rest.as_bytes().get(digits) {
        Some(b'-' | b'*' | b'+') if digits == 0 => 1,
        // More digits are a year or a figure at the head of a sentence.
        Some(b'.' | b')') if (1..=3).contains(&digits) => digits + 1,
        _ => return 0,
    };
    if rest[mark..].starts_with([' ', '\t']) { mark } else { 0 }
}
