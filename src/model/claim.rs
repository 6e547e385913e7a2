//! A claim: one value that an article asserts, and all that decides whether it meets another.

use crate::model::article::Location;
use crate::model::document::Certainty;
use crate::model::value::Value;
use crate::model::value::interval::Interval;
use std::sync::Arc;

/// Is a claim about an event that the article reports, or context?
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum About {
    /// An event that the article reports.
    Event,
    /// An older attack, a war's total, another incident in passing. Never compared with event claims.
    Background,
}

impl About {
    /// The contract's word.
    pub fn name(self) -> &'static str {
        match self {
            About::Event => "event",
            About::Background => "background",
        }
    }
}

/// Does somebody assert the value or reject it?
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Polarity {
    /// Asserted ("no one was killed" is asserted 0..0).
    Asserted,
    /// Somebody rejects the figure; the value is that figure.
    Denied,
    /// "No reports of": value 0..0, never alone a side of a conflict.
    Unreported,
}

impl Polarity {
    /// The contract's word.
    pub fn name(self) -> &'static str {
        match self {
            Polarity::Asserted => "asserted",
            Polarity::Denied => "denied",
            Polarity::Unreported => "unreported",
        }
    }
}

/// Who says it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Speaker {
    /// As written ("US Central Command").
    pub speaker: String,
    /// One normal form for all ways to write the speaker ("centcom").
    pub key: String,
    /// Whom the speaker cites, nearest first.
    pub chain: Vec<String>,
    /// Who passes the speaker's words on ("Reuters"), nearest first.
    pub via: Vec<String>,
}

/// What a number or an office is *of*.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Subject {
    /// As written ("the drone").
    pub text: String,
    /// Its class in a word list ("equipment").
    pub class: Option<String>,
}

/// The parts of a figure: "four women and six men" of "ten people - four women and six men".
#[derive(Clone, Debug, PartialEq)]
pub struct Breakdown {
    /// As written.
    pub text: String,
    /// What they add up to.
    pub sum: Interval,
}

/// A claim. Everything here is resolved: no span into a text that has been dropped.
#[derive(Clone, Debug, PartialEq)]
pub struct Claim {
    /// Index of the article in the batch.
    pub article: usize,
    /// Id of the kind ("killed").
    pub kind: String,
    /// What it says.
    pub value: Value,
    /// The value and its noun as written ("at least 12 militants").
    pub text: String,
    /// Where the quotation stands.
    pub location: Location,
    /// The exact text there.
    pub quote: String,
    /// The sentence around it: offsets as in `location`.
    pub sentence: (u32, u32),
    /// That sentence's words, shortened, for reports.
    pub context: Arc<str>,
    /// 0-based number of the sentence in the article, the title's first.
    pub sentence_index: u32,
    /// Event or background.
    pub about: About,
    /// What part the value plays: see `docs/json.md`.
    pub role: Option<String>,
    /// What it is of.
    pub subject: Option<Subject>,
    /// Who says it; `None` for the article's own voice.
    pub attribution: Option<Arc<Speaker>>,
    /// Asserted, denied or unreported.
    pub polarity: Polarity,
    /// How sure the article is.
    pub certainty: Certainty,
    /// A part of another figure ("including three children"), not a rival of it.
    pub part: bool,
    /// The parts that it is told apart into at once, all of them.
    pub breakdown: Option<Box<Breakdown>>,
    /// Its sentence, or one beside it, says that reports differ ("in contrast to", "conflicting accounts").
    pub contrasted: bool,
    /// Words that mark a change of a figure: see [`Revision`].
    pub revision: Option<Revision>,
    /// `kind/rule-id` of the rule that found it.
    pub rule: Arc<str>,
    /// Index of the event, set after grouping.
    pub event: usize,
}

/// Words for a number that is not said, only its size.
const VAGUE: &[&str] =
    &["dozens", "scores", "hundreds", "thousands", "tens", "several", "many", "few", "multiple", "numerous"];

impl Claim {
    /// Is its number only a word for a size ("dozens", "several")? "As many as 20" is a number.
    pub fn is_vague(&self) -> bool {
        let text = self.text.to_lowercase().replace("as many as", "");
        text.split(|c: char| !c.is_alphanumeric()).any(|word| VAGUE.contains(&word))
    }

    /// Is it a figure to be added to another ("five other men", "three more people")? "A nurse and two others" are not.
    pub fn adds(&self) -> bool {
        let text = self.text.to_lowercase();
        let mut words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).peekable();
        while let Some(word) = words.next() {
            match word {
                "and" => return false,
                "other" | "others" | "another" => return true,
                "more" if words.peek() != Some(&"than") => return true,
                _ => {}
            }
        }
        false
    }
}

/// What a figure's own sentence says about earlier figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Revision {
    /// "rose to", "climbed to".
    Raised,
    /// "lowered to", "revised down to", "corrected to".
    Lowered,
    /// "from 12", "earlier put at 12": the value is what was said before and holds no more.
    Superseded,
}

/// Is the noun of a count a people ("Afghans", "Israelis")? The endings keep out nouns that a headline writes with a
/// capital.
pub fn is_nation(unit: &str) -> bool {
    unit.starts_with(char::is_uppercase)
        && ["ans", "is", "ese", "urds", "urks"].iter().any(|end| unit.ends_with(end))
}
