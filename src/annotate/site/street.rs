//! Streets and roads: "Ferguson Road", "East 79th Street", "Highway 40". In: a token of a document. Out: the street that
//! begins there. It asks no gazetteer: a street is a place wherever it is.

use super::{Finder, Site};
use std::ops::Range;

impl Finder<'_> {
    /// "Ferguson Road", "E. Oak St.".
    pub(super) fn street(&self, at: usize, bounds: Range<usize>) -> Option<Site<'_>> {
        if let Some(run) = self.numbered(at, bounds.end).or_else(|| self.road(at, bounds.end)) {
            let region = self.region(at, run.end, bounds);
            return Some((run, region, false));
        }
        let run = self.run(at, bounds.end)?;
        let token = self.document.tokens.get(run.end - 1)?;
        let named = run.len() > 1 && self.streets.is_some_and(|list| self.lexicon.contains(list, token.word));
        let first = self.document.tokens_of(self.document.sentence_of(at)).start == at;
        if !named || first || self.is_titled(at) || self.known_place(run.clone()) {
            return None;
        }
        let region = self.region(at, run.end, bounds);
        Some((run, region, false))
    }

    /// "79th Street", "East 5th Avenue", "W. 47th St.": a numbered one.
    fn numbered(&self, at: usize, end: usize) -> Option<Range<usize>> {
        let ordinal = |i: usize| {
            let digits = self.document.fold(i).trim_end_matches(|c: char| c.is_ascii_lowercase());
            !digits.is_empty()
                && digits.len() + 2 == self.document.fold(i).len()
                && digits.bytes().all(|b| b.is_ascii_digit())
        };
        let number = if ordinal(at) { at } else { at + 1 };
        let turned = number == at || self.is_capital(at) && self.is_in(self.direction, at);
        let street = number + 1;
        (turned
            && ordinal(number)
            && street < end
            && self.is_capital(street)
            && self.is_in(self.streets, street))
        .then_some(at..street + 1)
    }

    /// "Highway 40", "Interstate 95", "Route 66".
    fn road(&self, at: usize, end: usize) -> Option<Range<usize>> {
        let number = at + 1;
        let digits = |i: usize| self.document.fold(i).bytes().all(|b| b.is_ascii_digit());
        (number < end && self.is_capital(at) && self.is_in(self.roads, at) && digits(number))
            .then_some(at..number + 1)
    }
}
