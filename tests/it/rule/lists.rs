use super::{add, refused, rule};
use claimdiff::model::kind::Severity;
use claimdiff::pipeline::rule_test::{self, Verdict};

/// The terms of a list.
fn terms(text: &str, list: &str) -> Vec<String> {
    let rules = add(text).unwrap();
    rules.lexicon.terms(rules.lexicon.list(list).unwrap())
}

#[test]
fn a_list_extends_others_whatever_their_order() {
    let text = "lists:\n  a: { extends: [b, c], without: two words, terms: [four] }\n  b: [one, two words]\n  c: { extends: b, terms: [three] }\n";
    assert_eq!(terms(text, "a"), ["four", "one", "three"]);
    assert_eq!(terms(text, "b"), ["one", "two words"]);
}

#[test]
fn what_terms_mean_is_extended_too() {
    let rules = "kind: craft\nvalue: term\nlists:\n  boat: { ferry: boat/ferry }\n  craft: { extends: boat, terms: { tug: boat/tug } }\nrules:\n  - id: sank\n    any: <craft> sank\n    set: { value: from craft }\n    examples:\n      - { text: The ferry sank., gives: boat/ferry }\n      - { text: The tug sank., gives: boat/tug }\n";
    let tested = rule_test::run(&add(rules).unwrap());
    assert!(tested.iter().all(|test| test.verdict == Verdict::Pass), "{tested:#?}");
}

#[test]
fn a_list_is_replaced_or_switched_off() {
    for (settings, left) in
        [("{ override: true, terms: [marooned] }", vec!["marooned"]), ("{ off: true }", vec![])]
    {
        let mut rules = add(&rule("  - { id: a, any: <number> <stranded> }\n")).unwrap();
        rules.add("more.yaml", &format!("lists: {{ stranded: {settings} }}\n")).unwrap();
        assert_eq!(rules.lexicon.terms(rules.lexicon.list("stranded").unwrap()), left);
        let read = |text: &str| {
            let article = claimdiff::model::article::Article::new("a".into(), "a".into(), "", text);
            claimdiff::pipeline::claims_of(article, &claimdiff::extract::Extractor::new(&rules)).len()
        };
        assert_eq!((read("12 stuck."), read("12 marooned.")), (0, left.len()));
    }
}

#[test]
fn slips_are_told() {
    refused(
        "lists:\n  a: [one]\n  b: { extends: aa, without: [won] }\n  c: { extends: d }\n  d: { extends: c }\n",
        "
desk.yaml:3:17: lists.b.extends[0]: there is no word list `aa` [no-such-name]
  |   b: { extends: aa, without: [won] }
  |                 ^
  = did you mean `a`?
desk.yaml:3:31: lists.b.without[0]: the list `b` holds no `won` [bad-list]
  |   b: { extends: aa, without: [won] }
  |                               ^
desk.yaml:4:17: lists.c.extends: the lists extend each other [bad-list]
  |   c: { extends: d }
  |                 ^
desk.yaml:5:17: lists.d.extends: the lists extend each other [bad-list]
  |   d: { extends: c }
  |                 ^
",
    );
}

#[test]
fn rules_look_in_early_paragraphs_and_under_headings() {
    let text = "kind: k\nvalue: count\nrules:\n  - { id: early, any: <number> stranded, where: { paragraphs: 1 } }\n  - { id: under, any: <number> marooned, where: { section: [what we know] } }\n";
    let rules = add(text).unwrap();
    let article = "12 stranded. 13 marooned.\n\n14 stranded.\n\n## What we know so far\n\n15 marooned.\n\n## Background\n\n16 marooned.\n";
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.md");
    std::fs::write(&path, article).unwrap();
    let batch = claimdiff::read(&[path], &claimdiff::ReadOptions::default()).unwrap();
    let extractor = claimdiff::extract::Extractor::new(&rules);
    let claims = claimdiff::pipeline::claims_of(batch.articles.into_iter().next().unwrap(), &extractor);
    let values: Vec<String> = claims.iter().map(|claim| rule_test::short(&claim.value)).collect();
    assert_eq!(values, ["12", "15"]);
    let none = add("kind: k\nvalue: count\nrules: [{ id: a, any: <number> x, where: { paragraphs: 0 } }]\n");
    assert!(none.err().unwrap().contains("takes a number of 1 or more [wrong-value]"));
}

#[test]
fn a_regular_expression_takes_its_subject_from_a_list() {
    let text = "kind: crowd\nvalue: count\ncompare: { severity: warning }\nlists: { side: { unionists: unions, police: police } }\nrules:\n  - id: put\n    regex: '(?i)\\b(?:unionists|police) (?:say|put it at) (?P<value>\\d+)'\n    set: { subject: from side }\n    examples:\n      - { text: Police put it at 300., gives: 300 }\npairs:\n  - { a: Police put it at 300., b: Police put it at 500., gives: warning }\n  - { a: Police put it at 300., b: Unionists say 500., gives: none }\n";
    let rules = add(text).unwrap();
    let tested: Vec<_> = rule_test::run(&rules).into_iter().chain(rule_test::run_pairs(&rules)).collect();
    assert!(tested.iter().all(|test| test.verdict == Verdict::Pass), "{tested:#?}");
    assert_eq!(rules.kinds[0].severity, Severity::Warning);
}
