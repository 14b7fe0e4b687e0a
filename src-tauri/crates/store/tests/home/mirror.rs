//! Remembered rows: quick, and worth nothing.

use std::sync::Arc;
use std::time::Instant;

use domain::roster::{Roster, Seat, TeamRoster};
use domain::{OrganizationId, RoleId, UserId};
use store::{Home, Kept, Remembered};

use crate::sample::{Folder, at, new_profile, people, profile};

fn seen(home: &Home) -> Option<(String, Vec<domain::person::Person>)> {
    home.remembered(&profile(), Remembered::People)
}

fn roster(organization: u64, members: u64) -> Roster {
    let seat = |user| Seat {
        user: UserId(organization * 100 + user),
        role: Some(RoleId(if user == 0 { 11 } else { 13 })),
        invitation: (user == 1).then(|| "pending to zebra@example.com".to_owned()),
        sso_pending: Some(false),
    };
    Roster {
        organization: OrganizationId(organization),
        as_of: at(),
        members: (0..members).map(seat).collect(),
        teams: Some(TeamRoster::default()),
        own_roles: Vec::new(),
        sure: true,
    }
}

fn rosters(count: u64, members: u64) -> Vec<Arc<Roster>> {
    (1..=count).map(|organization| Arc::new(roster(organization, members))).collect()
}

#[test]
fn rosters_are_remembered_one_by_one() {
    let folder = Folder::new();
    let home = folder.home();
    home.remember_rosters(&profile(), &rosters(3, 2)).unwrap();
    home.remember_rosters(&profile(), &[Arc::new(roster(2, 5))]).unwrap();
    drop(home);
    assert_eq!(folder.home().remembered_rosters(&profile()), [roster(1, 2), roster(2, 5), roster(3, 2)]);
    assert_eq!(folder.home().remembered_rosters(&store::ProfileId("another".into())), []);
}

#[test]
fn what_is_forgotten_leaves_no_byte_behind_in_any_file() {
    for off in [false, true] {
        let folder = Folder::new();
        let home = folder.home();
        home.remember(&profile(), Remembered::People, at(), &people(3_000)).unwrap();
        home.remember(&profile(), Remembered::Seen, at(), &["zebra@example.com"]).unwrap();
        home.remember_rosters(&profile(), &rosters(300, 20)).unwrap();
        assert!(names_left(&folder) > 0 && home.kept_rows(&profile()).unwrap().is_some());
        if off {
            home.set_may_remember(&profile(), false).unwrap();
        } else {
            home.forget_rows(&profile()).unwrap();
        }
        assert_eq!(names_left(&folder), 0, "while the file is open");
        assert_eq!(home.kept_rows(&profile()).unwrap(), None);
        drop(home);
        assert_eq!(names_left(&folder), 0, "after the end");
    }
}

/// Files of the data folder in which somebody's address stands.
fn names_left(folder: &Folder) -> usize {
    let files = std::fs::read_dir(&**folder).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_file());
    files.filter(|file| String::from_utf8_lossy(&std::fs::read(file).unwrap()).contains("@example.com")).count()
}

#[test]
fn it_is_told_how_much_is_kept() {
    let folder = Folder::new();
    let home = folder.home();
    home.remember_rosters(&profile(), &rosters(1, 2)).unwrap();
    let Kept { bytes, as_of } = home.kept_rows(&profile()).unwrap().unwrap();
    assert_eq!((bytes, as_of), (serde_json::to_string(&roster(1, 2)).unwrap().len() as u64, None));
    home.remember(&profile(), Remembered::People, at(), &people(10)).unwrap();
    let more = home.kept_rows(&profile()).unwrap().unwrap();
    assert!(more.bytes > bytes && more.as_of == Some(at()));
}

#[test]
fn counted_time_for_the_memberships_of_five_thousand_organizations() {
    let folder = Folder::new();
    let all = rosters(5_000, 20);
    let start = Instant::now();
    folder.home().remember_rosters(&profile(), &all).unwrap();
    let written = start.elapsed();
    let home = folder.home();
    let start = Instant::now();
    assert_eq!(home.remembered_rosters(&profile()).len(), all.len());
    println!("5000 organizations with 20 members: remembered in {written:?}, read in {:?}", start.elapsed());
}

#[test]
fn people_are_remembered_over_a_restart_and_replaced_as_a_whole() {
    let folder = Folder::new();
    folder.home().remember(&profile(), Remembered::People, at(), &people(2_345)).unwrap();
    assert_eq!(seen(&folder.home()), Some((at(), people(2_345))));
    folder.home().remember(&profile(), Remembered::People, "2027-01-01T00:00:00Z", &people(3)).unwrap();
    let (as_of, remembered) = seen(&folder.home()).unwrap();
    assert_eq!((as_of.as_str(), remembered), ("2027-01-01T00:00:00Z", people(3)));
    folder.home().remember(&profile(), Remembered::People, at(), &people(0)).unwrap();
    assert_eq!(seen(&folder.home()), Some((at(), Vec::new())));
    folder.home().remember(&profile(), Remembered::People, at(), &people(30)).unwrap();
    folder.home().forget_rows(&profile()).unwrap();
    assert_eq!(seen(&folder.home()), None);
    let file = std::fs::read(folder.join("mirror.sqlite")).unwrap();
    assert!(!String::from_utf8_lossy(&file).contains("@example.com"), "somebody stayed behind in the file");
}

#[test]
fn a_mirror_that_is_gone_damaged_or_from_another_version_loses_nothing() {
    for content in [None, Some(b"".as_slice()), Some(b"not a database"), Some(&[0x53; 8_192])] {
        let folder = Folder::new();
        let home = folder.home();
        home.add_profile(new_profile(&home, "One")).unwrap();
        home.remember(&profile(), Remembered::People, at(), &people(5)).unwrap();
        drop(home);
        let file = folder.join("mirror.sqlite");
        match content {
            None => std::fs::remove_file(&file).unwrap(),
            Some(content) => std::fs::write(&file, content).unwrap(),
        }
        let home = folder.home();
        assert_eq!(seen(&home), None);
        assert_eq!(home.profiles().unwrap().len(), 1);
        home.remember(&profile(), Remembered::People, at(), &people(2)).unwrap();
        assert_eq!(seen(&home), Some((at(), people(2))));
    }
}

#[test]
fn a_mirror_in_another_format_is_made_anew() {
    let folder = Folder::new();
    folder.home().remember(&profile(), Remembered::People, at(), &people(5)).unwrap();
    let other = rusqlite::Connection::open(folder.join("mirror.sqlite")).unwrap();
    other.pragma_update(None, "user_version", 9).unwrap();
    drop(other);
    assert_eq!(seen(&folder.home()), None);
    folder.home().remember(&profile(), Remembered::People, at(), &people(2)).unwrap();
    assert_eq!(seen(&folder.home()), Some((at(), people(2))));
}

#[test]
fn counted_time_for_a_hundred_thousand_people() {
    let folder = Folder::new();
    for count in [1_000, 100_000] {
        let rows = people(count);
        let start = Instant::now();
        folder.home().remember(&profile(), Remembered::People, at(), &rows).unwrap();
        let written = start.elapsed();
        let home = folder.home();
        let start = Instant::now();
        assert_eq!(seen(&home).unwrap().1.len(), rows.len());
        println!("{count} people: remembered in {written:?}, read in {:?}", start.elapsed());
    }
}
