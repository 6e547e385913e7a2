//! The README shows the report that its first command prints. `SNAPSHOTS=overwrite cargo test readme` renews it.

use claimdiff::report::{FORMATS, ReportOptions};
use claimdiff::{Options, ReadOptions, RuleSet, check, read};
use std::path::{Path, PathBuf};

const MARK: &str = "<!-- the report, checked by tests/it/readme.rs -->\n```\n";

#[test]
fn the_readme_shows_what_the_tool_prints() {
    let batch = read(&[PathBuf::from("corpus/syria-strike/articles")], &ReadOptions::default()).unwrap();
    let outcome = check(batch, &RuleSet::builtin().unwrap(), &Options::default());
    let mut printed = Vec::new();
    (FORMATS[0].write)(&outcome, &ReportOptions::default(), &mut printed).unwrap();
    let printed = String::from_utf8(printed).unwrap();
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let readme = std::fs::read_to_string(&path).unwrap();
    let (head, rest) = readme.split_once(MARK).unwrap();
    let (shown, tail) = rest.split_once("```").unwrap();
    if shown == printed {
        return;
    }
    if std::env::var("SNAPSHOTS").is_ok_and(|v| v == "overwrite") {
        std::fs::write(&path, format!("{head}{MARK}{printed}```{tail}")).unwrap();
    } else {
        panic!("the README's table is stale: SNAPSHOTS=overwrite cargo test readme\n{printed}");
    }
}
