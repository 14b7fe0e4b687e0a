//! Licenses: ranges, spellings, replacement as a whole (H6).

use practice::{OutOfRange, Switches};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::desk::{Desk, EVENTS, KITCHEN};

const SANDBOX: u64 = 123;

fn raw(desk: &Desk, organization: u64) -> String {
    serde_json::to_string(&desk.instance.world().organizations[&organization].license).unwrap()
}

async fn patch(desk: &Desk, organization: u64, license: &str) -> (u16, Value) {
    let body = format!(r#"{{"license":{license},"unknown":true}}"#);
    desk.send("PATCH", &format!("/admin/organizations/{organization}"), &body).await
}

#[tokio::test]
async fn h6_a_license_is_replaced_as_a_whole() {
    let desk = Desk::new();
    let license = raw(&desk, KITCHEN).replace(r#""teams":6,"#, "").replace("50000", "0");
    let (status, body) = patch(&desk, KITCHEN, &license).await;
    assert_eq!(status, 200);
    assert_eq!(raw(&desk, KITCHEN), license);
    assert_eq!(body["organization"]["license"]["operations"], json!(0));
    assert!(body["organization"]["license"]["teams"].is_null(), "a key that is not sent is gone");
    assert!(!body["organization"]["lastReset"].is_null());
}

#[tokio::test]
async fn h6_a_license_without_a_required_key_is_refused() {
    let desk = Desk::new();
    for key in ["operations", "transfer", "dslimit", "dsslimit", "interval", "fslimit", "iolimit"] {
        let mut license: Value = serde_json::from_str(&raw(&desk, KITCHEN)).unwrap();
        license.as_object_mut().unwrap().remove(key);
        let before = raw(&desk, KITCHEN);
        let (status, body) = patch(&desk, KITCHEN, &license.to_string()).await;
        assert_eq!(status, 400, "{key}");
        assert!(body["detail"][1].as_str().unwrap().contains(key));
        assert_eq!(raw(&desk, KITCHEN), before, "nothing changes");
    }
}

#[tokio::test]
async fn the_server_adds_what_it_fixes_itself() {
    let desk = Desk::new();
    let bare = r#"{"operations":0,"transfer":104857600,"dslimit":1,"dsslimit":1,"interval":15,"fslimit":5242880,"iolimit":10}"#;
    assert_eq!(patch(&desk, EVENTS, bare).await.0, 200);
    assert!(raw(&desk, EVENTS).ends_with(r#","gracePeriod":7,"productManagement":"salesforce"}"#));
}

#[tokio::test]
async fn spellings_and_unknown_keys_come_back_byte_for_byte() {
    let desk = Desk::new();
    for organization in [EVENTS, SANDBOX, 101] {
        let license = raw(&desk, organization);
        assert_eq!(patch(&desk, organization, &license).await.0, 200);
        assert_eq!(raw(&desk, organization), license);
        let response = desk.raw("GET", &format!("/admin/organizations?id={organization}"), "").await;
        let bytes = axum::body::to_bytes(response.into_body(), usize::MAX).await.unwrap();
        assert!(String::from_utf8(bytes.to_vec()).unwrap().contains(&license), "{organization}");
    }
    assert!(raw(&desk, EVENTS).contains(r#""operations":"40000""#));
    assert!(raw(&desk, 101).contains(r#""portalModuleBridge":1.50"#));
}

#[tokio::test]
async fn a_kept_value_outside_its_range_passes_unless_the_switch_says_otherwise() {
    let desk = Desk::new();
    let license = raw(&desk, SANDBOX).replace("10000,", "0,");
    assert!(license.contains("2147483648"));
    assert_eq!(patch(&desk, SANDBOX, &license).await.0, 200);
    assert_eq!(patch(&desk, SANDBOX, &license.replace("2147483648", "2147483649")).await.0, 400, "a new one does not");
    assert_eq!(
        patch(&desk, SANDBOX, &license.replace("2147483648", r#""2147483648""#)).await.0,
        200,
        "a text is its number"
    );
    desk.instance.set_switches(Switches { unchanged_out_of_range: OutOfRange::Refused, ..Switches::default() });
    assert_eq!(patch(&desk, SANDBOX, &license).await.0, 400);
}

#[tokio::test]
async fn every_documented_range_is_kept_at_both_ends() {
    let desk = Desk::new();
    for (key, low, high) in [
        ("operations", 0, 800_000_000_u64),
        ("transfer", 104_857_600, 1_099_511_627_776),
        ("dslimit", 1, 1000),
        ("dsslimit", 1, 2_306_867_200),
        ("interval", 1, 15),
        ("fslimit", 5_242_880, 1_048_576_000),
        ("iolimit", 10, 10_000),
        ("teams", 1, 1000),
        ("scenarios", 1, 1_000_000),
        ("apiLimit", 0, 2000),
        ("allowOverage", 100, 200),
        ("executionTime", 5, 45),
        ("dlqStorage", 1, 2_097_152_000),
        ("premiumApps", 1, 10),
        ("auditLogsDays", 0, 365),
        ("webhookLogRetentionDays", 3, 30),
    ] {
        let tries = [(Some(low), 200), (Some(high), 200), (low.checked_sub(1), 400), (Some(high + 1), 400)];
        for (value, expected) in tries {
            let Some(value) = value else { continue };
            let mut license: Value = serde_json::from_str(&raw(&desk, KITCHEN)).unwrap();
            license[key] = json!(value);
            assert_eq!(patch(&desk, KITCHEN, &license.to_string()).await.0, expected, "{key} = {value}");
        }
    }
}

#[tokio::test]
async fn words_and_switches_of_a_license_have_their_types() {
    let desk = Desk::new();
    for (key, value, expected) in [
        ("restartPeriod", json!("1 year"), 200),
        ("restartPeriod", json!("1 week"), 400),
        ("priority", json!("high"), 200),
        ("priority", json!(3), 400),
        ("retention", json!(60), 200),
        ("retention", json!(8), 400),
        ("customVariables", json!("yes"), 400),
        ("operations", json!(-1), 400),
        ("operations", json!(1.5), 400),
        ("operations", json!(null), 400),
        ("whatever", json!({ "deep": [1] }), 200),
        ("dynamicConnections", json!(true), 400),
    ] {
        let mut license: Value = serde_json::from_str(&raw(&desk, KITCHEN)).unwrap();
        license[key] = value.clone();
        assert_eq!(patch(&desk, KITCHEN, &license.to_string()).await.0, expected, "{key} = {value}");
    }
}

proptest! {
    #[test]
    fn operations_are_accepted_exactly_inside_their_range(operations in any::<u64>(), as_text in any::<bool>()) {
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        let desk = Desk::new();
        let value = if as_text { format!(r#""{operations}""#) } else { operations.to_string() };
        let license = raw(&desk, KITCHEN).replace("50000", &value);
        let (status, _) = runtime.block_on(patch(&desk, KITCHEN, &license));
        let expected = if operations <= 800_000_000 { 200 } else { 400 };
        prop_assert_eq!(status, expected);
        if status == 200 {
            prop_assert_eq!(raw(&desk, KITCHEN), license);
        }
    }
}
