//! Faults of time and of copies: latency, stalls, dribbles, lists that change, replicas that lag, limits.

use std::collections::BTreeSet;
use std::time::Duration;

use axum::body::to_bytes;
use futures_util::StreamExt;
use practice::faults::{
    Change, Churn, Effect, Fault, Latency, Match, Moment, Oddity, Phase, Rule, Schedule, Slow, control,
};
use practice::{Limit, Options, Size, Switches, World, serve};
use serde_json::{Value, json};
use tokio::time::Instant;

use crate::desk::{Desk, ELIF, KEY, KITCHEN, MARA, ids, organization_role};
use crate::sockets::talk;

fn every_read(fault: Fault) -> Desk {
    let desk = Desk::new();
    let rules = vec![Rule { when: Match::every("GET", "/**"), fault }];
    desk.instance.set_schedule(Schedule { rules, ..Schedule::default() });
    desk
}

#[tokio::test(start_paused = true)]
async fn ft1_requests_take_their_time_and_are_answered_rightly() {
    for (latency, least, most) in [
        (Latency::Fixed { millis: 50 }, 1.0, 1.0),
        (Latency::LogNormal { median: 50.0, sigma: 0.8 }, 0.7, 2.5),
        (Latency::HeavyTail { least: 20.0, alpha: 1.2 }, 0.6, 20.0),
    ] {
        let desk = Desk::new();
        let slow = vec![Slow { when: Match::every("GET", "/users/me"), latency }];
        desk.instance.set_schedule(Schedule { seed: 3, slow, ..Schedule::default() });
        let start = Instant::now();
        for _ in 0..100 {
            assert_eq!(desk.get("/users/me").await.0, 200);
        }
        let factor = start.elapsed().as_secs_f64() / 5.0;
        assert!(factor >= least && factor <= most, "{latency:?}: {factor}");
        let start = Instant::now();
        desk.get("/enums/locales").await;
        assert_eq!(start.elapsed(), Duration::ZERO, "what does not match is not slow");
        assert_eq!(desk.instance.fired().get("FT1"), Some(&100));
    }
}

#[tokio::test(start_paused = true)]
async fn ft10_a_stall_may_come_after_the_head_and_some_bytes() {
    let desk = every_read(Fault::StallAfterHead { moment: Moment::AfterApply, keep: 7 });
    let response = desk.raw("GET", "/users/me", "").await;
    assert_eq!(response.status(), 200);
    let mut body = response.into_body().into_data_stream();
    assert_eq!(body.next().await.unwrap().unwrap(), "{\"authU");
    assert!(tokio::time::timeout(Duration::from_secs(3600), body.next()).await.is_err());
    assert_eq!(desk.instance.fired().get("FT10"), Some(&1));
}

#[tokio::test(start_paused = true)]
async fn ft11_a_dribble_is_whole_in_the_end() {
    let desk = every_read(Fault::Dribble { bytes: 1, millis: 1000 });
    let start = Instant::now();
    let response = desk.raw("GET", "/enums/languages", "").await;
    assert_eq!(start.elapsed(), Duration::ZERO, "the head comes at once");
    let bytes = to_bytes(response.into_body(), usize::MAX).await.unwrap();
    assert_eq!(start.elapsed().as_secs(), u64::try_from(bytes.len()).unwrap());
    assert_eq!(serde_json::from_slice::<Value>(&bytes).unwrap(), Desk::new().get("/enums/languages").await.1);
}

#[tokio::test]
async fn ft10_and_ft11_over_a_socket() {
    let desk = every_read(Fault::Dribble { bytes: 20, millis: 1 });
    let served = serve(&desk.instance, 0).unwrap();
    let answer = String::from_utf8(talk(served.address, "GET /api/v2/enums/languages", "").await.unwrap()).unwrap();
    assert!(answer.ends_with(r#"{"languages":[{"code":"en","name":"English"}]}"#), "{answer}");
    let desk = every_read(Fault::StallAfterHead { moment: Moment::BeforeApply, keep: 3 });
    let served = serve(&desk.instance, 0).unwrap();
    let wait = Duration::from_millis(300);
    assert!(tokio::time::timeout(wait, talk(served.address, "GET /api/v2/enums/languages", "")).await.is_err());
}

async fn odd(oddity: Oddity, path: &str) -> (String, Value) {
    let response = every_read(Fault::Odd { oddity }).raw("GET", path, "").await;
    assert_eq!(response.status(), 200, "{oddity:?}");
    let text = String::from_utf8(to_bytes(response.into_body(), usize::MAX).await.unwrap().to_vec()).unwrap();
    let value = serde_json::from_str(&text).unwrap();
    (text, value)
}

#[tokio::test]
async fn ft14_answers_are_odd_in_every_way_and_rows_are_still_there() {
    let path = "/admin/users-detail?id=4711";
    let (_, right) = Desk::new().get(path).await;
    let row = |value: &Value| value["users"][0].clone();
    let (_, seen) = odd(Oddity::UnknownFields, path).await;
    assert!(row(&seen)["unheardOf"].is_object() && row(&seen)["name"] == row(&right)["name"]);
    let (_, seen) = odd(Oddity::Null, path).await;
    assert_eq!((&row(&seen)["id"], &row(&seen)["name"]), (&json!(MARA), &json!(null)));
    let (_, seen) = odd(Oddity::Missing, path).await;
    let mut keys: Vec<String> = row(&seen).as_object().unwrap().keys().cloned().collect();
    keys.sort_unstable();
    assert_eq!(keys, ["email", "id", "name"]);
    let (_, seen) = odd(Oddity::Retyped, path).await;
    assert_eq!((&row(&seen)["deleted"], &row(&seen)["features"]), (&json!(0), &json!([])));
    assert!(row(&seen)["lastLogin"].is_number());
    let (text, seen) = odd(Oddity::DuplicateKeys, path).await;
    assert_eq!((row(&seen), text.matches("\"email\":").count()), (row(&right), 2));
    let (_, seen) = odd(Oddity::LargeNumbers, path).await;
    assert_eq!(row(&seen)["id"], json!(9_007_199_254_740_992_u64 + MARA));
    let (_, seen) = odd(Oddity::NumbersAsStrings, path).await;
    assert_eq!((&row(&seen)["id"], &seen["pg"]["limit"]), (&json!("4711"), &json!("10")));
    let (_, seen) = odd(Oddity::UnknownWords, "/users/roles?cols[]=id&cols[]=category").await;
    assert_eq!(seen["usersRoles"][0]["category"], json!("never-heard-of"));
}

/// Reads a whole list in pages of a size.
async fn pages(desk: &Desk, path: &str, key: &str, size: usize) -> Vec<u64> {
    let mut all = Vec::new();
    for page in 0.. {
        let (_, body) = desk.get(&format!("{path}pg[limit]={size}&pg[offset]={}", page * size)).await;
        let found = ids(&body, key);
        if found.is_empty() {
            break;
        }
        all.extend(found);
    }
    all
}

#[tokio::test]
async fn ft17_lists_change_between_their_pages_and_never_before_the_first() {
    for (path, key, kinds) in [
        ("/admin/users-detail?", "users", vec![]),
        ("/admin/organizations?", "organizations", vec![Change::Insert, Change::Vanish]),
        ("/admin/teams?organizationId=118&", "teams", vec![Change::Insert, Change::Vanish]),
    ] {
        let (mut twice, mut lost, mut changed) = (0, 0, 0);
        for seed in 0..40 {
            let desk = Desk::new();
            let every = Match { method: Some("GET".to_owned()), ..Match::default() };
            let churn = vec![Churn { when: every, kinds: kinds.clone(), most: 3 }];
            desk.instance.set_schedule(Schedule { seed, churn, ..Schedule::default() });
            let before = desk.instance.state_hash();
            let first = format!("{path}pg[limit]=2");
            desk.get(&first).await;
            assert_eq!(desk.instance.state_hash(), before, "the first page comes before any change");
            let seen = pages(&desk, path, key, 2).await;
            let unique: BTreeSet<u64> = seen.iter().copied().collect();
            twice += usize::from(unique.len() < seen.len());
            lost += usize::from(throughout(&desk, key).iter().any(|id| !unique.contains(id)));
            changed += desk.instance.fired()["FT17"];
            assert!(desk.instance.foreign_effects().iter().all(|effect| effect.code == "FT17"));
        }
        println!("{path} {changed} changes, {twice} of 40 with a row twice, {lost} with a lost row");
        assert!(changed >= 80 && twice > 0 && lost > 0, "{path}: {changed} {twice} {lost}");
    }
}

/// Rows that were there before and after.
fn throughout(desk: &Desk, key: &str) -> Vec<u64> {
    let (before, after) = (World::generate(Size::Tiny, 1), desk.instance.world());
    let rows = |world: &World| -> BTreeSet<u64> {
        match key {
            "users" => world.people.keys().copied().collect(),
            "organizations" => world.organizations.keys().copied().collect(),
            _ => world.teams.values().filter(|team| team.organization_id == 118).map(|team| team.id).collect(),
        }
    };
    rows(&before).intersection(&rows(&after)).copied().collect()
}

#[tokio::test(start_paused = true)]
async fn ft19_a_replica_does_not_see_the_latest_changes_for_a_while() {
    let desk = every_read(Fault::Stale { lag_millis: 10_000 });
    let path = format!("/admin/users?organizationId={KITCHEN}&organizationRoleId=14");
    let accountants = async || ids(&desk.get(&path).await.1, "users");
    assert!(accountants().await.is_empty());
    tokio::time::advance(Duration::from_secs(20)).await;
    desk.role(ELIF, KITCHEN, 14).await;
    assert!(accountants().await.is_empty(), "the read-back is stale");
    assert_eq!(desk.instance.audit().last().unwrap().phase, Phase::Answered);
    tokio::time::advance(Duration::from_secs(9)).await;
    assert!(accountants().await.is_empty());
    tokio::time::advance(Duration::from_secs(1)).await;
    assert_eq!(accountants().await, [ELIF]);
    assert_eq!(desk.instance.world().role_in(ELIF, KITCHEN), Some(14));
}

#[tokio::test(start_paused = true)]
async fn ft19_the_second_admins_deeds_come_late_too_and_each_in_its_turn() {
    let desk = every_read(Fault::Stale { lag_millis: 4000 });
    let name = async || desk.get("/admin/users-detail?id=4711").await.1["users"][0]["name"].clone();
    for (second, new) in [(1, "One"), (2, "Two")] {
        desk.instance.act(&Effect::RenameUser { user: MARA, name: new.to_owned() });
        assert_eq!(name().await, json!("Mara Lindqvist"), "{second}");
        tokio::time::advance(Duration::from_secs(2)).await;
    }
    assert_eq!(name().await, json!("One"));
    tokio::time::advance(Duration::from_secs(2)).await;
    assert_eq!(name().await, json!("Two"));
}

#[tokio::test(start_paused = true)]
async fn requests_over_the_limit_are_audited_and_change_nothing() {
    let desk = Desk::open(Options { key: KEY.to_owned(), limit: Some(Limit::per_minute(1)), ..Options::default() });
    assert_eq!(desk.get("/users/me").await.0, 200);
    assert_eq!(desk.role(ELIF, KITCHEN, 14).await.0, 429);
    let audit = desk.instance.audit();
    assert_eq!(
        (audit[1].phase, audit[1].fault.as_deref(), audit[1].status),
        (Phase::Refused, Some("limit"), Some(429))
    );
    assert_ne!(desk.instance.world().role_in(ELIF, KITCHEN), Some(14));
}

#[tokio::test]
async fn the_second_admin_adds_renames_and_forgets_rows() {
    let desk = Desk::new();
    for text in [
        r#"{"do":"create-user","name":"New","email":"new@flowline.example"}"#,
        r#"{"do":"create-organization","owner":41,"name":"Fresh"}"#,
        r#"{"do":"create-team","organization":118,"name":"Fresh team"}"#,
        r#"{"do":"rename-user","user":4716,"name":"Elif Neu"}"#,
        r#"{"do":"rename-team","team":402,"name":"Cards"}"#,
        r#"{"do":"rename-organization","organization":119,"name":"Feasts"}"#,
        r#"{"do":"forget-user","user":2058}"#,
        r#"{"do":"forget-team","team":403}"#,
        r#"{"do":"forget-organization","organization":142}"#,
    ] {
        desk.instance.act(&serde_json::from_str(text).unwrap());
        assert!(desk.instance.foreign_effects().last().unwrap().effect.is_some(), "{text}");
    }
    let world = desk.instance.world();
    assert!(world.person_named("New").is_some() && world.person_named("Elif Neu").is_some());
    assert!(world.organization_named("Fresh").is_some() && world.organization_named("Feasts").is_some());
    assert_eq!(world.teams[&402].name, "Cards");
    assert!(!world.people.contains_key(&2058) && !world.teams.contains_key(&403));
    assert!(!world.organizations.contains_key(&142) && !world.members.contains_key(&142));
}

#[tokio::test]
async fn the_control_sets_limits_and_every_new_fault() {
    let desk = Desk::with(Switches::default());
    let control = control::serve(&desk.instance, 0).unwrap();
    let token = control.token.clone();
    let body = r#"{"requests":0,"kind":"sliding-window","per":"key","tells":"seconds","json":true}"#;
    assert_eq!(crate::faults_second_admin::order(&control, &token, "POST", "/limit", body).await.0, 200);
    assert_eq!(desk.get("/users/me").await.0, 429);
    assert_eq!(crate::faults_second_admin::order(&control, &token, "POST", "/limit", "null").await.0, 200);
    assert_eq!(desk.get("/users/me").await.0, 200);
    let schedule = r#"{"rules":[
        {"when":{"nth":1},"fault":{"kind":"odd","oddity":"numbers-as-strings"}},
        {"when":{"path":"/x"},"fault":{"kind":"dribble","bytes":1,"millis":1000}},
        {"when":{"path":"/x"},"fault":{"kind":"stall-after-head","moment":"after-apply","keep":4}},
        {"when":{"path":"/x"},"fault":{"kind":"stale","lag_millis":10000}}],
        "slow":[{"when":{},"latency":{"kind":"log-normal","median":1.0,"sigma":0.5}}],
        "churn":[{"when":{},"kinds":["insert"],"most":2}]}"#;
    assert_eq!(crate::faults_second_admin::order(&control, &token, "POST", "/schedule", schedule).await.0, 200);
    assert_eq!(desk.get("/users/me").await.1["authUser"]["id"], json!("3"));
    assert_eq!(desk.post(&organization_role(ELIF, KITCHEN), "").await.0, 200);
}
