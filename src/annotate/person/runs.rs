//! Which runs of capitals are persons. In: a document and the marks of its tokens. Out: candidates with the evidence
//! that made them, in the order of the text. It joins no mentions; bare surnames are `chain`'s affair.

use crate::annotate::person::beside;
use crate::annotate::person::marks::{Mark, TitleKind};
use crate::model::document::{Document, ParagraphKind};
use std::ops::Range;

/// A name has at most this many words: longer runs are lists or headings.
const LONGEST: usize = 6;
/// Words that no list knows make a name up to this length without other evidence.
const UNKNOWN: usize = 4;

/// A person's name in the text.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// The name without its title.
    pub tokens: Range<usize>,
    /// Titles right before it that become part of the record.
    pub title: Option<Range<usize>>,
    /// The age that stands beside it.
    pub age: Option<u8>,
    /// The office in an apposition after it.
    pub office: Option<Range<usize>>,
    /// Is it more than a surname?
    pub full: bool,
}

/// All candidates of a document.
pub fn candidates(document: &Document, marks: &[Mark]) -> Vec<Candidate> {
    let mut found = Vec::new();
    for paragraph in &document.paragraphs {
        for sentence in paragraph.sentences.clone() {
            let tokens = document.tokens_of(sentence as usize);
            let strict = paragraph.kind != ParagraphKind::Body && is_headline_case(marks, tokens.clone());
            let view = View { document, marks, sentence: tokens.clone(), strict };
            let mut at = tokens.start;
            while at < tokens.end {
                let run = view.run(at);
                if run.is_empty() {
                    at += 1;
                } else {
                    view.segments(run.clone(), &mut found);
                    at = run.end;
                }
            }
        }
    }
    found
}

/// Are most words of a heading capital? Then capitals say nothing.
pub fn is_headline_case(marks: &[Mark], tokens: Range<usize>) -> bool {
    let words = marks.get(tokens).unwrap_or(&[]);
    let capital = words.iter().filter(|m| m.capital).count();
    let common = words.iter().filter(|m| m.capital && (m.blocks() || m.title.is_some())).count();
    // "Killing 15 Militants in Syria": one common word in the first place is usual, more are a style.
    capital >= 3 && common >= 2
}

struct View<'a> {
    document: &'a Document,
    marks: &'a [Mark],
    sentence: Range<usize>,
    strict: bool,
}

impl View<'_> {
    fn mark(&self, i: usize) -> Mark {
        if self.sentence.contains(&i) {
            self.marks.get(i).copied().unwrap_or_default()
        } else {
            Mark::default()
        }
    }

    fn before(&self, i: usize) -> Mark {
        i.checked_sub(1).map_or(Mark::default(), |i| self.mark(i))
    }

    /// The run of capitals, particles between them and points of titles that begins at `at`.
    fn run(&self, at: usize) -> Range<usize> {
        let mut end = at;
        while end < self.sentence.end {
            let mark = self.mark(end);
            let joins = mark.runs()
                || (mark.particle
                    && !mark.taken
                    && (end > at || mark.front)
                    && self.reaches_capital(end + 1))
                || (mark.point && end > at && self.reaches_capital(end + 1));
            if !joins {
                break;
            }
            end += 1;
        }
        at..end
    }

    /// Does a capital follow, after at most two more particles?
    fn reaches_capital(&self, from: usize) -> bool {
        (from..from + 3)
            .find(|i| !self.mark(*i).particle || self.mark(*i).capital)
            .is_some_and(|i| self.mark(i).runs())
    }

    /// Cuts a run at titles and at words that are no names, and keeps the parts that are persons.
    fn segments(&self, run: Range<usize>, found: &mut Vec<Candidate>) {
        let mut start = run.start;
        let mut at = run.start;
        let mut after_lead = false;
        while at <= run.end {
            let mark = if at < run.end { self.mark(at) } else { Mark::default() };
            let cut = at == run.end || mark.point || self.cuts(&(start..at), at, &run);
            if cut {
                // A capital common word after a name makes the run another thing, unless it is mere headline case.
                let noun = mark.tail || (mark.common && mark.title.is_none() && !self.strict);
                let other_thing = at < run.end && mark.capital && noun;
                if start < at && !after_lead && !other_thing {
                    self.accept(start..at, found);
                }
                after_lead = mark.lead;
                start = at + 1;
            }
            at += 1;
        }
    }

    /// Does the token end the name before it?
    fn cuts(&self, name: &Range<usize>, at: usize, run: &Range<usize>) -> bool {
        let mark = self.mark(at);
        let first = self.mark(name.start);
        let dateline = at == name.start && mark.place && !mark.given && self.mark(at + 1).given;
        if dateline {
            return true;
        }
        if mark.title.is_none() && !mark.blocks() {
            return false;
        }
        // What opens the name of another thing does so in front alone: Khan Younis, but Imran Khan.
        let inner_lead = mark.lead && !mark.common && !mark.never && mark.title.is_none();
        if name.start < at && (mark.particle || inner_lead) {
            return false;
        }
        let next = self.mark(at + 1);
        let last_of_run = at + 1 == run.end || next.suffix;
        if mark.given
            && !mark.lead
            && (name.start < at || next.runs() && !next.blocks() && next.title.is_none())
        {
            return false;
        }
        // Taylor Swift, Stephen King, Reginald Street, 19: a common word closes a name that a given name or an age marks.
        let opened = name.start < at && !first.place && !first.blocks() && first.title.is_none();
        let plain = (mark.common || mark.title.is_some()) && !mark.tail && !mark.lead && !mark.never;
        let short = (name.start..at).filter(|i| !self.mark(*i).initial).count() <= 2;
        let aged = || beside::age(self.document, &self.sentence, &(name.start..at + 1)).is_some();
        let closes = (first.given && plain) || (mark.surname && plain && !first.common) || aged();
        let surname = opened && short && last_of_run && !self.strict && closes;
        // "4-year-old Hunter Omar": what has an age in front is a person, whatever the word.
        let year_old = at == name.start && next.runs() && !self.strict && !mark.tail && !mark.never;
        if year_old && beside::age_before(self.document, &self.sentence, at).is_some() {
            return false;
        }
        let titled = mark.common && self.titled_surname(at, run);
        !surname && !titled
    }

    /// Mr. White, Sgt. Young: a common word alone after an abbreviated title or an honorific.
    fn titled_surname(&self, at: usize, run: &Range<usize>) -> bool {
        let before = self.before(at);
        let title = before.point || before.title == Some(TitleKind::Honorific);
        title && at + 1 == run.end && !self.strict && self.mark(at).title.is_none() && !self.mark(at).tail
    }

    /// Keeps `name` when enough speaks for a person.
    fn accept(&self, name: Range<usize>, found: &mut Vec<Candidate>) {
        let name = self.trim(name);
        let words: Vec<Mark> =
            name.clone().map(|i| self.mark(i)).filter(|m| !m.particle && !m.suffix).collect();
        if words.is_empty() || words.len() > LONGEST || words.iter().all(|m| m.initial) {
            return;
        }
        let (title, kind) = self.title(name.start);
        let age = beside::age(self.document, &self.sentence, &name);
        let office = beside::office(self.document, self.marks, &self.sentence, &name);
        let given = words.iter().find(|m| !m.initial).is_some_and(|m| m.given);
        let place = words.iter().any(|m| m.place);
        let closed = words.last().is_some_and(|m| m.surname) && self.is_unknown(&name, &words);
        let accepted = match words.len() {
            1 => self.is_surname(&name, words[0], kind, age),
            _ if self.strict => given && !words.iter().any(|m| m.common && !m.given || m.place),
            _ if closed => true,
            _ if place => {
                let first = words.first().is_some_and(|m| m.place);
                kind.is_some_and(|kind| !matches!(kind, TitleKind::Role | TitleKind::Kin))
                    || age.is_some()
                    || (given && !first)
            }
            _ => {
                kind.is_some()
                    || given
                    || age.is_some()
                    || office.is_some()
                    || self.is_built_like_a_name(&name, &words)
            }
        };
        if accepted {
            found.push(Candidate { full: words.len() > 1, tokens: name, title, age, office });
        }
    }

    /// Names do not end with a particle, nor begin with one that is no part of them ("de Santos" in lower case).
    fn trim(&self, name: Range<usize>) -> Range<usize> {
        let (mut start, mut end) = (name.start, name.end);
        let loose = |i: usize| {
            let mark = self.mark(i);
            let letter = mark.initial && !self.document.text(i).ends_with('.');
            letter || ((mark.particle || mark.point) && !mark.given)
        };
        while end > start && loose(end - 1) {
            end -= 1;
        }
        while start < end && self.mark(start).particle && !self.mark(start).front && !self.mark(start).capital
        {
            start += 1;
        }
        start..end
    }

    /// A word alone is a name after a title (President Putin) or before an age (Muhammad, 12,).
    fn is_surname(&self, name: &Range<usize>, word: Mark, kind: Option<TitleKind>, age: Option<u8>) -> bool {
        let kin = kind == Some(TitleKind::Kin) && word.given && !word.place && !word.common;
        let title = kin || kind.is_some_and(|kind| kind != TitleKind::Role && kind != TitleKind::Kin);
        let firm = matches!(kind, Some(TitleKind::Honorific | TitleKind::Rank));
        let plain = !word.never && !word.tail && (!word.common || self.before(name.start).point || firm);
        // "the 50-year-old Morandi bridge": an age in front is of whatever noun follows.
        let aged = age.is_some()
            && !word.common
            && !word.place
            && (word.given || self.document.fold(name.end) == ",");
        !self.strict && plain && (firm || !word.place) && (title || aged)
    }

    /// A word that no list knows, and a surname that is a place too: Demarlo Washington.
    fn is_unknown(&self, name: &Range<usize>, words: &[Mark]) -> bool {
        let the = name.start > self.sentence.start
            && matches!(
                self.document.fold(name.start - 1),
                "the" | "a" | "an" | "in" | "at" | "near" | "from" | "to"
            );
        let plain = |m: &Mark| m.initial || !(m.common || m.never || m.place || m.tail || m.lead);
        !the && words.len() <= 3 && words.iter().rev().skip(1).all(plain)
    }

    /// Kunyas, inner particles, inner initials, or words that no list knows.
    fn is_built_like_a_name(&self, name: &Range<usize>, words: &[Mark]) -> bool {
        let document = self.document;
        let inner = name.start + 1..name.end;
        let kunya = matches!(document.fold(name.start), "abu" | "abou" | "umm" | "bin" | "ibn");
        let particle = inner.clone().any(|i| self.mark(i).particle || document.fold(i).starts_with("al-"));
        let initial = inner.clone().any(|i| self.mark(i).initial);
        let the =
            name.start > self.sentence.start && matches!(document.fold(name.start - 1), "the" | "a" | "an");
        let unknown = words.len() <= UNKNOWN && words.iter().all(|m| !m.common && !m.never);
        !the && (kunya || particle || initial || unknown)
    }

    /// The titles that end right before token `at`, and the kind of the last.
    fn title(&self, at: usize) -> (Option<Range<usize>>, Option<TitleKind>) {
        let mut start = at;
        let mut kind = None;
        while start > self.sentence.start {
            let mark = self.mark(start - 1);
            if mark.taken || !(mark.title.is_some() || mark.point) {
                break;
            }
            // "chief General": the capital words are the title, the ones before it describe.
            if kind.is_some() && mark.title.is_some() && !mark.capital && self.mark(start).capital {
                break;
            }
            kind = kind.or(mark.title);
            start -= 1;
        }
        let record = (start..at).any(|i| {
            self.mark(i).title.is_some_and(|kind| !matches!(kind, TitleKind::Role | TitleKind::Kin))
        });
        ((record && start < at).then_some(start..at), kind)
    }
}
