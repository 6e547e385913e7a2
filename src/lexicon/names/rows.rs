//! The text of a word list in, the fields of its lines out. The first line names the columns; lines that begin with `#` and
//! empty lines are comments.

/// The fields of each line below the header.
pub(super) fn rows(table: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    let lines = table.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines.skip(1).map(|line| line.split('\t').collect())
}
