//! The search for claims in a sentence: which rules match where. In: a sentence and all rules. Out: candidates, and of
//! those that read the same words the one that stands.

use crate::extract::index::{Index, PhraseId, Starts};
use crate::extract::matcher::{self, Found, Matcher, SlotMatch, TermMatch};
use crate::extract::noun_phrase::Counted;
use crate::lexicon::fold::fold;
use crate::model::document::{Document, Paragraph, ParagraphKind};
use crate::model::value::interval::Interval;
use crate::rule::set::{Rule, RuleSet, Source};
use crate::rule::yaml::{Part, Where};
use std::ops::Range;

/// The lead: so many sentences from the start of the text.
const LEAD: usize = 3;

/// A match of a rule, before it is known whether another rule reads the same words better.
pub struct Candidate<'a> {
    /// The rule.
    pub rule: &'a Rule,
    /// Its place among all rules.
    order: usize,
    /// The sentence.
    pub sentence: usize,
    /// All tokens of the match.
    pub tokens: Range<usize>,
    /// What the slot of the value took; `None` for a fixed value.
    pub value: Option<SlotMatch>,
    /// The list terms in the match.
    pub terms: Vec<TermMatch>,
}

impl Candidate<'_> {
    /// The tokens that hold the value; the whole match for a fixed value.
    pub fn value_tokens(&self) -> Range<usize> {
        self.value.as_ref().map_or(self.tokens.clone(), |slot| slot.tokens.clone())
    }
}

/// Adds the matches of all rules in the sentence that the matcher has entered, beginning at `starts`.
pub fn search<'a>(
    matcher: &mut Matcher,
    rules: &'a RuleSet,
    index: &Index,
    starts: &Starts,
    candidates: &mut Vec<Candidate<'a>>,
) {
    let mut last = None;
    let mut here = false;
    // Where `not` phrases stand is asked at the first match of a rule, and once.
    let mut undoing: Option<Vec<Range<usize>>> = None;
    for (phrase, starts_of) in starts.by_phrase(0..index.any.len() as PhraseId) {
        let (order, phrase) = index.any[phrase as usize];
        let rule = &rules.rules[order as usize];
        if last.replace(order) != Some(order) {
            undoing = None;
            here = stands_in(matcher.document, matcher.sentence.number, &rule.written.scope);
        }
        if !here {
            continue;
        }
        let phrase = &rule.any[phrase as usize];
        matcher.search(&phrase.pattern, starts_of, |matcher, found| {
            let undoing = undoing
                .get_or_insert_with(|| undoing_in(matcher, rule, index.not[order as usize].clone(), starts));
            if !undoing.iter().any(|u| u.start < found.tokens.end && found.tokens.start < u.end) {
                let value = matcher.slot(&phrase.pattern, &found, &phrase.value_slots);
                if value.is_some() || phrase.value_slots.is_empty() {
                    let (sentence, terms) = (matcher.sentence.number, found.terms());
                    let (order, tokens) = (order as usize, found.tokens);
                    candidates.push(Candidate { rule, order, sentence, tokens, value, terms });
                }
            }
            true
        });
    }
    if index.regexes.is_empty() {
        return;
    }
    let span = matcher.document.sentences[matcher.sentence.number].span;
    let lower = span.of(matcher.document.article.readable()).to_ascii_lowercase();
    for order in &index.regexes {
        let rule = &rules.rules[*order as usize];
        if stands_in(matcher.document, matcher.sentence.number, &rule.written.scope) {
            search_regex(matcher, rule, *order as usize, &lower, candidates);
        }
    }
}

/// Where the rule's `not` phrases stand in the sentence: they undo matches that they meet.
fn undoing_in(
    matcher: &mut Matcher,
    rule: &Rule,
    phrases: Range<PhraseId>,
    starts: &Starts,
) -> Vec<Range<usize>> {
    let mut undoing = Vec::new();
    for (phrase, starts) in starts.by_phrase(phrases.clone()) {
        matcher.search(&rule.not[(phrase - phrases.start) as usize], starts, |_, Found { tokens, .. }| {
            undoing.push(tokens);
            true
        });
    }
    undoing
}

/// A rule with a regular expression looks at the raw sentence, which `lower` has in small letters; the group `value`,
/// else the whole match, is quoted.
fn search_regex<'a>(
    matcher: &Matcher,
    rule: &'a Rule,
    order: usize,
    lower: &str,
    candidates: &mut Vec<Candidate<'a>>,
) {
    let Some(regex) = rule.regex.as_ref().and_then(|regex| regex.for_text(lower)) else { return };
    let (document, sentence) = (matcher.document, matcher.sentence.number);
    let span = document.sentences[sentence].span;
    let text = span.of(document.article.readable());
    for captures in regex.captures_iter(text) {
        let Some(whole) = captures.get(0) else { continue };
        let hit = captures.name("value").unwrap_or(whole);
        let bounds = document.tokens_of(sentence);
        let tokens_of = |hit: regex::Match| {
            let (from, to) = (span.start as usize + hit.start(), span.start as usize + hit.end());
            let tokens = &document.tokens[bounds.clone()];
            let start = tokens.partition_point(|t| t.span.end as usize <= from);
            bounds.start + start..bounds.start + tokens.partition_point(|t| (t.span.start as usize) < to)
        };
        let (tokens, all) = (tokens_of(hit), tokens_of(whole));
        if !tokens.is_empty() {
            let counted = matcher::number_within(document, tokens.clone()).or_else(|| {
                Some(Counted::bare(Interval::exactly(hit.as_str().replace(',', "").parse().ok()?)))
            });
            let terms = terms_of(matcher, rule, &all);
            let value = counted.map(|counted| SlotMatch { tokens: tokens.clone(), counted: Some(counted) });
            let tokens = if value.is_some() { all } else { tokens };
            candidates.push(Candidate { rule, order, sentence, tokens, value, terms });
        }
    }
}

/// The terms that a match of a regular expression holds, of the lists that its rule takes something from: the last of
/// each, as with phrases.
fn terms_of(matcher: &Matcher, rule: &Rule, all: &Range<usize>) -> Vec<TermMatch> {
    let sources = [&rule.class, &rule.unit, &rule.subject, &rule.value];
    let lists = sources.into_iter().flatten().filter_map(|source| match source {
        Source::List(list) => Some(*list),
        _ => None,
    });
    let term = |list| {
        all.clone().rev().find_map(|at| {
            let past = matcher.lexicon.term_at(list, matcher.document, at, all.end)?;
            Some(TermMatch { list, tokens: at..past })
        })
    };
    lists.filter_map(term).collect()
}

/// Of the candidates of one kind that read the same words, the longest stands, then the first rule's. Rules that speak
/// alone or not at all take no words from the others.
pub fn settle<'a>(mut candidates: Vec<Candidate<'a>>, rules: &RuleSet) -> Vec<Candidate<'a>> {
    candidates.sort_by_key(|c| {
        let value = c.value_tokens();
        let length = std::cmp::Reverse(value.end);
        (c.rule.written.scope.alone, c.rule.kind, value.start, length, c.order, c.tokens.start, c.tokens.end)
    });
    // Per kind: what the rules before these read, in the order of the text, and the end of what these read.
    let mut taken: Vec<Vec<Range<usize>>> = vec![Vec::new(); rules.kinds.len()];
    let mut past = vec![0usize; 2 * rules.kinds.len()];
    candidates.retain(|candidate| {
        let (value, kind) = (candidate.value_tokens(), candidate.rule.kind);
        let alone = candidate.rule.written.scope.alone;
        let first = taken[kind].partition_point(|other| other.end <= value.start);
        let free = taken[kind].get(first).is_none_or(|other| value.end <= other.start);
        let past = &mut past[2 * kind + usize::from(alone)];
        let stands = free && value.start >= *past;
        if stands {
            *past = value.end;
            if !alone {
                taken[kind].push(value);
            }
        }
        stands
    });
    candidates
}

/// Does the sentence stand where a rule looks?
fn stands_in(document: &Document, sentence: usize, scope: &Where) -> bool {
    is_of_parts(document, sentence, &scope.parts)
        && scope.paragraphs.is_none_or(|most| is_early(document, sentence, most))
        && (scope.section.0.is_empty() || is_under(document, sentence, &scope.section.0))
}

/// Is it in the first `most` paragraphs of the text? Headings do not count.
fn is_early(document: &Document, sentence: usize, most: u16) -> bool {
    let own = document.sentences[sentence].paragraph as usize;
    let body = |p: &&Paragraph| p.kind == ParagraphKind::Body;
    document.paragraphs.get(own).is_some_and(|p| p.kind == ParagraphKind::Body)
        && document.paragraphs[..own].iter().filter(body).count() < usize::from(most)
}

/// Does the nearest heading above hold one of the words, as whole words?
fn is_under(document: &Document, sentence: usize, words: &[String]) -> bool {
    let own = document.sentences[sentence].paragraph as usize;
    let above = document.paragraphs.get(..own).unwrap_or_default();
    let Some(heading) = above.iter().rfind(|p| p.kind == ParagraphKind::Heading) else { return false };
    let plain = |text: &str| fold(text).replace(|c: char| !c.is_alphanumeric(), " ");
    let spaced = |text: &str| format!(" {} ", plain(text).split_whitespace().collect::<Vec<_>>().join(" "));
    let heading = spaced(heading.span.of(document.article.readable()));
    words.iter().any(|word| heading.contains(&spaced(word)))
}

/// Is the sentence of one of these parts of the article? Without parts, of any.
fn is_of_parts(document: &Document, sentence: usize, parts: &[Part]) -> bool {
    if parts.is_empty() {
        return true;
    }
    let paragraph = document.sentences[sentence].paragraph as usize;
    let kind = document.paragraphs.get(paragraph).map_or(ParagraphKind::Body, |p| p.kind);
    let first = || document.sentences.partition_point(|s| s.span.start < document.article.text_start());
    parts.iter().any(|part| match part {
        Part::Headline => kind == ParagraphKind::Title,
        Part::Heading => kind == ParagraphKind::Heading,
        Part::Body => kind == ParagraphKind::Body,
        // The builder, who knows its end, drops the rest.
        Part::Dateline => kind == ParagraphKind::Body && sentence == first(),
        Part::Lead => kind == ParagraphKind::Body && sentence < first() + LEAD,
    })
}
