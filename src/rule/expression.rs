//! Regular expressions of rules. In: an expression as written. Out: it compiled, or what is wrong and where in it.

use crate::rule::error::did_you_mean;
use crate::rule::phrase::PatternError;
use regex::{Regex, RegexBuilder};

/// Compiled regular expressions may be so large (bytes): ten times what a page of alternatives needs.
const LARGEST_REGEX: usize = 1 << 20;

/// An expression that can match nothing mostly does so somewhere in a plain sentence.
const SAMPLE: &str = "Two words, and 12.";

/// The group that a claim quotes.
const VALUE: &str = "value";

/// Compiles an expression.
pub fn compile(text: &str) -> Result<Regex, PatternError> {
    let fault = |at: usize, message: String, hint: Option<String>| PatternError {
        at,
        message,
        hint,
        code: "bad-regex",
    };
    let regex = RegexBuilder::new(text).size_limit(LARGEST_REGEX).build().map_err(|error| match error {
        regex::Error::CompiledTooBig(_) => {
            let hint = "shorten its repetitions: `x{1,20}` is twenty times `x`".to_owned();
            fault(0, format!("the expression takes more than {LARGEST_REGEX} bytes"), Some(hint))
        }
        error => {
            let told = error.to_string();
            let message = told.lines().last().unwrap_or_default().replace("error: ", "");
            let hint = regex_hint(&message);
            fault(marked(&told, text), format!("no regular expression: {message}"), hint)
        }
    })?;
    if regex.is_match("") || regex.find_iter(SAMPLE).any(|hit| hit.is_empty()) {
        let hint = "an expression needs something that is not optional".to_owned();
        return Err(fault(0, "the expression matches empty text".to_owned(), Some(hint)));
    }
    if let Some(name) = regex.capture_names().flatten().find(|name| *name != VALUE) {
        let at = text.find(&format!("<{name}>")).unwrap_or(0);
        let hint = did_you_mean(name, [VALUE].into_iter())
            .unwrap_or_else(|| "`(?P<value>...)` is what the claim quotes; `(?:...)` groups".to_owned());
        return Err(fault(at, format!("the group `{name}` has no meaning"), Some(hint)));
    }
    Ok(regex)
}

/// The byte of the expression under the caret of the regex crate's message: its second line is the expression, its
/// third the caret, both indented by four. An expression of several lines is laid out otherwise and keeps its start.
fn marked(told: &str, text: &str) -> usize {
    let mut lines = told.lines().skip(1);
    let shown = lines.next().and_then(|line| line.strip_prefix("    ")) == Some(text);
    let caret = lines.next().filter(|_| shown).and_then(|line| line.find('^')).unwrap_or(0);
    text.char_indices().nth(caret.saturating_sub(4)).map_or(text.len(), |(at, _)| at)
}

fn regex_hint(message: &str) -> Option<String> {
    if message.contains("look-around") {
        Some("match the words around it too, and name what counts: `(?P<value>...)`".to_owned())
    } else if message.contains("backreference") {
        Some("write out what the group may hold".to_owned())
    } else if message.contains("unrecognized escape") {
        Some(
            "`\\d`, `\\w`, `\\s`, `\\b` and their capitals are known, and a backslash before a sign"
                .to_owned(),
        )
    } else if message.contains("repetition operator missing") {
        Some("`?`, `*`, `+` and `{2}` repeat what stands before them; `\\?` is a question mark".to_owned())
    } else if message.contains("unclosed") {
        Some("a bracket that is meant as a sign is written `\\(` or `\\[`".to_owned())
    } else if message.contains("unrecognized flag") {
        Some("nothing is ever tried again here: `(?:...)` does for `(?>...)`".to_owned())
    } else {
        None
    }
}
