//! `GET /users`: the people of one organization or team as its members see them.

use super::{Call, LIST, avatar, matches_text, sort_key, status};
use crate::answer::{Answer, Cell, Refusal, Row};
use crate::paging::{Page, Spec};
use crate::query::Query;
use crate::switches::UsersSortedBy;
use crate::world::{Person, World};

/// How many columns come when none are asked for.
const DEFAULT_COLUMNS: usize = 10;

/// Sorted as the example shows instead of as the text says.
const BY_NAME: Spec = Spec { sort_by: "name", descending: false, ..LIST };

/// `GET /users?organizationId=` or `?teamId=`, exactly one of them.
pub(in crate::routes) fn list(world: &World, call: &Call) -> Result<Answer, Refusal> {
    let place = Place::read(&call.query)?;
    call.may_look_into(world, place.organization(world)?)?;
    let spec = match call.switches.spelling.users_sorted_by {
        UsersSortedBy::Id => &LIST,
        UsersSortedBy::Name => &BY_NAME,
    };
    let page = Page::read(&call.query, spec, call.switches)?;
    let (name, email) = (call.query.get("name"), call.query.get("email"));
    let found = world.people.values().filter(|person| {
        place.holds(world, person.id)
            && matches_text(&person.name, name, call.switches.text_filter)
            && matches_text(&person.email, email, call.switches.text_filter)
    });
    let found = page.cut(found.collect(), |person| sort_key(person, page.sort_by));
    let columns = call.columns();
    let rows: Result<Vec<Row>, Refusal> =
        found.into_iter().map(|person| row(world, person).choose_or_first(&columns, DEFAULT_COLUMNS)).collect();
    Ok(Answer::read(Row::new().with_cell("users", Cell::Rows(rows?)).with("pg", page.echo())))
}

fn row(world: &World, person: &Person) -> Row {
    let teams: Vec<u64> = world.team_memberships_of(person.id).map(|(team, _)| team).collect();
    Row::new()
        .with("id", person.id)
        .with("name", person.name.clone())
        .with("email", person.email.clone())
        .with("language", person.language.clone())
        .with("timezoneId", person.timezone_id)
        .with("localeId", person.locale_id)
        .with("countryId", person.country_id)
        .with("features", serde_json::json!({}))
        .with("avatar", avatar(person))
        .with("lastLogin", person.last_login.clone())
        .with("tfaStatus", status(person))
        .with("userTeamIds", teams)
}

/// The filters of `GET /users`.
struct Place {
    organization: Option<u64>,
    team: Option<u64>,
    organization_role: Option<u64>,
    team_role: Option<u64>,
    in_team: Option<u64>,
}

impl Place {
    fn read(query: &Query) -> Result<Self, Refusal> {
        let place = Self {
            organization: query.number("organizationId")?,
            team: query.number("teamId")?,
            organization_role: query.number("organizationRoleId")?,
            team_role: query.number("teamRoleId")?,
            in_team: query.number("filterByTeamId")?,
        };
        one_place(place.organization, place.team)?;
        if place.team_role.is_some() && place.team.is_none() {
            return Err(Refusal::parameter("teamRoleId needs teamId"));
        }
        if place.organization_role.is_some() && place.organization.is_none() {
            return Err(Refusal::parameter("organizationRoleId needs organizationId"));
        }
        Ok(place)
    }

    /// The organization that is asked about, itself or by its team.
    fn organization(&self, world: &World) -> Result<u64, Refusal> {
        match (self.organization, self.team) {
            (Some(organization), _) => Ok(organization),
            (None, Some(team)) => world.live_team(team).map(|team| team.organization_id),
            (None, None) => Err(Refusal::not_found("Organization")),
        }
    }

    fn holds(&self, world: &World, user: u64) -> bool {
        let role = match (self.organization, self.team) {
            (Some(organization), _) => world.role_in(user, organization),
            (None, Some(team)) => world.team_role_in(user, team),
            (None, None) => None,
        };
        let in_team = self.in_team.is_none_or(|team| match team {
            0 => !self
                .organization
                .is_some_and(|id| world.teams_of(id).any(|team| world.team_role_in(user, team.id).is_some())),
            team => world.team_role_in(user, team).is_some(),
        });
        role.is_some() && in_team && self.organization_role.or(self.team_role).is_none_or(|wanted| role == Some(wanted))
    }
}

/// Exactly one of the two filters.
pub(in crate::routes) fn one_place(organization: Option<u64>, team: Option<u64>) -> Result<(), Refusal> {
    match (organization, team) {
        (Some(_), Some(_)) => Err(Refusal::invalid("teamId and organizationId cannot be used together")),
        (None, None) => Err(Refusal::parameter("organizationId or teamId is required")),
        (Some(_), None) | (None, Some(_)) => Ok(()),
    }
}
