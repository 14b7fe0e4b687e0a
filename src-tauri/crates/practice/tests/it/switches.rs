//! Every switch makes the difference that it names: one request, two readings.
//!
//! The last test looks that no switch is without such a line.

use practice::Switches;
use serde_json::{Value, json};

use crate::desk::Desk;

type Request = (&'static str, &'static str, &'static str);

struct Case {
    /// The switch; `spelling.` before those that are there.
    switch: &'static str,
    /// The other reading, as JSON.
    value: &'static str,
    /// What happens before, under both readings.
    before: &'static [Request],
    ask: Request,
    /// What is compared: `status`, a JSON pointer, or whether there is something (`?` before the pointer).
    look: &'static str,
    default: &'static str,
    other: &'static str,
}

/// A complete license without operations, and with something that no table lists.
macro_rules! license {
    ($more:literal) => {
        concat!(
            r#"{"license":{"operations":0,"transfer":104857600,"dslimit":20,"dsslimit":104857600,"interval":5,"#,
            r#""fslimit":104857600,"iolimit":5000"#,
            $more,
            "}}"
        )
    };
}

const fn case(switch: &'static str, value: &'static str, ask: Request, look: &'static str) -> Case {
    Case { switch, value, before: &[], ask, look, default: "", other: "" }
}

const fn status(
    switch: &'static str,
    value: &'static str,
    ask: Request,
    default: &'static str,
    other: &'static str,
) -> Case {
    Case { default, other, ..case(switch, value, ask, "status") }
}

const fn there(switch: &'static str, value: &'static str, ask: Request, look: &'static str, default: bool) -> Case {
    let (first, second) = if default { ("true", "false") } else { ("false", "true") };
    Case { default: first, other: second, ..case(switch, value, ask, look) }
}

const KITCHEN: &str = "/admin/organizations/118";
const TRANSFER: Request = ("POST", "/admin/users/41/user-organization-roles/118/transfer", "");
const TO_OWNER: Request = ("POST", "/admin/users/4711/user-organization-roles/118/transfer", "");
const JOIN: Request = ("POST", "/admin/users/41/user-organization-roles/118", r#"{"usersRoleId":13}"#);
const JOIN_NEWCOMER: Request = ("POST", "/admin/users/2058/user-organization-roles/118", r#"{"usersRoleId":13}"#);
const DETAIL: Request = ("GET", "/admin/users-detail?id=4711", "");
const FREEZE_OWN: Request = ("PATCH", "/admin/organizations/101", license!(""));
const SHORT_PASSWORD: &str = r#"{"name":"N","email":"n@n.example","password":"Passw0rd!"}"#;
const TWO_OWNERS: &str = r#"{"name":"Fresh","userOrgAdmin":41,"userOrganizationAdmin":4711}"#;
const FRESH: Request = ("POST", "/admin/organizations", r#"{"name":"Fresh"}"#);
const TIMEZONES: Request = ("GET", "/enums/timezones", "");
const USAGE: Request = ("GET", "/organizations/101/usage", "");
const SHINY: Request = ("PATCH", KITCHEN, license!(r#","shiny":1"#));

const CASES: &[Case] = &[
    status("platform", r#""public-cloud""#, ("GET", "/admin/users", ""), "200", "403"),
    Case {
        default: "null",
        other: r#""IM121""#,
        ..case("platform", r#""public-cloud""#, ("GET", "/admin/users", ""), "/code")
    },
    status("unknownColumn", r#""ignored""#, ("GET", "/admin/users-detail?cols[]=shoeSize", ""), "400", "200"),
    status("zeroOperations", r#""refused""#, ("PATCH", KITCHEN, license!("")), "200", "400"),
    Case {
        default: "1",
        other: "null",
        ..case("unknownLicenseKeys", r#""dropped""#, SHINY, "/organization/license/shiny")
    },
    status("unknownLicenseKeys", r#""refused""#, SHINY, "200", "400"),
    status("nullLicenseValues", r#""refused""#, ("PATCH", KITCHEN, license!(r#","portal":null"#)), "200", "400"),
    status("limitsBelowUsage", r#""refused""#, ("PATCH", KITCHEN, license!(r#","teams":1"#)), "200", "400"),
    status("limitsBelowUsage", r#""refused""#, ("PATCH", KITCHEN, license!(r#","scenarios":1"#)), "200", "400"),
    Case {
        default: "false",
        other: "true",
        ..case("pause", r#""at-once""#, ("PATCH", KITCHEN, license!("")), "/organization/isPaused")
    },
    Case {
        before: &[FREEZE_OWN],
        ..status("apiLimitZero", r#""blocks""#, ("GET", "/organizations/101/user-organization-roles", ""), "200", "403")
    },
    status("largestLimit", "1000", ("GET", "/admin/users-detail?pg[limit]=10000", ""), "200", "400"),
    status("writeScope", r#""plural""#, ("DELETE", "/admin/users/4716", ""), "200", "403"),
    status("writeScope", r#""plural""#, JOIN, "200", "403"),
    Case {
        before: &[JOIN_NEWCOMER],
        ..status(
            "transferToNewcomer",
            r#""refused""#,
            ("POST", "/admin/users/2058/user-organization-roles/118/transfer", ""),
            "200",
            "400",
        )
    },
    status("repeatedTransfer", r#""needs-confirmation""#, TO_OWNER, "400", "406"),
    status("repeatedTransfer", r#""accepted""#, TO_OWNER, "400", "200"),
    status("apiTokens", r#""missing""#, ("GET", "/users/me/api-tokens", ""), "200", "404"),
    Case {
        default: "200",
        other: "404",
        ..case(
            "defaultLicensePatch",
            r#""missing""#,
            (
                "PATCH",
                "/admin/system-settings/default-license",
                r#"{"operations":1,"transfer":104857600,"dslimit":20,"dsslimit":1,"interval":5,"fslimit":5242880,"iolimit":10}"#,
            ),
            "status",
        )
    },
    Case {
        before: &[JOIN, TRANSFER],
        default: "null",
        other: "41",
        ..case(
            "rowsOfNewOwner",
            r#""created""#,
            ("GET", "/admin/users?teamId=402&teamRoleId=1&email=holding", ""),
            "/users/0/id",
        )
    },
    status(
        "plainRemoval",
        r#""needs-confirmation""#,
        ("POST", "/admin/users/4716/user-organization-roles/118", ""),
        "200",
        "406",
    ),
    status(
        "userDeleteConnections",
        r#""free""#,
        ("DELETE", "/admin/users/4716?deleteConnections=true", ""),
        "406",
        "200",
    ),
    Case {
        default: "null",
        other: r#""pending""#,
        ..case("addedMember", r#""invited""#, JOIN, "/userOrganizationRole/invitation")
    },
    status("scenarioControl", r#""open""#, ("POST", "/scenarios/3004/stop", ""), "403", "200"),
    status("startAgain", r#""accepted""#, ("POST", "/scenarios/3001/start", ""), "400", "200"),
    Case {
        before: &[FREEZE_OWN],
        ..status("startWhenFrozen", r#""accepted""#, ("POST", "/scenarios/3003/start", ""), "400", "200")
    },
    status("password", r#""nine""#, ("POST", "/admin/users", SHORT_PASSWORD), "400", "200"),
    status("maintenance", r#""json""#, ("GET", "/users/me", ""), "200", "503"),
    there("maintenance", r#""html""#, ("GET", "/users/me", ""), "?/authUser", true),
    Case {
        default: "202",
        other: "82",
        ..case("countryChange", r#""ignored""#, ("PATCH", KITCHEN, r#"{"countryId":202}"#), "/organization/countryId")
    },
    status("countryChange", r#""refused""#, ("PATCH", KITCHEN, r#"{"countryId":202}"#), "200", "400"),
    Case {
        default: r#""SC403""#,
        other: r#""IM001""#,
        ..case("spelling.deniedCode", r#""im001""#, ("GET", "/organizations/118", ""), "/code")
    },
    there("spelling.lastLogin", r#""lower""#, DETAIL, "?/users/0/lastlogin", false),
    there("spelling.secondFactor", r#""status""#, DETAIL, "?/users/0/tfaEnabled", true),
    there("spelling.secondFactor", r#""status""#, ("GET", "/admin/users", ""), "?/users/0/tfaStatus", false),
    there("spelling.createdOwner", r#""users-role-id""#, FRESH, "?/userOrganizationRole/usersRoleId", false),
    Case {
        before: &[JOIN],
        default: "null",
        other: "false",
        ..case("spelling.transferInvitation", r#""boolean""#, TRANSFER, "/userOrganizationRoles/0/invitation")
    },
    Case {
        default: "41",
        other: "4711",
        ..case(
            "spelling.ownerParameter",
            r#""example""#,
            ("POST", "/admin/organizations", TWO_OWNERS),
            "/userOrganizationRole/userId",
        )
    },
    Case {
        default: "3",
        other: "41",
        ..case(
            "spelling.ownerParameter",
            r#""both""#,
            ("POST", "/admin/organizations", r#"{"name":"Fresh","userOrganizationAdmin":41}"#),
            "/userOrganizationRole/userId",
        )
    },
    Case {
        default: "50000",
        other: r#""50000""#,
        ..case(
            "spelling.bigNumbers",
            r#""strings""#,
            ("GET", "/admin/organizations?id=118", ""),
            "/organizations/0/license/operations",
        )
    },
    Case {
        default: r#""40000""#,
        other: "40000",
        ..case(
            "spelling.bigNumbers",
            r#""numbers""#,
            ("GET", "/admin/organizations?id=119", ""),
            "/organizations/0/license/operations",
        )
    },
    Case {
        default: "0",
        other: "7",
        ..case(
            "spelling.gracePeriod",
            r#""seven""#,
            (
                "POST",
                "/admin/organizations",
                r#"{"name":"Fresh","license":{"operations":1,"transfer":104857600,"dslimit":20,"dsslimit":1,"interval":5,"fslimit":5242880,"iolimit":10}}"#,
            ),
            "/organization/license/gracePeriod",
        )
    },
    Case {
        default: "720",
        other: "null",
        ..case("spelling.createdTeam", r#""null""#, FRESH, "/organization/teams/0/id")
    },
    there("spelling.patchedTeam", r#""wrapped""#, ("PATCH", "/admin/teams/402", r#"{"name":"New"}"#), "?/team", false),
    Case {
        default: "900",
        other: r#""+0900""#,
        ..case("spelling.offsets", r#""strings""#, TIMEZONES, "/timezones/3/offset")
    },
    Case {
        default: r#""+0100""#,
        other: "100",
        ..case("spelling.offsets", r#""numbers""#, TIMEZONES, "/timezones/0/offset")
    },
    there("spelling.countryCode", r#""code1""#, ("GET", "/enums/countries", ""), "?/countries/0/code1", false),
    there("spelling.usageTransfer", r#""lower""#, USAGE, "?/data/1/dataTransfer", true),
    there("spelling.usageTransfer", r#""mixed""#, USAGE, "?/data/0/datatransfer", false),
    Case {
        default: "8",
        other: "3",
        ..case("spelling.usersSortedBy", r#""name""#, ("GET", "/users?organizationId=101", ""), "/users/0/id")
    },
    there("spelling.totalCount", r#""flagged""#, DETAIL, "?/pg/returnTotalCount", false),
    there("spelling.newerFields", r#""missing""#, ("GET", "/users/me", ""), "?/authUser/hasAddedApp", true),
    there(
        "spelling.newerFields",
        r#""missing""#,
        ("GET", "/admin/organizations", ""),
        "?/organizations/0/tfaEnforced",
        true,
    ),
    there(
        "spelling.newerFields",
        r#""missing""#,
        ("GET", "/admin/users?organizationId=118&tfaStatus=1", ""),
        "?/users/1",
        false,
    ),
];

/// Switches with a test of their own elsewhere.
const ELSEWHERE: [&str; 17] = [
    "publicLists",
    "roleColumns",
    "unchangedOutOfRange",
    "pageCap",
    "pageCapEcho",
    "unknownKey",
    "transferToOutsider",
    "currentAuthorization",
    "usersMe",
    "rowsAfterDemotion",
    "rowsAfterTransfer",
    "emptyBody",
    "textFilter",
    "customRoles",
    "memberRole",
    "memberRoleOf",
    "spelling",
];

fn switched(name: &str, value: &str) -> Switches {
    let value: Value = serde_json::from_str(value).unwrap();
    let object = match name.strip_prefix("spelling.") {
        Some(inner) => json!({ "spelling": { inner: value } }),
        None => json!({ name: value }),
    };
    serde_json::from_value(object).unwrap()
}

async fn outcome(switches: Switches, case: &Case) -> Value {
    let desk = Desk::with(switches);
    for (method, path, body) in case.before {
        assert_eq!(desk.send(method, path, body).await.0, 200, "{}: {method} {path}", case.switch);
    }
    let (method, path, body) = case.ask;
    let (status, answer) = desk.send(method, path, body).await;
    match (case.look, case.look.strip_prefix('?')) {
        ("status", _) => json!(status),
        (_, Some(pointer)) => json!(answer.pointer(pointer).is_some()),
        (pointer, None) => answer.pointer(pointer).cloned().unwrap_or(Value::Null),
    }
}

#[tokio::test]
async fn every_switch_makes_the_difference_that_it_names() {
    let mut checked = 0;
    for case in CASES {
        let switches = switched(case.switch, case.value);
        assert_ne!(switches, Switches::default(), "{} = {} is the default", case.switch, case.value);
        for (switches, expected) in [(Switches::default(), case.default), (switches, case.other)] {
            let expected: Value = serde_json::from_str(expected).unwrap();
            let seen = outcome(switches, case).await;
            assert_eq!(seen, expected, "{} = {}: {:?} {}", case.switch, case.value, case.ask, case.look);
        }
        checked += 1;
    }
    println!("{checked} other readings make a difference");
}

#[tokio::test]
async fn during_maintenance_only_ping_answers_and_the_rest_is_json_or_a_page() {
    for (value, content_type) in [(r#""json""#, "application/json"), (r#""html""#, "text/html")] {
        let desk = Desk::with(switched("maintenance", value));
        assert_eq!(desk.raw("GET", "/ping", "").await.status(), 200);
        let response = desk.raw("GET", "/users/me", "").await;
        assert_eq!(response.status(), 503);
        assert_eq!(response.headers()["content-type"], content_type);
    }
}

#[test]
fn no_switch_is_without_a_test() {
    let all = serde_json::to_value(Switches::default()).unwrap();
    let spelling = all["spelling"].as_object().unwrap().keys().map(|key| format!("spelling.{key}"));
    let names: Vec<String> = all.as_object().unwrap().keys().cloned().chain(spelling).collect();
    for name in &names {
        let here = CASES.iter().any(|case| case.switch == name);
        assert!(here || ELSEWHERE.contains(&name.as_str()), "{name} has no test");
    }
    println!("{} switches", names.len() - 1);
}
