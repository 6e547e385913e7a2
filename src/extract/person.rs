//! What part a person plays. In: the settled matches of an article, then its claims. Out: names of one list in one
//! part; one record a person, with the strongest part; the ages of people as claims of their own. Whether two names are
//! one person was settled by the annotator.

use crate::extract::search::Candidate;
use crate::lexicon::words::ListId;
use crate::model::claim::{About, Claim, Subject};
use crate::model::document::{Case, Document, Mention, MentionValue, TokenKind};
use crate::model::kind::ValueType;
use crate::model::span::LineIndex;
use crate::model::value::Value;
use crate::model::value::interval::Interval;
use crate::model::value::measure::Unit;
use crate::rule::set::{Rule, RuleSet};
use foldhash::HashMap;
use std::collections::hash_map::Entry;
use std::ops::Range;

/// Roles of persons, the strongest first (`contract`): one record a person and article carries the strongest.
const ROLES: &[&str] = &["victim", "target", "suspect", "official", "spokesperson", "witness", "other"];
/// The roles that a list of names has in common: what is done to people, or by them, in the event.
pub const SHARED: usize = 3;
/// Words between two names of a list: an age, a home town, a trade.
const LINK: usize = 24;
/// An age stands so near to its name.
pub const BESIDE: usize = 3;
/// The kind of claims of age, their unit, and the class of what they are of.
const AGE: &str = "age";
const YEAR: &str = "year";
const PERSON: &str = "person";
/// Words in brackets behind a name of a list.
const BRACKET: usize = 8;
/// The words of a title with those that describe it.
const TITLE: usize = 5;
/// Words of one insertion between two names of a list.
const INSERTION: usize = 10;

/// The place of a role among all, the strongest first.
pub fn strength(role: Option<&str>) -> usize {
    let role = role.unwrap_or("other");
    ROLES.iter().position(|r| *r == role).unwrap_or(ROLES.len())
}

/// Names of one list play one part: "killed were Dina Haddad, 31, of Derna, and Ali Saleh". A name that speaks keeps
/// its own part ("killed Haddad, Saleh said").
pub fn share_roles(document: &Document, rules: &RuleSet, candidates: &mut [Candidate]) {
    let lists = Lists {
        reporting: rules.lexicon.list("reporting-verb"),
        title: rules.lexicon.list("person-title"),
        kin: rules.lexicon.list("kin"),
        people: rules.lexicon.list("victim"),
    };
    let name = |rule: &Rule| rules.kinds.get(rule.kind).is_some_and(|kind| kind.value == ValueType::Name);
    let strong = |c: &Candidate| strength(c.rule.written.set.role.as_deref()) < SHARED;
    // "Haddad said"; but in "police said Haddad and Saleh were killed" she is spoken of.
    let speaks = |c: &Candidate| {
        c.tokens.end > c.value_tokens().end && c.terms.iter().any(|term| Some(term.list) == lists.reporting)
    };
    let linked: Vec<bool> = candidates
        .windows(2)
        .map(|pair| {
            let between = pair[0].value_tokens().end..pair[1].value_tokens().start;
            pair[0].rule.kind == pair[1].rule.kind
                && pair[0].sentence == pair[1].sentence
                && name(pair[0].rule)
                && between.len() <= LINK
                && lists.link(document, rules, between)
        })
        .collect();
    // What is said right of a name holds for those left of it too.
    let mut said_right: Vec<bool> = candidates.iter().map(|c| c.tokens.end > c.value_tokens().end).collect();
    for (i, _) in linked.iter().enumerate().filter(|(_, linked)| **linked) {
        if strong(&candidates[i]) && !strong(&candidates[i + 1]) && !speaks(&candidates[i + 1]) {
            candidates[i + 1].rule = candidates[i].rule;
            said_right[i + 1] = false;
        }
    }
    for (i, _) in linked.iter().enumerate().rev().filter(|(_, linked)| **linked) {
        if strong(&candidates[i + 1])
            && said_right[i + 1]
            && !strong(&candidates[i])
            && !speaks(&candidates[i])
        {
            candidates[i].rule = candidates[i + 1].rule;
            said_right[i] = true;
        }
    }
}

struct Lists {
    reporting: Option<ListId>,
    title: Option<ListId>,
    kin: Option<ListId>,
    people: Option<ListId>,
}

impl Lists {
    /// Do the tokens between two names make a list of them?
    fn link(&self, document: &Document, rules: &RuleSet, between: Range<usize>) -> bool {
        let has = |list: Option<ListId>, i: usize| {
            let word = document.tokens.get(i).map(|token| token.word);
            list.zip(word).is_some_and(|(list, word)| rules.lexicon.contains(list, word))
        };
        let known = |i: usize| has(self.title, i) || has(self.kin, i) || has(self.people, i);
        let lower = |i: usize| {
            let word = document.tokens.get(i);
            let plain = document.fold(i).starts_with(char::is_alphabetic);
            plain && word.is_some_and(|t| t.case == Case::Lower) && !has(self.reporting, i)
        };
        let capital =
            |i: usize| document.tokens.get(i).is_some_and(|t| matches!(t.case, Case::Capital | Case::Upper));
        let mut at = between.start;
        let mut apart = false;
        // "sergeant Vigil": a name that was not read, behind a title.
        let mut titled = false;
        // "34, Anderson, Ind.;", "of Derna, Libya;": a town behind an age or a town.
        let mut aged = false;
        while at < between.end {
            let fold = document.fold(at);
            titled = known(at) || titled && (capital(at) || fold == ",");
            aged |= is_number(document, at);
            match fold {
                "(" | "[" => {
                    let close =
                        (at..between.end.min(at + BRACKET)).find(|i| matches!(document.fold(*i), ")" | "]"));
                    let Some(close) = close else { return false };
                    at = close;
                }
                "," | ";" | "and" | "&" | "with" => apart = true,
                // "Three daughters - Dina, Mona and Amal", "Dina Haddad - and Ali Saleh".
                "-" | "--" | "\u{2013}" | "\u{2014}" | ":"
                    if at > between.start && known(at - 1) || document.fold(at + 1) == "and" => {}
                // "And of Colonel Ali Saleh".
                "of" if at > between.start && document.fold(at - 1) == "and" => {}
                "aged" | "age" | "jr" | "jr." | "sr" | "sr." | "." | "both" | "his" | "her" | "their" => {}
                "year" | "years" | "old" => {}
                "of" | "from" | "a" | "an" | "the" | "who" => {
                    let end = (at + 1..between.end).find(|i| matches!(document.fold(*i), "," | ";" | "and"));
                    let verb = |i: usize| has(self.reporting, i);
                    match end {
                        Some(end) if end - at <= INSERTION && !(at..end).any(verb) => {
                            aged |= matches!(fold, "of" | "from");
                            at = end - 1;
                        }
                        // "and the teacher Ali Saleh", but not "the son of Mayor Ali Saleh".
                        None if has(self.title, between.end - 1)
                            && !(at..between.end).any(|i| matches!(document.fold(i), "of" | "from")) =>
                        {
                            at = between.end - 1;
                        }
                        _ => return false,
                    }
                }
                _ if fold.contains("year-old") || is_number(document, at) => {}
                "another" | "fellow" | "aka" | "along" | "as" | "well" | "also" => {}
                _ if titled || aged && capital(at) => {}
                // "Sergeant vigil Ali Saleh": a rank that no list knows; "Dina's wife": whose kin is next.
                _ if at > between.start && at + 1 == between.end && known(at - 1) => {}
                "'s" if has(self.kin, at + 1) => {}
                // "mayoral candidate Ali Saleh", "Northern Union leader Ali Saleh": words that describe a title.
                _ if lower(at) && (at + 1..between.end.min(at + 3)).any(known) => {}
                _ if capital(at) && (at + 1..between.end.min(at + TITLE)).any(known) => {}
                _ => return false,
            }
            at += 1;
        }
        apart
    }
}

/// Is the token a number?
pub fn is_number(document: &Document, i: usize) -> bool {
    document.tokens.get(i).is_some_and(|token| token.kind == TokenKind::Number)
}

/// Of the claims of kinds that carry names, one stays per person: the first with the strongest role, of those rather
/// one that is about the event. Who is named in what the article reports belongs to it, also when his part is told in
/// a look back ("Haddad was shot in May"). A name that the article spells in two ways has a record for each.
pub fn one_record_a_person(claims: Vec<Claim>) -> Vec<Claim> {
    let rank = |claim: &Claim| (strength(claim.role.as_deref()), claim.about != About::Event);
    let mut kept: Vec<Claim> = Vec::new();
    // By kind and name: what is known of the person; by the spelling too: where the record stands.
    let mut people: HashMap<(String, String), (usize, Option<String>, bool)> = HashMap::default();
    let mut records: HashMap<(String, String, Option<String>), usize> = HashMap::default();
    let mut whose: Vec<Option<(String, String)>> = Vec::new();
    for mut claim in claims {
        let (kind, event) = (claim.kind.clone(), claim.about == About::Event);
        let Value::Name(name) = &mut claim.value else {
            kept.push(claim);
            whose.push(None);
            continue;
        };
        let person = (kind.clone(), name.name.clone());
        let spelt = name.spelt.take();
        if let Some(spelt) = &spelt {
            name.name.clone_from(spelt);
        }
        let known = people.entry(person.clone()).or_insert((usize::MAX, None, false));
        known.2 |= event;
        if strength(claim.role.as_deref()) < known.0 {
            (known.0, known.1) = (strength(claim.role.as_deref()), claim.role.clone());
        }
        match records.entry((kind, person.1.clone(), spelt)) {
            Entry::Occupied(entry) => {
                if let Some(first) = kept.get_mut(*entry.get()).filter(|first| rank(&claim) < rank(first)) {
                    *first = claim;
                }
            }
            Entry::Vacant(entry) => {
                entry.insert(kept.len());
                kept.push(claim);
                whose.push(Some(person));
            }
        }
    }
    for (claim, person) in kept.iter_mut().zip(whose) {
        if let Some((_, role, event)) = person.and_then(|person| people.get(&person)) {
            claim.role.clone_from(role);
            claim.about = if *event { About::Event } else { claim.about };
        }
    }
    kept
}

/// The ages that stand beside names, of those people of whom there is a claim.
pub fn ages(document: &Document, rules: &RuleSet, index: &LineIndex, claims: &[Claim]) -> Vec<Claim> {
    if !rules.kinds.iter().any(|kind| kind.id == AGE) {
        return Vec::new();
    }
    claims.iter().filter_map(|claim| age(document, index, claim)).collect()
}

fn age(document: &Document, index: &LineIndex, claim: &Claim) -> Option<Claim> {
    let Value::Name(name) = &claim.value else { return None };
    let years = f64::from(name.age?);
    name.name.contains(' ').then_some(())?;
    // Beside a surname that several people share, the age may be the father's.
    let surname = name.name.rsplit(' ').next();
    let shared = document.mentions.iter().any(|mention| {
        matches!(&mention.value, MentionValue::Person(other)
            if other.name != name.name && other.name.rsplit(' ').next() == surname)
    });
    let own = |mention: &&Mention| {
        (mention.tokens.len() > 1 || !shared)
            && matches!(&mention.value, MentionValue::Person(other) if other.name == name.name)
    };
    let tokens = document.mentions.iter().filter(own).find_map(|mention| beside(document, mention, years))?;
    let sentence = document.sentence_of(tokens.start);
    let span = document.span(tokens);
    let stretch = document.article.locate(index, document.sentences.get(sentence)?.span);
    let written = span.of(document.article.text());
    Some(Claim {
        kind: AGE.to_owned(),
        value: Value::Measure {
            interval: Interval { min: Some(years), max: Some(years), approx: false },
            unit: Unit::own(YEAR),
        },
        text: written.split_whitespace().collect::<Vec<_>>().join(" "),
        location: document.article.locate(index, span),
        quote: written.to_owned(),
        sentence: (stretch.start, stretch.end),
        sentence_index: sentence as u32,
        role: None,
        subject: Some(Subject { text: name.name.clone(), class: Some(PERSON.to_owned()) }),
        rule: format!("{AGE}/beside-name").into(),
        ..claim.clone()
    })
}

/// The tokens from the age to the name, or from the name to the age.
fn beside(document: &Document, mention: &Mention, years: f64) -> Option<Range<usize>> {
    let (start, end) = (mention.tokens.start as usize, mention.tokens.end as usize);
    let sentence = document.tokens_of(document.sentence_of(start));
    let says = |i: &usize| {
        let digits = document.fold(*i).split('-').next().unwrap_or("");
        digits.parse::<f64>().is_ok_and(|number| number == years)
    };
    let left = (sentence.start.max(start.saturating_sub(BESIDE))..start).rev().find(says).map(|i| i..end);
    left.or_else(|| (end..sentence.end.min(end + BESIDE)).find(says).map(|i| start..i + 1))
}
