//! What words mean: folding, word lists, the gazetteer, the comparison of names. Data lives in `rules/`.

pub mod builtin;

pub mod fold;

pub mod stem;
pub mod unit;

pub mod threshold;
pub mod words;

pub mod clause;
pub mod name_words;

pub mod gazetteer;
pub mod names;
pub mod numeral;

pub mod dateline;
