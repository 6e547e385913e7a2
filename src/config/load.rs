//! A configuration read and kept together with its text, so that every setting can say where it stands.

use crate::config::written::ConfigFile;
use crate::rule::error::{Fault, RuleError};
use crate::rule::locate::{self, Place};
use crate::rule::source::{self, SourceFile};
use crate::rule::syntax;
use std::path::{Path, PathBuf};

/// A configuration file, or none.
#[derive(Clone, Debug, Default)]
pub struct Config {
    /// The file as named in messages; empty when there is none.
    pub path: String,
    /// What stands in it.
    pub text: String,
    /// The same, read.
    pub file: ConfigFile,
    folder: PathBuf,
}

impl Config {
    /// Reads a configuration file.
    pub fn read(path: &Path) -> Result<Self, RuleError> {
        let text = source::read(path)?;
        let folder = path.parent().unwrap_or(Path::new("")).to_owned();
        Ok(Self { folder, ..Self::of(&path.display().to_string(), &text)? })
    }

    /// A configuration from its text.
    pub fn of(path: &str, text: &str) -> Result<Self, RuleError> {
        let source = SourceFile::new(path, text)?;
        let text = source.text.to_owned();
        // A file in which all lines are comments sets nothing.
        let empty = text.lines().all(|line| line.trim().is_empty() || line.trim_start().starts_with('#'));
        let file = if empty { ConfigFile::default() } else { syntax::parse(&source)? };
        Ok(Self { path: path.to_owned(), text, file, folder: PathBuf::new() })
    }

    /// A path that the file names, which it does from its own folder.
    pub fn beside(&self, path: &str) -> PathBuf {
        // Standard input lies in no folder.
        if path == "-" { PathBuf::from(path) } else { self.folder.join(path) }
    }

    /// `claimdiff.yaml:3:10`, where the value of a key stands.
    pub fn origin(&self, place: &Place) -> String {
        let fault = Fault::at(&self.path, &self.text, locate::node(&self.text, place), "", "");
        format!("{}:{}:{}", fault.path, fault.line, fault.column)
    }

    /// A fault of the value at `place`.
    pub fn fault(&self, place: &Place, message: impl Into<String>) -> Fault {
        SourceFile { path: &self.path, text: &self.text }.fault(place, message)
    }

    /// The file as rule files know it.
    pub fn source(&self) -> SourceFile<'_> {
        SourceFile { path: &self.path, text: &self.text }
    }
}
