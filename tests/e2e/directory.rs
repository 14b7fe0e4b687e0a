//! What an account manager does every day: find somebody, see everything about them, choose several, hand a sheet to a colleague.

use serde_json::Value;

use crate::support::World;
use crate::support::app::App;
use crate::support::gallery::Pictures;
use crate::support::page::At;
use crate::support::practice::Practice;

async fn count(app: &App<'_>, name: &str) -> usize {
    app.attr("people-count", name).await.expect("a count").parse().expect("a number")
}

/// Ticks the rows that are drawn first.
async fn tick(app: &App<'_>, rows: usize) {
    let boxes = "const boxes = [...document.querySelectorAll('[data-testid=people-grid] [role=row][data-id] input[type=checkbox]')];";
    app.until(&format!("{boxes} return boxes.length >= {rows}"), "rows to tick").await;
    app.run(&format!("{boxes} boxes.slice(0, {rows}).forEach(box => box.click())")).await;
    app.has_attr("people-selection", "data-selected", &rows.to_string()).await;
}

/// Saves a sheet and answers how many rows it has besides its head.
async fn save(app: &App<'_>, button: &str, rows: &str) -> usize {
    app.click(button).await;
    app.find("export").await;
    app.pick("export-rows", rows).await;
    app.pick("export-format", "csv-comma").await;
    app.click("export-save").await;
    let path = app.attr("export-path", "data-path").await.expect("a path");
    let told: usize = app.attr("export-path", "data-rows").await.expect("a count").parse().expect("a number");
    app.click("export-close").await;
    app.gone("export").await;
    // Names hold neither line breaks nor quotes that would need more than counting ends of records.
    let text = std::fs::read_to_string(path).expect("the sheet");
    assert_eq!(text.matches("\r\n").count(), told + 1, "a head and as many rows as were told");
    told
}

#[tokio::test]
async fn somebody_is_found_looked_at_chosen_and_handed_on_as_a_sheet() {
    let (world, practice) = (World::new(), Practice::start("team"));
    let state = practice.state().await;
    let people: Vec<&Value> = state["world"]["people"].as_object().expect("people").values().collect();
    let never = people.iter().filter(|person| person["last_login"].is_null()).count();
    let app = world.start().await;
    app.connect_test(&practice).await;
    app.resize(1280, 800).await;
    let mut pictures = Pictures::of("directory");
    pictures.screen(&app, "people").await;

    app.click(At::id("people-filter").with("data-filter", "never-signed-in")).await;
    app.has_attr("people-count", "data-shown", &never.to_string()).await;
    assert_eq!(count(&app, "data-total").await, people.len());
    pictures.screen(&app, "never-signed-in").await;
    assert_eq!(save(&app, "people-export", "shown").await, never);
    assert_eq!(save(&app, "people-export", "everything").await, people.len());

    app.click("people-export").await;
    app.pick("export-content", "access").await;
    pictures.screen(&app, "export").await;
    app.click("export-save").await;
    app.find("export-path").await;
    app.click("export-close").await;
    tick(&app, 3).await;
    app.click(At::id("people-filter").with("data-filter", "never-signed-in")).await;
    app.has_attr("people-count", "data-shown", &people.len().to_string()).await;
    app.has_attr("people-selection", "data-selected", "3").await;
    pictures.screen(&app, "three-selected").await;
    assert_eq!(save(&app, "people-export-selection", "selection").await, 3);
    app.click("select-all").await;
    app.has_attr("people-selection", "data-selected", &people.len().to_string()).await;
    app.click("select-none").await;

    app.click("nav-organizations").await;
    app.state("organizations-count", "complete").await;
    let organization = At::css("[role=row][data-id] [role=gridcell]").inside("organizations-grid");
    app.click(organization).await;
    app.find("organization-panel").await;
    pictures.screen(&app, "organization").await;
}
