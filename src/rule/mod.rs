//! Rule files: what a desk or the tool itself declares about a kind of claim. As written (`yaml`), as compiled
//! (`pattern`), put together (`set`), and what can be wrong with them (`error`). Matching is `extract`'s work.

pub mod error;

pub mod pattern;

pub mod yaml;

pub mod set;

pub mod builtin;
