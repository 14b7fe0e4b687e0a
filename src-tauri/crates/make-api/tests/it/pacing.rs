//! Politeness towards instances that limit requests, on a paused clock: waits are kept in full, and once the limit has shown, it is hardly
//! ever met again.

use std::collections::{BTreeMap, VecDeque};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use async_trait::async_trait;
use bytes::Bytes;
use http::{Request, Response};
use make_api::transport::{Transport, TransportError};
use make_api::{Address, Complete, Continue, ReadClient};
use tokio::time::{Instant, sleep};

use crate::support::{Dice, answer, key, parameter, schedules};

const MINUTE: Duration = Duration::from_secs(60);
/// What the instances' clocks show when a test begins.
const EPOCH: Duration = Duration::from_secs(1_790_000_000);

/// How an instance counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Counting {
    /// By windows that begin every minute.
    Fixed,
    /// What came in the last minute.
    Sliding,
    /// A bucket that fills drop by drop.
    Bucket,
}

/// How it tells the wait.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Telling {
    Seconds,
    Date,
    Nothing,
}

struct State {
    accepted: VecDeque<Instant>,
    drops: f64,
    filled: Instant,
    dice: Dice,
    /// When requests were sent, and whether they were refused.
    sent: Vec<(Instant, bool)>,
    /// After how many requests a refusal was heard, and until when nothing may be sent then.
    asked: Vec<(usize, Instant)>,
    /// Further requests that are refused whatever the count, with waits in seconds.
    refusals: VecDeque<(usize, u64)>,
}

type Body = Box<dyn Fn(&Request<Bytes>) -> String + Send + Sync>;

/// An instance that allows `limit` requests a minute.
pub(crate) struct Limited {
    pub(crate) counting: Counting,
    pub(crate) telling: Telling,
    pub(crate) limit: usize,
    /// The longest way there and back.
    latency: Duration,
    /// When its windows begin.
    started: Instant,
    state: Mutex<State>,
    body: Body,
}

/// What a schedule showed.
pub(crate) struct Seen {
    pub(crate) requests: usize,
    pub(crate) refused: usize,
    /// Sent after the first refusal had arrived, and refused.
    pub(crate) further: usize,
    pub(crate) further_refused: usize,
    /// Sent before the time that the instance had asked to wait until.
    pub(crate) too_early: usize,
}

impl Limited {
    pub(crate) fn new(counting: Counting, telling: Telling, limit: usize, latency: Duration, seed: u64) -> Self {
        let mut dice = Dice(seed);
        let now = Instant::now();
        let phase = if counting == Counting::Fixed { dice.below(60_000) } else { 0 };
        let state = State {
            accepted: VecDeque::new(),
            drops: f64::from(u32::try_from(limit).unwrap()),
            filled: now,
            dice,
            sent: Vec::new(),
            asked: Vec::new(),
            refusals: VecDeque::new(),
        };
        let started = now.checked_sub(Duration::from_millis(phase as u64)).unwrap_or(now);
        let body = Box::new(|_: &Request<Bytes>| r#"{"authUser":{"id":1}}"#.to_owned());
        Self { counting, telling, limit, latency, started, state: Mutex::new(state), body }
    }

    pub(crate) fn answering(mut self, body: impl Fn(&Request<Bytes>) -> String + Send + Sync + 'static) -> Self {
        self.body = Box::new(body);
        self
    }

    fn refusing(self, refusals: impl IntoIterator<Item = (usize, u64)>) -> Self {
        self.state.lock().unwrap().refusals = refusals.into_iter().collect();
        self
    }

    pub(crate) fn client(self: &Arc<Self>) -> ReadClient {
        let address = Address::understand("https://acme.onmake.com").unwrap();
        ReadClient::new(&address, key(), Arc::<Self>::clone(self)).with_seed(7)
    }

    /// Counts the request, or says how long to wait.
    fn count(&self, state: &mut State, now: Instant) -> Result<(), Duration> {
        let rate = f64::from(u32::try_from(self.limit).unwrap()) / 60.0;
        match self.counting {
            Counting::Fixed => {
                let into = Duration::from_nanos(
                    u64::try_from(now.duration_since(self.started).as_nanos() % MINUTE.as_nanos()).unwrap(),
                );
                state.accepted.retain(|at| now.duration_since(*at) <= into);
                if state.accepted.len() >= self.limit {
                    return Err(MINUTE.saturating_sub(into));
                }
            }
            Counting::Sliding => {
                state.accepted.retain(|at| now.duration_since(*at) < MINUTE);
                if state.accepted.len() >= self.limit {
                    return Err(MINUTE.saturating_sub(now.duration_since(state.accepted[0])));
                }
            }
            Counting::Bucket => {
                let most = f64::from(u32::try_from(self.limit).unwrap());
                state.drops = (state.drops + rate * now.duration_since(state.filled).as_secs_f64()).min(most);
                state.filled = now;
                if state.drops < 1.0 {
                    return Err(Duration::from_secs_f64((1.0 - state.drops) / rate));
                }
                state.drops -= 1.0;
            }
        }
        state.accepted.push_back(now);
        Ok(())
    }

    /// The refusal as it travels, and the wait that it names.
    fn refusal(&self, wait: Duration, now: Instant) -> (Response<Bytes>, Option<Duration>) {
        let seconds = Duration::from_secs(wait.as_secs() + u64::from(wait.subsec_nanos() > 0));
        let text = || Bytes::from_static(b"Requests limit for organization exceeded, please try again later.");
        let builder = Response::builder().status(429).header("content-type", "text/plain");
        match self.telling {
            Telling::Seconds => (builder.header("retry-after", seconds.as_secs()).body(text()).unwrap(), Some(seconds)),
            Telling::Nothing => (builder.body(text()).unwrap(), None),
            Telling::Date => {
                let clock = EPOCH + now.duration_since(self.started);
                let date = |since: Duration| httpdate::fmt_http_date(std::time::SystemTime::UNIX_EPOCH + since);
                let until = Duration::from_secs((clock + wait).as_secs() + 1);
                let builder = builder.header("date", date(clock)).header("retry-after", date(until));
                (builder.body(text()).unwrap(), Some(until.saturating_sub(Duration::from_secs(clock.as_secs()))))
            }
        }
    }

    pub(crate) fn seen(&self) -> Seen {
        let state = self.state.lock().unwrap();
        let first = state.asked.first().map_or(state.sent.len(), |(after, _)| *after);
        let further = &state.sent[first..];
        let early = |place: usize, at: Instant| state.asked.iter().any(|(after, until)| place >= *after && at < *until);
        Seen {
            requests: state.sent.len(),
            refused: state.sent.iter().filter(|(_, refused)| *refused).count(),
            further: further.len(),
            further_refused: further.iter().filter(|(_, refused)| *refused).count(),
            too_early: state.sent.iter().enumerate().filter(|(place, (at, _))| early(*place, *at)).count(),
        }
    }
}

#[async_trait]
impl Transport for Limited {
    async fn send(&self, request: Request<Bytes>) -> Result<Response<Bytes>, TransportError> {
        let (place, there, back) = {
            let mut state = self.state.lock().unwrap();
            state.sent.push((Instant::now(), false));
            let most = usize::try_from(self.latency.as_micros()).unwrap() + 1;
            let mut way = || Duration::from_micros(state.dice.below(most) as u64 / 2);
            let (there, back) = (way(), way());
            (state.sent.len() - 1, there, back)
        };
        sleep(there).await;
        let now = Instant::now();
        let refused = {
            let mut state = self.state.lock().unwrap();
            match state.refusals.front().copied() {
                Some((nth, seconds)) if nth <= place => {
                    state.refusals.pop_front();
                    Some(Duration::from_secs(seconds))
                }
                Some(_) | None => self.count(&mut state, now).err(),
            }
        };
        let Some(wait) = refused else {
            sleep(back).await;
            return Ok(answer(200, &(self.body)(&request)));
        };
        let (refusal, named) = self.refusal(wait, now);
        sleep(back).await;
        let mut state = self.state.lock().unwrap();
        state.sent[place].1 = true;
        let after = state.sent.len();
        state.asked.push((after, Instant::now() + named.unwrap_or_default()));
        Ok(refusal)
    }
}

/// Reads `count` times, in as many tasks at once.
async fn read(client: &ReadClient, tasks: usize, count: usize) {
    let readers = (0..tasks).map(|_| async {
        for _ in 0..count / tasks {
            client.me().await.unwrap();
        }
    });
    futures_util::future::join_all(readers).await;
}

#[derive(Default)]
struct Sum {
    schedules: usize,
    limited: usize,
    requests: usize,
    further: usize,
    further_refused: usize,
    most_refused: usize,
}

#[tokio::test(start_paused = true)]
async fn counted_after_the_first_refusal_at_most_one_request_of_a_hundred_is_refused() {
    let mut sums = BTreeMap::<(Counting, Telling), Sum>::new();
    let mut too_early = 0;
    for seed in 0..schedules() {
        let (mut dice, turn) = (Dice(seed), usize::try_from(seed).unwrap());
        let counting = [Counting::Fixed, Counting::Sliding, Counting::Bucket][turn % 3];
        let telling = [Telling::Seconds, Telling::Date, Telling::Nothing][turn / 3 % 3];
        let limit = [30, 60, 60, 120, 120, 240, 240, if dice.one_in(8) { 1_000 } else { 60 }][turn / 9 % 8];
        let latency = Duration::from_millis([0, 20, 200, 1_000][turn / 72 % 4]);
        let tasks = [1, 1, 2, 4][dice.below(4)];
        let instance = Arc::new(Limited::new(counting, telling, limit, latency, seed));
        read(&instance.client(), tasks, limit + 150 + dice.below(150)).await;
        let seen = instance.seen();
        too_early += seen.too_early;
        let sum = sums.entry((counting, telling)).or_default();
        sum.schedules += 1;
        sum.limited += usize::from(seen.refused > 0);
        sum.requests += seen.requests;
        sum.further += seen.further;
        sum.further_refused += seen.further_refused;
        sum.most_refused = sum.most_refused.max(seen.further_refused);
    }
    let (mut all, mut limited) = (0, 0);
    for (kind, sum) in &sums {
        println!(
            "RL5: {kind:?}: {} schedules, {} limited; {} requests, {} of {} after the first refusal refused ({} of 10,000), at most {} in one",
            sum.schedules,
            sum.limited,
            sum.requests,
            sum.further_refused,
            sum.further,
            10_000 * sum.further_refused / sum.further.max(1),
            sum.most_refused
        );
        (all, limited) = (all + sum.schedules, limited + sum.limited);
    }
    println!("RL5: {all} schedules, {limited} of them limited; sent before the asked time: {too_early}");
    assert_eq!(too_early, 0);
    assert!(limited * 2 > all, "only {limited} schedules met a limit");
    for (kind, sum) in sums {
        assert!(sum.further_refused * 100 <= sum.further, "{kind:?}: {} of {}", sum.further_refused, sum.further);
    }
}

#[tokio::test(start_paused = true)]
async fn counted_whatever_wait_an_instance_asks_for_nothing_is_sent_before_it_is_over() {
    let (mut waits, mut requests, mut longest) = (0, 0, 0);
    for seed in 0..schedules() {
        let mut dice = Dice(seed);
        let telling = if dice.one_in(2) { Telling::Seconds } else { Telling::Date };
        let refusals: Vec<(usize, u64)> = (0..=dice.below(5))
            .map(|number| {
                let seconds =
                    if dice.one_in(4) { [1, 59, 60, 61, 3_600][dice.below(5)] } else { 1 + dice.below(3_600) };
                (number * 9 + dice.below(9), seconds as u64)
            })
            .collect();
        longest = longest.max(refusals.iter().map(|(_, seconds)| *seconds).max().unwrap());
        let latency = Duration::from_millis([0, 300, 3_000][dice.below(3)]);
        let instance = Limited::new(Counting::Sliding, telling, 10_000, latency, seed).refusing(refusals.clone());
        let instance = Arc::new(instance);
        let client = instance.client().with_patience(Duration::from_secs(5 * 3_700));
        let tasks = 1 + dice.below(4);
        read(&client, tasks, 60).await;
        let seen = instance.seen();
        assert_eq!(seen.too_early, 0, "seed {seed}: {refusals:?}");
        assert_eq!(seen.refused, refusals.len(), "seed {seed}");
        (waits, requests) = (waits + refusals.len(), requests + seen.requests);
    }
    println!(
        "RL5: {} schedules with {waits} asked waits of 1 to {longest} s in both forms; {requests} requests, sent too early: 0",
        schedules()
    );
}

#[tokio::test(start_paused = true)]
async fn where_every_tenth_request_is_refused_however_few_are_sent_nothing_takes_longer_than_the_asked_waits_need() {
    let instance = Limited::new(Counting::Sliding, Telling::Seconds, 1_000_000, Duration::from_millis(20), 7);
    let instance = Arc::new(instance.refusing((0..200).map(|number| (number * 10, 1))));
    let client = instance.client();
    let started = Instant::now();
    read(&client, 1, 900).await;
    let seen = instance.seen();
    assert_eq!(seen.too_early, 0);
    assert!((90..=101).contains(&seen.refused), "{}", seen.refused);
    let least = Duration::from_secs(seen.refused as u64);
    assert!(started.elapsed() <= least * 5, "{:?} where {least:?} was asked for", started.elapsed());
}

/// An instance with `rows` people, in pages of `size`.
fn people(rows: usize, size: usize) -> impl Fn(&Request<Bytes>) -> String + Send + Sync + 'static {
    move |request| {
        let (limit, offset) = (parameter(request, "pg[limit]").unwrap(), parameter(request, "pg[offset]").unwrap());
        let page = (1..=rows).skip(offset).take(limit.min(size)).map(|row| format!(r#"{{"id":{row}}}"#));
        format!(r#"{{"users":[{}]}}"#, page.collect::<Vec<_>>().join(","))
    }
}

/// The shortest time in which an instance that counts like this answers so many requests, each of which takes `way`. A bucket that names
/// no waits cannot be told from a window.
fn bound(counting: Counting, telling: Telling, limit: usize, requests: usize, way: Duration) -> Duration {
    let (limit, requests) = (u32::try_from(limit).unwrap(), u32::try_from(requests).unwrap());
    let drops = counting == Counting::Bucket && telling != Telling::Nothing;
    let kept = if drops {
        MINUTE.mul_f64(f64::from(requests) / f64::from(limit) - 1.0)
    } else {
        MINUTE * ((requests - 1) / limit) + way * ((requests - 1) % limit)
    };
    kept.max(way * requests)
}

#[tokio::test(start_paused = true)]
async fn counted_a_list_takes_hardly_longer_than_the_limit_allows() {
    for limit in [60, 240, 1_000] {
        for counting in [Counting::Fixed, Counting::Sliding, Counting::Bucket] {
            for telling in [Telling::Seconds, Telling::Date, Telling::Nothing] {
                for (size, latency) in [(100, 0), (100, 50)] {
                    let pages = if limit < 1_000 { limit * 9 / 2 } else { limit * 5 / 2 };
                    let rows = pages * size;
                    let way = Duration::from_millis(latency);
                    let instance = Limited::new(counting, telling, limit, way, 7).answering(people(rows, size));
                    let (instance, started) = (Arc::new(instance), Instant::now());
                    let complete = instance.client().people(&mut |_| Continue::Yes).await.unwrap();
                    assert_eq!(complete, Complete { rows, ..Complete::default() });
                    let (took, seen) = (started.elapsed(), instance.seen());
                    let least = bound(counting, telling, limit, pages, way / 2);
                    let (times, most) = (took.as_secs_f64() / least.as_secs_f64(), pages + pages / 50 + 2);
                    let what = format!("{limit} a minute, {counting:?}, {telling:?}, pages of {size}, {latency} ms");
                    println!(
                        "PF3: {what}: {rows} rows in {:.1} s, {times:.3} x the bound; {} requests for {pages} pages, {} refused",
                        took.as_secs_f64(),
                        seen.requests,
                        seen.refused
                    );
                    assert!(times <= 1.05, "{what}: {times:.3} x {least:?}");
                    assert!(seen.requests <= most, "{what}: {} requests, not {most}", seen.requests);
                }
            }
        }
    }
}
