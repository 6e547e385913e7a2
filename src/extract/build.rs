//! From a settled match to claims: the value, who says it, how sure it is, where it stands. One match makes one claim,
//! or, for a list that was added up, one for the sum and one for each part.

use crate::extract::breakdown::breakdown;
use crate::extract::cues;
use crate::extract::matcher::SlotMatch;
use crate::extract::noun_phrase::Counted;
use crate::extract::scope::Scope;
use crate::extract::search::Candidate;
use crate::lexicon::words::ListId;
use crate::model::claim::{About, Breakdown, Claim, Polarity, Revision, Speaker, Subject};
use crate::model::document::{Certainty, Document, Mention, MentionValue};
use crate::model::kind::ValueType;
use crate::model::modality::{Modalities, Modality};
use crate::model::span::{LineIndex, Span};
use crate::model::value::Value;
use crate::model::value::interval::Interval;
use crate::rule::pattern::SlotKind;
use crate::rule::set::{RuleSet, Source};
use crate::rule::yaml::{AboutWord, CertaintyWord, Part, PolarityWord, RevisionWord};
use std::cell::OnceCell;
use std::ops::Range;
use std::sync::Arc;

/// So many characters of a sentence go into reports: two lines of a wide table.
const CONTEXT: usize = 240;

/// The role of places and days in the dateline.
const DATELINE: &str = "dateline";

/// The role of days on which nothing happened yet.
const OTHER: &str = "other";

/// The class of what is told of one person.
const PERSON: &str = "person";

/// What all claims of a sentence say of it: its offsets, and its words for reports.
pub type Told = ((u32, u32), Arc<str>);

/// What claims of one article are made with.
pub struct Builder<'a> {
    /// The article.
    pub document: &'a Document,
    /// The rules.
    pub rules: &'a RuleSet,
    /// Event or background.
    pub scope: &'a Scope,
    /// Who says what, and how sure it is.
    pub modalities: &'a Modalities<'a>,
    /// Lines of the article's text.
    pub index: &'a LineIndex,
    /// One past the last byte of the dateline; 0 without one.
    pub dateline: u32,
    /// Per sentence: does it say that reports differ?
    pub contrasted: &'a [bool],
    /// Per sentence: what its claims say of it, once one has been made.
    pub told: &'a [OnceCell<Told>],
}

impl Builder<'_> {
    /// The claims of a candidate; none when its value cannot be read or stands out of its rule's scope.
    pub fn claims(&self, candidate: &Candidate) -> Vec<Claim> {
        let Some(value) = self.value(candidate) else { return Vec::new() };
        let about = self.about(candidate, &value);
        let wanted = match candidate.rule.written.scope.about {
            Some(AboutWord::Event) => about == About::Event,
            Some(AboutWord::Background) => about == About::Background,
            None => true,
        };
        if !wanted {
            return Vec::new();
        }
        if let (Some(plus), Some(interval)) = (candidate.rule.written.set.plus, value.interval()) {
            return self.with_more(candidate, &value, interval.plus(Interval::exactly(plus)));
        }
        let Some(mut whole) = self.claim(candidate, self.quoted(candidate), value) else {
            return Vec::new();
        };
        if let Some(converted) = self.converted(candidate, &whole.value) {
            return vec![whole, converted];
        }
        let counted = candidate.value.as_ref().and_then(|slot| slot.counted.as_ref());
        let Some(Counted { parts, of, .. }) = counted else { return vec![whole] };
        whole.part |= *of;
        whole.breakdown = self.breakdown(candidate);
        let mut claims = vec![whole];
        // A part is compared by its population only: "three men" of "three men and a boy" has no rival elsewhere.
        for (tokens, interval, class) in parts {
            // Afghans and Americans are populations too.
            let head = tokens.end.saturating_sub(1);
            let nation = |m: &Mention| matches!(m.value, MentionValue::Demonym(_));
            if !is_population(class.as_deref())
                && !self.document.mentions_in(head..tokens.end).iter().any(nation)
            {
                continue;
            }
            let people = self.document.text(head);
            let unit = Some(people.to_owned());
            let value = Value::Count { interval: *interval, unit, class: class.clone() };
            if let Some(claim) = self.claim(candidate, tokens.clone(), value) {
                claims.push(Claim { part: true, ..claim });
            }
        }
        claims
    }

    /// The parts that stand behind the value, or behind the whole match ("ten were killed: four ... and six ...").
    fn breakdown(&self, candidate: &Candidate) -> Option<Box<Breakdown>> {
        let end = self.document.tokens_of(candidate.sentence).end;
        let behind = [candidate.value_tokens().end, candidate.tokens.end];
        let lexicon = &self.rules.lexicon;
        let (tokens, sum) = behind.into_iter().find_map(|at| breakdown(self.document, lexicon, at, end))?;
        let text = self.document.span(tokens).of(self.document.article.text());
        Some(Box::new(Breakdown { text: one_line(text, usize::MAX), sum }))
    }

    /// The words that say the value: its slot, to the end of the term that gives its class; or the term that it comes
    /// from; else the whole match.
    fn quoted(&self, candidate: &Candidate) -> Range<usize> {
        let tokens = candidate.value_tokens();
        let term = |source: &Option<Source>| match source {
            Some(Source::List(list)) => self.term(candidate, *list),
            _ => None,
        };
        match &candidate.value {
            None => term(&candidate.rule.value).unwrap_or(tokens),
            Some(SlotMatch { counted: Some(Counted { head: None, .. }), .. }) => {
                tokens.start..term(&candidate.rule.class).map_or(tokens.end, |term| term.end.max(tokens.end))
            }
            Some(_) => tokens,
        }
    }

    /// The sum that the whole phrase tells, and what its slot read as a part of it.
    fn with_more(&self, candidate: &Candidate, read: &Value, sum: Interval) -> Vec<Claim> {
        let everybody = Value::Count { interval: sum, unit: None, class: None };
        let part = self.claim(candidate, candidate.value_tokens(), read.clone());
        let part = part.map(|claim| Claim { part: true, ..claim });
        self.claim(candidate, candidate.tokens.clone(), everybody).into_iter().chain(part).collect()
    }

    /// The same measure in another unit, in brackets behind the value: "200 kilometres (120 miles)". It says nothing new,
    /// so it contradicts nobody but its own article.
    fn converted(&self, candidate: &Candidate, value: &Value) -> Option<Claim> {
        let Value::Measure { unit: own, .. } = value else { return None };
        let at = candidate.value_tokens().end;
        let open = self.document.tokens.get(at)?.span;
        if open.of(self.document.article.text()) != "(" {
            return None;
        }
        let mut behind = self.document.mentions_in(at + 1..at + 2).iter();
        let (tokens, value) = behind.find_map(|mention| match &mention.value {
            MentionValue::Measure { interval, unit }
                if unit.dimension == own.dimension && unit.name != own.name =>
            {
                let tokens = mention.tokens.start as usize..mention.tokens.end as usize;
                Some((tokens, Value::Measure { interval: *interval, unit: unit.clone() }))
            }
            _ => None,
        })?;
        let claim = self.claim(candidate, tokens, value)?;
        Some(Claim { certainty: Certainty::Unverified, ..claim })
    }

    fn about(&self, candidate: &Candidate, value: &Value) -> About {
        match candidate.rule.written.set.about {
            Some(AboutWord::Event) => About::Event,
            Some(AboutWord::Background) => About::Background,
            None => self.scope.about(candidate.sentence, candidate.value_tokens().start, value),
        }
    }

    fn claim(&self, candidate: &Candidate, tokens: Range<usize>, value: Value) -> Option<Claim> {
        let document = self.document;
        let set = &candidate.rule.written.set;
        let span = balanced(document.span(tokens.clone()), document.article.text());
        let modality = self.modalities.at(tokens.clone());
        // A rule that says how sure its figure is knows better ("tried to reach nine trapped divers").
        if modality.hypothetical && set.certainty.is_none() && is_countable(candidate) {
            return None;
        }
        let asked = candidate.rule.written.scope.parts.contains(&Part::Dateline);
        let dated = self.is_in_dateline(&tokens);
        if asked && !dated {
            return None;
        }
        let text = document.article.text();
        let (sentence, context) = self.told(candidate.sentence);
        Some(Claim {
            article: 0,
            kind: self.rules.kinds[candidate.rule.kind].id.clone(),
            about: self.about(candidate, &value),
            text: one_line(span.of(text), usize::MAX),
            location: document.article.locate(self.index, span),
            quote: span.of(text).to_owned(),
            sentence,
            context,
            sentence_index: candidate.sentence as u32,
            role: match &value {
                _ if dated && !asked => Some(DATELINE.to_owned()),
                // "Will be charged on Monday": a day ahead is not that of what happened.
                Value::Date(_) if modality.hypothetical => Some(OTHER.to_owned()),
                _ => set.role.clone(),
            },
            value,
            subject: self.subject(candidate),
            attribution: modality.attribution.map(|a| {
                Arc::new(Speaker {
                    speaker: a.speaker.clone(),
                    key: a.key.clone(),
                    chain: a.chain.clone(),
                    via: a.via.clone(),
                })
            }),
            polarity: self.polarity(candidate, &modality),
            certainty: self.certainty(candidate, &modality),
            part: set.part.unwrap_or(false),
            breakdown: None,
            contrasted: self.contrasted(candidate.sentence),
            revision: set.revision.map(|word| match word {
                RevisionWord::Raised => Revision::Raised,
                RevisionWord::Lowered => Revision::Lowered,
                RevisionWord::Superseded => Revision::Superseded,
            }),
            rule: self.rules.full_id(candidate.rule).into(),
            event: 0,
        })
    }

    /// What the claims of a sentence say of it.
    fn told(&self, sentence: usize) -> Told {
        let tell = || {
            let span = self.document.sentences[sentence].span;
            let stretch = self.document.article.locate(self.index, span);
            let context = one_line(span.of(self.document.article.readable()), CONTEXT);
            ((stretch.start, stretch.end), context.into())
        };
        self.told.get(sentence).map_or_else(tell, |told| told.get_or_init(tell).clone())
    }

    /// A word, or the cell of the row of the list's term in the match (the term itself where the cell is empty).
    pub fn source(&self, candidate: &Candidate, source: Option<&Source>, column: &str) -> Option<String> {
        match source? {
            Source::Word(word) => Some(word.clone()),
            Source::Mention(SlotKind::Count) => self.narrowed(candidate),
            Source::Speaker => {
                self.modalities.at(candidate.tokens.clone()).attribution.map(|by| by.speaker.clone())
            }
            Source::Mention(slot) => {
                let mut mentions = self.document.mentions_in(candidate.tokens.clone()).iter();
                let named = mentions.find(|mention| cues::kinds_of(&mention.value).contains(slot))?;
                Some(named.span.of(self.document.article.text()).to_owned())
            }
            Source::List(list) => {
                let tokens = self.term(candidate, *list)?;
                let cell = self.rules.lexicon.attribute(*list, self.document, tokens.clone(), column);
                Some(cell.map_or_else(|| self.folded(tokens), str::to_owned))
            }
        }
    }

    /// What the value is of. A person is told by the fullest form that the article has of the name.
    fn subject(&self, candidate: &Candidate) -> Option<Subject> {
        let source = candidate.rule.subject.as_ref();
        if let Some(Source::Mention(SlotKind::Person)) = source {
            let mentions = self.document.mentions_in(candidate.tokens.clone());
            return mentions.iter().find_map(|mention| match &mention.value {
                MentionValue::Person(name) => {
                    Some(Subject { text: name.name.clone(), class: Some(PERSON.to_owned()) })
                }
                _ => None,
            });
        }
        let counts = self.rules.kinds[candidate.rule.kind].value == ValueType::Count;
        let class = || self.source(candidate, candidate.rule.class.as_ref(), "class");
        let text = self.source(candidate, source, "subject")?;
        Some(Subject { text, class: if counts { None } else { class() } })
    }

    /// The words that narrow down what is counted: "express" of "two express trains".
    fn narrowed(&self, candidate: &Candidate) -> Option<String> {
        let slot = candidate.value.as_ref()?;
        let counted = slot.counted.as_ref().filter(|counted| counted.parts.is_empty())?;
        let number = self.document.mentions_in(slot.tokens.clone()).iter().find_map(|m| match m.value {
            MentionValue::Number(_) => Some(m.tokens.end as usize),
            _ => None,
        })?;
        let sizes = self.rules.lexicon.list("size-word");
        let says_size = |i: &usize| {
            sizes.is_some_and(|list| self.rules.lexicon.contains(list, self.document.tokens[*i].word))
        };
        let words: Vec<&str> =
            (number..counted.head?).filter(|i| !says_size(i)).map(|i| self.document.fold(i)).collect();
        (!words.is_empty()).then(|| words.join(" "))
    }

    /// Where a term of the list stands in the match: on its way, else anywhere inside.
    fn term(&self, candidate: &Candidate, list: ListId) -> Option<Range<usize>> {
        let on_the_way = candidate.terms.iter().find(|t| t.list == list).map(|t| t.tokens.clone());
        on_the_way.or_else(|| {
            let end = candidate.tokens.end;
            candidate.tokens.clone().rev().find_map(|at| {
                let past = self.rules.lexicon.term_at(list, self.document, at, end)?;
                Some(at..past)
            })
        })
    }

    fn folded(&self, tokens: Range<usize>) -> String {
        tokens.map(|i| self.document.fold(i)).collect::<Vec<_>>().join(" ")
    }

    /// Does it stand in the dateline, or is it the day that the text opens with? Neither is of the event.
    fn is_in_dateline(&self, tokens: &Range<usize>) -> bool {
        let Some(token) = self.document.tokens.get(tokens.start) else { return false };
        let start = self.document.article.text_start();
        token.span.start >= start && (token.span.start < self.dateline || self.opens_the_text(tokens, start))
    }

    fn opens_the_text(&self, tokens: &Range<usize>, start: u32) -> bool {
        let first = self.document.tokens.partition_point(|t| t.span.start < start);
        let mut mentions = self.document.mentions_in(tokens.start..tokens.start + 1).iter();
        let written_out = |m: &&Mention| match &m.value {
            MentionValue::Date(date) | MentionValue::Time(date) => {
                (m.span.of(self.document.article.text())).contains(|c: char| c.is_ascii_digit())
                    && date
                        .start
                        .is_some_and(|day| Some(day) == self.document.article.meta.published.map(|p| p.day))
            }
            _ => false,
        };
        tokens.start == first && mentions.any(|m| written_out(&m))
    }

    /// Does the sentence, or one beside it in its paragraph, say that reports differ?
    fn contrasted(&self, sentence: usize) -> bool {
        let paragraph = |s: usize| self.document.sentences.get(s).map(|s| s.paragraph);
        (sentence.saturating_sub(1)..=sentence + 1)
            .filter(|s| paragraph(*s) == paragraph(sentence))
            .any(|s| self.contrasted.get(s).copied().unwrap_or(false))
    }

    /// How sure it is: what the rule sets, else what stands around the value.
    fn certainty(&self, candidate: &Candidate, modality: &Modality) -> Certainty {
        match candidate.rule.written.set.certainty {
            Some(CertaintyWord::Stated) => Certainty::Stated,
            Some(CertaintyWord::Claimed) => Certainty::Claimed,
            Some(CertaintyWord::Confirmed) => Certainty::Confirmed,
            Some(CertaintyWord::Unverified) => Certainty::Unverified,
            None => modality.certainty,
        }
    }

    fn polarity(&self, candidate: &Candidate, modality: &Modality) -> Polarity {
        match candidate.rule.written.set.polarity {
            Some(PolarityWord::Asserted) => Polarity::Asserted,
            Some(PolarityWord::Denied) => Polarity::Denied,
            Some(PolarityWord::Unreported) => Polarity::Unreported,
            None => modality.polarity(),
        }
    }
}

/// Does a class narrow down who is counted?
pub fn is_population(class: Option<&str>) -> bool {
    class.is_some_and(|class| class != "person")
}

/// A figure in a condition or a plan ("could kill hundreds") is no figure; a place or name in one is still named.
fn is_countable(candidate: &Candidate) -> bool {
    candidate.value.as_ref().is_none_or(|slot| slot.counted.is_some())
}

/// A span that closes a quotation mark takes in the one that opens it: “eastern” Syria.
fn balanced(span: Span, text: &str) -> Span {
    let inside = span.of(text);
    let before = text.get(..span.start as usize).and_then(|t| t.chars().next_back());
    match before {
        Some(open @ ('\u{201c}' | '"'))
            if inside.chars().filter(|c| matches!(c, '"' | '\u{201d}')).count() == 1 =>
        {
            Span { start: span.start - open.len_utf8() as u32, ..span }
        }
        _ => span,
    }
}

/// Is it plain ASCII with single spaces between its words, as most sentences are?
fn is_one_line(text: &str) -> bool {
    let bytes = text.as_bytes();
    let mut space = true;
    for byte in bytes {
        if !(byte.is_ascii_graphic() || (*byte == b' ' && !space)) {
            return false;
        }
        space = *byte == b' ';
    }
    !space
}

/// The text on one line, cut after `limit` characters.
fn one_line(text: &str, limit: usize) -> String {
    if is_one_line(text) {
        return match text.get(..limit) {
            Some(start) if text.len() > limit => format!("{start}\u{2026}"),
            _ => text.to_owned(),
        };
    }
    // No character has more than four bytes: what lies beyond is cut off anyway.
    let enough = limit.saturating_mul(4);
    let mut line = String::new();
    for word in text.split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
        if line.len() > enough {
            break;
        }
    }
    match line.char_indices().nth(limit) {
        Some((cut, _)) => format!("{}\u{2026}", &line[..cut]),
        None => line,
    }
}
