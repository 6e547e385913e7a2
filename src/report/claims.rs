//! Claims alone in, as `extract` shows them: a table for people, JSON Lines for programs.

use crate::model::claim::Claim;
use crate::model::outcome::Outcome;
use crate::report::claim_json::ClaimJson;
use crate::report::message::speaker_words;
use crate::report::options::ReportOptions;
use crate::report::words::number;
use crate::report::wrap::{shorten, width};
use crate::report::{reading, safe};
use std::io::{self, Write};

/// One claim per line.
pub fn jsonl(outcome: &Outcome, _: &ReportOptions, out: &mut dyn Write) -> io::Result<()> {
    let mut line = Vec::new();
    for (i, claim) in outcome.claims.iter().enumerate() {
        safe::json_line(&ClaimJson::new(i, claim, outcome), &mut line, out)?;
    }
    Ok(())
}

/// Under each article its claims: where, what kind, the quotation, who says it.
pub fn table(outcome: &Outcome, options: &ReportOptions, out: &mut dyn Write) -> io::Result<()> {
    let columns = options.columns();
    let kinds = outcome.claims.iter().map(|claim| width(&claim.kind)).max().unwrap_or(0);
    let mut last = None;
    for claim in &outcome.claims {
        if last != Some(claim.article) {
            let path = outcome.articles.get(claim.article).map_or("", |article| article.id.as_str());
            writeln!(out, "{}{}", if last.is_some() { "\n" } else { "" }, safe::terminal(path))?;
            last = Some(claim.article);
        }
        let position = format!("{}:{}", claim.location.line, claim.location.column);
        let line = format!("  {position:<8} {:<kinds$}  {}", safe::terminal(&claim.kind), words(claim));
        writeln!(out, "{}", shorten(&line, columns))?;
    }
    if !options.quiet {
        let (found, read) =
            (number(outcome.claims.len(), "claim"), number(outcome.articles.len(), "article"));
        let without = match outcome.without_claims.len() {
            0 => String::new(),
            n => format!("; none in {n} of them"),
        };
        writeln!(out, "{}{found} in {read}{without}.", if last.is_some() { "\n" } else { "" })?;
    }
    Ok(())
}

/// The quotation and all that a reader must know of it.
fn words(claim: &Claim) -> String {
    let mut notes = Vec::new();
    notes.extend(claim.role.clone());
    notes.extend(claim.attribution.as_deref().map(speaker_words));
    for (word, plain) in [
        (claim.about.name(), "event"),
        (claim.polarity.name(), "asserted"),
        (claim.certainty.name(), "stated"),
    ] {
        if word != plain {
            notes.push(word.to_owned());
        }
    }
    let notes = if notes.is_empty() { String::new() } else { format!("  ({})", notes.join("; ")) };
    let read = reading::value(&claim.value).filter(|read| *read != claim.quote);
    let read = read.map_or_else(String::new, |read| format!("  = {read}"));
    safe::terminal(&format!("“{}”{read}{notes}", claim.quote))
}
