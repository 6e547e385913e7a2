//! The command line: words in, exit code out. Each command is a file; this one only chooses, and turns faults into
//! messages on standard error.

pub mod args;
pub mod exit;
pub mod relate;
pub mod relaters;

mod annotate;
mod baseline;
mod check;
mod epoch;
mod explain;
mod explain_rule;
mod extract;
mod files;
mod output;
mod policy;
mod progress;
mod rules;
mod settings;
mod show_config;
mod since;
mod start;
mod summary;
mod texts;
mod words;

use crate::cli::args::{Cli, Command};
use crate::cli::exit::{CliError, Exit, is_closed_pipe, say, say_line};
use crate::model::panic;
use clap::Parser;
use std::process::ExitCode;

/// Runs the tool.
pub fn main() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => {
            // Help and version are asked for; everything else is wrong usage. A closed pipe is quiet.
            drop(error.print());
            return if error.use_stderr() { Exit::Failed.into() } else { Exit::Clean.into() };
        }
    };
    panic::hush();
    let exit = panic::caught("run", || run(cli.command)).unwrap_or_else(|fault| {
        say_line(fault);
        Exit::Failed
    });
    exit.into()
}

/// Runs a command; its faults are told and make the exit code.
fn run(command: Command) -> Exit {
    let done = match command {
        Command::Check(args) => check::run(args),
        Command::Extract(args) => extract::run(args),
        Command::Annotate(args) => annotate::run(args),
        Command::Relate(args) => relate::run(args),
        Command::Explain(args) => explain::run(args),
        Command::Rules(args) => rules::run(args),
        Command::Baseline(args) => baseline::run(args),
        Command::Completions { shell } => words::completions(shell),
        Command::Man => words::man(),
    };
    match done {
        Ok(exit) => exit,
        Err(CliError::Output(error)) if is_closed_pipe(&error) => Exit::Clean,
        Err(error) => {
            match &error {
                // Its lines show the line at fault, with a caret below.
                CliError::Rule(faults) => say(faults),
                other => say_line(other),
            }
            Exit::Failed
        }
    }
}
