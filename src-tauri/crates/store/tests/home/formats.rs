//! Files that earlier versions wrote, kept in `tests/formats`: one for each format, made by the version that wrote it.
//! Every later version has to open every one of them with all that is in it.

use std::path::{Path, PathBuf};

use domain::{RoleId, SnapshotId, UserId};
use rusqlite::Connection;
use store::{Home, InstanceKind, Journal as _, NewProfile, Profile, ProfileId};

use crate::sample::{Folder, new_profile, profile, run, small_run, write};
use crate::snapshots::snapshot;

/// The format that this version writes.
const PRESENT: u32 = 4;
const GROUP: &str = "Süd \"\u{1f980}\"";
const NAMES: [&str; 4] = ["Flowline EU", "Mühle ÖST \u{1f980}", "=1+1\"; DROP \u{202e}x", "Flowline Test"];

fn kept() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/formats")
}

/// Everything that a person may have in their data folder, in the spellings that are easiest to lose.
fn fill(home: &Home) {
    for (number, name) in (0_u8..).zip(NAMES) {
        let kind = if number == 3 { InstanceKind::Test } else { InstanceKind::Live };
        let address = format!("https://{number}.flowline.example:8443");
        let (color, shape) = (7 - number, number * 2);
        let (name, group) = (name.to_owned(), (number == 1).then(|| GROUP.to_owned()));
        let new = NewProfile {
            name: name.clone(),
            address,
            kind,
            color,
            shape,
            group,
            public_memberships: None,
            chosen: store::Chosen::default(),
        };
        let added = home.add_profile(new).unwrap();
        home.set_tray(&added.id, &format!("waits on {name}")).unwrap();
    }
    let first = home.profiles().unwrap().remove(0);
    let chosen = Profile {
        position: 2,
        public_memberships: Some(false),
        holding_account: Some(UserId(9_007_199_254_740_993)),
        limited_role: Some(RoleId(13)),
        limited_team_role: Some(RoleId(6)),
        ..first
    };
    home.update_profile(&chosen).unwrap();
    home.set_may_remember(&chosen.id, false).unwrap();
    home.practice_profile("Sample data", "http://127.0.0.1:4000").unwrap();
    write(&home.journal(), &run("a"), &small_run(2));
    home.set_note(&run("a"), "ticks", "Ž \u{0} 1").unwrap();
    home.save_snapshot(&snapshot()).unwrap();
}

#[test]
fn a_file_of_the_present_format_is_kept() {
    let path = kept().join(format!("{PRESENT}.sqlite"));
    if std::env::var_os("KEEP_FORMAT").is_some() && !path.exists() {
        let folder = Folder::new();
        fill(&folder.home());
        std::fs::copy(folder.join("gatehouse.sqlite"), &path).unwrap();
    }
    let why = "a new format is kept: run this once with KEEP_FORMAT=1 and commit the file";
    assert!(path.exists(), "{why}");
    assert_eq!(format_of(&path), PRESENT, "the file that is kept for this format");
}

/// What the head of a file says, read without opening it as a database: that would leave files beside it.
fn format_of(file: &Path) -> u32 {
    u32::from_be_bytes(std::fs::read(file).unwrap()[60..64].try_into().unwrap())
}

/// Id, name, address, kind, color, shape, place and time of every saved instance, as they stand in the file.
fn rows(file: &Path) -> Vec<[String; 8]> {
    let file = Connection::open(file).unwrap();
    let sql = "SELECT id, name, address, kind, color || '', shape || '', position || '', created_at
               FROM profile ORDER BY profile.position, created_at";
    let mut statement = file.prepare(sql).unwrap();
    let rows = statement.query_map([], |row| Ok(std::array::from_fn(|column| row.get(column).unwrap())));
    rows.unwrap().map(Result::unwrap).collect()
}

#[test]
fn every_kept_file_is_opened_with_all_that_is_in_it() {
    let mut seen = 0;
    for file in std::fs::read_dir(kept()).unwrap() {
        let file = file.unwrap().path();
        let folder = Folder::new();
        let copy = folder.join("gatehouse.sqlite");
        std::fs::copy(&file, &copy).unwrap();
        let before = rows(&copy);
        let home = folder.home();
        assert_eq!(rows(&copy), before, "{}", file.display());
        holds_everything(&home, format_of(&file) >= 4);
        seen += 1;
    }
    assert_eq!(seen, PRESENT - 2, "one for each format since the third");
}

fn holds_everything(home: &Home, has_groups: bool) {
    let profiles = home.profiles().unwrap();
    let names: Vec<&str> = profiles.iter().map(|it| it.name.as_str()).collect();
    assert_eq!(names, [NAMES[1], NAMES[0], NAMES[2], NAMES[3], "Sample data"]);
    let of = |name: &str| profiles.iter().find(|it| it.name == name).unwrap();
    for (number, name) in (0_u8..).zip(NAMES) {
        let found = of(name);
        assert_eq!(found.address, format!("https://{number}.flowline.example:8443"));
        assert_eq!((found.color, found.shape), (7 - number, number * 2));
        assert_eq!(found.kind, if number == 3 { InstanceKind::Test } else { InstanceKind::Live });
        assert_eq!(found.group.as_deref(), (has_groups && number == 1).then_some(GROUP));
        assert_eq!(home.tray(&found.id).unwrap(), Some(format!("waits on {name}")));
        assert_eq!(home.may_remember(&found.id).unwrap(), number != 0);
    }
    let chosen = of(NAMES[0]);
    assert_eq!(chosen.public_memberships, Some(false));
    assert_eq!(chosen.holding_account, Some(UserId(9_007_199_254_740_993)));
    assert_eq!((chosen.limited_role, chosen.limited_team_role), (Some(RoleId(13)), Some(RoleId(6))));
    assert_eq!(home.profile(&ProfileId::practice()).unwrap().kind, InstanceKind::Sample);
    assert_eq!(home.journal().entries(&run("a")).unwrap().len(), small_run(2).len());
    home.verify_journal(&profile()).unwrap();
    assert_eq!(home.note(&run("a"), "ticks").unwrap().as_deref(), Some("Ž \u{0} 1"));
    let file = Connection::open(home.folder().join("gatehouse.sqlite")).unwrap();
    let id: String = file.query_row("SELECT id FROM snapshot", [], |row| row.get(0)).unwrap();
    assert_eq!(home.snapshot(&SnapshotId(id)).unwrap(), snapshot());
}

/// A file of an earlier format, made of the third by taking away what that one lacked.
fn earlier(lacks: &str) -> Folder {
    let folder = Folder::new();
    let file = folder.join("gatehouse.sqlite");
    std::fs::copy(kept().join("3.sqlite"), &file).unwrap();
    Connection::open(file).unwrap().execute_batch(lacks).unwrap();
    folder
}

#[test]
fn a_file_of_the_first_format_is_brought_up_and_keeps_everything() {
    let folder = earlier("DROP TABLE setting; DROP TABLE journal_end; PRAGMA user_version = 1;");
    let before = rows(&folder.join("gatehouse.sqlite"));
    let home = folder.home();
    assert_eq!(rows(&folder.join("gatehouse.sqlite")), before);
    let first = home.profiles().unwrap().remove(0);
    assert!(home.may_remember(&first.id).unwrap(), "until somebody says no");
    home.set_may_remember(&first.id, false).unwrap();
    drop(home);
    assert!(!folder.home().may_remember(&first.id).unwrap(), "a choice outlives the application");
}

#[test]
fn a_journal_of_the_second_format_goes_on_and_is_still_checked() {
    let folder = earlier("DROP TABLE journal_end; PRAGMA user_version = 2;");
    folder.home().verify_journal(&profile()).unwrap();
    write(&folder.home().journal(), &run("b"), &small_run(1));
    let found = folder.home().check_journal(&profile()).unwrap();
    assert_eq!((found.entries, found.broken), (10, None));
}

#[test]
fn a_file_that_is_brought_up_takes_a_hundred_instances_of_different_looks() {
    let folder = earlier("");
    let home = folder.home();
    for number in home.profiles().unwrap().len()..100 {
        home.add_profile(new_profile(&home, &format!("Instance {number}"))).unwrap();
    }
    drop(home);
    assert_eq!(folder.home().profiles().unwrap().len(), 100);
}

#[test]
fn bringing_up_is_whole_or_not_at_all() {
    let folder =
        earlier("DROP TABLE journal_end; CREATE TABLE journal_end (other TEXT) STRICT; PRAGMA user_version = 2;");
    let file = folder.join("gatehouse.sqlite");
    let before = rows(&file);
    assert!(Home::open(&folder).is_err());
    assert_eq!((format_of(&file), rows(&file)), (2, before));
}
