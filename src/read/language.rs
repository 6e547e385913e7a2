//! Text in, the name of its language out, when it is surely not English. In doubt a text counts as English: rules
//! that find nothing in it do less harm than an article left out.

use whatlang::{Lang, Script};

/// Shorter texts are not judged: below this trigrams of names and places decide.
const LETTERS: usize = 200;

/// Texts in another script are sure sooner.
const LETTERS_OTHER_SCRIPT: usize = 40;

/// So much of a text is looked at, from its start.
const SAMPLE: usize = 2 * 1024;

/// The language of `text` when it is not English.
pub fn foreign(text: &str) -> Option<&'static str> {
    let end = (0..=SAMPLE.min(text.len())).rev().find(|i| text.is_char_boundary(*i)).unwrap_or(0);
    let sample = &text[..end];
    let letters = sample.chars().filter(|c| c.is_alphabetic()).count();
    if letters < LETTERS_OTHER_SCRIPT {
        return None;
    }
    let found = whatlang::detect(sample)?;
    let sure = match found.script() {
        Script::Latin => letters >= LETTERS && found.is_reliable(),
        _ => true,
    };
    (sure && found.lang() != Lang::Eng).then(|| found.lang().eng_name())
}
