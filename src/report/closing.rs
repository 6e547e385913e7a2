//! An outcome in, the end of the table out: notices, then what was read, found, compared, and what was not compared.

use crate::model::finding::Finding;
use crate::model::kind::Severity;
use crate::model::outcome::{KindCoverage, Outcome};
use crate::model::policy::Suppression;
use crate::report::names::Names;
use crate::report::options::ReportOptions;
use crate::report::words::{capped, number};
use crate::report::wrap::wrap;
use crate::report::{paint, safe, settled};
use std::io::{self, Write};

/// So many articles are named where articles are only listed; the rest are counted.
const NAMED: usize = 8;

/// Writes notices and closing lines.
pub fn end(outcome: &Outcome, names: &Names, options: &ReportOptions, out: &mut dyn Write) -> io::Result<()> {
    let notices = notices(outcome, options.prose());
    if !notices.is_empty() {
        writeln!(out, "{}\n{}\n", paint::bold("Notices", options.color), notices.join("\n"))?;
    }
    let suppressed = suppressed(outcome, names, options.prose());
    if !suppressed.is_empty() {
        writeln!(out, "{}\n{}\n", paint::bold("Suppressed", options.color), suppressed.join("\n"))?;
    }
    for line in settled::more(outcome) {
        writeln!(out, "{line}\n")?;
    }
    writeln!(out, "{}", closing(outcome, names, options.prose() + 4).join("\n"))
}

/// The findings that the desk has settled, each with the reason and where that is written.
fn suppressed(outcome: &Outcome, names: &Names, columns: usize) -> Vec<String> {
    let line = |(finding, by): (&Finding, &Suppression)| {
        let text = format!("{} [{}]", settled::line(finding, by, names, outcome), by.origin);
        let lines = wrap(&safe::terminal(&text), columns);
        lines.into_iter().enumerate().map(|(i, line)| format!("{}{line}", if i == 0 { "  " } else { "    " }))
    };
    settled::suppressed(outcome).flat_map(line).collect()
}

/// The notices, each with its file.
fn notices(outcome: &Outcome, columns: usize) -> Vec<String> {
    let notice = |place: &str, message: &str| {
        let text = if place.is_empty() { message.to_owned() } else { format!("{place}: {message}") };
        let lines = wrap(&safe::terminal(&text), columns);
        lines.into_iter().enumerate().map(|(i, line)| format!("{}{line}", if i == 0 { "  " } else { "    " }))
    };
    outcome.notices.iter().flat_map(|n| notice(&n.place, &n.message)).collect()
}

/// The closing lines.
fn closing(outcome: &Outcome, names: &Names, columns: usize) -> Vec<String> {
    let sum = |count: fn(&KindCoverage) -> usize| -> usize { outcome.coverage.values().map(count).sum() };
    let (found, compared) = (sum(|k| k.found), sum(|k| k.compared));
    let read = format!(
        "Read {} in {}; found {}, compared {compared}; {}.",
        number(outcome.articles.len(), "article"),
        number(outcome.events.len(), "event"),
        number(found, "claim"),
        tally(&outcome.discrepancies),
    );
    let mut not = Vec::new();
    not.extend(count(sum(|k| k.single_source), "that only one source makes"));
    not.extend(count(
        sum(|k| k.not_comparable),
        "that are background, attached to something else or incomplete",
    ));
    let alone = outcome.events.iter().filter(|event| event.articles.len() == 1 && event.also.is_empty());
    let alone: Vec<usize> = alone.flat_map(|event| event.articles.iter().copied()).collect();
    not.extend(named(&alone, names).map(|who| format!("alone in their event: {who}")));
    not.extend(named(&outcome.without_claims, names).map(|who| format!("without a claim: {who}")));
    let not = if not.is_empty() { "nothing".to_owned() } else { not.join("; ") };
    let mut lines = wrap(&safe::terminal(&read), columns);
    lines.extend(wrap(&safe::terminal(&format!("Not compared: {not}.")), columns));
    lines
}

/// "3 discrepancies: 1 error, 2 warnings".
fn tally(findings: &[Finding]) -> String {
    let of = |severity: Severity| findings.iter().filter(|finding| finding.severity == severity).count();
    let counts =
        [Severity::Error, Severity::Warning, Severity::Note].map(|severity| (of(severity), severity.name()));
    let counts: Vec<String> =
        counts.iter().filter(|(n, _)| *n > 0).map(|(n, word)| number(*n, word)).collect();
    match findings.len() {
        0 => "no discrepancies".to_owned(),
        1 => format!("1 discrepancy: {}", counts.join(", ")),
        n => format!("{n} discrepancies: {}", counts.join(", ")),
    }
}

fn count(n: usize, what: &str) -> Option<String> {
    (n > 0).then(|| format!("{} {what}", number(n, "claim")))
}

fn named(articles: &[usize], names: &Names) -> Option<String> {
    let who = articles.iter().map(|article| names.name(*article).to_owned()).collect();
    (!articles.is_empty()).then(|| capped(who, NAMED))
}
