//! The table of endpoints with their scopes and permissions.
//!
//! Paths are below `/api/v2`; `*` stands for a number. What each does is in the file of its resource.

use super::{
    Route, Who, enums, invitations, me, memberships, organizations, own_organizations, own_teams, read, roles,
    scenarios, settings, show, teams, users, write,
};
use crate::answer::{Answer, Body};

const USERS_READ: &[&str] = &["admin:read", "user:read"];
const USERS_WRITE: &[&str] = &["admin:write", "user:write"];
/// As the documents spell it at three endpoints; see `Switches::write_scope`.
const USERS_DELETE: &[&str] = &["admin:write", "users:write"];
const ORGANIZATIONS_READ: &[&str] = &["admin:read", "organizations:read"];
const ORGANIZATIONS_WRITE: &[&str] = &["admin:write", "organizations:write"];
const TEAMS_READ: &[&str] = &["admin:read", "teams:read"];
const TEAMS_WRITE: &[&str] = &["admin:write", "teams:write"];

pub(super) const ROUTES: [Route; 53] = [
    show("/ping", Who::Anybody, |_, _| Answer { body: Body::Text("OK"), done: None }),
    read("/users/me", Who::Scopes(&[]), me::me),
    show("/users/me/current-authorization", Who::Scopes(&[]), me::current_authorization),
    show("/users/me/api-tokens", Who::Scopes(&["user:read"]), me::api_tokens),
    show("/users/me/organization-invitations", Who::Scopes(&["user:read"]), invitations::own),
    read("/users/roles", Who::Scopes(&["user:read"]), roles::roles),
    read("/admin/users/admins-roles", Who::Admin(&["admin:read"], "users get"), roles::admin_roles),
    read("/admin/users-detail", Who::Admin(USERS_READ, "users get"), users::detail),
    read("/admin/users", Who::Admin(USERS_READ, "users get"), users::list),
    write("POST", "/admin/users", Who::Admin(USERS_WRITE, "users add"), users::changes::create),
    write("PATCH", "/admin/users/*", Who::Admin(USERS_WRITE, "users edit"), users::changes::update),
    write("DELETE", "/admin/users/*", Who::Admin(USERS_DELETE, "users edit"), users::changes::delete),
    write(
        "POST",
        "/admin/users/*/user-organization-roles/*",
        Who::Admin(USERS_DELETE, "users edit"),
        memberships::set_in_organization,
    ),
    write(
        "POST",
        "/admin/users/*/user-organization-roles/*/transfer",
        Who::Admin(USERS_WRITE, "users edit"),
        memberships::transfer,
    ),
    write("POST", "/admin/users/*/user-team-roles/*", Who::Admin(USERS_DELETE, "users edit"), memberships::set_in_team),
    read("/admin/organizations", Who::Admin(ORGANIZATIONS_READ, "organizations get"), organizations::list),
    write("POST", "/admin/organizations", Who::Admin(ORGANIZATIONS_WRITE, "organization edit"), organizations::create),
    write(
        "PATCH",
        "/admin/organizations/*",
        Who::Admin(ORGANIZATIONS_WRITE, "organization edit"),
        organizations::update,
    ),
    write(
        "DELETE",
        "/admin/organizations/*",
        Who::Admin(ORGANIZATIONS_WRITE, "organization edit"),
        organizations::delete,
    ),
    read("/admin/teams", Who::Admin(TEAMS_READ, "organization view"), teams::list),
    write("POST", "/admin/teams", Who::Admin(TEAMS_WRITE, "organization edit"), teams::create),
    write("PATCH", "/admin/teams/*", Who::Admin(TEAMS_WRITE, "organization edit"), teams::update),
    write("DELETE", "/admin/teams/*", Who::Admin(TEAMS_WRITE, "organization edit"), teams::delete),
    show(
        "/admin/system-settings/default-license",
        Who::Admin(&["admin:read", "system:read"], "organization view"),
        settings::default_license,
    ),
    write(
        "PATCH",
        "/admin/system-settings/default-license",
        Who::Admin(&["admin:write", "system:write"], "organization edit"),
        settings::change_default_license,
    ),
    show("/enums/countries", Who::Scopes(&[]), enums::countries),
    show("/enums/timezones", Who::Scopes(&[]), enums::timezones),
    show("/enums/locales", Who::Scopes(&[]), enums::locales),
    show("/enums/languages", Who::Scopes(&[]), enums::languages),
    show("/enums/imt-regions", Who::Scopes(&[]), enums::regions),
    show("/enums/imt-zones", Who::Scopes(&[]), enums::zones),
    show("/enums/user-email-notifications", Who::Scopes(&[]), enums::notifications),
    show("/enums/user-api-token-scopes", Who::Scopes(&[]), enums::scopes),
    read("/organizations", Who::Scopes(&["organizations:read"]), own_organizations::list),
    read("/organizations/*", Who::Scopes(&["organizations:read"]), own_organizations::one),
    read("/organizations/*/usage", Who::Scopes(&["organizations:read"]), own_organizations::usage),
    write("POST", "/organizations/*/invite", Who::Scopes(&["organizations:write"]), invitations::invite),
    read("/organizations/invitation", Who::Scopes(&["organizations:read"]), invitations::one),
    write("POST", "/organizations/accept-invitation", Who::Scopes(&["organizations:write"]), invitations::accept),
    read(
        "/organizations/*/user-organization-roles",
        Who::Scopes(&["organizations:read"]),
        memberships::of_organization,
    ),
    read(
        "/organizations/*/user-organization-roles/*",
        Who::Scopes(&["organizations:read"]),
        memberships::one_of_organization,
    ),
    read("/teams", Who::Scopes(&["teams:read"]), own_teams::list),
    read("/teams/*", Who::Scopes(&["teams:read"]), own_teams::one),
    read("/teams/*/user-team-roles", Who::Scopes(&["teams:read"]), memberships::of_team),
    read("/teams/*/user-team-roles/*", Who::Scopes(&["teams:read"]), memberships::one_of_team),
    read("/users", Who::Scopes(&["user:read"]), users::public::list),
    read("/users/*/user-organization-roles", Who::Scopes(&["user:read"]), memberships::organizations_of_user),
    read("/users/*/user-organization-roles/*", Who::Scopes(&["user:read"]), memberships::organization_of_user),
    read("/users/*/user-team-roles", Who::Scopes(&["user:read"]), memberships::teams_of_user),
    read("/users/*/user-team-roles/*", Who::Scopes(&["user:read"]), memberships::team_of_user),
    read("/scenarios", Who::Scopes(&["scenarios:read"]), scenarios::list),
    write("POST", "/scenarios/*/start", Who::Scopes(&["scenarios:write"]), scenarios::start),
    write("POST", "/scenarios/*/stop", Who::Scopes(&["scenarios:write"]), scenarios::stop),
];
