//! A reason in, a sentence out that an editor understands at once. One template per code: a new code is one arm of
//! [`template`].
//!
//! In a template `{0}`, `{1}`, ... are the reason's details (an article's id becomes its name), `{a}`, `{b}` and
//! `{all}` the values of the first side, the second, and all; a part in square brackets is left out where one of its
//! details is empty or was not given.

use crate::model::finding::{Finding, Reason, ReasonCode};
use crate::report::names::Names;
use crate::report::wrap::shorten;

/// Values longer than this are shortened inside a sentence; the sides show them whole.
const VALUE_WIDTH: usize = 80;

/// The sentence of a code. A number is a detail of the reason, shortened as a value unless it is `whole`: what the desk
/// wrote itself is not cut.
pub fn template(code: ReasonCode) -> &'static str {
    match code {
        ReasonCode::PlacesDisjoint => {
            "“{0}” and “{1}” do not overlap[: {3} lies in the {4} of {5}][; they lie about {2} km apart]."
        }
        ReasonCode::PlacesNear => "“{0}” and “{1}” are two places[, only about {2} km apart].",
        ReasonCode::PlaceWithin => "“{0}” lies within “{1}”: one is only more exact.",
        ReasonCode::PlacesMeet => "“{0}” and “{1}” share ground, so both can be true.",
        ReasonCode::PlacesVariant => "“{0}” and “{1}” are one place, spelled differently.",
        ReasonCode::PlaceUnknown => "Where “{0}” and “{1}” lie is not known well enough to compare them.",
        ReasonCode::CountsDisjoint => "No number fits both “{0}” and “{1}”.",
        ReasonCode::CountsMeet => "“{0}” and “{1}” can be the same number.",
        ReasonCode::BoundRaised => {
            "“{1}” is the later report, and both give only a lower limit: the count went up."
        }
        ReasonCode::DatesDisjoint => "“{0}” and “{1}” are different days[; days between them: {2}].",
        ReasonCode::DatesOvernight => {
            "“{0}” and “{1}” are one day apart; a night or a time zone may explain it."
        }
        ReasonCode::DatesSameWeekday => {
            "“{0}” and “{1}” name one weekday, counted from different days of publication."
        }
        ReasonCode::DatesMeet => "“{0}” and “{1}” can be the same day.",
        ReasonCode::NamesVariant => "{all} are spellings of one name.",
        ReasonCode::NamesTypographic => "{all} differ only in hyphens, accents or apostrophes.",
        ReasonCode::NamesPartial => "“{1}” is a shorter form of “{0}”.",
        ReasonCode::NamesDifferent => "“{0}” and “{1}” are different names, not two spellings of one.",
        ReasonCode::NamesOnePart => {
            "“{0}” and “{1}” share a name and are both given as “{2}”: one person misnamed, or two people."
        }
        ReasonCode::TermsDiffer => "“{0}” and “{1}” exclude each other.",
        ReasonCode::TermWithin => "“{0}” is a kind of “{1}”: one is only more exact.",
        ReasonCode::TermsMeet => "“{0}” and “{1}” can mean the same.",
        ReasonCode::DifferentKinds => "{0} and {1} are different things: “{a}” does not rule out “{b}”.",
        ReasonCode::NumberOfTwoKinds => {
            "The same unusual number, {0}, stands for {1} and for {2}: it may have been mixed up."
        }
        ReasonCode::DifferentPopulations => "They count different people: {0} and {1}.",
        ReasonCode::PopulationsExclude => {
            "The same number, {0}, is given for {1} and for {2}, who cannot be the same people."
        }
        ReasonCode::PartExceedsWhole => "“{0}” is more than “{1}”, which should include it.",
        ReasonCode::PartOfWhole => "“{0}” is a part of “{1}”, not a rival figure.",
        ReasonCode::Update => "“{1}” is the later report: the figure went up from “{0}”.",
        ReasonCode::Lowered => "“{1}” is the later report, and it says that “{0}” was lowered.",
        ReasonCode::LoweredSilently => {
            "“{1}” is the later report and lower than “{0}”, and nothing says that it was corrected."
        }
        ReasonCode::Fell => {
            "“{1}” is the later report: the figure went down from “{0}”, as it may while a search goes on."
        }
        ReasonCode::LaterDeath => "“{0}” in the earlier report seems to have died since: “{1}”.",
        ReasonCode::DeadOrHurt => {
            "One report has “{0}” hurt, another “{1}” dead, and neither says that it is the newer."
        }
        ReasonCode::Stale => "“{0}” had been overtaken by “{1}” when it was published.",
        ReasonCode::Superseded => {
            "“{0}” stood in an older version; the newest version of that story says “{1}”."
        }
        ReasonCode::Withdrawn => "“{0}” stands in a story that its publisher withdrew.",
        ReasonCode::DeniedPossibility => "“{0}” rules out what “{1}” holds possible.",
        ReasonCode::Unverified => "One of “{0}” and “{1}” is not verified, so neither rules out the other.",
        ReasonCode::Unreported => {
            "Having no report of something is not the same as saying that there was none."
        }
        ReasonCode::Partial => {
            "A date without a year or a known week can agree with another, and never contradict it."
        }
        ReasonCode::Disowned => "{1} disowns “{0}”, which is ascribed to it.",
        ReasonCode::Denied => "{1} denies “{0}”.",
        ReasonCode::QuoteAltered => "The one has {0} where the other has {1}.",
        ReasonCode::QuoteParaphrased => {
            "The words are the quotation's up to “{0}”, for which the paraphrase, outside quotation marks, has “{1}”."
        }
        ReasonCode::QuoteSpeaker => "The same words are ascribed to {0} and to {1}.",
        ReasonCode::SourcesDiffer => "“{0}” is ascribed to {1} and to {2}; both may have said it.",
        ReasonCode::OneText => "{0} articles carry one text, and count as one witness.",
        ReasonCode::ToldByOne => "Only one text tells “{0}”; silence is no contradiction.",
        ReasonCode::OnlyTheDraft => "The draft says “{0}”, and nothing that it is checked against does.",
        ReasonCode::TheDraftLacks => "Others say “{0}”, and the draft does not say.",
        ReasonCode::DateAfterPublication => {
            "“{0}” lies after the day of publication, {1}, and is told as past."
        }
        ReasonCode::WeekdayDiffers => "“{0}” cannot be: that day was a {1}.",
        ReasonCode::SumDiffers => "“{0}” is not what “{1}” make together.",
        ReasonCode::ConversionDiffers => "“{0}” is not “{1}”.",
        ReasonCode::WithinArticle => "One article says both “{0}” and “{1}”.",
        ReasonCode::DepartsFromDecision => "The desk decided on “{0}”[ ({2})]: {1 whole}",
        ReasonCode::RankedFirst => "{0}, which the desk ranks first here, says “{1}”.",
        ReasonCode::HouseStyle => "House style: {0}[, not {1}].",
        ReasonCode::DeskSays => "{0 whole}",
        ReasonCode::RivalSpeakers => "Each side has its own speaker: {0} and {1}.",
        ReasonCode::OnBothSides => "{0} gives both.",
        ReasonCode::RemarksOnIt => "{0} gives both and itself remarks on the difference.",
    }
}

/// What a kind of claim answers, for "sources disagree on ...".
pub fn question(kind: &str) -> String {
    let known = match kind {
        "location" => "where it happened",
        "date" => "when it happened",
        "time" => "the time of day",
        "killed" => "how many were killed",
        "injured" => "how many were injured",
        "missing" => "how many are missing",
        "detained" => "how many were detained",
        "displaced" => "how many were displaced",
        "rescued" => "how many were rescued",
        "casualties" => "how many were killed or injured",
        "onboard" => "how many were on board",
        "person" => "who it was",
        "age" => "someone's age",
        "office" => "someone's office",
        "quote" => "what was said",
        "weapon" => "what weapon was used",
        "cause" => "what caused it",
        "responsibility" => "who is responsible",
        "status" => "whether it is confirmed",
        "quantity" => "how many there were",
        "distance" => "how far away it was",
        "money" => "a sum of money",
        other => return format!("the {}", thing(other)),
    };
    known.to_owned()
}

/// A kind's id as words.
pub fn thing(kind: &str) -> String {
    kind.replace(['-', '_'], " ")
}

/// What a reason's sentence speaks of.
#[derive(Clone, Default)]
pub struct Scene<'a> {
    /// The values of all sides, or the two that were asked about.
    pub values: Vec<&'a str>,
    /// How articles are called, for details that are an article's id.
    pub names: Option<&'a Names>,
}

impl<'a> Scene<'a> {
    /// The scene of a finding.
    pub fn of(finding: &'a Finding, names: &'a Names) -> Self {
        let values = finding.sides.iter().map(|side| side.text.as_str()).collect();
        Self { values, names: Some(names) }
    }

    /// What a placeholder stands for, if that is known.
    fn lookup(&self, key: &str, details: &[String]) -> Option<String> {
        let value = |i: usize| self.values.get(i).map(|value| plain(value));
        match key {
            "a" => value(0),
            "b" => value(1),
            "all" => {
                Some(list(&self.values.iter().map(|value| format!("“{}”", plain(value))).collect::<Vec<_>>()))
            }
            number => {
                let whole = number.strip_suffix(" whole");
                let number = whole.unwrap_or(number).parse::<usize>().ok()?;
                match details.get(number).filter(|detail| !detail.is_empty()) {
                    Some(detail) if whole.is_some() => Some(one_line(detail)),
                    Some(detail) => Some(self.article(detail).unwrap_or_else(|| plain(detail))),
                    None if details.is_empty() => value(number),
                    None => None,
                }
            }
        }
    }

    fn article(&self, id: &str) -> Option<String> {
        self.names?.of_id(id).map(str::to_owned)
    }
}

/// What a code means: its sentence with dots for what a report puts in.
pub fn meaning(code: ReasonCode) -> String {
    let mut sentence = String::new();
    for (i, part) in template(code).split('{').enumerate() {
        let rest = part.split_once('}').filter(|_| i > 0).map(|(_, rest)| rest);
        sentence.push_str(if rest.is_some() { "..." } else { "" });
        sentence.push_str(rest.unwrap_or(part));
    }
    sentence.replace(['[', ']'], "")
}

/// The reason as one sentence.
pub fn reason(reason: &Reason, scene: &Scene) -> String {
    let mut out = String::new();
    let mut rest = template(reason.code);
    while let Some((before, after)) = rest.split_once('[') {
        let (optional, after) = after.split_once(']').unwrap_or((after, ""));
        out.push_str(&fill(before, &reason.details, scene).unwrap_or_default());
        out.push_str(&fill(optional, &reason.details, scene).unwrap_or_default());
        rest = after;
    }
    out.push_str(&fill(rest, &reason.details, scene).unwrap_or_default());
    capital(&out)
}

/// Fills the placeholders; nothing where one is not known.
fn fill(template: &str, details: &[String], scene: &Scene) -> Option<String> {
    let mut out = String::new();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        let (key, after) = after.split_once('}')?;
        out.push_str(before);
        out.push_str(&scene.lookup(key, details)?);
        rest = after;
    }
    out.push_str(rest);
    Some(out)
}

/// A value on one line, shortened.
pub fn plain(value: &str) -> String {
    shorten(&one_line(value), VALUE_WIDTH)
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The same with a capital first letter.
fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// The words of a list: "a", "a and b", "a, b and c".
pub fn list(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [head @ .., last] => format!("{} and {last}", head.join(", ")),
    }
}

/// "1 claim", "2 claims".
pub fn number(n: usize, noun: &str) -> String {
    format!("{n} {noun}{}", if n == 1 { "" } else { "s" })
}

/// A list of at most `most` items and how many more there are.
pub fn capped(mut items: Vec<String>, most: usize) -> String {
    if items.len() > most {
        let more = items.len() - most;
        items.truncate(most);
        items.push(format!("{more} more"));
    }
    list(&items)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(code: ReasonCode, details: &[&str]) -> String {
        let details = details.iter().map(|detail| (*detail).to_owned()).collect();
        reason(&Reason { code, details }, &Scene { values: vec!["none killed", "one hurt"], names: None })
    }

    #[test]
    fn what_is_not_known_is_left_out() {
        let places = |km| said(ReasonCode::PlacesDisjoint, &["A", "B", km]);
        assert_eq!(places("240"), "“A” and “B” do not overlap; they lie about 240 km apart.");
        assert_eq!(places(""), "“A” and “B” do not overlap.");
        let details = ["eastern C", "B", "9", "B", "west", "C"];
        assert_eq!(
            said(ReasonCode::PlacesDisjoint, &details),
            "“eastern C” and “B” do not overlap: B lies in the west of C; they lie about 9 km apart."
        );
    }

    #[test]
    fn what_the_desk_wrote_is_not_cut() {
        let long = "A word to the desk. ".repeat(20);
        assert_eq!(said(ReasonCode::DeskSays, &[&long]), long.trim_end());
        assert!(said(ReasonCode::DepartsFromDecision, &[&long, &long, ""]).ends_with(long.trim_end()));
        assert!(said(ReasonCode::TermsDiffer, &[&long, "b"]).contains("…"));
    }

    #[test]
    fn two_kinds_do_not_rule_each_other_out() {
        let text = said(ReasonCode::DifferentKinds, &["killed", "injured"]);
        assert_eq!(
            text,
            "Killed and injured are different things: “none killed” does not rule out “one hurt”."
        );
    }
}
