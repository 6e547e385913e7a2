//! Where reports go: standard output, and files. It decides about colour and width, and lays out nothing.

use crate::cli::args::{Color, Shared};
use crate::cli::exit::{CliError, is_closed_pipe};
use crate::report::options::ReportOptions;
use std::fs::File;
use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::Path;

/// How reports on standard output shall look.
pub fn options(shared: &Shared, explain: bool) -> ReportOptions {
    let terminal = io::stdout().is_terminal();
    let plain = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    let color = match shared.color {
        Color::Always => true,
        Color::Never => false,
        Color::Auto => terminal && !plain,
    };
    // Into a pipe the width is fixed, so that the same input gives the same bytes.
    let width = if terminal { comfy_table::Table::new().width().map(usize::from) } else { None };
    ReportOptions { explain, width, color, quiet: shared.quiet }
}

/// Writes to standard output. A reader that has seen enough closes the pipe; that is no fault.
pub fn print(write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<(), CliError> {
    let mut out = BufWriter::new(io::stdout().lock());
    match write(&mut out).and_then(|()| out.flush()) {
        Err(error) if !is_closed_pipe(&error) => Err(error.into()),
        _ => {
            // What is left in the buffer has no reader; dropping it must not try again.
            drop(out.into_parts());
            Ok(())
        }
    }
}

/// Writes a file, without colour and in a fixed width.
pub fn save(
    path: &Path,
    shown: ReportOptions,
    write: impl FnOnce(&ReportOptions, &mut dyn Write) -> io::Result<()>,
) -> Result<(), CliError> {
    let options = ReportOptions { color: false, width: None, ..shown };
    let saved = File::create(path).and_then(|file| {
        let mut out = BufWriter::new(file);
        write(&options, &mut out)?;
        out.flush()
    });
    saved.map_err(|error| CliError::file(path, format_args!("cannot be written: {error}")))
}
