//! Knows the order of the rooms.

pub mod value;
