//! Changes from the panels: each over its own form and review to its proof, held against the instance itself.

use serde_json::json;

use crate::hands::cast::{HOLDING, KITCHEN, MARA};
use crate::secrets::{LISTEN, assert_answers_without};
use crate::support::World;
use crate::support::app::App;
use crate::support::gallery::Pictures;
use crate::support::page::At;
use crate::support::practice::Practice;

const PIETER: u64 = 4718;
const PASSWORD: &str = "Kanarie-vogel-7x";

/// Opens the panel of a person.
async fn person(app: &App<'_>, user: u64) {
    app.click("nav-people").await;
    app.fill("people-search", &user.to_string()).await;
    app.choose(user).await;
}

/// Opens the panel of an organization.
async fn organization(app: &App<'_>, id: u64) {
    app.click("nav-organizations").await;
    app.fill("organizations-search", &id.to_string()).await;
    let row = format!("[role=row][data-id=\"{id}\"] [role=gridcell]");
    app.click(At::css(&row).inside("organizations-grid")).await;
    app.has_attr("organization-panel", "data-id", &id.to_string()).await;
}

#[tokio::test]
async fn an_organization_is_handed_over_from_its_panel() {
    let (world, practice) = (World::new(), Practice::start("tiny"));
    let app = world.start().await;
    app.connect_test(&practice).await;
    app.resize(1280, 800).await;
    let mut pictures = Pictures::of("hand-over");
    organization(&app, KITCHEN).await;
    app.click("organization-change").await;
    app.find("organization-hand-over").await;
    pictures.screen(&app, "panel").await;
    app.click("organization-hand-over").await;
    app.has_attr("change-form", "data-change", "hand-over").await;
    app.fill("change-person", "holding").await;
    app.click(At::id("change-person-option").with("data-id", &HOLDING.to_string())).await;
    pictures.screen(&app, "form").await;
    app.next("review").await;
    pictures.screen(&app, "review").await;
    let lines: Vec<_> = app.review_lines().await.into_iter().map(|line| (line.change, line.after)).collect();
    let wanted = [("set-org-role", "13"), ("transfer", "41"), ("set-org-role", "13")];
    assert_eq!(lines[..3], wanted.map(|(change, after)| (change.to_owned(), after.to_owned())));
    // Where the former owner ruled teams they are limited too: taken out and given the role of the house rules.
    let in_teams = [("remove-from-team", "none"), ("set-team-role", "6")];
    let known = |(change, after): &(String, String)| in_teams.contains(&(change.as_str(), after.as_str()));
    assert!(lines.len() > 3 && lines[3..].iter().all(known), "{lines:?}");
    assert_eq!(practice.writes().await.len(), 0, "preparing changes nothing");
    app.start_run().await;
    app.run_is("finished").await;
    app.find("evidence-line").await;
    let states = app.proven_states().await;
    assert!(
        states.len() == lines.len() && states.iter().all(|state| state == "done" || state == "already-so"),
        "{states:?}"
    );
    pictures.screen(&app, "proof").await;
    let truth = practice.truth().await;
    assert_eq!((truth.owner_of(KITCHEN), truth.role_in(MARA, KITCHEN)), (Some(HOLDING), Some(13)));
}

#[tokio::test]
async fn a_person_is_removed_permanently_without_a_flag_and_an_owner_is_not() {
    let (world, practice) = (World::new(), Practice::start("tiny"));
    let app = world.start().await;
    app.connect_test(&practice).await;
    person(&app, MARA).await;
    app.has_attr("person-completeness", "data-looking", "false").await;
    app.click("person-delete").await;
    app.find("change-hand-over-first").await;
    app.click("wizard-back").await;

    app.resize(1280, 800).await;
    let mut pictures = Pictures::of("remove");
    person(&app, PIETER).await;
    app.click("person-change").await;
    app.find("person-edit").await;
    pictures.screen(&app, "panel").await;
    app.has_attr("person-completeness", "data-looking", "false").await;
    app.click("person-delete").await;
    app.find("change-lost").await;
    pictures.screen(&app, "form").await;
    app.next("review").await;
    app.has_attr("review-confirm-name", "data-expected", "Pieter de Vries").await;
    app.start_run().await;
    app.run_is("finished").await;
    let writes = practice.writes().await;
    assert_eq!(writes.len(), 1);
    assert_eq!((&writes[0]["method"], &writes[0]["query"]), (&json!("DELETE"), &json!("")));
    assert_eq!(practice.truth().await.person(PIETER)["deleted"], json!(true));
}

#[tokio::test]
async fn a_typed_password_reaches_the_instance_and_is_in_no_file_page_or_answer() {
    let (world, practice) = (World::new(), Practice::start("tiny"));
    let app = world.start().await;
    app.connect_test(&practice).await;
    app.run(LISTEN).await;
    app.click("people-create").await;
    app.fill("change-name", "Ada King").await;
    app.fill("change-email", "ada.king@nordlicht.example").await;
    app.click(At::css("[data-value=password]").inside("change-sign-in")).await;
    app.fill("change-password", PASSWORD).await;
    app.resize(1280, 800).await;
    Pictures::of("create-person").screen(&app, "form").await;
    app.next("review").await;
    app.click("review-start").await;
    app.find("run").await;
    app.run_is("finished").await;
    let body = practice.writes().await[0]["body"].as_str().expect("a body").to_owned();
    assert!(body.contains(PASSWORD), "it was sent");
    assert_answers_without(&app, PASSWORD).await;
    let page = app.run("return document.documentElement.outerHTML").await;
    assert!(!page.as_str().unwrap().contains(PASSWORD), "the password is still in the page");
    app.quit().await;
    // What the instance was sent is the instance's; it keeps no copy in this world.
    assert_eq!(world.traces_of(PASSWORD), Vec::<String>::new());
}

#[tokio::test]
async fn every_change_opens_from_its_panel_and_leads_back_to_it() {
    let (world, practice) = (World::new(), Practice::start("tiny"));
    let app = world.start().await;
    app.connect_test(&practice).await;
    app.resize(1280, 800).await;
    let mut pictures = Pictures::of("forms");
    person(&app, MARA).await;
    for change in ["edit", "admin-role", "bring-in", "remove-from"] {
        app.click("person-change").await;
        app.click(&*format!("person-{change}")).await;
        app.find("change-form").await;
        app.until("return document.activeElement !== document.body", "the new page to have the focus").await;
        pictures.screen(&app, change).await;
        app.click("wizard-back").await;
        app.has_attr("person-panel", "data-id", &MARA.to_string()).await;
        app.focused("person-panel").await;
    }
    organization(&app, KITCHEN).await;
    for change in ["bring-in", "create-team", "rename-team"] {
        app.click("organization-change").await;
        app.click(&*format!("organization-{change}")).await;
        app.find("change-form").await;
        pictures.screen(&app, &format!("organization-{change}")).await;
        app.click("wizard-back").await;
        app.has_attr("organization-panel", "data-id", &KITCHEN.to_string()).await;
    }
    app.click("organizations-create").await;
    app.find("change-license").await;
    pictures.screen(&app, "create-organization").await;
    app.resize(1024, 640).await;
    pictures.screen(&app, "create-organization-1024").await;
}
