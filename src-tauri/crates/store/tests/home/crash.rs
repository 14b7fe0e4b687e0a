//! A process that ends between writing and syncing leaves a whole row or none.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use store::{Home, Journal as _, kill};

use crate::sample::{Folder, again, profile, role, run, small_run, write};

#[test]
fn counted_deaths_at_every_moment_of_every_append_leave_whole_rows() {
    if let Some((moment, folder)) = role() {
        return die_at(&moment, &folder);
    }
    let name = "crash::counted_deaths_at_every_moment_of_every_append_leave_whole_rows";
    let events = small_run(3);
    let mut deaths = 0;
    for n in 1..=events.len() {
        for (moment, rows) in [("append:before", n - 1), ("append:written", n - 1), ("append:synced", n)] {
            let folder = Folder::new();
            let output = again(name, &format!("{n} {moment}"), &folder).output().unwrap();
            assert!(!output.status.success(), "it should have died at {moment} of append {n}");
            let home = folder.home();
            let left = home.journal().entries(&run("r")).unwrap();
            let left: Vec<_> = left.into_iter().map(|entry| entry.event).collect();
            assert_eq!(left, events[..rows], "{moment} of append {n}");
            home.verify_journal(&profile()).unwrap();
            deaths += 1;
        }
    }
    println!("died {deaths} times; every journal was whole");
}

fn die_at(role: &str, folder: &std::path::Path) {
    let (n, moment) = role.split_once(' ').unwrap();
    let (n, moment): (usize, String) = (n.parse().unwrap(), moment.to_owned());
    let count = AtomicUsize::new(0);
    kill::set_hook(Arc::new(move |here| {
        if here == moment && count.fetch_add(1, Ordering::SeqCst) + 1 == n {
            std::process::abort();
        }
    }));
    write(&Home::open(folder).unwrap().journal(), &run("r"), &small_run(3));
}
