//! Consumption: numbers that come as text or as number, under names that Make spells in several ways.

use domain::usage::{Consumption, Invitation, OrganizationUsage, TeamUsage, UsageDay};
use domain::{OrganizationId, RoleId, TeamId};

use super::{Fields, Row, named_by, organization};

/// An organization with its consumption. The number that was asked for stands in for one that is left out.
pub(crate) fn organization_usage(fields: &Fields<'_>, asked: OrganizationId) -> Option<OrganizationUsage> {
    let id = fields.number(&["id"]).map_or(asked, OrganizationId);
    (id == asked).then(|| OrganizationUsage {
        organization: organization::with_number(id, fields),
        consumed: consumption(fields, &["operations"], &["transfer"], &["centicreditsConsumed", "centicredits"]),
        extra: consumption(fields, &["operationsExt"], &["transferExt"], &["centicreditsExtra"]),
        unused: consumption(fields, &["unusedOperations"], &["unusedTransfer"], &["unusedCenticredits"]),
        last_reset: fields.time(&["lastReset"]),
        next_reset: fields.time(&["nextReset"]),
    })
}

/// A day; unreadable only without a date.
pub(crate) fn usage_day(fields: &Fields<'_>) -> Row<UsageDay> {
    let Some(date) = fields.text(&["date"]) else { return Row::Unreadable };
    let transfer = ["dataTransfer", "datatransfer", "transfer"];
    let consumed = consumption(fields, &["operations"], &transfer, &["centicredits"]);
    Row::Known(named_by(&date), UsageDay { date, consumed })
}

/// A team with its consumption. The number that was asked for stands in for one that is left out.
pub(crate) fn team_usage(fields: &Fields<'_>, asked: Option<TeamId>) -> Option<TeamUsage> {
    let id = fields.number(&["id"]).map(TeamId).or(asked)?;
    asked.is_none_or(|asked| asked == id).then(|| TeamUsage {
        id,
        name: fields.text(&["name"]).unwrap_or_default(),
        organization: fields.number(&["organizationId"]).map(OrganizationId),
        is_paused: fields.truth(&["isPaused"]),
        active_scenarios: fields.number(&["activeScenarios"]),
        active_apps: fields.number(&["activeApps"]),
        limit: consumption(fields, &["operationsLimit"], &["transferLimit"], &[]),
        consumed: consumption(
            fields,
            &["consumedOperations", "operations"],
            &["consumedTransfer", "transfer"],
            &["consumedCenticredits", "centicredits"],
        ),
    })
}

fn consumption(fields: &Fields<'_>, operations: &[&str], transfer: &[&str], credits: &[&str]) -> Consumption {
    Consumption {
        operations: fields.number(operations),
        transfer: fields.number(transfer),
        centicredits: fields.number(credits),
    }
}

/// An invitation, of whatever shape: its fields are looked for in the row and in the objects that it may hold.
pub(crate) fn invitation(fields: &Fields<'_>) -> Invitation {
    let organization = fields.inner("organization");
    let role = fields.inner("userOrganizationRole");
    let in_role = |names: &[&str]| role.as_ref().and_then(|role| role.number(names));
    let in_organization = |names: &[&str]| organization.as_ref().and_then(|organization| organization.number(names));
    let name = |fields: &Fields<'_>| fields.text(&["organizationName", "name"]);
    Invitation {
        organization: fields
            .number(&["organizationId"])
            .or_else(|| in_role(&["organizationId"]))
            .or_else(|| in_organization(&["id"]))
            .map(OrganizationId),
        organization_name: organization.as_ref().and_then(name).or_else(|| name(fields)),
        role: fields
            .number(&["usersRoleId", "userRoleId"])
            .or_else(|| in_role(&["usersRoleId", "userRoleId"]))
            .map(RoleId),
        state: fields.text(&["invitation"]).or_else(|| role.as_ref().and_then(|role| role.text(&["invitation"]))),
    }
}
