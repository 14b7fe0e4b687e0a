//! Roles in organizations and teams, and of the instance itself.

use domain::role::{AdminRole, Role, RoleBook};

use super::{ReadClient, RoleQuery};
use crate::endpoints::roles;
use crate::error::Error;
use crate::listing::{AdminRoleCategory, AdminRoleColumn, Listed, RoleColumn};
use crate::wire;

impl ReadClient {
    /// The roles in organizations and teams, as this instance has them (H13). `GET /users/roles?cols[]=`, `user:read`;
    /// "Users > Roles". The category is only answered when asked for.
    pub async fn roles(&self) -> Result<RoleBook, Error> {
        Ok(RoleBook { roles: self.collect(&roles::roles(), wire::role).await? })
    }

    /// Some of them, in columns of one's choice. `GET /users/roles`, as above.
    pub async fn find_roles(&self, query: &RoleQuery, columns: &[RoleColumn]) -> Result<Listed<Role>, Error> {
        self.listed(&roles::matching(query, columns), wire::role).await
    }

    /// The administration roles of the instance. `GET /admin/users/admins-roles?cols[]=`, `admin:read`; "Admin > Users
    /// > Admin roles". 403 means that the key's person is no administrator.
    pub async fn admin_roles(&self) -> Result<Vec<AdminRole>, Error> {
        self.collect(&roles::admin_roles(), wire::admin_role).await
    }

    /// Some of them, in columns of one's choice. `GET /admin/users/admins-roles`, as above.
    pub async fn find_admin_roles(
        &self,
        category: Option<AdminRoleCategory>,
        columns: &[AdminRoleColumn],
    ) -> Result<Listed<AdminRole>, Error> {
        self.listed(&roles::admin_roles_of(category, columns), wire::admin_role).await
    }
}
