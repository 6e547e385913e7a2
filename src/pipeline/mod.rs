//! The conductor: knows the order of the rooms and nothing else. Articles walk through `segment`, `annotate` and
//! `extract` one by one and in parallel; what is left of each, a digest, is grouped and compared.

pub mod rule_test;
mod style;

use crate::annotate::annotate;
use crate::annotate::place::settle_together;
use crate::compare;
use crate::extract::Extractor;
use crate::extract::features::features;
use crate::group;
use crate::lexicon::dateline::dateline;
use crate::lexicon::words::Lexicon;
use crate::model::article::{Article, Basis, Published};
use crate::model::claim::{About, Claim};
use crate::model::document::Document;
use crate::model::event::Event;
use crate::model::features::Features;
use crate::model::outcome::{ArticleSummary, Notice, Outcome};
use crate::model::panic::{Panicked, caught};
use crate::model::policy::Policy;
use crate::model::value::Value;
use crate::model::value::date::Grain;
use crate::model::value::place::Place;
use crate::model::vocabulary::Vocabulary;
use crate::read::Batch;
use crate::rule::set::RuleSet;
use crate::segment::segment;
use crate::settle::settle;
use rayon::prelude::*;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use style::Unstyled;

/// How to check.
#[derive(Clone, Debug, Default)]
pub struct CheckOptions {
    /// List compatible pairs too.
    pub explain: bool,
    /// Threads; `None` for as many as the machine has.
    pub jobs: Option<usize>,
    /// What the desk has decided about findings.
    pub policy: Policy,
    /// Counts the articles that have been read through, for whoever watches.
    pub done: Option<Arc<AtomicUsize>>,
}

/// So many articles are read through before their claims are put with the others: enough to keep all threads busy, few
/// enough that no claim is held twice for long.
const BLOCK: usize = 2048;

/// What an article leaves behind when its text is dropped.
struct Digest {
    summary: ArticleSummary,
    claims: Vec<Claim>,
    features: Features,
    pin: Option<String>,
    unstyled: Unstyled,
    /// Why there is nothing else.
    fault: Option<Notice>,
}

/// An article, segmented and annotated.
pub fn document(article: Article, rules: &RuleSet) -> Document {
    let mut article = article.without_repeated_title();
    if article.meta.published.is_none() {
        article.meta.published = dated_by_its_dateline(&article, &rules.lexicon);
    }
    let mut document = segment(article, &rules.lexicon);
    annotate(&mut document, &rules.lexicon);
    document
}

/// The day of a dateline that is written with its year.
fn dated_by_its_dateline(article: &Article, lexicon: &Lexicon) -> Option<Published> {
    let day = dateline(article.body(), lexicon)?.day()?;
    Some(Published { day, instant: None, zoned: false, basis: Basis::Dateline })
}

/// The claims of one article.
pub fn claims_of(article: Article, extractor: &Extractor) -> Vec<Claim> {
    extractor.claims(&document(article, extractor.rules()))
}

/// Every article of a batch, segmented and annotated, in its order; a notice where the tool itself fails on one.
pub fn annotated(batch: Batch, rules: &RuleSet, jobs: Option<usize>) -> Vec<Result<Document, Notice>> {
    let work = |article: Article| {
        let id = article.id.clone();
        caught(&format!("check {id}"), || document(article, rules)).map_err(|panicked| fault(&id, &panicked))
    };
    in_parallel(jobs, || batch.articles.into_par_iter().map(work).collect())
}

/// The claims of a batch, grouped into events and not compared.
pub fn claims(batch: Batch, rules: &RuleSet, jobs: Option<usize>) -> Outcome {
    in_parallel(jobs, || gather(batch, rules))
}

/// The main job: what the sources of a batch disagree on.
pub fn check(batch: Batch, rules: &RuleSet, options: &CheckOptions) -> Outcome {
    in_parallel(options.jobs, || {
        let mut outcome = gather_counting(batch, rules, options.done.as_deref());
        let Outcome { events, claims, articles, .. } = &outcome;
        let compared = compare::findings(events, claims, articles, &rules.kinds, options.explain);
        outcome.discrepancies = compared.discrepancies;
        style::remark(&mut outcome.discrepancies, &rules.style);
        outcome.compatible = compared.compatible;
        outcome.coverage = compared.coverage;
        let plain = |id: &str| rules.kinds.iter().find(|kind| kind.id == id).map(|kind| kind.severity);
        settle(&mut outcome, &options.policy, &plain);
        outcome
    })
}

/// Runs `work` on so many threads. Where no pool can be made, the current thread does it: the result is the same.
fn in_parallel<T: Send>(jobs: Option<usize>, work: impl FnOnce() -> T + Send) -> T {
    match jobs.map(|jobs| rayon::ThreadPoolBuilder::new().num_threads(jobs).build()) {
        Some(Ok(pool)) => pool.install(work),
        _ => work(),
    }
}

/// Everything but the comparison.
fn gather(batch: Batch, rules: &RuleSet) -> Outcome {
    gather_counting(batch, rules, None)
}

/// The same, each article counted when it is done.
fn gather_counting(batch: Batch, rules: &RuleSet, done: Option<&AtomicUsize>) -> Outcome {
    let extractor = Extractor::new(rules);
    let words = Vocabulary::default();
    let work = |article| {
        let digest = digest(article, &extractor, &words);
        if let Some(done) = done {
            done.fetch_add(1, Ordering::Relaxed);
        }
        digest
    };
    let (mut summaries, mut claims, mut features, mut pins) =
        (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    let mut unstyled = Vec::new();
    let mut without_claims = Vec::new();
    let mut faults = Vec::new();
    let mut articles = batch.articles.into_iter();
    while articles.len() > 0 {
        let block: Vec<Article> = articles.by_ref().take(BLOCK).collect();
        let digests: Vec<Digest> = block.into_par_iter().map(work).collect();
        for digest in digests {
            let number = summaries.len();
            if digest.claims.is_empty() {
                without_claims.push(number);
            }
            claims.extend(digest.claims.into_iter().map(|claim| Claim { article: number, ..claim }));
            summaries.push(digest.summary);
            features.push(digest.features);
            pins.push(digest.pin);
            unstyled.push(digest.unstyled);
            faults.extend(digest.fault);
        }
    }
    for (summary, lineage) in summaries.iter_mut().zip(group::lineages(&features)) {
        summary.lineage = lineage;
    }
    // Nothing after this asks how a text is worded.
    let segments = features.iter_mut().flat_map(|features| features.segments.iter_mut());
    segments.for_each(|segment| segment.shingles = Box::default());
    let grouping = group::events(&features, &pins, &words);
    drop((features, words));
    for claim in &mut claims {
        claim.event = grouping.of[claim.article];
    }
    settle_places(&mut claims, grouping.events.len());
    let mut events = grouping.events;
    set_days(&mut events, &claims);
    let mut notices = batch.notices;
    let unread = batch.unread + faults.len();
    notices.extend(faults);
    notices.extend(undated(&summaries));
    notices.extend(style::notices(&summaries, &unstyled));
    Outcome { articles: summaries, events, claims, without_claims, notices, unread, ..Outcome::default() }
}

/// What is to be said of articles whose publication day is not in their metadata: days without a year and weekdays
/// hang on it.
fn undated(articles: &[ArticleSummary]) -> Vec<Notice> {
    let in_text = |a: &&ArticleSummary| {
        a.meta.published.is_some_and(|p| matches!(p.basis, Basis::LeadingDate | Basis::Dateline))
    };
    let nowhere = |a: &&ArticleSummary| a.meta.published.is_none();
    let told = |found: Vec<&ArticleSummary>, code: &str, words: &str| {
        let first = found.first()?;
        let more = if found.len() > 1 { format!(" (and {} more)", found.len() - 1) } else { String::new() };
        Some(Notice { code: code.to_owned(), place: first.path.clone(), message: format!("{words}{more}") })
    };
    [
        told(
            articles.iter().filter(in_text).collect(),
            "date-from-text",
            "the day of publication was taken from the head of the text",
        ),
        told(
            articles.iter().filter(nowhere).collect(),
            "no-date",
            "no day of publication, so weekdays stay open; --published gives one",
        ),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// What is left of an article. One on which the tool itself fails is named in a notice, and the others are checked.
fn digest(article: Article, extractor: &Extractor, words: &Vocabulary) -> Digest {
    let (id, path, meta) = (article.id.clone(), article.path.clone(), article.meta.clone());
    let hash = article.hash();
    caught(&format!("check {id}"), || sound_digest(article, hash, extractor, words)).unwrap_or_else(
        |panicked| Digest {
            fault: Some(fault(&id, &panicked)),
            features: Features { id: id.clone(), ..Features::default() },
            summary: ArticleSummary { id, path, meta, hash, ..ArticleSummary::default() },
            claims: Vec::new(),
            pin: None,
            unstyled: Unstyled::new(),
        },
    )
}

fn fault(id: &str, panicked: &Panicked) -> Notice {
    let message = format!("not checked: {panicked}");
    Notice { code: "fault".to_owned(), place: id.to_owned(), message }
}

fn sound_digest(article: Article, hash: u64, extractor: &Extractor, words: &Vocabulary) -> Digest {
    let document = document(article, extractor.rules());
    let mut claims = extractor.claims(&document);
    share(&mut claims, words);
    let features = features(&document, &claims, &extractor.rules().lexicon, words);
    let Article { id, path, meta, .. } = &document.article;
    let summary = ArticleSummary {
        id: id.clone(),
        path: path.clone(),
        title: document.article.title().map(str::to_owned),
        meta: meta.clone(),
        lineage: 0,
        rank: None,
        hash,
    };
    let unstyled = style::unstyled(&document, &extractor.rules().style);
    Digest { summary, claims, features, pin: meta.event.clone(), unstyled, fault: None }
}

/// Keeps once what many claims hold: the rule that found them, and what the claims of a sentence have in common, its
/// words and who says it.
fn share(claims: &mut [Claim], words: &Vocabulary) {
    let (mut context, mut speaker) = (None, None);
    for claim in claims {
        claim.rule = words.share(&claim.rule);
        share_last(&mut claim.context, &mut context);
        if let Some(attribution) = &mut claim.attribution {
            share_last(attribution, &mut speaker);
        }
    }
}

/// Takes what the last one holds where it is the same.
fn share_last<T: PartialEq + ?Sized>(own: &mut Arc<T>, last: &mut Option<Arc<T>>) {
    match last {
        Some(last) if **last == **own => *own = Arc::clone(last),
        _ => *last = Some(Arc::clone(own)),
    }
}

/// What a name of a place means, an event's articles say together.
fn settle_places(claims: &mut [Claim], events: usize) {
    let mut places: Vec<Vec<&mut Place>> = (0..events).map(|_| Vec::new()).collect();
    for claim in claims.iter_mut().filter(|c| c.about == About::Event) {
        let of_event = claim.role.as_deref().is_none_or(|role| role == "event");
        if let Value::Place(place) = &mut claim.value
            && of_event
        {
            places[claim.event].push(place);
        }
    }
    places.par_iter_mut().for_each(|places| settle_together(places));
}

/// An event's days: the first and last that its articles' event dates name.
fn set_days(events: &mut [Event], claims: &[Claim]) {
    for claim in
        claims.iter().filter(|c| c.about == About::Event && c.role.as_deref().is_none_or(|r| r == "event"))
    {
        let Value::Date(date) = &claim.value else { continue };
        let (Some(start), Some(end), Grain::Day | Grain::Time) = (date.start, date.end, date.grain) else {
            continue;
        };
        let event = &mut events[claim.event];
        event.start = Some(event.start.map_or(start, |known| known.min(start)));
        event.end = Some(event.end.map_or(end, |known| known.max(end)));
    }
}
