use super::{add, refused, rule, rule_refused};

#[test]
fn ids_are_kebab_case() {
    rule_refused(
        "  - id: Stranded_people\n    any: <number>\n",
        "
desk.yaml:5:9: rules[0].id: `Stranded_people` is no id: use a-z, 0-9 and single hyphens [no-id]
  |   - id: Stranded_people
  |         ^
",
    );
    for id in ["a-", "-a", "a--b", "\"\"", "a.b", "é"] {
        assert!(add(&rule(&format!("  - {{ id: {id}, any: <number> }}\n"))).is_err(), "{id}");
    }
    assert!(add(&rule("  - { id: a-1, any: <number> }\n")).is_ok());
}

#[test]
fn a_rule_looks_for_something() {
    rule_refused(
        "  - id: a\n    set: { value: 3 }\n",
        "
desk.yaml:5:5: rules[0]: rule `a` has nothing to look for [nothing-to-find]
  |   - id: a
  |     ^
  = add `any:` with at least one phrase
",
    );
}

#[test]
fn a_phrase_holds_the_value() {
    rule_refused(
        "  - id: a\n    any:\n      - <number> <stranded>\n      - <stranded> people\n",
        "
desk.yaml:8:9: rules[0].any[1]: the phrase has no slot for the value [no-value]
  |       - <stranded> people
  |         ^
  = write <count:LIST> or <number> where the value stands, or give a fixed `set: { value: ... }`
",
    );
    rule_refused(
        "  - id: a\n    any: \"<number> <stranded> in <place!>\"\n",
        "
desk.yaml:6:34: rules[0].any[0]: this slot holds no count [wrong-slot]
  |     any: \"<number> <stranded> in <place!>\"
  |                                  ^
  = write <count:LIST> or <number> where the value stands, or give a fixed `set: { value: ... }`
",
    );
    refused(
        "kind: a\nvalue: place\nrules:\n  - { id: a, any: there, set: { value: Rome } }\n",
        "
desk.yaml:4:19: rules[0].any[0]: the phrase has no slot for the value [no-value]
  |   - { id: a, any: there, set: { value: Rome } }
  |                   ^
  = write <place> where the value stands
desk.yaml:4:40: rules[0].set.value: a place cannot be set [wrong-value]
  |   - { id: a, any: there, set: { value: Rome } }
  |                                        ^
  = write <place> where the value stands
",
    );
    let text = "kind: a\nvalue: text\nrules:\n  - { id: a, any: no comment }\n";
    assert!(add(text).is_ok(), "a text is what the phrase matched");
}

#[test]
fn settings_that_would_do_nothing() {
    rule_refused(
        "  - id: a\n    any: <stranded>\n    set: { value: many, max: 3 }\n",
        "
desk.yaml:7:19: rules[0].set.value: a count is a number, not `many` [wrong-value]
  |     set: { value: many, max: 3 }
  |                   ^
",
    );
    rule_refused(
        "  - id: a\n    any: <stranded>\n    set: { value: 3, max: 1 }\n",
        "
desk.yaml:7:27: rules[0].set.max: is less than the value, 3 [wrong-value]
  |     set: { value: 3, max: 1 }
  |                           ^
",
    );
    rule_refused(
        "  - id: a\n    any: <number>\n    set: { max: 1 }\n",
        "
desk.yaml:7:17: rules[0].set.max: stands beside `value` only [wrong-value]
  |     set: { max: 1 }
  |                 ^
  = add `value: 0`
",
    );
    rule_refused(
        "  - id: a\n    any: <number>\n    set: { role: victm }\n",
        "
desk.yaml:7:18: rules[0].set.role: there is no role `victm` [no-such-word]
  |     set: { role: victm }
  |                  ^
  = did you mean `victim`?
",
    );
    rule_refused(
        "  - id: a\n    any: <stranded>\n    set: { value: .nan }\n",
        "
desk.yaml:7:19: rules[0].set.value: takes a finite number [wrong-value]
  |     set: { value: .nan }
  |                   ^
",
    );
    rule_refused(
        "  - id: a\n    any: <number>\n    set: { plus: -1 }\n",
        "
desk.yaml:7:18: rules[0].set.plus: takes a number above 0, for a count [wrong-value]
  |     set: { plus: -1 }
  |                  ^
",
    );
    rule_refused(
        "  - id: a\n    any: <number>\n    set: { less: No Kind }\n",
        "
desk.yaml:7:18: rules[0].set.less: `No Kind` is no other kind [wrong-value]
  |     set: { less: No Kind }
  |                  ^
",
    );
}

#[test]
fn a_list_that_is_not_there() {
    rule_refused(
        "  - id: a\n    any: <number>\n    set: { class: \"from strandet\" }\n",
        "
desk.yaml:7:25: rules[0].set.class: there is no word list `strandet` [no-such-name]
  |     set: { class: \"from strandet\" }
  |                         ^
  = did you mean `stranded`?
",
    );
}

#[test]
fn a_regular_expression_that_is_none() {
    rule_refused(
        "  - id: a\n    regex: '(\\d+) \\w+ (stranded'\n",
        "
desk.yaml:6:23: rules[0].regex: no regular expression: unclosed group [bad-regex]
  |     regex: '(\\d+) \\w+ (stranded'
  |                       ^
  = a bracket that is meant as a sign is written `\\(` or `\\[`
",
    );
    rule_refused(
        "  - id: a\n    regex: (?<=about )\\d+\n",
        "
desk.yaml:6:12: rules[0].regex: no regular expression: look-around, including look-ahead and look-behind, is not supported [bad-regex]
  |     regex: (?<=about )\\d+
  |            ^
  = match the words around it too, and name what counts: `(?P<value>...)`
",
    );
    rule_refused(
        "  - id: a\n    regex: \\d*\n",
        "
desk.yaml:6:12: rules[0].regex: the expression matches empty text [bad-regex]
  |     regex: \\d*
  |            ^
  = an expression needs something that is not optional
",
    );
    rule_refused(
        "  - id: a\n    regex: \\w{1000}{1000}\n",
        "
desk.yaml:6:12: rules[0].regex: the expression takes more than 1048576 bytes [bad-regex]
  |     regex: \\w{1000}{1000}
  |            ^
  = shorten its repetitions: `x{1,20}` is twenty times `x`
",
    );
    rule_refused(
        "  - id: a\n    regex: about (?P<vale>\\d+)\n",
        "
desk.yaml:6:21: rules[0].regex: the group `vale` has no meaning [bad-regex]
  |     regex: about (?P<vale>\\d+)
  |                     ^
  = did you mean `value`?
",
    );
    refused(
        "kind: a\nvalue: place\nrules: [{ id: a, regex: in Rome }]\n",
        "
desk.yaml:3:25: rules[0].regex: a regular expression reads no place [no-value]
  | rules: [{ id: a, regex: in Rome }]
  |                         ^
  = write <place> where the value stands
",
    );
}

#[test]
fn examples_that_cannot_be_run() {
    rule_refused(
        "  - id: a\n    any: <number>\n    examples:\n      - { text: Twelve., gives: [12, none], published: soon }\n",
        "
desk.yaml:8:33: rules[0].examples[0].gives: `none` stands alone or not at all [wrong-value]
  |       - { text: Twelve., gives: [12, none], published: soon }
  |                                 ^
desk.yaml:8:56: rules[0].examples[0].published: `soon` is not a date; write 2023-07-10 or 2023-07-10T14:30:00Z [wrong-value]
  |       - { text: Twelve., gives: [12, none], published: soon }
  |                                                        ^
",
    );
}
