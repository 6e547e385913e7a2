//! What named speakers say outside quotation marks. In: an annotated article. Out: a claim for each such statement,
//! long enough to be known again in another article's quotation. It tells no facts: those are other kinds' claims.

use crate::model::claim::{About, Claim, Polarity, Speaker};
use crate::model::document::{Attribution, Certainty, Document, Mention, MentionValue, Stance};
use crate::model::span::LineIndex;
use crate::model::value::Value;
use crate::rule::set::RuleSet;
use std::ops::Range;
use std::sync::Arc;

/// The kind of these claims.
const STATEMENT: &str = "statement";
/// Shorter ones are told in the same words by chance.
const WORDS: usize = 8;

/// The statements of an article.
pub fn statements(document: &Document, rules: &RuleSet, index: &LineIndex) -> Vec<Claim> {
    if !rules.kinds.iter().any(|kind| kind.id == STATEMENT) {
        return Vec::new();
    }
    document.mentions.iter().filter_map(|mention| statement(document, index, mention)).collect()
}

fn statement(document: &Document, index: &LineIndex, mention: &Mention) -> Option<Claim> {
    let MentionValue::Attribution(said) = &mention.value else { return None };
    let named = said.speaker.contains(char::is_uppercase) && said.stance == Stance::Neutral;
    let tokens = named.then(|| words(document, said, mention))??;
    let sentence = document.sentence_of(tokens.start);
    let stretch = document.article.locate(index, document.sentences.get(sentence)?.span);
    let span = document.span(tokens);
    let written = span.of(document.article.text());
    let text = written.split_whitespace().collect::<Vec<_>>().join(" ");
    Some(Claim {
        article: 0,
        kind: STATEMENT.to_owned(),
        value: Value::Quote { speaker: Some(said.speaker.clone()), text: text.clone() },
        context: text.as_str().into(),
        text,
        location: document.article.locate(index, span),
        quote: written.to_owned(),
        sentence: (stretch.start, stretch.end),
        sentence_index: sentence as u32,
        about: About::Event,
        role: None,
        subject: None,
        attribution: Some(Arc::new(Speaker {
            speaker: said.speaker.clone(),
            key: said.key.clone(),
            chain: said.chain.clone(),
            via: said.via.clone(),
        })),
        polarity: Polarity::Asserted,
        certainty: Certainty::Stated,
        part: false,
        breakdown: None,
        contrasted: false,
        revision: None,
        rule: format!("{STATEMENT}/attributed").into(),
        event: 0,
    })
}

/// The tokens of what is said right of the speaker, in one sentence and without a quotation in it.
fn words(document: &Document, said: &Attribution, mention: &Mention) -> Option<Range<usize>> {
    let cue = mention.tokens.end as usize;
    let sentence = document.tokens_of(document.sentence_of(mention.tokens.start as usize));
    let scope = (said.scope.start as usize).max(cue)..(said.scope.end as usize).min(sentence.end);
    // The verb and "that" stand before the words: "he further added that".
    let that = scope.clone().find(|i| document.fold(*i) == "that")?;
    let past = |i: &usize| document.fold(*i).starts_with(char::is_alphanumeric);
    let end = (that + 1..scope.end).rev().find(past)? + 1;
    let words = that + 1..end;
    let quoted =
        document.mentions_in(words.clone()).iter().any(|m| matches!(m.value, MentionValue::Quote { .. }));
    (words.clone().filter(past).count() >= WORDS && !quoted).then_some(words)
}
