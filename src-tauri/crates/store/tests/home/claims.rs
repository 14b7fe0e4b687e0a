//! Claims: one wins, the loser hears it at once, and a dead holder holds nothing.

use std::io::{BufRead as _, BufReader, Write as _};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Stdio};
use std::sync::{Arc, Barrier, Mutex};
use std::time::{Duration, Instant};

use domain::OrganizationId;
use store::{Error, Home, RunClaim};

use crate::sample::{Folder, again, role, run, say};

#[test]
fn a_claim_lasts_until_it_is_dropped() {
    let folder = Folder::new();
    let (here, there) = (folder.home(), folder.home());
    let claim = here.claim_run(&run("a")).unwrap();
    let holder = Some(std::process::id());
    assert_eq!(here.claim_run(&run("a")).unwrap_err(), Error::Claimed { holder });
    assert_eq!(there.claim_run(&run("a")).unwrap_err(), Error::Claimed { holder });
    let _other = there.claim_run(&run("b")).unwrap();
    drop(claim);
    let _mine_now = there.claim_run(&run("a")).unwrap();
}

#[test]
fn an_organization_of_one_instance_can_be_claimed_once() {
    let folder = Folder::new();
    let home = folder.home();
    let _claim = home.claim_organization("https://one.example", OrganizationId(1)).unwrap();
    assert!(matches!(home.claim_organization("https://one.example", OrganizationId(1)), Err(Error::Claimed { .. })));
    let _other = home.claim_organization("https://one.example", OrganizationId(2)).unwrap();
    let _elsewhere = home.claim_organization("https://two.example", OrganizationId(1)).unwrap();
}

#[test]
fn of_many_threads_one_wins() {
    let folder = Folder::new();
    let home = folder.home();
    for round in 0..50 {
        let start = Arc::new(Barrier::new(8));
        let won: Mutex<Vec<RunClaim>> = Mutex::default();
        std::thread::scope(|scope| {
            for _ in 0..8 {
                let (home, start, won) = (home.clone(), Arc::clone(&start), &won);
                scope.spawn(move || {
                    start.wait();
                    if let Ok(claim) = home.claim_run(&run(&format!("round {round}"))) {
                        won.lock().unwrap().push(claim);
                    }
                });
            }
        });
        assert_eq!(won.lock().unwrap().len(), 1, "round {round}");
    }
}

/// Another process that claims what it is told to.
struct Rival {
    child: Child,
    orders: ChildStdin,
    answers: BufReader<ChildStdout>,
}

impl Rival {
    fn start(test: &str, folder: &Path) -> Self {
        let mut command = again(test, "rival", folder);
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        let (orders, answers) = (child.stdin.take().unwrap(), BufReader::new(child.stdout.take().unwrap()));
        Self { child, orders, answers }
    }

    fn order(&mut self, what: &str) {
        writeln!(self.orders, "{what}").unwrap();
    }

    /// The next answer; the test harness prints lines of its own before.
    fn answer(&mut self) -> String {
        loop {
            let mut line = String::new();
            assert_ne!(self.answers.read_line(&mut line).unwrap(), 0, "the rival ended");
            if let Some((_, answer)) = line.split_once("rival: ") {
                return answer.trim().to_owned();
            }
        }
    }

    fn kill(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

impl Drop for Rival {
    fn drop(&mut self) {
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

/// What a rival does: claims the run it is told, says whether it won and how long that took, and lets go on "release".
fn be_a_rival(home: &Home) {
    let mut held = None;
    for order in std::io::stdin().lines() {
        let order = order.unwrap();
        if order == "release" {
            held = None;
            say("rival: released");
            continue;
        }
        let start = Instant::now();
        let claim = home.claim_run(&run(&order));
        let micros = start.elapsed().as_micros();
        match claim {
            Ok(claim) => {
                held = Some(claim);
                say(&format!("rival: won {micros}"));
            }
            Err(Error::Claimed { .. }) => say(&format!("rival: lost {micros}")),
            Err(error) => say(&format!("rival: {error}")),
        }
    }
    drop(held);
}

#[test]
fn counted_races_of_two_processes_have_one_winner_each() {
    if let Some((_, folder)) = role() {
        return be_a_rival(&Home::open(&folder).unwrap());
    }
    let folder = Folder::new();
    let name = "claims::counted_races_of_two_processes_have_one_winner_each";
    let mut rivals = [Rival::start(name, &folder), Rival::start(name, &folder)];
    let mut slowest = Duration::ZERO;
    let rounds = 1_000;
    for round in 0..rounds {
        for rival in &mut rivals {
            rival.order(&format!("round {round}"));
        }
        let answers = rivals.each_mut().map(Rival::answer);
        let winners = answers.iter().filter(|answer| answer.starts_with("won")).count();
        let losers: Vec<u64> = answers.iter().filter_map(|it| it.strip_prefix("lost ")?.parse().ok()).collect();
        assert_eq!((winners, losers.len()), (1, 1), "round {round}: {answers:?}");
        slowest = slowest.max(Duration::from_micros(losers[0]));
        for rival in &mut rivals {
            rival.order("release");
            assert_eq!(rival.answer(), "released");
        }
    }
    assert!(slowest < Duration::from_millis(200), "a loser waited {slowest:?}");
    println!("{rounds} races, one winner each; the slowest loser knew after {slowest:?}");
}

#[test]
fn the_claim_of_a_killed_process_is_free_at_once() {
    if let Some((_, folder)) = role() {
        return be_a_rival(&Home::open(&folder).unwrap());
    }
    let folder = Folder::new();
    let home = folder.home();
    for round in 0..5 {
        let what = format!("round {round}");
        let mut rival = Rival::start("claims::the_claim_of_a_killed_process_is_free_at_once", &folder);
        rival.order(&what);
        assert!(rival.answer().starts_with("won"));
        let holder = Some(rival.child.id());
        assert_eq!(home.claim_run(&run(&what)).unwrap_err(), Error::Claimed { holder });
        rival.kill();
        drop(home.claim_run(&run(&what)).unwrap());
    }
}
