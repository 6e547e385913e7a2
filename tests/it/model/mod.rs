//! Nouns that compute.

mod date;
mod interval;
mod modality;
mod place;
mod relation;
