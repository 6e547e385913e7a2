//! Who says what. In: tokens, quotations, and the persons, organisations and places found so far. Out: one mention
//! for each speaker with a reporting verb or a source cue: its speaker, key, verb, whom it cites, through whom it
//! comes, and the tokens that it covers. It does not say whether what they say is denied or doubted.
//!
//! Three steps: find the cues of each sentence (here), say who each speaker is (`speaker`), deal the tokens out
//! among them (`scope`).

mod phrase;
mod scope;
mod speaker;
mod words;

use crate::lexicon::words::Lexicon;
use crate::model::document::{Attribution, Document, Mention, MentionValue, ParagraphKind, Stance, TokenKind};
use phrase::{Head, Phrase, is_pronoun};
use speaker::{Memory, Speaker, settle};
use std::ops::Range;
use words::{Words, is_capital, is_mark, is_quote_mark};

/// An apposition between a speaker and the verb ("Hasan, head of the clinic, said") has at most this many tokens.
const APPOSITION: usize = 18;

/// A speaker and a verb, or a source cue, in a sentence.
#[derive(Clone, Debug)]
struct Cue {
    /// From the first to one past the last token of speaker and verb.
    group: Range<usize>,
    /// The speaker's tokens.
    phrase: Range<usize>,
    speaker: Speaker,
    verb: Range<usize>,
    stance: Stance,
    chain: Vec<String>,
    via: Vec<String>,
}

/// A phrase and its verb, before it is known who is meant.
struct Found {
    group: Range<usize>,
    phrase: Phrase,
    verb: Range<usize>,
    stance: Stance,
    via: Option<Phrase>,
}

/// Finds the attributions of a document.
pub fn find(document: &Document, lexicon: &Lexicon) -> Vec<Mention> {
    let words = Words::new(lexicon);
    let mut memory = Memory::default();
    let mut cues = Vec::with_capacity(document.sentences.len());
    for sentence in 0..document.sentences.len() {
        cues.push(cues_of(document, &words, sentence, &mut memory));
    }
    let scopes = scope::deal(document, lexicon, &mut cues);
    let mentions = cues.into_iter().flatten().zip(scopes).map(|(cue, scope)| {
        let verb = document.span(cue.verb.clone()).of(document.article.readable()).to_owned();
        let value = Attribution {
            speaker: cue.speaker.text,
            key: cue.speaker.key,
            verb,
            stance: cue.stance,
            chain: cue.chain,
            via: cue.via,
            scope: scope.start as u32..scope.end as u32,
        };
        document.mention(cue.phrase, MentionValue::Attribution(value))
    });
    mentions.collect()
}

/// The cues of one sentence, in order.
fn cues_of(document: &Document, words: &Words, sentence: usize, memory: &mut Memory) -> Vec<Cue> {
    let tokens = document.tokens_of(sentence);
    let heading = is_heading(document, sentence);
    let mut cues: Vec<Cue> = Vec::new();
    let mut cited: Vec<(usize, String)> = Vec::new();
    let mut taken = tokens.start;
    let mut at = tokens.start;
    while at < tokens.end {
        let mut next = at + 1;
        let mut found = None;
        if let Some((past, class)) = words.source(document, at, tokens.end) {
            next = past;
            let phrase = phrase::after(words, document, past, tokens.end);
            match (class, phrase) {
                ("source", Some(by)) if cues.last().is_some_and(|cue| cue.group.end + 1 >= at) => {
                    // "X said, according to Y": Y passes it on.
                    next = by.tokens.end;
                    taken = by.tokens.end;
                    if let Some(outlet) = settle(words, document, &by, tokens.end, memory) {
                        pass_on(&mut cues, outlet);
                    }
                }
                ("source", Some(phrase)) => found = Some(source(at..past, phrase)),
                ("by", Some(by)) => match phrase::before(words, document, at, taken) {
                    Some(phrase) if is_quoted(document, at..past) => {
                        let group = phrase.tokens.start..by.tokens.end;
                        let stance = Stance::Neutral;
                        found = Some(Found { group, phrase, verb: at..past, stance, via: Some(by) });
                    }
                    _ => {
                        if let Some(outlet) = settle(words, document, &by, tokens.end, memory) {
                            pass_on(&mut cues, outlet);
                        }
                    }
                },
                ("cite", Some(cites)) => {
                    if let Some(source) = settle(words, document, &cites, tokens.end, memory) {
                        cited.push((at, source.text));
                    }
                }
                _ => {}
            }
        } else if let Some(verb) = words.verb(document, at, tokens.end) {
            next = verb.past;
            let opens = at == tokens.start || is_mark(document, at - 1);
            let lower = !is_capital(document, at) || ((heading || opens) && verb.strong);
            if let Some(stance) = verb.stance.filter(|_| lower && !verb.gerund) {
                found = spoken(document, words, &verb, at, taken..tokens.end, stance);
            }
        }
        if let Some(found) = found {
            next = next.max(found.group.end.min(tokens.end));
            if let Some(speaker) = settle(words, document, &found.phrase, tokens.end, memory) {
                let via = found.via.and_then(|via| settle(words, document, &via, tokens.end, memory));
                memory.note(&speaker);
                taken = found.group.end.max(taken);
                cues.push(Cue {
                    group: found.group,
                    phrase: found.phrase.tokens,
                    speaker,
                    verb: found.verb,
                    stance: found.stance,
                    chain: Vec::new(),
                    via: via.into_iter().map(|v| v.text).collect(),
                });
            }
        }
        at = next;
    }
    if cues.is_empty() && heading {
        cues.extend(headline(document, words, &tokens, memory));
    }
    for (at, source) in cited {
        let nearest = cues.iter_mut().min_by_key(|cue| cue.group.start.abs_diff(at));
        if let Some(cue) = nearest.filter(|cue| cue.speaker.text != source) {
            cue.chain.push(source);
        }
    }
    cues
}

/// "According to X": what stands behind it is the speaker.
fn source(cue: Range<usize>, phrase: Phrase) -> Found {
    Found { group: cue.start..phrase.tokens.end, phrase, verb: cue, stance: Stance::Neutral, via: None }
}

/// An outlet that passes on what the last speaker of the sentence said.
fn pass_on(cues: &mut [Cue], outlet: Speaker) {
    if let Some(cue) = cues.last_mut().filter(|cue| cue.speaker.text != outlet.text) {
        cue.via.push(outlet.text);
    }
}

/// Is it "was quoted by", not "in an interview with"?
fn is_quoted(document: &Document, cue: Range<usize>) -> bool {
    cue.into_iter().any(|i| matches!(document.fold(i), "quoted" | "cited"))
}

/// A reporting verb with its speaker, left or right of it.
fn spoken(
    document: &Document,
    words: &Words,
    verb: &words::Verb,
    at: usize,
    within: Range<usize>,
    stance: Stance,
) -> Option<Found> {
    if verb.noun && !introduces(document, verb.past, within.end) {
        return None;
    }
    // "The airline added 12 planes", "an order": things are added, not words.
    let counted = document.tokens.get(verb.past).is_some_and(|t| t.kind == TokenKind::Number);
    if document.fold(at) == "added" && (counted || matches!(document.fold(verb.past), "a" | "an" | "to")) {
        return None;
    }
    let quoted = document.fold(verb.past.saturating_sub(2)) == "as" || document.fold(at + 1) == "quoted";
    let (end, passive) = subject_end(document, words, at, within.start);
    if passive && !quoted {
        // "Was reported by X".
        let by = (document.fold(verb.past) == "by").then(|| phrase::after(words, document, verb.past + 1, within.end));
        let phrase = by.flatten().filter(|p| p.head != Head::Unknown)?;
        return Some(Found { group: at..phrase.tokens.end, phrase, verb: at..verb.past, stance, via: None });
    }
    let parted = at > within.start && (document.text(at - 1) == "," || is_quote_mark(document, at - 1));
    if parted || at == within.start {
        if let Some(phrase) = inverted(document, words, verb.past, within.end) {
            return Some(Found { group: at..phrase.tokens.end, phrase, verb: at..verb.past, stance, via: None });
        }
    }
    let phrase = subject(document, words, end, within.start)?;
    if phrase.head == Head::Unknown && !verb.strong {
        return None;
    }
    let group = phrase.tokens.start..verb.past;
    let by = (document.fold(verb.past) == "by").then(|| phrase::after(words, document, verb.past + 1, within.end));
    let via = by.flatten().or_else(|| told(document, words, at, verb.past, within.end));
    Some(Found { group, phrase, verb: at..verb.past, stance, via })
}

/// Does what follows show that a word such as "claims" is a verb here?
fn introduces(document: &Document, past: usize, end: usize) -> bool {
    past >= end || document.fold(past) == "that" || is_quote_mark(document, past) || matches!(document.text(past), "," | ":" | ".")
}

/// Where the subject of the verb at `at` ends: auxiliaries, adverbs, days and "in a statement" stand between. Also
/// whether the verb is passive.
fn subject_end(document: &Document, words: &Words, at: usize, first: usize) -> (usize, bool) {
    let mut end = at;
    let mut passive = false;
    while end > first && at - end < APPOSITION {
        let before = end - 1;
        let fold = document.fold(before);
        let aux = matches!(
            fold,
            "has" | "have" | "had" | "also" | "later" | "further" | "earlier" | "then" | "again" | "too" | "since"
                | "already" | "previously" | "both" | "who" | "which" | "now" | "did" | "have also"
        );
        let be = matches!(fold, "was" | "were" | "is" | "are" | "be" | "been" | "being" | "get" | "got");
        passive |= be;
        let adverb = fold.len() > 3 && fold.ends_with("ly") && !is_capital(document, before) && fold != "family";
        if aux || be || adverb {
            end = before;
        } else if words.is_time(document, before) || words.is_statement(document, before) {
            // "On Monday", "in a statement": back to the preposition; without one it is part of the subject.
            let from = before.saturating_sub(4).max(first);
            let led = (from..before).rev().find(|i| matches!(document.fold(*i), "on" | "in" | "at" | "during" | "via"));
            let bare = words.is_time(document, before) && !is_capital(document, before);
            match led {
                Some(led) if (led..before).all(|i| !is_mark(document, i)) => end = led,
                _ if bare || (words.is_time(document, before) && before > first) => end = before,
                _ => break,
            }
        } else {
            break;
        }
    }
    (end, passive)
}

/// The subject that ends at `end`, also across an apposition ("Hasan, head of the clinic, said").
fn subject(document: &Document, words: &Words, end: usize, first: usize) -> Option<Phrase> {
    let last = end.checked_sub(1).filter(|last| *last >= first)?;
    if document.text(last) == "," {
        let from = last.saturating_sub(APPOSITION).max(first);
        let comma = (from..last).rev().find(|i| document.text(*i) == "," || is_quote_mark(document, *i))?;
        let plain = (comma + 1..last).all(|i| words.verb(document, i, last).is_none());
        let phrase = phrase::before(words, document, comma, first).filter(|p| {
            document.text(comma) == "," && plain && matches!(p.head, Head::Name | Head::Noun) && opens_clause(document, p.tokens.start, first)
        });
        // "Who" in front of the verb: the phrase right before the comma is meant.
        return phrase.or_else(|| {
            let relative = matches!(document.fold(end), "who" | "which");
            relative.then(|| phrase::before(words, document, last, first)).flatten()
        });
    }
    let phrase = phrase::before(words, document, end, first)?;
    // "General Hasan, army chief said": a title behind a name, with its closing comma left out.
    let comma = phrase.tokens.start.checked_sub(1).filter(|i| *i > first && document.text(*i) == ",");
    let titled = words.noun(document, end - 1).is_some();
    let whole = comma.filter(|_| titled).and_then(|comma| phrase::before(words, document, comma, first));
    let whole = whole.filter(|p| p.head == Head::Name && p.tokens.len() > 1 && opens_clause(document, p.tokens.start, first));
    Some(whole.unwrap_or(phrase))
}

/// Does a clause begin at token `at`?
fn opens_clause(document: &Document, at: usize, first: usize) -> bool {
    at == first || {
        let before = at - 1;
        is_mark(document, before) || matches!(document.fold(before), "and" | "but" | "that" | "while" | "as" | "when")
    }
}

/// The speaker behind the verb: "..., said X", with nothing behind X that would make it the subject of a clause.
fn inverted(document: &Document, words: &Words, start: usize, end: usize) -> Option<Phrase> {
    let phrase = phrase::after(words, document, start, end)?;
    if !matches!(phrase.head, Head::Name | Head::Noun) {
        return None;
    }
    let past = phrase.tokens.end;
    let closes = past >= end || (is_mark(document, past) && document.text(past) != "(") || words.is_time(document, past);
    let venue = matches!(document.fold(past), "in" | "on" | "at" | "during" | "of" | "for" | "from" | "who" | "late" | "early")
        && (past + 1..end.min(past + 6)).any(|i| words.is_statement(document, i) || words.is_time(document, i))
        || document.fold(past) == "who";
    (closes || venue).then_some(phrase)
}

/// The outlet in "X told the outlet".
fn told(document: &Document, words: &Words, at: usize, past: usize, end: usize) -> Option<Phrase> {
    if !matches!(document.fold(at), "told" | "tells" | "tell") {
        return None;
    }
    let listener = phrase::after(words, document, past, end).filter(|p| p.head == Head::Name)?;
    let outlet = settle(words, document, &listener, end, &Memory::default())?;
    let news = |i: usize| {
        matches!(
            document.fold(i),
            "news" | "agency" | "newspaper" | "channel" | "television" | "tv" | "radio" | "network" | "magazine" | "times" | "post" | "daily"
        )
    };
    (outlet.outlet || listener.tokens.clone().any(news)).then_some(listener)
}

/// The speaker of a headline: "Police: two dead in crash", "Two dead in crash - police".
fn headline(document: &Document, words: &Words, tokens: &Range<usize>, memory: &mut Memory) -> Option<Cue> {
    let start = tokens.start;
    let first = phrase::after(words, document, start, tokens.end).filter(|p| document.text(p.tokens.end) == ":");
    let (phrase, mark) = match first {
        Some(phrase) => {
            let mark = phrase.tokens.end;
            (phrase, mark)
        }
        None => {
            let from = tokens.end.saturating_sub(8).max(start);
            let mark = (from..tokens.end).rev().find(|i| matches!(document.text(*i), "-" | ":" | "\u{2013}" | "\u{2014}" | "--"))?;
            let phrase = phrase::after(words, document, mark + 1, tokens.end)?;
            (phrase.tokens.end == tokens.end).then_some((phrase, mark))?
        }
    };
    let speaker = settle(words, document, &phrase, tokens.end, memory)?;
    let body = phrase.tokens.clone().any(|i| words.noun(document, i).is_some());
    let known = phrase.tokens.len() <= 4 && words.speakers.is_some_and(|list| {
        words.lexicon.term_at(list, document, phrase.tokens.start, phrase.tokens.end) == Some(phrase.tokens.end)
    });
    if !(body || known) || is_pronoun(document.fold(phrase.tokens.start)) {
        return None;
    }
    memory.note(&speaker);
    let group = phrase.tokens.start.min(mark)..phrase.tokens.end.max(mark + 1);
    let (chain, via) = (Vec::new(), Vec::new());
    Some(Cue { group, phrase: phrase.tokens, speaker, verb: mark..mark + 1, stance: Stance::Neutral, chain, via })
}

fn is_heading(document: &Document, sentence: usize) -> bool {
    let paragraph = document.sentences.get(sentence).and_then(|s| document.paragraphs.get(s.paragraph as usize));
    paragraph.is_some_and(|p| p.kind != ParagraphKind::Body)
}
