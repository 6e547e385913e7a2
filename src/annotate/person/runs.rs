//! Which runs of capitals are persons. In: a document and the marks of its tokens. Out: candidates with the evidence
//! that made them, in the order of the text. It finds and cuts the runs; what speaks for a person is `evidence`'s
//! affair, bare surnames are `chain`'s. It joins no mentions.

use crate::annotate::person::beside;
use crate::annotate::person::marks::{Mark, TitleKind};
use crate::lexicon::words::{Lexicon, ListId};
use crate::model::document::{Document, ParagraphKind};
use foldhash::HashSet;
use std::ops::Range;

/// What introduces a name has at most so many words.
const NAMING: usize = 5;

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
    /// Is there more than the look of the name: a title, an age, an office, an introduction?
    pub firm: bool,
}

/// All candidates of a document.
pub fn candidates(document: &Document, marks: &[Mark], lexicon: &Lexicon) -> Vec<Candidate> {
    let [naming, people, place_word, into_person] =
        ["naming-cue", "victim", "place-word", "into-person"].map(|name| lexicon.list(name));
    let happenings = ["happening", "event-noun"].map(|name| lexicon.list(name));
    let mut found = Vec::new();
    let mut places: HashSet<&str> = HashSet::default();
    for paragraph in &document.paragraphs {
        for sentence in paragraph.sentences.clone() {
            let tokens = document.tokens_of(sentence as usize);
            let strict = paragraph.kind != ParagraphKind::Body && is_headline_case(marks, tokens.clone());
            let view = View {
                document,
                marks,
                lexicon,
                naming,
                people,
                place_word,
                into_person,
                happenings,
                sentence: tokens.clone(),
                strict,
            };
            let before = found.len();
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
            let new = found.get(before..).unwrap_or_default();
            places.extend(new.iter().filter(|c| view.is_somewhere(c)).map(|c| written(document, c)));
        }
    }
    // What is a place once ("in Nabi Saleh") is a place throughout, but where a person is introduced by that name.
    found.retain(|candidate| candidate.firm || !places.contains(written(document, candidate)));
    found
}

fn written<'a>(document: &'a Document, candidate: &Candidate) -> &'a str {
    document.span(candidate.tokens.clone()).of(document.article.readable())
}

/// Are most words of a heading capital? Then capitals say nothing.
pub fn is_headline_case(marks: &[Mark], tokens: Range<usize>) -> bool {
    let words = marks.get(tokens).unwrap_or(&[]);
    let capital = words.iter().filter(|m| m.capital).count();
    let common = words.iter().filter(|m| m.capital && (m.blocks() || m.title.is_some())).count();
    // "Killing 15 Militants in Syria": one common word in the first place is usual, more are a style.
    capital >= 3 && common >= 2
}

/// A sentence with what its tokens can be.
pub(super) struct View<'a> {
    pub(super) document: &'a Document,
    pub(super) marks: &'a [Mark],
    lexicon: &'a Lexicon,
    /// What introduces a name ("identified as").
    naming: Option<ListId>,
    /// Nouns for people, and for places.
    pub(super) people: Option<ListId>,
    pub(super) place_word: Option<ListId>,
    pub(super) into_person: Option<ListId>,
    pub(super) happenings: [Option<ListId>; 2],
    pub(super) sentence: Range<usize>,
    /// Do capitals say nothing here?
    pub(super) strict: bool,
}

impl View<'_> {
    pub(super) fn mark(&self, i: usize) -> Mark {
        if self.sentence.contains(&i) {
            self.marks.get(i).copied().unwrap_or_default()
        } else {
            Mark::default()
        }
    }

    pub(super) fn before(&self, i: usize) -> Mark {
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
        let opened = name.start < at
            && (!first.place || self.is_introduced(name.start))
            && !first.blocks()
            && first.title.is_none();
        let plain = (mark.common || mark.title.is_some()) && !mark.tail && !mark.lead && !mark.never;
        let short = (name.start..at).filter(|i| !self.mark(*i).initial).count() <= 2;
        let aged = || beside::age(self.document, &self.sentence, &(name.start..at + 1)).is_some();
        let closes = (first.given && plain)
            || (mark.surname && plain && !first.common)
            || self.is_house_name(name, at)
            || (mark.surname && !first.common && self.is_introduced(name.start))
            || aged();
        let surname = opened && short && last_of_run && !self.strict && closes;
        // "4-year-old Hunter Omar": what has an age in front is a person, whatever the word.
        let begins =
            at == name.start && next.runs() && !self.strict && !mark.tail && !mark.lead && !mark.never;
        let year_old = || beside::age_before(self.document, &self.sentence, at).is_some();
        if begins && mark.title.is_none() && (year_old() || !next.blocks() && self.is_introduced(at)) {
            return false;
        }
        let titled = mark.common && self.titled_surname(at, run);
        !surname && !titled
    }

    /// "Dina Hall was", "a boy, Karim Temple,": a surname that names buildings too, where a person is told of.
    fn is_house_name(&self, name: &Range<usize>, at: usize) -> bool {
        let (first, mark) = (self.mark(name.start), self.mark(at));
        let before = |i: usize| {
            let inside = i.checked_sub(1).filter(|i| self.sentence.contains(i));
            inside.map_or("", |i| self.document.fold(i))
        };
        let fold = before(name.start);
        let somewhere = matches!(
            fold,
            "the" | "a" | "an" | "in" | "at" | "near" | "from" | "to" | "of" | "outside" | "inside"
        );
        let personal = matches!(
            self.document.fold(at + 1),
            "was"
                | "who"
                | "said"
                | "told"
                | "died"
                | "had"
                | "has"
                | "is"
                | ","
                | ";"
                | "were"
                | "and"
                | "'s"
        );
        let sure = first.given && !first.place && !first.common && !first.tail && !first.lead;
        mark.tail && mark.surname && sure && !somewhere && personal && at == name.start + 1
    }

    /// Mr. White, Sgt. Young: a common word alone after an abbreviated title or an honorific.
    fn titled_surname(&self, at: usize, run: &Range<usize>) -> bool {
        let before = self.before(at);
        let title = before.point || before.title == Some(TitleKind::Honorific);
        title && at + 1 == run.end && !self.strict && self.mark(at).title.is_none() && !self.mark(at).tail
    }

    /// Is the name introduced as somebody's: "identified as", "a boy named", "the victim,", "his son"?
    pub(super) fn is_introduced(&self, at: usize) -> bool {
        let person = |i: Option<usize>| {
            let kind = i.filter(|i| self.sentence.contains(i)).and_then(|i| self.mark(i).title);
            matches!(kind, Some(TitleKind::Kin | TitleKind::Role))
        };
        let comma = self.sentence.contains(&at.wrapping_sub(1)) && self.document.fold(at - 1) == ",";
        person(at.checked_sub(1)) || (comma && person(at.checked_sub(2))) || self.is_named(at)
    }

    /// Is the word of the list?
    pub(super) fn has(&self, list: Option<ListId>, i: usize) -> bool {
        list.zip(self.document.tokens.get(i))
            .is_some_and(|(list, token)| self.lexicon.contains(list, token.word))
    }

    /// "identified as", "a boy named", right before token `at`.
    pub(super) fn is_named(&self, at: usize) -> bool {
        let Some(list) = self.naming else { return false };
        let from = self.sentence.start.max(at.saturating_sub(NAMING));
        (from..at).any(|i| self.lexicon.term_at(list, self.document, i, at) == Some(at))
    }
}
