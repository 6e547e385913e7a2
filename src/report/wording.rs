//! A finding on a count of people in, words out that a desk may print while sources differ. Which words is a matter of
//! house policy; what the figures are is not, so nothing is decided here but how to say it.

use crate::model::claim::Claim;
use crate::model::finding::{Finding, FindingType, ReasonCode, Side};
use crate::model::outcome::Outcome;
use crate::model::value::Value;
use crate::report::options::Policy;
use jiff::civil::Date;

/// The words for the figures of a finding; none where they are no counts of people, or one of them is a word.
pub fn wording(finding: &Finding, outcome: &Outcome, policy: Policy) -> Option<String> {
    let done = finding.kinds.first().and_then(|kind| done(kind)).filter(|_| finding.kinds.len() == 1)?;
    let noun = noun(finding, outcome);
    let figures: Option<Vec<Figure>> = finding.sides.iter().map(|side| figure(side, outcome)).collect();
    let figures = figures?;
    let (first, last) = (figures.first()?, figures.last()?);
    let least = figures.iter().min_by(|a, b| a.least.total_cmp(&b.least))?;
    let most = figures.iter().max_by(|a, b| a.most.total_cmp(&b.most))?;
    let as_of =
        |figure: &Figure| figure.published.map_or_else(String::new, |day| format!(" as of {}", words(day)));
    match finding.reason.code {
        ReasonCode::Stale => Some(format!("{} {noun} {done}{}", most.highest(), as_of(most))),
        _ if finding.finding_type == FindingType::UpdateOverTime => {
            let way = if last.most < first.least { "down" } else { "up" };
            Some(format!("{} {noun} {done}{}, {way} from {}", last.highest(), as_of(last), first.lowest()))
        }
        ReasonCode::CountsDisjoint | ReasonCode::LoweredSilently => Some(match policy {
            Policy::Range => {
                format!(
                    "between {} and {} {noun} {done}, depending on the source",
                    least.lowest(),
                    most.highest()
                )
            }
            Policy::Lowest => {
                format!(
                    "{} {noun} {done}, the lowest figure given; others say {}",
                    least.lowest(),
                    most.highest()
                )
            }
            Policy::MinMax => {
                let open = if matches!(most.bound, AT_LEAST | MORE_THAN) { "+" } else { "" };
                format!("{}–{}{open} {noun} {done}", grouped(least.least), grouped(most.most))
            }
        }),
        _ => None,
    }
}

/// What happened to the people who are counted; none for what counts no people.
fn done(kind: &str) -> Option<&'static str> {
    Some(match kind {
        "killed" => "killed",
        "injured" => "injured",
        "missing" => "missing",
        "detained" => "detained",
        "displaced" => "driven from their homes",
        "rescued" => "rescued",
        "casualties" => "killed or injured",
        "onboard" => "aboard",
        _ => return None,
    })
}

/// What one side says.
struct Figure {
    least: f64,
    most: f64,
    /// "at least", "more than", "up to", "about", or nothing.
    bound: &'static str,
    /// The day of its first publication.
    published: Option<Date>,
}

impl Figure {
    fn lowest(&self) -> String {
        format!("{}{}", self.bound, grouped(self.least))
    }

    fn highest(&self) -> String {
        format!("{}{}", self.bound, grouped(self.most))
    }
}

/// The exact figures of a side, else the first that is no word for many.
fn figure(side: &Side, outcome: &Outcome) -> Option<Figure> {
    let claims: Vec<&Claim> = side.claims.iter().filter_map(|claim| outcome.claims.get(*claim)).collect();
    let articles = side.articles.iter().filter_map(|article| outcome.articles.get(*article));
    let published = articles.filter_map(|article| article.meta.published).map(|p| p.day).min();
    let of_people = |claim: &&&Claim| matches!(claim.value, Value::Count { .. }) && !claim.is_vague();
    let figures =
        || claims.iter().filter(of_people).filter_map(|claim| Some((claim.value.interval()?, claim)));
    let exact = || figures().filter(|(value, _)| !value.approx).filter_map(|(value, _)| value.point());
    if let (Some(least), Some(most)) = (exact().reduce(f64::min), exact().reduce(f64::max)) {
        return Some(Figure { least, most, bound: "", published });
    }
    let (value, claim) = figures().next()?;
    let bound = match (value.min, value.max) {
        (Some(min), None) if claim.text.contains(&grouped(min - 1.0)) => {
            return Some(Figure { least: min - 1.0, most: min - 1.0, bound: MORE_THAN, published });
        }
        (Some(_), None) => AT_LEAST,
        (None, Some(_)) => "up to ",
        _ if value.approx => "about ",
        _ => "",
    };
    let (least, most) = (value.min.or(value.max)?, value.max.or(value.min)?);
    Some(Figure { least, most, bound, published })
}

/// The noun that all claims count by, else people.
fn noun<'a>(finding: &Finding, outcome: &'a Outcome) -> &'a str {
    let claims = finding.sides.iter().flat_map(|side| &side.claims);
    let mut units = claims.filter_map(|claim| match &outcome.claims.get(*claim)?.value {
        Value::Count { unit, .. } => Some(unit.as_deref().unwrap_or(PEOPLE)),
        _ => None,
    });
    let first = units.next().unwrap_or(PEOPLE);
    // "One person" of one side and "two people" of the other are people.
    if units.all(|unit| unit == first) && first.ends_with('s') { first } else { PEOPLE }
}

/// The bound of a figure with an open upper end.
const AT_LEAST: &str = "at least ";

/// The same, where the text has it so: "more than 1,000" is told no better by "at least 1,001".
const MORE_THAN: &str = "more than ";

/// Whoever is counted.
const PEOPLE: &str = "people";

fn words(day: Date) -> String {
    day.strftime("%-d %B %Y").to_string()
}

/// 1340 as "1,340".
fn grouped(n: f64) -> String {
    let digits = format!("{n:.0}");
    let mut out = String::new();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i) % 3 == 0 {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::grouped;

    #[test]
    fn thousands_are_grouped() {
        assert_eq!([0.0, 140.0, 1340.0, 2_000_000.0].map(grouped), ["0", "140", "1,340", "2,000,000"]);
    }
}
