//! The desk's own drafts against the wire. In: the findings of a batch. Out: those that touch a draft, its side first.

use crate::compare::sides::is_by_time;
use crate::model::finding::Finding;
use crate::model::outcome::ArticleSummary;

/// Are some of the articles drafts?
pub fn are_there(articles: &[ArticleSummary]) -> bool {
    articles.iter().any(|article| article.meta.draft)
}

/// Keeps the findings that touch a draft and puts its side first. What changed over time stays in its order.
pub fn only(findings: &mut Vec<Finding>, articles: &[ArticleSummary]) {
    let is_draft = |article: &usize| articles.get(*article).is_some_and(|article| article.meta.draft);
    findings.retain_mut(|finding| {
        if !is_by_time(finding.reason.code) {
            finding.sides.sort_by_key(|side| !side.articles.iter().any(is_draft));
        }
        finding.sides.iter().any(|side| side.articles.iter().any(is_draft))
    });
}
