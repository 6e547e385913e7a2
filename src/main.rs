//! The thin binary: hands the words of the command line to [`claimdiff::cli`] and its answer to the shell.

use std::process::ExitCode;

fn main() -> ExitCode {
    claimdiff::cli::main()
}
