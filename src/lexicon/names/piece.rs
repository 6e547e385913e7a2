//! One word of a name, ready to compare: a noun for `spelling`, which makes it, and `letters`, which compares it.

/// A word, or two neighbours joined, ready to compare.
#[derive(Clone, Debug)]
pub(super) struct Piece {
    /// Plain letters.
    pub letters: String,
    /// What is left when the spellings that romanisation confuses are written one way.
    pub canon: Vec<char>,
    /// The lines of the nickname table that hold it.
    pub nicknames: &'static [u16],
}

impl Piece {
    /// One letter of an alphabet; a single Chinese character is a word.
    pub fn is_initial(&self) -> bool {
        self.letters.len() == 1
    }

    /// One vowel sound in at most six letters: a syllable of a Korean or Chinese name.
    pub fn is_syllable(&self) -> bool {
        let vowel = |c: char| matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'w');
        let letters = self.letters.as_bytes();
        let starts = letters.iter().enumerate().filter(|(i, b)| {
            vowel(char::from(**b)) && !i.checked_sub(1).is_some_and(|i| vowel(char::from(letters[i])))
        });
        self.letters.len() <= 6 && starts.count() == 1
    }
}
