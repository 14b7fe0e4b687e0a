//! Somebody with the file and a tool for it: whatever they alter of a journal is found, and the entry is named.

use std::collections::BTreeMap;

use domain::RunId;
use rusqlite::Connection;
use store::{BrokenChain, Journal as _, ProfileId};

use crate::appending::meddle_past_the_guards;
use crate::sample::{Folder, full, profile, run, small_run, started, write};

const COLUMNS: [&str; 8] = ["place", "sequence", "profile", "run", "at", "previous", "hash", "event"];

/// A row of the journal: its place, and the entry that it is.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Entry {
    place: i64,
    profile: String,
    run: String,
    sequence: u64,
}

/// Two instances, and runs that were carried out at the same time.
fn journal() -> (Folder, Vec<Entry>) {
    let folder = Folder::new();
    let journal = folder.home().journal();
    write(&journal, &run("a"), &small_run(2));
    let other = ProfileId("other".to_owned());
    journal.begin(&other, &run("x"), started()).unwrap();
    let [first, second] = [small_run(2), small_run(3)];
    journal.begin(&profile(), &run("b"), first[0].clone()).unwrap();
    journal.begin(&profile(), &run("c"), second[0].clone()).unwrap();
    for event in 1..second.len() {
        for (run, events) in [(run("b"), &first), (run("c"), &second)] {
            events.get(event).into_iter().for_each(|event| drop(journal.append(&run, event.clone()).unwrap()));
        }
    }
    journal.append(&run("x"), small_run(1)[1].clone()).unwrap();
    drop(journal);
    let entries = rows(&folder);
    (folder, entries)
}

fn rows(folder: &Folder) -> Vec<Entry> {
    let connection = Connection::open(folder.join("gatehouse.sqlite")).unwrap();
    let mut statement = connection.prepare("SELECT place, profile, run, sequence FROM journal ORDER BY place").unwrap();
    let entry = |row: &rusqlite::Row<'_>| {
        Ok(Entry { place: row.get(0)?, profile: row.get(1)?, run: row.get(2)?, sequence: row.get(3)? })
    };
    statement.query_map([], entry).unwrap().collect::<Result<_, _>>().unwrap()
}

/// The file as it is, put back before each attempt.
struct Original<'a> {
    folder: &'a Folder,
    bytes: Vec<u8>,
}

impl<'a> Original<'a> {
    fn of(folder: &'a Folder) -> Self {
        Self { folder, bytes: std::fs::read(folder.join("gatehouse.sqlite")).unwrap() }
    }

    /// What is found after this was done to it.
    fn after(&self, sql: &str, owner: &str) -> Option<BrokenChain> {
        for beside in ["gatehouse.sqlite-shm", "gatehouse.sqlite-wal"] {
            std::fs::remove_file(self.folder.join(beside)).ok();
        }
        std::fs::write(self.folder.join("gatehouse.sqlite"), &self.bytes).unwrap();
        meddle_past_the_guards(self.folder, sql);
        self.folder.home().check_journal(&ProfileId(owner.to_owned())).unwrap().broken
    }
}

fn of(entry: &Entry) -> BrokenChain {
    BrokenChain { run: entry.run.clone(), sequence: entry.sequence }
}

/// Which bytes of a value with this many are altered: a few that lie apart, or each.
fn some_of(bytes: usize) -> Vec<usize> {
    let step = if full() { 1 } else { (bytes / 3).max(1) };
    (0..bytes).step_by(step).chain(bytes.checked_sub(1)).collect()
}

/// The statement that alters one byte of one value, whatever its kind. Nothing where the value would be another row's.
fn alter(folder: &Folder, entry: &Entry, column: &str, byte: usize) -> Option<String> {
    let place = entry.place;
    if matches!(column, "place" | "sequence") {
        let now = if column == "place" { place } else { i64::try_from(entry.sequence).unwrap() };
        let altered = now ^ (1 << (byte * 8 + 3));
        let taken = rows(folder).iter().any(|other| match column {
            "place" => other.place == altered,
            _ => other.run == entry.run && i64::try_from(other.sequence).unwrap() == altered,
        });
        return (!taken).then(|| format!("UPDATE journal SET {column} = {altered} WHERE place = {place}"));
    }
    let kind = if matches!(column, "previous" | "hash") { "BLOB" } else { "TEXT" };
    let connection = Connection::open(folder.join("gatehouse.sqlite")).unwrap();
    let sql = format!("SELECT CAST({column} AS BLOB) FROM journal WHERE place = {place}");
    let mut bytes: Vec<u8> = connection.query_row(&sql, [], |row| row.get(0)).unwrap();
    bytes[byte] ^= 0x15;
    let hex = domain::plan::hex(&bytes);
    Some(format!("UPDATE journal SET {column} = CAST(x'{hex}' AS {kind}) WHERE place = {place}"))
}

fn length(folder: &Folder, entry: &Entry, column: &str) -> usize {
    if matches!(column, "place" | "sequence") {
        return 8;
    }
    let connection = Connection::open(folder.join("gatehouse.sqlite")).unwrap();
    let sql = format!("SELECT LENGTH(CAST({column} AS BLOB)) FROM journal WHERE place = {}", entry.place);
    connection.query_row(&sql, [], |row| row.get(0)).unwrap()
}

#[test]
fn any_byte_of_any_column_of_any_entry_is_missed_by_nobody_and_the_entry_is_named() {
    let (folder, entries) = journal();
    let original = Original::of(&folder);
    let mut tried: BTreeMap<&str, u32> = BTreeMap::new();
    for entry in &entries {
        for column in COLUMNS {
            for byte in some_of(length(&folder, entry, column)) {
                std::fs::write(folder.join("gatehouse.sqlite"), &original.bytes).unwrap();
                let Some(sql) = alter(&folder, entry, column, byte) else { continue };
                assert_eq!(original.after(&sql, &entry.profile), Some(of(entry)), "{column} of {entry:?}, byte {byte}");
                *tried.entry(column).or_default() += 1;
            }
        }
    }
    assert!(COLUMNS.iter().all(|column| tried[column] >= 20), "{tried:?}");
    println!("{} entries, altered bytes by column: {tried:?}", entries.len());
}

#[test]
fn any_entry_that_was_taken_out_is_named_the_last_one_too() {
    let (folder, entries) = journal();
    let original = Original::of(&folder);
    for entry in &entries {
        let found = original.after(&format!("DELETE FROM journal WHERE place = {}", entry.place), &entry.profile);
        let found = found.unwrap_or_else(|| panic!("{entry:?} is not missed"));
        // Where runs went on side by side, the end of one leaves no gap in it: then the entry before it tells the place.
        let is_last = !entries.iter().any(|other| other.run == entry.run && other.sequence > entry.sequence);
        let mut own = entries.iter().filter(|other| other.profile == entry.profile && other.place < entry.place);
        let before =
            own.next_back().map(|before| BrokenChain { run: before.run.clone(), sequence: before.sequence + 1 });
        assert!(found == of(entry) || is_last && Some(&found) == before.as_ref(), "{entry:?}: {found:?}");
    }
}

#[test]
fn any_two_entries_that_changed_places_are_found_at_the_first_of_them() {
    let (folder, entries) = journal();
    let original = Original::of(&folder);
    let own: Vec<&Entry> = entries.iter().filter(|entry| entry.profile == profile().0).collect();
    for (number, first) in own.iter().enumerate() {
        for second in &own[number + 1..] {
            let (one, other) = (first.place, second.place);
            let sql = format!(
                "UPDATE journal SET place = 9999 WHERE place = {one}; UPDATE journal SET place = {one} WHERE place = {other};
                 UPDATE journal SET place = {other} WHERE place = 9999;"
            );
            assert_eq!(original.after(&sql, &profile().0), Some(of(first)), "{first:?} and {second:?}");
        }
    }
}

#[test]
fn what_happens_to_another_instance_is_no_concern_of_this_one() {
    let (folder, entries) = journal();
    let original = Original::of(&folder);
    for entry in entries.iter().filter(|entry| entry.profile == "other") {
        for change in ["DELETE FROM journal", "UPDATE journal SET at = 'x'", "UPDATE journal SET place = place + 50"] {
            let sql = format!("{change} WHERE place = {}", entry.place);
            assert_eq!(original.after(&sql, &profile().0), None, "{sql}");
        }
    }
}

#[test]
fn an_entry_that_was_cut_off_at_the_end_is_missed_for_ever() {
    let folder = Folder::new();
    write(&folder.home().journal(), &run("a"), &small_run(2));
    meddle_past_the_guards(&folder, "DELETE FROM journal WHERE sequence = 6");
    let missed = Some(BrokenChain { run: "a".to_owned(), sequence: 6 });
    assert_eq!(folder.home().check_journal(&profile()).unwrap().broken, missed);
    write(&folder.home().journal(), &run("b"), &small_run(2));
    let found = folder.home().check_journal(&profile()).unwrap();
    assert_eq!((found.broken, found.doubtful), (missed, vec![RunId("b".to_owned()), RunId("a".to_owned())]));
}

#[test]
fn counted_time_to_look_through_a_journal() {
    let folder = Folder::new();
    let home = folder.home();
    for number in 0..if full() { 160 } else { 8 } {
        write(&home.journal(), &run(&format!("run {number}")), &small_run(62));
    }
    let start = std::time::Instant::now();
    let found = home.check_journal(&profile()).unwrap();
    assert_eq!(found.broken, None);
    println!("looked through {} entries in {:?}", found.entries, start.elapsed());
}
