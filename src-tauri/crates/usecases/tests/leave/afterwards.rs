//! What lists, panels and news make of a case that was carried out here.

use usecases::view::directory::{Coverage, CoverageState, Finding};
use usecases::view::people::{
    ListQuery, ListState, OrganizationFilter, OrganizationsPage, OrganizationsQuery, PeopleFilter, SortKey,
};
use usecases::{directory, organization, person};

use crate::house::{EVENTS, HOLDING, House, KITCHEN, MARA, SANDBOX};

fn people(filters: &[PeopleFilter]) -> ListQuery {
    let (search, filters) = (String::new(), filters.to_vec());
    ListQuery { search, sort: SortKey::Id, descending: false, offset: 0, count: 5000, filters }
}

fn organizations(filters: &[OrganizationFilter]) -> OrganizationsQuery {
    let (search, filters) = (String::new(), filters.to_vec());
    OrganizationsQuery { search, sort: SortKey::Id, descending: false, offset: 0, count: 5000, filters }
}

async fn coverage(house: &House) -> Coverage {
    directory::people(&house.session, people(&[])).await.unwrap().coverage
}

/// Waits until lists and memberships are read, and what there is to compare is compared.
async fn all_read(house: &House) {
    loop {
        let seen = house.heard();
        let page = directory::people(&house.session, people(&[])).await.unwrap();
        let whole = page.state == ListState::Complete && page.coverage.state == CoverageState::Complete;
        if whole && page.coverage.teams == page.coverage.total {
            return;
        }
        house.hear(seen).await;
    }
}

async fn filtered(house: &House, filter: OrganizationFilter) -> OrganizationsPage {
    directory::organizations(&house.session, organizations(&[filter])).await.unwrap()
}

fn numbers(page: &OrganizationsPage) -> Vec<u64> {
    page.rows.iter().map(|row| row.id).collect()
}

#[tokio::test(start_paused = true)]
async fn what_was_carried_out_here_is_known_to_lists_and_panels_and_is_no_news() {
    let house = House::new().await;
    all_read(&house).await;
    directory::news_seen(&house.session).await.unwrap();
    let review = house.nordlicht_review().await;
    let run = house.start(&review).await;
    assert!(house.rest(&run).await.over);
    let soon = coverage(&house).await;
    assert!(soon.read >= soon.total - 3, "only what was touched is read again: {soon:?}");
    all_read(&house).await;

    let news = directory::news(&house.session).await.unwrap();
    assert_eq!((news.lines.as_slice(), news.complete, news.since.is_some()), ([].as_slice(), true, true));
    let former = directory::people(&house.session, people(&[PeopleFilter::FormerCustomer])).await.unwrap();
    assert_eq!(former.rows.iter().map(|row| (row.id, row.former_customer)).collect::<Vec<_>>(), [(MARA, true)]);
    let three = [KITCHEN, EVENTS, SANDBOX];
    assert_eq!(numbers(&filtered(&house, OrganizationFilter::FormerCustomer).await), three);
    let held = filtered(&house, OrganizationFilter::HeldByHoldingAccount).await;
    assert!(three.iter().all(|place| numbers(&held).contains(place)));
    assert!(held.rows.iter().all(|row| row.held && row.owner.as_ref().is_some_and(|owner| owner.id.0 == HOLDING)));
    let world = house.instance.world();
    assert!(numbers(&held).iter().all(|place| world.owner_of(*place) == Some(HOLDING)));

    let panel = person::panel(&house.session, domain::UserId(MARA)).await.unwrap();
    let [line] = panel.happened.as_slice() else { panic!("{:?}", panel.happened) };
    assert_eq!((line.run.as_str(), line.over, line.open), (run.as_str(), true, 0));
    assert_eq!(line.done + line.already_so, u32::try_from(review.lines.len()).unwrap());
    let place = organization::panel(&house.session, domain::OrganizationId(KITCHEN)).await.unwrap();
    assert_eq!(place.happened.len(), 1);
    assert_eq!(place.owner.map(|owner| owner.id.0), Some(HOLDING));
    let other =
        world.organizations.keys().find(|id| !three.contains(id) && !world.owned_by(MARA).contains(id)).unwrap();
    let other = organization::panel(&house.session, domain::OrganizationId(*other)).await.unwrap();
    assert_eq!(other.happened, []);
}

#[tokio::test(start_paused = true)]
async fn what_somebody_else_does_to_an_organization_of_a_case_is_news_all_the_same() {
    let house = House::new().await;
    all_read(&house).await;
    directory::news_seen(&house.session).await.unwrap();
    let review = house.nordlicht_review().await;
    let run = house.start(&review).await;
    assert!(house.rest(&run).await.over);
    let mut world = house.instance.world();
    world.members.get_mut(&KITCHEN).unwrap().get_mut(&MARA).unwrap().role = 12;
    house.instance.replace_world(world);
    directory::refresh(&house.session).await.unwrap();
    all_read(&house).await;
    let news = directory::news(&house.session).await.unwrap();
    let [domain::news::NewsLine::RoleChanged { person, organization, to, .. }] = news.lines.as_slice() else {
        panic!("{:?}", news.lines)
    };
    assert_eq!((person.id.0, organization.id.0, to.as_str()), (MARA, KITCHEN, "Admin"));
    let found = directory::findings(&house.session).await.unwrap().findings;
    let left = found.iter().any(|finding| match finding {
        Finding::FrozenWithAdmin { organization, admins, .. } => {
            organization.id.0 == KITCHEN && admins.iter().any(|admin| admin.id.0 == MARA)
        }
        Finding::HeldNotFrozen { .. } => false,
    });
    assert!(left, "{found:?}");
}
