//! What can be wrong with a rule file, with the place and the line itself.

use std::fmt;

/// A fault in a rule file. Prints as `file:line:column: key: message`, then the line with a caret, then a hint.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RuleError {
    /// The file, as written by the user.
    pub path: String,
    /// 1-based; 0 when the fault has no place in the file.
    pub line: usize,
    /// 1-based, in characters.
    pub column: usize,
    /// Where in the document ("rules[2].any[0]"); empty when serde's message says it.
    pub key: String,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub hint: Option<String>,
    /// The line at fault.
    pub source_line: String,
}

impl std::error::Error for RuleError {}

impl fmt::Display for RuleError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.path)?;
        if self.line > 0 {
            write!(f, ":{}:{}", self.line, self.column)?;
        }
        write!(f, ": ")?;
        if !self.key.is_empty() {
            write!(f, "{}: ", self.key)?;
        }
        write!(f, "{}", self.message)?;
        if !self.source_line.is_empty() {
            let column = self.column.saturating_sub(1).min(SHOWN);
            let shown: String = self.source_line.chars().take(SHOWN).collect();
            write!(f, "\n  | {shown}\n  | {:column$}^", "")?;
        }
        if let Some(hint) = &self.hint {
            write!(f, "\n  = {hint}")?;
        }
        Ok(())
    }
}

/// So much of a line is shown: a terminal's width and a half.
const SHOWN: usize = 120;

impl RuleError {
    /// A fault of a whole file.
    pub fn file(path: &str, message: impl Into<String>) -> Self {
        Self { path: path.to_owned(), message: message.into(), ..Self::default() }
    }

    /// A fault at byte `at` of `text`.
    pub fn at(path: &str, text: &str, at: usize, key: impl Into<String>, message: impl Into<String>) -> Self {
        let at = (0..=at.min(text.len())).rev().find(|i| text.is_char_boundary(*i)).unwrap_or(0);
        let start = text[..at].rfind('\n').map_or(0, |i| i + 1);
        Self {
            path: path.to_owned(),
            line: text[..at].matches('\n').count() + 1,
            column: text[start..at].chars().count() + 1,
            key: key.into(),
            message: message.into(),
            hint: None,
            source_line: text[start..].lines().next().unwrap_or("").to_owned(),
        }
    }

    /// A fault that the YAML parser found.
    pub fn yaml(path: &str, text: &str, error: &serde_yaml::Error) -> Self {
        let message = error.to_string();
        match error.location() {
            Some(place) => {
                // serde_yaml appends " at line L column C", which the head of our message says already.
                let tail = format!(" at line {} column {}", place.line(), place.column());
                let mut fault = Self::at(path, text, place.index(), "", message.replace(&tail, ""));
                fault.hint = unknown_key_hint(&message);
                fault
            }
            None => Self::file(path, message),
        }
    }

    /// The same with a hint.
    pub fn hint(mut self, hint: Option<String>) -> Self {
        self.hint = hint;
        self
    }
}

/// serde says "unknown field `x`, expected one of `a`, `b`": the nearest of them, if one is near.
fn unknown_key_hint(message: &str) -> Option<String> {
    let mut words = message.split('`').skip(1).step_by(2);
    let wrong = message.contains("unknown").then(|| words.next())??;
    let known: Vec<&str> = words.collect();
    did_you_mean(wrong, known.iter().copied())
}

/// "did you mean `x`?" for the nearest of `known`, when it is near enough to be a slip of the finger.
pub fn did_you_mean<'a>(wrong: &str, known: impl Iterator<Item = &'a str>) -> Option<String> {
    let near = known
        .map(|name| (strsim::damerau_levenshtein(wrong, name), name))
        .filter(|(distance, name)| *distance <= 1 + name.chars().count() / 4)
        .min()?;
    Some(format!("did you mean `{}`?", near.1))
}
