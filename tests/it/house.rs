//! The walls of the house (`docs/architecture.md`): a module uses lower floors only, and rooms of the fourth floor do
//! not know each other. Reads every `crate::` path in `src/`.

use std::fs;
use std::path::{Path, PathBuf};

/// Rooms by floor, the ground first. On floor 4 siblings inside a room are strangers too.
const FLOORS: &[&[&str]] = &[
    &["model"],
    &["lexicon"],
    &["rule"],
    &["read", "segment", "annotate", "extract", "group", "compare", "settle", "report", "config"],
    &["pipeline"],
    &["cli"],
];

/// The stair of `rule`, as its `mod.rs` tells it.
const RULE: &[&str] = &[
    "error",
    "code",
    "parser",
    "locate",
    "source",
    "strict",
    "syntax",
    "scalar",
    "yaml",
    "manifest",
    "mend",
    "rewrite",
    "pattern",
    "phrase",
    "expression",
    "builtin",
    "set",
    "value",
    "compile",
    "lists",
    "load",
];

/// Files in `model` and `rule` form a stair: each uses only those before it.
const STAIRS: &[(&str, &[&str])] = &[("rule", RULE)];

fn floor(room: &str) -> Option<usize> {
    FLOORS.iter().position(|rooms| rooms.contains(&room))
}

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap()
        .flat_map(|entry| {
            let path = entry.unwrap().path();
            if path.is_dir() { sources(&path) } else { vec![path] }
        })
        .filter(|path| path.extension().is_some_and(|e| e == "rs"))
        .collect();
    found.sort();
    found
}

#[test]
fn modules_use_lower_floors_only() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut faults = Vec::new();
    for path in sources(&src) {
        let inside = path.strip_prefix(&src).unwrap();
        let parts: Vec<String> = inside.iter().map(|p| p.to_string_lossy().replace(".rs", "")).collect();
        let room = parts[0].as_str();
        if matches!(room, "lib" | "main") {
            continue;
        }
        let own = floor(room).unwrap_or_else(|| panic!("{room} is on no floor: say so in FLOORS"));
        for (n, line) in fs::read_to_string(&path).unwrap().lines().enumerate() {
            if line.trim_start().starts_with("//") {
                continue;
            }
            let at = format!("src/{}:{}", inside.display(), n + 1);
            if line.contains("crate::{") {
                faults.push(format!("{at}: name the true path, a group hides it"));
            }
            for used in line.match_indices("crate::").map(|(i, _)| &line[i + 7..]) {
                let path: Vec<&str> = used
                    .split(|c: char| !c.is_alphanumeric() && c != '_' && c != ':')
                    .next()
                    .unwrap_or("")
                    .split("::")
                    .collect();
                let Some(other) = floor(path[0]) else { continue };
                if other > own || (other == own && path[0] != room) {
                    faults.push(format!("{at}: {room} uses {}, which is not below it", path[0]));
                }
                let stair = STAIRS.iter().find(|(r, _)| *r == room && path[0] == room).map(|(_, s)| *s);
                let step = |name: &str| stair.and_then(|s| s.iter().position(|f| *f == name));
                if let (Some(mine), Some(theirs)) =
                    (parts.get(1).and_then(|p| step(p)), path.get(1).and_then(|p| step(p)))
                    && theirs > mine
                {
                    faults.push(format!("{at}: {} uses {}, which is written after it", parts[1], path[1]));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn the_yaml_parser_has_one_door() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for path in sources(&root.join("src")) {
        let text = fs::read_to_string(&path).unwrap();
        let named =
            text.lines().any(|line| !line.trim_start().starts_with("//") && line.contains("serde_yaml"));
        assert_eq!(named, path.ends_with("rule/parser.rs"), "{}", path.display());
    }
}

#[test]
fn every_rule_file_is_registered() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for entry in fs::read_dir(root.join("rules")).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if name.ends_with(".yaml") {
            let scope = claimdiff::rule::builtin::SCOPE.0;
            let known =
                claimdiff::rule::builtin::FILES.iter().map(|(n, _)| *n).chain([scope]).any(|n| n == name);
            assert!(known, "{name} is not in rule/builtin.rs");
        }
    }
}
