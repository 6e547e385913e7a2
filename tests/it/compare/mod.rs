//! Tests of `src/compare`.
