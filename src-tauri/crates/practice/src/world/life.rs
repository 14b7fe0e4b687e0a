//! How people, organizations and teams come into a world and go, and how a license is replaced (H2, H3, H6, H9).
//!
//! Roles and ownership are in `rules`.

use serde_json::json;

use super::roles::{ADMIN, OWNER, TEAM_ADMIN};
use super::{Organization, Person, Seat, Team, TeamSeat, World};
use crate::answer::{Done, Refusal};
use crate::license;
use crate::object::Object;
use crate::switches::{LimitsBelowUsage, Pause, Switches};

impl World {
    /// Replaces a license as a whole (H6).
    pub(crate) fn set_license(
        &mut self,
        organization: u64,
        sent: Object,
        switches: &Switches,
    ) -> Result<Done, Refusal> {
        let present = &self.live_organization(organization)?.license;
        let checked = license::replace(present, sent, switches)?;
        let changed = *present != checked;
        if switches.limits_below_usage == LimitsBelowUsage::Refused {
            self.check_usage(organization, &checked)?;
        }
        if let Some(found) = self.organizations.get_mut(&organization) {
            if switches.pause == Pause::AtOnce {
                found.is_paused = checked.value("operations").as_ref().and_then(license::number) == Some(0);
            }
            found.license = checked;
        }
        Ok(Done { what: format!("set-license organization={organization}"), changed })
    }

    /// Refuses a license that allows less than there is.
    fn check_usage(&self, organization: u64, license: &Object) -> Result<(), Refusal> {
        let found = self.live_organization(organization)?;
        let teams = u64::try_from(self.teams_of(organization).count()).unwrap_or(u64::MAX);
        for (key, used) in [("teams", teams), ("scenarios", found.active_scenarios)] {
            if license.value(key).as_ref().and_then(license::number).is_some_and(|most| most < used) {
                return Err(Refusal::invalid(&format!("license.{key} is below what is in use.")));
            }
        }
        Ok(())
    }

    /// Deletes an account: organizations owned go with it, but only when confirmed (H2). The row stays listed.
    pub(crate) fn delete_user(&mut self, user: u64, confirmed: bool) -> Result<Done, Refusal> {
        self.live_person(user)?;
        let owned = self.owned_by(user);
        if !owned.is_empty() && !confirmed {
            let data: Vec<_> = owned
                .iter()
                .filter_map(|id| self.organizations.get(id))
                .map(|found| json!({ "organizationId": found.id, "organizationName": found.name }))
                .collect();
            return Err(Refusal::confirmation("deleteOrganizations", &json!(data)));
        }
        for organization in owned {
            self.delete_organization(organization)?;
        }
        for seats in self.members.values_mut() {
            seats.remove(&user);
        }
        for seats in self.team_members.values_mut() {
            seats.remove(&user);
        }
        if let Some(person) = self.people.get_mut(&user) {
            person.deleted = true;
        }
        Ok(Done { what: format!("delete-user user={user}"), changed: true })
    }

    /// Deletes an organization with its teams; the rows stay listed as deleted (H9).
    pub(crate) fn delete_organization(&mut self, organization: u64) -> Result<Done, Refusal> {
        self.live_organization(organization)?;
        for team in self.team_ids(organization) {
            self.delete_team(team)?;
        }
        self.members.insert(organization, std::collections::BTreeMap::new());
        if let Some(found) = self.organizations.get_mut(&organization) {
            found.deleted = true;
            found.active_scenarios = 0;
        }
        Ok(Done { what: format!("delete-organization organization={organization}"), changed: true })
    }

    /// Deletes a team; the row stays listed as deleted (H9).
    pub(crate) fn delete_team(&mut self, team: u64) -> Result<Done, Refusal> {
        self.live_team(team)?;
        self.clear_team(team);
        self.team_members.insert(team, std::collections::BTreeMap::new());
        if let Some(found) = self.teams.get_mut(&team) {
            found.deleted = true;
        }
        Ok(Done { what: format!("delete-team team={team}"), changed: true })
    }

    /// Adds an account; the mail must be free among the accounts that are not deleted.
    pub(crate) fn create_person(&mut self, person: Person) -> Result<u64, Refusal> {
        let taken = self.people.values().any(|other| !other.deleted && other.email.eq_ignore_ascii_case(&person.email));
        if taken {
            return Err(Refusal::invalid("The email is already used by another user."));
        }
        let id = self.next_person;
        self.next_person += 1;
        self.people.insert(id, Person { id, ..person });
        Ok(id)
    }

    /// Adds an organization with its owner.
    pub(crate) fn create_organization(&mut self, owner: u64, organization: Organization) -> Result<u64, Refusal> {
        self.live_person(owner)?;
        let id = self.next_organization;
        self.next_organization += 1;
        self.organizations.insert(id, Organization { id, ..organization });
        let seat = Seat { role: OWNER, invitation: None, sso_pending: false };
        self.members.entry(id).or_default().insert(owner, seat);
        Ok(id)
    }

    /// Adds a team; the organization's owner and Admins are its Team Admins (H3).
    pub(crate) fn create_team(&mut self, organization: u64, name: String) -> Result<u64, Refusal> {
        self.live_organization(organization)?;
        let id = self.next_team;
        self.next_team += 1;
        let team = Team { id, name, organization_id: organization, deleted: false, external_id: None };
        self.teams.insert(id, team);
        let rulers = self.members.get(&organization).into_iter().flatten();
        let rulers: Vec<u64> =
            rulers.filter(|(_, seat)| matches!(seat.role, OWNER | ADMIN)).map(|(user, _)| *user).collect();
        let seats = self.team_members.entry(id).or_default();
        for user in rulers {
            seats.insert(user, TeamSeat { role: TEAM_ADMIN, changeable: false, sso_pending: false });
        }
        Ok(id)
    }
}
