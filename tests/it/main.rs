//! All integration tests, one binary; the modules mirror `src/`.

mod compare;
mod annotate;
mod lexicon;
mod corpus;
mod extract;
mod group;
mod house;
mod report;
mod rules;
