//! Where words, numbers and signs begin and end.

use crate::lexicon::fold::{fold_into, is_invisible};
use crate::lexicon::words::Lexicon;
use crate::model::document::{Case, Token, TokenKind};
use crate::model::span::Span;
use unicode_normalization::char::is_combining_mark;

/// Appends the tokens of `span` of `text`, and their folded forms.
pub fn tokens(text: &str, span: Span, lexicon: &Lexicon, tokens: &mut Vec<Token>, folds: &mut String) {
    let (mut at, end) = (span.start as usize, span.end as usize);
    let text = text.get(..end).unwrap_or("");
    while let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) {
        if c == ' ' {
            at += 1;
            continue;
        }
        let (len, kind) = if is_word(c) && !c.is_ascii_digit() {
            (word(&text[at..]), TokenKind::Word)
        } else if c.is_ascii_digit() {
            number(&text[at..])
        } else if matches!(c, '\'' | '\u{2019}') && clitic(text, at) {
            (c.len_utf8() + 1, TokenKind::Word)
        } else if c.is_whitespace() || c.is_control() || is_invisible(c) {
            at += c.len_utf8();
            continue;
        } else {
            (run(&text[at..], c), TokenKind::Punct)
        };
        push(text, at, at + len, kind, lexicon, tokens, folds);
        at += len;
    }
}

fn push(
    text: &str,
    start: usize,
    end: usize,
    kind: TokenKind,
    lexicon: &Lexicon,
    out: &mut Vec<Token>,
    folds: &mut String,
) {
    let written = &text[start..end];
    let from = folds.len();
    fold_into(written, folds);
    if written.ends_with('.') && kind == TokenKind::Word {
        folds.pop();
    }
    let fold = Span::new(from, folds.len());
    let case = if kind == TokenKind::Word { case(written) } else { Case::None };
    let word = lexicon.word(fold.of(folds));
    out.push(Token { span: Span::new(start, end), kind, case, word, fold });
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || is_combining_mark(c)
}

/// "'s" that follows a word: a token of its own.
fn clitic(text: &str, at: usize) -> bool {
    let mut rest = text[at..].chars().skip(1);
    let after_word = text[..at].chars().next_back().is_some_and(is_word);
    after_word && matches!(rest.next(), Some('s' | 'S')) && !rest.next().is_some_and(is_word)
}

/// Length of the word at the start of `rest`: letters and digits, with inner hyphens, apostrophes and points.
fn word(rest: &str) -> usize {
    // Most words are plain letters with nothing behind them that could belong to them.
    let plain = rest.bytes().take_while(u8::is_ascii_alphanumeric).count();
    if plain > 0 && rest.as_bytes().get(plain).is_none_or(|b| matches!(b, b' ' | b',' | b'\n')) {
        return plain;
    }
    let mut len = 0;
    let mut letters_since_point = 0;
    let mut points = 0;
    for (i, c) in rest.char_indices() {
        let next = || seen(&rest[i + c.len_utf8()..]);
        if is_word(c) {
            letters_since_point += 1;
        } else if is_invisible(c) && next().is_some_and(is_word) {
            // "kil-led", with a hyphen for the end of a line only
        } else if matches!(c, '-' | '\u{2010}' | '\u{2011}' | '&') && next().is_some_and(is_word) {
            letters_since_point = 0;
        } else if matches!(
            c,
            '\'' | '\u{2019}' | '\u{2018}' | '`' | '\u{2bb}' | '\u{2bc}' | '\u{2be}' | '\u{2bf}'
        ) && next().is_some_and(is_word)
            && !clitic(rest, i)
        {
            // inner apostrophe: O'Brien, don't
        } else if c == '.'
            && letters_since_point <= 2
            && letters_since_point > 0
            && (points > 0 || initialism(rest, i))
        {
            points += 1;
            letters_since_point = 0;
        } else {
            break;
        }
        len = i + c.len_utf8();
    }
    if points == 0 && rest[len..].starts_with('.') && is_abbreviation(&rest[..len]) { len + 1 } else { len }
}

/// The first character that shows, if it is near: a text of nothing else must not cost its length for every character.
fn seen(rest: &str) -> Option<char> {
    rest.chars().take(8).find(|c| !is_invisible(*c))
}

/// Does the point at `i` belong to an initialism such as "U.S." or "a.m."?
fn initialism(rest: &str, i: usize) -> bool {
    let mut after = rest[i + 1..].chars();
    let letter = after.next().is_some_and(char::is_alphabetic);
    let head = &rest[..i];
    letter && head.chars().count() == 1
}

/// A single capital before a point is an initial; the rest are known words, settled when sentences are cut.
fn is_abbreviation(word: &str) -> bool {
    let mut chars = word.chars();
    chars.next().is_some_and(char::is_uppercase) && chars.next().is_none()
}

/// Length of the number at the start of `rest`. "16km" ends after its digits; "21st" and "1980s" are whole.
fn number(rest: &str) -> (usize, TokenKind) {
    let bytes = rest.as_bytes();
    let digits = |mut i: usize| {
        loop {
            match bytes.get(i) {
                Some(b) if b.is_ascii_digit() => i += 1,
                Some(b) if !b.is_ascii() && seen(&rest[i..]).is_some_and(|c| c.is_ascii_digit()) => {
                    i += rest[i..].chars().next().map_or(1, char::len_utf8);
                }
                _ => return i,
            }
        }
    };
    let mut len = digits(0);
    while let Some(sign @ (b',' | b'.' | b'-')) = bytes.get(len).copied() {
        let next = digits(len + 1);
        let group = bytes[len + 1..next].iter().filter(|b| b.is_ascii_digit()).count();
        if group == 0 || (sign == b',' && group != 3) {
            break;
        }
        len = next;
    }
    let tail = rest[len..].bytes().take_while(u8::is_ascii_alphabetic).count();
    let suffix = rest[len..len + tail].to_ascii_lowercase();
    if matches!(suffix.as_str(), "st" | "nd" | "rd" | "th" | "s") {
        len += tail;
    }
    let hyphenated = bytes.get(len) == Some(&b'-') && bytes.get(len + 1).is_some_and(u8::is_ascii_alphabetic);
    if hyphenated { (len + word(&rest[len + 1..]) + 1, TokenKind::Word) } else { (len, TokenKind::Number) }
}

/// Runs of the same dash or point are one sign.
fn run(rest: &str, first: char) -> usize {
    if !matches!(first, '-' | '.') {
        return first.len_utf8();
    }
    rest.chars().take_while(|c| *c == first).map(char::len_utf8).sum()
}

fn case(word: &str) -> Case {
    let (mut letters, mut upper, mut first) = (0, 0, false);
    for c in word.chars().filter(|c| c.is_alphabetic()) {
        let capital = c.is_uppercase();
        first |= capital && letters == 0;
        upper += usize::from(capital);
        letters += 1;
    }
    let after_particle =
        || word.split(['-', '\'', '\u{2019}']).skip(1).any(|part| part.starts_with(char::is_uppercase));
    match upper {
        0 if letters == 0 => Case::None,
        0 => Case::Lower,
        _ if upper >= 2 && upper == letters => Case::Upper,
        _ if first || after_particle() => Case::Capital,
        _ => Case::Mixed,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> Vec<&str> {
        let (mut out, mut folds) = (Vec::new(), String::new());
        tokens(text, Span::new(0, text.len()), &Lexicon::builtin(), &mut out, &mut folds);
        out.iter().map(|t| t.span.of(text)).collect()
    }

    #[test]
    fn keeps_words_whole_and_splits_what_belongs_apart() {
        assert_eq!(
            split("Syria\u{2019}s al-Bab, U.S. 16km"),
            ["Syria", "\u{2019}s", "al-Bab", ",", "U.S.", "16", "km"]
        );
        assert_eq!(
            split("a 38-year-old at 7.8 (1,200) 2023-07-10"),
            ["a", "38-year-old", "at", "7.8", "(", "1,200", ")", "2023-07-10"]
        );
        assert_eq!(
            split("kil\u{ad}led 1\u{200b}20 1,2\u{200b}00 a\u{200b} b\u{feff}"),
            ["kil\u{ad}led", "1\u{200b}20", "1,2\u{200b}00", "a", "b"]
        );
        assert_eq!(
            split("O'Brien J. Smith's MQ-9s -- 21st, 1980s."),
            ["O'Brien", "J.", "Smith", "'s", "MQ-9s", "--", "21st", ",", "1980s", "."]
        );
        assert_eq!(split("12,15 killed\u{200b} 3.\"He"), ["12", ",", "15", "killed", "3", ".", "\"", "He"]);
    }
}
