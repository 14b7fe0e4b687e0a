//! What stays as it is: said as clearly as what goes.

use std::collections::BTreeSet;

use domain::plan::change::Change;
use domain::plan::{Names, Plan, Warning};
use domain::snapshot::OrganizationFacts;
use domain::{OrganizationId, UserId};

use super::{count, label, place_name};
use crate::view::leave::{NotShown, Stays};

/// What stays with a plan.
pub(crate) fn stays(plan: &Plan, places: &[OrganizationFacts]) -> Stays {
    let touched = plan.organizations();
    let places: Vec<_> = places.iter().filter(|place| touched.contains(&place.id())).collect();
    let changed: BTreeSet<UserId> = plan
        .steps
        .iter()
        .filter(|step| !matches!(step.change, Change::TransferOwnership { .. }))
        .filter_map(|step| step.change.user())
        .chain(plan.person)
        .chain(plan.successor)
        .collect();
    still_there(&places, &changed).and(said(&plan.warnings, &plan.names))
}

/// What stays by what is warned about: places left alone or left out, roles that nobody can tell, rights on the
/// instance.
pub(crate) fn said(warnings: &[Warning], names: &Names) -> Stays {
    let mut stays = Stays::default();
    for warning in warnings {
        match warning {
            Warning::LeftAlone(place) => stays.left_alone.push(place_name(names, *place)),
            Warning::LeaverIsInstanceAdmin(user) => stays.administrator = Some(label(names, *user)),
            Warning::RoleNotShown { user, organization } => {
                stays.not_shown.push(not_shown(names, *user, *organization, None, false));
            }
            Warning::LeftOut { user, organization, team } => {
                stays.not_shown.push(not_shown(names, *user, *organization, team.as_deref(), true));
            }
            Warning::HoldingNeverSignedIn(_)
            | Warning::HoldingLooksLikePerson(_)
            | Warning::KeptConsultant(_)
            | Warning::KeptInstanceAdmin(_)
            | Warning::AlreadyFrozen(_)
            | Warning::NoDataStores(_)
            | Warning::Incomplete(_)
            | Warning::NewOwnerNeverSignedIn(_)
            | Warning::FormerOwnerStaysAdmin(_)
            | Warning::KeepsTeamAdmin { .. }
            | Warning::SignsInWithNewEmail(_)
            | Warning::GivesAdminRights(_)
            | Warning::TakesAdminRights(_)
            | Warning::ConnectionsGo(_)
            | Warning::GoneForGood(_)
            | Warning::LosesPlace { .. }
            | Warning::InviteMayBeRefused(_)
            | Warning::CountryForGood => {}
        }
    }
    stays
}

fn not_shown(
    names: &Names,
    user: UserId,
    organization: OrganizationId,
    team: Option<&str>,
    left_out: bool,
) -> NotShown {
    let place = place_name(names, organization);
    let place = team.map_or_else(|| place.clone(), |team| format!("{place} · {team}"));
    NotShown { person: label(names, user), place, left_out }
}

impl Stays {
    /// The counts of this, and what the other says besides.
    pub(crate) fn and(self, said: Self) -> Self {
        Self { left_alone: said.left_alone, not_shown: said.not_shown, administrator: said.administrator, ..self }
    }
}

/// What stays in these organizations when these people's access changes.
pub(crate) fn still_there(places: &[&OrganizationFacts], changed: &BTreeSet<UserId>) -> Stays {
    let scenarios =
        places.iter().filter_map(|place| place.organization.scenarios.or(place.organization.active_scenarios));
    let kept: BTreeSet<UserId> = places
        .iter()
        .flat_map(|place| &place.members)
        .map(|member| member.person.id)
        .filter(|user| !changed.contains(user))
        .collect();
    Stays {
        scenarios: u32::try_from(scenarios.sum::<u64>()).unwrap_or(u32::MAX),
        teams: count(places.iter().map(|place| place.teams.iter().filter(|team| !team.deleted).count()).sum()),
        colleagues_kept: count(kept.len()),
        ..Stays::default()
    }
}
