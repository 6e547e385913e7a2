//! From a match to a claim: what the rule says of it, what the sentence says of it, and where it stands.

use super::{claims, claims_in, rules, values};
use claimdiff::model::article::Field;
use claimdiff::model::claim::{Claim, Polarity, Revision};
use claimdiff::model::document::Certainty;
use claimdiff::model::value::Value;

/// A file with one rule and what else is to stand in it.
fn file(more: &str) -> String {
    format!(
        "kind: stranded
value: count
rules:
  - id: stranded
    any: ['<count:victim> <auxiliary>* stranded']
{more}"
    )
}

#[track_caller]
fn one(file: &str, text: &str) -> Claim {
    let mut claims = claims(file, text);
    assert_eq!(claims.len(), 1, "{text}");
    claims.remove(0)
}

#[test]
fn speaker_polarity_and_certainty_come_from_the_sentence() {
    let said = one(&file(""), "Twelve people were stranded, the army said.");
    assert_eq!(said.attribution.as_deref().map(|a| a.speaker.as_str()), Some("the army"));
    let own = one(&file(""), "Twelve people were stranded.");
    assert_eq!((own.attribution, own.polarity, own.certainty), (None, Polarity::Asserted, Certainty::Stated));
    let denied = one(&file(""), "The army denied that twelve people were stranded.");
    assert_eq!(denied.polarity, Polarity::Denied);
    let claimed = one(&file(""), "The group claimed that twelve people were stranded.");
    assert_eq!(claimed.certainty, Certainty::Claimed);
    assert!(claims(&file(""), "If twelve people were stranded, it would close.").is_empty());
}

#[test]
fn a_rule_may_set_what_the_sentence_does_not_say() {
    let set =
        "    set: { role: victim, certainty: unverified, polarity: denied, part: true, revision: raised }\n";
    let claim = one(&file(set), "Twelve people were stranded.");
    assert_eq!(claim.role.as_deref(), Some("victim"));
    assert_eq!((claim.certainty, claim.polarity), (Certainty::Unverified, Polarity::Denied));
    assert_eq!((claim.part, claim.revision), (true, Some(Revision::Raised)));
}

#[test]
fn a_rule_may_set_the_value_and_its_class() {
    let nobody =
        "kind: k\nvalue: count\nrules:\n  - id: r\n    any: nobody was stranded\n    set: { value: 0 }\n";
    assert_eq!(values(&claims(nobody, "Nobody was stranded.")), ["0"]);
    let perhaps = "kind: k\nvalue: count\nrules:\n  - id: r\n    any: reports of an injury\n    set: { value: 0, max: 1 }\n";
    assert_eq!(values(&claims(perhaps, "There were reports of an injury.")), ["0..1"]);
    let class = |set: &str| {
        let claim = one(&file(&format!("    set: {{ class: {set} }}\n")), "Twelve civilians were stranded.");
        match claim.value {
            Value::Count { class, .. } => class,
            _ => None,
        }
    };
    assert_eq!(class("traveller").as_deref(), Some("traveller"));
    assert_eq!(class("from victim").as_deref(), Some("civilian"));
}

#[test]
fn a_rule_that_speaks_alone_yields_to_figures_of_its_size() {
    let alone = file("  - id: seen\n    any: '<count:victim> were seen'\n    where: { alone: true }\n");
    let found = |text: &str| values(&claims(&alone, text));
    assert_eq!(found("Nine people were seen."), ["9"]);
    assert_eq!(found("Nine people were seen. Seven people were stranded."), ["7"]);
    assert_eq!(found("Nine people were seen. A man was stranded."), ["9", "1"]);
    assert_eq!(found("Nine people were seen. Two of the nurses were stranded."), ["9", "2"]);
    assert_eq!(found("Nine people were seen. At least three people were stranded."), ["9", "3+"]);
    assert_eq!(found("Nine people were seen. No people were stranded."), ["0"]);
}

#[test]
fn a_figure_may_be_what_is_left_of_another() {
    let freed = "kind: freed\nvalue: count\nrules:\n  - id: freed\n    any: '<count:victim> were freed'\n";
    let stuck = file("    set: { less: freed }\n");
    let found = |text: &str| claims_in(&rules(&[freed, &stuck]), "", text);
    let left = found("Nine people were stranded. Two people were freed.");
    assert_eq!(values(&left), ["7", "2"]);
    assert_eq!(left[0].certainty, Certainty::Unverified);
    assert_eq!(values(&found("Nine people were stranded.")), ["9"]);
    assert_eq!(values(&found("Nine others were stranded. Two people were freed.")), ["9", "2"]);
    assert_eq!(values(&found("Nine people were stranded. Nine people were freed.")), ["9"]);
    assert_eq!(values(&found("Several people were stranded. Nine people were freed.")), ["9"]);
}

#[test]
fn a_phrase_may_tell_more_than_its_slot_reads() {
    let more = file("    set: { plus: 1 }\n");
    let found = claims(&more, "At least nine people were stranded.");
    assert_eq!(values(&found), ["9+", "10+"]);
    assert_eq!(
        found.iter().map(|c| (c.part, &*c.quote)).collect::<Vec<_>>(),
        [(true, "At least nine people"), (false, "At least nine people were stranded")]
    );
}

#[test]
fn not_undoes_a_match_that_it_meets_and_no_other() {
    let not = file("    not: no longer stranded\n")
        .replace("stranded']", "stranded', '<count:victim> no longer stranded']");
    assert!(claims(&not, "Twelve people no longer stranded.").is_empty());
    assert_eq!(values(&claims(&not, "Twelve people were stranded, nine men no longer stranded.")), ["12"]);
}

#[test]
fn where_in_keeps_to_parts_of_the_article() {
    let text = "One man was stranded. It rained. It poured. Two men were stranded.";
    let found = |part: &str| {
        let rules = rules(&[&file(&format!("    where: {{ in: [{part}] }}\n"))]);
        values(&claims_in(&rules, "Three men were stranded", text))
    };
    assert_eq!(found("headline"), ["3"]);
    assert_eq!(found("lead"), ["1"]);
    assert_eq!(found("body"), ["1", "2"]);
    assert_eq!(found("headline, lead"), ["3", "1"]);
    assert!(found("heading").is_empty());
}

#[test]
fn where_about_keeps_to_the_event_or_to_background() {
    let text = "It rained. Two men were stranded. Last year nine men were stranded.";
    let found = |about: &str| values(&claims(&file(&format!("    where: {{ about: {about} }}\n")), text));
    assert_eq!(found("event"), ["2"]);
    assert_eq!(found("background"), ["9"]);
}

#[test]
fn the_longer_match_wins_then_the_first_rule() {
    let two = "kind: k\nvalue: count\nrules:
  - { id: first, any: '<number> stuck' }
  - { id: second, any: '<number> stuck' }
  - { id: longer, any: '<count:victim> stuck' }
";
    assert_eq!(&*one(two, "It left 12 stuck.").rule, "k/first");
    assert_eq!(&*one(two, "It left 12 people stuck.").rule, "k/longer");
}

#[test]
fn override_replaces_a_rule() {
    let (first, second) = (file(""), file("    override: true\n").replace("stranded']", "stuck']"));
    let rules = rules(&[&first, &second]);
    assert!(claims_in(&rules, "", "Twelve people were stranded.").is_empty());
    assert_eq!(values(&claims_in(&rules, "", "Twelve people were stuck.")), ["12"]);
}

#[test]
fn a_regular_expression_reads_the_sentence_as_it_is_written() {
    let regex =
        "kind: flight\nvalue: text\nrules:\n  - id: flight\n    regex: 'flight (?P<value>[A-Z]{2}\\d+)'\n";
    let quotes: Vec<String> =
        claims(regex, "On flight QF32 and flight qf33.").into_iter().map(|c| c.quote).collect();
    assert_eq!(quotes, ["QF32"]);
}

#[test]
fn positions_lead_to_the_exact_words() {
    let (title, text) = ("Two men were stranded", "Łódź: “It’s bad.”\nNine men were stranded.");
    let claims = claims_in(&rules(&[&file("")]), title, text);
    assert_eq!(claims.len(), 2);
    for claim in &claims {
        let of = if claim.location.field == Field::Title { title } else { text };
        let (start, end) = (claim.location.start as usize, claim.location.end as usize);
        assert_eq!(of.get(start..end), Some(&*claim.quote));
    }
    assert_eq!((claims[1].location.line, claims[1].location.column), (2, 1));
}

#[test]
fn one_record_a_person_with_the_strongest_role() {
    let people = "kind: who\nvalue: name\nrules:
  - { id: victim, any: '<person> died', set: { role: victim } }
  - { id: other, any: '<person>', set: { role: other } }
";
    let found = claims(people, "Omar al-Sayed lived here. On Friday Omar al-Sayed died.");
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].role.as_deref(), Some("victim"));
}
