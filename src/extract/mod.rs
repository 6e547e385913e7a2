//! Annotated document and rules in, claims out. It does not know other articles: what belongs to which event across
//! the batch is settled by `group`, what contradicts what by `compare`.

mod account;
mod alone;
mod breakdown;
mod build;
mod counted_nouns;
mod cues;
mod enumeration;
pub mod features;
mod implied;
mod index;
mod listing;
mod matcher;
mod need;
mod noun_phrase;
mod noun_sum;
mod person;
mod quantity;
mod reference;
mod scope;
mod search;
mod sentence;
mod statement;
mod value;

use crate::lexicon::dateline::dateline;
use crate::lexicon::words::ListId;
use crate::model::claim::Claim;
use crate::model::document::Document;
use crate::model::modality::Modalities;
use crate::model::span::LineIndex;
use crate::rule::set::RuleSet;
use index::{Index, Starts};
use matcher::Matcher;
use std::cell::OnceCell;

/// The rules of a run, ready to read articles: made once, used for all of them.
pub struct Extractor<'a> {
    rules: &'a RuleSet,
    index: Index,
    contrast: Option<ListId>,
}

impl<'a> Extractor<'a> {
    /// Learns from the rules what each phrase needs.
    pub fn new(rules: &'a RuleSet) -> Self {
        Self { rules, index: Index::of(rules), contrast: rules.lexicon.list("contrast-cue") }
    }

    /// The rules that it was made of.
    pub fn rules(&self) -> &'a RuleSet {
        self.rules
    }

    /// The claims of one article, in the order of its text.
    pub fn claims(&self, document: &Document) -> Vec<Claim> {
        let rules = self.rules;
        let mut matcher = Matcher::new(document, &rules.lexicon);
        let (mut starts, mut candidates) = (Starts::default(), Vec::new());
        let (mut cues, mut contrasted) = (Vec::new(), Vec::new());
        for sentence in 0..document.sentences.len() {
            matcher.enter(sentence);
            matcher.find_starts(&self.index, &mut starts);
            search::search(&mut matcher, rules, &self.index, &starts, &mut candidates);
            cues.push(scope::cue(&mut matcher, document, rules, &self.index, &starts));
            contrasted.push(self.contrast.is_some_and(|list| matcher.sentence.lists.contains(list)));
        }
        let start = document.article.text_start();
        let builder = build::Builder {
            document,
            rules,
            scope: &scope::Scope::new(document, &rules.lexicon, &cues),
            modalities: &Modalities::of(document),
            index: &LineIndex::new(document.article.text()),
            dateline: dateline(document.article.body(), &rules.lexicon)
                .map_or(0, |line| start + line.end as u32),
            contrasted: &contrasted,
            told: &vec![OnceCell::new(); document.sentences.len()],
        };
        let mut settled = search::settle(candidates, rules);
        let references = reference::take(document, &mut settled);
        listing::list_roles(document, rules, &mut settled);
        person::share_roles(document, rules, &mut settled);
        reference::lend(document, builder.modalities, references, &mut settled);
        let made = settled.iter().flat_map(|c| builder.claims(c).into_iter().map(|claim| (c.rule, claim)));
        let mut claims = alone::stand(made.collect());
        claims.sort_by(|a, b| (a.location, &a.kind, &a.rule).cmp(&(b.location, &b.kind, &b.rule)));
        // A measure in brackets is both what stands before it and, to its own phrase, a measure.
        claims.dedup_by(|b, a| a.rule == b.rule && a.location == b.location && a.value == b.value);
        account::settle(&mut claims, scope::lead(document));
        implied::leave_out(&mut claims);
        let mut claims = person::one_record_a_person(claims);
        claims.extend(person::ages(document, rules, builder.index, &claims));
        claims.extend(statement::statements(document, rules, builder.index));
        claims
    }
}
