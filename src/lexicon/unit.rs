//! Units of measure by the words for them. In: words. Out: the unit of their row in `rules/lexicon/unit.tsv`.

use crate::lexicon::words::Lexicon;
use crate::model::document::WordId;
use crate::model::value::measure::Unit;

/// The unit that the words name.
pub fn unit(lexicon: &Lexicon, words: &[WordId]) -> Option<Unit> {
    let list = lexicon.list("unit")?;
    let cell = |column| lexicon.cell(list, words, column);
    let factor = cell("factor")?.parse().ok()?;
    Some(Unit { name: cell("unit")?.to_owned(), dimension: cell("dimension")?.to_owned(), factor })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_one_dimension_share_a_base_unit() {
        let lexicon = Lexicon::builtin();
        let named = |word: &str| unit(&lexicon, &[lexicon.word(word)]);
        let (mile, km) = (named("miles").unwrap_or(Unit::own("")), named("km").unwrap_or(Unit::own("")));
        assert_eq!((mile.dimension.as_str(), km.dimension.as_str()), ("length", "length"));
        assert!(mile.factor > km.factor && km.factor == 1000.0);
        assert_eq!(named("cow"), None);
    }
}
