//! One rule, compiled. In: a rule as written, its file and its kind. Out: programs for `extract`, or every fault that
//! the rule has.

use crate::lexicon::words::{Lexicon, ListId};
use crate::model::article::Basis;
use crate::model::kind::{Kind, ValueType};
use crate::model::published::published;
use crate::rule::error::{Fault, Faults, RuleError, did_you_mean};
use crate::rule::locate::Place;
use crate::rule::pattern::Pattern;
use crate::rule::scalar::Scalar;
use crate::rule::set::{Phrase, Rule, Source};
use crate::rule::source::SourceFile;
use crate::rule::{phrase, value, yaml};
use regex::{Regex, RegexBuilder};

/// Compiled regular expressions may be so large (bytes): ten times what a page of alternatives needs.
const LARGEST_REGEX: usize = 1 << 20;

/// Parts that a value can play; a slip in one of them would be silent.
pub const ROLES: &[&str] = &[
    "event",
    "attached",
    "dateline",
    "announcement",
    "victim",
    "target",
    "suspect",
    "official",
    "spokesperson",
    "witness",
    "other",
];

/// Compiles rules of one file and kind.
pub struct Compiler<'a> {
    /// Their file.
    pub source: &'a SourceFile<'a>,
    /// What words mean.
    pub lexicon: &'a mut Lexicon,
    /// Their kind.
    pub kind: &'a Kind,
}

impl Compiler<'_> {
    /// Rule `number` of the file, for kind number `kind`.
    pub fn rule(&mut self, kind: usize, number: usize, rule: yaml::Rule) -> Result<Rule, RuleError> {
        let here = Place::root().key("rules").item(number);
        let mut faults = Faults::default();
        if !yaml::is_kebab(&rule.id) {
            let message = format!("`{}` is no id: use a-z, 0-9 and single hyphens", rule.id);
            faults.add(self.source.fault(&here.key("id"), message));
        }
        if rule.any.0.is_empty() && rule.regex.is_none() {
            let hint = Some("add `any:` with at least one phrase".to_owned());
            let message = format!("rule `{}` has nothing to look for", rule.id);
            faults.add(self.source.fault(&here, message).hint(hint));
        }
        let mut any = Vec::new();
        for (n, text) in rule.any.0.iter().enumerate() {
            let compiled = self.phrase_with_value(&here.key("any").item(n), text, &rule);
            any.extend(faults.keep(compiled));
        }
        let mut not = Vec::new();
        for (n, text) in rule.not.0.iter().enumerate() {
            let compiled = phrase(self.source, self.lexicon, &here.key("not").item(n), text);
            not.extend(faults.keep(compiled));
        }
        let regex = rule.regex.as_ref().map(|text| self.regex(&here.key("regex"), text, &rule));
        let regex = regex.and_then(|regex| faults.keep(regex));
        self.settings(&here.key("set"), &rule.set, &mut faults);
        let mut from = |key: &str, word: Option<&String>| {
            let source = word.map(|word| self.from(&here.key("set").key(key), word));
            source.and_then(|source| faults.keep(source))
        };
        let class = from("class", rule.set.class.as_ref());
        let unit = from("unit", rule.set.unit.as_ref());
        let value = match &rule.set.value {
            Some(Scalar::Word(word)) => from("value", Some(word)),
            Some(Scalar::Number(number)) => Some(Source::Word(number.to_string())),
            None => None,
        };
        self.examples(&here.key("examples"), &rule.examples, &mut faults);
        let (id, origin) = (rule.id.clone(), self.source.path.to_owned());
        faults.or(Rule { kind, id, origin, number, any, regex, not, class, unit, value, written: rule })
    }

    /// A phrase, and where in it the value stands.
    fn phrase_with_value(
        &mut self,
        place: &Place,
        text: &str,
        rule: &yaml::Rule,
    ) -> Result<Phrase, RuleError> {
        let pattern = phrase(self.source, self.lexicon, place, text)?;
        let value_slots = value::slots(&pattern, self.kind.value).map_err(|_| {
            let name = value::name(self.kind.value);
            let at = text.find("!>").and_then(|end| text[..end].rfind('<')).unwrap_or(0);
            self.source
                .fault_inside(place, text, at, format!("this slot holds no {name}"))
                .hint(self.remedy())
        })?;
        let given = rule.set.value.is_some() || self.kind.value == ValueType::Text;
        if value_slots.is_empty() && !(given && value::can_be_set(self.kind.value)) {
            return Err(self
                .source
                .fault(place, "the phrase has no slot for the value")
                .hint(self.remedy())
                .into());
        }
        Ok(Phrase { pattern, value_slots })
    }

    fn remedy(&self) -> Option<String> {
        Some(value::remedy(self.kind.value))
    }

    fn regex(&self, place: &Place, text: &str, rule: &yaml::Rule) -> Result<Regex, RuleError> {
        let fault = |at: usize, message: String| self.source.fault_inside(place, text, at, message);
        if !value::can_be_set(self.kind.value) {
            let name = value::name(self.kind.value);
            return Err(fault(0, format!("a regular expression reads no {name}")).hint(self.remedy()).into());
        }
        if self.kind.value == ValueType::Term && rule.set.value.is_none() {
            return Err(fault(0, "a regular expression gives no term".to_owned()).hint(self.remedy()).into());
        }
        let regex =
            RegexBuilder::new(text).size_limit(LARGEST_REGEX).build().map_err(|error| match error {
                regex::Error::CompiledTooBig(_) => {
                    let hint = "shorten its repetitions: `x{1,20}` is twenty times `x`".to_owned();
                    fault(0, format!("the expression takes more than {LARGEST_REGEX} bytes")).hint(Some(hint))
                }
                error => {
                    let told = error.to_string();
                    let message = told.lines().last().unwrap_or_default().replace("error: ", "");
                    fault(marked(&told, text), format!("no regular expression: {message}"))
                        .hint(regex_hint(&message))
                }
            })?;
        if regex.is_match("") || regex.find_iter("Two words, and 12.").any(|hit| hit.is_empty()) {
            let hint = "an expression needs something that is not optional".to_owned();
            return Err(fault(0, "the expression matches empty text".to_owned()).hint(Some(hint)).into());
        }
        if let Some(name) = regex.capture_names().flatten().find(|name| *name != "value") {
            let at = text.find(&format!("<{name}>")).unwrap_or(0);
            let hint = did_you_mean(name, ["value"].into_iter());
            let hint = hint
                .or_else(|| Some("`(?P<value>...)` is what the claim quotes; `(?:...)` groups".to_owned()));
            return Err(fault(at, format!("the group `{name}` has no meaning")).hint(hint).into());
        }
        Ok(regex)
    }

    /// What `set:` holds, by itself and for the kind.
    fn settings(&self, place: &Place, set: &yaml::Set, faults: &mut Faults) {
        let kind = self.kind.value;
        let mut wrong = |key: &str, message: String, hint: Option<String>| {
            faults.add(self.source.fault(&place.key(key), message).hint(hint));
        };
        match &set.value {
            Some(_) if !value::can_be_set(kind) => {
                wrong("value", format!("a {} cannot be set", value::name(kind)), self.remedy());
            }
            Some(Scalar::Word(word)) if value::is_number(kind) && !word.starts_with("from ") => {
                wrong("value", format!("a {} is a number, not `{word}`", value::name(kind)), None);
            }
            Some(Scalar::Number(min)) if set.max.is_some_and(|max| max < *min) => {
                wrong("max", format!("is less than the value, {min}"), None);
            }
            _ => {}
        }
        if set.max.is_some_and(|max| !max.is_finite()) {
            wrong("max", "takes a finite number".to_owned(), None);
        } else if set.max.is_some() && set.value.is_none() {
            wrong("max", "stands beside `value` only".to_owned(), Some("add `value: 0`".to_owned()));
        }
        if let Some(role) = set.role.as_deref().filter(|role| !ROLES.contains(role)) {
            let hint = did_you_mean(role, ROLES.iter().copied());
            let hint = hint.unwrap_or_else(|| format!("write one of {}", ROLES.join(", ")));
            wrong("role", format!("there is no role `{role}`"), Some(hint));
        }
    }

    /// `from LIST`, or a word.
    fn from(&self, place: &Place, word: &str) -> Result<Source, RuleError> {
        let Some(name) = word.strip_prefix("from ").map(str::trim) else {
            return Ok(Source::Word(word.to_owned()));
        };
        self.list(name)
            .ok_or_else(|| {
                let hint = did_you_mean(name, self.lexicon.list_names());
                let at = word.len() - word["from ".len()..].trim_start().len();
                self.source
                    .fault_inside(place, word, at, format!("there is no word list `{name}`"))
                    .hint(hint)
                    .into()
            })
            .map(Source::List)
    }

    fn list(&self, name: &str) -> Option<ListId> {
        self.lexicon.list(name)
    }

    fn examples(&self, place: &Place, examples: &[yaml::Example], faults: &mut Faults) {
        for (n, example) in examples.iter().enumerate() {
            let here = place.item(n);
            if let Some(Err(error)) = example.published.as_deref().map(|day| published(day, Basis::Metadata))
            {
                faults.add(self.source.fault(&here.key("published"), error.to_string()));
            }
            let gives = &example.gives.0;
            if gives.len() > 1 && gives.iter().any(|value| value == "none") {
                faults.add(self.source.fault(&here.key("gives"), "`none` stands alone or not at all"));
            }
        }
    }
}

/// Compiles the phrase at `place`.
pub fn phrase(
    source: &SourceFile,
    lexicon: &mut Lexicon,
    place: &Place,
    text: &str,
) -> Result<Pattern, RuleError> {
    phrase::compile(text, lexicon)
        .map_err(|e| source.fault_inside(place, text, e.at, e.message).hint(e.hint).into())
}

/// The byte of the expression under the caret of the regex crate's message: its second line is the expression, its
/// third the caret, both indented by four. An expression of several lines is laid out otherwise and keeps its start.
fn marked(told: &str, text: &str) -> usize {
    let mut lines = told.lines().skip(1);
    let shown = lines.next().and_then(|line| line.strip_prefix("    ")) == Some(text);
    let caret = lines.next().filter(|_| shown).and_then(|line| line.find('^')).unwrap_or(0);
    text.char_indices().nth(caret.saturating_sub(4)).map_or(text.len(), |(at, _)| at)
}

fn regex_hint(message: &str) -> Option<String> {
    if message.contains("look-around") {
        Some("match the words around it too, and name what counts: `(?P<value>...)`".to_owned())
    } else if message.contains("backreference") {
        Some("write out what the group may hold".to_owned())
    } else {
        None
    }
}

/// The fault of a kind or list that is no id.
pub fn no_id(source: &SourceFile, place: &Place, id: &str) -> Fault {
    source.fault_of_key(place, format!("`{id}` is no id: use a-z, 0-9 and single hyphens"))
}
