//! Remembered rows: quick, and worth nothing.

use std::time::Instant;

use crate::sample::{Folder, at, new_profile, people, profile};

#[test]
fn people_are_remembered_over_a_restart_and_replaced_as_a_whole() {
    let folder = Folder::new();
    folder.home().remember_people(&profile(), at(), &people(2_345)).unwrap();
    assert_eq!(folder.home().remembered_people(&profile()), Some((at(), people(2_345))));
    folder.home().remember_people(&profile(), "2027-01-01T00:00:00Z", &people(3)).unwrap();
    let (as_of, remembered) = folder.home().remembered_people(&profile()).unwrap();
    assert_eq!((as_of.as_str(), remembered), ("2027-01-01T00:00:00Z", people(3)));
    folder.home().remember_people(&profile(), at(), &[]).unwrap();
    assert_eq!(folder.home().remembered_people(&profile()), Some((at(), Vec::new())));
    folder.home().remember_people(&profile(), at(), &people(30)).unwrap();
    folder.home().forget_rows(&profile()).unwrap();
    assert_eq!(folder.home().remembered_people(&profile()), None);
    let file = std::fs::read(folder.join("mirror.sqlite")).unwrap();
    assert!(!String::from_utf8_lossy(&file).contains("@example.com"), "somebody stayed behind in the file");
}

#[test]
fn a_mirror_that_is_gone_damaged_or_from_another_version_loses_nothing() {
    for content in [None, Some(b"".as_slice()), Some(b"not a database"), Some(&[0x53; 8_192])] {
        let folder = Folder::new();
        let home = folder.home();
        home.add_profile(new_profile(&home, "One")).unwrap();
        home.remember_people(&profile(), at(), &people(5)).unwrap();
        drop(home);
        let file = folder.join("mirror.sqlite");
        match content {
            None => std::fs::remove_file(&file).unwrap(),
            Some(content) => std::fs::write(&file, content).unwrap(),
        }
        let home = folder.home();
        assert_eq!(home.remembered_people(&profile()), None);
        assert_eq!(home.profiles().unwrap().len(), 1);
        home.remember_people(&profile(), at(), &people(2)).unwrap();
        assert_eq!(home.remembered_people(&profile()), Some((at(), people(2))));
    }
}

#[test]
fn a_mirror_in_another_format_is_made_anew() {
    let folder = Folder::new();
    folder.home().remember_people(&profile(), at(), &people(5)).unwrap();
    let other = rusqlite::Connection::open(folder.join("mirror.sqlite")).unwrap();
    other.pragma_update(None, "user_version", 9).unwrap();
    drop(other);
    assert_eq!(folder.home().remembered_people(&profile()), None);
    folder.home().remember_people(&profile(), at(), &people(2)).unwrap();
    assert_eq!(folder.home().remembered_people(&profile()), Some((at(), people(2))));
}

#[test]
fn counted_time_for_a_hundred_thousand_people() {
    let folder = Folder::new();
    for count in [1_000, 100_000] {
        let rows = people(count);
        let start = Instant::now();
        folder.home().remember_people(&profile(), at(), &rows).unwrap();
        let written = start.elapsed();
        let home = folder.home();
        let start = Instant::now();
        assert_eq!(home.remembered_people(&profile()).unwrap().1.len(), rows.len());
        println!("{count} people: remembered in {written:?}, read in {:?}", start.elapsed());
    }
}
