//! One rule, compiled. In: a rule as written, its file and its kind. Out: programs for `extract`, or every fault that
//! the rule has.

use crate::lexicon::words::{Lexicon, ListId};
use crate::model::article::Basis;
use crate::model::kind::{Kind, ValueType};
use crate::model::published::published;
use crate::rule::error::{Fault, Faults, RuleError, did_you_mean};
use crate::rule::expression::Expression;
use crate::rule::locate::Place;
use crate::rule::pattern::{Pattern, SLOTS, SlotKind};
use crate::rule::phrase;
use crate::rule::scalar::Scalar;
use crate::rule::set::{Phrase, Rule, Source};
use crate::rule::source::SourceFile;
use crate::rule::value;
use crate::rule::yaml;

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

/// Mentions whose words can say what a value is of.
const NAMED: &[SlotKind] = &[SlotKind::Place, SlotKind::Person, SlotKind::Organization, SlotKind::Count];

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
            faults.add(self.source.fault(&here.key("id"), message).code("no-id"));
        }
        if rule.any.0.is_empty() && rule.regex.is_none() {
            let hint = Some("add `any:` with at least one phrase".to_owned());
            let message = format!("rule `{}` has nothing to look for", rule.id);
            faults.add(self.source.fault(&here, message).hint(hint).code("nothing-to-find"));
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
        if rule.scope.paragraphs == Some(0) {
            let place = here.key("where").key("paragraphs");
            faults.add(self.source.fault(&place, "takes a number of 1 or more").code("wrong-value"));
        }
        self.settings(&here.key("set"), &rule.set, &mut faults);
        let mut from = |key: &str, word: Option<&String>| {
            let source = word.map(|word| self.from(&here.key("set").key(key), word));
            source.and_then(|source| faults.keep(source))
        };
        let class = from("class", rule.set.class.as_ref());
        let unit = from("unit", rule.set.unit.as_ref());
        let subject = rule.set.subject.as_deref();
        let subject = match subject.and_then(named) {
            Some(mention) => Some(Source::Mention(mention)),
            None if subject == Some("from speaker") => Some(Source::Speaker),
            None => from("subject", rule.set.subject.as_ref()),
        };
        let value = match &rule.set.value {
            Some(Scalar::Word(word)) => from("value", Some(word)),
            Some(Scalar::Number(number)) => Some(Source::Word(number.to_string())),
            None => None,
        };
        self.examples(&here.key("examples"), &rule.examples, &mut faults);
        let (id, origin) = (rule.id.clone(), self.source.path.to_owned());
        faults.or(Rule {
            kind,
            id,
            origin,
            number,
            any,
            regex,
            not,
            class,
            unit,
            subject,
            value,
            written: rule,
        })
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
                .code("wrong-slot")
        })?;
        let given = rule.set.value.is_some() || self.kind.value == ValueType::Text;
        if value_slots.is_empty() && !(given && value::can_be_set(self.kind.value)) {
            return Err(self
                .source
                .fault(place, "the phrase has no slot for the value")
                .hint(self.remedy())
                .code("no-value")
                .into());
        }
        Ok(Phrase { pattern, value_slots })
    }

    fn remedy(&self) -> Option<String> {
        Some(value::remedy(self.kind.value))
    }

    fn regex(&self, place: &Place, text: &str, rule: &yaml::Rule) -> Result<Expression, RuleError> {
        let fault = |at: usize, message: String| self.source.fault_inside(place, text, at, message);
        let refused = if !value::can_be_set(self.kind.value) {
            Some(format!("a regular expression reads no {}", value::name(self.kind.value)))
        } else if self.kind.value == ValueType::Term && rule.set.value.is_none() {
            Some("a regular expression gives no term".to_owned())
        } else {
            None
        };
        if let Some(message) = refused {
            return Err(fault(0, message).hint(self.remedy()).code("no-value").into());
        }
        if self.source.is_builtin() {
            return Ok(Expression::trusted(text));
        }
        Expression::checked(text).map_err(|e| fault(e.at, e.message).hint(e.hint).code(e.code).into())
    }

    /// What `set:` holds, by itself and for the kind.
    fn settings(&self, place: &Place, set: &yaml::Set, faults: &mut Faults) {
        let kind = self.kind.value;
        let mut wrong = |key: &str, message: String, hint: Option<String>| {
            let code = if key == "role" { "no-such-word" } else { "wrong-value" };
            faults.add(self.source.fault(&place.key(key), message).hint(hint).code(code));
        };
        match &set.value {
            Some(_) if !value::can_be_set(kind) => {
                wrong("value", format!("a {} cannot be set", value::name(kind)), self.remedy());
            }
            // "1+" is somebody, however many.
            Some(Scalar::Word(word))
                if value::is_number(kind)
                    && !word.starts_with("from ")
                    && word.strip_suffix('+').is_none_or(|n| n.parse::<f64>().is_err()) =>
            {
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
        if set.plus.is_some_and(|plus| !plus.is_finite() || plus <= 0.0 || kind != ValueType::Count) {
            wrong("plus", "takes a number above 0, for a count".to_owned(), None);
        }
        if let Some(less) = &set.less {
            if kind != ValueType::Count {
                wrong("less", format!("a {} is no count", value::name(kind)), None);
            } else if !yaml::is_kebab(less) || *less == self.kind.id {
                wrong("less", format!("`{less}` is no other kind"), None);
            }
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
                    .code("no-such-name")
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
                let fault = self.source.fault(&here.key("published"), error.to_string());
                faults.add(fault.code("wrong-value"));
            }
            let gives = &example.gives.0;
            if gives.len() > 1 && gives.iter().any(|value| value == "none") {
                let fault = self.source.fault(&here.key("gives"), "`none` stands alone or not at all");
                faults.add(fault.code("wrong-value"));
            }
        }
    }
}

/// The mention whose words say what a value is of: `from place`.
fn named(subject: &str) -> Option<SlotKind> {
    let name = subject.strip_prefix("from ")?.trim();
    SLOTS.iter().find(|(slot, kind)| *slot == name && NAMED.contains(kind)).map(|(_, kind)| *kind)
}

/// Compiles the phrase at `place`.
pub fn phrase(
    source: &SourceFile,
    lexicon: &mut Lexicon,
    place: &Place,
    text: &str,
) -> Result<Pattern, RuleError> {
    phrase::compile(text, lexicon)
        .map_err(|e| source.fault_inside(place, text, e.at, e.message).hint(e.hint).code(e.code).into())
}

/// The fault of a kind or list that is no id.
pub fn no_id(source: &SourceFile, place: &Place, id: &str) -> Fault {
    source.fault_of_key(place, format!("`{id}` is no id: use a-z, 0-9 and single hyphens")).code("no-id")
}
