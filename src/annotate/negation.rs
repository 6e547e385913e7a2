//! What is denied and what never happened. In: tokens, and the cues of `negation-cue.tsv` and
//! `hypothetical-cue.tsv`. Out: mentions over the stretches that are negated ("did not harm civilians"), denied by
//! somebody ("denied that twelve died"), unreported ("no reports of casualties") or hypothetical ("could have
//! killed hundreds"). It reads no numbers: "no one was killed" is a stretch here and a zero elsewhere.

use crate::lexicon::clause::Clauses;
use crate::lexicon::words::{Lexicon, ListId};
use crate::model::document::{Document, Mention, MentionValue};
use std::ops::Range;

/// Finds the negated and hypothetical stretches of a document.
pub fn find(document: &Document, lexicon: &Lexicon) -> Vec<Mention> {
    let clauses = Clauses::new(lexicon);
    let mut found = Vec::new();
    for (name, column) in [("negation-cue", stretch as Reach), ("hypothetical-cue", possible as Reach)] {
        let Some(list) = lexicon.list(name) else { continue };
        for sentence in 0..document.sentences.len() {
            let tokens = document.tokens_of(sentence);
            scan(document, lexicon, list, &clauses, tokens, column, &mut found);
        }
    }
    found
}

/// What a cue of a class at given tokens of a sentence covers.
type Reach =
    fn(&Document, &Clauses, &str, Range<usize>, Range<usize>) -> Option<(Range<usize>, MentionValue)>;

fn scan(
    document: &Document,
    lexicon: &Lexicon,
    list: ListId,
    clauses: &Clauses,
    sentence: Range<usize>,
    reach: Reach,
    found: &mut Vec<Mention>,
) {
    let mut at = sentence.start;
    // Up to where cues of a class have spoken: a second one inside the stretch of its like adds nothing, and need
    // not be looked at (a text of nothing but "not" stays linear).
    let mut covered: Vec<(&str, usize)> = Vec::new();
    while at < sentence.end {
        let Some(past) = lexicon.term_at(list, document, at, sentence.end) else {
            at += 1;
            continue;
        };
        let class = lexicon.attribute(list, document, at..past, "class").unwrap_or("none");
        let spoken = covered.iter().any(|(of, end)| *of == class && *end > at);
        let found_here =
            if spoken { None } else { reach(document, clauses, class, at..past, sentence.clone()) };
        if let Some((tokens, value)) = found_here {
            covered.retain(|(of, _)| *of != class);
            covered.push((class, tokens.end));
            found.push(document.mention(tokens, value));
        }
        at = past;
    }
}

fn stretch(
    document: &Document,
    clauses: &Clauses,
    class: &str,
    cue: Range<usize>,
    sentence: Range<usize>,
) -> Option<(Range<usize>, MentionValue)> {
    let right = cue.start..clauses.end(document, cue.end.saturating_sub(1), sentence.end).max(cue.end);
    match class {
        "not" if is_unreported(document, right.clone()) => Some((right, MentionValue::Unreported)),
        "not" if follows_be(document, cue.start, sentence.start) => {
            let start = clauses.start(document, cue.start, sentence.start);
            Some((start..right.end, MentionValue::Negation))
        }
        "not" => Some((right, MentionValue::Negation)),
        "unreported" => Some((right, MentionValue::Unreported)),
        // "Nobody disputes that he died", "the army did not deny it": a denial denied.
        "denial" if is_undone(document, cue.start, sentence.start) => None,
        // "The claim that twelve died was rejected by the army": what is denied stands before.
        "denial" if follows_be(document, cue.start, sentence.start) => {
            let start = clauses.start(document, cue.start, sentence.start);
            Some((start..cue.end, MentionValue::Denial))
        }
        "denial" if points_back(document, cue.end, sentence.end) => {
            Some((sentence.start..cue.end, MentionValue::Denial))
        }
        "denial" => Some((right, MentionValue::Denial)),
        _ => None,
    }
}

fn possible(
    document: &Document,
    clauses: &Clauses,
    class: &str,
    cue: Range<usize>,
    sentence: Range<usize>,
) -> Option<(Range<usize>, MentionValue)> {
    let end = clauses.end(document, cue.end.saturating_sub(1), sentence.end).max(cue.end);
    let right = cue.start..told_as_fact(document, cue.end..end).unwrap_or(end);
    match class {
        // "Twelve could have died": what is possible may be said before the cue too.
        "could" => {
            Some((clauses.start(document, cue.start, sentence.start)..right.end, MentionValue::Hypothetical))
        }
        "if" | "intent" => Some((right, MentionValue::Hypothetical)),
        _ => None,
    }
}

/// Where a relative clause in the past begins: "will look into the attack that killed ten" is sure of the attack.
fn told_as_fact(document: &Document, tokens: Range<usize>) -> Option<usize> {
    let past = |i: usize| {
        let word = document.fold(i);
        word.ends_with("ed") || matches!(word, "left" | "took" | "hurt" | "struck" | "hit" | "cost")
    };
    let relative = |i: usize| matches!(document.fold(i), "that" | "which" | "who");
    tokens.clone().find(|i| i + 1 < tokens.end && relative(*i) && past(i + 1))
}

/// Does a form of "to be" or "to have" stand right before, adverbs aside, so that the subject is meant too?
fn follows_be(document: &Document, at: usize, first: usize) -> bool {
    let adverb =
        |i: usize| document.fold(i).ends_with("ly") || matches!(document.fold(i), "also" | "later" | "been");
    let before = (first..at).rev().take(4).find(|i| !adverb(*i));
    before.is_some_and(|i| {
        matches!(
            document.fold(i),
            "was" | "were" | "is" | "are" | "be" | "been" | "being" | "has" | "have" | "had"
        ) && !(matches!(document.fold(i), "has" | "have" | "had") && document.fold(i + 1) != "been")
    })
}

/// "No casualties were reported": nothing is said about them but that nobody spoke of them.
fn is_unreported(document: &Document, stretch: Range<usize>) -> bool {
    stretch.clone().skip(1).any(|i| {
        matches!(document.fold(i), "reported" | "recorded")
            && matches!(document.fold(i - 1), "was" | "were" | "been" | "immediately" | "initially" | "yet")
    }) || stretch.end.checked_sub(1).is_some_and(|i| i > stretch.start && document.fold(i) == "reported")
}

/// Is the denial at `at` itself negated, by its subject or its verb?
fn is_undone(document: &Document, at: usize, first: usize) -> bool {
    (first..at).rev().take(3).any(|i| {
        matches!(document.fold(i), "nobody" | "none" | "no-one" | "not" | "never" | "few")
            || (document.fold(i) == "one" && i > first && document.fold(i - 1) == "no")
            || document.fold(i).ends_with("n't")
    })
}

/// Does the verb that ends at `past` deny what was said before it ("which the army denied", "denied this")?
fn points_back(document: &Document, past: usize, end: usize) -> bool {
    let closes = |i: usize| {
        i >= end || matches!(document.text(i), "." | "," | ";" | ")" | "\u{201d}" | "\"" | "\u{2014}")
    };
    let pronoun = matches!(document.fold(past), "this" | "it" | "that" | "these" | "them");
    closes(past) || (pronoun && closes(past + 1))
}
