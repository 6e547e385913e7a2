//! Which sentences speak of the article's event and which give context. In: a document, and in which of its sentences
//! a cue stands. Out: per sentence, event or background. See `docs/scope.md`.

use crate::extract::index::{Index, Starts};
use crate::extract::matcher::Matcher;
use crate::lexicon::words::Lexicon;
use crate::model::claim::About;
use crate::model::document::{Document, Mention, MentionValue, ParagraphKind};
use crate::model::value::Value;
use crate::model::value::date::Grain;
use crate::rule::set::RuleSet;
use jiff::civil::Date;
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
    /// It names a list of incidents ("police log", "from the archive"): in the title or the lead, it is of many events and none.
    Digest,
}

impl Cue {
    /// What phrases of this class are; those of a desk's own classes mark context.
    fn of(class: &str) -> Self {
        match class {
            "frame" => Cue::Frame,
            "round-up" => Cue::RoundUp,
            "digest" => Cue::Digest,
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
    /// Of each sentence, and from which token on it holds.
    standings: Vec<(Standing, usize)>,
}

/// A background phrase of a sentence, and the clause that it stands in.
#[derive(Clone, Copy, Debug)]
pub struct Found {
    cue: Cue,
    /// The clause's first token, or the sentence's.
    clause: usize,
}

impl Scope {
    /// Decides for every sentence; `cues` tells of each the strongest background phrase that stands in it.
    pub fn new(document: &Document, lexicon: &Lexicon, cues: &[Option<Found>]) -> Self {
        let lead = lead(document);
        let own = days_told(document, lead);
        let this_year = (0..=lead).any(|n| names_a_day_without_year(document, n));
        let count = document.sentences.len();
        let mut standings: Vec<(Standing, usize)> = Vec::with_capacity(count);
        let is_digest = cues.iter().take(lead + 1).flatten().any(|found| found.cue == Cue::Digest);
        // Does the sentence before look back?
        let mut back = false;
        for (number, sentence) in document.sentences.iter().enumerate() {
            let late = number * 2 >= count;
            let found = cues.get(number).copied().flatten();
            let cue = found.map(|found| found.cue);
            let told_past = match document.article.meta.published {
                Some(published) => speaks_of_the_past(document, number, published.day, &own),
                None if this_year => names_a_year(document, number),
                None => None,
            };
            let past = told_past.is_some();
            // What stands before the clause that looks back goes on with the event ("... killed 12, bringing the total
            // since January to 300").
            let told_past = told_past.map(|token| clause(document, lexicon, number, token));
            let clauses = found.map(|found| found.clause).into_iter().chain(told_past);
            let from = clauses.min().unwrap_or(0);
            let whole = from <= document.tokens_of(number).start;
            // What follows a look back in its paragraph goes on with it ("The drone crashed into the sea"), until a
            // day of the present story is named.
            let same_paragraph =
                number.checked_sub(1).is_some_and(|n| document.sentences[n].paragraph == sentence.paragraph);
            let goes_on = back && same_paragraph && !names_a_recent_day(document, number);
            // In the title and the first sentence a cue only frames the lead ("the deadliest since 2011").
            let framed = number <= lead;
            let standing = match cue {
                _ if is_digest => Standing::Background,
                Some(Cue::RoundUp) if framed => Standing::RoundUp,
                _ if framed => Standing::Event,
                // Further down the words speak of some other page.
                Some(Cue::Digest) => Standing::Event,
                Some(Cue::Context | Cue::RoundUp) => Standing::Background,
                // A trial, or an arrest months later: the top of the article dates its own event.
                _ if past && (late || number > lead + TOP) => Standing::Background,
                Some(Cue::Frame) if late => Standing::Background,
                None if goes_on && late => Standing::Background,
                _ if past || cue.is_some() => Standing::LooksBack,
                _ => Standing::Event,
            };
            standings.push((standing, if is_digest { 0 } else { from }));
            back = !framed && ((cue.is_some() || past) && whole || goes_on);
        }
        for number in trailing_headings(document) {
            standings[number] = (Standing::Background, 0);
        }
        Self { standings }
    }

    /// Is a claim of this value, at this token of the sentence, about an event that the article reports?
    pub fn about(&self, sentence: usize, token: usize, value: &Value) -> About {
        let (standing, from) = self.standings.get(sentence).copied().unwrap_or((Standing::Event, 0));
        match (standing, value) {
            (Standing::Background, _) if token < from => About::Event,
            (Standing::Background, _) | (Standing::RoundUp, Value::Count { .. }) => About::Background,
            (Standing::LooksBack, Value::Date(date)) if date.grain > Grain::Day => About::Background,
            _ => About::Event,
        }
    }
}

/// The first token of the clause that `token` stands in, where a clause of its own begins there: behind a semicolon or a
/// dash, or behind a comma and a conjunction or a participle. Other commas part items and names.
fn clause(document: &Document, lexicon: &Lexicon, sentence: usize, token: usize) -> usize {
    let start = document.tokens_of(sentence).start;
    let breaks = lexicon.list("clause-break");
    let opens = |at: usize| {
        let participle =
            document.text(at).ends_with("ing") && document.text(at).starts_with(char::is_lowercase);
        participle || breaks.is_some_and(|list| lexicon.term_at(list, document, at, token + 1).is_some())
    };
    let parts = |at: &usize| match document.text(*at) {
        ";" | "\u{2014}" | "\u{2013}" | "--" => true,
        "," => opens(at + 1),
        _ => false,
    };
    (start + 1..token).rev().find(parts).map_or(start, |at| at + 1)
}

/// The strongest background phrase in the sentence that the matcher has entered, of several the first. What stands within a frame is part of
/// it: "since 2011" in "the deadliest since 2011" counts nothing up.
pub fn cue(
    matcher: &mut Matcher,
    document: &Document,
    rules: &RuleSet,
    index: &Index,
    starts: &Starts,
) -> Option<Found> {
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
    let first = frames.iter().map(|frame| frame.start).min();
    let mut strongest = first.map(|first| (Cue::Frame, first));
    for (cue, pattern, starts) in phrases() {
        if strongest.is_none_or(|(known, _)| cue >= known && cue > Cue::Frame) {
            matcher.search(pattern, starts, |_, found| {
                let start = found.tokens.start;
                let framed = frames.iter().any(|frame| frame.contains(&start));
                if !framed && strongest.is_none_or(|(known, first)| cue > known || start < first) {
                    strongest = Some((cue, start));
                }
                framed
            });
        }
    }
    let (cue, token) = strongest?;
    let sentence = document.sentence_of(token);
    Some(Found { cue, clause: clause(document, &rules.lexicon, sentence, token) })
}

/// The first sentence of the text that is not the title once more: here an article says what it reports.
pub fn lead(document: &Document) -> usize {
    let words = |sentence: usize| {
        let tokens = document.tokens_of(sentence);
        let words = tokens.map(|i| document.fold(i)).filter(|w| w.contains(char::is_alphanumeric));
        words.collect::<Vec<&str>>()
    };
    let start = document.article.text_start();
    let first = document.sentences.partition_point(|s| s.span.start < start);
    let title: Vec<&str> = (0..first).flat_map(words).collect();
    let last = document.sentences.len().saturating_sub(1);
    let again = |n: &usize| !title.is_empty() && words(*n) == title;
    (first..last).find(|n| !again(n)).unwrap_or(first)
}

/// The days that title and lead name.
fn days_told(document: &Document, lead: usize) -> Vec<Date> {
    let day = |mention: &Mention| match &mention.value {
        MentionValue::Date(date) | MentionValue::Time(date) if date.grain <= Grain::Day => date.start,
        _ => None,
    };
    (0..=lead).flat_map(|n| document.mentions_in(document.tokens_of(n))).filter_map(day).collect()
}

/// Where the sentence names a year or month well before the publication ("in 2019"), with no day of its own beside it.
fn speaks_of_the_past(document: &Document, sentence: usize, published: Date, own: &[Date]) -> Option<usize> {
    let mut old: Option<usize> = None;
    for mention in document.mentions_in(document.tokens_of(sentence)) {
        let MentionValue::Date(date) = &mention.value else { continue };
        let (Some(start), Some(end)) = (date.start, date.end) else { continue };
        // An arrest months later: the day that the lead names is the event's own, however long ago.
        if date.grain <= Grain::Month && own.iter().any(|day| (start..=end).contains(day)) {
            return None;
        }
        let token = mention.tokens.start as usize;
        match date.grain {
            Grain::Day | Grain::Time | Grain::Weekend | Grain::Week => {
                if days_between(end, published) <= RECENT {
                    return None;
                }
                old = old.or(Some(token));
            }
            Grain::Vague => {}
            _ if days_between(end, published) > 0 => old = old.or(Some(token)),
            _ => {}
        }
    }
    old
}

/// Where the sentence names a year, with no day of its own beside it: an article that tells its event's day without a
/// year tells the year of other events only.
fn names_a_year(document: &Document, sentence: usize) -> Option<usize> {
    let mentions = document.mentions_in(document.tokens_of(sentence));
    let year = mentions.iter().find(|mention| match &mention.value {
        MentionValue::Date(date) => date.start.is_some() && date.grain < Grain::Vague,
        _ => false,
    })?;
    (!names_a_day_without_year(document, sentence)).then_some(year.tokens.start as usize)
}

/// Does it name a weekday, or the day of a month, and leave the year open?
fn names_a_day_without_year(document: &Document, sentence: usize) -> bool {
    document.mentions_in(document.tokens_of(sentence)).iter().any(|mention| match &mention.value {
        MentionValue::Date(date) | MentionValue::Time(date) => date.is_day() && date.start.is_none(),
        _ => false,
    })
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

fn days_between(a: Date, b: Date) -> i64 {
    // A difference of two civil dates within jiff's range always fits days.
    a.until(b).map_or(0, |span| i64::from(span.get_days()))
}
