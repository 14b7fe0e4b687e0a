//! What the web view is shown of the lists: counts, slices, and all numbers that match.

use std::sync::Arc;

use chrono::Utc;
use domain::organization::Organization;
use domain::{OrganizationId, UserId};

use super::filters::{
    Beside, organization_needs_memberships, organization_passes, person_needs_memberships, person_passes,
};
use super::list::List;
use super::past::{Known, past};
use super::rows::{organization_row, person_row};
use super::table::{Listed, Wanted, Word};
use super::{Directory, count};
use crate::problem::Outcome;
use crate::session::Session;
use crate::text;
use crate::view::directory::{Coverage, CoverageState};
use crate::view::people::{
    ListQuery, OrganizationFilter, OrganizationsPage, OrganizationsQuery, PeopleFilter, PeoplePage,
};

/// People that match, as a slice with its counts.
pub(super) async fn people(session: &Arc<Session>, query: &ListQuery) -> Outcome<PeoplePage> {
    let past = known(session, query.filters.contains(&PeopleFilter::FormerCustomer)).await?;
    let coverage = coverage(&session.directory);
    let mut list = session.directory.people_list();
    let order = list.order(query.sort);
    let (shown, places) = {
        let words = text::fold(&query.search);
        let keep = keep_people(&list, &query.filters, &past);
        let wanted = Wanted { words: &here(&words), keep: &keep };
        let slice = list.shown().slice(&wanted, &order, query.descending, (query.offset, query.count));
        (slice.shown, slice.rows)
    };
    let row = |place: &u32| {
        let person = list.shown().at(*place)?;
        let former_customer = past.people.contains(&person.id.0);
        Some(crate::view::people::PersonRow { former_customer, ..person_row(person) })
    };
    Ok(PeoplePage {
        shown: count(shown),
        total: count(list.shown().len()),
        state: list.state(),
        as_of: list.as_of(),
        problem: list.problem(),
        coverage,
        needs_memberships: query.filters.iter().any(|filter| person_needs_memberships(*filter)),
        not_told: false,
        rows: places.iter().filter_map(row).collect(),
    })
}

/// Numbers of all people that match, in the order of the list.
pub(super) async fn people_matching(session: &Arc<Session>, query: &ListQuery) -> Outcome<Vec<UserId>> {
    let past = known(session, query.filters.contains(&PeopleFilter::FormerCustomer)).await?;
    let mut list = session.directory.people_list();
    let order = list.order(query.sort);
    let words = text::fold(&query.search);
    let keep = keep_people(&list, &query.filters, &past);
    let all = list.shown().all(&Wanted { words: &here(&words), keep: &keep }, &order);
    let numbers = all.iter().filter_map(|place| list.shown().at(*place)).map(|person| person.id);
    Ok(turned(numbers.collect(), query.descending))
}

/// Organizations that match, as a slice with its counts.
pub(super) async fn organizations(session: &Arc<Session>, query: &OrganizationsQuery) -> Outcome<OrganizationsPage> {
    let past = known(session, query.filters.contains(&OrganizationFilter::FormerCustomer)).await?;
    let coverage = coverage(&session.directory);
    let mut list = session.directory.organization_list();
    let order = list.order(query.sort);
    let (shown, places) = {
        let words = text::fold(&query.search);
        let keep = keep_organizations(&list, &query.filters, &past);
        let wanted = Wanted { words: &here(&words), keep: &keep };
        let slice = list.shown().slice(&wanted, &order, query.descending, (query.offset, query.count));
        (slice.shown, slice.rows)
    };
    let row = |place: &u32| {
        let organization = list.shown().at(*place)?;
        let former_customer = past.organizations.contains(&organization.id.0);
        Some(crate::view::people::OrganizationRow { former_customer, ..organization_row(organization) })
    };
    Ok(OrganizationsPage {
        shown: count(shown),
        total: count(list.shown().len()),
        state: list.state(),
        as_of: list.as_of(),
        problem: list.problem(),
        coverage,
        needs_memberships: query.filters.iter().any(|filter| organization_needs_memberships(*filter)),
        not_told: false,
        rows: places.iter().filter_map(row).collect(),
    })
}

/// Numbers of all organizations that match, in the order of the list.
pub(super) async fn organizations_matching(
    session: &Arc<Session>,
    query: &OrganizationsQuery,
) -> Outcome<Vec<OrganizationId>> {
    let past = known(session, query.filters.contains(&OrganizationFilter::FormerCustomer)).await?;
    let mut list = session.directory.organization_list();
    let order = list.order(query.sort);
    let words = text::fold(&query.search);
    let keep = keep_organizations(&list, &query.filters, &past);
    let all = list.shown().all(&Wanted { words: &here(&words), keep: &keep }, &order);
    let numbers = all.iter().filter_map(|place| list.shown().at(*place)).map(|organization| organization.id);
    Ok(turned(numbers.collect(), query.descending))
}

/// How far memberships are read.
pub(super) fn coverage(directory: &Directory) -> Coverage {
    let list = directory.organization_list();
    let total = list.shown().rows().iter().filter(|organization| !organization.deleted).count();
    Coverage { read: 0, known: 0, teams: 0, total: count(total), state: CoverageState::Off, sure: true, as_of: None }
}

/// The journal. Where it cannot be read, only a question about it fails.
async fn known(session: &Arc<Session>, asked: bool) -> Outcome<Arc<Known>> {
    match past(session).await {
        Err(problem) if asked => Err(problem),
        Err(problem) => {
            tracing::warn!(code = ?problem.code, "the journal cannot be read");
            Ok(Arc::default())
        }
        known => known,
    }
}

fn here(folded: &str) -> Vec<Word<'_>> {
    folded.split_whitespace().map(Word::here).collect()
}

fn keep_people<'a>(
    list: &'a List<domain::person::Person>,
    filters: &'a [PeopleFilter],
    past: &'a Known,
) -> impl Fn(u32) -> bool + 'a {
    let beside = Beside { now: Utc::now().timestamp_millis(), former: &past.people };
    move |place| {
        let (facts, number) = (list.shown().facts(place), number(list, place));
        filters.iter().all(|filter| person_passes(*filter, facts, number, &beside))
    }
}

fn keep_organizations<'a>(
    list: &'a List<Organization>,
    filters: &'a [OrganizationFilter],
    past: &'a Known,
) -> impl Fn(u32) -> bool + 'a {
    let beside = Beside { now: Utc::now().timestamp_millis(), former: &past.organizations };
    move |place| {
        let (facts, number) = (list.shown().facts(place), number(list, place));
        filters.iter().all(|filter| organization_passes(*filter, facts, number, &beside))
    }
}

fn number<T: Listed>(list: &List<T>, place: u32) -> u64 {
    list.shown().at(place).map_or(0, Listed::number)
}

fn turned<T>(mut numbers: Vec<T>, descending: bool) -> Vec<T> {
    if descending {
        numbers.reverse();
    }
    numbers
}
