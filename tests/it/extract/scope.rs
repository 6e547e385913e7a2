//! Event or background (`docs/scope.md`).

use super::{claims_in, rules};
use claimdiff::model::claim::About;

const FILE: &str = "
kind: stranded
value: count
rules:
  - id: stranded
    any: ['<count:victim> were stranded']
";

/// What the claim of `sentence` is about when it stands second in the text.
#[track_caller]
fn second(sentence: &str) -> About {
    let claims = claims_in(&rules(&[FILE]), "", &format!("The airport closed on Friday. {sentence}"));
    assert_eq!(claims.len(), 1, "{sentence}");
    claims[0].about
}

#[test]
fn a_cue_makes_background() {
    for sentence in [
        "Since January, 300 people were stranded.",
        "In a separate incident, 300 people were stranded.",
        "Last year 300 people were stranded.",
        "In 2011, 300 people were stranded.",
    ] {
        assert_eq!(second(sentence), About::Background, "{sentence}");
    }
    for sentence in ["Some 300 people were stranded.", "On Thursday 300 people were stranded."] {
        assert_eq!(second(sentence), About::Event, "{sentence}");
    }
}

#[test]
fn what_follows_a_look_back_goes_on_with_it_until_a_recent_day() {
    let last = |text: &str| {
        let claims = claims_in(&rules(&[FILE]), "", text);
        claims.last().map(|claim| claim.about)
    };
    let back = "The airport closed. Last year it closed too.";
    assert_eq!(last(&format!("{back} Then 300 people were stranded.")), Some(About::Background));
    assert_eq!(last(&format!("{back} On Thursday 300 people were stranded.")), Some(About::Event));
    assert_eq!(last(&format!("{back}\n\nThen 300 people were stranded.")), Some(About::Event));
}

#[test]
fn title_and_first_sentence_are_of_the_event() {
    let claims = claims_in(
        &rules(&[FILE]),
        "30 people were stranded, most since 2011",
        "Since Monday 30 people were stranded. Since 2011 900 people were stranded.",
    );
    let about: Vec<About> = claims.iter().map(|claim| claim.about).collect();
    assert_eq!(about, [About::Event, About::Event, About::Background]);
}
