//! A plan as a review: one line per step with before and after, and a summary whose numbers are counted from the lines.
//!
//! The same lines head a run and its proof. Deliberately elsewhere: making plans (`domain::plan`), registering them
//! ([`crate::cases`]).

mod stays;
pub(crate) mod value;

use std::collections::BTreeSet;

use domain::access::weight::{self, Weight};
use domain::plan::change::{Change, NewAccount, PersonField};
use domain::plan::step::{Step, Why};
use domain::plan::{Names, PersonLabel, Plan, PlanKind, Warning};
use domain::role::RoleBook;
use domain::snapshot::OrganizationFacts;
use domain::{OrganizationId, UserId};

use crate::session::Session;
use crate::view::review::{AccessSummary, LicenseChange, PlaceName, Review, ReviewLine, Summary, TeamName};

pub(crate) use stays::{said, stays, still_there};

/// The review of a plan, under the id that the core gave it. `places` are the organizations as read; they only feed
/// what stays.
pub(crate) fn of(id: &str, plan: &Plan, places: &[OrganizationFacts]) -> Review {
    let label = |user: Option<UserId>| user.map(|user| label(&plan.names, user));
    Review {
        plan: id.to_owned(),
        kind: plan.kind,
        title: plan.title.clone(),
        person: label(plan.person),
        successor: label(plan.successor),
        reference: plan.reference.clone(),
        leave_date: plan.leave_date.map(|day| day.to_string()),
        note: plan.note.clone(),
        summary: summary(plan),
        lines: plan.steps.iter().map(|step| line(plan, step)).collect(),
        warnings: plan.warnings.clone(),
        people: people(plan),
        organizations: organizations(plan),
        stays: stays(plan, places),
        typed_name: plan.typed_name.clone(),
    }
}

/// A person by the name they had when the plan was made.
pub(crate) fn label(names: &Names, user: UserId) -> PersonLabel {
    let nameless = || PersonLabel { id: user, name: String::new(), email: String::new() };
    names.people.get(&user).cloned().unwrap_or_else(nameless)
}

/// An organization by the name it had when the plan was made.
pub(crate) fn place_name(names: &Names, place: OrganizationId) -> String {
    names.organizations.get(&place).cloned().unwrap_or_else(|| format!("#{place}"))
}

pub(crate) fn line(plan: &Plan, step: &Step) -> ReviewLine {
    let names = &plan.names;
    ReviewLine {
        step: step.id,
        change: step.change.word().to_owned(),
        user: user_of(names, &step.change),
        organization: step.change.organization(),
        team: step.change.team().map(|id| TeamName { id, name: names.teams.get(&id).cloned().unwrap_or_default() }),
        before: value::spelled(&step.change, &step.before),
        after: after(step),
        before_name: value::named(names, &step.change, &step.before),
        after_name: value::named(names, &step.change, &step.after),
        license: license(&step.change),
        field: field(&step.change),
        why: step.why,
        weight: None,
        risk: None,
        note: step.note.clone(),
    }
}

/// The same with how heavy each line is, where the plan is about access: their numbers equal the lines.
pub(crate) fn weighed(mut review: Review, plan: &Plan, places: &[OrganizationFacts], roles: &RoleBook) -> Review {
    if plan.kind != PlanKind::Access {
        return review;
    }
    let own: Vec<_> = places.iter().flat_map(|place| place.own_roles.iter().cloned()).collect();
    let weighed = weight::weigh(plan, &roles.with(&own));
    let of = |wanted: Weight| count(weighed.iter().filter(|line| line.weight == Some(wanted)).count());
    review.summary.access = Some(AccessSummary {
        removed: of(Weight::Removed),
        less: of(Weight::Less),
        more: of(Weight::More),
        new: of(Weight::New),
    });
    for (line, weighed) in review.lines.iter_mut().zip(&weighed) {
        (line.weight, line.risk) = (weighed.weight, Some(weighed.risk));
    }
    review
}

/// The same with the roles as they were last read.
pub(crate) fn weighed_as_known(session: &Session, review: Review, plan: &Plan, places: &[OrganizationFacts]) -> Review {
    let roles = session.directory.book().unwrap_or_default();
    weighed(review, plan, places, &roles)
}

/// Nobody knows the number of something before it is created: for an account its email stands, for an organization its
/// license as it is sent, for a team its name.
fn after(step: &Step) -> String {
    match &step.change {
        Change::CreateHoldingAccount { email, .. } | Change::CreatePerson(NewAccount { email, .. }) => email.clone(),
        Change::CreateOrganization(new) => new.license.to_json(),
        Change::CreateTeam { name, .. } => name.clone(),
        Change::SetLicense { .. }
        | Change::SetOrganizationRole { .. }
        | Change::RemoveFromOrganization { .. }
        | Change::TransferOwnership { .. }
        | Change::SetTeamRole { .. }
        | Change::RemoveFromTeam { .. }
        | Change::UpdatePerson { .. }
        | Change::SetAdminRole { .. }
        | Change::DeletePerson { .. }
        | Change::RemoveFromOrganizationWithConnections { .. }
        | Change::RemoveFromTeamWithConnections { .. }
        | Change::Invite(_)
        | Change::RenameTeam { .. } => value::spelled(&step.change, &step.after),
    }
}

fn user_of(names: &Names, change: &Change) -> Option<PersonLabel> {
    match change {
        Change::CreateHoldingAccount { name, email } | Change::CreatePerson(NewAccount { name, email, .. }) => {
            Some(PersonLabel { id: UserId(0), name: name.clone(), email: email.clone() })
        }
        Change::SetLicense { .. }
        | Change::SetOrganizationRole { .. }
        | Change::RemoveFromOrganization { .. }
        | Change::TransferOwnership { .. }
        | Change::SetTeamRole { .. }
        | Change::RemoveFromTeam { .. }
        | Change::UpdatePerson { .. }
        | Change::SetAdminRole { .. }
        | Change::DeletePerson { .. }
        | Change::RemoveFromOrganizationWithConnections { .. }
        | Change::RemoveFromTeamWithConnections { .. }
        | Change::Invite(_)
        | Change::CreateOrganization(_)
        | Change::CreateTeam { .. }
        | Change::RenameTeam { .. } => change.user().map(|user| label(names, user)),
    }
}

fn field(change: &Change) -> Option<PersonField> {
    let Change::UpdatePerson { edit, .. } = change else { return None };
    Some(edit.field())
}

fn license(change: &Change) -> Vec<LicenseChange> {
    if let Change::CreateOrganization(new) = change {
        let row = |(key, json): (&str, &str)| LicenseChange {
            key: key.to_owned(),
            before: None,
            after: Some(json.to_owned()),
        };
        return new.license.entries().map(row).collect();
    }
    let Change::SetLicense { keys, .. } = change else { return Vec::new() };
    let row = |key: &domain::license::LicenseDifference| LicenseChange {
        key: key.key.clone(),
        before: key.left.clone(),
        after: key.right.clone(),
    };
    keys.iter().map(row).collect()
}

/// People, not lines: who is limited in two organizations counts once.
fn summary(plan: &Plan) -> Summary {
    let lines = |is: fn(&Step) -> bool| count(plan.steps.iter().filter(|step| is(step)).count());
    let people = |is: fn(&Step) -> bool| {
        let users: BTreeSet<_> = plan.steps.iter().filter(|step| is(step)).filter_map(|s| s.change.user()).collect();
        count(users.len())
    };
    Summary {
        frozen: frozen(plan),
        handed_over: lines(|step| matches!(step.change, Change::TransferOwnership { .. })),
        limited: people(is_limiting),
        removed: people(is_removing),
        created: lines(|step| matches!(step.change, Change::CreateHoldingAccount { .. } | Change::CreatePerson(_))),
        lines: count(plan.steps.len()),
        access: None,
    }
}

/// Organizations, not lines: a license may be replaced twice.
fn frozen(plan: &Plan) -> u32 {
    let licenses = plan.steps.iter().filter(|step| matches!(step.change, Change::SetLicense { .. }));
    count(licenses.filter_map(|step| step.change.organization()).collect::<BTreeSet<_>>().len())
}

fn is_removing(step: &Step) -> bool {
    matches!(step.change, Change::RemoveFromOrganization { .. } | Change::RemoveFromOrganizationWithConnections { .. })
}

fn is_limiting(step: &Step) -> bool {
    matches!(step.change, Change::SetOrganizationRole { .. })
        && matches!(step.why, Why::StillAdmin | Why::ColleagueAdmin)
}

pub(crate) fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

fn people(plan: &Plan) -> Vec<PersonLabel> {
    let warned = plan.warnings.iter().filter_map(warned_person);
    let stepped = plan.steps.iter().filter_map(|step| step.change.user());
    let all: BTreeSet<UserId> = warned.chain(stepped).chain(plan.person).chain(plan.successor).collect();
    all.into_iter().map(|user| label(&plan.names, user)).collect()
}

/// The person a warning is about.
pub(crate) fn warned_person(warning: &Warning) -> Option<UserId> {
    match warning {
        Warning::HoldingNeverSignedIn(user)
        | Warning::HoldingLooksLikePerson(user)
        | Warning::KeptConsultant(user)
        | Warning::KeptInstanceAdmin(user)
        | Warning::LeaverIsInstanceAdmin(user)
        | Warning::RoleNotShown { user, .. }
        | Warning::LeftOut { user, .. }
        | Warning::NewOwnerNeverSignedIn(user)
        | Warning::FormerOwnerStaysAdmin(user)
        | Warning::KeepsTeamAdmin { user, .. }
        | Warning::SignsInWithNewEmail(user)
        | Warning::GivesAdminRights(user)
        | Warning::TakesAdminRights(user)
        | Warning::ConnectionsGo(user)
        | Warning::GoneForGood(user)
        | Warning::LosesPlace { user, .. } => Some(*user),
        Warning::LeftAlone(_)
        | Warning::AlreadyFrozen(_)
        | Warning::NoDataStores(_)
        | Warning::Incomplete(_)
        | Warning::InviteMayBeRefused(_)
        | Warning::CountryForGood => None,
    }
}

fn organizations(plan: &Plan) -> Vec<PlaceName> {
    let mut all = plan.organizations();
    let warned = plan.warnings.iter().filter_map(|warning| match warning {
        Warning::LeftAlone(place)
        | Warning::AlreadyFrozen(place)
        | Warning::RoleNotShown { organization: place, .. }
        | Warning::LeftOut { organization: place, .. }
        | Warning::KeepsTeamAdmin { organization: place, .. }
        | Warning::LosesPlace { organization: place, .. }
        | Warning::InviteMayBeRefused(place) => Some(*place),
        Warning::HoldingNeverSignedIn(_)
        | Warning::HoldingLooksLikePerson(_)
        | Warning::KeptConsultant(_)
        | Warning::KeptInstanceAdmin(_)
        | Warning::LeaverIsInstanceAdmin(_)
        | Warning::NoDataStores(_)
        | Warning::Incomplete(_)
        | Warning::NewOwnerNeverSignedIn(_)
        | Warning::FormerOwnerStaysAdmin(_)
        | Warning::SignsInWithNewEmail(_)
        | Warning::GivesAdminRights(_)
        | Warning::TakesAdminRights(_)
        | Warning::ConnectionsGo(_)
        | Warning::GoneForGood(_)
        | Warning::CountryForGood => None,
    });
    all.extend(warned);
    let mut seen = BTreeSet::new();
    all.retain(|place| seen.insert(*place));
    all.into_iter().map(|id| PlaceName { id, name: place_name(&plan.names, id) }).collect()
}
