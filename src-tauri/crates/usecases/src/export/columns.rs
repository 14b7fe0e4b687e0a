//! What the sheets have in their columns, and the words for it. Like those of the proof they are English, because a file is read elsewhere.

use std::sync::Arc;

use super::sheet::{Cell, Column, Kind};
use crate::session::Session;
use crate::view::directory::Coverage;
use crate::view::people::{MembershipGroup, OrganizationRow, PersonRow, PlaceRole};

/// A column's title and kind.
pub(super) struct Head(&'static str, Kind);

impl From<Head> for Column {
    fn from(Head(title, kind): Head) -> Self {
        Self { title: title.to_owned(), kind }
    }
}

pub(super) const PEOPLE: [Head; 13] = [
    Head("Name", Kind::Text(28)),
    Head("Email", Kind::Text(34)),
    Head("Number", Kind::Number),
    Head("Organization", Kind::Text(28)),
    Head("Organizations", Kind::Number),
    Head("Last sign-in (UTC)", Kind::Moment),
    Head("Never signed in", Kind::YesNo),
    Head("Admin rights on the instance", Kind::YesNo),
    Head("Two-step sign-in", Kind::YesNo),
    Head("Invitation open", Kind::YesNo),
    Head("Waiting for company sign-in", Kind::YesNo),
    Head("Former customer", Kind::YesNo),
    Head("Deleted", Kind::YesNo),
];

/// A person's cells. What depends on memberships stays empty where it was not seen and they are not all read (`whole`).
pub(super) fn person(row: PersonRow, whole: bool) -> Vec<Cell> {
    let seen = |mark: bool| Cell::yes_no((mark || whole).then_some(mark));
    vec![
        Cell::Text(row.name),
        Cell::Text(row.email),
        Cell::Number(row.id),
        Cell::text(row.customer.as_deref()),
        Cell::number(row.organizations.map(u64::from)),
        Cell::moment(row.last_sign_in.as_deref()),
        Cell::yes_no((row.never_signed_in || row.last_sign_in.is_some()).then_some(row.never_signed_in)),
        Cell::YesNo(row.admin),
        Cell::yes_no(row.two_step),
        seen(row.invitation),
        seen(row.sso_pending),
        Cell::YesNo(row.former_customer),
        Cell::YesNo(row.deleted),
    ]
}

pub(super) const ORGANIZATIONS: [Head; 11] = [
    Head("Name", Kind::Text(28)),
    Head("Number", Kind::Number),
    Head("Owner", Kind::Text(28)),
    Head("Owner's email", Kind::Text(34)),
    Head("Owner's number", Kind::Number),
    Head("Members", Kind::Number),
    Head("Frozen", Kind::YesNo),
    Head("Active scenarios", Kind::Number),
    Head("Held by a holding account", Kind::YesNo),
    Head("Former customer", Kind::YesNo),
    Head("Deleted", Kind::YesNo),
];

/// An organization's cells; `whole` as for a [`person`].
pub(super) fn organization(row: OrganizationRow, whole: bool) -> Vec<Cell> {
    let owner = row.owner.as_ref();
    vec![
        Cell::Text(row.name),
        Cell::Number(row.id),
        Cell::text(owner.map(|owner| owner.name.as_str())),
        Cell::text(owner.map(|owner| owner.email.as_str())),
        Cell::number(owner.map(|owner| owner.id.0)),
        Cell::number(row.members.map(u64::from)),
        Cell::YesNo(row.frozen),
        Cell::number(row.active_scenarios.map(u64::from)),
        Cell::yes_no((row.held || owner.is_some() || whole).then_some(row.held)),
        Cell::YesNo(row.former_customer),
        Cell::YesNo(row.deleted),
    ]
}

pub(super) const ACCESS: [Head; 13] = [
    Head("Name", Kind::Text(28)),
    Head("Email", Kind::Text(34)),
    Head("Number", Kind::Number),
    Head("Organization", Kind::Text(28)),
    Head("Organization's number", Kind::Number),
    Head("Team", Kind::Text(28)),
    Head("Team's number", Kind::Number),
    Head("Role", Kind::Text(24)),
    Head("Owner", Kind::YesNo),
    Head("Fixed by the role in the organization", Kind::YesNo),
    Head("Invitation", Kind::Text(14)),
    Head("Waiting for company sign-in", Kind::YesNo),
    Head("Last sign-in (UTC)", Kind::Moment),
];

pub(super) const RESULT: [Head; 15] = [
    Head("Line", Kind::Number),
    Head("Person", Kind::Text(28)),
    Head("Email", Kind::Text(34)),
    Head("Number", Kind::Number),
    Head("Organization", Kind::Text(28)),
    Head("Organization's number", Kind::Number),
    Head("Team", Kind::Text(28)),
    Head("Team's number", Kind::Number),
    Head("What", Kind::Text(28)),
    Head("Before", Kind::Text(28)),
    Head("Wanted", Kind::Text(28)),
    Head("Read back", Kind::Text(28)),
    Head("Result", Kind::Text(24)),
    Head("Reason", Kind::Text(48)),
    Head("Time (UTC)", Kind::Moment),
];

/// What a person has in an organization and in its teams, one row each.
pub(super) fn access(row: &PersonRow, group: MembershipGroup) -> Vec<Vec<Cell>> {
    let MembershipGroup { organization, teams } = group;
    let place = |team: Option<&PlaceRole>| {
        let role = team.unwrap_or(&organization);
        vec![
            Cell::Text(row.name.clone()),
            Cell::Text(row.email.clone()),
            Cell::Number(row.id),
            Cell::Text(organization.name.clone()),
            Cell::Number(organization.id),
            Cell::text(team.map(|team| team.name.as_str())),
            Cell::number(team.map(|team| team.id)),
            Cell::Text(role.role_name.clone()),
            Cell::YesNo(role.owner),
            Cell::YesNo(role.fixed),
            Cell::text(role.invitation.as_deref()),
            Cell::YesNo(role.sso_pending),
            Cell::moment(row.last_sign_in.as_deref()),
        ]
    };
    std::iter::once(place(None)).chain(teams.iter().map(|team| place(Some(team)))).collect()
}

/// The name of the sheet.
pub(super) fn title(name: &str) -> &'static str {
    match name {
        "people" => "People",
        "organizations" => "Organizations",
        "result" => "Result",
        _ => "Access",
    }
}

/// What a sheet is about.
pub(super) struct About {
    instance: String,
    address: String,
    as_of: Option<String>,
    read: u32,
    total: u32,
}

impl About {
    pub(super) fn of(session: &Arc<Session>, as_of: Option<&str>, coverage: &Coverage) -> Self {
        Self {
            instance: session.profile().name,
            address: session.address().origin().to_owned(),
            as_of: as_of.map(str::to_owned),
            read: coverage.read,
            total: coverage.total,
        }
    }

    pub(super) fn lines(&self) -> Vec<(String, String)> {
        let as_of = self.as_of.clone().unwrap_or_else(|| "still being read".to_owned());
        [
            ("Instance", self.instance.clone()),
            ("Address", self.address.clone()),
            ("The list as of", as_of),
            ("Memberships read", format!("for {} of {} organizations", self.read, self.total)),
            ("Made by", "Gatehouse".to_owned()),
        ]
        .map(|(what, value)| (what.to_owned(), value))
        .into()
    }
}
