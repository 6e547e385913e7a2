//! `src/compare/internal.rs`: an article against itself.

use crate::compare::build::Batch;
use claimdiff::model::article::Field;
use claimdiff::model::claim::{About, Breakdown, Revision, Subject};
use claimdiff::model::finding::{FindingType, ReasonCode};
use claimdiff::model::value::interval::Interval;

fn one() -> Batch {
    Batch::default().article("a", "2023-07-07").counts("killed", "10").counts("killed", "12")
}

#[test]
fn two_exact_figures_near_the_top_contradict_each_other() {
    assert_eq!(one().found(), ["killed internal error: 10 [a] | 12 [a]"]);
    let speakers = Batch::default()
        .article("a", "")
        .counts("killed", "10")
        .by("the police")
        .counts("killed", "12")
        .by("medics");
    assert_eq!(speakers.found(), ["killed internal note: 10 [a] | 12 [a]"]);
}

#[test]
fn parts_changes_and_later_paragraphs_do_not() {
    assert_eq!(one().with(|c| c.part = true).found(), [""; 0]);
    assert_eq!(one().revised(Revision::Raised).found(), [""; 0]);
    assert_eq!(one().with(|c| c.sentence_index = 9).found(), [""; 0]);
    assert_eq!(one().by("medics").found(), [""; 0]);
    let bound = Batch::default().article("a", "").counts("killed", "10+").counts("killed", "12");
    assert_eq!(bound.found(), [""; 0]);
}

#[test]
fn a_figure_and_its_rest_are_parts_of_the_larger_one() {
    let told = |rest: &str| {
        let batch = Batch::default().article("a", "").counts("killed", "10").counts("killed", "6");
        batch.counts("killed", rest).with(|c| c.about = About::Background).found()
    };
    assert_eq!(told("4"), [""; 0]);
    assert_eq!(told("3"), ["killed internal error: 10 [a] | 6 [a]"]);
}

#[test]
fn one_of_several_contradicts_no_figure_of_them() {
    let two =
        || Batch::default().article("a", "").counts("killed", "2").with(|c| c.location.field = Field::Title);
    let man = |batch: Batch| batch.counts("killed", "1").with(|c| c.text = "A 61-year-old man".into());
    assert_eq!(man(two()).counts("killed", "2+").found(), [""; 0]);
    assert_eq!(man(two()).found(), ["killed internal error: A 61-year-old man [a] | 2 [a]"]);
    let number = two().counts("killed", "1").counts("killed", "2+");
    assert_eq!(number.found(), ["killed internal error: 1 [a] | 2 [a]"]);
}

#[test]
fn what_stands_between_articles_is_not_told_again() {
    let batch = Batch::default()
        .article("a", "")
        .counts("killed", "15")
        .by("the command")
        .counts("killed", "14")
        .by("the army")
        .article("b", "")
        .counts("killed", "15");
    assert_eq!(batch.found(), ["killed conflict error: 15 [a b] | 14 [a]"]);
}

#[test]
fn parts_that_make_another_number_contradict_their_figure() {
    let told = |sum: f64| {
        let parts = Breakdown { text: "four sailors and five nurses".into(), sum: Interval::exactly(sum) };
        let batch = Batch::default().article("a", "2023-07-07").counts("killed", "10");
        batch.with(|c| c.breakdown = Some(parts.clone().into())).compare(false).discrepancies
    };
    assert_eq!(told(10.0), []);
    let found = told(9.0);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].finding_type, FindingType::InternalContradiction);
    assert_eq!(found[0].reason.code, ReasonCode::SumDiffers);
    assert_eq!(found[0].reason.details, ["10", "four sailors and five nurses"]);
}

#[test]
fn one_sentence_with_two_voices_holds_their_figures_against_each_other() {
    let said = |by: &str| {
        let own = Batch::default().article("a", "").counts("injured", "419").with(|c| c.sentence_index = 1);
        own.counts("injured", "438").with(|c| c.sentence_index = 1).by(by).found()
    };
    assert_eq!(said("the president"), ["injured internal note: 419 [a] | 438 [a]"]);
    let own = Batch::default().article("a", "").counts("injured", "419").with(|c| c.sentence_index = 1);
    let one_voice = own.counts("injured", "438").with(|c| c.sentence_index = 1);
    assert_eq!(one_voice.found(), [""; 0]);
}

#[test]
fn two_lower_limits_are_two_accounts_where_the_article_says_that_reports_differ() {
    let limits =
        |second: &str| Batch::default().article("a", "").counts("killed", "245+").counts("killed", second);
    assert_eq!(limits("300+").found(), [""; 0]);
    let contrasted = |second: &str| limits(second).with(|c| c.contrasted = true).found();
    assert_eq!(contrasted("300+"), ["killed internal note: 245+ [a] | 300+ [a]"]);
    // Of another size it is another scene.
    assert_eq!(contrasted("20+"), [""; 0]);
}

#[test]
fn what_the_police_say_is_the_article_s_own_voice() {
    let said = |by: &str| {
        let own = Batch::default().article("a", "").counts("killed", "2");
        own.counts("killed", "1").by(by).found()
    };
    assert_eq!(said("police"), ["killed internal error: 1 [a] | 2 [a]"]);
    assert_eq!(said("medics"), [""; 0]);
}

#[test]
fn nobody_and_somebody_of_one_thing_contradict_each_other_wherever_they_stand() {
    let told = |subject: &str| {
        let of = |c: &mut claimdiff::model::claim::Claim| {
            c.sentence_index += 20;
            c.subject = Some(Subject { text: subject.into(), class: None });
        };
        let none = Batch::default().article("a", "").counts("injured", "0").with(of);
        none.counts("injured", "1+").with(of).found()
    };
    assert_eq!(told("charges"), ["injured internal warning: 0 [a] | 1+ [a]"]);
    assert_eq!(told(""), [""; 0]);
}
