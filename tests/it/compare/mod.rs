//! Tests of `src/compare`: each row of the taxonomy that it knows, once firing and once silent.

#![allow(clippy::unwrap_used)]

mod age;
mod build;
mod count;
mod date;
mod explain;
mod incident;
mod internal;
mod name;
mod order;
mod place;
mod population;
mod property;
