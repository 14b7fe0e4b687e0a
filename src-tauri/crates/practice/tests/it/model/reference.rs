//! The documented rules once more, short and from scratch: who may be what; what a license may contain is in
//! `licenses`.
//!
//! Nothing of the instance's own code is used; only the state to begin with is read from its world. Where the documents
//! are silent the model takes the reading that is the default of the switches.

mod licenses;

use std::collections::BTreeMap;

use practice::World;
use serde_json::{Map, Value, json};

use super::operations::{Operation, Place, Request};

const OWNER: u64 = 11;
const ADMIN: u64 = 12;
const TEAM_ADMIN: u64 = 1;
const ORGANIZATION_ROLES: [u64; 5] = [11, 12, 13, 14, 41];
const TEAM_ROLES: [u64; 5] = [1, 3, 4, 6, 37];

/// What has to come of an operation.
pub(crate) enum Expected {
    /// 200; the roles in the answer, unless null.
    Done(Value),
    /// One of these statuses; several where no document says what is looked at first.
    Refused(Vec<u16>),
}

const NOT_FOUND: u16 = 404;
const INVALID: u16 = 400;
const CONFIRM: u16 = 406;

/// Who is what.
pub(crate) struct Model {
    /// Person → deleted.
    people: BTreeMap<u64, bool>,
    /// Mail of a new person, by its number → person.
    mails: BTreeMap<u8, u64>,
    organizations: BTreeMap<u64, bool>,
    licenses: BTreeMap<u64, Map<String, Value>>,
    default_license: Map<String, Value>,
    /// Team → organization, deleted.
    teams: BTreeMap<u64, (u64, bool)>,
    /// Organization and person → role.
    roles: BTreeMap<(u64, u64), u64>,
    /// Team and person → role, fixed.
    team_roles: BTreeMap<(u64, u64), (u64, bool)>,
}

fn map(license: &practice::Object) -> Map<String, Value> {
    license.iter().map(|(key, text)| (key.to_owned(), serde_json::from_str(text).unwrap())).collect()
}

impl Model {
    pub(crate) fn of(world: &World) -> Self {
        Self {
            people: world.people.values().map(|person| (person.id, person.deleted)).collect(),
            mails: BTreeMap::new(),
            organizations: world.organizations.values().map(|found| (found.id, found.deleted)).collect(),
            licenses: world.organizations.values().map(|found| (found.id, map(&found.license))).collect(),
            default_license: map(&world.default_license),
            teams: world.teams.values().map(|team| (team.id, (team.organization_id, team.deleted))).collect(),
            roles: roles(world),
            team_roles: team_roles(world),
        }
    }

    /// People to work with: seven of the cast and everybody new. Never the operator, whose key is used.
    pub(crate) fn user(&self, place: Place) -> u64 {
        let cast = [4711, 4715, 4716, 4720, 3120, 41, 2058];
        let all: Vec<u64> = cast.into_iter().chain(self.people.keys().copied().filter(|id| *id > 4725)).collect();
        all[place % all.len()]
    }

    pub(crate) fn organization(&self, place: Place) -> u64 {
        let cast = [118, 119, 123, 150];
        let all: Vec<u64> = cast.into_iter().chain(self.organizations.keys().copied().filter(|id| *id > 150)).collect();
        all[place % all.len()]
    }

    pub(crate) fn team(&self, place: Place) -> u64 {
        let teams = self
            .teams
            .iter()
            .filter(|(_, (organization, _))| [118, 119, 123].contains(organization) || *organization > 150);
        let all: Vec<u64> = teams.map(|(id, _)| *id).collect();
        all[place % all.len()]
    }

    pub(crate) fn license(&self, organization: u64) -> &Map<String, Value> {
        &self.licenses[&organization]
    }

    fn gone(&self, user: u64) -> bool {
        self.people.get(&user).is_none_or(|deleted| *deleted)
    }

    fn closed(&self, organization: u64) -> bool {
        self.organizations.get(&organization).is_none_or(|deleted| *deleted)
    }

    fn teams_of(&self, organization: u64) -> Vec<u64> {
        let live = self.teams.iter().filter(|(_, place)| **place == (organization, false));
        live.map(|(id, _)| *id).collect()
    }

    fn owner(&self, organization: u64) -> Option<u64> {
        let mut seats = self.roles.iter();
        seats.find(|((place, _), role)| *place == organization && **role == OWNER).map(|((_, user), _)| *user)
    }

    /// Changes the model as the documents say and tells what has to be answered.
    pub(crate) fn apply(&mut self, operation: &Operation, request: &Request, answer: &Value) -> Expected {
        use Operation as O;
        match operation {
            O::SetRole { user, organization, role } => {
                let (user, organization) = (self.user(*user), self.organization(*organization));
                self.set_role(user, organization, *role)
            }
            O::Remove { user, organization, connections, confirmed, .. } => {
                let (user, organization) = (self.user(*user), self.organization(*organization));
                if *connections && !confirmed { refused(&[CONFIRM]) } else { self.remove(user, organization) }
            }
            O::Transfer { user, organization } => {
                let (user, organization) = (self.user(*user), self.organization(*organization));
                self.transfer(user, organization)
            }
            O::SetTeamRole { user, team, role } => {
                let (user, team) = (self.user(*user), self.team(*team));
                self.set_team_role(user, team, *role)
            }
            O::RemoveFromTeam { user, team, connections, confirmed, .. } => {
                let (user, team) = (self.user(*user), self.team(*team));
                if *connections && !confirmed { refused(&[CONFIRM]) } else { self.remove_from_team(user, team) }
            }
            O::License { organization, .. } => {
                let organization = self.organization(*organization);
                self.set_license(organization, request.license.clone().unwrap_or_default())
            }
            O::Rename { organization } if self.closed(self.organization(*organization)) => refused(&[NOT_FOUND]),
            O::Rename { .. } => Expected::Done(Value::Null),
            O::CreateUser { number } => self.create_user(*number, answer),
            O::CreateOrganization { owner } => self.create_organization(self.user(*owner), answer),
            O::CreateTeam { organization, lead } => {
                let lead = lead.map(|place| self.user(place));
                self.create_team(self.organization(*organization), lead, answer)
            }
            O::DeleteUser { user, connections, confirmed } => {
                self.delete_user(self.user(*user), *connections, *confirmed)
            }
            O::DeleteOrganization { organization } => self.delete_organization(self.organization(*organization)),
            O::DeleteTeam { team } => self.delete_team(self.team(*team)),
        }
    }

    /// Admin means a fixed Team Admin in every team; the owner cannot be changed and nobody made one.
    fn set_role(&mut self, user: u64, organization: u64, role: u64) -> Expected {
        if self.gone(user) || self.closed(organization) {
            return refused(&[NOT_FOUND, INVALID]);
        }
        if role == OWNER || !ORGANIZATION_ROLES.contains(&role) || self.owner(organization) == Some(user) {
            return refused(&[INVALID]);
        }
        self.roles.insert((organization, user), role);
        if role == ADMIN {
            for team in self.teams_of(organization) {
                self.team_roles.insert((team, user), (TEAM_ADMIN, true));
            }
        }
        Expected::Done(json!(role))
    }

    fn remove(&mut self, user: u64, organization: u64) -> Expected {
        if self.gone(user) || self.closed(organization) || !self.roles.contains_key(&(organization, user)) {
            return refused(&[NOT_FOUND]);
        }
        if self.owner(organization) == Some(user) {
            return refused(&[INVALID]);
        }
        self.roles.remove(&(organization, user));
        for team in self.teams_of(organization) {
            self.team_roles.remove(&(team, user));
        }
        Expected::Done(Value::Null)
    }

    /// One owner; the former one is Admin; Team Admin rows of both are fixed.
    fn transfer(&mut self, user: u64, organization: u64) -> Expected {
        if self.gone(user) || self.closed(organization) {
            return refused(&[NOT_FOUND]);
        }
        let former = self.owner(organization).expect("an open organization has an owner");
        if former == user || !self.roles.contains_key(&(organization, user)) {
            return refused(&[INVALID]);
        }
        self.roles.insert((organization, user), OWNER);
        self.roles.insert((organization, former), ADMIN);
        for team in self.teams_of(organization) {
            for person in [user, former] {
                if let Some((TEAM_ADMIN, fixed)) = self.team_roles.get_mut(&(team, person)) {
                    *fixed = true;
                }
            }
        }
        Expected::Done(json!([OWNER, ADMIN]))
    }

    fn set_team_role(&mut self, user: u64, team: u64, role: u64) -> Expected {
        let (organization, deleted) = self.teams[&team];
        if self.gone(user) || deleted {
            return refused(&[NOT_FOUND, INVALID]);
        }
        let Some(above) = self.roles.get(&(organization, user)) else { return refused(&[INVALID]) };
        let present = self.team_roles.get(&(team, user)).copied();
        if !TEAM_ROLES.contains(&role) || present.is_some_and(|(held, fixed)| fixed && held != role) {
            return refused(&[INVALID]);
        }
        if present.is_none_or(|(held, _)| held != role) {
            let rules = role == TEAM_ADMIN && [OWNER, ADMIN].contains(above);
            self.team_roles.insert((team, user), (role, rules));
        }
        Expected::Done(json!(role))
    }

    fn remove_from_team(&mut self, user: u64, team: u64) -> Expected {
        let deleted = self.teams[&team].1;
        if self.gone(user) || deleted || self.team_roles.remove(&(team, user)).is_none() {
            return refused(&[NOT_FOUND]);
        }
        Expected::Done(Value::Null)
    }

    /// Replaced as a whole.
    fn set_license(&mut self, organization: u64, sent: Map<String, Value>) -> Expected {
        if self.closed(organization) {
            return refused(&[NOT_FOUND, INVALID]);
        }
        match licenses::replaced(&self.licenses[&organization], sent) {
            None => refused(&[INVALID]),
            Some(license) => {
                self.licenses.insert(organization, license);
                Expected::Done(Value::Null)
            }
        }
    }

    fn create_user(&mut self, number: u8, answer: &Value) -> Expected {
        if self.mails.contains_key(&number) {
            return refused(&[INVALID]);
        }
        let user = number_of(&answer["user"]["id"]);
        self.mails.insert(number, user);
        self.people.insert(user, false);
        Expected::Done(Value::Null)
    }

    /// One owner, the whole allowance of the instance, a first team.
    fn create_organization(&mut self, owner: u64, answer: &Value) -> Expected {
        if self.gone(owner) {
            return refused(&[NOT_FOUND, INVALID]);
        }
        let made = &answer["organization"];
        let (id, team) = (number_of(&made["id"]), number_of(&made["teams"][0]["id"]));
        self.organizations.insert(id, false);
        self.licenses.insert(id, self.default_license.clone());
        self.roles.insert((id, owner), OWNER);
        self.teams.insert(team, (id, false));
        self.team_roles.insert((team, owner), (TEAM_ADMIN, true));
        Expected::Done(Value::Null)
    }

    /// The owner and the Admins rule a new team, and its leader, who has to be a member.
    fn create_team(&mut self, organization: u64, lead: Option<u64>, answer: &Value) -> Expected {
        if self.closed(organization) || lead.is_some_and(|user| !self.roles.contains_key(&(organization, user))) {
            return refused(&[NOT_FOUND, INVALID]);
        }
        let team = number_of(&answer["team"]["id"]);
        self.teams.insert(team, (organization, false));
        if let Some(lead) = lead {
            self.team_roles.insert((team, lead), (TEAM_ADMIN, false));
        }
        for ((place, user), role) in &self.roles {
            if *place == organization && [OWNER, ADMIN].contains(role) {
                self.team_roles.insert((team, *user), (TEAM_ADMIN, true));
            }
        }
        Expected::Done(Value::Null)
    }

    /// What a deleted person owns goes along, but only when confirmed.
    fn delete_user(&mut self, user: u64, connections: bool, confirmed: bool) -> Expected {
        let owned: Vec<u64> = self.organizations.keys().copied().filter(|id| self.owner(*id) == Some(user)).collect();
        if self.gone(user) {
            return refused(&[NOT_FOUND, CONFIRM]);
        }
        if !confirmed && (connections || !owned.is_empty()) {
            return refused(&[CONFIRM]);
        }
        for organization in owned {
            self.delete_organization(organization);
        }
        self.roles.retain(|(_, person), _| *person != user);
        self.team_roles.retain(|(_, person), _| *person != user);
        self.people.insert(user, true);
        self.mails.retain(|_, person| *person != user);
        Expected::Done(Value::Null)
    }

    fn delete_organization(&mut self, organization: u64) -> Expected {
        if self.closed(organization) {
            return refused(&[NOT_FOUND]);
        }
        for team in self.teams_of(organization) {
            self.delete_team(team);
        }
        self.roles.retain(|(place, _), _| *place != organization);
        self.organizations.insert(organization, true);
        Expected::Done(Value::Null)
    }

    fn delete_team(&mut self, team: u64) -> Expected {
        let (organization, deleted) = self.teams[&team];
        if deleted {
            return refused(&[NOT_FOUND]);
        }
        self.team_roles.retain(|(place, _), _| *place != team);
        self.teams.insert(team, (organization, true));
        Expected::Done(Value::Null)
    }

    /// The first difference between the model and the instance, in words; licenses are compared only when asked for, for
    /// that takes longest.
    pub(crate) fn differs_from(&self, world: &World, with_licenses: bool) -> Option<String> {
        let (roles, team_roles) = (roles(world), team_roles(world));
        let people: BTreeMap<u64, bool> = world.people.values().map(|person| (person.id, person.deleted)).collect();
        let organizations: BTreeMap<u64, bool> =
            world.organizations.values().map(|found| (found.id, found.deleted)).collect();
        let teams: BTreeMap<u64, (u64, bool)> =
            world.teams.values().map(|team| (team.id, (team.organization_id, team.deleted))).collect();
        let licenses = || -> BTreeMap<u64, Map<String, Value>> {
            world.organizations.values().map(|found| (found.id, map(&found.license))).collect()
        };
        first("organization role", &self.roles, &roles)
            .or_else(|| first("team role", &self.team_roles, &team_roles))
            .or_else(|| first("person", &self.people, &people))
            .or_else(|| first("organization", &self.organizations, &organizations))
            .or_else(|| first("team", &self.teams, &teams))
            .or_else(|| if with_licenses { first("license", &self.licenses, &licenses()) } else { None })
    }
}

fn first<K: Ord + Clone + std::fmt::Debug, V: PartialEq + std::fmt::Debug>(
    what: &str,
    model: &BTreeMap<K, V>,
    instance: &BTreeMap<K, V>,
) -> Option<String> {
    let mut keys = model.keys().chain(instance.keys());
    let key = keys.find(|key| model.get(key) != instance.get(key))?;
    Some(format!("{what} {key:?} is {:?}, expected {:?}", instance.get(key), model.get(key)))
}

fn roles(world: &World) -> BTreeMap<(u64, u64), u64> {
    let seats =
        world.members.iter().flat_map(|(place, seats)| seats.iter().map(move |(user, seat)| (*place, *user, seat)));
    seats.map(|(place, user, seat)| ((place, user), seat.role)).collect()
}

fn team_roles(world: &World) -> BTreeMap<(u64, u64), (u64, bool)> {
    let seats =
        world.team_members.iter().flat_map(|(team, seats)| seats.iter().map(move |(user, seat)| (*team, *user, seat)));
    seats.map(|(team, user, seat)| ((team, user), (seat.role, !seat.changeable))).collect()
}

fn refused(statuses: &[u16]) -> Expected {
    Expected::Refused(statuses.to_vec())
}

fn number_of(value: &Value) -> u64 {
    value.as_u64().unwrap_or_default()
}
