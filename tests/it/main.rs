//! All integration tests, one binary; the modules mirror `src/`.

// A test says that it fails by panicking.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod annotate;
mod ci_page;
mod cli;
mod compare;
mod config;
mod corpus;
mod extract;
mod fuzz;
mod group;
mod house;
mod lexicon;
mod model;
mod pipeline;
mod properties;
mod read;
mod readme;
mod report;
mod rule;
mod rules;
mod seeds;
mod settle;
mod tutorial;
