//! Notes beside a run, and the hash that stands for its journal.

use store::Journal as _;

use crate::sample::{Folder, intent, run, small_run, write};

#[test]
fn a_note_is_kept_by_run_and_name_and_the_last_one_counts() {
    let folder = Folder::new();
    let home = folder.home();
    home.set_note(&run("a"), "ticks", "1").unwrap();
    home.set_note(&run("a"), "ticks", "1 3").unwrap();
    home.set_note(&run("b"), "ticks", "2").unwrap();
    drop(home);
    let home = folder.home();
    assert_eq!(home.note(&run("a"), "ticks").unwrap().as_deref(), Some("1 3"));
    assert_eq!(home.note(&run("b"), "ticks").unwrap().as_deref(), Some("2"));
    assert_eq!(home.note(&run("a"), "saved").unwrap(), None);
}

#[test]
fn the_head_of_a_journal_changes_with_every_entry() {
    let folder = Folder::new();
    let home = folder.home();
    assert_eq!(home.journal_head(&run("a")).unwrap(), None);
    write(&home.journal(), &run("a"), &small_run(1)[..2]);
    let before = home.journal_head(&run("a")).unwrap().unwrap();
    assert_eq!(before.len(), 64);
    home.journal().append(&run("a"), intent(1)).unwrap();
    assert_ne!(home.journal_head(&run("a")).unwrap().unwrap(), before);
}
