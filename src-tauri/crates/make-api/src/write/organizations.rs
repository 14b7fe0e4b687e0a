//! Writes about organizations. "Admin > Organizations".

use domain::OrganizationId;
use domain::license::License;
use http::Method;

use super::changes::content;
use super::{Call, NewOrganization, OrganizationChange, OrganizationChanges, Sent, WriteClient};
use crate::request::{Body, Path};
use crate::wire::Expected;

const ORGANIZATIONS: &str = "admin/organizations";

impl WriteClient {
    /// `POST /admin/organizations`, `admin:write` and `organizations:write`; "Admin > Organizations". Claims the
    /// organization with its number and its owner; a first team is created with it. Without a license of its own it
    /// gets the default one of the instance, which may be the whole allowance.
    pub async fn create_organization(&self, organization: &NewOrganization) -> Sent {
        let path = Path::new(ORGANIZATIONS);
        self.send(Call::new(Method::POST, path, organization.content(), Expected::Organization)).await
    }

    /// `PATCH /admin/organizations/{organizationId}`, `admin:write` and `organizations:write`; "Admin > Organizations".
    /// Only what is given changes, but a license is replaced whole (H6). Claims the organization. 400 for a value out
    /// of its range.
    pub async fn update_organization(&self, organization: OrganizationId, changes: &OrganizationChanges) -> Sent {
        let path = Path::new(ORGANIZATIONS).id(organization.0);
        self.send(Call::new(Method::PATCH, path, content(changes), Expected::Organization)).await
    }

    /// `PATCH /admin/organizations/{organizationId}` with nothing but the whole license, byte for byte (H6).
    /// `admin:write` and `organizations:write`; "Admin > Organizations".
    pub async fn set_license(&self, organization: OrganizationId, license: &License) -> Sent {
        let changes = OrganizationChanges::of(OrganizationChange::License(license.clone()));
        self.update_organization(organization, &changes).await
    }

    /// `DELETE /admin/organizations/{organizationId}`, `admin:write` and `organizations:write`; "Admin >
    /// Organizations". Deletes all of its data for good, without a question; it stays listed as deleted.
    pub async fn delete_organization(&self, organization: OrganizationId) -> Sent {
        let path = Path::new(ORGANIZATIONS).id(organization.0);
        self.send(Call::new(Method::DELETE, path, Body::Absent, Expected::Gone("organization"))).await
    }
}
