//! Sizes, seeds, and who is in the worlds.

use std::collections::BTreeSet;
use std::time::Instant;

use practice::{OWNER, Size, World};

#[test]
fn the_tiny_world_is_the_cast_of_the_story() {
    let world = World::generate(Size::Tiny, 1);
    assert_eq!((world.people.len(), world.organizations.len()), (20, 9));
    let mara = world.person_named("Mara Lindqvist").unwrap();
    let owned: Vec<_> = world.owned_by(mara.id).iter().map(|id| world.organizations[id].name.as_str()).collect();
    assert_eq!(
        owned,
        ["Nordlicht Catering Kitchen", "Nordlicht Catering Events", "Nordlicht Catering Sandbox", "Mara private"]
    );
    let three = &world.owned_by(mara.id)[..3];
    let teams = three.iter().map(|id| world.teams_of(*id).count()).sum::<usize>();
    assert_eq!(teams, 9);
    let colleagues: BTreeSet<u64> = three
        .iter()
        .flat_map(|id| world.members[id].keys().copied())
        .filter(|id| *id != mara.id && world.people[id].email.ends_with("@nordlicht.example"))
        .collect();
    assert_eq!(colleagues.len(), 6);
    let admins = three.iter().flat_map(|id| world.members[id].values()).filter(|seat| seat.role == 12).count();
    assert_eq!(admins, 1);
    let amara = world.person_named("Amara Okafor").unwrap();
    assert_eq!(world.members.values().filter(|seats| seats.contains_key(&amara.id)).count(), 3, "a shared consultant");
    assert_eq!(world.people.values().filter(|person| person.name == "John Doe").count(), 2);
    assert_eq!(world.owned_by(world.holding).len(), 1);
    assert!(world.people[&world.holding].last_login.is_some());
}

#[test]
fn the_team_world_has_its_size_and_its_oddities() {
    let world = World::generate(Size::Team, 7);
    assert_eq!((world.people.len(), world.organizations.len()), (1000, 50));
    let count = |what: &dyn Fn(&practice::Person) -> bool| world.people.values().filter(|person| what(person)).count();
    assert!((20..=60).contains(&count(&|person| person.deleted)));
    assert!((200..=300).contains(&count(&|person| person.last_login.is_none())));
    assert!(count(&|person| person.name.contains("<img")) == 1 && count(&|person| person.name == "null") == 1);
    assert!(count(&|person| person.name.len() > 10_000) == 1);
    assert!(world.people.keys().any(|id| *id > u64::from(u32::MAX / 2)), "numbers above 31 bits");
    let places = |id: u64| world.members.values().filter(|seats| seats.contains_key(&id)).count();
    let consultants = world.people.keys().filter(|id| places(**id) >= 5).count();
    assert!((10..=60).contains(&consultants), "{consultants}");
    assert_eq!(world.organizations.values().filter(|found| found.deleted).count(), 2);
    assert!(world.organizations.values().any(|found| found.license.raw("fslimit") == Some("2147483648")));
    assert!(world.organizations.keys().map(|id| world.teams_of(*id).count()).max().unwrap() > 30);
}

#[test]
fn in_every_size_each_organization_has_one_owner_and_the_operator_owns_one() {
    for world in [World::generate(Size::Tiny, 1), World::generate(Size::Team, 3)] {
        for organization in world.organizations.values().filter(|organization| !organization.deleted) {
            let seats = &world.members[&organization.id];
            assert_eq!(seats.values().filter(|seat| seat.role == OWNER).count(), 1, "{}", organization.name);
            for team in world.teams_of(organization.id) {
                let seat = &world.team_members[&team.id][&world.owner_of(organization.id).unwrap()];
                assert_eq!((seat.role, seat.changeable), (1, false));
            }
        }
        assert_eq!(world.owned_by(world.operator).len(), 1);
        assert!(world.people[&world.operator].admin_role == Some(4));
        let mails: BTreeSet<_> = world.people.values().map(|person| person.email.as_str()).collect();
        assert_eq!(mails.len(), world.people.len());
        assert!(mails.iter().all(|mail| mail.ends_with(".example")));
    }
}

#[test]
fn the_same_seed_gives_the_same_world_and_another_another() {
    assert_eq!(World::generate(Size::Team, 5).hash(), World::generate(Size::Team, 5).hash());
    assert_ne!(World::generate(Size::Team, 5).hash(), World::generate(Size::Team, 6).hash());
}

#[test]
fn the_worlds_are_made_quickly() {
    for (size, most) in [(Size::Team, 2_000), (Size::Big, 60_000)] {
        let start = Instant::now();
        World::generate(size, 9);
        let millis = start.elapsed().as_millis();
        println!("{size} in {millis} ms");
        assert!(millis < most, "a guard against absurdity, not a measurement: {size} in {millis} ms");
    }
}

#[test]
fn the_big_world_has_its_size() {
    let world = World::generate(Size::Big, 7);
    assert_eq!((world.people.len(), world.organizations.len()), (100_000, 5_000));
    let seats: usize = world.members.values().map(std::collections::BTreeMap::len).sum();
    assert!((110_000..200_000).contains(&seats), "{seats}");
    assert_eq!(world.owned_by(world.operator).len(), 1);
    let live = world.organizations.values().filter(|organization| !organization.deleted);
    assert!(live.clone().count() > 4_700 && live.clone().all(|found| world.owner_of(found.id).is_some()));
}

#[test]
fn sizes_are_called_by_their_names() {
    assert_eq!("team".parse::<Size>().unwrap(), Size::Team);
    assert_eq!(Size::Tiny.to_string(), "tiny");
    assert_eq!("big".parse::<Size>().unwrap().to_string(), "big");
    assert!("huge".parse::<Size>().is_err());
}
