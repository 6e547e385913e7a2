//! The README shows the report that its first command prints. `SNAPSHOTS=overwrite cargo test readme` renews it.

use claimdiff::lexicon::threshold;
use claimdiff::report::options::POLICIES;
use claimdiff::report::{FORMATS, ReportOptions};
use claimdiff::{Options, ReadOptions, RuleSet, check, read};
use std::path::{Path, PathBuf};

const MARK: &str = "<!-- the report, checked by tests/it/readme.rs -->\n```\n";

/// Blocks of the page are parts of what the command above them prints.
#[test]
fn the_page_on_verdicts_shows_what_the_tool_prints() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let page = std::fs::read_to_string(root.join("docs/verdicts.md")).unwrap();
    let rules = RuleSet::builtin().unwrap();
    let mut shown = 0;
    for rest in page.split("```\n$ claimdiff check ").skip(1) {
        let (command, rest) = rest.split_once('\n').unwrap();
        let (block, _) = rest.split_once("```").unwrap();
        let words: Vec<&str> = command.split(' ').collect();
        let after = |option: &str| words.iter().position(|w| *w == option).and_then(|at| words.get(at + 1));
        let options = ReadOptions {
            against: after("--against").map(PathBuf::from).into_iter().collect(),
            ..ReadOptions::default()
        };
        let explain = words.contains(&"--explain");
        let batch = read(&[PathBuf::from(words[0])], &options).unwrap();
        let outcome = check(batch, &rules, &Options { explain, ..Options::default() });
        let policy = after("--policy")
            .map_or(POLICIES[0].1, |name| POLICIES.iter().find(|(known, ..)| known == name).unwrap().1);
        let mut printed = Vec::new();
        let look = ReportOptions { explain, policy, ..ReportOptions::default() };
        (FORMATS[0].write)(&outcome, &look, &mut printed).unwrap();
        let printed = String::from_utf8(printed).unwrap();
        assert!(printed.contains(block.trim_matches('\n')), "{command} prints\n{printed}\nwithout\n{block}");
        shown += 1;
    }
    assert!(shown >= 5, "{shown}");
    let rows = threshold::rows()
        .iter()
        .map(|row| format!("| `{}` | {} {} | {} |", row.name, row.value, row.unit, row.why));
    let missing: Vec<String> = rows.filter(|row| !page.contains(row)).collect();
    assert!(missing.is_empty(), "docs/verdicts.md lacks\n{}", missing.join("\n"));
}

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
