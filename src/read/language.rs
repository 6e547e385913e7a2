//! Text in, the name of its language out, when it is surely not English. In doubt a text counts as English: rules
//! that find nothing in it do less harm than an article left out.

use crate::lexicon::fold::fold_into;
use crate::lexicon::name_words::is_common_word;
use whatlang::{Lang, Script};

/// Texts with fewer words in lower case are not judged: a list of names is of no language.
const WORDS: usize = 6;

/// English prose has more than three common English words in five; the languages that share its letters stay below
/// one in four, most of them words that look alike ("in", "situation").
const ENGLISH_SHARE: f64 = 0.4;

/// Texts in another script are sure from so many letters on.
const LETTERS_OTHER_SCRIPT: usize = 15;

/// So much of a text is looked at, from its start.
const SAMPLE: usize = 2 * 1024;

/// The language of `text` when it is not English.
pub fn foreign(text: &str) -> Option<&'static str> {
    let end = (0..=SAMPLE.min(text.len())).rev().find(|i| text.is_char_boundary(*i)).unwrap_or(0);
    let sample = &text[..end];
    let script = match sample.is_ascii() {
        true => sample.bytes().any(|b| b.is_ascii_alphabetic()).then_some(Script::Latin),
        false => whatlang::detect_script(sample),
    };
    let sure = match script? {
        Script::Latin => is_not_english(sample),
        _ => sample.chars().filter(|c| c.is_alphabetic()).count() >= LETTERS_OTHER_SCRIPT,
    };
    // Which language it is takes far longer than to see that it is English, so that is asked last.
    let language = if sure { whatlang::detect(sample)?.lang() } else { Lang::Eng };
    (language != Lang::Eng).then(|| language.eng_name())
}

fn is_not_english(sample: &str) -> bool {
    let words = sample.split(|c: char| !c.is_alphabetic() && c != '\'');
    let (mut all, mut english, mut folded) = (0, 0, String::new());
    for word in words.filter(|word| word.len() > 1 && word.starts_with(char::is_lowercase)) {
        folded.clear();
        fold_into(word, &mut folded);
        all += 1;
        english += usize::from(is_common_word(&folded));
    }
    all >= WORDS && (english as f64) < ENGLISH_SHARE * all as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_other_languages_also_in_short_texts() {
        let french = "Le ministère a annoncé que douze personnes ont été tuées dans la ville.";
        assert_eq!(foreign(french), Some("French"));
        assert!(
            foreign("Al menos 12 personas murieron en el ataque del viernes en Alepo, dijo la policía.")
                .is_some()
        );
        assert!(foreign("قتل اثنا عشر شخصا في الهجوم على مدينة حلب").is_some());
        assert!(foreign("В результате удара погибли двенадцать человек").is_some());
    }

    #[test]
    fn lets_english_and_bare_names_pass() {
        for text in [
            "Two men died near Deir ez-Zor, al-Hasakah and Raqqa, the Syrian Observatory said.",
            "Osama al-Muhajir, Usama al Muhajir, Usamah al-Muhajir",
            "Aleppo (Reuters)",
            "12 dead.",
        ] {
            assert_eq!(foreign(text), None, "{text}");
        }
    }
}
