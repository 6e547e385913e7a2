//! Two people of one surname in one article. In: two names and how they relate. Out: are they relatives rather than two
//! spellings of one name? Across articles the question does not arise: there a name is compared with its like.

use crate::lexicon::fold::fold;
use crate::lexicon::names::spelling::Spelling;
use crate::lexicon::names::verdict::{NameReason, NameVerdict};

/// What tells a father from his son.
const GENERATIONS: &[&str] = &["jr", "sr", "jnr", "snr", "ii", "iii", "iv"];

/// The first and the last word of a full name, folded, without a generation ("Karim Omar Saleh Jr.").
pub fn outer_words(name: &str) -> Option<(String, String)> {
    let folded = fold(name);
    let mut words =
        folded.split_whitespace().filter(|word| !GENERATIONS.contains(&word.trim_end_matches('.')));
    Some((words.next()?.to_owned(), words.next_back()?.to_owned()))
}

/// Do only given names or generations differ, by more than the spelling of one? People of one surname in one article
/// are a family: Jane and John, Mario and Maria, Chris senior and junior.
pub fn are_relatives(a: &Spelling, b: &Spelling, verdict: &NameVerdict) -> bool {
    let generation = |name: &Spelling| {
        let last = name.source().rsplit([' ', ',']).next().unwrap_or("").trim_end_matches('.').to_lowercase();
        GENERATIONS.contains(&last.as_str()).then_some(last)
    };
    let (x, y) = (generation(a), generation(b));
    let generations = x.is_some() && y.is_some() && x != y;
    let first = |name: &Spelling, word: &str| !word.is_empty() && name.source().starts_with(word);
    generations
        || verdict.alignment.iter().any(|pair| {
            let both = first(a, &pair.a) && first(b, &pair.b) && verdict.reason != NameReason::Nickname;
            both && pair.a.chars().count() > 1
                && pair.b.chars().count() > 1
                && sound(&pair.a) != sound(&pair.b)
        })
}

/// What spelling does not change of a given name: its consonants, none twice in a row, and whether it ends in a, in
/// another vowel or in a consonant.
fn sound(given: &str) -> String {
    let folded = fold(given);
    let bare = folded.strip_suffix('h').unwrap_or(&folded);
    let vowel = |c: &char| matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y');
    let mut sound: String = bare.chars().filter(|c| c.is_alphabetic() && !vowel(c) && *c != 'h').collect();
    sound = sound.replace(['c', 'q'], "k").replace('w', "v");
    let mut letters: Vec<char> = sound.chars().collect();
    letters.dedup();
    letters.push(match bare.chars().next_back() {
        Some(last @ ('a' | 'o')) => last,
        Some(last) if vowel(&last) => 'e',
        _ => '-',
    });
    letters.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::names::relate_spellings;

    fn relatives(a: &str, b: &str) -> bool {
        let (a, b) = (Spelling::new(a), Spelling::new(b));
        are_relatives(&a, &b, &relate_spellings(&a, &b))
    }

    #[test]
    fn given_names_that_sound_apart_are_of_two_people() {
        for (a, b) in [
            ("Jane Cole", "John Cole"),
            ("Maria Lopez", "Mario Lopez"),
            ("Edwin Hale", "Edward Hale"),
            ("Michael Omar", "Michaela Omar"),
            ("Karim Saleh Jr.", "Karim Saleh Sr."),
        ] {
            assert!(relatives(a, b) && relatives(b, a), "{a} / {b}");
        }
    }

    #[test]
    fn spellings_of_one_given_name_are_not() {
        for (a, b) in [
            ("Hassan Diab", "Hasan Diab"),
            ("Osama al-Muhajer", "Usamah al-Muhajir"),
            ("Muhammad Saleh", "Mohammed Saleh"),
            ("Dina Haddad", "Dina Hadad"),
            ("J. Cole", "John Cole"),
            ("Bill Hale", "William Hale"),
            ("Karim Saleh Jr.", "Karim Saleh"),
        ] {
            assert!(!relatives(a, b) && !relatives(b, a), "{a} / {b}");
        }
    }
}
