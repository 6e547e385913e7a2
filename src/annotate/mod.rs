//! What the tool sees in a text before any rule: numbers, dates, places, persons, organisations, who says what, what
//! is denied or doubted. In: a segmented document. Out: its mentions, each with a value.
//!
//! Annotators run in the order of [`ANNOTATORS`]; each may read what earlier ones left in the document, and none
//! knows another's code.

pub mod date;
pub mod number;
pub mod organization;
pub mod person;

use crate::lexicon::words::Lexicon;
use crate::model::document::{Document, Mention};

/// An annotator: looks at the document and returns what it found.
pub struct Annotator {
    /// Its name, as documented.
    pub name: &'static str,
    /// One line for people.
    pub about: &'static str,
    /// Finds mentions.
    pub find: fn(&Document, &Lexicon) -> Vec<Mention>,
}

/// All annotators, in the order in which they run.
pub const ANNOTATORS: &[Annotator] = &[
    Annotator {
        name: "organization",
        about: "institutions, armed groups, companies",
        find: organization::find,
    },
    Annotator { name: "person", about: "persons, by full name or known surname", find: person::find },
    Annotator { name: "date", about: "days, times, durations, repeated times", find: date::find },
    Annotator { name: "number", about: "numbers of things, with their hedges", find: number::find },
];

/// Runs all annotators.
pub fn annotate(document: &mut Document, lexicon: &Lexicon) {
    for annotator in ANNOTATORS {
        let found = (annotator.find)(document, lexicon);
        document.mentions.extend(found);
        document.sort_mentions();
    }
}
