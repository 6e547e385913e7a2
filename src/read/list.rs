//! Which files a run would read, and why it leaves others out. In: paths. Out: every file among and below them with what
//! becomes of it.

use crate::read::error::{Fault, ReadError};
use crate::read::{Batch, ReadOptions, batch, format, walk, written};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// What becomes of a file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// It is read: so many articles.
    Read(usize),
    /// It is left out, and why.
    Skipped(String),
}

/// A file and what becomes of it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Listed {
    /// As written, or found below a folder.
    pub path: String,
    /// Read or skipped.
    pub state: State,
}

impl State {
    /// For people.
    pub fn words(&self) -> String {
        match self {
            State::Read(1) => "read: 1 article".to_owned(),
            State::Read(n) => format!("read: {n} articles"),
            State::Skipped(why) => format!("skipped: {why}"),
        }
    }
}

/// Lists the files of a run. What stops a run stops this.
pub fn list(paths: &[PathBuf], options: &ReadOptions) -> Result<Vec<Listed>, ReadError> {
    let Batch { articles, notices, .. } = match batch(paths, options) {
        // A folder with nothing to read is what one wants to know more of.
        Err(error) if matches!(error.fault, Fault::EmptyFolder(_)) => Batch::default(),
        read => read?,
    };
    let mut states: BTreeMap<String, State> = BTreeMap::new();
    // Why a file, or lines of it, were not read: the head of a notice's place.
    let told = |path: &str| {
        let own = notices.iter().filter(|notice| {
            let rest = notice.place.strip_prefix(path);
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(':'))
        });
        let why = own.filter_map(|notice| notice.message.strip_prefix("not read: ")).next();
        why.map(str::to_owned)
    };
    for article in &articles {
        match states.entry(article.path.clone()).or_insert(State::Read(0)) {
            State::Read(count) => *count += 1,
            State::Skipped(_) => {}
        }
    }
    let all = paths.iter().chain(&options.against);
    for folder in all.filter(|path| path.is_dir()) {
        let shown = written(folder);
        for (path, why) in everything(folder, &shown) {
            states.entry(path.clone()).or_insert_with(|| State::Skipped(told(&path).unwrap_or(why)));
        }
    }
    for notice in notices.iter().filter(|notice| notice.message.starts_with("not read: ")) {
        let path = notice.place.split(':').next().unwrap_or_default();
        let why = || State::Skipped(told(path).unwrap_or_default());
        states.entry(path.to_owned()).or_insert_with(why);
    }
    Ok(states.into_iter().map(|(path, state)| Listed { path, state }).collect())
}

/// Every file below a folder, with the reason why it is skipped if it is.
fn everything(folder: &Path, shown: &str) -> Vec<(String, String)> {
    let extensions = format::extensions();
    let seen = walk::walk(folder, shown, &extensions);
    let mut all = Vec::new();
    let mut builder = ignore::WalkBuilder::new(folder);
    builder.standard_filters(false).sort_by_file_name(|a, b| a.cmp(b));
    // What a version control system keeps for itself is nobody's article.
    builder.filter_entry(|entry| entry.file_name() != ".git");
    for entry in builder.build().flatten().filter(|entry| entry.depth() > 0) {
        let Some(kind) = entry.file_type().filter(|kind| !kind.is_dir()) else { continue };
        let path = walk::below(folder, shown, entry.path());
        let extension = entry.path().extension().map(|e| e.to_string_lossy().to_lowercase());
        let known = extension.as_deref().is_some_and(|extension| extensions.contains(&extension));
        let inside = entry.path().strip_prefix(folder).unwrap_or(entry.path());
        let hidden = inside.components().any(|part| part.as_os_str().to_string_lossy().starts_with('.'));
        let why = if walk::is_own(entry.file_name()) {
            "claimdiff's own settings".to_owned()
        } else if kind.is_symlink() {
            "a symbolic link".to_owned()
        } else if hidden {
            "hidden".to_owned()
        } else if !known {
            extension.map_or("no extension".to_owned(), |e| format!("format .{e} is not read"))
        } else if !seen.files.contains(&path) {
            "ignored by an ignore file".to_owned()
        } else {
            "not read".to_owned()
        };
        all.push((path, why));
    }
    all
}
