//! A line in, lines of a given width out, measured in terminal columns.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// How many columns a text takes.
pub fn width(text: &str) -> usize {
    text.width()
}

/// Breaks at spaces; a word that is wider than a line is left whole, so that no path is cut.
pub fn wrap(text: &str, columns: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        match lines.last_mut() {
            Some(line) if width(line) + 1 + width(word) <= columns => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

/// The text with its last words replaced by an ellipsis when it takes more than `columns`.
pub fn shorten(text: &str, columns: usize) -> String {
    if width(text) <= columns {
        return text.to_owned();
    }
    let (mut cut, mut used) = (0, 1);
    for (at, c) in text.char_indices() {
        used += c.width().unwrap_or(0);
        if used > columns {
            break;
        }
        cut = at + c.len_utf8();
    }
    let head = &text[..cut];
    // A cut inside a word goes back to its start, unless that would lose more than half of what fits.
    let head = head.rfind(' ').filter(|space| *space * 2 > cut).map_or(head, |space| &head[..space]);
    format!("{}…", head.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn breaks_at_spaces_and_measures_columns() {
        assert_eq!(wrap("one two three", 7), ["one two", "three"]);
        assert_eq!(wrap("a very/long/path b", 5), ["a", "very/long/path", "b"]);
        assert_eq!(wrap("\u{4e2d}\u{6587} x", 4), ["\u{4e2d}\u{6587}", "x"]);
    }

    #[test]
    fn shortens_at_a_word() {
        assert_eq!(shorten("did not harm civilians", 16), "did not harm…");
        assert_eq!(shorten("short", 16), "short");
    }
}
