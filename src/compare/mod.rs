//! Where articles contradict each other. In: events, their claims, the articles, the kinds. Out: findings, on request
//! the pairs that only look like one, and how much was compared.
//!
//! The walk (`run`), for each event: claims that may meet share a slot (`scope`); values of a slot that cannot both be true are
//! apart (`interval`, `date`, `place`, `term`, `name`); what an article reconciles itself drops out (`rival`); the
//! comparator says what the rest is: update, lowered, stale, conflict. Slots are held against each other by
//! `population`, `kinds` and `denial`, an article against itself by `internal`. Articles of a running story that tell
//! of two incidents are no witnesses against each other (`incident`). Clashes that hang together are one
//! finding (`sides`, `finding`). Nothing here reads text, merges people or says who is right.

mod attribution;
mod compatible;
mod coverage;
mod date;
mod denial;
mod draft;
mod finding;
mod fingerprint;
mod incident;
mod internal;
mod interval;
mod kinds;
mod lineage;
mod misname;
mod name;
mod omission;
mod paraphrase;
mod place;
mod population;
mod quote;
mod rival;
mod run;
mod scope;
mod sides;
mod slip;
mod sum;
mod term;

use crate::model::claim::Claim;
use crate::model::event::Event;
use crate::model::finding::Finding;
use crate::model::kind::Kind;
use crate::model::outcome::{ArticleSummary, KindCoverage};
use incident::Incidents;
use run::{Run, signed};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// What comparing gave.
#[derive(Clone, Debug, Default)]
pub struct Compared {
    /// By event, severity (errors first), kind, first claim.
    pub discrepancies: Vec<Finding>,
    /// The same order; empty unless asked for.
    pub compatible: Vec<Finding>,
    /// Per kind.
    pub coverage: BTreeMap<String, KindCoverage>,
}

/// Compares the claims of each event with each other. `explain` asks for the compatible pairs too.
pub fn findings(
    events: &[Event],
    claims: &[Claim],
    articles: &[ArticleSummary],
    kinds: &[Kind],
    explain: bool,
) -> Compared {
    let mut fates = vec![coverage::Fate::default(); claims.len()];
    let mut compared = Compared::default();
    let scenes = scope::statements(events, claims, articles).into_iter().zip(events).enumerate();
    let scenes = scenes.flat_map(|(event, (statements, known))| {
        let pinned = known.pin.is_some();
        scope::scenes(statements, pinned).into_iter().map(move |scene| (event, pinned, scene))
    });
    for (event, pinned, statements) in scenes {
        let notes = lineage::copies(event, &statements, articles);
        let notes = notes.into_iter().chain(omission::notes(event, &statements, articles));
        compared.discrepancies.extend(notes.map(signed));
        let slots = scope::slots(&statements, kinds);
        slots.iter().for_each(|slot| coverage::mark(&slot.stances, &mut fates));
        let mut run = Run::new(&slots, &statements);
        run.within_slots();
        run.between_slots();
        run.part_incidents(&Incidents::of(&statements, pinned));
        if explain {
            run.explain();
        }
        compared.discrepancies.extend(run.discrepancies(event, articles));
        compared.compatible.extend(run.compatible(event, articles));
    }
    if draft::are_there(articles) {
        draft::only(&mut compared.discrepancies, articles);
        draft::only(&mut compared.compatible, articles);
    }
    let order = |f: &Finding| {
        (f.event, Reverse(f.severity), f.kinds.clone(), f.sides.first().map(|s| s.claims.clone()))
    };
    compared.discrepancies.sort_by_cached_key(order);
    compared.compatible.sort_by_cached_key(order);
    compared.coverage = coverage::coverage(claims, &fates);
    compared
}
