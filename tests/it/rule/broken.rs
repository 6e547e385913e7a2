//! Broken rule files, each with the exact message: `tests/data/rule/broken/NAME.yaml` and `NAME.txt`.
//! `SNAPSHOTS=overwrite cargo test broken` renews the messages; read them before you keep them.

use claimdiff::rule::code;
use claimdiff::rule::set::RuleSet;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

fn files() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/rule/broken");
    let paths = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<PathBuf> =
        paths.filter(|path| path.extension().is_some_and(|e| e == "yaml")).collect();
    files.sort();
    files
}

fn told(path: &Path) -> String {
    let name = path.file_name().unwrap().to_string_lossy().into_owned();
    let text = std::fs::read_to_string(path).unwrap();
    let mut rules = RuleSet::ready(true, &[]).unwrap();
    rules.add(&name, &text).map_or_else(|error| format!("{error}\n"), |()| format!("{name} is taken\n"))
}

/// The codes in messages.
fn codes(told: &str) -> impl Iterator<Item = &str> {
    told.lines()
        .filter(|line| !line.starts_with(' '))
        .filter_map(|line| line.strip_suffix(']')?.rsplit_once(" ["))
        .map(|(_, code)| code)
}

#[test]
fn each_broken_file_has_its_message() {
    let files = files();
    assert!(files.len() >= 20, "{}", files.len());
    let overwrite = std::env::var("SNAPSHOTS").is_ok_and(|v| v == "overwrite");
    for path in files {
        let (told, expected) = (told(&path), path.with_extension("txt"));
        if overwrite {
            std::fs::write(&expected, &told).unwrap();
        }
        let expected = std::fs::read_to_string(&expected).unwrap_or_default();
        assert_eq!(told, expected, "{}", path.display());
        assert!(codes(&told).count() > 0, "{told}");
    }
}

#[test]
fn every_code_is_explained_and_every_explained_one_is_there() {
    let known: BTreeSet<&str> = code::rows().map(|row| row.code).collect();
    assert_eq!(known.len(), code::rows().count(), "a code stands twice");
    let messages: String = files().iter().map(|path| told(path)).collect();
    let shown: BTreeSet<&str> = codes(&messages).collect();
    let unexplained: Vec<_> = shown.difference(&known).collect();
    assert!(unexplained.is_empty(), "{unexplained:?}");
    let sources =
        ["source", "syntax", "phrase", "expression", "compile", "load", "style", "lists", "manifest"];
    let sources: String = sources
        .iter()
        .filter_map(|name| {
            std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("src/rule/{name}.rs")))
                .ok()
        })
        .collect();
    let unused: Vec<_> = known.iter().filter(|code| !sources.contains(&format!("\"{code}\""))).collect();
    assert!(unused.is_empty(), "no message has {unused:?}");
    let others = claimdiff::read::error::CODES.iter().map(|(code, _)| *code);
    let taken: Vec<_> = others.filter(|code| known.contains(code)).collect();
    assert!(taken.is_empty(), "{taken:?} mean something else in articles");
}
