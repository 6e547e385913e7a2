//! The form under which the gazetteer holds a name. In: a folded token or name. Out: its bytes for the look-up:
//! hyphens, commas and slashes are spaces, apostrophes and points are gone, no space is doubled. The same rules are in
//! `rules/gazetteer/build.py`; a test reads the supplement through both.

/// Appends the key of a folded `text` to `out`, with a space before it if `out` holds something.
pub fn push_key(text: &str, out: &mut Vec<u8>) {
    let mut gap = !out.is_empty();
    for b in text.bytes() {
        match b {
            b'-' | b',' | b'/' | b' ' => gap = !out.is_empty(),
            b'\'' | b'.' => {}
            _ => {
                if gap {
                    out.push(b' ');
                }
                gap = false;
                out.push(b);
            }
        }
    }
}

/// The key of a folded text.
pub fn key(text: &str) -> Vec<u8> {
    let mut out = Vec::with_capacity(text.len());
    push_key(text, &mut out);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hyphens_are_spaces_and_points_are_gone() {
        assert_eq!(key("ar-raqqah"), b"ar raqqah");
        assert_eq!(key("washington, d.c."), b"washington dc");
        assert_eq!(key("ma'rib"), b"marib");
        assert_eq!(key("-"), b"");
    }
}
