//! `claimdiff rules`: what rules there are, whether their examples hold, how they are written, and a file to start from.

use crate::cli::args::{RulesAction, RulesArgs, Shared};
use crate::cli::exit::{CliError, Exit};
use crate::cli::settings::{self, Merge};
use crate::cli::{output, start};
use crate::pipeline::rule_test::{self, Tested, Verdict};
use crate::rule::set::RuleSet;
use crate::rule::yaml::is_kebab;
use std::io::{self, Write};

/// Runs the command.
pub fn run(args: RulesArgs) -> Result<Exit, CliError> {
    match args.action {
        RulesAction::List(args) => list(&loaded(args.shared)?.0),
        RulesAction::Test(args) => {
            let (rules, shared) = loaded(args.shared)?;
            test(&rules, &shared)
        }
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

fn list(rules: &RuleSet) -> Result<Exit, CliError> {
    let head = ["id", "kind", "severity", "origin"].map(str::to_owned);
    let rows = rules.rules.iter().filter_map(|rule| {
        let kind = rules.kinds.get(rule.kind)?;
        let line = rules.line(rule, None).map_or(String::new(), |line| format!(":{line}"));
        let (severity, origin) = (kind.severity.name().to_owned(), format!("{}{line}", rule.origin));
        Some([rules.full_id(rule), kind.id.clone(), severity, origin])
    });
    let rows: Vec<[String; 4]> = std::iter::once(head).chain(rows).collect();
    let width = |column: usize| rows.iter().map(|row| row[column].chars().count()).max().unwrap_or(0);
    let (id, kind, severity) = (width(0), width(1), width(2));
    output::print(|out| {
        rows.iter().try_for_each(|row| {
            writeln!(out, "{:id$}  {:kind$}  {:severity$}  {}", row[0], row[1], row[2], row[3])
        })
    })?;
    Ok(Exit::Clean)
}

fn test(rules: &RuleSet, shared: &Shared) -> Result<Exit, CliError> {
    let tested = start::on_threads(shared.jobs, || {
        let examples = rule_test::run(rules);
        examples.into_iter().chain(rule_test::run_pairs(rules)).collect::<Vec<Tested>>()
    })?;
    let failed: Vec<&Tested> = tested.iter().filter(|test| test.verdict != Verdict::Pass).collect();
    let bare = without_examples(rules);
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
