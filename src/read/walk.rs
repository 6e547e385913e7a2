//! A folder in, the files below it that can be read out, in sorted order. Ignore files are respected as ripgrep does:
//! `.gitignore` inside a repository, `.ignore` and `.claimdiffignore` everywhere, hidden files left out.

use crate::read::error::ReadError;
use std::collections::BTreeMap;
use std::path::Path;

/// The configuration and the baseline.
const OWN: &[&str] = &["claimdiff.yaml", "claimdiff-baseline.json"];

/// What a desk has settled about the article beside it.
const SIDECAR: &str = ".claimdiff.yaml";

/// What stands below a folder.
#[derive(Default)]
pub struct Found {
    /// Files with one of the extensions: as written, `/`-separated.
    pub files: Vec<String>,
    /// Per other extension, how many files.
    pub skipped: BTreeMap<String, usize>,
    /// What could not be opened.
    pub faults: Vec<ReadError>,
}

impl Found {
    /// " (3 other files: 2 .docx, 1 .pdf)", or nothing.
    pub fn others(&self) -> String {
        let all: usize = self.skipped.values().sum();
        let parts: Vec<String> =
            self.skipped.iter().map(|(extension, n)| format!("{n} {extension}")).collect();
        match all {
            0 => String::new(),
            1 => format!(" (1 other file: {})", parts.join(", ")),
            n => format!(" ({n} other files: {})", parts.join(", ")),
        }
    }
}

/// Files of the tool itself are no articles, and nobody misses them.
pub fn is_own(name: &std::ffi::OsStr) -> bool {
    let name = name.to_string_lossy();
    OWN.contains(&name.as_ref()) || name.ends_with(SIDECAR)
}

/// Walks `folder`, written as `written`.
pub fn walk(folder: &Path, written: &str, extensions: &[&str]) -> Found {
    let mut found = Found::default();
    let mut builder = ignore::WalkBuilder::new(folder);
    // No setting of the machine may change what is read.
    builder.git_global(false).git_exclude(false).add_custom_ignore_filename(".claimdiffignore");
    builder.sort_by_file_name(|a, b| a.cmp(b));
    for entry in builder.build() {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                found.faults.push(fault(written, &error));
                continue;
            }
        };
        let kind = entry.file_type();
        if kind.is_none_or(|kind| kind.is_dir()) || entry.depth() == 0 {
            continue;
        }
        let path = below(folder, written, entry.path());
        let extension = entry.path().extension().map(|e| e.to_string_lossy().to_lowercase());
        if is_own(entry.file_name()) {
            continue;
        }
        let known = extension.as_deref().is_some_and(|extension| extensions.contains(&extension));
        if known && kind.is_some_and(|kind| kind.is_file()) {
            found.files.push(path);
        } else {
            let link = kind.is_some_and(|kind| kind.is_symlink());
            let name = if link {
                "symbolic link".to_owned()
            } else {
                extension.map_or("without extension".into(), |e| format!(".{e}"))
            };
            *found.skipped.entry(name).or_default() += 1;
        }
    }
    found
}

/// `path` as written: the folder as the user wrote it, then `/`-separated names.
pub fn below(folder: &Path, written: &str, path: &Path) -> String {
    let rest = path.strip_prefix(folder).unwrap_or(path);
    let names = rest.components().map(|c| c.as_os_str().to_string_lossy().into_owned());
    let mut all = written.trim_end_matches('/').to_owned();
    for name in names {
        if !all.is_empty() || written.starts_with('/') {
            all.push('/');
        }
        all.push_str(&name);
    }
    all
}

fn fault(written: &str, error: &ignore::Error) -> ReadError {
    let (mut path, mut inner) = (written.to_owned(), error);
    loop {
        match inner {
            ignore::Error::WithPath { path: at, err } => {
                path = at.to_string_lossy().replace(std::path::MAIN_SEPARATOR, "/");
                inner = err;
            }
            ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } => inner = err,
            ignore::Error::Io(error) => return ReadError::io(&path, error),
            other => {
                let fault = crate::read::error::Fault::Io(other.to_string());
                return ReadError::file(&path, fault);
            }
        }
    }
}
