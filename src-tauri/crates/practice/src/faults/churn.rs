//! A list that changes while somebody pages through it (FT17).
//!
//! Before a later page is answered, one row is inserted, deleted, taken away or changed, by the schedule's seed. Which rows were
//! there throughout can be told from the state before and after. The cast of the world (operator, main user, holding
//! account and so on), owners, and organizations of the operator are left alone.

use rand::seq::IndexedRandom;
use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha8Rng;
use serde::{Deserialize, Serialize};

use super::schedule::Match;
use super::second_admin::Effect;
use crate::instance::{Arrival, Core};
use crate::query::Query;
use crate::world::{MEMBER, TEAM_MEMBER, World};

/// Lists that change between their pages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Churn {
    /// Which requests; only those with an offset above 0 count.
    pub when: Match,
    /// What may happen; everything when empty.
    #[serde(default)]
    pub kinds: Vec<Change>,
    /// How many changes there are at most.
    pub most: u64,
}

/// A change of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Change {
    /// A row more.
    Insert,
    /// Something is deleted or leaves; deleted rows stay listed where Make lists them.
    Delete,
    /// A row is gone as if it had never been.
    Vanish,
    /// A row with another name, which moves it in lists by name.
    Update,
}

/// A list that can change.
enum List {
    People { organization: Option<u64> },
    Organizations,
    Teams { organization: u64 },
    TeamSeats { team: u64 },
}

impl Core {
    /// The deed that comes before this page, if any.
    pub(super) fn churn(&self, churn: &Churn, arrival: &Arrival, seed: u64, place: u64) -> Option<Effect> {
        let query = Query::parse(&arrival.query);
        query.number("pg[offset]").ok().flatten().filter(|offset| *offset > 0)?;
        let list = list(&arrival.path, &query)?;
        let mut rng = ChaCha8Rng::seed_from_u64(seed.rotate_left(17) ^ place);
        let all = [Change::Insert, Change::Delete, Change::Vanish, Change::Update];
        let kinds: &[Change] = if churn.kinds.is_empty() { &all } else { &churn.kinds };
        let kind = *kinds.choose(&mut rng)?;
        effect(&self.world, &list, kind, &mut rng)
    }
}

fn list(path: &str, query: &Query) -> Option<List> {
    let asked = |name: &str| query.number(name).ok().flatten();
    let path = path.strip_prefix("/api/v2").unwrap_or(path);
    match path {
        "/admin/users-detail" => Some(List::People { organization: None }),
        "/admin/users" | "/users" => Some(List::People { organization: asked("organizationId") }),
        "/admin/organizations" => Some(List::Organizations),
        "/admin/teams" | "/teams" => Some(List::Teams { organization: asked("organizationId")? }),
        _ => {
            let team = path.strip_prefix("/teams/")?.strip_suffix("/user-team-roles")?;
            Some(List::TeamSeats { team: team.parse().ok()? })
        }
    }
}

fn effect(world: &World, list: &List, kind: Change, rng: &mut ChaCha8Rng) -> Option<Effect> {
    let tag: u32 = rng.random();
    let name = format!("{} {tag:08x}", ["Aaron", "Mira", "Zoltan"].choose(rng)?);
    match list {
        List::People { organization } => people(world, *organization, kind, name, tag, rng),
        List::Organizations => {
            let free: Vec<u64> = live_organizations(world);
            match kind {
                Change::Insert => Some(Effect::CreateOrganization { owner: world.holding, name }),
                Change::Delete => Some(Effect::DeleteOrganization { organization: *free.choose(rng)? }),
                Change::Vanish => Some(Effect::ForgetOrganization { organization: *free.choose(rng)? }),
                Change::Update => Some(Effect::RenameOrganization { organization: *free.choose(rng)?, name }),
            }
        }
        List::Teams { organization } => {
            let teams: Vec<u64> = world.teams_of(*organization).map(|team| team.id).collect();
            match kind {
                Change::Insert => Some(Effect::CreateTeam { organization: *organization, name }),
                Change::Delete => Some(Effect::DeleteTeam { team: *teams.choose(rng)? }),
                Change::Vanish => Some(Effect::ForgetTeam { team: *teams.choose(rng)? }),
                Change::Update => Some(Effect::RenameTeam { team: *teams.choose(rng)?, name }),
            }
        }
        List::TeamSeats { team } => {
            let organization = world.teams.get(team)?.organization_id;
            let held = world.team_members.get(team)?;
            let inside: Vec<u64> = held.iter().filter(|(_, seat)| seat.changeable).map(|(user, _)| *user).collect();
            let members = world.members.get(&organization)?;
            let outside: Vec<u64> = members.keys().copied().filter(|user| !held.contains_key(user)).collect();
            let (team, role) = (*team, TEAM_MEMBER);
            match kind {
                Change::Insert => Some(Effect::SetTeamRole { user: *outside.choose(rng)?, team, role }),
                Change::Delete | Change::Vanish => Some(Effect::RemoveFromTeam { user: *inside.choose(rng)?, team }),
                Change::Update => Some(Effect::SetTeamRole { user: *inside.choose(rng)?, team, role }),
            }
        }
    }
}

/// Instance-wide people come and go as accounts; those of an organization join and leave it.
fn people(
    world: &World,
    organization: Option<u64>,
    kind: Change,
    name: String,
    tag: u32,
    rng: &mut ChaCha8Rng,
) -> Option<Effect> {
    let cast = [world.operator, world.support, world.outsider, world.main_user, world.holding];
    let inside = |id: &u64| organization.is_none_or(|place| world.role_in(*id, place).is_some());
    let living = world.people.values().filter(|person| !person.deleted && !cast.contains(&person.id));
    let (here, elsewhere): (Vec<u64>, Vec<u64>) = living.map(|person| person.id).partition(inside);
    let free: Vec<u64> = here.into_iter().filter(|id| world.owned_by(*id).is_empty()).collect();
    match (kind, organization) {
        (Change::Update, _) => Some(Effect::RenameUser { user: *free.choose(rng)?, name }),
        (Change::Insert, None) => Some(Effect::CreateUser { name, email: format!("{tag:08x}@churn.example") }),
        (Change::Insert, Some(organization)) => {
            Some(Effect::SetOrganizationRole { user: *elsewhere.choose(rng)?, organization, role: MEMBER })
        }
        (Change::Delete, None) => Some(Effect::DeleteUser { user: *free.choose(rng)? }),
        (Change::Vanish, None) => Some(Effect::ForgetUser { user: *free.choose(rng)? }),
        (Change::Delete | Change::Vanish, Some(organization)) => {
            Some(Effect::RemoveFromOrganization { user: *free.choose(rng)?, organization })
        }
    }
}

fn live_organizations(world: &World) -> Vec<u64> {
    let own = world.owned_by(world.operator);
    world
        .organizations
        .values()
        .filter(|found| !found.deleted && !own.contains(&found.id))
        .map(|found| found.id)
        .collect()
}
