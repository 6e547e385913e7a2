//! Values in rule files that may be written in two ways: one text or several, a number or a word. Own visitors, because
//! with serde's `untagged` the parser forgets where a fault stands.

use serde::Deserialize;
use serde::de::{Deserializer, Error, MapAccess, SeqAccess, Visitor};
use std::fmt;

/// One string, or a list of strings. Numbers are taken as they are written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OneOrMany(pub Vec<String>);

/// A word list: a list of terms, or a map from each to what it means; or settings, with the terms under `terms`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Terms {
    /// The terms that are added.
    pub terms: Vec<(String, Option<String>)>,
    /// Lists whose terms are added, too.
    pub extends: Vec<String>,
    /// Terms that are taken out.
    pub without: Vec<String>,
    /// The terms that the list had are dropped: `override: true`, or `off: true` and nothing else.
    pub overrides: bool,
}

/// A number or a word.
#[derive(Clone, Debug, PartialEq)]
pub enum Scalar {
    /// A number.
    Number(f64),
    /// A word.
    Word(String),
}

/// A scalar as text.
struct Text(String);

impl<'de> Deserialize<'de> for OneOrMany {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Many)
    }
}

struct Many;

impl<'de> Visitor<'de> for Many {
    type Value = OneOrMany;
    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a text or a list of texts")
    }
    fn visit_str<E: Error>(self, s: &str) -> Result<OneOrMany, E> {
        Ok(OneOrMany(vec![s.to_owned()]))
    }
    fn visit_u64<E: Error>(self, n: u64) -> Result<OneOrMany, E> {
        Ok(OneOrMany(vec![n.to_string()]))
    }
    fn visit_i64<E: Error>(self, n: i64) -> Result<OneOrMany, E> {
        Ok(OneOrMany(vec![n.to_string()]))
    }
    fn visit_f64<E: Error>(self, n: f64) -> Result<OneOrMany, E> {
        Ok(OneOrMany(vec![n.to_string()]))
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<OneOrMany, A::Error> {
        let mut all = Vec::new();
        while let Some(Text(one)) = seq.next_element()? {
            all.push(one);
        }
        Ok(OneOrMany(all))
    }
}

impl<'de> Deserialize<'de> for Terms {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(TermsVisitor)
    }
}

struct TermsVisitor;

/// Keys of a word list that are no terms. A term of that name stands in a list of `terms`.
const SETTINGS: &[&str] = &["extends", "without", "terms", "override", "off"];

impl<'de> Visitor<'de> for TermsVisitor {
    type Value = Terms;
    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a list of terms, or a map from terms to what they mean")
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Terms, A::Error> {
        let mut all = Vec::new();
        while let Some(Text(term)) = seq.next_element()? {
            all.push((term, None));
        }
        Ok(Terms { terms: all, ..Terms::default() })
    }
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Terms, A::Error> {
        let (mut list, mut settings, mut off) = (Terms::default(), false, false);
        while let Some(Text(key)) = map.next_key()? {
            settings |= SETTINGS.contains(&key.as_str());
            match key.as_str() {
                "extends" => list.extends = map.next_value::<OneOrMany>()?.0,
                "without" => list.without = map.next_value::<OneOrMany>()?.0,
                "terms" => list.terms = map.next_value::<Terms>()?.terms,
                "override" => list.overrides = map.next_value()?,
                "off" => off = map.next_value()?,
                _ if settings => return Err(A::Error::unknown_field(&key, SETTINGS)),
                _ if list.terms.iter().any(|(known, _)| *known == key) => {
                    return Err(A::Error::custom(format!("duplicate entry with key {key:?}")));
                }
                _ => {
                    let Text(cell) = map.next_value()?;
                    list.terms.push((key, Some(cell)));
                }
            }
        }
        list.overrides |= off;
        if off && !(list.terms.is_empty() && list.extends.is_empty() && list.without.is_empty()) {
            return Err(A::Error::custom(
                "takes nothing beside `off: true`; `override: true` gives other terms",
            ));
        }
        Ok(list)
    }
}

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(One)
    }
}

struct One;

impl Visitor<'_> for One {
    type Value = Text;
    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a string")
    }
    fn visit_str<E: Error>(self, s: &str) -> Result<Text, E> {
        Ok(Text(s.to_owned()))
    }
    fn visit_u64<E: Error>(self, n: u64) -> Result<Text, E> {
        Ok(Text(n.to_string()))
    }
    fn visit_i64<E: Error>(self, n: i64) -> Result<Text, E> {
        Ok(Text(n.to_string()))
    }
    fn visit_f64<E: Error>(self, n: f64) -> Result<Text, E> {
        Ok(Text(n.to_string()))
    }
}

impl<'de> Deserialize<'de> for Scalar {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(NumberOrWord)
    }
}

struct NumberOrWord;

impl Visitor<'_> for NumberOrWord {
    type Value = Scalar;
    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a number or a word")
    }
    fn visit_str<E: Error>(self, s: &str) -> Result<Scalar, E> {
        Ok(Scalar::Word(s.to_owned()))
    }
    fn visit_u64<E: Error>(self, n: u64) -> Result<Scalar, E> {
        Ok(Scalar::Number(n as f64))
    }
    fn visit_i64<E: Error>(self, n: i64) -> Result<Scalar, E> {
        Ok(Scalar::Number(n as f64))
    }
    fn visit_f64<E: Error>(self, n: f64) -> Result<Scalar, E> {
        if n.is_finite() { Ok(Scalar::Number(n)) } else { Err(E::custom("takes a finite number")) }
    }
}
