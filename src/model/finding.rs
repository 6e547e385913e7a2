//! Findings: where sources disagree, and pairs that look as if they did and do not.

use crate::model::kind::Severity;
use crate::model::policy::Suppression;
use crate::model::relation::Relation;
use serde::de::{Deserializer, Visitor};
use serde::{Deserialize, Serialize};
use std::cell::Cell;

/// The contract's types of discrepancy; finer distinctions are [`Reason`]s.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)]
pub enum FindingType {
    Conflict,
    Dispute,
    UpdateOverTime,
    SpellingVariant,
    InternalContradiction,
    Granularity,
    Attribution,
    Quote,
    Lineage,
    Omission,
    Metadata,
    Resolution,
}

/// Why two values are or are not in conflict: a code and what it speaks of. Words are made in `report`.
#[derive(Clone, Debug, PartialEq)]
pub struct Reason {
    /// Which reason.
    pub code: ReasonCode,
    /// What the words need: numbers, names, kinds, in the order that the code's sentence uses them.
    pub details: Vec<String>,
}

/// Every reason that a verdict can have. In brackets: its details, in order; `a` and `b` are values in their
/// articles' own words, that of the first side first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ReasonCode {
    /// Neither place holds the other and they lie far apart. \[a, b, kilometres or empty; and where one is a part of an
    /// area: the place outside it, on which side it lies, of what area\]
    PlacesDisjoint,
    /// Two points so close that they may be one place. \[a, b, kilometres\]
    PlacesNear,
    /// One place lies in the other. \[finer, coarser\]
    PlaceWithin,
    /// The places share ground. \[a, b\]
    PlacesMeet,
    /// One place, spelt in two ways. \[a, b\]
    PlacesVariant,
    /// One of the places is not known to the gazetteer. \[a, b\]
    PlaceUnknown,
    /// No number fits both. \[a, b\]
    CountsDisjoint,
    /// Some number fits both. \[a, b\]
    CountsMeet,
    /// Two lower limits, the later one higher. \[earlier, later\]
    BoundRaised,
    /// No day fits both. \[a, b, days between them\]
    DatesDisjoint,
    /// One day apart, and a night or a time zone is named. \[a, b\]
    DatesOvernight,
    /// The same weekday, counted from two days of publication. \[a, b\]
    DatesSameWeekday,
    /// Some day fits both. \[a, b\]
    DatesMeet,
    /// One name, spelt in two ways. \[a, b\]
    NamesVariant,
    /// The names differ in marks, hyphens or apostrophes only. \[a, b\]
    NamesTypographic,
    /// One is a part of the other: a surname alone, an initial. \[fuller, shorter\]
    NamesPartial,
    /// Two people for one part in the event. \[a, b\]
    NamesDifferent,
    /// Two names with a word in common, for one part and with one age, or with one high title. \[a, b, the age or title\]
    NamesOnePart,
    /// Two words of a closed set. \[a, b\]
    TermsDiffer,
    /// One word is a narrower one for the other. \[finer, coarser\]
    TermWithin,
    /// Two words that can mean one thing. \[a, b\]
    TermsMeet,
    /// They speak of different things. \[kind of a, kind of b\]
    DifferentKinds,
    /// One rare number for two things. \[the number, kind of a, kind of b\]
    NumberOfTwoKinds,
    /// They count different people. \[population of a, population of b\]
    DifferentPopulations,
    /// One number for people who cannot be the same. \[the number, population of a, population of b\]
    PopulationsExclude,
    /// A part is larger than the whole. \[part, whole\]
    PartExceedsWhole,
    /// A part of the other figure, not its rival. \[part, whole\]
    PartOfWhole,
    /// Later and higher. \[earlier, later\]
    Update,
    /// Lowered, and said to be. \[earlier, later\]
    Lowered,
    /// Lower and later, and nothing says that it was corrected. \[earlier, later\]
    LoweredSilently,
    /// Later and lower, of what goes down while a search goes on. \[earlier, later\]
    Fell,
    /// Who was hurt in the earlier report is dead in the later one. \[the hurt, the dead\]
    LaterDeath,
    /// One victim, dead in one report and hurt in another, and no telling which is newer. \[the hurt, the dead\]
    DeadOrHurt,
    /// A later story repeats a figure that was overtaken. \[the overtaken figure, the newer one\]
    Stale,
    /// A story repeats a figure that its source has replaced or corrected. \[the figure, what the source says now\]
    Superseded,
    /// A story repeats a figure of a story that was withdrawn. \[the figure, the figure there\]
    Withdrawn,
    /// One side says it is not, the other that it may be. \[a, b\]
    DeniedPossibility,
    /// Not verified by who says it, so no rival. \[a, b\]
    Unverified,
    /// "No reports of" is absence, not zero. \[a, b\]
    Unreported,
    /// A date without year or anchor may agree and never conflict. \[a, b\]
    Partial,
    /// The one it is ascribed to disowns it. \[the figure, who disowns it\]
    Disowned,
    /// Somebody denies what another says. \[the figure, who denies it\]
    Denied,
    /// One remark in two wordings. \[the words that only a has, those that only b has\]
    QuoteAltered,
    /// A statement outside quotation marks goes along with a quotation and ends otherwise. \[the end of the quotation, the
    /// end of the statement\]
    QuoteParaphrased,
    /// One wording, ascribed to two people. \[speaker of a, speaker of b\]
    QuoteSpeaker,
    /// One figure, ascribed to two sources. \[the figure, source of a, source of b\]
    SourcesDiffer,
    /// Articles that carry one text are one witness. \[how many articles\]
    OneText,
    /// One text tells it, and the others are silent. \[the value\]
    ToldByOne,
    /// The draft tells it, and nothing that it is checked against does. \[the value\]
    OnlyTheDraft,
    /// Several tell it, and the draft does not. \[the value\]
    TheDraftLacks,
    /// What is over is dated after the publication. \[the day, the day of publication\]
    DateAfterPublication,
    /// A date and a weekday in one phrase that do not go together. \[the phrase, the weekday of its date\]
    WeekdayDiffers,
    /// The parts of a figure make another one. \[the figure, its parts\]
    SumDiffers,
    /// A measure is not what stands behind it in another unit: "200 kilometres (180 miles)".
    ConversionDiffers,
    /// One article gives two figures for one thing. \[a, b\]
    WithinArticle,
    /// Remark: the desk spells the name so. \[the form, the forms that it does not use, or empty\]
    HouseStyle,
    /// Remark: what the desk's rule file says to whoever sees it. \[the message\]
    DeskSays,
    /// An article says otherwise than the desk decided. \[the decided value, why, by whom or empty\]
    DepartsFromDecision,
    /// Remark: the side of the source that the desk trusts most. \[the source, the side's value\]
    RankedFirst,
    /// Remark: each side has its own speaker. \[speaker of a, speaker of b\]
    RivalSpeakers,
    /// Remark: an article stands on both sides. \[its id\]
    OnBothSides,
    /// Remark: an article stands on both sides and says itself that they differ. \[its id\]
    RemarksOnIt,
}

/// The contract's words for all reasons.
pub fn reason_codes() -> &'static [&'static str] {
    let words = Cell::new(&[] as &[&str]);
    // It is made to fail: a deserializer is told what an enum may be.
    drop(ReasonCode::deserialize(Variants(&words)));
    words.get()
}

/// Notes the words of an enum.
struct Variants<'c>(&'c Cell<&'static [&'static str]>);

impl<'de> Deserializer<'de> for Variants<'_> {
    type Error = serde::de::value::Error;
    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Self::Error> {
        Err(serde::de::Error::custom("no enum"))
    }
    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        words: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Self::Error> {
        self.0.set(words);
        self.deserialize_any(visitor)
    }
    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct
        newtype_struct seq tuple tuple_struct map struct identifier ignored_any
    }
}

/// One of the sides of a finding.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Side {
    /// The value in the words of its first claim.
    pub text: String,
    /// Indexes of its claims in the outcome, ascending.
    pub claims: Vec<usize>,
    /// Indexes of its articles, ascending.
    pub articles: Vec<usize>,
    /// How many independent lineages stand behind it.
    pub lineages: usize,
}

/// A discrepancy, or a compatible pair that `--explain` shows.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// Index of the event.
    pub event: usize,
    /// Kinds of the sides, that of the first first, without repeats.
    pub kinds: Vec<String>,
    /// What sort of disagreement.
    pub finding_type: FindingType,
    /// How much it matters; [`Severity::None`] for compatible pairs.
    pub severity: Severity,
    /// How the first two sides relate.
    pub relation: Relation,
    /// Why.
    pub reason: Reason,
    /// What is said in addition, most important first ("003 remarks on the difference").
    pub remarks: Vec<Reason>,
    /// At least two, or one with claims of one article for a contradiction inside a sentence.
    pub sides: Vec<Side>,
    /// Stable over runs: see the contract.
    pub fingerprint: String,
    /// The normal forms on each side: what a baseline knows a finding by.
    pub forms: Vec<Vec<String>>,
}

/// A finding that the desk has dealt with before, and how.
#[derive(Clone, Debug, PartialEq)]
pub struct Settled {
    /// The finding.
    pub finding: Finding,
    /// The suppression that settles it; `None`: the baseline knows it.
    pub by: Option<Suppression>,
}

impl FindingType {
    /// All of them.
    pub const ALL: &[FindingType] = &[
        FindingType::Conflict,
        FindingType::Dispute,
        FindingType::UpdateOverTime,
        FindingType::SpellingVariant,
        FindingType::InternalContradiction,
        FindingType::Granularity,
        FindingType::Attribution,
        FindingType::Quote,
        FindingType::Lineage,
        FindingType::Omission,
        FindingType::Metadata,
        FindingType::Resolution,
    ];

    /// The contract's word.
    pub fn name(self) -> &'static str {
        match self {
            FindingType::Conflict => "conflict",
            FindingType::Dispute => "dispute",
            FindingType::UpdateOverTime => "update-over-time",
            FindingType::SpellingVariant => "spelling-variant",
            FindingType::InternalContradiction => "internal-contradiction",
            FindingType::Granularity => "granularity",
            FindingType::Attribution => "attribution",
            FindingType::Quote => "quote",
            FindingType::Lineage => "lineage",
            FindingType::Omission => "omission",
            FindingType::Metadata => "metadata",
            FindingType::Resolution => "resolution",
        }
    }
}
