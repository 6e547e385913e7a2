//! Counted nouns: "at least 12 Islamic State fighters", "a woman", "four civilians and five fighters", "two of the
//! miners", "Ana Silva and two others". In: the tokens of a document and a noun list. Out: where such a phrase may end,
//! and what it counts.

use crate::extract::enumeration::{next_item, past_name, past_person, person_at};
use crate::extract::noun_sum::Part;
use crate::extract::quantity::{is_age, quantity};
use crate::lexicon::words::{Lexicon, ListId};
use crate::model::document::{Document, TokenKind};
use crate::model::value::interval::Interval;
use std::ops::Range;

/// So many words may stand between a number and its noun ("three young Iraqi police recruits").
const MODIFIERS: usize = 5;

/// "X, Y and Z" is read to this length; longer lists are enumerations of something else.
const LIST_ITEMS: usize = 6;

/// The population that says nothing: everybody.
pub const PERSON: &str = "person";

/// A counted noun, read.
#[derive(Clone, Debug)]
pub struct Counted {
    /// How many.
    pub interval: Interval,
    /// The token of the noun; `None` for a bare number.
    pub head: Option<usize>,
    /// The noun's class, when all its parts agree.
    pub class: Option<String>,
    /// The items of a list that was added up, when there are several.
    pub parts: Vec<Part>,
    /// "two of the miners": a part of a group.
    pub of: bool,
}

impl Counted {
    /// A number without a noun.
    pub fn bare(interval: Interval) -> Self {
        Self { interval, head: None, class: None, parts: Vec::new(), of: false }
    }
}

/// The lists that this file asks for, looked up once a document.
pub struct Lists {
    stop: Option<ListId>,
    people: Option<ListId>,
    pub(super) population: Option<ListId>,
}

impl Lists {
    /// Looks them up.
    pub fn of(lexicon: &Lexicon) -> Self {
        Self {
            stop: lexicon.list("modifier-stop"),
            people: lexicon.list("victim"),
            population: lexicon.list("population"),
        }
    }

    /// Does the list count people? Of these, names and ages count too, without a noun of the list.
    pub fn counts_people(&self, nouns: ListId) -> bool {
        self.people == Some(nouns)
    }
}

/// One item: its end, number, noun.
struct Item {
    end: usize,
    interval: Interval,
    head: usize,
    of: bool,
    /// It begins with a number, not with an article.
    numbered: bool,
    /// It is somebody's name.
    person: bool,
}

impl Item {
    /// One person, told by an article, a noun or a name.
    fn one(end: usize, person: bool) -> Self {
        Self { end, interval: Interval::exactly(1.0), head: end - 1, of: false, numbered: false, person }
    }

    /// Two people, told by one noun: "a couple".
    fn pair(end: usize) -> Self {
        Self { interval: Interval::exactly(2.0), ..Self::one(end, false) }
    }
}

/// Reads the counted nouns of one list in a document.
pub struct Reader<'a> {
    pub(super) document: &'a Document,
    pub(super) lexicon: &'a Lexicon,
    pub(super) lists: &'a Lists,
    nouns: ListId,
}

impl<'a> Reader<'a> {
    /// A reader of the counted nouns of the list `nouns`.
    pub fn new(document: &'a Document, lexicon: &'a Lexicon, lists: &'a Lists, nouns: ListId) -> Self {
        Self { document, lexicon, lists, nouns }
    }

    /// Where a counted noun that begins at token `at` may end, longest first: the whole list, then its first item.
    pub fn ends(&self, at: usize, end: usize) -> Vec<usize> {
        let items = self.items(at, end);
        // A name alone counts nobody.
        let first = items.first().filter(|item| !item.person).map(|item| item.end);
        let last = items.last().filter(|_| items.len() > 1).map(|item| item.end);
        last.into_iter().chain(first).collect()
    }

    /// Reads the counted noun that stands on exactly these tokens.
    pub fn read(&self, tokens: Range<usize>) -> Option<Counted> {
        let items = self.items(tokens.start, tokens.end);
        let class = |item: &Item, from: usize| match item.person {
            true => Some(PERSON.to_owned()),
            false => self.class(from..item.end),
        };
        let (first, rest) = items.split_first()?;
        let first_class = class(first, tokens.start);
        if first.end == tokens.end || rest.is_empty() {
            return Some(Counted {
                interval: first.interval,
                head: Some(first.head),
                class: first_class,
                parts: Vec::new(),
                of: first.of,
            });
        }
        let mut parts = Vec::new();
        let mut from = tokens.start;
        for item in &items {
            parts.push((from..item.end, item.interval, class(item, from)));
            from = self.next(item, tokens.end).unwrap_or(item.end);
        }
        let interval = match self.is_told_apart(&parts) {
            true => first.interval,
            false => self.sum(&parts)?,
        };
        let shared = parts.iter().all(|(_, _, class)| *class == first_class);
        let head = items.last().map(|item| item.head);
        // Names tell whom an article knows of, not how many there are.
        let named = |item: &Item| past_name(self.document, item.end);
        let of = items.iter().all(|item| !item.numbered && named(item));
        Some(Counted { interval, head, class: first_class.filter(|_| shared), parts, of })
    }

    fn items(&self, at: usize, end: usize) -> Vec<Item> {
        let mut found: Vec<Item> = Vec::new();
        let mut from = at;
        let mut joined = 0;
        while found.len() < LIST_ITEMS {
            let Some(item) = self.item(from, end, found.is_empty()) else { break };
            let next = self.next(&item, end);
            let of = item.of;
            if !found.is_empty() && self.document.fold(from - 1) != "," {
                joined = found.len() + 1;
            }
            found.push(item);
            match next {
                Some(next) if !of => from = next,
                _ => break,
            }
        }
        // Headlines write a comma for "and": "Mother, toddler killed".
        if self.in_title(at) {
            return found;
        }
        // "A teen, a prosecutor" are one person told twice, or two clauses, when no "and" closes the list.
        let told_twice = found.iter().skip(joined.max(1)).position(|item| !item.numbered);
        found.truncate(told_twice.map_or(found.len(), |i| joined.max(1) + i));
        // "According to an official, 12 people" and "in the raid on a policeman, two men" begin a clause behind the comma.
        let listed = joined > 0 && !self.is_source(at);
        if found.first().is_some_and(|first| !first.numbered)
            && !listed
            && found.len() > 1
            && self.parted(&found[0], end)
        {
            found.truncate(1);
        }
        found
    }

    /// Does "according to" stand before token `at`?
    fn is_source(&self, at: usize) -> bool {
        at >= 2 && self.document.fold(at - 1) == "to" && self.document.fold(at - 2) == "according"
    }

    /// Does a comma stand behind the item?
    fn parted(&self, item: &Item, end: usize) -> bool {
        self.next(item, end).is_some_and(|next| self.document.fold(next - 1) == ",")
    }

    /// Where the item after this one begins.
    fn next(&self, item: &Item, end: usize) -> Option<usize> {
        let past = if item.numbered || !self.counts_people() {
            item.end
        } else {
            past_person(self.document, item.end, end, item.person)
        };
        next_item(self.document, past, end)
    }

    fn item(&self, at: usize, end: usize, first: bool) -> Option<Item> {
        let item = match quantity(self.document, at, end) {
            Some((interval, after, singular)) => self.counted(interval, after, singular, end),
            None => self.bare(at, end, first),
        }?;
        // "his brother Norberto Ruiz"
        let named = (!item.numbered && !item.person && self.counts_people())
            .then(|| person_at(self.document, item.end, end))
            .flatten();
        Some(Item { end: named.unwrap_or(item.end), ..item })
    }

    /// One person without an article: "A mother and toddler", in a headline "Man killed", anywhere "8-year-old boy"
    /// and, in a list, a name.
    fn bare(&self, at: usize, end: usize, first: bool) -> Option<Item> {
        if at >= end {
            return None;
        }
        let aged = self.counts_people() && is_age(self.document.fold(at));
        if self.counts_people() {
            // "Ana Silva", "union leaders Ana Silva and ...", "19-year-old Ana Silva"
            let before = if aged { Some(at + 1) } else { self.noun(at, end) };
            let name = before.and_then(|name| person_at(self.document, name, end));
            if let Some(past) = person_at(self.document, at, end).or(name) {
                let told = first && !aged && self.is_example(at);
                return (!told).then_some(Item::one(past, !aged));
            }
        }
        if first && !aged && !self.opens(at) {
            return None;
        }
        let mut past = if aged { self.noun_run(at, end) } else { self.noun(at, end) }?;
        // "Teen daughter"
        while let Some(further) = self.noun(past, end) {
            past = further;
        }
        let number = self.number(past);
        if number == Some("pair") {
            return Some(Item::pair(past));
        }
        let plural = self.document.fold(past - 1).ends_with("-olds");
        (number == Some("singular") || (aged && number.is_none() && !plural))
            .then_some(Item::one(past, false))
    }

    /// "Including the mayor Ana Silva, and": somebody of those counted before.
    fn is_example(&self, at: usize) -> bool {
        (at.saturating_sub(3)..at)
            .any(|i| matches!(self.document.fold(i), "including" | "include" | "includes"))
    }

    fn counted(&self, interval: Interval, after: usize, singular: bool, end: usize) -> Option<Item> {
        // "12 of the passengers", "two of them"
        if self.document.fold(after) == "of" && !singular {
            let mut i = after + 1;
            while i < end
                && matches!(
                    self.document.fold(i),
                    "the" | "those" | "these" | "his" | "her" | "their" | "its"
                )
            {
                i += 1;
            }
            // "Dozens of people" are no part of anybody.
            let of = i > after + 1 || interval.max.is_some();
            let (from, i) = (i, self.noun_run(i, end)?);
            return (i > from).then_some(Item {
                end: i,
                interval,
                head: i - 1,
                of,
                numbered: true,
                person: false,
            });
        }
        let Some(past) = self.noun_run(after, end) else {
            // "A couple and their two children": the number is the noun.
            let couple = self.noun(after - 1, after).is_some() && self.number(after) == Some("pair");
            return couple.then(|| Item::pair(after));
        };
        let interval = match self.number(past) {
            Some("plural") if singular => return None,
            Some("singular") if !singular && !matches!(interval.point(), Some(0.0 | 1.0)) => return None,
            Some("pair") if singular => Interval::exactly(2.0),
            Some("pairs") if singular => return None,
            Some("pairs") => interval.plus(interval),
            _ => interval,
        };
        let numbered = !singular;
        Some(Item { end: past, interval, head: past - 1, of: false, numbered, person: false })
    }

    fn counts_people(&self) -> bool {
        self.lists.counts_people(self.nouns)
    }

    fn in_title(&self, at: usize) -> bool {
        self.document.tokens.get(at).is_some_and(|t| t.span.start < self.document.article.text_start())
    }

    /// Do headlines' manners hold here: in the title, and where a text without one begins ("Man, 29, shot dead")?
    fn opens(&self, at: usize) -> bool {
        self.document.tokens.get(at).is_some_and(|t| t.span.start <= self.document.article.text_start())
    }

    /// One past the last noun of the run of words from token `at`.
    fn noun_run(&self, at: usize, end: usize) -> Option<usize> {
        let mut last = None;
        let mut aged = None;
        let mut i = at;
        let mut skipped = 0;
        while i < end && skipped <= MODIFIERS {
            if let Some(past) = self.noun(i, end) {
                last = Some(past);
                i = past;
                continue;
            }
            let token = self.document.tokens[i];
            let stop = self.lists.stop.is_some_and(|stop| self.lexicon.contains(stop, token.word))
                && self.document.text(i) != "US";
            if stop || token.kind == TokenKind::Punct || is_clitic(self.document.fold(i)) {
                break;
            }
            // After a noun only a few words may lead to another one ("police" -> "police officers" stands in the list).
            if last.is_some() {
                break;
            }
            // "Her 2-year-old": a noun of its own when no other follows.
            if self.counts_people() && is_age(self.document.fold(i)) {
                aged = Some(i + 1);
            }
            skipped += 1;
            i += 1;
        }
        last.or(aged.filter(|past| *past == i))
    }

    /// The class of a counted noun: that of its head, or, when the head says only "person", that of a word before it
    /// ("civilian deaths", "police victims").
    fn class(&self, tokens: Range<usize>) -> Option<String> {
        let mut classes = Vec::new();
        let mut at = tokens.start;
        while at < tokens.end {
            let past = self.noun(at, tokens.end);
            let noun = past.map(|past| at..past);
            classes.extend(noun.and_then(|n| self.lexicon.attribute(self.nouns, self.document, n, "class")));
            at = past.unwrap_or(at + 1);
        }
        let head = classes.last().copied()?;
        let narrow = classes.iter().rev().find(|class| **class != PERSON).copied();
        Some(if head == PERSON { narrow.unwrap_or(head) } else { head }.to_owned())
    }

    /// The grammatical number of the noun that ends before token `past`.
    fn number(&self, past: usize) -> Option<&str> {
        self.lexicon.attribute(self.nouns, self.document, past - 1..past, "number")
    }

    /// One past the noun at token `at`.
    fn noun(&self, at: usize, end: usize) -> Option<usize> {
        self.lexicon.term_at(self.nouns, self.document, at, end)
    }
}

fn is_clitic(fold: &str) -> bool {
    fold == "'s"
}
