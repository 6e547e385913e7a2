//! Nouns that compute.

mod modality;
