//! Two person names in, how they relate out: one spelling of one name, a part of it, or another name.
//!
//! The walk: fold to plain letters, strip titles, make tokens (`spelling`); rewrite spellings that romanisation
//! confuses (`rewrite`); weigh the letters that still differ per token (`letters`); align the tokens
//! (`align`); score how much of each name the other covers (`score`); put the score into words ([`relate`]); within one
//! article, tell a family from a slip (`relatives`).
//! Word lists, rewrites and letter costs are data in `rules/lexicon/names-*.tsv`.
//!
//! What it does not do: say that two people are one (equal spelling is no proof), know aliases, or compare names
//! as whole strings, which rewards what siblings share.

mod align;
mod fold;
mod letters;
mod piece;
mod relatives;
mod rewrite;
mod rows;
mod score;
mod spelling;
mod tables;
mod verdict;

pub use relatives::{are_relatives, outer_words};
pub use spelling::Spelling;
pub use verdict::{AlignedPair, NameReason, NameRelation, NameVerdict, relate, relate_spellings};
