//! A word that stays the same for a disagreement from run to run, so that it can be accepted once. In: kind, type and
//! the two normal forms that first disagreed, each with the earliest article that has it. Out: 16 hexadecimal digits.
//! No position, severity or number of the event goes in, nor anything that a further article would change.

use crate::model::finding::FindingType;

/// The fingerprint of a disagreement; the order of `first` and `second` does not matter.
pub fn fingerprint(
    kind: &str,
    finding_type: FindingType,
    first: (&str, &str),
    second: (&str, &str),
) -> String {
    let (first, second) = if first <= second { (first, second) } else { (second, first) };
    let parts = [kind, finding_type.name(), first.0, first.1, second.0, second.1];
    crate::model::fingerprint::fingerprint(&parts)
}
