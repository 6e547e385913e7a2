//! `claimdiff check --show-config`: every setting, its value, and where it comes from.

use crate::cli::exit::{CliError, Exit};
use crate::cli::output;
use crate::cli::settings::Row;
use crate::config::load::Config;
use crate::report::safe;

/// Prints the settings.
pub fn run(config: &Config, rows: &[Row]) -> Result<Exit, CliError> {
    let width = |of: fn(&Row) -> &str| rows.iter().map(|row| of(row).chars().count()).max().unwrap_or(0);
    // A long value moves its own line only.
    let (key, value) = (width(|row| &row.key), width(|row| &row.value).min(40));
    output::print(|out| {
        let file = if config.path.is_empty() { "none" } else { &config.path };
        writeln!(out, "configuration: {}\n", safe::terminal(file))?;
        rows.iter().try_for_each(|row| {
            let shown = safe::terminal(&row.value);
            writeln!(out, "{:key$}  {shown:value$}  {}", row.key, safe::terminal(&row.origin))
        })
    })?;
    Ok(Exit::Clean)
}
