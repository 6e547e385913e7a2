//! `claimdiff rules`: what rules there are, whether their examples hold, and a file to start from.

use crate::cli::args::{RulesAction, RulesArgs, Shared};
use crate::cli::exit::{CliError, Exit};
use crate::cli::{output, start};
use crate::pipeline::rule_test::{self, Tested, Verdict};
use std::io::{self, Write};

/// Runs the command.
pub fn run(args: &RulesArgs) -> Result<Exit, CliError> {
    match &args.action {
        RulesAction::List(args) => list(&args.shared),
        RulesAction::Test(args) => test(&args.shared),
        RulesAction::Schema => Err(CliError::unavailable("rules schema")),
        RulesAction::New { kind } => new(kind),
    }
}

fn list(shared: &Shared) -> Result<Exit, CliError> {
    let rules = start::rules(shared)?;
    let rows: Vec<[String; 3]> = rules
        .rules
        .iter()
        .filter_map(|rule| {
            let kind = rules.kinds.get(rule.kind)?;
            Some([format!("{}/{}", kind.id, rule.id), kind.severity.name().to_owned(), rule.origin.clone()])
        })
        .collect();
    let width = |column: usize| rows.iter().map(|row| row[column].chars().count()).max().unwrap_or(0);
    let (id, severity) = (width(0), width(1));
    output::print(|out| {
        rows.iter().try_for_each(|row| writeln!(out, "{:id$}  {:severity$}  {}", row[0], row[1], row[2]))
    })?;
    Ok(Exit::Clean)
}

fn test(shared: &Shared) -> Result<Exit, CliError> {
    let rules = start::rules(shared)?;
    let tested = start::on_threads(shared.jobs, || rule_test::run(&rules))?;
    let failed: Vec<&Tested> = tested.iter().filter(|test| test.verdict != Verdict::Pass).collect();
    output::print(|out| {
        failed.iter().try_for_each(|test| show(test, out))?;
        let (all, bad) = (tested.len(), failed.len());
        if shared.quiet {
            Ok(())
        } else {
            writeln!(out, "{all} examples, {} passed, {bad} failed", all - bad)
        }
    })?;
    Ok(if failed.is_empty() { Exit::Clean } else { Exit::Found })
}

fn show(test: &Tested, out: &mut dyn Write) -> io::Result<()> {
    let word = match test.verdict {
        Verdict::Pass => "passed",
        Verdict::Missing => "missing",
        Verdict::Noisy => "noisy",
        Verdict::Wrong => "wrong",
    };
    let shown = |values: &[String]| if values.is_empty() { "none".to_owned() } else { values.join(", ") };
    writeln!(out, "{}: {}: {word}", test.origin, test.rule)?;
    writeln!(out, "    text      {}", test.text)?;
    writeln!(out, "    expected  {}", shown(&test.expected))?;
    writeln!(out, "    got       {}", shown(&test.got))
}

fn new(kind: &str) -> Result<Exit, CliError> {
    let part =
        |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
    if !kind.split('-').all(part) {
        return Err(CliError::Other(format!("`{kind}` is no id: use a-z, 0-9 and single hyphens")));
    }
    output::print(|out| out.write_all(starter(kind).as_bytes()))?;
    Ok(Exit::Clean)
}

/// A rule file that runs green as it is.
pub fn starter(kind: &str) -> String {
    include_str!("starter.yaml").replace("KIND", kind)
}
