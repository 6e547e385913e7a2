//! What a folder of rules says of itself: `ruleset.yaml`. In: a folder. Out: its name, version and licence.

use crate::rule::error::RuleError;
use crate::rule::source::{self, MANIFEST, SourceFile};
use crate::rule::syntax;
use serde::Deserialize;
use std::path::Path;

/// A folder of rules that several desks share.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Manifest {
    /// The folder, as messages name it.
    pub folder: String,
    /// What it is called.
    pub name: String,
    /// Which state of it this is.
    pub version: String,
    /// Under what terms it may be passed on: an SPDX expression.
    pub licence: String,
}

/// The file as written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    name: String,
    version: String,
    licence: String,
}

/// The manifest of a folder, if it has one.
pub fn of(path: &Path) -> Result<Option<Manifest>, RuleError> {
    let file = path.join(MANIFEST);
    if !path.is_dir() || !file.exists() {
        return Ok(None);
    }
    let (shown, text) = (file.display().to_string(), source::read(&file)?);
    let Written { name, version, licence } = syntax::parse(&SourceFile::new(&shown, &text)?)?;
    Ok(Some(Manifest { folder: path.display().to_string(), name, version, licence }))
}
