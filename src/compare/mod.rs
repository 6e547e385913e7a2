//! Where articles contradict each other. In: events, their claims, the articles, the kinds. Out: findings, on request
//! the pairs that only look like one, and how much was compared.
//!
//! The walk (`run`), for each event: claims that may meet (`scope`) share a `slot`; values of a slot that cannot both be true are
//! apart (`interval`, `date`, `place`, `term`, `name`); what an article reconciles itself drops out (`rival`); the
//! comparator (of numbers `course`) says what the rest is: update, lowered, stale, conflict. Slots are held against each other by
//! `population`, `kinds` and `denial`, an article against itself by `internal`. Articles of a running story that tell
//! of two incidents are no witnesses against each other (`incident`), and retired versions of a story are none at all
//! (`retired`). Clashes that hang together are one
//! finding (`sides`, `finding`). Nothing here reads text, merges people or says who is right.

mod address;
mod attribution;
mod compatible;
mod conversion;
mod course;
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
mod retired;
mod rival;
mod run;
mod scene;
mod scope;
mod sides;
mod slip;
mod slot;
mod sum;
mod term;
mod timeline;
mod two_days;

use crate::model::claim::Claim;
use crate::model::event::Event;
use crate::model::finding::Finding;
use crate::model::kind::Kind;
use crate::model::outcome::{ArticleSummary, KindCoverage};
use crate::model::statement::Statement;
use incident::Incidents;
use rayon::prelude::*;
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
    let mut superseded = Vec::new();
    let all = scene::statements(events, claims, articles).into_iter().enumerate();
    let live = all.map(|(event, statements)| {
        let [live, gone] = retired::part(statements, articles);
        superseded.extend(retired::findings(event, &live, &gone, kinds, articles).into_iter().map(signed));
        live
    });
    let live: Vec<_> = live.collect();
    let scenes = live.into_iter().zip(events).enumerate();
    let scenes: Vec<_> = scenes
        .flat_map(|(event, (statements, known))| {
            let pinned = known.pin.is_some();
            scene::scenes(statements, pinned).into_iter().map(move |scene| (event, pinned, scene))
        })
        .collect();
    let compare = |(event, pinned, statements): (usize, bool, Vec<Statement>)| {
        let notes = lineage::copies(event, &statements, articles);
        let notes = notes.into_iter().chain(omission::notes(event, &statements, articles));
        let mut discrepancies: Vec<Finding> = notes.map(signed).collect();
        let slots = slot::slots(&statements, kinds);
        let fates: Vec<_> = slots.iter().flat_map(|slot| coverage::fates(&slot.stances)).collect();
        let mut run = Run::new(&slots, &statements);
        run.within_slots();
        run.between_slots();
        run.part_incidents(&Incidents::of(&statements, pinned));
        if explain {
            run.explain();
        }
        discrepancies.extend(run.discrepancies(event, articles));
        (discrepancies, run.compatible(event, articles), fates)
    };
    let each: Vec<_> = scenes.into_par_iter().map(compare).collect();
    for (discrepancies, compatible, own) in each {
        compared.discrepancies.extend(discrepancies);
        compared.compatible.extend(compatible);
        coverage::mark(own, &mut fates);
    }
    retired::absorb(&mut compared.discrepancies, &superseded);
    compared.discrepancies.append(&mut superseded);
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
