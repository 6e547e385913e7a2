//! A short word for a list of texts, the same in every run and on every machine.

/// The offset basis and prime of FNV-1a with 64 bits: small and public.
const BASIS: u64 = 0xcbf2_9ce4_8422_2325;
const PRIME: u64 = 0x0100_0000_01b3;

/// 16 hexadecimal digits.
pub fn fingerprint(parts: &[&str]) -> String {
    let mut hash = BASIS;
    for part in parts {
        // A byte that no text holds parts the fields.
        for byte in part.bytes().chain([0xff]) {
            hash = (hash ^ u64::from(byte)).wrapping_mul(PRIME);
        }
    }
    format!("{hash:016x}")
}
