//! `claimdiff rules` and what `claimdiff explain` says of rules.

use crate::cli::{Desk, Ran, command, ran};
use std::path::{Path, PathBuf};

const STRANDED: &str = "\
kind: stranded
title: people stranded
value: count
compare: { severity: warning }
docs: { what: How many are stranded., why: Counts differ. }
lists: { stranded: [stuck, stranded] }
rules:
  - id: passive
    any: \"<number> <auxiliary>* <stranded>\"
    not: [no longer <stranded>]
    where: { in: [headline, body] }
    examples:
      - { text: About 300 were stuck., gives: ~300 }
      - { text: Twelve were marooned., gives: 12 }
      - { text: Three were stuck., gives: none }
      - { text: Three were stuck., gives: 4 }
  - id: passive-too
    any: \"<number> were stuck\"
    examples:
      - { text: Five were stuck., gives: 5 }
  - id: bare
    any: \"stuck <number>\"
    set: { role: other }
";

fn run(words: &[&str]) -> Ran {
    let desk = Desk::new(&[("stranded.yaml", STRANDED.as_bytes())]);
    let rules = ["--no-builtin", "--rules", "stranded.yaml"];
    ran(command().current_dir(desk.path()).args(words).args(rules), b"")
}

fn gave(code: i32, out: &str) -> Ran {
    Ran { code: Some(code), out: out.to_owned(), err: String::new() }
}

#[test]
fn a_failed_example_is_told_in_words_with_exit_code_1() {
    let out = "\
stranded.yaml:14: stranded/passive: missing: a value should be read here and none is
    text      Twelve were marooned.
    expected  12
    got       none
stranded.yaml:15: stranded/passive: noisy: a value is read here and none should be
    text      Three were stuck.
    expected  none
    got       3
stranded.yaml:16: stranded/passive: wrong: other values are read here than should be
    text      Three were stuck.
    expected  4
    got       3
stranded.yaml:20: stranded/passive-too: elsewhere: the values are right, but another rule reads them
    text      Five were stuck.
    expected  5
    got       5 (read by stranded/passive)
without examples: stranded/bare
5 examples, 1 passed, 4 failed (1 missing, 1 noisy, 1 wrong, 1 elsewhere)
";
    assert_eq!(run(&["rules", "test"]), gave(1, out));
    assert!(!run(&["rules", "test", "--quiet"]).out.contains("examples,"));
}

#[test]
fn the_list_of_rules() {
    let out = "\
id                    kind      severity  from          origin
stranded/passive      stranded  warning   command line  stranded.yaml:8
stranded/passive-too  stranded  warning   command line  stranded.yaml:17
stranded/bare         stranded  warning   command line  stranded.yaml:21
";
    assert_eq!(run(&["rules", "list"]), gave(0, out));
}

#[test]
fn a_rule_explained() {
    let out = "\
stranded/passive: a rule for `stranded` (people stranded)
from stranded.yaml:8

Phrases, any of which makes a claim
  <number> <auxiliary>* <stranded>

Phrases that undo a match they meet
  no longer <stranded>

Where
  in headline, body

Word lists
  auxiliary: already, also, apparently, are, be, been, being, both, confirmed, currently, feared, found, and 37 more
  stranded: stranded, stuck

Examples, and what they give
  ~300  \"About 300 were stuck.\"
  12    \"Twelve were marooned.\"
  none  \"Three were stuck.\"
  4     \"Three were stuck.\"
";
    let told = run(&["explain", "passive"]);
    assert_eq!(told, run(&["explain", "stranded/passive"]));
    // The built-in list may grow.
    let own = |text: &str| {
        text.lines()
            .filter(|line| !line.starts_with("  auxiliary: "))
            .map(|l| format!("{l}\n"))
            .collect::<String>()
    };
    assert_eq!((told.code, own(&told.out)), (Some(0), own(out)));
    let out = "\
stranded/bare: a rule for `stranded` (people stranded)
from stranded.yaml:21

Phrases, any of which makes a claim
  stuck <number>

What the claim gets
  role: other

It has no examples: nothing shows that it works.
";
    assert_eq!(run(&["explain", "bare"]), gave(0, out));
}

#[test]
fn a_kind_explained() {
    let out = "\
stranded: a kind of claim (people stranded)

How many are stranded.
Counts differ.

Its value is a count. A plain conflict is of severity warning.

Rules
  stranded/passive
  stranded/passive-too
  stranded/bare
";
    assert_eq!(run(&["explain", "stranded"]), gave(0, out));
}

#[test]
fn the_schema_is_the_one_in_docs() {
    let schema = include_str!("../../../docs/schema/rule.json");
    assert_eq!(ran(command().args(["rules", "schema"]), b""), gave(0, schema));
}

#[test]
fn a_broken_file_stops_the_run_and_all_its_faults_are_told() {
    let desk = Desk::new(&[("a.yaml", b"kind: a\nvalue: cuont\n"), ("b.yaml", b"kind: B\nvalue: count\n")]);
    let ran = ran(command().current_dir(desk.path()).args(["rules", "list", "--rules", "."]), b"");
    let err = "\
claimdiff: ./a.yaml:2:8: value: `cuont` is not possible here [no-such-word]
  | value: cuont
  |        ^
  = did you mean `count`?
./b.yaml:1:7: kind: `B` is no id: use a-z, 0-9 and single hyphens [no-id]
  | kind: B
  |       ^
";
    assert_eq!(ran, Ran { code: Some(2), out: String::new(), err: err.to_owned() });
}

#[test]
fn a_rule_can_be_replaced() {
    let own = "kind: killed\nrules: [{ id: toll, override: true, any: toll of <number> }]\n";
    let desk = Desk::new(&[("own.yaml", own.as_bytes())]);
    let ran = ran(command().current_dir(desk.path()).args(["rules", "list", "--rules", "own.yaml"]), b"");
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    let tolls: Vec<&str> = ran.out.lines().filter(|line| line.starts_with("killed/toll ")).collect();
    assert_eq!(tolls.len(), 1);
    assert!(tolls[0].ends_with("  own.yaml:2"), "{}", tolls[0]);
}

const HEAD: &str = "kind: stranded\nvalue: count\nrules:\n  - id: passive\n    any: <number> stranded\n";

#[test]
fn a_file_can_be_named_alone_and_then_its_examples_alone_are_run() {
    let desk = Desk::new(&[("stranded.yaml", STRANDED.as_bytes())]);
    let test = |words: &[&str]| ran(command().current_dir(desk.path()).args(words), b"");
    let told = test(&["rules", "test", "stranded.yaml"]);
    assert_eq!(told.code, Some(1));
    assert!(
        told.out.ends_with("5 examples, 1 passed, 4 failed (1 missing, 1 noisy, 1 wrong, 1 elsewhere)\n")
    );
    let told = test(&["rules", "test", "strandet.yaml"]);
    assert_eq!(told.code, Some(2));
    assert_eq!(told.err, "claimdiff: strandet.yaml: no such file or folder [unread-rule-file]\n");
}

#[test]
fn an_update_writes_what_is_read_and_touches_nothing_else() {
    let before = format!(
        "{HEAD}    examples: # as of May
      - {{ text: 12 stranded., gives: none }} # one
      - text: Some 300 stranded.
        gives: \"12\" # two
      - {{ text: 3 stranded and 4 stranded., gives: [5, \"6\"] }}
      - {{ text: All is well., gives: 0 }}
      - {{ text: 9 stranded., gives: 9 }}
pairs:
  - {{ a: 12 stranded., b: 17 stranded., gives: none }}
"
    );
    let desk = Desk::new(&[("s.yaml", before.as_bytes())]);
    let update =
        || ran(command().current_dir(desk.path()).args(["rules", "test", "--update", "s.yaml"]), b"");
    let told = update();
    assert_eq!(told.err, "claimdiff: s.yaml: 5 of 5 failed examples written anew\n");
    assert_eq!((told.code, told.out.as_str()), (Some(0), "6 examples, 6 passed, 0 failed\n"));
    let after = std::fs::read_to_string(desk.path().join("s.yaml")).unwrap();
    let expected = before
        .replace("gives: none } # one", "gives: 12 } # one")
        .replace("gives: \"12\"", "gives: ~300")
        .replace("[5, \"6\"]", "[3, 4]")
        .replace("All is well., gives: 0", "All is well., gives: none")
        .replace("17 stranded., gives: none", "17 stranded., gives: error");
    assert_eq!(after, expected);
    assert_eq!(update().err, "", "nothing is left to write");
}

#[test]
fn a_folder_of_rules_says_what_it_is_and_the_command_line_comes_after_the_configuration() {
    let more = "kind: stranded\nrules:\n  - { id: passive, override: true, any: <number> stuck }\n";
    let desk = Desk::new(&[
        ("metro/ruleset.yaml", b"name: metro\nversion: 1.2\nlicence: CC-BY-4.0\n"),
        ("metro/s.yaml", HEAD.as_bytes()),
        ("own/ruleset.yaml", b"name: metro\nversion: 2\nlicence: MIT\n"),
        ("own/t.yaml", b"kind: t\nvalue: count\nrules: [{ id: t, any: <number> t }]\n"),
        ("more.yaml", more.as_bytes()),
        ("claimdiff.yaml", b"rules: metro\nno-builtin: true\n"),
    ]);
    let list =
        |words: &[&str]| ran(command().current_dir(desk.path()).args(["rules", "list"]).args(words), b"");
    let head = "id                kind      severity  from                   origin\n";
    let row = "stranded/passive  stranded  error     metro 1.2 (CC-BY-4.0)  metro/s.yaml:4\n";
    assert_eq!(list(&[]), gave(0, &format!("{head}{row}")));
    let head = "id                kind      severity  from          origin\n";
    let row = "stranded/passive  stranded  error     command line  more.yaml:3\n";
    assert_eq!(list(&["--rules", "more.yaml"]), gave(0, &format!("{head}{row}")));
    let told = list(&["--rules", "own"]);
    assert_eq!(
        told.err,
        "claimdiff: own: the rule set `metro` is there already, from metro [duplicate-set]\n"
    );
    assert_eq!(told.code, Some(2));
}

#[test]
fn codes_are_explained() {
    let told = ran(command().args(["explain", "no-such-key"]), b"");
    assert_eq!(told.code, Some(0));
    let out = "no-such-key: a fault in a rule file\n";
    assert!(told.out.starts_with(out) && told.out.ends_with("wrong  vlaue: count\nright  value: count\n"));
}

/// The built-in rules use nothing that a desk's cannot: given as files, and in the opposite order, they find the same.
#[test]
fn the_built_in_rules_given_as_a_desks_own_change_no_byte() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let entries = std::fs::read_dir(root.join("rules")).unwrap();
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    files.retain(|file| file.extension().is_some_and(|ending| ending == "yaml"));
    files.sort();
    files.reverse();
    let own: Vec<&Path> = files.iter().flat_map(|file| [Path::new("--rules"), file]).collect();
    for event in std::fs::read_dir(root.join("corpus")).unwrap() {
        let event = event.unwrap().path();
        let check = || {
            let mut check = command();
            check.args(["check", "--no-config", "--format", "json"]).arg(&event);
            check
        };
        let built_in = ran(&mut check(), b"");
        assert!(built_in.out.contains("claims"), "{}", built_in.err);
        assert!(ran(check().arg("--no-builtin").args(&own), b"") == built_in, "{}", event.display());
    }
}
