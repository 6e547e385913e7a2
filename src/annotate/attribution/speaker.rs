//! Who a speaker's phrase means. In: a phrase, and who spoke before. Out: the speaker as written, with one key for
//! all ways to write that speaker. Pronouns, "the official" and "the statement" are the last speaker of their sort.
//! It never merges two persons: a person's key is the surname as this article writes it.

use super::memory::{Gender, Memory};
use super::phrase::{self, Head, Phrase, is_determiner, is_joiner};
use super::words::{Sort, Words, is_capital, is_mark, is_quote_mark};
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
    /// The nouns that describe it ("official", "observatory"), with spaces between.
    pub head: String,
    /// More than one person.
    pub plural: bool,
    /// He or she, where a word tells.
    pub gender: Option<Gender>,
    /// The surname of a person whose key is another one.
    pub surname: Option<String>,
}

/// Who the phrase means; `end` is where its sentence ends. `None` for an "it" that stands for nobody.
pub fn settle(
    words: &Words,
    document: &Document,
    phrase: &Phrase,
    end: usize,
    memory: &Memory,
) -> Option<Speaker> {
    let start = phrase.tokens.start;
    match phrase.head {
        Head::Pronoun => pronoun(words, document, start, document.fold(start), memory),
        Head::Statement => {
            let issuer = issuer(words, document, phrase, end);
            let issuer = issuer.filter(|p| p.head != Head::Statement && p.tokens != phrase.tokens);
            if let Some(phrase) = issuer {
                return settle(words, document, &phrase, end, memory);
            }
            let plain = phrase.tokens.len() == 2;
            match document.fold(start) {
                "the" | "this" | "its" if plain => {
                    // "The reports": of nobody knows whom.
                    let many = document.fold(start + 1).ends_with('s');
                    let last = memory.last().cloned();
                    last.or_else(|| (!many).then(|| bare(words, document, phrase, Sort::Body)))
                }
                "his" if plain => pronoun(words, document, start, "he", memory),
                "her" if plain => pronoun(words, document, start, "she", memory),
                "their" if plain => pronoun(words, document, start, "they", memory),
                "the" | "this" | "his" | "her" | "its" | "their" => {
                    Some(bare(words, document, phrase, Sort::Body))
                }
                // "Recent reports": nobody's.
                _ => None,
            }
        }
        _ => Some(again(document, phrase, memory).unwrap_or_else(|| name(words, document, phrase, memory))),
    }
}

/// Whom a pronoun at token `at` stands for.
fn pronoun(words: &Words, document: &Document, at: usize, fold: &str, memory: &Memory) -> Option<Speaker> {
    let gender = match fold {
        "he" | "him" => Gender::He,
        "she" => Gender::She,
        "it" => {
            let first = document.tokens_of(document.sentence_of(at)).start;
            return memory.body(at > first + 1 && !is_quote_mark(document, at - 1)).cloned();
        }
        _ => return memory.several().cloned(),
    };
    let found = memory.person(gender);
    // "Herrera was shocked. He said": whom the sentences since then are about, if it is one person.
    let since = found.map_or(0, |(_, sentence)| sentence + 1);
    let here = document.sentence_of(at);
    for sentence in (since.max(here.saturating_sub(1))..=here).rev() {
        let tokens = document.tokens_of(sentence);
        let opening = document.mentions_in(tokens.start..tokens.end.min(tokens.start + 4)).iter();
        let subject = opening.filter(|m| (m.tokens.end as usize) < at).find_map(|m| match &m.value {
            MentionValue::Person(_) => Some(m.tokens.start as usize..m.tokens.end as usize),
            _ => None,
        });
        if let Some(tokens) = subject {
            let surname = document.fold(tokens.end - 1);
            let other =
                !memory.rules_out(surname, gender) && found.is_none_or(|(speaker, _)| speaker.key != surname);
            if other {
                let phrase = Phrase { tokens, head: Head::Name };
                return Some(name(words, document, &phrase, memory)).filter(|s| s.sort == Sort::Person);
            }
            break;
        }
    }
    found.map(|(speaker, _)| speaker.clone())
}

/// "The official", "the Observatory": the last speaker whom this noun describes.
fn again(document: &Document, phrase: &Phrase, memory: &Memory) -> Option<Speaker> {
    let noun = phrase.tokens.end - 1;
    if phrase.tokens.len() != 2 || document.fold(phrase.tokens.start) != "the" {
        return None;
    }
    let known = memory.described(document.fold(noun))?;
    // "An airline", and later "the airline": the later words say no less.
    let bare = ["a ", "an ", "another "].iter().any(|article| {
        known.text.get(..article.len()).is_some_and(|start| start.eq_ignore_ascii_case(article))
    });
    let text = document.span(phrase.tokens.clone()).of(document.article.readable());
    let bare = (bare && known.text.split(' ').count() <= 2) || !known.text.contains(' ');
    Some(if bare { Speaker { text: short(text), ..known.clone() } } else { known.clone() })
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
            // "Official figures".
            let adjective = owner.tokens.len() == 1
                && matches!(document.fold(owner.tokens.start), "official" | "general" | "press" | "news");
            if sure && !adjective && matches!(owner.head, Head::Name | Head::Noun) {
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

fn bare(words: &Words, document: &Document, phrase: &Phrase, sort: Sort) -> Speaker {
    let tokens = phrase.tokens.clone();
    let text = short(document.span(tokens.clone()).of(document.article.readable()));
    let joiner = tokens.clone().skip(1).find(|i| is_joiner(document.fold(*i)) || document.text(*i) == "(");
    let head = joiner.unwrap_or(tokens.end) - 1;
    let noun = words.noun(document, head);
    let many = document.fold(head).ends_with('s') || matches!(document.fold(head), "spokesmen" | "people");
    Speaker {
        text,
        key: key_of(document, tokens.clone()),
        sort,
        outlet: false,
        head: described(words, document, tokens.start..head + 1),
        plural: noun == Some(Sort::Person) && many,
        gender: tokens.clone().find_map(|i| gender(document.fold(i))),
        surname: None,
    }
}

/// The nouns that describe the speaker: the head; before a name, the titles ("minister").
fn described(words: &Words, document: &Document, tokens: Range<usize>) -> String {
    let last = tokens.end - 1;
    let noun = |i: &usize| match words.noun(document, *i) {
        Some(Sort::Person) => *i == last || words.noun(document, last).is_none(),
        Some(Sort::Body) => *i == last,
        None => false,
    };
    let nouns: Vec<_> = tokens.filter(noun).map(|i| document.fold(i)).collect();
    short(&nouns.join(" "))
}

/// What a noun or a title tells.
fn gender(fold: &str) -> Option<Gender> {
    match fold {
        "spokesman" | "man" | "boy" | "father" | "brother" | "son" | "husband" | "uncle" | "mr" | "king"
        | "chairman" | "sir" | "grandfather" | "boyfriend" | "priest" | "imam" | "bishop" | "nephew"
        | "policeman" => Some(Gender::He),
        "spokeswoman" | "woman" | "girl" | "mother" | "sister" | "daughter" | "wife" | "aunt" | "mrs"
        | "ms" | "queen" | "chairwoman" | "lady" | "grandmother" | "girlfriend" | "niece"
        | "congresswoman" | "policewoman" | "actress" => Some(Gender::She),
        _ => None,
    }
}

/// Two speakers of one verb.
pub fn joint(document: &Document, a: Speaker, b: Speaker, tokens: Range<usize>) -> Speaker {
    let text = short(document.span(tokens).of(document.article.readable()));
    let key = short(&format!("{} and {}", a.key, b.key));
    Speaker { text, key, plural: true, head: String::new(), gender: None, surname: None, ..b }
}

/// A person whom an apposition names ("a spokesman for the navy, Omar Hadi"): the key of whom they speak for stays.
pub fn named(
    words: &Words,
    document: &Document,
    role: Speaker,
    whole: Range<usize>,
    name: Range<usize>,
) -> Speaker {
    let text = short(document.span(whole.clone()).of(document.article.readable()));
    let surname = short(document.fold(name.end - 1));
    let speaks = whole.start..name.start;
    let speaks = speaks.into_iter().any(|i| words.role(document, i) == Some("spokesperson"));
    let key = if speaks { role.key.clone() } else { surname.clone() };
    Speaker { text, key, sort: Sort::Person, plural: false, surname: Some(surname), ..role }
}

/// A speaker named or described by the phrase itself.
fn name(words: &Words, document: &Document, phrase: &Phrase, memory: &Memory) -> Speaker {
    let tokens = phrase.tokens.clone();
    let mut speaker = bare(words, document, phrase, Sort::Body);
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
        let last = core.end - 1;
        let named = is_capital(document, last) && words.noun(document, last).is_none();
        speaker.surname = named.then(|| short(document.fold(last)));
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
        // "Hadi", who was named as the navy's spokesman before.
        if let Some(known) = memory.surnamed(document.fold(end)).filter(|_| tokens.len() <= 2) {
            speaker.key.clone_from(&known.key);
            speaker.surname = Some(short(document.fold(end)));
        }
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
