//! A disk that gives back something else than what was written: every length and every bit is either found out or makes
//! no difference. Sampled in the daily run, exhaustive with `GATEHOUSE_FULL`.

use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};

use domain::RunId;
use domain::journal::Entry;
use rusqlite::Connection;
use rusqlite::config::DbConfig;
use store::{Error, Home, Journal as _};

use crate::sample::{Folder, full, profile, run, small_run, write};

/// What a reader gets.
#[derive(Debug, PartialEq, Eq)]
struct Seen {
    runs: Vec<RunId>,
    entries: Vec<Vec<Entry>>,
}

fn look(folder: &Path) -> Result<Seen, Error> {
    let home = Home::open(folder)?;
    let runs = home.journal().runs(&profile())?;
    let entries = ["a", "b"].map(|name| home.journal().entries(&run(name)));
    home.verify_journal(&profile())?;
    Ok(Seen { runs, entries: entries.into_iter().collect::<Result<_, _>>()? })
}

/// A journal of two runs, one of them cut off in the middle.
fn fill(folder: &Folder) -> Seen {
    let journal = folder.home().journal();
    write(&journal, &run("a"), &small_run(4));
    write(&journal, &run("b"), &small_run(2)[..4]);
    drop(journal);
    look(folder).unwrap()
}

/// Puts `bytes` in place of `file`, without what a reader left beside it.
fn put(folder: &Folder, file: &str, bytes: &[u8]) {
    for beside in ["gatehouse.sqlite-shm", "gatehouse.sqlite-wal"] {
        std::fs::remove_file(folder.join(beside)).ok();
    }
    std::fs::write(folder.join(file), bytes).unwrap();
}

/// Every `step`-th number below `end`; all of them when the long parts are wanted.
fn sample(end: usize, step: usize) -> impl Iterator<Item = usize> {
    (0..end).step_by(if full() { 1 } else { step })
}

/// Found out, or no difference; says which.
fn found_or_harmless(answer: Result<Seen, Error>, truth: &Seen, what: &str) -> bool {
    match answer {
        Ok(seen) => {
            assert_eq!(seen, *truth, "{what} changed what is read, and nobody noticed");
            false
        }
        Err(Error::Damaged { .. } | Error::BrokenChain(_) | Error::NewerThanMe { .. } | Error::Io(_)) => true,
        Err(error) => panic!("{what}: {error:?}"),
    }
}

#[test]
fn counted_truncations_of_the_file_are_found() {
    let folder = Folder::new();
    let truth = fill(&folder);
    let bytes = std::fs::read(folder.join("gatehouse.sqlite")).unwrap();
    let mut tried = 0;
    for length in sample(bytes.len(), 101).chain((0..bytes.len()).step_by(4096)) {
        put(&folder, "gatehouse.sqlite", &bytes[..length]);
        assert!(found_or_harmless(look(&folder), &truth, &format!("length {length}")), "length {length} was not found");
        tried += 1;
    }
    println!("{tried} truncations of {} bytes, all found", bytes.len());
}

#[test]
fn counted_flipped_bits_of_the_file_are_found_or_harmless() {
    let folder = Folder::new();
    let truth = fill(&folder);
    let bytes = std::fs::read(folder.join("gatehouse.sqlite")).unwrap();
    let found = AtomicUsize::new(0);
    let bits: Vec<usize> = sample(bytes.len() * 8, 211).collect();
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    std::thread::scope(|scope| {
        for share in bits.chunks(bits.len().div_ceil(threads)) {
            let (bytes, truth, found) = (&bytes, &truth, &found);
            scope.spawn(move || found.fetch_add(flip_each(share, bytes, truth), Ordering::Relaxed));
        }
    });
    let found = found.into_inner();
    let harmless = bits.len() - found;
    assert!(found > 0 && harmless > 0, "the bits of rows are found, those of empty space are harmless");
    println!("{found} flipped bits found, {harmless} harmless");
}

/// Flips these bits one at a time; how many were found.
fn flip_each(bits: &[usize], bytes: &[u8], truth: &Seen) -> usize {
    let folder = Folder::new();
    let found = bits.iter().filter(|bit| {
        let mut damaged = bytes.to_vec();
        damaged[*bit / 8] ^= 1 << (*bit % 8);
        put(&folder, "gatehouse.sqlite", &damaged);
        found_or_harmless(look(&folder), truth, &format!("bit {} of byte {}", *bit % 8, *bit / 8))
    });
    found.count()
}

/// What each row holds, as it stands in the file in one piece.
fn rows(folder: &Folder) -> Vec<Vec<u8>> {
    let connection = Connection::open(folder.join("gatehouse.sqlite")).unwrap();
    let columns = "SELECT cast(profile || run || at AS BLOB), previous, hash, cast(event AS BLOB) FROM journal";
    let mut statement = connection.prepare(columns).unwrap();
    let rows = statement.query_map([], |row| {
        let parts: [Vec<u8>; 4] = [row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?];
        Ok(parts.concat())
    });
    rows.unwrap().collect::<Result<_, _>>().unwrap()
}

#[test]
fn counted_flipped_bits_of_rows_are_all_found() {
    let folder = Folder::new();
    fill(&folder);
    let rows = rows(&folder);
    let bytes = std::fs::read(folder.join("gatehouse.sqlite")).unwrap();
    let mut tried = 0;
    for row in &rows {
        // Where pages were split, copies that nobody reads any more are left behind; all of them are damaged alike.
        let copies: Vec<usize> = (0..=bytes.len() - row.len()).filter(|at| bytes[*at..].starts_with(row)).collect();
        assert!(!copies.is_empty(), "a row does not stand in one piece");
        for bit in sample(row.len() * 8, 97) {
            let mut damaged = bytes.clone();
            for place in &copies {
                damaged[place + bit / 8] ^= 1 << (bit % 8);
            }
            put(&folder, "gatehouse.sqlite", &damaged);
            assert!(look(&folder).is_err(), "bit {bit} of {} was not found", String::from_utf8_lossy(row));
            tried += 1;
        }
    }
    println!("{tried} flipped bits in {} rows, all found", rows.len());
}

/// Where the file keeps what finds the journal's rows, as ranges of bytes that are in use.
fn finders(folder: &Folder, bytes: &[u8]) -> Vec<usize> {
    let connection = Connection::open(folder.join("gatehouse.sqlite")).unwrap();
    let size: usize = connection.pragma_query_value(None, "page_size", |row| row.get(0)).unwrap();
    let roots = "SELECT rootpage FROM sqlite_schema WHERE type = 'index' AND tbl_name = 'journal'";
    let mut statement = connection.prepare(roots).unwrap();
    let roots: Vec<usize> = statement.query_map([], |row| row.get(0)).unwrap().collect::<Result<_, _>>().unwrap();
    assert_eq!(roots.len(), 2);
    roots.iter().flat_map(|page| (page - 1) * size..page * size).filter(|at| bytes[*at] != 0).collect()
}

/// Without a check of its own, a row that nothing finds any more would look like a row that was never written.
#[test]
fn counted_flipped_bits_of_what_finds_the_rows_are_found_or_harmless() {
    let folder = Folder::new();
    let truth = fill(&folder);
    let bytes = std::fs::read(folder.join("gatehouse.sqlite")).unwrap();
    let bits: Vec<usize> = finders(&folder, &bytes).iter().flat_map(|at| at * 8..at * 8 + 8).collect();
    let bits: Vec<usize> = sample(bits.len(), 5).map(|nth| bits[nth]).collect();
    let found = flip_each(&bits, &bytes, &truth);
    assert!(found > bits.len() / 2, "only {found} of {} were found", bits.len());
    println!("{found} of {} flipped bits found, the others harmless", bits.len());
}

/// A home whose process was killed: part of the journal stands only in the log beside the file.
fn killed() -> (Folder, Seen, Vec<u8>, Vec<u8>) {
    let folder = Folder::new();
    fill(&folder);
    let keeper = Connection::open(folder.join("gatehouse.sqlite")).unwrap();
    keeper.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true).unwrap();
    let journal = folder.home().journal();
    for event in &small_run(2)[4..] {
        journal.append(&run("b"), event.clone()).unwrap();
    }
    let truth = look(&folder).unwrap();
    let read = |name: &str| std::fs::read(folder.join(name)).unwrap();
    let (file, log) = (read("gatehouse.sqlite"), read("gatehouse.sqlite-wal"));
    drop((journal, keeper));
    assert!(!log.is_empty());
    (folder, truth, file, log)
}

/// Rows at the end may be missing, as if they had not been written yet; nothing else may differ.
fn found_or_shorter(answer: Result<Seen, Error>, truth: &Seen, what: &str) {
    if let Ok(seen) = answer {
        assert_eq!(seen.runs, truth.runs, "{what}");
        for (seen, truth) in seen.entries.iter().zip(&truth.entries) {
            assert!(truth.starts_with(seen), "{what} changed what is read, and nobody noticed");
        }
        assert!(seen.entries[1].len() >= 4, "{what} lost rows that were already in the file");
    }
}

#[test]
fn counted_truncations_and_flips_of_the_log_are_found_or_cut_off_its_end() {
    let (folder, truth, file, log) = killed();
    let mut tried = 0;
    let mut check = |damaged: &[u8], what: String| {
        put(&folder, "gatehouse.sqlite", &file);
        std::fs::write(folder.join("gatehouse.sqlite-wal"), damaged).unwrap();
        found_or_shorter(look(&folder), &truth, &what);
        tried += 1;
    };
    check(&log, "the log as it was".to_owned());
    for length in sample(log.len(), 307) {
        check(&log[..length], format!("length {length}"));
    }
    // Each frame of a log has a checksum of its own, so not every bit of it has to be tried, not even in the long run.
    for bit in (0..log.len() * 8).step_by(if full() { 13 } else { 811 }) {
        let mut damaged = log.clone();
        damaged[bit / 8] ^= 1 << (bit % 8);
        check(&damaged, format!("bit {bit}"));
    }
    println!("{tried} damaged logs of {} bytes", log.len());
}
