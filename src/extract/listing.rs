//! People in lists: lines of their own, or a sentence that presents them. In: the settled matches of an article. Out:
//! those names in the part of the people whom the sentence before speaks of.

use crate::extract::person::{BESIDE, SHARED, is_number, strength};
use crate::extract::search::Candidate;
use crate::lexicon::words::ListId;
use crate::model::document::Document;
use crate::model::kind::ValueType;
use crate::rule::set::{Rule, RuleSet};
use std::ops::Range;

/// A line of a list of names has at most so many words, and the list so many lines.
const LINE: usize = 24;
const LINES: usize = 30;
/// A sentence of so many words presents nobody.
const FRAME: usize = 2;
/// So many sentences on end present people, one each.
const PRESENTED: usize = 4;
/// Words before "is" in "the other 13-year-old boy is".
const SUBJECT: usize = 5;

/// Names in lines of their own ("Dina Haddad, 22"), or behind "they are", play the part of the people whom the sentence
/// before speaks of: "Police identified the victims as:".
pub fn list_roles<'a>(document: &Document, rules: &'a RuleSet, candidates: &mut [Candidate<'a>]) {
    let list = |name: &str| rules.lexicon.list(name);
    let people = list("victim");
    let held = ["held", "detained"].map(list);
    let (culprits, harmed) = (list("culprit"), ["harmed-noun", "killed", "injured", "harmed"].map(list));
    let says = |sentence: usize, lists: &[Option<ListId>]| {
        let words = document.tokens_of(sentence).filter_map(|i| document.tokens.get(i));
        let mut words = words.map(|token| token.word);
        words.any(|word| lists.iter().flatten().any(|list| rules.lexicon.contains(*list, word)))
    };
    let named: Vec<(usize, Range<usize>)> = candidates
        .iter()
        .filter(|c| rules.kinds.get(c.rule.kind).is_some_and(|kind| kind.value == ValueType::Name))
        .map(|c| (c.sentence, c.value_tokens()))
        .collect();
    let is_line = |sentence: usize| {
        let at = named.partition_point(|(s, _)| *s < sentence);
        named.get(at).is_some_and(|(s, name)| *s == sentence && is_line(document, sentence, name))
    };
    for candidate in candidates.iter_mut() {
        let (sentence, name) = (candidate.sentence, candidate.value_tokens());
        if strength(candidate.rule.written.set.role.as_deref()) < SHARED {
            continue;
        }
        let lead = if is_line(sentence) {
            let role = |s: usize| says(s, &[culprits]) || says(s, &harmed) || says(s, &held);
            let lead = |s: &usize| !is_line(*s) && (role(*s) || !is_frame(document, *s));
            (sentence.saturating_sub(LINES)..sentence).rev().find(lead)
        } else if is_presented(document, people, rules, sentence, &name) {
            let presents = |s: usize| {
                let at = named.partition_point(|(other, _)| *other < s);
                let name = named.get(at).filter(|(other, _)| *other == s);
                name.is_some_and(|(_, name)| is_presented(document, people, rules, s, name))
            };
            (sentence.saturating_sub(PRESENTED)..sentence).rev().find(|s| !presents(*s))
        } else {
            None
        };
        let role = match lead {
            Some(lead) if says(lead, &[culprits]) => "suspect",
            Some(lead) if says(lead, &harmed) => "victim",
            Some(lead) if says(lead, &held) => "suspect",
            _ => continue,
        };
        let plays =
            |rule: &&Rule| rule.kind == candidate.rule.kind && rule.written.set.role.as_deref() == Some(role);
        if let Some(rule) = rules.rules.iter().find(plays) {
            candidate.rule = rule;
        }
    }
}

/// "They are:", "Advertisement": is the sentence too short to say of whom a list is?
fn is_frame(document: &Document, sentence: usize) -> bool {
    let words = document.tokens_of(sentence).filter(|i| document.fold(*i).starts_with(char::is_alphanumeric));
    words.count() <= FRAME
}

/// Is the sentence a name with its age or town, and nothing else?
fn is_line(document: &Document, sentence: usize, name: &Range<usize>) -> bool {
    let tokens = document.tokens_of(sentence);
    let word = |i: usize| document.fold(i).starts_with(char::is_alphanumeric);
    let opens = !(tokens.start..name.start).any(word);
    let aged = (name.end..tokens.end.min(name.end + BESIDE)).any(|i| is_number(document, i));
    opens && tokens.len() <= LINE && (aged || name.end + 1 >= tokens.end)
}

/// "They are Dina Haddad and", "the boy was Ali Saleh": is the name whom the subject stands for?
fn is_presented(
    document: &Document,
    people: Option<ListId>,
    rules: &RuleSet,
    sentence: usize,
    name: &Range<usize>,
) -> bool {
    let tokens = document.tokens_of(sentence);
    let is_one = |i: usize| {
        let word = document.tokens.get(i).map(|token| token.word);
        let noun = people.zip(word).is_some_and(|(list, word)| rules.lexicon.contains(list, word));
        noun || document.fold(i).ends_with("year-old") || matches!(document.fold(i), "them" | "other")
    };
    let subject = tokens.start..name.start.min(tokens.start + SUBJECT + 1);
    let be = |i: &usize| matches!(document.fold(*i), "are" | "is" | "were" | "was");
    let Some(be) = subject.clone().find(be) else { return false };
    let pronoun = be == tokens.start + 1 && matches!(document.fold(tokens.start), "they" | "he" | "she");
    let opens = matches!(document.fold(tokens.start), "the" | "one" | "another");
    let noun = opens && is_one(be - 1);
    let owns = document.fold(name.end) == "'s";
    (pronoun || noun) && !owns && name.start <= be + BESIDE
}
