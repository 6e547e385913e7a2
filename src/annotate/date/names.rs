//! Words of time inside names: "April Smith", "USA Today". In: a token. Out: whether it belongs to a name, so that no
//! date is read there.

use crate::annotate::date::words::Words;
use crate::model::document::{MentionValue, ParagraphKind};

impl Words<'_> {
    /// Does the token belong to a person's name that was found before ("April Smith")?
    pub fn in_name(&self, at: usize) -> bool {
        let mentions = &self.document.mentions;
        let past = mentions.partition_point(|m| m.tokens.start as usize <= at);
        // Mentions hardly ever nest deeper than this.
        mentions[past.saturating_sub(4)..past]
            .iter()
            .any(|m| m.tokens.end as usize > at && matches!(m.value, MentionValue::Person(_)))
    }

    /// Is the word a part of a name such as "USA Today" or "This Week": capital, after a capital or with its next,
    /// inside running text?
    pub fn is_title_case(&self, at: usize, first: usize) -> bool {
        let sentence = self.document.sentences.get(self.document.sentence_of(at));
        let paragraph = sentence.and_then(|s| self.document.paragraphs.get(s.paragraph as usize));
        at > first && self.capital(at) && paragraph.is_some_and(|p| p.kind == ParagraphKind::Body)
    }
}
