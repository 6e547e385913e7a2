//! Markdown for a merge request or a job summary: one table an event, one row a finding.

use crate::model::outcome::Outcome;
use crate::report::alert::{Alert, Place, alerts, suppressed};
use crate::report::options::ReportOptions;
use crate::report::wording::wording;
use crate::report::words::thing;
use crate::report::{safe, settled};
use std::io::{self, Write};

/// A row names so many places; the JSON report has all.
const PLACES: usize = 6;

/// Writes the tables.
pub fn write(outcome: &Outcome, options: &ReportOptions, out: &mut dyn Write) -> io::Result<()> {
    let alerts = alerts(outcome);
    if alerts.is_empty() {
        writeln!(out, "No discrepancies found in {} articles.\n", outcome.articles.len())?;
    }
    for (id, event) in outcome.events.iter().enumerate() {
        let own: Vec<&Alert> = alerts.iter().filter(|alert| alert.finding.event == id).collect();
        if own.is_empty() {
            continue;
        }
        writeln!(out, "### {}\n", plain(&event.title))?;
        writeln!(out, "| severity | what | finding | where |\n|---|---|---|---|")?;
        for alert in own {
            let print = wording(alert.finding, outcome, options.policy);
            let print = print.map_or_else(String::new, |words| format!(" To print: “{words}”."));
            let kinds: Vec<String> = alert.finding.kinds.iter().map(|kind| thing(kind)).collect();
            writeln!(
                out,
                "| {} | {} | {} {}{} | {} |",
                alert.finding.severity.name(),
                plain(&kinds.join(" / ")),
                plain(&alert.message),
                plain(&alert.reason),
                plain(&print),
                places(alert)
            )?;
        }
        writeln!(out)?;
    }
    let suppressed = suppressed(outcome);
    if !suppressed.is_empty() {
        writeln!(out, "### Suppressed\n")?;
        for (alert, by) in &suppressed {
            writeln!(out, "- {} Reason: {}", plain(&alert.message), plain(&settled::why(by)))?;
        }
        writeln!(out)?;
    }
    settled::more(outcome).iter().try_for_each(|line| writeln!(out, "{line}\n"))
}

fn places(alert: &Alert) -> String {
    let all: Vec<&Place> = std::iter::once(&alert.primary).chain(&alert.related).collect();
    let mut shown: Vec<String> =
        all.iter().take(PLACES).map(|place| plain(&format!("{}:{}", place.path, place.line))).collect();
    if all.len() > PLACES {
        shown.push(format!("and {} more", all.len() - PLACES));
    }
    shown.join("<br>")
}

/// Text that stays text: every sign that Markdown or HTML could read is escaped, and nothing breaks the row.
fn plain(text: &str) -> String {
    let mut out = String::new();
    for c in safe::terminal(text).chars() {
        match c {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '@' => out.push_str("&#64;"),
            '#' => out.push_str("&#35;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '(' | ')' | '!' | '|' | '~' | '$' => {
                out.push('\\');
                out.push(c);
            }
            // A bare address would become a link.
            ':' => out.push_str("&#58;"),
            other => out.push(other),
        }
    }
    out
}
