//! Who may do what: a matrix edited by keys alone, kept over a restart, reviewed, carried out and proven against the instance
//! itself.

use std::collections::BTreeMap;

use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use fantoccini::key::Key;
use serde_json::{Value, json};

use crate::hands::LIVE;
use crate::matrix::{cell, matrix};
use crate::support::World;
use crate::support::app::App;
use crate::support::gallery::Pictures;
use crate::support::page::At;
use crate::support::practice::Practice;

const MEMBER: u64 = 13;
const ACCOUNTANT: u64 = 14;

/// Keys one after the other where the focus is; `held` stays down meanwhile.
async fn keys(app: &App<'_>, held: Option<Key>, pressed: &[char]) {
    let mut keyboard = KeyActions::new("keyboard".into());
    if let Some(key) = held {
        keyboard = keyboard.then(KeyAction::Down { value: char::from(key) });
    }
    for value in pressed.iter().copied() {
        keyboard = keyboard.then(KeyAction::Down { value }).then(KeyAction::Up { value });
    }
    if let Some(key) = held {
        keyboard = keyboard.then(KeyAction::Up { value: char::from(key) });
    }
    app.client().perform_actions(keyboard).await.expect("key presses");
}

/// Types a word of a role into the active cell and takes the first that fits.
async fn role(app: &App<'_>, word: &str) {
    keys(app, None, &word.chars().collect::<Vec<_>>()).await;
    app.find("access-picker").await;
    app.press(Key::Enter).await;
    app.gone("access-picker").await;
}

/// Finds somebody in the matrix and chooses their cell.
async fn choose(app: &App<'_>, user: u64, place: &str) {
    app.fill("access-search", &user.to_string()).await;
    app.click(cell(user, place)).await;
}

/// The largest organization, its owner and its plain members, as the instance has them.
async fn largest(practice: &Practice) -> (u64, u64, Vec<u64>) {
    let state = practice.state().await;
    let members = state["world"]["members"].as_object().expect("members").clone();
    let size = |seats: &Value| seats.as_object().map_or(0, serde_json::Map::len);
    let (organization, seats) = members.iter().max_by_key(|(_, seats)| size(seats)).expect("an organization");
    let people: BTreeMap<u64, u64> = seats
        .as_object()
        .expect("seats")
        .iter()
        .filter(|(user, _)| state["world"]["people"][user.as_str()]["deleted"] == json!(false))
        .map(|(user, seat)| (user.parse().expect("a number"), seat["role"].as_u64().unwrap_or(0)))
        .collect();
    let owner = people.iter().find(|(_, role)| **role == 11).map(|(user, _)| *user).expect("an owner");
    let plain = people.iter().filter(|(_, role)| **role == MEMBER).map(|(user, _)| *user).collect();
    (organization.parse().expect("a number"), owner, plain)
}

/// Gives the first another role, takes access from the second, undoes that and does it again, and asks why.
async fn edit(app: &App<'_>, pictures: &mut Pictures, place: &str, [first, second]: [u64; 2]) {
    choose(app, first, place).await;
    role(app, "acc").await;
    app.has_attr(cell(first, place), "data-staged", &ACCOUNTANT.to_string()).await;
    app.has_attr(cell(first, place), "data-role", &MEMBER.to_string()).await;
    app.has_attr("tray", "data-count", "1").await;
    choose(app, second, place).await;
    app.press(Key::Delete).await;
    app.has_attr(cell(second, place), "data-staged", "none").await;
    app.has_attr("tray", "data-count", "2").await;
    keys(app, Some(Key::Control), &['z']).await;
    app.has_attr("tray", "data-count", "1").await;
    keys(app, Some(Key::Control), &['y']).await;
    app.has_attr("tray", "data-count", "2").await;
    pictures.screen(app, "staged").await;
    keys(app, None, &['?']).await;
    app.find("access-why").await;
    pictures.screen(app, "why").await;
    app.press(Key::Escape).await;
    assert_eq!(app.barriers().await, Vec::<String>::new());
}

/// The owner's cell cannot be edited; handing over is offered.
async fn meets_the_owner(app: &App<'_>, pictures: &mut Pictures, place: &str, owner: u64) {
    choose(app, owner, place).await;
    keys(app, None, &['m']).await;
    app.has_attr("access-refused", "data-reason", "owner").await;
    pictures.screen(app, "owner").await;
    app.find("access-hand-over").await;
    app.press(Key::Escape).await;
}

async fn assert_reviewed(app: &App<'_>, [first, second]: [u64; 2]) {
    let lines = app.review_lines().await;
    let mut changes: Vec<_> = lines.iter().map(|line| (line.user, line.change.as_str(), line.after.as_str())).collect();
    changes.sort_unstable();
    let mut wanted = [(Some(first), "set-org-role", "14"), (Some(second), "remove-from-org", "none")];
    wanted.sort_unstable();
    assert_eq!(changes, wanted);
}

async fn carry_out(app: &App<'_>) {
    app.click("unlock-editing").await;
    if app.has("review-confirm-name").await {
        app.start_run().await;
    } else {
        app.click("review-start").await;
        app.find("run").await;
    }
    app.run_is("finished").await;
}

#[tokio::test]
async fn access_is_changed_by_keys_alone_kept_over_a_restart_and_proven() {
    let (world, practice) = (World::new(), Practice::start("team"));
    let (organization, owner, plain) = largest(&practice).await;
    let place = format!("org-{organization}");
    let [first, second, ..] = plain[..] else { panic!("two members to change") };
    let app = world.start().await;
    app.connect(&practice, LIVE).await;
    app.resize(1280, 800).await;
    let mut pictures = Pictures::of("access");

    matrix(&app, organization).await;
    app.watch_policy().await;
    pictures.screen(&app, "matrix").await;
    edit(&app, &mut pictures, &place, [first, second]).await;
    meets_the_owner(&app, &mut pictures, &place, owner).await;
    assert_eq!(practice.writes().await.len(), 0, "editing sends nothing");
    assert_eq!(app.refused_by_policy().await, Vec::<String>::new());
    app.quit().await;

    let app = world.start().await;
    app.open_saved(LIVE).await;
    app.resize(1280, 800).await;
    app.has_attr("tray", "data-count", "2").await;
    app.click("tray-show").await;
    assert_eq!(app.attrs("tray-line", "data-state").await, ["open", "open"]);
    app.says("tray-line", "Accountant").await;
    pictures.screen(&app, "tray").await;
    app.click("tray-review").await;
    app.find("review").await;
    assert_reviewed(&app, [first, second]).await;
    pictures.screen(&app, "review").await;
    assert_eq!(practice.writes().await.len(), 0, "a review sends nothing");
    carry_out(&app).await;
    app.find("evidence-line").await;
    assert_eq!(app.proven_states().await, ["done", "done"]);
    pictures.screen(&app, "proof").await;
    let truth = practice.truth().await;
    assert_eq!((truth.role_in(first, organization), truth.role_in(second, organization)), (Some(ACCOUNTANT), None));
    app.click("run-leave").await;
    app.gone("tray").await;
}

#[tokio::test]
async fn access_of_selected_people_is_shown_across_their_organizations() {
    let (world, practice) = (World::new(), Practice::start("team"));
    let app = world.start().await;
    app.connect_test(&practice).await;
    app.resize(1280, 800).await;
    let mut pictures = Pictures::of("access-people");
    let boxes = "[...document.querySelectorAll('[data-testid=people-grid] [role=row][data-id] input[type=checkbox]')]";
    app.until(&format!("return {boxes}.length >= 4"), "rows to tick").await;
    app.run(&format!("{boxes}.slice(0, 4).forEach(box => box.click())")).await;
    app.has_attr("people-selection", "data-selected", "4").await;
    app.click("people-access").await;
    app.has_attr("access-count", "data-total", "4").await;
    app.find(At::css("[role=gridcell][data-role]").inside("access-grid")).await;
    pictures.screen(&app, "organizations").await;
    app.click("access-expand").await;
    app.find(At::css("[role=gridcell][data-place^=team-]").inside("access-grid")).await;
    pictures.screen(&app, "unfolded").await;
    assert_eq!(app.barriers().await, Vec::<String>::new());
    assert_eq!(practice.writes().await.len(), 0);
}
