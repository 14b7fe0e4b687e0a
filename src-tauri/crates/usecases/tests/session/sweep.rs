//! Sweeps and whole organizations, in every way an instance allows.

use std::collections::BTreeSet;
use std::sync::Mutex;

use domain::{OrganizationId, RoleId, TeamId, UserId};
use practice::faults::Effect;
use practice::{CustomRoleList, PublicLists, RoleCategory, RoleColumns, Size, Switches};
use usecases::problem::Code;
use usecases::sweep::{self, Stop};

use crate::person::{all_ways, settled};
use crate::stage::Stage;

const MARA: u64 = 4711;
const ELIF: u64 = 4716;
const PLANNER: u64 = 20_731;
const LEAD: u64 = 20_732;

#[tokio::test]
async fn an_organization_is_read_whole_in_every_way_an_instance_allows() {
    for switches in all_ways() {
        let stage = Stage::new(Size::Tiny, switches.clone());
        let session = stage.opened().await;
        let world = stage.instance.world();
        for organization in world.organizations.values().filter(|organization| !organization.deleted) {
            let facts = sweep::organization_facts(&session, OrganizationId(organization.id)).await.unwrap();
            assert_eq!(facts.organization.name, organization.name);
            assert!(facts.organization.license.is_some());
            let members: BTreeSet<(u64, u64)> =
                facts.members.iter().map(|member| (member.person.id.0, member.role.unwrap().0)).collect();
            let seats = &world.members[&organization.id];
            let wanted: BTreeSet<(u64, u64)> = seats.iter().map(|(user, seat)| (*user, seat.role)).collect();
            assert_eq!(members, wanted, "{} with {switches:?}", organization.name);
            let teams: BTreeSet<(u64, u64, u64)> =
                facts.team_members.iter().map(|row| (row.team.0, row.user.0, row.role.unwrap().0)).collect();
            let wanted: BTreeSet<(u64, u64, u64)> = world
                .teams_of(organization.id)
                .flat_map(|team| {
                    let seats = world.team_members.get(&team.id).into_iter().flatten();
                    seats.map(|(user, seat)| (team.id, *user, seat.role))
                })
                .collect();
            assert_eq!(teams, wanted, "{} with {switches:?}", organization.name);
            assert_eq!(facts.teams.len(), world.teams_of(organization.id).count());
            if switches.public_lists == PublicLists::Open {
                assert!(facts.team_members.iter().all(|row| row.changeable.is_some()));
            }
        }
    }
}

#[tokio::test]
async fn a_deleted_organization_is_not_found() {
    let stage = Stage::tiny();
    let session = stage.opened().await;
    let world = stage.instance.world();
    let deleted = world.organizations.values().find(|organization| organization.deleted).unwrap().id;
    let problem = sweep::organization_facts(&session, OrganizationId(deleted)).await.unwrap_err();
    assert_eq!(problem.code, Code::NotFound);
}

/// The questions for owners of organizations.
fn asked_for_owners(stage: &Stage) -> BTreeSet<String> {
    let asked = |query: &String| query.contains("organizationRoleId=11") && query.contains("organizationId=");
    stage.instance.audit().into_iter().map(|entry| entry.query).filter(asked).collect()
}

#[tokio::test]
async fn every_organization_is_asked_for_its_owner_even_when_the_counter_is_reached_early() {
    let stage = Stage::new(Size::Team, Switches::default());
    let session = stage.opened().await;
    let world = stage.instance.world();
    let live = world.organizations.values().filter(|organization| !organization.deleted).map(|found| found.id);
    let first = live.clone().min().unwrap();
    let owner = world.owner_of(first).unwrap();
    let steps = Mutex::new(Vec::new());
    let told = |progress: sweep::Progress| steps.lock().unwrap().push((progress.looked, progress.looking));
    let found = sweep::memberships_of(&session, UserId(owner), &told, &Stop::default()).await.unwrap();
    assert!(found.complete && !found.stopped);
    assert_eq!(found.total as usize, live.count());
    assert_eq!(found.expected, Some(u32::try_from(found.places.len()).unwrap()));
    assert_eq!(found.looked, found.total);
    assert_eq!(asked_for_owners(&stage).len(), found.total as usize);
    let steps = steps.into_inner().unwrap();
    let looked: Vec<u32> = steps.iter().map(|(looked, _)| *looked).collect();
    assert!(looked.is_sorted() && !steps.last().unwrap().1, "{steps:?}");
}

#[tokio::test]
async fn a_person_whom_the_instance_counts_nowhere_is_looked_for_all_the_same() {
    let stage = Stage::tiny();
    let session = stage.opened().await;
    let world = stage.instance.world();
    let nowhere = |user: &&u64| !world.members.values().any(|seats| seats.contains_key(user));
    let user = *world.people.keys().find(nowhere).unwrap();
    let found = sweep::memberships_of(&session, UserId(user), &|_| {}, &Stop::default()).await.unwrap();
    assert_eq!((found.expected, found.places.len(), found.complete), (Some(0), 0, true));
    assert!(found.looked > 0 && found.looked == found.total);
    assert_eq!(asked_for_owners(&stage).len(), found.total as usize);
}

#[tokio::test]
async fn a_stopped_sweep_says_so_and_keeps_what_it_found() {
    let stage = Stage::tiny();
    let session = stage.opened().await;
    let stop = Stop::default();
    let after_the_first_place = |progress: sweep::Progress| {
        if progress.found > 0 {
            stop.stop();
        }
    };
    let found = sweep::memberships_of(&session, UserId(MARA), &after_the_first_place, &stop).await.unwrap();
    assert!(found.stopped && !found.complete);
    assert_eq!(found.places.len(), 1);
    assert!(found.looked < found.total);
}

/// Elif becomes a "Kitchen planner" of the kitchen, and takes Menus as its "Shift lead".
fn give_own_roles(stage: &Stage) {
    let (organization, name) = (118, "Kitchen planner".to_owned());
    stage.instance.act(&Effect::GiveCustomRole { user: ELIF, organization, role: PLANNER, name });
    let (name, category) = ("Shift lead".to_owned(), RoleCategory::Team);
    stage.instance.act(&Effect::AddCustomRole { organization, role: LEAD, name, category, permissions: Vec::new() });
    let team = stage.instance.world().teams_of(organization).next().unwrap().id;
    stage.instance.act(&Effect::SetTeamRole { user: ELIF, team, role: LEAD });
}

#[tokio::test]
async fn roles_of_an_organizations_own_are_told_and_named_and_one_that_is_shown_nowhere_is_no_failure() {
    for (custom_roles, shown) in [(CustomRoleList::WithOrganization, true), (CustomRoleList::Never, false)] {
        for switches in all_ways() {
            let numbered =
                shown || switches.public_lists == PublicLists::Open || switches.role_columns == RoleColumns::Present;
            let stage = Stage::new(Size::Tiny, Switches { custom_roles, ..switches.clone() });
            give_own_roles(&stage);
            let session = stage.opened().await;
            let facts = sweep::organization_facts(&session, OrganizationId(118)).await.unwrap();
            let world = stage.instance.world();
            assert_eq!(facts.members.len(), world.members[&118].len(), "nobody disappears with {switches:?}");
            let elif = facts.member(UserId(ELIF)).unwrap();
            assert_eq!(elif.role, numbered.then_some(RoleId(PLANNER)), "{custom_roles:?} {switches:?}");
            let team = world.teams_of(118).next().unwrap().id;
            let row = facts.team_member(UserId(ELIF), TeamId(team)).unwrap();
            assert_eq!(row.role, numbered.then_some(RoleId(LEAD)), "{custom_roles:?} {switches:?}");
            let names: Vec<&str> = facts.own_roles.iter().map(|role| role.name.as_str()).collect();
            assert_eq!(names, if shown { vec!["Kitchen planner", "Shift lead"] } else { vec![] }, "{switches:?}");

            let panel = settled(&session, ELIF).await;
            assert_eq!(Some(panel.completeness.found), panel.completeness.expected, "{custom_roles:?} {switches:?}");
            let group = panel.memberships.iter().find(|group| group.organization.id == 118).unwrap();
            let lead = group.teams.iter().find(|row| row.id == team).unwrap();
            let words = |known: &str, number: u64| match (shown, numbered) {
                (true, _) => known.to_owned(),
                (false, true) => format!("Role {number}"),
                (false, false) => String::new(),
            };
            assert_eq!(
                group.organization.role_name,
                words("Kitchen planner", PLANNER),
                "{custom_roles:?} {switches:?}"
            );
            assert_eq!(lead.role_name, words("Shift lead", LEAD), "{custom_roles:?} {switches:?}");
        }
    }
}
