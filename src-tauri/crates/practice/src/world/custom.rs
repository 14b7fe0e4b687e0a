//! Roles that an organization made for itself: their numbers are in no catalogue that is read without naming it.
//!
//! Which lists show them is decided by `Switches::custom_roles`; giving and taking them follows the rules of every
//! other role.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::World;
use super::roles::{Category, ROLES, is_role};
use crate::answer::{Done, Refusal};
use crate::switches::Switches;

/// The license key that an organization needs to have roles of its own.
pub(crate) const LICENSE_KEY: &str = "customRoles";

/// A role that belongs to one organization.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CustomRole {
    /// The number that memberships carry as `usersRoleId`.
    pub id: u64,
    /// Display name.
    pub name: String,
    /// The organization that made it.
    pub organization_id: u64,
    /// Whether it is held in the organization or in its teams.
    pub category: Category,
    /// What it allows, in Make's words.
    pub permissions: Vec<String>,
}

/// Why a role could not be made or given.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct NotPossible(String);

impl From<Refusal> for NotPossible {
    fn from(refusal: Refusal) -> Self {
        Self(refusal.reason())
    }
}

impl World {
    /// Adds a role to an organization and switches roles of its own on in its license, where the key is absent.
    /// Refused for a number that another role has and for an organization that is not there.
    pub fn add_custom_role(&mut self, role: CustomRole) -> Result<(), NotPossible> {
        self.make_custom_role(role)?;
        Ok(())
    }

    /// Gives somebody an organization role by the same rules as a request, who is added as a member if need be. The
    /// role is made under this number and name when the organization does not have it yet; it may view the
    /// organization and nothing else.
    pub fn give_custom_role(&mut self, user: u64, organization: u64, role: u64, name: &str) -> Result<(), NotPossible> {
        self.place_in_custom_role(user, organization, role, name, &Switches::default())?;
        Ok(())
    }

    pub(crate) fn place_in_custom_role(
        &mut self,
        user: u64,
        organization: u64,
        role: u64,
        name: &str,
        switches: &Switches,
    ) -> Result<Done, Refusal> {
        self.live_person(user)?;
        if !self.has_role(role, Category::Organization, organization) {
            let permissions = vec!["organization view".to_owned()];
            let category = Category::Organization;
            let made =
                CustomRole { id: role, name: name.to_owned(), organization_id: organization, category, permissions };
            self.make_custom_role(made)?;
        }
        self.set_organization_role(user, organization, role, switches)
    }

    pub(crate) fn make_custom_role(&mut self, role: CustomRole) -> Result<Done, Refusal> {
        let mut organization = self.live_organization(role.organization_id)?.clone();
        let taken = is_role(role.id, Category::Organization) || is_role(role.id, Category::Team);
        if taken || self.custom_roles.contains_key(&role.id) {
            return Err(Refusal::invalid("There is a role with this number already."));
        }
        let what = format!("add-custom-role role={} organization={}", role.id, role.organization_id);
        if organization.license.raw(LICENSE_KEY).is_none() {
            organization.license.set(LICENSE_KEY, &Value::Bool(true));
            self.organizations.insert(organization.id, organization);
        }
        self.custom_roles.insert(role.id, role);
        Ok(Done { what, changed: true })
    }

    /// Whether the number is a role of this category that people of this organization can hold.
    pub(crate) fn has_role(&self, id: u64, category: Category, organization: u64) -> bool {
        is_role(id, category)
            || self
                .custom_roles
                .get(&id)
                .is_some_and(|role| role.category == category && role.organization_id == organization)
    }

    /// Whether a role of organizations or teams has a permission.
    pub(crate) fn allows(&self, role: u64, permission: &str) -> bool {
        let standard = ROLES.iter().find(|known| known.id == role);
        standard.is_some_and(|known| known.permissions.contains(&permission))
            || self.custom_roles.get(&role).is_some_and(|own| own.permissions.iter().any(|held| held == permission))
    }

    /// The roles that an organization made for itself, as long as its license contains them.
    pub(crate) fn custom_roles_of(&self, organization: u64) -> impl Iterator<Item = &CustomRole> {
        let licensed = self
            .organizations
            .get(&organization)
            .is_some_and(|found| found.license.value(LICENSE_KEY) == Some(Value::Bool(true)));
        self.custom_roles.values().filter(move |role| licensed && role.organization_id == organization)
    }
}
