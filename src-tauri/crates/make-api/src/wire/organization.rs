//! Rows of the organization and team lists. The license is kept as it came, byte for byte.

use domain::license::License;
use domain::organization::{Organization, Team};
use domain::{OrganizationId, TeamId};

use super::{Fields, Row};

/// An organization; unreadable only without a number.
pub(crate) fn organization(fields: &Fields<'_>) -> Row<Organization> {
    let Some(id) = fields.number(&["id"]) else { return Row::Unreadable };
    Row::Known((id, 0), with_number(OrganizationId(id), fields))
}

/// An organization whose number is known from elsewhere.
pub(super) fn with_number(id: OrganizationId, fields: &Fields<'_>) -> Organization {
    Organization {
        id,
        name: fields.text(&["name"]).unwrap_or_default(),
        license: fields.raw("license").and_then(|text| License::parse(text).ok()),
        is_paused: fields.truth(&["isPaused"]),
        scenarios: fields.number(&["scenarios"]),
        active_scenarios: fields.number(&["activeScenarios"]),
        deleted: fields.is_marked("deleted"),
        zone: fields.text(&["zone"]),
        external_id: fields.text(&["externalId"]),
        country_id: fields.number(&["countryId"]),
        timezone_id: fields.number(&["timezoneId"]),
    }
}

/// A team; unreadable only without a number. `asked` is the organization whose teams were asked for.
pub(crate) fn team(fields: &Fields<'_>, asked: OrganizationId) -> Row<Team> {
    let Some(id) = fields.number(&["id"]) else { return Row::Unreadable };
    let team = Team {
        id: TeamId(id),
        name: fields.text(&["name"]).unwrap_or_default(),
        organization: fields.number(&["organizationId"]).map_or(asked, OrganizationId),
        deleted: fields.is_marked("deleted"),
    };
    Row::Known((id, 0), team)
}
