//! `src/compare/paraphrase.rs`: what is told unquoted, against quotations.

use crate::compare::build::Batch;

const QUOTE: &str = "The dam will hold through the winter, but hardly longer";

fn against(speaker: &str, told: &str) -> Vec<String> {
    Batch::default()
        .article("a", "")
        .quotes("Dina Haddad", QUOTE)
        .article("b", "")
        .tells(speaker, told)
        .found()
}

#[test]
fn a_paraphrase_with_another_end_is_told() {
    assert_eq!(
        against("Mayor Dina Haddad", "the dam will hold through the winter but for many years"),
        [format!(
            "quote+statement quote warning: {QUOTE} [a] | the dam will hold through the winter but for many years [b]"
        )]
    );
}

#[test]
fn another_speaker_a_cut_a_hyphen_and_free_words_are_not() {
    for (speaker, told) in [
        ("Karim Saleh", "the dam will hold through the winter but for many years"),
        ("Dina Haddad", "the dam will hold through the winter"),
        ("Dina Haddad", "the dam will hold through the-winter, but hardly longer"),
        ("Dina Haddad", "the dam was safe until spring but not for many years"),
    ] {
        assert_eq!(against(speaker, told), [""; 0], "{told}");
    }
}
