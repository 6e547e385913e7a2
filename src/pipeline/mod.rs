//! The conductor: knows the order of the rooms and nothing else. Articles walk through `segment`, `annotate` and
//! `extract` one by one and in parallel; what is left of each, a digest, is grouped and compared.

pub mod rule_test;

use crate::annotate::annotate;
use crate::extract;
use crate::model::article::Article;
use crate::model::claim::Claim;
use crate::model::document::Document;
use crate::rule::set::RuleSet;
use crate::segment::segment;

/// An article, segmented and annotated.
pub fn document(article: Article, rules: &RuleSet) -> Document {
    let mut document = segment(article, &rules.lexicon);
    annotate(&mut document, &rules.lexicon);
    document
}

/// The claims of one article, for rule tests and `extract`.
pub fn claims_of(article: Article, rules: &RuleSet) -> Vec<Claim> {
    extract::claims(&document(article, rules), rules)
}
