//! The words of the command line, and their help. It reads nothing and runs nothing.

use crate::model::article::{Basis, Published};
use crate::model::kind::Severity;
use crate::model::published::published;
use crate::report::options::POLICIES;
use crate::report::{CLAIM_FORMATS, FORMATS, Format, MENTION_FORMATS};
use clap::builder::{PossibleValue, PossibleValuesParser};
use clap::{Args, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

const EXIT_CODES: &str = "\
Exit codes:
  0  nothing at or above --fail-on
  1  discrepancies at or above --fail-on
  2  could not do it: wrong usage, a named file that cannot be read, a broken rule, nothing to check";

const CHECK_EXAMPLES: &str = "\
Examples:
  claimdiff check stories/
  claimdiff check ap.txt bbc.md afp.txt --explain
  claimdiff check feed.jsonl --format json --output table=report.txt
  cat feed.jsonl | claimdiff check - --fail-on warning";

/// Checks the claims in a batch of news articles against each other and shows which sources disagree.
///
/// claimdiff reads articles, pulls out what can be compared (places, days, casualty counts, names, and whatever your
/// own rule files define), groups the articles that are about the same event, and reports which sources disagree, each
/// side quoted with its file and line. It does not say who is right, and it never uses the network.
#[derive(Debug, Parser)]
#[command(name = "claimdiff", version, after_help = EXIT_CODES, max_term_width = 100)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Compare articles and report what their sources disagree on
    #[command(after_help = format!("{CHECK_EXAMPLES}\n\n{EXIT_CODES}"))]
    Check(CheckArgs),
    /// List the claims of articles without comparing them
    Extract(ExtractArgs),
    /// Show what the tool sees before any rule: numbers, dates, places, persons, speakers, quotations
    Annotate(AnnotateArgs),
    /// Say how two names, places, dates or counts relate, and why
    Relate(RelateArgs),
    /// Explain a rule, a kind of claim, a discrepancy type, a reason code or an error code
    Explain(ExplainArgs),
    /// List rules, run their own examples, print a starter
    Rules(RulesArgs),
    /// Accept the findings of today, so that only new ones fail
    Baseline(BaselineArgs),
    /// Print completions for a shell
    Completions {
        /// Which shell
        #[arg(value_name = "SHELL", value_enum)]
        shell: clap_complete::Shell,
    },
    /// Print the manual page
    Man,
}

/// Options of every command.
#[derive(Clone, Debug, Args)]
#[command(next_help_heading = "Shared options")]
pub struct Shared {
    /// Add the rules of this YAML file, or of all in this folder (may be given several times)
    #[arg(long = "rules", value_name = "FILE|DIR")]
    pub rules: Vec<PathBuf>,
    /// Use only the rules given by --rules
    #[arg(long)]
    pub no_builtin: bool,
    /// Read settings from this file; without it, claimdiff.yaml of the working folder or the nearest above
    #[arg(long, value_name = "FILE", conflicts_with = "no_config")]
    pub config: Option<PathBuf>,
    /// Read no configuration file
    #[arg(long)]
    pub no_config: bool,
    /// Work on N articles at a time (default: one per processor); the output is the same for every N
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    pub jobs: Option<u16>,
    /// Print findings only: no notices, no closing lines
    #[arg(long, short)]
    pub quiet: bool,
    /// When to use colour (default: auto); NO_COLOR is respected
    #[arg(long, value_enum, value_name = "WHEN")]
    pub color: Option<Color>,
}

/// What is read, and how.
#[derive(Clone, Debug, Args)]
pub struct Input {
    /// Files, folders, or - for standard input; see docs/input.md for the formats
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// Read also what this file names, a path a line (- for standard input)
    #[arg(long, value_name = "FILE")]
    pub files_from: Option<PathBuf>,
    /// Name standard input; its extension says how it is read
    #[arg(long, value_name = "NAME")]
    pub stdin_filename: Option<String>,
    /// Read all files as this format, whatever they look like
    #[arg(long, value_name = "NAME", value_parser = formats())]
    pub input_format: Option<String>,
    /// The publication day of articles that carry none
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub published: Option<Published>,
    /// Accept that a file in a folder or a line of JSON Lines could not be read: no exit code 2 for it
    #[arg(long)]
    pub allow_unread: bool,
}

/// `claimdiff check`.
#[derive(Clone, Debug, Args)]
pub struct CheckArgs {
    /// What to read.
    #[command(flatten)]
    pub input: Input,
    /// Check the PATHs, drafts of your own, against these: only what touches a draft is reported
    #[arg(long, value_name = "PATH")]
    pub against: Vec<PathBuf>,
    /// How to print the report (default: table)
    #[arg(long, value_name = "NAME", value_parser = choices(FORMATS))]
    pub format: Option<String>,
    /// Write the report to a file too, in a format of its own (may be given several times)
    #[arg(long, value_name = "FORMAT=FILE", value_parser = output)]
    pub output: Vec<(String, PathBuf)>,
    /// The least severity that makes the exit code 1 (default: error)
    #[arg(long, value_enum, value_name = "LEVEL")]
    pub fail_on: Option<FailOn>,
    /// Report so many findings at most, the weightiest first; the others are counted
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    pub max_findings: Option<u32>,
    /// Report only events with an article that changed since this revision (asks git)
    #[arg(long, value_name = "REV")]
    pub since: Option<String>,
    /// Report only what is not in this file, which `claimdiff baseline write` made
    #[arg(long, value_name = "FILE")]
    pub baseline: Option<PathBuf>,
    /// The day that `until` of suppressions is held against (default: SOURCE_DATE_EPOCH, else the clock, in UTC)
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub today: Option<Published>,
    /// Write suppressed findings into SARIF too, with their reasons (GitHub would show them as open alerts)
    #[arg(long)]
    pub show_suppressed: bool,
    /// Show what looks like a disagreement and is none, and why; why articles are one event
    #[arg(long)]
    pub explain: bool,
    /// How figures on which sources differ are worded for print (default: range)
    #[arg(long, value_name = "NAME", value_parser = policies())]
    pub policy: Option<String>,
    /// Print which files would be read, and why others would not, and compare nothing
    #[arg(long)]
    pub list_files: bool,
    /// Print every setting with its value and where it comes from, and do nothing else
    #[arg(long)]
    pub show_config: bool,
    /// Options of every command.
    #[command(flatten)]
    pub shared: Shared,
}

/// `claimdiff baseline`.
#[derive(Clone, Debug, Args)]
pub struct BaselineArgs {
    /// What to do with the baseline.
    #[command(subcommand)]
    pub action: BaselineAction,
}

/// What to do with the baseline.
#[derive(Clone, Debug, Subcommand)]
pub enum BaselineAction {
    /// Write all findings of these articles into the baseline: from now on they are known
    Write(BaselineRun),
    /// Take out of the baseline what is found no more; nothing is added
    Prune(BaselineRun),
}

/// What a baseline is made of.
#[derive(Clone, Debug, Args)]
pub struct BaselineRun {
    /// What to read.
    #[command(flatten)]
    pub input: Input,
    /// The drafts of your own are the PATHs, and these are what they are checked against
    #[arg(long, value_name = "PATH")]
    pub against: Vec<PathBuf>,
    /// The baseline (default: claimdiff-baseline.json)
    #[arg(long, value_name = "FILE")]
    pub baseline: Option<PathBuf>,
    /// The day that `until` of suppressions is held against (default: SOURCE_DATE_EPOCH, else the clock, in UTC)
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub today: Option<Published>,
    /// Options of every command.
    #[command(flatten)]
    pub shared: Shared,
}

/// `claimdiff extract`.
#[derive(Clone, Debug, Args)]
pub struct ExtractArgs {
    /// What to read.
    #[command(flatten)]
    pub input: Input,
    /// How to print the claims
    #[arg(long, value_name = "NAME", value_parser = choices(CLAIM_FORMATS), default_value = "table")]
    pub format: String,
    /// Options of every command.
    #[command(flatten)]
    pub shared: Shared,
}

/// `claimdiff annotate`.
#[derive(Clone, Debug, Args)]
pub struct AnnotateArgs {
    /// What to read.
    #[command(flatten)]
    pub input: Input,
    /// How to print the mentions
    #[arg(long, value_name = "NAME", value_parser = choices(MENTION_FORMATS), default_value = "text")]
    pub format: String,
    /// Options of every command.
    #[command(flatten)]
    pub shared: Shared,
}

/// `claimdiff relate`.
#[derive(Clone, Debug, Args)]
pub struct RelateArgs {
    /// What the two are
    #[arg(value_name = "KIND", value_parser = PossibleValuesParser::new(crate::cli::relaters::choices()))]
    pub kind: String,
    /// The first
    #[arg(required_unless_present = "pairs", conflicts_with = "pairs", requires = "b")]
    pub a: Option<String>,
    /// The second
    #[arg(conflicts_with = "pairs")]
    pub b: Option<String>,
    /// Relate the pairs of a table instead: lines of id, A and B, separated by tabs (- for standard input)
    #[arg(long, value_name = "FILE")]
    pub pairs: Option<PathBuf>,
    /// The day that relative dates count from
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub published: Option<Published>,
    /// How to print the relation of a single pair
    #[arg(long, value_enum, default_value_t = RelateFormat::Text, value_name = "NAME", conflicts_with = "pairs")]
    pub format: RelateFormat,
    /// Options of every command.
    #[command(flatten)]
    pub shared: Shared,
}

/// `claimdiff explain`.
#[derive(Clone, Debug, Args)]
pub struct ExplainArgs {
    /// A rule (killed/killed-passive), a kind, a discrepancy type, a reason code, an error code; with --report the id
    /// or fingerprint of a finding
    pub id: String,
    /// Explain a finding of this report, which `check --format json` wrote
    #[arg(long, value_name = "FILE.json")]
    pub report: Option<PathBuf>,
    /// Options of every command.
    #[command(flatten)]
    pub shared: Shared,
}

/// `claimdiff rules`.
#[derive(Clone, Debug, Args)]
pub struct RulesArgs {
    /// What to do with the rules.
    #[command(subcommand)]
    pub action: RulesAction,
}

/// What to do with the rules.
#[derive(Clone, Debug, Subcommand)]
pub enum RulesAction {
    /// List all rules: id, kind, severity of the kind, and where each stands
    List(RulesShared),
    /// Run the examples that stand in the rule files; exit code 1 when one fails
    Test(RulesTestArgs),
    /// Print the JSON Schema of rule files, for editors that complete and check
    Schema,
    /// Print a starter rule file that passes its own examples
    New {
        /// The id of the new kind: a-z, 0-9 and hyphens
        #[arg(default_value = "evacuated")]
        kind: String,
    },
}

/// `claimdiff rules test`.
#[derive(Clone, Debug, Args)]
pub struct RulesTestArgs {
    /// Run the examples of these rule files or folders only (without any: of all rules, the built-in ones too)
    #[arg(value_name = "FILE|DIR")]
    pub paths: Vec<PathBuf>,
    /// Write what is read now into the examples that failed; comments and order stay
    #[arg(long)]
    pub update: bool,
    /// Options of every command.
    #[command(flatten)]
    pub shared: Shared,
}

/// Options of the commands on rules.
#[derive(Clone, Debug, Args)]
pub struct RulesShared {
    /// Options of every command.
    #[command(flatten)]
    pub shared: Shared,
}

/// When to use colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Color {
    /// On a terminal, unless NO_COLOR is set
    Auto,
    /// Also into files and pipes
    Always,
    /// Not at all
    Never,
}

/// From which severity on findings make the exit code 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum FailOn {
    /// One of the statements must be wrong
    Error,
    /// An editor has to choose or attribute
    Warning,
    /// Explained by time, scope, precision or lineage
    Note,
    /// Findings never change the exit code
    Never,
}

impl FailOn {
    /// Does a finding of this severity count?
    pub fn counts(self, severity: Severity) -> bool {
        match self {
            FailOn::Error => severity >= Severity::Error,
            FailOn::Warning => severity >= Severity::Warning,
            FailOn::Note => severity >= Severity::Note,
            FailOn::Never => false,
        }
    }
}

/// How a relation is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum RelateFormat {
    /// For a person
    Text,
    /// For a program
    Json,
}

fn choices<I: ?Sized>(formats: &'static [Format<I>]) -> PossibleValuesParser {
    PossibleValuesParser::new(formats.iter().map(|format| PossibleValue::new(format.name).help(format.about)))
}

fn policies() -> PossibleValuesParser {
    PossibleValuesParser::new(POLICIES.iter().map(|(name, _, about)| PossibleValue::new(*name).help(*about)))
}

fn formats() -> PossibleValuesParser {
    let formats = crate::read::format::FORMATS.iter();
    PossibleValuesParser::new(formats.map(|format| PossibleValue::new(format.name).help(format.about)))
}

fn date(text: &str) -> Result<Published, String> {
    published(text, Basis::Option).map_err(|error| error.to_string())
}

fn output(text: &str) -> Result<(String, PathBuf), String> {
    let (format, file) = text.split_once('=').ok_or("write FORMAT=FILE, as in json=report.json")?;
    if file.is_empty() {
        return Err("names no file".to_owned());
    }
    match FORMATS.iter().any(|known| known.name == format) {
        true => Ok((format.to_owned(), PathBuf::from(file))),
        false => {
            let known: Vec<&str> = FORMATS.iter().map(|format| format.name).collect();
            Err(format!("there is no format `{format}`; there are {}", known.join(", ")))
        }
    }
}
