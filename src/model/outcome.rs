//! All that a report may know. Formats lay it out and compute nothing.

use crate::model::article::{Article, Meta};
use crate::model::claim::Claim;
use crate::model::event::Event;
use crate::model::finding::{Finding, Settled};
use std::collections::BTreeMap;

/// What is left of an article once its claims are taken.
#[derive(Clone, Debug, Default)]
pub struct ArticleSummary {
    /// Its id.
    pub id: String,
    /// Its file.
    pub path: String,
    /// Its title.
    pub title: Option<String>,
    /// What is known about it.
    pub meta: Meta,
    /// Number of its lineage: articles that share most of their wording have one lineage.
    pub lineage: usize,
    /// Place of its source in the desk's ranking, 0 the most trusted.
    pub rank: Option<usize>,
    /// Of the text that was compared: see [`Article::hash`].
    pub hash: u64,
}

/// An article's text, read again for a report that shows it: nothing keeps the texts of a batch.
#[derive(Clone, Debug)]
pub enum Reread {
    /// It says what it said when it was compared.
    Same(Box<Article>),
    /// It says something else by now.
    Changed,
    /// It cannot be read any more.
    Gone,
}

/// How much of the claims of one kind was compared.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct KindCoverage {
    /// Claims found.
    pub found: usize,
    /// Claims that met at least one claim of another article or another of their own.
    pub compared: usize,
    /// Claims that only one source makes.
    pub single_source: usize,
    /// Claims that nothing can be compared with: background, attached places, partial dates.
    pub not_comparable: usize,
}

/// Something that could not be read, or was read otherwise than the user may think.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Notice {
    /// Stable word ("not-english", "no-date", "unreadable").
    pub code: String,
    /// File, and line and column where known: `a.txt:3:1`.
    pub place: String,
    /// One sentence.
    pub message: String,
}

/// What was read, found and compared.
#[derive(Clone, Debug, Default)]
pub struct Outcome {
    /// In the order of the batch.
    pub articles: Vec<ArticleSummary>,
    /// By first article.
    pub events: Vec<Event>,
    /// By article, then position.
    pub claims: Vec<Claim>,
    /// By event, severity (errors first), kind, first claim.
    pub discrepancies: Vec<Finding>,
    /// Findings that the desk has settled or knew before, in the same order.
    pub settled: Vec<Settled>,
    /// How many findings more there are than may be shown.
    pub left_out: usize,
    /// The same order; filled only when asked for.
    pub compatible: Vec<Finding>,
    /// Per kind.
    pub coverage: BTreeMap<String, KindCoverage>,
    /// Indexes of articles in which no claim was found.
    pub without_claims: Vec<usize>,
    /// In the order of the files.
    pub notices: Vec<Notice>,
    /// The texts, in the order of the articles; empty where no format shows them.
    pub texts: Vec<Reread>,
    /// How many files and records were found and not checked.
    pub unread: usize,
}
