//! Counts of people against `tests/data/extract/count.tsv`, and every term of the lists that tell what happened to
//! them, once with people and once with things.

use super::{claims_in, values};
use claimdiff::model::claim::Claim;
use claimdiff::rule::set::RuleSet;
use proptest::prelude::*;
use std::collections::BTreeSet;
use std::sync::LazyLock;

const TABLE: &str = include_str!("../../data/extract/count.tsv");

/// The kinds whose every rule the table must make fire.
const KINDS: &[&str] = &["killed", "injured", "missing", "detained", "displaced", "rescued", "casualties"];

static RULES: LazyLock<RuleSet> = LazyLock::new(|| RuleSet::builtin().unwrap());

/// Kind, values and text of each row.
fn rows() -> impl Iterator<Item = (&'static str, Vec<&'static str>, &'static str)> {
    TABLE.lines().filter(|line| !line.starts_with('#')).skip(1).map(|line| {
        let [kind, values, text] = line.split('\t').collect::<Vec<_>>()[..] else { panic!("{line}") };
        (kind, values.split(',').filter(|value| *value != "none").collect(), text)
    })
}

fn claims(text: &str) -> Vec<Claim> {
    let (title, text) = text.strip_prefix("# ").map_or(("", text), |title| (title, ""));
    claims_in(&RULES, title, text)
}

/// The values of one kind, sorted: a sum and its first part begin at one place.
fn counts(kind: &str, text: &str) -> Vec<String> {
    let of_kind: Vec<Claim> = claims(text).into_iter().filter(|claim| claim.kind == kind).collect();
    let mut values = values(&of_kind);
    values.sort();
    values
}

#[test]
fn phrasings_give_their_counts_and_no_others() {
    let mut wrong = Vec::new();
    for (kind, mut expected, text) in rows() {
        expected.sort_unstable();
        let found = counts(kind, text);
        if found != expected {
            wrong.push(format!("{kind}: {text}\n    found    {found:?}\n    expected {expected:?}"));
        }
    }
    assert!(rows().count() > 200, "only {} rows", rows().count());
    assert!(wrong.is_empty(), "{} of {} rows:\n{}", wrong.len(), rows().count(), wrong.join("\n"));
}

#[test]
fn the_table_makes_every_rule_fire_and_keeps_every_kind_silent() {
    let fired: BTreeSet<String> =
        rows().flat_map(|(_, _, text)| claims(text)).map(|claim| claim.rule.to_string()).collect();
    let all = RULES
        .rules
        .iter()
        .map(|rule| (&*RULES.kinds[rule.kind].id, format!("{}/{}", RULES.kinds[rule.kind].id, rule.id)));
    let never: Vec<String> = all
        .filter(|(kind, rule)| KINDS.contains(kind) && !fired.contains(rule))
        .map(|(_, rule)| rule)
        .collect();
    assert!(never.is_empty(), "no row makes these rules fire: {never:?}");
    for kind in KINDS {
        let silent = rows().any(|(of, values, _)| of == *kind && values.is_empty());
        assert!(silent, "no row in which `{kind}` must find nothing");
    }
}

/// The terms of a list, without its columns.
fn terms(tsv: &'static str) -> impl Iterator<Item = &'static str> {
    tsv.lines().filter(|line| !line.starts_with('#')).skip(1).filter_map(|line| line.split('\t').next())
}

/// Every term of a list takes three people and leaves three parcels alone; `frame` holds `{}` for the people and
/// `[]` for the term.
#[track_caller]
fn each_term(kind: &str, tsv: &'static str, frame: &str) {
    let said = |who: &str, term: &str| counts(kind, &frame.replace("{}", who).replace("[]", term));
    let (mut deaf, mut noisy) = (Vec::new(), Vec::new());
    for term in terms(tsv) {
        if said("three people", term) != ["3"] {
            deaf.push(term);
        }
        if !said("three horses", term).is_empty() {
            noisy.push(term);
        }
    }
    assert!(deaf.is_empty() && noisy.is_empty(), "{kind}: no people: {deaf:?}; things: {noisy:?}");
}

macro_rules! list {
    ($name:literal) => {
        include_str!(concat!("../../../rules/lexicon/", $name, ".tsv"))
    };
}

#[test]
fn every_word_for_what_happened_to_people_counts_people_only() {
    each_term("killed", list!("killed"), "On Monday {} were [] there.");
    each_term("killed", list!("kill"), "On Monday it [] {} there.");
    each_term("injured", list!("injured"), "On Monday {} were [] there.");
    each_term("injured", list!("injure"), "On Monday it [] {} there.");
    each_term("injured", list!("in-care"), "On Monday {} were [] there.");
    each_term("missing", list!("missing"), "On Monday {} were [] there.");
    each_term("detained", list!("detained"), "On Monday {} were [] there.");
    each_term("detained", list!("detain"), "On Monday it [] {} there.");
}

#[test]
fn every_class_of_people_is_told() {
    let of = |text: &str| match claims(text).into_iter().find(|claim| claim.kind == "killed").map(|c| c.value)
    {
        Some(claimdiff::model::value::Value::Count { class, .. }) => class,
        _ => None,
    };
    let mut wrong = Vec::new();
    for line in list!("victim").lines().filter(|line| !line.starts_with('#')).skip(1) {
        let [term, number, class] = line.split('\t').collect::<Vec<_>>()[..] else { panic!("{line}") };
        // Lists write tokens: "sheriff 's deputies".
        let term = term.replace(" 's", "'s");
        if number == "plural"
            && of(&format!("On Monday 37 {term} were killed there.")).as_deref() != Some(class)
        {
            wrong.push(term);
        }
    }
    assert!(wrong.is_empty(), "{wrong:?}");
}

/// A number from 2 to 99 in words.
fn in_words(n: u32) -> String {
    const SMALL: [&str; 20] = [
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ];
    const TENS: [&str; 8] = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
    match (n / 10, n % 10) {
        (0 | 1, _) => SMALL[n as usize].to_owned(),
        (ten, 0) => TENS[ten as usize - 2].to_owned(),
        (ten, one) => format!("{}-{}", TENS[ten as usize - 2], SMALL[one as usize]),
    }
}

/// Sentences with a place for one number.
const FRAMES: &[(&str, &str)] = &[
    ("killed", "On Monday [] people were killed in the fire."),
    ("killed", "The fire killed at least [] people."),
    ("killed", "The death toll rose to []."),
    ("killed", "The police found the bodies of [] men."),
    ("injured", "The fire killed a man and injured [] others."),
    ("injured", "More than [] women and a boy were wounded."),
    ("missing", "The fire left [] people missing."),
    ("detained", "The police arrested [] students."),
    ("displaced", "Up to [] residents were evacuated."),
    ("rescued", "The coast guard rescued about [] sailors."),
    ("casualties", "Nearly [] people were killed or wounded."),
];

/// Passages that say nothing of people.
const PASSAGES: &[&str] = &[
    "The market was quiet.",
    "Prices rose by 4 percent in May, the bank said.",
    "It was 7 a.m., and rain fell on the 12 hills around the town.",
    "The bridge, built in 1931, is 300 metres long.",
    "“We do not know,” the mayor said.",
];

proptest! {
    #[test]
    fn digits_and_words_give_equal_values(n in 3u32..100, frame in 0..FRAMES.len()) {
        let (kind, text) = FRAMES[frame];
        let digits = counts(kind, &text.replace("[]", &n.to_string()));
        prop_assert_eq!(&digits, &counts(kind, &text.replace("[]", &in_words(n))), "{} {}", n, text);
        prop_assert!(!digits.is_empty(), "{} {}", n, text);
    }

    #[test]
    fn a_passage_before_a_sentence_changes_no_count(n in 3u32..100, frame in 0..FRAMES.len(), passage in 0..PASSAGES.len(), apart in any::<bool>()) {
        let (kind, text) = FRAMES[frame];
        let sentence = text.replace("[]", &n.to_string());
        let longer = format!("{}{}{sentence}", PASSAGES[passage], if apart { "\n\n" } else { " " });
        prop_assert_eq!(counts(kind, &longer), counts(kind, &sentence), "{}", longer);
    }
}
