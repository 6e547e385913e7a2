//! One record a person and article. In: the claims of an article. Out: the same, where of the claims about one person
//! only that of the strongest role stays. Whether two names are one person was settled by the annotator.

use crate::model::claim::Claim;
use crate::model::value::Value;
use std::collections::HashMap;
use std::collections::hash_map::Entry;

/// Roles of persons, the strongest first (`contract`): one record a person and article carries the strongest.
const ROLES: &[&str] = &["victim", "target", "suspect", "official", "spokesperson", "witness", "other"];

/// Of the claims of kinds that carry names, one stays per person: the first with the strongest role.
pub fn one_record_a_person(claims: Vec<Claim>) -> Vec<Claim> {
    let strength = |claim: &Claim| {
        let role = claim.role.as_deref().unwrap_or("other");
        ROLES.iter().position(|r| *r == role).unwrap_or(ROLES.len())
    };
    let mut kept: Vec<Claim> = Vec::new();
    let mut known: HashMap<(String, String), usize> = HashMap::new();
    for claim in claims {
        let Value::Name(name) = &claim.value else {
            kept.push(claim);
            continue;
        };
        match known.entry((claim.kind.clone(), name.name.clone())) {
            Entry::Occupied(entry) => {
                if let Some(first) = kept.get_mut(*entry.get()).filter(|k| strength(&claim) < strength(k)) {
                    *first = claim;
                }
            }
            Entry::Vacant(entry) => {
                entry.insert(kept.len());
                kept.push(claim);
            }
        }
    }
    kept
}
