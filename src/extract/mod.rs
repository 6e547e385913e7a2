//! To come.

pub mod features;
