//! How sure a statement is. In: tokens, and the cues of `hedge-cue.tsv`. Out: a mention over the stretch that each
//! cue covers, with its certainty. It does not look at who speaks; the stance of a reporting verb is the
//! attribution's.

use crate::lexicon::clause::Clauses;
use crate::lexicon::words::Lexicon;
use crate::model::document::{Certainty, Document, Mention, MentionValue};

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
            if !covered.iter().any(|(of, end)| *of == certainty && *end > at) {
                let whole = lexicon.attribute(cues, document, at..past, "scope") == Some("clause");
                let start = if whole { clauses.start(document, at, tokens.start) } else { at };
                // "This has not been confirmed" speaks of the clause before.
                let start = if whole && start < at && points_back(document, start, past, tokens.end) {
                    tokens.start
                } else {
                    start
                };
                let end = clauses.end(document, past.saturating_sub(1), tokens.end).max(past);
                found.push(document.mention(start..end, MentionValue::Hedge(certainty)));
                covered.retain(|(of, _)| *of != certainty);
                covered.push((certainty, end));
            }
            at = past;
        }
    }
    found
}

/// Does the clause that begins at `start` speak of what stands before it: by its subject ("which could not be
/// verified") or its object ("has not confirmed this")?
fn points_back(document: &Document, start: usize, past: usize, end: usize) -> bool {
    let subject = matches!(document.fold(start), "which" | "this" | "that");
    let object = matches!(document.fold(past), "this" | "it" | "that" | "them")
        && (past + 1 >= end || matches!(document.text(past + 1), "." | "," | ";" | ")" | "\u{201d}" | "\""));
    subject || object
}
