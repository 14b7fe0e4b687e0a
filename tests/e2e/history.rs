//! "What did we do to Mara, to Nordlicht, on Tuesday, and did it hold?" The history answers it line by line, the result of a
//! case is saved as a sheet, and an entry that somebody altered on the disk is named.

use rusqlite::Connection;

use crate::hands::TEST;
use crate::hands::cast::MARA;
use crate::support::World;
use crate::support::app::App;
use crate::support::gallery::Pictures;
use crate::support::page::At;
use crate::support::practice::Practice;

/// Carries the departure of the Nordlicht customer out, to its proof; comes back with the number of its lines.
async fn nordlicht_leaves(app: &App<'_>) -> usize {
    app.nordlicht_to_review().await;
    app.start_run().await;
    app.run_is("finished").await;
    app.find("evidence-line").await;
    app.all("evidence-line").await.len()
}

async fn show(app: &App<'_>, view: &str) {
    app.click(At::css(&format!("label[data-value={view}]")).inside("history-view")).await;
    app.has_attr("history-view", "data-value", view).await;
}

fn change() -> At {
    At::css("[role=row][data-result]").inside("history-changes")
}

/// The sheet of the case on screen has a row for each of its lines.
async fn assert_sheet(app: &App<'_>, lines: usize) {
    app.click("run-sheet").await;
    app.has_attr("run-sheet-path", "data-rows", &lines.to_string()).await;
    let path = app.attr("run-sheet-path", "data-path").await.expect("a path");
    let bytes = std::fs::read(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
    let ending = std::path::Path::new(&path).extension();
    assert!(ending.is_some_and(|ending| ending == "xlsx") && bytes.starts_with(b"PK"), "{path}");
}

/// Somebody with the file and a tool for it, while the application is closed.
fn alter(world: &World, sequence: u64) -> String {
    let files = world.folder().files();
    let file = files.iter().find(|file| file.ends_with("gatehouse.sqlite")).expect("the data");
    let connection = Connection::open(file).expect("a database");
    let sql = "SELECT sql FROM sqlite_schema WHERE name = 'journal_is_not_changed'";
    let guard: String = connection.query_row(sql, [], |row| row.get(0)).expect("the guard");
    connection.execute_batch("DROP TRIGGER journal_is_not_changed").expect("no guard");
    let change = "UPDATE journal SET event = replace(event, '2', '3') WHERE sequence = ?1";
    assert_eq!(connection.execute(change, [sequence]).expect("a change"), 1);
    connection.execute_batch(&guard).expect("the guard again");
    connection.query_row("SELECT run FROM journal LIMIT 1", [], |row| row.get(0)).expect("a case")
}

#[tokio::test]
async fn the_history_answers_what_was_done_to_whom_and_whether_it_held() {
    let (world, practice) = (World::new(), Practice::start("tiny"));
    let app = world.start().await;
    app.connect_test(&practice).await;
    app.resize(1280, 800).await;
    let mut pictures = Pictures::of("history");
    app.click("nav-history").await;
    app.find("history-empty").await;
    pictures.screen(&app, "empty").await;

    let lines = nordlicht_leaves(&app).await;
    app.click("run-leave").await;
    app.watch_policy().await;
    app.has_attr("history-count", "data-shown", "1").await;
    app.state("journal-check", "unchanged").await;
    pictures.screen(&app, "cases").await;
    assert_eq!(app.barriers().await, Vec::<String>::new());

    show(&app, "changes").await;
    app.has_attr("history-count", "data-shown", &lines.to_string()).await;
    assert!(app.attrs(change(), "data-result").await.iter().all(|result| result == "done"));
    pictures.screen(&app, "changes").await;
    assert_eq!(app.barriers().await, Vec::<String>::new());
    app.fill("history-search", "MÁRA").await;
    app.find(At::id("history-found").with("data-person", &MARA.to_string())).await;
    pictures.screen(&app, "searched").await;
    app.click(At::id("history-found").with("data-person", &MARA.to_string())).await;
    app.find(At::id("history-only").with("data-person", &MARA.to_string())).await;
    app.says("history-count", "of").await;
    pictures.screen(&app, "of-mara").await;
    app.resize(1024, 640).await;
    pictures.screen(&app, "narrow").await;
    app.resize(1280, 800).await;
    app.fill("history-search", "nobody of this name").await;
    app.find("history-empty").await;
    pictures.screen(&app, "nothing-found").await;
    app.fill("history-search", "").await;
    app.click(change()).await;
    app.find("evidence").await;
    assert_sheet(&app, lines).await;
    pictures.screen(&app, "sheet").await;
    assert_eq!(app.refused_by_policy().await, Vec::<String>::new());
}

#[tokio::test]
async fn an_entry_that_was_altered_on_the_disk_is_named_and_the_rest_can_still_be_read() {
    let (world, practice) = (World::new(), Practice::start("tiny"));
    let app = world.start().await;
    app.connect_test(&practice).await;
    let lines = nordlicht_leaves(&app).await;
    app.quit().await;
    let run = alter(&world, 4);

    let app = world.start().await;
    app.open_saved(TEST).await;
    app.everybody_listed().await;
    app.resize(1280, 800).await;
    let mut pictures = Pictures::of("history-altered");
    app.click("nav-history").await;
    app.state("journal-check", "altered").await;
    assert_eq!(app.attr("journal-check", "data-entry").await.as_deref(), Some("4"));
    assert_eq!(app.attr("journal-check", "data-run").await.as_ref(), Some(&run));
    app.says("journal-check", "Nordlicht").await;
    app.find(At::id("doubtful").inside("history")).await;
    pictures.screen(&app, "cases").await;
    assert_eq!(app.barriers().await, Vec::<String>::new());
    show(&app, "changes").await;
    app.has_attr("history-count", "data-shown", &lines.to_string()).await;
    pictures.screen(&app, "changes").await;
    app.click(change()).await;
    app.find("run-altered").await;
    pictures.screen(&app, "not-proven").await;
    app.click("run-leave").await;
    app.has_attr("history-count", "data-total", "1").await;
}
