//! What words mean: folding, word lists, the gazetteer, the comparison of names. Data lives in `rules/`.

pub mod fold;

pub mod words;

pub mod numeral;

pub mod dateline;

pub mod weekday;
