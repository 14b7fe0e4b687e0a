//! A small instance in memory with Make's odd rules, written apart from the crate that it checks: what it shows, and
//! what it makes of a change.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use domain::access::{Known, Site};
use domain::organization::{Organization, Team};
use domain::person::{LastLogin, Person};
use domain::plan::change::Change;
use domain::plan::fact::{Subject, Value};
use domain::role::{ADMIN, MEMBER, OWNER, Role, RoleBook, RoleCategory, TEAM_ADMIN, TEAM_OPERATOR};
use domain::snapshot::{Member, OrganizationFacts, TeamMember};
use domain::{OrganizationId, RoleId, TeamId, UserId};

pub(crate) const ACCOUNTANT: RoleId = RoleId(15);
pub(crate) const TEAM_MEMBER: RoleId = RoleId(3);
/// A role that the first organization made for itself.
pub(crate) const OWN_TEAM_ROLE: RoleId = RoleId(501);
pub(crate) const OPERATOR: UserId = UserId(101);

/// Someone in a team.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Row {
    pub(crate) role: RoleId,
    pub(crate) changeable: bool,
}

/// Someone in an organization.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Seat {
    pub(crate) role: RoleId,
    pub(crate) waiting: bool,
    /// The instance shows the role nowhere.
    pub(crate) hidden: bool,
}

/// What becomes of Team Admin rows when an Admin is one no longer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Demotion {
    StayFixed,
    StayChangeable,
    Removed,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct World {
    pub(crate) teams: BTreeMap<OrganizationId, BTreeSet<TeamId>>,
    pub(crate) seats: BTreeMap<(UserId, OrganizationId), Seat>,
    pub(crate) rows: BTreeMap<(UserId, TeamId), Row>,
    pub(crate) people: BTreeSet<UserId>,
    pub(crate) deleted: BTreeSet<UserId>,
    /// Whether the lists tell what can be changed.
    pub(crate) tells: bool,
    pub(crate) demotion: Demotion,
}

pub(crate) fn org(id: u64) -> OrganizationId {
    OrganizationId(id)
}

pub(crate) fn seat(role: RoleId) -> Seat {
    Seat { role, waiting: false, hidden: false }
}

/// Organization 7 with teams 71 to 73: owner 100, Admin 101 and 102, Member 103 (Operator in 71), Member 104. Nobody of
/// 105 is anywhere. Organization 8 with team 81: owner 100, Member 103.
pub(crate) fn world() -> World {
    let teams = [(7, vec![71, 72, 73]), (8, vec![81])];
    let mut world = World {
        teams: teams.into_iter().map(|(id, teams)| (org(id), teams.into_iter().map(TeamId).collect())).collect(),
        seats: BTreeMap::new(),
        rows: BTreeMap::new(),
        people: (100..=105).map(UserId).collect(),
        deleted: BTreeSet::new(),
        tells: false,
        demotion: Demotion::StayFixed,
    };
    let members = [
        (100, 7, OWNER),
        (101, 7, ADMIN),
        (102, 7, ADMIN),
        (103, 7, MEMBER),
        (104, 7, MEMBER),
        (100, 8, OWNER),
        (103, 8, MEMBER),
    ];
    world.seats.extend(members.map(|(user, place, role)| ((UserId(user), org(place)), seat(role))));
    for (user, team) in [(101, 71), (101, 72), (101, 73), (102, 71), (102, 72), (102, 73)] {
        world.rows.insert((UserId(user), TeamId(team)), Row { role: TEAM_ADMIN, changeable: false });
    }
    world.rows.insert((UserId(103), TeamId(71)), Row { role: TEAM_OPERATOR, changeable: true });
    world
}

/// The roles of the instance; Operator allows less than Member, Member less than Admin of a team.
pub(crate) fn book() -> RoleBook {
    let role = |id: RoleId, name: &str, category, words: &[&str]| Role {
        id,
        name: name.to_owned(),
        category,
        permissions: words.iter().map(ToString::to_string).collect(),
    };
    let (organization, team) = (RoleCategory::Organization, RoleCategory::Team);
    let roles = vec![
        role(OWNER, "Owner", organization, &["all"]),
        role(ADMIN, "Admin", organization, &["see", "pay", "rule"]),
        role(MEMBER, "Member", organization, &["see"]),
        role(ACCOUNTANT, "Accountant", organization, &["see", "pay"]),
        role(TEAM_ADMIN, "Team Admin", team, &["see", "start", "build", "rule"]),
        role(TEAM_MEMBER, "Team Member", team, &["see", "start", "build"]),
        role(TEAM_OPERATOR, "Team Operator", team, &["see", "start"]),
        role(RoleId(77), "Strange", RoleCategory::Other, &[]),
    ];
    RoleBook { roles }
}

pub(crate) fn person(id: UserId, deleted: bool) -> Person {
    Person {
        id,
        name: format!("Person {id}"),
        email: format!("person{id}@example.com"),
        language: None,
        country_id: None,
        timezone_id: None,
        locale_id: None,
        last_login: LastLogin::Unknown,
        created: None,
        organizations: None,
        scenarios: None,
        active_scenarios: None,
        deleted,
        admin_role: None,
        two_step: None,
    }
}

fn organization(id: OrganizationId) -> Organization {
    Organization {
        id,
        name: format!("Place {id}"),
        license: None,
        is_paused: None,
        scenarios: None,
        active_scenarios: None,
        deleted: false,
        zone: None,
        external_id: None,
        country_id: None,
        timezone_id: None,
    }
}

impl World {
    /// As a fresh reading shows it.
    pub(crate) fn facts(&self) -> Vec<OrganizationFacts> {
        self.teams.keys().map(|organization| self.facts_of(*organization)).collect()
    }

    pub(crate) fn facts_of(&self, id: OrganizationId) -> OrganizationFacts {
        let here = self.seats.iter().filter(|((_, organization), _)| *organization == id);
        let member = |((user, _), seat): (&(UserId, OrganizationId), &Seat)| Member {
            person: self.person(*user),
            role: (!seat.hidden).then_some(seat.role),
            invitation: None,
            sso_pending: self.tells.then_some(seat.waiting).or(seat.waiting.then_some(true)),
        };
        let row = |((user, team), row): (&(UserId, TeamId), &Row)| TeamMember {
            user: *user,
            team: *team,
            role: Some(row.role),
            changeable: self.tells.then_some(row.changeable),
            sso_pending: None,
        };
        let team = |team: &TeamId| Team { id: *team, name: format!("Team {team}"), organization: id, deleted: false };
        let own = Role {
            id: OWN_TEAM_ROLE,
            name: "Own".to_owned(),
            category: RoleCategory::Team,
            permissions: vec!["see".to_owned()],
        };
        OrganizationFacts {
            organization: organization(id),
            members: here.map(member).collect(),
            teams: self.teams[&id].iter().map(team).collect(),
            team_members: self.rows.iter().filter(|((_, team), _)| self.teams[&id].contains(team)).map(row).collect(),
            own_roles: if id == org(7) { vec![own] } else { Vec::new() },
        }
    }

    pub(crate) fn person(&self, user: UserId) -> Person {
        person(user, self.deleted.contains(&user))
    }

    pub(crate) fn all_people(&self) -> Vec<Person> {
        self.people.iter().map(|user| self.person(*user)).collect()
    }

    pub(crate) fn known(&self) -> Known {
        let site = |facts: &OrganizationFacts| (facts.id(), Arc::new(Site::of_facts(facts)));
        Known {
            sites: self.facts().iter().map(site).collect(),
            deleted: self.deleted.iter().copied().collect(),
            roles: book(),
            operator: Some(OPERATOR),
            ..Known::default()
        }
    }

    fn organization_of(&self, team: TeamId) -> Option<OrganizationId> {
        self.teams.iter().find(|(_, teams)| teams.contains(&team)).map(|(organization, _)| *organization)
    }

    /// What a reading of a subject shows.
    pub(crate) fn look(&self, subject: &Subject) -> Value {
        match subject {
            Subject::OrganizationRole { user, organization } => match self.seats.get(&(*user, *organization)) {
                Some(seat) if seat.hidden => Value::RoleNotShown,
                found => Value::Role(found.map(|seat| seat.role)),
            },
            Subject::TeamRole { user, team, .. } => Value::Role(self.rows.get(&(*user, *team)).map(|row| row.role)),
            Subject::Account { user } => Value::Account((!self.deleted.contains(user)).then_some(*user)),
            other => panic!("nobody looks at {other:?}"),
        }
    }

    /// Carries a change out, or says why the instance refuses.
    pub(crate) fn apply(&mut self, change: &Change) -> Result<(), String> {
        match change {
            Change::SetOrganizationRole { user, organization, role } => self.set_seat(*user, *organization, *role),
            Change::RemoveFromOrganization { user, organization } => {
                match self.seats.get(&(*user, *organization)) {
                    None => return Err("not there".into()),
                    Some(seat) if seat.role == OWNER => return Err("the owner stays".into()),
                    Some(_) => {}
                }
                self.seats.remove(&(*user, *organization));
                let teams = self.teams[organization].clone();
                self.rows.retain(|(who, team), _| who != user || !teams.contains(team));
                Ok(())
            }
            Change::SetTeamRole { user, organization, team, role } => self.set_row(*user, *organization, *team, *role),
            Change::RemoveFromTeam { user, team, .. } => {
                self.rows.remove(&(*user, *team)).map(|_| ()).ok_or_else(|| "not there".into())
            }
            other => Err(format!("{other:?} has no place here")),
        }
    }

    fn set_seat(&mut self, user: UserId, organization: OrganizationId, role: RoleId) -> Result<(), String> {
        let present = self.seats.get(&(user, organization)).map(|seat| seat.role);
        if role == OWNER || present == Some(OWNER) || self.deleted.contains(&user) {
            return Err("not by a role".into());
        }
        if !matches!(role, ADMIN | MEMBER | ACCOUNTANT) {
            return Err("no role of an organization".into());
        }
        self.seats.entry((user, organization)).or_insert_with(|| seat(role)).role = role;
        let teams = self.teams[&organization].clone();
        for team in teams {
            if role == ADMIN {
                self.rows.insert((user, team), Row { role: TEAM_ADMIN, changeable: false });
            } else if present == Some(ADMIN) {
                let is_admin = self.rows.get(&(user, team)).is_some_and(|row| row.role == TEAM_ADMIN);
                match self.demotion {
                    Demotion::Removed if is_admin => drop(self.rows.remove(&(user, team))),
                    Demotion::StayChangeable if is_admin => {
                        self.rows.insert((user, team), Row { role: TEAM_ADMIN, changeable: true });
                    }
                    Demotion::Removed | Demotion::StayChangeable | Demotion::StayFixed => {}
                }
            }
        }
        Ok(())
    }

    fn set_row(
        &mut self,
        user: UserId,
        organization: OrganizationId,
        team: TeamId,
        role: RoleId,
    ) -> Result<(), String> {
        if self.organization_of(team) != Some(organization) {
            return Err("no team of this organization".into());
        }
        let Some(above) = self.seats.get(&(user, organization)).map(|seat| seat.role) else {
            return Err("no member".into());
        };
        let own = role == OWN_TEAM_ROLE && organization == org(7);
        if !(own || matches!(role, TEAM_ADMIN | TEAM_MEMBER | TEAM_OPERATOR)) {
            return Err("no role of a team".into());
        }
        if self.rows.get(&(user, team)).is_some_and(|row| !row.changeable && row.role != role) {
            return Err("fixed".into());
        }
        let changeable = role != TEAM_ADMIN || !matches!(above, OWNER | ADMIN);
        self.rows.insert((user, team), Row { role, changeable });
        Ok(())
    }
}
