//! What stands out among organizations that are, or should be, at rest.

use std::sync::Arc;

use domain::news::PlaceLabel;
use domain::organization::Organization;
use domain::role::ADMIN;
use domain::roster::Roster;

use super::pages::{Rows, label, rows};
use crate::problem::Outcome;
use crate::session::Session;
use crate::view::directory::{Finding, Findings};

/// Organizations that a holding account owns and that are not frozen; organizations that are frozen while somebody
/// besides owner and holding accounts is Admin there. Deleted people can do nothing any more.
pub(super) async fn findings(session: &Arc<Session>) -> Outcome<Findings> {
    let rows = rows(session, false).await?;
    let mut findings = Vec::new();
    for organization in rows.organizations.shown().rows().iter().filter(|organization| !organization.deleted) {
        let roster = session.directory.roster(organization.id);
        let Some(roster) = roster.as_deref() else { continue };
        findings.extend(of_one(&rows, organization, roster));
    }
    Ok(Findings { findings, coverage: rows.reach.coverage.clone() })
}

fn of_one(rows: &Rows<'_>, organization: &Organization, roster: &Roster) -> Option<Finding> {
    let place = PlaceLabel { id: organization.id, name: organization.name.clone() };
    let license = organization.license.as_ref()?;
    let owner = roster.owner().and_then(|owner| rows.label(owner));
    let is_holding = |number: u64| rows.holding.contains(&number);
    if !license.is_frozen() {
        let owner = owner.filter(|owner| is_holding(owner.id.0))?;
        return Some(Finding::HeldNotFrozen { organization: place, owner });
    }
    let left = roster.members.iter().filter(|seat| seat.role == Some(ADMIN) && !is_holding(seat.user.0));
    let people = left.filter_map(|seat| rows.people.find(seat.user.0)).filter(|person| !person.deleted);
    let admins: Vec<_> = people.map(label).collect();
    (!admins.is_empty()).then_some(Finding::FrozenWithAdmin { organization: place, owner, admins })
}
