//! A grid in, a table out: things claimed down the side, independent texts across. Every cell leads to its quotation.

use crate::report::grid::{COLUMNS, Column, GridCell, Row, State};
use crate::report::html::page::{Page, numbers};
use crate::report::reading::value;
use crate::report::words::{number, plain, thing};
use maud::{Markup, html};
use std::collections::BTreeSet;

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

/// So many claims of a cell are shown in its article.
const TELLING: usize = 3;

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

/// Parts that a value plays beside the event: such rows stand folded.
const BESIDE: &[&str] = &["attached", "dateline", "announcement", "other"];

/// How a cell looks: the grid's state, and of what no finding names whether another text gives the very same value.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Look {
    Same,
    NoConflict,
    /// It stands in findings, and more texts stand on its side than on any other.
    WithMost,
    Is(State),
}

impl Look {
    const SHOWN: [Look; 6] = [
        Look::Same,
        Look::NoConflict,
        Look::Is(State::Differs),
        Look::WithMost,
        Look::Is(State::Finer),
        Look::Is(State::NotCompared),
    ];

    /// It can be told without colour.
    fn sign(self) -> &'static str {
        match self {
            Look::Same | Look::Is(State::Agrees) => "=",
            Look::NoConflict => "~",
            Look::Is(State::Differs) | Look::WithMost => "≠",
            Look::Is(State::Finer) => "⊂",
            Look::Is(State::Silent) => "–",
            Look::Is(State::NotCompared) => "·",
        }
    }

    fn name(self) -> &'static str {
        match self {
            Look::Same => "the same",
            Look::NoConflict => "no conflict found",
            Look::WithMost => "differs, but goes with most",
            Look::Is(State::NotCompared) => "only here",
            Look::Is(state) => state.name(),
        }
    }

    fn class(self) -> &'static str {
        match self {
            Look::Same | Look::Is(State::Agrees) => "same",
            Look::NoConflict => "no-conflict",
            Look::WithMost => "with-most",
            Look::Is(State::NotCompared) => "only-here",
            Look::Is(state) => state.name(),
        }
    }
}

/// The matrix of an event, if it has one.
pub fn matrix(page: &Page, event: usize) -> Markup {
    let Some(grid) = page.grids.get(event).and_then(Option::as_ref) else { return too_wide(page, event) };
    let speaking = |row: &Row| row.cells.iter().filter(|cell| cell.state != State::Silent).count();
    let mut rows: Vec<&Row> = grid.rows.iter().collect();
    rows.sort_by_key(|row| {
        let first = FIRST.iter().position(|kind| *kind == row.kind).unwrap_or(FIRST.len());
        (first, row.subject.is_some())
    });
    let beside = |row: &Row| {
        let differs = row.cells.iter().any(|cell| cell.state == State::Differs);
        let beside = row.subject.as_deref().is_some_and(|subject| BESIDE.contains(&subject));
        !differs && (beside || speaking(row) < 2)
    };
    let (folded, shown): (Vec<&Row>, Vec<&Row>) = rows.into_iter().partition(|row| beside(row));
    html! {
        @if !shown.is_empty() { (table(page, event, "What each text says", &grid.columns, &shown)) }
        @if !folded.is_empty() {
            details {
                summary { "Beside the event, or told by one text alone: " (number(folded.len(), "row")) }
                (table(page, event, "Beside the event, or told by one text alone", &grid.columns, &folded))
            }
        }
    }
}

/// An event without a matrix says so where too many texts are the cause.
fn too_wide(page: &Page, event: usize) -> Markup {
    let articles =
        page.outcome.events.get(event).into_iter().flat_map(|event| event.articles.iter().chain(&event.also));
    let texts: BTreeSet<usize> =
        articles.filter_map(|article| Some(page.outcome.articles.get(*article)?.lineage)).collect();
    html! {
        @if texts.len() > COLUMNS {
            p.facts {
                "No matrix: " (texts.len()) " independent texts are about this event, and it has room for " (COLUMNS)
                ". The findings above and the plots below count all of them."
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
                        @for look in Look::SHOWN {
                            span.(look.class()) { b aria-hidden="true" { (look.sign()) } " " (look.name()) }
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
    let said: Vec<Vec<usize>> = row.cells.iter().map(|cell| telling(page, cell)).collect();
    let differs = row.cells.iter().any(|cell| cell.state == State::Differs);
    html! {
        tr.differs[differs] {
            th scope="row" { (asked(&row.kind)) @if let Some(subject) = &row.subject { small { (plain(subject)) } } }
            @for (n, cell) in row.cells.iter().enumerate() { (one(page, cell, n, &said)) }
        }
    }
}

/// The claims of a cell that are laid beside those of others: what stands in findings, else the first; ids count from 1.
fn telling(page: &Page, cell: &GridCell) -> Vec<usize> {
    let claims = cell.claims.iter().filter_map(|claim| claim.strip_prefix('c')?.parse::<usize>().ok());
    let claims: Vec<usize> = claims.filter(|n| *n > 0).collect();
    let mut telling: Vec<usize> =
        claims.iter().copied().filter(|n| page.states.contains_key(&(n - 1))).collect();
    if telling.is_empty() {
        telling.extend(claims.first());
    }
    telling.truncate(TELLING);
    telling
}

/// Does another text give the very same value? Two claims of one row may as well be of two people, or two remarks.
fn shared(page: &Page, n: usize, said: &[Vec<usize>]) -> bool {
    let read = |claims: &Vec<usize>| {
        let claim = page.claim(claims.first()? - 1)?;
        Some(value(&claim.value).unwrap_or_else(|| claim.text.clone()).to_lowercase())
    };
    let own = said.get(n).and_then(read);
    own.is_some() && said.iter().enumerate().any(|(at, claims)| at != n && read(claims) == own)
}

fn one(page: &Page, cell: &GridCell, n: usize, said: &[Vec<usize>]) -> Markup {
    let Some(own) = said.get(n).and_then(|claims| claims.first()) else {
        return html! { td.silent { span aria-hidden="true" { (Look::Is(State::Silent).sign()) } span.hidden { "says nothing" } } };
    };
    let look = match cell.state {
        State::Agrees if shared(page, n, said) => Look::Same,
        State::Agrees => Look::NoConflict,
        State::Differs if said.get(n).is_some_and(|own| own.iter().all(|c| page.is_with_most(c - 1))) => {
            Look::WithMost
        }
        state => Look::Is(state),
    };
    // Its own article stands first.
    let (before, rest) = said.split_at(n);
    let claims = numbers(rest.iter().take(1).chain(before).chain(rest.iter().skip(1)).flatten().copied());
    html! {
        td.(look.class()) {
            a.cell href=(page.place(own - 1)) data-claims=(claims) {
                b aria-hidden="true" { (look.sign()) } " "
                (plain(cell.text.as_deref().unwrap_or_default()))
                span.hidden { " (" (look.name()) ")" }
            }
        }
    }
}
