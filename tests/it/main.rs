//! All integration tests, one binary; the modules mirror `src/`.

mod annotate;
mod lexicon;
mod corpus;
mod house;
mod lexicon;
mod report;
mod rules;
