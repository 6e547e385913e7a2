//! Extraction: what is kept of an article.

mod account;
mod build;
mod count;
mod features;
mod matcher;
mod money;
mod noun_phrase;
mod person;
mod properties;
mod scope;

use claimdiff::extract::Extractor;
use claimdiff::model::article::{Article, Basis, Published};
use claimdiff::model::claim::Claim;
use claimdiff::pipeline::{claims_of, rule_test::short};
use claimdiff::rule::set::RuleSet;

/// The rules of these files of YAML, with the word lists and scope cues that come with the tool.
pub fn rules(files: &[&str]) -> RuleSet {
    let mut rules = RuleSet::load(false, &[]).unwrap();
    for (n, file) in files.iter().enumerate() {
        rules.add(&format!("desk{n}.yaml"), file).unwrap_or_else(|e| panic!("{e}"));
    }
    rules
}

/// The claims of an article of 7 July 2023.
pub fn claims_in(rules: &RuleSet, title: &str, text: &str) -> Vec<Claim> {
    let mut article = Article::new("a".into(), "a".into(), title, text);
    let day = jiff::civil::date(2023, 7, 7);
    article.meta.published = Some(Published { day, instant: None, zoned: false, basis: Basis::Metadata });
    claims_of(article, &Extractor::new(rules))
}

/// The claims of a text by one file of rules.
pub fn claims(file: &str, text: &str) -> Vec<Claim> {
    claims_in(&rules(&[file]), "", text)
}

/// Their values in short form.
pub fn values(claims: &[Claim]) -> Vec<String> {
    claims.iter().map(|claim| short(&claim.value)).collect()
}
