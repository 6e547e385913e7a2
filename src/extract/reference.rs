//! Parts that are told of a person by a pronoun or an age: "Haddad was on her way home. She was shot". In: the settled
//! matches of an article. Out: the same without those, and with what they tell lent to the names. A part that stands
//! beside the name itself is never changed.

use crate::extract::person::{SHARED, strength};
use crate::extract::search::Candidate;
use crate::model::document::{Document, MentionValue};
use crate::model::modality::Modalities;
use std::ops::Range;

/// The part of those of whom nothing is told.
const OTHER: &str = "other";

/// Takes the matches whose value is a reference out.
pub fn take<'a>(document: &Document, candidates: &mut Vec<Candidate<'a>>) -> Vec<Candidate<'a>> {
    let refers = |c: &mut Candidate| referred(document, &c.value_tokens()).is_some();
    candidates.extract_if(.., refers).collect()
}

/// Lends the strongest part that references tell to the first match of the name, where the article
/// tells nothing else of that person: who speaks, or holds an office, is not whom "he" was told of.
pub fn lend<'a>(
    document: &Document,
    modalities: &Modalities,
    mut references: Vec<Candidate<'a>>,
    candidates: &mut [Candidate<'a>],
) {
    let part = |c: &Candidate| strength(c.rule.written.set.role.as_deref());
    references.sort_by_key(part);
    for reference in references.iter().filter(|c| part(c) < SHARED) {
        let Some(name) = referred(document, &reference.value_tokens()) else { continue };
        let meant = modalities.at(reference.value_tokens());
        if meant.negated || meant.denied || meant.hypothetical {
            continue;
        }
        let mut first = None;
        let mut told = false;
        for (i, candidate) in candidates.iter().enumerate() {
            let same = candidate.rule.kind == reference.rule.kind
                && named(document, &candidate.value_tokens()) == Some(name);
            told |= same && candidate.rule.written.set.role.as_deref() != Some(OTHER);
            first = first.or(same.then_some(i));
        }
        if let Some(candidate) = first.filter(|_| !told).and_then(|i| candidates.get_mut(i)) {
            candidate.rule = reference.rule;
        }
    }
}

/// Whom the tokens stand for.
fn referred<'d>(document: &'d Document, tokens: &Range<usize>) -> Option<&'d str> {
    mentions(document, tokens).find_map(|value| match value {
        MentionValue::Reference(name) => Some(name.as_str()),
        _ => None,
    })
}

/// Whom the tokens name.
fn named<'d>(document: &'d Document, tokens: &Range<usize>) -> Option<&'d str> {
    mentions(document, tokens).find_map(|value| match value {
        MentionValue::Person(name) => Some(name.name.as_str()),
        _ => None,
    })
}

fn mentions<'d>(
    document: &'d Document,
    tokens: &Range<usize>,
) -> impl Iterator<Item = &'d MentionValue> + use<'d> {
    let end = tokens.end;
    let begun = document.mentions_in(tokens.start..tokens.start + 1).iter();
    begun.filter(move |m| m.tokens.end as usize == end).map(|m| &m.value)
}
