//! What is seen in a text before any rule.

mod organization;
mod person;
mod place;
