//! Whose claims are laid side by side. In: events, claims, articles. Out: the statements of each event, parted where its
//! articles tell of different times.

use crate::compare::scope::{OF_EVENT, TOP, is_day};
use crate::lexicon::threshold::Threshold;
use crate::model::claim::{About, Claim};
use crate::model::event::Event;
use crate::model::outcome::ArticleSummary;
use crate::model::statement::Statement;
use crate::model::value::Value;
use crate::model::value::date::Grain;
use jiff::civil::Date;
use std::cmp::Reverse;
use std::collections::BTreeSet;

/// The claims of each event as statements.
pub fn statements<'a>(
    events: &[Event],
    claims: &'a [Claim],
    articles: &[ArticleSummary],
) -> Vec<Vec<Statement<'a>>> {
    let ranks = ranks(articles);
    let mut statements: Vec<Vec<Statement>> = vec![Vec::new(); events.len()];
    for (index, claim) in claims.iter().enumerate() {
        let article = articles.get(claim.article).zip(ranks.get(claim.article));
        if let (Some(own), Some((article, rank))) = (statements.get_mut(claim.event), article) {
            own.push(Statement {
                index,
                claim,
                rank: *rank,
                lineage: article.lineage,
                published: article.meta.published,
            });
        }
    }
    statements
}

/// The statements of one event, parted where articles tell of different times: the trial of an old attack, the strike on
/// the same town in March. Articles without a day stay with the most. What a desk has pinned is one.
pub fn scenes<'a>(statements: Vec<Statement<'a>>, pinned: bool) -> Vec<Vec<Statement<'a>>> {
    let mut days: Vec<(Date, usize)> =
        statements.iter().filter_map(|s| Some((told_day(s.claim)?, s.rank))).collect();
    days.sort_unstable();
    let apart = |pair: &[(Date, usize)]| {
        pair[0].0.until(pair[1].0).is_ok_and(|gap| gap.get_days() > Threshold::AnotherTime.days())
    };
    if pinned || !days.windows(2).any(apart) {
        return vec![statements];
    }
    // An article that tells of two times holds them together.
    let runs: Vec<BTreeSet<usize>> = days
        .chunk_by(|a, b| !apart(&[*a, *b]))
        .map(|run| run.iter().map(|(_, rank)| *rank).collect())
        .collect();
    if runs.iter().enumerate().any(|(n, run)| runs[..n].iter().any(|other| !other.is_disjoint(run))) {
        return vec![statements];
    }
    let most = runs.iter().enumerate().max_by_key(|(n, run)| (run.len(), Reverse(*n))).map_or(0, |(n, _)| n);
    let mut scenes: Vec<Vec<Statement>> = vec![Vec::new(); runs.len()];
    for statement in statements {
        let at = runs.iter().position(|run| run.contains(&statement.rank)).unwrap_or(most);
        scenes[at].push(statement);
    }
    scenes
}

/// The day of the event, if the claim tells it near the top.
fn told_day(claim: &Claim) -> Option<Date> {
    match &claim.value {
        Value::Date(date) if date.grain <= Grain::Day && claim.sentence_index <= TOP => {
            let of_event =
                claim.about == About::Event && claim.role.as_deref().is_none_or(|role| role == OF_EVENT);
            date.start.filter(|_| of_event && is_day(claim, date))
        }
        _ => None,
    }
}

/// The place of each article among all by day, instant and id; articles without a day come last.
fn ranks(articles: &[ArticleSummary]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..articles.len()).collect();
    order.sort_by_key(|a| {
        let published = articles[*a].meta.published;
        (published.is_none(), published.map(|p| p.day), published.and_then(|p| p.instant), &articles[*a].id)
    });
    let mut ranks = vec![0; articles.len()];
    order.iter().enumerate().for_each(|(rank, article)| ranks[*article] = rank);
    ranks
}
