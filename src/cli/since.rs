//! What changed since a revision, as git tells it. In: a revision and the paths of the articles. Out: which of them
//! changed, or were added and are not committed yet. The only place that runs another program.

use crate::cli::exit::CliError;
use crate::config::inline::SIDECAR;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The paths among `paths` that changed since `revision`. A file beside an article that settles its findings counts as the
/// article.
pub fn changed<'a>(
    revision: &str,
    paths: impl Iterator<Item = &'a str>,
) -> Result<BTreeSet<String>, CliError> {
    if revision.starts_with('-') {
        return Err(CliError::Other(format!("--since: `{revision}` is no revision")));
    }
    let top = git(&["rev-parse", "--show-toplevel"])?;
    let top = PathBuf::from(String::from_utf8_lossy(&top).trim_end_matches(['\n', '\r']));
    // From the top, so that names mean the same wherever we stand.
    let changed = git_in(&top, &["diff", "--name-only", "-z", "--no-renames", revision, "--"])?;
    let added = git_in(&top, &["ls-files", "--others", "--exclude-standard", "-z"])?;
    let names = changed.split(|b| *b == 0).chain(added.split(|b| *b == 0)).filter(|name| !name.is_empty());
    let files: BTreeSet<PathBuf> =
        names.map(|name| real(&top.join(String::from_utf8_lossy(name).as_ref()))).collect();
    let is_changed = |path: &str| {
        files.contains(&real(Path::new(path)))
            || files.contains(&real(Path::new(&format!("{path}{SIDECAR}"))))
    };
    Ok(paths.filter(|path| is_changed(path)).map(str::to_owned).collect())
}

/// A path without links, where the file is there.
fn real(path: &Path) -> PathBuf {
    path.canonicalize().unwrap_or_else(|_| path.to_owned())
}

fn git(words: &[&str]) -> Result<Vec<u8>, CliError> {
    git_in(Path::new("."), words)
}

fn git_in(folder: &Path, words: &[&str]) -> Result<Vec<u8>, CliError> {
    let ran = Command::new("git").current_dir(folder).args(words).output().map_err(|error| {
        let why = match error.kind() {
            std::io::ErrorKind::NotFound => "git is not installed".to_owned(),
            _ => error.to_string(),
        };
        CliError::Other(format!("--since asks git what changed, and {why}"))
    })?;
    if ran.status.success() {
        return Ok(ran.stdout);
    }
    let told = String::from_utf8_lossy(&ran.stderr);
    let told = told.lines().next().unwrap_or("git failed").trim_start_matches("fatal: ").to_owned();
    Err(CliError::Other(format!(
        "--since asks git what changed, and git says: {}",
        crate::report::safe::terminal(&told)
    )))
}
