//! CSV for a spreadsheet: one row a claim of a finding. A cell that a spreadsheet would run as a formula gets an
//! apostrophe in front.

use crate::model::claim::Claim;
use crate::model::finding::Finding;
use crate::model::outcome::Outcome;
use crate::report::alert::code;
use crate::report::message::message;
use crate::report::names::Names;
use crate::report::options::ReportOptions;
use crate::report::{safe, settled};
use std::io::{self, Write};

const HEAD: &[&str] = &[
    "finding",
    "fingerprint",
    "severity",
    "type",
    "kind",
    "reason",
    "message",
    "side",
    "value",
    "source",
    "published",
    "article",
    "path",
    "line",
    "column",
    "speaker",
    "quote",
    "suppressed",
];

/// Writes the rows.
pub fn write(outcome: &Outcome, _: &ReportOptions, out: &mut dyn Write) -> io::Result<()> {
    let names = Names::new(outcome);
    let mut csv = csv::Writer::from_writer(out);
    csv.write_record(HEAD)?;
    let open =
        outcome.discrepancies.iter().enumerate().map(|(n, f)| (format!("d{}", n + 1), f, String::new()));
    let settled = settled::suppressed(outcome).enumerate();
    let settled = settled.map(|(n, (finding, by))| (format!("s{}", n + 1), finding, settled::why(by)));
    for (id, finding, why) in open.chain(settled) {
        for (side, own) in finding.sides.iter().enumerate() {
            for claim in own.claims.iter().filter_map(|claim| outcome.claims.get(*claim)) {
                let mut row = row((&id, finding), side, claim, outcome, &names);
                row.push(why.clone());
                csv.write_record(row.iter().map(|cell| guarded(cell)))?;
            }
        }
    }
    csv.flush()
}

fn row(
    (id, finding): (&str, &Finding),
    side: usize,
    claim: &Claim,
    outcome: &Outcome,
    names: &Names,
) -> Vec<String> {
    let article = outcome.articles.get(claim.article);
    vec![
        id.to_owned(),
        finding.fingerprint.clone(),
        finding.severity.name().to_owned(),
        finding.finding_type.name().to_owned(),
        claim.kind.clone(),
        code(finding.reason.code),
        message(finding, names, outcome),
        (side + 1).to_string(),
        claim.text.clone(),
        names.name(claim.article).to_owned(),
        article.and_then(|a| a.meta.published).map(|p| p.day.to_string()).unwrap_or_default(),
        article.map(|a| a.id.clone()).unwrap_or_default(),
        article.map(|a| a.path.clone()).unwrap_or_default(),
        claim.location.line.to_string(),
        claim.location.column.to_string(),
        claim.attribution.as_ref().map(|speaker| speaker.speaker.clone()).unwrap_or_default(),
        claim.quote.clone(),
    ]
}

/// One line, and no formula.
fn guarded(cell: &str) -> String {
    let text = safe::terminal(cell);
    if text.trim_start().starts_with(['=', '+', '-', '@', '|', '%']) { format!("'{text}") } else { text }
}
