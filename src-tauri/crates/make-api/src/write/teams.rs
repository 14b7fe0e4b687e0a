//! Writes about teams. "Admin > Teams".

use domain::{OrganizationId, TeamId, UserId};
use http::Method;

use super::body::{Content, Field};
use super::{Call, Sent, WriteClient};
use crate::request::{Body, Path};
use crate::wire::Expected;

const TEAMS: &str = "admin/teams";

impl WriteClient {
    /// `POST /admin/teams`, `admin:write` and `teams:write`; "Admin > Teams". `admin` becomes its Team Admin; the key's
    /// own person where left out. Claims the team with its number. 400 above the license's number of teams.
    pub async fn create_team(&self, organization: OrganizationId, name: &str, admin: Option<UserId>) -> Sent {
        let others = [
            Some(Field::plain("organizationId", &organization)),
            admin.map(|user| Field::plain("userTeamAdmin", &user)),
        ];
        let content = Content::object(Field::text("name", name), others);
        self.send(Call::new(Method::POST, Path::new(TEAMS), content, Expected::Team)).await
    }

    /// `PATCH /admin/teams/{teamId}`, `admin:write` and `teams:write`; "Admin > Teams". Claims the team, which comes
    /// wrapped or not.
    pub async fn rename_team(&self, team: TeamId, name: &str) -> Sent {
        let content = Content::object(Field::text("name", name), []);
        self.send(Call::new(Method::PATCH, Path::new(TEAMS).id(team.0), content, Expected::Team)).await
    }

    /// `DELETE /admin/teams/{teamId}`, `admin:write` and `teams:write`; "Admin > Teams". Takes everybody out of it and
    /// deletes its data for good, without a question; it stays listed as deleted (H9).
    pub async fn delete_team(&self, team: TeamId) -> Sent {
        let path = Path::new(TEAMS).id(team.0);
        self.send(Call::new(Method::DELETE, path, Body::Absent, Expected::Gone("team"))).await
    }
}
