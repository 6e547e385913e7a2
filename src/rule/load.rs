//! Rule files put together. In: the built-in files and a desk's paths. Out: one [`RuleSet`], or all faults of all files.

use crate::lexicon::words::Lexicon;
use crate::model::article::Basis;
use crate::model::kind::{Course, Kind, Severity};
use crate::model::published::published;
use crate::rule::builtin;
use crate::rule::compile::{Compiler, no_id, phrase};
use crate::rule::error::{Faults, RuleError, did_you_mean};
use crate::rule::lists;
use crate::rule::locate::Place;
use crate::rule::manifest::{self, Manifest};
use crate::rule::mend;
use crate::rule::scalar::Terms;
use crate::rule::set::{Rule, RuleSet, WrittenPair};
use crate::rule::source::{self, SourceFile};
use crate::rule::syntax;
use crate::rule::value;
use crate::rule::yaml::{self, RuleFile};
use rayon::prelude::*;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::PathBuf;

/// Rules, phrases and terms that one file may hold: many times the built-in rules together. More would make starts slow.
const MOST_RULES: usize = 1_000;
const MOST_PHRASES: usize = 5_000;
const MOST_TERMS: usize = 20_000;
const MOST_FORMS: usize = 5_000;

impl RuleSet {
    /// The built-in rules.
    pub fn builtin() -> Result<Self, RuleError> {
        Self::load(true, &[])
    }

    /// The built-in rules, if wanted, and those of these files and folders (`.yaml`, `.yml`, sorted by name). Phrases
    /// that mark context are no rules: they hold with and without.
    pub fn load(with_builtin: bool, paths: &[PathBuf]) -> Result<Self, RuleError> {
        // Files can be read side by side: their order counts when they are added.
        Self::with(paths, || {
            wanted(with_builtin).par_iter().map(|(name, text)| written(name, text)).collect()
        })
    }

    /// The same for reading articles: the built-in rules come as the build read them, without their examples and pairs.
    /// It takes a tenth of the time.
    pub fn ready(with_builtin: bool, paths: &[PathBuf]) -> Result<Self, RuleError> {
        Self::with(paths, || {
            // A test reads all of it, so none can be refused here; a file that is missing is read as it is written.
            let mut compact: BTreeMap<&str, RuleFile> =
                serde_json::from_str(builtin::COMPACT).unwrap_or_default();
            let take = |(name, text): &Builtin| match compact.remove(name) {
                Some(file) => Ok((format!("builtin:{name}"), *text, file)),
                None => written(name, text),
            };
            wanted(with_builtin).iter().map(take).collect()
        })
    }

    /// What `read` makes of the built-in files, and the desk's files.
    fn with(
        paths: &[PathBuf],
        read: impl FnOnce() -> Vec<Result<BuiltinFile, RuleError>> + Send,
    ) -> Result<Self, RuleError> {
        let mut faults = Faults::default();
        let (lexicon, files) = rayon::join(Lexicon::builtin, read);
        let mut set = Self { lexicon, ..Self::default() };
        for file in files {
            let file = faults.keep(file);
            file.map(|(path, text, file)| {
                let source = SourceFile { path: &path, text };
                faults.keep(set.add_file(&source, Cow::Borrowed(text), file))
            });
        }
        faults.keep(set.add_paths(paths));
        faults.or(set)
    }

    /// Adds the word lists and the house style that a configuration gives; rule files may speak of them.
    pub fn add_words(
        &mut self,
        source: &SourceFile,
        lists: &BTreeMap<String, Terms>,
        house_style: &BTreeMap<String, Vec<String>>,
    ) -> Result<(), RuleError> {
        let mut faults = Faults::default();
        lists::add(&mut self.lexicon, source, lists, &mut faults);
        self.style.add(source, house_style, &mut faults);
        faults.in_order().or(())
    }

    /// Adds the rule files of these paths.
    pub fn add_paths(&mut self, paths: &[PathBuf]) -> Result<(), RuleError> {
        let mut faults = Faults::default();
        for path in paths {
            if let Some(manifest) = faults.keep(manifest::of(path)).flatten() {
                faults.keep(self.add_manifest(manifest));
            }
            for file in faults.keep(source::files(path)).unwrap_or_default() {
                let text = faults.keep(source::read(&file));
                text.map(|text| faults.keep(self.add(&file.display().to_string(), &text)));
            }
        }
        faults.or(())
    }

    /// Notes what a folder of rules says of itself.
    fn add_manifest(&mut self, manifest: Manifest) -> Result<(), RuleError> {
        if let Some(first) = self.sets.iter().find(|set| set.name == manifest.name) {
            let message = format!("the rule set `{}` is there already, from {}", manifest.name, first.folder);
            return Err(RuleError::file_with(&manifest.folder, "duplicate-set", message));
        }
        self.sets.push(manifest);
        Ok(())
    }

    /// Compares the values of known kinds as a configuration says it, at `kinds`.
    pub fn set_kinds(
        &mut self,
        source: &SourceFile,
        kinds: &BTreeMap<String, yaml::Compare>,
    ) -> Result<(), RuleError> {
        let mut faults = Faults::default();
        for (id, settings) in kinds {
            let place = Place::root().key("kinds").key(id);
            compare(source, &place, settings, &mut faults);
            match self.kinds.iter_mut().find(|kind| kind.id == *id) {
                Some(kind) => set_kind(kind, settings),
                None => {
                    let hint = did_you_mean(id, self.kinds.iter().map(|kind| kind.id.as_str()));
                    let fault = source.fault_of_key(&place, format!("there is no kind `{id}`"));
                    faults.add(fault.hint(hint).code("no-such-kind"));
                }
            }
        }
        faults.in_order().or(())
    }

    /// Adds the text of one rule file; `path` is for messages.
    pub fn add(&mut self, path: &str, text: &str) -> Result<(), RuleError> {
        let source = SourceFile::new(path, text)?;
        let (file, shape) = match syntax::parse(&source) {
            Ok(file) => (Some(file), Vec::new()),
            Err(first) => mend::parse(&source, first),
        };
        // What is sound of the file is looked at all the same: one run tells all faults.
        let added =
            file.map_or(Ok(()), |file| self.add_file(&source, Cow::Owned(source.text.to_owned()), file));
        if shape.is_empty() {
            return added;
        }
        let mut faults = Faults::default();
        faults.keep(added);
        let mut faults = faults.without_consequences(&shape);
        shape.into_iter().for_each(|fault| faults.add(fault));
        faults.in_order().or(())
    }

    /// Adds what a file was read as; `text` is kept for those who ask for a line of it.
    fn add_file(
        &mut self,
        source: &SourceFile,
        text: Cow<'static, str>,
        mut file: RuleFile,
    ) -> Result<(), RuleError> {
        refuse_large(source, &file)?;
        let mut faults = Faults::default();
        lists::add(&mut self.lexicon, source, &file.lists, &mut faults);
        self.add_background(source, &file, &mut faults);
        self.style.add(source, &file.house_style, &mut faults);
        let rules = std::mem::take(&mut file.rules);
        compare(source, &Place::root().key("compare"), &file.compare, &mut faults);
        if let Some(kind) = faults.keep(self.kind(source, &file, rules.is_empty())).flatten() {
            faults.keep(self.add_pairs(source, kind, &file.pairs));
            for (number, rule) in rules.into_iter().enumerate() {
                if rule.off {
                    faults.keep(self.remove_rule(source, kind, number, &rule.id));
                    continue;
                }
                let mut compiler = Compiler { source, lexicon: &mut self.lexicon, kind: &self.kinds[kind] };
                let compiled = faults.keep(compiler.rule(kind, number, rule));
                compiled.map(|rule| faults.keep(self.add_rule(source, rule)));
            }
        }
        faults.in_order().or(())?;
        self.sources.push((source.path.to_owned(), text));
        Ok(())
    }

    /// Adds a rule, or puts it in the place of the one that it overrides.
    fn add_rule(&mut self, source: &SourceFile, rule: Rule) -> Result<(), RuleError> {
        let here = Place::root().key("rules").item(rule.number);
        let known = self.rules.iter().position(|r| r.kind == rule.kind && r.id == rule.id);
        match known {
            Some(at) if rule.written.overrides => self.rules[at] = rule,
            Some(at) if self.rules[at].origin == source.path => {
                let first = Place::root().key("rules").item(self.rules[at].number).key("id");
                let line = source.fault(&first, "").line;
                let message = format!("rule `{}` is in this file already, at line {line}", rule.id);
                return Err(source.fault(&here.key("id"), message).code("duplicate-rule").into());
            }
            Some(at) => {
                let line = self.line(&self.rules[at], None).map_or(String::new(), |line| format!(":{line}"));
                let first = format!("{}{line}", self.rules[at].origin);
                let message = format!("rule `{}` is there already, from {first}", rule.id);
                let hint = Some("to replace it, write `override: true`".to_owned());
                return Err(source.fault(&here.key("id"), message).hint(hint).code("duplicate-rule").into());
            }
            None if rule.written.overrides => {
                let kind = &self.kinds[rule.kind].id;
                let message = format!("there is no rule `{kind}/{}` to replace", rule.id);
                let ids = self.rules.iter().filter(|r| r.kind == rule.kind).map(|r| r.id.as_str());
                let hint = did_you_mean(&rule.id, ids)
                    .unwrap_or_else(|| "without `override`, the rule is added".to_owned());
                let fault = source.fault(&here.key("id"), message).hint(Some(hint));
                return Err(fault.code("nothing-to-override").into());
            }
            None => self.rules.push(rule),
        }
        Ok(())
    }

    /// Takes a rule out.
    fn remove_rule(
        &mut self,
        source: &SourceFile,
        kind: usize,
        number: usize,
        id: &str,
    ) -> Result<(), RuleError> {
        let before = self.rules.len();
        self.rules.retain(|rule| rule.kind != kind || rule.id != id);
        if self.rules.len() < before {
            return Ok(());
        }
        let message = format!("there is no rule `{}/{id}` to switch off", self.kinds[kind].id);
        let ids = self.rules.iter().filter(|rule| rule.kind == kind).map(|rule| rule.id.as_str());
        let here = Place::root().key("rules").item(number).key("id");
        Err(source.fault(&here, message).hint(did_you_mean(id, ids)).code("nothing-to-switch-off").into())
    }

    fn add_pairs(&mut self, source: &SourceFile, kind: usize, pairs: &[yaml::Pair]) -> Result<(), RuleError> {
        let mut faults = Faults::default();
        for (number, pair) in pairs.iter().enumerate() {
            let day = pair.published.as_deref().map(|day| published(day, Basis::Metadata));
            if let Some(Err(error)) = day {
                let place = Place::root().key("pairs").item(number).key("published");
                faults.add(source.fault(&place, error.to_string()).code("wrong-value"));
            }
            let (origin, written) = (source.path.to_owned(), pair.clone());
            self.pairs.push(WrittenPair { kind, origin, number, written });
        }
        faults.or(())
    }

    fn add_background(&mut self, source: &SourceFile, file: &RuleFile, faults: &mut Faults) {
        for (class, phrases) in &file.background {
            let place = Place::root().key("background").key(class);
            if !yaml::is_kebab(class) {
                faults.add(no_id(source, &place, class));
            }
            for (n, text) in phrases.iter().enumerate() {
                let pattern = faults.keep(phrase(source, &mut self.lexicon, &place.item(n), text));
                self.background.extend(pattern.map(|pattern| (class.clone(), pattern)));
            }
        }
    }

    /// The kind of the file: a new one, or one that is known. A file of background phrases alone has none.
    fn kind(
        &mut self,
        source: &SourceFile,
        file: &RuleFile,
        no_rules: bool,
    ) -> Result<Option<usize>, RuleError> {
        let root = Place::root();
        let Some(id) = &file.kind else {
            let other = !(file.background.is_empty() && file.lists.is_empty() && file.house_style.is_empty());
            if no_rules && other {
                return Ok(None);
            }
            let hint = Some("say what kind of claim the rules make: `kind: evacuated`".to_owned());
            return Err(source.fault(&root, "`kind` is missing").hint(hint).code("missing-key").into());
        };
        let mut faults = Faults::default();
        if !yaml::is_kebab(id) {
            let message = format!("`{id}` is no id: use a-z, 0-9 and single hyphens");
            faults.add(source.fault(&root.key("kind"), message).code("no-id"));
        }
        let known = self.kinds.iter().position(|kind| kind.id == *id);
        match (known.map(|at| self.kinds[at].value), file.value) {
            (Some(old), Some(new)) if old != new => {
                let message =
                    format!("kind `{id}` is there already, and its values are of type {}", value::name(old));
                let hint =
                    Some("leave `value` out to add rules to it, or give the kind another id".to_owned());
                faults.add(source.fault(&root.key("value"), message).hint(hint).code("another-value"));
            }
            (None, None) => {
                let near = did_you_mean(id, self.kinds.iter().map(|kind| kind.id.as_str()));
                let hint = near.unwrap_or_else(|| "say what its claims carry: `value: count`".to_owned());
                let message = format!("kind `{id}` is new and has no `value`");
                faults.add(source.fault(&root.key("kind"), message).hint(Some(hint)).code("new-kind"));
            }
            _ => {}
        }
        faults.or(())?;
        let at = known.unwrap_or(self.kinds.len());
        if let (None, Some(value)) = (known, file.value) {
            let (title, severity) = (id.clone(), Severity::Error);
            self.kinds.push(Kind {
                id: id.clone(),
                title,
                value,
                severity,
                tolerance: 0.0,
                tolerance_share: 0.0,
                note_within: 0.0,
                over_time: Course::default(),
                message: None,
            });
            self.docs.push(yaml::Docs::default());
        }
        let compare = &file.compare;
        let (kind, docs) = (&mut self.kinds[at], &mut self.docs[at]);
        kind.title = file.title.clone().unwrap_or_else(|| kind.title.clone());
        set_kind(kind, compare);
        let or = |new: &String, old: &String| if new.is_empty() { old.clone() } else { new.clone() };
        *docs = yaml::Docs { what: or(&file.docs.what, &docs.what), why: or(&file.docs.why, &docs.why) };
        Ok(Some(at))
    }
}

/// Name and text of a built-in file.
type Builtin = (&'static str, &'static str);

/// A built-in file that was read: its path for messages, its text, and what it says.
type BuiltinFile = (String, &'static str, RuleFile);

/// The built-in files that hold with these rules, or without.
fn wanted(with_builtin: bool) -> Vec<Builtin> {
    let rules = if with_builtin { builtin::FILES } else { &[] };
    rules.iter().chain(&[builtin::SCOPE]).copied().collect()
}

/// Reads a built-in file as it is written.
fn written(name: &str, text: &'static str) -> Result<BuiltinFile, RuleError> {
    let path = format!("builtin:{name}");
    let file = syntax::parse(&SourceFile::new(&path, text)?)?;
    Ok((path, text, file))
}

/// What is not said stays as it was.
fn set_kind(kind: &mut Kind, compare: &yaml::Compare) {
    kind.severity = compare.severity.unwrap_or(kind.severity);
    kind.tolerance = compare.tolerance.unwrap_or(kind.tolerance);
    kind.tolerance_share = compare.tolerance_share.unwrap_or(kind.tolerance_share);
    kind.note_within = compare.note_within.unwrap_or(kind.note_within);
    kind.over_time = compare.over_time.unwrap_or(kind.over_time);
    kind.message = compare.message.clone().or(kind.message.take());
}

/// Tolerances are numbers that can be compared with: `.nan` and `.inf` are numbers for YAML.
fn compare(source: &SourceFile, at: &Place, compare: &yaml::Compare, faults: &mut Faults) {
    let all = [
        ("tolerance", compare.tolerance),
        ("tolerance_share", compare.tolerance_share),
        ("note_within", compare.note_within),
    ];
    for (key, number) in all {
        if number.is_some_and(|n| !n.is_finite() || n < 0.0) {
            let message = "takes a finite number of 0 or more";
            faults.add(source.fault(&at.key(key), message).code("wrong-value"));
        }
    }
}

/// Refuses what would make every start slow.
fn refuse_large(source: &SourceFile, file: &RuleFile) -> Result<(), RuleError> {
    let phrases = file.rules.iter().map(|rule| rule.any.0.len() + rule.not.0.len()).sum::<usize>()
        + file.background.values().map(Vec::len).sum::<usize>();
    let forms = file.house_style.values().map(|variants| variants.len() + 1).sum();
    let terms = file.lists.values().map(|list| list.terms.len() + list.without.len()).sum();
    for (count, most, what) in [
        (file.rules.len(), MOST_RULES, "rules"),
        (phrases, MOST_PHRASES, "phrases"),
        (terms, MOST_TERMS, "terms in lists"),
        (forms, MOST_FORMS, "forms of names"),
    ] {
        if count > most {
            return Err(RuleError::file_with(
                source.path,
                "too-much",
                format!("holds {count} {what}; a rule file has at most {most}"),
            ));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rule::expression::Expression;

    #[test]
    fn every_built_in_expression_compiles() {
        let rules = RuleSet::builtin().unwrap();
        let mut texts = rules.rules.iter().filter_map(|rule| rule.written.regex.as_ref()).peekable();
        assert!(texts.peek().is_some());
        texts.for_each(|text| assert!(Expression::checked(text).is_ok(), "{text}"));
    }
}
