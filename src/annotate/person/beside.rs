//! What stands beside a name: an age, an office. In: a document and the tokens of a name. Out: what is said there. It
//! looks at most a few tokens far.

use crate::annotate::person::marks::Mark;
use crate::model::document::{Case, Document, TokenKind};
use std::ops::Range;

/// Nobody in the news is older.
const OLDEST: u8 = 120;
/// "42-year-old" and the words that it describes, before a name.
const DESCRIPTION: usize = 4;
/// Words of an apposition that may name an office ("the head of the U.N. mission in northern Syria").
const APPOSITION: usize = 12;

/// "Name, 42," "Name (42)", "Name, aged 42", "42-year-old Name", "the 42-year-old pilot, Name,".
pub fn age(document: &Document, sentence: &Range<usize>, name: &Range<usize>) -> Option<u8> {
    let at = |i: usize| if sentence.contains(&i) { document.fold(i) } else { "" };
    let after = name.end;
    let number = |i: usize| {
        let token =
            document.tokens.get(i).filter(|t| sentence.contains(&i) && t.kind == TokenKind::Number)?;
        token.fold.of(&document.folds).parse::<u8>().ok().filter(|age| *age <= OLDEST)
    };
    let closes = |i: usize| {
        matches!(at(i), "," | "." | ")" | ";" | "" | "and" | "from" | "of" | "was" | "who" | "years")
    };
    // "Ali Omar, 24-year-old Dina Haddad": the age is hers.
    let names_another = |i: usize| {
        let capital = |i: usize| document.tokens.get(i).is_some_and(|t| t.case == Case::Capital);
        sentence.contains(&i) && (capital(i) || capital(i + 1))
    };
    match at(after) {
        "(" => number(after + 1).filter(|_| at(after + 2) == ")"),
        "," if at(after + 1) == "aged" || at(after + 1) == "age" => number(after + 2),
        "," => number(after + 1)
            .filter(|_| closes(after + 2))
            .or_else(|| year_old(at(after + 1)).filter(|_| !names_another(after + 2)))
            .or_else(|| year_old(at(after + 2)).filter(|_| matches!(at(after + 1), "a" | "an" | "the"))),
        "aged" => number(after + 1),
        _ => None,
    }
    .or_else(|| age_before(document, sentence, name.start))
    .or_else(|| name.start.checked_sub(2).and_then(|i| year_old(at(i))))
    .or_else(|| described_before(document, sentence, name))
}

/// "The 42-year-old pilot, Ali Omar, of Derna": what describes him stands before the comma, and another behind the name
/// says that it goes on with him.
fn described_before(document: &Document, sentence: &Range<usize>, name: &Range<usize>) -> Option<u8> {
    let comma = name.start.checked_sub(1).filter(|i| document.fold(*i) == ",")?;
    if !matches!(document.fold(name.end), "," | "." | ";" | ")") {
        return None;
    }
    let nouns = comma.saturating_sub(DESCRIPTION).max(sentence.start)..comma.saturating_sub(1);
    let plain = |i: usize| document.fold(i).starts_with(char::is_alphabetic);
    let (at, age) = nouns.rev().find_map(|i| Some((i, year_old(document.fold(i))?)))?;
    (at + 1..comma).all(plain).then_some(age)
}

/// "42-year-old" or "42 year old" right before token `i`.
pub fn age_before(document: &Document, sentence: &Range<usize>, i: usize) -> Option<u8> {
    let before = i.checked_sub(1).filter(|i| sentence.contains(i))?;
    let number = before.checked_sub(2).filter(|i| sentence.contains(i));
    let spaced = document.fold(before) == "old" && document.fold(before - 1) == "year";
    let spaced = || number.filter(|_| spaced).and_then(|i| document.fold(i).parse().ok());
    year_old(document.fold(before)).or_else(spaced).filter(|age| *age <= OLDEST)
}

/// "42-year-old".
fn year_old(word: &str) -> Option<u8> {
    let (number, rest) = word.split_once('-')?;
    let age = number.parse::<u8>().ok().filter(|age| *age <= OLDEST)?;
    rest.starts_with("year-old").then_some(age)
}

/// The office in "Name, [the] head of US Central Command,": from the first word to the comma.
pub fn office(
    document: &Document,
    marks: &[Mark],
    sentence: &Range<usize>,
    name: &Range<usize>,
) -> Option<Range<usize>> {
    if document.fold(name.end) != "," {
        return None;
    }
    let mut start = name.end + 1;
    while start < sentence.end && matches!(document.fold(start), "the" | "a" | "an" | "who" | "is" | "was") {
        start += 1;
    }
    let end = (start..sentence.end.min(start + APPOSITION + 1))
        .find(|i| matches!(document.text(*i), "," | "." | ";" | ":" | "-" | "--" | "\u{2013}" | "\u{2014}"))
        .or_else(|| (sentence.end <= start + APPOSITION).then_some(sentence.end))?;
    let titled = marks.get(start..end)?.iter().take(6).any(|mark| mark.title.is_some());
    let verb = (start..end).any(|i| matches!(document.fold(i), "said" | "told" | "says" | "added" | "and"));
    (start < end && titled && !verb).then_some(start..end)
}
