//! Article text in, text that a medium can carry out: one function per medium. An article may hold escape sequences
//! that rewrite a terminal, and characters that reorder or hide what stands beside them. Nothing is removed in
//! silence: what cannot be shown is shown as replaced.

use serde::Serialize;
use std::io::{self, Write};
use unicode_width::UnicodeWidthChar;

/// What stands where a character could not be shown.
const REPLACED: char = '\u{fffd}';

/// So many marks may stand on one letter; a pile of more covers the lines above.
const MARKS: usize = 4;

/// For a terminal, as part of one line: line breaks and tabs become a space, runs of them one; every other character
/// that controls, reorders or hides is replaced by U+FFFD, and piles of combining marks are cut.
pub fn terminal(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut marks = 0;
    for c in text.chars() {
        if matches!(c, ' ' | '\t' | '\n' | '\r') {
            if !out.ends_with(' ') {
                out.push(' ');
            }
        } else if is_unsafe(c) {
            out.push(REPLACED);
        } else if c.width() != Some(0) || marks < MARKS {
            out.push(c);
        }
        marks = if c.width() == Some(0) { marks + 1 } else { 0 };
    }
    no_command(out)
}

/// CI systems read commands from what a job prints: `::error::` where a line begins, which wrapping may make of any word,
/// and `##[error]` anywhere. Both are broken up.
fn no_command(text: String) -> String {
    if !text.contains("::") && !text.contains("##[") {
        return text;
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some(at) = rest.find("::") {
        let (before, after) = (&rest[..at + 1], &rest[at + 1..]);
        out.push_str(before);
        // "10::30" is no command.
        if after[1..].starts_with(|c: char| c.is_ascii_alphabetic()) {
            out.push(REPLACED);
        }
        rest = after;
    }
    out.push_str(rest);
    out.replace("##[", "##\u{fffd}[")
}

/// For a page that has been escaped: line breaks stay, a tab is a space, a carriage return before a line break goes; what
/// else controls, reorders or hides is replaced, and piles of combining marks are cut.
pub fn html(page: &str) -> String {
    let mut out = String::with_capacity(page.len());
    let mut marks = 0;
    let mut chars = page.chars().peekable();
    while let Some(c) = chars.next() {
        let mark = !c.is_ascii() && c.width() == Some(0);
        marks = if mark { marks + 1 } else { 0 };
        match c {
            '\n' => out.push(c),
            '\t' => out.push(' '),
            '\r' if chars.peek() == Some(&'\n') => {}
            c if is_unsafe(c) => out.push(REPLACED),
            c if marks <= MARKS => out.push(c),
            _ => {}
        }
    }
    // A page may be printed into a log, where these are commands; a browser shows the references as what they stand for.
    let lines = out.split('\n').map(|line| match line.trim_start().starts_with("::") {
        true => line.replacen("::", "&#58;:", 1).replace("##[", "##&#91;"),
        false => line.replace("##[", "##&#91;"),
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// Does the character control a terminal, change the order of what stands beside it, break a line where none is seen,
/// or take no room at all? Variation selectors and combining marks belong to what they stand on and are left alone.
pub fn is_unsafe(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{ad}' // soft hyphen
            | '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' // direction
            | '\u{200b}'..='\u{200d}' | '\u{2060}'..='\u{2065}' | '\u{206a}'..='\u{206f}' | '\u{feff}' // no width
            | '\u{2028}' | '\u{2029}' // line and paragraph separator
            | '\u{115f}' | '\u{1160}' | '\u{180e}' | '\u{3164}' | '\u{ffa0}' // blank letters
            | '\u{fff9}'..='\u{fffb}' // interlinear notes
            | '\u{e0000}'..='\u{e007f}' // tags
        )
}

/// One line of JSON Lines. The line is put together in `buffer`, whose room is used again for the next one: a value is
/// written in many small pieces.
pub fn json_line(value: &impl Serialize, buffer: &mut Vec<u8>, out: &mut dyn Write) -> io::Result<()> {
    buffer.clear();
    serde_json::to_writer(&mut *buffer, value)?;
    buffer.push(b'\n');
    Json(out).write_all(buffer)
}

/// For JSON: a writer that spells the same characters as `\uXXXX`, so that a report can be shown as it is and parses
/// to the same text. It must receive whole characters in each write, which is how `serde_json` writes.
pub struct Json<W>(pub W);

impl<W: Write> Write for Json<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        // Of the C0 controls only line breaks are left, outside strings as layout: inside them serde has escaped all. So
        // what is unsafe begins at U+007F, and most pieces hold nothing above.
        if bytes.is_ascii() && !bytes.contains(&0x7f) && !bytes.contains(&b'#') {
            return self.0.write(bytes);
        }
        if let (Ok(text), true) = (std::str::from_utf8(bytes), bytes.windows(3).any(|three| three == b"##["))
        {
            // What a CI system would run stands only inside strings.
            self.write_all(text.replace("##[", "##\\u005b").as_bytes())?;
            return Ok(bytes.len());
        }
        let above = |from: usize| bytes[from..].iter().position(|b| *b >= 0x7f).map(|at| from + at);
        let Some(mut at) = above(0) else { return self.0.write(bytes) };
        let Ok(text) = std::str::from_utf8(bytes) else { return self.0.write(bytes) };
        let mut done = 0;
        while let Some(c) = text[at..].chars().next() {
            let past = at + c.len_utf8();
            if is_unsafe(c) {
                self.0.write_all(&bytes[done..at])?;
                for unit in c.encode_utf16(&mut [0; 2]) {
                    write!(self.0, "\\u{unit:04x}")?;
                }
                done = past;
            }
            at = above(past).unwrap_or(bytes.len());
        }
        self.0.write_all(&bytes[done..])?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_would_rewrite_the_terminal_is_shown_as_replaced() {
        assert_eq!(
            terminal("a\u{1b}[31mb\u{202e}c\u{200b}\t\r\nd\u{2028}"),
            "a\u{fffd}[31mb\u{fffd}c\u{fffd} d\u{fffd}"
        );
    }

    #[test]
    fn no_ci_system_finds_a_command() {
        assert_eq!(terminal("::error file=x::owned"), ":\u{fffd}:error file=x:\u{fffd}:owned");
        assert_eq!(terminal("##[group]a:::debug"), "##\u{fffd}[group]a::\u{fffd}:debug");
        assert_eq!(terminal("at 10::30: a"), "at 10::30: a");
    }

    #[test]
    fn json_parses_to_the_same_text() {
        let text = "##[group]a\u{1b}\u{7f}\u{85}\u{202e}\u{2028}\u{e0041}\n\"é";
        let mut out = Vec::new();
        serde_json::to_writer(Json(&mut out), text).unwrap();
        let out = String::from_utf8(out).unwrap();
        assert!(!out.chars().any(is_unsafe) && !out.contains("##["));
        assert_eq!(serde_json::from_str::<String>(&out).unwrap(), text);
    }
}
