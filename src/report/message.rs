//! A finding in, its one sentence out: what is disagreed on, every value, and who stands behind it.

use crate::model::claim::Speaker;
use crate::model::finding::{Finding, FindingType, ReasonCode, Side};
use crate::model::kind::Severity;
use crate::model::outcome::Outcome;
use crate::report::names::Names;
use crate::report::words::{capped, list, plain, question};

/// A side names this many articles and counts the others: more than three names bury the value.
const NAMED: usize = 3;

/// The message of a finding.
pub fn message(finding: &Finding, names: &Names, outcome: &Outcome) -> String {
    if finding.finding_type == FindingType::Omission {
        let told = finding.sides.iter().filter(|side| !side.claims.is_empty());
        let told: Vec<String> = told.map(|side| side_words(side, names, outcome)).collect();
        return format!("{}: {}.", lead(finding, names), told.join(", "));
    }
    if finding.finding_type == FindingType::Lineage {
        let articles = finding.sides.iter().flat_map(|side| &side.articles);
        let who: Vec<String> = articles.map(|article| names.name(*article).to_owned()).collect();
        return format!("{}: {}.", lead(finding, names), list(&who));
    }
    let sides: Vec<String> = finding.sides.iter().map(|side| side_words(side, names, outcome)).collect();
    let sides = match finding.finding_type {
        _ if finding.severity == Severity::None => list(&sides),
        FindingType::SpellingVariant | FindingType::Lineage | FindingType::Omission => list(&sides),
        FindingType::UpdateOverTime => sides.join(", then "),
        FindingType::Resolution if !departs(finding) => sides.join(" or "),
        _ => sides.join(" against "),
    };
    format!("{}: {sides}.", lead(finding, names))
}

/// What sort of disagreement it is, and on what: the words before the colon.
pub fn lead(finding: &Finding, names: &Names) -> String {
    let what = question(finding.kinds.first().map_or("", String::as_str));
    if finding.severity == Severity::None {
        return format!("No conflict on {what}");
    }
    let first = finding.sides.first().and_then(|side| side.articles.first());
    let who = first.map_or("An article", |article| names.name(*article));
    match finding.finding_type {
        FindingType::Conflict => format!("Sources disagree on {what}"),
        FindingType::Dispute => format!("It is disputed {what}"),
        FindingType::UpdateOverTime => format!("Reports changed over time on {what}"),
        FindingType::SpellingVariant => "Sources spell a name differently".to_owned(),
        FindingType::InternalContradiction => format!("{who} contradicts itself on {what}"),
        FindingType::Granularity => format!("Sources say with different exactness {what}"),
        FindingType::Attribution => "Sources attribute this differently".to_owned(),
        FindingType::Quote if finding.reason.code == ReasonCode::QuoteSpeaker => {
            "Sources give one quotation to different speakers".to_owned()
        }
        FindingType::Quote => "Sources quote different words".to_owned(),
        FindingType::Lineage => "These reports carry one text".to_owned(),
        FindingType::Omission => format!("Not every source says {what}"),
        FindingType::Metadata => format!("The data that {who} carries do not fit its text on {what}"),
        FindingType::Resolution if departs(finding) => {
            let departing = finding.sides.last().and_then(|side| side.articles.first());
            let who = departing.map_or("An article", |article| names.name(*article));
            format!("{who} departs from the desk's decision on {what}")
        }
        FindingType::Resolution => format!("It is open {what}"),
    }
}

/// Does an article say otherwise than the desk decided?
fn departs(finding: &Finding) -> bool {
    finding.reason.code == ReasonCode::DepartsFromDecision
}

/// "Aleppo region (Daily C, quoting a U.S. defense official)".
fn side_words(side: &Side, names: &Names, outcome: &Outcome) -> String {
    let who: Vec<String> = side.articles.iter().map(|article| names.name(*article).to_owned()).collect();
    if who.is_empty() {
        return plain(&side.text);
    }
    let all = match who.len() {
        0 | 1 => "",
        2 => "both ",
        _ => "all ",
    };
    let quoting =
        common_speaker(side, outcome).map(|speaker| format!(", {all}quoting {}", speaker_words(speaker)));
    let who = if who.len() > NAMED + 1 { capped(who, NAMED) } else { who.join(", ") };
    format!("{} ({who}{})", plain(&side.text), quoting.unwrap_or_default())
}

/// The speaker whom every claim of the side names, if it is one.
fn common_speaker<'a>(side: &Side, outcome: &'a Outcome) -> Option<&'a Speaker> {
    let mut speakers = side.claims.iter().filter_map(|claim| outcome.claims.get(*claim));
    let first = speakers.next()?.attribution.as_ref()?;
    let same = |speaker: &Speaker| speaker.key == first.key && speaker.chain == first.chain;
    speakers.all(|claim| claim.attribution.as_deref().is_some_and(same)).then_some(first)
}

/// A speaker and whom it cites.
pub fn speaker_words(speaker: &Speaker) -> String {
    let mut words = plain(&speaker.speaker);
    for cited in &speaker.chain {
        words.push_str(", citing ");
        words.push_str(&plain(cited));
    }
    words
}
