//! Names as an enemy would choose them: 500 hostile strings stand in the names of people, organizations and teams, many in
//! each, and every view shows them as what they are. The whole list alone is in `ui/src/ui/hostile.test.tsx`, where each
//! string meets each element that shows text.

use fantoccini::key::Key;
use serde_json::json;

use crate::hands::cast::{EVENTS, HOLDING, JONAS, KITCHEN, MARA, PRIVATE, SANDBOX, SOFIA};
use crate::matrix::{cell, matrix};
use crate::support::World;
use crate::support::app::App;
use crate::support::page::At;
use crate::support::practice::Practice;
use crate::support::tap::Tap;
use crate::website::Website;

/// The strings, with their made-up host replaced by one that listens.
fn hostile(website: &Website) -> Vec<String> {
    let all: Vec<String> = serde_json::from_str(include_str!("../fixtures/hostile.json")).expect("a list of strings");
    assert_eq!(all.len(), 500);
    let host = website.address().trim_start_matches("http://");
    all.into_iter()
        .map(|one| one.replace("https://evil.example", website.address()).replace("evil.example", host))
        .collect()
}

/// People, so that each name has five strings.
const PEOPLE: usize = 100;

/// Somebody else gives everybody and everything hostile names. All strings are in the names of people, and three each in
/// those of organizations and teams.
async fn rename(practice: &Practice, strings: &[String]) {
    let world = practice.state().await["world"].clone();
    let numbers = |kind: &str| -> Vec<u64> {
        world[kind].as_object().expect("a map").keys().map(|id| id.parse().expect("a number")).collect()
    };
    let mut names = strings.chunks(strings.len() / PEOPLE).map(|share| share.join(" "));
    let people = numbers("people");
    for (id, name) in people.iter().zip(names.by_ref()) {
        practice.second_admin(&json!({ "do": "rename-user", "user": id, "name": name })).await;
    }
    for (number, name) in names.enumerate() {
        let email = format!("hostile-{number}@example.org");
        practice.second_admin(&json!({ "do": "create-user", "name": name, "email": email })).await;
    }
    let mut names = strings.chunks(3).map(|share| share.join(" "));
    for (id, name) in numbers("organizations").iter().zip(names.by_ref()) {
        practice.second_admin(&json!({ "do": "rename-organization", "organization": id, "name": name })).await;
    }
    for (id, name) in numbers("teams").iter().zip(names) {
        practice.second_admin(&json!({ "do": "rename-team", "team": id, "name": name })).await;
    }
}

/// What a string could call, in this page.
const CANARY: &str = "window.__ran = []; for (const name of ['canary', 'alert', 'confirm', 'prompt', 'print'])\
    window[name] = (...said) => { window.__ran.push(name); };";

/// What only a string that was taken for markup could have made.
const FOREIGN: &str = "const foreign = [...document.querySelectorAll('img, iframe, object, embed, video, audio, source, track, form, base, applet, marquee, math, template, dialog[onclose], body > script, [data-testid] script, [data-testid] style, [data-testid] link, [data-testid] meta, a[href*=\"evil\"], a[href^=\"javascript:\"], a[href*=\"127.0.0.1\"]')];\
    const handlers = [...document.querySelectorAll('*')].filter(one => [...one.attributes].some(({ name }) => name.startsWith('on')));\
    return { ran: window.__ran, foreign: [...foreign, ...handlers].map(one => one.outerHTML.slice(0, 200)) }";

/// This view shows hostile names as text and nothing was carried out.
async fn clean(app: &App<'_>, view: &str) {
    app.settled().await;
    assert_eq!(app.run(FOREIGN).await, json!({ "ran": [], "foreign": [] }), "in {view}");
    let text = app.run("return document.body.innerText").await;
    let text = text.as_str().unwrap_or_default();
    assert!(
        ["onerror", "canary", "<script", "alert(1)", "evil", "__ran"].iter().any(|part| text.contains(part)),
        "{view} shows no hostile name: {text:?}"
    );
}

/// Nothing was sent, nothing was refused because it was tried, and nothing of the names is in the log.
async fn nothing_came_of_it(app: &App<'_>, world: &World, website: &Website, tap: Tap) {
    assert_eq!(website.seen(), Vec::<String>::new());
    assert_eq!(app.refused_by_policy().await, Vec::<String>::new());
    let (looks, connections) = tap.end();
    assert!(
        looks > 20 && connections.is_empty(),
        "{connections:?} after {looks} looks; the server is {}",
        website.address()
    );
    for log in world.folder().files().iter().filter(|file| file.ends_with("gatehouse.log")) {
        let text = std::fs::read_to_string(log).expect("the log");
        assert!(
            !["onerror", "canary", "alert(", "@"].iter().any(|part| text.contains(part)),
            "a name is in the log: {text}"
        );
    }
}

/// A world whose instance has hostile names, opened under a hostile name.
struct Hostile {
    world: World,
    practice: Practice,
    website: Website,
}

impl Hostile {
    async fn new() -> Self {
        let (world, practice, website) = (World::new(), Practice::start("tiny"), Website::start());
        rename(&practice, &hostile(&website)).await;
        Self { world, practice, website }
    }

    async fn opened(&self) -> App<'_> {
        let app = self.world.start().await;
        app.run(CANARY).await;
        app.click("start-connect").await;
        assert_eq!(app.check(self.practice.address(), self.practice.key()).await, "ok");
        app.pick("connect-kind", "test").await;
        app.save_as(NAME).await;
        app.run(CANARY).await;
        app.watch_policy().await;
        app.everybody_listed().await;
        app
    }
}

/// The name of the saved instance.
const NAME: &str = "<img src=x onerror=canary()>\"'";

#[tokio::test]
async fn hostile_names_are_text_in_lists_panels_the_matrix_the_tray_dialogs_and_sheets() {
    let hostile = Hostile::new().await;
    let tap = Tap::on(&hostile.world.folder().home());
    let app = hostile.opened().await;
    scrolled(&app).await;
    for person in [MARA, JONAS, SOFIA] {
        app.search(&person.to_string(), 1).await;
        app.choose(person).await;
        clean(&app, "the panel of a person").await;
        app.close_panel("person-panel").await;
    }
    app.fill("people-search", "").await;
    let path = export(&app).await;
    let sheet = std::fs::read_to_string(&path).expect("the sheet");
    assert!(sheet.contains("canary()") && !sheet.lines().any(|line| line.split(',').any(is_formula)), "{path}");
    app.click("nav-organizations").await;
    app.state("organizations-count", "complete").await;
    clean(&app, "organizations").await;
    matrix(&app, KITCHEN).await;
    clean(&app, "the matrix").await;
    let place = format!("org-{KITCHEN}");
    let member = app
        .attr(At::css("[role=gridcell][data-role=\"13\"]:not([data-locked])").inside("access-grid"), "data-user")
        .await;
    let member: u64 = member.expect("a member").parse().expect("a number");
    app.click(cell(member, &place)).await;
    app.press(Key::Delete).await;
    app.has_attr("tray", "data-count", "1").await;
    app.type_text("?").await;
    app.find("access-why").await;
    clean(&app, "why").await;
    app.press(Key::Escape).await;
    app.click("tray-show").await;
    clean(&app, "the tray").await;
    app.click("tray-review").await;
    app.find("review").await;
    clean(&app, "the review of the tray").await;
    nothing_came_of_it(&app, &hostile.world, &hostile.website, tap).await;
}

/// Goes through the whole list of people, a screen at a time.
async fn scrolled(app: &App<'_>) {
    let down = "const view = document.querySelector('[data-testid=people-grid]');\
        const box = [view, ...view.querySelectorAll('*')].find(one => one.scrollHeight > one.clientHeight + 50);\
        const before = box?.scrollTop ?? 0; if (box) box.scrollTop += box.clientHeight - 50;\
        return (box?.scrollTop ?? 0) > before";
    let mut screens = 1;
    loop {
        clean(app, "people").await;
        if app.run(down).await == json!(false) {
            break;
        }
        screens += 1;
    }
    assert!(screens > 5, "a hundred people on {screens} screens");
}

/// Saves the list as a sheet, with the dialog looked at.
async fn export(app: &App<'_>) -> String {
    app.click("people-export").await;
    app.find("export").await;
    app.pick("export-format", "csv-comma").await;
    app.click("export-save").await;
    let path = app.attr("export-path", "data-path").await.expect("a path");
    clean(app, "the dialog of a sheet").await;
    app.click("export-close").await;
    app.gone("export").await;
    path
}

/// Whether a cell could be taken for a formula: what begins like one follows an apostrophe or quotes.
fn is_formula(cell: &str) -> bool {
    cell.trim_start_matches('"').starts_with(['=', '+', '-', '@'])
}

/// The leave of one organization, found by numbers alone, to its review. The customer gets a plain name to type.
async fn leave_to_review(app: &App<'_>) {
    app.start_leaving_organizations(&SANDBOX.to_string(), &[SANDBOX]).await;
    app.fill("leave-customer-name", "A customer").await;
    app.next("leave-found").await;
    app.found_everything().await;
    clean(app, "everything we found").await;
    for organization in [KITCHEN, EVENTS, PRIVATE] {
        app.decide(organization, "leave").await;
    }
    app.next("leave-what").await;
    app.next("leave-holding").await;
    app.hand_over_to(&HOLDING.to_string(), HOLDING).await;
    clean(app, "who takes over").await;
    app.next("review").await;
}

#[tokio::test]
async fn hostile_names_are_text_in_a_leave_its_run_its_proof_the_history_and_the_saved_instances() {
    let hostile = Hostile::new().await;
    let tap = Tap::on(&hostile.world.folder().home());
    let app = hostile.opened().await;
    leave_to_review(&app).await;
    clean(&app, "the review").await;
    app.start_run().await;
    clean(&app, "the run").await;
    app.run_is("finished").await;
    clean(&app, "the proof").await;
    app.click("evidence-export").await;
    let path = app.text("evidence-path").await;
    assert!(!path.contains("canary"), "a name is in a path: {path}");
    let pages =
        hostile.world.folder().files().into_iter().filter(|file| file.extension().is_some_and(|it| it == "html"));
    for page in pages.filter(|page| page.starts_with(hostile.world.documents())) {
        let html = std::fs::read_to_string(&page).expect("the proof");
        assert!(html.contains("canary()") && !html.contains("<img") && !html.contains("<script"), "{}", page.display());
    }
    app.click("run-leave").await;
    app.find("history").await;
    clean(&app, "the history").await;
    nothing_came_of_it(&app, &hostile.world, &hostile.website, tap).await;
    app.switch_to_start().await;
    clean(&app, "the saved instances").await;
    app.find(At::id("instance-item").with("data-instance", NAME)).await;
}
