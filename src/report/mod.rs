//! Outcome in, bytes out. A format lays out what it is given: it compares nothing, decides nothing and reads no file.
//! The tables below are all there is to register; the choices and the help of `--format` are made from them.

pub mod alert;
pub mod block;
pub mod claim_json;
pub mod claims;
pub mod closing;
pub mod csv;
pub mod github;
pub mod gitlab;
pub mod grid;
pub mod html;
pub mod json;
pub mod junit;
pub mod markdown;
pub mod matrix;
pub mod mentions;
pub mod message;
pub mod names;
pub mod options;
pub mod paint;
pub mod reading;
pub mod safe;
pub mod sarif;
pub mod settled;
pub mod table;
pub mod value_json;
pub mod wording;
pub mod words;
pub mod wrap;

use crate::model::document::Document;
use crate::model::outcome::Outcome;
pub use options::ReportOptions;
use std::io::{self, Write};

/// A way to write something down: an outcome, unless said otherwise.
pub struct Format<I: ?Sized = Outcome> {
    /// The word for `--format`.
    pub name: &'static str,
    /// What it is for, as the help shows it.
    pub about: &'static str,
    /// Writes it.
    pub write: fn(&I, &ReportOptions, &mut dyn Write) -> io::Result<()>,
}

/// What `check` can write; the first is the default.
pub const FORMATS: &[Format] = &[
    Format { name: "table", about: "for a person at a terminal", write: table::write },
    Format { name: "json", about: "for programs: the whole report as one JSON document", write: json::write },
    Format {
        name: "matrix",
        about: "for a person: what each independent text says, side by side",
        write: matrix::write,
    },
    Format { name: "jsonl", about: "for programs: one finding per line", write: json::lines },
    Format { name: "sarif", about: "for code scanning (GitHub and others)", write: sarif::write },
    Format { name: "github", about: "annotations in a GitHub Actions log", write: github::write },
    Format { name: "gitlab", about: "a GitLab Code Quality report", write: gitlab::write },
    Format { name: "junit", about: "JUnit XML, for Jenkins and others", write: junit::write },
    Format { name: "markdown", about: "tables for a merge request or a job summary", write: markdown::write },
    Format {
        name: "html",
        about: "a page to look at in a browser: one file, no network",
        write: html::write,
    },
    Format { name: "csv", about: "for a spreadsheet: one row per claim of a finding", write: csv::write },
];

/// Formats that show whole articles: they want [`Outcome::texts`].
pub const SHOW_TEXTS: &[&str] = &["html"];

/// What `extract` can write; the first is the default.
pub const CLAIM_FORMATS: &[Format] = &[
    Format { name: "table", about: "for a person at a terminal", write: claims::table },
    Format { name: "jsonl", about: "for programs: one claim per line", write: claims::jsonl },
];

/// What `annotate` can write, one article after the other; the first is the default.
pub const MENTION_FORMATS: &[Format<Document>] = &[
    Format { name: "text", about: "for a person at a terminal", write: mentions::text },
    Format { name: "jsonl", about: "for programs: one mention per line", write: mentions::jsonl },
];

/// The format of that name in one of the tables.
pub fn find<I: ?Sized>(formats: &'static [Format<I>], name: &str) -> Option<&'static Format<I>> {
    formats.iter().find(|format| format.name == name)
}
