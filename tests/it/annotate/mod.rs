//! What is seen in a text before any rule.

mod date;
mod number;
mod organization;
mod person;
