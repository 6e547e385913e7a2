//! `claimdiff completions` and `claimdiff man`: the command line told to shells and to `man`, from its own definition.

use crate::cli::args::Cli;
use crate::cli::exit::{CliError, Exit};
use crate::cli::output;
use clap::CommandFactory;
use clap_complete::Shell;

/// Prints completions.
pub fn completions(shell: Shell) -> Result<Exit, CliError> {
    let mut text = Vec::new();
    clap_complete::generate(shell, &mut Cli::command(), env!("CARGO_PKG_NAME"), &mut text);
    output::print(|out| out.write_all(&text))?;
    Ok(Exit::Clean)
}

/// Prints the manual page: that of the tool, then one a command.
pub fn man() -> Result<Exit, CliError> {
    let mut command = Cli::command().disable_help_subcommand(true);
    command.build();
    let mut text = Vec::new();
    clap_mangen::Man::new(command.clone()).render(&mut text)?;
    for inner in command.get_subcommands() {
        clap_mangen::Man::new(inner.clone()).render(&mut text)?;
    }
    output::print(|out| out.write_all(&text))?;
    Ok(Exit::Clean)
}
