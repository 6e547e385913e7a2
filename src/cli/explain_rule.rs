//! `claimdiff explain` for rules and kinds: what a rule looks for, in which lists, and what its examples show. In: the
//! compiled rules. Out: text for people.

use crate::rule::scalar::Scalar;
use crate::rule::set::{Rule, RuleSet};
use crate::rule::value;
use crate::rule::yaml::{Example, Set, Where};
use serde_json::Value;
use std::collections::BTreeSet;
use std::fmt::Write;

/// So many terms of a list are shown; the file has the others.
const TERMS: usize = 12;

/// A kind: what it is, why it is compared, and which rules read it.
pub fn kind(at: usize, rules: &RuleSet) -> Option<String> {
    let kind = rules.kinds.get(at)?;
    let docs = rules.docs.get(at)?;
    let mut text = format!("{}: a kind of claim ({})\n", kind.id, kind.title);
    for line in [&docs.what, &docs.why].into_iter().filter(|line| !line.is_empty()) {
        push(&mut text, format_args!("\n{line}"));
    }
    push(&mut text, format_args!("\n\nIts value is a {}. ", value::name(kind.value)));
    push(&mut text, format_args!("A plain conflict is of severity {}.", kind.severity.name()));
    let share = format!("{}%", kind.tolerance_share * 100.0);
    for (tolerance, shown) in [(kind.tolerance, kind.tolerance.to_string()), (kind.tolerance_share, share)] {
        if tolerance > 0.0 {
            push(&mut text, format_args!(" Values that differ by {shown} or less are the same."));
        }
    }
    text.push_str("\n\nRules\n");
    for rule in rules.rules.iter().filter(|rule| rule.kind == at) {
        push(&mut text, format_args!("  {}\n", rules.full_id(rule)));
    }
    Some(text)
}

/// A rule: its phrases, the lists in them, what it sets, its examples.
pub fn rule(rule: &Rule, rules: &RuleSet) -> Option<String> {
    let kind = rules.kinds.get(rule.kind)?;
    let written = &rule.written;
    let line = rules.line(rule, None).map_or(String::new(), |line| format!(":{line}"));
    let mut text = format!("{}: a rule for `{}` ({})\n", rules.full_id(rule), kind.id, kind.title);
    push(&mut text, format_args!("from {}{line}\n", rule.origin));
    section(&mut text, "Phrases, any of which makes a claim", &written.any.0);
    section(&mut text, "Regular expression, over the sentence as it is written", written.regex.as_slice());
    section(&mut text, "Phrases that undo a match they meet", &written.not.0);
    section(&mut text, "Where", &places(&written.scope));
    section(&mut text, "What the claim gets", &settings(&written.set));
    section(&mut text, "Word lists", &lists(rule, rules));
    section(&mut text, "Examples, and what they give", &examples(&written.examples));
    if written.examples.is_empty() {
        text.push_str("\nIt has no examples: nothing shows that it works.\n");
    }
    Some(text)
}

fn push(text: &mut String, part: std::fmt::Arguments) {
    // Writing into a string does not fail.
    let _ = text.write_fmt(part);
}

fn section(text: &mut String, title: &str, lines: &[String]) {
    if !lines.is_empty() {
        push(text, format_args!("\n{title}\n"));
        lines.iter().for_each(|line| push(text, format_args!("  {line}\n")));
    }
}

fn places(scope: &Where) -> Vec<String> {
    let words: Vec<String> = scope.parts.iter().map(|part| format!("{part:?}").to_lowercase()).collect();
    let about = scope.about.map(|about| format!("claims about the {about:?} only").to_lowercase());
    let parts = (!words.is_empty()).then(|| format!("in {}", words.join(", ")));
    let alone = scope.alone.then(|| "where no other rule finds a figure of the kind".to_owned());
    let first = scope.paragraphs.map(|most| format!("in the first {most} paragraphs of the text"));
    let section = (!scope.section.0.is_empty())
        .then(|| format!("under a heading with {}", scope.section.0.join(" or ")));
    parts.into_iter().chain(first).chain(section).chain(about).chain(alone).collect()
}

/// `set:` as it is written, key by key.
fn settings(set: &Set) -> Vec<String> {
    let value = set.value.as_ref().map(|value| match value {
        Scalar::Number(number) => number.to_string(),
        Scalar::Word(word) => word.clone(),
    });
    let word = |word: Option<String>| word.map(|word| word.to_lowercase());
    let all = [
        ("value", value),
        ("max", set.max.map(|max| max.to_string())),
        ("plus", set.plus.map(|plus| plus.to_string())),
        ("less", set.less.clone()),
        ("class", set.class.clone()),
        ("unit", set.unit.clone()),
        ("role", set.role.clone()),
        ("certainty", word(set.certainty.map(|word| format!("{word:?}")))),
        ("polarity", word(set.polarity.map(|word| format!("{word:?}")))),
        ("part", set.part.map(|part| part.to_string())),
        ("about", word(set.about.map(|word| format!("{word:?}")))),
        ("revision", word(set.revision.map(|word| format!("{word:?}")))),
        ("subject", set.subject.clone()),
    ];
    all.into_iter().filter_map(|(key, value)| Some(format!("{key}: {}", value?))).collect()
}

/// The lists that the phrases name, each with its first terms.
fn lists(rule: &Rule, rules: &RuleSet) -> Vec<String> {
    let phrases = rule.written.any.0.iter().chain(&rule.written.not.0);
    let named =
        phrases.flat_map(|phrase| phrase.split('<').skip(1)).filter_map(|rest| rest.split('>').next());
    let names: BTreeSet<&str> =
        named.map(|name| name.split(':').next_back().unwrap_or(name).trim_end_matches('!')).collect();
    let shown = |name: &str| {
        let terms = rules.lexicon.terms(rules.lexicon.list(name)?);
        let more = terms.len().saturating_sub(TERMS);
        let tail = if more > 0 { format!(", and {more} more") } else { String::new() };
        Some(format!("{name}: {}{tail}", terms[..terms.len() - more].join(", ")))
    };
    names.into_iter().filter_map(shown).collect()
}

fn examples(examples: &[Example]) -> Vec<String> {
    let gives = |example: &Example| match example.gives.0.is_empty() {
        true => "none".to_owned(),
        false => example.gives.0.join(", "),
    };
    let width = examples.iter().map(|example| gives(example).chars().count()).max().unwrap_or(0);
    let text = |example: &Example| {
        let published = example.published.as_ref().map_or(String::new(), |day| format!(" (published {day})"));
        // As JSON writes it: a text of several lines stays on one.
        format!("{:width$}  {}{published}", gives(example), Value::from(example.text.as_str()))
    };
    examples.iter().map(text).collect()
}
