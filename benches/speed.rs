//! How fast: loading the built-in rules (what a cold start costs), and reading claims out of the stories of `corpus/`.
//!
//! `cargo bench` prints the least, median and mean time, and bytes a second where text is read.

use claimdiff::extract::Extractor;
use claimdiff::model::article::Article;
use claimdiff::{Options, ReadOptions, RuleSet, check, pipeline, read};
use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use std::path::PathBuf;

/// A long article, in bytes.
const LONG: usize = 5_000_000;

fn main() {
    divan::main();
}

fn corpus() -> Vec<Article> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("corpus");
    read(&[folder], &ReadOptions::default()).map(|batch| batch.articles).unwrap_or_default()
}

fn rules() -> RuleSet {
    RuleSet::builtin().unwrap_or_default()
}

#[divan::bench]
fn load_builtin_rules() -> RuleSet {
    rules()
}

#[divan::bench]
fn claims(bencher: Bencher) {
    let (articles, rules) = (corpus(), rules());
    let extractor = Extractor::new(&rules);
    let bytes: usize = articles.iter().map(|article| article.text().len()).sum();
    bencher.counter(BytesCount::new(bytes)).bench_local(|| {
        for article in &articles {
            black_box(pipeline::claims_of(article.clone(), &extractor));
        }
    });
}

/// The stories of `corpus/` over and over, up to five megabytes in one article: time grows with the text and no faster.
#[divan::bench(sample_count = 3, sample_size = 1)]
fn claims_of_a_long_article(bencher: Bencher) {
    let (articles, rules) = (corpus(), rules());
    let extractor = Extractor::new(&rules);
    let stories: String = articles.iter().map(|article| format!("{}\n\n", article.text())).collect();
    let text = stories.repeat(LONG / stories.len().max(1) + 1);
    bencher.counter(BytesCount::new(text.len())).bench_local(|| {
        let article = Article::new("long".into(), "long".into(), "", &text);
        black_box(pipeline::claims_of(article, &extractor))
    });
}

/// Claims, without what comes before: the documents are annotated already.
#[divan::bench]
fn extract(bencher: Bencher) {
    let (articles, rules) = (corpus(), rules());
    let extractor = Extractor::new(&rules);
    let bytes: usize = articles.iter().map(|article| article.text().len()).sum();
    let documents: Vec<_> = articles.into_iter().map(|article| pipeline::document(article, &rules)).collect();
    bencher.counter(BytesCount::new(bytes)).bench_local(|| {
        for document in &documents {
            black_box(extractor.claims(document));
        }
    });
}

#[divan::bench]
fn annotate(bencher: Bencher) {
    let (articles, rules) = (corpus(), rules());
    let bytes: usize = articles.iter().map(|article| article.text().len()).sum();
    bencher.counter(BytesCount::new(bytes)).bench_local(|| {
        for article in &articles {
            black_box(pipeline::document(article.clone(), &rules));
        }
    });
}

#[divan::bench]
fn check_a_batch(bencher: Bencher) {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("corpus/syria-strike/articles");
    let rules = rules();
    bencher.bench_local(|| {
        read(std::slice::from_ref(&folder), &ReadOptions::default())
            .map(|b| check(b, &rules, &Options::default()))
    });
}
