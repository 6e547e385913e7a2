//! Places and peoples. In: a segmented document, its institutions found. Out: a mention for each place phrase, with
//! the readings that the document leaves open, and one for each word of a people ("Syrian").
//!
//! `reader` (the gazetteer's) says what words could mean, `filter` whether they mean a place here, `resolve` which of
//! the places of that name. A people is evidence of a country, never a place of an event. It does not say what part a
//! place plays.

mod filter;
mod resolve;
mod street;

pub use resolve::settle_together;

use crate::annotate::place::filter::{Filter, Verdict};
use crate::annotate::place::resolve::Votes;
use crate::lexicon::gazetteer::data::{Gazetteer, PlaceKind};
use crate::lexicon::gazetteer::phrase::Found;
use crate::lexicon::gazetteer::reader::PlaceReader;
use crate::lexicon::words::Lexicon;
use crate::model::document::{Document, Mention, MentionValue, TokenKind};
use crate::model::value::place::{Direction, PlaceId, Reading, Scope};
use std::ops::Range;

/// What a stretch of the text is taken for.
enum Seen {
    Place(Box<Found>),
    People(Range<usize>, PlaceId),
    /// "the country's south": a part of the country that the text is about.
    Part(Range<usize>, Direction),
}

/// The places of a document, in the order of the text.
pub fn find(document: &Document, lexicon: &Lexicon) -> Vec<Mention> {
    let reader = PlaceReader::new(document, lexicon);
    let filter = Filter::new(&reader, document, lexicon);
    let mut seen = Vec::new();
    for sentence in 0..document.sentences.len() {
        let tokens = document.tokens_of(sentence);
        let mut at = tokens.start;
        while at < tokens.end {
            at = step(&reader, &filter, document, at, tokens.end, &mut seen);
        }
    }
    hold(&mut seen);
    let named = filter.named_before(&seen_places(&seen));
    let judged: Vec<Verdict> = seen
        .iter()
        .map(|one| match one {
            Seen::Place(found) => filter.verdict(found, &named),
            Seen::People(..) | Seen::Part(..) => Verdict::Place,
        })
        .collect();
    let mut votes = Votes::default();
    for (one, _) in seen.iter().zip(&judged).filter(|(_, verdict)| **verdict == Verdict::Place) {
        match one {
            Seen::Place(found) => votes.place(found),
            Seen::People(_, id) => votes.people(*id),
            Seen::Part(..) => {}
        }
    }
    let kept = seen.into_iter().zip(judged).filter(|(one, verdict)| match (verdict, one) {
        (Verdict::Perhaps, Seen::Place(found)) => votes.expects(found),
        (verdict, _) => *verdict == Verdict::Place,
    });
    let found: Vec<Mention> = kept
        .map(|(one, _)| one)
        .filter_map(|one| {
            Some(match one {
                Seen::Place(found) if filter.is_adjective(&found) => {
                    document.mention(found.core.clone(), MentionValue::Demonym(votes.settle(&reader, *found)))
                }
                Seen::Place(found) => {
                    let core = found.core.clone();
                    document.mention(core, MentionValue::Place(votes.settle(&reader, *found)))
                }
                Seen::People(tokens, id) => {
                    let name = document.span(tokens.clone()).of(document.article.readable()).to_owned();
                    let people = Gazetteer::get().place(name, vec![Reading { id, scope: Scope::Whole }]);
                    document.mention(tokens, MentionValue::Demonym(people))
                }
                Seen::Part(tokens, direction) => {
                    let name = document.span(tokens.clone()).of(document.article.readable()).to_owned();
                    let reading = Reading { id: votes.country()?, scope: Scope::Part(direction) };
                    document.mention(tokens, MentionValue::Place(Gazetteer::get().place(name, vec![reading])))
                }
            })
        })
        .collect();
    let lost: Vec<bool> = (0..found.len()).map(|i| is_elsewhere(document, &found, i)).collect();
    found.into_iter().zip(lost).filter(|(_, lost)| !lost).map(|(mention, _)| mention).collect()
}

/// "Atlanta, Georgia": the second name is what holds the first.
fn hold(seen: &mut [Seen]) {
    let gazetteer = Gazetteer::get();
    for i in 1..seen.len() {
        let (before, [next, ..]) = seen.split_at_mut(i) else { continue };
        let (Some(Seen::Place(held)), Seen::Place(holder)) = (before.last(), next) else { continue };
        if held.container.as_ref().is_none_or(|range| range.start != holder.name.start) {
            continue;
        }
        let holds = |r: &Reading| held.readings.iter().any(|h| gazetteer.lies_in(h.id, r.id));
        if holder.readings.iter().chain(&holder.others).any(holds) {
            let others = std::mem::take(&mut holder.others);
            holder.readings.extend(others);
            holder.readings.retain(holds);
        }
    }
}

/// "The Sherpur neighborhood of Kabul" is not Sherpur in Bangladesh: a place that the gazetteer knows only in another
/// country than the text says right behind it is none that it knows; nor is "the Salah al-Din district of Aleppo" the
/// province of Iraq.
fn is_elsewhere(document: &Document, found: &[Mention], i: usize) -> bool {
    let (Some(mention), Some(next)) = (found.get(i), found.get(i + 1)) else { return false };
    let (MentionValue::Place(town), MentionValue::Place(holder)) = (&mention.value, &next.value) else {
        return false;
    };
    let (link, gazetteer) = (mention.tokens.end as usize, Gazetteer::get());
    let after = link + 1 + usize::from(document.fold(link + 1) == "the");
    if !matches!(document.fold(link), "of" | "in") || next.tokens.start as usize != after {
        return false;
    }
    let country = |r: &Reading| gazetteer.country(r.id);
    let small = |r: &Reading| gazetteer.kind(r.id) != PlaceKind::Country;
    let homes: Vec<_> = holder.readings.iter().map(country).collect();
    town.readings.iter().all(|r| small(r) && country(r).is_some() && !homes.contains(&country(r)))
}

fn seen_places(seen: &[Seen]) -> Vec<&Found> {
    seen.iter()
        .filter_map(|one| match one {
            Seen::Place(found) => Some(&**found),
            Seen::People(..) | Seen::Part(..) => None,
        })
        .collect()
}

/// Reads what begins at `at`, and returns where to go on.
fn step(
    reader: &PlaceReader,
    filter: &Filter,
    document: &Document,
    at: usize,
    end: usize,
    seen: &mut Vec<Seen>,
) -> usize {
    let number = document.tokens.get(at).is_some_and(|t| t.kind == TokenKind::Number);
    if !number && !filter.may_begin(at) {
        return at + 1;
    }
    if let Some((past, direction)) = reader.part_of_the_country(at, end) {
        seen.push(Seen::Part(at..past, direction));
        return past;
    }
    let read = reader.read(at, end);
    if let Some((past, id)) = reader.people(at, end) {
        // "British Columbia", "the Turkish border" are places.
        let longer = read.as_ref().is_some_and(|found| found.name.start == at && found.tokens.end > past);
        if !longer {
            seen.push(Seen::People(at..past, id));
            return past;
        }
    }
    let after_comma = at > 0 && document.text(at - 1) == ",";
    let found = if after_comma { reader.abbreviation(at, end, true).or(read) } else { read };
    match found.or_else(|| reader.abbreviation(at, end, false)) {
        Some(found) => {
            let past = found.tokens.end.max(at + 1);
            seen.push(Seen::Place(Box::new(found)));
            past
        }
        None => at + 1,
    }
}
