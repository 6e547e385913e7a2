//! The types of discrepancy, each with articles on which the tool must speak and articles on which it must be silent:
//! `tests/data/compare/taxonomy.yaml`, whole texts through all rooms.

use claimdiff::model::finding::Finding;
use claimdiff::{Options, RuleSet, batch_of, check};
use serde::Deserialize;
use std::collections::BTreeSet;

/// The types of the specification.
const TYPES: u32 = 35;

/// When articles were published that do not say.
const PUBLISHED: &str = "2024-03-06";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    row: u32,
    #[serde(rename = "type")]
    name: String,
    examples: Vec<Example>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Example {
    says: Vec<Says>,
    finds: Vec<String>,
    why: String,
    pinned: Option<bool>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Says {
    Text(String),
    Article(Article),
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
struct Article {
    text: String,
    title: Option<String>,
    source: Option<String>,
    /// Left out: [`PUBLISHED`]. `null`: never told.
    #[serde(default, deserialize_with = "given")]
    published: Option<Option<String>>,
    #[serde(default)]
    draft: bool,
}

fn given<'de, D: serde::Deserializer<'de>>(value: D) -> Result<Option<Option<String>>, D::Error> {
    Option::<String>::deserialize(value).map(Some)
}

fn rows() -> Vec<Row> {
    serde_yaml::from_str(include_str!("../../data/compare/taxonomy.yaml")).unwrap()
}

/// The findings as `kind type severity reason-code`, sorted.
fn found(example: &Example, rules: &RuleSet) -> Vec<String> {
    let articles: Vec<Article> = example
        .says
        .iter()
        .map(|says| match says {
            Says::Text(text) => Article { text: text.clone(), ..Article::default() },
            Says::Article(Article { text, title, source, published, draft }) => Article {
                text: text.clone(),
                title: title.clone(),
                source: source.clone(),
                published: published.clone(),
                draft: *draft,
            },
        })
        .collect();
    let event = example.pinned.unwrap_or(true).then_some("e");
    let lines: Vec<String> = articles
        .iter()
        .enumerate()
        .map(|(n, a)| {
            let published = a.published.clone().unwrap_or_else(|| Some(PUBLISHED.to_owned()));
            serde_json::json!({
                "id": format!("a{n}"), "title": a.title, "source": a.source, "text": a.text,
                "published": published, "event": event,
            })
            .to_string()
        })
        .collect();
    let mut batch = batch_of("articles.jsonl", lines.join("\n").as_bytes()).unwrap();
    for (article, told) in batch.articles.iter_mut().zip(&articles) {
        article.meta.draft = told.draft;
    }
    let outcome = check(batch, rules, &Options::default());
    let word = |value: serde_json::Value| value.as_str().unwrap_or_default().to_owned();
    let line = |f: &Finding| {
        let [sort, code] = [serde_json::to_value(f.finding_type), serde_json::to_value(f.reason.code)]
            .map(|value| word(value.unwrap()));
        format!("{} {sort} {} {code}", f.kinds.join("+"), f.severity.name())
    };
    let mut found: Vec<String> = outcome.discrepancies.iter().map(line).collect();
    found.sort();
    found
}

#[test]
fn every_example_gives_what_it_should() {
    let rules = RuleSet::builtin().unwrap();
    let mut faults = Vec::new();
    for row in rows() {
        for example in &row.examples {
            let mut wanted = example.finds.clone();
            wanted.sort();
            let found = found(example, &rules);
            if found != wanted {
                faults.push(format!(
                    "row {} ({}), {}: {found:?}, not {wanted:?}",
                    row.row, row.name, example.why
                ));
            }
        }
    }
    assert!(faults.is_empty(), "{} faults\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn every_type_has_examples_that_speak_and_such_that_are_silent() {
    let rows = rows();
    let numbers: BTreeSet<u32> = rows.iter().map(|row| row.row).collect();
    assert_eq!(numbers, (1..=TYPES).collect());
    for row in &rows {
        let silent = row.examples.iter().filter(|e| e.finds.is_empty()).count();
        assert!(silent > 0, "row {} has nothing silent", row.row);
        // Two types are about what must not be compared.
        let never = matches!(row.row, 10 | 33);
        assert_eq!(silent == row.examples.len(), never, "row {}", row.row);
    }
}
