//! claimdiff reads a batch of news articles, pulls out what can be compared (places, days, casualty counts,
//! names, and whatever a desk's own rules define), groups what is about the same event and says which sources
//! disagree, with both sides quoted.
//!
//! ```
//! use claimdiff::{Options, RuleSet, batch_of, check};
//!
//! let batch = batch_of("stories.jsonl", concat!(
//!     r#"{"id": "a", "event": "e", "text": "The strike killed 12 people."}"#, "\n",
//!     r#"{"id": "b", "event": "e", "text": "The strike killed nine people."}"#, "\n",
//! ).as_bytes())?;
//! let outcome = check(batch, &RuleSet::builtin()?, &Options::default());
//! assert_eq!(outcome.discrepancies.len(), 1);
//! assert_eq!(outcome.discrepancies[0].kinds, ["killed"]);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! The names above, and the types that they show, are the library's interface. The modules are open for the tool's
//! own tests and may change in any version.

pub use crate::model::outcome::Outcome;
pub use crate::pipeline::CheckOptions as Options;
pub use crate::pipeline::check;
pub use crate::read::{Batch, ReadOptions, batch as read, bytes_of as batch_of};
pub use crate::rule::set::RuleSet;

#[doc(hidden)]
pub mod annotate;
#[doc(hidden)]
pub mod cli;
#[doc(hidden)]
pub mod compare;
#[doc(hidden)]
pub mod config;
#[doc(hidden)]
pub mod extract;
#[doc(hidden)]
pub mod group;
#[doc(hidden)]
pub mod lexicon;
#[doc(hidden)]
pub mod model;
#[doc(hidden)]
pub mod pipeline;
#[doc(hidden)]
pub mod read;
#[doc(hidden)]
pub mod report;
#[doc(hidden)]
pub mod rule;
#[doc(hidden)]
pub mod segment;
#[doc(hidden)]
pub mod settle;
