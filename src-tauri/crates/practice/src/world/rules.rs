//! The rules by which a world changes, the odd ones included (H1 to H7, H9). One method per change that the
//! interface knows; each refuses without touching anything or changes everything that belongs together.
//!
//! Reading requests, scopes and answers is in `routes`.

use serde_json::json;

use super::roles::{ADMIN, Category, OWNER, TEAM_ADMIN};
use super::{Organization, Person, Seat, Team, TeamSeat, World};
use crate::answer::{Done, Refusal};
use crate::switches::{
    AddedMember, RepeatedTransfer, RowsAfterDemotion, RowsAfterTransfer, RowsOfNewOwner, Switches, TransferToNewcomer,
    TransferToOutsider,
};

impl World {
    /// Sets, or adds with, an organization role. Admin brings Team Admin in every team (H3); the owner cannot be
    /// changed here.
    pub(crate) fn set_organization_role(
        &mut self,
        user: u64,
        organization: u64,
        role: u64,
        switches: &Switches,
    ) -> Result<Done, Refusal> {
        self.live_person(user)?;
        self.live_organization(organization)?;
        if !self.has_role(role, Category::Organization, organization) {
            return Err(Refusal::invalid("usersRoleId is not an organization role."));
        }
        if role == OWNER || self.owner_of(organization) == Some(user) {
            return Err(Refusal::invalid("The owner can only be changed by a transfer of ownership."));
        }
        let before = self.role_in(user, organization);
        let seats = self.members.entry(organization).or_default();
        if let Some(seat) = seats.get_mut(&user) {
            seat.role = role;
        } else {
            let invited = switches.added_member == AddedMember::Invited;
            let invitation = invited.then(|| "pending".to_owned());
            seats.insert(user, Seat { role, invitation, sso_pending: false });
        }
        if role == ADMIN {
            self.rule_all_teams(user, organization);
        } else if before == Some(ADMIN) {
            self.after_demotion(user, organization, switches.rows_after_demotion);
        }
        let what = format!("set-organization-role user={user} organization={organization} role={role}");
        Ok(Done { what, changed: before != Some(role) })
    }

    /// Takes somebody out of an organization and of all its teams.
    pub(crate) fn remove_from_organization(&mut self, user: u64, organization: u64) -> Result<Done, Refusal> {
        self.live_person(user)?;
        self.live_organization(organization)?;
        match self.role_in(user, organization) {
            None => return Err(Refusal::not_found("User organization role")),
            Some(OWNER) => return Err(Refusal::invalid("The owner cannot be removed from the organization.")),
            Some(_) => {}
        }
        for team in self.team_ids(organization) {
            self.team_members.entry(team).or_default().remove(&user);
        }
        self.members.entry(organization).or_default().remove(&user);
        Ok(Done { what: format!("remove-from-organization user={user} organization={organization}"), changed: true })
    }

    /// Hands ownership over; answers the former owner, who becomes Admin (H4). His team rows stay, Team Admin
    /// rows become fixed.
    pub(crate) fn transfer(
        &mut self,
        user: u64,
        organization: u64,
        switches: &Switches,
    ) -> Result<(u64, Done), Refusal> {
        self.live_person(user)?;
        self.live_organization(organization)?;
        let former = self.owner_of(organization).ok_or_else(|| Refusal::not_found("Owner"))?;
        let what = format!("transfer user={user} organization={organization}");
        if former == user {
            return match switches.repeated_transfer {
                RepeatedTransfer::Refused => Err(Refusal::invalid("The user already owns the organization.")),
                RepeatedTransfer::NeedsConfirmation => {
                    Err(Refusal::confirmation("transferOwnership", &json!([{ "userId": user }])))
                }
                RepeatedTransfer::Accepted => Ok((former, Done { what, changed: false })),
            };
        }
        let newcomer = self.people.get(&user).is_some_and(|person| person.last_login.is_none());
        if newcomer && switches.transfer_to_newcomer == TransferToNewcomer::Refused {
            return Err(Refusal::invalid("The user has never signed in."));
        }
        let is_member = self.role_in(user, organization).is_some();
        if !is_member && switches.transfer_to_outsider == TransferToOutsider::Refused {
            return Err(Refusal::invalid("The user is not a member of the organization."));
        }
        let seats = self.members.entry(organization).or_default();
        seats.entry(user).or_insert(Seat { role: OWNER, invitation: None, sso_pending: false }).role = OWNER;
        if let Some(seat) = seats.get_mut(&former) {
            seat.role = ADMIN;
        }
        if switches.rows_after_transfer == RowsAfterTransfer::Created {
            self.create_team_admin_rows(former, organization);
        }
        if switches.rows_of_new_owner == RowsOfNewOwner::Created {
            self.rule_all_teams(user, organization);
        }
        for person in [user, former] {
            self.fix_team_admin_rows(person, organization, false);
        }
        Ok((former, Done { what, changed: true }))
    }

    /// Sets, or adds with, a team role. Fixed Team Admin rows cannot be changed, only removed (H3).
    pub(crate) fn set_team_role(&mut self, user: u64, team: u64, role: u64) -> Result<Done, Refusal> {
        self.live_person(user)?;
        let organization = self.live_team(team)?.organization_id;
        if !self.has_role(role, Category::Team, organization) {
            return Err(Refusal::invalid("usersRoleId is not a team role."));
        }
        let Some(above) = self.role_in(user, organization) else {
            return Err(Refusal::invalid("The user is not a member of the team's organization."));
        };
        let changeable = role != TEAM_ADMIN || !matches!(above, OWNER | ADMIN);
        let seats = self.team_members.entry(team).or_default();
        let before = seats.get(&user).map(|seat| seat.role);
        match seats.get_mut(&user) {
            Some(seat) if !seat.changeable && seat.role != role => {
                return Err(Refusal::invalid("This team role cannot be changed. Remove the user from the team first."));
            }
            Some(seat) if seat.role == role => {}
            Some(seat) => (seat.role, seat.changeable) = (role, changeable),
            None => {
                seats.insert(user, TeamSeat { role, changeable, sso_pending: false });
            }
        }
        let what = format!("set-team-role user={user} team={team} role={role}");
        Ok(Done { what, changed: before != Some(role) })
    }

    /// Takes somebody out of a team; works for fixed rows too.
    pub(crate) fn remove_from_team(&mut self, user: u64, team: u64) -> Result<Done, Refusal> {
        self.live_person(user)?;
        self.live_team(team)?;
        match self.team_members.entry(team).or_default().remove(&user) {
            None => Err(Refusal::not_found("User team role")),
            Some(_) => Ok(Done { what: format!("remove-from-team user={user} team={team}"), changed: true }),
        }
    }

    /// The person, unless deleted or unknown.
    pub(crate) fn live_person(&self, user: u64) -> Result<&Person, Refusal> {
        self.people.get(&user).filter(|person| !person.deleted).ok_or_else(|| Refusal::not_found("User"))
    }

    /// The organization, unless deleted or unknown.
    pub(crate) fn live_organization(&self, organization: u64) -> Result<&Organization, Refusal> {
        let found = self.organizations.get(&organization).filter(|found| !found.deleted);
        found.ok_or_else(|| Refusal::not_found("Organization"))
    }

    /// The team, unless deleted or unknown.
    pub(crate) fn live_team(&self, team: u64) -> Result<&Team, Refusal> {
        self.teams.get(&team).filter(|found| !found.deleted).ok_or_else(|| Refusal::not_found("Team"))
    }

    pub(crate) fn team_ids(&self, organization: u64) -> Vec<u64> {
        self.teams_of(organization).map(|team| team.id).collect()
    }

    fn rule_all_teams(&mut self, user: u64, organization: u64) {
        for team in self.team_ids(organization) {
            let seat = TeamSeat { role: TEAM_ADMIN, changeable: false, sso_pending: false };
            self.team_members.entry(team).or_default().insert(user, seat);
        }
    }

    fn fix_team_admin_rows(&mut self, user: u64, organization: u64, changeable: bool) {
        for team in self.team_ids(organization) {
            if let Some(seat) = self.team_members.entry(team).or_default().get_mut(&user)
                && seat.role == TEAM_ADMIN
            {
                seat.changeable = changeable;
            }
        }
    }

    fn create_team_admin_rows(&mut self, user: u64, organization: u64) {
        for team in self.team_ids(organization) {
            let seats = self.team_members.entry(team).or_default();
            seats.entry(user).or_insert(TeamSeat { role: TEAM_ADMIN, changeable: false, sso_pending: false });
        }
    }

    fn after_demotion(&mut self, user: u64, organization: u64, reading: RowsAfterDemotion) {
        match reading {
            RowsAfterDemotion::Fixed => {}
            RowsAfterDemotion::Changeable => self.fix_team_admin_rows(user, organization, true),
            RowsAfterDemotion::Removed => {
                for team in self.team_ids(organization) {
                    let seats = self.team_members.entry(team).or_default();
                    if seats.get(&user).is_some_and(|seat| seat.role == TEAM_ADMIN) {
                        seats.remove(&user);
                    }
                }
            }
        }
    }
}
