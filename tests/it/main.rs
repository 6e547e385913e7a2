//! All integration tests, one binary; the modules mirror `src/`.

mod lexicon;
