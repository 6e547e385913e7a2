//! All integration tests, one binary; the modules mirror `src/`.

mod house;
mod report;
mod rules;
mod lexicon;
mod report;
