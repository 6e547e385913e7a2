//! The faults behind the first. In: a rule file in which serde has refused something. Out: all that is wrong with its
//! shape, and what the file says without it.
//!
//! A parser stops at the first fault of the data. So the document is taken as a tree, what is wrong is put right where
//! there is no doubt what was meant, or else taken out, and the tree is read again until it goes through. What was
//! taken out is a fault in any case, so nothing is ever checked with a mended file.

use crate::rule::error::{Fault, RuleError};
use crate::rule::locate::Place;
use crate::rule::parser::{self, Value};
use crate::rule::source::SourceFile;
use crate::rule::syntax::in_our_words;
use crate::rule::yaml::RuleFile;
use serde_path_to_error::Segment;

/// So many times a file is read again at most: more faults than are printed.
const ROUNDS: usize = 50;

/// Reads a file with the parser's `first` fault; the file is missing where too much of it is in doubt.
pub fn parse(source: &SourceFile, first: RuleError) -> (Option<RuleFile>, Vec<Fault>) {
    let mut faults = first.faults().to_vec();
    // Behind broken YAML nothing can be trusted, and aliases that multiply must not be followed.
    if faults.iter().any(|fault| {
        matches!(fault.code, "broken-yaml" | "duplicate-key" | "alias-bomb" | "several-documents")
    }) {
        return (None, faults);
    }
    let Ok(mut tree) = parser::from_str::<Value>(source.text) else { return (None, faults) };
    for round in 0..ROUNDS {
        let error = match serde_path_to_error::deserialize::<_, RuleFile>(&tree) {
            Ok(file) => return (Some(file), faults),
            Err(error) => error,
        };
        let place = error.path().iter().fold(Place::root(), |place, segment| match segment {
            Segment::Seq { index } => place.item(*index),
            Segment::Map { key } => place.key(key),
            Segment::Enum { .. } | Segment::Unknown => place,
        });
        let message = error.into_inner().to_string();
        // The text of a number or of `true` is a text, which only the text itself knows.
        if message.ends_with("expected a string") && place.of_mut(&mut tree).is_some_and(into_text) {
            continue;
        }
        let Some(said) = in_our_words(&message) else { return (None, faults) };
        let fault = match said.code {
            "no-such-key" => {
                Fault { key: place.above().to_string(), ..source.fault_of_key(&place, said.message) }
            }
            _ => source.fault(&place, said.message),
        };
        let fault = fault.hint(said.hint).code(said.code);
        if !faults.iter().any(|known| (&known.key, &known.message) == (&fault.key, &fault.message)) {
            faults.push(fault);
        }
        if mend(&mut tree, &place, said.code, said.meant, round).is_none() {
            return (None, faults);
        }
    }
    (None, faults)
}

/// Puts right what is wrong at `place`, or takes it out; `None` where the rest would then mean something else.
fn mend(tree: &mut Value, place: &Place, code: &str, meant: Option<String>, round: usize) -> Option<()> {
    match (code, meant) {
        ("no-such-key", meant) => {
            let key = Value::from(place.last_key()?);
            let keys = place.above().of_mut(tree)?.as_mapping_mut()?;
            let value = keys.remove(&key)?;
            let meant = meant.map(Value::from).filter(|meant| !keys.contains_key(meant));
            meant.map(|meant| keys.insert(meant, value));
        }
        ("no-such-word", Some(meant)) => *place.of_mut(tree)? = Value::from(meant),
        ("missing-key", Some(key)) => {
            let value = if key == "id" { format!("unnamed-{round}") } else { "none".to_owned() };
            place.of_mut(tree)?.as_mapping_mut()?.insert(Value::from(key), Value::from(value));
        }
        ("wrong-value", _) => *place.of_mut(tree)? = Value::from(0),
        _ => {
            // Items have numbers that messages name: a list goes as a whole, and the list of rules stays.
            let place = place.nearest_key();
            let key = place.last_key()?;
            if place.depth() == 1 && matches!(key, "kind" | "value" | "rules" | "pairs") {
                return None;
            }
            if matches!(key, "id" | "text" | "gives" | "a" | "b") {
                // Without it the next fault would be that it is missing.
                *place.of_mut(tree)? = Value::from("none");
            } else {
                place.above().of_mut(tree)?.as_mapping_mut()?.remove(Value::from(key))?;
            }
        }
    }
    Some(())
}

/// Makes a number or a truth value a text; says whether it was one.
fn into_text(value: &mut Value) -> bool {
    let text = match value {
        Value::Number(number) => number.to_string(),
        Value::Bool(value) => value.to_string(),
        _ => return false,
    };
    *value = Value::String(text);
    true
}
