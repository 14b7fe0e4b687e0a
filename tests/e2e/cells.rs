//! Every state that a cell of the matrix can be in, told apart and spoken, in the real window: what is there, what locks it,
//! what waits, what comes with it, what changed meanwhile, and what the last run made of it. With `GATEHOUSE_PICTURES` each state
//! leaves its pictures.

use fantoccini::key::Key;
use serde_json::{Value, json};

use crate::hands::cast::{HUGO, JONAS, KITCHEN, MARA, SOFIA};
use crate::matrix::{cell, matrix};
use crate::support::World;
use crate::support::app::App;
use crate::support::gallery::Pictures;
use crate::support::page::At;
use crate::support::practice::Practice;

const ELIF: u64 = 4716;
const VIKTOR: u64 = 1502;
const LARS: u64 = 1731;
const ATELIER: u64 = 142;
/// Teams of the kitchen: Menus, Suppliers, Shifts, Invoices.
const TEAMS: [&str; 4] = ["team-402", "team-403", "team-404", "team-405"];

/// What ears hear of an element: its words without what is hidden from them.
const SPOKEN: &str = "const words = [];\
     const walk = node => {\
       if (node.nodeType === 1 && node.getAttribute('aria-hidden') === 'true') return;\
       if (node.nodeType === 3) words.push(node.textContent.trim());\
       if (node.nodeType === 1 && node.getAttribute('role') === 'img') words.push(node.getAttribute('aria-label'));\
       node.childNodes.forEach(walk);\
     };\
     walk(element); return words.filter(word => word !== '').join(' ');";

/// A cell or a head says just this, once what is on its way is drawn.
async fn speaks(app: &App<'_>, at: impl Into<At>, words: &str) {
    let at = at.into();
    let (element, wanted) = (json!(at.to_string()), json!(words));
    let said = format!(
        "const element = document.querySelector({element}); if (element === null) return 'not there'; {SPOKEN}"
    );
    let script = format!("const said = (() => {{ {said} }})(); return said === {wanted} ? true : said;");
    app.until(&script, &format!("{at} to say \"{words}\"")).await;
}

/// Types a word of a role into a cell and takes the first that fits.
async fn give(app: &App<'_>, user: u64, place: &str, word: &str) {
    app.click(cell(user, place)).await;
    app.type_text(word).await;
    app.find("access-picker").await;
    app.press(Key::Enter).await;
    app.gone("access-picker").await;
}

async fn kitchen(app: &App<'_>, pictures: &mut Pictures) {
    let org = format!("org-{KITCHEN}");
    matrix(app, KITCHEN).await;
    app.find(cell(MARA, "team-402").with("data-locked", "fixed-team-admin")).await;
    speaks(app, cell(MARA, &org), "Owner locked: owner").await;
    speaks(app, cell(JONAS, "team-402"), "Team Admin locked: fixed").await;
    speaks(app, cell(ELIF, &org), "Member").await;
    speaks(app, cell(SOFIA, "team-402"), "no access").await;
    let row = At::css("[role=rowheader]").with("data-user", &SOFIA.to_string()).inside("access-grid");
    app.says(row, "Sofia Rossi").await;
    let head = At::css("[role=columnheader]").with("data-place", "team-403").inside("access-grid");
    app.says(head, "Suppliers").await;
    assert_eq!(app.barriers().await, Vec::<String>::new());
    pictures.screen(app, "plain").await;
}

/// A change, a removal, something new, and what comes with a new Admin.
async fn staged(app: &App<'_>, pictures: &mut Pictures) {
    give(app, SOFIA, TEAMS[3], "team mem").await;
    app.click(cell(SOFIA, TEAMS[1])).await;
    app.press(Key::Delete).await;
    give(app, SOFIA, TEAMS[0], "team mem").await;
    give(app, ELIF, &format!("org-{KITCHEN}"), "adm").await;
    app.has_attr("tray", "data-count", "4").await;
    app.find(cell(ELIF, TEAMS[1]).with("data-locked", "comes-with-admin")).await;
    speaks(app, cell(SOFIA, TEAMS[3]), "staged: Team Member was Team Operator").await;
    speaks(app, cell(SOFIA, TEAMS[1]), "staged: Remove was Team Monitoring").await;
    speaks(app, cell(SOFIA, TEAMS[0]), "staged: Team Member new").await;
    speaks(app, cell(ELIF, TEAMS[1]), "Team Admin comes with Admin cannot be edited").await;
    assert_eq!(app.barriers().await, Vec::<String>::new());
    pictures.screen(app, "staged").await;
    app.click(cell(SOFIA, TEAMS[0])).await;
    app.chord(&[Key::Shift], char::from(Key::Right)).await;
    app.chord(&[Key::Shift], char::from(Key::Up)).await;
    pictures.screen(app, "range").await;
    app.press(Key::Escape).await;
}

/// Somebody else changes what was seen: the cell says so, and so does the page before the review.
async fn stale(app: &App<'_>, practice: &Practice, pictures: &mut Pictures) {
    practice.second_admin(&json!({ "do": "set-team-role", "user": SOFIA, "team": 405, "role": 4 })).await;
    app.click("refresh").await;
    app.find(cell(SOFIA, TEAMS[3]).with("data-stale", "true")).await;
    speaks(app, cell(SOFIA, TEAMS[3]), "staged, changed meanwhile: now Team Monitoring you saw Team Operator").await;
    pictures.screen(app, "stale").await;
    app.click("tray-show").await;
    app.click(At::css("[data-testid=tray-line]:first-of-type [data-testid=tray-note]")).await;
    app.fill("tray-note-text", "asked for by Mara on Monday").await;
    app.click("tray-note-save").await;
    app.says("tray-list", "asked for by Mara on Monday").await;
    assert_eq!(app.barriers().await, Vec::<String>::new());
    pictures.screen(app, "tray").await;
    app.click("tray-review").await;
    app.find("tray-before-review").await;
    app.click("stale-mine").await;
    app.until("return document.querySelector('[data-testid=tray-go-on]:enabled') !== null", "the way on").await;
    assert_eq!(app.barriers().await, Vec::<String>::new());
    pictures.screen(app, "changed-meanwhile").await;
    app.click("tray-go-on").await;
    app.find("review").await;
}

async fn reviewed(app: &App<'_>, pictures: &mut Pictures) {
    app.says("line-note", "asked for by Mara on Monday").await;
    assert_eq!(app.barriers().await, Vec::<String>::new());
    pictures.screen(app, "review").await;
    app.click("never-open").await;
    assert_eq!(app.all(At::id("never-rule").inside("never")).await.len(), 6);
    assert_eq!(app.barriers().await, Vec::<String>::new());
    pictures.screen(app, "never").await;
    app.press(Key::Escape).await;
    app.gone("never").await;
}

/// One line is refused, one was changed by somebody else after the review, the others are done.
async fn carried_out(app: &App<'_>, practice: &Practice, pictures: &mut Pictures) {
    let refused = json!({ "kind": "status", "status": 403, "moment": "before-apply" });
    let when = json!({ "method": "POST", "path": "/admin/users/4720/user-team-roles/403" });
    practice.schedule(&json!({ "rules": [{ "when": when, "fault": refused }] })).await;
    practice.second_admin(&json!({ "do": "set-team-role", "user": SOFIA, "team": 402, "role": 4 })).await;
    app.click("review-start").await;
    app.find("run").await;
    app.run_is("needs-you").await;
    pictures.screen(app, "run").await;
    practice.schedule(&json!({ "rules": [] })).await;
    app.click("run-leave").await;
    app.click("nav-access").await;
    let org = format!("org-{KITCHEN}");
    app.find(cell(ELIF, &org).with("data-last", "done")).await;
    app.find(cell(SOFIA, TEAMS[1]).with("data-last", "refused")).await;
    app.find(cell(SOFIA, TEAMS[0]).with("data-last", "changed-meanwhile")).await;
    speaks(app, cell(ELIF, &org), "Admin done").await;
    speaks(app, cell(SOFIA, TEAMS[1]), "Team Monitoring was refused wanted: no access").await;
    speaks(app, cell(SOFIA, TEAMS[0]), "not done, changed meanwhile: now Team Monitoring you saw no access").await;
    assert_eq!(app.barriers().await, Vec::<String>::new());
    pictures.screen(app, "last").await;
    app.click(cell(SOFIA, TEAMS[1])).await;
    app.press(Key::Delete).await;
    app.find(cell(SOFIA, TEAMS[1]).with("data-staged", "none")).await;
    assert_eq!(app.attr(cell(SOFIA, TEAMS[1]), "data-last").await, None);
}

#[tokio::test]
async fn every_state_of_a_cell_is_told_apart_and_spoken() {
    let (world, practice) = (World::new(), Practice::start("tiny"));
    let app = world.start().await;
    app.connect_test(&practice).await;
    app.resize(1280, 800).await;
    let mut pictures = Pictures::of("cells");
    kitchen(&app, &mut pictures).await;
    staged(&app, &mut pictures).await;
    assert_eq!(practice.writes().await.len(), 0, "editing sends nothing");
    stale(&app, &practice, &mut pictures).await;
    reviewed(&app, &mut pictures).await;
    carried_out(&app, &practice, &mut pictures).await;
    app.click("nav-settings").await;
    app.click("settings-never").await;
    app.find("never-page").await;
    assert_eq!(app.barriers().await, Vec::<String>::new());
    pictures.screen(&app, "never-page").await;
}

#[tokio::test]
async fn who_waits_for_company_sign_in_and_who_is_deleted_is_locked_with_its_reason() {
    let (world, practice) = (World::new(), Practice::start("tiny"));
    // Who waits is told by the lists of members alone.
    practice.switches(&json!({ "publicLists": "open" })).await;
    let app = world.start().await;
    app.connect_test(&practice).await;
    app.resize(1280, 800).await;
    let mut pictures = Pictures::of("cells-locked");
    for user in [LARS, VIKTOR] {
        let tick = format!("[role=row][data-id=\"{user}\"] input[type=checkbox]");
        app.run(&format!("document.querySelector({}).click()", json!(tick))).await;
    }
    app.has_attr("people-selection", "data-selected", "2").await;
    app.click("people-access").await;
    let org = format!("org-{ATELIER}");
    app.find(cell(LARS, &org).with("data-locked", "waiting-for-company-sign-in")).await;
    speaks(&app, cell(LARS, &org), "Member locked: waiting for company sign-in").await;
    app.find(cell(VIKTOR, &org).with("data-locked", "deleted-account")).await;
    speaks(&app, cell(VIKTOR, &org), "account deleted locked").await;
    pictures.screen(&app, "waiting-and-deleted").await;
    app.click(cell(LARS, &org)).await;
    app.type_text("a").await;
    app.has_attr("access-refused", "data-reason", "waiting-for-company-sign-in").await;
    assert_eq!(app.barriers().await, Vec::<String>::new());
    pictures.screen(&app, "locked").await;
}

#[tokio::test]
async fn a_place_that_the_key_may_not_read_says_so_and_guesses_nobody() {
    let (world, practice) = (World::new(), Practice::start("tiny"));
    let app = world.start().await;
    app.connect_test(&practice).await;
    app.resize(1280, 800).await;
    let mut pictures = Pictures::of("cells-refused");
    let refused = json!({ "kind": "status", "status": 403, "moment": "before-apply" });
    let when = json!({ "method": "GET", "path": "/admin/users" });
    practice.schedule(&json!({ "rules": [{ "when": when, "fault": refused }] })).await;
    practice.second_admin(&json!({ "do": "create-organization", "owner": HUGO, "name": "Harbor Bakery" })).await;
    app.click("refresh").await;
    app.click("nav-organizations").await;
    app.fill("organizations-search", "Harbor Bakery").await;
    app.has_attr("organizations-count", "data-shown", "1").await;
    app.click(At::css("[role=row][data-id] [role=gridcell]").inside("organizations-grid")).await;
    app.click("organization-access").await;
    app.find("access-refused-places").await;
    app.says("access-empty", "There may be people.").await;
    assert!(!app.has("access-count").await, "what was not read is not counted");
    assert!(!app.has(At::css("[role=gridcell][data-role]").inside("access-grid")).await);
    assert_eq!(app.barriers().await, Vec::<String>::new());
    pictures.screen(&app, "refused").await;
}

/// The role in the open panel at this place.
fn role_here(place: &str) -> At {
    At::id("role-here").with("data-place", place)
}

#[tokio::test]
async fn a_role_is_staged_from_the_panel_of_a_person_and_from_that_of_an_organization() {
    let (world, practice) = (World::new(), Practice::start("tiny"));
    let app = world.start().await;
    app.connect_test(&practice).await;
    app.resize(1280, 800).await;
    let mut pictures = Pictures::of("panel-roles");
    app.choose(SOFIA).await;
    app.click(role_here("team-405")).await;
    app.find("access-picker").await;
    pictures.screen(&app, "pick").await;
    app.type_text("team mem").await;
    app.press(Key::Enter).await;
    app.find(role_here("team-405").with("data-staged", "3")).await;
    app.has_attr("tray", "data-count", "1").await;
    pictures.screen(&app, "person").await;
    assert_eq!(app.barriers().await, Vec::<String>::new());
    app.choose(MARA).await;
    app.click(role_here(&format!("org-{KITCHEN}"))).await;
    app.has_attr("access-refused", "data-reason", "owner").await;
    pictures.screen(&app, "owner").await;
    app.press(Key::Escape).await;
    app.gone("access-refused").await;
    app.find("person-panel").await;

    app.click("nav-organizations").await;
    let row = format!("[role=row][data-id=\"{KITCHEN}\"] [role=gridcell]");
    app.click(At::css(&row).inside("organizations-grid")).await;
    let elif = At::css(&format!("[data-testid=member-item][data-user=\"{ELIF}\"] [data-testid=role-here]"));
    app.click(elif.clone()).await;
    app.find("access-picker").await;
    app.type_text("adm").await;
    app.press(Key::Enter).await;
    app.find(elif.with("data-staged", "12")).await;
    app.has_attr("tray", "data-count", "2").await;
    pictures.screen(&app, "organization").await;
    assert_eq!(app.barriers().await, Vec::<String>::new());
    app.click("role-take-back").await;
    app.has_attr("tray", "data-count", "1").await;
    let audit: Vec<Value> = practice.writes().await;
    assert_eq!(audit.len(), 0, "panels send nothing");
}
