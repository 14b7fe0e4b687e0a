//! The catalogues of roles: `/users/roles` and `/admin/users/admins-roles`. Neither pages.
//!
//! Roles that an organization made for itself come only when the request names it, as far as the switch lets them.

use serde_json::Value;

use super::Call;
use crate::answer::{Answer, Cell, Refusal, Row};
use crate::query::Query;
use crate::switches::CustomRoleList;
use crate::world::{ADMIN_ROLES, Category, CustomRole, ROLES, World};

/// `GET /users/roles`: only id and name unless columns are asked for.
pub(super) fn roles(world: &World, call: &Call) -> Result<Answer, Refusal> {
    let wanted = Wanted::read(&call.query)?;
    let standard = ROLES.iter().filter(|role| wanted.fits(role.id, role.category)).map(|role| {
        Row::new()
            .with("id", role.id)
            .with("name", role.name)
            .with("identifier", role.identifier)
            .with("subsidiary", role.subsidiary)
            .with("category", role.category.name())
            .with("permissions", role.permissions.to_vec())
            .with("description", Value::Null)
            .with("managementType", "system_locked")
    });
    let organization = visible_organization(world, call)?;
    let own = organization.into_iter().flat_map(|id| world.custom_roles_of(id));
    let own = own.filter(|role| wanted.fits(role.id, role.category)).map(custom);
    let columns = call.columns();
    let rows: Result<Vec<Row>, Refusal> = standard.chain(own).map(|row| row.choose_or_first(&columns, 2)).collect();
    Ok(Answer::read(Row::new().with_cell("usersRoles", Cell::Rows(rows?))))
}

fn custom(role: &CustomRole) -> Row {
    Row::new()
        .with("id", role.id)
        .with("name", role.name.clone())
        .with("identifier", Value::Null)
        .with("subsidiary", true)
        .with("category", role.category.name())
        .with("permissions", role.permissions.clone())
        .with("description", Value::Null)
        .with("managementType", "custom_managed")
}

/// The organization that the request names, itself or by one of its teams, when its own roles may be shown.
fn visible_organization(world: &World, call: &Call) -> Result<Option<u64>, Refusal> {
    let team = call.query.number("teamId")?.and_then(|id| world.teams.get(&id)).map(|team| team.organization_id);
    let Some(named) = call.query.number("organizationId")?.or(team) else { return Ok(None) };
    let visible = match call.switches.custom_roles {
        CustomRoleList::WithOrganization => true,
        CustomRoleList::ToMembers => world.role_in(call.key.person, named).is_some(),
        CustomRoleList::Never => false,
    };
    Ok(visible.then_some(named))
}

/// The filters of `GET /users/roles`.
struct Wanted {
    category: Option<Category>,
    role: Option<u64>,
    excluded: Vec<u64>,
}

impl Wanted {
    fn read(query: &Query) -> Result<Self, Refusal> {
        let category = match query.get("category") {
            None | Some("") => None,
            Some("organization") => Some(Category::Organization),
            Some("team") => Some(Category::Team),
            Some(_) => return Err(Refusal::parameter("category must be organization or team")),
        };
        let excluded = query.all("excludeRole[]").filter_map(|text| text.parse().ok()).collect();
        Ok(Self { category, role: query.number("roleId")?, excluded })
    }

    fn fits(&self, id: u64, category: Category) -> bool {
        self.category.is_none_or(|wanted| wanted == category)
            && self.role.is_none_or(|wanted| wanted == id)
            && !self.excluded.contains(&id)
    }
}

/// `GET /admin/users/admins-roles`
pub(super) fn admin_roles(_: &World, call: &Call) -> Result<Answer, Refusal> {
    let category = call.query.get("category").filter(|wanted| !wanted.is_empty());
    if category.is_some_and(|wanted| !matches!(wanted, "system" | "developers" | "support")) {
        return Err(Refusal::parameter("category must be one of: system, developers, support"));
    }
    let columns = call.columns();
    let mut rows = Vec::new();
    for role in ADMIN_ROLES.iter().filter(|role| category.is_none_or(|wanted| role.category == wanted)) {
        let row = Row::new()
            .with("id", role.id)
            .with("name", role.name)
            .with("permissions", role.permissions.to_vec())
            .with("category", role.category)
            .with("identifier", role.identifier);
        rows.push(row.choose_or_first(&columns, 2)?);
    }
    Ok(Answer::read(Row::new().with_cell("usersAdminsRoles", Cell::Rows(rows))))
}
