//! Where counted nouns end. In: a sentence, a noun list and a token. Out: one past the counted noun that begins there. Many
//! phrases ask it of one token; it is read once.

use crate::extract::noun_phrase::{Lists, Reader};
use crate::extract::sentence::Sentence;
use crate::lexicon::words::{Lexicon, ListId};
use crate::model::document::Document;

/// Two ends, longest first; 0 for none.
type Ends = [u32; 2];

/// The counted nouns of a sentence, as far as they were asked for.
pub struct CountedNouns {
    /// The lists that reading them asks for.
    pub lists: Lists,
    /// By list.
    known: Vec<Known>,
}

/// Of one list: the sentence, and per token the ends.
#[derive(Clone, Default)]
struct Known {
    sentence: Option<usize>,
    ends: Vec<Option<Ends>>,
}

impl CountedNouns {
    /// Nothing is known yet.
    pub fn new(lexicon: &Lexicon) -> Self {
        Self { lists: Lists::of(lexicon), known: Vec::new() }
    }

    /// Where a counted noun of the list that begins at token `at` of the sentence may end.
    pub fn ends(
        &mut self,
        document: &Document,
        lexicon: &Lexicon,
        sentence: &Sentence,
        list: ListId,
        at: usize,
    ) -> Ends {
        let number = list.0 as usize;
        if self.known.len() <= number {
            self.known.resize(number + 1, Known::default());
        }
        let known = &mut self.known[number];
        if known.sentence != Some(sentence.number) {
            known.sentence = Some(sentence.number);
            known.ends.clear();
            known.ends.resize(sentence.tokens.len(), None);
        }
        *known.ends[at - sentence.tokens.start].get_or_insert_with(|| {
            let ends = Reader::new(document, lexicon, &self.lists, list).ends(at, sentence.tokens.end);
            let end = |n: usize| ends.get(n).map_or(0, |end| *end as u32);
            [end(0), end(1)]
        })
    }
}
