//! Grouping: which articles are one event, whatever their order.

mod facts;
mod lineage;
mod partition;
mod properties;

use claimdiff::annotate::annotate;
use claimdiff::extract::Extractor;
use claimdiff::extract::features::features;
use claimdiff::group::{Grouping, events};
use claimdiff::model::article::{Article, Basis, Published};
use claimdiff::model::features::Features;
use claimdiff::model::vocabulary::Vocabulary;
use claimdiff::rule::set::RuleSet;
use claimdiff::segment::segment;
use std::sync::{LazyLock, OnceLock};

static WORDS: LazyLock<Vocabulary> = LazyLock::new(Vocabulary::default);

/// The features of an article; `day` is empty when it has no date.
fn read(id: &str, day: &str, title: &str, text: &str) -> Features {
    static RULES: OnceLock<RuleSet> = OnceLock::new();
    static EXTRACTOR: OnceLock<Extractor> = OnceLock::new();
    let extractor =
        EXTRACTOR.get_or_init(|| Extractor::new(RULES.get_or_init(|| RuleSet::builtin().unwrap())));
    let lexicon = &extractor.rules().lexicon;
    let mut article = Article::new(id.into(), id.into(), title, text);
    let day = day.parse().ok();
    article.meta.published =
        day.map(|day| Published { day, instant: None, zoned: false, basis: Basis::Metadata });
    let mut document = segment(article, lexicon);
    annotate(&mut document, lexicon);
    features(&document, &extractor.claims(&document), lexicon, &WORDS)
}

fn group(batch: &[Features]) -> Grouping {
    events(batch, &vec![None; batch.len()], &WORDS)
}

/// The partition by id, sorted.
fn by_id(batch: &[Features], grouping: &Grouping) -> Vec<Vec<String>> {
    let ids = |i: &usize| batch[*i].id.clone();
    let mut groups: Vec<Vec<String>> =
        grouping.events.iter().map(|e| e.articles.iter().map(ids).collect()).collect();
    groups.iter_mut().for_each(|group| group.sort());
    groups.sort();
    groups
}

/// Two stories of two days, three articles each, in turns.
fn two_stories() -> Vec<Features> {
    let dam = "A dam above the town of Varnholt broke on Tuesday and flooded its lower streets.";
    let fire = "A fire in a paper mill at Oskerby killed two workers on Saturday.";
    vec![
        read("dam-1", "2021-05-04", "Dam breaks above Varnholt", dam),
        read("fire-1", "2021-05-08", "Two die in Oskerby mill fire", fire),
        read(
            "dam-2",
            "2021-05-05",
            "Hundreds leave homes after Varnholt dam gives way",
            "About 400 people left their homes in Varnholt on Tuesday when a dam broke. Mayor Ilse Brandauer asked \
             for pumps and boats. The water stood two metres high in the lower streets.",
        ),
        read(
            "fire-2",
            "2021-05-09",
            "Mill fire: union wants answers",
            "The fire that killed two workers of the Oskerby paper mill on Saturday began in a drying hall, the \
             union said. Its chairman Per Lundahl asked why the doors were locked.",
        ),
        read(
            "dam-3",
            "2021-05-06",
            "Engineers had warned of Varnholt dam",
            "Engineers warned of cracks in the dam above Varnholt two years before it broke on Tuesday, papers show. \
             Mayor Ilse Brandauer said she never saw them.",
        ),
        read(
            "fire-3",
            "2021-05-09",
            "Owner of Oskerby mill speaks of a short circuit",
            "A short circuit may have caused Saturday's fire in the paper mill at Oskerby, its owner said. Two \
             workers died. Per Lundahl of the union called that a guess.",
        ),
    ]
}
