//! A small builder: articles with a day, claims in one line, and findings in one line each.

use claimdiff::compare::{self, Compared};
use claimdiff::model::article::{Basis, Field, Location, Meta, Published};
use claimdiff::model::claim::{About, Claim, Polarity, Revision, Speaker};
use claimdiff::model::document::Certainty;
use claimdiff::model::event::Event;
use claimdiff::model::finding::{Finding, FindingType};
use claimdiff::model::kind::{Course, Kind, Severity, ValueType};
use claimdiff::model::outcome::ArticleSummary;
use claimdiff::model::value::Value;
use claimdiff::model::value::date::{DateValue, Grain};
use claimdiff::model::value::interval::Interval;
use claimdiff::model::value::name::Name;
use std::sync::Arc;

/// One event with its articles and claims.
#[derive(Clone, Default)]
pub struct Batch {
    pub articles: Vec<ArticleSummary>,
    pub claims: Vec<Claim>,
    running: bool,
}

/// The kinds that the tests use.
pub fn kinds() -> Vec<Kind> {
    let kind = |id: &str, value| Kind {
        id: id.to_owned(),
        title: id.to_owned(),
        value,
        severity: Severity::Error,
        tolerance: 0.0,
        tolerance_share: 0.0,
        note_within: 0.0,
        over_time: Course::Rises,
        message: None,
    };
    vec![
        kind("location", ValueType::Place),
        kind("date", ValueType::Date),
        kind("killed", ValueType::Count),
        kind("injured", ValueType::Count),
        Kind { over_time: Course::Changes, ..kind("missing", ValueType::Count) },
        kind("casualties", ValueType::Count),
        kind("person", ValueType::Name),
        Kind { note_within: 1.0, ..kind("age", ValueType::Measure) },
        kind("weapon", ValueType::Term),
        kind("office", ValueType::Term),
        kind("quote", ValueType::Quote),
        Kind { severity: Severity::Warning, ..kind("statement", ValueType::Quote) },
        Kind { over_time: Course::Stays, ..kind("onboard", ValueType::Count) },
        kind("quantity", ValueType::Count),
        Kind { tolerance_share: 0.15, ..kind("distance", ValueType::Measure) },
    ]
}

impl Batch {
    /// Adds an article; `published` is a day ("2023-07-07"), an instant ("2023-07-07T14:00Z"), or "" for none.
    pub fn article(mut self, id: &str, published: &str) -> Self {
        let published = (!published.is_empty()).then(|| Published {
            day: published[..10].parse().unwrap(),
            zoned: published.len() > 10,
            instant: published.get(10..).filter(|t| !t.is_empty()).map(|_| published.parse().unwrap()),
            basis: Basis::Metadata,
        });
        let lineage = self.articles.len();
        let meta = Meta { published, ..Meta::default() };
        self.articles.push(ArticleSummary {
            id: id.into(),
            path: id.into(),
            meta,
            lineage,
            ..Default::default()
        });
        self
    }

    /// Adds a claim of the latest article.
    pub fn says(mut self, kind: &str, value: Value, text: &str) -> Self {
        let article = self.articles.len() - 1;
        let sentence_index = self.claims.iter().filter(|c| c.article == article).count() as u32;
        let start = sentence_index * 100;
        self.claims.push(Claim {
            article,
            kind: kind.into(),
            value,
            text: text.into(),
            location: Location {
                field: Field::Text,
                start,
                end: start + 10,
                line: sentence_index + 1,
                column: 1,
                utf16_column: 1,
            },
            quote: text.into(),
            sentence: (start, start + 90),
            context: text.into(),
            sentence_index,
            about: About::Event,
            role: None,
            subject: None,
            attribution: None,
            polarity: Polarity::Asserted,
            certainty: Certainty::Stated,
            part: false,
            breakdown: None,
            contrasted: false,
            revision: None,
            rule: format!("{kind}/test").into(),
            event: 0,
        });
        self
    }

    /// A count: "12", "12+", "..12", "0..1", "~12", with a class after a space ("10 militant").
    pub fn counts(self, kind: &str, number: &str) -> Self {
        let (number, class) = number.split_once(' ').map_or((number, None), |(n, c)| (n, Some(c.to_owned())));
        let value = Value::Count { interval: interval(number), unit: None, class };
        self.says(kind, value, number)
    }

    /// A day or span of days: "2023-07-07", "2023-07-07/2023-07-09", or a TIMEX without a year.
    pub fn on(self, days: &str, text: &str) -> Self {
        let (start, end) = days.split_once('/').unwrap_or((days, days));
        let grain = if start == end { Grain::Day } else { Grain::Month };
        let (start, end) = (start.parse().ok(), end.parse().ok());
        let value = Value::Date(DateValue { start, end, grain, timex: days.into() });
        self.says("date", value, text)
    }

    /// What somebody said.
    pub fn quotes(self, speaker: &str, words: &str) -> Self {
        let value = Value::Quote { speaker: Some(speaker.into()), text: words.into() };
        self.says("quote", value, words)
    }

    /// What somebody said, told without quotation marks.
    pub fn tells(self, speaker: &str, words: &str) -> Self {
        let value = Value::Quote { speaker: Some(speaker.into()), text: words.into() };
        self.says("statement", value, words)
    }

    /// A person in a role.
    pub fn names(self, name: &str, role: &str) -> Self {
        let value = Value::Name(Name { name: name.into(), ..Name::default() });
        self.says("person", value, name).role(role)
    }

    /// Changes the latest claim.
    pub fn with(mut self, change: impl FnOnce(&mut Claim)) -> Self {
        change(self.claims.last_mut().unwrap());
        self
    }

    /// Changes the words of the first claim.
    pub fn with_first(mut self, text: &str) -> Self {
        self.claims[0].text = text.into();
        self
    }

    pub fn role(self, role: &str) -> Self {
        self.with(|c| c.role = Some(role.into()))
    }

    pub fn by(self, speaker: &str) -> Self {
        self.with(|c| {
            c.attribution = Some(Arc::new(Speaker {
                speaker: speaker.into(),
                key: speaker.to_lowercase(),
                chain: Vec::new(),
                via: Vec::new(),
            }))
        })
    }

    pub fn unverified(self) -> Self {
        self.with(|c| c.certainty = Certainty::Unverified)
    }

    pub fn polarity(self, polarity: Polarity) -> Self {
        self.with(|c| c.polarity = polarity)
    }

    pub fn revised(self, revision: Revision) -> Self {
        self.with(|c| c.revision = Some(revision))
    }

    /// The articles were grouped by their words, so they may tell of several incidents. Else a desk has pinned them.
    pub fn running(mut self) -> Self {
        self.running = true;
        self
    }

    /// Compares, all articles in one event.
    pub fn compare(&self, explain: bool) -> Compared {
        let pin = (!self.running).then(|| "one event".to_owned());
        let event = Event { articles: (0..self.articles.len()).collect(), pin, ..Event::default() };
        compare::findings(&[event], &self.claims, &self.articles, &kinds(), explain)
    }

    /// The discrepancies, one line each: `killed conflict error: 12 [a] | 9 [b]`.
    pub fn found(&self) -> Vec<String> {
        self.compare(false).discrepancies.iter().map(|f| self.line(f)).collect()
    }

    /// The compatible pairs, as their reason codes with the sides.
    pub fn explained(&self) -> Vec<String> {
        let found = self.compare(true);
        found.compatible.iter().map(|f| format!("{:?}: {}", f.reason.code, self.sides(f))).collect()
    }

    /// One line for a finding.
    pub fn line(&self, finding: &Finding) -> String {
        let sort = match finding.finding_type {
            FindingType::Conflict => "conflict",
            FindingType::Dispute => "dispute",
            FindingType::UpdateOverTime => "update",
            FindingType::SpellingVariant => "spelling",
            FindingType::InternalContradiction => "internal",
            FindingType::Attribution => "attribution",
            FindingType::Quote => "quote",
            FindingType::Lineage => "lineage",
            FindingType::Omission => "omission",
            _ => "other",
        };
        format!("{} {sort} {}: {}", finding.kinds.join("+"), finding.severity.name(), self.sides(finding))
    }

    fn sides(&self, finding: &Finding) -> String {
        let side = |s: &claimdiff::model::finding::Side| {
            let articles: Vec<&str> = s.articles.iter().map(|a| self.articles[*a].id.as_str()).collect();
            format!("{} [{}]", s.text, articles.join(" "))
        };
        finding.sides.iter().map(side).collect::<Vec<_>>().join(" | ")
    }
}

/// "12", "12+", "..12", "10..12", "~12".
pub fn interval(text: &str) -> Interval {
    let (text, approx) = text.strip_prefix('~').map_or((text, false), |rest| (rest, true));
    let number = |s: &str| s.parse::<f64>().ok();
    let (min, max) = match (text.strip_suffix('+'), text.split_once("..")) {
        (Some(min), _) => (number(min), None),
        (None, Some((min, max))) => (number(min), number(max)),
        (None, None) => (number(text), number(text)),
    };
    Interval { min, max, approx }
}
