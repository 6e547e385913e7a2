//! GitLab's Code Quality report: one JSON array. It has no place for the other source, so the description names it.

use crate::model::outcome::Outcome;
use crate::report::alert::{Alert, alerts, code, grade};
use crate::report::options::ReportOptions;
use crate::report::safe;
use serde_json::{Value, json};
use std::io::{self, Write};

/// Writes the report.
pub fn write(outcome: &Outcome, _: &ReportOptions, out: &mut dyn Write) -> io::Result<()> {
    let items: Vec<Value> = alerts(outcome).iter().map(item).collect();
    serde_json::to_writer_pretty(safe::Json(&mut *out), &items)?;
    out.write_all(b"\n")
}

fn item(alert: &Alert) -> Value {
    let others: Vec<String> =
        alert.related.iter().map(|place| format!("{}, {}:{}", place.name, place.path, place.line)).collect();
    let others = if others.is_empty() { String::new() } else { format!(" Also: {}.", others.join("; ")) };
    json!({
        "description": format!("{}{others}", alert.message),
        "check_name": code(alert.finding.reason.code),
        "fingerprint": alert.finding.fingerprint,
        "severity": grade(alert.finding.severity, ["major", "minor", "info"]),
        "location": { "path": alert.primary.path.trim_start_matches('/'), "lines": { "begin": alert.primary.line } },
    })
}
