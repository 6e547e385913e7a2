//! How fast: loading the built-in rules (what a cold start costs), and each room over the stories of `corpus/`.
//!
//! `cargo bench` prints the least, median and mean time, and bytes or items a second. Whole processes are measured by
//! `benches/processes`.

use claimdiff::extract::{Extractor, features::features};
use claimdiff::lexicon::gazetteer::data::Gazetteer;
use claimdiff::lexicon::names::relate;
use claimdiff::model::article::Article;
use claimdiff::model::features::Features;
use claimdiff::model::vocabulary::Vocabulary;
use claimdiff::{Batch, Options, ReadOptions, RuleSet, check, compare, group, pipeline, read, segment};
use divan::counter::{BytesCount, ItemsCount};
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

/// The same without the examples, as `check` loads them.
#[divan::bench]
fn load_rules_to_read_with() -> RuleSet {
    RuleSet::ready(true, &[]).unwrap_or_default()
}

#[divan::bench]
fn segment_articles(bencher: Bencher) {
    let (articles, rules) = (corpus(), rules());
    let bytes: usize = articles.iter().map(|article| article.text().len()).sum();
    bencher.counter(BytesCount::new(bytes)).bench_local(|| {
        for article in &articles {
            black_box(segment::segment(article.clone(), &rules.lexicon));
        }
    });
}

/// Which articles tell of one event.
#[divan::bench]
fn group_articles(bencher: Bencher) {
    let (articles, rules) = (corpus(), rules());
    let extractor = Extractor::new(&rules);
    let words = Vocabulary::default();
    let found = |article: Article| {
        let document = pipeline::document(article, &rules);
        features(&document, &extractor.claims(&document), &rules.lexicon, &words)
    };
    let all: Vec<Features> = articles.into_iter().map(found).collect();
    let pins = vec![None; all.len()];
    bencher.counter(ItemsCount::new(all.len())).bench_local(|| group::events(&all, &pins, &words));
}

/// What the claims of grouped articles disagree on.
#[divan::bench]
fn compare_claims(bencher: Bencher) {
    let (articles, rules) = (corpus(), rules());
    let outcome = pipeline::claims(Batch { articles, ..Batch::default() }, &rules, None);
    bencher.counter(ItemsCount::new(outcome.claims.len())).bench_local(|| {
        compare::findings(&outcome.events, &outcome.claims, &outcome.articles, &rules.kinds, false)
            .discrepancies
            .len()
    });
}

/// Do two spellings name one person?
#[divan::bench]
fn names(bencher: Bencher) {
    let names =
        ["Osama al-Muhajir", "Usamah al Muhajer", "Yekaterina Duntsova", "Ekaterina Duntsova", "Jim Lee"];
    bencher.counter(ItemsCount::new(names.len() * names.len())).bench_local(|| {
        for a in names {
            for b in names {
                black_box(relate(a, b));
            }
        }
    });
}

/// Names looked up in the gazetteer, most of which it has.
#[divan::bench]
fn gazetteer(bencher: Bencher) {
    let names = ["aleppo", "san francisco", "north kivu", "odesa", "nowhere at all"];
    let gazetteer = Gazetteer::get();
    bencher.counter(ItemsCount::new(names.len())).bench_local(|| {
        names.iter().map(|name| black_box(gazetteer.lookup(black_box(name))).len()).sum::<usize>()
    });
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
