//! The kinds of values that `relate` takes: two phrases in, a relation and a reason out. What relates two values lives
//! with the nouns; here is how a bare phrase is read, and the list of kinds.

use crate::annotate::date::only_date;
use crate::annotate::number::only_count;
use crate::lexicon::gazetteer::data::Gazetteer;
use crate::lexicon::gazetteer::reader::PlaceReader;
use crate::lexicon::gazetteer::relate::PlaceReason;
use crate::lexicon::names;
use crate::model::article::{Article, Published};
use crate::model::document::Document;
use crate::model::relation::Relation;
use crate::model::value::interval::Interval;
use crate::model::value::place::Place;
use crate::pipeline::document;
use crate::rule::set::RuleSet;
use crate::segment::segment;
use clap::builder::PossibleValue;

/// A kind of values that can be related.
pub struct Relater {
    /// The word on the command line.
    pub name: &'static str,
    /// What it relates, for the help.
    pub about: &'static str,
    /// Relates A to B; relative dates count from the day given.
    pub relate: fn(&str, &str, Option<Published>, &RuleSet) -> Related,
}

/// How A relates to B.
#[derive(Clone, Debug, PartialEq)]
pub struct Related {
    /// The contract's word.
    pub relation: &'static str,
    /// 0 to 1; `None` when nothing is known.
    pub score: Option<f64>,
    /// One sentence.
    pub reason: String,
}

/// All kinds; a new one is one line here and its function.
pub const RELATERS: &[Relater] = &[
    Relater { name: "name", about: "two names of persons", relate: persons },
    Relater { name: "place", about: "two places, as news names them", relate: places },
    Relater { name: "date", about: "two dates or spans of days", relate: dates },
    Relater { name: "count", about: "two numbers, with their hedges", relate: counts },
];

/// The choices of KIND.
pub fn choices() -> impl Iterator<Item = PossibleValue> {
    RELATERS.iter().map(|relater| PossibleValue::new(relater.name).help(relater.about))
}

fn persons(a: &str, b: &str, _: Option<Published>, _: &RuleSet) -> Related {
    let verdict = names::relate(a, b);
    let differing: Vec<String> = verdict
        .alignment
        .iter()
        .map(|pair| match (pair.a.as_str(), pair.b.as_str()) {
            ("", alone) | (alone, "") => format!("\"{alone}\" has no counterpart"),
            (x, y) => format!("\"{x}\" answers \"{y}\""),
        })
        .collect();
    let colon = if differing.is_empty() { "" } else { ": " };
    let reason = format!("{}{colon}{}", verdict.reason.code(), differing.join(", "));
    Related { relation: verdict.relation.name(), score: Some(verdict.score), reason }
}

fn places(a: &str, b: &str, _: Option<Published>, rules: &RuleSet) -> Related {
    let read = |text: &str| PlaceReader::new(&bare(text, rules), &rules.lexicon).read_all();
    let (Some(x), Some(y)) = (read(a), read(b)) else {
        return unread(a, read(a).is_some(), b, "place");
    };
    let (relation, reason) = Gazetteer::get().relate(&x, &y);
    let shown =
        |place: &Place| if place.path.is_empty() { place.name.clone() } else { place.path.join(" > ") };
    let mut related = related(relation, (a, &shown(&x)), (b, &shown(&y)));
    related.reason.push_str(&match reason {
        PlaceReason::SamePlace => ": one place".to_owned(),
        PlaceReason::Inside => ": one lies in the other".to_owned(),
        PlaceReason::SharedGround => ": they share ground".to_owned(),
        PlaceReason::Disputed => ": which country it is in is disputed".to_owned(),
        PlaceReason::CalledAfter => ": the region is called after the city, which lies outside it".to_owned(),
        PlaceReason::Close { km } | PlaceReason::Far { km } => format!(": they are {km:.0} km apart"),
        PlaceReason::TwoCountries => ": they lie in two countries".to_owned(),
        PlaceReason::Apart => ": they share no ground".to_owned(),
        PlaceReason::NotKnown => ": one of them is not known".to_owned(),
    });
    if relation == Relation::Disjoint
        && let Some((inner, side, area)) = Gazetteer::get().side(&x, &y)
    {
        related.reason.push_str(&format!("; {inner} lies in the {} of {area}", side.noun()));
    }
    related
}

fn dates(a: &str, b: &str, published: Option<Published>, rules: &RuleSet) -> Related {
    let read = |text: &str| only_date(&phrase(text, published, rules));
    let (Some(x), Some(y)) = (read(a), read(b)) else {
        return unread(a, read(a).is_some(), b, "date");
    };
    related(x.relate(&y), (a, &x.timex), (b, &y.timex))
}

fn counts(a: &str, b: &str, published: Option<Published>, rules: &RuleSet) -> Related {
    let read = |text: &str| only_count(&phrase(text, published, rules));
    let (Some(x), Some(y)) = (read(a), read(b)) else {
        return unread(a, read(a).is_some(), b, "number");
    };
    related(x.relate(y), (a, &shown(x)), (b, &shown(y)))
}

/// An interval in words.
fn shown(interval: Interval) -> String {
    let about = if interval.approx { "about " } else { "" };
    match (interval.min, interval.max) {
        (Some(min), Some(max)) if min == max => format!("{about}{min}"),
        (Some(min), Some(max)) => format!("{about}{min} to {max}"),
        (Some(min), None) => format!("{about}{min} or more"),
        (None, Some(max)) => format!("{about}{max} or fewer"),
        (None, None) => "any number".to_owned(),
    }
}

/// A bare phrase as a document, nothing found in it yet.
fn bare(text: &str, rules: &RuleSet) -> Document {
    segment(Article::new("phrase".to_owned(), "phrase".to_owned(), "", text), &rules.lexicon)
}

/// A bare phrase as a document, with all that annotators find in it.
fn phrase(text: &str, published: Option<Published>, rules: &RuleSet) -> Document {
    let mut article = Article::new("phrase".to_owned(), "phrase".to_owned(), "", text);
    article.meta.published = published;
    document(article, rules)
}

fn related(relation: Relation, (a, x): (&str, &str), (b, y): (&str, &str)) -> Related {
    let words = match relation {
        Relation::Same => "the same as",
        Relation::Within => "within",
        Relation::Contains => "wider than, and holds,",
        Relation::Overlaps => "partly the same as",
        Relation::Disjoint => "never the same as",
        Relation::Unknown => "not comparable with",
    };
    let reason = format!("\"{a}\" ({x}) is {words} \"{b}\" ({y})");
    Related { relation: relation.name(), score: relation.score(), reason }
}

fn unread(a: &str, a_is_read: bool, b: &str, what: &str) -> Related {
    let text = if a_is_read { b } else { a };
    let reason = format!("no {what} can be read in \"{text}\"");
    Related { relation: Relation::Unknown.name(), score: None, reason }
}
