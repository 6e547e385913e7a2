//! The form under which the gazetteer holds a name. In: a folded token or name. Out: its bytes for the look-up:
//! hyphens, commas and slashes are spaces, apostrophes and points are gone, no space is doubled. The same rules are in
//! `rules/gazetteer/build.py`; a test reads the supplement through both.

/// The key of a folded `text`, with a space before it where it goes on with a name (`inside`).
pub fn key(text: &str, inside: bool) -> impl Iterator<Item = u8> {
    let (mut begun, mut gap) = (inside, inside);
    text.bytes().flat_map(move |b| {
        let pair = match b {
            b'-' | b',' | b'/' | b' ' => {
                gap = begun;
                [None, None]
            }
            b'\'' | b'.' => [None, None],
            _ => {
                begun = true;
                [std::mem::take(&mut gap).then_some(b' '), Some(b)]
            }
        };
        pair.into_iter().flatten()
    })
}

#[cfg(test)]
mod tests {
    #[test]
    fn hyphens_are_spaces_and_points_are_gone() {
        let key =
            |text: &str, inside| String::from_utf8(super::key(text, inside).collect()).unwrap_or_default();
        assert_eq!(key("ar-raqqah", false), "ar raqqah");
        assert_eq!(key("washington, d.c.", false), "washington dc");
        assert_eq!(key("ma'rib", false), "marib");
        assert_eq!(key("-", false), "");
        assert_eq!(key("-zor", true), " zor");
        assert_eq!(key(".", true), "");
    }
}
