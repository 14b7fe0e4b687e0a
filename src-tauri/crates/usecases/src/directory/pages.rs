//! What the web view is shown of the lists: counts, slices, and all numbers that match.

use std::collections::HashSet;
use std::sync::{Arc, MutexGuard};

use chrono::Utc;
use domain::organization::Organization;
use domain::person::Person;
use domain::plan::PersonLabel;
use domain::{OrganizationId, UserId};

use super::filters::{
    Beside, asks_for_marks, organization_needs_memberships, organization_passes, person_needs_memberships,
    person_passes,
};
use super::list::List;
use super::past::{Known, past};
use super::reach::Reach;
use super::rows::{looks_like, organization_row, person_row};
use super::table::{Listed, Wanted, Word};
use super::{Directory, count};
use crate::problem::Outcome;
use crate::session::Session;
use crate::text;
use crate::view::people::{
    ListQuery, OrganizationFilter, OrganizationRow, OrganizationsPage, OrganizationsQuery, PeopleFilter, PeoplePage,
    PersonRow,
};

/// Both lists as they stand, with what memberships say about them and the journal.
pub(super) struct Rows<'a> {
    pub(super) people: MutexGuard<'a, List<Person>>,
    pub(super) organizations: MutexGuard<'a, List<Organization>>,
    pub(super) reach: Arc<Reach>,
    past: Arc<Known>,
    /// Accounts that hold organizations of customers who left.
    pub(super) holding: HashSet<u64>,
}

impl<'a> Rows<'a> {
    pub(super) fn of(directory: &'a Directory, past: Arc<Known>, holding: Option<UserId>) -> Self {
        let (people, organizations) = (directory.people_list(), directory.organization_list());
        let (reach, is_behind) = directory.reach.get(&people, &organizations, &directory.memberships());
        if is_behind {
            directory.tell_later();
        }
        let holding = past.holding.iter().copied().chain(holding.map(|user| user.0)).collect();
        Self { people, organizations, reach, past, holding }
    }

    /// The words of a search; people are also found by the names of their organizations.
    fn words<'w>(&self, folded: &'w str) -> Vec<Word<'w>> {
        let word = |text: &'w str| {
            let named = self.organizations.shown().named(text);
            Word { text, elsewhere: named.map(|named| self.reach.reaches(&named)) }
        };
        folded.split_whitespace().map(word).collect()
    }

    fn person_passes(&self, filters: &[PeopleFilter], now: i64, place: u32) -> bool {
        if filters.is_empty() {
            return true;
        }
        let beside = Beside { now, former: &self.past.people, holding: &self.holding };
        let (facts, number) = (self.people.shown().facts(place), number(&self.people, place));
        filters.iter().all(|filter| match filter {
            PeopleFilter::OwnsOrganization => self.reach.owns(place),
            PeopleFilter::InvitationOpen => self.reach.is_invited(place),
            PeopleFilter::WaitingForCompanySignIn => self.reach.is_waiting(place),
            PeopleFilter::NeverSignedIn
            | PeopleFilter::NotFor90Days
            | PeopleFilter::AdminRights
            | PeopleFilter::Deleted
            | PeopleFilter::FormerCustomer
            | PeopleFilter::TwoStepOff => person_passes(*filter, facts, number, &beside),
        })
    }

    fn organization_passes(&self, filters: &[OrganizationFilter], place: u32) -> bool {
        let beside = Beside { now: 0, former: &self.past.organizations, holding: &self.holding };
        let (facts, number) = (self.organizations.shown().facts(place), number(&self.organizations, place));
        let owner = self.reach.owner(place);
        filters.iter().all(|filter| organization_passes(*filter, facts, number, owner, &beside))
    }

    fn person(&self, place: u32) -> Option<PersonRow> {
        let person = self.people.shown().at(place)?;
        let held = self.reach.held(place);
        let customer = held.first().and_then(|first| self.organizations.shown().at(*first));
        Some(PersonRow {
            customer: customer.map(|organization| organization.name.clone()),
            more_organizations: count(held.len().saturating_sub(1)),
            invitation: self.reach.is_invited(place),
            sso_pending: self.reach.is_waiting(place),
            former_customer: self.past.people.contains(&person.id.0),
            looks_like: looks_like(self.people.shown(), person),
            ..person_row(person)
        })
    }

    fn organization(&self, place: u32) -> Option<OrganizationRow> {
        let organization = self.organizations.shown().at(place)?;
        Some(OrganizationRow {
            owner: self.reach.owner(place).and_then(|owner| self.label(owner)),
            members: self.reach.members(place),
            held: self.reach.is_held_by(place, &self.holding),
            former_customer: self.past.organizations.contains(&organization.id.0),
            looks_like: looks_like(self.organizations.shown(), organization),
            ..organization_row(organization)
        })
    }

    /// Name and email of somebody in the list.
    pub(super) fn label(&self, user: UserId) -> Option<PersonLabel> {
        self.people.find(user.0).map(label)
    }
}

pub(super) fn label(person: &Person) -> PersonLabel {
    PersonLabel { id: person.id, name: person.name.clone(), email: person.email.clone() }
}

/// People that match, as a slice with its counts.
pub(super) async fn people(session: &Arc<Session>, query: &ListQuery) -> Outcome<PeoplePage> {
    let mut rows = rows(session, query.filters.contains(&PeopleFilter::FormerCustomer)).await?;
    let reach = Arc::clone(&rows.reach);
    let order = reach.people_by(query.sort, &mut rows.people, &mut rows.organizations);
    let (search, now) = (text::fold(&query.search), Utc::now().timestamp_millis());
    let words = rows.words(&search);
    let keep = |place| rows.person_passes(&query.filters, now, place);
    let wanted = Wanted { words: &words, keep: &keep };
    let slice = rows.people.shown().slice(&wanted, &order, query.descending, (query.offset, query.count));
    Ok(PeoplePage {
        shown: count(slice.shown),
        total: count(rows.people.shown().len()),
        state: rows.people.state(),
        as_of: rows.people.as_of(),
        problem: rows.people.problem(),
        coverage: rows.reach.coverage.clone(),
        needs_memberships: query.filters.iter().any(|filter| person_needs_memberships(*filter)),
        not_told: query.filters.iter().any(|filter| asks_for_marks(*filter))
            && rows.reach.coverage.known > 0
            && !rows.reach.told,
        rows: slice.rows.iter().filter_map(|place| rows.person(*place)).collect(),
    })
}

/// Numbers of all people that match, in the order of the list.
pub(super) async fn people_matching(session: &Arc<Session>, query: &ListQuery) -> Outcome<Vec<UserId>> {
    let mut rows = rows(session, query.filters.contains(&PeopleFilter::FormerCustomer)).await?;
    let reach = Arc::clone(&rows.reach);
    let order = reach.people_by(query.sort, &mut rows.people, &mut rows.organizations);
    let (search, now) = (text::fold(&query.search), Utc::now().timestamp_millis());
    let keep = |place| rows.person_passes(&query.filters, now, place);
    let all = rows.people.shown().all(&Wanted { words: &rows.words(&search), keep: &keep }, &order);
    let numbers = all.iter().filter_map(|place| rows.people.shown().at(*place)).map(|person| person.id);
    Ok(turned(numbers.collect(), query.descending))
}

/// Organizations that match, as a slice with its counts.
pub(super) async fn organizations(session: &Arc<Session>, query: &OrganizationsQuery) -> Outcome<OrganizationsPage> {
    let mut rows = rows(session, query.filters.contains(&OrganizationFilter::FormerCustomer)).await?;
    let reach = Arc::clone(&rows.reach);
    let order = reach.organizations_by(query.sort, &mut rows.people, &mut rows.organizations);
    let search = text::fold(&query.search);
    let words: Vec<Word<'_>> = search.split_whitespace().map(Word::here).collect();
    let keep = |place| rows.organization_passes(&query.filters, place);
    let wanted = Wanted { words: &words, keep: &keep };
    let slice = rows.organizations.shown().slice(&wanted, &order, query.descending, (query.offset, query.count));
    Ok(OrganizationsPage {
        shown: count(slice.shown),
        total: count(rows.organizations.shown().len()),
        state: rows.organizations.state(),
        as_of: rows.organizations.as_of(),
        problem: rows.organizations.problem(),
        coverage: rows.reach.coverage.clone(),
        needs_memberships: query.filters.iter().any(|filter| organization_needs_memberships(*filter)),
        not_told: false,
        rows: slice.rows.iter().filter_map(|place| rows.organization(*place)).collect(),
    })
}

/// Numbers of all organizations that match, in the order of the list.
pub(super) async fn organizations_matching(
    session: &Arc<Session>,
    query: &OrganizationsQuery,
) -> Outcome<Vec<OrganizationId>> {
    let mut rows = rows(session, query.filters.contains(&OrganizationFilter::FormerCustomer)).await?;
    let reach = Arc::clone(&rows.reach);
    let order = reach.organizations_by(query.sort, &mut rows.people, &mut rows.organizations);
    let search = text::fold(&query.search);
    let words: Vec<Word<'_>> = search.split_whitespace().map(Word::here).collect();
    let keep = |place| rows.organization_passes(&query.filters, place);
    let all = rows.organizations.shown().all(&Wanted { words: &words, keep: &keep }, &order);
    let numbers = all.iter().filter_map(|place| rows.organizations.shown().at(*place)).map(|row| row.id);
    Ok(turned(numbers.collect(), query.descending))
}

/// One organization's row with what memberships and the journal say of it.
pub(crate) async fn organization_of(session: &Arc<Session>, organization: &Organization) -> OrganizationRow {
    match rows(session, false).await {
        Ok(rows) => {
            let place = rows.organizations.shown().place(organization.id.0);
            place.and_then(|place| rows.organization(place)).unwrap_or_else(|| organization_row(organization))
        }
        Err(_) => organization_row(organization),
    }
}

/// One person's row with what memberships and the journal say of it.
pub(crate) async fn person_of(session: &Arc<Session>, person: &Person) -> PersonRow {
    match rows(session, false).await {
        Ok(rows) => {
            let place = rows.people.shown().place(person.id.0);
            place.and_then(|place| rows.person(place)).unwrap_or_else(|| person_row(person))
        }
        Err(_) => person_row(person),
    }
}

/// Everything at once. Where the journal cannot be read, only a question about it fails.
pub(super) async fn rows(session: &Arc<Session>, about_the_journal: bool) -> Outcome<Rows<'_>> {
    let past = match past(session).await {
        Err(problem) if about_the_journal => return Err(problem),
        Err(problem) => {
            tracing::warn!(code = ?problem.code, "the journal cannot be read");
            Arc::default()
        }
        Ok(past) => past,
    };
    Ok(Rows::of(&session.directory, past, session.profile().holding_account))
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
