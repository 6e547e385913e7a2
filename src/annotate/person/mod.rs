//! Persons. In: a document with its places, dates and institutions found. Out: a mention for each person's name and
//! for each bare surname that belongs to one, with the fullest form that the article gives.
//!
//! A run of capitals is a person when something speaks for it: a title or role before it, a known given name in
//! front, an age or an office beside it, a particle, a kunya, an initial, or only words that no list knows. No
//! learned model: each word list is data. It does not say what part a person plays, and never that two are one.

mod beside;
mod chain;
mod evidence;
mod marks;
mod runs;

use crate::annotate::person::chain::Chains;
use crate::lexicon::words::Lexicon;
use crate::model::document::{Document, Mention, MentionValue};
use crate::model::value::name::Name;
use std::ops::Range;

/// The persons of a document, in the order of the text.
pub fn find(document: &Document, lexicon: &Lexicon) -> Vec<Mention> {
    let marks = marks::marks(document, lexicon);
    let mut chains = Chains::new(lexicon);
    let mut found: Vec<(Range<usize>, usize)> = Vec::new();
    for candidate in runs::candidates(document, &marks, lexicon) {
        let chain = chains.add(document, &candidate);
        found.push((candidate.tokens, chain));
    }
    let mut named = vec![false; document.tokens.len()];
    for (tokens, _) in &found {
        named.get_mut(tokens.clone()).into_iter().flatten().for_each(|token| *token = true);
    }
    for (i, _) in named.iter().enumerate().filter(|(_, named)| !**named) {
        let Some((chain, tokens)) = chains.bare(document, &marks, i) else { continue };
        let age = beside::age(document, &document.tokens_of(document.sentence_of(i)), &tokens);
        if chains.learn_age(chain, age) {
            found.push((tokens, chain));
        }
    }
    found.sort_by_key(|(tokens, _)| tokens.start);
    found
        .into_iter()
        .filter_map(|(tokens, chain)| {
            let chain = chains.chains.get(chain)?;
            let written = document.span(tokens.clone()).of(document.article.readable());
            let name = Name {
                spelt: chain.is_other_spelling(written).then(|| written.to_owned()),
                name: chain.name.clone(),
                title: chain.title.clone(),
                age: chain.age,
                office: chain.office.clone(),
            };
            Some(document.mention(tokens, MentionValue::Person(name)))
        })
        .collect()
}
