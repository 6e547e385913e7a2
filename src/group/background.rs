//! How common words are in news at large. In: `rules/lexicon/document-frequency.tsv`. Out: the share of articles that
//! a word stem stands in. Without it, what all articles of a small batch share would pass for common words, and half
//! of the true pairs would be missed.

use std::collections::HashMap;
use std::sync::OnceLock;

const TABLE: &str = include_str!("../../rules/lexicon/document-frequency.tsv");

/// The share of news articles that hold the stem; for stems that are not in the table, that of a word which no
/// counted article holds.
pub fn share(stem: &str) -> f64 {
    let (all, rows) = table();
    // Half an article more than counted: no word is impossible.
    (f64::from(rows.get(stem).copied().unwrap_or(0)) + 0.5) / (f64::from(*all) + 1.0)
}

fn table() -> &'static (u32, HashMap<&'static str, u32>) {
    static CELL: OnceLock<(u32, HashMap<&str, u32>)> = OnceLock::new();
    CELL.get_or_init(|| {
        let lines = TABLE.lines().filter(|line| !line.starts_with('#'));
        let rows = lines.filter_map(|line| {
            let (stem, count) = line.split_once('\t')?;
            Some((stem, count.parse().ok()?))
        });
        let mut rows: HashMap<&str, u32> = rows.collect();
        (rows.remove("*").unwrap_or(0), rows)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_read() {
        let (all, rows) = table();
        assert!(*all > 1000 && rows.len() > 900 && rows.values().all(|count| count <= all));
        assert!(share("polic") > 0.3 && share("zebra") < 0.001);
    }
}
