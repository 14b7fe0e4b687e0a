//! The catalogues of roles: organization, team and instance, with the permissions of Make's tables.
//!
//! Numbers 1, 3, 4, 6, 11 to 14 and the instance roles 1 and 4 are documented; the others are ours, since Make
//! publishes none. Who holds which role is in the world itself.

use serde::{Deserialize, Serialize};

/// Organization owner.
pub const OWNER: u64 = 11;
/// Organization Admin.
pub const ADMIN: u64 = 12;
/// Organization Member.
pub const MEMBER: u64 = 13;
/// Team Admin.
pub const TEAM_ADMIN: u64 = 1;
/// Team Member.
pub const TEAM_MEMBER: u64 = 3;
/// Team Monitoring: sees scenarios and logs, no data stores.
pub const TEAM_MONITORING: u64 = 4;
/// Team Operator: reads, starts and stops; may view data stores.
pub const TEAM_OPERATOR: u64 = 6;
/// Accountant of an organization.
pub(crate) const ACCOUNTANT: u64 = 14;
/// Team Restricted Member; the number is ours.
pub(crate) const TEAM_RESTRICTED: u64 = 37;
/// App developer of an organization; the number is ours.
pub(crate) const APP_DEVELOPER: u64 = 41;

/// Where a role applies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Category {
    /// In an organization.
    Organization,
    /// In a team.
    Team,
}

impl Category {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Organization => "organization",
            Self::Team => "team",
        }
    }
}

/// A role of an organization or a team.
pub(crate) struct Role {
    pub(crate) id: u64,
    pub(crate) name: &'static str,
    pub(crate) identifier: &'static str,
    pub(crate) category: Category,
    /// Assignable by people without an instance role.
    pub(crate) subsidiary: bool,
    pub(crate) permissions: &'static [&'static str],
}

/// A role on the whole instance.
pub(crate) struct AdminRole {
    pub(crate) id: u64,
    pub(crate) name: &'static str,
    pub(crate) identifier: &'static str,
    pub(crate) category: &'static str,
    pub(crate) permissions: &'static [&'static str],
}

const READ_TEAM: &[&str] = &["dlq view", "scenario logs get", "scenario view", "scenarios get", "templates get"];
const OPERATE: &[&str] = &[
    "connection get",
    "datastore get",
    "datastore view",
    "devices get",
    "dlq view",
    "function get",
    "hooks get",
    "keys get",
    "scenario logs get",
    "scenario scheduling",
    "scenario start",
    "scenario stop",
    "scenario view",
    "scenarios get",
    "templates get",
];
const RESTRICTED: &[&str] = &[
    "connection add",
    "connection delete",
    "connection edit",
    "connection get",
    "datastore add",
    "datastore delete",
    "datastore edit",
    "datastore get",
    "datastore view",
    "dlq edit",
    "dlq view",
    "hook add",
    "hook edit",
    "hooks get",
    "scenario edit",
    "scenario logs get",
    "scenario scheduling",
    "scenario start",
    "scenario stop",
    "scenario view",
    "scenarios get",
];
const WORK: &[&str] = &[
    "connection add",
    "connection delete",
    "connection edit",
    "connection get",
    "datastore add",
    "datastore delete",
    "datastore edit",
    "datastore get",
    "datastore view",
    "device add",
    "device edit",
    "devices get",
    "dlq edit",
    "dlq view",
    "hook add",
    "hook edit",
    "hooks get",
    "scenario add",
    "scenario delete",
    "scenario edit",
    "scenario logs get",
    "scenario scheduling",
    "scenario start",
    "scenario stop",
    "scenario view",
    "scenarios get",
    "team view",
];
const RULE_TEAM: &[&str] = &[
    "connection add",
    "connection delete",
    "connection edit",
    "connection get",
    "datastore add",
    "datastore delete",
    "datastore edit",
    "datastore get",
    "datastore view",
    "scenario add",
    "scenario delete",
    "scenario edit",
    "scenario scheduling",
    "scenario start",
    "scenario stop",
    "scenario view",
    "scenarios get",
    "team delete",
    "team edit",
    "team users edit",
    "team view",
];

/// Every role of organizations and teams.
pub(crate) const ROLES: [Role; 10] = [
    role(TEAM_ADMIN, "Team Admin", "company:team-admin", Category::Team, RULE_TEAM),
    role(TEAM_MEMBER, "Team Member", "company:team-member", Category::Team, WORK),
    role(TEAM_MONITORING, "Team Monitoring", "company:team-monitoring", Category::Team, READ_TEAM),
    role(TEAM_OPERATOR, "Team Operator", "company:team-operator", Category::Team, OPERATE),
    role(TEAM_RESTRICTED, "Team Restricted Member", "company:team-restricted-member", Category::Team, RESTRICTED),
    Role {
        subsidiary: false,
        ..role(
            OWNER,
            "Owner",
            "company:owner",
            Category::Organization,
            &[
                "access all teams",
                "organization delete",
                "organization edit",
                "organization users edit",
                "organization view",
            ],
        )
    },
    role(
        ADMIN,
        "Admin",
        "company:admin",
        Category::Organization,
        &["organization delete", "organization edit", "organization users edit", "organization view"],
    ),
    role(MEMBER, "Member", "company:member", Category::Organization, &["organization view"]),
    role(
        ACCOUNTANT,
        "Accountant",
        "company:accountant",
        Category::Organization,
        &["organization view", "payments edit"],
    ),
    role(
        APP_DEVELOPER,
        "App developer",
        "company:app-developer",
        Category::Organization,
        &["apps install", "organization view"],
    ),
];

const fn role(
    id: u64,
    name: &'static str,
    identifier: &'static str,
    category: Category,
    permissions: &'static [&'static str],
) -> Role {
    Role { id, name, identifier, category, subsidiary: true, permissions }
}

const READ: &[&str] = &["users get", "organizations get", "organization view"];

/// Every instance role that this instance has.
pub(crate) const ADMIN_ROLES: [AdminRole; 6] = [
    AdminRole {
        id: 1,
        name: "SA",
        identifier: "sa",
        category: "system",
        permissions: &[
            "users get",
            "users add",
            "users edit",
            "organizations get",
            "organization view",
            "organization edit",
            "extras add",
            "log as user",
            "roles edit",
            "admins edit",
        ],
    },
    AdminRole {
        id: 4,
        name: "Admin",
        identifier: "admin",
        category: "system",
        permissions: &[
            "users get",
            "users add",
            "users edit",
            "organizations get",
            "organization view",
            "organization edit",
            "log as user",
            "admins edit",
        ],
    },
    AdminRole { id: 7, name: "BI", identifier: "bi", category: "system", permissions: READ },
    AdminRole {
        id: 21,
        name: "S1",
        identifier: "s1",
        category: "support",
        permissions: &[
            "users get",
            "organizations get",
            "organization view",
            "organization edit",
            "extras add",
            "log as user",
        ],
    },
    AdminRole { id: 22, name: "S2", identifier: "s2", category: "support", permissions: READ },
    AdminRole {
        id: 31,
        name: "D1",
        identifier: "d1",
        category: "developers",
        permissions: &[
            "users get",
            "organizations get",
            "organization view",
            "extras add",
            "log as user",
            "admins edit",
        ],
    },
];

/// Whether the number is a role of this category.
pub(crate) fn is_role(id: u64, category: Category) -> bool {
    ROLES.iter().any(|role| role.id == id && role.category == category)
}
