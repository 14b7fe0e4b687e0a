//! Another administrator who works on the instance at the same time, by script (FT21 to FT24).
//!
//! What is done follows the same rules as requests; license values alone are set without their ranges. Rows that come,
//! go and change their names are in `second_admin/rows`.

mod rows;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::audit::{AppliedEffect, ForeignEffect};
use super::schedule::{Match, Moment};
use crate::answer::{Done, Refusal};
use crate::instance::Core;
use crate::world::{Category as RoleCategory, CustomRole, World};

/// Something that the second admin does when a request comes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Script {
    /// Which request triggers it. Without `nth` and `arrival` the first that fits.
    pub when: Match,
    /// Before or after that request is processed.
    pub moment: Moment,
    /// What is done, in order.
    pub effects: Vec<Effect>,
}

/// One deed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "do", rename_all = "kebab-case", rename_all_fields = "camelCase")]
#[allow(missing_docs, reason = "the numbers are those of Make: people, organizations, teams, roles")]
pub enum Effect {
    /// FT21: gives an organization role.
    SetOrganizationRole { user: u64, organization: u64, role: u64 },
    /// FT21: takes somebody out of an organization.
    RemoveFromOrganization { user: u64, organization: u64 },
    /// FT21: makes a role that only this organization has.
    AddCustomRole { organization: u64, role: u64, name: String, category: RoleCategory, permissions: Vec<String> },
    /// FT21: gives somebody a role that only this organization has, and makes it under this number where it is new.
    GiveCustomRole { user: u64, organization: u64, role: u64, name: String },
    /// FT21: hands ownership over.
    Transfer { user: u64, organization: u64 },
    /// FT21: gives a team role.
    SetTeamRole { user: u64, team: u64, role: u64 },
    /// FT21: takes somebody out of a team.
    RemoveFromTeam { user: u64, team: u64 },
    /// FT21: changes one value of a license.
    SetLicenseValue { organization: u64, key: String, value: Value },
    /// FT21: changes an organization's name.
    RenameOrganization { organization: u64, name: String },
    /// FT21: changes a person's name.
    RenameUser { user: u64, name: String },
    /// FT21: changes a team's name.
    RenameTeam { team: u64, name: String },
    /// FT21: adds an account.
    CreateUser { name: String, email: String },
    /// FT21: adds an organization with the instance's default license.
    CreateOrganization { owner: u64, name: String },
    /// FT21: adds a team.
    CreateTeam { organization: u64, name: String },
    /// FT21: gives or takes an instance role.
    SetAdminRole { user: u64, role: Option<u64> },
    /// FT24: deletes an organization.
    DeleteOrganization { organization: u64 },
    /// FT24: deletes a team.
    DeleteTeam { team: u64 },
    /// FT24: deletes an account with the organizations that it owns.
    DeleteUser { user: u64 },
    /// FT24: the same, and the row is not listed any more.
    ForgetUser { user: u64 },
    /// FT24: deletes an organization, and the row is not listed any more.
    ForgetOrganization { organization: u64 },
    /// FT24: deletes a team, and the row is not listed any more.
    ForgetTeam { team: u64 },
    /// FT22: all keys stop working.
    RevokeKeys,
    /// FT23: all keys lose a scope.
    LoseScope { scope: String },
}

impl Effect {
    /// The kind in the fault catalogue.
    pub fn code(&self) -> &'static str {
        match self {
            Self::SetOrganizationRole { .. }
            | Self::RemoveFromOrganization { .. }
            | Self::AddCustomRole { .. }
            | Self::GiveCustomRole { .. }
            | Self::Transfer { .. }
            | Self::SetTeamRole { .. }
            | Self::RemoveFromTeam { .. }
            | Self::SetLicenseValue { .. }
            | Self::RenameOrganization { .. }
            | Self::RenameUser { .. }
            | Self::RenameTeam { .. }
            | Self::CreateUser { .. }
            | Self::CreateOrganization { .. }
            | Self::CreateTeam { .. }
            | Self::SetAdminRole { .. } => "FT21",
            Self::RevokeKeys => "FT22",
            Self::LoseScope { .. } => "FT23",
            Self::DeleteOrganization { .. }
            | Self::DeleteTeam { .. }
            | Self::DeleteUser { .. }
            | Self::ForgetUser { .. }
            | Self::ForgetOrganization { .. }
            | Self::ForgetTeam { .. } => "FT24",
        }
    }
}

impl Core {
    /// Does a deed and writes it down; what the rules refuse changes nothing.
    pub(super) fn act(&mut self, effect: &Effect) {
        self.act_as(effect, effect.code());
    }

    /// The same under another kind of the fault catalogue.
    pub(super) fn act_as(&mut self, effect: &Effect, code: &str) {
        self.stage.replica.keep(&self.world);
        let done = self.deed(effect).ok();
        let applied = done.map(|done| AppliedEffect { id: self.next_effect(), what: done.what, changed: done.changed });
        if applied.is_some() {
            self.tell_hook();
        }
        let code = code.to_owned();
        *self.stage.fired.entry(code.clone()).or_default() += 1;
        let arrival = self.stage.arrivals();
        self.stage.foreign.push(ForeignEffect { arrival, code, effect: applied });
    }

    fn deed(&mut self, effect: &Effect) -> Result<Done, Refusal> {
        if let Some(done) = rows::change(&mut self.world, effect) {
            return done;
        }
        let world = &mut self.world;
        match effect {
            Effect::SetOrganizationRole { user, organization, role } => {
                world.set_organization_role(*user, *organization, *role, &self.switches)
            }
            Effect::AddCustomRole { organization, role, name, category, permissions } => {
                world.make_custom_role(CustomRole {
                    id: *role,
                    name: name.clone(),
                    organization_id: *organization,
                    category: *category,
                    permissions: permissions.clone(),
                })
            }
            Effect::GiveCustomRole { user, organization, role, name } => {
                world.place_in_custom_role(*user, *organization, *role, name, &self.switches)
            }
            Effect::RemoveFromOrganization { user, organization } => {
                world.remove_from_organization(*user, *organization)
            }
            Effect::Transfer { user, organization } => {
                world.transfer(*user, *organization, &self.switches).map(|(_, done)| done)
            }
            Effect::SetTeamRole { user, team, role } => world.set_team_role(*user, *team, *role),
            Effect::RemoveFromTeam { user, team } => world.remove_from_team(*user, *team),
            Effect::SetLicenseValue { organization, key, value } => set_license_value(world, *organization, key, value),
            Effect::SetAdminRole { user, role } => set_admin_role(world, *user, *role),
            Effect::DeleteOrganization { organization } => world.delete_organization(*organization),
            Effect::DeleteTeam { team } => world.delete_team(*team),
            Effect::DeleteUser { user } => world.delete_user(*user, true),
            Effect::RevokeKeys => {
                self.keys.clear();
                Ok(done("revoke-keys".to_owned()))
            }
            Effect::RenameOrganization { .. }
            | Effect::RenameUser { .. }
            | Effect::RenameTeam { .. }
            | Effect::CreateUser { .. }
            | Effect::CreateOrganization { .. }
            | Effect::CreateTeam { .. }
            | Effect::ForgetUser { .. }
            | Effect::ForgetOrganization { .. }
            | Effect::ForgetTeam { .. } => Err(Refusal::not_found("Row")),
            Effect::LoseScope { scope } => {
                for key in &mut self.keys {
                    key.scopes.retain(|held| held != scope);
                }
                Ok(done(format!("lose-scope scope={scope}")))
            }
        }
    }
}

fn done(what: String) -> Done {
    Done { what, changed: true }
}

fn set_license_value(world: &mut World, organization: u64, key: &str, value: &Value) -> Result<Done, Refusal> {
    let mut found = world.live_organization(organization)?.clone();
    found.license.set(key, value);
    world.organizations.insert(organization, found);
    Ok(done(format!("set-license-value organization={organization} key={key}")))
}

fn set_admin_role(world: &mut World, user: u64, role: Option<u64>) -> Result<Done, Refusal> {
    let mut found = world.live_person(user)?.clone();
    found.admin_role = role;
    world.people.insert(user, found);
    Ok(done(format!("set-admin-role user={user}")))
}
