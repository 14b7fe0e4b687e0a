//! An instance that is away for a while, again and again: readings are repeated, but never without end; writes not at all (RL6).

use std::sync::{Arc, Mutex};

use async_trait::async_trait;
use bytes::Bytes;
use domain::{OrganizationId, UserId};
use http::{Method, Request, Response};
use make_api::transport::{Transport, TransportError};
use make_api::{Address, ReadClient, WriteClient};

use crate::support::{Dice, answer, key, schedules};

/// The most attempts of one reading.
const ATTEMPTS: u64 = 3;
/// The most repetitions until something succeeds.
const REPETITIONS: u64 = 35;

/// Away and there in turns, for a number of requests each.
struct Unsteady(Mutex<State>);

struct State {
    lot: Dice,
    is_away: bool,
    left: usize,
    arrivals: u64,
}

impl State {
    /// Whether this request finds the instance away.
    fn next(&mut self) -> bool {
        self.arrivals += 1;
        if self.left == 0 {
            self.is_away = !self.is_away;
            // Some outages outlast everything that is asked.
            let longest = if self.is_away && self.lot.one_in(4) { 1_000 } else { 60 };
            self.left = 1 + self.lot.below(longest);
        }
        self.left -= 1;
        self.is_away
    }

    fn trouble(&mut self) -> Result<Response<Bytes>, TransportError> {
        match self.lot.below(9) {
            0 => Err(TransportError::NotSent("refused".to_owned())),
            1 => Err(TransportError::Broken("reset".to_owned())),
            2 => Err(TransportError::TimedOut("30 s".to_owned())),
            place => Ok(answer([408, 424, 500, 502, 503, 504][place - 3], "{}")),
        }
    }
}

#[async_trait]
impl Transport for Unsteady {
    async fn send(&self, request: Request<Bytes>) -> Result<Response<Bytes>, TransportError> {
        let mut state = self.0.lock().unwrap();
        if state.next() {
            return state.trouble();
        }
        let body =
            if request.method() == Method::GET { r#"{"authUser":{"id":1}}"# } else { r#"{"userOrganizationRole":[]}"# };
        Ok(answer(200, body))
    }
}

/// What one schedule showed.
#[derive(Default)]
struct Shown {
    readings: u64,
    failed: u64,
    most_attempts: u64,
    most_repetitions: u64,
    writes_sent_again: u64,
}

async fn play(seed: u64) -> Shown {
    let state = State { lot: Dice(seed), is_away: false, left: 0, arrivals: 0 };
    let unsteady = Arc::new(Unsteady(Mutex::new(state)));
    let arrivals = || unsteady.0.lock().unwrap().arrivals;
    let address = Address::understand("https://acme.onmake.com").unwrap();
    let read = ReadClient::new(&address, key(), Arc::<Unsteady>::clone(&unsteady)).with_seed(seed);
    let write = WriteClient::new(&address, key(), Arc::<Unsteady>::clone(&unsteady));
    let (mut shown, mut since_success, mut lot) = (Shown::default(), 0, Dice(seed ^ 0x5EED));
    for _ in 0..lot.below(120) {
        let before = arrivals();
        if lot.one_in(10) {
            write.transfer_ownership(OrganizationId(1), UserId(2)).await;
            shown.writes_sent_again += arrivals() - before - 1;
            continue;
        }
        let answer = read.me().await;
        let attempts = arrivals() - before;
        since_success += attempts - 1;
        shown.readings += 1;
        shown.most_attempts = shown.most_attempts.max(attempts);
        shown.most_repetitions = shown.most_repetitions.max(since_success);
        match answer {
            Ok(_) => since_success = 0,
            Err(_) => shown.failed += 1,
        }
    }
    shown
}

#[tokio::test(start_paused = true)]
async fn counted_an_outage_costs_a_bounded_number_of_repetitions() {
    let mut all = Shown::default();
    let schedules = schedules();
    for seed in 0..schedules {
        let shown = play(seed).await;
        assert!(shown.most_attempts <= ATTEMPTS, "seed {seed}: {} attempts of one reading", shown.most_attempts);
        assert!(shown.most_repetitions <= REPETITIONS, "seed {seed}: {} repetitions", shown.most_repetitions);
        assert_eq!(shown.writes_sent_again, 0, "seed {seed}: a write was sent again");
        all.readings += shown.readings;
        all.failed += shown.failed;
        all.most_attempts = all.most_attempts.max(shown.most_attempts);
        all.most_repetitions = all.most_repetitions.max(shown.most_repetitions);
    }
    println!(
        "RL6: {schedules} schedules, {} readings, {} failed; at most {} attempts of one, {} repetitions without a success",
        all.readings, all.failed, all.most_attempts, all.most_repetitions
    );
    assert_eq!((all.most_attempts, all.most_repetitions), (ATTEMPTS, REPETITIONS), "the bounds were reached");
    assert!(all.failed > schedules);
}
