//! Memberships in the background: how far they are read, what lists make of them, and what becomes of them later.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;

use domain::{OrganizationId, UserId};
use practice::faults::{Barrier, Fault, Match, Moment, Rule, Schedule};
use practice::{PublicLists, RoleColumns, Size, Switches, World};
use usecases::session::{self, Session};
use usecases::view::directory::{Coverage, CoverageState};
use usecases::view::instance::Kind;
use usecases::view::people::{
    ListQuery, ListState, OrganizationFilter, OrganizationsQuery, PeopleFilter, PeoplePage, SortKey,
};
use usecases::{directory, organization, person};

use crate::person::all_ways;
use crate::stage::{Ear, Stage, closed, places, query};

async fn coverage(session: &Arc<Session>) -> Coverage {
    directory::people(session, query("", 1)).await.unwrap().coverage
}

/// Waits until everything was read, teams too, and nothing goes on any more.
pub(crate) async fn all_read(session: &Arc<Session>) -> Coverage {
    let mut ear = Ear::on(session);
    ear.until(async || {
        let page = directory::people(session, query("", 1)).await.unwrap();
        let whole = page.state == ListState::Complete && page.coverage.state == CoverageState::Complete;
        (whole && page.coverage.teams == page.coverage.total).then_some(page.coverage)
    })
    .await
}

/// Waits until the members of all organizations were read.
async fn members_read(session: &Arc<Session>) {
    let mut ear = Ear::on(session);
    ear.until(async || Some(coverage(session).await).filter(|read| read.state == CoverageState::Complete)).await;
}

/// An instance whose lists tell roles, so that each organization costs one question.
fn told() -> Switches {
    Switches { role_columns: RoleColumns::Present, ..Switches::default() }
}

async fn filtered(session: &Arc<Session>, filter: PeopleFilter) -> PeoplePage {
    directory::people(session, ListQuery { filters: vec![filter], ..query("", 5000) }).await.unwrap()
}

fn numbers(page: &PeoplePage) -> BTreeSet<u64> {
    page.rows.iter().map(|row| row.id).collect()
}

fn live(world: &World) -> BTreeSet<u64> {
    world.organizations.values().filter(|place| !place.deleted).map(|place| place.id).collect()
}

/// People of whose seats in organizations that are not deleted something holds.
fn seated(world: &World, holds: impl Fn(&practice::Seat) -> bool) -> BTreeSet<u64> {
    let live = live(world);
    let seats = world.members.iter().filter(|(place, _)| live.contains(place)).flat_map(|(_, seats)| seats);
    seats.filter(|(_, seat)| holds(seat)).map(|(user, _)| *user).collect()
}

#[tokio::test]
async fn filters_that_need_memberships_show_exactly_those_of_whom_it_holds_in_every_way_an_instance_allows() {
    for switches in all_ways() {
        let open = switches.public_lists == PublicLists::Open;
        let stage = Stage::new(Size::Tiny, switches.clone());
        let session = stage.opened().await;
        let read = all_read(&session).await;
        let world = stage.instance.world();
        assert_eq!(read.total as usize, live(&world).len(), "deleted organizations are not looked into");
        assert_eq!((read.read, read.known, read.sure), (read.total, read.total, true), "{switches:?}");
        let owners = filtered(&session, PeopleFilter::OwnsOrganization).await;
        assert_eq!(numbers(&owners), seated(&world, |seat| seat.role == 11), "{switches:?}");
        assert!(owners.needs_memberships && !owners.not_told);
        let invited = filtered(&session, PeopleFilter::InvitationOpen).await;
        let waiting = filtered(&session, PeopleFilter::WaitingForCompanySignIn).await;
        if open {
            assert_eq!(numbers(&invited), seated(&world, |seat| seat.invitation.is_some()));
            assert_eq!(numbers(&waiting), seated(&world, |seat| seat.sso_pending));
            assert!(!invited.not_told && invited.shown + waiting.shown > 0);
        } else {
            assert!(invited.not_told && waiting.not_told, "only public lists tell, and they are refused");
        }
    }
}

#[tokio::test]
async fn people_are_found_by_the_names_of_their_organizations_and_rows_name_the_customer() {
    let stage = Stage::tiny();
    let session = stage.opened().await;
    all_read(&session).await;
    let world = stage.instance.world();
    let (place, seats) = world.members.iter().find(|(place, _)| **place == 118).unwrap();
    let name = world.organizations[place].name.clone();
    let found = directory::people(&session, query(&name.to_uppercase(), 5000)).await.unwrap();
    let found: BTreeSet<u64> = numbers(&found);
    assert!(seats.keys().all(|user| found.contains(user)), "{name}: {found:?}");
    let both = directory::people(&session, query(&format!("lindqvist {name}"), 5000)).await.unwrap();
    assert_eq!(numbers(&both), BTreeSet::from([4711]));
    let mara = &both.rows[0];
    let owned: Vec<&str> = world.owned_by(4711).iter().map(|id| world.organizations[id].name.as_str()).collect();
    assert!(owned.contains(&mara.customer.as_deref().unwrap()), "an owned one comes first");
    let all = live(&world).iter().filter(|place| world.role_in(4711, **place).is_some()).count();
    assert_eq!(mara.more_organizations as usize, all - 1);
}

#[tokio::test]
async fn rows_can_be_sorted_by_customer_and_organizations_by_owner_and_members() {
    let stage = Stage::tiny();
    let session = stage.opened().await;
    all_read(&session).await;
    let by = |sort| ListQuery { sort, ..query("", 5000) };
    let people = directory::people(&session, by(SortKey::Customer)).await.unwrap().rows;
    let customers: Vec<Option<String>> =
        people.iter().map(|row| row.customer.as_ref().map(|name| name.to_lowercase())).collect();
    let known: Vec<&String> = customers.iter().flatten().collect();
    assert!(known.is_sorted() && customers[known.len()..].iter().all(Option::is_none));
    let by = |sort| OrganizationsQuery { sort, ..places("", 5000) };
    let counts = directory::organizations(&session, by(SortKey::Members)).await.unwrap().rows;
    let counts: Vec<u32> = counts.iter().filter_map(|row| row.members).collect();
    assert!(counts.is_sorted() && counts.len() > 3);
    let owners = directory::organizations(&session, by(SortKey::Customer)).await.unwrap().rows;
    let owners: Vec<String> = owners.iter().filter_map(|row| Some(row.owner.as_ref()?.name.to_lowercase())).collect();
    assert!(owners.is_sorted() && owners.len() > 3, "{owners:?}");
}

#[tokio::test]
async fn nothing_counts_as_complete_before_the_last_organization_was_read() {
    let stage = Stage::new(Size::Team, told());
    let session = stage.opened().await;
    session.access().await.unwrap();
    // After some organizations nothing is answered until the ping at the end.
    let held = (30..=45)
        .map(|nth| Barrier { hold: Match::nth("GET", "/admin/users", nth), until: Match::every("GET", "/ping") });
    stage.instance.set_schedule(Schedule { barriers: held.collect(), ..Schedule::default() });
    let mut ear = Ear::on(&session);
    let early = ear
        .until(async || {
            let page = filtered(&session, PeopleFilter::OwnsOrganization).await;
            (page.coverage.read > 0 && page.state == ListState::Complete).then_some(page)
        })
        .await;
    assert!(early.needs_memberships && early.coverage.read < early.coverage.total);
    assert_eq!(early.coverage.state, CoverageState::Reading);
    assert!((early.shown as usize) < seated(&stage.instance.world(), |seat| seat.role == 11).len());
    session.read().unwrap().ping().await.unwrap();
    members_read(&session).await;
    let late = filtered(&session, PeopleFilter::OwnsOrganization).await;
    assert_eq!(numbers(&late), seated(&stage.instance.world(), |seat| seat.role == 11));
}

#[tokio::test]
async fn the_reading_can_be_stopped_and_goes_on() {
    let stage = Stage::new(Size::Team, told());
    let session = stage.opened().await;
    session.access().await.unwrap();
    let held = (30..=45)
        .map(|nth| Barrier { hold: Match::nth("GET", "/admin/users", nth), until: Match::every("GET", "/ping") });
    stage.instance.set_schedule(Schedule { barriers: held.collect(), ..Schedule::default() });
    let mut ear = Ear::on(&session);
    ear.until(async || Some(coverage(&session).await).filter(|coverage| coverage.read > 0)).await;
    directory::memberships_stop(&session).await.unwrap();
    session.read().unwrap().ping().await.unwrap();
    let stopped =
        ear.until(async || Some(coverage(&session).await).filter(|known| known.state == CoverageState::Stopped)).await;
    assert!(stopped.read < stopped.total && stopped.read > 0);
    directory::memberships_go_on(&session).await.unwrap();
    members_read(&session).await;
}

#[tokio::test]
async fn an_instance_that_refuses_is_said_to_refuse_and_is_not_asked_forever() {
    let stage = Stage::new(Size::Team, told());
    let session = stage.opened().await;
    session.access().await.unwrap();
    let asked = || stage.instance.audit().iter().filter(|arrival| arrival.path.ends_with("/admin/users")).count();
    let before = asked();
    let refuse = Rule {
        when: Match::every("GET", "/admin/users"),
        fault: Fault::Status { status: 403, moment: Moment::BeforeApply, retry_after: None },
    };
    stage.instance.set_schedule(Schedule { rules: vec![refuse], ..Schedule::default() });
    let mut ear = Ear::on(&session);
    let refused =
        ear.until(async || Some(coverage(&session).await).filter(|known| known.state == CoverageState::Refused)).await;
    assert_eq!((refused.read, refused.known), (0, 0));
    assert!(asked() - before < 12, "{} organizations were asked in vain", asked() - before);
    stage.instance.set_schedule(Schedule::default());
    directory::refresh(&session).await.unwrap();
    members_read(&session).await;
}

#[tokio::test]
async fn after_a_restart_the_last_known_memberships_answer_at_once_and_offline() {
    let mut stage = Stage::new(Size::Tiny, Switches { public_lists: PublicLists::Open, ..Switches::default() });
    let id = stage.saved(Kind::Live).await;
    let session = session::open(&stage.core, &id).await.unwrap();
    let before = all_read(&session).await;
    let owners = numbers(&filtered(&session, PeopleFilter::OwnsOrganization).await);
    let panel = crate::person::settled(&session, 4711).await;
    let place = crate::organization::settled(&session, 118).await;
    let profile = store::ProfileId(id.clone());
    remembered(&stage, &profile, before.total as usize).await;
    closed(session).await;
    stage.go_offline().await;

    let session = session::open(&stage.core, &id).await.unwrap();
    let at_once = filtered(&session, PeopleFilter::OwnsOrganization).await;
    assert_eq!(numbers(&at_once), owners);
    let known = at_once.coverage;
    assert_eq!((known.read, known.known, known.total), (0, before.total, before.total));
    assert_ne!(known.state, CoverageState::Complete);
    assert!(known.as_of.is_some());
    let mut ear = Ear::on(&session);
    ear.until(async || Some(coverage(&session).await).filter(|known| known.state == CoverageState::Off)).await;
    let offline = crate::person::settled(&session, 4711).await;
    assert_eq!(offline.memberships, panel.memberships, "with the words for the roles");
    assert!(offline.problem.is_some());
    let offline = crate::organization::settled(&session, 118).await;
    assert_eq!((offline.members, offline.teams, offline.owner), (place.members, place.teams, place.owner));
    assert!(offline.problem.is_some());
    let found = directory::people(&session, query("lindqvist kitchen", 10)).await.unwrap();
    assert_eq!(found.state, ListState::Stale);
}

/// Waits until so many organizations are on the disk, with their teams.
async fn remembered(stage: &Stage, profile: &store::ProfileId, organizations: usize) {
    let home = stage.core.home();
    let waiting = async {
        loop {
            let rosters = home.remembered_rosters(profile);
            if rosters.len() == organizations && rosters.iter().all(|roster| roster.teams.is_some()) {
                break;
            }
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(Duration::from_secs(20), waiting).await.expect("the memberships are remembered");
}

#[tokio::test]
async fn with_remembering_off_nobody_stands_in_any_file_and_the_window_still_knows_everything() {
    let stage = Stage::tiny();
    let id = stage.saved(Kind::Live).await;
    let session = session::open(&stage.core, &id).await.unwrap();
    let off = directory::kept::switch(&session, false).await.unwrap();
    assert_eq!((off.on, off.bytes), (false, 0));
    all_read(&session).await;
    crate::organization::settled(&session, 118).await;
    assert_eq!(directory::kept::info(&session).await.unwrap().bytes, 0);
    assert_eq!(files_with(&stage, "nordlicht"), Vec::<String>::new());
    assert!(directory::people(&session, query("lindqvist", 1)).await.unwrap().shown > 0);
    directory::kept::switch(&session, true).await.unwrap();
    directory::refresh(&session).await.unwrap();
    all_read(&session).await;
    remembered(&stage, &store::ProfileId(id.clone()), coverage(&session).await.total as usize).await;
    let on = directory::kept::info(&session).await.unwrap();
    assert!(on.on && on.bytes > 0 && on.as_of.is_some());
    assert!(!files_with(&stage, "nordlicht").is_empty());
    // What is just being read is kept after the first deletion; nothing is once all of it has been.
    let deleting = async {
        loop {
            let deleted = directory::kept::delete(&session).await.unwrap();
            if deleted.bytes == 0 {
                break deleted;
            }
            tokio::task::yield_now().await;
        }
    };
    let deleted = tokio::time::timeout(Duration::from_secs(20), deleting).await.expect("nothing is kept any more");
    assert_eq!((deleted.on, deleted.as_of), (true, None));
    assert_eq!(files_with(&stage, "nordlicht"), Vec::<String>::new());
}

/// Files of the data folder in which a text stands, in any spelling of its letters.
fn files_with(stage: &Stage, text: &str) -> Vec<String> {
    let files = std::fs::read_dir(&stage.folder.0).unwrap().map(|entry| entry.unwrap().path());
    let holds = |file: &std::path::PathBuf| {
        String::from_utf8_lossy(&std::fs::read(file).unwrap()).to_lowercase().contains(text)
    };
    files.filter(|path| path.is_file()).filter(holds).map(|path| path.display().to_string()).collect()
}

#[cfg(unix)]
#[tokio::test]
async fn only_the_owner_of_the_computers_account_can_read_what_is_remembered() {
    use std::os::unix::fs::PermissionsExt as _;
    let stage = Stage::tiny();
    let session = stage.opened().await;
    all_read(&session).await;
    for entry in std::fs::read_dir(&stage.folder.0).unwrap() {
        let path = entry.unwrap().path();
        let mode = std::fs::metadata(&path).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode, if path.is_dir() { 0o700 } else { 0o600 }, "{}", path.display());
    }
}

#[tokio::test]
async fn a_deleted_organization_makes_nobody_a_member() {
    let stage = Stage::tiny();
    let session = stage.opened().await;
    all_read(&session).await;
    let gone = 118;
    let mut world = stage.instance.world();
    world.organizations.get_mut(&gone).unwrap().deleted = true;
    stage.instance.replace_world(world);
    let name = stage.instance.world().organizations[&gone].name.clone();
    directory::refresh(&session).await.unwrap();
    let mut ear = Ear::on(&session);
    ear.until(async || {
        let page = directory::organizations(&session, places(&name, 10)).await.unwrap();
        let row = page.rows.into_iter().find(|row| row.id == gone)?;
        row.deleted.then_some(row)
    })
    .await;
    let after = all_read(&session).await;
    assert_eq!(after.total as usize, live(&stage.instance.world()).len());
    let row = directory::organizations(&session, places(&name, 10)).await.unwrap().rows;
    let row = row.iter().find(|row| row.id == gone).unwrap();
    assert_eq!((row.members, row.owner.clone()), (None, None));
    let mara = directory::people(&session, query("4711", 1)).await.unwrap().rows.remove(0);
    let places = live(&stage.instance.world())
        .iter()
        .filter(|place| stage.instance.world().role_in(4711, **place).is_some())
        .count();
    assert_eq!(mara.more_organizations as usize + 1, places);
    let panel = person::panel(&session, UserId(4711)).await.unwrap();
    assert!(panel.memberships.iter().all(|group| group.organization.id != gone));
    let panel = organization::panel(&session, OrganizationId(gone)).await.unwrap();
    assert!(panel.members.is_empty());
}

#[tokio::test]
async fn an_organization_that_is_opened_is_read_before_its_turn() {
    let stage = Stage::new(Size::Team, told());
    let session = stage.opened().await;
    session.access().await.unwrap();
    crate::filters::complete(&session).await;
    directory::memberships_stop(&session).await.unwrap();
    let last = *live(&stage.instance.world()).last().unwrap();
    let panel = crate::organization::settled(&session, last).await;
    let mut ear = Ear::on(&session);
    assert!(panel.owner.is_some() && !panel.members.is_empty());
    let members = async || {
        let filter = OrganizationsQuery { search: last.to_string(), ..places("", 5000) };
        let page = directory::organizations(&session, filter).await.unwrap();
        page.rows.iter().find(|row| row.id == last).and_then(|row| row.members)
    };
    assert_eq!(ear.until(members).await as usize, panel.members.len(), "the list knows it too");
    let held = OrganizationsQuery { filters: vec![OrganizationFilter::HeldByHoldingAccount], ..places("", 1) };
    assert!(directory::organizations(&session, held).await.unwrap().needs_memberships);
}
