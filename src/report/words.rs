//! A reason in, a sentence out that an editor understands at once. One template per code: a new code is one arm of
//! [`template`].
//!
//! In a template `{a}` and `{b}` are the first two values in quotation marks, `{ka}` and `{kb}` their kinds, `{0}`,
//! `{1}`, ... the reason's details (an article's id becomes its name); a part in square brackets is left out where one
//! of its details was not given.

use crate::model::finding::{Finding, Reason, ReasonCode};
use crate::model::outcome::Outcome;
use crate::report::names::Names;
use crate::report::wrap::shorten;

/// Values longer than this are shortened inside a sentence; the sides show them whole.
const VALUE_WIDTH: usize = 80;

/// The sentence of a code.
pub fn template(code: ReasonCode) -> &'static str {
    match code {
        ReasonCode::PlacesDisjoint => {
            "{a} and {b} do not overlap[; they are about {0} km apart], so one of them is wrong."
        }
        ReasonCode::PlacesNear => "{a} and {b} are different points[, only about {0} km apart].",
        ReasonCode::PlaceWithin => "{a} and {b} can both be true: one lies within the other.",
        ReasonCode::CountsDisjoint => "No number fits both {a} and {b}.",
        ReasonCode::CountsMeet => "{a} and {b} can be the same number.",
        ReasonCode::DatesDisjoint => "{a} and {b} are different days.",
        ReasonCode::DatesMeet => "{a} and {b} can be the same day.",
        ReasonCode::NamesVariant => "{a} and {b} are spellings of one name.",
        ReasonCode::NamesTypographic => "{a} and {b} differ only in hyphens, accents or capitals.",
        ReasonCode::NamesDifferent => "{a} and {b} are different names, not spellings of one.",
        ReasonCode::DifferentKinds => "{ka} and {kb} are different things: {a} does not rule out {b}.",
        ReasonCode::DifferentPopulations => "{a} and {b} count different people[: {0} and {1}].",
        ReasonCode::Update => "{b} is the later report: figures rise as more becomes known.",
        ReasonCode::Lowered => "{b} is the later report, and it lowers the figure.",
        ReasonCode::Stale => "{a} was already out of date when it was published.",
        ReasonCode::Unverified => "One of the two is not verified: {a} and {b} stand until it is.",
        ReasonCode::Unreported => "No report of something is not a denial of it.",
        ReasonCode::Partial => {
            "One of the two dates is incomplete: {a} and {b} cannot be told apart or made one."
        }
    }
}

/// What a kind of claim answers, for "sources disagree on ...".
pub fn question(kind: &str) -> String {
    let known = match kind {
        "location" => "where it happened",
        "date" => "when it happened",
        "time" => "at what time it happened",
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
#[derive(Clone, Copy)]
pub struct Scene<'a> {
    /// The first two values.
    pub values: [&'a str; 2],
    /// Their kinds.
    pub kinds: [&'a str; 2],
    /// How articles are called, and the articles, for details that are an article's id.
    pub articles: Option<(&'a Names, &'a Outcome)>,
}

impl<'a> Scene<'a> {
    /// The scene of a finding.
    pub fn of(finding: &'a Finding, names: &'a Names, outcome: &'a Outcome) -> Self {
        let value =
            |i: usize| finding.sides.get(i).or(finding.sides.first()).map_or("", |side| side.text.as_str());
        let kind = |i: usize| finding.kinds.get(i).or(finding.kinds.first()).map_or("", String::as_str);
        Self { values: [value(0), value(1)], kinds: [kind(0), kind(1)], articles: Some((names, outcome)) }
    }

    /// What a placeholder stands for, if that is known.
    fn lookup(&self, key: &str, details: &[String]) -> Option<String> {
        match key {
            "a" => Some(quoted(self.values[0])),
            "b" => Some(quoted(self.values[1])),
            "ka" => Some(thing(self.kinds[0])),
            "kb" => Some(thing(self.kinds[1])),
            number => {
                let detail = details.get(number.parse::<usize>().ok()?)?;
                Some(self.article(detail).unwrap_or_else(|| shorten(detail, VALUE_WIDTH)))
            }
        }
    }

    fn article(&self, id: &str) -> Option<String> {
        let (names, outcome) = self.articles?;
        let at = outcome.articles.iter().position(|article| article.id == id)?;
        Some(names.name(at).to_owned())
    }
}

/// The reason as one sentence.
pub fn reason(reason: &Reason, scene: Scene) -> String {
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
fn fill(template: &str, details: &[String], scene: Scene) -> Option<String> {
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

/// A value in quotation marks, on one line, shortened.
pub fn quoted(value: &str) -> String {
    format!("\u{201c}{}\u{201d}", plain(value))
}

/// A value on one line, shortened.
pub fn plain(value: &str) -> String {
    shorten(&value.split_whitespace().collect::<Vec<_>>().join(" "), VALUE_WIDTH)
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
