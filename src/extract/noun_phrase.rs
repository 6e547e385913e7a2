//! Counted nouns: "at least 12 Islamic State fighters", "a woman", "four civilians and five fighters", "two of the
//! miners". In: the tokens of a document and a noun list. Out: where such a phrase may end, and what it counts.

use crate::lexicon::words::{Lexicon, ListId};
use crate::model::document::{Document, MentionValue, TokenKind};
use crate::model::value::interval::Interval;
use std::ops::Range;

/// So many words may stand between a number and its noun ("three young Iraqi police recruits").
const MODIFIERS: usize = 5;

/// "X, Y and Z" is read to this length; longer lists are enumerations of something else.
const LIST_ITEMS: usize = 6;

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
    pub parts: Vec<(Range<usize>, Interval, Option<String>)>,
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
}

impl Lists {
    /// Looks them up.
    pub fn of(lexicon: &Lexicon) -> Self {
        Self { stop: lexicon.list("modifier-stop"), people: lexicon.list("victim") }
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
}

/// Reads the counted nouns of one list in a document.
pub struct Reader<'a> {
    document: &'a Document,
    lexicon: &'a Lexicon,
    lists: &'a Lists,
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
        let first = items.first().map(|item| item.end);
        let last = items.last().map(|item| item.end).filter(|last| Some(*last) != first);
        last.into_iter().chain(first).collect()
    }

    /// Reads the counted noun that stands on exactly these tokens.
    pub fn read(&self, tokens: Range<usize>) -> Option<Counted> {
        let items = self.items(tokens.start, tokens.end);
        let class = |item: &Item, from: usize| self.class(from..item.end);
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
            from = next_item(self.document, item.end, tokens.end).unwrap_or(item.end);
        }
        let interval = rest.iter().fold(first.interval, |sum, item| sum.plus(item.interval));
        let shared = parts.iter().all(|(_, _, class)| *class == first_class);
        let head = items.last().map(|item| item.head);
        Some(Counted { interval, head, class: first_class.filter(|_| shared), parts, of: false })
    }

    fn items(&self, at: usize, end: usize) -> Vec<Item> {
        let mut found: Vec<Item> = Vec::new();
        let mut from = at;
        let mut joined = 0;
        while found.len() < LIST_ITEMS {
            let Some(item) = self.item(from, end, found.is_empty()) else { break };
            let next = next_item(self.document, item.end, end);
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
        // "A teen, a prosecutor" are one person told twice, or two clauses, when no "and" closes the list.
        let told_twice = found.iter().skip(joined.max(1)).position(|item| !item.numbered);
        found.truncate(told_twice.map_or(found.len(), |i| joined.max(1) + i));
        found
    }

    fn item(&self, at: usize, end: usize, first: bool) -> Option<Item> {
        let Some((interval, after, singular)) = quantity(self.document, at, end) else {
            // "A mother and toddler": in a list the article may be left out.
            let past = if first || at >= end { None } else { self.noun(at, end) }?;
            let one =
                self.lexicon.attribute(self.nouns, self.document, at..past, "number") == Some("singular");
            return one.then_some(Item {
                end: past,
                interval: Interval::exactly(1.0),
                head: past - 1,
                of: false,
                numbered: false,
            });
        };
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
            let (from, i) = (i, self.noun_run(i, end)?);
            return (i > from).then_some(Item { end: i, interval, head: i - 1, of: true, numbered: true });
        }
        let past = self.noun_run(after, end)?;
        let number = self.lexicon.attribute(self.nouns, self.document, past - 1..past, "number");
        let fits = match number {
            Some("plural") => !singular,
            Some("singular") => singular || interval.point() == Some(1.0) || interval.point() == Some(0.0),
            _ => true,
        };
        fits.then_some(Item { end: past, interval, head: past - 1, of: false, numbered: !singular })
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
            if self.lists.people == Some(self.nouns) && is_age(self.document.fold(i)) {
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
        let of = |i: usize| {
            let past = self.noun(i, tokens.end)?;
            self.lexicon.attribute(self.nouns, self.document, i..past, "class")
        };
        let classes: Vec<&str> = tokens.clone().filter_map(of).collect();
        let head = classes.last().copied()?;
        let narrow = classes.iter().rev().find(|class| **class != "person").copied();
        Some(if head == "person" { narrow.unwrap_or(head) } else { head }.to_owned())
    }

    /// One past the noun at token `at`.
    fn noun(&self, at: usize, end: usize) -> Option<usize> {
        self.lexicon.term_at(self.nouns, self.document, at, end)
    }
}

/// Where the next item of a list begins: after a comma, "and", or both.
fn next_item(document: &Document, end: usize, limit: usize) -> Option<usize> {
    let end = past_age(document, end, limit);
    let mut at = end;
    if document.fold(at) == "," {
        at += 1;
    }
    if matches!(document.fold(at), "and" | "&") {
        at += 1;
    }
    if document.fold(at) == "as" && document.fold(at + 1) == "well" && document.fold(at + 2) == "as" {
        at += 3;
    }
    (at > end && at < limit).then_some(at)
}

/// One past ages that stand behind a noun between commas: "two boys, ages 3 and 5," and "his wife, 34,".
fn past_age(document: &Document, at: usize, limit: usize) -> usize {
    if document.fold(at) != "," {
        return at;
    }
    let said = matches!(document.fold(at + 1), "age" | "aged" | "ages" | "both");
    let number = |i: usize| document.fold(i).parse::<u8>().is_ok();
    let mut i = if said { at + 2 } else { at + 1 };
    let first = i;
    while i < limit && (number(i) || (said && matches!(document.fold(i), "and" | "to" | "," | "aged"))) {
        // The comma that closes the ages opens the next item.
        if document.fold(i) == "," && !number(i + 1) {
            break;
        }
        i += 1;
    }
    let closed = i < limit && i > first && matches!(document.fold(i), "," | "and");
    if closed && number(i - 1) && (said || (i == first + 1 && document.fold(i) == ",")) { i } else { at }
}

/// The number at token `at`, and the token after it.
fn number_at(document: &Document, at: usize) -> Option<(Interval, usize)> {
    document.mentions_in(at..at + 1).iter().find_map(|m| match &m.value {
        MentionValue::Number(interval) => Some((*interval, m.tokens.end as usize)),
        _ => None,
    })
}

/// Is it one of the words with which [`quantity`] begins, besides numbers?
pub fn is_determiner(fold: &str) -> bool {
    matches!(fold, "no" | "a" | "an" | "another" | "the" | "his" | "her" | "their" | "its")
}

/// The number or article at token `at`: what it says, the token after it, and whether only a singular noun may follow.
fn quantity(document: &Document, at: usize, end: usize) -> Option<(Interval, usize, bool)> {
    if let Some((interval, after)) = number_at(document, at).filter(|(_, after)| *after <= end) {
        return Some((interval, after, false));
    }
    match document.fold(at) {
        "no" => Some((Interval::exactly(0.0), at + 1, false)),
        // "Another 12 people"
        "another" if number_at(document, at + 1).is_some_and(|(_, after)| after <= end) => {
            number_at(document, at + 1).map(|(interval, after)| (interval, after, false))
        }
        "a" | "an" | "another" => Some((Interval::exactly(1.0), at + 1, true)),
        "the" | "his" | "her" | "their" | "its" => {
            // "the two men" counts two; "the man" one.
            let inner = (at + 1 < end).then(|| quantity(document, at + 1, end)).flatten();
            let numbered = inner.filter(|(_, _, singular)| !singular);
            numbered.or(Some((Interval::exactly(1.0), at + 1, true)))
        }
        _ => None,
    }
}

fn is_age(fold: &str) -> bool {
    fold.ends_with("-year-old") || fold.ends_with("-year-olds") || fold.ends_with("-month-old")
}

fn is_clitic(fold: &str) -> bool {
    fold == "'s"
}
