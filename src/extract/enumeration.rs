//! What stands between the items of a list of people: commas, "and", ages, and what is said of somebody between commas.
//! In: a document and the end of an item. Out: where the next one begins.

use crate::extract::quantity::is_age;
use crate::model::document::{Document, MentionValue, TokenKind};

/// So many words may tell who somebody is: "Fabio Rossi, candidate for mayor of a small town, and ...".
const APPOSITION: usize = 10;

/// No name of a person has more words.
const LONGEST_NAME: usize = 8;

/// Where the next item of a list begins: after a comma, "and", or both.
pub fn next_item(document: &Document, end: usize, limit: usize) -> Option<usize> {
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
    // "killed his wife and then himself"
    if at > end && document.fold(at) == "then" {
        at += 1;
    }
    (at > end && at < limit).then_some(at)
}

/// One past ages that stand behind a noun between commas: "two boys, ages 3 and 5," and "his wife, 34,".
pub fn past_age(document: &Document, at: usize, limit: usize) -> usize {
    if document.fold(at) != "," {
        return at;
    }
    let said = matches!(document.fold(at + 1), "age" | "aged" | "ages" | "both");
    let number = |i: usize| document.fold(i).parse::<u8>().is_ok();
    let mut i = if said { at + 2 } else { at + 1 };
    let first = i;
    while i < limit && (number(i) || (said && matches!(document.fold(i), "and" | "to" | "," | "aged"))) {
        // The comma that closes the ages opens the next item.
        if document.fold(i) == "," && !number(i + 1) && !(document.fold(i + 1) == "and" && number(i + 2)) {
            break;
        }
        i += 1;
    }
    let closed = i < limit && i > first && matches!(document.fold(i), "," | "and");
    if closed && number(i - 1) && (said || (i == first + 1 && document.fold(i) == ",")) { i } else { at }
}

/// One past the name that begins at token `at`.
pub fn person_at(document: &Document, at: usize, limit: usize) -> Option<usize> {
    let mentions = document.mentions_in(at..at + 1).iter().filter(|m| m.tokens.start as usize == at);
    let names = mentions.filter(|m| matches!(m.value, MentionValue::Person(_)));
    names.map(|m| m.tokens.end as usize).filter(|past| *past <= limit).max()
}

/// Does a name end before token `at`?
pub fn past_name(document: &Document, at: usize) -> bool {
    let mut mentions = document.mentions_in(at.saturating_sub(LONGEST_NAME)..at).iter();
    mentions.any(|m| matches!(m.value, MentionValue::Person(_)) && m.tokens.end as usize == at)
}

/// One past what tells, between commas, who the one person before token `at` is: "a teacher, Ana Silva, and" or, of a
/// name, "Ana Silva, a teacher at the school, and". The comma that closes it is not taken.
pub fn past_person(document: &Document, at: usize, limit: usize, named: bool) -> usize {
    if document.fold(at) != "," || at + 1 >= limit {
        return at;
    }
    if !named {
        let name = at + 1 + usize::from(is_age(document.fold(at + 1)));
        let past = person_at(document, name, limit).map(|past| past_age(document, past, limit));
        return past.filter(|past| matches!(document.fold(*past), "," | "and")).unwrap_or(at);
    }
    let number =
        document.mentions_in(at + 1..at + 2).iter().any(|m| matches!(m.value, MentionValue::Number(_)));
    if number || person_at(document, at + 1, limit).is_some() {
        return at;
    }
    let words = (at + 1..limit.min(at + 2 + APPOSITION)).find(|i| {
        document
            .tokens
            .get(*i)
            .is_some_and(|token| token.kind == TokenKind::Punct && document.fold(*i) != "-")
    });
    let closed = words.filter(|i| document.fold(*i) == "," && document.fold(i + 1) == "and");
    closed.unwrap_or(at)
}
