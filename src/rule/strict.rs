//! What serde_yaml lets pass and a rule file may not hold: keys that stand twice, and aliases that multiply. In: a text.
//! Out: nothing, or an error that carries its place.

use crate::rule::parser;
use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use std::cell::Cell;
use std::collections::BTreeSet;
use std::fmt;

/// Aliases may make a file so many times larger than it is written, in nodes and bytes: escapes alone can make a text
/// longer than its line, and more than that is an attack.
const GROWTH: usize = 4;

/// A file of a few bytes may cost so much in any case.
const SMALL: usize = 64;

/// Walks the document once, as far as it may go.
pub fn walk(text: &str) -> Result<(), parser::Error> {
    let budget = Cell::new(GROWTH * text.len() + SMALL);
    Strict { budget: &budget }.deserialize(parser::Deserializer::from_str(text))
}

/// Walks the document before it is parsed: keys that stand twice, of which serde would take the last unseen, and
/// aliases that multiply.
#[derive(Clone, Copy)]
struct Strict<'b> {
    budget: &'b Cell<usize>,
}

impl Strict<'_> {
    fn spend<E: Error>(self, bytes: usize) -> Result<(), E> {
        let left = self.budget.get().checked_sub(bytes + 1);
        self.budget.set(
            left.ok_or_else(|| E::custom("aliases make the file many times larger than it is written"))?,
        );
        Ok(())
    }
}

impl<'de> DeserializeSeed<'de> for Strict<'_> {
    type Value = ();
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Strict<'_> {
    type Value = ();
    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a text, a number, a list or a mapping")
    }
    fn visit_bool<E: Error>(self, _: bool) -> Result<(), E> {
        self.spend(0)
    }
    fn visit_i64<E: Error>(self, _: i64) -> Result<(), E> {
        self.spend(0)
    }
    fn visit_u64<E: Error>(self, _: u64) -> Result<(), E> {
        self.spend(0)
    }
    fn visit_i128<E: Error>(self, _: i128) -> Result<(), E> {
        self.spend(0)
    }
    fn visit_u128<E: Error>(self, _: u128) -> Result<(), E> {
        self.spend(0)
    }
    fn visit_f64<E: Error>(self, _: f64) -> Result<(), E> {
        self.spend(0)
    }
    fn visit_unit<E: Error>(self) -> Result<(), E> {
        self.spend(0)
    }
    fn visit_str<E: Error>(self, text: &str) -> Result<(), E> {
        self.spend(text.len())
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<(), A::Error> {
        self.spend(0)?;
        while seq.next_element_seed(self)?.is_some() {}
        Ok(())
    }
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        self.spend(0)?;
        let mut keys = BTreeSet::new();
        while map.next_key_seed(FreshKey(&mut keys))?.is_some() {
            map.next_value_seed(self)?;
        }
        Ok(())
    }
}

/// A key that must not stand in the mapping yet.
struct FreshKey<'k>(&'k mut BTreeSet<String>);

impl<'de> DeserializeSeed<'de> for FreshKey<'_> {
    type Value = ();
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for FreshKey<'_> {
    type Value = ();
    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a key")
    }
    fn visit_str<E: Error>(self, key: &str) -> Result<(), E> {
        if self.0.insert(key.to_owned()) {
            Ok(())
        } else {
            Err(E::custom(format!("the key `{key}` stands here twice")))
        }
    }
}
