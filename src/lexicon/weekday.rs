//! The weekday written in the words of a date, for the check that it is the day it says. In: the words ("Friday, July 8,
//! 2023"). Out: the weekday. It reads no date.

use crate::lexicon::fold::fold;
use crate::lexicon::words::Lexicon;
use jiff::civil::Weekday;

/// The weekday named in `words`, if exactly one is.
pub fn weekday_said(words: &str, lexicon: &Lexicon) -> Option<Weekday> {
    let list = lexicon.list("weekday")?;
    let folded = fold(words);
    let mut named = folded.split(|c: char| !c.is_alphabetic()).filter_map(|word| {
        let word = [lexicon.word(word)];
        let plural = lexicon.cell(list, &word, "guard") == Some("every");
        lexicon.cell(list, &word, "number").filter(|_| !plural)
    });
    let number = named.next().filter(|_| named.next().is_none())?;
    Weekday::from_monday_one_offset(number.parse().ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_weekday_beside_a_date() {
        let lexicon = Lexicon::builtin();
        assert_eq!(weekday_said("Friday, July 8, 2023", &lexicon), Some(Weekday::Friday));
        assert_eq!(weekday_said("July 8, 2023", &lexicon), None);
    }
}
