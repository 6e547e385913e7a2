//! Event or background (`docs/scope.md`).

use super::{claims_in, rules};
use claimdiff::extract::Extractor;
use claimdiff::model::article::Article;
use claimdiff::model::claim::About;
use claimdiff::pipeline::claims_of;
use claimdiff::rule::set::RuleSet;

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
fn without_a_day_of_publication_a_year_tells_another_event_where_the_own_day_has_none() {
    let about = |text: &str| {
        let article = Article::new("a".into(), "a".into(), "", text);
        claims_of(article, &Extractor::new(&rules(&[FILE])))[0].about
    };
    assert_eq!(about("The airport closed on Friday. In 2006, 300 people were stranded."), About::Background);
    assert_eq!(about("The airport closed on Friday. On Monday 300 people were stranded."), About::Event);
    assert_eq!(about("The airport closed on 3 March 2006. In 2006, 300 people were stranded."), About::Event);
    assert_eq!(about("The airport closed. In 2006, 300 people were stranded."), About::Event);
}

/// What the claim of `sentence` is about when it stands third of ten in the text.
fn high_up(sentence: &str) -> About {
    let rest = "Flights resume soon. ".repeat(7);
    let claims = claims_in(&rules(&[FILE]), "", &format!("The airport closed. It rained. {sentence} {rest}"));
    claims[0].about
}

#[test]
fn a_cue_that_dates_the_event_itself_holds_in_the_second_half_only() {
    for sentence in [
        "Last week 300 people were stranded.",
        "It was the worst closure since 2011, when 300 people were stranded.",
        "On 3 March 300 people were stranded.",
    ] {
        assert_eq!((high_up(sentence), second(sentence)), (About::Event, About::Background), "{sentence}");
    }
    assert_eq!(high_up("Since January, 300 people were stranded."), About::Background);
}

#[test]
fn a_list_of_incidents_is_about_none_of_them() {
    let rules = RuleSet::builtin().unwrap();
    let about = |title: &str| {
        let claims = claims_in(&rules, title, "It was a busy weekend. Two men were killed on Adams Street.");
        claims.iter().find(|claim| claim.kind == "killed").map(|claim| claim.about)
    };
    assert_eq!(about("Weekend police log"), Some(About::Background));
    assert_eq!(about("From the archive: shootings"), Some(About::Background));
    assert_eq!(about("Weekend shooting"), Some(About::Event));
}

#[test]
fn an_old_month_is_no_day_of_the_event() {
    let rules = RuleSet::builtin().unwrap();
    let rest = "The trial goes on. ".repeat(9);
    let text = format!("A court heard a driver. He spoke. The crash in May 2022 killed 4 people. {rest}");
    let about = |kind: &str| {
        let claims = claims_in(&rules, "", &text);
        claims.iter().find(|claim| claim.kind == kind).map(|claim| claim.about)
    };
    assert_eq!((about("killed"), about("date")), (Some(About::Event), Some(About::Background)));
}

#[test]
fn a_round_up_is_no_event_in_the_title_either() {
    let rules = RuleSet::builtin().unwrap();
    let about = |title: &str| {
        let claims = claims_in(&rules, title, "");
        claims.iter().find(|claim| claim.kind == "injured").map(|claim| claim.about)
    };
    for title in [
        "Two dead, 7 wounded in North Side shootings",
        "7 wounded across the city",
        "7 hurt in violent night",
    ] {
        assert_eq!(about(title), Some(About::Background), "{title}");
    }
    for title in ["Two dead, 7 wounded in North Side shooting", "7 wounded in Russian attacks"] {
        assert_eq!(about(title), Some(About::Event), "{title}");
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

#[test]
fn a_look_back_in_a_clause_of_its_own_leaves_the_rest_of_the_sentence_to_the_event() {
    let rules = RuleSet::builtin().unwrap();
    let told = |sentence: &str| {
        let claims = claims_in(&rules, "", &format!("Rain fell. It was late. {sentence} He left."));
        let killed = claims.iter().filter(|claim| claim.kind == "killed" && claim.revision.is_none());
        killed.map(|claim| (claim.text.clone(), claim.about)).collect::<Vec<_>>()
    };
    let pair = |a: &str, b: &str| vec![(a.to_owned(), About::Event), (b.to_owned(), About::Background)];
    assert_eq!(
        told("The bomb killed 12 people, bringing the total since January to 300 people killed."),
        pair("12 people", "300 people")
    );
    assert_eq!(
        told("The bomb killed 12 people; since January 300 people have been killed."),
        pair("12 people", "300 people")
    );
    let alone = vec![("12 people".to_owned(), About::Background)];
    assert_eq!(told("Since January 12 people have been killed."), alone);
    assert_eq!(told("In the town, since January, 12 people have been killed."), alone);
}

#[test]
fn the_day_that_the_lead_names_is_the_event_s_own_however_long_ago() {
    let rules = RuleSet::builtin().unwrap();
    let rest = "The trial goes on. ".repeat(9);
    let about = |day: &str| {
        let lead = "A driver was in court over the crash of 3 May 2022.";
        let text = format!("{lead} {rest} On {day} a bus left the road, and 4 people were killed.");
        let claims = claims_in(&rules, "", &text);
        claims.iter().find(|claim| claim.kind == "killed").map(|claim| claim.about)
    };
    assert_eq!(about("3 May 2022"), Some(About::Event));
    assert_eq!(about("9 May 2022"), Some(About::Background));
}
