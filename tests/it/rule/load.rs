use super::{add, refused, rule};
use claimdiff::model::kind::Severity;
use claimdiff::rule::set::RuleSet;

/// A file after `rule("  - { id: a, any: <number> }")`.
fn second(text: &str) -> Result<RuleSet, String> {
    let mut rules = add(&rule("  - { id: a, any: <number> }\n")).unwrap();
    rules.add("more.yaml", text).map_err(|error| error.to_string())?;
    Ok(rules)
}

#[test]
fn a_known_kind_gets_more_rules_and_another_head() {
    let head = "kind: stranded\ntitle: people stuck\ncompare: { severity: note, tolerance: 2 }\ndocs: { why: Because. }\n";
    let rules = second(&format!("{head}rules: [{{ id: b, any: <number> <stranded> }}]\n")).unwrap();
    assert_eq!((rules.kinds.len(), rules.rules.len()), (1, 2));
    let kind = &rules.kinds[0];
    assert_eq!((kind.title.as_str(), kind.severity, kind.tolerance), ("people stuck", Severity::Note, 2.0));
    assert_eq!(rules.docs[0].why, "Because.");
}

#[test]
fn a_known_kind_keeps_its_type_of_value() {
    assert_eq!(
        second("kind: stranded\nvalue: place\n").err().unwrap(),
        "\
more.yaml:2:8: value: kind `stranded` is there already, and its values are of type count [another-value]
  | value: place
  |        ^
  = leave `value` out to add rules to it, or give the kind another id"
    );
}

#[test]
fn a_new_kind_says_its_type_of_value() {
    assert_eq!(
        second("kind: strandet\n").err().unwrap(),
        "\
more.yaml:1:7: kind: kind `strandet` is new and has no `value` [new-kind]
  | kind: strandet
  |       ^
  = did you mean `stranded`?"
    );
}

#[test]
fn an_id_that_is_there_is_an_error_unless_it_overrides() {
    assert_eq!(
        second("kind: stranded\nrules:\n  - { id: a, any: <number> <stranded> }\n").err().unwrap(),
        "\
more.yaml:3:11: rules[0].id: rule `a` is there already, from desk.yaml:5 [duplicate-rule]
  |   - { id: a, any: <number> <stranded> }
  |           ^
  = to replace it, write `override: true`"
    );
    let rules =
        second("kind: stranded\nrules:\n  - { id: a, override: true, any: <number> <stranded> }\n").unwrap();
    assert_eq!(rules.rules.len(), 1);
    assert_eq!(
        (rules.rules[0].origin.as_str(), rules.full_id(&rules.rules[0]).as_str()),
        ("more.yaml", "stranded/a")
    );
    assert_eq!(rules.line(&rules.rules[0], None), Some(3));
    refused(
        &rule("  - { id: a, any: <number> }\n  - { id: a, any: <stranded> <number> }\n"),
        "
desk.yaml:6:11: rules[1].id: rule `a` is in this file already, at line 5 [duplicate-rule]
  |   - { id: a, any: <stranded> <number> }
  |           ^
",
    );
}

#[test]
fn an_override_of_nothing_is_an_error() {
    assert_eq!(
        second("kind: stranded\nrules:\n  - { id: c, override: true, any: <number> }\n").err().unwrap(),
        "\
more.yaml:3:11: rules[0].id: there is no rule `stranded/c` to replace [nothing-to-override]
  |   - { id: c, override: true, any: <number> }
  |           ^
  = did you mean `a`?"
    );
    assert!(
        second("kind: stranded\nrules:\n  - { id: elsewhere, override: true, any: <number> }\n")
            .err()
            .unwrap()
            .ends_with("= without `override`, the rule is added")
    );
}

#[test]
fn a_file_says_its_kind_unless_it_holds_no_rules() {
    refused(
        "rules: [{ id: a, any: <number> }]\n",
        "
desk.yaml:1:1: `kind` is missing [missing-key]
  | rules: [{ id: a, any: <number> }]
  | ^
  = say what kind of claim the rules make: `kind: evacuated`
",
    );
    let rules = add("lists: { span: [weeks] }\nbackground: { history: [\"<span> ago\"] }\n").unwrap();
    assert_eq!(rules.background.len(), 1);
    assert_eq!(rules.background[0].0, "history");
    assert!(rules.kinds.is_empty());
}

#[test]
fn lists_add_to_those_that_exist_and_are_named_as_phrases_can() {
    let rules = second("lists: { stranded: [marooned] }\n").unwrap();
    assert_eq!(rules.lexicon.terms(rules.lexicon.list("stranded").unwrap()), ["marooned", "stuck"]);
    refused(
        "kind: a\nvalue: count\nlists:\n  Too bad: [x]\n  gap: [y]\n  empty: [\"\", \" \"]\n",
        "
desk.yaml:4:3: lists.Too bad: `Too bad` is no id: use a-z, 0-9 and single hyphens [no-id]
  |   Too bad: [x]
  |   ^
desk.yaml:5:3: lists.gap: `<gap>` means something else in phrases; give the list another name [reserved-name]
  |   gap: [y]
  |   ^
desk.yaml:6:11: lists.empty[0]: an empty term [empty-term]
  |   empty: [\"\", \" \"]
  |           ^
desk.yaml:6:15: lists.empty[1]: an empty term [empty-term]
  |   empty: [\"\", \" \"]
  |               ^
",
    );
    let lists: String = (0..300).map(|n| format!("  l{n}: [x]\n")).collect();
    let told = add(&format!("kind: a\nvalue: count\nlists:\n{lists}")).err().unwrap();
    assert!(told.contains("more than 256 word lists"), "{told}");
}

#[test]
fn a_tolerance_is_a_finite_number() {
    for number in [".nan", ".inf", "-1"] {
        let told =
            add(&format!("kind: a\nvalue: count\ncompare: {{ tolerance_share: {number} }}\n")).err().unwrap();
        let head =
            "desk.yaml:3:29: compare.tolerance_share: takes a finite number of 0 or more [wrong-value]\n";
        assert!(told.starts_with(head), "{told}");
    }
}
