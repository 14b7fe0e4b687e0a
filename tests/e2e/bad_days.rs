//! When it does not go smoothly: what the run shows, what it offers, what it says, and what is really so in the end.

use serde_json::{Value, json};

use crate::hands::cast::{EVENTS, HOLDING, KITCHEN, MARA, SANDBOX, SOFIA};
use crate::support::World;
use crate::support::app::App;
use crate::support::page::At;
use crate::support::practice::Practice;
use crate::truth::same_number;

/// The steps of the short plan: freeze, member, transfer, Mara's role, then two teams.
const FREEZE: &str = "1";
const TRANSFER: &str = "3";
const STEPS: usize = 8;

/// A connected instance with the short plan on its review page; from now on goes wrong what `schedule` says.
async fn at_review<'w>(world: &'w World, practice: &Practice, schedule: Value) -> App<'w> {
    let app = world.start().await;
    app.connect_test(practice).await;
    app.sandbox_to_review().await;
    assert_eq!(app.review_lines().await.len(), STEPS);
    practice.schedule(&schedule).await;
    app
}

fn rule(method: &str, path: &str, fault: &Value) -> Value {
    json!({ "rules": [{ "when": { "method": method, "path": path, "nth": 1 }, "fault": fault }] })
}

fn transfer() -> String {
    format!("/admin/users/*/user-organization-roles/{SANDBOX}/transfer")
}

fn step(number: &str) -> At {
    At::id("run-step").with("data-step", number)
}

fn trouble() -> At {
    At::id("run-trouble")
}

/// After the run: everything is as planned, and every change was made exactly once.
async fn assert_done_once(app: &App<'_>, practice: &Practice) {
    app.run_is("finished").await;
    app.has_attr("evidence", "data-complete", "true").await;
    assert_eq!(app.attrs("evidence-line", "data-state").await, ["done"; STEPS]);
    let effects = practice.effects().await;
    assert_eq!(effects.len(), STEPS, "{effects:?}");
    let mut unique = effects.clone();
    unique.sort();
    unique.dedup();
    assert_eq!(unique.len(), STEPS, "something was done twice: {effects:?}");
    let truth = practice.truth().await;
    assert_eq!((truth.owner_of(SANDBOX), truth.role_in(MARA, SANDBOX)), (Some(HOLDING), Some(13)));
    assert!(same_number(&truth.license(SANDBOX)["operations"], &json!(0)));
}

/// The fault happened; without that a journey through it shows nothing.
async fn assert_fired(practice: &Practice, code: &str) {
    assert!(practice.audit().await["fired"][code].as_u64() >= Some(1), "{code} did not happen");
}

/// Exactly these of the choices stand there.
async fn assert_offered(app: &App<'_>, wanted: &[&str]) {
    for id in ["run-retry", "run-skip", "run-continue", "run-stop", "run-new-key", "run-stop-here"] {
        assert_eq!(app.has(id).await, wanted.contains(&id), "{id}");
    }
}

#[tokio::test]
async fn an_error_after_applying_is_read_back_and_not_repeated() {
    let (world, practice) = (World::new(), Practice::start("tiny"));
    let fault = json!({ "kind": "status", "status": 503, "moment": "after-apply" });
    let app = at_review(&world, &practice, rule("POST", &transfer(), &fault)).await;
    app.start_run().await;
    assert_done_once(&app, &practice).await;
    assert_fired(&practice, "FT6").await;
}

#[tokio::test]
async fn a_connection_that_breaks_after_applying_is_read_back_and_not_repeated() {
    let (world, practice) = (World::new(), Practice::start("tiny"));
    let schedule = rule("!GET", "/admin/organizations/**", &json!({ "kind": "reset-after-apply" }));
    let app = at_review(&world, &practice, schedule).await;
    app.start_run().await;
    assert_done_once(&app, &practice).await;
    assert_fired(&practice, "FT8").await;
}

#[tokio::test]
async fn a_yes_that_changes_nothing_is_no_success() {
    let (world, practice) = (World::new(), Practice::start("tiny"));
    let app = at_review(&world, &practice, rule("POST", &transfer(), &json!({ "kind": "not-applied" }))).await;
    app.start_run().await;
    app.run_is("needs-you").await;
    app.state(step(TRANSFER), "needs-you").await;
    app.says(trouble(), "The instance said yes, but still shows").await;
    app.says(trouble(), "Mara Lindqvist").await;
    assert_offered(&app, &["run-retry", "run-skip", "run-stop-here"]).await;
    assert_eq!(practice.truth().await.owner_of(SANDBOX), Some(MARA));
    app.click("run-retry").await;
    assert_done_once(&app, &practice).await;
}

#[tokio::test]
async fn the_proof_of_a_yes_that_changed_nothing_shows_the_old_value() {
    let (world, practice) = (World::new(), Practice::start("tiny"));
    let app = at_review(&world, &practice, rule("POST", &transfer(), &json!({ "kind": "not-applied" }))).await;
    app.start_run().await;
    app.run_is("needs-you").await;
    app.click("run-stop-here").await;
    app.says("run-stop-meaning", "It can never go on by itself").await;
    app.click("run-abandon").await;
    app.has_attr("evidence", "data-complete", "false").await;
    let line = At::id("evidence-line").with("data-step", TRANSFER);
    app.has_attr(line, "data-read", &MARA.to_string()).await;
    app.click("evidence-export").await;
    let file = app.attr("evidence-path", "data-json").await.unwrap();
    let saved: Value = serde_json::from_slice(&std::fs::read(file).unwrap()).unwrap();
    assert_eq!(saved["changes"][2]["read"], MARA.to_string());
    let page = std::fs::read_to_string(app.attr("evidence-path", "data-html").await.unwrap()).unwrap();
    assert!(page.contains("Mara Lindqvist"));
    assert_eq!(practice.truth().await.owner_of(SANDBOX), Some(MARA));
}

#[tokio::test]
async fn a_redirect_is_not_followed_and_a_person_is_asked() {
    let (world, practice) = (World::new(), Practice::start("tiny"));
    let fault = json!({ "kind": "redirect", "status": 307, "target": "same-origin", "moment": "before-apply" });
    let app = at_review(&world, &practice, rule("POST", &transfer(), &fault)).await;
    app.start_run().await;
    app.run_is("needs-you").await;
    app.state(step(TRANSFER), "needs-you").await;
    app.says(trouble(), "it had not worked").await;
    assert_offered(&app, &["run-retry", "run-skip", "run-stop-here"]).await;
    let followed = practice.arrivals().await.into_iter().any(|entry| entry["path"] == "/login");
    assert!(!followed, "the redirect was followed");
    app.click("run-retry").await;
    assert_done_once(&app, &practice).await;
}

#[tokio::test]
async fn a_login_page_after_applying_is_read_back() {
    let (world, practice) = (World::new(), Practice::start("tiny"));
    let fault = json!({ "kind": "body", "body": "login-page", "moment": "after-apply" });
    let app = at_review(&world, &practice, rule("POST", &transfer(), &fault)).await;
    app.start_run().await;
    assert_done_once(&app, &practice).await;
    assert_fired(&practice, "FT13").await;
}

#[tokio::test]
async fn a_refused_step_stops_its_organization_and_is_left_out_with_a_reason() {
    let (world, practice) = (World::new(), Practice::start("tiny"));
    let app = world.start().await;
    app.connect_test(&practice).await;
    app.nordlicht_to_review().await;
    let path = format!("/admin/users/{MARA}/user-organization-roles/{EVENTS}");
    let fault = json!({ "kind": "status", "status": 403, "moment": "before-apply" });
    practice.schedule(&json!({ "rules": [{ "when": { "method": "POST", "path": path }, "fault": fault }] })).await;
    app.start_run().await;
    app.run_is("needs-you").await;
    app.says(trouble(), "Your key may not do this").await;
    for part in [
        "Finished: Nordlicht Catering Kitchen",
        "Mara Lindqvist is still Admin there",
        "Not touched: Nordlicht Catering Sandbox",
    ] {
        app.says(trouble(), part).await;
    }
    assert_offered(&app, &["run-retry", "run-skip", "run-stop-here"]).await;
    let refused = app.attr(At::css("[data-testid=run-step][data-state=needs-you]"), "data-step").await.unwrap();
    let truth = practice.truth().await;
    assert_eq!((truth.owner_of(KITCHEN), truth.owner_of(EVENTS)), (Some(HOLDING), Some(HOLDING)));
    assert_eq!(truth.owner_of(SANDBOX), Some(MARA), "the next organization waits");
    app.fill("run-skip-reason", "Agreed with Mara until Friday").await;
    app.click("run-skip").await;
    app.run_is("finished").await;
    let line = At::id("evidence-line").with("data-step", &refused);
    app.state(line.clone(), "skipped").await;
    app.has_attr(line, "data-read", "12").await;
    assert_eq!(practice.truth().await.role_in(MARA, EVENTS), Some(12));
    assert_eq!(practice.truth().await.owner_of(SANDBOX), Some(HOLDING));
}

#[tokio::test]
async fn a_key_that_stops_working_is_replaced_and_the_case_goes_on() {
    let (world, practice) = (World::new(), Practice::start("tiny"));
    let script = json!({ "when": { "method": "!GET", "nth": 5 }, "moment": "before-apply", "effects": [{ "do": "revoke-keys" }] });
    let app = at_review(&world, &practice, json!({ "secondAdmin": [script] })).await;
    app.start_run().await;
    app.run_is("needs-you").await;
    let pause = At::id("run-pause").with("data-why", "key");
    app.says(pause.clone(), "no longer works").await;
    app.says(pause, "4 of 8 steps are done and saved; nothing more was sent").await;
    assert_offered(&app, &["run-continue", "run-new-key", "run-stop-here"]).await;
    app.fill("run-new-key", "ffffffff-1111-4222-8333-444455556666").await;
    app.click("run-new-key-save").await;
    app.find("run-problem").await;
    app.run_is("needs-you").await;
    let key = "aaaaaaaa-1111-4222-8333-444455556666";
    practice.add_key(key).await;
    app.fill("run-new-key", key).await;
    app.click("run-new-key-save").await;
    assert_done_once(&app, &practice).await;
    app.quit().await;
    let app = world.start().await;
    app.open_saved(crate::hands::TEST).await;
    app.everybody_listed().await;
}

#[tokio::test]
async fn an_owner_whom_another_admin_has_put_in_is_not_overwritten() {
    let (world, practice) = (World::new(), Practice::start("tiny"));
    let effect = json!({ "do": "transfer", "user": SOFIA, "organization": SANDBOX });
    let script = json!({ "when": { "method": "!GET", "nth": 2 }, "moment": "after-apply", "effects": [effect] });
    let app = at_review(&world, &practice, json!({ "secondAdmin": [script] })).await;
    app.start_run().await;
    app.run_is("needs-you").await;
    app.state(step(TRANSFER), "changed-meanwhile").await;
    app.says(trouble(), "Someone changed this while the case was going on").await;
    app.says(trouble(), "Sofia Rossi").await;
    app.says(trouble(), "We have not touched it").await;
    assert_offered(&app, &["run-retry", "run-skip", "run-stop-here"]).await;
    let transfers =
        practice.writes().await.into_iter().filter(|entry| entry["path"].as_str().unwrap().ends_with("transfer"));
    assert_eq!(transfers.count(), 0, "it was overwritten");
    app.click("run-skip").await;
    app.run_is("finished").await;
    let line = At::id("evidence-line").with("data-step", TRANSFER);
    app.has_attr(line, "data-read", &SOFIA.to_string()).await;
    assert_eq!(practice.truth().await.owner_of(SANDBOX), Some(SOFIA));
}

#[tokio::test]
async fn a_holding_account_that_is_deleted_during_the_run_gets_nothing() {
    let (world, practice) = (World::new(), Practice::start("tiny"));
    let slow = json!({ "kind": "too-many-requests", "after": { "seconds": 4 } });
    let app = at_review(&world, &practice, rule("POST", &transfer(), &slow)).await;
    app.start_run().await;
    app.run_is("waiting").await;
    practice.second_admin(&json!({ "do": "delete-user", "user": HOLDING })).await;
    assert_account_is_gone(&app, &practice).await;
}

#[tokio::test]
async fn a_holding_account_that_was_deleted_after_the_review_gets_nothing() {
    let (world, practice) = (World::new(), Practice::start("tiny"));
    let app = at_review(&world, &practice, json!({})).await;
    practice.second_admin(&json!({ "do": "delete-user", "user": HOLDING })).await;
    app.start_run().await;
    assert_account_is_gone(&app, &practice).await;
}

/// The run stops before anything is handed over, says why, and can be closed with the truth about it.
async fn assert_account_is_gone(app: &App<'_>, practice: &Practice) {
    app.run_is("needs-you").await;
    app.says(trouble(), "The account that takes over can no longer be used").await;
    app.says(trouble(), "is frozen and still belongs to Mara Lindqvist").await;
    assert_offered(app, &["run-retry", "run-skip", "run-stop-here"]).await;
    app.click("run-stop-here").await;
    app.says("run-stop-meaning", "What is done stays done").await;
    app.click("run-abandon").await;
    app.has_attr("evidence", "data-complete", "false").await;
    let truth = practice.truth().await;
    assert_eq!(truth.owner_of(SANDBOX), Some(MARA));
    assert!(same_number(&truth.license(SANDBOX)["operations"], &json!(0)));
}

#[tokio::test]
async fn an_instance_that_asks_to_slow_down_is_given_its_time() {
    let (world, practice) = (World::new(), Practice::start("tiny"));
    let fault = json!({ "kind": "too-many-requests", "after": { "seconds": 3 } });
    let app = at_review(&world, &practice, rule("!GET", "/admin/organizations/**", &fault)).await;
    app.start_run().await;
    app.run_is("waiting").await;
    app.says(At::id("run-waiting").with("data-why", "limit"), "asks us to slow down").await;
    assert!(!app.has(At::css("[data-testid=run-step][data-state=needs-you]")).await);
    assert_done_once(&app, &practice).await;
    assert_fired(&practice, "FT2").await;
    let at = |entry: &Value| entry["at"].as_i64().unwrap();
    let sent: Vec<_> = practice.writes().await.iter().map(at).collect();
    assert!(sent[1] - sent[0] >= 3000, "it came back too early: {} ms", sent[1] - sent[0]);
    assert_eq!(
        app.attr(At::id("evidence-line").with("data-step", FREEZE), "data-state").await.as_deref(),
        Some("done")
    );
}
