use super::{add, refused, rule};
use claimdiff::rule::set::RuleSet;
use std::time::{Duration, Instant};

#[test]
fn a_file_that_is_too_large() {
    refused(
        &"#".repeat((1 << 20) + 1),
        "desk.yaml: 1048577 bytes; a rule file has at most 1048576 [rule-file-too-large]",
    );
}

#[test]
fn brackets_that_nest_too_deep() {
    let told = add(&format!("kind: a\nlists: {}", "[".repeat(1000))).err().unwrap();
    assert!(told.starts_with("desk.yaml:2:108: brackets nest deeper than 100 [nested-too-deep]\n"), "{told}");
}

#[test]
fn a_control_character() {
    let told = add("kind: a\ntitle: \u{1b}[31m\n").err().unwrap();
    assert!(
        told.starts_with(
            "desk.yaml:2:8: the control character U+001B may not stand in a rule file [control-character]\n"
        ),
        "{told}"
    );
}

#[test]
fn too_many_rules_phrases_and_terms() {
    let rules: String = (0..1001).map(|n| format!("  - {{ id: a{n}, any: <number> }}\n")).collect();
    refused(&rule(&rules), "desk.yaml: holds 1001 rules; a rule file has at most 1000 [too-much]");
    let phrases = format!("  - id: a\n    any: [{}]\n", "<number>, ".repeat(5001));
    refused(&rule(&phrases), "desk.yaml: holds 5001 phrases; a rule file has at most 5000 [too-much]");
    let terms = format!("kind: a\nvalue: count\nlists: {{ a: [{}] }}\n", "b c, ".repeat(20_001));
    refused(&terms, "desk.yaml: holds 20001 terms in lists; a rule file has at most 20000 [too-much]");
}

#[test]
fn aliases_may_be_used_and_may_not_multiply() {
    let shared = rule("  - { id: a, any: &p [<number> stuck] }\n  - { id: b, any: *p }\n");
    assert_eq!(add(&shared).unwrap().rules.len(), 2);
    let mut bomb = "kind: a\nlists:\n  l0: &l0 [x, x, x, x, x, x, x, x, x, x]\n".to_owned();
    for n in 1..12 {
        let before = format!("*l{}, ", n - 1).repeat(10);
        bomb.push_str(&format!("  l{n}: &l{n} [{before}]\n"));
    }
    let told = add(&bomb).err().unwrap();
    assert!(told.contains("aliases make the file many times larger than it is written"), "{told}");
    let flat =
        format!("kind: a\nlists:\n  a: &a [{}]\n  b: [{}]\n", "x,".repeat(200_000), "*a ,".repeat(100_000));
    assert!(add(&flat).is_err());
}

#[test]
fn hostile_files_are_refused_in_time() {
    let begun = Instant::now();
    for hostile in ["- ", "? ", "!!", "\"\\", "&a ", "{}\n", "|\n", "a: ", "\u{85}", "[]", "(", "<killed>* "]
    {
        drop(add(&hostile.repeat((1 << 20) / hostile.len())));
        drop(add(&rule(&format!(
            "  - id: a\n    any: \"{}\"\n",
            hostile.replace(['"', '\\'], "(").repeat(50_000)
        ))));
    }
    assert!(begun.elapsed() < Duration::from_secs(60), "{:?}", begun.elapsed());
}

#[test]
fn files_that_cannot_be_read() {
    let folder = tempfile::tempdir().unwrap();
    let told = |name: &str| {
        let error = RuleSet::load(false, &[folder.path().join(name)]).err().unwrap().to_string();
        error.replace(&folder.path().display().to_string(), "desk")
    };
    assert_eq!(told("no.yaml"), "desk/no.yaml: no such file or folder [unread-rule-file]");
    assert_eq!(told(""), "desk/: no .yaml or .yml file in this folder [no-rule-file]");
    std::fs::write(folder.path().join("latin.yaml"), b"kind: a\ntitle: caf\xE9\n").unwrap();
    assert_eq!(
        told("latin.yaml"),
        "desk/latin.yaml:2:11: is not UTF-8: byte 18 is 0xE9; save it as UTF-8 [rule-file-not-utf-8]"
    );
    std::fs::write(folder.path().join("large.yaml"), vec![b'#'; 2 << 20]).unwrap();
    assert_eq!(
        told("large.yaml"),
        "desk/large.yaml: 2097152 bytes; a rule file has at most 1048576 [rule-file-too-large]"
    );
    // Of several broken files all are told, in the order of their names.
    assert_eq!(told("").lines().count(), 2);
}
