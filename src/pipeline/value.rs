//! Reads one value from a short phrase, as `relate` needs it: "Friday (July 7)", "at least a dozen". In: the phrase.
//! Out: its value, by the same segmenter and annotators that read articles; nothing when the phrase holds none.

use crate::annotate;
use crate::lexicon::words::Lexicon;
use crate::model::article::{Article, Basis, Published};
use crate::model::document::Document;
use crate::model::value::date::DateValue;
use crate::model::value::interval::Interval;
use crate::segment::segment;
use jiff::civil::Date;

/// The date that `text` says, seen from the day of publication.
pub fn read_date(text: &str, published: Option<Date>, lexicon: &Lexicon) -> Option<DateValue> {
    annotate::date::only_date(&document(text, published, lexicon))
}

/// The number that `text` says.
pub fn read_count(text: &str, lexicon: &Lexicon) -> Option<Interval> {
    annotate::number::only_count(&document(text, None, lexicon))
}

fn document(text: &str, published: Option<Date>, lexicon: &Lexicon) -> Document {
    let mut article = Article::new(String::new(), String::new(), "", text.trim());
    article.meta.published = published.map(|day| Published { day, instant: None, basis: Basis::Option });
    let mut document = segment(article, lexicon);
    annotate::annotate(&mut document, lexicon);
    document
}
