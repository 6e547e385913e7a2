//! Which tokens each attribution covers. In: the cues of all sentences, and the quotations. Out: one range of tokens
//! for each cue; whoever passes a speaker's words on is added to the cue. An attribution covers its sentence, a
//! clause of it when several speak, and a quotation to its end, however many sentences that has. A sentence without
//! a cue is the article's own voice.

use super::Cue;
use super::words::{is_mark, is_quote_mark};
use crate::lexicon::words::Lexicon;
use crate::model::document::{Case, Document, MentionValue, Stance, TokenKind};
use std::ops::Range;

/// Words that say where and when something was said are at most so many.
const SETTING: usize = 8;

/// The quotations, and which of them each token stands in.
struct Quotes {
    ranges: Vec<Range<usize>>,
    /// Number + 1 of the quotation around each quotation; 0 for none.
    parent: Vec<usize>,
    /// Number + 1 of the innermost quotation at each token; 0 for none.
    at: Vec<usize>,
    /// The cue that says each quotation, by its number among all cues.
    owner: Vec<Option<usize>>,
}

impl Quotes {
    fn of(document: &Document) -> Self {
        let quotes = document.mentions.iter().filter(|m| matches!(m.value, MentionValue::Quote { .. }));
        let ranges: Vec<_> = quotes.map(|m| m.tokens.start as usize..m.tokens.end as usize).collect();
        let mut at = vec![0; document.tokens.len()];
        let mut parent = Vec::with_capacity(ranges.len());
        for (n, range) in ranges.iter().enumerate() {
            parent.push(at.get(range.start).copied().unwrap_or(0));
            if let Some(tokens) = at.get_mut(range.clone()) {
                tokens.fill(n + 1);
            }
        }
        let owner = vec![None; ranges.len()];
        Self { ranges, parent, at, owner }
    }

    fn container(&self, token: usize) -> usize {
        self.at.get(token).copied().unwrap_or(0)
    }

    /// The quotation at `token` that stands directly in `container`.
    fn outermost(&self, token: usize, container: usize) -> Option<usize> {
        let mut id = self.container(token);
        while id != 0 && id != container {
            let parent = self.parent.get(id - 1).copied()?;
            if parent == container {
                return Some(id - 1);
            }
            id = parent;
        }
        None
    }

    /// The quotations that begin in `tokens`.
    fn beginning_in(&self, tokens: &Range<usize>) -> Range<usize> {
        let from = self.ranges.partition_point(|r| r.start < tokens.start);
        let to = self.ranges.partition_point(|r| r.start < tokens.end);
        from..to
    }
}

/// Deals the tokens out: a range for each cue, in the order of all cues.
pub fn deal(document: &Document, lexicon: &Lexicon, cues: &mut [Vec<Cue>]) -> Vec<Range<usize>> {
    let mut quotes = Quotes::of(document);
    let calendar = lexicon.list("speaker-stop");
    let is_time = |at: usize| {
        calendar.zip(document.tokens.get(at)).is_some_and(|(list, token)| lexicon.contains(list, token.word))
    };
    let mut scopes: Vec<Range<usize>> = Vec::new();
    for (sentence, cues) in cues.iter_mut().enumerate() {
        let tokens = document.tokens_of(sentence);
        let base = scopes.len();
        scopes.resize(base + cues.len(), 0..0);
        let mut containers: Vec<usize> = cues.iter().map(|cue| quotes.container(cue.group.start)).collect();
        let of: Vec<usize> = containers.clone();
        containers.sort_unstable();
        containers.dedup();
        for container in containers {
            let around = container
                .checked_sub(1)
                .and_then(|n| quotes.ranges.get(n))
                .cloned()
                .unwrap_or(tokens.clone());
            let region = tokens.start.max(around.start)..tokens.end.min(around.end);
            let members: Vec<usize> = (0..cues.len()).filter(|n| of[*n] == container).collect();
            part(document, &region, cues, &members, &is_time, &mut scopes[base..]);
            let here = quotes.outermost(tokens.start, container).into_iter();
            for quote in here.chain(quotes.beginning_in(&tokens)) {
                if quotes.parent[quote] == container && quotes.owner[quote].is_none() {
                    let first = quotes.ranges[quote].start.max(tokens.start);
                    let owner = members.iter().find(|n| scopes[base + **n].contains(&first));
                    own(&mut quotes, quote, owner.map(|n| base + n), &mut scopes);
                }
            }
        }
        if let Some(quote) =
            cues.first().and_then(|cue| quote_before(document, &quotes, cue, &tokens, &is_time))
        {
            own(&mut quotes, quote, Some(base), &mut scopes);
        }
    }
    go_on(document, cues, &mut quotes, &mut scopes);
    came_before(document, &mut quotes, &mut scopes);
    pass_through(cues, &quotes);
    scopes
}

/// Gives a quotation, with all its sentences, to a cue.
fn own(quotes: &mut Quotes, quote: usize, owner: Option<usize>, scopes: &mut [Range<usize>]) {
    let Some((owner, scope)) = owner.and_then(|owner| Some((owner, scopes.get_mut(owner)?))) else { return };
    quotes.owner[quote] = Some(owner);
    *scope = scope.start.min(quotes.ranges[quote].start)..scope.end.max(quotes.ranges[quote].end);
}

/// Parts a region among its cues.
fn part(
    document: &Document,
    region: &Range<usize>,
    cues: &mut [Cue],
    members: &[usize],
    is_time: &dyn Fn(usize) -> bool,
    scopes: &mut [Range<usize>],
) {
    let leads = |cue: &Cue| {
        content_follows(document, cue.group.end, region.end, is_time)
            || (region.start..cue.group.start).all(|i| is_mark(document, i))
    };
    let mut start = region.start;
    for (nth, member) in members.iter().enumerate() {
        let group = cues[*member].group.clone();
        let lead = leads(&cues[*member]);
        if nth == 0 && lead {
            // Without a conjunction the whole region is meant: "On Monday, X said ...".
            let clause = clause_start(document, group.start, region.start);
            start =
                if (clause..group.start).any(|i| document.text(i) != ",") { clause } else { region.start };
        }
        let Some(next) = members.get(nth + 1) else {
            // "12 died, police said, but ...": what the last trailing speaker does not say any more.
            // "While X denied it, ...": what stands behind the comma is not X's.
            let aside = lead && group.start > region.start && is_turn(document, group.start - 1);
            let aside = aside && (region.start..group.start - 1).all(|i| is_mark(document, i));
            let ends = |i: &usize| (!lead && turns(document, *i)) || (aside && document.text(*i) == ",");
            let past = (group.end..region.end).find(ends).unwrap_or(region.end);
            scopes[*member] = start..past.max(group.end);
            if lead && let Some(setting) = setting(document, group.end, past, is_time) {
                scopes[*member] = match (setting.end..past).find(|i| document.fold(*i) == "that") {
                    Some(that) => that..past,
                    None => start..setting.end,
                };
            }
            break;
        };
        let after = cues[*next].group.clone();
        let between = group.end..after.start.max(group.end);
        let turn = between.clone().rev().find(|i| turns(document, *i));
        let bound = if leads(&cues[*next]) {
            clause_start(document, after.start, group.end)
        } else if let Some(turn) = turn {
            turn
        } else if !lead {
            between.clone().find(|i| matches!(document.text(*i), "," | ";" | "and")).unwrap_or(group.end)
        } else if rejects(document, &cues[*member], region.start) {
            between.clone().find(|i| document.text(*i) == ",").unwrap_or(between.end)
        } else {
            // "X noted that ..., Y said": X passes on what Y said.
            let (from, key) = (cues[*member].speaker.text.clone(), cues[*member].speaker.key.clone());
            if cues[*next].speaker.key != key {
                cues[*next].via.push(from);
            }
            group.end
        };
        scopes[*member] = start..bound;
        start = bound;
    }
}

/// Does what the verb introduces stand behind the cue, so that it is no mere "..., X said"?
fn content_follows(document: &Document, at: usize, end: usize, is_time: &dyn Fn(usize) -> bool) -> bool {
    if at >= end {
        return false;
    }
    if is_mark(document, at) {
        let opens = is_quote_mark(document, at) && document.text(at) != "\u{201d}" && at + 2 < end;
        return document.text(at) == ":"
            || opens
            || (document.text(at) == "," && at + 1 < end && opens_quote(document, at + 1));
    }
    let setting = matches!(
        document.fold(at),
        "on" | "in"
            | "at"
            | "during"
            | "late"
            | "early"
            | "to"
            | "when"
            | "as"
            | "after"
            | "before"
            | "while"
            | "via"
            | "through"
            | "by"
            | "and"
            | "but"
            | "who"
    );
    !setting && !is_time(at)
}

/// When and where it was said, up to a clause that tells on what occasion: "X said in Derna on Friday after 12 were
/// killed". What that clause tells is nobody's words.
fn setting(
    document: &Document,
    from: usize,
    end: usize,
    is_time: &dyn Fn(usize) -> bool,
) -> Option<Range<usize>> {
    let occasion = (from..end.min(from + SETTING)).find(|i| {
        let fold = document.fold(*i);
        let place = matches!(fold, "on" | "in" | "at" | "a" | "the" | "an" | "late" | "early" | "statement");
        let capital = document.tokens.get(*i).is_some_and(|t| matches!(t.case, Case::Capital | Case::Upper));
        let number = document.tokens.get(*i).is_some_and(|t| t.kind == TokenKind::Number);
        !(place || capital || number || is_time(*i))
    })?;
    // "After visiting the scene": the speaker's own doing leaves the rest to him.
    let own = document.fold(occasion + 1).ends_with("ing");
    (matches!(document.fold(occasion), "after" | "when" | "as" | "while") && !own).then_some(from..occasion)
}

fn opens_quote(document: &Document, at: usize) -> bool {
    is_quote_mark(document, at) && !matches!(document.text(at), "\u{201d}" | "\u{2019}")
}

/// Where the clause of a speaker begins: at the comma and conjunction in front, if they are there.
fn clause_start(document: &Document, at: usize, floor: usize) -> usize {
    let mut start = at;
    while start > floor
        && (document.text(start - 1) == ","
            || is_turn(document, start - 1)
            || document.fold(start - 1) == "and")
    {
        start -= 1;
    }
    start
}

/// Does another voice take over at `at`: "; ...", ", but ..."?
fn turns(document: &Document, at: usize) -> bool {
    document.text(at) == ";"
        || (is_turn(document, at) && at > 0 && (document.text(at - 1) == "," || document.fold(at) == "but"))
}

fn is_turn(document: &Document, at: usize) -> bool {
    matches!(document.fold(at), "but" | "while" | "although" | "though" | "whereas" | "however")
        || document.text(at) == ";"
}

/// Does the cue reject something, or stand in a subordinate clause, so that it cannot pass on what follows?
fn rejects(document: &Document, cue: &Cue, floor: usize) -> bool {
    matches!(cue.stance, Stance::Deny | Stance::Doubt)
        || (cue.group.start > floor && (is_turn(document, cue.group.start - 1)))
}

/// The quotation that ends right before a sentence which holds a bare "X said".
fn quote_before(
    document: &Document,
    quotes: &Quotes,
    cue: &Cue,
    sentence: &Range<usize>,
    is_time: &dyn Fn(usize) -> bool,
) -> Option<usize> {
    let bare =
        cue.group.start == sentence.start && !content_follows(document, cue.group.end, sentence.end, is_time);
    let before = (sentence.start.saturating_sub(3)..sentence.start).rev();
    let before = before.take_while(|i| is_mark(document, *i) || quotes.container(*i) != 0);
    let last = before.into_iter().find(|i| quotes.container(*i) != 0).filter(|_| bare)?;
    let quote = quotes.outermost(last, 0).filter(|q| quotes.owner[*q].is_none())?;
    (quotes.ranges[quote].end <= sentence.start && same_paragraph(document, last, sentence.start))
        .then_some(quote)
}

fn same_paragraph(document: &Document, a: usize, b: usize) -> bool {
    let paragraph = |at: usize| document.sentences.get(document.sentence_of(at)).map(|s| s.paragraph);
    paragraph(a) == paragraph(b)
}

/// Sentences that are a quotation from end to end go on saying what the last speaker said; so does a quotation that
/// was left open at the end of a paragraph and is opened again in the next.
fn go_on(document: &Document, cues: &[Vec<Cue>], quotes: &mut Quotes, scopes: &mut [Range<usize>]) {
    let mut first = 0;
    for cues_here in cues.iter() {
        let (base, last) = (first, first + cues_here.len());
        first = last;
        let Some(owner) = last.checked_sub(1).filter(|_| last > base) else { continue };
        if cues_here.last().is_none_or(|cue| quotes.container(cue.group.start) != 0) {
            continue;
        }
        while let Some(next) =
            scopes.get(owner).and_then(|scope| following(document, cues, quotes, scope.end))
        {
            own(quotes, next, Some(owner), scopes);
        }
    }
}

/// A quotation that was left open in the paragraph before, and opened again in this one, has one speaker.
fn came_before(document: &Document, quotes: &mut Quotes, scopes: &mut [Range<usize>]) {
    for quote in (0..quotes.ranges.len()).rev() {
        let start = quotes.ranges[quote].start;
        let owner = quotes.owner[quote].filter(|_| quotes.parent[quote] == 0);
        let Some(last) = start.checked_sub(2).filter(|_| owner.is_some()) else { continue };
        if let Some(before) = quotes.outermost(last, 0).filter(|q| quotes.owner[*q].is_none())
            && quotes.ranges[before].end + 1 == start
            && !same_paragraph(document, last, start)
        {
            own(quotes, before, owner, scopes);
        }
    }
}

/// The quotation without owner that begins right behind token `end` and fills its sentences.
fn following(document: &Document, cues: &[Vec<Cue>], quotes: &Quotes, end: usize) -> Option<usize> {
    let start = (end..document.tokens.len().min(end + 5))
        .find(|i| !is_mark(document, *i) || quotes.container(*i) != 0)?;
    let quote = quotes.outermost(start, 0).filter(|q| quotes.owner[*q].is_none())?;
    let range = quotes.ranges[quote].clone();
    let sentence = document.sentence_of(range.start);
    let last = document.sentence_of(range.end.checked_sub(1)?);
    let fills = document.tokens_of(sentence).start + 2 >= range.start
        && (range.end..document.tokens_of(last).end).all(|i| is_mark(document, i));
    let silent =
        cues.get(sentence..=last)?.iter().flatten().all(|cue| quotes.container(cue.group.start) != 0);
    // Only the mark that opens stands between: the quotation before was never closed.
    let joined = same_paragraph(document, end.saturating_sub(1), start) || start == end + 1;
    (range.start == start && start > end && fills && silent && joined).then_some(quote)
}

/// A speaker inside a quotation comes to the reader through the speaker of the quotation.
fn pass_through(cues: &mut [Vec<Cue>], quotes: &Quotes) {
    let speakers: Vec<(String, String)> =
        cues.iter().flatten().map(|cue| (cue.speaker.text.clone(), cue.speaker.key.clone())).collect();
    for cue in cues.iter_mut().flatten() {
        let mut id = quotes.container(cue.group.start);
        while let Some(quote) = id.checked_sub(1) {
            if let Some((text, key)) = quotes.owner[quote].and_then(|owner| speakers.get(owner))
                && *key != cue.speaker.key
                && !cue.via.contains(text)
            {
                cue.via.push(text.clone());
            }
            id = quotes.parent[quote];
        }
    }
}
