//! The answers to readings.

use domain::license::License;
use domain::organization::Organization;
use domain::{OrganizationId, TeamId, UserId};
use http::StatusCode;
use secrecy::SecretString;

use super::{Target, answer, check_words, read, stands_in, target};
use crate::key::Key;
use crate::listing::{Kept, Raw};
use crate::read::{read_people, read_people_tolerantly};
use crate::reply;
use crate::wire::{self, Fields, Row};

pub(super) const TARGETS: &[Target] = &[
    target("people", "admin-users-detail", |body| {
        list(body, "users", wire::person);
        // Whichever way a page is read, it says the same.
        assert_eq!(read_people(body), read_people_tolerantly(body), "people are read alike");
    }),
    target("members", "admin-users.", |body| {
        list(body, "users", |row| match wire::person(row) {
            Row::Known(id, person) => Row::Known(id, (person, wire::role_of(row, "organizationRoleId"))),
            Row::Nothing(id) => Row::Nothing(id),
            Row::Unreadable => Row::Unreadable,
        });
    }),
    target("one person", "admin-users-detail", |body| only(body, "users", wire::person)),
    target("organizations", "admin-organizations", |body| {
        list(body, "organizations", |row| licensed(row, wire::organization(row)));
    }),
    target("one organization", "admin-organizations", |body| only(body, "organizations", wire::organization)),
    target("teams", "admin-teams", |body| list(body, "teams", |row| wire::team(row, OrganizationId(41)))),
    target("roles", "users-roles", |body| list(body, "usersRoles", wire::role)),
    target("administration roles", "admin-users-admins-roles", |body| {
        list(body, "usersAdminsRoles", wire::admin_role);
    }),
    target("default license", "admin-default-license", |body| {
        if let Some(license) = read(body).and_then(|body| wire::default_license(&body)) {
            check_license(body, &license);
        }
    }),
    target("own person", "users-me", |body| drop(read(body).map(|body| wire::me(&body)))),
    target("own account", "users-me", |body| {
        kept(body, "authUser", |fields| Some(wire::account(fields)));
    }),
    target("scopes", "users-me-current-authorization", |body| drop(read(body).map(|body| wire::scopes(&body)))),
    target("scopes of keys", "users-me-api-tokens", |body| {
        let key = Key::new(SecretString::from("0a1b2c3d-1111-4222-8333-444455556666"));
        drop(read(body).map(|body| wire::token_scopes(&body, &key)));
    }),
    target("own invitations", "users-me-organization-invitations", |body| {
        let rows = read(body).and_then(|body| wire::any_list(&body, wire::invitation)).unwrap_or_default();
        for row in rows {
            check_kept(body, &row.raw);
        }
    }),
    target("an invitation", "organizations-invitation", |body| {
        kept(body, "invitation", |fields| Some(wire::invitation(fields)));
        kept(body, "", |fields| Some(wire::invitation(fields)));
    }),
    target("places in organizations", "organizations-user-organization-roles", |body| {
        list(body, "userOrganizationRoles", |row| wire::organization_membership(row, Some(OrganizationId(101)), None));
    }),
    target("a place in an organization", "organizations-user-organization-role", |body| {
        one(body, "userOrganizationRole", |row| wire::organization_membership(row, None, Some(UserId(3))));
    }),
    target("places in teams", "teams-user-team-roles", |body| {
        list(body, "userTeamRoles", |row| wire::team_membership(row, Some(TeamId(310)), None));
    }),
    target("a place in a team", "teams-user-team-role", |body| {
        one(body, "userTeamRole", |row| wire::team_membership(row, None, Some(UserId(3))));
    }),
    target("an organization's use", "organizations-one", |body| {
        kept(body, "organization", |fields| wire::organization_usage(fields, OrganizationId(101)));
    }),
    target("an organization's days", "organizations-usage", |body| list(body, "data", wire::usage_day)),
    target("a team's use", "teams-one", |body| {
        kept(body, "team", |fields| wire::team_usage(fields, Some(TeamId(310))));
    }),
    target("scenarios", "scenarios", |body| list(body, "scenarios", wire::scenario)),
    target("countries", "enums-countries", |body| list(body, "countries", wire::country)),
    target("time zones", "enums-timezones", |body| list(body, "timezones", wire::time_zone)),
    target("locales", "enums-locales", |body| list(body, "locales", wire::locale)),
    target("languages", "enums-languages", |body| list(body, "languages", wire::language)),
    target("regions", "enums-imt-regions", |body| list(body, "imtRegions", wire::region)),
    target("zones", "enums-imt-zones", |body| list(body, "imtZones", wire::zone)),
    target("kinds of mail", "enums-user-email-notifications", |body| {
        list(body, "userEmailNotifications", wire::email_notification);
    }),
    target("names of scopes", "enums-user-api-token-scopes", |body| list(body, "userApiTokenScopes", wire::scope_name)),
    target("refusals", "error-", |body| {
        for status in [StatusCode::BAD_REQUEST, StatusCode::FORBIDDEN, StatusCode::SERVICE_UNAVAILABLE] {
            check_words(&reply::refusal(&answer(status, body)));
        }
    }),
];

/// A list: no row is lost, none is invented.
fn list<T>(body: &[u8], key: &str, decode: impl Fn(&Fields<'_>) -> Row<T>) {
    let Some(bytes) = read(body) else { return };
    let Some(listed) = wire::listed(&bytes, key, decode) else { return };
    let sent = wire::list(&bytes, key).map(|rows| rows.len());
    let shown = listed.rows.len() + listed.nothing.len() + listed.unreadable.len();
    assert_eq!(Some(shown), sent, "no row is lost, none is invented");
    let raws = listed.rows.iter().map(|row| &row.raw).chain(&listed.nothing).chain(&listed.unreadable);
    for raw in raws {
        check_kept(body, raw);
    }
}

fn only<T>(body: &[u8], key: &'static str, decode: impl Fn(&Fields<'_>) -> Row<T>) {
    drop(read(body).map(|bytes| wire::only(&bytes, key, decode, 41)));
}

fn one<T>(body: &[u8], key: &str, decode: impl Fn(&Fields<'_>) -> Row<T>) {
    let Some(bytes) = read(body) else { return };
    drop(wire::object(&bytes, key, "usersRoleId").map(|fields| decode(&fields)));
}

fn kept<T>(body: &[u8], key: &str, read_object: impl Fn(&Fields<'_>) -> Option<T>) {
    let Some(bytes) = read(body) else { return };
    if let Some(Kept { raw, .. }) = wire::kept(&bytes, key, read_object) {
        check_kept(body, &raw);
    }
}

fn check_kept(body: &[u8], raw: &Raw) {
    assert!(stands_in(body, raw.json()), "what is kept is kept byte for byte");
    assert!(raw.entries().iter().all(|(_, value)| stands_in(raw.json().as_bytes(), value)), "and so are its parts");
}

fn licensed(row: &Fields<'_>, found: Row<Organization>) -> Row<Organization> {
    if let Row::Known(_, Organization { license: Some(license), .. }) = &found {
        check_license(row.raw("license").unwrap_or_default().as_bytes(), license);
    }
    found
}

/// A license goes back as it came: whole, and with one key replaced all others as they were.
fn check_license(body: &[u8], license: &License) {
    let values = license.entries().all(|(_, value)| stands_in(body, value));
    assert!(values, "the values of a license are kept byte for byte");
    assert_eq!(License::parse(&license.to_json()).as_ref(), Ok(license), "a license goes back as it came");
    let frozen = license.clone().with("operations", "0");
    let others = |license: &License| -> Vec<(String, String)> {
        let pairs = license.entries().filter(|(key, _)| *key != "operations");
        pairs.map(|(key, value)| (key.to_owned(), value.to_owned())).collect()
    };
    assert_eq!(others(&frozen), others(license), "a replaced key changes no other");
}
