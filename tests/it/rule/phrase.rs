use super::rule_refused;
use claimdiff::lexicon::words::Lexicon;
use claimdiff::rule::pattern::{Pattern, SlotKind, Step};
use claimdiff::rule::phrase::{PatternError, compile};

fn lexicon() -> Lexicon {
    let mut lexicon = Lexicon::default();
    lexicon.add_term("killed", "dead", None).unwrap();
    lexicon.add_term("victim", "man", None).unwrap();
    lexicon
}

fn good(source: &str) -> Pattern {
    compile(source, &mut lexicon()).unwrap()
}

#[track_caller]
fn fault(source: &str, at: usize, message: &str, hint: Option<&str>) {
    let code = if message.starts_with("there is no word list") { "no-such-name" } else { "bad-phrase" };
    let expected = PatternError { at, message: message.into(), hint: hint.map(str::to_owned), code };
    assert_eq!(compile(source, &mut lexicon()), Err(expected));
}

#[test]
fn what_is_wrong_and_where() {
    fault("death <kiled>", 6, "there is no word list or slot `kiled`", Some("did you mean `killed`?"));
    fault(
        "a <other>",
        2,
        "there is no word list or slot `other`",
        Some("declare it: `lists: { other: [...] }`"),
    );
    fault("a <O K>", 2, "there is no word list or slot `O K`", None);
    fault("x (a | b", 2, "`(` without `)`", None);
    fault("a )", 2, "`)` without `(`", None);
    fault("a <killed", 2, "`<` without `>`", None);
    fault("a > b", 2, "`>` has nothing before it", None);
    fault("?", 0, "`?` has nothing before it", None);
    fault("a ** b", 2, "`*` has nothing before it", None);
    fault("<gap x>", 0, "a gap takes a number from 1 to 20: <gap 3>", None);
    fault("a <gap 0> b", 2, "a gap takes a number from 1 to 20: <gap 3>", None);
    fault("a <gap 99> b", 2, "a gap takes a number from 1 to 20: <gap 3>", None);
    fault("<number>*", 0, "`*` may follow a word or a word list only", None);
    let hint = "write <count:victim>, or <number> for a bare number";
    fault("é <count>", 3, "a count needs the word list of its nouns", Some(hint));
    fault("<place:victim>", 0, "<place> takes no word list", None);
    fault("<plaice:victim>", 0, "`plaice` is no slot", Some("only <count:victim> takes a word list"));
    fault("<killed!>", 0, "<killed> holds no value", Some("`!` marks the slot that holds the value"));
    fault(&"(".repeat(9), 8, "parentheses nest too deep", None);
}

#[test]
fn a_phrase_that_matches_everywhere() {
    let hint = Some("a phrase needs a word, a list or a slot that is not optional");
    for source in ["", " ", "()", "<gap 3>", "<aside>", "a? <gap 3>", "(a | <gap 1>)", "<killed>* <aside>"] {
        fault(source, 0, "the phrase matches everywhere", hint);
    }
    // A match of no words is none: this takes `a`, the term, or both.
    assert!(compile("a? <killed>?", &mut lexicon()).is_ok());
}

#[test]
fn a_phrase_that_is_too_long() {
    let message = compile(&"<killed>* ".repeat(1000), &mut lexicon()).unwrap_err().message;
    assert_eq!(message, "the phrase is too long");
}

#[test]
fn programs() {
    let pattern = good("<count:victim!> (a | <killed>)?");
    assert_eq!(pattern.slots.len(), 1);
    assert_eq!((pattern.slots[0].kind, pattern.slots[0].value), (SlotKind::Count, true));
    assert_eq!(pattern.steps.last(), Some(&Step::Match));
}

#[test]
fn in_a_file_the_caret_stands_in_the_phrase() {
    rule_refused(
        "  - id: a\n    any:\n      - <number> <strandet>\n      - <strandet> <number>\n",
        "
desk.yaml:7:18: rules[0].any[0]: there is no word list or slot `strandet` [no-such-name]
  |       - <number> <strandet>
  |                  ^
  = did you mean `stranded`?
desk.yaml:8:9: rules[0].any[1]: there is no word list or slot `strandet` [no-such-name]
  |       - <strandet> <number>
  |         ^
  = did you mean `stranded`?
",
    );
}
