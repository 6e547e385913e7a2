//! Which sentences speak of the article's event and which give context. In: a document, and in which of its sentences
//! a cue stands. Out: per sentence, event or background. See `docs/scope.md`.

use crate::extract::index::{Index, Starts};
use crate::extract::matcher::Matcher;
use crate::model::claim::About;
use crate::model::document::{Document, MentionValue, ParagraphKind};
use crate::model::value::Value;
use crate::model::value::date::Grain;
use crate::rule::set::RuleSet;
use std::ops::Range;

/// How much of an article a background phrase takes out, the least first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cue {
    /// It dates or ranks the event itself as often as not ("last week", "the deadliest since 2011"): it holds where
    /// articles turn to context, in their second half.
    Frame,
    /// It speaks of something else: it holds behind the first sentence.
    Context,
    /// It adds up several events ("weekend shootings"): it holds in the title and in the lead too.
    RoundUp,
}

impl Cue {
    /// What phrases of this class are; those of a desk's own classes mark context.
    fn of(class: &str) -> Self {
        match class {
            "frame" => Cue::Frame,
            "round-up" => Cue::RoundUp,
            _ => Cue::Context,
        }
    }
}

/// What the claims of a sentence are about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Standing {
    /// An event that the article reports.
    Event,
    /// The same, dated by how long ago it was: an old month is no day to hold against others.
    LooksBack,
    /// Several events: their places and people are the article's, their numbers no event's.
    RoundUp,
    /// Something else.
    Background,
}

/// The scope of each sentence.
pub struct Scope {
    standings: Vec<Standing>,
}

impl Scope {
    /// Decides for every sentence; `cues` tells of each the strongest background phrase that stands in it.
    pub fn new(document: &Document, cues: &[Option<Cue>]) -> Self {
        let body = document.sentences.partition_point(|s| s.span.start < document.article.text_start());
        let count = document.sentences.len();
        let mut standings: Vec<Standing> = Vec::with_capacity(count);
        // Does the sentence before look back?
        let mut back = false;
        for (number, sentence) in document.sentences.iter().enumerate() {
            let late = number * 2 >= count;
            let cue = cues.get(number).copied().flatten();
            let past = speaks_of_the_past(document, number);
            // What follows a look back in its paragraph goes on with it ("The drone crashed into the sea"), until a
            // day of the present story is named.
            let same_paragraph =
                number.checked_sub(1).is_some_and(|n| document.sentences[n].paragraph == sentence.paragraph);
            let goes_on = back && same_paragraph && !names_a_recent_day(document, number);
            // In the title and the first sentence a cue only frames the lead ("the deadliest since 2011").
            let framed = number <= body;
            standings.push(match cue {
                Some(Cue::RoundUp) if framed => Standing::RoundUp,
                _ if framed => Standing::Event,
                Some(Cue::Context | Cue::RoundUp) => Standing::Background,
                // A trial, or an arrest months later: the top of the article dates its own event.
                _ if past && (late || number > body + TOP) => Standing::Background,
                Some(Cue::Frame) if late => Standing::Background,
                None if goes_on && late => Standing::Background,
                _ if past || cue.is_some() => Standing::LooksBack,
                _ => Standing::Event,
            });
            back = !framed && (cue.is_some() || past || goes_on);
        }
        for number in trailing_headings(document) {
            standings[number] = Standing::Background;
        }
        Self { standings }
    }

    /// Is a claim of this value in this sentence about an event that the article reports?
    pub fn about(&self, sentence: usize, value: &Value) -> About {
        let standing = self.standings.get(sentence).copied().unwrap_or(Standing::Event);
        match (standing, value) {
            (Standing::Background, _) | (Standing::RoundUp, Value::Count { .. }) => About::Background,
            (Standing::LooksBack, Value::Date(date)) if date.grain > Grain::Day => About::Background,
            _ => About::Event,
        }
    }
}

/// The strongest background phrase in the sentence that the matcher has entered. What stands within a frame is part of
/// it: "since 2011" in "the deadliest since 2011" counts nothing up.
pub fn cue(matcher: &mut Matcher, rules: &RuleSet, index: &Index, starts: &Starts) -> Option<Cue> {
    let phrases = || {
        let found = starts.by_phrase(index.background.clone());
        found.filter_map(|(phrase, starts)| {
            let (class, pattern) = rules.background.get((phrase - index.background.start) as usize)?;
            Some((Cue::of(class), pattern, starts))
        })
    };
    let mut frames: Vec<Range<usize>> = Vec::new();
    for (_, pattern, starts) in phrases().filter(|(cue, ..)| *cue == Cue::Frame) {
        matcher.search(pattern, starts, |_, found| {
            frames.push(found.tokens);
            true
        });
    }
    let mut strongest = (!frames.is_empty()).then_some(Cue::Frame);
    for (cue, pattern, starts) in phrases() {
        if Some(cue) > strongest {
            matcher.search(pattern, starts, |_, found| {
                let framed = frames.iter().any(|frame| frame.contains(&found.tokens.start));
                if !framed {
                    strongest = Some(cue);
                }
                framed
            });
        }
    }
    strongest
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

/// So many sentences behind the first may date the event itself by an older day: of the counts in them that stand beside
/// one, six in ten are the event's, of those further down one in eight.
const TOP: usize = 6;

fn days_between(a: jiff::civil::Date, b: jiff::civil::Date) -> i64 {
    // A difference of two civil dates within jiff's range always fits days.
    a.until(b).map_or(0, |span| i64::from(span.get_days()))
}
