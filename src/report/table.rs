//! An outcome in, the report for a person out: each event as a heading with its sources, below it what they disagree
//! on, side by side, and at the end what was compared and what was not.

use crate::model::event::Event;
use crate::model::finding::Finding;
use crate::model::outcome::Outcome;
use crate::report::block::Page;
use crate::report::closing::end;
use crate::report::message::message;
use crate::report::names::Names;
use crate::report::options::ReportOptions;
use crate::report::words::{self, Scene};
use crate::report::wrap::{shorten, width, wrap};
use crate::report::{paint, safe};
use jiff::civil::Date;
use std::collections::BTreeSet;
use std::io::{self, Write};

/// The legend names every article that stands in a finding, and others up to this many: a screen's worth.
const LEGEND: usize = 12;

/// Writes the table.
pub fn write(outcome: &Outcome, options: &ReportOptions, out: &mut dyn Write) -> io::Result<()> {
    let names = Names::new(outcome);
    let page = Page { outcome, names: &names, options };
    let mut first = true;
    for (index, event) in outcome.events.iter().enumerate() {
        let findings = of(&outcome.discrepancies, index);
        let pairs = if options.explain { of(&outcome.compatible, index) } else { Vec::new() };
        let silent = options.quiet || event.articles.len() < 2;
        if findings.is_empty() && pairs.is_empty() && silent {
            continue;
        }
        if !std::mem::take(&mut first) {
            writeln!(out, "\n")?;
        }
        page.heading(event, &findings, out)?;
        page.findings(&findings, out)?;
        if options.explain {
            page.explanations(event, &pairs, out)?;
        }
    }
    if options.quiet {
        return Ok(());
    }
    if !first {
        writeln!(out)?;
    }
    if outcome.discrepancies.is_empty() {
        writeln!(out, "{}\n", paint::bold("No discrepancies found.", options.color))?;
    }
    end(outcome, &names, options, out)
}

impl Page<'_> {
    /// Title and days, then each source with its file.
    fn heading(&self, event: &Event, findings: &[&Finding], out: &mut dyn Write) -> io::Result<()> {
        let columns = self.options.columns();
        writeln!(
            out,
            "{}",
            paint::bold(&shorten(&safe::terminal(&event.title), columns), self.options.color)
        )?;
        for line in wrap(&safe::terminal(&self.facts(event)), columns) {
            writeln!(out, "{line}")?;
        }
        writeln!(out)?;
        let (shown, more) = self.legend(event, findings);
        let rows = shown.iter().filter_map(|index| {
            let article = self.outcome.articles.get(*index)?;
            let published = article.meta.published.map_or_else(String::new, |published| day(published.day));
            Some([safe::terminal(self.names.name(*index)), published, safe::terminal(&article.path)])
        });
        let rows: Vec<[String; 3]> = rows.collect();
        let widest = |column: usize| rows.iter().map(|row| width(&row[column])).max().unwrap_or(0);
        let pad = |text: &str, to: usize| format!("{text}{}", " ".repeat(to.saturating_sub(width(text))));
        for row in &rows {
            writeln!(out, "  {}  {}  {}", pad(&row[0], widest(0)), pad(&row[1], widest(1)), row[2])?;
        }
        if more > 0 {
            writeln!(out, "  and {more} more")?;
        }
        Ok(())
    }

    /// When it was, how many articles are about it, and which speak of it besides their own event.
    fn facts(&self, event: &Event) -> String {
        let count = words::number(event.articles.len(), "article");
        let mut facts: Vec<String> = days(event).into_iter().chain([count]).collect();
        if !event.also.is_empty() {
            let also: Vec<String> =
                event.also.iter().map(|article| self.names.name(*article).to_owned()).collect();
            facts.push(format!("and in passing {}", words::capped(also, LEGEND)));
        }
        facts.join(", ")
    }

    /// The articles to name, ascending, and how many are not.
    fn legend(&self, event: &Event, findings: &[&Finding]) -> (Vec<usize>, usize) {
        let sides = findings.iter().flat_map(|finding| &finding.sides);
        let mut shown: BTreeSet<usize> = sides.flat_map(|side| side.articles.iter().copied()).collect();
        let mut more = 0;
        for article in event.articles.iter().chain(&event.also) {
            if shown.contains(article) {
                continue;
            }
            if shown.len() < LEGEND {
                shown.insert(*article);
            } else {
                more += 1;
            }
        }
        (shown.into_iter().collect(), more)
    }

    fn findings(&self, findings: &[&Finding], out: &mut dyn Write) -> io::Result<()> {
        if findings.is_empty() {
            return writeln!(out, "\n  No discrepancies among these.");
        }
        let layout = self.layout(findings);
        let rule = paint::faint(&"─".repeat(layout.columns()), self.options.color);
        writeln!(out, "\n{}\n{rule}", self.head(&layout).join("\n"))?;
        for finding in findings {
            writeln!(out, "{}\n", self.rows(finding, &layout).join("\n"))?;
            for line in self.reason(finding) {
                writeln!(out, "  {line}")?;
            }
            writeln!(out, "{rule}")?;
        }
        Ok(())
    }

    /// Why the articles are one event, and which values only look as if they were in conflict.
    fn explanations(&self, event: &Event, pairs: &[&Finding], out: &mut dyn Write) -> io::Result<()> {
        let mut items = Vec::new();
        for joined in event.joined.iter().take(LEGEND).filter(|joined| !joined.shared.is_empty()) {
            let name = self.names.name(joined.article);
            items.push(format!("{name} joined this event by {}.", words::list(&joined.shared)));
        }
        // The id that `claimdiff explain` takes with a report.
        let id = |pair: &Finding| self.outcome.compatible.iter().position(|known| std::ptr::eq(known, pair));
        for pair in pairs {
            let reason = words::reason(&pair.reason, &Scene::of(pair, self.names));
            let id = id(pair).map_or_else(String::new, |at| format!(" [p{}]", at + 1));
            items.push(format!("{} {reason}{id}", message(pair, self.names, self.outcome)));
        }
        for item in items {
            for (i, line) in wrap(&safe::terminal(&item), self.options.prose()).into_iter().enumerate() {
                writeln!(out, "{}{line}", if i == 0 { "\n  " } else { "  " })?;
            }
        }
        Ok(())
    }
}

/// The findings of one event.
fn of(findings: &[Finding], event: usize) -> Vec<&Finding> {
    findings.iter().filter(|finding| finding.event == event).collect()
}

/// "7 July 2023", or from the first day to the last.
fn days(event: &Event) -> Option<String> {
    match (event.start, event.end) {
        (Some(start), Some(end)) if start != end => Some(format!("{} to {}", day(start), day(end))),
        (start, end) => start.or(end).map(day),
    }
}

/// A day as people write it.
fn day(date: Date) -> String {
    date.strftime("%-d %B %Y").to_string()
}
