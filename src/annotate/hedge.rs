//! How sure a statement is. In: tokens, and the cues of `hedge-cue.tsv`. Out: a mention over the stretch that each
//! cue covers, with its certainty. "The claim could not be verified" covers the sentence before it. It does not look at
//! who speaks; the stance of a reporting verb is the attribution's.

use crate::lexicon::clause::Clauses;
use crate::lexicon::words::Lexicon;
use crate::model::document::{Certainty, Document, Mention, MentionValue};
use std::ops::Range;

/// Finds the hedged stretches of a document.
pub fn find(document: &Document, lexicon: &Lexicon) -> Vec<Mention> {
    let Some(cues) = lexicon.list("hedge-cue") else { return Vec::new() };
    let clauses = Clauses::new(lexicon);
    let mut found = Vec::new();
    for sentence in 0..document.sentences.len() {
        let tokens = document.tokens_of(sentence);
        // Up to where cues of a certainty have spoken: inside nothing new is said, and a text of nothing but cues
        // stays linear.
        let mut covered: Vec<(Certainty, usize)> = Vec::new();
        let mut at = tokens.start;
        while at < tokens.end {
            let Some(past) = lexicon.term_at(cues, document, at, tokens.end) else {
                at += 1;
                continue;
            };
            let certainty = match lexicon.attribute(cues, document, at..past, "certainty") {
                Some("unverified") => Certainty::Unverified,
                Some("claimed") => Certainty::Claimed,
                Some("confirmed") => Certainty::Confirmed,
                _ => {
                    at = past;
                    continue;
                }
            };
            let end = clauses.end(document, past.saturating_sub(1), tokens.end).max(past);
            if !covered.iter().any(|(of, until)| *of == certainty && *until >= end) {
                let whole = lexicon.attribute(cues, document, at..past, "scope") == Some("clause");
                let start = if whole { clauses.start(document, at, tokens.start) } else { at };
                // "This has not been confirmed" speaks of the clause before.
                let start = if whole && start < at && points_back(document, start, past, tokens.end) {
                    tokens.start
                } else {
                    start
                };
                if whole && certainty == Certainty::Unverified {
                    found.extend(doubted(document, lexicon, sentence, at..past));
                }
                found.push(document.mention(start..end, MentionValue::Hedge(certainty)));
                covered.retain(|(of, _)| *of != certainty);
                covered.push((certainty, end));
            }
            at = past;
        }
    }
    found
}

/// The sentence before, when the cue speaks of what was said there: "The claim could not be verified", "Reuters could not
/// confirm these reports". It is what somebody claims, and can still be held against what others say.
fn doubted(document: &Document, lexicon: &Lexicon, sentence: usize, cue: Range<usize>) -> Option<Mention> {
    let before = sentence.checked_sub(1)?;
    let own = document.tokens_of(sentence);
    let nouns = lexicon.list("statement-noun")?;
    let points = |at: usize| {
        matches!(
            document.fold(at),
            "the" | "this" | "that" | "these" | "those" | "their" | "its" | "his" | "her"
        )
    };
    // "The group's latest claims": at most two words stand between.
    let named = |at: usize, end: usize| {
        points(at) && (at + 1..end.min(at + 4)).any(|i| lexicon.term_at(nouns, document, i, end).is_some())
    };
    let subject = named(own.start, cue.start) || document.fold(own.start) == "it";
    let object = named(cue.end, own.end);
    if !subject && !object {
        return None;
    }
    let told = document.tokens_of(before);
    Some(document.mention(told, MentionValue::Hedge(Certainty::Claimed)))
}

/// Does the clause that begins at `start` speak of what stands before it: by its subject ("which could not be
/// verified") or its object ("has not confirmed this")?
fn points_back(document: &Document, start: usize, past: usize, end: usize) -> bool {
    let subject = matches!(document.fold(start), "which" | "this" | "that");
    let object = matches!(document.fold(past), "this" | "it" | "that" | "them")
        && (past + 1 >= end || matches!(document.text(past + 1), "." | "," | ";" | ")" | "\u{201d}" | "\""));
    subject || object
}
