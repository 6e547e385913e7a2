//! Annotated document and rules in, claims out. It does not know other articles: what belongs to which event across
//! the batch is settled by `group`, what contradicts what by `compare`.

mod build;
pub mod features;
mod matcher;
mod noun_phrase;
mod scope;

use crate::lexicon::dateline::dateline;
use crate::lexicon::words::ListSet;
use crate::model::claim::Claim;
use crate::model::document::{Document, ParagraphKind};
use crate::model::modality::Modalities;
use crate::model::span::LineIndex;
use crate::rule::set::{Phrase, Rule, RuleSet};
use crate::rule::yaml::Part;
use matcher::{Found, Matcher};
use std::ops::Range;

/// The lead: so many sentences from the start of the text.
const LEAD: u32 = 3;

/// A match of a rule, before it is known whether another rule reads the same words better.
struct Candidate<'a> {
    rule: &'a Rule,
    order: usize,
    sentence: usize,
    tokens: Range<usize>,
    value: Option<matcher::SlotMatch>,
    terms: Vec<matcher::TermMatch>,
}

impl Candidate<'_> {
    /// The tokens that hold the value; the whole match for a fixed value.
    fn value_tokens(&self) -> Range<usize> {
        self.value.as_ref().map_or(self.tokens.clone(), |slot| slot.tokens.clone())
    }
}

/// The claims of one article, in the order of its text.
pub fn claims(document: &Document, rules: &RuleSet) -> Vec<Claim> {
    let matcher = Matcher::new(document, &rules.lexicon);
    let mut candidates = Vec::new();
    for sentence in 0..document.sentences.len() {
        let lists = matcher.lists_in(sentence);
        for (order, rule) in rules.rules.iter().enumerate() {
            if stands_in(document, sentence, &rule.written.scope.parts) {
                for phrase in &rule.any {
                    search(&matcher, &lists, sentence, order, rule, phrase, &mut candidates);
                }
                search_regex(document, sentence, order, rule, &mut candidates);
            }
        }
    }
    let scope = scope::Scope::new(&matcher, rules);
    let index = LineIndex::new(document.article.text());
    let modalities = Modalities::of(document);
    let start = document.article.text_start();
    let body = document.article.text().get(start as usize..).unwrap_or("");
    let dateline = dateline(body, &rules.lexicon).map_or(0, |line| start + line.end as u32);
    let builder =
        build::Builder { document, rules, scope: &scope, modalities: &modalities, index: &index, dateline };
    let settled = settle(candidates, rules);
    let made: Vec<(bool, Claim)> = settled
        .iter()
        .flat_map(|c| builder.claims(c).into_iter().map(|claim| (c.rule.written.scope.alone, claim)))
        .collect();
    let told = |kind: &str| made.iter().any(|(alone, claim)| !alone && claim.kind == kind);
    let stays: Vec<bool> = made.iter().map(|(alone, claim)| !alone || !told(&claim.kind)).collect();
    let mut claims: Vec<Claim> =
        made.into_iter().zip(stays).filter(|(_, stays)| *stays).map(|((_, claim), _)| claim).collect();
    claims.sort_by(|a, b| (a.location, &a.kind, &a.rule).cmp(&(b.location, &b.kind, &b.rule)));
    build::one_record_a_person(claims)
}

fn search<'a>(
    matcher: &Matcher,
    lists: &ListSet,
    sentence: usize,
    order: usize,
    rule: &'a Rule,
    phrase: &Phrase,
    candidates: &mut Vec<Candidate<'a>>,
) {
    if phrase.pattern.anchor.is_some_and(|list| !lists.contains(list)) {
        return;
    }
    let bounds = matcher.document.tokens_of(sentence);
    for start in bounds.clone() {
        let Some(found) = matcher.run(&phrase.pattern, start, bounds.end) else { continue };
        if undone(matcher, lists, &rule.not, &found, &bounds) {
            continue;
        }
        let Found { tokens, slots, terms } = found;
        let value = slots.into_iter().find(|slot| phrase.value_slots.contains(&slot.slot));
        if value.is_some() || phrase.value_slots.is_empty() {
            candidates.push(Candidate { rule, order, sentence, tokens, value, terms });
        }
    }
}

/// Does a `not` phrase meet the match?
fn undone(
    matcher: &Matcher,
    lists: &ListSet,
    not: &[crate::rule::pattern::Pattern],
    found: &Found,
    bounds: &Range<usize>,
) -> bool {
    not.iter().filter(|p| p.anchor.is_none_or(|list| lists.contains(list))).any(|pattern| {
        (bounds.start..found.tokens.end)
            .filter_map(|start| matcher.run(pattern, start, bounds.end))
            .any(|hit| hit.tokens.start < found.tokens.end && found.tokens.start < hit.tokens.end)
    })
}

/// A rule with a regular expression looks at the raw sentence; the group `value`, else the whole match, is quoted.
fn search_regex<'a>(
    document: &Document,
    sentence: usize,
    order: usize,
    rule: &'a Rule,
    candidates: &mut Vec<Candidate<'a>>,
) {
    let Some(regex) = &rule.regex else { return };
    let span = document.sentences[sentence].span;
    let text = span.of(document.article.readable());
    for captures in regex.captures_iter(text) {
        let Some(hit) = captures.name("value").or_else(|| captures.get(0)) else { continue };
        let (from, to) = (span.start as usize + hit.start(), span.start as usize + hit.end());
        let bounds = document.tokens_of(sentence);
        let tokens = &document.tokens[bounds.clone()];
        let start = bounds.start + tokens.partition_point(|t| t.span.end as usize <= from);
        let end = bounds.start + tokens.partition_point(|t| (t.span.start as usize) < to);
        if start < end {
            let value = matcher::number_within(document, start..end);
            candidates.push(Candidate {
                rule,
                order,
                sentence,
                tokens: start..end,
                value,
                terms: Vec::new(),
            });
        }
    }
}

/// Of the candidates of one kind that read the same words, the longest stands, then the first rule's.
fn settle<'a>(mut candidates: Vec<Candidate<'a>>, rules: &RuleSet) -> Vec<Candidate<'a>> {
    candidates.sort_by_key(|c| {
        let value = c.value_tokens();
        (c.rule.kind, value.start, std::cmp::Reverse(value.end), c.order, c.tokens.start, c.tokens.end)
    });
    let mut kept: Vec<Candidate> = Vec::new();
    let mut past = vec![0usize; rules.kinds.len()];
    for candidate in candidates {
        let value = candidate.value_tokens();
        if value.start >= past[candidate.rule.kind] {
            past[candidate.rule.kind] = value.end;
            kept.push(candidate);
        }
    }
    kept
}

fn stands_in(document: &Document, sentence: usize, parts: &[Part]) -> bool {
    let kind = |s: usize| {
        let paragraph = document.sentences[s].paragraph as usize;
        document.paragraphs.get(paragraph).map_or(ParagraphKind::Body, |p| p.kind)
    };
    let first =
        || document.sentences.partition_point(|s| s.span.start < document.article.text_start()) as u32;
    parts.is_empty()
        || parts.iter().any(|part| match part {
            Part::Headline => kind(sentence) == ParagraphKind::Title,
            Part::Heading => kind(sentence) == ParagraphKind::Heading,
            Part::Body => kind(sentence) == ParagraphKind::Body,
            Part::Lead => kind(sentence) == ParagraphKind::Body && (sentence as u32) < first() + LEAD,
        })
}
