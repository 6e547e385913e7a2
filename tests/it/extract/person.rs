//! `src/extract/person.rs` and `rules/person.yaml`: what part people play, one record a person, their ages.

use super::claims_in;
use claimdiff::model::claim::{About, Claim};
use claimdiff::model::value::Value;
use claimdiff::rule::set::RuleSet;
use proptest::prelude::*;
use std::collections::BTreeSet;
use std::sync::LazyLock;

static RULES: LazyLock<RuleSet> = LazyLock::new(|| RuleSet::builtin().unwrap());

fn claims(text: &str) -> Vec<Claim> {
    claims_in(&RULES, "", text)
}

fn name(claim: &Claim) -> Option<&str> {
    match &claim.value {
        Value::Name(name) => Some(&name.name),
        _ => None,
    }
}

/// "Name: role" for each person, in the order of the text.
fn roles(text: &str) -> Vec<String> {
    let of = |claim: &Claim| Some(format!("{}: {}", name(claim)?, claim.role.as_deref()?));
    claims(text).iter().filter_map(of).collect()
}

#[test]
fn one_person_in_a_sentence() {
    let cases: &[(&str, &[&str])] = &[
        (
            "victim",
            &[
                "Karim Saleh was killed near the bridge.",
                "Karim Saleh, 24, of Derna, was shot in the leg.",
                "Karim Saleh, who lived in Derna, was also stabbed.",
                "Karim Saleh died at a hospital.",
                "Karim Saleh of Derna underwent surgery.",
                "Karim Saleh was taken to Derna General Hospital.",
                "The raid killed Karim Saleh.",
                "He shot and killed his neighbour, Karim Saleh.",
                "Police identified the man as Karim Saleh, 31.",
                "The victim was identified as Karim Saleh.",
                "They found Karim Saleh dead in the kitchen.",
                "The family of victim Karim Saleh believes it.",
                "The body of Karim Saleh lay there.",
                "Karim Saleh's killers fled.",
                "Karim Saleh was one of the victims.",
                "The hostages, Karim Saleh and others, sang.",
                "Karim Saleh was released on Friday by the guerrillas.",
                "Nine were flown to hospitals, including Karim Saleh.",
                "Karim Saleh, one of four people killed, was a baker.",
                "Twelve miners died, including the engineer Karim Saleh.",
                "The kidnappers of Karim Saleh asked for money.",
                "The mayor said that Karim Saleh died at the scene.",
                "Karim Saleh was on his way home. He was shot twice.",
                "Karim Saleh, 24, lived in Derna. The 24-year-old died on Sunday.",
                "Karim Saleh of the 200 block of Alvin St. was shot.",
                "Karim Saleh had three bullet wounds.",
                "A boy was shot on Friday. The boy is Karim Saleh.",
            ],
        ),
        (
            "suspect",
            &[
                "Police arrested Karim Saleh.",
                "A judge arraigned Karim Saleh.",
                "A warrant was issued for a man named Karim Saleh.",
                "Karim Saleh, 24, was charged with murder.",
                "Karim Saleh, of Derna, faces two charges.",
                "Karim Saleh turned himself in.",
                "Karim Saleh pleaded not guilty.",
                "Karim Saleh is wanted for robbery.",
                "Two men were shot by Karim Saleh.",
                "Police identified the gunman as Karim Saleh.",
                "Karim Saleh, the alleged shooter, left.",
                "Karim Saleh shot his uncle.",
                "They took Karim Saleh into custody.",
                "Police are searching for Karim Saleh.",
                "Police say Karim Saleh fired twice.",
                "Karim Saleh was cleaning the rifle when it went off.",
                "Karim Saleh, 24, of 7 Parker Ave. was arrested.",
                "The shooter's name is Karim Saleh.",
                "Karim Saleh lived in Derna. He was arrested.",
            ],
        ),
        (
            "target",
            &[
                "The strike targeted Karim Saleh.",
                "A bomb went off at the house of Karim Saleh.",
                "It was the second attempt to kill Karim Saleh.",
                "Karim Saleh escaped unharmed.",
            ],
        ),
        (
            "official",
            &[
                "Three people were killed, Karim Saleh said.",
                "One officer was wounded, but he will recover, Karim Saleh said.",
                "Mayor Karim Saleh came.",
                "“It was murder,” said Karim Saleh.",
            ],
        ),
        (
            "other",
            &[
                "Karim Saleh lived next door.",
                "Karim Saleh is not related to the victim.",
                "Four people were hurt near the school of Karim Saleh.",
                "Neighbours liked Karim Saleh.",
                "Karim Saleh met a neighbour. It was shot at.",
            ],
        ),
    ];
    let mut faults = Vec::new();
    for (role, sentences) in cases {
        for sentence in *sentences {
            let found = roles(sentence);
            if found != [format!("Karim Saleh: {role}")] {
                faults.push(format!("{sentence}\n  wanted {role}, found {found:?}"));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn two_people_in_a_sentence() {
    for (sentence, wanted) in [
        ("Karim Saleh shot Dina Haddad.", ["Karim Saleh: suspect", "Dina Haddad: victim"]),
        ("Dina Haddad was killed by Karim Saleh.", ["Dina Haddad: victim", "Karim Saleh: suspect"]),
        (
            "Karim Saleh was charged with the murder of Dina Haddad.",
            ["Karim Saleh: suspect", "Dina Haddad: victim"],
        ),
        ("Police killed Dina Haddad, Karim Saleh said.", ["Dina Haddad: victim", "Karim Saleh: official"]),
        ("He killed Karim Saleh's driver, Dina Haddad.", ["Karim Saleh: other", "Dina Haddad: victim"]),
    ] {
        assert_eq!(roles(sentence), wanted, "{sentence}");
    }
}

#[test]
fn names_of_one_list_play_one_part() {
    for (sentence, role) in [
        ("Killed were Dina Haddad, 31, of Derna, Karim Saleh, 24, and Omar Diab, 19.", "victim"),
        ("Dina Haddad, 31, Karim Saleh, a baker, and Omar Diab were shot dead.", "victim"),
        ("Police named the dead as Dina Haddad, 31; Karim Saleh, 24; and 19-year-old Omar Diab.", "victim"),
        ("Police arrested Dina Haddad, her brother Karim Saleh and the teacher Omar Diab.", "suspect"),
    ] {
        let wanted = ["Dina Haddad", "Karim Saleh", "Omar Diab"].map(|name| format!("{name}: {role}"));
        assert_eq!(roles(sentence), wanted, "{sentence}");
    }
    let apart = roles("Police arrested Dina Haddad, the daughter of Mayor Karim Saleh.");
    assert_eq!(apart, ["Dina Haddad: suspect", "Karim Saleh: official"]);
}

#[test]
fn a_person_has_one_record_with_the_strongest_role() {
    let text = "Karim Saleh came on Friday. Saleh was a baker. Last year Saleh was shot in the leg.";
    assert_eq!(roles(text), ["Karim Saleh: victim"]);
    let about: Vec<About> = claims(text).iter().filter(|c| c.kind == "person").map(|c| c.about).collect();
    assert_eq!(about, [About::Event]);
}

#[test]
fn names_in_lists_play_the_part_that_the_sentence_before_tells() {
    let lines = "Police identified the victims on Friday:\n\nDina Haddad, 31\n\nKarim Saleh, 24, of Derna\n\nOmar Hadi, a mayor, left.";
    assert_eq!(roles(lines), ["Dina Haddad: victim", "Karim Saleh: victim", "Omar Hadi: official"]);
    let gunmen = "Two gunmen were seen. They are Dina Haddad, 31, and Karim Saleh, 24.";
    assert_eq!(roles(gunmen), ["Dina Haddad: suspect", "Karim Saleh: suspect"]);
    let others = "Two people moved in. They are Dina Haddad, 31, and Karim Saleh, 24.";
    assert_eq!(roles(others), ["Dina Haddad: other", "Karim Saleh: other"]);
}

#[test]
fn a_name_in_two_spellings_has_two_records() {
    let text = "Hassan Diab was killed on Friday. Hasan Diab was a baker, and Diab sang.";
    assert_eq!(roles(text), ["Hassan Diab: victim", "Hasan Diab: victim"]);
}

#[test]
fn the_age_beside_a_name_is_a_claim() {
    let ages = |text: &str| -> Vec<(String, String)> {
        let of = |c: &Claim| {
            let years = c.value.interval()?.point()?;
            (c.kind == "age").then(|| (c.subject.as_ref().unwrap().text.clone(), years.to_string()))
        };
        claims(text).iter().filter_map(of).collect()
    };
    let pair = |name: &str, age: &str| (name.to_owned(), age.to_owned());
    assert_eq!(
        ages("Dina Haddad, 31, and 24-year-old Karim Saleh were killed."),
        [pair("Dina Haddad", "31"), pair("Karim Saleh", "24")]
    );
    assert_eq!(ages("Dina Haddad, 24-year-old Karim Saleh and others came."), [pair("Karim Saleh", "24")]);
    assert_eq!(ages("Dina Haddad came. Haddad, 31, was killed in March."), [pair("Dina Haddad", "31")]);
    assert_eq!(ages("Dina Haddad and Karim Haddad came. Haddad, 31, was killed in March."), []);
    assert_eq!(ages("The 54-year-old pilot, Karim Saleh, was killed."), [pair("Karim Saleh", "54")]);
    assert_eq!(ages("They met a 54-year-old pilot, Karim Saleh said."), []);
}

proptest! {
    #[test]
    fn one_record_a_name_and_its_quote_stands_in_the_text(
        words in prop::collection::vec(
            prop_oneof![
                Just("Karim Saleh"), Just("Saleh"), Just("Dina Haddad"), Just("Dína Haddád"), Just("was killed"),
                Just("was arrested"), Just(", 24,"), Just("and"), Just("said"), Just("killed"), Just("."), Just("“x”"),
                Just("24-year-old"), Just("aka"), Just("victims"), Just("\u{1f600}"), Just("his son"),
            ],
            0..24,
        )
    ) {
        let text = words.join(" ");
        let mut seen = BTreeSet::new();
        for claim in claims(&text).iter().filter(|c| c.kind == "person" || c.kind == "age") {
            prop_assert!(text.contains(&claim.quote), "{:?}", claim.quote);
            let whose = name(claim).or_else(|| claim.subject.as_ref().map(|s| s.text.as_str()));
            prop_assert!(seen.insert((claim.kind.clone(), whose.map(str::to_owned))), "{text}: {whose:?}");
        }
    }
}

#[test]
fn lists_with_home_towns_and_generations_play_one_part() {
    for (text, expected) in [
        (
            "The men who were shot have been identified as Karim Bennett, 34, Ohio; Dina Haddad, 33, Derna; and Ali \
             Omar, 23, Derna.",
            vec!["Karim Bennett: victim", "Dina Haddad: victim", "Ali Omar: victim"],
        ),
        ("Kenneth Omar Jr. pleaded guilty to arson.", vec!["Kenneth Omar Jr.: suspect"]),
        (
            "Police identified the suspects. They are:\n\nKarim Saleh, 24, Derna.\n\nAli Omar, 20, Derna.",
            vec!["Karim Saleh: suspect", "Ali Omar: suspect"],
        ),
        ("Police said Dina Haddad was at home.", vec!["Dina Haddad: other"]),
    ] {
        assert_eq!(roles(text), expected, "{text}");
    }
}
