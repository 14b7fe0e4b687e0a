//! Saved instances.

use std::collections::HashSet;

use domain::{RoleId, UserId};
use store::{Error, Home, InstanceKind, Journal as _, Look, Profile, ProfileId, Remembered, Way};

use crate::sample::{Folder, new_profile, people, run, started};

#[test]
fn they_keep_order_look_and_choices_after_a_restart() {
    let folder = Folder::new();
    let home = folder.home();
    for name in ["Nordlicht", "Alpenblick", "Mühle"] {
        home.add_profile(new_profile(&home, name)).unwrap();
    }
    let second = home.profiles().unwrap().remove(1);
    let chosen = Profile {
        name: "Alpenblick neu".to_owned(),
        public_memberships: Some(false),
        holding_account: Some(UserId(9_007_199_254_740_993)),
        limited_role: Some(RoleId(13)),
        limited_team_role: Some(RoleId(6)),
        group: Some("Süd".to_owned()),
        ..second
    };
    home.update_profile(&chosen).unwrap();
    let before = home.profiles().unwrap();
    drop(home);
    let after = folder.home().profiles().unwrap();
    assert_eq!(after, before);
    assert_eq!(after.iter().map(|it| it.name.as_str()).collect::<Vec<_>>(), ["Nordlicht", "Alpenblick neu", "Mühle"]);
    assert_eq!(after[1], chosen);
    assert_eq!(folder.home().profile(&chosen.id).unwrap(), chosen);
}

#[test]
fn names_are_unique_without_regard_to_case() {
    let folder = Folder::new();
    let home = folder.home();
    let first = home.add_profile(new_profile(&home, " Mühle ÖST ")).unwrap();
    assert_eq!(first.name, "Mühle ÖST");
    for taken in ["Mühle ÖST", "mühle öst", "MÜHLE ÖST", "\tmühle Öst"] {
        assert_eq!(home.add_profile(new_profile(&home, taken)).unwrap_err(), Error::NameTaken, "{taken}");
    }
    let other = home.add_profile(new_profile(&home, "Muhle Ost")).unwrap();
    let clash = Profile { name: "mühle öst".to_owned(), ..other };
    assert_eq!(home.update_profile(&clash).unwrap_err(), Error::NameTaken);
    home.update_profile(&Profile { name: "MÜHLE öst".to_owned(), ..first }).unwrap();
}

#[test]
fn no_two_look_the_same_and_the_next_free_look_is_proposed() {
    let folder = Folder::new();
    let home = folder.home();
    let mut seen = HashSet::new();
    for number in 0..128 {
        let look = home.propose_look().unwrap();
        assert!(look.color < 8 && look.shape < 16 && seen.insert(look), "{look:?}");
        home.add_profile(new_profile(&home, &format!("Instance {number}"))).unwrap();
    }
    assert_eq!(home.propose_look().unwrap_err(), Error::LookTaken);
    let first = home.profiles().unwrap().remove(0);
    home.delete_profile(&first.id).unwrap();
    assert_eq!(home.propose_look().unwrap(), Look { color: first.color, shape: first.shape });
}

#[test]
fn looks_that_an_earlier_version_let_be_similar_stay_and_everything_else_can_be_changed() {
    let folder = Folder::new();
    let home = folder.home();
    let [one, two] = ["One", "Two"].map(|name| home.add_profile(new_profile(&home, name)).unwrap());
    let file = rusqlite::Connection::open(folder.join("gatehouse.sqlite")).unwrap();
    file.execute("UPDATE profile SET color = 6, shape = ?2 WHERE id = ?1", (&two.id.0, one.shape)).unwrap();
    let similar = Profile { name: "Three".to_owned(), color: 6, shape: one.shape, ..two };
    home.update_profile(&similar).unwrap();
    assert_eq!(home.profile(&similar.id).unwrap(), similar);
}

#[test]
fn the_first_eight_differ_in_color_and_in_shape() {
    let folder = Folder::new();
    let home = folder.home();
    for number in 0..8 {
        home.add_profile(new_profile(&home, &format!("Instance {number}"))).unwrap();
    }
    let profiles = home.profiles().unwrap();
    assert_eq!(profiles.iter().map(|it| it.color).collect::<HashSet<_>>().len(), 8);
    assert_eq!(profiles.iter().map(|it| it.shape).collect::<HashSet<_>>().len(), 8);
}

#[test]
fn a_taken_look_and_a_look_that_does_not_exist_are_refused() {
    let folder = Folder::new();
    let home = folder.home();
    let first = home.add_profile(new_profile(&home, "One")).unwrap();
    let same = store::NewProfile { color: first.color, shape: first.shape, ..new_profile(&home, "Two") };
    assert_eq!(home.add_profile(same).unwrap_err(), Error::LookTaken);
    let similar = store::NewProfile { color: 6, shape: first.shape, ..new_profile(&home, "Two") };
    assert_eq!((first.color, home.add_profile(similar).unwrap_err()), (0, Error::LookTaken));
    for beyond in [Look { color: 8, shape: 0 }, Look { color: 0, shape: 16 }] {
        let beyond = store::NewProfile { color: beyond.color, shape: beyond.shape, ..new_profile(&home, "Two") };
        assert!(matches!(home.add_profile(beyond), Err(Error::Refused(_))));
    }
    assert_eq!(home.profiles().unwrap().len(), 1);
}

#[test]
fn deleting_one_keeps_its_journal_and_forgets_its_people() {
    let folder = Folder::new();
    let home = folder.home();
    let profile = home.add_profile(new_profile(&home, "One")).unwrap();
    home.journal().begin(&profile.id, &run("r"), started()).unwrap();
    home.remember(&profile.id, Remembered::People, "2026-01-01T00:00:00Z", &people(3)).unwrap();
    home.delete_profile(&profile.id).unwrap();
    assert_eq!(home.profile(&profile.id).unwrap_err(), Error::NotFound);
    assert_eq!(home.delete_profile(&profile.id).unwrap_err(), Error::NotFound);
    assert_eq!(home.update_profile(&profile).unwrap_err(), Error::NotFound);
    assert_eq!(home.journal().runs(&profile.id).unwrap(), [run("r")]);
    assert_eq!(home.remembered::<domain::person::Person>(&profile.id, Remembered::People), None);
}

#[test]
fn the_practice_instance_keeps_its_profile_and_gets_its_new_address() {
    let folder = Folder::new();
    let home = folder.home();
    home.add_profile(new_profile(&home, "sample data")).unwrap();
    let first = home.practice_profile("Sample data", "http://127.0.0.1:4000").unwrap();
    assert_eq!((first.id.clone(), first.kind), (ProfileId::practice(), InstanceKind::Sample));
    assert_eq!(first.name, "Sample data 2");
    let chosen = Profile { holding_account: Some(UserId(5)), ..first };
    home.update_profile(&chosen).unwrap();
    let again = home.practice_profile("Sample data", "http://127.0.0.1:5000").unwrap();
    assert_eq!(again, Profile { address: "http://127.0.0.1:5000".to_owned(), ..chosen });
    assert_eq!(home.profiles().unwrap().len(), 2);
}

fn order(home: &Home) -> Vec<String> {
    home.profiles().unwrap().into_iter().filter(|it| !it.id.is_practice()).map(|it| it.name).collect()
}

#[test]
fn one_moves_past_its_neighbour_of_the_same_group_and_stays_there() {
    let folder = Folder::new();
    let home = folder.home();
    let [a, b] = ["A", "B"].map(|name| home.add_profile(new_profile(&home, name)).unwrap().id);
    home.practice_profile("Sample data", "http://127.0.0.1:4000").unwrap();
    let [c, d] = ["C", "D"].map(|name| home.add_profile(new_profile(&home, name)).unwrap().id);
    home.move_profile(&c, Way::Up).unwrap();
    assert_eq!(order(&home), ["A", "C", "B", "D"], "the practice instance is in nobody's way");
    for id in [&a, &d] {
        home.set_group(id, Some("Süd")).unwrap();
    }
    home.move_profile(&d, Way::Up).unwrap();
    assert_eq!(order(&home), ["D", "A", "C", "B"], "past the only other one of its group");
    home.move_profile(&d, Way::Up).unwrap();
    home.move_profile(&b, Way::Down).unwrap();
    assert_eq!(order(&home), ["D", "A", "C", "B"], "who stands at the end stays there");
    drop(home);
    let home = folder.home();
    assert_eq!(order(&home), ["D", "A", "C", "B"]);
    home.set_group(&d, None).unwrap();
    assert_eq!(home.profile(&d).unwrap().group, None);
    let nobody = ProfileId("nobody".to_owned());
    assert_eq!(home.move_profile(&nobody, Way::Up).unwrap_err(), Error::NotFound);
    assert_eq!(home.set_group(&nobody, None).unwrap_err(), Error::NotFound);
}

#[test]
fn those_without_a_key_are_added_all_or_none_and_lack_it_until_one_is_kept() {
    let folder = Folder::new();
    let home = folder.home();
    let one = new_profile(&home, "One");
    let same_look = store::NewProfile { name: "Two".to_owned(), ..one.clone() };
    assert_eq!(home.add_profiles_without_key(vec![one.clone(), same_look]).unwrap_err(), Error::LookTaken);
    assert_eq!(home.profiles().unwrap(), []);
    let added = home.add_profiles_without_key(vec![one]).unwrap().remove(0);
    assert!(home.lacks_key(&added.id).unwrap());
    home.has_key(&added.id).unwrap();
    assert!(!home.lacks_key(&added.id).unwrap());
    let connected = home.add_profile(new_profile(&home, "Two")).unwrap();
    assert!(!home.lacks_key(&connected.id).unwrap());
}
