//! A customer or a person leaves: from the list of people or of organizations, over the review, to the saved proof.

use std::path::Path;

use serde_json::{Value, json};

use crate::hands::cast::{EVENTS, HOLDING, JONAS, KITCHEN, MARA, NORDLICHT, PRIVATE, SANDBOX};
use crate::support::World;
use crate::support::app::App;
use crate::support::page::At;
use crate::support::practice::Practice;
use crate::truth::{Truth, same_number};
use crate::wizard::Line;

/// The reading of Make's documents that a test is about.
async fn reading(public_lists: &str, role_columns: &str) -> Practice {
    let practice = Practice::start("tiny");
    practice.switches(&json!({ "publicLists": public_lists, "roleColumns": role_columns })).await;
    practice
}

#[tokio::test]
async fn nordlicht_leaves_where_the_public_lists_are_refused() {
    nordlicht_leaves(reading("refused", "missing").await).await;
}

#[tokio::test]
async fn nordlicht_leaves_where_the_public_lists_are_open() {
    nordlicht_leaves(reading("open", "missing").await).await;
}

#[tokio::test]
async fn nordlicht_leaves_where_lists_of_people_tell_roles() {
    nordlicht_leaves(reading("refused", "present").await).await;
}

#[tokio::test]
async fn nordlicht_leaves_where_everything_may_be_read() {
    nordlicht_leaves(reading("open", "present").await).await;
}

/// From the three organizations to the proof.
async fn nordlicht_leaves(practice: Practice) {
    let world = World::new();
    let app = world.start().await;
    app.connect_test(&practice).await;
    app.nordlicht_to_review().await;
    let (lines, before) = (app.review_lines().await, practice.truth().await);
    assert_planned(&lines, &before);
    app.has_attr("review-confirm-name", "data-expected", "Nordlicht Catering").await;
    assert_eq!(practice.writes().await.len(), 0, "preparing changes nothing");
    app.start_run().await;
    app.run_is("finished").await;
    assert_left(&practice.truth().await);
    assert_eq!(practice.effects().await.len(), lines.len(), "one change for each line");
    assert_proof(&app, &lines, &practice.truth().await).await;
}

/// Every organization: frozen, handed over, Mara and the other Admin limited in every team; nothing else.
fn assert_planned(lines: &[Line], before: &Truth) {
    let steps: Vec<_> = lines.iter().map(|line| line.step.parse::<usize>().unwrap()).collect();
    assert_eq!(steps, (1..=lines.len()).collect::<Vec<_>>(), "every step once, in order");
    let mut wanted = Vec::new();
    for organization in NORDLICHT {
        let place = format!("org-{organization}");
        let mut add = |change: &str, user: u64, place: &str, before: &str, after: &str| {
            wanted.push(format!("{change} {user} {place} {before} {after}"));
        };
        add("set-org-role", HOLDING, &place, "none", "13");
        add("transfer", HOLDING, &place, &MARA.to_string(), &HOLDING.to_string());
        let limited: &[u64] = if organization == KITCHEN { &[MARA, JONAS] } else { &[MARA] };
        for user in limited {
            add("set-org-role", *user, &place, "12", "13");
            for team in before.teams_of(organization) {
                assert_eq!(before.team_role_in(*user, team), Some(1));
                add("remove-from-team", *user, &format!("team-{team}"), "1", "none");
                add("set-team-role", *user, &format!("team-{team}"), "none", "6");
            }
        }
    }
    let (licenses, others): (Vec<&Line>, Vec<&Line>) = lines.iter().partition(|line| line.change == "license");
    let told =
        |line: &&Line| format!("{} {} {} {} {}", line.change, line.user.unwrap(), line.place, line.before, line.after);
    let mut found: Vec<_> = others.iter().map(told).collect();
    found.sort();
    wanted.sort();
    assert_eq!(found, wanted);
    assert_eq!(licenses.len(), NORDLICHT.len());
    for (line, organization) in licenses.into_iter().zip(NORDLICHT) {
        assert_eq!(line.place, format!("org-{organization}"));
        let (old, new): (Value, Value) =
            (serde_json::from_str(&line.before).unwrap(), serde_json::from_str(&line.after).unwrap());
        assert_eq!(new, json!({ "operations": 0, "transfer": 104_857_600 }));
        assert_eq!(old["operations"], before.license(organization)["operations"]);
        assert_eq!(old["transfer"], before.license(organization)["transfer"]);
        assert_eq!(old.as_object().unwrap().len(), 2, "only what changes");
    }
}

/// The three organizations are frozen and held; Mara can look; the fourth is as it was.
fn assert_left(truth: &Truth) {
    for organization in NORDLICHT {
        assert!(same_number(&truth.license(organization)["operations"], &json!(0)));
        assert!(same_number(&truth.license(organization)["transfer"], &json!(104_857_600)));
        assert_eq!(truth.owner_of(organization), Some(HOLDING));
        assert_eq!(truth.role_in(MARA, organization), Some(13));
        for team in truth.teams_of(organization) {
            assert_eq!(truth.team_role_in(MARA, team), Some(6), "team {team}");
        }
    }
    assert_eq!(truth.role_in(JONAS, KITCHEN), Some(13));
    assert_eq!(truth.owner_of(PRIVATE), Some(MARA));
    assert!(!same_number(&truth.license(PRIVATE)["operations"], &json!(0)));
}

/// Each line of the proof is the state of the instance, with a time; the saved files say the same.
async fn assert_proof(app: &App<'_>, lines: &[Line], truth: &Truth) {
    app.has_attr("evidence", "data-complete", "true").await;
    let steps = app.attrs("evidence-line", "data-step").await;
    let read = app.attrs("evidence-line", "data-read").await;
    assert_eq!(steps, lines.iter().map(|line| line.step.clone()).collect::<Vec<_>>());
    for (line, read) in lines.iter().zip(&read) {
        assert_is_so(line, read, truth);
    }
    for at in app.attrs("evidence-line", "data-read-at").await {
        assert!(at.contains('T') && at.len() >= 20, "{at} is no time");
    }
    app.click("evidence-export").await;
    let html = std::fs::read_to_string(app.attr("evidence-path", "data-html").await.unwrap()).unwrap();
    let json = app.attr("evidence-path", "data-json").await.unwrap();
    assert!(json.contains("/Documents/Gatehouse/"), "{json}");
    for outside in ["<script", "<link", "src=", "href=\"http", "@import", "url("] {
        assert!(!html.contains(outside), "the page is not self-contained: {outside}");
    }
    assert_exported(Path::new(&json), &read);
}

fn assert_is_so(line: &Line, read: &str, truth: &Truth) {
    if let Some(really) = truth.read(&line.change, line.user, &line.place) {
        assert_eq!(read, really, "{line:?}");
        return;
    }
    let organization = line.place.trim_start_matches("org-").parse().unwrap();
    let read: serde_json::Map<String, Value> = serde_json::from_str(read).unwrap();
    assert!(!read.is_empty());
    for (key, value) in &read {
        assert!(same_number(value, &truth.license(organization)[key]), "{key} of {line:?}");
    }
}

/// The file for the customer's IT carries the same values.
fn assert_exported(file: &Path, read: &[String]) {
    let saved: Value = serde_json::from_slice(&std::fs::read(file).unwrap()).unwrap();
    let lines = saved["changes"].as_array().unwrap_or_else(|| panic!("no changes in {saved}"));
    let saved: Vec<_> = lines.iter().map(|line| line["read"].as_str().unwrap_or_default().to_owned()).collect();
    assert_eq!(saved, read);
}

#[tokio::test]
async fn a_person_is_the_way_to_all_their_organizations() {
    let (world, practice) = (World::new(), Practice::start("tiny"));
    let app = world.start().await;
    app.connect_test(&practice).await;
    app.start_leaving(MARA).await;
    assert_eq!(app.attr("leave-kind", "data-value").await.as_deref(), Some("customer"));
    app.holds("leave-customer-name", "Nordlicht Catering").await;
    app.next("leave-found").await;
    app.found_everything().await;
    let mut found = app.attrs("found-organization", "data-id").await;
    found.sort();
    assert_eq!(found, [KITCHEN, EVENTS, SANDBOX, PRIVATE].map(|id| id.to_string()));
    assert!(!app.has("decision").await, "all are chosen");
    app.next("leave-what").await;
    app.next("leave-holding").await;
    app.hand_over_to("holding-eu", HOLDING).await;
    app.next("review").await;
    let licenses = app.review_lines().await.into_iter().filter(|line| line.change == "license").count();
    assert_eq!(licenses, 4);
}

#[tokio::test]
async fn an_organization_of_the_list_is_a_way_too() {
    let (world, practice) = (World::new(), Practice::start("tiny"));
    let app = world.start().await;
    app.connect_test(&practice).await;
    app.click("nav-organizations").await;
    app.state("organizations-count", "complete").await;
    app.fill("organizations-search", "sandbox").await;
    app.has_attr("organizations-count", "data-shown", "1").await;
    app.click(At::css("[data-id=\"123\"] [role=gridcell]").inside("organizations-grid")).await;
    app.has_attr("organization-panel", "data-id", &SANDBOX.to_string()).await;
    app.click("organization-start-leaving").await;
    app.holds("leave-customer-name", "Nordlicht Catering Sandbox").await;
    app.next("leave-found").await;
    app.found_everything().await;
    let mut open = app.attrs("decision", "data-id").await;
    open.sort();
    assert_eq!(open, [KITCHEN, EVENTS, PRIVATE].map(|id| id.to_string()));
}

#[tokio::test]
async fn another_organization_of_the_owner_is_decided_before_one_can_go_on() {
    let (world, practice) = (World::new(), Practice::start("tiny"));
    let app = world.start().await;
    app.connect_test(&practice).await;
    app.start_leaving_organizations("nordlicht", &NORDLICHT).await;
    app.next("leave-found").await;
    app.found_everything().await;
    let decision = At::id("decision").with("data-id", &PRIVATE.to_string());
    app.has_attr(decision, "data-value", "open").await;
    assert!(app.attr("wizard-next", "disabled").await.is_some(), "an open decision blocks");
    app.decide(PRIVATE, "include").await;
    app.decide(PRIVATE, "leave").await;
    app.next("leave-what").await;
}

#[tokio::test]
async fn only_a_person_leaves_and_a_colleague_takes_over() {
    let (world, practice) = (World::new(), Practice::start("tiny"));
    let app = world.start().await;
    app.connect_test(&practice).await;
    app.start_leaving(MARA).await;
    app.pick("leave-kind", "person").await;
    app.next("leave-found").await;
    app.found_everything().await;
    app.next("leave-what").await;
    app.next("leave-holding").await;
    app.hand_over_to("jonas", JONAS).await;
    app.next("review").await;
    let lines = app.review_lines().await;
    assert!(lines.iter().all(|line| line.change != "license"), "nothing is frozen: {lines:?}");
    app.start_run().await;
    app.run_is("finished").await;
    let truth = practice.truth().await;
    for organization in [KITCHEN, EVENTS, SANDBOX, PRIVATE] {
        assert_eq!(truth.owner_of(organization), Some(JONAS));
        assert_eq!(truth.role_in(MARA, organization), None);
        assert!(!same_number(&truth.license(organization)["operations"], &json!(0)));
    }
    app.has_attr("evidence", "data-complete", "true").await;
    for (line, read) in lines.iter().zip(app.attrs("evidence-line", "data-read").await) {
        assert_is_so(line, &read, &truth);
    }
}

#[tokio::test]
async fn a_holding_account_is_created_on_the_way_and_used() {
    let (world, practice) = (World::new(), Practice::start("tiny"));
    let app = world.start().await;
    app.connect_test(&practice).await;
    app.start_leaving_organizations("sandbox", &[SANDBOX]).await;
    app.next("leave-found").await;
    app.found_everything().await;
    for organization in [KITCHEN, EVENTS, PRIVATE] {
        app.decide(organization, "leave").await;
    }
    app.next("leave-what").await;
    app.next("leave-holding").await;
    let known = practice.truth().await.people();
    app.click("holding-create").await;
    app.fill("holding-name", "Holding account North").await;
    app.fill("holding-email", "holding-north@flowline.example").await;
    app.next("review").await;
    let lines = app.review_lines().await;
    assert_eq!(lines.iter().map(|line| line.change.as_str()).collect::<Vec<_>>(), ["create-user"]);
    app.click("review-start").await;
    let truth_after = |truth: Truth| truth.people().into_iter().find(|id| !known.contains(id));
    app.has_attr(At::css("[data-testid=holding-option][aria-pressed=true]"), "data-testid", "holding-option").await;
    let created = truth_after(practice.truth().await).expect("a new account");
    assert_eq!(practice.truth().await.person(created)["email"], "holding-north@flowline.example");
    let chosen = app.attr(At::css("[data-testid=holding-option][aria-pressed=true]"), "data-id").await;
    assert_eq!(chosen, Some(created.to_string()));
    let sent = practice.writes().await;
    let body: Value = serde_json::from_str(sent[0]["body"].as_str().unwrap()).unwrap();
    let password = body["password"].as_str().expect("a password");
    assert_eq!(world.traces_of(password), Vec::<String>::new(), "the password is kept nowhere");
    app.next("review").await;
    app.start_run().await;
    app.run_is("finished").await;
    assert_eq!(practice.truth().await.owner_of(SANDBOX), Some(created));
}
