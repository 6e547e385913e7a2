//! Where reports go: standard output, and files. It decides about colour and width, and lays out nothing.

use crate::cli::args::{Color, Shared};
use crate::cli::epoch::source_date;
use crate::cli::exit::{CliError, is_closed_pipe};
use crate::report::options::ReportOptions;
use std::fs::File;
use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::Path;

/// How reports on standard output shall look.
pub fn options(shared: &Shared, explain: bool) -> Result<ReportOptions, CliError> {
    let terminal = io::stdout().is_terminal();
    let plain = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    let color = match shared.color.unwrap_or(Color::Auto) {
        Color::Always => true,
        Color::Never => false,
        Color::Auto => terminal && !plain,
    };
    // Into a pipe the width is fixed, so that the same input gives the same bytes.
    let width = if terminal { comfy_table::Table::new().width().map(usize::from) } else { None };
    let time = source_date()?.unwrap_or_default();
    Ok(ReportOptions { explain, width, color, quiet: shared.quiet, time, ..ReportOptions::default() })
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
    whole(path, |out| write(&options, out))
}

/// Writes a file whole or not at all: a run that is stopped leaves the report of the run before, never half of its own.
pub fn whole(path: &Path, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<(), CliError> {
    let fill = |file: File| {
        let mut out = BufWriter::new(file);
        write(&mut out)?;
        out.flush()
    };
    // A device or a pipe cannot be replaced; through a link the file behind it is meant.
    let direct = path.metadata().is_ok_and(|about| !about.is_file());
    let target = path.canonicalize().unwrap_or_else(|_| path.to_owned());
    let saved = match target.file_name().filter(|_| !direct) {
        None => File::create(path).and_then(fill),
        Some(name) => {
            let beside = format!(".{}.{}.tmp", name.to_string_lossy(), std::process::id());
            let beside = target.with_file_name(beside);
            let saved = File::create(&beside).and_then(fill).and_then(|()| std::fs::rename(&beside, &target));
            if saved.is_err() {
                drop(std::fs::remove_file(&beside));
            }
            saved
        }
    };
    saved.map_err(|error| CliError::file(path, format_args!("cannot be written: {error}")))
}
