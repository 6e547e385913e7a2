//! Who says what. In: tokens, quotations, and the persons, organisations and places found so far. Out: one mention
//! for each speaker with a reporting verb or a source cue: its speaker, key, verb, whom it cites, through whom it
//! comes, and the tokens that it covers. It does not say whether what they say is denied or doubted.
//!
//! Three steps: find the cues of each sentence (here), say who each speaker is (`speaker`), deal the tokens out
//! among them (`scope`).

mod edge;
mod memory;
mod phrase;
mod scope;
mod speaker;
mod subject;
mod verb;
mod words;

use crate::lexicon::words::Lexicon;
use crate::model::document::{Attribution, Document, Mention, MentionValue, ParagraphKind, Stance};
use crate::model::modality::Modalities;
use memory::{Gender, Memory};
use phrase::{Head, Phrase, is_pronoun};
use speaker::{Speaker, joint, named, settle};
use std::ops::Range;
use verb::{Found, spoken};
use words::{Words, is_capital, is_mark};

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

/// Tells each quotation its speaker, where an attribution covers it.
pub fn ascribe(document: &mut Document) {
    let modalities = Modalities::of(document);
    let speaker = |quote: &Mention| {
        let attribution = modalities.attribution(quote.tokens.start as usize)?;
        let MentionValue::Attribution(said) = &attribution.value else { return None };
        // A speaker inside the quotation is not the one who says all of it.
        let inside = quote.tokens.contains(&attribution.tokens.start);
        if inside { said.via.last().cloned() } else { Some(said.speaker.clone()) }
    };
    let is_quote = |m: &Mention| matches!(m.value, MentionValue::Quote { .. });
    let mentions = document.mentions.iter();
    let speakers: Vec<_> = mentions.map(|m| is_quote(m).then(|| speaker(m)).flatten()).collect();
    for (mention, found) in document.mentions.iter_mut().zip(speakers) {
        if let MentionValue::Quote { speaker } = &mut mention.value {
            *speaker = found;
        }
    }
}

/// The cues of one sentence, in order.
fn cues_of(document: &Document, words: &Words, sentence: usize, memory: &mut Memory) -> Vec<Cue> {
    memory.at(sentence);
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
                // "As per our plan".
                ("source", Some(ours)) if matches!(document.fold(ours.tokens.start), "our" | "my") => {}
                ("source", Some(phrase)) => {
                    let also = beside(document, words, &phrase, tokens.end);
                    found = Some(source(at..past, phrase, also));
                }
                ("by", Some(by)) => match phrase::before(words, document, at, taken) {
                    Some(phrase) if is_quoted(document, at..past) => {
                        let group = phrase.tokens.start..by.tokens.end;
                        let stance = Stance::Neutral;
                        found = Some(Found {
                            group,
                            phrase,
                            verb: at..past,
                            stance,
                            via: Some(by),
                            also: None,
                            name: None,
                        });
                    }
                    _ => {
                        if let Some(outlet) = settle(words, document, &by, tokens.end, memory) {
                            pass_on(&mut cues, outlet);
                        }
                    }
                },
                ("cite", Some(cites)) if is_said(document, cites.tokens.end) => {
                    // "The mission quoted the army as saying".
                    if let Some(phrase) = phrase::before(words, document, at, taken) {
                        let group = phrase.tokens.start..cites.tokens.end + 2;
                        let stance = Stance::Neutral;
                        let (via, also, name) = (None, None, None);
                        found = Some(Found { group, phrase, verb: at..past, stance, via, also, name });
                    }
                    if let Some(source) = settle(words, document, &cites, tokens.end, memory) {
                        cited.push((at, source.text));
                    }
                }
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
        if words.is_statement(document, at)
            && let Some(phrase) = issues(document, words, at, taken)
            && let Some(issuer) = settle(words, document, &phrase, tokens.end, memory)
        {
            memory.note(&issuer, None);
        }
        if let Some(found) = found {
            next = next.max(found.group.end.min(tokens.end));
            if let Some((speaker, phrase)) = who(document, words, &found, tokens.end, memory) {
                let via = found.via.and_then(|via| settle(words, document, &via, tokens.end, memory));
                let gender = match document.fold(found.phrase.tokens.start) {
                    _ if found.phrase.head != Head::Pronoun => None,
                    "he" | "him" => Some(Gender::He),
                    "she" => Some(Gender::She),
                    _ => None,
                };
                memory.note(&speaker, gender);
                taken = found.group.end.max(taken);
                cues.push(Cue {
                    group: found.group,
                    phrase,
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
fn source(cue: Range<usize>, phrase: Phrase, also: Option<Phrase>) -> Found {
    let group = cue.start..also.as_ref().map_or(phrase.tokens.end, |also| also.tokens.end);
    Found { group, phrase, verb: cue, stance: Stance::Neutral, via: None, also, name: None }
}

/// "According to police and witnesses": who else, when nothing follows that "and" could begin a clause with.
fn beside(document: &Document, words: &Words, phrase: &Phrase, end: usize) -> Option<Phrase> {
    let past = phrase.tokens.end;
    let also = (past < end && document.fold(past) == "and")
        .then(|| phrase::after(words, document, past + 1, end))
        .flatten()?;
    let closed = also.tokens.end >= end || is_mark(document, also.tokens.end);
    (closed && matches!(also.head, Head::Name | Head::Noun)).then_some(also)
}

/// Who a speaker is, and the tokens that say so: both of two, and the person whom an apposition names.
fn who(
    document: &Document,
    words: &Words,
    found: &Found,
    end: usize,
    memory: &Memory,
) -> Option<(Speaker, Range<usize>)> {
    let tokens = found.phrase.tokens.clone();
    let speaker = settle(words, document, &found.phrase, end, memory)?;
    if let Some(name) = &found.name {
        let whole = tokens.start..name.end;
        return Some((named(words, document, speaker, whole.clone(), name.clone()), whole));
    }
    let Some(also) = &found.also else { return Some((speaker, tokens)) };
    let Some(other) = settle(words, document, also, end, memory) else { return Some((speaker, tokens)) };
    let whole = tokens.start.min(also.tokens.start)..tokens.end.max(also.tokens.end);
    let pair = if also.tokens.start < tokens.start { (other, speaker) } else { (speaker, other) };
    Some((joint(document, pair.0, pair.1, whole.clone()), whole))
}

/// An outlet that passes on what the last speaker of the sentence said.
fn pass_on(cues: &mut [Cue], outlet: Speaker) {
    if let Some(cue) = cues.last_mut().filter(|cue| cue.speaker.text != outlet.text) {
        cue.via.push(outlet.text);
    }
}

/// Does "as saying" begin at token `at`?
fn is_said(document: &Document, at: usize) -> bool {
    document.fold(at) == "as" && document.fold(at + 1) == "saying"
}

/// Who issues a statement at token `at`: "the army issued a statement".
fn issues(document: &Document, words: &Words, at: usize, first: usize) -> Option<Phrase> {
    let article = at.checked_sub(1).filter(|i| matches!(document.fold(*i), "a" | "an"))?;
    let verb = article.checked_sub(1)?;
    let issued = matches!(
        document.fold(verb),
        "issued" | "released" | "published" | "posted" | "made" | "issues" | "releases"
    );
    phrase::before(words, document, verb, first)
        .filter(|p| issued && matches!(p.head, Head::Name | Head::Noun))
}

/// Is it "was quoted by", not "in an interview with"?
fn is_quoted(document: &Document, cue: Range<usize>) -> bool {
    cue.into_iter().any(|i| matches!(document.fold(i), "quoted" | "cited"))
}

/// The speaker of a headline: "Police: two dead in crash", "Two dead in crash - police".
fn headline(document: &Document, words: &Words, tokens: &Range<usize>, memory: &mut Memory) -> Option<Cue> {
    let start = tokens.start;
    let first =
        phrase::after(words, document, start, tokens.end).filter(|p| document.text(p.tokens.end) == ":");
    let (phrase, mark) = match first {
        Some(phrase) => {
            let mark = phrase.tokens.end;
            (phrase, mark)
        }
        None => {
            let from = tokens.end.saturating_sub(8).max(start);
            let mark = (from..tokens.end)
                .rev()
                .find(|i| matches!(document.text(*i), "-" | ":" | "\u{2013}" | "\u{2014}" | "--"))?;
            let phrase = phrase::after(words, document, mark + 1, tokens.end)?;
            (phrase.tokens.end == tokens.end).then_some((phrase, mark))?
        }
    };
    let speaker = settle(words, document, &phrase, tokens.end, memory)?;
    let body = phrase.tokens.clone().any(|i| words.noun(document, i).is_some());
    let known = phrase.tokens.len() <= 4
        && words.speakers.is_some_and(|list| {
            words.lexicon.term_at(list, document, phrase.tokens.start, phrase.tokens.end)
                == Some(phrase.tokens.end)
        });
    if !(body || known) || is_pronoun(document.fold(phrase.tokens.start)) {
        return None;
    }
    memory.note(&speaker, None);
    let group = phrase.tokens.start.min(mark)..phrase.tokens.end.max(mark + 1);
    let (chain, via) = (Vec::new(), Vec::new());
    Some(Cue {
        group,
        phrase: phrase.tokens,
        speaker,
        verb: mark..mark + 1,
        stance: Stance::Neutral,
        chain,
        via,
    })
}

fn is_heading(document: &Document, sentence: usize) -> bool {
    let paragraph =
        document.sentences.get(sentence).and_then(|s| document.paragraphs.get(s.paragraph as usize));
    paragraph.is_some_and(|p| p.kind != ParagraphKind::Body)
}
