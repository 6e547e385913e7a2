//! How a stretch of text is meant: who says it, whether it is negated, denied or merely imagined, and how sure it
//! is. In: an annotated document. Out: one answer for any range of tokens. It finds nothing itself; it reads the
//! mentions that `annotate` left.

use crate::model::claim::Polarity;
use crate::model::document::{Attribution, Certainty, Document, Mention, MentionValue, Stance};
use std::ops::Range;

/// How a stretch of text is meant.
#[derive(Clone, Copy, Debug)]
pub struct Modality<'a> {
    /// Who says it; `None` for the article's own voice.
    pub attribution: Option<&'a Attribution>,
    /// The sentence negates it ("did not harm").
    pub negated: bool,
    /// Somebody rejects it ("denied that").
    pub denied: bool,
    /// Nothing is reported of it ("no reports of").
    pub unreported: bool,
    /// It is a condition, a plan, a possibility.
    pub hypothetical: bool,
    /// How sure the article is: the weakest word that covers it decides.
    pub certainty: Certainty,
}

impl Modality<'_> {
    /// Asserted, denied or unreported. A value that the sentence itself negates is asserted: it is zero.
    pub fn polarity(&self) -> Polarity {
        match self {
            Modality { unreported: true, .. } => Polarity::Unreported,
            Modality { denied: true, .. } => Polarity::Denied,
            _ => Polarity::Asserted,
        }
    }
}

/// The index that answers for any range of tokens; made once a document.
pub struct Modalities<'a> {
    document: &'a Document,
    /// Per sentence: the mentions of attributions that cover a part of it, narrowest scope first.
    attributions: Vec<Vec<u32>>,
}

impl<'a> Modalities<'a> {
    /// Indexes the attributions of an annotated document.
    pub fn of(document: &'a Document) -> Self {
        let mut attributions = vec![Vec::new(); document.sentences.len()];
        for (n, mention) in document.mentions.iter().enumerate() {
            let Some(scope) = scope(mention).filter(|scope| !scope.is_empty()) else { continue };
            let first = document.sentence_of(scope.start);
            let last = document.sentence_of(scope.end - 1);
            for sentence in attributions.iter_mut().take(last + 1).skip(first) {
                sentence.push(n as u32);
            }
        }
        for sentence in &mut attributions {
            sentence
                .sort_by_key(|n| document.mentions.get(*n as usize).and_then(scope).map(|s| (s.len(), *n)));
        }
        Self { document, attributions }
    }

    /// The mention of the attribution that covers token `at`: that of the narrowest scope.
    pub fn attribution(&self, at: usize) -> Option<&'a Mention> {
        let sentence = self.attributions.get(self.document.sentence_of(at))?;
        let mentions = sentence.iter().filter_map(|n| self.document.mentions.get(*n as usize));
        mentions.into_iter().find(|m| scope(m).is_some_and(|s| s.contains(&at)))
    }

    /// How `tokens` (of one sentence) are meant.
    pub fn at(&self, tokens: Range<usize>) -> Modality<'a> {
        let attribution = self.attribution(tokens.start).and_then(|m| match &m.value {
            MentionValue::Attribution(attribution) => Some(attribution),
            _ => None,
        });
        let certainty = match attribution.map(|a| a.stance) {
            Some(Stance::Claim) => Certainty::Claimed,
            Some(Stance::Confirm) => Certainty::Confirmed,
            Some(Stance::Doubt) => Certainty::Unverified,
            _ => Certainty::Stated,
        };
        let mut modality = Modality {
            attribution,
            negated: false,
            denied: false,
            unreported: false,
            hypothetical: false,
            certainty,
        };
        let sentence = self.document.tokens_of(self.document.sentence_of(tokens.start));
        let meets =
            |m: &&Mention| (m.tokens.start as usize) < tokens.end && (m.tokens.end as usize) > tokens.start;
        for mention in self.document.mentions_in(sentence).iter().filter(meets) {
            match mention.value {
                MentionValue::Negation => modality.negated = true,
                MentionValue::Denial => modality.denied = true,
                MentionValue::Unreported => modality.unreported = true,
                MentionValue::Hypothetical => modality.hypothetical = true,
                // The order of `Certainty` is from sure to unsure.
                MentionValue::Hedge(certainty) => modality.certainty = modality.certainty.max(certainty),
                _ => {}
            }
        }
        modality
    }
}

/// The tokens that an attribution covers.
fn scope(mention: &Mention) -> Option<Range<usize>> {
    match &mention.value {
        MentionValue::Attribution(a) => Some(a.scope.start as usize..a.scope.end as usize),
        _ => None,
    }
}
