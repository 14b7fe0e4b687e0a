//! What changed while nobody was looking, and what stands out.

use std::sync::{Arc, Mutex};

use domain::UserId;
use domain::news::NewsLine;
use practice::{Seat, World};
use usecases::session::{self, Happening, Session};
use usecases::view::directory::{Finding, News};
use usecases::view::instance::Kind;
use usecases::{directory, rules};

use crate::memberships::all_read;
use crate::stage::{Ear, Stage, closed};

fn change(stage: &Stage, change: impl FnOnce(&mut World)) {
    let mut world = stage.instance.world();
    change(&mut world);
    stage.instance.replace_world(world);
}

/// The news once everything is compared.
async fn whole(session: &Arc<Session>) -> News {
    all_read(session).await;
    let mut ear = Ear::on(session);
    ear.until(async || Some(directory::news(session).await.unwrap()).filter(|news| news.complete)).await
}

/// Waits until what is there now was written down as seen.
async fn looked(stage: &Stage, id: &str) {
    let (home, profile) = (stage.core.home(), store::ProfileId(id.to_owned()));
    let waiting = async {
        while home.remembered::<serde_json::Value>(&profile, store::Remembered::Seen).is_none() {
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(std::time::Duration::from_secs(20), waiting).await.expect("it is written down");
}

const MEMBER: Seat = Seat { role: 13, invitation: None, sso_pending: false };

#[tokio::test]
async fn what_others_changed_since_the_last_session_is_told_until_it_was_seen() {
    let stage = Stage::tiny();
    let id = stage.saved(Kind::Live).await;
    let session = session::open(&stage.core, &id).await.unwrap();
    let first = whole(&session).await;
    assert_eq!(first.lines, [], "at the first look there is nothing to compare with");
    looked(&stage, &id).await;
    closed(session).await;

    let world = stage.instance.world();
    let owner = world.owner_of(118).unwrap();
    let member = *world.members[&118].iter().find(|(_, seat)| seat.role == 13).unwrap().0;
    let new =
        *world.people.iter().find(|(user, person)| !person.deleted && world.role_in(**user, 118).is_none()).unwrap().0;
    change(&stage, |world| {
        let seats = world.members.get_mut(&118).unwrap();
        seats.insert(new, MEMBER);
        seats.get_mut(&owner).unwrap().role = 12;
        seats.get_mut(&member).unwrap().role = 11;
    });
    let session = session::open(&stage.core, &id).await.unwrap();
    let news = whole(&session).await;
    assert_eq!((news.since.is_some(), news.more), (true, 0));
    let [handed, added] = news.lines.as_slice() else { panic!("{:?}", news.lines) };
    let NewsLine::OwnerChanged { organization, from, to } = handed else { panic!("{handed:?}") };
    assert_eq!(organization.id.0, 118);
    assert_eq!(from.as_ref().zip(to.as_ref()).map(|(from, to)| (from.id.0, to.id.0)), Some((owner, member)));
    let NewsLine::MemberAdded { person, role, .. } = added else { panic!("{added:?}") };
    assert_eq!((person.id.0, role.as_str()), (new, "Member"));

    directory::news_seen(&session).await.unwrap();
    assert_eq!(whole(&session).await.lines, []);
    closed(session).await;
    let session = session::open(&stage.core, &id).await.unwrap();
    assert_eq!(whole(&session).await.lines, [], "it stays seen over a restart");
}

#[tokio::test]
async fn an_organization_at_rest_with_an_admin_left_and_one_held_but_not_frozen_stand_out() {
    let stage = Stage::tiny();
    let world = stage.instance.world();
    let id = stage.saved(Kind::Live).await;
    let session = session::open(&stage.core, &id).await.unwrap();
    all_read(&session).await;
    let found = directory::findings(&session).await.unwrap();
    let frozen = |id: u64| serde_json::to_value(&world.organizations[&id].license).unwrap()["operations"] == 0;
    let with_admin: Vec<u64> = world
        .organizations
        .values()
        .filter(|place| !place.deleted && frozen(place.id))
        .filter(|place| {
            world.members[&place.id].iter().any(|(user, seat)| seat.role == 12 && !world.people[user].deleted)
        })
        .map(|place| place.id)
        .collect();
    let mut told: Vec<u64> = found
        .findings
        .iter()
        .map(|finding| match finding {
            Finding::FrozenWithAdmin { organization, admins, .. } => {
                assert!(admins.iter().all(|admin| world.role_in(admin.id.0, organization.id.0) == Some(12)));
                organization.id.0
            }
            Finding::HeldNotFrozen { .. } => panic!("no holding account is known"),
        })
        .collect();
    told.sort_unstable();
    assert_eq!(told, with_admin);

    let busy = world.organizations.values().find(|place| !place.deleted && !frozen(place.id)).unwrap().id;
    let holding = UserId(world.owner_of(busy).unwrap());
    let chosen = rules::leaving(&session).await.unwrap();
    let heard = Arc::new(Mutex::new(Vec::new()));
    let ear = Arc::clone(&heard);
    session.on_happening(Arc::new(move |happening| ear.lock().unwrap().push(happening)));
    rules::set_leaving(&session, chosen.role, chosen.team_role, Some(holding)).await.unwrap();
    assert!(heard.lock().unwrap().contains(&Happening::Directory), "who looks at the lists is told");
    let found = directory::findings(&session).await.unwrap().findings;
    let held: Vec<u64> = found
        .iter()
        .filter_map(|finding| match finding {
            Finding::HeldNotFrozen { organization, owner } => (owner.id == holding).then_some(organization.id.0),
            Finding::FrozenWithAdmin { .. } => None,
        })
        .collect();
    let mut expected: Vec<u64> = world
        .owned_by(holding.0)
        .into_iter()
        .filter(|place| !world.organizations[place].deleted && !frozen(*place))
        .collect();
    expected.sort_unstable();
    let mut sorted = held.clone();
    sorted.sort_unstable();
    assert!(held.contains(&busy) && sorted == expected, "{held:?}");
}
