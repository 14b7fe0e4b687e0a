//! The rules, judged by what arrived and by the lines that were confirmed alone. It shares no code with what sends.

use std::collections::BTreeSet;

use practice::World;
use practice::faults::AuditEntry;
use serde_json::Value;
use usecases::view::review::{Review, ReviewLine};

const REMOVALS: [&str; 4] =
    ["remove-from-org", "remove-from-team", "remove-from-org-with-connections", "remove-from-team-with-connections"];

/// What a request is for, as far as a rule is about it. Each has to arrive, or nothing was tried.
pub(super) const KINDS: [&str; 6] = ["role", "removal", "removal with connections", "deletion", "hand-over", "license"];

/// Its kind.
pub(super) fn kind(write: &AuditEntry) -> &'static str {
    let roles = write.path.contains("-roles/");
    match write.method.as_str() {
        "DELETE" => "deletion",
        "PATCH" if write.path.contains("/admin/organizations/") => "license",
        "POST" if write.path.ends_with("/transfer") => "hand-over",
        "POST" if roles && write.query.contains("deleteConnections") => "removal with connections",
        "POST" if roles && write.body.is_empty() => "removal",
        "POST" if roles => "role",
        _ => "something else",
    }
}

/// Which rules a request breaks, in words; `before` is the world before anything of the plan was sent.
pub(super) fn broken(write: &AuditEntry, review: &Review, before: &World) -> Vec<String> {
    let path = write.path.trim_start_matches("/api/v2").trim_matches('/');
    let parts: Vec<&str> = path.split('/').collect();
    let mut found = Vec::new();
    let mut never = |rule: bool, words: &str| found.extend(rule.then(|| words.to_owned()));
    let said = |changes: &[&str], fits: &dyn Fn(&ReviewLine) -> bool| {
        review.lines.iter().any(|line| changes.contains(&line.change.as_str()) && fits(line))
    };
    let in_place = |line: &ReviewLine, place: &str| line.organization.is_some_and(|id| id.0.to_string() == place);
    match (write.method.as_str(), parts.as_slice()) {
        ("DELETE", ["admin", "users", user]) => {
            never(has_flags(write) || !write.body.is_empty(), "a flag on the deletion of an account");
            never(!said(&["delete-user"], &|line| of_user(line, user)), "an account that was not said");
            never(owns(before, user), "the account of an owner");
        }
        ("DELETE", _) => never(true, "something deleted that is no account"),
        ("POST", ["admin", "users", user, kind @ ("user-organization-roles" | "user-team-roles"), id]) => {
            let place = Place { team: *kind == "user-team-roles", id };
            return role_call(write, review, user, &place);
        }
        ("POST", ["admin", "users", user, "user-organization-roles", place, "transfer"]) => {
            let to = |line: &ReviewLine| line.after == *user && in_place(line, place);
            never(!said(&["transfer"], &to), "a hand-over that was not said");
            never(has_flags(write), "a flag on a hand-over");
        }
        ("PATCH", ["admin", "organizations", place]) => {
            never(!said(&["license"], &|line| in_place(line, place)), "a license that was not said");
            never(!is_whole(before, place, &write.body), "part of a license");
        }
        ("PATCH", ["admin", "users", user]) => {
            let own = |line: &ReviewLine| of_user(line, user);
            never(!said(&["update-user", "set-admin-role"], &own), "a person that was not said");
        }
        ("PATCH", ["admin", "teams", team]) => {
            let own = |line: &ReviewLine| line.team.as_ref().is_some_and(|known| known.id.0.to_string() == *team);
            never(!said(&["rename-team"], &own), "a team that was not said");
        }
        _ => never(true, "a request that no plan here may send"),
    }
    found
}

/// A role is given or taken: the same call with a body and without one (H1).
fn role_call(write: &AuditEntry, review: &Review, user: &str, place: &Place<'_>) -> Vec<String> {
    let here: Vec<&ReviewLine> = review.lines.iter().filter(|line| of_user(line, user) && place.is_of(line)).collect();
    let mut found = Vec::new();
    let mut never = |rule: bool, words: &str| found.extend(rule.then(|| words.to_owned()));
    never(here.is_empty(), "somebody, or somewhere, that is not in the review");
    let role = serde_json::from_str::<Value>(&write.body).ok().and_then(|body| body["usersRoleId"].as_u64());
    if let Some(role) = role {
        never(role == 0, "an empty role");
        let said = here.iter().any(|line| line.after == role.to_string() && line.change.starts_with("set-"));
        never(!said, "a role that was not said");
    } else {
        let said = here.iter().any(|line| REMOVALS.contains(&line.change.as_str()));
        never(!said, "an empty role outside of a removal");
    }
    let ticked = here.iter().any(|line| line.change.ends_with("with-connections"));
    never(has_flags(write) && (!ticked || role.is_some()), "connections that nobody ticked");
    found
}

fn has_flags(write: &AuditEntry) -> bool {
    ["confirmed", "deleteConnections"].iter().any(|flag| write.query.contains(flag) || write.body.contains(flag))
}

struct Place<'a> {
    team: bool,
    id: &'a str,
}

impl Place<'_> {
    fn is_of(&self, line: &ReviewLine) -> bool {
        let number = match (&line.team, self.team) {
            (Some(team), true) => team.id.0,
            (None, false) => line.organization.map_or(0, |organization| organization.0),
            (Some(_), false) | (None, true) => return false,
        };
        number.to_string() == self.id
    }
}

fn of_user(line: &ReviewLine, user: &str) -> bool {
    line.user.as_ref().is_some_and(|known| known.id.0.to_string() == user)
}

fn owns(world: &World, user: &str) -> bool {
    user.parse().is_ok_and(|user| !world.owned_by(user).is_empty())
}

/// Every allowance that the organization had is in what was sent.
fn is_whole(world: &World, place: &str, body: &str) -> bool {
    let Ok(body) = serde_json::from_str::<Value>(body) else { return false };
    let Some(sent) = body["license"].as_object() else { return false };
    let Some(known) = place.parse().ok().and_then(|id: u64| world.organizations.get(&id)) else { return false };
    known.license.iter().all(|(key, _)| sent.contains_key(key))
}

/// What is deleted besides accounts.
pub(super) fn gone(world: &World) -> (BTreeSet<u64>, BTreeSet<u64>) {
    let organizations = world.organizations.values().filter(|place| place.deleted).map(|place| place.id).collect();
    let teams = world.teams.values().filter(|team| team.deleted).map(|team| team.id).collect();
    (organizations, teams)
}
