//! Which sentences speak of the article's event and which give context. In: a document, and in which of its sentences
//! a cue stands. Out: per sentence, event or background. See `docs/scope.md`.

use crate::extract::index::Index;
use crate::extract::matcher::Matcher;
use crate::model::claim::About;
use crate::model::document::{Document, MentionValue, ParagraphKind};
use crate::model::value::date::Grain;
use crate::rule::set::RuleSet;

/// The scope of each sentence.
pub struct Scope {
    background: Vec<bool>,
}

impl Scope {
    /// Decides for every sentence; `cued` tells those in which a background phrase stands.
    pub fn new(document: &Document, cued: &[bool]) -> Self {
        let body = document.sentences.partition_point(|s| s.span.start < document.article.text_start());
        let mut background: Vec<bool> = Vec::with_capacity(document.sentences.len());
        for (number, sentence) in document.sentences.iter().enumerate() {
            // A cue in the title or the first sentence only frames the lead ("the deadliest since 2011").
            let framed = number <= body;
            let anchored = names_a_recent_day(document, number);
            let cue = cued.get(number).copied().unwrap_or(false) || speaks_of_the_past(document, number);
            // What follows a look back in its paragraph goes on with it ("The drone crashed into the sea"), until a
            // day of the present story is named.
            let before =
                number.checked_sub(1).filter(|n| document.sentences[*n].paragraph == sentence.paragraph);
            let goes_on = before.is_some_and(|n| background[n]);
            background.push(!framed && (cue || (goes_on && !anchored)));
        }
        for number in trailing_headings(document) {
            background[number] = true;
        }
        Self { background }
    }

    /// Is a claim in this sentence about an event that the article reports?
    pub fn about(&self, sentence: usize) -> About {
        if self.background.get(sentence).copied().unwrap_or(false) { About::Background } else { About::Event }
    }
}

/// Does a background phrase stand in the sentence that the matcher has entered?
pub fn has_cue(matcher: &mut Matcher, rules: &RuleSet, index: &Index) -> bool {
    rules.background.iter().zip(&index.background).any(|((_, pattern), signature)| {
        let mut found = false;
        matcher.search(pattern, signature, |_, _| {
            found = true;
            false
        });
        found
    })
}

/// A year or month well before the publication ("in 2019"), with no day of its own beside it.
fn speaks_of_the_past(document: &Document, sentence: usize) -> bool {
    let Some(published) = document.article.meta.published else { return false };
    let mut old = false;
    for mention in document.mentions_in(document.tokens_of(sentence)) {
        let MentionValue::Date(date) = &mention.value else { continue };
        let Some(end) = date.end else { continue };
        match date.grain {
            Grain::Day | Grain::Time | Grain::Weekend | Grain::Week => {
                if days_between(end, published.day) <= RECENT {
                    return false;
                }
                old = true;
            }
            Grain::Vague => {}
            _ => old |= days_between(end, published.day) > 0,
        }
    }
    old
}

/// The sentences of the headings after the last paragraph of running text: links to other stories.
fn trailing_headings(document: &Document) -> std::ops::Range<usize> {
    let body = document.paragraphs.iter().rposition(|p| p.kind == ParagraphKind::Body);
    let first = body.and_then(|last| document.paragraphs.get(last + 1)).map(|p| p.sentences.start as usize);
    let end = document.sentences.len();
    // An article of bare lines only has no running text for links to follow.
    first.map_or(end..end, |first| first..end)
}

/// A day near publication, said with day grain.
fn names_a_recent_day(document: &Document, sentence: usize) -> bool {
    let published = document.article.meta.published.map(|p| p.day);
    document.mentions_in(document.tokens_of(sentence)).iter().any(|mention| match &mention.value {
        MentionValue::Date(date) | MentionValue::Time(date) => {
            let day = matches!(date.grain, Grain::Day | Grain::Time);
            let near = |end| published.is_none_or(|day| days_between(end, day) <= RECENT);
            day && date.end.is_none_or(near)
        }
        _ => false,
    })
}

/// A day this long before publication is another story's day, unless the lead names it: news is at most weeks old,
/// and follow-ups name the day of the event in their first sentence.
const RECENT: i64 = 45;

fn days_between(a: jiff::civil::Date, b: jiff::civil::Date) -> i64 {
    // A difference of two civil dates within jiff's range always fits days.
    a.until(b).map_or(0, |span| i64::from(span.get_days()))
}
