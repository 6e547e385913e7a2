//! Tests of `src/compare`: each row of the taxonomy that it knows, once firing and once silent.

#![allow(clippy::unwrap_used)]

mod age;
mod attribution;
mod build;
mod count;
mod date;
mod explain;
mod incident;
mod internal;
mod lineage;
mod measure;
mod name;
mod office;
mod omission;
mod order;
mod paraphrase;
mod place;
mod population;
mod property;
mod quote;
mod term;
