//! The roles that can stand in the cells of a view.

use std::collections::BTreeMap;

use domain::role::{OWNER, Role, RoleCategory};
use domain::{OrganizationId, RoleId};

use super::facts::Facts;
use crate::view::access::RoleOption;

/// Those of the instance in its order, then those that shown organizations made for themselves.
pub(super) fn of(facts: &Facts) -> Vec<RoleOption> {
    let roles = facts.roles().roles.iter().filter(|role| role.category != RoleCategory::Other);
    let mut all: Vec<RoleOption> = roles.map(|role| option(role, Vec::new())).collect();
    let mut own: BTreeMap<RoleId, (&Role, Vec<OrganizationId>)> = BTreeMap::new();
    for (id, site) in &facts.known.sites {
        for role in site.own_roles().iter().filter(|role| facts.roles().get(role.id).is_none()) {
            own.entry(role.id).or_insert_with(|| (role, Vec::new())).1.push(*id);
        }
    }
    all.extend(own.into_values().map(|(role, organizations)| option(role, organizations)));
    all
}

fn option(role: &Role, organizations: Vec<OrganizationId>) -> RoleOption {
    RoleOption {
        id: role.id,
        name: role.name.clone(),
        category: role.category,
        organizations,
        givable: role.category != RoleCategory::Other && role.id != OWNER,
    }
}
