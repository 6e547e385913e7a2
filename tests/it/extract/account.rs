//! One account an article: which count is the event's figure (`docs/scope.md`).

use super::{claims_in, values};
use claimdiff::model::claim::{About, Claim};
use claimdiff::rule::set::RuleSet;
use std::sync::LazyLock;

static BUILTIN: LazyLock<RuleSet> = LazyLock::new(|| RuleSet::builtin().unwrap());

/// A filler of as many sentences, none of which counts anybody.
fn filler(sentences: usize) -> String {
    "The road was closed. ".repeat(sentences)
}

/// The claims of `kind` in an article that opens with `lead` and goes on with `later`, `down` sentences further on.
fn killed(lead: &str, down: usize, later: &str) -> Vec<Claim> {
    let claims = claims_in(&BUILTIN, "", &format!("{lead} {}{later} {}", filler(down), filler(3)));
    claims.into_iter().filter(|claim| claim.kind == "killed").collect()
}

/// The values that stay about the event.
#[track_caller]
fn figures(lead: &str, down: usize, later: &str) -> Vec<String> {
    let claims = killed(lead, down, later);
    assert!(claims.len() > 1, "both counts are found");
    values(&claims.into_iter().filter(|claim| claim.about == About::Event).collect::<Vec<_>>())
}

#[test]
fn a_lone_count_further_down_that_differs_is_background() {
    let lead = "Nine people were killed when a bus hit a bridge.";
    assert_eq!(figures(lead, 6, "Four people died at the bridge."), ["9"]);
    assert_eq!(figures(lead, 6, "A crash there killed 31 people."), ["9"]);
    assert_eq!(figures(lead, 6, "Nine people died, the police said."), ["9", "9"]);
    assert_eq!(figures(lead, 6, "At least eight people were killed."), ["9", "8+"]);
}

#[test]
fn a_count_that_is_said_twice_stands() {
    let later = "Four people died at the bridge. Four people were killed there.";
    assert_eq!(figures("Nine people were killed when a bus hit a bridge.", 6, later), ["9", "4", "4"]);
}

#[test]
fn the_title_outweighs_the_lead_and_agreement_the_title() {
    let figures = |text: &str| {
        let claims = claims_in(&BUILTIN, "Bus crash kills 9", text);
        values(
            &claims.into_iter().filter(|c| c.about == About::Event && c.kind == "killed").collect::<Vec<_>>(),
        )
    };
    let far = filler(6);
    assert_eq!(figures(&format!("A bus hit a bridge. {far}Four people were killed.")), ["9"]);
    let again = format!("Seven people were killed. {far}Seven people died. {far}Nine people died.");
    assert_eq!(figures(&again), ["9", "7", "7", "9"]);
}

#[test]
fn a_rival_account_stays() {
    let lead = "Nine people were killed when a bus hit a bridge, the police said.";
    assert_eq!(figures(lead, 6, "The hospital said eight people were killed."), ["9", "8"]);
    assert_eq!(figures(lead, 1, "Eight people were killed."), ["9", "8"]);
    // By the same voice, of another size, added, or taken up again it is no rival.
    assert_eq!(figures(lead, 6, "The police said eight people were killed."), ["9"]);
    assert_eq!(figures(lead, 6, "The hospital said three people were killed."), ["9"]);
    assert_eq!(figures(lead, 1, "Eight other people were killed."), ["9"]);
    assert_eq!(figures(lead, 1, "The eight people were killed."), ["9"]);
}

#[test]
fn a_figure_that_changed_stays() {
    let lead = "The death toll from the crash rose to 19.";
    assert_eq!(figures(lead, 6, "The toll was earlier put at 4."), ["19", "4"]);
    assert_eq!(figures("The toll was earlier put at 4.", 6, "Nineteen people were killed."), ["4", "19"]);
}

#[test]
fn another_population_is_counted_for_itself() {
    let lead = "Nine soldiers were killed in a raid.";
    assert_eq!(figures(lead, 6, "Four militants were killed."), ["9", "4"]);
    assert_eq!(figures(lead, 6, "Four Afghans were killed."), ["9", "4"]);
    assert_eq!(figures(lead, 6, "Four soldiers were killed."), ["9"]);
}

#[test]
fn one_victim_is_no_figure_that_a_larger_one_near_the_top_must_yield_to() {
    let lead = "A farmer was killed when a bus hit a bridge.";
    assert_eq!(figures(lead, 1, "Nine people were killed."), ["1", "9"]);
    assert_eq!(figures(lead, 9, "Nine people were killed."), ["1"]);
}

#[test]
fn beside_the_figure_or_of_a_population_a_smaller_count_is_a_part() {
    let claims = killed(
        "Nine people were killed in the storm.",
        6,
        "Nine people died, and six people died in a fire.",
    );
    let told: Vec<(bool, About)> = claims.iter().map(|claim| (claim.part, claim.about)).collect();
    assert_eq!(told, [(false, About::Event), (false, About::Event), (true, About::Event)]);
}

#[test]
fn marked_parts_stay_parts() {
    let claims = killed("Nine people were killed, including two children.", 6, "Four people died there.");
    let parts: Vec<&Claim> = claims.iter().filter(|claim| claim.part).collect();
    assert_eq!(parts.len(), 1);
    assert_eq!(parts[0].about, About::Event);
}

#[test]
fn an_unrelated_passage_before_changes_no_value() {
    let text = "Nine people were killed when a bus hit a bridge. Two of them were children.\n\n\
                The driver said eight people were killed. A ferry sank last year, killing 31 people.";
    let alone = values(&claims_in(&BUILTIN, "", text));
    for passage in ["The market opens at nine.", "Shares rose. Traders spoke of calm. The rain stopped."] {
        let after = values(&claims_in(&BUILTIN, "", &format!("{passage}\n\n{text}")));
        assert!(after.ends_with(&alone), "{after:?} {alone:?}");
    }
}

#[test]
fn a_part_of_nobody_in_particular_is_left_out_unless_its_figure_stands_beside_it() {
    let lead = "Nine people were killed when a bus hit a bridge.";
    let kept = |later: &str| killed(lead, 2, later).len() > 1;
    assert!(!kept("Two of the people died at once."));
    assert!(kept("Two of the children died at once."));
    assert!(kept("Nine were killed, including three."));
    let alone = claims_in(&BUILTIN, "", "Two of the people died at once.");
    assert!(alone.iter().any(|claim| claim.kind == "killed"));
}

#[test]
fn a_few_people_are_left_out_beside_a_number() {
    let first = |lead: &str, later: &str| values(&killed(lead, 1, later));
    assert_eq!(first("Several people were killed.", "Nine people were killed."), ["9"]);
    assert_eq!(first("Several people were killed.", "Two people were killed."), ["3+", "2"]);
    assert_eq!(first("Dozens of people were killed.", "Sixty people were killed."), ["24+", "60"]);
    assert_eq!(first("At least eight people were killed.", "Nine people were killed."), ["8+", "9"]);
}

#[test]
fn a_figure_knows_what_its_parts_make() {
    let sums = |text: &str| -> Vec<String> {
        let claims = claims_in(&BUILTIN, "", text).into_iter();
        let sums = claims.filter(|c| c.kind == "killed").filter_map(|claim| claim.breakdown);
        sums.map(|b| format!("{} = {}", b.text, b.sum.point().unwrap_or_default())).collect()
    };
    for sign in
        ["Ten people - {} - were killed.", "Ten people were killed: {}.", "Ten people ({}) were killed."]
    {
        let told = |parts: &str| sums(&sign.replace("{}", parts));
        assert_eq!(told("four sailors and five nurses"), ["four sailors and five nurses = 9"], "{sign}");
        assert_eq!(told("four sailors, five nurses and a boy"), ["four sailors, five nurses and a boy = 10"]);
        assert_eq!(told("four sailors among them"), [""; 0], "{sign}");
        assert_eq!(told("including four sailors and two nurses"), [""; 0], "{sign}");
        assert_eq!(told("two women and three children"), [""; 0], "{sign}");
        assert_eq!(told("four sailors and others"), [""; 0], "{sign}");
    }
    assert_eq!(sums("Ten people, four sailors and five nurses were killed."), [""; 0]);
}
