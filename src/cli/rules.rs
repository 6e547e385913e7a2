//! `claimdiff rules`: what rules there are, whether their examples hold, how they are written, and a file to start from.

use crate::cli::args::{RulesAction, RulesArgs, RulesTestArgs, Shared};
use crate::cli::exit::{CliError, Exit, say_line};
use crate::cli::settings::{self, Merge};
use crate::cli::{output, start};
use crate::pipeline::rule_test::{self, Tested, Verdict};
use crate::rule::set::{Rule, RuleSet};
use crate::rule::yaml::is_kebab;
use crate::rule::{rewrite, source};
use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Runs the command.
pub fn run(args: RulesArgs) -> Result<Exit, CliError> {
    match args.action {
        RulesAction::List(args) => list(args.shared),
        RulesAction::Test(args) => test(args),
        RulesAction::Schema => {
            output::print(|out| out.write_all(SCHEMA.as_bytes()))?;
            Ok(Exit::Clean)
        }
        RulesAction::New { kind } => new(&kind),
    }
}

/// The rules, and the options with what the configuration adds.
fn loaded(mut shared: Shared) -> Result<(RuleSet, Shared), CliError> {
    let config = settings::load(&shared)?;
    let mut merge = Merge::new(&config);
    merge.shared(&mut shared);
    merge.done()?;
    Ok((start::rules(&shared, &config)?, shared))
}

fn list(shared: Shared) -> Result<Exit, CliError> {
    let on_command_line = shared.rules.clone();
    let rules = &loaded(shared)?.0;
    let head = ["id", "kind", "severity", "from", "origin"].map(str::to_owned);
    let rows = rules.rules.iter().filter_map(|rule| {
        let kind = rules.kinds.get(rule.kind)?;
        let line = rules.line(rule, None).map_or(String::new(), |line| format!(":{line}"));
        let (severity, origin) = (kind.severity.name().to_owned(), format!("{}{line}", rule.origin));
        Some([rules.full_id(rule), kind.id.clone(), severity, from(rules, rule, &on_command_line), origin])
    });
    let rows: Vec<[String; 5]> = std::iter::once(head).chain(rows).collect();
    let width = |column: usize| rows.iter().map(|row| row[column].chars().count()).max().unwrap_or(0);
    let (id, kind, severity, from) = (width(0), width(1), width(2), width(3));
    output::print(|out| {
        rows.iter().try_for_each(|row| {
            let [a, b, c, d, e] = row;
            writeln!(out, "{a:id$}  {b:kind$}  {c:severity$}  {d:from$}  {e}")
        })
    })?;
    Ok(Exit::Clean)
}

fn test(mut args: RulesTestArgs) -> Result<Exit, CliError> {
    args.shared.rules.extend(args.paths.iter().cloned());
    let (mut rules, shared) = loaded(args.shared.clone())?;
    let mut tested = tested(&rules, &shared, &args.paths)?;
    if args.update && update(&tested)? {
        // What the files say now is what they are held to.
        rules = loaded(args.shared)?.0;
        tested = self::tested(&rules, &shared, &args.paths)?;
    }
    show_all(&tested, &without_examples(&rules), &shared)
}

/// Runs the examples of all files, or of these.
fn tested(rules: &RuleSet, shared: &Shared, paths: &[PathBuf]) -> Result<Vec<Tested>, CliError> {
    let mut files = Vec::new();
    for path in paths {
        files.extend(source::files(path)?.iter().map(|file| file.display().to_string()));
    }
    let wanted = |origin: &str| paths.is_empty() || files.iter().any(|file| file == origin);
    start::on_threads(shared.jobs, || {
        let examples = rule_test::run_of(rules, wanted);
        examples.into_iter().chain(rule_test::run_pairs_of(rules, wanted)).collect()
    })
}

/// Writes what was read into the files of a desk whose examples failed; says whether there were any.
fn update(tested: &[Tested]) -> Result<bool, CliError> {
    let stale = |test: &&Tested| !matches!(test.verdict, Verdict::Pass | Verdict::Elsewhere);
    let mut files: BTreeMap<&str, Vec<&Tested>> = BTreeMap::new();
    for test in tested.iter().filter(stale).filter(|test| !test.origin.starts_with("builtin:")) {
        files.entry(&test.origin).or_default().push(test);
    }
    for (file, tests) in &files {
        let read = source::read(Path::new(file))?;
        let (mark, text) =
            read.strip_prefix('\u{FEFF}').map_or(("", read.as_str()), |text| ("\u{FEFF}", text));
        let (mut text, mut renewed) = (text.to_owned(), 0);
        for test in tests {
            let values: Vec<String> = test.got.iter().map(|(value, _)| value.clone()).collect();
            if let Some(new) = rewrite::gives(&text, &test.place.key("gives"), &values) {
                (text, renewed) = (new, renewed + 1);
            }
        }
        std::fs::write(file, format!("{mark}{text}"))
            .map_err(|error| CliError::file(Path::new(file), format_args!("cannot be written: {error}")))?;
        say_line(format_args!("{file}: {renewed} of {} failed examples written anew", tests.len()));
    }
    Ok(!files.is_empty())
}

fn show_all(tested: &[Tested], bare: &[String], shared: &Shared) -> Result<Exit, CliError> {
    let failed: Vec<&Tested> = tested.iter().filter(|test| test.verdict != Verdict::Pass).collect();
    output::print(|out| {
        failed.iter().try_for_each(|test| show(test, out))?;
        if shared.quiet {
            return Ok(());
        }
        if !bare.is_empty() {
            writeln!(out, "without examples: {}", bare.join(", "))?;
        }
        let (all, bad) = (tested.len(), failed.len());
        writeln!(out, "{all} examples, {} passed, {bad} failed{}", all - bad, by_verdict(&failed))
    })?;
    Ok(if failed.is_empty() { Exit::Clean } else { Exit::Found })
}

/// Who brought a rule: the tool, a rule set that says its name, the configuration or the command line.
fn from(rules: &RuleSet, rule: &Rule, on_command_line: &[PathBuf]) -> String {
    let origin = Path::new(&rule.origin);
    if rule.origin.starts_with("builtin:") {
        "built-in".to_owned()
    } else if let Some(set) = rules.set_of(&rule.origin) {
        format!("{} {} ({})", set.name, set.version, set.licence)
    } else if on_command_line.iter().any(|path| origin == path || origin.parent() == Some(path)) {
        "command line".to_owned()
    } else {
        "configuration".to_owned()
    }
}

/// The desk's rules that nothing shows to work; for the built-in ones a test of ours sees to it.
fn without_examples(rules: &RuleSet) -> Vec<String> {
    let own = rules.rules.iter().filter(|rule| !rule.origin.starts_with("builtin:"));
    own.filter(|rule| rule.written.examples.is_empty()).map(|rule| rules.full_id(rule)).collect()
}

/// " (1 missing, 2 noisy)"
fn by_verdict(failed: &[&Tested]) -> String {
    let verdicts = [Verdict::Missing, Verdict::Noisy, Verdict::Wrong, Verdict::Elsewhere];
    let counts =
        verdicts.map(|verdict| (failed.iter().filter(|test| test.verdict == verdict).count(), verdict));
    let told: Vec<String> = counts
        .iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, verdict)| format!("{count} {}", verdict.name()))
        .collect();
    if told.is_empty() { String::new() } else { format!(" ({})", told.join(", ")) }
}

fn show(test: &Tested, out: &mut dyn Write) -> io::Result<()> {
    let or_none = |values: Vec<String>| if values.is_empty() { "none".to_owned() } else { values.join(", ") };
    // Who read a value matters where it is not the rule that the example stands under.
    let got = test.got.iter().map(|(value, by)| match *by == test.rule {
        true => value.clone(),
        false => format!("{value} (read by {by})"),
    });
    let line = test.line.map_or(String::new(), |line| format!(":{line}"));
    writeln!(out, "{}{line}: {}: {}", test.origin, test.rule, test.verdict.words())?;
    writeln!(out, "    text      {}", test.text)?;
    writeln!(out, "    expected  {}", or_none(test.expected.clone()))?;
    writeln!(out, "    got       {}", or_none(got.collect()))
}

/// The JSON Schema of rule files, for editors that complete and check as one types.
const SCHEMA: &str = include_str!("../../docs/schema/rule.json");

fn new(kind: &str) -> Result<Exit, CliError> {
    if !is_kebab(kind) {
        return Err(CliError::Other(format!("`{kind}` is no id: use a-z, 0-9 and single hyphens")));
    }
    output::print(|out| out.write_all(starter(kind).as_bytes()))?;
    Ok(Exit::Clean)
}

/// A rule file that runs green as it is.
pub fn starter(kind: &str) -> String {
    include_str!("starter.yaml").replace("KIND", kind)
}
