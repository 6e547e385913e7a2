//! Sums and measures as values of a desk's own kind.

use super::{claims, values};

#[test]
fn sums_and_measures_are_read_by_their_slots() {
    let sum = "kind: cost\nvalue: money\nrules:\n  - id: r\n    any: ['put at <money>']\n";
    assert_eq!(values(&claims(sum, "The damage was put at $3 million.")), ["3000000"]);
    let depth = "kind: depth\nvalue: measure\nrules:\n  - id: r\n    any: ['depth of <measure>']\n";
    assert_eq!(values(&claims(depth, "It struck at a depth of 10 kilometres.")), ["10"]);
    assert!(claims(sum, "The toll was put at 30.").is_empty());
}
