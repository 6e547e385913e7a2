//! Says in words what two articles share. In: what each shared key gives, the shared day, and the keys as one of the
//! articles writes them. Out: a few words, strongest first.

use crate::model::features::{DayNumber, day_of};

/// So many are enough to see why two articles were joined.
const WORDS: usize = 6;

/// The strongest of what is shared. `shares` holds words as shown to people, and what each gives; a word that stands
/// inside a stronger or weaker name pair of the list is left out, as "Muhajir" beside "al Muhajir" is.
pub fn words(mut shares: Vec<(String, f64)>, day: Option<(DayNumber, f64)>) -> Vec<String> {
    if let Some((date, points)) = day.and_then(|(number, points)| Some((day_of(number)?, points))) {
        shares.push((date.to_string(), points));
    }
    // A pair stands for its words, so it gets what they give.
    let pairs: Vec<String> =
        shares.iter().map(|(word, _)| word).filter(|word| word.contains(' ')).cloned().collect();
    let mut left: Vec<(String, f64)> = Vec::new();
    for (word, points) in shares {
        match pairs.iter().find(|pair| **pair != word && pair.split(' ').any(|part| part == word)) {
            Some(pair) => left.push((pair.clone(), points)),
            None => left.push((word, points)),
        }
    }
    left.sort_by(|a, b| a.0.cmp(&b.0));
    left.dedup_by(|next, kept| {
        let same = next.0 == kept.0;
        if same {
            kept.1 += next.1;
        }
        same
    });
    left.sort_by(|a, b| b.1.total_cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    left.into_iter().take(WORDS).map(|(word, _)| word).collect()
}
