//! Where the configuration is: a folder in, the file out.

use std::path::{Path, PathBuf};

/// What it is called.
pub const NAME: &str = "claimdiff.yaml";

/// The configuration of a folder: its own, or that of the nearest folder above it. A repository ends the search: what lies
/// above it is another project's. The path is relative to the folder, so that messages look the same on every machine.
pub fn find(folder: &Path) -> Option<PathBuf> {
    let mut shown = PathBuf::new();
    for at in folder.ancestors() {
        if at.join(NAME).is_file() {
            return Some(shown.join(NAME));
        }
        if at.join(".git").exists() {
            return None;
        }
        shown.push("..");
    }
    None
}
