//! All integration tests, one binary; the modules mirror `src/`.

mod compare;
mod lexicon;
mod rules;
