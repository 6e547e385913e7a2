//! Pronouns and ages that stand for a person whom the article names. In: a document with its persons, quotations and
//! speakers found. Out: a mention for each "he", "her" or "the 24-year-old" that can mean one person only. It would
//! rather leave one out than guess: where two people, or a stranger, could be meant, none is.

use crate::lexicon::words::{Lexicon, ListId};
use crate::model::document::{Document, Mention, MentionValue, ParagraphKind};
use crate::model::value::name::Name;
use std::collections::HashMap;
use std::ops::Range;

/// Whom a sentence is about is looked for in so many sentences before.
const BACK: usize = 2;
/// Words between an age and the noun that it describes ("a 24-year-old Derna man").
const NOUN: usize = 3;
/// An age does not belong to a name that begins so soon after it.
const NAMED: usize = 4;

/// The references of a document, in the order of the text.
pub fn find(document: &Document, lexicon: &Lexicon) -> Vec<Mention> {
    let mut reader = Reader {
        document,
        lexicon,
        people: lexicon.list("victim"),
        breaks: lexicon.list("clause-break"),
        stops: lexicon.list("modifier-stop"),
        genders: HashMap::new(),
        topics: Vec::new(),
    };
    let ages = ages(document);
    let mut found = Vec::new();
    for sentence in 0..document.sentences.len() {
        reader.sentence(sentence, &ages, &mut found);
    }
    found
}

/// By age: the one person who is so old; `None` where several are.
fn ages(document: &Document) -> HashMap<u8, Option<&Name>> {
    let mut ages: HashMap<u8, Option<&Name>> = HashMap::new();
    for mention in &document.mentions {
        let MentionValue::Person(name) = &mention.value else { continue };
        let Some(age) = name.age else { continue };
        let known = ages.entry(age).or_insert(Some(name));
        if known.is_some_and(|known| known.name != name.name) {
            *known = None;
        }
    }
    ages
}

/// What a pronoun tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Gender {
    He,
    She,
}

/// A person of a sentence who does not speak there.
struct Person<'a> {
    name: &'a Name,
    tokens: Range<usize>,
}

/// Whom a sentence is about.
#[derive(Clone, Copy)]
enum Topic<'a> {
    /// One person.
    One(&'a Name),
    /// Nobody: it may go on about whom the sentence before was about.
    Open,
    /// Several, or a stranger.
    Closed,
}

struct Reader<'a> {
    document: &'a Document,
    lexicon: &'a Lexicon,
    /// Nouns for people.
    people: Option<ListId>,
    /// Words that begin a clause with a subject of its own.
    breaks: Option<ListId>,
    /// Words that cannot stand between "her" and a noun that is hers.
    stops: Option<ListId>,
    /// By name: what the pronouns so far tell.
    genders: HashMap<&'a str, Gender>,
    /// Of each sentence so far.
    topics: Vec<Topic<'a>>,
}

impl<'a> Reader<'a> {
    fn sentence(&mut self, sentence: usize, ages: &HashMap<u8, Option<&'a Name>>, found: &mut Vec<Mention>) {
        let document = self.document;
        let tokens = document.tokens_of(sentence);
        let people = self.people_of(tokens.clone());
        let quotes: Vec<&Mention> = document
            .mentions_in(tokens.clone())
            .iter()
            .filter(|m| matches!(m.value, MentionValue::Quote { .. }))
            .collect();
        let mut meant = None;
        for at in tokens.clone() {
            let quoted =
                quotes.iter().any(|m| (m.tokens.start as usize..m.tokens.end as usize).contains(&at));
            if quoted {
                continue;
            }
            let whole = match document.fold(at) {
                "he" | "she" | "him" => at..at + 1,
                "her" if self.is_object(at, tokens.end) => at..at + 1,
                fold => {
                    let Some(Some(name)) = year_old(fold).and_then(|age| ages.get(&age)).copied() else {
                        continue;
                    };
                    if let Some(tokens) = self.described(at, &tokens) {
                        let value = MentionValue::Reference(name.name.clone());
                        found.push(document.mention(tokens, value));
                    }
                    continue;
                }
            };
            let gender = if matches!(document.fold(at), "he" | "him") { Gender::He } else { Gender::She };
            let object = document.fold(at) == "him" || self.is_object(at, tokens.end);
            let antecedent =
                if object { self.object(&people, sentence, at) } else { self.subject(&people, sentence, at) };
            let Some(name) = antecedent else { continue };
            if *self.genders.entry(&name.name).or_insert(gender) != gender {
                continue;
            }
            meant = Some(name);
            found.push(document.mention(whole, MentionValue::Reference(name.name.clone())));
        }
        let topic = self.topic(&people, sentence, meant);
        self.topics.push(topic);
    }

    /// The persons named in `tokens`, but for those who speak.
    fn people_of(&self, tokens: Range<usize>) -> Vec<Person<'a>> {
        let mentions = self.document.mentions_in(tokens);
        let speaks = |person: &Mention| {
            mentions.iter().any(|m| {
                matches!(m.value, MentionValue::Attribution(_))
                    && m.tokens.start < person.tokens.end
                    && person.tokens.start < m.tokens.end
            })
        };
        // "Dina Haddad/The Derna Times": who took the picture.
        let credit = |person: &Mention| self.document.fold(person.tokens.end as usize) == "/";
        let person = |mention: &'a Mention| match &mention.value {
            MentionValue::Person(name) if !speaks(mention) && !credit(mention) => {
                Some(Person { name, tokens: mention.tokens.start as usize..mention.tokens.end as usize })
            }
            _ => None,
        };
        mentions.iter().filter_map(person).collect()
    }

    /// Whom "he" at token `at` means: the one person named before in the sentence, else whom the text was about.
    fn subject(&self, people: &[Person<'a>], sentence: usize, at: usize) -> Option<&'a Name> {
        let start = self.document.tokens_of(sentence).start;
        match only(people.iter().filter(|p| p.tokens.end <= at)) {
            Some(Ok(person)) => {
                let stranger = self.has_stranger(start..person.tokens.start)
                    || self.has_stranger(self.past_apposition(&person.tokens, at)..at);
                (!stranger).then_some(person.name)
            }
            Some(Err(())) => None,
            None if self.has_stranger(start..at) => None,
            None => self.before(sentence),
        }
    }

    /// Whom "him" at token `at` means: who is named right before, but not whoever does it.
    fn object(&self, people: &[Person<'a>], sentence: usize, at: usize) -> Option<&'a Name> {
        let before: Vec<&Person> = people.iter().filter(|p| p.tokens.end <= at).collect();
        let Some(last) = before.last() else { return self.subject(people, sentence, at) };
        let between = self.past_apposition(&last.tokens, at)..at;
        if self.has_stranger(between.clone()) {
            return None;
        }
        // "Haddad was asleep when bullets hit her": the clause has a subject of its own.
        let clause = between.into_iter().any(|i| self.begins_clause(i));
        let others = before.iter().any(|p| p.name.name != last.name.name);
        (clause != others).then_some(last.name)
    }

    /// Whom the sentences before were about.
    fn before(&self, sentence: usize) -> Option<&'a Name> {
        let heading = |s: usize| {
            let paragraph = self.document.sentences.get(s).map(|s| s.paragraph as usize);
            let paragraph = paragraph.and_then(|p| self.document.paragraphs.get(p));
            paragraph.is_none_or(|p| p.kind != ParagraphKind::Body)
        };
        for earlier in (sentence.saturating_sub(BACK)..sentence).rev().take_while(|s| !heading(*s)) {
            match self.topics.get(earlier) {
                Some(Topic::One(name)) => return Some(name),
                Some(Topic::Open) => {}
                Some(Topic::Closed) | None => return None,
            }
        }
        None
    }

    /// Whom the next sentence may mean by a pronoun.
    fn topic(&self, people: &[Person<'a>], sentence: usize, meant: Option<&'a Name>) -> Topic<'a> {
        let tokens = self.document.tokens_of(sentence);
        match only(people.iter()) {
            Some(Ok(person)) if meant.is_none_or(|name| name.name == person.name.name) => {
                let stranger = self.has_stranger(tokens.start..person.tokens.start);
                if stranger { Topic::Closed } else { Topic::One(person.name) }
            }
            Some(_) => Topic::Closed,
            None => match meant {
                Some(name) => Topic::One(name),
                None if self.has_stranger(tokens) => Topic::Closed,
                None => Topic::Open,
            },
        }
    }

    /// One past the apposition behind a name: "Haddad, a student, said".
    fn past_apposition(&self, name: &Range<usize>, end: usize) -> usize {
        if self.document.fold(name.end) != "," {
            return name.end;
        }
        (name.end + 1..end).find(|i| self.document.fold(*i) == ",").unwrap_or(name.end)
    }

    /// Is there one person told of without a name ("a man", "the driver")? A noun right before a name describes it.
    fn has_stranger(&self, tokens: Range<usize>) -> bool {
        let named = |i: usize| {
            let name = i + 1 + usize::from(self.document.fold(i + 1) == ",");
            let next = self.document.mentions_in(name..name + 1);
            next.iter().any(|m| matches!(m.value, MentionValue::Person(_) | MentionValue::Reference(_)))
        };
        // "In his grandmother's car": whose it is tells of nobody.
        let owns = |i: usize| self.document.fold(i + 1) == "'s";
        tokens.into_iter().any(|i| self.is_one(i) && !named(i) && !owns(i))
    }

    /// Is the token a noun for one person?
    fn is_one(&self, i: usize) -> bool {
        self.people.is_some_and(|list| {
            self.lexicon.attribute(list, self.document, i..i + 1, "number") == Some("singular")
        })
    }

    /// "shot her.", "told her that": no noun follows that would be hers.
    fn is_object(&self, at: usize, end: usize) -> bool {
        if self.document.fold(at) != "her" {
            return false;
        }
        let next = self.document.fold(at + 1);
        let ends = at + 1 >= end || !next.starts_with(char::is_alphanumeric);
        ends || self
            .stops
            .is_some_and(|list| self.lexicon.term_at(list, self.document, at + 1, end).is_some())
    }

    /// "When", "as": does a clause with a subject of its own begin?
    fn begins_clause(&self, i: usize) -> bool {
        let class = |list| self.lexicon.attribute(list, self.document, i..i + 1, "class");
        self.document.fold(i) == "as" || self.breaks.is_some_and(|list| class(list) == Some("break"))
    }

    /// The tokens of "the 24-year-old [man]" around an age at token `at`; `None` beside a name, whose age it is.
    fn described(&self, at: usize, sentence: &Range<usize>) -> Option<Range<usize>> {
        let document = self.document;
        let start = at.checked_sub(1).filter(|i| matches!(document.fold(*i), "the" | "a" | "an"));
        let start = start.filter(|i| sentence.contains(i)).unwrap_or(at);
        let words = at + 1..sentence.end.min(at + 2 + NOUN);
        let noun = words.clone().take_while(|i| document.fold(*i).starts_with(char::is_alphanumeric));
        let end = noun.into_iter().find(|i| self.is_one(*i)).map_or(at + 1, |noun| noun + 1);
        let is_name = |m: &Mention| matches!(m.value, MentionValue::Person(_));
        let beside = document.mentions_in(at + 1..end + NAMED).iter().any(is_name);
        let behind = document.mentions_in(at.saturating_sub(NAMED)..at).iter().any(is_name);
        (!beside && !behind).then_some(start..end)
    }
}

/// The one person among several mentions: nothing without any, an error where there are two.
fn only<'a, 'p>(mut people: impl Iterator<Item = &'p Person<'a>>) -> Option<Result<&'p Person<'a>, ()>>
where
    'a: 'p,
{
    let first = people.next()?;
    Some(if people.all(|other| other.name.name == first.name.name) { Ok(first) } else { Err(()) })
}

/// "24-year-old".
fn year_old(fold: &str) -> Option<u8> {
    let (number, rest) = fold.split_once('-')?;
    (rest == "year-old").then(|| number.parse().ok())?
}
