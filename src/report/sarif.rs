//! SARIF 2.1.0 for code scanning: one run, the place to look at first as the location, all other sources as related
//! locations that the message links. In: an outcome. Out: a log that GitHub's own schema accepts.

use crate::model::finding::ReasonCode;
use crate::model::outcome::Outcome;
use crate::model::policy::Suppression;
use crate::report::alert::{Alert, Place, alerts, code, grade, suppressed};
use crate::report::options::ReportOptions;
use crate::report::safe;
use crate::report::settled;
use crate::report::words::meaning;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::io::{self, Write};

/// GitHub refuses a file with more.
const RESULTS: usize = 25_000;

/// GitHub keeps so many of a result's locations.
const RELATED: usize = 100;

/// Writes the log.
pub fn write(outcome: &Outcome, options: &ReportOptions, out: &mut dyn Write) -> io::Result<()> {
    serde_json::to_writer_pretty(safe::Json(&mut *out), &log(outcome, options))?;
    out.write_all(b"\n")
}

fn log(outcome: &Outcome, options: &ReportOptions) -> Value {
    let alerts = alerts(outcome);
    let suppressed = suppressed(outcome);
    // GitHub reads no suppressions: what is settled would be an open alert there.
    let listed = if options.suppressed { suppressed.as_slice() } else { &[] };
    let all = alerts.iter().chain(listed.iter().map(|(alert, _)| alert));
    let codes: BTreeSet<ReasonCode> = all.map(|alert| alert.finding.reason.code).collect();
    let left_out = outcome.left_out + (alerts.len() + listed.len()).saturating_sub(RESULTS);
    let open = alerts.iter().map(|alert| result(alert, None));
    let results = open.chain(listed.iter().map(|(alert, by)| result(alert, Some(by))));
    json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": env!("CARGO_PKG_NAME"),
                "version": env!("CARGO_PKG_VERSION"),
                "rules": codes.into_iter().map(rule).collect::<Vec<_>>(),
            }},
            "automationDetails": { "id": "claimdiff/" },
            "columnKind": "utf16CodeUnits",
            "results": results.take(RESULTS).collect::<Vec<_>>(),
            "properties": {
                "leftOut": left_out,
                "known": settled::known(outcome).count(),
                "suppressed": suppressed.iter().map(settled).collect::<Vec<_>>(),
            },
        }],
    })
}

/// A finding that is settled, for whoever reads the log and not the alerts.
fn settled((alert, by): &(Alert, &Suppression)) -> Value {
    json!({
        "claimdiffConflict/v1": alert.finding.fingerprint,
        "message": alert.message,
        "reason": settled::why(by),
        "origin": by.origin,
    })
}

fn rule(reason: ReasonCode) -> Value {
    let (id, meaning) = (code(reason), meaning(reason));
    json!({
        "id": id,
        "name": id,
        "shortDescription": { "text": meaning },
        "fullDescription": { "text": meaning },
        "help": { "text": format!("{meaning} See `claimdiff explain {id}`.") },
        "properties": { "precision": "high" },
    })
}

fn result(alert: &Alert, by: Option<&Suppression>) -> Value {
    let related: Vec<&Place> = alert.related.iter().take(RELATED).collect();
    // Only the first sentence shows where space is short; GitHub shows a related place only if the message links it.
    let mut text = alert.message.clone();
    if !related.is_empty() {
        let links = related
            .iter()
            .enumerate()
            .map(|(n, place)| format!("[{}: {}]({})", label(&place.name), label(place.text), n + 1));
        text.push_str(&format!(" See {}.", links.collect::<Vec<_>>().join(", ")));
    }
    text.push_str(&format!(" {}", alert.reason));
    let locations = related.iter().enumerate().map(|(n, place)| {
        json!({
            "id": n + 1,
            "physicalLocation": physical(place),
            "message": { "text": format!("{}: {}", place.name, place.text) },
        })
    });
    let mut result = json!({
        "ruleId": code(alert.finding.reason.code),
        "level": grade(alert.finding.severity, ["error", "warning", "note"]),
        "message": { "text": text },
        "locations": [{ "physicalLocation": physical(&alert.primary) }],
        "relatedLocations": locations.collect::<Vec<_>>(),
        "partialFingerprints": { "claimdiffConflict/v1": alert.finding.fingerprint },
        "properties": { "kind": alert.finding.kinds, "type": alert.finding.finding_type },
    });
    if let (Some(by), Some(result)) = (by, result.as_object_mut()) {
        let suppression =
            json!({ "kind": "external", "status": "accepted", "justification": settled::why(by) });
        result.insert("suppressions".to_owned(), json!([suppression]));
    }
    result
}

fn physical(place: &Place) -> Value {
    let (start, end) = place.columns.unwrap_or((1, 2));
    json!({
        "artifactLocation": { "uri": uri(place.path) },
        "region": { "startLine": place.line, "startColumn": start, "endLine": place.line, "endColumn": end },
    })
}

/// A relative path as a URI: what is not plain is percent-encoded.
fn uri(path: &str) -> String {
    let mut out = String::new();
    for byte in path.replace('\\', "/").trim_start_matches('/').bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' | b'/' => {
                out.push(byte as char)
            }
            other => out.push_str(&format!("%{other:02X}")),
        }
    }
    out
}

/// Text inside a link: brackets end it.
fn label(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    text.replace('\\', "\\\\").replace('[', "\\[").replace(']', "\\]")
}
