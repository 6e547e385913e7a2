//! A rule file as text: found, read, and refused when reading it would cost too much. In: a path. Out: text that the
//! YAML parser may have, and faults at places in it.

use crate::rule::error::{Fault, RuleError};
use crate::rule::locate::{self, Place};
use std::path::{Path, PathBuf};

/// A larger rule file is refused before it is parsed: a thousand times what is written by hand.
pub const LARGEST_FILE: usize = 1 << 20;

/// Brackets in a rule file may nest so deep. The YAML parser's work for each token grows with the depth: at 100,000 it
/// needs half a minute. Unpaired brackets in texts count as well, so it is more than anybody nests.
pub const DEEPEST_BRACKETS: usize = 100;

/// The file of a folder that says what its rules are; it holds none.
pub const MANIFEST: &str = "ruleset.yaml";

/// A rule file that may be parsed.
#[derive(Clone, Copy, Debug)]
pub struct SourceFile<'a> {
    /// The file, for messages.
    pub path: &'a str,
    /// What stands in it, without a byte order mark.
    pub text: &'a str,
}

impl<'a> SourceFile<'a> {
    /// Takes a text unless it is hostile.
    pub fn new(path: &'a str, text: &'a str) -> Result<Self, RuleError> {
        let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
        if text.len() > LARGEST_FILE {
            let message = format!("{} bytes; a rule file has at most {LARGEST_FILE}", text.len());
            return Err(RuleError::file_with(path, "rule-file-too-large", message));
        }
        let forbidden = |c: char| c.is_control() && !matches!(c, '\n' | '\r' | '\t' | '\u{85}');
        if let Some((at, c)) = text.char_indices().find(|(_, c)| forbidden(*c)) {
            let message =
                format!("the control character U+{:04X} may not stand in a rule file", u32::from(c));
            return Err(Fault::at(path, text, at, "", message).code("control-character").into());
        }
        if let Some(at) = too_deep(text, DEEPEST_BRACKETS) {
            let message = format!("brackets nest deeper than {DEEPEST_BRACKETS}");
            return Err(Fault::at(path, text, at, "", message).code("nested-too-deep").into());
        }
        Ok(Self { path, text })
    }

    /// Does it come with the tool? A test reads all that does.
    pub fn is_builtin(&self) -> bool {
        self.path.starts_with("builtin:")
    }

    /// A fault of the node at `place`.
    pub fn fault(&self, place: &Place, message: impl Into<String>) -> Fault {
        self.fault_at(locate::node(self.text, place), place, message)
    }

    /// A fault of the key that leads to `place`.
    pub fn fault_of_key(&self, place: &Place, message: impl Into<String>) -> Fault {
        self.fault_at(locate::key(self.text, place), place, message)
    }

    /// A fault at byte `at` of the scalar at `place`, which holds `value`.
    pub fn fault_inside(&self, place: &Place, value: &str, at: usize, message: impl Into<String>) -> Fault {
        let start = locate::node(self.text, place);
        self.fault_at(locate::inside(self.text, start, value, at), place, message)
    }

    fn fault_at(&self, at: usize, place: &Place, message: impl Into<String>) -> Fault {
        Fault::at(self.path, self.text, at, place.to_string(), message)
    }
}

/// The rule files of a path: itself, or those in the folder, sorted.
pub fn files(path: &Path) -> Result<Vec<PathBuf>, RuleError> {
    if !path.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    let shown = path.display().to_string();
    let entries =
        std::fs::read_dir(path).map_err(|e| RuleError::file_with(&shown, "unread-rule-file", unread(&e)))?;
    let mut found: Vec<PathBuf> = entries
        .filter_map(|entry| entry.ok().map(|e| e.path()))
        .filter(|p| p.extension().is_some_and(|e| e == "yaml" || e == "yml") && !p.is_dir())
        .filter(|p| p.file_name().is_none_or(|name| name != MANIFEST))
        .collect();
    found.sort();
    if found.is_empty() {
        return Err(RuleError::file_with(&shown, "no-rule-file", "no .yaml or .yml file in this folder"));
    }
    Ok(found)
}

/// The text of a file.
pub fn read(path: &Path) -> Result<String, RuleError> {
    let shown = path.display().to_string();
    let size = std::fs::metadata(path)
        .map_err(|e| RuleError::file_with(&shown, "unread-rule-file", unread(&e)))?
        .len();
    if size > LARGEST_FILE as u64 {
        // `new` would say the same; a file of gigabytes need not be read for that.
        let message = format!("{size} bytes; a rule file has at most {LARGEST_FILE}");
        return Err(RuleError::file_with(&shown, "rule-file-too-large", message));
    }
    let bytes =
        std::fs::read(path).map_err(|e| RuleError::file_with(&shown, "unread-rule-file", unread(&e)))?;
    String::from_utf8(bytes).map_err(|e| {
        let at = e.utf8_error().valid_up_to();
        let head = String::from_utf8_lossy(&e.as_bytes()[..at]).into_owned();
        let byte = e.as_bytes().get(at).copied().unwrap_or_default();
        let message = format!("is not UTF-8: byte {at} is 0x{byte:02X}; save it as UTF-8");
        let fault = Fault::at(&shown, &head, at, "", message).code("rule-file-not-utf-8");
        Fault { source_line: String::new(), ..fault }.into()
    })
}

fn unread(error: &std::io::Error) -> String {
    match error.kind() {
        std::io::ErrorKind::NotFound => "no such file or folder".to_owned(),
        _ => format!("cannot be read: {error}"),
    }
}

/// The byte at which brackets nest deeper than `deepest`: the YAML parser needs half a minute for 100,000 of them.
/// They are counted wherever they stand, also in quoted text: nothing can hide them from the count.
pub fn too_deep(yaml: &str, deepest: usize) -> Option<usize> {
    let mut depth = 0usize;
    yaml.bytes().position(|byte| {
        match byte {
            b'[' | b'{' => depth += 1,
            b']' | b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth > deepest
    })
}
