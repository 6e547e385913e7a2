//! Stems: one form for a word's plural, past and -ing forms. In: a folded word. Out: its stem, which is for comparing
//! and need not be a word. It is light on purpose: a stemmer that cuts more makes different words equal.

/// The stem of a folded word: "strikes", "striking" and "strike" all give "strik", "agencies" gives "agency".
///
/// The lengths below which an ending stays keep short words whole ("bed", "sing", "gas"); with them the word shares of
/// `rules/lexicon/document-frequency.tsv` were counted, so both must change together.
pub fn stem(word: &str) -> String {
    let mut stem = String::new();
    stem_into(word, &mut stem);
    stem
}

/// The same, into a buffer whose content goes.
pub fn stem_into(word: &str, stem: &mut String) {
    let word = word.strip_suffix("'s").unwrap_or(word);
    stem.clear();
    stem.push_str(word);
    if word.bytes().any(|b| matches!(b, b'\'' | b'.')) {
        stem.retain(|c| !matches!(c, '\'' | '.'));
    }
    if stem.ends_with("ies") && stem.len() > 5 {
        stem.truncate(stem.len() - 3);
        stem.push('y');
        return;
    }
    if stem.ends_with("sses") && stem.len() > 5 {
        stem.truncate(stem.len() - 2);
        return;
    }
    if stem.ends_with("ing") && stem.len() > 6 {
        stem.truncate(stem.len() - 3);
    } else if stem.ends_with("ed") && stem.len() > 5 {
        stem.truncate(stem.len() - 2);
    } else if stem.ends_with('s') && !stem.ends_with("ss") && stem.len() > 4 {
        stem.truncate(stem.len() - 1);
    }
    if stem.ends_with('e') && stem.len() > 4 {
        stem.truncate(stem.len() - 1);
    }
}

#[cfg(test)]
mod tests {
    use super::stem;

    #[test]
    fn one_stem_for_the_forms_of_a_word() {
        for form in ["strike", "strikes", "striking", "strike's"] {
            assert_eq!(stem(form), "strik", "{form}");
        }
        assert_eq!(stem("agencies"), "agency");
        assert_eq!(stem("u.s"), "us");
        assert_eq!((stem("bed"), stem("gas"), stem("sing")), ("bed".into(), "gas".into(), "sing".into()));
    }
}
