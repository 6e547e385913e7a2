//! A configuration as it is written. Only shapes are checked here. The keys are described for editors in
//! `docs/schema/config.json`, which a test keeps in step with these types; keys that are options too have their names.
//!
//! No `flatten`, `untagged` or internal `tag` anywhere: with them serde_yaml forgets where a fault stands.

use crate::model::kind::Severity;
use crate::rule::scalar::{OneOrMany, Terms};
use crate::rule::yaml::Compare;
use serde::Deserialize;
use std::collections::BTreeMap;

/// `claimdiff.yaml`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct ConfigFile {
    /// What is read when the command line names nothing.
    pub paths: Option<OneOrMany>,
    /// `--files-from`.
    pub files_from: Option<String>,
    /// `--against`.
    pub against: Option<OneOrMany>,
    /// `--stdin-filename`.
    pub stdin_filename: Option<String>,
    /// `--input-format`.
    pub input_format: Option<String>,
    /// `--published`.
    pub published: Option<String>,
    /// `--allow-unread`.
    pub allow_unread: Option<bool>,
    /// `--rules`.
    pub rules: Option<OneOrMany>,
    /// `--no-builtin`.
    pub no_builtin: Option<bool>,
    /// `--format`.
    pub format: Option<String>,
    /// `--output`: a file for each format.
    pub output: Option<BTreeMap<String, String>>,
    /// `--explain`.
    pub explain: Option<bool>,
    /// `--show-suppressed`.
    pub show_suppressed: Option<bool>,
    /// `--policy`.
    pub policy: Option<String>,
    /// `--quiet`.
    pub quiet: Option<bool>,
    /// `--color`.
    pub color: Option<String>,
    /// `--jobs`.
    pub jobs: Option<u16>,
    /// `--fail-on`.
    pub fail_on: Option<String>,
    /// `--max-findings`.
    pub max_findings: Option<usize>,
    /// `--since`.
    pub since: Option<String>,
    /// `--baseline`.
    pub baseline: Option<String>,
    /// `--today`.
    pub today: Option<String>,
    /// How values of a kind compare, as `compare` in its rule file says it.
    #[serde(default)]
    pub kinds: BTreeMap<String, Compare>,
    /// Numbers that verdicts hang on, by name: `claimdiff explain thresholds` lists them.
    #[serde(default)]
    pub thresholds: BTreeMap<String, f64>,
    /// Terms that are added to word lists, as in rule files.
    #[serde(default)]
    pub lists: BTreeMap<String, Terms>,
    /// How the desk spells names, as in rule files.
    #[serde(default)]
    pub house_style: BTreeMap<String, Vec<String>>,
    /// Sources, the most trusted first.
    #[serde(default)]
    pub sources: Vec<String>,
    /// How much findings matter; the last entry that holds counts.
    #[serde(default)]
    pub severity: Vec<SeverityEntry>,
    /// Findings that are settled.
    #[serde(default)]
    pub suppress: Vec<SuppressEntry>,
}

/// How much the findings of a selection matter. All that selects must hold.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct SeverityEntry {
    /// The severity.
    pub is: Severity,
    /// A reason code, or the id of a rule.
    pub rule: Option<String>,
    /// A kind of claim.
    pub kind: Option<String>,
    /// A type of finding.
    #[serde(rename = "type")]
    pub finding_type: Option<String>,
    /// An event: its pin, its title, or an article of it.
    pub event: Option<String>,
    /// Globs of files that the finding would not stand without.
    pub files: Option<OneOrMany>,
    /// Sources that it would not stand without.
    pub source: Option<OneOrMany>,
    /// Values that differ by no more than this.
    pub within: Option<f64>,
}

/// A finding that is settled, and why. At least one key must select; all that do must hold.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct SuppressEntry {
    /// Why.
    pub reason: String,
    /// Whose decision it is.
    pub by: Option<String>,
    /// The last day on which it holds.
    pub until: Option<String>,
    /// The value that was decided on.
    pub value: Option<OneOrMany>,
    /// The day of the decision.
    pub on: Option<String>,
    /// A reason code, or the id of a rule.
    pub rule: Option<String>,
    /// A kind of claim.
    pub kind: Option<String>,
    /// A type of finding.
    #[serde(rename = "type")]
    pub finding_type: Option<String>,
    /// An event: its pin, its title, or an article of it.
    pub event: Option<String>,
    /// A finding's fingerprint.
    pub fingerprint: Option<String>,
    /// Globs of files that the finding would not stand without.
    pub files: Option<OneOrMany>,
    /// Sources that it would not stand without.
    pub source: Option<OneOrMany>,
    /// Values that differ by no more than this.
    pub within: Option<f64>,
}

/// A sidecar file: `claimdiff` in an article's front matter holds the same.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sidecar {
    /// Findings that are settled as far as this article goes.
    pub suppress: Vec<SuppressEntry>,
}
