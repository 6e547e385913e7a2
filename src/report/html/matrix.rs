//! A grid in, a table out: things claimed down the side, independent texts across. Every cell leads to its quotation.

use crate::report::grid::{Column, GridCell, Row, State};
use crate::report::html::page::{Page, numbers};
use crate::report::words::{number, plain, thing};
use maud::{Markup, html};

/// What an editor asks first, in that order; the rest follows by name.
const FIRST: &[&str] = &[
    "location",
    "date",
    "time",
    "killed",
    "injured",
    "missing",
    "casualties",
    "detained",
    "rescued",
    "displaced",
    "onboard",
    "person",
    "age",
];

/// How the first kinds are asked for.
fn asked(kind: &str) -> String {
    match kind {
        "location" => "where".to_owned(),
        "date" => "when".to_owned(),
        "time" => "at what time".to_owned(),
        "person" => "who".to_owned(),
        other => thing(other),
    }
}

/// The sign of a state: it can be told without colour.
pub fn sign(state: State) -> &'static str {
    match state {
        State::Agrees => "=",
        State::Differs => "≠",
        State::Finer => "⊂",
        State::Silent => "–",
        State::NotCompared => "·",
    }
}

/// The matrix of an event, if it has one.
pub fn matrix(page: &Page, event: usize) -> Markup {
    let Some(grid) = page.grids.get(event).and_then(Option::as_ref) else { return html! {} };
    let speaking = |row: &Row| row.cells.iter().filter(|cell| cell.state != State::Silent).count();
    let mut rows: Vec<&Row> = grid.rows.iter().collect();
    rows.sort_by_key(|row| {
        let first = FIRST.iter().position(|kind| *kind == row.kind).unwrap_or(FIRST.len());
        (first, row.subject.is_some())
    });
    let (shared, alone): (Vec<&Row>, Vec<&Row>) = rows.into_iter().partition(|row| speaking(row) > 1);
    html! {
        @if !shared.is_empty() { (table(page, event, "What each text says", &grid.columns, &shared)) }
        @if !alone.is_empty() {
            details {
                summary { "Only one text speaks of " (number(alone.len(), "further thing")) }
                (table(page, event, "What only one text says", &grid.columns, &alone))
            }
        }
    }
}

fn table(page: &Page, event: usize, caption: &str, columns: &[Column], rows: &[&Row]) -> Markup {
    html! {
        div.wide role="region" tabindex="0" aria-label={ (caption) ", event " (event + 1) } {
            table.matrix {
                caption {
                    (caption)
                    span.legend {
                        @for state in [State::Agrees, State::Differs, State::Finer, State::NotCompared] {
                            span.(class(state)) { b aria-hidden="true" { (sign(state)) } " " (state.name()) }
                        }
                    }
                }
                thead {
                    tr {
                        td {}
                        @for column in columns {
                            th scope="col" {
                                (column.sources.join(", "))
                                @if column.sources.len() > 1 { small { "one text" } }
                            }
                        }
                    }
                }
                tbody {
                    @for row in rows { (line(page, row)) }
                }
            }
        }
    }
}

fn line(page: &Page, row: &Row) -> Markup {
    // What is laid side by side: the first claim of each text.
    let rivals: Vec<usize> = row.cells.iter().filter_map(first).collect();
    let differs = row.cells.iter().any(|cell| cell.state == State::Differs);
    html! {
        tr.differs[differs] {
            th scope="row" { (asked(&row.kind)) @if let Some(subject) = &row.subject { small { (plain(subject)) } } }
            @for cell in &row.cells { (one(page, cell, &rivals)) }
        }
    }
}

fn first(cell: &GridCell) -> Option<usize> {
    cell.claims.first().and_then(|claim| claim.strip_prefix('c')?.parse().ok()).filter(|n| *n > 0)
}

fn one(page: &Page, cell: &GridCell, rivals: &[usize]) -> Markup {
    let Some(own) = first(cell) else {
        return html! { td.silent { span aria-hidden="true" { (sign(State::Silent)) } span.hidden { "says nothing" } } };
    };
    let others = rivals.iter().filter(|rival| **rival != own);
    let claims = numbers(std::iter::once(own).chain(others.copied()));
    html! {
        td.(class(cell.state)) {
            a.cell href=(page.place(own - 1)) data-claims=(claims) {
                b aria-hidden="true" { (sign(cell.state)) } " "
                (plain(cell.text.as_deref().unwrap_or_default()))
                span.hidden { " (" (cell.state.name()) ")" }
            }
        }
    }
}

fn class(state: State) -> &'static str {
    match state {
        State::NotCompared => "not-compared",
        other => other.name(),
    }
}
