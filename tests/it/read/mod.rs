//! Reading: formats, metadata, markup, versions, positions.

#![allow(clippy::unwrap_used)]

mod broken;
mod formats;
mod markdown;
mod metadata;
mod properties;
mod synthetic;
mod versions;

use claimdiff::model::article::Article;
use claimdiff::read::{Batch, bytes_of};

fn batch(path: &str, text: &str) -> Batch {
    bytes_of(path, text.as_bytes()).unwrap()
}

/// The only article of a file.
fn article(path: &str, text: &str) -> Article {
    let mut batch = batch(path, text);
    assert_eq!((batch.articles.len(), batch.unread), (1, 0), "{:?}", batch.notices);
    batch.articles.remove(0)
}
