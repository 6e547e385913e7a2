//! Towns that no gazetteer lists, where the text frames them as towns: "near Jindires in the Aleppo Governorate", "Floods
//! struck Derma". In: a token of a document. Out: the town that begins there.

use super::{Finder, Site, as_place};
use crate::lexicon::name_words::{is_common_word, is_given_name};
use crate::model::document::{Case, Token};
use std::ops::Range;

/// A town that nobody knows has a name of at least so many letters.
const SHORTEST: usize = 4;
/// So many tokens behind "a village" may the place stand that holds it: "some 20 km to the north-west of Ramallah".
const APPOSED: usize = 9;
/// How words end that are no names, where a headline writes them with a capital: "in Exile" stays, "in Resuming" goes.
const ENDINGS: [&str; 5] = ["ing", "tion", "sion", "ism", "ness"];

impl Finder<'_> {
    /// "near Jindires in the Aleppo Governorate", "Jindaris, a town in northwest Syria".
    pub(super) fn within(&self, at: usize, bounds: Range<usize>) -> Option<Site<'_>> {
        let before = at.checked_sub(1).filter(|b| *b >= bounds.start)?;
        if !matches!(self.document.fold(before), "in" | "near" | "outside" | "at") {
            return None;
        }
        let run = self.run(at, bounds.end).filter(|run| !self.is_taken(run.start))?;
        let person = run.clone().any(|i| is_given_name(self.document.fold(i)));
        let next = self.document.fold(run.end);
        let region = match next {
            "in" => self.place_at(run.end + 1),
            "," => {
                let article = matches!(self.document.fold(run.end + 1), "a" | "an");
                let word = self.lexicon.term_at(self.words, self.document, run.end + 2, bounds.end);
                word.filter(|past| article && matches!(self.document.fold(*past), "in" | "of"))
                    .and_then(|past| self.place_at(past + 1))
            }
            _ => None,
        };
        region.filter(|_| !person).map(|place| (run, Some(place), true))
    }

    /// "Nabi Saleh, a village northwest of Ramallah": what the text itself calls a town.
    pub(super) fn apposed(&self, at: usize, bounds: Range<usize>) -> Option<Site<'_>> {
        let document = self.document;
        let run = self.run(at, bounds.end).filter(|run| !self.is_taken(run.start))?;
        if document.fold(run.end) != "," || !matches!(document.fold(run.end + 1), "a" | "an" | "the") {
            return None;
        }
        let level = (run.end + 2..bounds.end.min(run.end + 5)).find(|i| self.is_in(self.levels, *i))?;
        let lower = |i: usize| document.tokens.get(i).is_some_and(|t| t.case == Case::Lower);
        let town = self.lexicon.attribute(self.levels?, document, level..level + 1, "level") == Some("town");
        let next = document.fold(level + 1);
        let placed = self.is_in(self.direction, level + 1)
            || matches!(
                next,
                "in" | "of" | "on" | "near" | "outside" | "about" | "some" | "just" | "where" | "," | "."
            );
        if !town || !placed || !(run.end + 2..level).all(lower) {
            return None;
        }
        let near = level + 1..bounds.end.min(level + APPOSED);
        let region = document.mentions_in(near).iter().find_map(as_place);
        Some((run, region, true))
    }

    /// "Three people died in Parrottsville", "Floods struck Derma": a name that nothing else claims, where a place stands.
    pub(super) fn unknown_town(&self, at: usize, bounds: Range<usize>) -> Option<Site<'_>> {
        let document = self.document;
        let before = at.checked_sub(1).filter(|b| *b >= bounds.start)?;
        let verb = || {
            let subject = before.checked_sub(1).filter(|b| *b >= bounds.start);
            let happens = |token: &Token| {
                self.happenings.iter().flatten().any(|list| self.lexicon.contains(*list, token.word))
            };
            matches!(document.fold(before), "hit" | "struck" | "rocked" | "shook" | "devastated" | "ravaged")
                && subject.and_then(|i| document.tokens.get(i)).is_some_and(happens)
        };
        if !matches!(document.fold(before), "in" | "near" | "outside") && !verb() {
            return None;
        }
        let run = self.run(at, bounds.end).filter(|run| run.len() <= 2)?;
        let plain = |i: usize| {
            let (word, case) = (document.fold(i), document.tokens.get(i).map(|t| t.case));
            case == Some(Case::Capital)
                && word.len() >= SHORTEST
                && word.bytes().all(|b| b.is_ascii_alphabetic())
                && !is_common_word(word)
                && !is_given_name(word)
                && !self.is_in(self.doubtful, i)
                && !ENDINGS.iter().any(|end| word.ends_with(end))
                && (run.len() > 1 || !self.parts.contains(word))
                && !self.is_taken(i)
        };
        // "in Hopkins' car", "in Larsen v. Denmark"; in a line of capitals every word has one.
        let owner = matches!(document.fold(run.end), "'s" | "'" | "v" | "vs" | "&");
        let lower = bounds.clone().any(|i| document.tokens.get(i).is_some_and(|t| t.case == Case::Lower));
        let heading = bounds.clone().filter(|i| self.is_capital(*i)).count() * 2 > bounds.len();
        (run.clone().all(plain) && !owner && lower && !heading).then_some((run, None, true))
    }
}
