//! The lists and their panels in every state they can be in: what arrives moves no row, what opens covers no filter, and with
//! `GATEHOUSE_PICTURES` each state leaves its pictures.

use serde_json::json;

use crate::hands::TEST;
use crate::hands::cast::{EVENTS, HOLDING, JONAS, KITCHEN, MARA};
use crate::support::World;
use crate::support::app::App;
use crate::support::gallery::Pictures;
use crate::support::page::At;
use crate::support::practice::Practice;

/// Where the first row of the list and its head stand.
const PLACES: &str = "const top = at => document.querySelector(at).getBoundingClientRect().top;\
     return [top('[role=grid] [aria-rowindex=\"2\"]'), top('h1'), top('[data-testid$=\"-filter\"]:last-of-type')]";

/// The filters over which something else lies, by their words.
const COVERED: &str = "return [...document.querySelectorAll('[data-testid$=\"-filter\"]')].filter(chip => {\
     const { left, right, top, bottom } = chip.getBoundingClientRect();\
     return [left + 4, right - 4].some(x => !chip.contains(document.elementFromPoint(x, (top + bottom) / 2)));\
     }).map(chip => chip.textContent)";

impl Practice {
    /// Any request to this path lets go what a barrier holds until then.
    pub(crate) async fn release(&self) {
        let client = reqwest::Client::builder().no_proxy().build().unwrap();
        let request = client.get(format!("{}/api/v2/release", self.address()));
        request.header("authorization", format!("Token {}", self.key())).send().await.unwrap();
    }
}

impl App<'_> {
    async fn enlarge(&self, percent: u32) {
        self.run(&format!("document.documentElement.style.fontSize = '{percent}%'")).await;
        self.settled().await;
    }

    /// Asks the instance again and waits for the outcome.
    async fn refresh(&self, list: &str, outcome: &str) {
        self.click("refresh").await;
        self.state(list, outcome).await;
    }
}

#[tokio::test]
async fn a_panel_that_opens_moves_no_row_and_covers_no_filter() {
    let (world, practice) = (World::new(), Practice::start("tiny"));
    let app = world.start().await;
    app.connect_test(&practice).await;
    let mut pictures = Pictures::of("panels");
    for (width, height) in [(1280, 800), (1024, 640)] {
        app.resize(width, height).await;
        app.settled().await;
        let before = app.run(PLACES).await;
        let shown = app.listed().await[2];
        app.choose(shown).await;
        app.settled().await;
        assert_eq!(app.run(PLACES).await, before, "at {width} × {height}");
        assert_eq!(app.run(COVERED).await, json!([]), "at {width} × {height}");
        app.has_attr("person-completeness", "data-looking", "false").await;
        app.click("person-change").await;
        pictures.screen(&app, &format!("person-{width}")).await;
        app.run("document.querySelector('[data-testid=person-panel]').scrollTo(0, 9999)").await;
        pictures.screen(&app, &format!("person-end-{width}")).await;
        app.close_panel("person-panel").await;
    }
    app.click("nav-organizations").await;
    app.state("organizations-count", "complete").await;
    for (width, height) in [(1280, 800), (1024, 640)] {
        app.resize(width, height).await;
        app.click(At::css(&format!("[role=row][data-id=\"{KITCHEN}\"] [role=gridcell]"))).await;
        app.has_attr("organization-panel", "data-looking", "false").await;
        assert_eq!(app.run(COVERED).await, json!([]), "at {width} × {height}");
        app.click("organization-change").await;
        pictures.screen(&app, &format!("organization-{width}")).await;
        app.run("document.querySelector('[data-testid=organization-panel]').scrollTo(0, 9999)").await;
        pictures.screen(&app, &format!("organization-end-{width}")).await;
        app.close_panel("organization-panel").await;
    }
    app.enlarge(200).await;
    pictures.screen(&app, "organizations-200").await;
    app.click("nav-people").await;
    pictures.screen(&app, "people-200").await;
    app.choose(MARA).await;
    pictures.screen(&app, "person-200").await;
}

#[tokio::test]
async fn a_list_says_how_far_it_is_and_how_old() {
    let (world, practice) = (World::new(), Practice::start("team"));
    let app = world.start().await;
    practice.switches(&json!({ "pageCap": 100 })).await;
    let fourth = json!({ "method": "GET", "path": "/admin/users-detail", "nth": 4 });
    let barrier = json!({ "hold": fourth, "until": { "path": "/release" } });
    app.click("start-connect").await;
    assert_eq!(app.check(practice.address(), practice.key()).await, "ok");
    practice.schedule(&json!({ "barriers": [barrier] })).await;
    app.pick("connect-kind", "test").await;
    app.save_as(TEST).await;
    app.find(At::css("[role=row][data-id]").inside("people-grid")).await;
    app.resize(1280, 800).await;
    let mut pictures = Pictures::of("lists");
    app.state("people-count", "loading").await;
    app.says("people-count", "so far").await;
    pictures.screen(&app, "loading").await;
    practice.release().await;
    app.everybody_listed().await;
    pictures.screen(&app, "complete").await;
    app.search("hostile", 8).await;
    pictures.screen(&app, "hostile").await;
    app.click(At::css("[role=row][data-id] [role=gridcell]").inside("people-grid")).await;
    app.find("person-panel").await;
    pictures.screen(&app, "hostile-panel").await;
    app.close_panel("person-panel").await;
    app.search("nobody is called this", 0).await;
    pictures.screen(&app, "no-match").await;
    app.search("", 1000).await;
    app.click(At::id("people-filter").with("data-filter", "former-customer")).await;
    app.has_attr("people-count", "data-shown", "0").await;
    pictures.screen(&app, "empty-filter").await;
    app.click(At::id("people-filter").with("data-filter", "former-customer")).await;

    let refused = json!({ "kind": "status", "status": 503, "moment": "before-apply" });
    practice.schedule(&json!({ "rules": [{ "when": { "path": "/**" }, "fault": refused }] })).await;
    app.refresh("people-count", "stale").await;
    app.find("stale-line").await;
    pictures.screen(&app, "stale").await;
    drop(practice);
    app.click("refresh").await;
    app.has_attr("stale-line", "data-code", "offline").await;
    pictures.screen(&app, "offline").await;
    app.click("nav-organizations").await;
    app.find(At::css("[role=row][data-id]").inside("organizations-grid")).await;
    pictures.screen(&app, "organizations-offline").await;
    app.fill("organizations-search", "nothing is called this").await;
    app.has_attr("organizations-count", "data-shown", "0").await;
    pictures.screen(&app, "organizations-no-match").await;
    app.click("nav-leaving").await;
    pictures.screen(&app, "leaving-offline").await;
    app.click("nav-settings").await;
    app.find("cache-delete").await;
    pictures.screen(&app, "settings").await;
}

#[tokio::test]
async fn what_stands_out_among_organizations_at_rest_is_found_and_leads_there() {
    let (world, practice) = (World::new(), Practice::start("tiny"));
    let admin = |user: u64, organization: u64| json!({ "do": "set-organization-role", "user": user, "organization": organization, "role": 12 });
    let freeze = json!({ "do": "set-license-value", "organization": EVENTS, "key": "operations", "value": 0 });
    let held = json!({ "do": "transfer", "user": HOLDING, "organization": KITCHEN });
    for deed in [admin(HOLDING, KITCHEN), held, admin(JONAS, EVENTS), freeze] {
        practice.second_admin(&deed).await;
    }
    let app = world.start().await;
    app.connect_test(&practice).await;
    app.resize(1280, 800).await;
    app.everything_read().await;
    app.click("nav-settings").await;
    app.click("rule-holding-choose").await;
    app.fill("change-person", "holding").await;
    app.click(At::id("change-person-option").with("data-id", &HOLDING.to_string())).await;
    app.has_attr("rule-holding", "data-id", &HOLDING.to_string()).await;
    let mut pictures = Pictures::of("findings");
    app.click("nav-leaving").await;
    let held = At::id("finding").with("data-kind", "held-not-frozen");
    app.has_attr(held.clone(), "data-id", &KITCHEN.to_string()).await;
    let frozen = At::id("finding").with("data-kind", "frozen-with-admin");
    app.says(frozen.clone(), "Jonas").await;
    assert_eq!(app.barriers().await, Vec::<String>::new());
    pictures.screen(&app, "leaving").await;
    app.click("nav-organizations").await;
    app.click(At::css(&format!("[role=row][data-id=\"{EVENTS}\"] [role=gridcell]"))).await;
    app.has_attr("organization-panel", "data-frozen", "true").await;
    app.has_attr("organization-panel", "data-looking", "false").await;
    pictures.screen(&app, "frozen-panel").await;
    app.click("nav-leaving").await;
    app.click(At::id("finding-open").inside(held)).await;
    app.has_attr("organization-panel", "data-id", &KITCHEN.to_string()).await;
    app.click("nav-leaving").await;
    app.click(At::id("finding-open").inside(frozen)).await;
    app.find("access-grid").await;
    pictures.screen(&app, "access").await;
}
