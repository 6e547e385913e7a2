//! All integration tests, one binary; the modules mirror `src/`.

mod annotate;
mod cli;
mod compare;
mod corpus;
mod extract;
mod group;
mod house;
mod lexicon;
mod model;
mod read;
mod readme;
mod report;
mod rules;
