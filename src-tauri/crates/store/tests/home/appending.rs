//! Journals: both kinds give the same answers, and what was written stays as it was written.

use domain::RunId;
use domain::journal::{Entry, Event};
use rusqlite::Connection;
use store::{BrokenChain, Error, Home, Journal, MemoryJournal};

use crate::sample::{Folder, at, full, intent, outcome, profile, run, small_run, started, write};

fn both(check: impl Fn(&dyn Journal)) {
    let folder = Folder::new();
    check(&folder.home().journal_with_clock(at));
    check(&MemoryJournal::new(at));
}

#[test]
fn entries_come_back_word_for_word_in_their_order() {
    both(|journal| {
        let first = write(journal, &run("a"), &small_run(3));
        let second = write(journal, &run("b"), &small_run(1));
        assert_eq!(journal.entries(&run("a")).unwrap(), first);
        assert_eq!(journal.entries(&run("b")).unwrap(), second);
        assert_eq!(first.iter().map(|entry| entry.sequence).collect::<Vec<_>>(), [1, 2, 3, 4, 5, 6, 7, 8]);
        assert!(first.iter().all(|entry| entry.at == at() && entry.run == run("a")));
        assert_eq!(journal.runs(&profile()).unwrap(), [run("a"), run("b")]);
    });
}

#[test]
fn a_run_begins_once_with_its_start_and_nothing_is_appended_before() {
    both(|journal| {
        assert_eq!(journal.append(&run("a"), intent(1)).unwrap_err(), Error::NotFound);
        assert!(matches!(journal.begin(&profile(), &run("a"), intent(1)), Err(Error::Refused(_))));
        journal.begin(&profile(), &run("a"), started()).unwrap();
        assert!(matches!(journal.begin(&profile(), &run("a"), started()), Err(Error::Refused(_))));
        assert_eq!(journal.entries(&run("a")).unwrap().len(), 1);
        assert_eq!(journal.entries(&run("nobody")).unwrap(), []);
    });
}

#[test]
fn unfinished_runs_are_those_that_did_not_end_for_good() {
    both(|journal| {
        write(journal, &run("done"), &small_run(1));
        write(journal, &run("open"), &[started(), intent(1)]);
        write(journal, &run("closed"), &[started(), Event::Abandoned]);
        write(journal, &run("begun"), &[started()]);
        assert_eq!(journal.unfinished(&profile()).unwrap(), [run("open"), run("begun")]);
        assert_eq!(journal.unfinished(&store::ProfileId("other".to_owned())).unwrap(), []);
    });
}

#[test]
fn a_run_that_was_altered_can_never_go_on_and_stands_in_nobodys_way() {
    let folder = Folder::new();
    write(&folder.home().journal(), &run("a"), &[started(), intent(1)]);
    write(&folder.home().journal(), &run("b"), &[started(), intent(1)]);
    assert_eq!(folder.home().unfinished(&profile()).unwrap(), [run("a"), run("b")]);
    meddle_past_the_guards(&folder, "UPDATE journal SET at = 'x' WHERE run = 'a' AND sequence = 2");
    assert_eq!(folder.home().unfinished(&profile()).unwrap(), [run("b")]);
}

#[test]
fn a_journal_is_still_there_after_a_restart_and_goes_on_counting() {
    let folder = Folder::new();
    let before = write(&folder.home().journal(), &run("a"), &[started(), intent(1)]);
    let home = folder.home();
    assert_eq!(home.journal().entries(&run("a")).unwrap(), before);
    assert_eq!(home.journal().append(&run("a"), outcome(1)).unwrap().sequence, 3);
    assert_eq!(home.unfinished(&profile()).unwrap(), [run("a")]);
    home.verify_journal(&profile()).unwrap();
}

#[test]
fn whichever_write_fails_the_journal_holds_exactly_what_was_acknowledged() {
    let events = small_run(4);
    let writes = events.len() as u64;
    for n in 1..=writes {
        let journal = MemoryJournal::new(at);
        journal.fail_write(n, Error::DiskFull);
        let mut acknowledged: Vec<Entry> = Vec::new();
        for event in &events {
            let mut attempt = write_one(&journal, event.clone());
            if journal.writes() == n {
                assert_eq!(attempt.unwrap_err(), Error::DiskFull);
                assert_eq!(journal.entries(&run("a")).unwrap(), acknowledged, "write {n}");
                attempt = write_one(&journal, event.clone());
            }
            acknowledged.push(attempt.unwrap());
        }
        assert_eq!(journal.entries(&run("a")).unwrap(), acknowledged, "write {n}");
        assert_eq!(journal.writes(), writes + 1);
    }
}

fn write_one(journal: &dyn Journal, event: Event) -> Result<Entry, Error> {
    if matches!(event, Event::Started { .. }) {
        journal.begin(&profile(), &run("a"), event)
    } else {
        journal.append(&run("a"), event)
    }
}

#[test]
fn two_threads_on_one_run_leave_no_gap_and_no_double() {
    let folder = Folder::new();
    let home = folder.home();
    home.journal().begin(&profile(), &run("a"), started()).unwrap();
    std::thread::scope(|scope| {
        for _ in 0..4 {
            // Each has a connection of its own, as another process would.
            let home = folder.home();
            scope.spawn(move || (0..20).for_each(|_| drop(home.journal().append(&run("a"), intent(1)).unwrap())));
        }
    });
    assert_eq!(home.journal().entries(&run("a")).unwrap().len(), 81);
    home.verify_journal(&profile()).unwrap();
}

/// Someone with the file and a tool for it.
fn meddle(folder: &Folder, sql: &str) -> rusqlite::Result<()> {
    Connection::open(folder.join("gatehouse.sqlite")).unwrap().execute_batch(sql)
}

#[test]
fn rows_can_be_neither_changed_nor_removed() {
    let folder = Folder::new();
    write(&folder.home().journal(), &run("a"), &small_run(1));
    for sql in ["UPDATE journal SET at = ''", "DELETE FROM journal WHERE sequence = 4"] {
        assert!(meddle(&folder, sql).unwrap_err().to_string().contains("append-only"), "{sql}");
    }
}

/// The same with the guards taken away for a moment.
pub(crate) fn meddle_past_the_guards(folder: &Folder, sql: &str) {
    let connection = Connection::open(folder.join("gatehouse.sqlite")).unwrap();
    let guards = "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'journal'";
    let mut statement = connection.prepare(guards).unwrap();
    let guards = statement.query_map([], |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?)));
    let guards: Vec<(String, String)> = guards.unwrap().collect::<Result<_, _>>().unwrap();
    for (name, _) in &guards {
        connection.execute_batch(&format!("DROP TRIGGER {name}")).unwrap();
    }
    connection.execute_batch(sql).unwrap();
    for (_, guard) in &guards {
        connection.execute_batch(guard).unwrap();
    }
}

fn broken(run: &RunId, sequence: u64) -> Error {
    Error::BrokenChain(BrokenChain { run: run.0.clone(), sequence })
}

#[test]
fn a_journal_without_its_guards_is_not_opened() {
    let folder = Folder::new();
    drop(folder.home());
    meddle(&folder, "DROP TRIGGER journal_is_not_changed").unwrap();
    assert!(matches!(Home::open(&folder), Err(Error::Damaged { .. })));
}

#[test]
fn a_changed_row_is_found_and_named() {
    for change in [
        "at = '2030-01-01T00:00:00.000Z'",
        "event = replace(event, 'claimed', 'lost')",
        "profile = 'other'",
        "previous = zeroblob(32)",
        "hash = zeroblob(32)",
        "run = 'b', sequence = 1",
    ] {
        let folder = Folder::new();
        write(&folder.home().journal(), &run("a"), &small_run(3));
        meddle_past_the_guards(&folder, &format!("UPDATE journal SET {change} WHERE run = 'a' AND sequence = 5"));
        let home = folder.home();
        let found = [home.verify_journal(&profile()), home.journal().entries(&run("a")).map(drop)];
        assert!(found.iter().all(|it| matches!(it, Err(Error::BrokenChain(_)))), "{change}: {found:?}");
    }
}

#[test]
fn a_row_that_was_taken_out_put_in_or_moved_breaks_the_chain_where_it_was() {
    let copy = "INSERT INTO journal (sequence, profile, run, at, previous, hash, event)
        SELECT 99, profile, run, at, previous, hash, event FROM journal WHERE sequence = 2";
    for (change, at) in [
        ("DELETE FROM journal WHERE sequence = 4", 4),
        (copy, 9),
        ("UPDATE journal SET place = 100 WHERE sequence = 4", 4),
        ("UPDATE journal SET at = 'x' WHERE sequence = 6", 6),
    ] {
        let folder = Folder::new();
        write(&folder.home().journal(), &run("a"), &small_run(3));
        meddle_past_the_guards(&folder, change);
        assert_eq!(folder.home().verify_journal(&profile()).unwrap_err(), broken(&run("a"), at), "{change}");
    }
}

#[test]
fn counted_time_to_find_what_is_unfinished() {
    let folder = Folder::new();
    let home = folder.home();
    let (runs, steps) = if full() { (40, 124) } else { (8, 124) };
    for number in 0..runs {
        let events = small_run(steps);
        let open = &events[..events.len() - usize::from(number % 4 == 0)];
        write(&home.journal(), &run(&format!("run {number}")), open);
    }
    drop(home);
    let start = std::time::Instant::now();
    let home = folder.home();
    assert_eq!(home.unfinished(&profile()).unwrap().len(), runs / 4);
    println!("opened {runs} runs of {} entries and folded them in {:?}", 2 * steps + 2, start.elapsed());
}
