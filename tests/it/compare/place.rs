//! `src/compare/place.rs`: places apart, nearer, coarser.
