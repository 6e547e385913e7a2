use claimdiff::rule::locate::{Place, inside, key, node};

/// What stands in `text` from the place on.
fn at<'a>(text: &'a str, place: &Place) -> &'a str {
    &text[node(text, place)..]
}

#[test]
fn a_node_is_found_by_its_way_and_not_by_its_text() {
    let text = "a: [x, x]\nb:\n  - c: x\n    d: \"é x\"\n";
    let root = Place::root();
    assert!(at(text, &root.key("a").item(1)).starts_with("x]\nb"));
    assert!(at(text, &root.key("b").item(0).key("c")).starts_with("x\n    d"));
    assert!(at(text, &root.key("b").item(0).key("d")).starts_with("\"é x\""));
    assert!(text[key(text, &root.key("b").item(0).key("d"))..].starts_with("d: "));
    assert_eq!(root.key("b").item(0).key("d").to_string(), "b[0].d");
}

#[test]
fn a_place_that_is_not_there_is_the_nearest_above_it() {
    let text = "a: 1\nb:\n  - c: x\n";
    let root = Place::root();
    assert!(at(text, &root.key("b").item(0).key("z")).starts_with("c: x"));
    assert!(at(text, &root.key("b").item(9)).starts_with("- c: x"));
    assert!(at(text, &root.key("a").item(0)).starts_with("1\n"), "a lone value is a list of one");
    assert_eq!(node("", &root), 0);
    assert!(node("a: [", &root.key("a")) <= 4);
}

#[test]
fn an_aliased_node_stands_where_it_is_written() {
    let text = "a: &x [one, two]\nb: *x\n";
    assert!(at(text, &Place::root().key("b").item(1)).starts_with("two]"));
}

#[test]
fn a_byte_of_a_value_is_found_behind_quotation_marks_escapes_and_folds() {
    for (yaml, value) in [
        ("k: death <kiled>\n", "death <kiled>"),
        ("k: \"death <kiled>\"\n", "death <kiled>"),
        ("k: \"a \\\"b\\\" \\u00e9 \\x41 <kiled>\"\n", "a \"b\" é A <kiled>"),
        ("k: 'don''t <kiled>'\n", "don't <kiled>"),
        ("k: >-\n  death\n  <kiled>\n", "death <kiled>"),
        ("k: |\n  death\n  <kiled>\n", "death\n<kiled>\n"),
        ("k: death\n  <kiled>\n", "death <kiled>"),
        ("k: \"death \\\n  <kiled>\"\n", "death <kiled>"),
        ("k: &a 'death <kiled>'\n", "death <kiled>"),
        ("k: !!str death <kiled>\n", "death <kiled>"),
    ] {
        let parsed: std::collections::BTreeMap<String, String> = serde_yaml::from_str(yaml).unwrap();
        assert_eq!(parsed["k"], value, "{yaml}");
        let found = inside(yaml, node(yaml, &Place::root().key("k")), value, value.find('<').unwrap());
        assert!(yaml[found..].starts_with("<kiled>"), "{yaml}: {}", &yaml[found..]);
    }
}

#[test]
fn what_cannot_be_followed_is_the_start_of_the_value() {
    let yaml = "k: \"a\\N<kiled>\"\n";
    assert_eq!(inside(yaml, 3, "a\u{85}<kiled>", 3), 3);
    assert_eq!(inside(yaml, 3, "other", 4), 3);
    assert_eq!(inside(yaml, 99, "a", 1), 99);
}
