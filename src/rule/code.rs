//! The codes of faults in rule files: what each means and what to write instead, as `rules/rule-errors.tsv` says it.

/// A row of the table.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    /// Its stable name, as messages show it.
    pub code: &'static str,
    /// What it means, and what to do.
    pub means: &'static str,
    /// An example of it.
    pub wrong: &'static str,
    /// The example put right.
    pub right: &'static str,
}

/// The rows, in the order of the file.
pub fn rows() -> impl Iterator<Item = Row> {
    include_str!("../../rules/rule-errors.tsv")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .skip(1)
        .filter_map(|line| {
            let mut cells = line.split('\t');
            let (code, means) = (cells.next()?, cells.next()?);
            Some(Row { code, means, wrong: cells.next()?, right: cells.next()? })
        })
}
