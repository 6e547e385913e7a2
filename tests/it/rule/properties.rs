//! Whatever stands in a rule file: no panic, an answer in time, and a position inside what it speaks of.

use super::rule;
use claimdiff::lexicon::words::Lexicon;
use claimdiff::rule::phrase::compile;
use claimdiff::rule::set::RuleSet;
use proptest::prelude::*;
use std::time::{Duration, Instant};

/// Adds `text`; the printed faults name lines and columns that it has.
fn survives(text: &str) {
    let begun = Instant::now();
    if let Err(error) = RuleSet::default().add("desk.yaml", text) {
        assert!(!error.faults().is_empty());
        for fault in error.faults().iter().filter(|fault| fault.line > 0) {
            let line = text.trim_start_matches('\u{FEFF}').split('\n').nth(fault.line - 1);
            let line = line.unwrap_or_else(|| panic!("line {} of {text:?}", fault.line));
            assert!(fault.column <= line.chars().count() + 1, "{fault}\n{text:?}");
        }
        assert!(!error.to_string().contains('\u{1b}'));
    }
    assert!(begun.elapsed() < Duration::from_secs(5), "{:?} for {text:?}", begun.elapsed());
}

/// Pieces that rule files are made of, so that random files get past the parser.
fn piece() -> impl Strategy<Value = String> {
    let known = [
        "kind: a\n",
        "value: count\n",
        "rules:\n",
        "  - id: a\n",
        "    any: ",
        "[",
        "]",
        "{",
        "}",
        "\"",
        "'",
        "<number>",
        "<",
        ">",
        "(",
        ")",
        "|",
        "?",
        "*",
        "!",
        "&x ",
        "*x",
        ": ",
        ", ",
        "\n",
        "    ",
        "\t",
        "- ",
        "from x",
        ">-\n",
        "é",
        "lists: ",
        "set: ",
        "examples: ",
        "\\",
        "#",
        "%",
        "---\n",
        "\r\n",
        "regex: ",
        "\u{2028}",
        "background: ",
    ];
    prop_oneof![prop::sample::select(known.to_vec()).prop_map(str::to_owned), "[a-z<> ]{0,4}", ".{0,3}"]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_as_a_rule_file(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        survives(&String::from_utf8_lossy(&bytes));
    }

    #[test]
    fn any_pieces_as_a_rule_file(pieces in prop::collection::vec(piece(), 0..60)) {
        survives(&pieces.concat());
    }

    #[test]
    fn any_scalar_as_a_phrase_and_as_an_expression(text in "\\PC{0,40}") {
        let quoted = serde_json::to_string(&text).unwrap();
        survives(&rule(&format!("  - id: a\n    any: {quoted}\n    not: [{quoted}]\n    regex: {quoted}\n")));
    }

    #[test]
    fn a_phrase_compiles_or_its_fault_lies_inside(pieces in prop::collection::vec(piece(), 0..30)) {
        let source = pieces.concat();
        match compile(&source, &mut Lexicon::default()) {
            Ok(pattern) => prop_assert!(!pattern.steps.is_empty()),
            Err(error) => prop_assert!(source.get(error.at..).is_some(), "{} of {source:?}", error.at),
        }
    }

    #[test]
    fn the_caret_stands_under_the_word_at_fault(before in "[a-z' \"\\\\éß]{0,20}", style in 0..3usize) {
        let value = format!("{before} <nowhere>");
        let written = match style {
            0 => serde_json::to_string(&value).unwrap(),
            1 => format!("'{}'", value.replace('\'', "''")),
            _ => format!(">-\n      x {value}"),
        };
        let text = rule(&format!("  - id: a\n    any: {written}\n"));
        let error = RuleSet::default().add("desk.yaml", &text).err().unwrap();
        let fault = &error.faults()[0];
        let shown: String = fault.source_line.chars().skip(fault.column - 1).collect();
        prop_assert!(shown.starts_with("<nowhere>"), "{error}");
    }
}
