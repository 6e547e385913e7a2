//! What can be wrong with rule files, with the place and the line itself. In: where and what. Out: messages for people.
//! It reads no file and decides nothing.

use std::fmt;

/// So much of a line is shown: a terminal's width and a half.
const SHOWN: usize = 120;

/// A longer line is shown from so far before the fault.
const BEFORE: usize = 60;

/// So many faults are printed; who has more mends those first.
const MOST: usize = 20;

/// One fault. Prints as `file:line:column: key: message`, then the line with a caret, then a hint.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fault {
    /// The file, as written by the user.
    pub path: String,
    /// 1-based; 0 when the fault has no place in the file.
    pub line: usize,
    /// 1-based, in characters.
    pub column: usize,
    /// Where in the document (`rules[2].any[0]`); empty for the document itself.
    pub key: String,
    /// What is wrong.
    pub message: String,
    /// What `claimdiff explain` knows it by (`rules/rule-errors.tsv`); empty where nothing more is to be said.
    pub code: &'static str,
    /// What to do.
    pub hint: Option<String>,
    /// The line at fault.
    pub source_line: String,
}

impl Fault {
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
            code: "",
            hint: None,
            source_line: text[start..].lines().next().unwrap_or("").to_owned(),
        }
    }

    /// The same with its code.
    pub fn code(mut self, code: &'static str) -> Self {
        self.code = code;
        self
    }

    /// The same with a hint.
    pub fn hint(mut self, hint: Option<String>) -> Self {
        self.hint = hint;
        self
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", printable(&self.path))?;
        if self.line > 0 {
            write!(f, ":{}:{}", self.line, self.column)?;
        }
        write!(f, ": ")?;
        if !self.key.is_empty() {
            write!(f, "{}: ", printable(&self.key))?;
        }
        write!(f, "{}", printable(&self.message))?;
        if !self.code.is_empty() {
            write!(f, " [{}]", self.code)?;
        }
        if !self.source_line.trim().is_empty() {
            let at = self.column.saturating_sub(1);
            let first = if at < SHOWN { 0 } else { at - BEFORE };
            let shown: String = self.source_line.chars().skip(first).take(SHOWN).collect();
            write!(f, "\n  | {}\n  | {:width$}^", printable(&shown), "", width = at - first)?;
        }
        if let Some(hint) = &self.hint {
            write!(f, "\n  = {}", printable(hint))?;
        }
        Ok(())
    }
}

/// Rule files may hold what a terminal obeys; a tab takes one column, as the caret counts it.
fn printable(text: &str) -> String {
    text.chars()
        .map(|c| {
            if c == '\t' {
                ' '
            } else if c.is_control() {
                '\u{FFFD}'
            } else {
                c
            }
        })
        .collect()
}

/// What is wrong with the rule files of a run: all faults that were found, in the order of the files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleError(Vec<Fault>);

impl RuleError {
    /// A fault of a whole file.
    pub fn file(path: &str, message: impl Into<String>) -> Self {
        Fault::file(path, message).into()
    }

    /// A fault of a whole file, with its code.
    pub fn file_with(path: &str, code: &'static str, message: impl Into<String>) -> Self {
        Fault::file(path, message).code(code).into()
    }

    /// The faults, at least one.
    pub fn faults(&self) -> &[Fault] {
        &self.0
    }
}

impl std::error::Error for RuleError {}

impl From<Fault> for RuleError {
    fn from(fault: Fault) -> Self {
        Self(vec![fault])
    }
}

impl fmt::Display for RuleError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (n, fault) in self.0.iter().take(MOST).enumerate() {
            write!(f, "{}{fault}", if n > 0 { "\n" } else { "" })?;
        }
        match self.0.len().saturating_sub(MOST) {
            0 => Ok(()),
            1 => write!(f, "\nand one more fault"),
            more => write!(f, "\nand {more} more faults"),
        }
    }
}

/// Gathers faults, so that one run tells all of them.
#[derive(Debug, Default)]
pub struct Faults(Vec<Fault>);

impl Faults {
    /// Notes a fault.
    pub fn add(&mut self, fault: Fault) {
        self.0.push(fault);
    }

    /// What went well; else its faults are noted.
    pub fn keep<T>(&mut self, result: Result<T, RuleError>) -> Option<T> {
        result.map_err(|error| self.0.extend(error.0)).ok()
    }

    /// Leaves out what only follows from another fault: what is said of a place in which something is broken, or missing.
    pub fn without_consequences(mut self, of: &[Fault]) -> Self {
        let within = |part: &str, whole: &str| {
            part.strip_prefix(whole).is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
        };
        let follows = |fault: &Fault| of.iter().any(|cause| within(&cause.key, &fault.key));
        self.0.retain(|fault| !follows(fault));
        self
    }

    /// In the order of one file's lines.
    pub fn in_order(mut self) -> Self {
        self.0.sort_by_key(|fault| (fault.line, fault.column));
        self
    }

    /// `done` if nothing was wrong.
    pub fn or<T>(self, done: T) -> Result<T, RuleError> {
        if self.0.is_empty() { Ok(done) } else { Err(RuleError(self.0)) }
    }
}

/// "did you mean `x`?" for the nearest of `known`, when it is near enough to be a slip of the finger.
pub fn did_you_mean<'a>(wrong: &str, known: impl Iterator<Item = &'a str>) -> Option<String> {
    nearest(wrong, known).map(|near| format!("did you mean `{near}`?"))
}

/// The nearest of `known`, when it is near enough to be a slip of the finger.
pub fn nearest<'a>(wrong: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    known
        .map(|name| (strsim::damerau_levenshtein(wrong, name), name))
        .filter(|(distance, name)| *distance <= 1 + name.chars().count() / 4)
        .min()
        .map(|(_, name)| name)
}
