//! Roles as the instance lists them. Role lists can be customised per instance (H13), so nothing here assumes the whole
//! list; only the documented anchors are named.

use serde::{Deserialize, Serialize};

use crate::ids::{AdminRoleId, RoleId};

/// Owner of an organization; changed only by a transfer of ownership.
pub const OWNER: RoleId = RoleId(11);
/// Admin of an organization; implies a fixed Team Admin in all of its teams (H3).
pub const ADMIN: RoleId = RoleId(12);
/// Member of an organization.
pub const MEMBER: RoleId = RoleId(13);
/// Team Admin.
pub const TEAM_ADMIN: RoleId = RoleId(1);
/// Team Operator: reads, starts and stops; may still view data stores.
pub const TEAM_OPERATOR: RoleId = RoleId(6);

/// Team roles in the order that Make documents, the one that allows most first: Team Admin, Team Member, Team Operator,
/// Team Monitoring.
const TEAM_ROLES_DOWN: [RoleId; 4] = [TEAM_ADMIN, RoleId(3), TEAM_OPERATOR, RoleId(4)];

/// Where a role applies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "kebab-case")]
pub enum RoleCategory {
    /// In an organization.
    Organization,
    /// In a team.
    Team,
    /// The instance used a word that Gatehouse does not know; such a role is shown but never proposed.
    Other,
}

/// A role of the instance.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Role {
    /// Number on this instance.
    pub id: RoleId,
    /// Name as the instance shows it.
    pub name: String,
    /// Where it applies.
    pub category: RoleCategory,
    /// What it allows, in the instance's own words; empty where the instance does not say.
    pub permissions: Vec<String>,
}

/// An administration role of the instance (not of an organization).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct AdminRole {
    /// Number on this instance.
    pub id: AdminRoleId,
    /// Name as the instance shows it.
    pub name: String,
    /// What it allows, in the instance's own words; empty where the instance does not say.
    pub permissions: Vec<String>,
}

/// All roles of one instance.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoleBook {
    /// As listed by the instance.
    pub roles: Vec<Role>,
}

impl RoleBook {
    /// The role with this number.
    pub fn get(&self, id: RoleId) -> Option<&Role> {
        self.roles.iter().find(|role| role.id == id)
    }

    /// The role's name, or its number where the instance does not list it.
    pub fn name(&self, id: RoleId) -> String {
        self.get(id).map_or_else(|| format!("Role {id}"), |role| role.name.clone())
    }

    /// These roles and those that an organization made for itself.
    #[must_use]
    pub fn with(&self, own: &[Role]) -> Self {
        let mut all = self.clone();
        all.roles.extend(own.iter().filter(|role| self.get(role.id).is_none()).cloned());
        all
    }

    /// All roles of one category, in the instance's order.
    pub fn of(&self, category: RoleCategory) -> impl Iterator<Item = &Role> {
        self.roles.iter().filter(move |role| role.category == category)
    }

    /// Organization roles a former owner may be limited to: everything but Owner and Admin.
    pub fn limited_organization_roles(&self) -> impl Iterator<Item = &Role> {
        self.of(RoleCategory::Organization).filter(|role| role.id != OWNER && role.id != ADMIN)
    }

    /// Team roles a former owner may be limited to: everything but Team Admin.
    pub fn limited_team_roles(&self) -> impl Iterator<Item = &Role> {
        self.of(RoleCategory::Team).filter(|role| role.id != TEAM_ADMIN)
    }

    /// Whether exchanging `present` for `limited` takes something away and gives nothing. Decided by what the instance
    /// lists for both; where it does not say, by the documented order of team roles. Roles that cannot be compared: no.
    pub fn role_allows_more(&self, present: RoleId, limited: RoleId) -> bool {
        let allowed = |id| self.get(id).map(|role| &role.permissions).filter(|words| !words.is_empty());
        if let (Some(present), Some(limited)) = (allowed(present), allowed(limited)) {
            return limited.iter().all(|word| present.contains(word))
                && present.iter().any(|word| !limited.contains(word));
        }
        let place = |id| TEAM_ROLES_DOWN.iter().position(|known| *known == id);
        matches!((place(present), place(limited)), (Some(present), Some(limited)) if present < limited)
    }

    /// Whether a team role may view data stores; `None` where the instance does not list permissions.
    pub fn views_data_stores(&self, id: RoleId) -> Option<bool> {
        let role = self.get(id).filter(|role| !role.permissions.is_empty())?;
        Some(role.permissions.iter().any(|word| {
            let word = word.to_lowercase();
            (word.contains("datastore") || word.contains("data store") || word.contains("data-store"))
                && (word.contains("view") || word.contains("read") || word.contains("get") || word.contains("list"))
        }))
    }
}
