//! Colour for a terminal, only where it was asked for.

use crate::model::kind::Severity;
use comfy_table::Color;

/// The colour of a severity.
pub fn of(severity: Severity) -> Color {
    match severity {
        Severity::Error => Color::Red,
        Severity::Warning => Color::Yellow,
        Severity::Note | Severity::None => Color::Cyan,
    }
}

/// The text in bold.
pub fn bold(text: &str, color: bool) -> String {
    if color { format!("\u{1b}[1m{text}\u{1b}[0m") } else { text.to_owned() }
}

/// The text in grey, for what may be passed over.
pub fn faint(text: &str, color: bool) -> String {
    if color { format!("\u{1b}[2m{text}\u{1b}[0m") } else { text.to_owned() }
}
