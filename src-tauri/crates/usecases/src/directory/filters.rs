//! Filters: which of a row's facts each asks for, and which need more than the lists tell.

use std::collections::HashSet;

use domain::UserId;

use super::rows::{ADMIN, DELETED, FROZEN, NEVER, TWO_STEP_OFF, UNKNOWN};
use super::table::Facts;
use crate::view::people::{OrganizationFilter, PeopleFilter};

/// 90 days in milliseconds.
const NINETY_DAYS: i64 = 90 * 24 * 60 * 60 * 1000;

/// What some filters look at besides the row.
pub(super) struct Beside<'a> {
    /// Now, in milliseconds.
    pub(super) now: i64,
    /// Numbers of former customers, or of their organizations.
    pub(super) former: &'a HashSet<u64>,
    /// Numbers of accounts that hold organizations of customers who left.
    pub(super) holding: &'a HashSet<u64>,
}

/// Whether a person's row passes, as far as the list and the journal tell; what needs memberships does not.
pub(super) fn person_passes(filter: PeopleFilter, facts: Facts, number: u64, beside: &Beside<'_>) -> bool {
    match filter {
        PeopleFilter::NeverSignedIn => facts.marks & NEVER != 0,
        PeopleFilter::NotFor90Days => facts.moment != UNKNOWN && facts.moment < beside.now - NINETY_DAYS,
        PeopleFilter::AdminRights => facts.marks & ADMIN != 0,
        PeopleFilter::Deleted => facts.marks & DELETED != 0,
        PeopleFilter::TwoStepOff => facts.marks & TWO_STEP_OFF != 0,
        PeopleFilter::FormerCustomer => beside.former.contains(&number),
        PeopleFilter::OwnsOrganization | PeopleFilter::InvitationOpen | PeopleFilter::WaitingForCompanySignIn => false,
    }
}

/// Whether an organization's row passes.
pub(super) fn organization_passes(
    filter: OrganizationFilter,
    facts: Facts,
    number: u64,
    owner: Option<UserId>,
    beside: &Beside<'_>,
) -> bool {
    match filter {
        OrganizationFilter::Frozen => facts.marks & FROZEN != 0,
        OrganizationFilter::Deleted => facts.marks & DELETED != 0,
        OrganizationFilter::FormerCustomer => beside.former.contains(&number),
        OrganizationFilter::HeldByHoldingAccount => owner.is_some_and(|owner| beside.holding.contains(&owner.0)),
    }
}

/// Whether the list of people does not suffice for it.
pub(super) fn person_needs_memberships(filter: PeopleFilter) -> bool {
    match filter {
        PeopleFilter::OwnsOrganization | PeopleFilter::InvitationOpen | PeopleFilter::WaitingForCompanySignIn => true,
        PeopleFilter::NeverSignedIn
        | PeopleFilter::NotFor90Days
        | PeopleFilter::AdminRights
        | PeopleFilter::Deleted
        | PeopleFilter::FormerCustomer
        | PeopleFilter::TwoStepOff => false,
    }
}

/// Whether it asks for what only public membership lists tell.
pub(super) fn asks_for_marks(filter: PeopleFilter) -> bool {
    person_needs_memberships(filter) && filter != PeopleFilter::OwnsOrganization
}

/// Whether the list of organizations does not suffice for it.
pub(super) fn organization_needs_memberships(filter: OrganizationFilter) -> bool {
    match filter {
        OrganizationFilter::HeldByHoldingAccount => true,
        OrganizationFilter::Frozen | OrganizationFilter::Deleted | OrganizationFilter::FormerCustomer => false,
    }
}
