//! The YAML parser, under one name: whoever takes another in its place (`docs/dependencies.md`) does it here. It must
//! say where an error stands, and speak serde.

pub use serde_yaml::{Deserializer, Error, Location, Value, from_str};
