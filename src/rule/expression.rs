//! Regular expressions of rules. In: an expression as written. Out: it compiled, or what is wrong and where in it; and
//! which texts need not be searched, since they lack a word that every match holds.

use crate::rule::error::did_you_mean;
use crate::rule::phrase::PatternError;
use regex::{Regex, RegexBuilder};
use regex_syntax::hir::{Class, Hir, HirKind};
use std::sync::OnceLock;

/// Compiled regular expressions may be so large (bytes): ten times what a page of alternatives needs.
const LARGEST_REGEX: usize = 1 << 20;

/// An expression that can match nothing mostly does so somewhere in a plain sentence.
const SAMPLE: &str = "Two words, and 12.";

/// The group that a claim quotes.
const VALUE: &str = "value";

/// The expression of a rule. Compiling one takes longer than reading an article, so a built-in one is compiled for the
/// first text that it may match in.
#[derive(Debug)]
pub struct Expression {
    text: String,
    needed: OnceLock<String>,
    compiled: OnceLock<Option<Regex>>,
}

impl Expression {
    /// An expression that somebody wrote: compiled now, so that its faults are told.
    pub fn checked(text: &str) -> Result<Self, PatternError> {
        let compiled = compile(text)?;
        Ok(Self { compiled: OnceLock::from(Some(compiled)), ..Self::trusted(text) })
    }

    /// A built-in expression, which a test has compiled.
    pub fn trusted(text: &str) -> Self {
        Self { text: text.to_owned(), needed: OnceLock::new(), compiled: OnceLock::new() }
    }

    /// It compiled, when it may match in a text, which is given in small letters.
    pub fn for_text(&self, lower: &str) -> Option<&Regex> {
        let needed = self.needed.get_or_init(|| {
            regex_syntax::parse(&self.text).map(|parsed| needed(&parsed)).unwrap_or_default()
        });
        if lower.contains(needed.as_str()) { self.compiled() } else { None }
    }

    fn compiled(&self) -> Option<&Regex> {
        self.compiled.get_or_init(|| compile(&self.text).ok()).as_ref()
    }
}

/// The longest text, in small letters, that every match holds: "-year-old"; empty when nothing is sure.
fn needed(hir: &Hir) -> String {
    let longer = |a: String, b: String| if b.len() > a.len() { b } else { a };
    match hir.kind() {
        HirKind::Concat(parts) => {
            let (mut best, mut run) = (String::new(), String::new());
            for part in parts {
                match exactly(part) {
                    Some(text) => run.push_str(&text),
                    None => {
                        best = longer(longer(best, std::mem::take(&mut run)), needed(part));
                    }
                }
            }
            longer(best, run)
        }
        HirKind::Capture(group) => needed(&group.sub),
        HirKind::Repetition(repeated) if repeated.min > 0 => needed(&repeated.sub),
        _ => exactly(hir).unwrap_or_default(),
    }
}

/// The only text, but for capitals, that a part matches.
fn exactly(hir: &Hir) -> Option<String> {
    match hir.kind() {
        HirKind::Empty | HirKind::Look(_) => Some(String::new()),
        HirKind::Literal(literal) => {
            let text = std::str::from_utf8(&literal.0).ok()?;
            Some(text.to_ascii_lowercase())
        }
        HirKind::Class(class) => letter(class).map(String::from),
        HirKind::Capture(group) => exactly(&group.sub),
        HirKind::Repetition(_) | HirKind::Concat(_) | HirKind::Alternation(_) => None,
    }
}

/// The letter that a class is, in both cases: `(?i-u)k` and `[Kk]`.
fn letter(class: &Class) -> Option<char> {
    let ends: Vec<(char, char)> = match class {
        Class::Unicode(class) => class.iter().map(|range| (range.start(), range.end())).collect(),
        Class::Bytes(class) => {
            class.iter().map(|range| (char::from(range.start()), char::from(range.end()))).collect()
        }
    };
    let first = ends.first()?.0.to_ascii_lowercase();
    let same = |(from, to): &(char, char)| from == to && from.to_ascii_lowercase() == first;
    (first.is_ascii_alphabetic() && ends.iter().all(same)).then_some(first)
}

/// Compiles an expression.
fn compile(text: &str) -> Result<Regex, PatternError> {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_what_every_match_holds() {
        let needed = |text: &str| needed(&regex_syntax::parse(text).unwrap());
        assert_eq!(needed(r"(?-u)(?P<value>\d+)-year-old (?:man|boy)\b"), "-year-old ");
        assert_eq!(needed(r"(?i-u)\bmagnitude(?: of|-)? (\d)"), "magnitude");
        assert_eq!(needed(r"(?:Killed|hurt) at [Ss]ea"), " at sea");
        assert_eq!(needed(r"(?:two )?dogs? (?:barked)+"), "barked");
        assert_eq!(needed(r"one|two"), "");
        // Without `-u` the sign for Kelvin is a small k.
        assert_eq!(needed(r"(?i)ok"), "o");
    }

    #[test]
    fn is_asked_only_of_texts_that_may_match() {
        let expression = Expression::trusted(r"(?i-u)magnitude (?P<value>\d)");
        assert!(expression.for_text("two people died").is_none() && expression.compiled.get().is_none());
        assert!(expression.for_text("a magnitude 7 quake").is_some());
    }
}
