//! Who a speaker's phrase means. In: a phrase, and who spoke before. Out: the speaker as written, with one key for
//! all ways to write that speaker. Pronouns, "the official" and "the statement" are the last speaker of their sort.
//! It never merges two persons: a person's key is the surname as this article writes it.

use super::phrase::{self, Head, Phrase, is_determiner, is_joiner};
use super::words::{Sort, Words, is_capital, is_mark};
use crate::model::document::{Document, MentionValue};
use std::ops::Range;

/// A speaker's name is cut after so many characters: a "word" may be a megabyte long, and is copied often.
const LONGEST_NAME: usize = 200;

/// A speaker.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Speaker {
    /// As written; of a pronoun, as the speaker that it stands for was written.
    pub text: String,
    /// One normal form.
    pub key: String,
    /// An institution or a person.
    pub sort: Sort,
    /// Does it pass on what others say?
    pub outlet: bool,
}

/// Who spoke last.
#[derive(Default)]
pub struct Memory {
    person: Option<Speaker>,
    body: Option<Speaker>,
    last: Option<Speaker>,
}

impl Memory {
    /// Remembers a speaker.
    pub fn note(&mut self, speaker: &Speaker) {
        match speaker.sort {
            Sort::Person => self.person = Some(speaker.clone()),
            Sort::Body => self.body = Some(speaker.clone()),
        }
        self.last = Some(speaker.clone());
    }
}

/// Who the phrase means; `end` is where its sentence ends. `None` for an "it" that stands for nobody.
pub fn settle(
    words: &Words,
    document: &Document,
    phrase: &Phrase,
    end: usize,
    memory: &Memory,
) -> Option<Speaker> {
    let fold = document.fold(phrase.tokens.start);
    match phrase.head {
        Head::Pronoun => match fold {
            "he" | "she" | "him" => {
                Some(memory.person.clone().unwrap_or_else(|| bare(document, phrase, Sort::Person)))
            }
            "it" => memory.body.clone(),
            _ => Some(memory.last.clone().unwrap_or_else(|| bare(document, phrase, Sort::Person))),
        },
        Head::Statement => {
            let issuer = issuer(words, document, phrase, end);
            let issuer = issuer.filter(|p| p.head != Head::Statement && p.tokens != phrase.tokens);
            match issuer {
                Some(phrase) => settle(words, document, &phrase, end, memory),
                // "Recent reports": nobody's; "the report": that of who spoke last.
                None if !matches!(fold, "the" | "this" | "its" | "his" | "her" | "their") => None,
                None => Some(memory.last.clone().unwrap_or_else(|| bare(document, phrase, Sort::Body))),
            }
        }
        _ => Some(again(document, phrase, memory).unwrap_or_else(|| name(words, document, phrase))),
    }
}

/// "The official", "the ministry": the last speaker whose phrase has this noun.
fn again(document: &Document, phrase: &Phrase, memory: &Memory) -> Option<Speaker> {
    let noun = phrase.tokens.end - 1;
    if phrase.tokens.len() != 2 || document.fold(phrase.tokens.start) != "the" || is_capital(document, noun) {
        return None;
    }
    let has_noun = |s: &&Speaker| {
        crate::lexicon::fold::fold(&s.text).split_whitespace().any(|w| w == document.fold(noun))
    };
    [&memory.person, &memory.body].into_iter().flatten().find(has_noun).cloned()
}

/// Whose statement it is: "X's statement", "a statement by X", "an X statement", "reports from X".
fn issuer(words: &Words, document: &Document, phrase: &Phrase, end: usize) -> Option<Phrase> {
    let Range { start, end: past } = phrase.tokens.clone();
    let noun = (start..past).find(|i| words.is_statement(document, *i) && !is_capital(document, *i))?;
    if noun > start && !is_determiner(document.fold(noun - 1)) {
        let owner = if document.fold(noun - 1) == "'s" { noun - 1 } else { noun };
        let first = start + usize::from(owner == noun && is_determiner(document.fold(start)));
        if let Some(owner) = phrase::before(words, document, owner, first) {
            // "Recent reports": one capital that opens a sentence is no name yet.
            let opens = owner.tokens.len() == 1
                && document.tokens_of(document.sentence_of(start)).start == owner.tokens.start;
            let sure =
                owner.head == Head::Noun || !opens || known(words, document, owner.tokens.clone()).is_some();
            if sure && matches!(owner.head, Head::Name | Head::Noun) {
                return Some(owner);
            }
        }
    }
    // "A statement released by X": at most an adverb and a participle stand between.
    let joiner =
        (noun + 1..end.min(noun + 4)).find(|i| is_joiner(document.fold(*i)) || is_mark(document, *i))?;
    matches!(document.fold(joiner), "by" | "from" | "of")
        .then(|| phrase::after(words, document, joiner + 1, end))
        .flatten()
        .filter(|p| matches!(p.head, Head::Name | Head::Noun))
}

fn short(text: &str) -> String {
    text.chars().take(LONGEST_NAME).collect()
}

fn bare(document: &Document, phrase: &Phrase, sort: Sort) -> Speaker {
    let written = document.span(phrase.tokens.clone()).of(document.article.readable());
    let text = short(written);
    Speaker { text, key: key_of(document, phrase.tokens.clone()), sort, outlet: false }
}

/// A speaker named or described by the phrase itself.
fn name(words: &Words, document: &Document, phrase: &Phrase) -> Speaker {
    let tokens = phrase.tokens.clone();
    let mut speaker = bare(document, phrase, Sort::Body);
    // What stands before a joiner is the speaker; "of X" says whose.
    let closed = document.text(tokens.end - 1) == ")";
    let ends = |i: &usize| is_joiner(document.fold(*i)) || (closed && document.text(*i) == "(");
    let joiner = tokens.clone().skip(1).find(ends);
    let core = tokens.start..joiner.unwrap_or(tokens.end);
    if let Some((key, outlet)) = known(words, document, tokens.clone()) {
        (speaker.key, speaker.outlet) = (key, outlet);
        return speaker;
    }
    let spokesperson = core.clone().find(|i| words.role(document, *i) == Some("spokesperson"));
    if let Some(key) = spokesperson.and_then(|role| whose(words, document, &tokens, role)) {
        (speaker.key, speaker.sort) = (key, Sort::Person);
        return speaker;
    }
    let last = tokens.end - 1;
    let mention = |i: usize| {
        document.mentions_in(tokens.clone()).iter().rev().find(|m| {
            (m.tokens.start as usize) <= i
                && (m.tokens.end as usize) > i
                && matches!(
                    m.value,
                    MentionValue::Person(_) | MentionValue::Organization(_) | MentionValue::Place(_)
                )
        })
    };
    let mut end = core.end - 1;
    if end > core.start && matches!(document.fold(end), "jr" | "sr" | "ii" | "iii" | "iv") {
        end -= 1;
    }
    let body_noun = core.clone().any(|i| words.noun(document, i) == Some(Sort::Body));
    let named = match mention(end).or_else(|| mention(last)).map(|m| &m.value) {
        Some(MentionValue::Person(_)) => true,
        Some(MentionValue::Organization(key)) => {
            speaker.key = short(&crate::lexicon::fold::fold(key));
            false
        }
        Some(_) => false,
        None => is_capital(document, end) && (!body_noun || has_title(words, document, core.clone())),
    };
    if named && is_capital(document, end) && words.noun(document, end).is_none() {
        speaker.sort = Sort::Person;
        speaker.key = short(document.fold(end));
    } else if words.noun(document, end) == Some(Sort::Person) {
        speaker.sort = Sort::Person;
    }
    speaker
}

/// Does a title or role stand before the name ("army chief General Hasan")?
fn has_title(words: &Words, document: &Document, core: Range<usize>) -> bool {
    let title = |i: usize| words.noun(document, i) == Some(Sort::Person) || words.is_short_title(document, i);
    core.clone().take(core.len().saturating_sub(1)).any(title)
}

/// The key of a well-known institution that the phrase is, and whether it is an outlet.
fn known(words: &Words, document: &Document, tokens: Range<usize>) -> Option<(String, bool)> {
    let list = words.speakers?;
    let start = tokens.start + usize::from(is_determiner(document.fold(tokens.start)) && tokens.len() > 1);
    let closed = document.text(tokens.end - 1) == ")";
    let bracket = tokens.clone().find(|i| closed && document.text(*i) == "(").unwrap_or(tokens.end);
    let inner = bracket + 1..tokens.end.saturating_sub(1);
    // "us" in lower case is no country.
    let written =
        |at: usize| document.tokens.get(at).is_some_and(|t| t.case != crate::model::document::Case::Lower);
    [start..bracket, inner, start..tokens.end].into_iter().filter(|r| r.start < r.end).find_map(|range| {
        let term = words.lexicon.term_at(list, document, range.start, range.end)?;
        let one = range.len() > 1 || written(range.start) || document.fold(range.start) == "coalition";
        let cell = |column| words.lexicon.attribute(list, document, range.clone(), column);
        (term == range.end && one)
            .then(|| (cell("key").unwrap_or_default().to_owned(), cell("class") == Some("outlet")))
    })
}

/// For whom a spokesperson speaks: the words before the noun, or behind "of" or "for".
fn whose(words: &Words, document: &Document, tokens: &Range<usize>, role: usize) -> Option<String> {
    let owner = document.fold(role - usize::from(role > tokens.start)) == "'s";
    let start = tokens.start + usize::from(is_determiner(document.fold(tokens.start)));
    let before = start..role - usize::from(owner && role > start);
    let behind = role + 2..tokens.end;
    let range = if before.start < before.end {
        before
    } else if matches!(document.fold(role + 1), "of" | "for" | "with" | "from") && behind.start < behind.end {
        behind
    } else {
        return None;
    };
    Some(known(words, document, range.clone()).map_or_else(|| key_of(document, range), |(key, _)| key))
}

/// The words of a phrase, folded, without determiner, brackets and possessive.
fn key_of(document: &Document, tokens: Range<usize>) -> String {
    let mut key = String::new();
    let mut first = true;
    for at in tokens.clone() {
        let fold = document.fold(at);
        if document.text(at) == "(" {
            break;
        }
        if (first && tokens.len() > 1 && is_determiner(fold)) || fold == "'s" || is_mark(document, at) {
            continue;
        }
        first = false;
        if !key.is_empty() {
            key.push(' ');
        }
        key.extend(fold.chars().filter(|c| *c != '.').take(LONGEST_NAME));
    }
    short(&key)
}
