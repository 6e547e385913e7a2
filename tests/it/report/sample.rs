//! ONE outcome that holds whatever a format may meet: several events, every type of value, a side of many articles, an
//! article on both sides, remarks, compatible pairs, notices, and an article that attacks whoever prints it.

use claimdiff::model::article::{Article, Basis, Field, Location, Meta, Published};
use claimdiff::model::claim::{About, Claim, Polarity, Revision, Speaker, Subject};
use claimdiff::model::document::{Attribution, Certainty, Document, Mention, MentionValue};
use claimdiff::model::edition::Retired;
use claimdiff::model::event::{Event, Joined};
use claimdiff::model::finding::{Finding, FindingType, Reason, ReasonCode, Settled, Side};
use claimdiff::model::kind::Severity;
use claimdiff::model::outcome::{ArticleSummary, KindCoverage, Notice, Outcome};
use claimdiff::model::policy::Suppression;
use claimdiff::model::relation::Relation;
use claimdiff::model::span::Span;
use claimdiff::model::value::Value;
use claimdiff::model::value::date::{DateValue, Grain};
use claimdiff::model::value::interval::Interval;
use claimdiff::model::value::measure::Unit;
use claimdiff::model::value::name::Name;
use claimdiff::model::value::place::{Direction, Place, PlaceId, Reading, Scope};
use jiff::civil::{Date, date};

/// What an article may hold to rewrite a terminal, reorder a line, break out of a cell or out of a string.
pub const HOSTILE: &str = "\u{1b}[2J\u{1b}]0;owned\u{7} twelve\r\n\t\u{202e}detrever\u{2066} | \"a\\b\" </script> \u{200b}\u{2028}\u{e0041}\u{9b}31m";

fn article(id: &str, source: Option<&str>, published: Option<Date>, lineage: usize) -> ArticleSummary {
    let published =
        published.map(|day| Published { day, instant: None, zoned: false, basis: Basis::Metadata });
    let meta = Meta { source: source.map(str::to_owned), published, ..Meta::default() };
    ArticleSummary { id: id.into(), path: id.into(), title: None, meta, lineage, rank: None, hash: 0 }
}

/// A claim on its own line of `article`, said by `speaker` (empty: by the article).
pub fn claim(article: usize, kind: &str, quote: &str, speaker: &str, value: Value) -> Claim {
    let line = 3 + 2 * article as u32;
    let chain = if speaker == "France24" { vec!["a U.S. defense official".to_owned()] } else { vec![] };
    let attribution =
        Speaker { speaker: speaker.into(), key: speaker.to_lowercase(), chain, via: Vec::new() };
    Claim {
        article,
        kind: kind.into(),
        value,
        text: quote.into(),
        location: Location {
            field: Field::Text,
            start: 40,
            end: 40 + quote.len() as u32,
            line,
            column: 17,
            utf16_column: 17,
        },
        quote: quote.into(),
        sentence: (20, 90),
        context: format!("The statement spoke of {quote} on Friday.").into(),
        sentence_index: line,
        about: About::Event,
        role: (kind == "location").then(|| "event".to_owned()),
        subject: None,
        attribution: (!speaker.is_empty()).then(|| attribution.into()),
        polarity: Polarity::Asserted,
        certainty: Certainty::Stated,
        part: false,
        breakdown: None,
        contrasted: false,
        revision: None,
        rule: format!("{kind}/{kind}-plain").into(),
        event: 0,
    }
}

/// A part of Syria, as the gazetteer would read it.
fn place(name: &str) -> Value {
    let east = Scope::Part(Direction { north: 0, east: 1 });
    let scope = if name.contains("eastern") { east } else { Scope::Whole };
    Value::Place(Place {
        name: name.into(),
        readings: vec![Reading { id: PlaceId(7), scope }],
        namesakes: Vec::new(),
        standing: Default::default(),
        path: vec!["Syria".into(), name.into()],
        country: Some("SY".into()),
        lat: Some(36.0),
        lon: Some(37.161_234_567),
    })
}

fn name(name: &str) -> Value {
    Value::Name(Name { name: name.into(), ..Name::default() })
}

fn count(interval: Interval, unit: &str) -> Value {
    Value::Count { interval, unit: Some(unit.into()), class: Some("civilian".into()) }
}

fn claims() -> Vec<Claim> {
    let none = count(Interval::exactly(0.0), "civilians");
    let maybe = count(Interval::between(0.0, 1.0), "civilian");
    let mut all = vec![
        claim(0, "person", "Usama al Muhajir", "", name("Usama al Muhajir")),
        claim(0, "location", "eastern Syria", "US Central Command", place("eastern Syria")),
        claim(1, "person", "Osama al-Muhajer", "", name("Osama al-Muhajer")),
        claim(1, "location", "eastern Syria", "US Central Command", place("eastern Syria")),
        claim(1, "killed", "no civilians were killed", "US Central Command", none.clone()),
        claim(2, "person", "Osama al-Muhajer", "", name("Osama al-Muhajer")),
        claim(2, "location", "eastern Syria", "", place("eastern Syria")),
        claim(2, "injured", "reports of a civilian injury", "CENTCOM", maybe),
        claim(3, "person", "Usamah al-Muhajir", "France24", name("Usamah al-Muhajir")),
        claim(3, "location", "\"eastern\" Syria", "reports", place("eastern Syria")),
        claim(3, "location", "the Aleppo region", "France24", place("Aleppo region")),
        claim(3, "casualties", "did not harm civilians", "The US", none),
        claim(3, "money", "over $30 million", "", {
            let interval = Interval { min: Some(30_000_001.0), max: None, approx: false };
            Value::Money { interval, currency: "USD".into() }
        }),
        claim(3, "date", "July 7", "", Value::Date(DateValue::day(date(2023, 7, 7)))),
        claim(3, "weapon", "an MQ-9 Reaper drone", "", Value::Term("drone".into())),
        claim(3, "cause", "a strike", "", Value::Text("a strike".into())),
        claim(
            3,
            "magnitude",
            "6.4",
            "",
            Value::Measure { interval: Interval::exactly(6.4), unit: Unit::own("mw") },
        ),
        claim(3, "quote", "a threat", "", {
            Value::Quote { speaker: Some("Michael Kurilla".into()), text: "a threat".into() }
        }),
        claim(4, "killed", HOSTILE, HOSTILE, count(Interval::exactly(12.0), HOSTILE)),
    ];
    for article in 5..14 {
        let toll = if article < 13 { 15.0 } else { 21.0 };
        let quote = if article < 13 { "15 people" } else { "at least 21 people" };
        all.push(claim(article, "killed", quote, "the governor", count(Interval::at_least(toll), "people")));
    }
    let last = all.len() - 1;
    all[7].certainty = Certainty::Unverified;
    all[12].subject = Some(Subject { text: "the drone".into(), class: Some("equipment".into()) });
    all[12].about = About::Background;
    all[last].revision = Some(Revision::Raised);
    for claim in &mut all {
        claim.event = if claim.article < 4 { 0 } else { 1 };
    }
    all
}

fn side(text: &str, claims: &[usize], articles: &[usize], lineages: usize) -> Side {
    Side { text: text.into(), claims: claims.to_vec(), articles: articles.to_vec(), lineages }
}

fn finding(
    kinds: &[&str],
    finding_type: FindingType,
    severity: Severity,
    code: ReasonCode,
    sides: Vec<Side>,
) -> Finding {
    Finding {
        event: 0,
        kinds: kinds.iter().map(|kind| (*kind).to_owned()).collect(),
        finding_type,
        severity,
        relation: Relation::Disjoint,
        reason: Reason { code, details: vec![] },
        remarks: vec![],
        fingerprint: format!("{}-{:04x}", kinds.join("-"), sides.len() * 4099),
        sides,
        forms: vec![],
    }
}

/// An annotated article with a mention of each type; its text begins with a title and holds the hostile words.
pub fn document() -> Document {
    let text =
        format!("At least 12 died on Friday evening near Aleppo, {HOSTILE}, the Syrian army said for days.");
    let mut document = Document {
        article: Article::new("a.txt".into(), "a.txt".into(), "Title", &text),
        ..Document::default()
    };
    let all = document.article.text().to_owned();
    let evening = || DateValue { start: None, end: None, grain: Grain::Time, timex: "XXXX-WXX-5TEV".into() };
    let army = Attribution {
        speaker: "the Syrian army".into(),
        key: "army".into(),
        verb: "said".into(),
        chain: vec![HOSTILE.into()],
        ..Attribution::default()
    };
    let Value::Place(aleppo) = place("Aleppo") else { unreachable!() };
    let Value::Place(syrian) = place("Syria") else { unreachable!() };
    let values = [
        ("At least 12", MentionValue::Number(Interval::at_least(12.0))),
        (
            "Friday",
            MentionValue::Date(DateValue { grain: Grain::Day, timex: "XXXX-WXX-5".into(), ..evening() }),
        ),
        ("Friday evening", MentionValue::Time(evening())),
        ("days", MentionValue::Duration("PXD".into())),
        ("for days", MentionValue::Set("P1D".into())),
        ("Aleppo", MentionValue::Place(aleppo)),
        (HOSTILE, MentionValue::Person(Name { name: HOSTILE.into(), age: Some(38), ..Name::default() })),
        ("Syrian", MentionValue::Demonym(syrian)),
        ("the Syrian army", MentionValue::Organization("syrian army".into())),
        ("the Syrian army said", MentionValue::Attribution(army)),
        ("near Aleppo", MentionValue::Quote { speaker: None }),
        ("died", MentionValue::Negation),
        ("died on", MentionValue::Hedge(Certainty::Unverified)),
    ];
    for (words, value) in values {
        let start = all.find(words).unwrap();
        let span = Span::new(start, start + words.len());
        document.mentions.push(Mention { span, tokens: 0..1, sentence: 0, value });
    }
    document
}

/// The outcome.
pub fn outcome() -> Outcome {
    let east = side("eastern Syria", &[1, 3, 6, 9], &[0, 1, 2, 3], 3);
    let mut place = finding(
        &["location"],
        FindingType::Conflict,
        Severity::Error,
        ReasonCode::PlacesDisjoint,
        vec![east, side("Aleppo region", &[10], &[3], 1)],
    );
    place.reason.details = vec!["eastern Syria".into(), "the Aleppo region".into(), "240".into()];
    place.remarks =
        vec![Reason { code: ReasonCode::OnBothSides, details: vec!["003_9796c42828f0f703.txt".into()] }];
    let spelling = finding(
        &["person"],
        FindingType::SpellingVariant,
        Severity::Warning,
        ReasonCode::NamesVariant,
        vec![
            side("Usama al Muhajir", &[0], &[0], 1),
            side("Osama al-Muhajer", &[2, 5], &[1, 2], 1),
            side("Usamah al-Muhajir", &[8], &[3], 1),
        ],
    );
    let harm = finding(
        &["casualties", "injured"],
        FindingType::Dispute,
        Severity::Warning,
        ReasonCode::DeniedPossibility,
        vec![
            side("did not harm civilians", &[11], &[3], 1),
            side("reports of a civilian injury", &[7], &[2], 1),
        ],
    );
    let mut pair = finding(
        &["killed", "injured"],
        FindingType::Conflict,
        Severity::None,
        ReasonCode::DifferentKinds,
        vec![
            side("no civilians were killed", &[4], &[1], 1),
            side("reports of a civilian injury", &[7], &[2], 1),
        ],
    );
    pair.reason.details = vec!["killed".into(), "injured".into()];
    let mut toll = finding(
        &["killed"],
        FindingType::UpdateOverTime,
        Severity::Note,
        ReasonCode::Update,
        vec![
            side(HOSTILE, &[18], &[4], 1),
            side("15 people", &[19, 20, 21, 22, 23, 24, 25, 26], &[5, 6, 7, 8, 9, 10, 11, 12], 2),
            side("at least 21 people", &[27], &[13], 1),
        ],
    );
    toll.event = 1;
    toll.remarks = vec![Reason {
        code: ReasonCode::RivalSpeakers,
        details: vec![HOSTILE.into(), "the governor".into()],
    }];
    let covered = |found, compared| KindCoverage {
        found,
        compared,
        single_source: found - compared,
        not_comparable: 0,
    };
    let coverage = [("killed", covered(11, 10)), ("location", covered(5, 5)), ("person", covered(4, 4))];
    Outcome {
        articles: articles(),
        events: events(),
        claims: claims(),
        settled: settled(&spelling),
        left_out: 2,
        discrepancies: vec![place, spelling, harm, toll],
        compatible: vec![pair],
        coverage: coverage.into_iter().map(|(kind, counts)| (kind.to_owned(), counts)).collect(),
        without_claims: vec![14],
        notices: vec![
            Notice {
                code: "no-date".into(),
                place: "004_hostile.txt".into(),
                message: "no publication day".into(),
            },
            Notice {
                code: "unreadable".into(),
                place: HOSTILE.into(),
                message: format!("not text: {HOSTILE}"),
            },
        ],
        texts: Vec::new(),
        unread: 0,
    }
}

/// A finding that the desk has settled, one whose reason attacks whoever prints it, and one that the baseline knows.
fn settled(finding: &Finding) -> Vec<Settled> {
    let plain = Suppression {
        reason: "The desk's style book has the name.".into(),
        by: Some("M. Keller".into()),
        until: Some(date(2030, 1, 31)),
        value: Some("al-Muhajir".into()),
        origin: "claimdiff.yaml:12:5".into(),
        ..Suppression::default()
    };
    let hostile = Suppression { reason: HOSTILE.into(), origin: HOSTILE.into(), ..Suppression::default() };
    let by = [Some(plain), Some(hostile), None];
    by.into_iter().map(|by| Settled { finding: finding.clone(), by }).collect()
}

fn articles() -> Vec<ArticleSummary> {
    let mut all = vec![
        article("000_674110f34e94244f.txt", None, Some(date(2023, 7, 10)), 0),
        article("wires/daily-a.txt", Some("Daily A"), Some(date(2023, 7, 9)), 1),
        article("wires/daily-b.md", Some("Daily B"), None, 1),
        article("003_9796c42828f0f703.txt", None, None, 2),
        article("004_hostile.txt", Some(HOSTILE), None, 3),
    ];
    for n in 1..10 {
        all.push(article(&format!("quake/{n}.txt"), Some("Reuters"), Some(date(2023, 8, n)), 4 + n as usize));
    }
    all.push(article("alone.txt", None, None, 20));
    all[1].title = Some("US drone strike kills Islamic State leader in Syria".into());
    all[2].id = "wire-2".into();
    all[1].meta.published = all[1].meta.published.map(|published| Published {
        instant: "2023-07-09T21:30:00Z".parse().ok(),
        zoned: true,
        ..published
    });
    all[4].meta.partial = true;
    all[5].meta.retired = Some(Retired::Withdrawn);
    all
}

fn events() -> Vec<Event> {
    let strike = Event {
        title: "US drone strike kills Islamic State leader in Syria".into(),
        articles: vec![0, 1, 2, 3],
        also: vec![],
        start: Some(date(2023, 7, 7)),
        end: Some(date(2023, 7, 7)),
        pin: None,
        joined: vec![Joined {
            article: 1,
            points: 7.5,
            shared: vec!["al-Muhajir".into(), "eastern Syria".into()],
        }],
    };
    let quake = Event {
        title: format!("Toll rises {HOSTILE}"),
        articles: (4..14).collect(),
        also: vec![3],
        start: Some(date(2023, 8, 1)),
        end: Some(date(2023, 8, 9)),
        pin: Some("quake".into()),
        joined: vec![],
    };
    let alone = Event { title: "Nothing to compare".into(), articles: vec![14], ..Event::default() };
    vec![strike, quake, alone]
}
