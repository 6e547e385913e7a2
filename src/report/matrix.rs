//! An outcome in, one matrix per event out: things claimed down the side, independent texts across, and a mark where
//! they differ. A wide matrix is written in several parts.

use crate::model::outcome::Outcome;
use crate::report::closing::end;
use crate::report::grid::{Grid, GridCell, State, grids};
use crate::report::names::Names;
use crate::report::options::ReportOptions;
use crate::report::words::{capped, plain, thing};
use crate::report::wrap::{shorten, wrap};
use crate::report::{paint, safe};
use comfy_table::{Cell, Color, ColumnConstraint, ContentArrangement, Table, Width, presets};
use std::io::{self, Write};
use std::ops::{Range, RangeInclusive};

/// The widths of a column of a text: narrower, and quotations fall apart; wider, and the eye loses the row.
const COLUMN: RangeInclusive<usize> = 22..=40;

/// The column of kinds is never wider.
const KIND: usize = 18;

/// A column names this many articles of its text.
const SOURCES: usize = 3;

/// Writes the matrices.
pub fn write(outcome: &Outcome, options: &ReportOptions, out: &mut dyn Write) -> io::Result<()> {
    let names = Names::new(outcome);
    for (event, grid) in outcome.events.iter().zip(grids(outcome, &names)) {
        let Some(grid) = grid else { continue };
        writeln!(
            out,
            "{}\n",
            paint::bold(&shorten(&safe::terminal(&event.title), options.columns()), options.color)
        )?;
        let room = options.columns().saturating_sub(KIND + 2);
        let fit = (room / COLUMN.start()).min(grid.columns.len()).max(1);
        let column = (room / fit).min(*COLUMN.end());
        for from in (0..grid.columns.len()).step_by(fit) {
            for line in part(&grid, from..(from + fit).min(grid.columns.len()), column, options) {
                writeln!(out, "{line}")?;
            }
            writeln!(out)?;
        }
        let alone = grid.rows.iter().filter(|row| speaking(&row.cells) < 2).count();
        if alone > 0 {
            writeln!(
                out,
                "Only one text speaks of {alone} further {}.\n",
                if alone == 1 { "thing" } else { "things" }
            )?;
        }
    }
    if options.quiet {
        return Ok(());
    }
    end(outcome, &names, options, out)
}

fn speaking(cells: &[GridCell]) -> usize {
    cells.iter().filter(|cell| cell.state != State::Silent).count()
}

/// The lines of some of the columns; things that only one text speaks of are left out.
fn part(grid: &Grid, columns: Range<usize>, column: usize, options: &ReportOptions) -> Vec<String> {
    let mut table = Table::new();
    table.load_preset(presets::NOTHING).set_content_arrangement(ContentArrangement::Dynamic);
    if options.color {
        table.enforce_styling()
    } else {
        table.force_no_tty()
    };
    let sources = grid.columns.get(columns.clone()).unwrap_or_default();
    let heads = sources.iter().map(|text| lines(&capped(text.sources.clone(), SOURCES), column));
    table.add_row([String::new()].into_iter().chain(heads));
    let rule = |columns: usize| "─".repeat(columns);
    table.add_row([rule(KIND)].into_iter().chain(sources.iter().map(|_| rule(column - 2))));
    for row in grid.rows.iter().filter(|row| speaking(&row.cells) > 1) {
        let subject = row.subject.iter().map(|subject| format!("({})", plain(subject)));
        let label: Vec<String> = [thing(&row.kind)].into_iter().chain(subject).collect();
        let label = wrap(&safe::terminal(&label.join(" ")), KIND).join("\n");
        let cells = row.cells.get(columns.clone()).unwrap_or_default().iter().map(|said| cell(said, column));
        table.add_row([Cell::new(label)].into_iter().chain(cells));
    }
    let widths = [KIND + 2].into_iter().chain(sources.iter().map(|_| column));
    table.set_width((KIND + 2 + sources.len() * column) as u16);
    table.set_constraints(widths.map(|columns| ColumnConstraint::Absolute(Width::Fixed(columns as u16))));
    table.lines().map(|line| line.trim_end().to_owned()).collect()
}

/// The words, and below them what an editor has to look at.
fn cell(cell: &GridCell, column: usize) -> Cell {
    let text = cell.text.as_deref().map(plain).unwrap_or_default();
    match cell.state {
        State::Agrees => Cell::new(lines(&text, column)),
        State::Silent => Cell::new("·").fg(Color::DarkGrey),
        State::NotCompared => Cell::new(lines(&text, column)).fg(Color::DarkGrey),
        state @ (State::Differs | State::Finer) => {
            let color = if state == State::Differs { Color::Yellow } else { Color::Cyan };
            Cell::new(format!("{}\n({})", lines(&text, column), state.name())).fg(color)
        }
    }
}

fn lines(text: &str, column: usize) -> String {
    wrap(&safe::terminal(text), column - 2).join("\n")
}
