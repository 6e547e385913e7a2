//! claimdiff reads a batch of news articles, pulls out what can be compared (places, days, casualty counts,
//! names, and whatever a desk's own rules define), groups what is about the same event and says which sources
//! disagree, with both sides quoted.

#[doc(hidden)]
pub mod cli;

pub mod annotate;
pub mod compare;
pub mod extract;
pub mod group;
pub mod lexicon;
pub mod model;
pub mod pipeline;
pub mod read;
pub mod report;
pub mod rule;
pub mod segment;
