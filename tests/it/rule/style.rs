//! The house style: its table loads, finds whole words as they are written, and faults are told.

use claimdiff::rule::set::RuleSet;

fn rules(text: &str) -> RuleSet {
    let mut rules = RuleSet::builtin().unwrap();
    rules.add("desk.yaml", text).unwrap();
    rules
}

fn forms(rules: &RuleSet, text: &str) -> Vec<(String, String)> {
    let forms = rules.style.forms(text).into_iter();
    forms.map(|form| (form.written.to_owned(), form.preferred.to_owned())).collect()
}

#[test]
fn forms_are_whole_words_and_the_longest_counts() {
    let rules = rules("house-style: { Kyiv: [Kiev], Kim Jong Un: [Kim Jong-un], al-Qaida: [Qaida] }");
    let pair = |a: &str, b: &str| (a.to_owned(), b.to_owned());
    assert_eq!(
        forms(&rules, "Kiev's mayor met Kim Jong-un."),
        [pair("Kiev", "Kyiv"), pair("Kim Jong-un", "Kim Jong Un")]
    );
    assert_eq!(forms(&rules, "He is from Kyiv."), [pair("Kyiv", "Kyiv")]);
    assert_eq!(forms(&rules, "al-Qaida said"), [pair("al-Qaida", "al-Qaida")]);
    assert_eq!(forms(&rules, "A Kievan in kiev"), []);
    assert_eq!(forms(&RuleSet::builtin().unwrap(), "Kiev and Gaddafi"), []);
}

#[test]
fn the_example_loads_and_has_the_forms_that_desks_differ_on() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/rules/examples/house-style.yaml");
    let rules = rules(&std::fs::read_to_string(path).unwrap());
    for (written, preferred) in
        [("Gaddafi", "Gadhafi"), ("Kiev", "Kyiv"), ("Zelensky", "Zelenskyy"), ("Kim Jong-un", "Kim Jong Un")]
    {
        let found = forms(&rules, &format!("So {written} said."));
        assert_eq!(found, [(written.to_owned(), preferred.to_owned())]);
    }
}

#[test]
fn a_form_that_is_no_other_is_a_fault() {
    for (table, told) in [
        ("{ Kyiv: [Kyiv] }", "no other form"),
        ("{ Kyiv: [''] }", "no other form"),
        ("{ Kyiv: [Kiev], Kiev: [Kief] }", "preferred form"),
    ] {
        let error =
            RuleSet::builtin().unwrap().add("desk.yaml", &format!("house-style: {table}")).err().unwrap();
        assert!(error.to_string().contains(told), "{error}");
    }
}
