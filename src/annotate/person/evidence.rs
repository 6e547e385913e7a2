//! What speaks for a person. In: the part of a run of capitals that may be a name. Out: a candidate, when there is a
//! title or role before it, a known given name in front, an age or an office beside it, an introduction, a particle, a
//! kunya, an initial, or only words that no list knows.

use crate::annotate::person::beside;
use crate::annotate::person::marks::{Mark, TitleKind};
use crate::annotate::person::runs::{Candidate, View};
use std::ops::Range;

/// A name has at most this many words: longer runs are lists or headings.
const LONGEST: usize = 6;
/// Words that no list knows make a name up to this length without other evidence.
const UNKNOWN: usize = 4;
impl View<'_> {
    /// Keeps `name` when enough speaks for a person.
    pub(super) fn accept(&self, name: Range<usize>, found: &mut Vec<Candidate>) {
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
        let named = self.is_named(name.start);
        let accepted = match words.len() {
            1 => self.is_surname(&name, words[0], kind, age) || (named && self.is_own_name(&name, words[0])),
            _ if self.strict => given && !words.iter().any(|m| m.common && !m.given || m.place),
            _ if closed => true,
            _ if place => {
                let first = words.first().is_some_and(|m| m.place);
                kind.is_some_and(|kind| !matches!(kind, TitleKind::Role | TitleKind::Kin))
                    || age.is_some()
                    || self.is_introduced(name.start)
                    || (given && !first)
            }
            _ => {
                kind.is_some()
                    || given
                    || age.is_some()
                    || office.is_some()
                    || named
                    || self.is_built_like_a_name(&name, &words)
            }
        };
        if accepted {
            let firm = kind.is_some() || age.is_some() || office.is_some() || self.is_introduced(name.start);
            found.push(Candidate { full: words.len() > 1, tokens: name, title, age, office, firm });
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
        // "Jr." keeps its point; the last one of a sentence closes the sentence.
        let pointed = end > start && self.mark(end - 1).suffix && self.mark(end).point;
        if pointed && end + 1 < self.sentence.end {
            end += 1;
        }
        // "Karim Saleh, Jr. was": the comma parts no two.
        if end - start > 1 && self.document.fold(end) == "," && self.mark(end + 1).suffix {
            end += 2 + usize::from(self.mark(end + 2).point && end + 3 < self.sentence.end);
        }
        while start < end && self.mark(start).particle && !self.mark(start).front && !self.mark(start).capital
        {
            start += 1;
        }
        start..end
    }

    /// A word alone is a name after a title (President Putin) or before an age (Muhammad, 12,).
    fn is_surname(&self, name: &Range<usize>, word: Mark, kind: Option<TitleKind>, age: Option<u8>) -> bool {
        let kin = kind == Some(TitleKind::Kin) && !word.place && !word.common && !word.lead;
        let title = kin || kind.is_some_and(|kind| kind != TitleKind::Role && kind != TitleKind::Kin);
        let firm = matches!(kind, Some(TitleKind::Honorific | TitleKind::Rank));
        let plain = !word.never && !word.tail && (!word.common || self.before(name.start).point || firm);
        // "the 50-year-old Morandi bridge": an age in front is of whatever noun follows.
        let aged = age.is_some()
            && !word.common
            && !word.place
            && (word.given || self.ends_beside(name) && name.start > self.sentence.start);
        !self.strict && plain && (firm || !word.place) && (title || aged)
    }

    /// "6-year-old Onya and": no noun follows that the age could be of.
    fn ends_beside(&self, name: &Range<usize>) -> bool {
        name.end >= self.sentence.end
            || matches!(self.document.fold(name.end), "," | "and" | "was" | "is" | "who" | "." | ")" | ";")
    }

    /// A word alone that is a given name and nothing else, or names a person told of: "a boy named Hayden".
    fn is_own_name(&self, name: &Range<usize>, word: Mark) -> bool {
        let noun = name.start.checked_sub(2).filter(|i| self.sentence.contains(i));
        let of_person = noun.is_some_and(|i| self.mark(i).title.is_some() || self.has(self.people, i));
        let plain = !(word.place || word.common || word.never || word.tail || word.lead);
        plain && (word.given || of_person) && !self.strict
    }

    /// "in Nabi Saleh", "the village of Nabi Saleh": what lies there is a place. "In Dina Haddad's view" is not, nor is trust in her.
    pub(super) fn is_somewhere(&self, candidate: &Candidate) -> bool {
        let start = candidate.tokens.start;
        let before = |n: usize| {
            let at = start.checked_sub(n).filter(|i| self.sentence.contains(i));
            at.map_or("", |i| self.document.fold(i))
        };
        let kind = start.checked_sub(2).filter(|i| self.sentence.contains(i));
        let noun = |list| kind.is_some_and(|i| self.has(list, i));
        let inside = match before(1) {
            "in" => kind.is_some() && !noun(self.into_person),
            "of" => noun(self.place_word),
            // "a fire at Casal Grande": people are shot at.
            "at" => self.happenings.into_iter().any(noun) && before(2) != "shooting",
            _ => false,
        };
        let owns = self.document.fold(candidate.tokens.end) == "'s";
        inside && !owns && candidate.full && !candidate.firm
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
