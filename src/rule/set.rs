//! All rules of a run, compiled: the built-in files and the desk's, with the lexicon they speak of. What `load` puts
//! together and `extract` runs.

use crate::lexicon::words::{Lexicon, ListId};
use crate::model::kind::Kind;
use crate::rule::expression::Expression;
use crate::rule::locate::{self, Place};
use crate::rule::manifest::Manifest;
use crate::rule::pattern::{Pattern, SlotKind};
use crate::rule::style::HouseStyle;
use crate::rule::yaml;
use std::borrow::Cow;
use std::path::Path;

/// Where a `set:` entry comes from.
#[derive(Clone, Debug, PartialEq)]
pub enum Source {
    /// Always this word.
    Word(String),
    /// The cell of the row of the term that the match holds.
    List(ListId),
    /// The words of the mention of this sort that the match holds; of a count, the words that narrow down its noun.
    Mention(SlotKind),
    /// Whoever says it.
    Speaker,
}

/// A pattern and which of its slots may hold the value.
#[derive(Clone, Debug)]
pub struct Phrase {
    /// The program.
    pub pattern: Pattern,
    /// Numbers of the slots; the first of them in a match holds the value. None: the value is fixed, and the whole
    /// match is quoted.
    pub value_slots: Vec<u16>,
}

/// A compiled rule.
#[derive(Debug)]
pub struct Rule {
    /// Index of its kind.
    pub kind: usize,
    /// Its id in the kind.
    pub id: String,
    /// The file it came from.
    pub origin: String,
    /// Which of that file's rules it is.
    pub number: usize,
    /// Phrases that make a claim.
    pub any: Vec<Phrase>,
    /// A regular expression that makes one.
    pub regex: Option<Expression>,
    /// Phrases that undo a match.
    pub not: Vec<Pattern>,
    /// As written: where, what it sets, its examples.
    pub written: yaml::Rule,
    /// Where `class` comes from.
    pub class: Option<Source>,
    /// Where `unit` comes from.
    pub unit: Option<Source>,
    /// Where `subject` comes from.
    pub subject: Option<Source>,
    /// Where the value comes from, when no slot holds it.
    pub value: Option<Source>,
}

/// A pair of a rule file, and where it stands.
#[derive(Clone, Debug)]
pub struct WrittenPair {
    /// Index of its kind.
    pub kind: usize,
    /// The file it came from.
    pub origin: String,
    /// Which of that file's pairs it is.
    pub number: usize,
    /// As written.
    pub written: yaml::Pair,
}

/// Kinds and rules of a run.
#[derive(Default)]
pub struct RuleSet {
    /// What words mean, with the lists of the rule files added.
    pub lexicon: Lexicon,
    /// In the order of their files.
    pub kinds: Vec<Kind>,
    /// What and why of each kind.
    pub docs: Vec<yaml::Docs>,
    /// In the order of their files: of two that read the same words, the first wins.
    pub rules: Vec<Rule>,
    /// Pairs of texts that must, or must not, contradict each other.
    pub pairs: Vec<WrittenPair>,
    /// Phrases that mark context, with their class.
    pub background: Vec<(String, Pattern)>,
    /// How the desk spells names.
    pub style: HouseStyle,
    /// The folders of rules that say what they are.
    pub sets: Vec<Manifest>,
    /// The files, by the name that messages give them.
    pub sources: Vec<(String, Cow<'static, str>)>,
}

impl RuleSet {
    /// `kind/rule-id`, as claims carry it.
    pub fn full_id(&self, rule: &Rule) -> String {
        format!("{}/{}", self.kinds.get(rule.kind).map_or("", |kind| kind.id.as_str()), rule.id)
    }

    /// The rules of that id, or of that `kind/id`.
    pub fn find<'a>(&'a self, id: &'a str) -> impl Iterator<Item = &'a Rule> {
        self.rules.iter().filter(move |rule| rule.id == id || self.full_id(rule) == id)
    }

    /// The rule set that a file belongs to: that of its folder.
    pub fn set_of(&self, origin: &str) -> Option<&Manifest> {
        let folder = Path::new(origin).parent()?;
        self.sets.iter().find(|set| Path::new(&set.folder) == folder)
    }

    /// The line on which the pair stands in its file.
    pub fn line_of_pair(&self, pair: &WrittenPair) -> Option<usize> {
        self.line_of(&pair.origin, &Place::root().key("pairs").item(pair.number))
    }

    fn line_of(&self, origin: &str, place: &Place) -> Option<usize> {
        let (_, text) = self.sources.iter().find(|(path, _)| *path == origin)?;
        Some(text[..locate::node(text, place)].matches('\n').count() + 1)
    }

    /// The line on which the rule, or one of its examples, stands in its file.
    pub fn line(&self, rule: &Rule, example: Option<usize>) -> Option<usize> {
        let place = Place::root().key("rules").item(rule.number);
        let place = example.map_or(place.clone(), |n| place.key("examples").item(n));
        self.line_of(&rule.origin, &place)
    }
}
