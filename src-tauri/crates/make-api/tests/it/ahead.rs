//! Long lists are fetched ahead: as fast as the way allows, never more at once than it says, and not a request more for short ones.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use async_trait::async_trait;
use bytes::Bytes;
use http::{Request, Response};
use make_api::transport::{Transport, TransportError};
use make_api::{Address, Complete, Continue, ReadClient};
use tokio::time::Instant;

use crate::support::{answer, key, parameter};

const WAY: Duration = Duration::from_millis(50);

/// An instance with so many people, `cap` on a page, `WAY` away.
struct Far {
    people: usize,
    cap: usize,
    seen: Mutex<Seen>,
}

#[derive(Default)]
struct Seen {
    /// Where the pages started that were asked for, in the order of asking.
    starts: Vec<usize>,
    on_their_way: usize,
    most: usize,
}

impl Far {
    fn of(people: usize, cap: usize) -> Arc<Self> {
        Arc::new(Self { people, cap, seen: Mutex::default() })
    }

    fn client(self: &Arc<Self>) -> ReadClient {
        let address = Address::understand("https://acme.onmake.com").unwrap();
        ReadClient::new(&address, key(), Arc::<Self>::clone(self))
    }

    /// Reads everybody; how many round trips that takes.
    async fn read(self: &Arc<Self>) -> f64 {
        let began = Instant::now();
        let complete = self.client().people(&mut |_| Continue::Yes).await.unwrap();
        assert_eq!(complete, Complete { rows: self.people, ..Complete::default() });
        began.elapsed().as_secs_f64() / WAY.as_secs_f64()
    }

    fn starts(&self) -> Vec<usize> {
        self.seen.lock().unwrap().starts.clone()
    }
}

#[async_trait]
impl Transport for Far {
    async fn send(&self, request: Request<Bytes>) -> Result<Response<Bytes>, TransportError> {
        let (limit, start) = (parameter(&request, "pg[limit]").unwrap(), parameter(&request, "pg[offset]").unwrap());
        {
            let mut seen = self.seen.lock().unwrap();
            seen.starts.push(start);
            seen.on_their_way += 1;
            seen.most = seen.most.max(seen.on_their_way);
        }
        tokio::time::sleep(WAY).await;
        self.seen.lock().unwrap().on_their_way -= 1;
        let page = (1..=self.people).skip(start).take(limit.min(self.cap)).map(|row| format!(r#"{{"id":{row}}}"#));
        Ok(answer(200, &format!(r#"{{"users":[{}]}}"#, page.collect::<Vec<_>>().join(","))))
    }
}

#[tokio::test(start_paused = true)]
async fn a_hundred_pages_take_no_longer_than_fifteen_round_trips_and_nine_go_at_once() {
    let far = Far::of(100_000, 1_000);
    let trips = far.read().await;
    assert!(trips < 15.1, "{trips}");
    assert_eq!(far.seen.lock().unwrap().most, 9);
}

#[tokio::test(start_paused = true)]
async fn a_page_size_that_the_instance_cuts_is_learned_and_fetched_ahead_too() {
    let far = Far::of(2_000, 100);
    let trips = far.read().await;
    assert!(trips < 8.0, "{trips}");
}

#[tokio::test(start_paused = true)]
async fn a_short_list_is_asked_for_page_by_page_as_if_nothing_were_fetched_ahead() {
    for (people, starts) in [(0, vec![0]), (2, vec![0, 1, 2]), (700, vec![0, 699, 700])] {
        let far = Far::of(people, 1_000);
        far.read().await;
        assert_eq!(far.starts(), starts, "{people} people");
        assert_eq!(far.seen.lock().unwrap().most, 1);
    }
}

#[tokio::test(start_paused = true)]
async fn whoever_stops_a_list_stops_what_is_fetched_ahead() {
    let far = Far::of(100_000, 1_000);
    let stopped =
        far.client().people(&mut |page| if page.so_far < 5_000 { Continue::Yes } else { Continue::Stop }).await;
    assert!(stopped.is_err());
    let asked = far.starts().len();
    assert!(asked <= 6 + 9, "{asked}");
    tokio::time::sleep(WAY * 10).await;
    assert_eq!(far.starts().len(), asked, "nothing is asked for afterwards");
}
