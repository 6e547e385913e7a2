//! All integration tests, one binary; the modules mirror `src/`.

mod cli;
mod house;
mod read;
mod rules;
mod lexicon;
mod report;
