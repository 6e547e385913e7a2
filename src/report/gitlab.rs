//! GitLab's Code Quality report: one JSON array. It has no place for the other source, so the description names it.

use crate::model::kind::Severity;
use crate::model::outcome::Outcome;
use crate::model::policy::Suppression;
use crate::report::alert::{Alert, alerts, code, grade, suppressed};
use crate::report::options::ReportOptions;
use crate::report::{safe, settled};
use serde_json::{Value, json};
use std::io::{self, Write};

/// Writes the report.
pub fn write(outcome: &Outcome, options: &ReportOptions, out: &mut dyn Write) -> io::Result<()> {
    let mut items: Vec<Value> = alerts(outcome).iter().map(|alert| item(alert, None)).collect();
    // The format has no mark for what is settled: the widget would show it as new.
    if options.suppressed {
        items.extend(suppressed(outcome).iter().map(|(alert, by)| item(alert, Some(by))));
    }
    serde_json::to_writer_pretty(safe::Json(&mut *out), &items)?;
    out.write_all(b"\n")
}

fn item(alert: &Alert, by: Option<&Suppression>) -> Value {
    let why = by.map_or(String::new(), |by| format!(" Suppressed: {}", settled::why(by)));
    let severity = if by.is_some() { Severity::Note } else { alert.finding.severity };
    let others: Vec<String> =
        alert.related.iter().map(|place| format!("{}, {}:{}", place.name, place.path, place.line)).collect();
    let others = if others.is_empty() { String::new() } else { format!(" Also: {}.", others.join("; ")) };
    json!({
        "description": format!("{}{others}{why}", alert.message),
        "check_name": code(alert.finding.reason.code),
        "fingerprint": alert.finding.fingerprint,
        "severity": grade(severity, ["major", "minor", "info"]),
        "location": { "path": alert.primary.path.trim_start_matches('/'), "lines": { "begin": alert.primary.line } },
    })
}
