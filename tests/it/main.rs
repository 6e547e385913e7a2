//! All integration tests, one binary; the modules mirror `src/`.

mod house;
mod rules;
mod lexicon;
mod report;
