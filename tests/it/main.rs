//! All integration tests, one binary; the modules mirror `src/`.

mod corpus;
mod extract;
mod group;
mod house;
mod rules;
mod lexicon;
mod report;
