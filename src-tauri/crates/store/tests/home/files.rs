//! The files themselves: who may read them, and what becomes of one that this version did not write.

use std::path::Path;

use rusqlite::Connection;
use rusqlite::config::DbConfig;
use store::{Error, Home, Journal as _, Remembered};

use crate::sample::{Folder, new_profile, people, profile, run, started};

#[cfg(unix)]
#[test]
fn only_the_owner_can_read_the_folder_and_what_is_in_it() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = Folder::new();
    let inner = folder.join("deep").join("data");
    let home = Home::open(&inner).unwrap();
    home.journal().begin(&profile(), &run("r"), started()).unwrap();
    home.remember(&profile(), Remembered::People, "2026-01-01T00:00:00Z", &people(3)).unwrap();
    let _claim = home.claim_run(&run("r")).unwrap();
    let mut seen = 0;
    let mut folders = vec![inner];
    while let Some(folder) = folders.pop() {
        assert_eq!(folder.metadata().unwrap().permissions().mode() & 0o777, 0o700, "{}", folder.display());
        for file in std::fs::read_dir(&folder).unwrap() {
            let path = file.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                assert_eq!(path.metadata().unwrap().permissions().mode() & 0o777, 0o600, "{}", path.display());
                seen += 1;
            }
        }
    }
    assert!(seen >= 6, "a database, its log, a mirror, its log, a lock and a claim: {seen}");
}

#[cfg(unix)]
#[test]
fn a_folder_and_a_file_that_others_could_read_are_narrowed() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = Folder::new();
    drop(folder.home());
    let file = folder.join("gatehouse.sqlite");
    std::fs::set_permissions(&*folder, std::fs::Permissions::from_mode(0o755)).unwrap();
    std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o644)).unwrap();
    let _home = folder.home();
    assert_eq!(folder.metadata().unwrap().permissions().mode() & 0o777, 0o700);
    assert_eq!(file.metadata().unwrap().permissions().mode() & 0o777, 0o600);
}

/// Name and content of every file in a folder but the index that is made of a log.
fn contents(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|file| file.unwrap().path())
        .filter(|path| path.is_file() && path.extension().is_none_or(|it| it != "sqlite-shm"))
        .map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), std::fs::read(&path).unwrap()))
        .collect();
    files.sort();
    files
}

#[test]
fn a_newer_file_is_refused_and_left_as_it_is() {
    let folder = Folder::new();
    let home = folder.home();
    home.add_profile(new_profile(&home, "One")).unwrap();
    drop(home);
    Connection::open(folder.join("gatehouse.sqlite")).unwrap().pragma_update(None, "user_version", 5).unwrap();
    let before = contents(&folder);
    assert_eq!(Home::open(&folder).unwrap_err(), Error::NewerThanMe { found: 5, known: 4 });
    assert_eq!(contents(&folder), before);
}

#[test]
fn a_newer_file_is_recognised_by_its_log_and_left_as_it_is() {
    let folder = Folder::new();
    drop(folder.home());
    // A newer version that ended right after its migration: the file still says 4, the log says 5.
    let newer = Connection::open(folder.join("gatehouse.sqlite")).unwrap();
    newer.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true).unwrap();
    newer.pragma_update(None, "user_version", 5).unwrap();
    drop(newer);
    let before = contents(&folder);
    assert!(before.iter().any(|(name, bytes)| name == "gatehouse.sqlite-wal" && !bytes.is_empty()));
    assert_eq!(Home::open(&folder).unwrap_err(), Error::NewerThanMe { found: 5, known: 4 });
    assert_eq!(contents(&folder), before);
}

#[test]
fn a_file_that_is_empty_or_no_database_is_damaged_and_not_begun_anew() {
    for content in [b"".as_slice(), b"SQLite format 3\0", &[0; 4096], b"my notes"] {
        let folder = Folder::new();
        std::fs::write(folder.join("gatehouse.sqlite"), content).unwrap();
        assert!(matches!(Home::open(&folder), Err(Error::Damaged { .. })), "{content:?}");
        assert_eq!(std::fs::read(folder.join("gatehouse.sqlite")).unwrap(), content);
    }
}

#[test]
fn many_can_open_a_new_folder_at_once() {
    let folder = Folder::new();
    std::thread::scope(|scope| {
        for number in 0..8 {
            let folder = &folder;
            scope.spawn(move || {
                let home = folder.home();
                let look = store::Look { color: number, shape: number };
                let new = new_profile(&home, &format!("Instance {number}"));
                home.add_profile(store::NewProfile { color: look.color, shape: look.shape, ..new }).unwrap();
            });
        }
    });
    assert_eq!(folder.home().profiles().unwrap().len(), 8);
}

#[cfg(unix)]
#[test]
fn a_disk_that_takes_no_more_costs_nothing_that_was_acknowledged() {
    let name = "files::a_disk_that_takes_no_more_costs_nothing_that_was_acknowledged";
    if let Some((_, folder)) = crate::sample::role() {
        return fill(&Home::open(&folder).unwrap());
    }
    let folder = Folder::new();
    drop(folder.home());
    let child = crate::sample::again(name, "fill", &folder);
    let mut limited = std::process::Command::new("bash");
    // Files may grow to 2 MiB; writing more is an error instead of a signal.
    limited.args(["-c", "trap '' XFSZ; ulimit -f 2048; exec \"$@\"", "bash"]).arg(child.get_program());
    limited.args(child.get_args()).envs(child.get_envs().filter_map(|(name, value)| Some((name, value?))));
    let output = limited.output().unwrap();
    let out = String::from_utf8(output.stdout).unwrap();
    let said = out.lines().find_map(|line| line.split("acknowledged ").nth(1)).unwrap_or_else(|| panic!("{out}"));
    let acknowledged: usize = said.parse().unwrap();
    assert!(acknowledged > 10, "the limit came too early to mean anything");
    let home = folder.home();
    assert_eq!(home.journal().entries(&run("r")).unwrap().len(), acknowledged);
    home.verify_journal(&profile()).unwrap();
}

/// Writes until writing fails, three times over: an error must not leave a half-written row for the next.
fn fill(home: &Home) {
    let journal = home.journal();
    journal.begin(&profile(), &run("r"), started()).unwrap();
    let (mut acknowledged, mut failed) = (1, 0);
    while failed < 3 {
        match journal.append(&run("r"), crate::sample::intent(1)) {
            Ok(_) => acknowledged += 1,
            Err(_) => failed += 1,
        }
    }
    crate::sample::say(&format!("acknowledged {acknowledged}"));
}

#[test]
fn changes_that_wait_outlive_the_application_and_go_with_their_instance_alone() {
    let folder = Folder::new();
    let home = folder.home();
    let [one, other] = ["One", "Two"].map(|name| home.add_profile(new_profile(&home, name)).unwrap());
    assert_eq!(home.tray(&one.id).unwrap(), None);
    home.set_tray(&one.id, "first").unwrap();
    home.set_tray(&one.id, "second").unwrap();
    home.set_tray(&other.id, "other").unwrap();
    home.forget_tray(&one.id).unwrap();
    assert_eq!(home.tray(&one.id).unwrap(), None);
    home.set_tray(&one.id, "second").unwrap();
    home.set_may_remember(&one.id, false).unwrap();
    drop(home);
    let home = folder.home();
    assert_eq!(home.tray(&one.id).unwrap().as_deref(), Some("second"), "they are no rows that were read");
    home.delete_profile(&one.id).unwrap();
    assert_eq!((home.tray(&one.id).unwrap(), home.tray(&other.id).unwrap().as_deref()), (None, Some("other")));
}
