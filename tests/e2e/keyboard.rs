//! The daily work with the list of people by keyboard alone: after the instance is connected, nothing here clicks.

use fantoccini::key::Key;
use serde_json::json;

use crate::support::World;
use crate::support::app::App;
use crate::support::gallery::Pictures;
use crate::support::page::At;
use crate::support::practice::Practice;

const ROW: &str = "[data-testid=people-grid] [role=row][data-id]";

impl App<'_> {
    async fn key(&self, key: Key) {
        self.chord(&[], char::from(key)).await;
    }

    async fn keys(&self, key: Key, times: usize) {
        for _ in 0..times {
            self.key(key).await;
        }
    }

    /// Tab until the focus is there; from where it is this takes so many presses at most.
    async fn tab_to(&self, at: At, most: usize) {
        let there = format!("return document.activeElement?.matches({}) === true", json!(at.to_string()));
        for _ in 0..most {
            self.key(Key::Tab).await;
            if self.run(&there).await == json!(true) {
                return;
            }
        }
        let place = self.run("return document.activeElement?.outerHTML.slice(0, 300)").await;
        panic!("{at} is not reached by {most} presses of Tab; the focus is at {place}");
    }

    /// F6 until the focus is inside that part of the window.
    async fn part(&self, at: &str) {
        let there = format!("return document.activeElement?.closest({}) != null", json!(at));
        for _ in 0..8 {
            self.key(Key::F6).await;
            if self.run(&there).await == json!(true) {
                return;
            }
        }
        panic!("F6 leads past {at}");
    }

    /// The place in the list of the row that has the focus, the first being 0.
    async fn row_with_focus(&self) -> u64 {
        self.focused(At::css(&format!("{ROW}:focus"))).await;
        self.run("return Number(document.activeElement.getAttribute('aria-rowindex')) - 2")
            .await
            .as_u64()
            .expect("a row")
    }

    async fn selected(&self, rows: usize) {
        self.has_attr("people-selection", "data-selected", &rows.to_string()).await;
    }
}

/// What is announced of the grid: rows and columns in all.
async fn announced(app: &App<'_>) -> (usize, usize) {
    let rows = app.attr("people-grid", "aria-rowcount").await.expect("a row count");
    let columns = app.attr("people-grid", "aria-colcount").await.expect("a column count");
    (rows.parse().expect("a number"), columns.parse().expect("a number"))
}

/// Somebody is found by typing, their panel opened, read and closed.
async fn find_and_read(app: &App<'_>, pictures: &mut Pictures) {
    app.chord(&[Key::Control], 'f').await;
    app.focused("people-search").await;
    app.type_text("ana b").await;
    let shown = 51;
    app.has_attr("people-count", "data-shown", &shown.to_string()).await;
    assert_eq!(announced(app).await, (shown + 1, 5));
    app.says(At::id("people-count").with("role", "status"), &format!("{shown} of 1,000")).await;
    app.key(Key::Down).await;
    assert_eq!(app.row_with_focus().await, 0);
    pictures.screen(app, "found").await;
    app.key(Key::Down).await;
    assert_eq!(app.row_with_focus().await, 1);

    app.key(Key::Enter).await;
    app.find("person-panel").await;
    let chosen = app.run("return document.activeElement.dataset.id").await;
    app.has_attr("person-panel", "data-id", chosen.as_str().unwrap()).await;
    app.find("person-change").await;
    app.tab_to(At::css("[data-testid=person-panel] [data-testid=person-change]"), 4).await;
    app.key(Key::Enter).await;
    app.find("person-edit").await;
    pictures.screen(app, "panel").await;
    app.key(Key::Escape).await;
    app.gone("person-panel").await;
    assert_eq!(app.row_with_focus().await, 1, "the panel gives the focus back to the list");
}

/// From the row back to the head of the list: what was typed is emptied, a filter chosen, another order.
async fn narrow_and_sort(app: &App<'_>, pictures: &mut Pictures, people: usize) {
    // A letter that is typed leads into the search.
    app.type_text("x").await;
    app.focused("people-search").await;
    app.key(Key::Escape).await;
    app.has_attr("people-count", "data-shown", &people.to_string()).await;
    let never = At::id("people-filter").with("data-filter", "never-signed-in");
    app.tab_to(never, 2).await;
    app.type_text(" ").await;
    app.has_attr("people-count", "data-shown", "249").await;
    app.tab_to(At::css("[role=columnheader][data-column=email] button"), 14).await;
    app.key(Key::Enter).await;
    app.has_attr(At::css("[role=columnheader][data-column=email]"), "aria-sort", "ascending").await;
    pictures.screen(app, "sorted").await;
    app.part("[data-testid=people-grid]").await;
    assert_eq!(app.row_with_focus().await, 0);
    assert_eq!(announced(app).await, (250, 5));
}

/// One row, a range that grows and shrinks, another row, and ranges to both ends.
async fn choose_rows(app: &App<'_>, pictures: &mut Pictures) {
    app.type_text(" ").await;
    app.selected(1).await;
    for _ in 0..4 {
        app.chord(&[Key::Shift], char::from(Key::Down)).await;
    }
    app.selected(5).await;
    app.chord(&[Key::Shift], char::from(Key::Up)).await;
    app.selected(4).await;
    app.keys(Key::Down, 3).await;
    app.type_text(" ").await;
    app.selected(5).await;
    app.says(At::css("main [aria-live=polite]"), "5 people selected").await;
    pictures.screen(app, "selected").await;
    app.chord(&[Key::Shift, Key::Control], char::from(Key::End)).await;
    app.selected(249 - 2).await;
    app.chord(&[Key::Shift, Key::Control], char::from(Key::Home)).await;
    app.selected(7).await;
}

/// The chosen rows as a file; the focus comes back to where the dialog was opened.
async fn save_the_chosen(app: &App<'_>, pictures: &mut Pictures) {
    app.part("[data-testid=people-selection]").await;
    app.tab_to(At::id("people-export-selection"), 3).await;
    app.key(Key::Enter).await;
    app.find("export").await;
    app.tab_to(At::id("export-save"), 8).await;
    pictures.screen(app, "export").await;
    app.key(Key::Enter).await;
    app.has_attr("export-path", "data-rows", "7").await;
    app.focused("export-close").await;
    app.key(Key::Enter).await;
    app.gone("export").await;
    app.focused("people-export-selection").await;
}

#[tokio::test]
async fn somebody_is_found_sorted_chosen_read_and_exported_by_keyboard_alone() {
    let (world, practice) = (World::new(), Practice::start("team"));
    let people = practice.truth().await.people().len();
    let app = world.start().await;
    app.connect_test(&practice).await;
    app.resize(1280, 800).await;
    let mut pictures = Pictures::of("keyboard");
    // The connecting of before was done with the mouse; the window as it opens has the focus nowhere.
    app.run("document.activeElement?.blur()").await;

    find_and_read(&app, &mut pictures).await;
    narrow_and_sort(&app, &mut pictures, people).await;
    choose_rows(&app, &mut pictures).await;
    save_the_chosen(&app, &mut pictures).await;
}

#[tokio::test]
async fn shift_and_a_press_select_all_rows_between() {
    let (world, practice) = (World::new(), Practice::start("team"));
    let app = world.start().await;
    app.connect_test(&practice).await;
    app.resize(1280, 800).await;
    let press = "const cell = row => document.querySelector(`[aria-rowindex=\"${row + 2}\"] [role=gridcell]`);\
         const click = (target, shiftKey) => target.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, shiftKey }));";
    // The list is shown while it loads; the rows that are pressed stay where they are once it is whole.
    app.has_attr("people-count", "data-state", "complete").await;
    app.until(
        &format!("{press} return [2, 4, 7].every(row => cell(row)?.querySelector('input'))"),
        "the rows to be drawn",
    )
    .await;
    app.run(&format!("{press} click(cell(2).querySelector('input'), false)")).await;
    app.selected(1).await;
    app.run(&format!("{press} click(cell(7), true)")).await;
    app.selected(6).await;
    assert!(!app.has("person-panel").await, "a press for a range opens no panel");
    app.run(&format!("{press} click(cell(4).querySelector('input'), true)")).await;
    app.selected(3).await;
    app.run(&format!("{press} click(cell(4).querySelector('input'), false)")).await;
    app.selected(2).await;
}
