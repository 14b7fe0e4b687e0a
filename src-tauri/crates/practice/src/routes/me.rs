//! `/users/me` and what the key may do.

use serde_json::json;

use super::Call;
use super::users::avatar;
use crate::answer::{Answer, Cell, Refusal, Row};
use crate::switches::NewerFields;
use crate::world::{Person, World};

/// What is answered when no columns are asked for.
const DEFAULT_COLUMNS: usize = 14;

/// `GET /users/me`
pub(super) fn me(world: &World, call: &Call) -> Result<Answer, Refusal> {
    let person = world.live_person(call.key.person).map_err(|_| Refusal::unknown_key())?;
    let columns = call.columns();
    let invited = call.query.is_true("includeInvitedOrg");
    let row = full(world, person, invited);
    let row = match call.switches.spelling.newer_fields {
        NewerFields::Present => row.choose_or_first(&columns, DEFAULT_COLUMNS)?,
        NewerFields::Missing => row.without(&["hasAddedApp"]).choose_or_first(&columns, DEFAULT_COLUMNS - 1)?,
    };
    Ok(Answer::read(Row::new().with_cell("authUser", Cell::Row(row))))
}

fn full(world: &World, person: &Person, invited: bool) -> Row {
    let organizations: Vec<_> = world
        .memberships_of(person.id)
        .filter(|(_, seat)| invited || seat.invitation.is_none())
        .map(|(id, seat)| {
            json!({ "userId": person.id, "organizationId": id, "usersRoleId": seat.role, "invitation": seat.invitation })
        })
        .collect();
    let teams: Vec<_> = world
        .team_memberships_of(person.id)
        .map(|(id, seat)| {
            json!({ "userId": person.id, "teamId": id, "usersRoleId": seat.role, "changeable": seat.changeable })
        })
        .collect();
    Row::new()
        .with("id", person.id)
        .with("name", person.name.clone())
        .with("email", person.email.clone())
        .with("language", person.language.clone())
        .with("timezoneId", person.timezone_id)
        .with("localeId", person.locale_id)
        .with("countryId", person.country_id)
        .with("features", json!({}))
        .with("avatar", avatar(person))
        .with("lastLogin", person.last_login.clone())
        .with("tfaStatus", u64::from(person.tfa_enabled))
        .with("timezone", "Europe/Prague")
        .with("locale", "en-US")
        .with("hasAddedApp", false)
        .with("usersAdminsRoleId", person.admin_role)
        .with("emailNotifications", json!([1, 2, 6]))
        .with("userOrganizationRoles", organizations)
        .with("userTeamRoles", teams)
        .with("forceSetPassword", false)
        .with("hasPassword", true)
        .with("tfaEnabled", person.tfa_enabled)
        .with("isAffiliatePartner", false)
        .with("supportEligible", true)
}

/// `GET /users/me/api-tokens`: the caller's keys, masked after their first group.
pub(super) fn api_tokens(_: &World, call: &Call) -> Answer {
    let rows: Vec<_> = call
        .keys
        .iter()
        .filter(|key| key.person == call.key.person)
        .map(|key| json!({ "token": key.masked(), "scope": key.scopes, "created": key.created, "label": "Practice" }))
        .collect();
    Answer::read(Row::new().with("apiTokens", rows))
}

/// `GET /users/me/current-authorization`
pub(super) fn current_authorization(_: &World, call: &Call) -> Answer {
    let authorization = json!({ "scope": call.key.scopes, "authUsed": "token" });
    Answer::read(Row::new().with("authorization", authorization))
}
