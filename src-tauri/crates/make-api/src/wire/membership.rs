//! Rows that say who is where: `usersRoleId` or `userRoleId`, null for no membership.

use domain::membership::{OrganizationMembership, TeamMembership};
use domain::{OrganizationId, RoleId, TeamId, UserId};

use super::{Fields, Row};

const ROLE: [&str; 2] = ["usersRoleId", "userRoleId"];

/// A place in an organization. What was asked for stands in for a number that the row leaves out.
pub(crate) fn organization_membership(
    fields: &Fields<'_>,
    organization: Option<OrganizationId>,
    user: Option<UserId>,
) -> Row<OrganizationMembership> {
    let user = fields.number(&["userId"]).map(UserId).or(user);
    let organization = fields.number(&["organizationId"]).map(OrganizationId).or(organization);
    let (Some(user), Some(organization)) = (user, organization) else { return Row::Unreadable };
    let identity = (user.0, organization.0);
    let Some(role) = fields.number(&ROLE).map(RoleId) else { return without_role(fields, identity) };
    let invitation = fields.text(&["invitation"]).filter(|word| !matches!(word.as_str(), "" | "false"));
    let sso_pending = fields.truth(&["ssoPending"]);
    Row::Known(identity, OrganizationMembership { user, organization, role, invitation, sso_pending })
}

/// A place in a team. What was asked for stands in for a number that the row leaves out.
pub(crate) fn team_membership(fields: &Fields<'_>, team: Option<TeamId>, user: Option<UserId>) -> Row<TeamMembership> {
    let user = fields.number(&["userId"]).map(UserId).or(user);
    let team = fields.number(&["teamId"]).map(TeamId).or(team);
    let (Some(user), Some(team)) = (user, team) else { return Row::Unreadable };
    let identity = (user.0, team.0);
    let Some(role) = fields.number(&ROLE).map(RoleId) else { return without_role(fields, identity) };
    let (changeable, sso_pending) = (fields.truth(&["changeable"]), fields.truth(&["ssoPending"]));
    Row::Known(identity, TeamMembership { user, team, role, changeable, sso_pending })
}

/// The role that a row of a people list carries when asked for it in `cols[]`; most instances leave it out.
pub(crate) fn role_of(fields: &Fields<'_>, column: &str) -> Option<RoleId> {
    fields.number(&[column]).map(RoleId)
}

/// A role that is null means "None"; a role that is not there or not a number is not readable.
fn without_role<T>(fields: &Fields<'_>, identity: (u64, u64)) -> Row<T> {
    if fields.is_null(&ROLE) { Row::Nothing(identity) } else { Row::Unreadable }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Row<OrganizationMembership> {
        organization_membership(&Fields::parse(text).unwrap(), Some(OrganizationId(11)), None)
    }

    #[test]
    fn both_spellings_of_the_role_are_read_and_null_is_no_membership() {
        for spelling in ["usersRoleId", "userRoleId"] {
            let Row::Known(_, row) = read(&format!(r#"{{"userId":5,"organizationId":22,"{spelling}":"13"}}"#)) else {
                panic!("{spelling}")
            };
            assert_eq!((row.user, row.organization, row.role), (UserId(5), OrganizationId(22), RoleId(13)));
        }
        assert_eq!(read(r#"{"userId":5,"usersRoleId":null}"#), Row::Nothing((5, 11)));
        assert_eq!(read(r#"{"userId":5}"#), Row::Unreadable);
        assert_eq!(read(r#"{"usersRoleId":13}"#), Row::Unreadable);
    }

    #[test]
    fn an_invitation_is_a_word_and_false_is_none() {
        let invitation = |raw: &str| match read(&format!(r#"{{"userId":5,"usersRoleId":13,"invitation":{raw}}}"#)) {
            Row::Known(_, row) => row.invitation,
            Row::Nothing(_) | Row::Unreadable => panic!("{raw}"),
        };
        assert_eq!(invitation("\"pending\"").as_deref(), Some("pending"));
        assert_eq!(invitation("true").as_deref(), Some("true"));
        assert_eq!((invitation("null"), invitation("false")), (None, None));
    }
}
