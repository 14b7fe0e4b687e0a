//! Cells as tab-separated text for a spreadsheet, as they are on the instance: what only waits is not in it. Like those of
//! exports the few words of our own are English, because such text is read elsewhere.

use domain::access::{CellKey, CellState, cell};

use super::facts::Facts;
use super::layout::{Column, Layout, part};
use crate::export::looks_like_a_formula;
use crate::view::access::{AccessScope, StageTarget};

/// Name and email of each person, then the cells; the first line has the titles.
pub(super) fn text(layout: &Layout, target: StageTarget) -> String {
    let (rows, columns) = (part(&layout.rows, target.rows), part(&layout.columns, target.columns));
    let alone = matches!(layout.scope, AccessScope::Organization(_));
    let mut text = String::new();
    line(
        &mut text,
        ["Name", "Email"].map(str::to_owned).into_iter().chain(columns.iter().map(|one| title(one, alone))),
    );
    for row in rows {
        let label = &row.someone.label;
        let cells = columns.iter().map(|column| word(&layout.facts, CellKey { user: label.id, place: column.place }));
        line(&mut text, [label.name.clone(), label.email.clone()].into_iter().chain(cells));
    }
    text
}

fn title(column: &Column, alone: bool) -> String {
    if alone || column.place.team().is_none() {
        return column.name().to_owned();
    }
    format!("{} / {}", column.organization_name(), column.name())
}

fn word(facts: &Facts, key: CellKey) -> String {
    match cell::state(&facts.known, key) {
        CellState::Present(None) => String::new(),
        CellState::Present(Some(role)) => facts.named(key.place.organization(), role).name,
        CellState::RoleNotShown => "(role not shown)".to_owned(),
        CellState::NotRead => "(not read)".to_owned(),
        CellState::Refused => "(not readable with this key)".to_owned(),
        CellState::Gone => "(deleted)".to_owned(),
    }
}

fn line(text: &mut String, cells: impl Iterator<Item = String>) {
    for (at, cell) in cells.enumerate() {
        if at > 0 {
            text.push('\t');
        }
        if looks_like_a_formula(&cell) {
            text.push('\'');
        }
        // Nothing that a name holds may begin another cell or another line.
        text.extend(cell.chars().map(|letter| if letter.is_control() { ' ' } else { letter }));
    }
    text.push_str("\r\n");
}
