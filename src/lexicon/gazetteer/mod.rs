//! Places: which names there are, where they lie, and what two of them have to do with each other. In: names and
//! tokens. Out: [`crate::model::value::place::Place`] values and relations. It decides nothing about a text's events.

pub mod key;

pub mod geometry;

pub mod data;

pub mod shape;
pub mod spelling;

pub mod relate;

pub mod reader;

pub mod phrase;

mod around;
