//! What the tool sees in a text before any rule: numbers, dates, places, persons, organisations, who says what, what
//! is denied or doubted. In: a segmented document. Out: its mentions, each with a value.
//!
//! Annotators run in the order of [`ANNOTATORS`]; each may read what earlier ones left in the document, and none
//! knows another's code.

mod attribution;
pub mod date;
mod hedge;
mod negation;
pub mod number;
pub mod organization;
pub mod person;
pub mod place;
mod quote;
mod reference;
pub mod site;

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
    Annotator { name: "date", about: "days, times, durations, repeated times", find: date::find },
    Annotator {
        name: "number",
        about: "numbers of things, with their hedges; money; measures",
        find: number::find,
    },
    Annotator {
        name: "organization",
        about: "institutions, armed groups, companies",
        find: organization::find,
    },
    Annotator {
        name: "place",
        about: "places with all readings that the text leaves open; peoples",
        find: place::find,
    },
    Annotator {
        name: "site",
        about: "mines, gates, villages that no gazetteer lists, in their region",
        find: site::find,
    },
    Annotator { name: "person", about: "persons, by full name or known surname", find: person::find },
    Annotator { name: "quote", about: "words in quotation marks", find: quote::find },
    Annotator { name: "attribution", about: "who says what", find: attribution::find },
    Annotator {
        name: "reference",
        about: "pronouns and ages that stand for a person named",
        find: reference::find,
    },
    Annotator {
        name: "negation",
        about: "what is denied, unreported or only imagined",
        find: negation::find,
    },
    Annotator { name: "hedge", about: "how sure a statement is", find: hedge::find },
];

/// Runs all annotators.
pub fn annotate(document: &mut Document, lexicon: &Lexicon) {
    for annotator in ANNOTATORS {
        let found = (annotator.find)(document, lexicon);
        document.mentions.extend(found);
        document.sort_mentions();
    }
    attribution::ascribe(document);
}
