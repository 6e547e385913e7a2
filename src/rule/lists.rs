//! The word lists of rule files and configurations. In: lists as written, and the lexicon. Out: the lexicon with them, or
//! what is wrong with them.

use crate::lexicon::fold::fold;
use crate::lexicon::words::Lexicon;
use crate::rule::compile::no_id;
use crate::rule::error::{Fault, Faults, did_you_mean};
use crate::rule::locate::Place;
use crate::rule::pattern::SLOTS;
use crate::rule::scalar::Terms;
use crate::rule::source::SourceFile;
use std::collections::BTreeMap;

/// Adds the lists of one file. A list that extends others comes after them, whatever the order in the file.
pub fn add(lexicon: &mut Lexicon, source: &SourceFile, lists: &BTreeMap<String, Terms>, faults: &mut Faults) {
    let mut waiting: Vec<(&String, &Terms)> = lists.iter().collect();
    while !waiting.is_empty() {
        let names: Vec<&String> = waiting.iter().map(|(name, _)| *name).collect();
        let waits = |name: &String, list: &Terms| {
            list.extends.iter().any(|other| other != name && names.contains(&other))
        };
        let (later, now): (Vec<_>, Vec<_>) = waiting.into_iter().partition(|(name, list)| waits(name, list));
        if now.is_empty() {
            for (name, _) in later {
                let place = Place::root().key("lists").key(name).key("extends");
                faults.add(source.fault(&place, "the lists extend each other").code("bad-list"));
            }
            return;
        }
        for (name, list) in now {
            let place = Place::root().key("lists").key(name);
            one(lexicon, source, &place, name, list, faults);
        }
        waiting = later;
    }
}

/// Adds one list: what it had is dropped if it says so, other lists are added, single terms taken out, its own added.
fn one(
    lexicon: &mut Lexicon,
    source: &SourceFile,
    place: &Place,
    name: &str,
    list: &Terms,
    faults: &mut Faults,
) {
    if !crate::rule::yaml::is_kebab(name) {
        return faults.add(no_id(source, place, name));
    }
    if SLOTS.iter().any(|(slot, _)| *slot == name) || matches!(name, "aside" | "gap") {
        let message = format!("`<{name}>` means something else in phrases; give the list another name");
        return faults.add(source.fault_of_key(place, message).code("reserved-name"));
    }
    match lexicon.list(name) {
        Some(known) if list.overrides => lexicon.clear(known),
        None if list.overrides => faults.add(unknown(lexicon, source, place, name)),
        _ => {}
    }
    for (n, other) in list.extends.iter().enumerate() {
        let here = place.key("extends").item(n);
        let added = match lexicon.list(other).filter(|_| other != name) {
            Some(from) => lexicon.extend(name, from),
            None => {
                faults.add(unknown(lexicon, source, &here, other));
                continue;
            }
        };
        if let Err(error) = added {
            return faults.add(source.fault(&here, error.to_string()).code("too-much"));
        }
    }
    for (n, term) in list.without.iter().enumerate() {
        let held = lexicon.list(name).is_some_and(|known| lexicon.remove_term(known, term));
        if !held {
            let terms = lexicon.list(name).map_or(Vec::new(), |known| lexicon.terms(known));
            let hint = did_you_mean(term, terms.iter().map(String::as_str));
            let message = format!("the list `{name}` holds no `{term}`");
            let fault = source.fault(&place.key("without").item(n), message).hint(hint);
            faults.add(fault.code("bad-list"));
        }
    }
    for (n, (term, cell)) in list.terms.iter().enumerate() {
        if fold(term).trim().is_empty() {
            let place = if cell.is_some() { place.clone() } else { place.item(n) };
            faults.add(source.fault(&place, "an empty term").code("empty-term"));
        } else if let Err(error) = lexicon.add_term(name, term, cell.as_deref()) {
            return faults.add(source.fault_of_key(place, error.to_string()).code("too-much"));
        }
    }
}

fn unknown(lexicon: &Lexicon, source: &SourceFile, place: &Place, name: &str) -> Fault {
    let hint = did_you_mean(name, lexicon.list_names().filter(|known| *known != name));
    source.fault(place, format!("there is no word list `{name}`")).hint(hint).code("no-such-name")
}
