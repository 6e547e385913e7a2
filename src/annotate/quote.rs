//! Words in quotation marks. In: tokens. Out: one mention for each run of quoted words, without the marks; one that
//! goes on over several paragraphs gives a mention in each. Short ones ("scare quotes") are mentions too: their
//! length tells. It does not know who speaks, and it takes no apostrophe for a mark.

use crate::lexicon::words::Lexicon;
use crate::model::document::{Document, Mention, MentionValue, TokenKind};
use std::ops::Range;

/// Quotations in quotations in quotations: deeper ones are faults of the text, and the outermost is given up.
const DEPTH: usize = 3;

/// What a mark can do where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Act {
    Opens,
    Closes,
    Either,
}

/// The sort of a mark: those of one sort belong together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sort {
    Double,
    Single,
}

#[derive(Clone, Copy, Debug)]
struct Mark {
    at: usize,
    past: usize,
    sort: Sort,
    act: Act,
}

/// Finds the quotations of a document.
pub fn find(document: &Document, _: &Lexicon) -> Vec<Mention> {
    let mut found = Vec::new();
    let all: Vec<(Range<usize>, Vec<Mark>)> =
        paragraphs(document).map(|p| (p.clone(), marks(document, p))).collect();
    let mut runs_on = false;
    for (n, (paragraph, marks)) in all.iter().enumerate() {
        let goes_on = all.get(n + 1).is_some_and(|(next, marks)| {
            marks
                .first()
                .is_some_and(|m| m.at == next.start && m.sort == Sort::Double && m.act != Act::Closes)
        });
        runs_on = pair(document, marks, paragraph, runs_on || goes_on, &mut found) && goes_on;
    }
    found.sort_by_key(|words: &Range<usize>| (words.start, std::cmp::Reverse(words.end)));
    found.into_iter().map(|words| document.mention(words, MentionValue::Quote { speaker: None })).collect()
}

/// The tokens of each paragraph.
fn paragraphs(document: &Document) -> impl Iterator<Item = Range<usize>> + '_ {
    document.paragraphs.iter().filter_map(|paragraph| {
        let last = (paragraph.sentences.end as usize).checked_sub(1)?;
        let tokens =
            document.tokens_of(paragraph.sentences.start as usize).start..document.tokens_of(last).end;
        (!tokens.is_empty()).then_some(tokens)
    })
}

/// Pairs the marks of one paragraph; says whether a quotation is still open at its end. `may_run` is set when the
/// paragraph before or after is part of the same quotation.
fn pair(
    document: &Document,
    marks: &[Mark],
    paragraph: &Range<usize>,
    may_run: bool,
    found: &mut Vec<Range<usize>>,
) -> bool {
    let closers = later_closers(marks);
    let mut open: Vec<Mark> = Vec::new();
    for (n, mark) in marks.iter().enumerate() {
        let inside = open.iter().rposition(|o| o.sort == mark.sort);
        let opens = match mark.act {
            Act::Opens => true,
            Act::Closes => false,
            Act::Either => inside.is_none(),
        };
        if !opens {
            let Some(begun) = inside else { continue };
            if mark.sort == Sort::Single && is_possessive(document, *mark) && closers[n] {
                continue;
            }
            let words = open[begun].past..mark.at;
            // "Rock 'n' roll": letters are dropped on both sides.
            let letter =
                mark.sort == Sort::Single && words.len() == 1 && document.text(words.start).len() == 1;
            if !letter {
                keep(document, words, found);
            }
            open.truncate(begun);
        } else if mark.sort == Sort::Single && !closers[n] {
            // An apostrophe that drops letters at the start of a word.
        } else {
            if let Some(begun) = inside {
                give_up(document, open[begun], *mark, found);
                open.truncate(begun);
            }
            if open.len() < DEPTH {
                open.push(*mark);
            }
        }
    }
    let Some(left) = open.first().filter(|mark| mark.sort == Sort::Double) else { return false };
    let sentence = document.tokens_of(document.sentence_of(left.at)).end;
    // A mark that lost its partner: its own sentence is the most that it can hold.
    keep(document, left.past..if may_run { paragraph.end } else { sentence }, found);
    true
}

/// For each mark: does a mark follow that can close a single quotation, before the next that opens one?
fn later_closers(marks: &[Mark]) -> Vec<bool> {
    let mut follows = vec![false; marks.len()];
    let mut seen = false;
    for (n, mark) in marks.iter().enumerate().rev() {
        follows[n] = seen;
        if mark.sort == Sort::Single {
            seen = mark.act != Act::Opens;
        }
    }
    follows
}

/// A mark opens although one of its sort is open: the earlier one lost its partner. It keeps its own sentence when
/// that ends before the new mark, else nothing.
fn give_up(document: &Document, lost: Mark, next: Mark, found: &mut Vec<Range<usize>>) {
    let end = document.tokens_of(document.sentence_of(lost.at)).end;
    if end <= next.at {
        keep(document, lost.past..end, found);
    }
}

/// Keeps quoted words: at least one of them, without the comma that belongs to the sentence around them.
fn keep(document: &Document, words: Range<usize>, found: &mut Vec<Range<usize>>) {
    let mut words = words;
    while words.end > words.start
        && matches!(document.text(words.end - 1), "," | "\"" | "\u{201d}" | "\u{2019}" | "'")
    {
        words.end -= 1;
    }
    let is_word = |i: usize| document.tokens.get(i).is_some_and(|t| t.kind != TokenKind::Punct);
    // Marks are punctuation, so a run that holds a word holds it near its ends.
    if words.start < words.end
        && (words.clone().take(4).any(is_word) || words.clone().rev().take(4).any(is_word))
    {
        found.push(words);
    }
}

/// The quotation marks among `tokens`.
fn marks(document: &Document, tokens: Range<usize>) -> Vec<Mark> {
    let mut found = Vec::new();
    let mut at = tokens.start;
    while at < tokens.end {
        let mark = mark(document, at, tokens.clone());
        at = mark.map_or(at + 1, |m| m.past);
        found.extend(mark);
    }
    found
}

fn mark(document: &Document, at: usize, within: Range<usize>) -> Option<Mark> {
    let token = document.tokens.get(at).filter(|t| t.kind == TokenKind::Punct)?;
    let written = document.text(at);
    let twin = at + 1 < within.end && document.text(at + 1) == written && touches(document, at + 1);
    let (sort, act, past) = match written {
        "\u{201c}" | "\u{201e}" | "\u{201f}" | "\u{ab}" => (Sort::Double, Act::Opens, at + 1),
        "\u{201d}" | "\u{bb}" => (Sort::Double, Act::Closes, at + 1),
        "\"" | "\u{ff02}" => (Sort::Double, Act::Either, at + 1),
        "`" | "'" | "\u{2019}" if twin => (Sort::Double, Act::Either, at + 2),
        "\u{2018}" | "\u{201a}" | "`" => (Sort::Single, Act::Opens, at + 1),
        "'" | "\u{2019}" => (Sort::Single, Act::Either, at + 1),
        _ => return None,
    };
    let before =
        document.article.readable().get(..token.span.start as usize).and_then(|s| s.chars().next_back());
    let end = document.tokens.get(past - 1).map_or(token.span.end, |t| t.span.end);
    let after = document.article.readable().get(end as usize..).and_then(|s| s.chars().next());
    let free_left = at == within.start
        || before.is_none_or(|c| c.is_whitespace() || "([{\u{2014}\u{2013}\"'\u{201c}\u{2018}".contains(c));
    let free_right = past == within.end
        || after.is_none_or(|c| !c.is_alphanumeric() && !"[(\u{201c}\u{2018}$£€".contains(c));
    let number_before = before.is_some_and(|c| c.is_ascii_digit());
    let act = match (act, free_left, free_right) {
        // The sign of inches or minutes after a number closes at most.
        (Act::Either, _, _) if number_before => Act::Closes,
        (Act::Either, true, false) if sort == Sort::Single && after.is_some_and(|c| c.is_ascii_digit()) => {
            return None;
        }
        (Act::Either, true, false) => Act::Opens,
        (Act::Either, false, true) => Act::Closes,
        // An apostrophe inside a word, or one that stands free: neither opens nor closes.
        (Act::Either, _, _) if sort == Sort::Single => return None,
        (act, _, _) => act,
    };
    Some(Mark { at, past, sort, act })
}

/// Does token `at` follow the one before it without a space?
fn touches(document: &Document, at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|i| document.tokens.get(i));
    before.zip(document.tokens.get(at)).is_some_and(|(b, t)| b.span.end == t.span.start)
}

/// May the mark be the apostrophe of a plural ("the soldiers' wives")?
fn is_possessive(document: &Document, mark: Mark) -> bool {
    let ends_in_s = mark.at.checked_sub(1).is_some_and(|i| document.fold(i).ends_with('s'));
    let next = document.tokens.get(mark.past).is_some_and(|t| t.kind == TokenKind::Word);
    ends_in_s && next
}
