//! All rules of a run, compiled: the built-in files and the desk's, with the lexicon they speak of.

use crate::lexicon::words::{Lexicon, ListId};
use crate::model::kind::{Kind, Severity, ValueType};
use crate::rule::builtin;
use crate::rule::error::RuleError;
use crate::rule::pattern::{self, Pattern, SlotKind};
use crate::rule::yaml::{self, RuleFile};
use regex::{Regex, RegexBuilder};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// A larger rule file is refused before it is parsed.
pub const LARGEST_FILE: usize = 1 << 20;

/// Brackets in a rule file may nest so deep; serde_yaml needs half a minute for 100,000 of them.
pub const DEEPEST_BRACKETS: usize = 32;

/// Compiled regular expressions may be so large (bytes): ten times what a page of alternatives needs.
const LARGEST_REGEX: usize = 1 << 20;

/// Where a `set:` entry comes from.
#[derive(Clone, Debug, PartialEq)]
pub enum Source {
    /// Always this word.
    Word(String),
    /// The cell of the row of the term that the match holds.
    List(ListId),
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
    /// Phrases that make a claim.
    pub any: Vec<Phrase>,
    /// A regular expression that makes one.
    pub regex: Option<Regex>,
    /// Phrases that undo a match.
    pub not: Vec<Pattern>,
    /// As written: where, what it sets, its examples.
    pub written: yaml::Rule,
    /// Where `class` comes from.
    pub class: Option<Source>,
    /// Where `unit` comes from.
    pub unit: Option<Source>,
    /// Where the value comes from, when no slot holds it.
    pub value: Option<Source>,
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
    /// Phrases that mark context, with their class.
    pub background: Vec<(String, Pattern)>,
}

impl RuleSet {
    /// The built-in rules.
    pub fn builtin() -> Result<Self, RuleError> {
        Self::load(true, &[])
    }

    /// The built-in rules, if wanted, and those of these files and folders (`.yaml`, `.yml`, sorted by name).
    pub fn load(with_builtin: bool, paths: &[PathBuf]) -> Result<Self, RuleError> {
        let mut set = Self { lexicon: Lexicon::builtin(), ..Self::default() };
        if with_builtin {
            for (name, text) in builtin::FILES {
                set.add(&format!("builtin:{name}"), text)?;
            }
        }
        set.add_scope(builtin::SCOPE.0, builtin::SCOPE.1)?;
        for path in paths {
            for file in files(path)? {
                let shown = file.display().to_string();
                let bytes = std::fs::read(&file).map_err(|e| RuleError::file(&shown, e.to_string()))?;
                let text = std::str::from_utf8(&bytes)
                    .map_err(|e| RuleError::file(&shown, format!("not UTF-8 at byte {}", e.valid_up_to())))?;
                set.add(&shown, text)?;
            }
        }
        Ok(set)
    }

    /// Adds the text of one rule file; `path` is for messages.
    pub fn add(&mut self, path: &str, text: &str) -> Result<(), RuleError> {
        refuse_hostile(path, text)?;
        let file: RuleFile = serde_yaml::from_str(text).map_err(|e| RuleError::yaml(path, text, &e))?;
        self.add_lists(path, text, &file.lists)?;
        let kind = self.kind(path, text, &file)?;
        for (n, rule) in file.rules.into_iter().enumerate() {
            let compiled = self.compile(path, text, kind, n, rule)?;
            let known = self.rules.iter().position(|r| r.kind == kind && r.id == compiled.id);
            match known {
                Some(at) if compiled.written.overrides => self.rules[at] = compiled,
                Some(at) => {
                    let other = &self.rules[at].origin;
                    let message = format!("rule `{}` is there already, from {other}", compiled.id);
                    let hint = Some("to replace it, write `override: true`".to_owned());
                    let key = format!("rules[{n}].id");
                    return Err(fault(path, text, &compiled.id, key, message).hint(hint));
                }
                None => self.rules.push(compiled),
            }
        }
        Ok(())
    }

    /// Adds the scope cues: `rules/scope.yaml`.
    fn add_scope(&mut self, path: &str, text: &str) -> Result<(), RuleError> {
        let file: yaml::ScopeFile =
            serde_yaml::from_str(text).map_err(|e| RuleError::yaml(path, text, &e))?;
        self.add_lists(path, text, &file.lists)?;
        for (class, sources) in &file.background {
            for (n, source) in sources.iter().enumerate() {
                let pattern = self.pattern(path, text, &format!("background.{class}[{n}]"), source)?;
                self.background.push((class.clone(), pattern));
            }
        }
        Ok(())
    }

    fn add_lists(
        &mut self,
        path: &str,
        text: &str,
        lists: &BTreeMap<String, Vec<String>>,
    ) -> Result<(), RuleError> {
        for (name, terms) in lists {
            for term in terms {
                let added = self.lexicon.add_term(name, term);
                added.map_err(|e| fault(path, text, name, format!("lists.{name}"), e.to_string()))?;
            }
        }
        Ok(())
    }

    /// The kind of the file: a new one, or one that is known.
    fn kind(&mut self, path: &str, text: &str, file: &RuleFile) -> Result<usize, RuleError> {
        if !is_kebab(&file.kind) {
            let message = format!("`{}` is no id: use a-z, 0-9 and single hyphens", file.kind);
            return Err(fault(path, text, &file.kind, "kind", message));
        }
        for (key, number) in
            [("tolerance", file.compare.tolerance), ("tolerance_share", file.compare.tolerance_share)]
        {
            if number.is_some_and(|n| !n.is_finite() || n < 0.0) {
                return Err(fault(path, text, key, format!("compare.{key}"), "takes a number of 0 or more"));
            }
        }
        let known = self.kinds.iter().position(|kind| kind.id == file.kind);
        let at = match (known, file.value) {
            (Some(at), value) => {
                if value.is_some_and(|v| v != self.kinds[at].value) {
                    let message = format!("kind `{}` is known with another type of value", file.kind);
                    return Err(fault(path, text, "value", "value", message));
                }
                at
            }
            (None, Some(value)) => {
                self.kinds.push(Kind {
                    id: file.kind.clone(),
                    title: file.kind.clone(),
                    value,
                    severity: Severity::Error,
                    tolerance: 0.0,
                    tolerance_share: 0.0,
                });
                self.docs.push(file.docs.clone());
                self.kinds.len() - 1
            }
            (None, None) => {
                let hint = Some("say what its claims carry: `value: count`".to_owned());
                let message = format!("kind `{}` is new and has no `value`", file.kind);
                return Err(fault(path, text, &file.kind, "kind", message).hint(hint));
            }
        };
        let kind = &mut self.kinds[at];
        kind.title = file.title.clone().unwrap_or_else(|| kind.title.clone());
        kind.severity = file.compare.severity.unwrap_or(kind.severity);
        kind.tolerance = file.compare.tolerance.unwrap_or(kind.tolerance);
        kind.tolerance_share = file.compare.tolerance_share.unwrap_or(kind.tolerance_share);
        Ok(at)
    }

    fn compile(
        &mut self,
        path: &str,
        text: &str,
        kind: usize,
        n: usize,
        rule: yaml::Rule,
    ) -> Result<Rule, RuleError> {
        let key = |part: &str| format!("rules[{n}].{part}");
        if !is_kebab(&rule.id) {
            let message = format!("`{}` is no id: use a-z, 0-9 and single hyphens", rule.id);
            return Err(fault(path, text, &rule.id, key("id"), message));
        }
        if rule.any.0.is_empty() && rule.regex.is_none() {
            let hint = Some("add `any:` with at least one phrase".to_owned());
            let message = format!("rule `{}` has nothing to look for", rule.id);
            return Err(fault(path, text, &rule.id, key("id"), message).hint(hint));
        }
        let mut any = Vec::new();
        for (i, source) in rule.any.0.iter().enumerate() {
            let at = key(&format!("any[{i}]"));
            let pattern = self.pattern(path, text, &at, source)?;
            let value_slots = value_slots(&pattern, self.kinds[kind].value);
            if value_slots.is_empty() && rule.set.value.is_none() {
                let wanted = slot_hint(self.kinds[kind].value);
                let hint = Some(format!(
                    "write {wanted} where the value stands, or give a fixed `set: {{ value: ... }}`"
                ));
                return Err(fault(path, text, source, at, "the phrase has no slot for the value").hint(hint));
            }
            any.push(Phrase { pattern, value_slots });
        }
        let mut not = Vec::new();
        for (i, source) in rule.not.0.iter().enumerate() {
            not.push(self.pattern(path, text, &key(&format!("not[{i}]")), source)?);
        }
        let regex = rule.regex.as_ref().map(|source| {
            RegexBuilder::new(source).size_limit(LARGEST_REGEX).build().map_err(|e| {
                let message = e.to_string().lines().last().unwrap_or_default().replace("error: ", "");
                fault(path, text, source, key("regex"), format!("no regular expression: {message}"))
            })
        });
        let source = |word: &Option<String>, name: &str| self.source(path, text, &key(name), word.as_deref());
        let class = source(&rule.set.class, "set.class")?;
        let unit = source(&rule.set.unit, "set.unit")?;
        let value = match &rule.set.value {
            Some(yaml::Scalar::Word(word)) => source(&Some(word.clone()), "set.value")?,
            Some(yaml::Scalar::Number(number)) => Some(Source::Word(number.to_string())),
            None => None,
        };
        Ok(Rule {
            kind,
            id: rule.id.clone(),
            origin: path.to_owned(),
            any,
            regex: regex.transpose()?,
            not,
            class,
            unit,
            value,
            written: rule,
        })
    }

    fn pattern(&mut self, path: &str, text: &str, key: &str, source: &str) -> Result<Pattern, RuleError> {
        pattern::compile(source, &mut self.lexicon).map_err(|e| {
            // The pattern's own text is looked up in the file, so that the caret stands inside it.
            let at = text.find(source).map_or_else(|| text.find("any:").unwrap_or(0), |start| start + e.at);
            RuleError::at(path, text, at, key, e.message).hint(e.hint)
        })
    }

    /// `from LIST`, or a word.
    fn source(
        &self,
        path: &str,
        text: &str,
        key: &str,
        word: Option<&str>,
    ) -> Result<Option<Source>, RuleError> {
        let Some(word) = word else { return Ok(None) };
        let Some(name) = word.strip_prefix("from ") else { return Ok(Some(Source::Word(word.to_owned()))) };
        match self.lexicon.list(name.trim()) {
            Some(list) => Ok(Some(Source::List(list))),
            None => {
                let hint = super::error::did_you_mean(name, self.lexicon.list_names());
                Err(fault(path, text, word, key, format!("there is no word list `{name}`")).hint(hint))
            }
        }
    }
}

/// Refuses what would cost the YAML parser minutes: large files and deep brackets.
pub fn refuse_hostile(path: &str, text: &str) -> Result<(), RuleError> {
    if text.len() > LARGEST_FILE {
        let message = format!("{} bytes; a rule file has at most {LARGEST_FILE}", text.len());
        return Err(RuleError::file(path, message));
    }
    let mut depth = 0usize;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'[' | b'{' => depth += 1,
            b']' | b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > DEEPEST_BRACKETS {
            return Err(RuleError::at(
                path,
                text,
                at,
                "",
                format!("brackets nest deeper than {DEEPEST_BRACKETS}"),
            ));
        }
    }
    Ok(())
}

/// A fault at the first place where `needle` stands in the file.
fn fault(
    path: &str,
    text: &str,
    needle: &str,
    key: impl Into<String>,
    message: impl Into<String>,
) -> RuleError {
    RuleError::at(path, text, text.find(needle).unwrap_or(0), key, message)
}

fn is_kebab(id: &str) -> bool {
    !id.is_empty()
        && id.split('-').all(|part| {
            !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
        })
}

/// The slots that may hold a value of this type: those marked `!`, else all that can.
fn value_slots(pattern: &Pattern, value: ValueType) -> Vec<u16> {
    let numbers = |wanted: &dyn Fn(&pattern::Slot) -> bool| -> Vec<u16> {
        let slots = pattern.slots.iter().enumerate().filter(|(_, slot)| wanted(slot));
        slots.map(|(number, _)| number as u16).collect()
    };
    let marked = numbers(&|slot| slot.value);
    let fits = |kind: SlotKind| match value {
        ValueType::Count | ValueType::Money | ValueType::Measure => {
            matches!(kind, SlotKind::Count | SlotKind::Number)
        }
        ValueType::Date => kind == SlotKind::Date,
        ValueType::Place => kind == SlotKind::Place,
        ValueType::Name => kind == SlotKind::Person,
        ValueType::Quote => kind == SlotKind::Quote,
        ValueType::Term | ValueType::Text => false,
    };
    if marked.is_empty() { numbers(&|slot| fits(slot.kind)) } else { marked }
}

fn slot_hint(value: ValueType) -> &'static str {
    match value {
        ValueType::Count => "<count:LIST> or <number>",
        ValueType::Money => "<money>",
        ValueType::Measure => "<measure>, or <number> with `set: { unit: ... }`,",
        ValueType::Date => "<date>",
        ValueType::Place => "<place>",
        ValueType::Name => "<person>",
        ValueType::Quote => "<quote>",
        ValueType::Term | ValueType::Text => "`set: { value: from LIST }` and <LIST>",
    }
}

/// The rule files of a path: itself, or those in the folder, sorted.
fn files(path: &Path) -> Result<Vec<PathBuf>, RuleError> {
    let shown = path.display().to_string();
    if !path.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    let entries = std::fs::read_dir(path).map_err(|e| RuleError::file(&shown, e.to_string()))?;
    let mut found: Vec<PathBuf> = entries
        .filter_map(|entry| entry.ok().map(|e| e.path()))
        .filter(|p| p.extension().is_some_and(|e| e == "yaml" || e == "yml"))
        .collect();
    found.sort();
    if found.is_empty() {
        return Err(RuleError::file(&shown, "no .yaml or .yml file in this folder"));
    }
    Ok(found)
}
