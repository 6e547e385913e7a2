//! The agency that a dateline names in brackets, for items that say nowhere else whose they are. It knows no agency by
//! name, and no place.

/// A longer place is a sentence.
const PLACE: usize = 60;

/// A longer name is a remark.
const NAME: usize = 24;

/// "Northwire" of "AL-BAB, Syria (Northwire) - Ten people".
pub fn agency(text: &str) -> Option<&str> {
    let line = text.trim_start().lines().next()?;
    let (place, rest) = line.split_once('(').filter(|(place, _)| place.len() <= PLACE)?;
    let (name, rest) = rest.split_once(')').filter(|(name, _)| name.len() <= NAME)?;
    let town = place.split([',', ' ']).next()?;
    let is_town = town.len() > 2 && !town.contains(char::is_lowercase);
    let is_name = name.starts_with(char::is_uppercase) && !name.contains(|c: char| c.is_ascii_digit());
    let ends = rest.trim_start().starts_with(['-', '\u{2013}', '\u{2014}', '_']);
    (is_town && is_name && ends).then_some(name.trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whose_it_is() {
        assert_eq!(agency("AL-BAB, Syria (Northwire) - Ten died."), Some("Northwire"));
        assert_eq!(agency("VLORA, March 5 (HW) \u{2014} Ten died."), Some("HW"));
        for text in [
            "GAZIANTEP, Turkey - Ten died.",
            "Al-Bab (Syria) - Ten died.",
            "THE DEAD (10) - A list.",
            "TEN people (three of them children) - all of one family - died.",
            "",
        ] {
            assert_eq!(agency(text), None, "{text}");
        }
    }
}
