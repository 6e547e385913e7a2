//! A word that stays the same for a disagreement from run to run, so that it can be accepted once. In: kind, type and
//! the two normal forms that first disagreed, each with the earliest article that has it. Out: 16 hexadecimal digits.
//! No position, severity or number of the event goes in, nor anything that a further article would change.

use crate::model::finding::FindingType;

/// The offset basis and prime of FNV-1a with 64 bits: small, public, and the same on every machine.
const BASIS: u64 = 0xcbf2_9ce4_8422_2325;
const PRIME: u64 = 0x0100_0000_01b3;

/// The fingerprint of a disagreement; the order of `first` and `second` does not matter.
pub fn fingerprint(
    kind: &str,
    finding_type: FindingType,
    first: (&str, &str),
    second: (&str, &str),
) -> String {
    let (first, second) = if first <= second { (first, second) } else { (second, first) };
    let parts = [kind, name(finding_type), first.0, first.1, second.0, second.1];
    let mut hash = BASIS;
    for part in parts {
        // A byte that no text holds parts the fields.
        for byte in part.bytes().chain([0xff]) {
            hash = (hash ^ u64::from(byte)).wrapping_mul(PRIME);
        }
    }
    format!("{hash:016x}")
}

fn name(finding_type: FindingType) -> &'static str {
    match finding_type {
        FindingType::Conflict => "conflict",
        FindingType::Dispute => "dispute",
        FindingType::UpdateOverTime => "update-over-time",
        FindingType::SpellingVariant => "spelling-variant",
        FindingType::InternalContradiction => "internal-contradiction",
        FindingType::Granularity => "granularity",
        FindingType::Attribution => "attribution",
        FindingType::Quote => "quote",
        FindingType::Lineage => "lineage",
        FindingType::Omission => "omission",
        FindingType::Metadata => "metadata",
        FindingType::Resolution => "resolution",
    }
}
