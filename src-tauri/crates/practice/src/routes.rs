//! The table of endpoints with their scopes and permissions, and the checks that come before each.
//!
//! One file per resource holds the handlers. Changing the state is `world`'s matter; keeping it, and faults, is
//! `instance`'s.

mod enums;
mod me;
mod memberships;
mod organizations;
mod roles;
mod settings;
mod teams;
mod users;

use chrono::{DateTime, Utc};

use crate::answer::{Answer, Body, Refusal};
use crate::key::Key;
use crate::object::Object;
use crate::query::Query;
use crate::switches::{Endpoint, Switches};
use crate::world::World;

/// One request, read and authorised.
pub(crate) struct Call<'a> {
    pub(crate) numbers: Vec<&'a str>,
    pub(crate) query: Query,
    pub(crate) body: &'a [u8],
    pub(crate) key: &'a Key,
    pub(crate) switches: &'a Switches,
    pub(crate) now: DateTime<Utc>,
}

impl Call<'_> {
    /// The nth number of the path.
    pub(crate) fn number(&self, place: usize) -> Result<u64, Refusal> {
        let text = self.numbers.get(place).copied().unwrap_or_default();
        text.parse().map_err(|_| Refusal::parameter(&format!("{text} must be a number")))
    }

    /// The body as an object; unknown keys are nobody's business.
    pub(crate) fn object(&self) -> Result<Object, Refusal> {
        let text = std::str::from_utf8(self.body).unwrap_or_default();
        Object::parse(text).map_err(|_| Refusal::parameter("the body must be a JSON object"))
    }

    /// Whether the caller may read the public lists of an organization.
    pub(crate) fn may_look_into(&self, world: &World, organization: u64) -> Result<(), Refusal> {
        let belongs = world.role_in(self.key.person, organization).is_some();
        if belongs || self.outsiders_may_look(world) { Ok(()) } else { Err(Refusal::denied()) }
    }

    /// Whether the public lists are open to administrators (a switch, for the documents are silent).
    pub(crate) fn outsiders_may_look(&self, world: &World) -> bool {
        self.switches.public_lists == crate::switches::PublicLists::Open
            && world.permissions_of(self.key.person).is_some()
    }
}

/// What an endpoint does.
pub(crate) enum Work {
    Show(fn(&World, &Call) -> Answer),
    Read(fn(&World, &Call) -> Result<Answer, Refusal>),
    Write(fn(&mut World, &Call) -> Result<Answer, Refusal>),
}

/// Who may call an endpoint.
enum Who {
    /// Anybody, without a key.
    Anybody,
    /// Any key with these scopes.
    Scopes(&'static [&'static str]),
    /// A key with these scopes whose person's instance role has this permission.
    Admin(&'static [&'static str], &'static str),
}

/// One endpoint. `*` in the path stands for a number.
pub(crate) struct Route {
    method: &'static str,
    path: &'static str,
    who: Who,
    work: Work,
}

const fn read(path: &'static str, who: Who, work: fn(&World, &Call) -> Result<Answer, Refusal>) -> Route {
    Route { method: "GET", path, who, work: Work::Read(work) }
}

/// A read that cannot be refused once it is allowed.
const fn show(path: &'static str, who: Who, work: fn(&World, &Call) -> Answer) -> Route {
    Route { method: "GET", path, who, work: Work::Show(work) }
}

const fn write(
    method: &'static str,
    path: &'static str,
    who: Who,
    work: fn(&mut World, &Call) -> Result<Answer, Refusal>,
) -> Route {
    Route { method, path, who, work: Work::Write(work) }
}

const USERS_READ: &[&str] = &["admin:read", "user:read"];
const USERS_WRITE: &[&str] = &["admin:write", "user:write"];
const ORGANIZATIONS_READ: &[&str] = &["admin:read", "organizations:read"];
const ORGANIZATIONS_WRITE: &[&str] = &["admin:write", "organizations:write"];
const TEAMS_READ: &[&str] = &["admin:read", "teams:read"];
const TEAMS_WRITE: &[&str] = &["admin:write", "teams:write"];

const ROUTES: [Route; 38] = [
    show("/ping", Who::Anybody, |_, _| Answer { body: Body::Text("OK"), done: None }),
    read("/users/me", Who::Scopes(&[]), me::me),
    show("/users/me/current-authorization", Who::Scopes(&[]), me::current_authorization),
    read("/users/roles", Who::Scopes(&["user:read"]), roles::roles),
    read("/admin/users/admins-roles", Who::Admin(&["admin:read"], "users get"), roles::admin_roles),
    read("/admin/users-detail", Who::Admin(USERS_READ, "users get"), users::detail),
    read("/admin/users", Who::Admin(USERS_READ, "users get"), users::list),
    write("POST", "/admin/users", Who::Admin(USERS_WRITE, "users add"), users::create),
    write("PATCH", "/admin/users/*", Who::Admin(USERS_WRITE, "users edit"), users::update),
    write("DELETE", "/admin/users/*", Who::Admin(USERS_WRITE, "users edit"), users::delete),
    write(
        "POST",
        "/admin/users/*/user-organization-roles/*",
        Who::Admin(USERS_WRITE, "users edit"),
        memberships::set_in_organization,
    ),
    write(
        "POST",
        "/admin/users/*/user-organization-roles/*/transfer",
        Who::Admin(USERS_WRITE, "users edit"),
        memberships::transfer,
    ),
    write("POST", "/admin/users/*/user-team-roles/*", Who::Admin(USERS_WRITE, "users edit"), memberships::set_in_team),
    read("/admin/organizations", Who::Admin(ORGANIZATIONS_READ, "organizations get"), organizations::list),
    write("POST", "/admin/organizations", Who::Admin(ORGANIZATIONS_WRITE, "organization edit"), organizations::create),
    write(
        "PATCH",
        "/admin/organizations/*",
        Who::Admin(ORGANIZATIONS_WRITE, "organization edit"),
        organizations::update,
    ),
    read("/admin/teams", Who::Admin(TEAMS_READ, "organization view"), teams::list),
    write("POST", "/admin/teams", Who::Admin(TEAMS_WRITE, "organization edit"), teams::create),
    write("PATCH", "/admin/teams/*", Who::Admin(TEAMS_WRITE, "organization edit"), teams::update),
    show(
        "/admin/system-settings/default-license",
        Who::Admin(&["admin:read", "system:read"], "organization view"),
        settings::default_license,
    ),
    show("/enums/countries", Who::Scopes(&[]), enums::countries),
    show("/enums/timezones", Who::Scopes(&[]), enums::timezones),
    show("/enums/locales", Who::Scopes(&[]), enums::locales),
    show("/enums/languages", Who::Scopes(&[]), enums::languages),
    show("/enums/imt-regions", Who::Scopes(&[]), enums::regions),
    show("/enums/imt-zones", Who::Scopes(&[]), enums::zones),
    show("/enums/user-email-notifications", Who::Scopes(&[]), enums::notifications),
    show("/enums/user-api-token-scopes", Who::Scopes(&[]), enums::scopes),
    read("/organizations", Who::Scopes(&["organizations:read"]), organizations::own),
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
    read("/teams", Who::Scopes(&["teams:read"]), teams::own),
    read("/teams/*/user-team-roles", Who::Scopes(&["teams:read"]), memberships::of_team),
    read("/teams/*/user-team-roles/*", Who::Scopes(&["teams:read"]), memberships::one_of_team),
    read("/users/*/user-organization-roles", Who::Scopes(&["user:read"]), memberships::organizations_of_user),
    read("/users/*/user-organization-roles/*", Who::Scopes(&["user:read"]), memberships::organization_of_user),
    read("/users/*/user-team-roles", Who::Scopes(&["user:read"]), memberships::teams_of_user),
    read("/users/*/user-team-roles/*", Who::Scopes(&["user:read"]), memberships::team_of_user),
];

/// The endpoint for a method and a path below `/api/v2`, with the numbers of the path. Wrong case, a trailing
/// slash and unknown paths find nothing.
pub(crate) fn find<'p>(method: &str, path: &'p str, switches: &Switches) -> Option<(&'static Route, Vec<&'p str>)> {
    let missing = |route: &Route| match route.path {
        "/users/me" => switches.users_me == Endpoint::Missing,
        "/users/me/current-authorization" => switches.current_authorization == Endpoint::Missing,
        _ => false,
    };
    ROUTES
        .iter()
        .filter(|route| route.method == method && !missing(route))
        .find_map(|route| Some((route, fit(route.path, path)?)))
}

fn fit<'p>(pattern: &str, path: &'p str) -> Option<Vec<&'p str>> {
    let mut numbers = Vec::new();
    let (mut wanted, mut given) = (pattern.split('/'), path.split('/'));
    loop {
        match (wanted.next(), given.next()) {
            (None, None) => return Some(numbers),
            (Some("*"), Some(part)) if part.bytes().all(|byte| byte.is_ascii_digit()) && !part.is_empty() => {
                numbers.push(part);
            }
            (Some(wanted), Some(given)) if wanted == given => {}
            (Some(_) | None, Some(_)) | (Some(_), None) => return None,
        }
    }
}

impl Route {
    pub(crate) fn needs_key(&self) -> bool {
        !matches!(self.who, Who::Anybody)
    }

    pub(crate) fn work(&self) -> &Work {
        &self.work
    }

    /// Scopes and the instance role are two separate checks: anybody may tick the admin scopes.
    pub(crate) fn check(&self, world: &World, key: &Key) -> Result<(), Refusal> {
        let (scopes, permission) = match self.who {
            Who::Anybody => return Ok(()),
            Who::Scopes(scopes) => (scopes, None),
            Who::Admin(scopes, permission) => (scopes, Some(permission)),
        };
        if scopes.iter().any(|scope| !key.has(scope)) {
            return Err(Refusal::denied());
        }
        let Some(permission) = permission else { return Ok(()) };
        match world.permissions_of(key.person) {
            None => Err(Refusal::denied()),
            Some(held) if held.contains(&permission) => Ok(()),
            Some(_) => Err(Refusal::insufficient(permission)),
        }
    }
}
