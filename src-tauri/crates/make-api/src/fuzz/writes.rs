//! The answers to writes.

use domain::journal::Answer;
use http::StatusCode;

use super::{Target, answer, target};
use crate::classify::classify;
use crate::wire::{self, Expected};

pub(super) const TARGETS: &[Target] = &[
    target("a written person", "admin-users-", |body| write(body, Expected::Person)),
    target("a written organization", "admin-organizations-", |body| write(body, Expected::Organization)),
    target("a written team", "admin-teams-", |body| write(body, Expected::Team)),
    target("a given role in an organization", "admin-user-organization-role", |body| {
        write(body, Expected::OrganizationRole);
    }),
    target("a handed over organization", "admin-user-organization-role-transfer", |body| {
        write(body, Expected::OrganizationRoles);
    }),
    target("a given role in a team", "admin-user-team-role", |body| write(body, Expected::TeamRole)),
    target("a switched scenario", "scenarios-", |body| write(body, Expected::Scenario)),
    target("an invited person", "organizations-invite", |body| write(body, Expected::Invited)),
    target("a deletion", "admin-users-delete", |body| write(body, Expected::Gone("user"))),
];

fn write(body: &[u8], expected: Expected) {
    for status in [StatusCode::OK, StatusCode::FORBIDDEN, StatusCode::BAD_GATEWAY] {
        let (known, _) = classify(Ok(answer(status, body)), expected);
        match known {
            Answer::Claimed => assert!(status == StatusCode::OK && !wire::is_too_deep(body), "only an answer claims"),
            Answer::Refused(refusal) => assert_eq!(refusal.status, 403, "only a refusal refuses"),
            Answer::Unknown(text) => assert!(text.chars().count() < 600, "a server's words are cut"),
            Answer::NotSent(_) | Answer::Lost => unreachable!("an answer came"),
        }
    }
    drop(expected.claim(body));
}
