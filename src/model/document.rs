//! A segmented article: paragraphs, sentences, tokens, and the mentions that annotators find in them.

use crate::model::article::{Article, Field};
use crate::model::span::Span;
use crate::model::value::date::DateValue;
use crate::model::value::interval::Interval;
use crate::model::value::measure::Unit;
use crate::model::value::name::Name;
use crate::model::value::place::Place;
use std::ops::Range;

/// A word that the lexicon knows; [`WordId::UNKNOWN`] for every other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct WordId(pub u32);

impl WordId {
    /// No list holds this word.
    pub const UNKNOWN: WordId = WordId(0);
}

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// Letters, with inner hyphens, apostrophes, points ("al-Muhajir", "U.S.", "38-year-old").
    Word,
    /// Digits, with inner commas, points, hyphens ("1,200", "7.8", "2023-07-10").
    Number,
    /// Anything else, one character (or a run of dashes or dots).
    Punct,
}

/// How a word is capitalised.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Case {
    /// No capital letter.
    Lower,
    /// First letter capital, or the first after a particle's hyphen ("al-Muhajir").
    Capital,
    /// Two or more letters, all capital ("US", "CENTCOM").
    Upper,
    /// Capitals elsewhere ("iPhone", "McCain" is [`Case::Capital`]).
    Mixed,
    /// No letter at all.
    None,
}

/// A token.
#[derive(Clone, Copy, Debug)]
pub struct Token {
    /// Where it stands in the article's text.
    pub span: Span,
    /// What it is made of.
    pub kind: TokenKind,
    /// How it is capitalised.
    pub case: Case,
    /// Its word in the lexicon.
    pub word: WordId,
    /// Where its folded form stands in the document's folds.
    pub fold: Span,
}

/// What a paragraph is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ParagraphKind {
    /// The title field.
    Title,
    /// A heading or a bare line inside the text.
    Heading,
    /// Running text.
    Body,
}

/// A paragraph.
#[derive(Clone, Debug)]
pub struct Paragraph {
    /// Where it stands.
    pub span: Span,
    /// Its sentences.
    pub sentences: Range<u32>,
    /// What it is.
    pub kind: ParagraphKind,
}

/// A sentence.
#[derive(Clone, Debug)]
pub struct Sentence {
    /// Where it stands.
    pub span: Span,
    /// Its tokens.
    pub tokens: Range<u32>,
    /// Its paragraph.
    pub paragraph: u32,
}

/// What a mention says.
#[derive(Clone, Debug, PartialEq)]
pub enum MentionValue {
    /// A number, with its hedges read into the bounds.
    Number(Interval),
    /// A sum of money.
    Money {
        /// In whole units of the currency.
        interval: Interval,
        /// ISO 4217 code.
        currency: String,
    },
    /// A physical quantity.
    Measure {
        /// In the unit named.
        interval: Interval,
        /// The unit.
        unit: Unit,
    },
    /// A date (TIMEX3 DATE).
    Date(DateValue),
    /// A time of day (TIMEX3 TIME).
    Time(DateValue),
    /// A length of time; the TIMEX3 value.
    Duration(String),
    /// A recurring time; the TIMEX3 value.
    Set(String),
    /// A place.
    Place(Place),
    /// An adjective or noun of a people, with its country or division.
    Demonym(Place),
    /// A person.
    Person(Name),
    /// Words that stand for a person named elsewhere ("she", "the 24-year-old"), by the fullest form of the name.
    Reference(String),
    /// An organisation, in its normal form.
    Organization(String),
    /// Words in quotation marks; the span is that of the words.
    Quote {
        /// Who said them, as far as the sentence or the one before tells.
        speaker: Option<String>,
    },
    /// A speaker and a reporting verb; the span is that of the speaker.
    Attribution(Attribution),
    /// A stretch that the sentence itself negates ("did not harm civilians").
    Negation,
    /// A stretch that somebody rejects ("denied that twelve people died").
    Denial,
    /// A stretch of which nothing is reported ("no reports of casualties").
    Unreported,
    /// A stretch that is a condition, a plan or a possibility, and no event.
    Hypothetical,
    /// A stretch that is more or less sure than stated.
    Hedge(Certainty),
}

impl MentionValue {
    /// The contract's word for the type.
    pub fn type_name(&self) -> &'static str {
        match self {
            MentionValue::Number(_) => "number",
            MentionValue::Money { .. } => "money",
            MentionValue::Measure { .. } => "measure",
            MentionValue::Date(_) => "date",
            MentionValue::Time(_) => "time",
            MentionValue::Duration(_) => "duration",
            MentionValue::Set(_) => "set",
            MentionValue::Place(_) => "place",
            MentionValue::Demonym(_) => "demonym",
            MentionValue::Person(_) => "person",
            MentionValue::Reference(_) => "reference",
            MentionValue::Organization(_) => "organization",
            MentionValue::Quote { .. } => "quote",
            MentionValue::Attribution(_) => "attribution",
            MentionValue::Negation => "negation",
            MentionValue::Denial => "denial",
            MentionValue::Unreported => "unreported",
            MentionValue::Hypothetical => "hypothetical",
            MentionValue::Hedge(_) => "hedge",
        }
    }
}

/// How sure an article is of what it says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Certainty {
    /// Said as a fact.
    Stated,
    /// Said to be confirmed.
    Confirmed,
    /// Claimed by a party.
    Claimed,
    /// Could not be verified, feared, possible.
    Unverified,
}

impl Certainty {
    /// The contract's word.
    pub fn name(self) -> &'static str {
        match self {
            Certainty::Stated => "stated",
            Certainty::Confirmed => "confirmed",
            Certainty::Claimed => "claimed",
            Certainty::Unverified => "unverified",
        }
    }
}

/// How a speaker stands to what is said: the sort of the reporting verb.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stance {
    /// "Said", "according to".
    #[default]
    Neutral,
    /// "Claimed", "alleged".
    Claim,
    /// "Denied", "rejected".
    Deny,
    /// "Confirmed", "acknowledged".
    Confirm,
    /// "Could not confirm", "questioned".
    Doubt,
}

/// Who asserts something, two hops deep ("the U.N., citing the Red Crescent").
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Attribution {
    /// Who says it, as written.
    pub speaker: String,
    /// One normal form for all ways to write the speaker ("CENTCOM", "US Central Command").
    pub key: String,
    /// The reporting verb, as written.
    pub verb: String,
    /// How the speaker stands to what is said.
    pub stance: Stance,
    /// Whom the speaker cites, nearest first.
    pub chain: Vec<String>,
    /// Who passes the speaker's words on ("France24 noted that ..., an official said"), nearest first.
    pub via: Vec<String>,
    /// The tokens of the article that the attribution covers.
    pub scope: Range<u32>,
}

/// A stretch of text and what it means.
#[derive(Clone, Debug, PartialEq)]
pub struct Mention {
    /// Where it stands.
    pub span: Span,
    /// Its tokens.
    pub tokens: Range<u32>,
    /// Its sentence.
    pub sentence: u32,
    /// What it says.
    pub value: MentionValue,
}

/// A segmented and, after `annotate`, annotated article.
#[derive(Clone, Debug, Default)]
pub struct Document {
    /// The article.
    pub article: Article,
    /// In the order of the text.
    pub paragraphs: Vec<Paragraph>,
    /// In the order of the text.
    pub sentences: Vec<Sentence>,
    /// In the order of the text.
    pub tokens: Vec<Token>,
    /// The folded forms of all tokens, one after the other.
    pub folds: String,
    /// Sorted by first token, then longest first.
    pub mentions: Vec<Mention>,
}

impl Document {
    /// Token `i` as it is written; empty past the end.
    #[inline]
    pub fn text(&self, i: usize) -> &str {
        self.tokens.get(i).map_or("", |token| token.span.of(self.article.readable()))
    }

    /// Token `i` folded: lower case, no diacritics, straight apostrophes; empty past the end.
    #[inline]
    pub fn fold(&self, i: usize) -> &str {
        self.tokens.get(i).map_or("", |token| token.fold.of(&self.folds))
    }

    /// The span from the first to the last of `tokens`.
    pub fn span(&self, tokens: Range<usize>) -> Span {
        let start = self.tokens.get(tokens.start).map_or(0, |token| token.span.start);
        let end =
            tokens.end.checked_sub(1).and_then(|i| self.tokens.get(i)).map_or(start, |token| token.span.end);
        Span { start, end: end.max(start) }
    }

    /// The sentence that holds token `i`.
    pub fn sentence_of(&self, i: usize) -> usize {
        self.sentences.partition_point(|sentence| sentence.tokens.end as usize <= i)
    }

    /// The tokens of a sentence.
    pub fn tokens_of(&self, sentence: usize) -> Range<usize> {
        self.sentences.get(sentence).map_or(0..0, |s| s.tokens.start as usize..s.tokens.end as usize)
    }

    /// The field that a sentence stands in.
    pub fn field_of(&self, sentence: usize) -> Field {
        self.sentences.get(sentence).map_or(Field::Text, |s| self.article.field_at(s.span.start))
    }

    /// A mention over `tokens` (not empty), in the sentence of the first.
    pub fn mention(&self, tokens: Range<usize>, value: MentionValue) -> Mention {
        Mention {
            span: self.span(tokens.clone()),
            sentence: self.sentence_of(tokens.start) as u32,
            tokens: tokens.start as u32..tokens.end as u32,
            value,
        }
    }

    /// The mentions whose first token lies in `tokens`.
    pub fn mentions_in(&self, tokens: Range<usize>) -> &[Mention] {
        let from = self.mentions.partition_point(|m| (m.tokens.start as usize) < tokens.start);
        let to = self.mentions.partition_point(|m| (m.tokens.start as usize) < tokens.end);
        self.mentions.get(from..to).unwrap_or(&[])
    }

    /// Puts the mentions into their order; annotators call it when they have pushed theirs.
    pub fn sort_mentions(&mut self) {
        self.mentions.sort_by_key(|m| (m.tokens.start, std::cmp::Reverse(m.tokens.end), m.value.type_name()));
    }
}
