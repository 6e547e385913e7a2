//! Which names of an event are worth comparing. In: their stances. Out: pairs; of many names only those that may sound
//! alike. How they relate is `name`'s affair.

use crate::lexicon::fold::fold;
use crate::model::statement::Stance;
use std::collections::{BTreeMap, BTreeSet};

/// So many names are compared each with each in a few milliseconds; an event seldom has more.
const FEW: usize = 300;

/// The pairs worth comparing: all of a few names; of many those that share the sound of a word.
pub fn pairs(stances: &[Stance]) -> BTreeSet<(usize, usize)> {
    if stances.len() <= FEW {
        return (0..stances.len()).flat_map(|i| (i + 1..stances.len()).map(move |j| (i, j))).collect();
    }
    let mut alike: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
    for (i, stance) in stances.iter().enumerate() {
        for word in stance.form.split(' ').filter(|word| word.len() > 2) {
            alike.entry(sound(word)).or_default().insert(i);
        }
    }
    let each = |group: &BTreeSet<usize>| -> Vec<(usize, usize)> {
        group.iter().flat_map(|i| group.range(i + 1..).map(move |j| (*i, *j))).collect()
    };
    alike.values().flat_map(each).collect()
}

/// The consonants of a word, those that romanisations exchange taken for one, none twice in a row.
fn sound(word: &str) -> String {
    let mut sound = String::new();
    for letter in fold(word).chars() {
        let class = match letter {
            'b' | 'p' => 'p',
            'd' | 't' => 't',
            'c' | 'g' | 'k' | 'q' => 'k',
            'f' | 'v' | 'w' => 'f',
            's' | 'x' | 'z' => 's',
            'j' | 'l' | 'm' | 'n' | 'r' => letter,
            _ => continue,
        };
        if !sound.ends_with(class) {
            sound.push(class);
        }
    }
    sound
}

#[cfg(test)]
mod tests {
    use super::sound;

    #[test]
    fn spellings_of_one_name_sound_alike() {
        assert_eq!(sound("Gaddafi"), sound("Qadhafi"));
        assert_ne!(sound("Gaddafi"), sound("Haddad"));
    }
}
