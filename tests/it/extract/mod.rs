//! Extraction: what is kept of an article.

mod features;
