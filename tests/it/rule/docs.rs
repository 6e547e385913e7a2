//! What `docs/rules.md` shows is so: its rule files load and pass their own examples, its message is printed, its keys
//! and slots are those that there are.

use claimdiff::pipeline::rule_test::{self, Verdict};
use claimdiff::rule::pattern::SLOTS;
use claimdiff::rule::set::RuleSet;

fn page() -> String {
    std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/rules.md")).unwrap()
}

/// The blocks that open with this fence.
fn blocks(page: &str, fence: &str) -> Vec<String> {
    let mut all = Vec::new();
    let mut open: Option<(bool, String)> = None;
    for line in page.lines() {
        match &mut open {
            None if line.starts_with("```") => open = Some((line == fence, String::new())),
            None => {}
            Some((wanted, block)) if line == "```" => {
                all.extend(wanted.then(|| std::mem::take(block)));
                open = None;
            }
            Some((_, block)) => *block += &format!("{line}\n"),
        }
    }
    all
}

#[test]
fn its_rule_files_load_and_pass_their_examples() {
    let files = blocks(&page(), "```yaml");
    assert!(files.len() >= 4, "{}", files.len());
    for text in files {
        let mut rules = RuleSet::builtin().unwrap();
        rules.add("docs/rules.md", &text).unwrap_or_else(|error| panic!("{error}\n{text}"));
        let tested = rule_test::run(&rules);
        let failed: Vec<_> = tested
            .iter()
            .filter(|test| test.origin == "docs/rules.md" && test.verdict != Verdict::Pass)
            .collect();
        assert!(failed.is_empty(), "{failed:#?}");
        let context = rules.background.iter().filter(|(class, _)| class == "cumulative").count();
        assert!(context > 0);
    }
}

#[test]
fn its_message_is_printed() {
    let page = page();
    let (told, file) = (&blocks(&page, "```")[0], &blocks(&page, "```yaml")[0]);
    let broken = file.replace("left <count:victim> <stranded>", "left <count:victim> <strandet>");
    let error = RuleSet::builtin().unwrap().add("desk.yaml", &broken).err().unwrap();
    assert_eq!(format!("{error}\n"), *told);
}

#[test]
fn it_names_every_slot() {
    let page = page();
    for (slot, _) in SLOTS {
        assert!(page.contains(&format!("`<{slot}>`")) || page.contains(&format!("`<{slot}:")), "<{slot}>");
    }
}

#[test]
fn it_names_every_key_of_the_schema() {
    let page = page();
    let schema: serde_json::Value =
        serde_json::from_str(include_str!("../../../docs/schema/rule.json")).unwrap();
    let keys =
        |at: &str| schema.pointer(at).unwrap().as_object().unwrap().keys().cloned().collect::<Vec<_>>();
    let named = |key: &str| page.contains(&format!("`{key}`")) || page.contains(&format!("`{key}:"));
    for (at, prefix) in [
        ("/properties", ""),
        ("/$defs/compare/properties", "compare."),
        ("/$defs/docs/properties", "docs."),
        ("/$defs/rule/properties", ""),
        ("/$defs/where/properties", "where."),
        ("/$defs/set/properties", "set."),
        ("/$defs/example/properties", ""),
    ] {
        for key in keys(at).iter().filter(|key| !matches!(key.as_str(), "compare" | "docs" | "where" | "set"))
        {
            assert!(named(&format!("{prefix}{key}")), "docs/rules.md does not name `{prefix}{key}`");
        }
    }
}
