//! Endpoints: finding the one that a request means, and the checks that come before each. The table is in `table`.
//!
//! One file per resource holds the handlers. Changing the state is `world`'s matter; keeping it, and faults, is
//! `instance`'s.

mod enums;
mod invitations;
mod me;
mod memberships;
mod organizations;
mod own_organizations;
mod own_teams;
mod roles;
mod scenarios;
mod settings;
mod table;
mod teams;
mod users;

use std::sync::Arc;

use chrono::{DateTime, Utc};

use crate::answer::{Answer, Columns, Refusal};
use crate::instance::Kept;
use crate::key::Key;
use crate::license;
use crate::object::Object;
use crate::query::Query;
use crate::switches::{ApiLimitZero, Endpoint, Platform, Switches, WriteScope};
use crate::world::World;

/// One request, read and authorised.
pub(crate) struct Call<'a> {
    pub(crate) numbers: Vec<&'a str>,
    pub(crate) query: Query,
    pub(crate) body: &'a [u8],
    pub(crate) key: &'a Key,
    pub(crate) keys: &'a [Key],
    pub(crate) switches: &'a Switches,
    pub(crate) now: DateTime<Utc>,
    pub(crate) kept: Arc<Kept>,
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

    /// The asked columns.
    pub(crate) fn columns(&self) -> Columns<'_> {
        Columns::new(self.query.columns(), self.switches.unknown_column)
    }

    /// Whether the caller may read the public lists of an organization.
    pub(crate) fn may_look_into(&self, world: &World, organization: u64) -> Result<(), Refusal> {
        let limit = world.organizations.get(&organization).and_then(|found| found.license.value("apiLimit"));
        let off = limit.as_ref().and_then(license::number).is_none_or(|limit| limit == 0);
        if off && self.switches.api_limit_zero == ApiLimitZero::Blocks {
            return Err(Refusal::denied());
        }
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

/// The endpoint for a method and a path below `/api/v2`, with the numbers of the path. Wrong case, a trailing
/// slash and unknown paths find nothing.
pub(crate) fn find<'p>(method: &str, path: &'p str, switches: &Switches) -> Option<(&'static Route, Vec<&'p str>)> {
    let missing = |route: &Route| match route.path {
        "/users/me" => switches.users_me == Endpoint::Missing,
        "/users/me/current-authorization" => switches.current_authorization == Endpoint::Missing,
        "/users/me/api-tokens" => switches.api_tokens == Endpoint::Missing,
        "/admin/system-settings/default-license" => {
            route.method == "PATCH" && switches.default_license_patch == Endpoint::Missing
        }
        _ => false,
    };
    table::ROUTES
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
    pub(crate) fn check(&self, world: &World, key: &Key, switches: &Switches) -> Result<(), Refusal> {
        if self.path.starts_with("/admin/") && switches.platform == Platform::PublicCloud {
            return Err(Refusal::public_cloud());
        }
        let (scopes, permission) = match self.who {
            Who::Anybody => return Ok(()),
            Who::Scopes(scopes) => (scopes, None),
            Who::Admin(scopes, permission) => (scopes, Some(permission)),
        };
        let known = |scope: &'static str| match switches.write_scope {
            WriteScope::Singular if scope == "users:write" => "user:write",
            WriteScope::Singular | WriteScope::Plural => scope,
        };
        if scopes.iter().any(|scope| !key.has(known(scope))) {
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
