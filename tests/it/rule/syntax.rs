use super::{add, refused, rule_refused};

#[test]
fn a_key_that_is_not_there() {
    refused(
        "kind: stranded\nvlaue: count\n",
        "
desk.yaml:2:1: there is no key `vlaue` here [no-such-key]
  | vlaue: count
  | ^
  = did you mean `value`?
",
    );
    rule_refused(
        "  - id: a\n    any: [<number>]\n    exmaples: []\n",
        "
desk.yaml:7:5: rules[0]: there is no key `exmaples` here [no-such-key]
  |     exmaples: []
  |     ^
  = did you mean `examples`?
",
    );
    refused(
        "kind: a\nvalue: count\ncompare: { colour: red }\n",
        "
desk.yaml:3:12: compare: there is no key `colour` here [no-such-key]
  | compare: { colour: red }
  |            ^
  = the keys here are tolerance, tolerance_share, note_within, over_time, severity, message
",
    );
}

#[test]
fn a_word_that_is_not_possible() {
    refused(
        "kind: stranded\nvalue: cuont\n",
        "
desk.yaml:2:8: value: `cuont` is not possible here [no-such-word]
  | value: cuont
  |        ^
  = did you mean `count`?
",
    );
    rule_refused(
        "  - id: a\n    any: <number>\n    where: { in: [title] }\n",
        "
desk.yaml:7:19: rules[0].where.in[0]: `title` is not possible here [no-such-word]
  |     where: { in: [title] }
  |                   ^
  = write one of headline, dateline, heading, lead, body
",
    );
}

#[test]
fn a_key_that_is_missing() {
    rule_refused(
        "  - any: [<number>]\n",
        "
desk.yaml:5:5: rules[0]: `id` is missing [missing-key]
  |   - any: [<number>]
  |     ^
",
    );
    rule_refused(
        "  - id: a\n    any: <number>\n    examples:\n      - text: Twelve.\n",
        "
desk.yaml:8:9: rules[0].examples[0]: `gives` is missing [missing-key]
  |       - text: Twelve.
  |         ^
",
    );
}

#[test]
fn a_value_of_another_type() {
    rule_refused(
        "  id: a\n",
        "
desk.yaml:5:3: rules: takes a list, not keys with values [wrong-type]
  |   id: a
  |   ^
",
    );
    rule_refused(
        "  - id: a\n    any: { all: x }\n",
        "
desk.yaml:6:10: rules[0].any: takes a text or a list of texts, not keys with values [wrong-type]
  |     any: { all: x }
  |          ^
",
    );
    rule_refused(
        "  - id: a\n    any: [[<number>]]\n",
        "
desk.yaml:6:11: rules[0].any[0]: takes a text, not a list [wrong-type]
  |     any: [[<number>]]
  |           ^
",
    );
    rule_refused(
        "  - id: a\n    any: <number>\n    where: { in: body }\n",
        "
desk.yaml:7:18: rules[0].where.in: takes a list, not the text \"body\" [wrong-type]
  |     where: { in: body }
  |                  ^
  = put it between brackets: [body]
",
    );
    rule_refused(
        "  - id: a\n    any: <number>\n    examples: [{ text: Yes., gives: true }]\n",
        "
desk.yaml:7:37: rules[0].examples[0].gives: takes a text or a list of texts, not `true` [wrong-type]
  |     examples: [{ text: Yes., gives: true }]
  |                                     ^
  = put it between quotation marks: \"true\"
",
    );
    rule_refused(
        "  - id: a\n    any: <number>\n    override: maybe\n",
        "
desk.yaml:7:15: rules[0].override: takes true or false, not the text \"maybe\" [wrong-type]
  |     override: maybe
  |               ^
",
    );
    refused(
        "kind: a\nvalue: count\ncompare: 3\n",
        "
desk.yaml:3:10: compare: takes keys with values, not the number 3 [wrong-type]
  | compare: 3
  |          ^
",
    );
    refused(
        "- kind: a\n",
        "
desk.yaml:1:1: takes keys with values, not a list [wrong-type]
  | - kind: a
  | ^
",
    );
}

#[test]
fn a_key_that_stands_twice() {
    refused(
        "kind: a\nvalue: count\nkind: b\n",
        "
desk.yaml:3:1: the key `kind` stands here twice [duplicate-key]
  | kind: b
  | ^
  = YAML would keep the last one only: join the two, or take one out
",
    );
    refused(
        "kind: a\nvalue: count\nlists:\n  x: [a]\n  y: [b]\n  x: [c]\n",
        "
desk.yaml:6:3: lists: the key `x` stands here twice [duplicate-key]
  |   x: [c]
  |   ^
  = YAML would keep the last one only: join the two, or take one out
",
    );
}

#[test]
fn tabs() {
    rule_refused(
        "\t- id: a\n",
        "
desk.yaml:5:1: broken YAML: found character that cannot start any token, while scanning for the next token [broken-yaml]
  |  - id: a
  | ^
  = indent with spaces: YAML takes no tabs
",
    );
}

#[test]
fn quotation_marks_and_brackets_that_are_not_closed() {
    rule_refused(
        "  - id: a\n    any: \"<number> stuck\n",
        "
desk.yaml:6:10: this quotation mark is never closed [broken-yaml]
  |     any: \"<number> stuck
  |          ^
  = end the text with the same quotation mark
",
    );
    rule_refused(
        "  - id: a\n    any: \"<number> stuck\n    not: [\"a\"]\n",
        "
desk.yaml:7:12: broken YAML: did not find expected key, while parsing a block mapping [broken-yaml]
  |     not: [\"a\"]
  |            ^
  = is the quotation mark at 6:10 closed?
",
    );
    rule_refused(
        "  - id: a\n    any: [<number>\n    not: b\n",
        "
desk.yaml:7:8: broken YAML: did not find expected ',' or ']', while parsing a flow sequence [broken-yaml]
  |     not: b
  |        ^
  = is the bracket at 6:10 closed?
",
    );
}

#[test]
fn signs_that_mean_something_in_yaml() {
    refused(
        "kind: a\ntitle: stranded: people\n",
        "
desk.yaml:2:16: broken YAML: mapping values are not allowed in this context [broken-yaml]
  | title: stranded: people
  |                ^
  = put a text that holds a colon between quotation marks
",
    );
    refused(
        "kind: a\ntitle: %d people\n",
        "
desk.yaml:2:8: broken YAML: found character that cannot start any token, while scanning for the next token [broken-yaml]
  | title: %d people
  |        ^
  = put a text that begins with a sign between quotation marks
",
    );
    refused(
        "kind: a\ntitle: *bold\n",
        "
desk.yaml:2:8: broken YAML: unknown anchor [broken-yaml]
  | title: *bold
  |        ^
  = put a text that begins with a sign between quotation marks
",
    );
}

#[test]
fn files_that_are_no_rule_file() {
    let empty = "desk.yaml: is empty; `claimdiff rules new` prints a file to begin with [empty-rule-file]";
    refused("", empty);
    refused("# Nothing yet.\n\n", empty);
    refused(
        "kind: a\n---\nkind: b\n",
        "
desk.yaml: holds more than one document [several-documents]
  = put each kind into a file of its own, without a line `---`
",
    );
}

#[test]
fn positions_count_characters_and_take_every_line_end() {
    for end in ["\n", "\r\n"] {
        let text = ["# Blåbær", "kind: a", "vlaue: count", ""].join(end);
        let told = add(&text).err().unwrap();
        assert!(
            told.starts_with(
                "desk.yaml:3:1: there is no key `vlaue` here [no-such-key]\n  | vlaue: count\n  | ^"
            ),
            "{told}"
        );
    }
    let told = add("\u{FEFF}vlaue: é\n").err().unwrap();
    assert!(told.starts_with("desk.yaml:1:1: "), "{told}");
}
