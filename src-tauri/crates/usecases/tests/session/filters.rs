//! Filters of the lists, against what the instance really holds.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use practice::{Person, Size, Switches};
use usecases::directory;
use usecases::session::Session;
use usecases::view::people::{ListQuery, ListState, OrganizationFilter, OrganizationsQuery, PeopleFilter};

use crate::stage::{Ear, Stage, places, query};

pub(crate) async fn complete(session: &Arc<Session>) {
    let mut ear = Ear::on(session);
    ear.until(async || {
        let people = directory::people(session, query("", 1)).await.unwrap().state;
        let organizations = directory::organizations(session, places("", 1)).await.unwrap().state;
        (people == ListState::Complete && organizations == ListState::Complete).then_some(())
    })
    .await;
}

type Holds = fn(&Person) -> bool;

fn filtered(filters: &[PeopleFilter]) -> ListQuery {
    ListQuery { filters: filters.to_vec(), ..query("", 5000) }
}

fn numbers(stage: &Stage, holds: impl Fn(&Person) -> bool) -> Vec<u64> {
    stage.instance.world().people.values().filter(|person| holds(person)).map(|person| person.id).collect()
}

fn not_for_90_days(person: &Person) -> bool {
    person.last_login.as_deref().is_none_or(|last| {
        let last = DateTime::parse_from_rfc3339(last).unwrap().with_timezone(&Utc);
        Utc::now() - last > chrono::TimeDelta::days(90)
    })
}

#[tokio::test]
async fn each_filter_of_the_list_shows_exactly_those_of_whom_it_holds() {
    let stage = Stage::new(Size::Team, Switches::default());
    let session = stage.opened().await;
    complete(&session).await;
    let all: [(PeopleFilter, Holds); 5] = [
        (PeopleFilter::NeverSignedIn, |person| person.last_login.is_none()),
        (PeopleFilter::NotFor90Days, not_for_90_days),
        (PeopleFilter::AdminRights, |person| person.admin_role.is_some()),
        (PeopleFilter::Deleted, |person| person.deleted),
        (PeopleFilter::TwoStepOff, |person| !person.tfa_enabled),
    ];
    for (filter, holds) in all {
        let page = directory::people(&session, filtered(&[filter])).await.unwrap();
        let mut shown: Vec<u64> = page.rows.iter().map(|row| row.id).collect();
        shown.sort_unstable();
        let truth = numbers(&stage, holds);
        assert_eq!(shown, truth, "{filter:?}");
        assert!(!truth.is_empty() && truth.len() < 1000, "{filter:?} tells people apart");
        assert_eq!((page.shown as usize, page.total, page.needs_memberships), (truth.len(), 1000, false));
    }
}

#[tokio::test]
async fn all_chosen_filters_and_the_search_must_hold() {
    let stage = Stage::new(Size::Team, Switches::default());
    let session = stage.opened().await;
    complete(&session).await;
    let both = filtered(&[PeopleFilter::NeverSignedIn, PeopleFilter::Deleted]);
    let page = directory::people(&session, both.clone()).await.unwrap();
    let truth = numbers(&stage, |person| person.last_login.is_none() && person.deleted);
    assert_eq!(page.shown as usize, truth.len());
    let matching = directory::people_matching(&session, both.clone()).await.unwrap();
    assert_eq!(matching.len(), truth.len(), "a choice of all is a choice of those that match");
    let one = matching.first().unwrap().0;
    let searched = ListQuery { search: one.to_string(), ..both };
    let found = directory::people_matching(&session, searched).await.unwrap();
    assert!(found.iter().any(|user| user.0 == one) && found.len() <= matching.len());
}

#[tokio::test]
async fn choosing_all_that_match_gives_all_of_them_in_the_order_of_the_list() {
    let stage = Stage::new(Size::Team, Switches::default());
    let session = stage.opened().await;
    complete(&session).await;
    let few = ListQuery { descending: true, count: 3, ..filtered(&[PeopleFilter::TwoStepOff]) };
    let page = directory::people(&session, few.clone()).await.unwrap();
    let all = directory::people_matching(&session, few).await.unwrap();
    assert_eq!((all.len(), page.rows.len()), (page.shown as usize, 3));
    let first: Vec<u64> = all.iter().take(3).map(|user| user.0).collect();
    assert_eq!(first, page.rows.iter().map(|row| row.id).collect::<Vec<_>>());
}

#[tokio::test]
async fn organizations_are_filtered_by_frozen_and_deleted() {
    let stage = Stage::new(Size::Team, Switches::default());
    let session = stage.opened().await;
    complete(&session).await;
    for filter in [OrganizationFilter::Frozen, OrganizationFilter::Deleted] {
        let wanted = OrganizationsQuery { filters: vec![filter], ..places("", 5000) };
        let page = directory::organizations(&session, wanted.clone()).await.unwrap();
        let holds = |row: &usecases::view::people::OrganizationRow| match filter {
            OrganizationFilter::Frozen => row.frozen,
            OrganizationFilter::Deleted => row.deleted,
            OrganizationFilter::HeldByHoldingAccount | OrganizationFilter::FormerCustomer => unreachable!(),
        };
        assert!(page.shown > 0 && page.shown < page.total && page.rows.iter().all(holds), "{filter:?}");
        let all = directory::organizations(&session, places("", 5000)).await.unwrap();
        assert_eq!(all.rows.iter().filter(|row| holds(row)).count(), page.rows.len());
        assert_eq!(directory::organizations_matching(&session, wanted).await.unwrap().len(), page.rows.len());
    }
}
